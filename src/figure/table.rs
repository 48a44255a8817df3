//! The pattern table as the build left it: what the rows mean, and the automaton that finds them.

use super::{Bound, Kind};

/// What a stretch of text can stand for: one row of `atoms.tsv`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A number in figures; `mark` is the decimal mark, `language` the language that writes so.
    Digits {
        mark: char,
        language: &'static str,
    },
    /// "½": upper over lower.
    Fraction(u8, u8),
    /// A number word below a hundred.
    Cardinal(u8),
    Dozen(u8),
    /// "million": a power of ten that multiplies.
    Power(u8),
    /// "bn": a short power of ten. Sure ones need no currency.
    Suffix {
        exponent: u8,
        sure: bool,
    },
    /// "third": one of so many parts.
    Part(u8),
    Ordinal(u8),
    /// `code` is ISO 4217, empty where several countries use the word; "cents" are `10^exponent` of it. Lone ones
    /// may follow "a".
    Money {
        code: &'static str,
        exponent: i8,
        place: Place,
        lone: bool,
    },
    /// `name` is CLDR's, empty where the text does not settle it. Symbols follow digits only;
    /// lone ones may follow "a".
    Unit {
        name: &'static str,
        exponent: i8,
        kind: Kind,
        symbol: bool,
        lone: bool,
    },
    /// 1..=12; doubtful months are verbs and names as well.
    Month {
        number: u8,
        doubtful: bool,
    },
    /// Days since Monday.
    Weekday(u8),
    /// Days from the publication date.
    Day(i8),
    Period(Period),
    /// "last", "this", "next": -1, 0, 1.
    Relative(i8),
    Portion(Portion),
    Quarter(u8),
    HalfYear(u8),
    Bound(Bound),
    BoundAfter(Bound),
    /// "since", "until"
    DateBound(Bound),
    Tense(Tense),
    Word(Word),
    Shape(Shape),
}

/// Where a currency stands: before or after its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Before,
    After,
    /// After large numbers only.
    AfterLarge,
    Either,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    Weekend,
    Quarter,
    Half,
}

/// A part of a month, year or decade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Portion {
    Early,
    Mid,
    Late,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Present,
    Future,
}

/// Words that decide how the figures beside them are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Article,
    The,
    Of,
    And,
    Or,
    From,
    To,
    Between,
    Per,
    /// A preposition that a date follows.
    In,
    /// A preposition that a day follows.
    On,
    Ago,
    Later,
    After,
    Before,
    /// "from now"
    Hence,
    /// What is run over metres.
    Track,
    Age,
    Old,
    Point,
    Minus,
    Fiscal,
    /// People of whom ages are told.
    People,
    /// "a two-month high"
    High,
    /// "lowest in 14 years"
    Superlative,
    /// "rose", "up"
    Change,
    By,
    /// What a person does: "May said".
    Says,
    /// Near pounds of mass.
    Weight,
    /// Near pounds of money.
    Price,
    /// Things that come by the million: "5m people".
    Counted,
    /// "page 12": what follows is no count.
    Label,
    /// A small word that a sentence may begin with: what follows it is no label.
    Ordinary,
}

/// Stretches of digits that are no plain number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Ordinal,
    Slash,
    Decade,
    IsoDate,
    NumericDate,
    Clock,
    Version,
}

include!(concat!(env!("OUT_DIR"), "/figure_rows.rs"));
include!(concat!(env!("OUT_DIR"), "/figure_automaton.rs"));

const DEAD: usize = 0;
const START: usize = 1;

/// Rows that match one stretch of text: a number of a set. 0 is no row.
pub(super) type Readings = u16;

/// The longest stretch from the start of `bytes` that a row matches and `ends_word` accepts: its length, its rows.
pub(super) fn longest(bytes: &[u8], ends_word: impl Fn(usize) -> bool) -> Option<(usize, Readings)> {
    let mut state = START;
    let mut best = None;
    for (at, &byte) in bytes.iter().enumerate() {
        state = if state == START { usize::from(ROOT[usize::from(byte)]) } else { step(state, byte) };
        if state == DEAD {
            break;
        }
        let set = SET_OF_STATE[state];
        if set != 0 && ends_word(at + 1) {
            best = Some((at + 1, set));
        }
    }
    best
}

/// Follows one edge. The lists are short: most states stand inside a word and have one edge.
fn step(state: usize, byte: u8) -> usize {
    let edges = usize::from(OFFSETS[state])..usize::from(OFFSETS[state + 1]);
    let target = |wanted: u8| {
        let nth = BYTES[edges.clone()].iter().position(|&have| have == wanted)?;
        Some(usize::from((state as u16).wrapping_add(STEPS[edges.start + nth])))
    };
    // A capital has an edge of its own only where it leads elsewhere than the small letter.
    let capital = byte.is_ascii_uppercase();
    target(byte).or_else(|| target(byte.to_ascii_lowercase()).filter(|_| capital)).unwrap_or(DEAD)
}

/// The meanings of a set of rows, in the table's order.
pub(super) fn meanings(set: Readings) -> impl Iterator<Item = &'static Meaning> {
    let set = usize::from(set);
    let rows = usize::from(SET_OFFSETS[set])..usize::from(SET_OFFSETS[set + 1]);
    SET_ROWS[rows].iter().map(|&row| &MEANINGS[usize::from(row)])
}
