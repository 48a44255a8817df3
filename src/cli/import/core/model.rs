//! The pack's sources as they are written: one struct a table of docs/packs.md.

use std::collections::BTreeSet;

use serde::Serialize;
use toml::value::Datetime;

use super::rows::List;
use crate::cli::import::id_of;

/// A day, as TOML has it.
pub(super) type Day = Datetime;

#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Entity {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub name: String,
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wikipedia: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub short: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub acronyms: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub demonyms: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub metonyms: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nouns: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    #[serde(rename = "fact", skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    #[serde(rename = "position", skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<Position>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Fact {
    pub id: String,
    pub place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    pub kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    pub as_of: Day,
    pub source: String,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Position {
    pub id: String,
    pub holder: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    pub text: String,
    pub kind: String,
    pub as_of: Day,
    pub source: String,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Office {
    pub id: String,
    pub title: String,
    pub jurisdiction: String,
    pub nouns: Vec<String>,
    #[serde(rename = "holder")]
    pub holders: Vec<Holder>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Holder {
    pub entity: String,
    pub from: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<String>,
    pub as_of: Day,
    pub source: &'static str,
}

/// One file of `entities/`.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Chapter {
    #[serde(rename = "entity", skip_serializing_if = "Vec::is_empty")]
    pub entities: Vec<Entity>,
    #[serde(rename = "office", skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<Office>,
}

impl Fact {
    pub fn row(id: &str, label: &str, text: String) -> Self {
        Self {
            id: id.to_owned(),
            place: "row".to_owned(),
            label: Some(label.to_owned()),
            text: Some(text),
            number: None,
            unit: None,
            kind: "official".to_owned(),
            basis: None,
            as_of: super::EDITION,
            source: "factbook".to_owned(),
        }
    }

    /// A sentence without a label.
    pub fn summary(id: &str, text: String) -> Self {
        Self { place: "summary".to_owned(), label: None, ..Self::row(id, "", text) }
    }

    pub fn number(id: &str, label: &str, number: i64, unit: &str) -> Self {
        let row = Self::row(id, label, String::new());
        Self { text: None, number: Some(number), unit: Some(unit.to_owned()), ..row }
    }

    pub fn of(self, source: &str, as_of: Day) -> Self {
        Self { source: source.to_owned(), as_of, ..self }
    }

    pub fn estimate(self) -> Self {
        self.kind("estimate")
    }

    pub fn kind(self, kind: &str) -> Self {
        Self { kind: kind.to_owned(), ..self }
    }

    pub fn basis(self, basis: &str) -> Self {
        Self { basis: Some(basis.to_owned()), ..self }
    }

    /// Behind the button.
    pub fn more(self) -> Self {
        Self { place: "more".to_owned(), ..self }
    }
}

impl Entity {
    /// Under the id that its name gives.
    pub fn new(kind: &str, name: &str, description: String) -> Self {
        let id = id_of(name, &mut BTreeSet::new());
        Self { id, kind: kind.to_owned(), name: name.to_owned(), description, ..Self::default() }
    }

    /// With the cells of a row of our tables.
    pub fn called(mut self, aliases: &List, acronyms: &List) -> Self {
        aliases.iter().for_each(|alias| self.alias(alias));
        self.acronyms = acronyms.to_vec();
        self
    }

    /// Another name of it, once.
    pub fn alias(&mut self, alias: &str) {
        if self.name != alias && !self.aliases.iter().any(|known| known == alias) {
            self.aliases.push(alias.to_owned());
        }
    }
}
