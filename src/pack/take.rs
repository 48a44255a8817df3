//! Taking out of a stack of packs what one article needs, as a pack of its own. Native only.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Indexed, LEADER};
use super::write::{Parts, hashes};
use super::{
    BlockNames, Entity, EntityId, Excerpt, Fact, Info, NounSense, Office, OfficeId, Origin, Pack, Packs,
    Review, Row, Sense, Series, SeriesId, Size, SourceId, TakenFrom,
};

/// What of a stack is needed, by the stack's indices. What it refers to comes along by name.
#[derive(Debug, Default)]
pub struct Needs {
    /// The words of an alias with what they may mean, in the order of the stack.
    pub aliases: BTreeMap<Vec<u64>, Vec<Sense>>,
    /// The words of nouns, adjectives and descriptions, each with one thing that they lead to.
    pub phrases: BTreeMap<Vec<u64>, NounSense>,
    pub entities: BTreeMap<EntityId, Part>,
    pub offices: BTreeSet<OfficeId>,
    /// With the rows that are needed; all of them where none are named.
    pub series: BTreeMap<SeriesId, Option<BTreeSet<usize>>>,
}

/// How much of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Others refer to it, or it leads a country that has a card.
    Name,
    /// It may be meant: what linking weighs.
    Candidate,
    /// Figures may be set beside its sizes.
    Sized,
    /// It has a card.
    Whole,
}

impl Needs {
    /// Needs this part of an entity, and no less than was needed before.
    pub fn need(&mut self, entity: EntityId, part: Part) {
        let known = self.entities.entry(entity).or_insert(part);
        *known = part.max(*known);
    }

    /// Whether words of the article may mean it.
    pub fn may_be_meant(&self, entity: EntityId) -> bool {
        self.entities.get(&entity).is_some_and(|part| *part >= Part::Candidate)
    }
}

/// A noun that linking asks for by itself.
const TEAM: &str = "team";

/// The id of an entity that means nobody. It has the nouns that only others could be meant by, so that shorter nouns
/// within them are not found in their stead.
const NOBODY: &str = "~";

impl Packs {
    /// A pack of what is needed and nothing else. The same needs of the same stack give the same pack.
    pub fn take(&self, needs: &Needs, info: Info, names: Vec<BlockNames>) -> Pack {
        let taking = Taking { packs: self, needs };
        let aliases = needs.aliases.iter().map(|(words, senses)| (words.clone(), senses.clone())).collect();
        let mut parts = Parts { info, aliases, ..Parts::default() };
        parts.entities = needs.entities.keys().map(|id| taking.entity(*id)).collect();
        parts.lists.offices = needs.offices.iter().map(|id| taking.office(*id)).collect();
        parts.lists.series =
            needs.series.iter().map(|(id, rows)| taking.series(*id, rows.as_ref())).collect();

        // The stack's numbers of all that is needed or referred to, in order: the places there are those in the pack.
        let mut used: [BTreeSet<u32>; 3] = Default::default();
        parts.references(&mut |index, of| {
            used[of as usize].insert(*index);
        });
        used[Indexed::Entity as usize].extend(needs.entities.keys().map(|id| id.0));
        used[Indexed::Series as usize].extend(needs.series.keys().map(|id| id.0));
        let used = used.map(|numbers| numbers.into_iter().collect::<Vec<u32>>());
        let [entities, sources, _] = &used;
        parts.entities = entities.iter().map(|id| taking.entity(EntityId(*id))).collect();
        parts.excerpt = Some(Excerpt { of: self.taken_from(sources), names });
        parts.lists.sources = sources.iter().map(|id| self.source(SourceId(*id)).clone()).collect();
        parts.references(&mut |index, of| {
            *index = used[of as usize].partition_point(|number| number < index) as u32;
        });
        let nobody = taking.nobody(&parts);
        parts.entities.extend(nobody);
        parts.pack()
    }
}

impl Packs {
    /// The packs of the stack, each with how many of these sources stand before its end.
    fn taken_from(&self, sources: &[u32]) -> Vec<TakenFrom> {
        let of = |origin: Origin<'_>| TakenFrom {
            info: origin.info.clone(),
            hash: origin.hash,
            sources: sources.partition_point(|source| *source < origin.sources.end) as u32,
        };
        self.origins().map(of).collect()
    }
}

