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

    // Stretches of digits that are no plain number.
    OrdinalDigits,
    Slash,
    Decade,
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

    // Bounds: min, max, about: 0, 1, 2.
    Bound,
    BoundAfter,
    /// "since", "until"
    DateBound,

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
            if set != 0 && switched_on(self, set) && ends_word(end) {
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
        let rows = packed::SET_ROWS[rows].iter().map(|&row| usize::from(row));
        rows.filter(|&row| !is_off(row)).map(|row| ROWS[row])
    }
}

/// Whether a row of the set counts: all do, but where a test has switched one off.
fn switched_on(table: &Table, set: Readings) -> bool {
    !cfg!(test) || table.rows(set).next().is_some()
}

#[cfg(not(test))]
fn is_off(_row: usize) -> bool {
    false
}

#[cfg(test)]
use switch::is_off;

/// Lets a test see what would be read without a row.
#[cfg(test)]
mod switch {
    use std::cell::Cell;

    thread_local! {
        static OFF: Cell<Option<usize>> = const { Cell::new(None) };
    }

    pub fn is_off(row: usize) -> bool {
        OFF.get() == Some(row)
    }

    /// Runs `read` as if the row did not stand in the table, in this thread only.
    pub fn without<T>(row: usize, read: impl FnOnce() -> T) -> T {
        OFF.set(Some(row));
        let out = read();
        OFF.set(None);
        out
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
#[path = "table_tests.rs"]
mod tests;
