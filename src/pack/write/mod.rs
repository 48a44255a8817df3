//! Writes compiled packs. Native only: readers carry none of it.

mod names;

pub(in crate::pack) use names::hashes;
pub(crate) use names::hashes_of;

use super::chunk::{CHUNK, file_name};
use super::container::{ENTRY, FORMAT_VERSION, HEADER, MAGIC, SECTIONS, Section, checksum};
use super::file::Lists;
use super::model::Indexed;
use super::wire::Wire;
use super::{AliasKind, Entity, EntityId, Excerpt, Info, NounSense, OfficeId, Pack, Sense, record, senses};
use crate::text::hash_folded;

/// Bare places from which on a pack is a gazetteer. Editors choose whom they list; a list of this length has whatever is
/// called a town, Most and Reading and Police among them.
const GAZETTEER: usize = 5_000;

/// What a pack is made of. Indices count in these lists, those of entities past them in `lists.foreign`.
#[derive(Default)]
pub(in crate::pack) struct Parts {
    pub info: Info,
    pub entities: Vec<Entity>,
    pub lists: Lists,
    /// The words of each wording, once, with all that it means.
    pub aliases: Vec<(Vec<u64>, Vec<Sense>)>,
    /// Of article packs only.
    pub excerpt: Option<Excerpt>,
}

impl Parts {
    /// Shows every index into entities, sources and series, to be checked or changed.
    pub fn references(&mut self, see: &mut dyn FnMut(&mut u32, Indexed)) {
        self.entities.iter_mut().for_each(|entity| entity.references(see));
        self.lists.references(see);
        let senses = self.aliases.iter_mut().flat_map(|(_, senses)| senses);
        senses.for_each(|sense| see(&mut sense.entity.0, Indexed::Entity));
    }

    /// The compiled pack. The same parts give the same bytes.
    ///
    /// # Panics
    /// Where an index points at nothing, or there is more than the format can hold.
    pub fn pack(mut self) -> Pack {
        if self.excerpt.is_none() {
            self.tell_listed();
        }
        let pack = Pack::open(container(&self.sections()));
        let pack = pack.unwrap_or_else(|error| panic!("a pack that was just written: {error}"));
        debug_assert!(pack.entities() == self.entities, "a record reads otherwise than it was written");
        pack
    }

    /// Marks the names of places that stand in the pack only because it lists all there are.
    fn tell_listed(&mut self) {
        let unknown = |entity: &Entity| {
            entity.is_bare_place() && entity.wikidata.is_none() && entity.wikipedia.is_none()
        };
        // Where others are in the pack too, it is those that no encyclopedia has; a pack of nothing else may have their titles.
        let bare = self.entities.iter().filter(|entity| entity.is_bare_place()).count();
        let obscure = self.entities.iter().filter(|entity| unknown(entity)).count() >= GAZETTEER;
        if bare < GAZETTEER {
            return;
        }
        let senses = self.aliases.iter_mut().flat_map(|(_, senses)| senses);
        for sense in senses.filter(|sense| sense.kind == AliasKind::Name) {
            let entity = self.entities.get(sense.entity.0 as usize);
            if entity.is_some_and(|entity| if obscure { unknown(entity) } else { entity.is_bare_place() }) {
                sense.kind = AliasKind::Listed;
            }
        }
    }

    fn sections(&self) -> [Vec<u8>; SECTIONS.len()] {
        let mut info = Vec::new();
        self.info.write(&mut info);
        let mut lists = Vec::new();
        self.lists.write(&mut lists);
        let (names, senses) = self.names();
        let (nouns, noun_senses) = self.nouns();
        let (chunks, records, bodies) = self.chunks();
        let mut article = Vec::new();
        self.excerpt.iter().for_each(|excerpt| excerpt.write(&mut article));
        let ids = self.ids();
        [info, names, senses, nouns, noun_senses, lists, ids, article, Vec::new(), chunks, records, bodies]
    }

    fn names(&self) -> (Vec<u8>, Vec<u8>) {
        let aliases = self.aliases.iter();
        table(
            aliases.map(|(words, means)| (words.as_slice(), means.iter().map(|s| senses::write::alias(*s)))),
        )
    }

