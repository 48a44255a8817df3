//! What a card says, before it has words: message ids with typed arguments.

use crate::figure::Kind;
use crate::pack::{EntityId, EntityType, SourceId};
use crate::value::{Date, Decimal, Unit};

pub use super::interface::Say;

/// A value with its unit, ready to be worded.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    pub value: Decimal,
    pub unit: Unit,
}

/// What a card says: a message with what stands in its places, or something that has words in each language by itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// Words of a pack or of the article.
    Text(String),
    Amount(Decimal, Unit),
    /// The same with a digit more, to be set beside one that is close to it.
    Precise(Decimal, Unit),
    /// With a plus where it is above zero.
    Signed(Decimal, Unit),
    /// "about", "at least", "up to" before the amount in full.
    InFull {
        amount: Quantity,
        bound: Option<crate::figure::Bound>,
    },
    Number(Decimal),
    /// A year or a small count.
    Count(u32),
    /// 1 is the largest.
    Rank(u32),
    Date(Date),
    Month(Date),
    Weekday(Date),
    /// The code of a currency.
    Code(Unit),
    /// A currency in the plural, as its own country says it.
    Money(Unit),
    /// What many of a unit are called.
    Noun(Unit),
    Say(Say, Vec<Self>),
    /// A message in the form that a count asks for, with the count in its place.
    Counted(Say, u32),
    /// Several, with what stands between them.
    List(Say, Vec<Self>),
}

/// What stands in a place of a message.
pub type Arg = Message;

impl Message {
    /// A message without places.
    pub fn word(say: Say) -> Self {
        Self::Say(say, Vec::new())
    }

    /// A message with one place. Like the next one not repeated wherever there is such a message (0.5 KB).
    #[inline(never)]
    pub fn with(say: Say, arg: Self) -> Self {
        Self::Say(say, vec![arg])
    }

    #[inline(never)]
    pub fn with_two(say: Say, first: Self, second: Self) -> Self {
        Self::Say(say, vec![first, second])
    }

    /// A part that may be missing.
    pub fn part(say: Say, arg: Option<Self>) -> Self {
        arg.map_or_else(|| Self::Text(String::new()), |arg| Self::with(say, arg))
    }

    pub fn percent(value: Decimal) -> Self {
        Self::Amount(value, Unit::new("percent"))
    }

    pub fn year(date: Date) -> Self {
        Self::Count(u32::from(date.year().unsigned_abs()))
    }

    /// A label inside a sentence: "Military spending" becomes "military spending", "GDP" stays.
    pub fn label(label: &str) -> Self {
        let mut out = label.to_owned();
        if out.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase) {
            out.get_mut(..1).into_iter().for_each(str::make_ascii_lowercase);
        }
        Self::Text(out)
    }

    /// "About 76% of", "About the same as", "About 1.6 times" something: from hundredths.
    pub fn times(percent: Decimal, thing: String) -> Self {
        let hundred = Decimal::from(100);
        let thing = Self::Text(thing);
        match percent.minus(hundred) {
            Some(off) if off.abs() <= Decimal::from(5) => Self::with(Say::AboutSame, thing),
            Some(off) if off.is_negative() => {
                Self::with_two(Say::AboutPercent, Self::percent(percent), thing)
            }
            _ => {
                let times = Self::Number(percent.divided(hundred, 1).unwrap_or_default());
                Self::with_two(Say::AboutTimes, times, thing)
            }
        }
    }
}

impl From<EntityType> for Message {
    fn from(kind: EntityType) -> Self {
        Self::word(match kind {
            EntityType::Person => Say::KindPerson,
            EntityType::Place => Say::KindPlace,
            EntityType::Organization => Say::KindOrganisation,
            EntityType::Event => Say::KindEvent,
            EntityType::Law => Say::KindLaw,
            EntityType::Work => Say::KindWork,
            EntityType::Term => Say::KindTerm,
            EntityType::Other => Say::KindName,
        })
    }
}

impl From<Kind> for Message {
    fn from(kind: Kind) -> Self {
        Self::word(match kind {
            Kind::Money => Say::KindMoney,
            Kind::Percent => Say::KindShare,
            Kind::Quantity | Kind::Temperature => Say::KindQuantity,
            Kind::Number | Kind::Ordinal => Say::KindNumber,
            Kind::Date => Say::KindDate,
            Kind::Duration | Kind::Age => Say::KindDuration,
        })
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

    /// Resting on one source; not repeated wherever there is such a statement.
    #[inline(never)]
    pub fn of(what: T, source: SourceId) -> Self {
        Self::new(what, vec![source])
    }

    pub fn of_fact(self, id: String) -> Self {
        Self { fact: Some(id), ..self }
    }

    pub fn naming(self, entity: EntityId, words: &str) -> Self {
        Self { names: Some(Named { entity, words: words.to_owned() }), ..self }
    }
}
