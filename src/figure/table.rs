//! The pattern table as the build left it: what the rows mean, and the automaton that finds them.

use std::sync::OnceLock;

use super::Kind;

/// What a stretch of text can stand for: one row of `atoms.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub tag: Tag,
    /// The number, power of ten, month ...: by tag.
    pub value: i8,
    /// Of units and currencies: a place in `UNITS` and `KINDS`.
    unit: u8,
    flags: u8,
}

/// What a row is an instance of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    // Numbers.
    /// Digits; the value is the decimal mark.
    Digits,
    /// "½": sixteen times the upper number, plus the lower.
    Fraction,
    /// A number word below a hundred.
    Cardinal,
    Dozen,
    /// "million": the power of ten that it multiplies by.
    Power,
    /// "bn": a short power of ten.
    Suffix,
    /// "third": one of so many parts.
    Part,
    Ordinal,
    /// "hundredth": the power of ten.
    OrdinalPower,

    // Stretches of digits that are no plain number.
    OrdinalDigits,
    Slash,
    Decade,
    /// "the ’90s"
    ShortDecade,
    /// "2024/25"
    SplitYear,
    IsoDate,
    NumericDate,
    Clock,
    Version,

    // Measures; the value is the power of ten to the unit.
    Money,
    Unit,

    // Dates.
    /// 1..=12
    Month,
    /// Days since Monday.
    Weekday,
    /// Days from the publication date.
    Day,
    /// "last", "this", "next": -1, 0, 1.
    Relative,
    /// Early, mid, late: 0, 1, 2.
    Portion,
    /// "Q2"
    Quarter,
    /// "H1"
    HalfYear,
    Weekend,
    QuarterYear,
    Half,
    Fiscal,
    /// "the nineties": the last two digits of the decade's first year.
    Tens,
    /// A day of every year; its unit is the rule.
    Holiday,
    /// "the end of", before a period of the calendar: as `Portion`.
    Edge,
    /// "the week after next": how many from this one.
    Beyond,
    /// "the year to date"
    ToDate,
    /// "the rest of the week"
    Rest,

    // Bounds: min, max, about: 0, 1, 2.
    Bound,
    BoundAfter,
    /// "since", "until"
    DateBound,
    /// "or later"
    DateBoundAfter,

    // Which way a date without a year points.
    Past,
    Present,
    Future,

    // Words that decide how the figures beside them are read.
    Article,
    The,
    Of,
    And,
    From,
    To,
    Between,
    /// A preposition that a date follows.
    In,
    /// A preposition that a day follows.
    On,
    By,
    Ago,
    Later,
    Earlier,
    /// "in", before how long it will take.
    Ahead,
    After,
    Before,
    /// "from now"
    Hence,
    Age,
    Old,
    Point,
    Minus,
    /// People of whom ages are told.
    People,
    /// "a two-month high"
    High,
    /// "lowest in 14 years"
    Superlative,
    /// "rose", "up"
    Change,
    /// What a person does: "May said".
    Says,
    /// Near pounds of mass.
    Weight,
    /// Near pounds of money.
    Price,
    /// Things that come by the million: "5m people".
    Counted,
    /// What is run over metres.
    Track,
    /// "page 12": what follows is no count.
    Label,
    /// A small word that a sentence may begin with: what follows it is no label.
    Ordinary,
    /// "Street", "Amendment": what an address or the name of a body ends with.
    Street,
    /// "BC"
    Era,
    /// "AD"
    Anno,
    /// "out of", between the parts of a share.
    OutOf,
    BelowZero,
    /// "the year to March": before the end of a period.
    Ended,
    /// "o’clock"
    Hour,
    /// Near lengths: "20m high".
    Length,
    /// "magnitude", with a hyphen before its number.
    Scale,
    /// A wording that counts nothing: "zero-sum".
    Idiom,
}

/// What else a row says.
pub(super) mod flag {
    /// Also right behind "a": "a gallon".
    pub const LONE: u8 = 1;
    /// Behind digits only: "5 m".
    pub const SYMBOL: u8 = 2;
    /// A verb or a name as well: "March".
    pub const DOUBTFUL: u8 = 4;
    /// A currency that stands before its number.
    pub const BEFORE: u8 = 8;
    /// A currency that stands after its number.
    pub const AFTER: u8 = 16;
    /// After large numbers only.
    pub const LARGE: u8 = 32;
    /// A magnitude that needs no currency.
    pub const SURE: u8 = 64;
    /// A family name as well: "May".
    pub const SURNAME: u8 = 128;
}

