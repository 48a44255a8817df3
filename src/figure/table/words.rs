//! Words of the table at a glance: whether a row matches a word of ASCII letters, or may go on behind it.

use std::hint::select_unpredictable;

use super::automaton::{At, DEAD, Readings, Table};

/// What the automaton makes of a word of ASCII letters.
#[derive(Clone, Copy)]
pub(super) struct Word {
    key: u64,
    pub next: Next,
    pub set: Readings,
}

/// What must stand behind a word if a row may go on there: a bit for each letter behind a space; and bits for whatever
/// else.
#[derive(Clone, Copy, Default)]
pub(super) struct Next(u32);

impl Next {
    /// Something else than a letter behind a space.
    const SPACED: u32 = 1 << 26;
    /// Something else than a space.
    const JOINED: u32 = 1 << 27;
    /// Always: the key does not tell words apart that case or a later letter does.
    const ANYTHING: u32 = 1 << 28;

    /// What a row can go on with behind a word that leads to `state`.
    fn of(table: &Table, state: At) -> Self {
        let spaced = table.step(state, b' ');
        let joined = if table.letters(state).0 & Self::SPACED != 0 { Self::JOINED } else { 0 };
        // "FY " takes the space along.
        let space = if table.states[usize::from(spaced)].set != 0 { Self::ANYTHING } else { 0 };
        Self(table.letters(spaced).0 | joined | space)
    }

    /// What stands behind a space, other than one more.
    fn spaced(letter: u8) -> Self {
        match (letter | 0x20).wrapping_sub(b'a') {
            _ if letter == b' ' => Self(0),
            nth @ 0..26 => Self(1 << nth),
            _ => Self(Self::SPACED),
        }
    }

    /// Whether a row may go on with these bytes. No branch: what follows a word is anything.
    #[inline]
    pub fn goes_on(self, behind: [u8; 2]) -> bool {
        let letter = (behind[1] | 0x20).wrapping_sub(b'a');
        let spaced = select_unpredictable(letter < 26, 1 << (letter & 31), Self::SPACED);
        // Other spaces than the ordinary one are rare.
        let other = select_unpredictable(matches!(behind[0], b'!'..0x80 | 0), Self::JOINED, u32::MAX);
        let wanted = select_unpredictable(behind[0] == b' ', spaced, other);
        self.0 & (wanted | Self::ANYTHING) != 0
    }
}

impl Table {
    /// The letters of a state's edges in all layers.
    fn letters(&self, mut state: At) -> Next {
        let mut letters = 0;
        while state != DEAD {
            letters = self.edges_of(state).fold(letters, |all, edge| all | Next::spaced(edge.letter).0);
            state = self.states[usize::from(state)].below;
        }
        Next(letters)
    }
}

/// Words by two hashes of their key: the first eight letters, small ones, the first in the lowest byte.
///
/// Each word stands in one of its two places (cuckoo hashing), so that asking for one takes no branch: on news prose a
/// branch that tells the words of the table from others is foreseen wrongly for every third word, and that costs more
/// than all the rest.
#[derive(Default)]
pub(super) struct Words {
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
    pub fn of(table: &Table) -> Self {
        let mut words = Self::new();
        let mut open = vec![(0, 0, vec![table.start])];
        while let Some((key, length, states)) = open.pop() {
            if length > 0 {
                words.add(table, key, length, &states);
            }
            if length == 8 {
                continue;
            }
            let letters = states.iter().fold(0, |all, &state| all | table.letters(state).0);
            for small in (b'a'..=b'z').filter(|letter| letters & Next::spaced(*letter).0 != 0) {
                let mut next: Vec<At> = Vec::new();
                for &state in &states {
                    for letter in [small, small.to_ascii_uppercase()] {
                        let state = table.step(state, letter);
                        if !next.contains(&state) {
                            next.push(state);
                        }
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
    pub fn get(&self, key: u64) -> Word {
        let [one, other] = Self::places(key).map(|place| self.all[usize::from(self.places[place])]);
        let found = select_unpredictable(one.key == key, one, other);
        select_unpredictable(found.key == key, found, self.all[0])
    }
}
