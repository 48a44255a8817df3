//! The compiled file: bytes from outside, proven once and then trusted. `docs/pack-file.md` has it byte by byte.

use std::fmt;

use crc::{CRC_32_ISO_HDLC, Crc};
use serde::{Deserialize, Serialize};

use super::names::{NameTable, Node};
use super::{AliasKind, Entity, EntityId, Info, Office, Sense, Series, Source};

/// Bytes at the start of every compiled pack.
const MAGIC: &[u8; 8] = b"BSTORY\r\n";
/// Grows with every change that an older reader would misread.
pub const FORMAT_VERSION: u32 = 1;
/// Magic, version, number of sections.
const HEADER: usize = 16;
/// Id, offset, length, CRC-32 of one section.
const ENTRY: usize = 16;
/// In this order in the file: the name table stands ahead of the bodies.
const SECTIONS: [&str; 4] = ["info", "names", "senses", "bodies"];
const CHECK: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// One loaded pack. Every index in it has been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    pub(super) info: Info,
    /// Ids that [`EntityId`]s of this pack index: its own entities first, in order, then what it refers to elsewhere.
    pub(super) ids: Vec<String>,
    pub(super) entities: Vec<Entity>,
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
        match &self.0 {
            Kind::NotAPack => {
                write!(f, "these bytes are not a Backstory pack: they do not begin with its mark")
            }
            Kind::Version(found) => {
                write!(f, "the pack has format version {found}; this reader reads version {FORMAT_VERSION}")
            }
            Kind::Truncated { needed, found } => {
                write!(f, "the pack is cut off: {needed} bytes are needed, {found} are there")
            }
            Kind::Checksum(section) => {
                write!(f, "section \"{section}\" of the pack is damaged: its checksum differs")
            }
            Kind::Malformed(section) => write!(f, "section \"{section}\" of the pack cannot be read"),
            Kind::Reference { what, index, limit } => {
                write!(f, "the pack refers to {what} {index}, but has only {limit}")
            }
            Kind::Insecure(url) => write!(f, "the pack links to \"{url}\"; only https is allowed"),
        }
    }
}

impl std::error::Error for PackError {}

#[derive(Serialize, Deserialize)]
struct Bodies {
    ids: Vec<String>,
    entities: Vec<Entity>,
    sources: Vec<Source>,
    offices: Vec<Office>,
    series: Vec<Series>,
}

impl Pack {
    /// Proves and reads a compiled pack.
    ///
    /// # Errors
    /// When the bytes are cut off, damaged, of another version or no pack at all; nothing is kept then.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PackError> {
        let sections = sections(bytes)?;
        let malformed = |section| move |_| PackError(Kind::Malformed(section));
        let info: Info = postcard::from_bytes(sections[0]).map_err(malformed("info"))?;
        let names = read_names(sections[1])?;
        let senses = read_senses(sections[2])?;
        let Bodies { ids, entities, sources, offices, series } =
            postcard::from_bytes(sections[3]).map_err(malformed("bodies"))?;
        let pack = Self { info, ids, entities, sources, offices, series, names, senses };
        pack.prove()?;
        Ok(pack)
    }

    /// The compiled file. The same pack gives the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let bodies = Bodies {
            ids: self.ids.clone(),
            entities: self.entities.clone(),
            sources: self.sources.clone(),
            offices: self.offices.clone(),
            series: self.series.clone(),
        };
        // Postcard into memory fails only where serde does, and these types derive it.
        let coded = |result: Result<Vec<u8>, postcard::Error>| result.unwrap_or_default();
        let parts = [
            coded(postcard::to_allocvec(&self.info)),
            write_names(&self.names),
            write_senses(&self.senses),
            coded(postcard::to_allocvec(&bodies)),
        ];
        let mut out = MAGIC.to_vec();
        out.extend(FORMAT_VERSION.to_le_bytes());
        out.extend((parts.len() as u32).to_le_bytes());
        let mut offset = HEADER + ENTRY * parts.len();
        for (id, part) in parts.iter().enumerate() {
            let padded = offset.next_multiple_of(8);
            let entry = [id as u32, padded as u32, part.len() as u32, CHECK.checksum(part)];
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

    fn prove(&self) -> Result<(), PackError> {
        let own = self.ids.get(..self.entities.len());
        let named =
            own.is_some_and(|own| own.iter().zip(&self.entities).all(|(id, entity)| *id == entity.id));
        if !named {
            return Err(PackError(Kind::Malformed("bodies")));
        }
        if !self.names.is_sound(self.senses.len()) {
            return Err(PackError(Kind::Malformed("names")));
        }
        for entity in self.referred_entities() {
            within("entity", entity.0, self.ids.len())?;
        }
        for source in self.referred_sources() {
            within("source", source, self.sources.len())?;
        }
        for deflator in self.series.iter().filter_map(|series| series.deflator) {
            within("series", deflator.0, self.series.len())?;
        }
        match self.sources.iter().find(|source| !source.url.starts_with("https://")) {
            Some(source) => Err(PackError(Kind::Insecure(source.url.clone()))),
            None => Ok(()),
        }
    }

    fn referred_entities(&self) -> impl Iterator<Item = EntityId> {
        let of_entities = self.entities.iter().flat_map(|entity| {
            let with = entity.described.iter().flat_map(|d| d.with.iter().copied());
            let holders = entity.positions.iter().filter_map(|p| p.entity);
            entity.part_of.into_iter().chain(with).chain(holders)
        });
        let of_offices = self.offices.iter().flat_map(|office| {
            std::iter::once(office.jurisdiction).chain(office.holders.iter().map(|holder| holder.entity))
        });
        let of_series = self.series.iter().flat_map(|series| series.about.iter().copied());
        let of_senses = self.senses.iter().flatten().map(|sense| sense.entity);
        of_entities.chain(of_offices).chain(of_series).chain(of_senses)
    }

    fn referred_sources(&self) -> impl Iterator<Item = u32> {
        let of_entities = self.entities.iter().flat_map(|entity| {
            let positions = entity.positions.iter().map(|position| position.fact.source);
            entity.facts.iter().map(|fact| fact.source).chain(positions)
        });
        let of_offices =
            self.offices.iter().flat_map(|office| office.holders.iter().map(|holder| holder.source));
        let of_rows = self.series.iter().flat_map(|series| series.rows.iter().map(|row| row.source));
        of_entities.chain(of_offices).chain(of_rows).map(|source| source.0)
    }
}

fn within(what: &'static str, index: u32, limit: usize) -> Result<(), PackError> {
    if (index as usize) < limit { Ok(()) } else { Err(PackError(Kind::Reference { what, index, limit })) }
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
        if CHECK.checksum(out[at]) != word(entry + 12)? {
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
