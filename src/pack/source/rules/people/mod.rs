//! Of living people packs tell the public role, and acts that named sources report.

mod attributed;
mod described;
mod grave;
mod private;

use std::collections::BTreeMap;

use super::phrases::said_in;
use crate::pack::source::draft::Draft;
use crate::pack::source::report::{Report, Spot};
use crate::pack::{Entity, EntityType, Fact, FactKind, FactValue, Source};

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
            described::note(spot, entity, report);
            continue;
        }
        described::check(spot, entity, report);
        for (fact, place) in entity.stated().zip(places) {
            about_public_life(fact, &place.spot, report);
            attributed(entity, fact, &place.spot, report);
            named_source(fact, source_of(fact), author, &place.source, report);
        }
    }
}

/// Whoever has no day of death.
fn is_living(entity: &Entity) -> bool {
    let death = |fact: &Fact| fact.id.ends_with("/died") && matches!(fact.value, FactValue::Date(_));
    entity.kind == EntityType::Person && !entity.facts.iter().any(death)
}

fn about_public_life(fact: &Fact, spot: &Spot, report: &mut Report) {
    let id = fact.id.rsplit('/').next().unwrap_or("");
    if let Some(word) = private::matter(id).or_else(|| private::matter(&fact.label)) {
        let message = format!("fact \"{}\" is about \"{word}\" of a living person", fact.id);
        report.fault(
            spot,
            message,
            ["packs tell public roles and acts only: leave it out", OF_THE_DEAD].concat(),
        );
    }
    if let FactValue::Text(text) = &fact.value {
        private::in_text(spot, &fact.id, text, report);
    }
}

/// A claim, and whatever may harm, says who says so or is a claim at some stage.
fn attributed(entity: &Entity, fact: &Fact, spot: &Spot, report: &mut Report) {
    let FactValue::Text(text) = &fact.value else { return };
    let status = fact.status.as_deref().is_some_and(|status| said_in(status, STATUSES).is_some());
    let basis = fact.basis.as_deref().unwrap_or("");
    let claim = fact.kind == FactKind::Claim;
    if claim && status || said_in(basis, &["according to"]).is_some() {
        return;
    }
    let what = match attributed::unsaid(text, &entity.name, status) {
        Some(word) => format!("says \"{word}\""),
        None if claim && !attributed::says_who(text) => "is a claim".to_owned(),
        None => return,
    };
    let message = format!("fact \"{}\" {what} about a living person and names nobody who says so", fact.id);
    let mend = format!(
        "begin the clause with who says so, \"Prosecutors say that …\", write \"according to …\" into `basis`, or make \
         it a `claim` with a `status`: {}",
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
