//! What a pack must hold to beyond its syntax.

use std::collections::{BTreeMap, BTreeSet};

use super::build::{Alias, Draft};
use super::report::{Report, Spot};
use crate::pack::write::hashes;
use crate::pack::{AliasKind, Entity, EntityId, Fact};
use crate::text::{ByteSpan, Gap, Shape, tokens};
use crate::value::Date;

/// Words that begin a description and no name.
const ARTICLES: &[&str] = &["the", "a", "an", "this", "that", "his", "her", "its", "their", "our"];

pub(super) fn check(draft: &Draft, report: &mut Report) {
    unique("entity", draft.entities.iter().map(|(spot, e)| (spot, e.id.as_str())), report);
    unique("source", draft.sources.iter().map(|(spot, s)| (spot, s.id.as_str())), report);
    unique("office", draft.offices.iter().map(|(spot, o)| (spot, o.id.as_str())), report);
    unique("series", draft.series.iter().map(|(spot, s)| (spot, s.id.as_str())), report);
    references(draft, report);
    let descriptions = descriptions(draft);
    draft.aliases.iter().for_each(|alias| alias_is_a_name(alias, &descriptions, report));
    shared_aliases(draft, report);
    for (spot, entity) in &draft.entities {
        let facts = entity.facts.iter().map(|fact| fact.id.as_str());
        unique("fact", facts.map(|id| (spot, id)), report);
        contested(spot, entity, report);
    }
    if let Some(info) = &draft.info {
        dates(draft, info.data_until, report);
    }
}

fn unique<'a>(what: &str, ids: impl Iterator<Item = (&'a Spot, &'a str)>, report: &mut Report) {
    let mut seen: BTreeMap<&str, &Spot> = BTreeMap::new();
    for (spot, id) in ids {
        if let Some(first) = seen.insert(id, spot) {
            let reason = format!("{what} id \"{id}\" stands already at {}:{}", first.file, first.line);
            report.faults.push(spot.fault(reason));
        }
    }
}

fn references(draft: &Draft, report: &mut Report) {
    let sources: BTreeSet<&str> = draft.sources.iter().map(|(_, source)| source.id.as_str()).collect();
    for (spot, id) in &draft.ids.source_uses {
        if !id.is_empty() && !sources.contains(id.as_str()) {
            report
                .faults
                .push(spot.fault(format!("unknown source \"{id}\"; sources.toml does not define it")));
        }
    }
    let entities: BTreeSet<&str> = draft.entities.iter().map(|(_, entity)| entity.id.as_str()).collect();
    for (spot, id) in &draft.ids.entity_uses {
        if !entities.contains(id.as_str()) {
            report
                .faults
                .push(spot.fault(format!("unknown entity \"{id}\"; no file of entities/ defines it")));
        }
    }
}

/// A description points at different things on different days: it belongs under `nouns` or `described`.
fn alias_is_a_name(alias: &Alias, descriptions: &Descriptions, report: &mut Report) {
    let (text, words) = (&alias.text, &alias.words);
    if words.is_empty() {
        report.faults.push(alias.spot.fault(format!("alias \"{text}\" has no letter or digit")));
        return;
    }
    let first = text.split_whitespace().next().unwrap_or("");
    let article = ARTICLES.iter().any(|a| a.eq_ignore_ascii_case(first)) && text.contains(' ');
    let is_surname = alias.kind == AliasKind::Short && words.len() == 1;
    // The title of a card need not be how it is found: "December 2025 arms package".
    let is_name = match alias.is_title {
        true => text.chars().any(|c| !c.is_lowercase() && c.is_alphanumeric()),
        // "King" is a surname too.
        false => !ends_small(text) && (is_surname || !descriptions.has(alias)),
    };
    // A title that cards show may have one: "The Guardian".
    if article && !alias.is_title || alias.kind != AliasKind::Term && !is_name {
        let mend = "put the noun under `nouns` or the wording under [[entity.described]]";
        report
            .faults
            .push(alias.spot.fault(format!("alias \"{text}\" is a description, not a name; {mend}")));
    }
}

/// Names end with a capital ("Chinese leader" does not), and are looked for so. What follows a hyphen may be small.
fn ends_small(text: &str) -> bool {
    let words = tokens(text, ByteSpan::new(0, text.len()));
    words.last().is_some_and(|last| last.shape == Shape::Lower && last.gap != Gap::Hyphen)
}

