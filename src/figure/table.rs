//! The pattern table: what the rows mean, and the automaton that finds them.
//!
//! The build leaves the rows' words as text, which is half as large as an automaton of them (brotli), and an automaton of
//! the few rows that are shapes of digits. The words are laid over that at first use.

use std::cmp::Ordering;
use std::hint::select_unpredictable;
use std::num::NonZeroU16;
use std::sync::OnceLock;

use super::Kind;

/// What a stretch of text can stand for: one row of `tables/*.tsv`, by its place among them, from 1 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row(NonZeroU16);

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
    fn at(place: u16) -> Self {
        Self(NonZeroU16::MIN.saturating_add(place))
    }

    fn place(self) -> usize {
        usize::from(self.0.get() - 1)
    }

    pub fn tag(self) -> Tag {
        TAGS[self.place()]
    }

    /// The number, power of ten, month ...: by tag.
    pub fn value(self) -> i8 {
        VALUES[self.place()]
    }

    pub fn has(self, flag: u8) -> bool {
        FLAGS[self.place()] & flag != 0
    }

    /// CLDR name or ISO 4217 code, empty where the word does not settle it, and the kind of figure it makes.
    pub fn unit(self) -> (&'static str, Kind) {
        static NAMES: OnceLock<Vec<&'static str>> = OnceLock::new();
        let at = usize::from(UNIT_PLACES[self.place()]);
        let names = NAMES.get_or_init(|| UNITS.split("\n=").collect());
        names.get(at).copied().zip(KINDS.get(at).copied()).unwrap_or(("", Kind::Number))
    }
}

include!(concat!(env!("OUT_DIR"), "/figure_table.rs"));

/// What belongs to one language.
pub(super) struct Tongue {
    language: &'static str,
    /// Its own rows; those from the end of the last language on are common to all.
    from: usize,
    to: usize,
    shapes: Packed,
}

impl Tongue {
    fn has(&self, row: usize) -> bool {
        (self.from..self.to).contains(&row) || row >= LANGUAGES[LANGUAGES.len() - 1].to
    }
}

/// An automaton as the build packed it: the states' edges one behind the other, and the rows that match in a state.
struct Packed {
    degrees: &'static [u8],
    letters: &'static [u8],
    targets: &'static [u8],
    matches: &'static [(u8, u16)],
}

/// Rows that match one stretch of text: the number of a set. 0 is no row.
pub(super) type Readings = u16;

/// The number of a state.
type At = u16;

const DEAD: At = 0;
/// Where the shapes begin.
const SHAPES: At = 1;
/// The letter of an edge for any digit that has none of its own: no UTF-8 holds this byte.
const ANY_DIGIT: u8 = 255;

/// A deterministic automaton in three layers: shapes of digits; over them the words; over those the words whose case
/// matters. Before it stands a hash table of the words it knows, for nine stretches in ten are words.
pub(super) struct Table {
    /// Where each byte leads from the start.
    root: [At; 256],
    start: At,
    /// From here on states have edges for one case only.
    exact: At,
    states: Vec<State>,
    /// Lists of edges. The first is none.
    edges: Vec<Edge>,
    /// Lists of rows. The first is none.
    sets: Vec<Set>,
    words: Words,
}

#[derive(Clone, Copy, Default)]
struct State {
    /// The first of its edges.
    edges: u16,
    /// Where the same text leads in the layer below, in which the text goes on that has no edge here.
    below: At,
    /// All rows that match what has been read, those of the layers below too.
    set: Readings,
}

#[derive(Clone, Copy, Default)]
struct Edge {
    letter: u8,
    target: At,
    /// The next edge of the same state.
    next: u16,
}

/// A row and the other rows of its set, in the table's order.
#[derive(Clone, Copy, Default)]
struct Set {
    row: u16,
    rest: Readings,
    /// A bit for each tag of the rows.
    tags: Tags,
}

