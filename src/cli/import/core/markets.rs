//! Exchanges and central banks.

use serde::Deserialize;

use super::currencies::tender;
use super::leaders::in_sentence;
use super::model::{Day, Entity, Fact};
use super::places::Place;
use super::raw::Raw;
use super::rows::{List, rows};

/// A row of `tables/exchanges.csv`.
#[derive(Deserialize)]
struct Exchange {
    /// Its code in ISO 10383.
    mic: String,
    name: String,
    aliases: List,
    acronyms: List,
    /// "Stock exchange"
    what: String,
}

/// The exchanges that ISO 10383 has as active, each with its code and city. Whatever it does not have is left out.
pub(super) fn exchanges(raw: &Raw, as_of: Day, left: &mut Vec<String>) -> Vec<Entity> {
    let mut out = Vec::new();
    for row in rows::<Exchange>(include_str!("tables/exchanges.csv")) {
        let market = raw.markets.iter().find(|market| market.code == row.mic && market.active);
        let Some((market, city)) = market.and_then(|market| Some((market, market.city.as_ref()?))) else {
            left.push(format!("{}: ISO 10383 has no active market {}", row.name, row.mic));
            continue;
        };
        let described = format!("{} in {city}", row.what);
        let entity = Entity::new("organization", &row.name, described);
        let mut entity = entity.called(&row.aliases, &row.acronyms);
        entity.facts.push(Fact::row("city", "City", city.clone()).of("iso-10383", as_of));
        entity.facts.push(Fact::row("mic", "Market code", market.code.clone()).of("iso-10383", as_of).more());
        out.push(entity);
    }
    out
}

/// A row of `tables/central-banks.csv`.
#[derive(Deserialize)]
struct Bank {
    iso: String,
    name: String,
    aliases: List,
    acronyms: List,
    short: List,
}

/// Central banks, each with the money that is tender in its country.
pub(super) fn central_banks(raw: &Raw, places: &[Place]) -> Vec<Entity> {
    let table: Vec<Bank> = rows(include_str!("tables/central-banks.csv"));
    table.iter().filter_map(|row| central_bank(row, raw, places)).collect()
}

fn central_bank(row: &Bank, raw: &Raw, places: &[Place]) -> Option<Entity> {
    let place = places.iter().find(|place| place.iso == row.iso)?;
    let described = format!("Central bank of {}", in_sentence(&place.entity.name));
    let mut entity = Entity::new("organization", &row.name, described).called(&row.aliases, &row.acronyms);
    entity.short = row.short.to_vec();
    entity.part_of = Some(place.entity.id.clone());
    let code = tender(raw, &row.iso).into_iter().next()?;
    let money = raw.currencies.get(code)?.one.clone()?;
    entity.facts.push(Fact::row("money", "Currency", money).of("cldr", super::EDITION));
    Some(entity)
}
