//! What is told of entities, in chunks: their records and, apart, their bodies. In the pack's file, at hand or far; or,
//! bodies, each in a file of its own that is named by what is in it.

use super::container::{Container, Late, Section, checksum, word_at};
use super::error::PackError;
use crate::value::hex_of;

/// Entities of one chunk: a card's chunk is a few kilobytes.
pub(super) const CHUNK: u32 = 64;
/// Hashes of records and bodies, then their ends.
pub(super) const ENTRY: usize = 24;
/// In front of the entries: the number of entities.
pub(super) const COUNT: usize = 4;

/// A chunk of a loaded pack, as yet unloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChunkId {
    /// Number of the pack in its stack.
    pub pack: usize,
    pub hash: u64,
}

impl ChunkId {
    /// The name of its file: sixteen hexadecimal digits of the hash, and ".chunk".
    pub fn file_name(self) -> String {
        file_name(self.hash)
    }
}

/// The name of the file that holds the chunk of a hash.
pub(super) fn file_name(hash: u64) -> String {
    [&hex_of(hash), ".chunk"].concat()
}

/// The chunks of a pack's records, or those of its bodies.
#[derive(Clone, Debug)]
pub(super) struct Chunks {
    section: Section,
    pub entities: u32,
    /// Those that are not at hand, once they are; none where the section itself is.
    fetched: Vec<Late<Vec<u8>>>,
    /// They stand in files of their own, which somebody else has to bring.
    pub outside: bool,
}

impl Chunks {
    /// Proves where all chunks are.
    pub fn new(file: &Container, section: Section) -> Result<Self, PackError> {
        let table = file.section(Section::Chunks);
        let entities = word_at(table, 0).filter(|count| *count < 1 << 28);
        let entities = entities.ok_or(Section::Chunks.malformed())?;
        let count = entities.div_ceil(CHUNK) as usize;
        let mut chunks = Self { section, entities, fetched: Vec::new(), outside: false };
        let mut last = 0;
        let ascend = (0..count)
            .all(|at| chunks.end(file, at).is_some_and(|end| std::mem::replace(&mut last, end) <= end));
        let length = file.length(section);
        chunks.outside = section == Section::Bodies && length == 0 && last > 0;
        if !ascend || table.len() != COUNT + ENTRY * count || !chunks.outside && length != last {
            return Err(Section::Chunks.malformed());
        }
        if chunks.outside || file.is_far() {
            chunks.fetched = (0..count).map(|_| Late::new()).collect();
        }
        Ok(chunks)
    }

    /// What the section has of an entity, as far as it is at hand.
    pub fn of<'b>(&'b self, file: &'b Container, entity: u32) -> Option<&'b [u8]> {
        let chunk = (entity / CHUNK) as usize;
        let bytes = match self.fetched.get(chunk) {
            None => file.section(self.section).get(self.start(file, chunk)?..self.end(file, chunk)?)?,
            Some(fetched) if self.outside => fetched.get()?,
            Some(fetched) => fetched.get_or_init(|| self.fetch(file, chunk).unwrap_or_default()),
        };
        let count = self.entities.saturating_sub(entity / CHUNK * CHUNK).min(CHUNK);
        part(bytes, count as usize, (entity % CHUNK) as usize)
    }

    /// The chunks that are at hand, with their hashes.
    #[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
    pub fn all<'b>(&'b self, file: &'b Container) -> impl Iterator<Item = (u64, &'b [u8])> {
        let section = file.section(self.section);
        let chunk =
            |at| Some((self.hash(file, at)?, section.get(self.start(file, at)?..self.end(file, at)?)?));
        (0..self.entities.div_ceil(CHUNK) as usize).filter_map(chunk)
    }

    /// A chunk that lies far; `None` where it is damaged.
    #[inline(never)]
    fn fetch(&self, file: &Container, chunk: usize) -> Option<Vec<u8>> {
        let bytes = file.fetch(self.section, self.start(file, chunk)?, self.end(file, chunk)?)?;
        (self.hash(file, chunk) == Some(checksum(&bytes))).then_some(bytes)
    }

    /// The hash of the chunk that somebody has to bring before more can be told of an entity.
    pub fn missing(&self, file: &Container, entity: u32) -> Option<u64> {
        let chunk = (entity / CHUNK) as usize;
        let wanted = self.outside && self.fetched.get(chunk)?.get().is_none();
        wanted.then(|| self.hash(file, chunk))?
    }

    /// The hashes of all chunks that somebody has to bring.
    pub fn all_missing(&self, file: &Container) -> impl Iterator<Item = u64> {
        (0..self.entities).step_by(CHUNK as usize).filter_map(|first| self.missing(file, first))
    }

    /// Takes the bytes of a chunk; false where none of those outside has their hash. Twice is as good as once.
    pub fn add(&self, file: &Container, bytes: &[u8]) -> bool {
        let sum = Some(checksum(bytes));
        let mut known = false;
        // Bodies that are alike stand in chunks that are alike.
        for (chunk, fetched) in self.fetched.iter().enumerate().filter(|_| self.outside) {
            let length = self.end(file, chunk).zip(self.start(file, chunk)).map(|(end, start)| end - start);
            if self.hash(file, chunk) == sum && length == Some(bytes.len()) {
                fetched.get_or_init(|| bytes.to_vec());
                known = true;
            }
        }
        known
    }

    #[inline(never)]
    fn hash(&self, file: &Container, chunk: usize) -> Option<u64> {
        let at = COUNT + ENTRY * chunk + if self.section == Section::Bodies { 8 } else { 0 };
        let hash = file.section(Section::Chunks).get(at..)?.first_chunk()?;
        Some(u64::from_le_bytes(*hash))
    }

    /// Where a chunk begins among all of them, one behind the other.
    fn start(&self, file: &Container, chunk: usize) -> Option<usize> {
        chunk.checked_sub(1).map_or(Some(0), |before| self.end(file, before))
    }

    #[inline(never)]
    fn end(&self, file: &Container, chunk: usize) -> Option<usize> {
        let at = COUNT + ENTRY * chunk + if self.section == Section::Bodies { 20 } else { 16 };
        word_at(file.section(Section::Chunks), at).map(|end| end as usize)
    }
}

/// The `at`th of `count` parts that stand one behind the other, behind the words of where each begins and the last one
/// ends.
fn part(bytes: &[u8], count: usize, at: usize) -> Option<&[u8]> {
    let end = |at: usize| word_at(bytes, 4 * at).map(|end| end as usize);
    bytes.get(4 * (count + 1)..)?.get(end(at)?..end(at + 1).filter(|_| at < count)?)
}
