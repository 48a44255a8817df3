//! Aliases are names.

use std::collections::{BTreeMap, BTreeSet};

use crate::pack::source::draft::{Alias, Draft};
use crate::pack::source::report::Report;
use crate::pack::write::hashes;
use crate::pack::{AliasKind, EntityId};
use crate::text::{ByteSpan, Gap, Shape, tokens};

/// Words that begin a description and no name.
const ARTICLES: &[&str] = &["the", "a", "an", "this", "that", "his", "her", "its", "their", "our"];

pub(super) fn check(draft: &Draft, report: &mut Report) {
    let descriptions = descriptions(draft);
    draft.aliases.iter().for_each(|alias| alias_is_a_name(alias, &descriptions, report));
    shared_aliases(draft, report);
}

/// A description points at different things on different days: it belongs under `nouns` or `described`.
fn alias_is_a_name(alias: &Alias, descriptions: &Descriptions, report: &mut Report) {
    let (text, words) = (&alias.text, &alias.words);
    if words.is_empty() {
        report.fault(
            &alias.spot,
            format!("alias \"{text}\" has no letter or digit"),
            "take it out of the list",
        );
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
        report.fault(&alias.spot, format!("alias \"{text}\" is a description, not a name"), mend);
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
    let ids = draft.ids.entities_in_order();
    for alias in &draft.aliases {
        let key = (alias.words.as_slice(), alias.kind as u8);
        match owners.get(&key) {
            Some(owner) if *owner != alias.entity => {
                let (one, other) = (ids[owner.0 as usize], ids[alias.entity.0 as usize]);
                let message =
                    format!("alias \"{}\" belongs to two entities, \"{one}\" and \"{other}\"", alias.text);
                let mend = "it links only where the article tells which is meant: take it from the one that is \
                            seldom called so, or leave it to both";
                report.note(&alias.spot, message, mend);
            }
            _ => drop(owners.insert(key, alias.entity)),
        }
    }
}
