//! A contested status is told by positions, two or more, each with its holder, and nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use super::phrases::{names, said_in};
use crate::pack::source::draft::Draft;
use crate::pack::source::report::{Report, Spot};
use crate::pack::{AliasKind, Entity, EntityId, EntityType, FactKind, FactValue, RelationKind};

/// Wordings that take a side on whose a place is.
const VERDICTS: &[&str] = &[
    "province of",
    "part of",
    "belongs to",
    "territory of",
    "region of",
    "occupied",
    "occupied by",
    "under occupation",
    "breakaway",
    "separatist",
    "secessionist",
    "renegade",
    "rebel",
    "rebel-held",
    "annexed",
    "annexed by",
    "self-declared",
    "self-proclaimed",
    "so-called",
    "unrecognised",
    "unrecognized",
    "sovereign",
    "independent",
    "integral",
    "inalienable",
    "reunification",
    "rightful",
    "legitimate",
    "illegal",
    "illegally",
    "liberated",
];

const MEND: &str = "say it in an [[entity.position]], with its holder, and leave it out here";

pub(super) fn check(draft: &Draft, report: &mut Report) {
    for ((spot, entity), places) in draft.entities.iter().zip(&draft.stated) {
        let holders: BTreeSet<&str> = entity.positions.iter().map(|p| p.holder.as_str()).collect();
        if holders.len() == 1 {
            let message = format!("entity \"{}\" gives the position of one side only", entity.id);
            report.fault(
                spot,
                message,
                "a contested matter needs two: add the other side's [[entity.position]]",
            );
        }
        if is_contested(entity) {
            let facts = entity.facts.iter().zip(places).map(|(fact, place)| (&place.spot, &fact.value));
            own_words(spot, entity, facts, report);
        }
    }
    let disputed = disputed(draft);
    if !disputed.is_empty() {
        others_words(draft, &disputed, report);
    }
}

fn is_contested(entity: &Entity) -> bool {
    entity.kind == EntityType::Place && !entity.positions.is_empty()
}

fn own_words<'a>(
    spot: &Spot,
    entity: &Entity,
    facts: impl Iterator<Item = (&'a Spot, &'a FactValue)>,
    report: &mut Report,
) {
    let mut verdict = |spot: &Spot, place: &str, text: &str| {
        if let Some(word) = said_in(text, VERDICTS) {
            let message = format!("{place} of the contested \"{}\" says \"{word}\"", entity.id);
            report.fault(spot, message, MEND);
        }
    };
    verdict(spot, "the description", &entity.description);
    for (spot, value) in facts {
        if let FactValue::Text(text) = value {
            verdict(spot, "a fact", text);
        }
    }
    if entity.relations.iter().any(|relation| relation.kind == RelationKind::PartOf) {
        let message = format!("a relation says what the contested \"{}\" is part of", entity.id);
        report.fault(spot, message, MEND);
    }
}

/// The contested places with their names.
fn disputed(draft: &Draft) -> BTreeMap<EntityId, (&str, Vec<&str>)> {
    let contested = draft.entities.iter().filter(|(_, entity)| is_contested(entity));
    let mut out: BTreeMap<EntityId, (&str, Vec<&str>)> = contested
        .filter_map(|(_, entity)| {
            Some((draft.ids.find_entity(&entity.id)?, (entity.id.as_str(), Vec::new())))
        })
        .collect();
    for alias in draft.aliases.iter().filter(|alias| alias.kind == AliasKind::Name) {
        out.entry(alias.entity).and_modify(|(_, names)| names.push(&alias.text));
    }
    out
}

/// What other cards say of a contested place: a look is asked for, since the words may be about something else.
fn others_words(draft: &Draft, disputed: &BTreeMap<EntityId, (&str, Vec<&str>)>, report: &mut Report) {
    let mut look = |spot: &Spot, owner: &str, text: &str| {
        let Some(word) = said_in(text, VERDICTS) else { return };
        let about =
            disputed.values().find(|(id, own)| *id != owner && own.iter().any(|name| names(text, name)));
        if let Some((id, _)) = about {
            let message = format!("\"{owner}\" says \"{word}\" in a text that names the contested \"{id}\"");
            report.note(
                spot,
                message,
                "if it is about its status, say whose view it is, with `kind = \"claim\"`",
            );
        }
    };
    for ((spot, entity), places) in draft.entities.iter().zip(&draft.stated) {
        look(spot, &entity.id, &entity.description);
        let facts = entity.facts.iter().zip(places).filter(|(fact, _)| fact.kind != FactKind::Claim);
        for (fact, place) in facts {
            if let FactValue::Text(text) = &fact.value {
                look(&place.spot, &entity.id, text);
            }
        }
    }
}
