//! The container of a compiled pack: a mark, a version, and sections with their checksums.

use std::fmt;
use std::sync::Arc;

use super::error::{Kind, PackError};
use crate::text::mixed;

/// Bytes at the start of every compiled pack.
pub(super) const MAGIC: &[u8; 8] = b"BSTORY\r\n";
/// Grows with every change that an older reader would misread.
pub const FORMAT_VERSION: u32 = 5;
/// Magic, version, number of sections.
pub(super) const HEADER: usize = 16;
/// Offset, length and checksum of one section.
pub(super) const ENTRY: usize = 16;
const TABLE: usize = HEADER + ENTRY * SECTIONS.len();
/// Bytes up to which a pack is proven whole when it is opened, wherever it lies: a story's pack has a twentieth.
const SMALL: usize = 1 << 20;

/// What a pack consists of, in the order of the file: all that finding names needs ahead of what is told of each entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Info,
    Names,
    Senses,
    Nouns,
    NounSenses,
    Lists,
    Ids,
    /// Empty in packs that are no article's.
    Article,
    /// The same.
    Annotations,
    Chunks,
    Records,
    Bodies,
}

pub(super) const SECTIONS: [&str; 12] = [
    "info",
    "names",
    "senses",
    "nouns",
    "noun senses",
    "lists",
    "ids",
    "article",
    "annotations",
    "chunks",
    "records",
    "bodies",
];

impl Section {
    #[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
    pub const ALL: [Self; SECTIONS.len()] = [
        Self::Info,
        Self::Names,
        Self::Senses,
        Self::Nouns,
        Self::NounSenses,
        Self::Lists,
        Self::Ids,
        Self::Article,
        Self::Annotations,
        Self::Chunks,
        Self::Records,
        Self::Bodies,
    ];

    pub fn name(self) -> &'static str {
        SECTIONS[self as usize]
    }

    pub fn malformed(self) -> PackError {
        PackError(Kind::Malformed(self.name()))
    }
}

/// Where the bytes of a pack lie that has more of them than a page wants in its memory.
pub trait Bytes: Shared {
    fn length(&self) -> usize;
    /// The bytes of a range that lies inside.
    fn read(&self, from: usize, to: usize) -> Vec<u8>;
}

/// A value that is made when it is first asked for, whichever thread asks; in a browser there is but one.
#[cfg(target_arch = "wasm32")]
pub(super) use std::cell::OnceCell as Late;
#[cfg(not(target_arch = "wasm32"))]
pub(super) use std::sync::OnceLock as Late;

/// What threads may share.
#[cfg(not(target_arch = "wasm32"))]
pub trait Shared: Send + Sync {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Send + Sync> Shared for T {}
#[cfg(target_arch = "wasm32")]
pub trait Shared {}
#[cfg(target_arch = "wasm32")]
impl<T> Shared for T {}

/// The bytes of a pack. Those at hand have right checksums. Clones share them.
#[derive(Clone)]
pub(super) struct Container {
    /// All bytes; those ahead of the records where the rest lies far.
    near: Arc<Vec<u8>>,
    far: Option<Arc<dyn Bytes>>,
    /// Where each section begins and ends.
    places: Places,
}

type Places = [(usize, usize); SECTIONS.len()];

impl Container {
    /// Takes a file apart.
    ///
    /// # Cost
    /// One pass over the bytes for the checksums; copies none.
    pub fn new(bytes: Vec<u8>) -> Result<Self, PackError> {
        let places = places(&bytes, bytes.len())?;
        check(&bytes, &places)?;
        Ok(Self { near: Arc::new(bytes), far: None, places })
    }

    /// Takes a file apart that lies elsewhere; of a large one, records and bodies stay there.
    pub fn from(source: Arc<dyn Bytes>) -> Result<Self, PackError> {
        let length = source.length();
        if length <= SMALL {
            return Self::new(source.read(0, length));
        }
        let places = places(&source.read(0, TABLE), length)?;
        let (_, end) = places[Section::Chunks as usize];
        let near = source.read(0, end);
        check(&near, &places[..=Section::Chunks as usize])?;
        Ok(Self { near: Arc::new(near), far: Some(source), places })
    }

    /// A section that is at hand; empty for one that lies far.
    #[inline(never)]
    pub fn section(&self, section: Section) -> &[u8] {
        let (from, to) = self.places[section as usize];
        self.near.get(from..to).unwrap_or(&[])
    }

    pub fn length(&self, section: Section) -> usize {
        let (from, to) = self.places[section as usize];
        to - from
    }

    /// Bytes of a section that lies far; `None` where they are at hand, or no part of it.
    pub fn fetch(&self, section: Section, from: usize, to: usize) -> Option<Vec<u8>> {
        let start = self.places[section as usize].0;
        let inside = from <= to && to <= self.length(section);
        inside.then(|| self.far.as_ref().map(|far| far.read(start + from, start + to)))?
    }

    pub fn is_far(&self) -> bool {
        self.far.is_some()
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        match &self.far {
            Some(far) => far.read(0, far.length()),
            None => self.near.to_vec(),
        }
    }

    /// Of the section table, which has the length and the checksum of each section.
    pub fn content_hash(&self) -> u64 {
        let table = self.near.get(HEADER..TABLE).unwrap_or(&[]);
        let words = table.as_chunks::<4>().0.iter().map(|word| u64::from(u32::from_le_bytes(*word)));
        words.fold(0, |hash, word| mixed(hash.rotate_left(32) ^ word))
    }

