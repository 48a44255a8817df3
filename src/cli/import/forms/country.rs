//! Countries: other names of them, and what belongs to them.

use super::super::tables::COUNTRIES;
use super::Forms;
use super::spelling::is_acronym;

/// One row of the table.
pub(in crate::cli::import) struct Country {
    pub name: &'static str,
    pub others: Vec<&'static str>,
    /// "Belgian", "Belgians"
    pub people: Vec<&'static str>,
}

impl Country {
    fn is(&self, name: &str) -> bool {
        self.name == name || self.others.contains(&name)
    }
}

pub(super) fn countries() -> impl Iterator<Item = Country> {
    let list = |part: &'static str| part.split(',').filter(|word| !word.is_empty()).collect();
    COUNTRIES.split('|').map(move |row| {
        let mut parts = row.split(';');
        let mut next = || parts.next().unwrap_or("");
        Country { name: next(), others: list(next()), people: list(next()) }
    })
}

/// The country of this title.
pub(in crate::cli::import) fn country(name: &str) -> Option<Country> {
    countries().find(|country| country.name == name)
}

/// The country that an adjective belongs to.
pub(super) fn demonym_country(word: &str) -> Option<&'static str> {
    countries().find(|country| country.people.contains(&word)).map(|country| country.name)
}

pub(super) fn demonym_of(name: &str) -> Option<&'static str> {
    countries().find(|country| country.is(name))?.people.first().copied()
}

/// Of a country's other names the one that titles use: "UK" is the United Kingdom.
pub(in crate::cli::import) fn country_named(name: &str) -> Option<&'static str> {
    let plain = name.strip_prefix("the ").unwrap_or(name);
    countries().find(|country| country.is(plain)).map(|country| country.name)
}

impl Forms {
    /// Other names and demonyms of countries.
    pub(in crate::cli::import) fn country(&mut self, title: &str) {
        let Some(Country { others, people, .. }) = country(title) else { return };
        for name in others {
            match is_acronym(&name.replace('.', "")) {
                true if !name.contains('.') => self.acronyms.push(name.to_owned()),
                true => {}
                false => self.alias(name),
            }
        }
        self.demonyms.extend(people.iter().map(|word| (*word).to_owned()));
    }
}
