//! How an entity stands in a pack file: a record of what annotating needs, and a body of what only its card says.
//!
//! Both are read when the entity is first asked for: a million of them would take a second.

// Readers only read. What writes stands beside what reads, so that the two cannot drift apart.
#![cfg_attr(not(all(feature = "cli", not(target_arch = "wasm32"))), allow(dead_code))]

use super::wire::{Reader, Wire};
use super::{Entity, Fact, FactValue, Review};

/// Facts that annotating asks for: sizes, and what happened on a day.
fn is_light(fact: &Fact) -> bool {
    !matches!(fact.value, FactValue::Text(_))
}

/// The record; facts stand with their places among all of the entity's facts.
pub(super) fn write_record(entity: &Entity, out: &mut Vec<u8>) {
    entity.id.write(out);
    entity.kind.write(out);
    entity.name.write(out);
    entity.wikidata.write(out);
    entity.wikipedia.write(out);
    entity.nouns.write(out);
    entity.adjectives.write(out);
    entity.part_of.write(out);
    entity.described.write(out);
    entity.relations.write(out);
    let mut positions = entity.positions.clone();
    positions.iter_mut().for_each(|position| shorten(&entity.id, &mut position.fact));
    positions.write(out);
    let light = (0_u32..).zip(&entity.facts).filter(|(_, fact)| is_light(fact));
    light.map(|(at, fact)| (at, short(&entity.id, fact))).collect::<Vec<_>>().write(out);
}

/// The body: the description, what facts say in words, and who signed it off.
pub(super) fn write_body(entity: &Entity, out: &mut Vec<u8>) {
    entity.description.write(out);
    let told = entity.facts.iter().filter(|fact| !is_light(fact));
    told.map(|fact| short(&entity.id, fact)).collect::<Vec<_>>().write(out);
    entity.review.write(out);
}

/// The entity of a record, and of its body where that is at hand; `None` where they are not well formed.
pub(super) fn read(record: &[u8], body: Option<&[u8]>) -> Option<Entity> {
    let mut reader = Reader::new(record);
    let from = &mut reader;
    let mut entity = Entity {
        id: Wire::read(from),
        kind: Wire::read(from),
        name: Wire::read(from),
        wikidata: Wire::read(from),
        wikipedia: Wire::read(from),
        nouns: Wire::read(from),
        adjectives: Wire::read(from),
        part_of: Wire::read(from),
        described: Wire::read(from),
        relations: Wire::read(from),
        positions: Wire::read(from),
        ..Entity::default()
    };
    let light: Vec<(u32, Fact)> = Wire::read(from);
    let mut sound = reader.is_sound();
    let mut told = Vec::new();
    if let Some(body) = body {
        let mut reader = Reader::new(body);
        entity.description = Wire::read(&mut reader);
        told = Wire::read(&mut reader);
        entity.review = Review::read(&mut reader);
        sound &= reader.is_sound();
    }
    let mut told = told.into_iter();
    for (at, fact) in light {
        let before = (at as usize).saturating_sub(entity.facts.len());
        entity.facts.extend(told.by_ref().take(before));
        entity.facts.push(fact);
    }
    entity.facts.extend(told);
    let id = &entity.id;
    entity.facts.iter_mut().for_each(|fact| lengthen(id, fact));
    entity.positions.iter_mut().for_each(|position| lengthen(id, &mut position.fact));
    sound.then_some(entity)
}

/// The id with which a record begins.
pub(super) fn id_of(record: &[u8]) -> &str {
    Reader::new(record).text()
}

/// "taiwan/population" is "population" in the record of "taiwan".
fn short(entity: &str, fact: &Fact) -> Fact {
    let mut fact = fact.clone();
    shorten(entity, &mut fact);
    fact
}

fn shorten(entity: &str, fact: &mut Fact) {
    let own = fact.id.strip_prefix(entity).and_then(|id| id.strip_prefix('/'));
    fact.id = own.unwrap_or(&fact.id).to_owned();
}

fn lengthen(entity: &str, fact: &mut Fact) {
    fact.id = [entity, "/", &fact.id].concat();
}
