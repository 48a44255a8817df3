//! The stack of packs that a page or a newsroom uses, as one: later packs over earlier ones.

use std::ops::Range;

use super::chunk::{CHUNK, ChunkId};
use super::container::{Late, Section};
use super::correct::Amendment;
use super::model::{Indexed, LEADER};
use super::{
    Entity, EntityId, EntityType, FoundName, Holder, Info, Office, Pack, PackError, Series, Source, SourceId,
    TextHash,
};
use crate::text::{hash_folded, hash_of_text};
use crate::value::{Date, Gather, NumberMap, sort_by_number};

/// Index of an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfficeId(pub u32);

/// What a noun, an adjective or a description may point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NounSense {
    Office(OfficeId),
    Entity(EntityId),
    Adjective(EntityId),
    /// `index` counts in [`Entity::described`].
    Described {
        entity: EntityId,
        index: u16,
    },
}

/// Days for which an office that nobody is known to have left is still said to be held, counted from the last day whose
/// events the editors have looked at.
const OFFICE_HOLDS: i32 = 180;

/// Everything that is known, as one. An entity is read when it is first asked for.
#[derive(Clone, Debug, Default)]
pub struct Packs {
    pub(super) layers: Vec<Layer>,
    pub(super) sources: Vec<Source>,
    pub(super) offices: Vec<Office>,
    pub(super) series: Vec<Series>,
    /// What a newsroom takes back or puts right, over the packs.
    pub(super) amendments: Vec<Amendment>,
    /// Entities of earlier packs that a later one defines anew, each with that one.
    replaced: NumberMap,
    /// Stands where no pack says who is meant, so that an index is never a trap.
    nobody: Entity,
    /// Each holder with an office, in this order.
    held: Vec<(EntityId, OfficeId)>,
}

/// A pack of the stack, as cards name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin<'p> {
    pub info: &'p Info,
    /// Of the file's contents.
    pub hash: u64,
    /// Its own, in the stack.
    pub sources: Range<u32>,
}

/// One pack of the stack, and how its numbers are read there.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    pub pack: Pack,
    /// Number of its first entity in the stack.
    pub first: u32,
    /// Whom it means by the entities that it does not define.
    foreign: Vec<EntityId>,
    /// Number of its first source in the stack.
    sources: u32,
    /// Past its last source.
    sources_end: u32,
    /// Its offices' numbers in the stack; none for one that a later pack replaces.
    pub offices: Vec<Option<OfficeId>>,
    /// Entities with all that is told of them.
    whole: Cells,
    /// Entities whose bodies stand in a chunk that is not loaded; none where all bodies are in the pack itself.
    light: Cells,
}

impl Layer {
    /// The pack itself, or those that an article's was taken from.
    fn origins(&self) -> impl Iterator<Item = Origin<'_>> {
        let excerpt = self.pack.excerpt();
        let mut start = self.sources;
        let taken = excerpt.into_iter().flat_map(|excerpt| &excerpt.of).map(move |of| {
            let sources = start..self.sources.saturating_add(of.sources);
            start = sources.end;
            Origin { info: &of.info, hash: of.hash, sources }
        });
        let whole = || Origin {
            info: self.pack.info(),
            hash: self.pack.content_hash(),
            sources: self.sources..self.sources_end,
        };
        taken.chain(excerpt.is_none().then(whole))
    }
}

/// What was read of entities. Memory is taken by the chunk, when one of its entities is asked for.
#[derive(Clone, Debug)]
struct Cells(Vec<Late<Vec<Late<Box<Entity>>>>>);

/// As `vec!` makes them by cloning one, the code that clones an entity would be in the wasm.
fn empty<T>(count: u32) -> Vec<Late<T>> {
    (0..count).map(|_| Late::new()).collect()
}

impl Cells {
    fn new(entities: u32) -> Self {
        Self(empty(entities.div_ceil(CHUNK)))
    }

    fn of(&self, entity: u32) -> Option<&Late<Box<Entity>>> {
        let cells = self.0.get((entity / CHUNK) as usize)?;
        cells.get_or_init(|| empty(CHUNK)).get((entity % CHUNK) as usize)
    }
}

