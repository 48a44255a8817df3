//! The compiled file: bytes from outside, proven once and then trusted. `docs/pack-file.md` has it byte by byte.

use std::fmt;

use super::names::{NameTable, Node};
use super::wire::{Reader, Wire};
use super::{AliasKind, Entity, EntityId, Info, Office, Sense, Series, Source};
use crate::value::digits_of;
use crc::{CRC_32_ISO_HDLC, Crc};

/// Bytes at the start of every compiled pack.
const MAGIC: &[u8; 8] = b"BSTORY\r\n";
/// Grows with every change that an older reader would misread.
pub const FORMAT_VERSION: u32 = 2;
/// Magic, version, number of sections.
const HEADER: usize = 16;
/// Id, offset, length, CRC-32 of one section.
const ENTRY: usize = 16;
/// In this order in the file: the name table stands ahead of the bodies.
const SECTIONS: [&str; 4] = ["info", "names", "senses", "bodies"];

/// One loaded pack. Every index in it has been checked.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Pack {
    pub(super) info: Info,
    pub(super) entities: Vec<Entity>,
    /// Ids of other packs' entities that this one refers to; their indices follow those of its own.
    pub(super) foreign: Vec<String>,
    pub(super) sources: Vec<Source>,
    pub(super) offices: Vec<Office>,
    pub(super) series: Vec<Series>,
    pub(super) names: NameTable,
    pub(super) senses: Vec<Vec<Sense>>,
}

/// Why bytes are not a pack that this reader can trust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    NotAPack,
    Version(u32),
    Truncated { needed: usize, found: usize },
    Checksum(&'static str),
    Malformed(&'static str),
    Reference { what: &'static str, index: u32, limit: usize },
    Insecure(String),
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |count: usize| digits_of(count as u64);
        let text = match &self.0 {
            Kind::NotAPack => {
                "these bytes are not a Backstory pack: they do not begin with its mark".to_owned()
            }
            Kind::Version(found) => {
                let (found, ours) = (digits_of(*found), digits_of(FORMAT_VERSION));
                ["the pack has format version ", &found, "; this reader reads version ", &ours].concat()
            }
            Kind::Truncated { needed, found } => {
                let (needed, found) = (count(*needed), count(*found));
                ["the pack is cut off: ", &needed, " bytes are needed, ", &found, " are there"].concat()
            }
            Kind::Checksum(section) => {
                ["section \"", section, "\" of the pack is damaged: its checksum differs"].concat()
            }
            Kind::Malformed(section) => ["section \"", section, "\" of the pack cannot be read"].concat(),
            Kind::Reference { what, index, limit } => {
                ["the pack refers to ", what, " ", &digits_of(*index), ", but has only ", &count(*limit)]
                    .concat()
            }
            Kind::Insecure(url) => ["the pack links to \"", url, "\"; only https is allowed"].concat(),
        };
        f.write_str(&text)
    }
}

impl std::error::Error for PackError {}

/// What an index in a pack counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Indexed {
    Entity,
    Source,
    Series,
}