impl Row {
    pub fn has(self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    /// CLDR name or ISO 4217 code, empty where the word does not settle it, and the kind of figure it makes.
    pub fn unit(self) -> (&'static str, Kind) {
        let at = usize::from(self.unit);
        UNITS.split(' ').nth(at).zip(KINDS.get(at).copied()).unwrap_or(("", Kind::Number))
    }
}

include!(concat!(env!("OUT_DIR"), "/figure_rows.rs"));

/// The automaton as the build packed it.
mod packed {
    include!(concat!(env!("OUT_DIR"), "/figure_automaton.rs"));
}

/// Rows that match one stretch of text: the number of a set. 0 is no row.
pub(super) type Readings = u16;

const DEAD: u16 = 0;
const START: u16 = 1;
/// The letter of an edge for any digit: no UTF-8 holds this byte.
const ANY_DIGIT: u8 = 255;
/// How an edge to the dead state is packed: nothing leads back to the start, so its number is free.
const PACKED_DEAD: u16 = START;

/// A deterministic automaton: per state its edges and the set of rows that match what has been read.
pub(super) struct Table {
    /// Where each byte leads from the start.
    root: [u16; 256],
    /// Per state: where its edges begin. One more than there are states.
    edges: Vec<u16>,
    targets: Vec<u16>,
    accepts: Vec<Readings>,
    /// Per set: where its rows begin in `SET_ROWS`. One more than there are sets.
    sets: Vec<u16>,
}

impl Table {
    /// The one table, unpacked at first use (20 µs).
    pub fn get() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(Self::unpacked)
    }

    /// States come in the order of a walk that goes wide first. So a target that was not seen before is the next
    /// number, written 0, and nearly all are; a set of rows not seen before is written 1.
    fn unpacked() -> Self {
        let mut seen = START;
        let target = |&packed: &u16| if packed == PACKED_DEAD { DEAD } else { fresh(packed, &mut seen) };
        let targets = packed::TARGETS.iter().map(target).collect();
        let mut sets = 0;
        let accepts = packed::ACCEPTS.iter().map(|&set| if set == 0 { 0 } else { fresh(set - 1, &mut sets) });
        let accepts = accepts.collect();
        let mut table = Self {
            root: [DEAD; 256],
            edges: starts(packed::DEGREES),
            targets,
            accepts,
            sets: starts(packed::SET_SIZES),
        };
        table.root = std::array::from_fn(|byte| table.step(START, byte as u8));
        table
    }

    /// The longest stretch from the start of `bytes` that a row matches and `ends_word` accepts: length and rows.
    /// Any one space does for a space of the table.
    pub fn longest(&self, bytes: &[u8], ends_word: impl Fn(usize) -> bool) -> Option<(usize, Readings)> {
        let mut state = self.root[usize::from(*bytes.first()?)];
        let mut end = 1;
        let mut best = None;
        while state != DEAD {
            let set = self.accepts[usize::from(state)];
            if set != 0 && ends_word(end) {
                best = Some((end, set));
            }
            let Some(&byte) = bytes.get(end) else { break };
            let space = space_length(&bytes[end..]);
            state = self.step(state, if space > 0 { b' ' } else { byte });
            end += space.max(1);
        }
        best
    }

    /// Follows one edge. The lists are short: most states stand inside a word and have one edge.
    fn step(&self, state: u16, byte: u8) -> u16 {
        let from = usize::from(self.edges[usize::from(state)]);
        let letters = &packed::LETTERS[from..usize::from(self.edges[usize::from(state) + 1])];
        // A capital or digit has an edge of its own only where it leads elsewhere than its likes.
        let stand_in = if byte.is_ascii_digit() { ANY_DIGIT } else { byte.to_ascii_lowercase() };
        let find = |wanted: u8| letters.iter().position(|&letter| letter == wanted);
        find(byte).or_else(|| find(stand_in)).map_or(DEAD, |nth| self.targets[from + nth])
    }

