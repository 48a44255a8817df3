//! The pattern table as the build left it: what the rows mean, and the automaton that finds them.

use std::hint::select_unpredictable;
use std::sync::OnceLock;

use super::Kind;

/// What a stretch of text can stand for: one row of `tables/*.tsv`.
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
    /// The same behind its noun: "la semaine dernière".
    RelativeAfter,
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
    /// "de" between a magnitude and what it counts: "milliards d’euros".
    Partitive,
    BelowZero,
    /// "the year to March": before the end of a period.
    Ended,
    /// "o’clock"
    Hour,
    /// "nights", behind a weekday that is meant of every week.
    Recurring,
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
        static NAMES: OnceLock<Vec<&'static str>> = OnceLock::new();
        let at = usize::from(self.unit);
        let names = NAMES.get_or_init(|| UNITS.split(' ').collect());
        names.get(at).copied().zip(KINDS.get(at).copied()).unwrap_or(("", Kind::Number))
    }
}

include!(concat!(env!("OUT_DIR"), "/figure_rows.rs"));

/// An automaton as the build packed it.
struct Packed {
    degrees: &'static [u8],
    letters: &'static [u8],
    targets: &'static [u16],
    accepts: &'static [u16],
    set_sizes: &'static [u8],
    set_rows: &'static [u16],
}

/// The automatons by language.
mod packed {
    use super::Packed;

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

/// A deterministic automaton: per state its edges and the set of rows that match what has been read. Before it stands
/// a hash table of the words it knows, for nine stretches in ten are words.
pub(super) struct Table {
    /// Where each byte leads from the start.
    root: [u16; 256],
    /// Per state: where its edges begin. One more than there are states.
    edges: Vec<u16>,
    targets: Vec<u16>,
    accepts: Vec<Readings>,
    /// Per set: where its rows begin in `SET_ROWS`. One more than there are sets.
    sets: Vec<u16>,
    /// Per set: a bit for each tag of its rows.
    tags: Vec<Tags>,
    words: Words,
    packed: &'static Packed,
}

impl Table {
    /// The table of a language by the first part of its tag, unpacked at first use (0.4 ms); `None` where the build
    /// left it out.
    pub fn get(language: &str) -> Option<&'static Self> {
        static TABLES: [OnceLock<Table>; packed::TABLES.len()] =
            [const { OnceLock::new() }; packed::TABLES.len()];
        let place = packed::TABLES.iter().position(|(own, _)| *own == language)?;
        Some(TABLES[place].get_or_init(|| Self::unpacked(&packed::TABLES[place].1)))
    }

    /// States come in the order of a walk that goes wide first. So a target that was not seen before is the next
    /// number, written 0, and nearly all are; a set of rows not seen before is written 1.
    fn unpacked(packed: &'static Packed) -> Self {
        let mut seen = START;
        let target = |&packed: &u16| if packed == PACKED_DEAD { DEAD } else { fresh(packed, &mut seen) };
        let targets = packed.targets.iter().map(target).collect();
        let mut sets = 0;
        let accepts = packed.accepts.iter().map(|&set| if set == 0 { 0 } else { fresh(set - 1, &mut sets) });
        let accepts = accepts.collect();
        let mut table = Self {
            root: [DEAD; 256],
            edges: starts(packed.degrees),
            targets,
            accepts,
            sets: starts(packed.set_sizes),
            tags: Vec::new(),
            words: Words::new(),
            packed,
        };
        table.root = std::array::from_fn(|byte| table.step(START, byte as u8));
        table.tags = (0..packed.set_sizes.len()).map(|set| tags_of(table.all_rows(set))).collect();
        table.words = Words::of(&table);
        table
    }

    /// Whether some row can begin with this byte.
    #[inline]
    pub fn begins(&self, byte: u8) -> bool {
        self.root[usize::from(byte)] != DEAD
    }

    /// The longest stretch from the start of `bytes` that a row matches and `ends_word` accepts: length and rows.
    /// Any one space does for a space of the table.
    pub fn longest(&self, bytes: &[u8], ends_word: impl Fn(usize) -> bool) -> Option<(usize, Readings)> {
        let mut state = self.root[usize::from(*bytes.first()?)];
        let mut end = 1;
        let mut best = None;
        let mut unmatched = 0;
        while state != DEAD && unmatched < PATIENCE {
            let set = self.accepts[usize::from(state)];
            if set != 0 && switched_on(self, set) && ends_word(end) {
                best = Some((end, set));
            }
            unmatched = if set == 0 { unmatched + 1 } else { 0 };
            let Some(&byte) = bytes.get(end) else { break };
            let space = space_length(&bytes[end..]);
            state = self.step(state, if space > 0 { b' ' } else { byte });
            end += space.max(1);
        }
        best
    }

