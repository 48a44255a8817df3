//! Aliases are names.

use std::collections::{BTreeMap, BTreeSet};

use crate::pack::source::draft::{Alias, Draft};
use crate::pack::source::report::Report;
use crate::pack::write::hashes;
use crate::pack::{AliasKind, EntityId};
use crate::text::{ByteSpan, Gap, Shape, tokens};

/// Words that begin a description and no name.
const ARTICLES: &[&str] = &["the", "a", "an", "this", "that", "his", "her", "its", "their", "our"];

const DAYS: &str =
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat";

const COMMON: &str = "the this that these those its their our they who what which where when why how in on at of for from with \
    under over after before since until between into about against as and but nor if then than because although \
    though however also not yes no is are was were be been has had did could would should shall there here now \
    today tomorrow yesterday another each every some such only even just again mr mrs ms";

/// Words and months that families are called by.
const SURNAMES_TOO: &str = "january february march april may june july august september october november december jan feb mar apr jun \
    jul aug sep sept oct nov dec a an his her my your he she it we you i by to without during or so while yet \
    all any both have do does can might must many most more much few other same still new old first last next \
    one two three four five six seven eight nine ten miss dr sir lord lady";

/// What parts two names in a text. The title of a card may have it: "Washington, D.C.".
const PARTING: [(&str, &str); 3] = [("comma", ", "), ("bracket", "("), ("quotation mark", "\"")];

pub(super) fn check(draft: &Draft, report: &mut Report) {
    let descriptions = descriptions(draft);
    let full = |alias: &&Alias| matches!(alias.kind, AliasKind::Name | AliasKind::Acronym);
    let with_capitals = draft.aliases.iter().filter(full).filter(|alias| !alias.is_title && !is_small(alias));
    let capitalised = with_capitals.map(|alias| alias.entity).collect();
    draft.aliases.iter().for_each(|alias| alias_is_a_name(alias, &descriptions, &capitalised, report));
    shared_aliases(draft, report);
}

/// A description points at different things on different days: it belongs under `nouns` or `described`.
fn alias_is_a_name(
    alias: &Alias,
    descriptions: &Descriptions,
    capitalised: &BTreeSet<EntityId>,
    report: &mut Report,
) {
    let (text, words) = (&alias.text, &alias.words);
    if text.is_empty() && alias.is_title {
        // That it has no name is said already.
        return;
    }
    if words.is_empty() {
        report.fault(
            &alias.spot,
            format!("alias \"{text}\" has no letter or digit"),
            "take it out of the list",
        );
        return;
    }
    if words.len() == 1 && text.bytes().all(|b| b.is_ascii_digit()) && alias.kind != AliasKind::Short {
        a_number(alias, report);
        return;
    }
    if let Some((mark, _)) = PARTING.iter().find(|(_, sign)| text.contains(sign) && !alias.is_title) {
        let message = format!("alias \"{text}\" has a {mark} in it, across which no name is looked for");
        let mend = "put each name into quotation marks of its own, and write a name as articles have it";
        report.note(&alias.spot, message, mend);
    }
    if is_common(alias) {
        common_word(alias, descriptions, report);
        return;
    }
    if alias.is_title && is_small(alias) && alias.kind != AliasKind::Term {
        if !capitalised.contains(&alias.entity) {
            let message = format!(
                "the name \"{text}\" is written in small letters, and names are looked for in capitals"
            );
            let mend = "capitalise it; if it is never so written, add how a sentence begins with it: `aliases = [\"…\"]`";
            report.fault(&alias.spot, message, mend);
        }
        return;
    }
    let first = text.split_whitespace().next().unwrap_or("");
    let article = ARTICLES.iter().any(|a| a.eq_ignore_ascii_case(first)) && text.contains(' ');
    let is_surname = alias.kind == AliasKind::Short && words.len() == 1;
    // The title of a card need not be how it is found: "December 2025 arms package". "King" is a surname too.
    let is_name = alias.is_title || !ends_small(text) && (is_surname || !descriptions.has(alias));
    // A title that cards show may have one: "The Guardian".
    if article && !alias.is_title || alias.kind != AliasKind::Term && !is_name {
        let mend = "put the noun under `nouns` or the wording under [[entity.described]]";
        report.fault(&alias.spot, format!("alias \"{text}\" is a description, not a name"), mend);
    }
}

/// Works are called so ("1917"), by their titles.
fn a_number(alias: &Alias, report: &mut Report) {
    let message =
        format!("alias \"{}\" is a number, which stands in many articles for something else", alias.text);
    match alias.is_title {
        false => report.fault(&alias.spot, message, "take it out of the list, or write the full name"),
        true => report.note(&alias.spot, message, "write the full name, unless it is really called so"),
    }
}

/// Works and towns are called so, too, in their titles.
fn common_word(alias: &Alias, descriptions: &Descriptions, report: &mut Report) {
    let message = format!("alias \"{}\" is a common word, which every article has", alias.text);
    match alias.is_title {
        false => report.fault(&alias.spot, message, "take it out of the list, or write the full name"),
        true if descriptions.towns.contains(&alias.entity) => {}
        true => report.note(&alias.spot, message, "write the full name, unless it is really called so"),
    }
}

fn is_small(alias: &Alias) -> bool {
    !alias.text.chars().any(|c| !c.is_lowercase() && c.is_alphanumeric())
}

/// Whether a name is a word of every text: "The", "In", "Friday". Acronyms are found in capitals only; families are called
/// May and To.
fn is_common(alias: &Alias) -> bool {
    let text = alias.text.to_lowercase();
    let is_in = |list: &str| list.split_ascii_whitespace().any(|word| word == text);
    let no_surname = is_in(DAYS) || is_in(COMMON);
    let in_capitals = text.len() > 1 && alias.text.chars().all(char::is_uppercase);
    match alias.kind {
        // "ON" for Ontario links behind a place only.
        _ if in_capitals => false,
        AliasKind::Acronym => false,
        AliasKind::Short => no_surname,
        _ => no_surname || is_in(SURNAMES_TOO),
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
