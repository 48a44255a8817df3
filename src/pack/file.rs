//! A compiled pack: bytes from outside, proven once and then trusted. `docs/pack-file.md` has it byte by byte.

use std::sync::Arc;

use super::chunk::{Chunks, file_name};
use super::container::{Bytes, Container, Late, Section, checksum};
use super::error::{Kind, PackError};
use super::model::Indexed;
use super::names::NameTable;
use super::wire::{Reader, Wire};
use super::{Entity, Excerpt, Info, Office, Series, Source, record, senses};
use crate::text::hash_folded;

/// One loaded pack. Names, senses, lists and links have been proven; what is told of an entity is when it is read.
#[derive(Clone, Debug)]
pub struct Pack {
    file: Container,
    info: Info,
    lists: Lists,
    records: Chunks,
    bodies: Chunks,
    /// Whether a word in small letters can begin an alias: only terms may be written small.
    pub(super) has_terms: bool,
    limits: Limits,
    excerpt: Option<Excerpt>,
    whole: Late<Vec<Entity>>,
}

/// How much of everything there is.
#[derive(Clone, Copy, Debug)]
struct Limits {
    entities: u32,
    foreign: usize,
    sources: usize,
    series: usize,
}

/// What is read whole when a pack is loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lists {
    /// Ids of other packs' entities that this one refers to; their indices follow those of its own.
    pub foreign: Vec<String>,
    pub sources: Vec<Source>,
    pub offices: Vec<Office>,
    pub series: Vec<Series>,
}

/// Packs are as their files are; which chunks are loaded makes no difference.
impl PartialEq for Pack {
    fn eq(&self, other: &Self) -> bool {
        self.file == other.file
    }
}

impl Eq for Pack {}

impl Pack {
    /// Proves and reads a compiled pack; see [`Pack::open`].
    ///
    /// # Errors
    /// As [`Pack::open`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PackError> {
        Self::open(bytes.to_vec())
    }

    /// Proves a compiled pack and keeps its bytes.
    ///
    /// # Errors
    /// When the bytes are cut off, damaged, of another version or no pack at all; nothing is kept then.
    ///
    /// # Cost
    /// A pass over the bytes for checksums, one over names and places, and the reading of sources, offices and series.
    /// Nothing is allocated for an alias, its senses or an entity.
    pub fn open(bytes: Vec<u8>) -> Result<Self, PackError> {
        Self::of(Container::new(bytes)?)
    }

    /// Proves a compiled pack that lies elsewhere, such as in the memory of the page around a module. Of one larger than a
    /// megabyte, only what finding names needs is taken and proven; what is told of entities is read and proven by the
    /// chunk, when one of its entities is first asked for, and one that is damaged tells nothing.
    ///
    /// # Errors
    /// As [`Pack::open`].
    ///
    /// # Cost
    /// As [`Pack::open`], for the bytes that are taken: about thirteen for each alias.
    pub fn open_from(bytes: impl Bytes + 'static) -> Result<Self, PackError> {
        Self::of(Container::from(Arc::new(bytes))?)
    }

    fn of(file: Container) -> Result<Self, PackError> {
        let info = read(&file, Section::Info)?;
        let mut lists: Lists = read(&file, Section::Lists)?;
        let records = Chunks::new(&file, Section::Records)?;
        let bodies = Chunks::new(&file, Section::Bodies)?;
        let (foreign, sources, series) = (lists.foreign.len(), lists.sources.len(), lists.series.len());
        let limits = Limits { entities: records.entities, foreign, sources, series };
        let has_terms = prove_tables(&file, limits)?;
        prove_lists(&mut lists, limits)?;
        let is_article = !file.section(Section::Article).is_empty();
        let excerpt = if is_article { Some(read(&file, Section::Article)?) } else { None };
        Ok(Self { file, info, lists, records, bodies, has_terms, limits, excerpt, whole: Late::new() })
    }

    /// The compiled file.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.file.to_bytes()
    }

    /// Tells one file's contents from another's.
    pub fn content_hash(&self) -> u64 {
        self.file.content_hash()
    }

    pub fn info(&self) -> &Info {
        &self.info
    }

    /// All entities, which are read at the first call. A body in a chunk that is not loaded is missing from them.
    pub fn entities(&self) -> &[Entity] {
        self.whole.get_or_init(|| (0..self.limits.entities).map(|at| self.entity(at)).collect())
    }

    pub fn sources(&self) -> &[Source] {
        &self.lists.sources
    }

    pub fn series(&self) -> &[Series] {
        &self.lists.series
    }

    /// What an article's pack has beside an editor's.
    pub fn excerpt(&self) -> Option<&Excerpt> {
        self.excerpt.as_ref()
    }

    pub fn offices(&self) -> &[Office] {
        &self.lists.offices
    }

    /// Aliases in the name table.
    pub fn alias_count(&self) -> usize {
        self.names().len()
    }

    /// Bytes of the name table, and of the senses of aliases that mean several things.
    pub fn name_bytes(&self) -> [usize; 2] {
        [Section::Names, Section::Senses].map(|section| self.section(section).len())
    }

    pub fn entity_count(&self) -> u32 {
        self.limits.entities
    }

    /// Hands the lists over to a stack.
    pub(super) fn take_lists(&mut self) -> Lists {
        std::mem::take(&mut self.lists)
    }

    /// Whether bodies stand in chunks outside.
    pub(super) fn is_split(&self) -> bool {
        self.bodies.outside
    }

    /// The names of the files of all chunks that stand outside and are not loaded.
    pub fn missing_chunks(&self) -> impl Iterator<Item = String> {
        self.bodies.all_missing(&self.file).map(file_name)
    }

    /// Takes one of the pack's chunks; everything that is said of its entities can be read from then on.
    ///
    /// # Errors
    /// The bytes are none of its chunks, by their hash and length.
    pub fn add_chunk(&self, bytes: &[u8]) -> Result<(), PackError> {
        if self.bodies.add(&self.file, bytes) {
            return Ok(());
        }
        Err(PackError(Kind::Chunk(file_name(checksum(bytes)))))
    }

    /// The hash of the chunk without which the body of an entity cannot be read.
    pub(super) fn missing_chunk(&self, at: u32) -> Option<u64> {
        self.bodies.missing(&self.file, at)
    }

    #[inline]
    pub(super) fn section(&self, section: Section) -> &[u8] {
        self.file.section(section)
    }

    pub(super) fn names(&self) -> NameTable<'_> {
        NameTable::new(self.section(Section::Names)).unwrap_or_default()
    }

    pub(super) fn nouns(&self) -> NameTable<'_> {
        NameTable::new(self.section(Section::Nouns)).unwrap_or_default()
    }

    /// The entity of a number, in the pack's own numbers; one without an id where its record does not hold.
    pub(super) fn entity(&self, at: u32) -> Entity {
        let body = self.bodies.of(&self.file, at);
        let entity = record::read(self.record(at), body);
        entity.and_then(|mut entity| self.refers_well(&mut entity).then_some(entity)).unwrap_or_default()
    }

    /// The chunks of bodies that stand in the pack itself, with their hashes.
    #[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
    pub(super) fn inline_bodies(&self) -> impl Iterator<Item = (u64, &[u8])> {
        self.bodies.all(&self.file)
    }

    pub(super) fn id_of(&self, at: u32) -> &str {
        record::id_of(self.record(at))
    }

    /// The last entity of an id.
    ///
    /// # Cost
    /// O(log n) in entities; reads a record where the upper halves of hashes agree.
    pub(super) fn find(&self, id: &str) -> Option<u32> {
        let hash = hash_folded(id);
        self.alike((hash >> 32) as u32).find(|at| hash_folded(self.id_of(*at)) == hash)
    }

    /// The upper half of each id's hash, with the entity.
    pub(super) fn ids(&self) -> impl Iterator<Item = (u32, u32)> {
        let rows = self.section(Section::Ids).as_chunks().0.iter().map(|row| (first(row), second(row)));
        rows.filter(|(_, at)| *at < self.limits.entities)
    }

    /// The entities whose ids' hashes have this upper half, the last first.
    pub(super) fn alike(&self, half: u32) -> impl Iterator<Item = u32> {
        let rows = self.section(Section::Ids).as_chunks().0;
        let after = rows.partition_point(|row| first(row) <= half);
        // Among a million ids hardly ever more than two; only a forger has many.
        let alike = rows[..after].iter().rev().take_while(move |row| first(row) == half).take(8);
        alike.map(second).filter(|at| *at < self.limits.entities)
    }

    fn record(&self, at: u32) -> &[u8] {
        self.records.of(&self.file, at).unwrap_or(&[])
    }

    fn refers_well(&self, entity: &mut Entity) -> bool {
        let mut well = true;
        entity.references(&mut |index, of| well &= self.limits.check(*index, of).is_ok());
        well
    }
}

