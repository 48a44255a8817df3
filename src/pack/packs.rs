//! The stack of packs that a page or a newsroom uses, merged: later packs over earlier ones.

use std::collections::BTreeMap;

use super::names::NameTable;
use super::{
    AliasKind, Entity, EntityId, Holder, Info, Office, Pack, Sense, Series, SeriesId, Source, SourceId,
};
use crate::text::{ByteSpan, Token, tokens};
use crate::value::Date;

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

/// Everything that is known, as one.
#[derive(Clone, Debug, Default)]
pub struct Packs {
    infos: Vec<Info>,
    entities: Vec<Entity>,
    sources: Vec<Source>,
    offices: Vec<Office>,
    series: Vec<Series>,
    ids: BTreeMap<String, EntityId>,
    /// Each pack's table, with its senses in merged ids.
    names: Vec<(NameTable, Vec<Vec<Sense>>)>,
    nouns: (NameTable, Vec<Vec<NounSense>>),
}

impl Packs {
    /// Merges packs. An entity, office or series of the same id replaces the earlier one as a whole; references to
    /// what no pack defines are dropped.
    pub fn new(stack: Vec<Pack>) -> Self {
        let mut packs = Self::default();
        for pack in &stack {
            for entity in &pack.entities {
                let next = EntityId(packs.ids.len() as u32);
                packs.ids.entry(entity.id.clone()).or_insert(next);
            }
        }
        packs.entities = vec![Entity::default(); packs.ids.len()];
        for pack in stack {
            packs.add(pack);
        }
        packs.nouns = noun_table(&packs.entities, &packs.offices);
        packs
    }

    fn add(&mut self, pack: Pack) {
        let ids: Vec<Option<EntityId>> = pack.ids.iter().map(|id| self.ids.get(id).copied()).collect();
        let moved = Moved { ids, sources: self.sources.len() as u32, series: self.series.len() as u32 };
        for mut entity in pack.entities {
            moved.entity(&mut entity);
            let at = self.ids[&entity.id];
            self.entities[at.0 as usize] = entity;
        }
        for mut office in pack.offices {
            if moved.office(&mut office) {
                replace_or_push(&mut self.offices, office, |o| &o.id);
            }
        }
        // Series keep their places, since others name them by place; of two with one id the later is found first.
        for mut series in pack.series {
            moved.series(&mut series);
            self.series.push(series);
        }
        let senses = pack.senses.into_iter().map(|group| {
            let moved = group.into_iter().filter_map(|s| Some(Sense { entity: moved.id(s.entity)?, ..s }));
            moved.collect()
        });
        self.names.push((pack.names, senses.collect()));
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
        (0..).map(EntityId).zip(&self.entities)
    }

    pub fn find(&self, id: &str) -> Option<EntityId> {
        self.ids.get(id).copied()
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
        self.offices.iter().filter_map(move |office| {
            let holder =
                office.holders.iter().find(|holder| holder.entity == entity && serves(holder, on))?;
            Some((office, holder))
        })
    }

    /// Adds the senses of the longest alias that begins with the first of `tokens`; gives its words, 0 without one.
    ///
    /// # Cost
    /// One probe of each pack's table for each word while a longer alias is possible.
    pub fn longest_name(&self, tokens: &[Token], senses: &mut Vec<Sense>) -> usize {
        let mut longest = 0;
        for (table, groups) in &self.names {
            let Some(found) = table.longest(tokens) else { continue };
            if found.words > longest {
                senses.clear();
                longest = found.words;
            }
            if found.words == longest {
                let new = groups[found.group as usize].iter().filter(|sense| !senses.contains(sense));
                let new: Vec<Sense> = new.copied().collect();
                senses.extend(new);
            }
        }
        longest
    }

    /// Adds the senses of the longest noun, adjective or description that begins with the first of `tokens`.
    pub fn longest_noun(&self, tokens: &[Token], senses: &mut Vec<NounSense>) -> usize {
        let (table, groups) = &self.nouns;
        let Some(found) = table.longest(tokens) else { return 0 };
        senses.extend(&groups[found.group as usize]);
        found.words
    }
}

