//! The container of a compiled pack: a mark, a version, and sections with their checksums.

use std::fmt;
use std::sync::Arc;

use super::error::{Kind, PackError};

/// Bytes at the start of every compiled pack.
pub(super) const MAGIC: &[u8; 8] = b"BSTORY\r\n";
/// Grows with every change that an older reader would misread.
pub const FORMAT_VERSION: u32 = 3;
/// Magic, version, number of sections.
pub(super) const HEADER: usize = 16;
/// Offset, length and checksum of one section.
pub(super) const ENTRY: usize = 16;

/// What a pack consists of, in the order of the file: all that finding and linking need ahead of what cards need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Info,
    Names,
    Senses,
    Nouns,
    NounSenses,
    Lists,
    Ids,
    Records,
    Chunks,
    Bodies,
}

pub(super) const SECTIONS: [&str; 10] =
    ["info", "names", "senses", "nouns", "noun senses", "lists", "ids", "records", "chunks", "bodies"];

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
        Self::Records,
        Self::Chunks,
        Self::Bodies,
    ];

    pub fn name(self) -> &'static str {
        SECTIONS[self as usize]
    }

    pub fn malformed(self) -> PackError {
        PackError(Kind::Malformed(self.name()))
    }
}

/// The bytes of a pack, each section of which has a right checksum. Clones share them.
#[derive(Clone)]
pub(super) struct Container {
    bytes: Arc<Vec<u8>>,
    /// Where each section begins and ends.
    places: [(usize, usize); SECTIONS.len()],
}

impl Container {
    /// Takes a file apart.
    ///
    /// # Cost
    /// One pass over the bytes for the checksums; copies none.
    pub fn new(bytes: Vec<u8>) -> Result<Self, PackError> {
        let places = places(&bytes)?;
        Ok(Self { bytes: Arc::new(bytes), places })
    }

    #[inline]
    pub fn section(&self, section: Section) -> &[u8] {
        let (from, to) = self.places[section as usize];
        &self.bytes[from..to]
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// A megabyte of numbers helps nobody.
impl fmt::Debug for Container {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Container").field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

impl PartialEq for Container {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for Container {}

fn places(bytes: &[u8]) -> Result<[(usize, usize); SECTIONS.len()], PackError> {
    let start = bytes.get(..MAGIC.len().min(bytes.len())).unwrap_or(&[]);
    if start.is_empty() || !MAGIC.starts_with(start) {
        return Err(PackError(Kind::NotAPack));
    }
    let table = HEADER + ENTRY * SECTIONS.len();
    let cut = |needed| PackError(Kind::Truncated { needed, found: bytes.len() });
    let malformed = || PackError(Kind::Malformed("table"));
    let word = |at: usize| word_at(bytes, at).ok_or_else(|| cut(table));
    let version = word(MAGIC.len())?;
    if version != FORMAT_VERSION {
        return Err(PackError(Kind::Version(version)));
    }
    if word(MAGIC.len() + 4)? as usize != SECTIONS.len() {
        return Err(malformed());
    }
    let mut out = [(0, 0); SECTIONS.len()];
    let mut end = table;
    for (at, name) in SECTIONS.iter().enumerate() {
        let entry = HEADER + ENTRY * at;
        let (offset, length) = (word(entry)? as usize, word(entry + 4)? as usize);
        let sum = u64::from(word(entry + 8)?) | u64::from(word(entry + 12)?) << 32;
        let padding = bytes.get(end..offset).is_none_or(|padding| padding.iter().all(|byte| *byte == 0));
        if offset != end.next_multiple_of(8) || !padding {
            return Err(malformed());
        }
        end = offset.checked_add(length).ok_or_else(malformed)?;
        let section = bytes.get(offset..end).ok_or_else(|| cut(end))?;
        if checksum(section) != sum {
            return Err(PackError(Kind::Checksum(name)));
        }
        out[at] = (offset, end);
    }
    if end == bytes.len() { Ok(out) } else { Err(malformed()) }
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
