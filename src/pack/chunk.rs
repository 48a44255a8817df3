//! Bodies of entities in chunks: inside the pack's file, or each in a file of its own that is named by what is in it.

use std::sync::OnceLock;

use super::container::{Container, Section, checksum, word_at};
use super::error::PackError;
use super::file::part;

/// Entities whose bodies stand in one chunk: a card's chunk is a few kilobytes.
pub(super) const CHUNK: u32 = 64;
/// Content hash and end of one chunk in the section of chunks.
const ENTRY: usize = 12;

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
    let digit = |at: u32| char::from_digit((hash >> (60 - 4 * at)) as u32 & 15, 16);
    (0..16).filter_map(digit).chain(".chunk".chars()).collect()
}

/// The chunks of one pack.
#[derive(Clone, Debug)]
pub(super) struct Chunks {
    entities: u32,
    /// Those that stand in files of their own; none where the pack has all bodies itself.
    outside: Vec<OnceLock<Vec<u8>>>,
}

impl Chunks {
    pub fn new(file: &Container, entities: u32) -> Result<Self, PackError> {
        let table = file.section(Section::Chunks);
        let (bodies, count) = (file.section(Section::Bodies).len(), entities.div_ceil(CHUNK) as usize);
        let mut last = 0;
        let ascend =
            (0..count).all(|at| end(table, at).is_some_and(|end| std::mem::replace(&mut last, end) <= end));
        if !ascend || table.len() != ENTRY * count || bodies != last && bodies > 0 {
            return Err(Section::Chunks.malformed());
        }
        let outside = if bodies == last { 0 } else { count };
        Ok(Self { entities, outside: vec![OnceLock::new(); outside] })
    }

    pub fn are_outside(&self) -> bool {
        !self.outside.is_empty()
    }

    /// The bytes of an entity's body, where they are at hand.
    pub fn body<'b>(&'b self, file: &'b Container, entity: u32) -> Option<&'b [u8]> {
        let chunk = (entity / CHUNK) as usize;
        let bytes = match self.outside.get(chunk) {
            Some(outside) => outside.get()?.as_slice(),
            None => {
                let table = file.section(Section::Chunks);
                let from = chunk.checked_sub(1).map_or(Some(0), |before| end(table, before))?;
                file.section(Section::Bodies).get(from..end(table, chunk)?)?
            }
        };
        let count = self.entities.saturating_sub(entity / CHUNK * CHUNK).min(CHUNK);
        part(bytes, 0, count, entity % CHUNK)
    }

    /// The hash of the chunk that has to be loaded before an entity’s body can be read.
    pub fn missing(&self, file: &Container, entity: u32) -> Option<u64> {
        let chunk = (entity / CHUNK) as usize;
        self.outside.get(chunk).filter(|outside| outside.get().is_none())?;
        hash(file.section(Section::Chunks), chunk)
    }

    /// The hashes of all chunks that are not loaded.
    pub fn all_missing(&self, file: &Container) -> impl Iterator<Item = u64> {
        let missing = (0..).zip(&self.outside).filter(|(_, outside)| outside.get().is_none());
        missing.filter_map(|(chunk, _)| hash(file.section(Section::Chunks), chunk))
    }

    /// Takes the bytes of a chunk; false where the pack has none of their hash. Taking it twice changes nothing.
    pub fn add(&self, file: &Container, bytes: &[u8]) -> bool {
        let (table, sum) = (file.section(Section::Chunks), checksum(bytes));
        let mut known = false;
        // Bodies that are alike stand in chunks that are alike.
        for (at, outside) in self.outside.iter().enumerate().filter(|(at, _)| hash(table, *at) == Some(sum)) {
            let length = end(table, at).zip(if at == 0 { Some(0) } else { end(table, at - 1) });
            if length.is_some_and(|(end, from)| end - from == bytes.len()) {
                outside.get_or_init(|| bytes.to_vec());
                known = true;
            }
        }
        known
    }
}

fn hash(table: &[u8], at: usize) -> Option<u64> {
    table.get(ENTRY * at..)?.first_chunk().map(|hash| u64::from_le_bytes(*hash))
}

/// Where a chunk ends, if they all stood one after the other.
fn end(table: &[u8], at: usize) -> Option<usize> {
    word_at(table, ENTRY * at + 8).map(|end| end as usize)
}
