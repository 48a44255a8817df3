//! The card of an entity: who or what it is on the article's day.

use super::message::{Arg, Message, Say, Sourced};
use super::{Card, Heading, Line, Voice};
use crate::pack::{Entity, EntityId, EntityType, Fact, FactValue, Holder, Office, Packs, Place, Relation};
use crate::value::Date;

/// Composes the card of an entity as known on the article's day.
pub(super) fn compose(id: EntityId, packs: &Packs, on: Option<Date>) -> Card {
    let entity = packs.entity(id);
    let mut card = Card::new(entity.id.clone(), kind_name(entity.kind), Message::EntityKind(entity.kind));
    card.title = entity.name.clone();
    card.gloss = gloss(id, entity, packs, on);
    for fact in entity.facts.iter().filter(|fact| fact.holds(on)) {
        match fact.place {
            Place::Summary => card.body.push(sourced(value(fact), fact)),
            Place::Row => card.rows.push(line(fact)),
            Place::More => card.more.push(line(fact)),
        }
    }
    let related = entity.relations.iter().filter(|relation| relation.holds(on));
    card.rows.extend(related.map(|relation| related_to(relation, packs)));
    for position in entity.positions.iter().filter(|position| position.fact.holds(on)) {
        card.positions.push(Voice {
            holder: position.holder.clone(),
            says: sourced(value(&position.fact), &position.fact),
            date: position.fact.as_of,
        });
    }
    card
}

pub(crate) fn kind_name(kind: EntityType) -> &'static str {
    use crate::pack::EntityType::{Event, Law, Organization, Other, Person, Place, Term, Work};
    match kind {
        Person => "person",
        Place => "place",
        Organization => "organization",
        Event => "event",
        Law => "law",
        Work => "work",
        Term => "term",
        Other => "name",
    }
}

/// Offices on the day, else the last one held, else the pack's one line.
fn gloss(id: EntityId, entity: &Entity, packs: &Packs, on: Option<Date>) -> Vec<Sourced<Message>> {
    let description = || match entity.description.as_str() {
        "" => Vec::new(),
        text => vec![Sourced { what: Message::Text(text.to_owned()), sources: Vec::new() }],
    };
    let Some(day) = on else { return description() };
    let held: Vec<(&Office, &Holder)> = packs.offices_held_by(id, day).collect();
    if !held.is_empty() {
        return held.iter().map(|(office, holder)| in_office(office, holder)).collect();
    }
    match last_held(id, packs, day) {
        Some(former) => vec![former],
        None => description(),
    }
}

fn in_office(office: &Office, holder: &Holder) -> Sourced<Message> {
    let what =
        Message::InOffice { title: office.title.clone(), quality: holder.quality.clone(), from: holder.from };
    Sourced { what, sources: vec![holder.source] }
}

fn last_held(id: EntityId, packs: &Packs, day: Date) -> Option<Sourced<Message>> {
    let held =
        packs.offices().iter().flat_map(|office| office.holders.iter().map(move |holder| (office, holder)));
    let past = held.filter(|(_, holder)| holder.entity == id && holder.to.is_some_and(|to| to <= day));
    let (office, holder) = past.max_by_key(|(_, holder)| holder.to)?;
    let what = Message::FormerOffice { title: office.title.clone(), from: holder.from, to: holder.to? };
    Some(Sourced { what, sources: vec![holder.source] })
}

/// "Member of: NATO since 7 March 2024"
fn related_to(relation: &Relation, packs: &Packs) -> Line {
    let name = Arg::Text(packs.entity(relation.entity).name.clone());
    let since = Arg::part(Say::Since, relation.from.map(Arg::Date));
    let what = Message::Say(Say::Lasting, vec![name, since]);
    let value = Sourced { what, sources: vec![relation.source] };
    Line { heading: Heading::Relation(relation.kind), value, note: None }
}

fn value(fact: &Fact) -> Message {
    match &fact.value {
        FactValue::Text(text) => Message::Text(text.clone()),
        FactValue::Number { value, unit } => {
            Message::Quantity(super::message::Quantity { value: *value, unit: unit.clone() })
        }
        FactValue::Date(date) => Message::Date(*date),
    }
}

fn sourced(what: Message, fact: &Fact) -> Sourced<Message> {
    Sourced { what, sources: vec![fact.source] }
}

fn line(fact: &Fact) -> Line {
    let note = Message::Provenance {
        kind: fact.kind,
        basis: fact.basis.clone(),
        status: fact.status.clone(),
        as_of: fact.as_of,
    };
    Line { heading: Heading::Own(fact.label.clone()), value: sourced(value(fact), fact), note: Some(note) }
}
