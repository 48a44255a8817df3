//! Who can hold an office, and what can belong to what.

use std::collections::BTreeMap;

use crate::pack::source::draft::Draft;
use crate::pack::source::report::{Report, Spot};
use crate::pack::{Entity, EntityId, EntityType};

pub(super) fn check(draft: &Draft, report: &mut Report) {
    let named = draft.entities.iter().filter_map(|row| Some((draft.ids.find_entity(&row.1.id)?, row)));
    let by_index: BTreeMap<EntityId, &(Spot, Entity)> = named.collect();
    holders(draft, &by_index, report);
    owners(&by_index, report);
    for ((_, entity), places) in draft.entities.iter().zip(&draft.related) {
        let me = draft.ids.find_entity(&entity.id);
        let own = entity.relations.iter().zip(places).filter(|(relation, _)| Some(relation.entity) == me);
        for (_, place) in own {
            let message = format!("\"{}\" has a relation to itself", entity.id);
            report.fault(&place.spot, message, "name the other entity, or leave the relation out");
        }
    }
}

/// Cards say "is mayor of Paris" of whoever holds an office; some are held by countries and bodies in turn.
fn holders(draft: &Draft, by_index: &BTreeMap<EntityId, &(Spot, Entity)>, report: &mut Report) {
    for ((_, office), places) in draft.offices.iter().zip(&draft.terms) {
        for (holder, place) in office.holders.iter().zip(places) {
            let Some((_, entity)) = by_index.get(&holder.entity) else { continue };
            let (id, kind) = (&entity.id, entity.kind.name());
            let message = format!("\"{id}\", a holder of \"{}\", is no person but of type {kind}", office.id);
            match entity.kind {
                EntityType::Person => {}
                EntityType::Place | EntityType::Organization => {
                    report.note(
                        &place.spot,
                        message,
                        "name the person, unless a country or a body holds the office",
                    );
                }
                _ => report.fault(&place.spot, message, "name the person who held it"),
            }
        }
    }
}

/// A chain of `part_of` that comes back to where it began.
fn owners(by_index: &BTreeMap<EntityId, &(Spot, Entity)>, report: &mut Report) {
    let owner = |id: &EntityId| by_index.get(id).and_then(|(_, entity)| entity.part_of);
    for (id, (spot, entity)) in by_index {
        let mut chain = std::iter::successors(owner(id), owner).take(by_index.len());
        if chain.any(|of| of == *id) {
            let around = if owner(id) == Some(*id) { "" } else { " in a round" };
            let message = format!("entity \"{}\" is `part_of` itself{around}", entity.id);
            report.fault(spot, message, "name what it belongs to, or leave `part_of` out");
        }
    }
}
