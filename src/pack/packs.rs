//! The stack of packs that a page or a newsroom uses, as one: later packs over earlier ones.

use super::chunk::{CHUNK, ChunkId};
use super::container::Late;
use super::model::Indexed;
use super::{Entity, EntityId, Holder, Info, Office, Pack, PackError, Series, Source, SourceId};
use crate::text::hash_folded;
use crate::value::{Date, NumberMap, sort_by_number};

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

/// Everything that is known, as one. An entity is read when it is first asked for.
#[derive(Clone, Debug, Default)]
pub struct Packs {
    pub(super) layers: Vec<Layer>,
    sources: Vec<Source>,
    offices: Vec<Office>,
    series: Vec<Series>,
    /// Entities of earlier packs that a later one defines anew, each with that one.
    replaced: NumberMap,
    /// Stands where no pack says who is meant, so that an index is never a trap.
    nobody: Entity,
    /// Each holder with an office, in this order.
    held: Vec<(EntityId, OfficeId)>,
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
    /// Its offices' numbers in the stack; none for one that a later pack replaces.
    pub offices: Vec<Option<OfficeId>>,
    /// Entities with all that is told of them.
    whole: Cells,
    /// Entities whose bodies stand in a chunk that is not loaded; none where all bodies are in the pack itself.
    light: Cells,
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
        NumberMap::new(pairs)
    }

    /// Adds what a pack lists, in the stack's numbers.
    fn join(&mut self, at: usize) {
        let mut lists = self.layers[at].pack.take_lists();
        let foreign = lists.foreign.iter().map(|id| self.find(id).unwrap_or(NOBODY)).collect();
        let (sources, series) = (self.sources.len() as u32, self.series.len() as u32);
        let layer = &mut self.layers[at];
        (layer.foreign, layer.sources) = (foreign, sources);
        let layer = &self.layers[at];
        lists.references(&mut |index, of| match of {
            Indexed::Entity => *index = self.stacked(layer, EntityId(*index)).0,
            Indexed::Source => *index += sources,
            Indexed::Series => *index += series,
        });
        self.join_offices(at, lists.offices);
        // Series keep their places, since others name them by place: an earlier one of the same id becomes the later.
        for mut series in lists.series {
            series.whose = series.whose.filter(|of| *of != NOBODY);
            if let Some(earlier) = self.series.iter_mut().find(|other| other.id == series.id) {
                earlier.clone_from(&series);
            }
            self.series.push(series);
        }
        self.sources.extend(lists.sources);
    }

    fn join_offices(&mut self, at: usize, offices: Vec<Office>) {
        let hash = |office: &Office| hash_folded(&office.id);
        let earlier = NumberMap::new(self.offices.iter().map(hash).zip(0..).collect());
        for mut office in offices {
            office.holders.retain(|holder| holder.entity != NOBODY);
            let id = match earlier.get(hash(&office)) {
                Some(place) => {
                    let replaced = self.layers[..at].iter_mut().flat_map(|layer| &mut layer.offices);
                    replaced.filter(|id| **id == Some(OfficeId(place))).for_each(|id| *id = None);
                    self.offices[place as usize] = office;
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

    pub fn infos(&self) -> impl Iterator<Item = &Info> {
        self.layers.iter().map(|layer| layer.pack.info())
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
        entity
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
        self.office(office).holders.iter().find(|holder| serves(holder, on))
    }

    /// The offices that an entity holds on a day.
    pub fn offices_held_by(&self, entity: EntityId, on: Date) -> impl Iterator<Item = (&Office, &Holder)> {
        let first = self.held.partition_point(|(holder, _)| *holder < entity);
        let held = self.held[first..].iter().take_while(move |(holder, _)| *holder == entity);
        held.filter_map(move |(_, office)| {
            let office = self.office(*office);
            let holder =
                office.holders.iter().find(|holder| holder.entity == entity && serves(holder, on))?;
            Some((office, holder))
        })
    }
}

/// Whom no pack defines.
pub(super) const NOBODY: EntityId = EntityId(u32::MAX);

fn serves(holder: &Holder, on: Date) -> bool {
    holder.from <= on && holder.to.is_none_or(|to| on < to)
}

fn held(offices: &[Office]) -> Vec<(EntityId, OfficeId)> {
    let offices = (0..).map(OfficeId).zip(offices);
    let mut held: Vec<(EntityId, OfficeId)> = offices
        .flat_map(|(id, office)| office.holders.iter().map(move |holder| (holder.entity, id)))
        .collect();
    sort_by_number(&mut held, |(holder, office)| holder.number() << 32 | u64::from(office.0));
    held.dedup();
    held
}