    /// The rows that match a word and nothing longer; `None` where the table of words cannot tell. `key` has its first
    /// letters (see `Words`), `behind` the two bytes that follow it.
    #[inline]
    pub fn word(&self, key: u64, behind: [u8; 2]) -> Option<Readings> {
        let word = self.words.get(key);
        (!word.next.goes_on(behind) && switched_on(self, word.set)).then_some(word.set)
    }

    /// Follows one edge. The lists are short: most states stand inside a word and have one edge.
    fn step(&self, state: u16, byte: u8) -> u16 {
        let (letters, from) = self.letters(state);
        // A capital or digit has an edge of its own only where it leads elsewhere than its likes.
        let stand_in = if byte.is_ascii_digit() { ANY_DIGIT } else { byte.to_ascii_lowercase() };
        let mut found = DEAD;
        for (&letter, &target) in letters.iter().zip(&self.targets[from..]) {
            if letter == byte {
                return target;
            }
            found = if letter == stand_in { target } else { found };
        }
        found
    }

    /// The letters of a state's edges, and where they begin among all.
    fn letters(&self, state: u16) -> (&'static [u8], usize) {
        let from = usize::from(self.edges[usize::from(state)]);
        (&self.packed.letters[from..usize::from(self.edges[usize::from(state) + 1])], from)
    }

    /// The rows of a set, in the table's order.
    pub fn rows(&self, set: Readings) -> impl Iterator<Item = Row> {
        self.all_rows(usize::from(set)).filter(|&row| !is_off(row)).map(|row| ROWS[row])
    }

    fn all_rows(&self, set: usize) -> impl Iterator<Item = usize> {
        let rows = usize::from(self.sets[set])..usize::from(self.sets[set + 1]);
        self.packed.set_rows[rows].iter().map(|&row| usize::from(row))
    }

    /// The tags of a set's rows.
    pub fn tags(&self, set: Readings) -> Tags {
        if cfg!(test) {
            return tags_of(self.all_rows(usize::from(set)).filter(|&row| !is_off(row)));
        }
        self.tags[usize::from(set)]
    }
}

/// Steps in a row through which nothing may match: the longest that a row takes is 24 ("the day before yesterday").
/// "1,11,11,11" could go on without end, and from every eleven again.
const PATIENCE: usize = 48;

/// A set of tags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tags([u64; 2]);

impl Tags {
    pub const fn of(tags: &[Tag]) -> Self {
        let mut bits = [0; 2];
        let mut at = 0;
        while at < tags.len() {
            bits[tags[at] as usize / 64] |= 1 << (tags[at] as usize % 64);
            at += 1;
        }
        Self(bits)
    }

    #[inline(always)]
    pub fn has(self, tag: Tag) -> bool {
        self.0[tag as usize / 64] >> (tag as usize % 64) & 1 != 0
    }

    #[inline(always)]
    pub fn is_empty(self) -> bool {
        self.0 == [0, 0]
    }

    pub const fn and(self, more: Self) -> Self {
        Self([self.0[0] | more.0[0], self.0[1] | more.0[1]])
    }

    #[inline(always)]
    pub const fn without(self, these: Self) -> Self {
        Self([self.0[0] & !these.0[0], self.0[1] & !these.0[1]])
    }
}

fn tags_of(rows: impl Iterator<Item = usize>) -> Tags {
    rows.fold(Tags::default(), |all, row| all.and(Tags::of(&[ROWS[row].tag])))
}

/// What the automaton makes of a word of ASCII letters.
#[derive(Clone, Copy)]
struct Word {
    key: u64,
    next: Next,
    set: Readings,
}

/// What must stand behind a word if a row may go on there: a bit for each letter behind a space; and bits for whatever
/// else.
#[derive(Clone, Copy, Default)]
struct Next(u32);

impl Next {
    /// Something else than a letter behind a space.
    const SPACED: u32 = 1 << 26;
    /// Something else than a space.
    const JOINED: u32 = 1 << 27;
    /// Always: the key does not tell words apart that case or a later letter does.
    const ANYTHING: u32 = 1 << 28;

    /// What a row can go on with behind a word that leads to `state`.
    fn of(table: &Table, state: u16) -> Self {
        let (letters, _) = table.letters(state);
        let joined = letters.iter().any(|&letter| letter != b' ' && !letter.is_ascii_alphabetic());
        let spaced = table.step(state, b' ');
        let behind_space = table.letters(spaced).0.iter().map(|letter| match letter {
            b'a'..=b'z' | b'A'..=b'Z' => Self::letter(*letter),
            _ => Self::SPACED,
        });
        // "FY " takes the space along.
        let space = if table.accepts[usize::from(spaced)] != 0 { Self::ANYTHING } else { 0 };
        Self(behind_space.fold(space | if joined { Self::JOINED } else { 0 }, |all, bit| all | bit))
    }

    fn letter(letter: u8) -> u32 {
        1 << (letter.to_ascii_lowercase() - b'a')
    }

