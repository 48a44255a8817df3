//! Of living people packs tell the public role, and acts that named sources report.

use std::collections::BTreeMap;

use super::phrases::said_in;
use crate::pack::source::draft::Draft;
use crate::pack::source::report::{Report, Spot};
use crate::pack::{Entity, EntityType, Fact, FactKind, FactValue, Source};

/// What a fact may not be about: its id and label say what it is about.
const PRIVATE: &[&str] = &[
    "health",
    "illness",
    "disease",
    "diagnosis",
    "medical",
    "disability",
    "addiction",
    "cancer",
    "pregnancy",
    "religion",
    "faith",
    "ethnicity",
    "ethnic",
    "race",
    "racial",
    "sexuality",
    "sexual",
    "orientation",
    "gender",
    "family",
    "wife",
    "husband",
    "spouse",
    "partner",
    "children",
    "child",
    "son",
    "daughter",
    "parents",
    "mother",
    "father",
    "siblings",
    "brother",
    "sister",
    "marriage",
    "married",
    "divorce",
    "divorced",
    "address",
    "home",
    "residence",
    "phone",
    "email",
    "weight",
];

/// Words beside them that make nothing else of them. "Health policy" is public, "state of health" is not.
const FILLERS: &[&str] = &[
    "of",
    "and",
    "the",
    "his",
    "her",
    "their",
    "state",
    "status",
    "condition",
    "origin",
    "background",
    "affiliation",
    "name",
    "names",
    "number",
    "private",
    "personal",
    "life",
    "history",
];

/// Words of a text that may tell of the same, or of something else: "a law on gay marriage".
const PRIVATE_IN_TEXT: &[&str] = &[
    "illness",
    "diagnosed",
    "cancer",
    "disabled",
    "addicted",
    "pregnant",
    "gay",
    "lesbian",
    "bisexual",
    "transgender",
    "married",
    "divorced",
    "wife",
    "husband",
    "daughter",
    "son",
    "children",
    "ethnic",
];

/// What harms a name if it is not so.
const GRAVE: &[&str] = &[
    "accused",
    "accuse",
    "accuses",
    "alleged",
    "allegedly",
    "indicted",
    "indictment",
    "suspected",
    "suspect",
    "investigated",
    "investigation",
    "arrested",
    "detained",
    "charged",
    "convicted",
    "corruption",
    "corrupt",
    "fraud",
    "bribery",
    "bribe",
    "bribes",
    "abuse",
    "abused",
    "assault",
    "assaulted",
    "rape",
    "raped",
    "murder",
    "murdered",
    "crime",
    "crimes",
    "criminal",
    "espionage",
    "treason",
    "laundering",
    "embezzlement",
    "misconduct",
    "scandal",
    "dictator",
];

/// How far along an accusation is.
const STATUSES: &[&str] = &[
    "alleged",
    "accused",
    "suspected",
    "under investigation",
    "arrested",
    "detained",
    "charged",
    "indicted",
    "on trial",
    "convicted",
    "sentenced",
    "acquitted",
    "cleared",
    "dismissed",
    "denied",
    "disputed",
    "appealed",
    "pardoned",
];

/// Words that say whose statement it is.
const ATTRIBUTES: &[&str] = &[
    "according to",
    "said",
    "says",
    "say",
    "told",
    "accuse",
    "accuses",
    "accused by",
    "alleges",
    "allege",
    "claims",
    "claimed",
    "declared",
    "announced",
    "reported",
    "reports",
    "calls",
    "denies",
    "denied",
    "rejects",
    "prosecutors",
    "court",
    "ministry",
    "police",
];

/// How a mend ends that the dead do not need.
const OF_THE_DEAD: &str = "; whoever is dead has a fact `died` with a `date`";

/// Publishers that are nobody.
const NOBODY: &[&str] = &["anonymous", "unknown", "unnamed", "internal", "various", "none", "n a"];