    /// Everything ahead of the records, with the checksums of the rest.
    fn front(&self) -> &[u8] {
        &self.near[..self.places[Section::Chunks as usize].1]
    }
}

/// A megabyte of numbers helps nobody.
impl fmt::Debug for Container {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Container").field("places", &self.places).finish_non_exhaustive()
    }
}

impl PartialEq for Container {
    fn eq(&self, other: &Self) -> bool {
        self.front() == other.front()
    }
}

impl Eq for Container {}

/// Where the sections of a file of `length` bytes stand, by its first bytes.
fn places(bytes: &[u8], length: usize) -> Result<Places, PackError> {
    let start = bytes.get(..MAGIC.len().min(bytes.len())).unwrap_or(&[]);
    if start.is_empty() || !MAGIC.starts_with(start) {
        return Err(PackError(Kind::NotAPack));
    }
    let cut = |needed| PackError(Kind::Truncated { needed, found: length });
    let malformed = || PackError(Kind::Malformed("table"));
    let word = |at: usize| word_at(bytes, at).ok_or_else(|| cut(TABLE));
    let version = word(MAGIC.len())?;
    if version != FORMAT_VERSION {
        return Err(PackError(Kind::Version(version)));
    }
    if word(MAGIC.len() + 4)? as usize != SECTIONS.len() {
        return Err(malformed());
    }
    let mut out = [(0, 0); SECTIONS.len()];
    let mut end = TABLE;
    for (at, place) in out.iter_mut().enumerate() {
        let entry = HEADER + ENTRY * at;
        let (offset, size) = (word(entry)? as usize, word(entry + 4)? as usize);
        // The last words of the table, so that nothing of it is asked for twice.
        word(entry + 12)?;
        if offset != end.next_multiple_of(8) {
            return Err(malformed());
        }
        end = offset.checked_add(size).ok_or_else(malformed)?;
        if end > length {
            return Err(cut(end));
        }
        *place = (offset, end);
    }
    if end == length { Ok(out) } else { Err(malformed()) }
}

/// Proves the checksums of sections, and that nothing stands between them.
fn check(bytes: &[u8], places: &[(usize, usize)]) -> Result<(), PackError> {
    let mut last = TABLE;
    for (at, (from, to)) in places.iter().enumerate() {
        let entry = HEADER + ENTRY * at + 8;
        let sum = word_at(bytes, entry).zip(word_at(bytes, entry + 4));
        let sum = sum.map(|(low, high)| u64::from(low) | u64::from(high) << 32);
        if bytes.get(last..*from).is_none_or(|padding| padding.iter().any(|byte| *byte != 0)) {
            return Err(PackError(Kind::Malformed("table")));
        }
        if bytes.get(*from..*to).map(checksum) != sum {
            return Err(PackError(Kind::Checksum(SECTIONS[at])));
        }
        last = *to;
    }
    Ok(())
}

/// A little-endian number of four bytes.
#[inline]
pub(super) fn word_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|word| u32::from_le_bytes(*word))
}

/// Where the lanes of a checksum begin.
const SEED: u64 = 0x6261_636b_7374_6f72;
/// Odd, so that multiplying loses nothing: 2⁶⁴ over the golden ratio.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// A checksum that notices every change inside eight bytes in line, and any other but one in 2⁶⁴.
///
/// Against damage, not against forgers: who can write the file can write the sum. CRC-32 took a quarter of the time
/// in which a pack of a million names opens; this takes as long as reading the bytes.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let mut lanes = [SEED; 4];
    let (blocks, rest) = bytes.as_chunks::<32>();
    let mut last = [0; 32];
    last[..rest.len()].copy_from_slice(rest);
    for block in blocks.iter().chain([&last]) {
        for (lane, word) in lanes.iter_mut().zip(block.as_chunks::<8>().0) {
            *lane = stirred(*lane, u64::from_le_bytes(*word));
        }
    }
    let sum = lanes.into_iter().fold(bytes.len() as u64, stirred);
    crate::text::mixed(sum)
}

#[inline]
fn stirred(sum: u64, word: u64) -> u64 {
    (sum ^ word).wrapping_mul(FACTOR).rotate_left(32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_what_the_format_says() {
        assert_eq!(checksum(b""), 0xeb877d46bbc160c7);
        assert_eq!(checksum(b"Backstory"), 0x8eb3f29199eb0227);
    }

    #[test]
    fn swapped_words_and_added_zeros_change_the_checksum() {
        let bytes: Vec<u8> = (0..100).collect();
        let sum = checksum(&bytes);
        for (one, other) in [(0, 8), (0, 32), (8, 40), (64, 96)] {
            let mut swapped = bytes.clone();
            for at in 0..4 {
                swapped.swap(one + at, other + at);
            }
            assert_ne!(checksum(&swapped), sum, "{one} and {other}");
        }
        assert_ne!(checksum(&[&bytes[..], &[0]].concat()), sum);
        assert_ne!(checksum(&[0; 32]), checksum(&[0; 31]));
        // The highest bits of two words in one lane: a sum that only multiplied would lose them.
        let mut flipped = bytes;
        flipped[7] ^= 0x80;
        flipped[39] ^= 0x80;
        assert_ne!(checksum(&flipped), sum);
    }
}
