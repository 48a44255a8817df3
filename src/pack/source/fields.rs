//! Reading the fields of one TOML table, with a fault for each that is missing, unknown or of another kind.

use std::cell::RefCell;
use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::read::{TomlFile, kind_of};
use super::report::{Report, Spot};
use crate::value::{Date, Decimal};

/// One table of a file while its fields are read.
pub(super) struct Fields<'a> {
    file: &'a TomlFile,
    table: &'a DeTable<'a>,
    spot: Spot,
    /// What the table is, for messages: `fact "xi-jinping/office"`.
    what: String,
    report: &'a RefCell<&'a mut Report>,
    used: RefCell<BTreeSet<&'static str>>,
}

impl<'a> Fields<'a> {
    pub fn new(
        file: &'a TomlFile,
        table: &'a DeTable<'a>,
        start: usize,
        what: impl Into<String>,
        report: &'a RefCell<&'a mut Report>,
    ) -> Self {
        Self { file, table, spot: file.spot(start), what: what.into(), report, used: RefCell::default() }
    }

    pub fn spot(&self) -> &Spot {
        &self.spot
    }

    pub fn fault(&self, reason: impl Into<String>) {
        self.report.borrow_mut().faults.push(self.spot.fault(reason));
    }

    fn fault_at(&self, start: usize, reason: String) {
        self.report.borrow_mut().faults.push(self.file.spot(start).fault(reason));
    }

    pub fn get(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.used.borrow_mut().insert(key);
        self.table.get(key)
    }

    /// Where a key's value stands; the table's place without it.
    pub fn spot_of(&self, key: &'static str) -> Spot {
        self.get(key).map_or_else(|| self.spot.clone(), |value| self.file.spot(value.span().start))
    }

    fn wrong(&self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let found = kind_of(value.get_ref());
        self.fault_at(value.span().start, format!("{}: `{key}` is {found}; {wanted} is wanted", self.what));
    }

    fn required<T>(&self, key: &'static str, value: Option<T>) -> Option<T> {
        if value.is_none() && self.table.get(key).is_none() {
            self.fault(format!("{} has no `{key}`", self.what));
        }
        value
    }

    pub fn text_if_any(&self, key: &'static str) -> Option<String> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            DeValue::String(_) => {
                self.fault_at(value.span().start, format!("{}: `{key}` is empty", self.what));
                None
            }
            _ => {
                self.wrong(key, value, "a text");
                None
            }
        }
    }

    pub fn text(&self, key: &'static str) -> String {
        let value = self.text_if_any(key);
        self.required(key, value).unwrap_or_default()
    }

    pub fn date_if_any(&self, key: &'static str) -> Option<Date> {
        let value = self.get(key)?;
        let written = match value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => {
                self.wrong(key, value, "a date such as 2026-02-05");
                return None;
            }
        };
        match written.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                self.fault_at(value.span().start, format!("{}: `{key}`: {error}", self.what));
                None
            }
        }
    }

    pub fn date(&self, key: &'static str) -> Option<Date> {
        let value = self.date_if_any(key);
        self.required(key, value)
    }

    pub fn number_if_any(&self, key: &'static str) -> Option<Decimal> {
        let value = self.get(key)?;
        let written = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().replace('_', ""),
            DeValue::Float(number) => number.as_str().replace('_', ""),
            DeValue::String(text) => text.to_string(),
            _ => {
                self.wrong(key, value, "a number");
                return None;
            }
        };
        match written.parse() {
            Ok(number) => Some(number),
            Err(error) => {
                self.fault_at(value.span().start, format!("{}: `{key}`: {error}", self.what));
                None
            }
        }
    }

    pub fn texts(&self, key: &'static str) -> Vec<String> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(key, value, "a list of texts");
            return Vec::new();
        };
        let text = |item: &Spanned<DeValue<'_>>| match item.get_ref() {
            DeValue::String(text) => Some(text.trim().to_owned()),
            _ => {
                self.wrong(key, item, "a text");
                None
            }
        };
        items.iter().filter_map(text).collect()
    }

    /// One of a table's words.
    pub fn one_of<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let text = self.required(key, self.text_if_any(key))?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let spot = self.spot_of(key);
            let reason = format!("{}: `{key}` is \"{text}\"; it can be {}", self.what, all.join(", "));
            self.report.borrow_mut().faults.push(spot.fault(reason));
        }
        found
    }

    /// The tables of a list such as `[[entity.fact]]`.
    pub fn tables(&self, key: &'static str) -> Vec<(usize, &'a DeTable<'a>)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let items: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        let table = |item: &'a Spanned<DeValue<'a>>| match item.get_ref() {
            DeValue::Table(table) => Some((item.span().start, table)),
            _ => {
                self.wrong(key, item, "a table");
                None
            }
        };
        items.into_iter().filter_map(table).collect()
    }

    pub fn child(&self, start: usize, table: &'a DeTable<'a>, what: impl Into<String>) -> Self {
        Self::new(self.file, table, start, what, self.report)
    }

    /// Reports the keys that nobody asked for; call it last.
    pub fn finish(&self) {
        for (key, value) in self.table {
            if !self.used.borrow().contains(key.get_ref().as_ref()) {
                let at = key.span().start.min(value.span().start);
                self.fault_at(at, format!("{}: unknown key `{}`", self.what, key.get_ref()));
            }
        }
    }
}
