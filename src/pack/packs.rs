//! The stack of packs that a page or a newsroom uses, merged: later packs over earlier ones.

use super::file::Indexed;
use super::names::{self, NameTable};
use super::{AliasKind, Entity, EntityId, Holder, Info, Office, Pack, Sense, Series, Source, SourceId};
use crate::text::{ByteSpan, Shape, Token, hash_folded, tokens};
use crate::value::{Date, NumberMap, Sieve, sort_by_number};

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

/// Bare places from which on a pack is a gazetteer. Editors choose whom they list; a list of this length has whatever is
/// called a town, Most and Reading and Police among them.
const GAZETTEER: usize = 5_000;

/// Everything that is known, as one.
#[derive(Clone, Debug, Default)]
pub struct Packs {
    infos: Vec<Info>,
    entities: Vec<Entity>,
    sources: Vec<Source>,
    offices: Vec<Office>,
    series: Vec<Series>,
    /// Where the hash of an id leads.
    ids: NumberMap,
    names: Vec<Names>,
    nouns: Nouns,
    /// Each holder with an office, in this order.
    held: Vec<(EntityId, OfficeId)>,
}

/// One pack's table, with its senses in merged ids.
#[derive(Clone, Debug)]
struct Names {
    table: NameTable,
    senses: Vec<Vec<Sense>>,
    /// Whether a word in small letters can begin an alias: only terms may be written small.
    has_terms: bool,
}

#[derive(Clone, Debug, Default)]
struct Nouns {
    table: NameTable,
    senses: Vec<Vec<NounSense>>,
    /// What they begin with.
    first_words: Sieve,
}

impl Packs {
    /// Merges packs. An entity, office or series of the same id replaces the earlier one as a whole; references to
    /// what no pack defines are dropped.
    pub fn new(stack: Vec<Pack>) -> Self {
        let ids = stack.iter().flat_map(|pack| &pack.entities).map(|entity| hash_folded(&entity.id));
        let mut packs = Self { ids: NumberMap::new(ids.zip(0..).collect()), ..Self::default() };
        let nobody = stack.iter().map(|pack| pack.entities.len() as u32).sum();
        for pack in stack {
            packs.add(pack, nobody);
        }
        // Stands where no pack says who is meant, so that an index is never a trap.
        packs.entities.push(Entity::default());
        if !cfg!(without_names) {
            packs.nouns = noun_table(&packs);
        }
        packs.held = held(&packs.offices);
        packs
    }

    fn add(&mut self, mut pack: Pack, nobody: u32) {
        tell_listed(&mut pack);
        let own = pack.entities.iter().map(|entity| &entity.id);
        let ids: Vec<u32> =
            own.chain(&pack.foreign).map(|id| self.find(id).map_or(nobody, |id| id.0)).collect();
        let (sources, series) = (self.sources.len() as u32, self.series.len() as u32);
        pack.references(&mut |index, of| match of {
            Indexed::Entity => *index = ids[*index as usize],
            Indexed::Source => *index += sources,
            Indexed::Series => *index += series,
        });
        for series in &mut pack.series {
            series.whose = series.whose.filter(|of| of.0 != nobody);
        }
        for mut entity in pack.entities {
            let at = self.entities.len() as u32;
            let replaced = self.find(&entity.id) != Some(EntityId(at));
            entity.part_of = entity.part_of.filter(|of| of.0 != nobody);
            entity.relations.retain(|relation| relation.entity.0 != nobody);
            self.entities.push(if replaced { Entity::default() } else { entity });
        }
        for mut office in pack.offices {
            office.holders.retain(|holder| holder.entity.0 != nobody);
            match self.offices.iter().position(|other| other.id == office.id) {
                Some(at) => self.offices[at] = office,
                None => self.offices.push(office),
            }
        }
        for group in &mut pack.senses {
            group.retain(|sense| sense.entity.0 != nobody);
        }
        // Series keep their places, since others name them by place: an earlier one of the same id becomes the later.
        for series in pack.series {
            if let Some(earlier) = self.series.iter_mut().find(|other| other.id == series.id) {
                earlier.clone_from(&series);
            }
            self.series.push(series);
        }
        let has_terms = pack.senses.iter().flatten().any(|sense| sense.kind == AliasKind::Term);
        self.names.push(Names { table: pack.names, senses: pack.senses, has_terms });
        self.sources.extend(pack.sources);
        self.infos.push(pack.info);
    }

    pub fn infos(&self) -> impl Iterator<Item = &Info> {
        self.infos.iter()
    }

    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    pub fn entities(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        (0..).map(EntityId).zip(&self.entities).filter(|(_, entity)| !entity.id.is_empty())
    }