impl Pack {
    /// Proves and reads a compiled pack.
    ///
    /// # Errors
    /// When the bytes are cut off, damaged, of another version or no pack at all; nothing is kept then.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PackError> {
        let sections = sections(bytes)?;
        let mut pack = Self {
            info: read("info", sections[0])?,
            names: read_names(sections[1])?,
            senses: read_senses(sections[2])?,
            ..read("bodies", sections[3])?
        };
        pack.prove()?;
        Ok(pack)
    }

    /// The compiled file. The same pack gives the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut info = Vec::new();
        self.info.write(&mut info);
        let mut bodies = Vec::new();
        self.write(&mut bodies);
        let parts = [info, write_names(&self.names), write_senses(&self.senses), bodies];
        let mut out = MAGIC.to_vec();
        out.extend(FORMAT_VERSION.to_le_bytes());
        out.extend((parts.len() as u32).to_le_bytes());
        let mut offset = HEADER + ENTRY * parts.len();
        for (id, part) in parts.iter().enumerate() {
            let padded = offset.next_multiple_of(8);
            let entry = [id as u32, padded as u32, part.len() as u32, checksum(part)];
            entry.iter().for_each(|word| out.extend(word.to_le_bytes()));
            offset = padded + part.len();
        }
        for part in &parts {
            out.resize(out.len().next_multiple_of(8), 0);
            out.extend(part);
        }
        out
    }

    pub fn info(&self) -> &Info {
        &self.info
    }

    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    pub fn series(&self) -> &[Series] {
        &self.series
    }

    pub fn offices(&self) -> &[Office] {
        &self.offices
    }

    /// Aliases in the name table.
    pub fn alias_count(&self) -> usize {
        self.senses.len()
    }

    fn prove(&mut self) -> Result<(), PackError> {
        if !self.names.is_sound(self.senses.len()) {
            return Err(PackError(Kind::Malformed("names")));
        }
        let entities = self.entities.len() + self.foreign.len();
        let (sources, series) = (self.sources.len(), self.series.len());
        let mut fault = None;
        self.references(&mut |index, of| {
            let (what, limit) = match of {
                Indexed::Entity => ("entity", entities),
                Indexed::Source => ("source", sources),
                Indexed::Series => ("series", series),
            };
            if *index as usize >= limit {
                fault = Some(PackError(Kind::Reference { what, index: *index, limit }));
            }
        });
        match (fault, self.sources.iter().find(|source| !source.url.starts_with("https://"))) {
            (Some(fault), _) => Err(fault),
            (None, Some(source)) => Err(PackError(Kind::Insecure(source.url.clone()))),
            (None, None) => Ok(()),
        }
    }

    /// Shows every index into entities, sources and series, to be checked or changed.
    pub(super) fn references(&mut self, see: &mut dyn FnMut(&mut u32, Indexed)) {
        for entity in &mut self.entities {
            entity.part_of.iter_mut().for_each(|id| see(&mut id.0, Indexed::Entity));
            let needed = entity.described.iter_mut().flat_map(|description| &mut description.with);
            needed.for_each(|id| see(&mut id.0, Indexed::Entity));
            entity.facts.iter_mut().for_each(|fact| see(&mut fact.source.0, Indexed::Source));
            for relation in &mut entity.relations {
                see(&mut relation.entity.0, Indexed::Entity);
                see(&mut relation.source.0, Indexed::Source);
            }
            for position in &mut entity.positions {
                position.entity.iter_mut().for_each(|id| see(&mut id.0, Indexed::Entity));
                see(&mut position.fact.source.0, Indexed::Source);
            }
        }
        for office in &mut self.offices {
            see(&mut office.jurisdiction.0, Indexed::Entity);
            for holder in &mut office.holders {
                see(&mut holder.entity.0, Indexed::Entity);
                see(&mut holder.source.0, Indexed::Source);
            }
        }
        for series in &mut self.series {
            series.about.iter_mut().for_each(|id| see(&mut id.0, Indexed::Entity));
            series.whose.iter_mut().for_each(|id| see(&mut id.0, Indexed::Entity));
            series.deflator.iter_mut().for_each(|id| see(&mut id.0, Indexed::Series));
            series.rows.iter_mut().for_each(|row| see(&mut row.source.0, Indexed::Source));
        }
        self.senses.iter_mut().flatten().for_each(|sense| see(&mut sense.entity.0, Indexed::Entity));
    }
}

/// The bodies' section; the other sections are read apart.
impl Wire for Pack {
    fn write(&self, out: &mut Vec<u8>) {
        self.entities.write(out);
        self.foreign.write(out);
        self.sources.write(out);
        self.offices.write(out);
        self.series.write(out);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self {
            entities: Wire::read(from),
            foreign: Wire::read(from),
            sources: Wire::read(from),
            offices: Wire::read(from),
            series: Wire::read(from),
            ..Self::default()
        }
    }
}

fn read<T: Wire>(section: &'static str, bytes: &[u8]) -> Result<T, PackError> {
    let mut reader = Reader::new(bytes);
    let value = T::read(&mut reader);
    if reader.is_sound() { Ok(value) } else { Err(PackError(Kind::Malformed(section))) }
}

/// CRC-32 as in zip files and PNG. Its table is computed here: as data it would be a kilobyte of the wasm.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(bytes)
}