pub(super) fn check(draft: &Draft, report: &mut Report) {
    let by_id: BTreeMap<&str, &Source> =
        draft.sources.iter().map(|(_, source)| (source.id.as_str(), source)).collect();
    let ids = draft.ids.sources_in_order();
    let source_of = |fact: &Fact| by_id.get(ids[fact.source.0 as usize]).copied();
    let author = draft.info.as_ref().map_or("", |info| info.author.as_str());
    for ((spot, entity), places) in draft.entities.iter().zip(&draft.stated) {
        if !is_living(entity) {
            continue;
        }
        description(spot, entity, report);
        for (fact, place) in entity.stated().zip(places) {
            about_public_life(fact, &place.spot, report);
            attributed(fact, &place.spot, report);
            named_source(fact, source_of(fact), author, &place.source, report);
        }
    }
}

/// Whoever has no day of death.
fn is_living(entity: &Entity) -> bool {
    let death = |fact: &Fact| fact.id.ends_with("/died") && matches!(fact.value, FactValue::Date(_));
    entity.kind == EntityType::Person && !entity.facts.iter().any(death)
}

fn description(spot: &Spot, entity: &Entity, report: &mut Report) {
    if let Some(word) = said_in(&entity.description, GRAVE) {
        let message =
            format!("the description of \"{}\" says \"{word}\", without source and date", entity.id);
        report.fault(spot, message, "describe the public role, and say the rest as a fact with its source");
    }
    look(spot, &entity.id, &entity.description, report);
}

fn look(spot: &Spot, what: &str, text: &str, report: &mut Report) {
    if let Some(word) = said_in(text, PRIVATE_IN_TEXT) {
        let message = format!("\"{what}\" says \"{word}\" of a living person");
        report.note(spot, message, "leave it out unless it is part of the public role");
    }
}

fn about_public_life(fact: &Fact, spot: &Spot, report: &mut Report) {
    let id = fact.id.rsplit('/').next().unwrap_or("");
    if let Some(word) = private_matter(id).or_else(|| private_matter(&fact.label)) {
        let message = format!("fact \"{}\" is about \"{word}\" of a living person", fact.id);
        report.fault(
            spot,
            message,
            ["packs tell public roles and acts only: leave it out", OF_THE_DEAD].concat(),
        );
    }
    if let FactValue::Text(text) = &fact.value {
        look(spot, &fact.id, text, report);
    }
}

/// The private matter that a label names and nothing else.
fn private_matter(label: &str) -> Option<&'static str> {
    let label = label.to_lowercase();
    let words = label.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let private = |word: &str| PRIVATE.iter().copied().find(|private| *private == word);
    let only = words.clone().all(|word| private(word).is_some() || FILLERS.contains(&word));
    words.into_iter().find_map(private).filter(|_| only)
}

/// A claim, and whatever may harm, says who says so or how far along it is.
fn attributed(fact: &Fact, spot: &Spot, report: &mut Report) {
    let FactValue::Text(text) = &fact.value else { return };
    let grave = said_in(text, GRAVE);
    if fact.kind != FactKind::Claim && grave.is_none() {
        return;
    }
    let status = fact.status.as_deref().is_some_and(|status| said_in(status, STATUSES).is_some());
    let basis = fact.basis.as_deref().unwrap_or("");
    if status || said_in(text, ATTRIBUTES).or_else(|| said_in(basis, ATTRIBUTES)).is_some() {
        return;
    }
    let what = grave.map_or("is a claim".to_owned(), |word| format!("says \"{word}\""));
    let message = format!("fact \"{}\" {what} about a living person and names nobody who says so", fact.id);
    let mend = format!(
        "write \"according to …\" into `text` or `basis`, or set `status` to one of {}",
        STATUSES.join(", ")
    );
    report.fault(spot, message, mend);
}

/// Somebody other than ourselves says so under a name.
fn named_source(fact: &Fact, source: Option<&Source>, author: &str, spot: &Spot, report: &mut Report) {
    let Some(source) = source else { return };
    let publisher = source.publisher.trim();
    let nobody = NOBODY.iter().any(|name| publisher.eq_ignore_ascii_case(name));
    if nobody || !author.is_empty() && publisher.to_lowercase() == author.to_lowercase() {
        let who = if nobody { "nobody by name" } else { "the pack's author" };
        let message =
            format!("fact \"{}\" about a living person has a source of {who}, \"{}\"", fact.id, source.id);
        report.fault(spot, message, "name the source that reported it");
    }
}