impl Packs {
    /// Stacks packs. An entity, office or series of the same id replaces the earlier one as a whole; references to
    /// what no pack defines are dropped.
    ///
    /// # Cost
    /// O(n log m) in the entities of the smaller and the larger of two packs; next to nothing for one alone.
    pub fn new(stack: Vec<Pack>) -> Self {
        let mut packs = Self::default();
        let mut first = 0;
        for pack in stack {
            let count = pack.entity_count();
            packs.layers.push(Layer {
                first,
                foreign: Vec::new(),
                sources: 0,
                sources_end: 0,
                offices: Vec::new(),
                whole: Cells::new(count),
                light: Cells::new(if pack.is_split() { count } else { 0 }),
                pack,
            });
            first += count;
        }
        packs.replaced = packs.replacements();
        for at in 0..packs.layers.len() {
            packs.join(at);
        }
        packs.held = held(&packs.offices);
        packs
    }

    /// Whom later packs define anew.
    fn replacements(&self) -> NumberMap {
        let mut pairs = Vec::new();
        for (at, later) in self.layers.iter().enumerate() {
            for earlier in &self.layers[..at] {
                let swap = later.pack.entity_count() > earlier.pack.entity_count();
                let (few, many) = if swap { (earlier, later) } else { (later, earlier) };
                for (half, one) in few.pack.ids() {
                    let hash = || hash_folded(few.pack.id_of(one));
                    let mut alike = many.pack.alike(half);
                    let Some(other) = alike.find(|other| hash_folded(many.pack.id_of(*other)) == hash())
                    else {
                        continue;
                    };
                    let (one, other) = (few.first + one, many.first + other);
                    pairs.push((u64::from(one.min(other)), one.max(other)));
                }
            }
        }
        // Of several the last one stays.
        NumberMap::new(&pairs)
    }

    /// Adds what a pack lists, in the stack's numbers.
    fn join(&mut self, at: usize) {
        let mut lists = self.layers[at].pack.take_lists();
        let foreign = lists.foreign.iter().map(|id| self.find(id).unwrap_or(NOBODY)).collect();
        let sources = self.sources.len() as u32;
        let places = self.places_of(&lists.series);
        let layer = &mut self.layers[at];
        (layer.foreign, layer.sources) = (foreign, sources);
        let layer = &self.layers[at];
        lists.references(&mut |index, of| match of {
            Indexed::Entity => *index = self.stacked(layer, EntityId(*index)).0,
            Indexed::Source => *index += sources,
            Indexed::Series => *index = places[*index as usize],
        });
        self.join_offices(at, lists.offices);
        for (mut series, at) in lists.series.into_iter().zip(places) {
            series.whose = series.whose.filter(|of| *of != NOBODY);
            match self.series.get_mut(at as usize) {
                Some(earlier) => *earlier = series,
                None => self.series.push(series),
            }
        }
        self.sources.extend(lists.sources);
        self.layers[at].sources_end = self.sources.len() as u32;
    }

    /// Where a pack's series will stand: one of the same id takes the place of the earlier.
    fn places_of(&self, series: &[Series]) -> Vec<u32> {
        let mut next = self.series.len();
        let place = |series: &Series| {
            let earlier = self.series.iter().position(|other| other.id == series.id);
            next += usize::from(earlier.is_none());
            earlier.unwrap_or(next - 1) as u32
        };
        series.iter().map(place).collect()
    }

    fn join_offices(&mut self, at: usize, offices: Vec<Office>) {
        let hash = |office: &Office| hash_folded(&office.id);
        let earlier = NumberMap::new(&self.offices.iter().map(hash).zip(0..).gather());
        for mut office in offices {
            office.holders.retain(|holder| holder.entity != NOBODY);
            let id = match earlier.get(hash(&office)) {
                Some(place) => {
                    let replaced = self.layers[..at].iter_mut().flat_map(|layer| &mut layer.offices);
                    replaced.filter(|id| **id == Some(OfficeId(place))).for_each(|id| *id = None);
                    let earlier = &mut self.offices[place as usize];
                    office.add_terms(std::mem::take(&mut earlier.holders));
                    *earlier = office;
                    place
                }
                None => {
                    self.offices.push(office);
                    self.offices.len() as u32 - 1
                }
            };
            self.layers[at].offices.push(Some(OfficeId(id)));
        }
    }