fn serves(holder: &Holder, on: Date) -> bool {
    holder.from <= on && holder.to.is_none_or(|to| on < to)
}

fn replace_or_push<T>(list: &mut Vec<T>, item: T, id: impl Fn(&T) -> &String) {
    match list.iter().position(|other| id(other) == id(&item)) {
        Some(at) => list[at] = item,
        None => list.push(item),
    }
}

/// The nouns of all entities and offices as one table, built when packs are loaded.
fn noun_table(entities: &[Entity], offices: &[Office]) -> (NameTable, Vec<Vec<NounSense>>) {
    let mut phrases: BTreeMap<Vec<u64>, Vec<NounSense>> = BTreeMap::new();
    let mut add = |phrase: &str, sense: NounSense| {
        let words = hashes(phrase);
        if !words.is_empty() {
            phrases.entry(words).or_default().push(sense);
        }
    };
    for (at, entity) in entities.iter().enumerate() {
        let id = EntityId(at as u32);
        entity.nouns.iter().for_each(|noun| add(noun, NounSense::Entity(id)));
        entity.adjectives.iter().for_each(|adjective| add(adjective, NounSense::Adjective(id)));
        for (index, description) in entity.described.iter().enumerate() {
            add(&description.phrase, NounSense::Described { entity: id, index: index as u16 });
        }
    }
    for (at, office) in offices.iter().enumerate() {
        office.nouns.iter().for_each(|noun| add(noun, NounSense::Office(OfficeId(at as u32))));
    }
    let keyed: Vec<(Vec<u64>, u32)> = phrases.keys().cloned().zip(0..).collect();
    (NameTable::build(&keyed), phrases.into_values().collect())
}

/// The word hashes of an alias or a phrase.
pub(super) fn hashes(phrase: &str) -> Vec<u64> {
    tokens(phrase, ByteSpan::new(0, phrase.len())).iter().map(|token| token.hash).collect()
}

/// From a pack's own indices to the merged ones.
struct Moved {
    ids: Vec<Option<EntityId>>,
    sources: u32,
    series: u32,
}

impl Moved {
    fn id(&self, id: EntityId) -> Option<EntityId> {
        self.ids[id.0 as usize]
    }

    fn source(&self, id: &mut SourceId) {
        id.0 += self.sources;
    }

    fn entity(&self, entity: &mut Entity) {
        entity.part_of = entity.part_of.and_then(|id| self.id(id));
        entity.facts.iter_mut().for_each(|fact| self.source(&mut fact.source));
        for position in &mut entity.positions {
            position.entity = position.entity.and_then(|id| self.id(id));
            self.source(&mut position.fact.source);
        }
        for description in &mut entity.described {
            // One that needs an unknown entity can never be met; it keeps its place, so that indices hold.
            let with: Option<Vec<EntityId>> = description.with.iter().map(|id| self.id(*id)).collect();
            description.with = with.unwrap_or_else(|| vec![EntityId(u32::MAX)]);
        }
    }

    fn office(&self, office: &mut Office) -> bool {
        let Some(jurisdiction) = self.id(office.jurisdiction) else { return false };
        office.jurisdiction = jurisdiction;
        office.holders.retain_mut(|holder| {
            self.source(&mut holder.source);
            self.id(holder.entity).map(|id| holder.entity = id).is_some()
        });
        true
    }

    fn series(&self, series: &mut Series) {
        series.about.iter_mut().for_each(|id| *id = self.id(*id).unwrap_or(EntityId(u32::MAX)));
        series.deflator = series.deflator.map(|SeriesId(at)| SeriesId(at + self.series));
        series.rows.iter_mut().for_each(|row| self.source(&mut row.source));
    }
}

/// A person's short form and a country's demonym link on other terms than a full name.
impl AliasKind {
    pub(super) const ALL: [Self; 6] =
        [Self::Name, Self::Short, Self::Acronym, Self::Demonym, Self::Metonym, Self::Term];
}
