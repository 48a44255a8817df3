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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    //! The automaton against the `regex` crate, row by row.

    use proptest::strategy::{Strategy, ValueTree};
    use proptest::test_runner::TestRunner;
    use regex::bytes::RegexSet;

    use super::super::source;
    use super::{MEANINGS, SET_OF_STATE, SET_OFFSETS, SET_ROWS, START, longest, step};

    /// The rows that match all of `bytes`, as the automaton has it.
    fn rows(bytes: &[u8]) -> Vec<usize> {
        let state = bytes.iter().fold(START, |state, &byte| step(state, byte));
        let set = usize::from(SET_OF_STATE[state]);
        let rows = usize::from(SET_OFFSETS[set])..usize::from(SET_OFFSETS[set + 1]);
        SET_ROWS[rows].iter().map(|&row| usize::from(row)).collect()
    }

    #[track_caller]
    fn assert_agree(set: &RegexSet, bytes: &[u8]) {
        let shown = String::from_utf8_lossy(bytes);
        let expected: Vec<usize> = set.matches(bytes).into_iter().collect();
        assert_eq!(rows(bytes), expected, "rows that match {shown:?}");
        let end = (1..=bytes.len()).rev().find(|&end| set.is_match(&bytes[..end]));
        assert_eq!(longest(bytes, |_| true).map(|(end, _)| end), end, "the longest match in {shown:?}");
    }

    #[test]
    fn meanings_stand_in_the_order_of_the_rows() {
        let rows = source::rows(include_str!("atoms.tsv")).unwrap();
        assert_eq!(rows.len(), MEANINGS.len());
        for (row, meaning) in rows.iter().zip(&MEANINGS) {
            let variant = row.meaning.split(['(', ' ']).next().unwrap();
            assert!(format!("{meaning:?}").starts_with(variant), "{meaning:?} for {}", row.pattern);
        }
    }

    #[test]
    fn every_row_agrees_with_the_regex_crate() {
        let rows = source::rows(include_str!("atoms.tsv")).unwrap();
        let set = RegexSet::new(rows.iter().map(|row| format!(r"(?-u)\A(?:{})\z", row.regex()))).unwrap();
        let mut runner = TestRunner::deterministic();
        for row in &rows {
            let texts = proptest::string::bytes_regex(&row.regex()).expect(&row.pattern);
            for _ in 0..6 {
                let mut bytes = texts.new_tree(&mut runner).unwrap().current();
                bytes.truncate(40);
                assert_agree(&set, &bytes);
                bytes.extend_from_slice(b"s2 5");
                assert_agree(&set, &bytes);
                bytes.make_ascii_uppercase();
                assert_agree(&set, &bytes);
            }
        }
        let sentences = include_str!("../../tests/data/figures.txt");
        for (at, _) in sentences.char_indices() {
            assert_agree(&set, &sentences.as_bytes()[at..sentences.len().min(at + 24)]);
        }
    }
}
