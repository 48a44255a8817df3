//! International bodies, and who the Factbook counts among their members.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::model::{Entity, Fact};
use super::places::Place;
use super::raw::entry;
use super::rows::{List, rows};

/// A row of `tables/bodies.csv`.
#[derive(Deserialize)]
struct Row {
    /// As the Factbook abbreviates it.
    factbook: String,
    name: String,
    aliases: List,
    acronyms: List,
    description: String,
    /// How many members it has by its own count, where that is told: the Factbook's lists are told only if they agree.
    members: Option<usize>,
}

/// Cities by whose names newsrooms call a body.
const SEATS: [(&str, &str); 1] = [("European Union", "Brussels")];

/// Letters from which on acronyms are often spoken as words.
const SPOKEN: usize = 5;

/// So many members are named; of more, their number is told.
const NAMED_MEMBERS: usize = 12;

pub(super) fn read(places: &[Place], left: &mut Vec<String>) -> Vec<Entity> {
    let members = members(places);
    let body = |row: &Row| {
        let entity = Entity::new("organization", &row.name, row.description.clone());
        let mut entity = entity.called(&row.aliases, &row.acronyms);
        // "Ecowas", as British papers write what is spoken as a word.
        let spoken = row.acronyms.iter().filter(|acronym| acronym.len() >= SPOKEN);
        spoken.for_each(|acronym| entity.alias(&capitalised(acronym)));
        let seats = SEATS.iter().filter(|(body, _)| *body == row.name);
        entity.metonyms = seats.map(|(_, city)| (*city).to_owned()).collect();
        let listed = members.get(row.factbook.as_str()).map_or(&[][..], Vec::as_slice);
        match row.members {
            Some(count) if count == listed.len() => entity.facts.push(fact(listed)),
            Some(count) => left.push(format!("{}: {} of {count} members listed", row.name, listed.len())),
            None => {}
        }
        entity
    };
    rows::<Row>(include_str!("tables/bodies.csv")).iter().map(body).collect()
}

fn capitalised(acronym: &str) -> String {
    acronym[..1].to_owned() + &acronym[1..].to_lowercase()
}

fn fact(members: &[&str]) -> Fact {
    let mut names = members.to_vec();
    names.sort_unstable();
    let text = if names.len() > NAMED_MEMBERS { names.len().to_string() } else { names.join(", ") };
    let fact = Fact::row("members", "Members", text).kind("derived");
    fact.basis("countries whose entries in the Factbook name it")
}

/// The names of the places whose entries list the body, without remarks such as "(observer)".
fn members(places: &[Place]) -> BTreeMap<String, Vec<&str>> {
    let mut members: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for place in places {
        let of = place.entry.as_ref();
        let list = of.and_then(|of| entry(of, &["Government", "International organization participation"]));
        for body in list.iter().flat_map(|list| list.split(',')).map(str::trim) {
            let listed = members.entry(body.to_owned()).or_default();
            if !listed.contains(&place.entity.name.as_str()) {
                listed.push(&place.entity.name);
            }
        }
    }
    members
}
