//! Capitals, and the largest cities of each country.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::clean::{is_marked, mid_year, number, small_letters, year};
use super::leaders::in_sentence;
use super::model::{Entity, Fact};
use super::places::{Place, Status};
use super::raw::{Raw, entry};
use super::rows::{List, rows};
use crate::cli::import::{folded, id_of};

/// A row of `tables/cities.csv`: a city whose name the packages write otherwise, or that is left out.
#[derive(Deserialize)]
struct Row {
    /// As the Factbook or GeoNames has it.
    source: String,
    iso: String,
    /// Empty where the city is left out.
    name: String,
    aliases: List,
    description: String,
    /// "no" where the Factbook's seat is another than the state's own.
    capital: String,
    /// The title of its article, where the name alone means others as well.
    wikipedia: String,
}

/// Cities of GeoNames beside the Factbook's: people at least, and at most so many of a country.
const LARGE: u64 = 1_500_000;
const OF_A_COUNTRY: usize = 12;

struct City {
    name: String,
    capital: bool,
    population: Option<Fact>,
}

/// Whose government goes by another city's name, or by none: "Brussels" is the European Union.
const NO_WORD_FOR_IT: [&str; 2] = ["BE", "NL"];

/// The cities. By the name of its capital newsrooms call a government, too.
pub(super) fn read(raw: &Raw, places: &mut [Place]) -> Vec<Entity> {
    let table: Vec<Row> = rows(include_str!("tables/cities.csv"));
    let own = Names(table.iter().map(|row| ((row.iso.as_str(), row.source.as_str()), row)).collect());
    let countries: BTreeSet<String> = places.iter().map(|place| folded(&place.entity.name)).collect();
    let mut taken = BTreeSet::new();
    let mut cities = Vec::new();
    for place in places.iter_mut().filter(|place| place.status != Status::Out) {
        let governs = matches!(place.status, Status::State | Status::Disputed);
        let governs = governs && !NO_WORD_FOR_IT.contains(&place.iso.as_str());
        for city in of_country(place, raw, &own) {
            let row = own.row(place, &city.name);
            let name = row.map_or(city.name.as_str(), |row| &row.name);
            // Singapore and Monaco are told of as countries.
            if name.is_empty() || countries.contains(&folded(name)) {
                continue;
            }
            let mut entity = Entity::new("place", name, description(&city, row, place));
            row.into_iter().flat_map(|row| row.aliases.iter()).for_each(|alias| entity.alias(alias));
            entity.wikipedia = row.map(|row| row.wikipedia.clone()).filter(|title| !title.is_empty());
            entity.id = id_of(name, &mut taken);
            entity.part_of = Some(place.entity.id.clone());
            entity.facts = city.population.into_iter().collect();
            if city.capital && governs {
                // "Delhi", too; "Washington, D.C." is always the city.
                let others = entity.aliases.iter().filter(|alias| !alias.starts_with(&entity.name));
                place.entity.metonyms.extend(others.chain([&entity.name]).cloned());
            }
            cities.push(entity);
        }
    }
    cities
}

fn description(city: &City, row: Option<&Row>, place: &Place) -> String {
    let written = row.map(|row| row.description.clone()).filter(|text| !text.is_empty());
    let of = in_sentence(&place.entity.name);
    written.unwrap_or_else(|| match (city.capital, place.status) {
        (true, Status::State) => format!("Capital of {of}"),
        (true, _) => format!("Seat of the government of {of}"),
        (false, _) => format!("City in {of}"),
    })
}

/// The rows of our table, by country and the name that the packages have.
struct Names<'t>(BTreeMap<(&'t str, &'t str), &'t Row>);

impl Names<'_> {
    fn row(&self, place: &Place, name: &str) -> Option<&Row> {
        self.0.get(&(place.iso.as_str(), name)).copied()
    }

    /// "Rangoon" and "Yangon"
    fn same(&self, place: &Place, one: &str, other: &str) -> bool {
        let ours = |name: &str| folded(self.row(place, name).map_or(name, |row| &row.name));
        ours(one) == ours(other)
    }
}

fn of_country(place: &Place, raw: &Raw, own: &Names<'_>) -> Vec<City> {
    let mut cities = urban_areas(place);
    let capital = raw.countries.get(&place.iso).map_or("", |country| &country.capital);
    find_capital(&mut cities, capital, place, own);
    let mut large: Vec<_> =
        raw.cities.iter().filter(|city| city.countrycode == place.iso && city.population >= LARGE).collect();
    large.sort_by_key(|city| (Reverse(city.population), city.name.clone()));
    for city in large.into_iter().take(OF_A_COUNTRY) {
        if !cities.iter().any(|known| own.same(place, &known.name, &city.name)) {
            cities.push(City { name: city.name.clone(), capital: false, population: None });
        }
    }
    cities
}

/// Marks the capital that GeoNames has beside the Factbook's, or adds it.
fn find_capital(cities: &mut Vec<City>, capital: &str, place: &Place, own: &Names<'_>) {
    for city in cities.iter_mut() {
        let named = city.capital || own.same(place, &city.name, capital);
        city.capital = named && own.row(place, &city.name).is_none_or(|row| row.capital != "no");
    }
    if !cities.iter().any(|city| city.capital) && !capital.is_empty() && place.status == Status::State {
        cities.push(City { name: capital.to_owned(), capital: true, population: None });
    }
}

/// "32.941 million NEW DELHI (capital), 21.297 million Mumbai (2023)": the year holds for what stands before it, back to
/// another year.
fn urban_areas(place: &Place) -> Vec<City> {
    let path = ["People and Society", "Major urban areas - population"];
    let Some(text) = place.entry.as_ref().and_then(|of| entry(of, &path)) else { return Vec::new() };
    let mut known = None;
    let mut cities = Vec::new();
    for part in parted(&text).into_iter().rev() {
        known = year(part).map(|(year, _)| year).or(known);
        cities.extend(known.and_then(|year| urban_area(part, year)));
    }
    cities.reverse();
    cities
}

/// Between a name and the next number.
fn parted(list: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in list.match_indices([',', ';']) {
        // No comma inside a number.
        let rest = list[at + 1..].strip_prefix(' ');
        if rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            parts.push(list[start..at].trim());
            start = at + 1;
        }
    }
    parts.push(list[start..].trim());
    parts
}

fn urban_area(part: &str, year: i16) -> Option<City> {
    let words = part.split_whitespace().skip(1).filter(|word| *word != "million");
    let name = words.take_while(|word| !word.starts_with('(')).enumerate();
    let plain = |(at, word)| if is_marked(word) { small_letters(word, at == 0) } else { word.to_owned() };
    let name = name.map(plain).collect::<Vec<String>>().join(" ");
    let fact = Fact::number("population", "Population", number(part)?, "person").estimate();
    let population = fact.of("factbook", mid_year(year)?).basis("of the urban area");
    Some(City { name, capital: part.contains("(capital)"), population: Some(population) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_in_a_list_of_cities_holds_back_to_the_one_before() {
        let benin =
            "285,000 PORTO-NOVO (capital) (2018); 1.253 million Abomey-Calavi, 722,000 COTONOU (seat) (2022)";
        let parts = parted(benin);
        assert_eq!(parts[0], "285,000 PORTO-NOVO (capital) (2018)");
        assert_eq!(parts[1..], ["1.253 million Abomey-Calavi", "722,000 COTONOU (seat) (2022)"]);
        let city = urban_area(parts[0], 2018).expect("a city");
        assert!(city.capital && city.name == "Porto-Novo");
    }
}
