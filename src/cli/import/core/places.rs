//! Countries and territories: the names that newsrooms use, and the Factbook's figures.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::Value;

use super::clean::{mid_year, number, year, year_end};
use super::model::{Entity, Fact};
use super::raw::{Raw, Territory, entry};
use super::rows::{List, rows};
use crate::cli::import::forms::{country, is_acronym};

/// A country or territory, with what the other chapters ask of it.
pub(super) struct Place {
    /// The ISO code, or another key of `tables/places.csv`.
    pub iso: String,
    /// The Factbook's entry, where it has one under this place's code.
    pub entry: Option<Value>,
    pub status: Status,
    /// "southern Africa"
    pub region: String,
    pub entity: Entity,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Status {
    State,
    Territory,
    /// Nothing is said about its status but who holds what.
    Disputed,
    /// Left out: uninhabited, or no more.
    Out,
}

/// A row of `tables/places.csv`: what the packages do not say, or not as newsrooms do.
#[derive(Deserialize)]
struct Row {
    iso: String,
    kind: Status,
    name: String,
    other_names: List,
    acronyms: List,
    demonyms: List,
    part_of: String,
    description: String,
    wikidata: String,
}

/// A row of `tables/regions.csv`: where headlines put a country that rigour has elsewhere.
#[derive(Deserialize)]
struct Region {
    iso: String,
    region: String,
}

/// Parts of the world as headlines have them, by rigour's subregions.
const REGIONS: [(&str, &str); 23] = [
    ("Australia and New Zealand", "the South Pacific"),
    ("Caribbean", "the Caribbean"),
    ("Central America", "Central America"),
    ("Central Asia", "Central Asia"),
    ("Central Europe", "central Europe"),
    ("Eastern Africa", "East Africa"),
    ("Eastern Asia", "East Asia"),
    ("Eastern Europe", "eastern Europe"),
    ("Melanesia", "the South Pacific"),
    ("Micronesia", "the western Pacific"),
    ("Middle Africa", "Central Africa"),
    ("Northern Africa", "North Africa"),
    ("Northern America", "North America"),
    ("Northern Europe", "northern Europe"),
    ("Polynesia", "the South Pacific"),
    ("South America", "South America"),
    ("South-eastern Asia", "South-East Asia"),
    ("Southern Africa", "southern Africa"),
    ("Southern Asia", "South Asia"),
    ("Southern Europe", "southern Europe"),
    ("Western Africa", "West Africa"),
    ("Western Asia", "the Middle East"),
    ("Western Europe", "western Europe"),
];

/// Islands that newsrooms call so: "The island has no fuel" in a story on Cuba.
const ISLANDS: [&str; 18] = [
    "BB", "CU", "CY", "DM", "GD", "GL", "GU", "IS", "JM", "LC", "LK", "MG", "MT", "MU", "NR", "PR", "SG",
    "TW",
];

pub(super) fn read(raw: &Raw) -> Vec<Place> {
    let table: Vec<Row> = rows(include_str!("tables/places.csv"));
    let own: BTreeMap<&str, &Row> = table.iter().map(|row| (row.iso.as_str(), row)).collect();
    let regions: Vec<Region> = rows(include_str!("tables/regions.csv"));
    let listed = raw.countries.keys().map(String::as_str);
    let isos: BTreeSet<&str> = listed.chain(own.keys().copied()).collect();
    let mut places = Vec::new();
    for iso in isos {
        let row = own.get(iso).copied();
        if row.is_none_or(|row| row.kind != Status::Out) {
            places.push(place(iso, row, raw, region(iso, &regions, raw)));
        }
    }
    let ids: BTreeMap<String, String> =
        places.iter().map(|place| (place.iso.clone(), place.entity.id.clone())).collect();
    for place in &mut places {
        let of = own.get(place.iso.as_str()).map(|row| row.part_of.as_str());
        place.entity.part_of = of.and_then(|iso| ids.get(iso)).cloned();
    }
    places
}

fn region(iso: &str, own: &[Region], raw: &Raw) -> String {
    let subregion = raw.territories.get(&iso.to_lowercase()).and_then(|t| t.subregion.as_deref());
    let usual = || REGIONS.iter().find(|(of, _)| Some(*of) == subregion).map_or("", |(_, name)| name);
    own.iter().find(|row| row.iso == iso).map_or_else(usual, |row| &row.region).to_owned()
}

fn place(iso: &str, row: Option<&Row>, raw: &Raw, region: String) -> Place {
    // Places without an ISO code go by the Factbook's own, "gz", or by rigour's, "so-som".
    let file = raw.countries.get(iso).map_or(iso.to_owned(), |country| country.fips.to_lowercase());
    // "we" is the West Bank alone, and GeoNames has it for all of Palestine.
    let entry = raw.factbook.get(&file).filter(|_| iso != "PS").cloned();
    let status = row.map_or(Status::State, |row| row.kind);
    let mut entity = named(iso, row, raw, entry.as_ref(), &region);
    if ISLANDS.contains(&iso) {
        entity.nouns.push("island".to_owned());
    }
    if let Some(entry) = &entry {
        entity.facts = facts(iso, status, entry);
    }
    Place { iso: iso.to_owned(), entry, status, region, entity }
}

fn named(iso: &str, row: Option<&Row>, raw: &Raw, entry: Option<&Value>, region: &str) -> Entity {
    let territory = raw.territories.get(&iso.to_lowercase());
    let known = raw.territory_names.get(&format!("{iso}-alt-short")).or(raw.territory_names.get(iso));
    let name = row.map_or(known.map_or(iso, String::as_str), |row| &row.name);
    let description = row.map(|row| row.description.clone()).filter(|text| !text.is_empty());
    let description = description.unwrap_or_else(|| format!("Country in {region}"));
    let mut entity = Entity::new("place", name, description);
    entity.wikidata = row.map(|row| row.wikidata.clone()).filter(|qid| !qid.is_empty());
    entity.wikidata = entity.wikidata.or_else(|| territory.map(|t| t.qid.clone()));
    entity.wikipedia = territory.and_then(namesake_title);
    if let Some(row) = row {
        row.other_names.iter().for_each(|alias| entity.alias(alias));
        entity.acronyms.extend(row.acronyms.iter().map(str::to_owned));
        entity.demonyms.extend(row.demonyms.iter().map(str::to_owned));
    }
    forms(&mut entity);
    official(&mut entity, entry);
    entity
}

/// Demonyms that are given names or words as well.
const ALSO_WORDS: [&str; 6] = ["Dane", "Finn", "Pole", "Scot", "Swede", "Turk"];

/// The title of the article where others share the name: "Georgia (country)", which is then no more likely than the
/// state.
fn namesake_title(territory: &Territory) -> Option<String> {
    let (_, title) = territory.wikipedia_url.as_ref()?.rsplit_once('/')?;
    title.ends_with(')').then(|| title.replace('_', " ")).filter(|title| !title.contains("(Keeling)"))
}

/// What our own list of countries has: other names and demonyms.
fn forms(entity: &mut Entity) {
    let Some(country) = country(&entity.name) else { return };
    for other in country.others {
        match is_acronym(&other.replace('.', "")) {
            true if entity.acronyms.iter().any(|known| known == other) => {}
            true => entity.acronyms.push(other.to_owned()),
            false => entity.alias(other),
        }
    }
    if entity.demonyms.is_empty() {
        let people = country.people.into_iter().filter(|name| !ALSO_WORDS.contains(name));
        entity.demonyms = people.map(str::to_owned).collect();
        // "Botswanan": several are not listed.
        if let [one] = entity.demonyms.as_slice()
            && one.ends_with('n')
        {
            entity.demonyms.push(format!("{one}s"));
        }
    }
}

/// "Republic of India"; longer entries have remarks in them.
fn official(entity: &mut Entity, entry_of: Option<&Value>) {
    let long = |entry_of| entry(entry_of, &["Government", "Country name", "conventional long form"]);
    let long = entry_of.and_then(long).filter(|name| !name.contains([';', '(', ',']));
    if let Some(long) = long {
        let name = long.strip_prefix("The ").unwrap_or(&long);
        entity.alias(name);
    }
}

/// Its figures, each of the year that the Factbook gives.
fn facts(iso: &str, status: Status, of: &Value) -> Vec<Fact> {
    let mut facts = Vec::new();
    facts.extend(capital(iso, status, of));
    facts.extend(population(of));
    facts.extend(gdp(of));
    facts.extend(military(of));
    facts.extend(area(iso, of));
    facts
}

/// Capitals that are not said: who else claims it, or the Factbook calls by an older name.
const NO_CAPITAL: [&str; 2] = ["IL", "MM"];

fn capital(iso: &str, status: Status, of: &Value) -> Option<Fact> {
    let text = entry(of, &["Government", "Capital", "name"])?;
    let said = !NO_CAPITAL.contains(&iso) && !text.starts_with("no official") && !text.starts_with("admin");
    let text = text.split("; note").next()?.replace("[legislative and judicial] ", "");
    // "(Toshkent)", "(on Efate)", "in Romanian"
    let one = text.split(" (").next()?.split(" in ").next()?.to_owned();
    let several = text.contains("capital") || text.contains("seat");
    // "Capital" would be a word on the status.
    let label = if status == Status::Disputed { "Seat of government" } else { "Capital" };
    said.then(|| Fact::row("capital", label, if several { text } else { one }))
}

fn population(of: &Value) -> Option<Fact> {
    let people = |key: &str| entry(of, &["People and Society", "Population", key]);
    let text = people("total").or_else(|| entry(of, &["People and Society", "Population"]))?;
    let (count, (year, estimated)) = (number(&text)?, year(&text)?);
    let fact = Fact::number("population", "Population", count, "person").of("factbook", mid_year(year)?);
    Some(if estimated { fact.estimate() } else { fact })
}

/// What is older tells nothing of a country today: Ukraine spent 4% of its GDP on its forces in 2021.
const OLDEST: i16 = 2020;
const OLDEST_SHARE: i16 = 2023;

fn gdp(of: &Value) -> Option<Fact> {
    let path = ["Economy", "GDP (official exchange rate)"];
    let text = entry(of, &path)?;
    let (worth, (year, _)) = (number(&text)?, year(&text).filter(|(year, _)| *year >= OLDEST)?);
    // Guernsey and Jersey, the West Bank and Gaza: one figure for both.
    let joint = entry(of, &[path[0], path[1], "note"]).is_some_and(|note| note.contains("entry includes"));
    let fact = Fact::number("gdp", "GDP", worth, "USD").of("factbook", year_end(year)?);
    (!joint).then(|| fact.estimate().basis("at the official exchange rate"))
}

/// The latest year's share.
fn military(of: &Value) -> Option<Fact> {
    let years = of.get("Military and Security")?.get("Military expenditures")?.as_object()?;
    let texts = years.keys().filter_map(|key| {
        let text = entry(of, &["Military and Security", "Military expenditures", key])?;
        let (share, _) = text.split_once(" of GDP")?;
        Some((year(&text)?.0, share.to_owned()))
    });
    let (year, share) = texts.max_by_key(|(year, _)| *year).filter(|(year, _)| *year >= OLDEST_SHARE)?;
    let fact = Fact::row("defence-share", "Military spending", format!("{share} of GDP"));
    Some(fact.of("factbook", year_end(year)?).estimate())
}

fn area(iso: &str, of: &Value) -> Option<Fact> {
    let figure = |key| entry(of, &["Geography", "Area", key]);
    let size = number(&figure("total ").or_else(|| figure("total"))?).filter(|size| *size > 0)?;
    let fact = Fact::number("area", "Area", size, "square-kilometer").more();
    Some(if iso == "FR" { fact.basis("with its overseas regions") } else { fact })
}