impl Table {
    /// The table of a language by the first part of its tag, laid out at first use (1.6 ms); `None` where the build left it
    /// out.
    pub fn get(language: &str) -> Option<&'static Self> {
        static TABLES: [OnceLock<Table>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];
        let place = LANGUAGES.iter().position(|tongue| tongue.language == language)?;
        Some(TABLES[place].get_or_init(|| Self::of(&LANGUAGES[place])))
    }

    fn of(tongue: &Tongue) -> Self {
        let mut table = Self {
            root: [DEAD; 256],
            start: SHAPES,
            exact: At::MAX,
            states: Vec::new(),
            edges: vec![Edge::default()],
            sets: vec![Set::default()],
            words: Words::new(),
        };
        table.unpack(&tongue.shapes);
        for exact in [false, true] {
            table.start = table.over(table.start);
            if exact {
                table.exact = table.start;
            }
            for (row, line) in WORDS.split('\n').enumerate() {
                let (cased, words) = line.strip_prefix('=').map_or((false, line), |words| (true, words));
                if cased == exact && !words.is_empty() && tongue.has(row) {
                    table.lay(words, row);
                }
            }
        }
        table.root = std::array::from_fn(|byte| table.step(table.start, byte as u8));
        table.words = Words::of(&table);
        table
    }

    fn unpack(&mut self, shapes: &Packed) {
        let mut edges = shapes.letters.iter().zip(shapes.targets);
        for (state, &degree) in (0..).zip(shapes.degrees) {
            self.states.push(State::default());
            for (&letter, &target) in edges.by_ref().take(degree.into()) {
                self.link(state, letter, target.into());
            }
        }
        for &(state, row) in shapes.matches {
            self.accept(state.into(), row);
        }
    }

    /// Makes every word of a pattern match a row.
    fn lay(&mut self, pattern: &str, row: usize) {
        for end in self.spell(&mut pattern.as_bytes(), &[self.start]) {
            self.accept(end, row as u16);
        }
    }

    /// Spells out a pattern from some states on, up to the bracket that closes it: `colou?r(s|ing)`. Gives the states that
    /// its words end in.
    fn spell(&mut self, pattern: &mut &[u8], from: &[At]) -> Vec<At> {
        let mut ends = Vec::new();
        let mut open = from.to_vec();
        while let Some((&sign, rest)) = pattern.split_first() {
            *pattern = rest;
            let next = match sign {
                b')' => break,
                b'|' => {
                    ends.extend(std::mem::replace(&mut open, from.to_vec()));
                    continue;
                }
                b'(' => self.spell(pattern, &open),
                letter => open.iter().map(|&state| self.child(state, letter)).collect(),
            };
            match pattern.strip_prefix(b"?") {
                Some(rest) => {
                    *pattern = rest;
                    open.extend(next);
                }
                None => open = next,
            }
        }
        ends.extend(open);
        ends
    }

    /// Where a letter leads within a layer: if nowhere yet, to a new state over the one that it leads to below.
    fn child(&mut self, state: At, letter: u8) -> At {
        self.own(state, letter).unwrap_or_else(|| {
            let target = self.over(self.step(self.states[usize::from(state)].below, letter));
            self.link(state, letter, target);
            target
        })
    }

    /// A new state over another.
    fn over(&mut self, below: At) -> At {
        let set = self.states[usize::from(below)].set;
        self.states.push(State { edges: 0, below, set });
        (self.states.len() - 1) as At
    }

    /// A new edge, before the others of its state.
    fn link(&mut self, state: At, letter: u8, target: At) {
        let first = self.edges.len() as u16;
        let next = std::mem::replace(&mut self.states[usize::from(state)].edges, first);
        self.edges.push(Edge { letter, target, next });
    }

    fn accept(&mut self, state: At, row: u16) {
        let set = self.states[usize::from(state)].set;
        self.states[usize::from(state)].set = self.with(set, row);
    }

    /// The set with one row more.
    fn with(&mut self, set: Readings, row: u16) -> Readings {
        let Set { row: first, rest, .. } = self.sets[usize::from(set)];
        match first.cmp(&row) {
            _ if set == 0 => self.set(row, 0),
            Ordering::Less => {
                let rest = self.with(rest, row);
                self.set(first, rest)
            }
            Ordering::Equal => set,
            Ordering::Greater => self.set(row, set),
        }
    }

    /// The set of a row and the rest, which is made but once.
    fn set(&mut self, row: u16, rest: Readings) -> Readings {
        let known =
            self.sets.iter().rposition(|set| (set.row, set.rest) == (row, rest) && !set.tags.is_empty());
        let place = known.unwrap_or_else(|| {
            let tags = self.sets[usize::from(rest)].tags.and(Tags::of(&[TAGS[usize::from(row)]]));
            self.sets.push(Set { row, rest, tags });
            self.sets.len() - 1
        });
        place as Readings
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
            let set = self.states[usize::from(state)].set;
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

    /// Follows one edge, of the uppermost layer that has one.
    fn step(&self, mut state: At, byte: u8) -> At {
        while state != DEAD {
            if let Some(target) = self.own(state, byte) {
                return target;
            }
            state = self.states[usize::from(state)].below;
        }
        DEAD
    }

    /// Where a byte leads within a state's layer. The lists are short: most states stand inside a word and have one edge.
    fn own(&self, state: At, byte: u8) -> Option<At> {
        let letter = if state < self.exact { byte.to_ascii_lowercase() } else { byte };
        let mut edges = self.edges_of(state);
        let fits = |edge: &Edge| edge.letter == letter || edge.letter == ANY_DIGIT && letter.is_ascii_digit();
        edges.find(fits).map(|edge| edge.target)
    }

    fn edges_of(&self, state: At) -> impl Iterator<Item = Edge> {
        let mut next = self.states[usize::from(state)].edges;
        std::iter::from_fn(move || {
            let edge = self.edges[usize::from(next)];
            let found = next != 0;
            next = edge.next;
            found.then_some(edge)
        })
    }

    /// The letters of a state's edges in all layers.
    fn letters(&self, mut state: At) -> Vec<u8> {
        let mut letters = Vec::new();
        while state != DEAD {
            letters.extend(self.edges_of(state).map(|edge| edge.letter));
            state = self.states[usize::from(state)].below;
        }
        letters
    }

    /// The rows of a set, in the table's order.
    pub fn rows(&self, set: Readings) -> impl Iterator<Item = Row> {
        self.places(set).map(Row::at)
    }

    /// The places of a set's rows, without one that a test has switched off.
    fn places(&self, mut set: Readings) -> impl Iterator<Item = u16> {
        let rows = std::iter::from_fn(move || {
            let Set { row, rest, .. } = self.sets[usize::from(set)];
            let found = set != 0;
            set = rest;
            found.then_some(row)
        });
        rows.filter(|&row| !is_off(row.into()))
    }

    /// The tags of a set's rows.
    pub fn tags(&self, set: Readings) -> Tags {
        if cfg!(test) {
            return self.rows(set).fold(Tags::default(), |all, row| all.and(Tags::of(&[row.tag()])));
        }
        self.sets[usize::from(set)].tags
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
    fn of(table: &Table, state: At) -> Self {
        let joined = |letter: &u8| *letter != b' ' && !letter.is_ascii_alphabetic();
        let joined = table.letters(state).iter().any(joined);
        let spaced = table.step(state, b' ');
        let behind_space = table.letters(spaced).into_iter().map(|letter| match letter {
            b'a'..=b'z' | b'A'..=b'Z' => Self::letter(letter),
            _ => Self::SPACED,
        });
        // "FY " takes the space along.
        let space = if table.states[usize::from(spaced)].set != 0 { Self::ANYTHING } else { 0 };
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
        let mut open = vec![(0, 0, vec![table.start])];
        while let Some((key, length, states)) = open.pop() {
            if length > 0 {
                words.add(table, key, length, &states);
            }
            if length == 8 {
                continue;
            }
            let mut letters = 0_u32;
            for &state in &states {
                let of_state = table.letters(state).into_iter().filter(u8::is_ascii_alphabetic);
                letters |= of_state.fold(0, |all, letter| all | 1 << (letter.to_ascii_lowercase() - b'a'));
            }
            for small in (b'a'..=b'z').filter(|letter| letters >> (letter - b'a') & 1 != 0) {
                let both = [small, small.to_ascii_uppercase()];
                let mut next: Vec<At> = Vec::new();
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
    fn add(&mut self, table: &Table, key: u64, length: u32, states: &[At]) {
        let set = |state: &At| table.states[usize::from(*state)].set;
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
