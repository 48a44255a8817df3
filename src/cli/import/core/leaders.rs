//! Heads of state and of government: offices with their holders, and the holders.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::EDITION;
use super::model::{Chapter, Entity, Holder, Office};
use super::people::{self, Person};
use super::places::{Place, Status};
use super::raw::entry;
use super::rows::{List, rows};
use super::terms_of_office::{Term, term};
use crate::cli::import::id_of;

/// A row of `tables/leaders.csv`: how newsrooms write somebody whom the Factbook writes otherwise.
#[derive(Deserialize)]
struct Row {
    /// As the Factbook has it behind the title.
    factbook: String,
    /// Empty where nothing is said of this entry, for the reason in `description`.
    name: String,
    aliases: List,
    short: List,
    description: String,
    /// The day on which the term ends by law without another: the Factbook tells of a successor, or of none being
    /// allowed.
    to: String,
}

/// Territories whose leaders the news knows.
const TERRITORIES: [&str; 3] = ["GL", "HK", "MO"];

/// Where "the British leader" is the head of government.
const LED_BY_GOVERNMENT: [&str; 10] = ["AU", "CA", "DE", "ES", "GB", "IL", "IN", "IT", "JP", "NZ"];
/// Where it is the head of state beside a prime minister.
const LED_BY_STATE: [&str; 4] = ["CN", "FR", "KP", "RU"];

/// What was left out, for the report.
pub(super) type Left = Vec<String>;

pub(super) fn read(places: &[Place], left: &mut Left) -> Chapter {
    let table: Vec<Row> = rows(include_str!("tables/leaders.csv"));
    let own = table.iter().map(|row| (row.factbook.as_str(), row)).collect();
    let mut chapter = Chapter::default();
    for place in places.iter().filter(|place| has_leaders(place)) {
        for (office, person) in offices(place, &own, left) {
            if !chapter.entities.iter().any(|known: &Entity| known.id == person.id) {
                chapter.entities.push(person);
            }
            chapter.offices.push(office);
        }
    }
    chapter
}

/// The United States' are in `presidents`, to the day and since 1789.
fn has_leaders(place: &Place) -> bool {
    let state = place.status == Status::State || matches!(place.iso.as_str(), "TW" | "XK");
    place.iso != "US" && (state || TERRITORIES.contains(&place.iso.as_str()))
}

/// The two entries of a place, and whether the first, of the head of state, is what a term is from.
fn terms(place: &Place, left: &mut Left) -> Vec<(Term, bool)> {
    let mut terms: Vec<(Term, bool)> = Vec::new();
    for (key, heads_state) in [(STATE, true), (GOVERNMENT, false)] {
        let Some(text) = executive(place, key) else { continue };
        match term(&text) {
            // One person in both, or the king of many realms.
            Ok(term) if terms.iter().any(|(known, _)| known.person == term.person) => {}
            Ok(term) if is_foreign(&term, place) => {}
            Ok(term) => terms.push((term, heads_state)),
            Err(reason) => left.push(format!("{}: {reason}: {text}", place.entity.name)),
        }
    }
    terms
}

const STATE: &str = "chief of state";
const GOVERNMENT: &str = "head of government";

fn executive(place: &Place, key: &str) -> Option<String> {
    entry(place.entry.as_ref()?, &["Government", "Executive branch", key])
}

fn offices(place: &Place, own: &BTreeMap<&str, &Row>, left: &mut Left) -> Vec<(Office, Entity)> {
    let terms = terms(place, left);
    let both = terms.len() == 1 && executive(place, STATE) == executive(place, GOVERNMENT);
    let made = terms.into_iter().filter_map(|(term, heads_state)| {
        let led_by_it = if heads_state { &LED_BY_STATE[..] } else { &LED_BY_GOVERNMENT[..] };
        let leads = both || led_by_it.contains(&place.iso.as_str());
        let row = own.get(term.person.as_str()).copied();
        let person = holder(&term, place, row, left)?;
        let mut office = office(&term, place, &person.id, leads);
        office.holders[0].to = row.and_then(|row| row.to.parse().ok());
        Some((office, person))
    });
    made.collect()
}

/// Charles III is told of as king of the United Kingdom; the president of France is no president of Guadeloupe.
fn is_foreign(term: &Term, place: &Place) -> bool {
    term.person.starts_with("CHARLES III") && place.iso != "GB"
        || place.status == Status::Territory
            && term.title != "chief executive"
            && term.title != "prime minister"
}

fn office(term: &Term, place: &Place, holder: &str, leads: bool) -> Office {
    let title = match term.title {
        "pope" => "pope".to_owned(),
        // The Factbook's "Premier" is what everybody else calls by the title of the constitution.
        "premier" if place.iso == "RU" => "prime minister of Russia".to_owned(),
        title => format!("{title} of {}", in_sentence(&place.entity.name)),
    };
    let mut nouns: Vec<String> = term.nouns.iter().map(|noun| (*noun).to_owned()).collect();
    if title.starts_with("prime minister") && nouns == ["premier"] {
        nouns.insert(0, "prime minister".to_owned());
    }
    nouns.extend(leads.then(|| "leader".to_owned()));
    let holder = Holder {
        entity: holder.to_owned(),
        from: term.from,
        to: None,
        quality: term.quality.map(str::to_owned),
        as_of: EDITION,
        source: "factbook",
    };
    let id = id_of(&title, &mut Default::default());
    Office { id, title, jurisdiction: place.entity.id.clone(), nouns, holders: vec![holder] }
}

/// Names that a sentence puts "the" before.
const WITH_ARTICLE: [&str; 7] =
    ["Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines", "Seychelles"];

pub(super) fn in_sentence(name: &str) -> String {
    let united = ["United ", "Democratic ", "Republic ", "Central African "];
    let article = WITH_ARTICLE.contains(&name)
        || united.iter().any(|start| name.starts_with(start))
        || name.ends_with(" Islands")
        || name.ends_with(" Republic")
        || name.ends_with(" Territory");
    if article { format!("the {name}") } else { name.to_owned() }
}

fn holder(term: &Term, place: &Place, row: Option<&Row>, left: &mut Left) -> Option<Entity> {
    if let Some(row) = row.filter(|row| row.name.is_empty()) {
        left.push(format!("{}: {}: {}", place.entity.name, row.description, row.factbook));
        return None;
    }
    let person = match row {
        Some(row) => {
            Person { name: row.name.clone(), aliases: row.aliases.to_vec(), short: row.short.to_vec() }
        }
        None => people::person(&term.person, term.crown),
    };
    let described = row.map(|row| row.description.clone()).filter(|text| !text.is_empty());
    let description = described.unwrap_or_else(|| description(term, place));
    let mut entity = Entity::new("person", &person.name, description);
    person.aliases.iter().for_each(|alias| entity.alias(alias));
    entity.short = person.short;
    Some(entity)
}

/// What they are beside the office, which the article's date tells.
fn description(term: &Term, place: &Place) -> String {
    let of = in_sentence(&place.entity.name);
    match place.entity.demonyms.first() {
        _ if term.crown.is_some() => format!("Member of the ruling family of {of}"),
        // No adjectives: "New Zealander"
        Some(noun) if noun.ends_with("er") => format!("Politician from {of}"),
        Some(adjective) if term.soldier => format!("{adjective} military officer"),
        Some(adjective) => format!("{adjective} politician"),
        None => format!("Politician from {of}"),
    }
}
