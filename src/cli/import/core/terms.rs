//! Terms of news language, in our own words.

use serde::Deserialize;

use super::EDITION;
use super::model::{Day, Entity, Fact};
use super::rows::{List, rows};
use crate::cli::Failure;

/// A row of `tables/terms.csv`.
#[derive(Deserialize)]
struct Row {
    name: String,
    aliases: List,
    acronyms: List,
    description: String,
    sentence: String,
    /// The day of the treaty or law that defines it; without one, the day of the pack's main source.
    as_of: String,
    source: String,
}

pub(super) fn read() -> Result<Vec<Entity>, Failure> {
    rows::<Row>(include_str!("tables/terms.csv")).iter().map(term).collect()
}

fn term(row: &Row) -> Result<Entity, Failure> {
    let as_of = if row.as_of.is_empty() { EDITION } else { row.as_of.parse::<Day>()? };
    let entity = Entity::new("term", &row.name, row.description.clone());
    let mut entity = entity.called(&row.aliases, &row.acronyms);
    entity.facts.push(Fact::summary("meaning", format!("{}.", row.sentence)).of(&row.source, as_of));
    Ok(entity)
}
