//! The automaton that finds the rows' words in a text.
//!
//! The build leaves the words as text, which is half as large as an automaton of them (brotli), and an automaton of the few
//! rows that are shapes of digits. The words are laid over that at first use.

use std::cmp::Ordering;
use std::sync::OnceLock;

use super::words::Words;
use super::{LANGUAGES, Meaning, Measure, Packed, Row, Tags, Tongue, WORDS, meanings, units};
use crate::value::Gather;

/// Rows that match one stretch of text: the number of a set. 0 is no row.
pub(in crate::figure) type Readings = u16;

/// The number of a state.
pub(super) type At = u16;

pub(super) const DEAD: At = 0;
/// Where the shapes begin.
const SHAPES: At = 1;
/// The letter of an edge for any digit that has none of its own: no UTF-8 holds this byte.
const ANY_DIGIT: u8 = 255;

/// Whether words are looked up before the automaton is asked. A browser reads an article or two, and would wait for the table
/// of words before the first: there it makes annotating 4 % faster at most, and readers would load the code.
pub(in crate::figure) const AT_A_GLANCE: bool = cfg!(not(target_arch = "wasm32"));

/// A deterministic automaton in three layers: shapes of digits; over them the words; over those the words whose case
/// matters. Natively, before it stands a hash table of the words it knows, for nine stretches in ten are words.
pub(in crate::figure) struct Table {
    /// Where each byte leads from the start.
    root: [At; 256],
    pub(super) start: At,
    /// From here on states have edges for one case only.
    exact: At,
    pub(super) states: Vec<State>,
    /// Lists of edges. The first is none.
    edges: Vec<Edge>,
    /// What the rows of all languages say.
    meanings: Vec<Meaning>,
    /// The units' names, as the rows point to them.
    units: Vec<&'static str>,
    /// Lists of rows. The first is none.
    sets: Vec<Set>,
    words: Words,
}

#[derive(Clone, Copy, Default)]
pub(super) struct State {
    /// The first of its edges.
    edges: u16,
    /// Where the same text leads in the layer below, in which the text goes on that has no edge here.
    pub below: At,
    /// All rows that match what has been read, those of the layers below too.
    pub set: Readings,
    /// A bit for each letter of its edges, which some letters share: most letters have none, and a list is slow to tell.
    letters: u16,
}

/// The bit of a letter among those of a state.
fn bit(letter: u8) -> u16 {
    1 << (letter % 16)
}

/// The bits of all digits.
const DIGITS: u16 = 0x3ff;

#[derive(Clone, Copy, Default)]
pub(super) struct Edge {
    pub letter: u8,
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
            meanings: meanings(),
            units: units().gather(),
            sets: vec![Set::default()],
            words: Words::default(),
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
        if AT_A_GLANCE {
            table.words = Words::of(&table);
        }
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

    /// Spells out a pattern from some states on, up to the bracket that closes it: `colou?r(s ing)`. Gives the states that
    /// its words end in. A space parts words and an underscore is a space, for brotli knows many words between spaces.
    fn spell(&mut self, pattern: &mut &[u8], from: &[At]) -> Vec<At> {
        let mut ends = Vec::new();
        let mut open = from.to_vec();
        while let Some((&sign, rest)) = pattern.split_first() {
            *pattern = rest;
            let next = match sign {
                b')' => break,
                b' ' => {
                    ends.extend(std::mem::replace(&mut open, from.to_vec()));
                    continue;
                }
                b'(' => self.spell(pattern, &open),
                sign => {
                    let letter = if sign == b'_' { b' ' } else { sign };
                    open.iter().map(|&state| self.child(state, letter)).collect()
                }
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
        self.states.push(State { below, set, ..State::default() });
        (self.states.len() - 1) as At
    }

    /// A new edge, before the others of its state.
    fn link(&mut self, state: At, letter: u8, target: At) {
        let first = self.edges.len() as u16;
        let state = &mut self.states[usize::from(state)];
        state.letters |= if letter == ANY_DIGIT { DIGITS } else { bit(letter) };
        let next = std::mem::replace(&mut state.edges, first);
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

    /// The set of a row and the rest: the last one, as for most words of a row, or a new one.
    fn set(&mut self, row: u16, rest: Readings) -> Readings {
        if self.sets.last().is_none_or(|last| (last.row, last.rest) != (row, rest) || last.tags.is_empty()) {
            let tags = self.sets[usize::from(rest)].tags.with(self.meanings[usize::from(row)].tag);
            self.sets.push(Set { row, rest, tags });
        }
        (self.sets.len() - 1) as Readings
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
    pub(super) fn step(&self, mut state: At, byte: u8) -> At {
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
        if self.states[usize::from(state)].letters & bit(letter) == 0 {
            return None;
        }
        let mut edges = self.edges_of(state);
        let fits = |edge: &Edge| edge.letter == letter || edge.letter == ANY_DIGIT && letter.is_ascii_digit();
        edges.find(fits).map(|edge| edge.target)
    }

    pub(super) fn edges_of(&self, state: At) -> impl Iterator<Item = Edge> {
        let mut next = self.states[usize::from(state)].edges;
        std::iter::from_fn(move || {
            let edge = self.edges[usize::from(next)];
            let found = next != 0;
            next = edge.next;
            found.then_some(edge)
        })
    }

    /// The rows of a set, in the table's order.
    pub fn rows(&'static self, set: Readings) -> impl Iterator<Item = Row> {
        self.places(set).map(|place| Row(&self.meanings[usize::from(place)]))
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

    /// CLDR name, ISO 4217 code or rule of a holiday; empty where the word does not settle it.
    #[inline(never)]
    pub fn unit(&self, measure: Measure) -> &'static str {
        self.units.get(measure.place()).copied().unwrap_or("")
    }

    /// The tags of a set's rows.
    pub fn tags(&self, set: Readings) -> Tags {
        if cfg!(test) {
            let tags = self.places(set).map(|place| self.meanings[usize::from(place)].tag);
            return tags.fold(Tags::default(), Tags::with);
        }
        self.sets[usize::from(set)].tags
    }
}

/// Steps in a row through which nothing may match: the longest that a row takes is 24 ("the day before yesterday").
/// "1,11,11,11" could go on without end, and from every eleven again.
const PATIENCE: usize = 48;

/// Whether a row of the set counts: all do, but where a test has switched one off.
fn switched_on(table: &Table, set: Readings) -> bool {
    !cfg!(test) || table.places(set).next().is_some()
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
#[path = "tests.rs"]
mod tests;
