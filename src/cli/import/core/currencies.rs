//! Money in use: CLDR's names, who pays with it, and what a dollar cost.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::EDITION;
use super::clean::{year, year_end};
use super::leaders::in_sentence;
use super::model::{Entity, Fact};
use super::places::{Place, Status};
use super::raw::{Currency, Raw, Tender, entry};
use super::rows::{List, rows};

/// A row of `tables/currencies.csv`: names beyond CLDR's, and the nouns that behind "the" mean no other currency.
#[derive(Deserialize)]
struct Row {
    code: String,
    name: String,
    aliases: List,
    acronyms: List,
    nouns: List,
}

/// So many countries are named; of more, their number is told.
const NAMED_USERS: usize = 8;

pub(super) fn read(raw: &Raw, places: &[Place]) -> Vec<Entity> {
    let table: Vec<Row> = rows(include_str!("tables/currencies.csv"));
    let own: BTreeMap<&str, &Row> = table.iter().map(|row| (row.code.as_str(), row)).collect();
    let rates = rates(places);
    let mut users: BTreeMap<&str, Vec<&Place>> = BTreeMap::new();
    for place in places {
        for code in tender(raw, &place.iso) {
            users.entry(code).or_default().push(place);
        }
    }
    let make = |(code, users): (&&str, &Vec<&Place>)| {
        let names = raw.currencies.get(*code)?;
        Some(currency(code, names, users, own.get(code).copied(), rates.get(*code)))
    };
    users.iter().filter_map(make).collect()
}

/// What is tender on the day of the Factbook's last edition.
pub(super) fn tender<'r>(raw: &'r Raw, iso: &str) -> Vec<&'r str> {
    let day = EDITION.to_string();
    let valid = |tender: &Tender| {
        let begun = tender.from.as_ref().is_some_and(|from| *from <= day);
        begun && tender.to.is_none() && tender.tender.as_deref() != Some("false")
    };
    let list = raw.tender.get(iso).into_iter().flatten().flatten();
    list.filter(|(_, tender)| valid(tender)).map(|(code, _)| code.as_str()).collect()
}

fn currency(
    code: &str,
    names: &Currency,
    users: &[&Place],
    row: Option<&Row>,
    rate: Option<&Fact>,
) -> Entity {
    let written =
        |name: &Option<String>| name.as_ref().map_or(code.to_owned(), |name| name.replace(" & ", " and "));
    let (one, many) = (written(&names.one), written(&names.many));
    let name = row.map(|row| row.name.clone()).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| capitalised(&one));
    let mut entity = Entity::new("term", &name, format!("Currency of {}", whose(code, users)));
    // A single word is anybody's: "won", "real", "sol".
    [one, many].iter().filter(|text| text.contains(' ')).for_each(|text| entity.alias(text));
    if let Some(row) = row {
        entity = entity.called(&row.aliases, &row.acronyms);
        entity.nouns = row.nouns.to_vec();
    }
    entity.facts.push(Fact::row("code", "Code", code.to_owned()).of("cldr", EDITION));
    entity.facts.push(Fact::row("used-in", "Used in", list(users)).of("cldr", EDITION));
    entity.facts.extend(rate.cloned());
    entity
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The country whose code begins the currency's (the Indian rupee is Bhutan's, too, and INR), or those that have it.
fn whose(code: &str, users: &[&Place]) -> String {
    let named = |place: &&Place| in_sentence(&place.entity.name);
    if let Some(place) = users.iter().find(|place| code.starts_with(&place.iso)) {
        return named(place);
    }
    match users {
        [place] => named(place),
        [one, other] => format!("{} and {}", named(one), named(other)),
        [first, ..] => {
            let shared = users.iter().all(|place| place.region == first.region);
            let region = if shared { format!(" in {}", first.region) } else { String::new() };
            format!("{}{region}", counted(users))
        }
        [] => String::new(),
    }
}

/// "six states"
fn counted(users: &[&Place]) -> String {
    let all = |status| users.iter().all(|place| place.status == status);
    let of = match (all(Status::State), all(Status::Territory)) {
        (true, _) => "states",
        (_, true) => "territories",
        _ => "countries and territories",
    };
    let count = users.len();
    let number = NUMBERS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned());
    format!("{number} {of}")
}

const NUMBERS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

fn list(users: &[&Place]) -> String {
    let names: Vec<&str> = users.iter().map(|place| place.entity.name.as_str()).collect();
    match names.len() > NAMED_USERS {
        true => counted(users),
        false => names.join(", "),
    }
}

/// Official rates that nobody could change money at.
const ON_PAPER: [&str; 4] = ["CUP", "IRR", "KPW", "SYP"];
/// Older means tell nothing of a currency that has fallen since.
const OLDEST_RATE: i16 = 2023;

/// The mean of the latest year of each currency, under its code, from the entry that names the currency.
fn rates(places: &[Place]) -> BTreeMap<String, Fact> {
    let mut rates = BTreeMap::new();
    for of in places.iter().filter_map(|place| place.entry.as_ref()) {
        if let Some((code, fact)) = rate(of) {
            rates.entry(code).or_insert(fact);
        }
    }
    rates
}

fn rate(of: &Value) -> Option<(String, Fact)> {
    let path = ["Economy", "Exchange rates"];
    let heading = entry(of, &[path[0], path[1], "Currency"])?;
    let code = heading.split_once('(')?.1.split_once(')')?.0;
    let keys = of.get(path[0])?.get(path[1])?.as_object()?.keys();
    let text = keys.filter(|key| key.starts_with("Exchange rates 2")).max()?;
    let text = entry(of, &[path[0], path[1], text])?;
    let (year, _) = year(&text).filter(|(year, _)| *year >= OLDEST_RATE && !ON_PAPER.contains(&code))?;
    let rate = text.split(" (").next()?;
    let fact = Fact::row("rate", "For a US dollar", format!("{rate}, mean of {year}"));
    Some((code.to_owned(), fact.of("factbook", year_end(year)?).estimate()))
}