impl Limits {
    fn check(self, index: u32, of: Indexed) -> Result<(), PackError> {
        let (what, limit) = match of {
            Indexed::Entity => ("entity", self.entities as usize + self.foreign),
            Indexed::Source => ("source", self.sources),
            Indexed::Series => ("series", self.series),
        };
        if (index as usize) < limit { Ok(()) } else { Err(PackError(Kind::Reference { what, index, limit })) }
    }
}

/// Proves names and nouns; whether some name is a term.
fn prove_tables(file: &Container, limits: Limits) -> Result<bool, PackError> {
    let table = |section: Section| {
        NameTable::new(file.section(section)).filter(NameTable::is_sound).ok_or(section.malformed())
    };
    // What a noun leads to is asked for when it is met: few texts have many.
    table(Section::Nouns)?;
    let proof = senses::Proof::of(table(Section::Names)?.payloads(), file.section(Section::Senses));
    let proof = proof.ok_or(Section::Senses.malformed())?;
    proof.entities.checked_sub(1).map_or(Ok(()), |last| limits.check(last, Indexed::Entity))?;
    Ok(proof.has_terms())
}

fn prove_lists(lists: &mut Lists, limits: Limits) -> Result<(), PackError> {
    let mut proof = Ok(());
    lists.references(&mut |index, of| {
        let check = limits.check(*index, of);
        if check.is_err() {
            proof = check;
        }
    });
    proof?;
    match lists.sources.iter().find(|source| !source.url.starts_with("https://")) {
        Some(insecure) => Err(PackError(Kind::Insecure(insecure.url.clone()))),
        None => Ok(()),
    }
}

impl Lists {
    /// Shows every index into entities, sources and series, to be checked or changed.
    pub fn references(&mut self, see: &mut dyn FnMut(&mut u32, Indexed)) {
        self.offices.iter_mut().for_each(|office| office.references(see));
        self.series.iter_mut().for_each(|series| series.references(see));
    }
}

fn first(row: &[u8; 8]) -> u32 {
    let [a, b, c, d, ..] = *row;
    u32::from_le_bytes([a, b, c, d])
}

/// The second of two words.
pub(super) fn second(row: &[u8; 8]) -> u32 {
    let [.., a, b, c, d] = *row;
    u32::from_le_bytes([a, b, c, d])
}

fn read<T: Wire>(file: &Container, section: Section) -> Result<T, PackError> {
    let mut reader = Reader::new(file.section(section));
    let value = T::read(&mut reader);
    if reader.is_sound() { Ok(value) } else { Err(section.malformed()) }
}