/// What this pack itself describes by.
struct Descriptions {
    /// Titles of offices, "US President", "Island", "Middle Eastern Country".
    phrases: BTreeSet<Vec<u64>>,
    /// Places of which nothing is told: towns may be called Leader, Opera and Side.
    towns: BTreeSet<EntityId>,
}

impl Descriptions {
    fn has(&self, alias: &Alias) -> bool {
        let town = alias.words.len() == 1 && self.towns.contains(&alias.entity);
        !town && self.phrases.contains(&alias.words)
    }
}

fn descriptions(draft: &Draft) -> Descriptions {
    let mut phrases: BTreeSet<Vec<u64>> =
        draft.offices.iter().map(|(_, office)| hashes(&office.title)).collect();
    phrases.extend(offices_by_noun(draft));
    for (_, entity) in &draft.entities {
        for noun in &entity.nouns {
            phrases.insert(hashes(noun));
            phrases.extend(entity.adjectives.iter().map(|adjective| hashes(&format!("{adjective} {noun}"))));
        }
        phrases.extend(entity.described.iter().map(|description| hashes(&description.phrase)));
    }
    let bare = draft.entities.iter().filter(|(_, entity)| entity.is_bare_place());
    let towns = bare.filter_map(|(_, entity)| draft.ids.find_entity(&entity.id)).collect();
    Descriptions { phrases, towns }
}

/// Each noun of each office, alone and behind each name of the jurisdiction.
fn offices_by_noun(draft: &Draft) -> Vec<Vec<u64>> {
    // One pass over the aliases for all offices: a pack of countries has thousands of both.
    let mut names: BTreeMap<EntityId, Vec<&str>> =
        draft.offices.iter().map(|(_, office)| (office.jurisdiction, vec![""])).collect();
    for alias in &draft.aliases {
        names.entry(alias.entity).and_modify(|names| names.push(&alias.text));
    }
    let mut out = Vec::new();
    for (_, office) in &draft.offices {
        for noun in &office.nouns {
            out.extend(names[&office.jurisdiction].iter().map(|of| hashes(&format!("{of} {noun}"))));
        }
    }
    out
}

/// Namesakes are allowed, but an editor should know of them.
fn shared_aliases(draft: &Draft, report: &mut Report) {
    let mut owners: BTreeMap<(&[u64], u8), EntityId> = BTreeMap::new();
    for alias in &draft.aliases {
        let key = (alias.words.as_slice(), alias.kind as u8);
        match owners.get(&key) {
            Some(owner) if *owner != alias.entity => {
                let reason = format!(
                    "alias \"{}\" belongs to two entities: it links only where the article tells",
                    alias.text
                );
                report.notes.push(alias.spot.fault(reason));
            }
            _ => drop(owners.insert(key, alias.entity)),
        }
    }
}

fn contested(spot: &Spot, entity: &Entity, report: &mut Report) {
    let holders: std::collections::BTreeSet<&str> =
        entity.positions.iter().map(|p| p.holder.as_str()).collect();
    if holders.len() == 1 {
        let reason = format!(
            "entity \"{}\" gives the position of one side only; a contested matter needs two",
            entity.id
        );
        report.faults.push(spot.fault(reason));
    }
}

/// Nothing may be known later than the pack says it looks.
fn dates(draft: &Draft, until: Date, report: &mut Report) {
    let mut known = |spot: &Spot, what: String, as_of: Date| {
        if as_of > until {
            let reason = format!("{what} is as of {as_of}, after the pack's data_until {until}");
            report.faults.push(spot.fault(reason));
        }
    };
    for (spot, entity) in &draft.entities {
        for fact in stated(entity) {
            known(spot, format!("fact \"{}\"", fact.id), fact.as_of);
        }
    }
    for (spot, office) in &draft.offices {
        office.holders.iter().for_each(|h| known(spot, format!("a holder of \"{}\"", office.id), h.as_of));
    }
    for (spot, series) in &draft.series {
        series.rows.iter().for_each(|r| known(spot, format!("a row of \"{}\"", series.id), r.as_of));
    }
    for (spot, entity) in &draft.entities {
        let ended = |fact: &&Fact| fact.valid_from.zip(fact.valid_to).is_some_and(|(from, to)| to <= from);
        for fact in stated(entity).filter(ended) {
            let reason = format!("fact \"{}\": `valid_to` is not after `valid_from`", fact.id);
            report.faults.push(spot.fault(reason));
        }
    }
}

fn stated(entity: &Entity) -> impl Iterator<Item = &Fact> {
    entity.facts.iter().chain(entity.positions.iter().map(|position| &position.fact))
}