    /// The stack's number of an entity that a pack names by its own.
    pub(super) fn stacked(&self, layer: &Layer, own: EntityId) -> EntityId {
        match own.0.checked_sub(layer.pack.entity_count()) {
            Some(foreign) => layer.foreign.get(foreign as usize).copied().unwrap_or(NOBODY),
            None => self.latest(EntityId(layer.first + own.0)),
        }
    }

    /// The entity itself, or that of a later pack that replaces it.
    pub(super) fn latest(&self, id: EntityId) -> EntityId {
        self.replaced.get(id.number()).map_or(id, EntityId)
    }

    /// The packs that knowledge is from, in order; of an article's pack, those that it was taken from.
    pub fn origins(&self) -> impl Iterator<Item = Origin<'_>> {
        self.layers.iter().flat_map(Layer::origins)
    }

    /// The names of a block that were found when its article was published.
    pub fn names_found_in(&self, text: &str) -> &[FoundName] {
        let mut excerpts = self.layers.iter().rev().filter_map(|layer| layer.pack.excerpt()).peekable();
        let hash = excerpts.peek().map(|_| TextHash(hash_of_text(text)));
        let names = excerpts.find_map(|excerpt| excerpt.names_of(hash?));
        names.unwrap_or(&[])
    }

    /// What was found in an article when its pack was made: where that pack is all that is known.
    pub(crate) fn found_at_publication(&self) -> Option<&[u8]> {
        let [Layer { pack, .. }] = self.layers.as_slice() else { return None };
        Some(pack.section(Section::Annotations))
            .filter(|found| !found.is_empty() && self.amendments.is_empty())
    }

    /// The pack that a source stands in; `None` for one that came with a page's overrides.
    pub fn origin(&self, source: SourceId) -> Option<Origin<'_>> {
        let layer = self.layers.iter().find(|layer| source.0 < layer.sources_end)?;
        layer.origins().find(|origin| origin.sources.contains(&source.0))
    }

    /// What is known of an entity, as far as it is at hand: see [`Packs::missing_chunk`].
    ///
    /// # Cost
    /// The first time, reading its record; a look into a table from then on.
    pub fn entity(&self, id: EntityId) -> &Entity {
        let Some((pack, at)) = self.place(id) else { return &self.nobody };
        let layer = &self.layers[pack];
        let cells = if layer.pack.missing_chunk(at).is_none() { &layer.whole } else { &layer.light };
        match cells.of(at) {
            Some(cell) => cell.get_or_init(|| Box::new(self.read(layer, at))),
            None => &self.nobody,
        }
    }

    /// The number of an entity's pack, and its own in there.
    fn place(&self, id: EntityId) -> Option<(usize, u32)> {
        let pack = self.layers.iter().rposition(|layer| layer.first <= id.0)?;
        Some((pack, id.0 - self.layers[pack].first))
    }

    #[inline(never)]
    fn read(&self, layer: &Layer, at: u32) -> Entity {
        let mut entity = layer.pack.entity(at);
        entity.references(&mut |index, of| match of {
            Indexed::Entity => *index = self.stacked(layer, EntityId(*index)).0,
            Indexed::Source => *index += layer.sources,
            Indexed::Series => {}
        });
        entity.part_of = entity.part_of.filter(|of| *of != NOBODY);
        entity.relations.retain(|relation| relation.entity != NOBODY);
        self.amendments.iter().for_each(|amendment| amendment.apply(&mut entity));
        entity
    }

    /// Whether what is known of an entity is from a pack made for one article, which has no more than that needs.
    pub fn is_of_article(&self, id: EntityId) -> bool {
        self.place(id).is_some_and(|(pack, _)| self.layers[pack].pack.excerpt().is_some())
    }

    /// The chunk without which a card of the entity cannot be written whole; `None` where all is at hand.
    pub fn missing_chunk(&self, id: EntityId) -> Option<ChunkId> {
        let (pack, at) = self.place(id)?;
        self.layers[pack].pack.missing_chunk(at).map(|hash| ChunkId { pack, hash })
    }

    /// Takes a chunk of one of the packs; cards that need it are whole from then on.
    ///
    /// # Errors
    /// The bytes are none of that pack's chunks.
    pub fn add_chunk(&self, pack: usize, bytes: &[u8]) -> Result<(), PackError> {
        self.layers.get(pack).map_or(Ok(()), |layer| layer.pack.add_chunk(bytes))
    }

    /// All entities but those that a later pack replaces.
    pub fn entities(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        let ids = self.layers.iter().flat_map(|layer| layer.first..layer.first + layer.pack.entity_count());
        let current = ids.map(EntityId).filter(|id| self.latest(*id) == *id);
        current.map(|id| (id, self.entity(id))).filter(|(_, entity)| !entity.id.is_empty())
    }

    pub fn find(&self, id: &str) -> Option<EntityId> {
        let mut layers = self.layers.iter().rev();
        layers.find_map(|layer| layer.pack.find(id).map(|at| EntityId(layer.first + at)))
    }

    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.0 as usize]
    }

    pub fn series(&self) -> &[Series] {
        &self.series
    }

    pub fn offices(&self) -> &[Office] {
        &self.offices
    }

    pub fn office(&self, id: OfficeId) -> &Office {
        &self.offices[id.0 as usize]
    }

    /// Who held the office on a day; `None` where no holder is known.
    pub fn holder(&self, office: OfficeId, on: Date) -> Option<&Holder> {
        self.holder_of(self.office(office), on)
    }

    fn holder_of<'p>(&self, office: &'p Office, on: Date) -> Option<&'p Holder> {
        office.holders.iter().find(|holder| holder.serves(on) && self.is_current(holder, on))
    }

    /// Who leads a country on a day by this office.
    pub fn leader<'p>(&self, office: &'p Office, country: EntityId, on: Date) -> Option<&'p Holder> {
        let leads = office.jurisdiction == country && office.nouns.iter().any(|noun| noun == LEADER);
        let of_country = leads && self.entity(country).kind == EntityType::Place;
        self.holder_of(office, on).filter(|_| of_country)
    }

    /// The offices that an entity is known to hold on a day.
    pub fn offices_held_by(&self, entity: EntityId, on: Date) -> impl Iterator<Item = (&Office, &Holder)> {
        self.terms_of(entity)
            .into_iter()
            .filter(move |(_, holder)| holder.serves(on) && self.is_current(holder, on))
    }

    /// Every term of office of an entity.
    pub fn terms_of(&self, entity: EntityId) -> Vec<(&Office, &Holder)> {
        let mut terms = Vec::new();
        for office in self.offices_of(entity) {
            let office = self.office(office);
            for holder in office.holders.iter().filter(|holder| holder.entity == entity) {
                terms.push((office, holder));
            }
        }
        terms
    }

    /// Whether a term without an end still tells something on a day: long after the editors last looked it does not.
    pub fn is_current(&self, holder: &Holder, on: Date) -> bool {
        let looked = self.origin(holder.source).map(|origin| origin.info.data_until);
        holder.to.is_some() || looked.is_none_or(|day| on < day.plus_days(OFFICE_HOLDS))
    }

    /// Reads entities anew when they are asked for.
    pub(super) fn forget_entities(&mut self) {
        for layer in &mut self.layers {
            let count = layer.pack.entity_count();
            layer.whole = Cells::new(count);
            layer.light = Cells::new(if layer.pack.is_split() { count } else { 0 });
        }
    }

    /// The offices that an entity has ever held.
    pub(crate) fn offices_of(&self, entity: EntityId) -> impl Iterator<Item = OfficeId> {
        let first = self.held.partition_point(|(holder, _)| *holder < entity);
        let held = self.held[first..].iter().take_while(move |(holder, _)| *holder == entity);
        held.map(|(_, office)| *office)
    }
}

/// Whom no pack defines.
pub(super) const NOBODY: EntityId = EntityId(u32::MAX);

fn held(offices: &[Office]) -> Vec<(EntityId, OfficeId)> {
    let offices = (0..).map(OfficeId).zip(offices);
    let mut held: Vec<(EntityId, OfficeId)> = offices
        .flat_map(|(id, office)| office.holders.iter().map(move |holder| (holder.entity, id)))
        .gather();
    sort_by_number(&mut held, |(holder, office)| holder.number() << 32 | u64::from(office.0));
    held.dedup();
    held
}