    /// Whether a row may go on with these bytes. No branch: what follows a word is anything.
    #[inline]
    fn goes_on(self, behind: [u8; 2]) -> bool {
        let letter = (behind[1] | 0x20).wrapping_sub(b'a');
        let spaced = select_unpredictable(letter < 26, 1 << (letter & 31), Self::SPACED);
        // Other spaces than the ordinary one are rare.
        let other = select_unpredictable(matches!(behind[0], b'!'..0x80 | 0), Self::JOINED, u32::MAX);
        let wanted = select_unpredictable(behind[0] == b' ', spaced, other);
        self.0 & (wanted | Self::ANYTHING) != 0
    }
}

/// Words by two hashes of their key: the first eight letters, small ones, the first in the lowest byte.
///
/// Each word stands in one of its two places (cuckoo hashing), so that asking for one takes no branch: on news prose a
/// branch that tells the words of the table from others is foreseen wrongly for every third word, and that costs more
/// than all the rest.
struct Words {
    /// The first is no word.
    all: Vec<Word>,
    /// Per hash: the word's place in `all`.
    places: Vec<u16>,
}

/// Places for some 2,000 words.
const PLACE_BITS: u32 = 13;

impl Words {
    fn new() -> Self {
        let none = Word { key: 0, next: Next(0), set: 0 };
        Self { all: vec![none], places: vec![0; 1 << PLACE_BITS] }
    }

    /// All words after which a row matches or can go on.
    fn of(table: &Table) -> Self {
        let mut words = Self::new();
        let mut open = vec![(0, 0, vec![START])];
        while let Some((key, length, states)) = open.pop() {
            if length > 0 {
                words.add(table, key, length, &states);
            }
            if length == 8 {
                continue;
            }
            let mut letters = 0_u32;
            for &state in &states {
                let of_state = table.letters(state).0.iter().filter(|letter| letter.is_ascii_alphabetic());
                letters |= of_state.fold(0, |all, letter| all | 1 << (letter.to_ascii_lowercase() - b'a'));
            }
            for small in (b'a'..=b'z').filter(|letter| letters >> (letter - b'a') & 1 != 0) {
                let both = [small, small.to_ascii_uppercase()];
                let mut next: Vec<u16> = Vec::new();
                for state in states.iter().flat_map(|&state| both.map(|letter| table.step(state, letter))) {
                    if !next.contains(&state) {
                        next.push(state);
                    }
                }
                open.push((key | u64::from(small) << (8 * length), length + 1, next));
            }
        }
        words
    }

    /// Adds a word behind which the automaton is in one of `states`, by its case. One of eight letters may be longer.
    fn add(&mut self, table: &Table, key: u64, length: u32, states: &[u16]) {
        let set = |state: &u16| table.accepts[usize::from(*state)];
        let first = states.first().map_or(0, set);
        let settled = length < 8 && states.iter().all(|state| set(state) == first);
        let next = states.iter().fold(0, |all, &state| all | Next::of(table, state).0);
        let next = if settled { next } else { Next::ANYTHING };
        if first == 0 && next == 0 {
            return;
        }
        self.all.push(Word { key, next: Next(next), set: first });
        self.place(self.all.len() as u16 - 1);
    }

    /// Puts a word where it belongs; what stood there goes to its other place, and so on.
    fn place(&mut self, mut word: u16) {
        let mut at = Self::places(self.all[usize::from(word)].key)[0];
        for _ in 0..self.all.len() {
            std::mem::swap(&mut word, &mut self.places[at]);
            if word == 0 {
                return;
            }
            let [one, other] = Self::places(self.all[usize::from(word)].key);
            at = if at == one { other } else { one };
        }
        unreachable!("there are four times as many places as words");
    }

    #[inline]
    fn places(key: u64) -> [usize; 2] {
        // Fibonacci hashing: the golden ratio spreads what differs in few bits.
        let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        [64 - PLACE_BITS, 64 - 2 * PLACE_BITS].map(|shift| (hash >> shift) as usize % (1 << PLACE_BITS))
    }

    /// The word of a key; where there is none, one without rows.
    #[inline]
    fn get(&self, key: u64) -> Word {
        let [one, other] = Self::places(key).map(|place| self.all[usize::from(self.places[place])]);
        let found = select_unpredictable(one.key == key, one, other);
        select_unpredictable(found.key == key, found, self.all[0])
    }
}

/// Whether a row of the set counts: all do, but where a test has switched one off.
fn switched_on(table: &Table, set: Readings) -> bool {
    !cfg!(test) || table.rows(set).next().is_some()
}

#[cfg(any(not(test), target_arch = "wasm32"))]
fn is_off(_row: usize) -> bool {
    false
}

#[cfg(all(test, not(target_arch = "wasm32")))]
use switch::is_off;

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

/// Lets a test see what would be read without a row.
#[cfg(all(test, not(target_arch = "wasm32")))]
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

#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "table_tests.rs"]
mod tests;