    /// All nouns, adjectives and descriptions: of entities, then of offices, each in their order.
    fn nouns(&self) -> (Vec<u8>, Vec<u8>) {
        let mut phrases: Vec<(Vec<u64>, NounSense)> = Vec::new();
        let mut add = |phrase: &str, sense: NounSense| phrases.push((hashes(phrase), sense));
        for (id, entity) in (0..).map(EntityId).zip(&self.entities) {
            entity.nouns.iter().for_each(|noun| add(noun, NounSense::Entity(id)));
            entity.adjectives.iter().for_each(|adjective| add(adjective, NounSense::Adjective(id)));
            for (description, index) in entity.described.iter().zip(0..) {
                add(&description.phrase, NounSense::Described { entity: id, index });
            }
        }
        for (id, office) in (0..).map(OfficeId).zip(&self.lists.offices) {
            office.nouns.iter().for_each(|noun| add(noun, NounSense::Office(id)));
        }
        // Those of one wording stay in their order.
        phrases.sort_by(|one, other| one.0.cmp(&other.0));
        let groups = phrases.chunk_by(|one, other| one.0 == other.0);
        table(
            groups.map(|group| {
                (group[0].0.as_slice(), group.iter().map(|(_, sense)| senses::write::noun(*sense)))
            }),
        )
    }

    /// The entities in the order of their ids' hashes.
    fn ids(&self) -> Vec<u8> {
        let hashes = self.entities.iter().map(|entity| hash_folded(&entity.id));
        let mut order: Vec<(u64, u32)> = hashes.zip(0..).collect();
        order.sort_unstable();
        let rows = order.into_iter().flat_map(|(hash, entity)| [(hash >> 32) as u32, entity]);
        rows.flat_map(u32::to_le_bytes).collect()
    }

    /// The table of the chunks, the records and the bodies.
    fn chunks(&self) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
        let mut table = (self.entities.len() as u32).to_le_bytes().to_vec();
        let (mut records, mut bodies) = (Vec::new(), Vec::new());
        for entities in self.entities.chunks(CHUNK as usize) {
            let (record, body) = (parts(entities, record::write_record), parts(entities, record::write_body));
            records.extend(&record);
            bodies.extend(&body);
            [&record, &body].iter().for_each(|chunk| table.extend(checksum(chunk).to_le_bytes()));
            [&records, &bodies].iter().for_each(|all| table.extend((all.len() as u32).to_le_bytes()));
        }
        (table, records, bodies)
    }
}

impl Pack {
    /// The pack without its bodies, and the chunks that hold them, each with the name of its file.
    ///
    /// A pack whose bodies stand outside already has no chunks to give.
    pub fn split(&self) -> (Self, Vec<(String, Vec<u8>)>) {
        let chunks = self.inline_bodies().map(|(hash, body)| (file_name(hash), body.to_vec())).collect();
        (self.with(Section::Bodies, Vec::new()), chunks)
    }

    /// The pack of an article with what was found in the article by this very pack, as `annotate` keeps it.
    pub(crate) fn with_annotations(&self, annotations: Vec<u8>) -> Self {
        self.with(Section::Annotations, annotations)
    }

    /// The pack with another section in the place of one.
    fn with(&self, changed: Section, bytes: Vec<u8>) -> Self {
        let kept = |section| if section == changed { bytes.clone() } else { self.section(section).to_vec() };
        let pack = Self::open(container(&Section::ALL.map(kept)));
        pack.unwrap_or_else(|error| panic!("a pack of sections that were proven: {error}"))
    }
}

/// A table of wordings, and the section of what those mean that mean several things.
fn table<'a, S: Iterator<Item = Vec<u32>>>(
    wordings: impl Iterator<Item = (&'a [u64], S)>,
) -> (Vec<u8>, Vec<u8>) {
    let mut several = Vec::new();
    let rows: Vec<(&[u64], u32)> =
        wordings.map(|(words, senses)| (words, senses::write::group(senses, &mut several))).collect();
    (names::table(rows.into_iter()), several.into_iter().flat_map(u32::to_le_bytes).collect())
}

/// What is written of each item, one behind the other, behind the words of where each begins and the last one ends.
fn parts<T>(items: &[T], write: impl Fn(&T, &mut Vec<u8>)) -> Vec<u8> {
    let mut written = Vec::new();
    let mut ends = vec![0];
    for item in items {
        write(item, &mut written);
        ends.push(written.len() as u32);
    }
    ends.into_iter().flat_map(u32::to_le_bytes).chain(written).collect()
}

fn container(sections: &[Vec<u8>; SECTIONS.len()]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend(FORMAT_VERSION.to_le_bytes());
    out.extend((sections.len() as u32).to_le_bytes());
    let mut offset = HEADER + ENTRY * sections.len();
    for section in sections {
        let padded = offset.next_multiple_of(8);
        out.extend((padded as u32).to_le_bytes());
        out.extend((section.len() as u32).to_le_bytes());
        out.extend(checksum(section).to_le_bytes());
        offset = padded + section.len();
    }
    assert!(u32::try_from(offset).is_ok(), "the pack has {offset} bytes; the format holds 4 GiB");
    for section in sections {
        out.resize(out.len().next_multiple_of(8), 0);
        out.extend(section);
    }
    out
}
