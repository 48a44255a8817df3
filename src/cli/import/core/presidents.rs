//! The United States' presidents and vice-presidents, to the day and since 1789.

use serde::Deserialize;

use super::model::{Chapter, Day, Entity, Holder, Office};
use super::rows::{List, rows};
use crate::cli::Failure;
use crate::cli::import::id_of;

/// A row of `tables/us-executive.csv`, from the records of congress-legislators.
#[derive(Deserialize)]
struct Row {
    name: String,
    aliases: List,
    short: List,
    wikidata: String,
    party: String,
    /// "2017-01-20/2021-01-20;2025-01-20/": first day, and the first no longer in office.
    president: List,
    vice_president: List,
}

const SOURCE: &str = "congress-legislators";

/// Ids, titles, nouns; as the other packs have them.
const OFFICES: [(&str, &str, &[&str]); 2] = [
    (
        "president-of-the-united-states",
        "president of the United States",
        &["president", "leader", "head of state"],
    ),
    (
        "vice-president-of-the-united-states",
        "vice-president of the United States",
        &["vice-president", "vice president"],
    ),
];

/// The records, of which what lasts is told as of a day.
pub(super) fn read(as_of: Day) -> Result<Chapter, Failure> {
    let table: Vec<Row> = rows(include_str!("tables/us-executive.csv"));
    let mut holders = [Vec::new(), Vec::new()];
    for row in &table {
        for (terms, holders) in [&row.president, &row.vice_president].into_iter().zip(&mut holders) {
            for term in terms.iter() {
                holders.push(holder(row, term, as_of)?);
            }
        }
    }
    let offices = OFFICES.into_iter().zip(holders).map(|((id, title, nouns), mut holders)| {
        holders.sort_by_key(|holder| holder.from.to_string());
        Office {
            id: id.to_owned(),
            title: title.to_owned(),
            jurisdiction: "united-states".to_owned(),
            nouns: nouns.iter().map(|noun| (*noun).to_owned()).collect(),
            holders,
        }
    });
    Ok(Chapter { entities: table.iter().map(person).collect(), offices: offices.collect() })
}

fn holder(row: &Row, term: &str, as_of: Day) -> Result<Holder, Failure> {
    let (from, to) = term.split_once('/').unwrap_or((term, ""));
    let to = if to.is_empty() { None } else { Some(to.parse::<Day>()?) };
    Ok(Holder {
        entity: id(row),
        from: from.parse()?,
        to,
        quality: None,
        as_of: to.unwrap_or(as_of),
        source: SOURCE,
    })
}

fn id(row: &Row) -> String {
    id_of(&row.name, &mut Default::default())
}

fn person(row: &Row) -> Entity {
    let party = if row.party.is_empty() { String::new() } else { format!("{} ", row.party) };
    let mut entity = Entity::new("person", &row.name, format!("US {party}politician"));
    entity.wikidata = Some(row.wikidata.clone()).filter(|qid| !qid.is_empty());
    row.aliases.iter().for_each(|alias| entity.alias(alias));
    entity.short = row.short.to_vec();
    entity
}
