//! What a card says, before it has words: message ids with typed arguments.

use crate::pack::{EntityType, FactKind, SourceId};
use crate::value::{Date, Decimal, Unit};

pub use super::interface::Say;

/// A value with its unit, ready to be worded.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    pub value: Decimal,
    pub unit: Unit,
}

/// One statement of a card.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The pack's own words.
    Text(String),
    Quantity(Quantity),
    Date(Date),
    Month(Date),
    EntityKind(EntityType),
    /// "Amount", "Quantity", "Share", "Number"
    FigureKind(crate::figure::Kind),
    /// "President of China since 14 March 2013"
    InOffice {
        title: String,
        from: Date,
    },
    /// "Former president of Venezuela (2013–2026)"
    FormerOffice {
        title: String,
        from: Date,
        to: Date,
    },
    /// Several, one behind the other, as a row's note has them.
    Notes(Vec<Self>),
    /// "official, as of January 2026"
    Provenance {
        kind: FactKind,
        basis: Option<String>,
        status: Option<String>,
        as_of: Date,
    },
    /// "about", "more than", "up to" before the amount in full.
    InFull {
        amount: Quantity,
        bound: Option<crate::figure::Bound>,
    },
    /// A date in full, and how far it is from the article and from today.
    Day(super::day::Day),
    /// A sentence with its arguments.
    Say(Say, Vec<Arg>),
    NominalMoney(Unit),
    ConstantMoney {
        unit: Unit,
        year: i16,
    },
    OrdinaryMeasure(Unit),
}

/// What stands in a place of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Words of a pack or of the article.
    Text(String),
    /// What a message says.
    Said(Box<Message>),
    Amount(Decimal, Unit),
    /// With a plus where it is above zero.
    Signed(Decimal, Unit),
    Number(Decimal),
    /// A year or a small count.
    Count(u32),
    Date(Date),
    Month(Date),
    /// 1 is the largest.
    Rank(u32),
    /// How many hundredths of a thing.
    Times(Decimal, String),
    /// The code of a currency.
    Code(Unit),
    Kind(EntityType),
    /// A name, as what follows is its.
    Owner(String),
    /// A row's label inside a sentence.
    Label(String),
    /// A currency in the plural, as its own country says it.
    Money(Unit),
    Part(Say, Vec<Self>),
}

impl Arg {
    /// A part that may be missing.
    pub fn part(say: Say, arg: Option<Self>) -> Self {
        arg.map_or_else(|| Self::Text(String::new()), |arg| Self::Part(say, vec![arg]))
    }

    pub fn said(message: Message) -> Self {
        Self::Said(Box::new(message))
    }

    pub fn percent(value: Decimal) -> Self {
        Self::Amount(value, Unit::new("percent"))
    }

    pub fn year(date: Date) -> Self {
        Self::Count(u32::from(date.year().unsigned_abs()))
    }
}

/// A statement and the sources it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Sourced<T> {
    pub what: T,
    pub sources: Vec<SourceId>,
    /// Id of the fact, position, row or term of office that it states.
    pub fact: Option<String>,
}

impl<T> Sourced<T> {
    pub fn new(what: T, sources: Vec<SourceId>) -> Self {
        Self { what, sources, fact: None }
    }

    pub fn of_fact(self, id: String) -> Self {
        Self { fact: Some(id), ..self }
    }
}
