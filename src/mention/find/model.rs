//! The model: classes of words and weights of clues, as a file that is proven once when it is loaded.
//!
//! `docs/names-model.md` has the file byte by byte, where its contents come from, and how it is made.

use std::fmt;
use std::hint::select_unpredictable;

use super::chain::{LABELS, LANES, NAMES, Scores, forbid};
use super::clues::{Told, few};
use super::row::Row;
use crate::value::Eight;

pub(super) const MAGIC: &[u8; 4] = b"BSNM";
pub(super) const VERSION: u8 = 4;

/// What a weight of one nat is written as.
#[cfg(feature = "train")]
pub(super) const UNIT: f64 = 16.0;

/// Bits of a key: in a table of 16,000, a word that it does not have is taken for another in one case of 130.
pub(super) const KEY_BITS: u32 = 21;

/// Classes of words by the company they keep, as in "Brown clusters": the more leading bits of their paths two classes
/// share, the more alike are their words. Class 0 is of no word.
pub(super) const CLASSES: usize = 256;

/// What the model knows of names: what words are like, and what each clue says for and against a name.
#[derive(Clone, Debug)]
pub struct Model {
    words: Keys,
    /// What is known of each word, behind that of none.
    traits: Vec<Traits>,
    paths: Vec<u16>,
    clues: Keys,
    /// What each clue says of each label but the first, beyond what it says of that: only differences choose a chain. The
    /// first row is of no clue.
    rows: Vec<Row>,
    /// The same of those clues that can show but few things, in the order of their lists.
    few: Vec<Row>,
    pub(super) transitions: [Scores; LABELS + 1],
}

/// What is known of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits {
    /// Its class where it is written with a capital, and where it is not; 0 where it is rare so.
    pub capital: u8,
    pub small: u8,
    pub flags: u8,
}

/// Flags of [`Traits`].
pub(super) const GIVEN_NAME: u8 = 1;
pub(super) const FAMILY_NAME: u8 = 2;
#[cfg(feature = "train")]
pub(super) const CITY: u8 = 4;
#[cfg(feature = "train")]
pub(super) const PART_OF_CITY: u8 = 8;
/// Commoner without a capital than with one.
pub(super) const COMMON: u8 = 16;

/// Keys in ascending order, and behind each place what there is for it. Looking one up takes the same few steps whether it is
/// there or not: of the clues of a text half are, and nothing could guess which.
#[derive(Clone, Debug)]
struct Keys {
    /// Where the keys of each bucket begin.
    buckets: Box<[u16; BUCKETS + 1]>,
    /// What each key has behind the bits of its bucket, and room to look at eight from the last one on.
    rests: Vec<u8>,
}

/// Leading bits of a key choose its bucket: most have one key or none.
const BUCKETS: usize = 1 << 13;
const REST_BITS: u32 = KEY_BITS - BUCKETS.ilog2();

impl Keys {
    /// Of keys in ascending order, [`MOST_KEYS`] of them at most.
    fn new(keys: &[u32]) -> Self {
        let mut buckets = Box::new([0; BUCKETS + 1]);
        for key in keys {
            buckets[bucket(*key) + 1] += 1;
        }
        for at in 1..=BUCKETS {
            buckets[at] += buckets[at - 1];
        }
        let mut rests: Vec<u8> = keys.iter().map(|key| *key as u8 & REST).collect();
        rests.extend([0; Eight::COUNT]);
        Self { buckets, rests }
    }

    /// The place of a key, from 1 on; 0 is of what is not there.
    #[inline]
    fn place(&self, key: u32) -> usize {
        let (mut at, end) =
            (usize::from(self.buckets[bucket(key)]), usize::from(self.buckets[bucket(key) + 1]));
        loop {
            let rests = self.rests.get(at..at + Eight::COUNT).and_then(|eight| eight.as_array().copied());
            let place = at + Eight::place(Eight::of(rests.unwrap_or_default()).that_are(key as u8 & REST));
            at += Eight::COUNT;
            // Hardly any bucket has more.
            if at >= end || place < at {
                return select_unpredictable(place < end, place + 1, 0);
            }
        }
    }
}

const REST: u8 = (u32::MAX >> (u32::BITS - REST_BITS)) as u8;

/// As many as 16 bits count.
const MOST_KEYS: usize = u16::MAX as usize;