struct Taking<'a> {
    packs: &'a Packs,
    needs: &'a Needs,
}

impl Taking<'_> {
    /// As much of an entity as is needed; its name where others refer to it.
    fn entity(&self, id: EntityId) -> Entity {
        let whole = self.packs.entity(id);
        let part = self.needs.entities.get(&id).copied().unwrap_or(Part::Name);
        let mut entity = match part {
            Part::Name => return named(whole),
            Part::Candidate => without_facts(whole),
            Part::Sized => Entity {
                facts: whole.facts.iter().filter(is_size).cloned().collect(),
                ..without_facts(whole)
            },
            Part::Whole => whole.clone(),
        };
        entity.nouns.retain(|noun| noun == TEAM || self.is_needed(noun));
        entity.adjectives.retain(|adjective| self.is_needed(adjective));
        entity.described.retain(|description| self.is_needed(&description.phrase));
        entity
    }

    fn office(&self, id: OfficeId) -> Office {
        let mut office = self.packs.office(id).clone();
        office.nouns.retain(|noun| noun == LEADER || self.is_needed(noun));
        office.holders.retain(|holder| self.needs.entities.contains_key(&holder.entity));
        office
    }

    fn series(&self, id: SeriesId, rows: Option<&BTreeSet<usize>>) -> Series {
        let series = self.packs.series()[id.0 as usize].clone();
        let Some(rows) = rows else { return series };
        let rows: Vec<Row> = rows.iter().filter_map(|at| series.rows.get(*at).cloned()).collect();
        Series { rows, ..series }
    }

    fn is_needed(&self, phrase: &str) -> bool {
        self.needs.phrases.contains_key(&hashes(phrase))
    }

    /// Phrases of the article that lead to nothing in the pack.
    fn nobody(&self, pack: &Parts) -> Option<Entity> {
        let of_entities = pack.entities.iter().flat_map(|entity| {
            let described = entity.described.iter().map(|description| &description.phrase);
            entity.nouns.iter().chain(&entity.adjectives).chain(described)
        });
        let of_offices = pack.lists.offices.iter().flat_map(|office| &office.nouns);
        let known: BTreeSet<Vec<u64>> = of_entities.chain(of_offices).map(|phrase| hashes(phrase)).collect();
        let unknown = self.needs.phrases.iter().filter(|(words, _)| !known.contains(*words));
        let nouns: Vec<String> =
            unknown.filter_map(|(words, sense)| self.wording(*sense, words).cloned()).collect();
        let nobody = Entity { id: NOBODY.to_owned(), nouns, ..Entity::default() };
        (!nobody.nouns.is_empty()).then_some(nobody)
    }

    /// The phrase with these words by which something is meant.
    fn wording(&self, sense: NounSense, words: &[u64]) -> Option<&String> {
        let entity = |id| self.packs.entity(id);
        let phrases: Vec<&String> = match sense {
            NounSense::Office(id) => self.packs.office(id).nouns.iter().collect(),
            NounSense::Entity(id) => entity(id).nouns.iter().collect(),
            NounSense::Adjective(id) => entity(id).adjectives.iter().collect(),
            NounSense::Described { entity: id, .. } => {
                entity(id).described.iter().map(|description| &description.phrase).collect()
            }
        };
        phrases.into_iter().find(|phrase| hashes(phrase) == words)
    }
}

fn is_size(fact: &&Fact) -> bool {
    let name = fact.id.rsplit('/').next().unwrap_or_default();
    fact.number().is_some() && Size::IDS.contains(&name)
}

/// The entity as others refer to it. One that no pack of the stack defines has no id, and has none here.
fn named(entity: &Entity) -> Entity {
    Entity { id: entity.id.clone(), kind: entity.kind, name: entity.name.clone(), ..Entity::default() }
}

/// All that linking may weigh.
fn without_facts(entity: &Entity) -> Entity {
    Entity { facts: Vec::new(), positions: Vec::new(), review: Review::default(), ..entity.clone() }
}
