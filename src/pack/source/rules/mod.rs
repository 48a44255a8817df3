//! What a pack must hold to beyond its syntax.

mod amounts;
mod belonging;
mod contested;
mod dates;
mod names;
mod people;
pub(super) mod phrases;
mod series;
mod words;

pub(super) use dates::reviews;

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::nearest::nearest;
use super::report::{Report, Spot};
use crate::value::Date;

/// Checks a draft as of a day; of the pack's last one without it.
pub(super) fn check(draft: &Draft, on: Option<Date>, report: &mut Report) {
    unique("entity", draft.entities.iter().map(|(spot, e)| (spot, e.id.as_str())), report);
    unique("source", draft.sources.iter().map(|(spot, s)| (spot, s.id.as_str())), report);
    unique("office", draft.offices.iter().map(|(spot, o)| (spot, o.id.as_str())), report);
    unique("series", draft.series.iter().map(|(spot, s)| (spot, s.id.as_str())), report);
    references(draft, report);
    names::check(draft, report);
    for ((_, entity), places) in draft.entities.iter().zip(&draft.stated) {
        let ids = entity.stated().map(|fact| fact.id.as_str());
        unique("fact", places.iter().map(|place| &place.spot).zip(ids), report);
    }
    people::check(draft, report);
    amounts::check(draft, report);
    contested::check(draft, report);
    belonging::check(draft, report);
    draft.series.iter().zip(&draft.rows).for_each(|(series, rows)| series::check(series, rows, report));
    if let Some((spot, until)) = &draft.data_until {
        dates::until_today(spot, *until, report);
        dates::check(draft, *until, on.unwrap_or(*until), report);
    }
}

fn unique<'a>(what: &str, ids: impl Iterator<Item = (&'a Spot, &'a str)>, report: &mut Report) {
    let mut seen: BTreeMap<&str, &Spot> = BTreeMap::new();
    // An id that is missing has its fault; a fact's is that of its entity and its own.
    for (spot, id) in ids.filter(|(_, id)| !id.is_empty() && !id.ends_with('/')) {
        if let Some(first) = seen.insert(id, spot) {
            let message = format!("{what} id \"{id}\" stands already at {}:{}", first.file, first.line);
            report.fault(spot, message, "give one of the two another id, or put what they say into one");
        }
    }
}

fn references(draft: &Draft, report: &mut Report) {
    let sources: BTreeSet<&str> = draft.sources.iter().map(|(_, source)| source.id.as_str()).collect();
    let known = Known { what: "source", ids: &sources, place: "sources.toml" };
    if !draft.ids.sources_are_missing {
        known.check(&draft.ids.source_uses, report);
    }
    let entities: BTreeSet<&str> = draft.entities.iter().map(|(_, entity)| entity.id.as_str()).collect();
    let known = Known { what: "entity", ids: &entities, place: "a file of entities/" };
    if !draft.ids.entities_are_missing {
        known.check(&draft.ids.entity_uses, report);
    }
}

/// The ids of one kind that a pack defines.
struct Known<'a> {
    what: &'static str,
    ids: &'a BTreeSet<&'a str>,
    place: &'static str,
}

impl Known<'_> {
    fn check(&self, uses: &[(Spot, String)], report: &mut Report) {
        for (spot, id) in uses.iter().filter(|(_, id)| !id.is_empty() && !self.ids.contains(id.as_str())) {
            let mend = match nearest(id, self.ids.iter().copied()) {
                Some(near) => format!("the nearest id is \"{near}\"; else define it in {}", self.place),
                None => format!("define it in {}", self.place),
            };
            report.fault(spot, format!("unknown {} \"{id}\"", self.what), mend);
        }
    }
}