    /// The rows of a set, in the table's order.
    pub fn rows(&self, set: Readings) -> impl Iterator<Item = Row> {
        let set = usize::from(set);
        let rows = usize::from(self.sets[set])..usize::from(self.sets[set + 1]);
        packed::SET_ROWS[rows].iter().map(|&row| ROWS[usize::from(row)])
    }
}

/// Length of the space that begins here, 0 where none does: ordinary, no-break, narrow no-break, thin, or the
/// wrapping of a line.
fn space_length(bytes: &[u8]) -> usize {
    match bytes {
        [b' ' | b'\n' | b'\t', ..] => 1,
        [0xc2, 0xa0, ..] => 2,
        [0xe2, 0x80, 0x89 | 0xaf, ..] => 3,
        _ => 0,
    }
}

/// Unpacks one number: 0 stands for the next that was not seen before.
fn fresh(packed: u16, seen: &mut u16) -> u16 {
    if packed != 0 {
        return packed;
    }
    *seen += 1;
    *seen
}

/// Where each of some lists begins, from their lengths.
fn starts(lengths: &[u8]) -> Vec<u16> {
    let mut at = 0;
    let ends = lengths.iter().map(|&length| {
        at += u16::from(length);
        at
    });
    std::iter::once(0).chain(ends).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    //! The automaton against the `regex` crate, row by row.

    use proptest::strategy::{Strategy, ValueTree};
    use proptest::test_runner::TestRunner;
    use regex::bytes::RegexSet;

    use super::super::source;
    use super::{ROWS, START, Table, packed};

    /// The rows that match all of `bytes`, as the automaton has it.
    fn rows(table: &Table, bytes: &[u8]) -> Vec<usize> {
        let state = bytes.iter().fold(START, |state, &byte| table.step(state, byte));
        let set = usize::from(table.accepts[usize::from(state)]);
        let rows = usize::from(table.sets[set])..usize::from(table.sets[set + 1]);
        packed::SET_ROWS[rows].iter().map(|&row| usize::from(row)).collect()
    }

    #[track_caller]
    fn assert_agree(set: &RegexSet, bytes: &[u8]) {
        let (table, shown) = (Table::get(), String::from_utf8_lossy(bytes));
        let expected: Vec<usize> = set.matches(bytes).into_iter().collect();
        assert_eq!(rows(table, bytes), expected, "rows that match {shown:?}");
        let end = (1..=bytes.len()).rev().find(|&end| set.is_match(&bytes[..end]));
        assert_eq!(table.longest(bytes, |_| true).map(|(end, _)| end), end, "the longest match in {shown:?}");
    }

    #[test]
    fn any_space_does_for_a_space_of_the_table() {
        for text in ["per cent", "per\ncent", "per\u{a0}cent", "1\u{202f}250\u{2009}000"] {
            let found = Table::get().longest(text.as_bytes(), |_| true);
            assert_eq!(found.map(|(end, _)| end), Some(text.len()), "{text:?}");
        }
        assert_eq!(
            Table::get().longest(b"per  cent", |_| true).map(|(end, _)| end),
            Some(1),
            "the p of pence"
        );
    }

    #[test]
    fn meanings_stand_in_the_order_of_the_rows() {
        let rows = source::rows(include_str!("atoms.tsv")).unwrap();
        assert_eq!(rows.len(), ROWS.len());
        for (row, meaning) in rows.iter().zip(&ROWS) {
            assert_eq!(
                (format!("{:?}", meaning.tag), meaning.value),
                (row.tag.clone(), row.value),
                "{}",
                row.pattern
            );
            let unit = row.unit.as_ref().map_or("", |(name, _)| name);
            assert!(row.unit.is_none() || meaning.unit().0 == unit, "{unit}");
            assert_eq!(meaning.flags.count_ones() as usize, row.flags.len(), "{}", row.pattern);
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
        let sentences = sentences.replace(['\n', '\u{a0}', '\u{202f}', '\u{2009}'], " ");
        for (at, _) in sentences.char_indices() {
            assert_agree(&set, &sentences.as_bytes()[at..sentences.len().min(at + 24)]);
        }
    }
}