/// The sections' bytes, in order, each with a right checksum.
fn sections(bytes: &[u8]) -> Result<[&[u8]; SECTIONS.len()], PackError> {
    let start = bytes.get(..MAGIC.len().min(bytes.len())).unwrap_or(&[]);
    if start.is_empty() || !MAGIC.starts_with(start) {
        return Err(PackError(Kind::NotAPack));
    }
    let table = HEADER + ENTRY * SECTIONS.len();
    let cut = |needed| PackError(Kind::Truncated { needed, found: bytes.len() });
    let word = |at: usize| -> Result<u32, PackError> {
        let word = bytes.get(at..at + 4).and_then(|word| word.try_into().ok());
        word.map(u32::from_le_bytes).ok_or_else(|| cut(table))
    };
    let version = word(MAGIC.len())?;
    if version != FORMAT_VERSION {
        return Err(PackError(Kind::Version(version)));
    }
    if word(MAGIC.len() + 4)? as usize != SECTIONS.len() {
        return Err(PackError(Kind::Malformed("table")));
    }
    let mut out: [&[u8]; SECTIONS.len()] = [&[]; SECTIONS.len()];
    let mut end = table;
    for (at, name) in SECTIONS.iter().enumerate() {
        let entry = HEADER + ENTRY * at;
        let (id, offset, length) = (word(entry)?, word(entry + 4)? as usize, word(entry + 8)? as usize);
        if id as usize != at || offset != end.next_multiple_of(8) {
            return Err(PackError(Kind::Malformed("table")));
        }
        if bytes.get(end..offset).is_some_and(|padding| padding.iter().any(|b| *b != 0)) {
            return Err(PackError(Kind::Malformed("table")));
        }
        end = offset.checked_add(length).ok_or(PackError(Kind::Malformed("table")))?;
        out[at] = bytes.get(offset..end).ok_or_else(|| cut(end))?;
        if checksum(out[at]) != word(entry + 12)? {
            return Err(PackError(Kind::Checksum(name)));
        }
    }
    if end != bytes.len() {
        return Err(PackError(Kind::Malformed("table")));
    }
    Ok(out)
}

fn write_names(names: &NameTable) -> Vec<u8> {
    let counts = [names.buckets.len() as u32, names.nodes.len() as u32];
    let nodes = names.nodes.iter().flat_map(|node| [node.fingerprint, node.payload]);
    counts.into_iter().chain(names.buckets.iter().copied()).chain(nodes).flat_map(u32::to_le_bytes).collect()
}

fn read_names(bytes: &[u8]) -> Result<NameTable, PackError> {
    let (chunks, []) = bytes.as_chunks::<4>() else { return Err(PackError(Kind::Malformed("names"))) };
    let words: Vec<u32> = chunks.iter().map(|chunk| u32::from_le_bytes(*chunk)).collect();
    let split = || {
        let [buckets, nodes, rest @ ..] = words.as_slice() else { return None };
        let (buckets, rest) = rest.split_at_checked(*buckets as usize)?;
        let (pairs, []) = rest.as_chunks::<2>() else { return None };
        (pairs.len() == *nodes as usize).then_some((buckets, pairs))
    };
    let (buckets, pairs) = split().ok_or(PackError(Kind::Malformed("names")))?;
    let nodes = pairs.iter().map(|&[fingerprint, payload]| Node { fingerprint, payload }).collect();
    Ok(NameTable { buckets: buckets.to_vec(), nodes })
}

/// Each sense is one word: the entity in the high bits, then three bits of kind, then one that ends the group.
fn write_senses(groups: &[Vec<Sense>]) -> Vec<u8> {
    let words = groups.iter().flat_map(|group| {
        group.iter().enumerate().map(move |(at, sense)| {
            let kind = AliasKind::ALL.iter().position(|kind| *kind == sense.kind).unwrap_or(0) as u32;
            sense.entity.0 << 4 | kind << 1 | u32::from(at + 1 == group.len())
        })
    });
    words.flat_map(u32::to_le_bytes).collect()
}

fn read_senses(bytes: &[u8]) -> Result<Vec<Vec<Sense>>, PackError> {
    let malformed = || PackError(Kind::Malformed("senses"));
    let (chunks, []) = bytes.as_chunks::<4>() else { return Err(malformed()) };
    let mut groups = Vec::new();
    let mut group = Vec::new();
    for word in chunks.iter().map(|chunk| u32::from_le_bytes(*chunk)) {
        let kind = AliasKind::ALL.get((word >> 1 & 7) as usize).ok_or_else(malformed)?;
        group.push(Sense { entity: EntityId(word >> 4), kind: *kind });
        if word & 1 == 1 {
            groups.push(std::mem::take(&mut group));
        }
    }
    if group.is_empty() { Ok(groups) } else { Err(malformed()) }
}
