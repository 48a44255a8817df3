//! What a card says, before it has words: message ids with typed arguments.

use crate::pack::{EntityId, EntityType, FactKind, SourceId};
use crate::value::{Date, Decimal, Unit};

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

/// A sentence, or a part of one, with places for arguments. The renderer has the words, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Say {
    /// Rank, noun, since, basis, least: the largest, second-largest … of a series.
    Rank,
    /// As `Rank`, and the money in whose day's worth the values are.
    RankNominal,
    OfThe,
    Since,
    FromOn,
    /// Index, other row, its year, then, now, year of the index: after inflation another row is larger.
    NotAfterInflation,
    /// Index and its year: after inflation it is still the largest.
    AlsoAfterInflation,
    /// Amount, unit, rate, its unit, year: an amount in another money at a year's mean.
    AtMeanRate,
    /// As `AtMeanRate`, with the day whose rate it is.
    AtDaysRate,
    /// An amount in the reader's units.
    InUnits,
    /// To, from, difference, part in per cent: what a change that the article states amounts to.
    Change,
    /// As `Change`, reckoned back from "doubled" or "rose 3%".
    ChangeBack,
    Percent,
    /// What is known of an amount, or what happened to something on a day.
    Status,
    Both,
    One,
    /// Count, noun, amount: the middle one of all rows.
    Median,
    /// Then, its year, now, year of the index, index: an amount of an earlier year in later money.
    Inflated,
    /// Per cent, owner, what, how large, year, rate: a part of an economy or a budget.
    Share,
    Aside,
    /// Amount, owner, people.
    PerHead,
    /// Ratio, thing, its size: a familiar thing of the same order.
    Like,
    /// Ratio, thing, its size: an amount of another basis.
    Scale,
    /// Shown, of all, noun: what the chart leaves out.
    Shown,
    /// The article's own words about whom it names.
    InThisArticle,
    /// Kind of thing: no pack knows it.
    FromThisArticle,
    Quoted,
    /// Name, since: what something belongs to.
    Lasting,
    /// Title, month: nobody has looked for long whether it still holds.
    OfficeAsOf,
    /// A statement and its month, where it was due to be looked at again.
    SentenceAsOf,
    /// As `SentenceAsOf`, behind a row's own words.
    MayHaveChanged,
    /// Value, month: what a row of an older article is now.
    LaterValue,
    /// Title, day: who has left an office since the article.
    LeftSince,
    /// Title, day: who has taken one.
    TookSince,
    /// Title, first day, first day no longer: who has held one for a time.
    HeldSince,
    /// Month, statement: what became known since the article.
    KnownSince,
    /// Day, what was wrong.
    Corrected,
}

/// What stands in a place of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    Text(String),
    Amount(Decimal, Unit),
    /// With a plus where it is above zero.
    Signed(Decimal, Unit),
    SignedNumber(Decimal),
    Number(Decimal),
    /// A year or a small count.
    Count(u32),
    Date(Date),
    Month(Date),
    /// 1 is the largest.
    Rank(u32),
    /// How many hundredths of the thing behind it.
    Times(Decimal),
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
    /// Whom it names because of how the packs tie them to it; words that only look like a name are none of these.
    pub names: Option<Named>,
}

/// Another entity, and the words that stand for it in a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    pub entity: EntityId,
    pub words: String,
}

impl<T> Sourced<T> {
    pub fn new(what: T, sources: Vec<SourceId>) -> Self {
        Self { what, sources, fact: None, names: None }
    }

    pub fn of_fact(self, id: String) -> Self {
        Self { fact: Some(id), ..self }
    }

    pub fn naming(self, entity: EntityId, words: &str) -> Self {
        Self { names: Some(Named { entity, words: words.to_owned() }), ..self }
    }
}