fn bucket(key: u32) -> usize {
    (key >> REST_BITS) as usize % BUCKETS
}

/// Why bytes are no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModelError(Fault);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    NoModel,
    Version,
    Short,
    Checksum,
    Order,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason())
    }
}

impl ModelError {
    pub fn reason(&self) -> &'static str {
        match self.0 {
            Fault::NoModel => "the file is no model of names: it does not begin with BSNM",
            Fault::Version => "the model has a version other than 4, the one this program reads",
            Fault::Short => "the model ends before what its counts promise, or goes on behind it",
            Fault::Checksum => "the model is damaged: its checksum does not match",
            Fault::Order => "the keys of the model are not in ascending order",
        }
    }
}

impl std::error::Error for ModelError {}

impl Model {
    /// The model that comes with the program; a page loads the same file by itself.
    ///
    /// # Panics
    /// Never: a test reads it.
    #[cfg(feature = "cli")]
    pub fn built_in() -> Self {
        Self::from_bytes(include_bytes!("names.model")).expect("a test reads the built-in model")
    }

    /// Reads a model.
    ///
    /// # Errors
    /// For anything but a whole, undamaged model of this version.
    ///
    /// # Cost
    /// O(n) in bytes; about 1 ms, and two and a half times the file's size in memory.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(ModelError(Fault::NoModel))?;
        let (body, sum) = rest.split_last_chunk::<4>().ok_or(ModelError(Fault::Short))?;
        if body.first() != Some(&VERSION) {
            return Err(ModelError(Fault::Version));
        }
        if checksum(body) != u32::from_le_bytes(*sum) {
            return Err(ModelError(Fault::Checksum));
        }
        let mut reader = Reader { rest: &body[1..], ascends: true };
        let model = reader.model().ok_or(ModelError(Fault::Short))?;
        match (reader.rest.is_empty(), reader.ascends) {
            (false, _) => Err(ModelError(Fault::Short)),
            (true, false) => Err(ModelError(Fault::Order)),
            (true, true) => Ok(model),
        }
    }

    /// What is known of a word by its hash.
    pub(super) fn traits(&self, hash: u64) -> Traits {
        self.traits[self.words.place(key_of(hash))]
    }

    /// The leading bits of a class's path, below a 1 that tells how many there are.
    pub(super) fn path(&self, class: u8) -> u16 {
        self.paths[usize::from(class)]
    }

    /// What some clues say.
    pub(super) fn sum(&self, clues: &[u32]) -> Row {
        let mut sums = Row::default();
        clues.iter().for_each(|clue| sums.add(&self.rows[self.clues.place(*clue)]));
        sums
    }

    /// What the clues of a word say of each label. Sixty stay far within what a score can hold.
    pub(super) fn weigh(&self, told: &Told) -> Scores {
        let mut sums = self.sum(&told.clues);
        told.few.iter().filter_map(|row| self.few.get(*row as usize)).for_each(|row| sums.add(row));
        let mut scores = [0; LANES];
        scores[LABELS - NAMES..LABELS].copy_from_slice(&sums.numbers());
        scores
    }
}

/// The key of a word by its hash. Each word of the table is kept by it alone, so that another hash would ask for another
/// model.
pub(super) fn key_of(hash: u64) -> u32 {
    (hash >> (64 - KEY_BITS)) as u32
}

pub(super) fn checksum(bytes: &[u8]) -> u32 {
    crate::pack::checksum(bytes) as u32
}

/// Takes parts from the front; `None` where fewer bytes are left.
struct Reader<'b> {
    rest: &'b [u8],
    /// Whether all keys have been in order.
    ascends: bool,
}