    pub fn find(&self, id: &str) -> Option<EntityId> {
        self.ids.get(hash_folded(id)).map(EntityId)
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

    /// Whether an alias may begin with this word; only terms are written small.
    #[inline]
    pub fn may_begin_name(&self, word: &Token) -> bool {
        word.shape != Shape::Lower || self.names.iter().any(|names| names.has_terms)
    }

    /// Whether a noun, an adjective or a description may begin with this word.
    #[inline]
    pub fn may_begin_noun(&self, word: &Token) -> bool {
        // A possessive is another word inside a phrase than at its end.
        word.possessive || self.nouns.first_words.may_hold(word.hash)
    }

    /// Adds the senses of the longest alias that begins with the first of `tokens`; gives its words, 0 without one.
    ///
    /// # Cost
    /// One probe of each pack's table for each word while a longer alias is possible.
    pub fn longest_name(&self, tokens: &[Token], senses: &mut Vec<Sense>) -> usize {
        let mut longest = 0;
        let small = tokens.first().is_some_and(|token| token.shape == Shape::Lower);
        for names in self.names.iter().filter(|names| names.has_terms || !small) {
            let Some(found) = names.table.longest(tokens) else { continue };
            if found.words > longest {
                senses.clear();
                longest = found.words;
            }
            if found.words == longest {
                // A pack lists no sense twice, so only what earlier packs say is looked through: namesakes go by hundreds.
                let earlier = senses.len();
                for sense in &names.senses[found.group as usize] {
                    if !senses[..earlier].contains(sense) {
                        senses.push(*sense);
                    }
                }
            }
        }
        longest
    }

    /// Adds the senses of the longest noun, adjective or description that begins with the first of `tokens`.
    pub fn longest_noun(&self, tokens: &[Token], senses: &mut Vec<NounSense>) -> usize {
        let Some(found) = self.nouns.table.longest(tokens) else { return 0 };
        senses.extend(&self.nouns.senses[found.group as usize]);
        found.words
    }
}

/// Marks the names of places that stand in the pack only because it lists all there are.
fn tell_listed(pack: &mut Pack) {
    let unknown =
        |entity: &&Entity| entity.is_bare_place() && entity.wikidata.is_none() && entity.wikipedia.is_none();
    // Where others are in the pack too, it is those that no encyclopedia has; a pack of nothing else may have their titles.
    let bare = pack.entities.iter().filter(|entity| entity.is_bare_place()).count();
    let obscure = pack.entities.iter().filter(unknown).count() >= GAZETTEER;
    if bare < GAZETTEER {
        return;
    }
    for sense in pack.senses.iter_mut().flatten().filter(|sense| sense.kind == AliasKind::Name) {
        let entity = pack.entities.get(sense.entity.0 as usize);
        if entity.is_some_and(|entity| if obscure { unknown(&entity) } else { entity.is_bare_place() }) {
            sense.kind = AliasKind::Listed;
        }
    }
}

fn serves(holder: &Holder, on: Date) -> bool {
    holder.from <= on && holder.to.is_none_or(|to| on < to)
}

/// The nouns of all entities and offices as one table, built when packs are loaded.
fn noun_table(packs: &Packs) -> Nouns {
    let mut phrases: Vec<(Vec<u64>, NounSense)> = Vec::new();
    let mut add = |phrase: &String, sense: NounSense| phrases.push((hashes(phrase), sense));
    for (id, entity) in packs.entities() {
        entity.nouns.iter().for_each(|noun| add(noun, NounSense::Entity(id)));
        entity.adjectives.iter().for_each(|adjective| add(adjective, NounSense::Adjective(id)));
        for (description, index) in entity.described.iter().zip(0..) {
            add(&description.phrase, NounSense::Described { entity: id, index });
        }
    }
    for (office, at) in packs.offices.iter().zip(0..) {
        office.nouns.iter().for_each(|noun| add(noun, NounSense::Office(OfficeId(at))));
    }
    let mut order: Vec<(u64, u32)> =
        phrases.iter().map(|(words, _)| names::path_of(words)).zip(0..).collect();
    order.sort_unstable();
    let mut groups: Vec<Vec<NounSense>> = Vec::new();
    let mut keyed: Vec<(Vec<u64>, u32)> = Vec::new();
    let mut last = None;
    for (path, at) in order {
        let (words, sense) = &mut phrases[at as usize];
        if last != Some(path) {
            keyed.push((std::mem::take(words), groups.len() as u32));
            groups.push(Vec::new());
            last = Some(path);
        }
        groups.last_mut().into_iter().for_each(|group| group.push(*sense));
    }
    let first_words: Vec<u64> = keyed.iter().filter_map(|(words, _)| words.first().copied()).collect();
    Nouns {
        table: NameTable::build(&keyed),
        senses: groups,
        first_words: Sieve::new(first_words.into_iter()),
    }
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

/// The word hashes of an alias or a phrase.
pub(super) fn hashes(phrase: &str) -> Vec<u64> {
    let words = tokens(phrase, ByteSpan::new(0, phrase.len()));
    let last = words.len().saturating_sub(1);
    let hash = |(at, token): (usize, &Token)| if at < last { names::inner_hash(token) } else { token.hash };
    words.iter().enumerate().map(hash).collect()
}

/// A person's short form and a country's demonym link on other terms than a full name.
impl AliasKind {
    pub(super) const ALL: [Self; 6] =
        [Self::Name, Self::Short, Self::Acronym, Self::Demonym, Self::Metonym, Self::Term];
}
