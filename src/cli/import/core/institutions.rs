//! Parliaments, and the houses whose names stand for a government: "the Kremlin said".

use serde::Deserialize;

use super::clean::number;
use super::model::{Entity, Fact};
use super::places::Place;
use super::raw::entry;
use super::rows::{List, rows};

/// A row of `tables/institutions.csv`.
#[derive(Deserialize)]
struct Row {
    id: String,
    name: String,
    aliases: List,
    short: List,
    nouns: List,
    /// The id of its place.
    part_of: String,
    chamber: Option<Chamber>,
    /// By its own count, where that is told: the Factbook's is told only if it agrees.
    seats: Option<i64>,
    description: String,
}

/// Where the Factbook counts the seats.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Chamber {
    Only,
    Lower,
    Upper,
}

impl Chamber {
    fn heading(self) -> &'static str {
        match self {
            Self::Only => "Legislative branch",
            Self::Lower => "Legislative branch - lower chamber",
            Self::Upper => "Legislative branch - upper chamber",
        }
    }
}

pub(super) fn read(places: &[Place], left: &mut Vec<String>) -> Vec<Entity> {
    let institution = |row: &Row| {
        let entity = Entity::new("organization", &row.name, row.description.clone());
        let mut entity = Entity { id: row.id.clone(), part_of: Some(row.part_of.clone()), ..entity };
        row.aliases.iter().for_each(|alias| entity.alias(alias));
        entity.short = row.short.to_vec();
        entity.nouns = row.nouns.to_vec();
        match (row.seats, listed(row, places)) {
            (Some(seats), Some(listed)) if seats == listed => {
                entity.facts.push(Fact::row("seats", "Seats", seats.to_string()));
            }
            (_, Some(listed)) => left.push(format!("{}: {listed} seats in the Factbook", row.name)),
            (_, None) => {}
        }
        entity
    };
    rows::<Row>(include_str!("tables/institutions.csv")).iter().map(institution).collect()
}

/// So many seats it has in the Factbook.
fn listed(row: &Row, places: &[Place]) -> Option<i64> {
    let place = places.iter().find(|place| place.entity.id == row.part_of)?;
    let path = ["Government", row.chamber?.heading(), "number of seats"];
    number(&entry(place.entry.as_ref()?, &path)?)
}