impl<'b> Reader<'b> {
    fn model(&mut self) -> Option<Model> {
        let mut transitions = [[0; LANES]; LABELS + 1];
        for (before, row) in transitions.iter_mut().enumerate() {
            for score in &mut row[..LABELS] {
                *score = i16::from_le_bytes(*self.rest.split_off(..2)?.as_array()?);
            }
            forbid(before, row);
        }
        let paths = self.numbers(CLASSES, 2)?.into_iter().map(|path| path as u16).collect();
        let keys = self.keys()?;
        let count = keys.len();
        let columns = [self.bytes(count)?, self.bytes(count)?, self.bytes(count)?];
        let mut traits = vec![Traits::default()];
        for ((capital, small), flags) in columns[0].iter().zip(columns[1]).zip(columns[2]) {
            traits.push(Traits { capital: *capital, small: *small, flags: *flags });
        }
        let words = Keys::new(&keys);
        let keys = self.keys()?;
        let clues = Keys::new(&keys);
        // Which labels each clue speaks of, then what it says of them.
        let mut rows = vec![Row::default()];
        for told in self.numbers(keys.len(), 2)? {
            let mut row = [0; LABELS];
            for label in (0..LABELS).filter(|label| told >> label & 1 != 0) {
                row[label] = i16::from(self.bytes(1)?[0] as i8);
            }
            let [outside, names @ ..] = row;
            rows.push(Row::of(names.map(|weight| weight - outside)));
        }
        let mut model = Model { words, traits, paths, clues, rows, few: Vec::new(), transitions };
        model.few = few(&model);
        Some(model)
    }

    fn bytes(&mut self, count: usize) -> Option<&'b [u8]> {
        self.rest.split_off(..count)
    }

    /// Keys, behind how many they are: the steps from each to the next, which are as many bits shorter as there are keys.
    fn keys(&mut self) -> Option<Vec<u32>> {
        let count = u32::from_le_bytes(*self.bytes(4)?.as_array()?) as usize;
        let mut keys = self.numbers(Some(count).filter(|count| *count <= MOST_KEYS)?, 2)?;
        let mut last = 0_u32;
        for key in &mut keys {
            // No more than 2^16 steps of 2^16.
            last = last.wrapping_add(*key);
            *key = last;
        }
        self.ascends &= keys.is_sorted_by(|one, next| one < next);
        Some(keys)
    }

    /// Numbers of `width` bytes, stored by column: all first bytes, which are the highest, then all second ones.
    fn numbers(&mut self, count: usize, width: usize) -> Option<Vec<u32>> {
        let bytes = self.bytes(count.checked_mul(width)?)?;
        let number =
            |at: usize| (0..width).fold(0, |n, column| n << 8 | u32::from(bytes[column * count + at]));
        Some((0..count).map(number).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hash_folded;

    const BUILT_IN: &[u8] = include_bytes!("names.model");

    #[test]
    fn the_built_in_model_knows_words_and_clues() {
        let model = Model::from_bytes(BUILT_IN).unwrap();
        let traits = |word: &str| model.traits(hash_folded(word));
        assert_ne!(traits("michael").flags & GIVEN_NAME, 0);
        assert_ne!(traits("officials").flags & COMMON, 0);
        assert_ne!(traits("paris").capital, 0);
        let weights = || model.rows.iter().flat_map(|row| row.numbers());
        let alike = model.path(traits("paris").capital);
        assert_eq!(alike, model.path(traits("london").capital), "cities keep the same company");
        assert!(weights().any(|weight| weight > 0) && weights().any(|weight| weight < 0));
    }

    #[test]
    fn damage_is_told_and_never_panics() {
        for end in 0..BUILT_IN.len() {
            // Every length at the start and the end; in between the checksum is all there is to see.
            if end < 600 || BUILT_IN.len() - end < 600 || end % 997 == 0 {
                assert!(Model::from_bytes(&BUILT_IN[..end]).is_err(), "{end} bytes");
            }
        }
        for at in (0..BUILT_IN.len()).step_by(1_499) {
            let mut bytes = BUILT_IN.to_vec();
            bytes[at] ^= 0x10;
            assert!(Model::from_bytes(&bytes).is_err(), "byte {at}");
        }
        let longer = [BUILT_IN, b"x"].concat();
        assert!(Model::from_bytes(&longer).is_err());
    }

    #[test]
    fn counts_that_promise_too_much_are_refused() {
        // A right checksum over a wrong count: what a broken tool would write.
        let body = &BUILT_IN[MAGIC.len()..BUILT_IN.len() - 4];
        let words = 1 + 2 * LABELS * (LABELS + 1) + 2 * CLASSES;
        let mut body = body.to_vec();
        body[words..words + 4].copy_from_slice(&u32::MAX.to_le_bytes());
        let bytes = [MAGIC.as_slice(), &body, &checksum(&body).to_le_bytes()].concat();
        assert_eq!(Model::from_bytes(&bytes).unwrap_err(), ModelError(Fault::Short));
    }
}
