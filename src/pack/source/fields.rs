//! Reading the fields of one TOML table, with a fault for each that is missing, unknown or of another kind.

use std::cell::RefCell;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{Key, Shape, Table};
use super::nearest::nearest;
use super::plain;
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
    keys: &'static Table,
    report: &'a RefCell<&'a mut Report>,
}

impl<'a> Fields<'a> {
    /// The whole of a file.
    pub fn of_file(
        file: &'a TomlFile,
        table: &'a DeTable<'a>,
        keys: &'static Table,
        report: &'a RefCell<&'a mut Report>,
    ) -> Self {
        let fields = Self { file, table, spot: file.spot(0), what: file.name.to_string(), keys, report };
        fields.refuse_unknown();
        fields
    }

    pub fn spot(&self) -> &Spot {
        &self.spot
    }

    pub fn fault(&self, message: impl Into<String>, mend: impl Into<String>) {
        self.report.borrow_mut().fault(&self.spot, message, mend);
    }

    /// A fault of one key's value.
    pub fn fault_of(&self, key: &'static str, message: impl Into<String>, mend: impl Into<String>) {
        self.report.borrow_mut().fault(&self.spot_of(key), message, mend);
    }

    fn fault_at(&self, start: usize, message: String, mend: String) {
        self.report.borrow_mut().fault(&self.file.spot(start), message, mend);
    }

    fn key(&self, name: &str) -> &'static Key {
        let key = self.keys.find(name);
        key.unwrap_or_else(|| unreachable!("`{name}` is no key of {} in keys.rs", self.keys.name))
    }

    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    fn get(&self, key: &Key) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table.get(key.name)
    }

    /// Where a key's value stands; the table's place without it.
    pub fn spot_of(&self, key: &str) -> Spot {
        self.table.get(key).map_or_else(|| self.spot.clone(), |value| self.file.spot(value.span().start))
    }

    fn wrong(&self, key: &Key, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let message = format!("{}: `{}` is {}", self.what, key.name, kind_of(value.get_ref()));
        self.fault_at(value.span().start, message, format!("{wanted} is wanted{}", such_as(key)));
    }

    fn required<T>(&self, name: &str, value: Option<T>) -> Option<T> {
        let key = self.key(name);
        if value.is_none() && self.get(key).is_none() {
            let mend = match key.example {
                "" => format!("add it: {}", key.about),
                example => format!("add a line such as `{name} = {example}`: {}", key.about),
            };
            self.fault(format!("{} has no `{name}`", self.what), mend);
        }
        value
    }

    pub fn text_if_any(&self, name: &str) -> Option<String> {
        let key = self.key(name);
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => {
                self.refuse(value, plain::text(name, text.trim()));
                Some(text.trim().to_owned())
            }
            DeValue::String(_) => {
                let message = format!("{}: `{name}` is empty", self.what);
                self.fault_at(
                    value.span().start,
                    message,
                    format!("fill it in or leave it out: {}", key.about),
                );
                None
            }
            _ => {
                self.wrong(key, value, "a text");
                None
            }
        }
    }

    /// A text as it stands there, without a fault.
    pub fn raw_text(&self, name: &str) -> Option<String> {
        Some(self.get(self.key(name))?.get_ref().as_str()?.trim().to_owned())
    }

    pub fn text(&self, name: &str) -> String {
        let value = self.text_if_any(name);
        self.required(name, value).unwrap_or_default()
    }

    /// What it is called for ever.
    pub fn id(&self) -> String {
        let id = self.text("id");
        self.refuse_value("id", plain::id(&id));
        id
    }

    /// A fault of one key's value, where there is one.
    pub fn refuse_value(&self, key: &str, fault: Option<plain::Fault>) {
        self.table.get(key).into_iter().for_each(|value| self.refuse(value, fault.clone()));
    }

    fn refuse(&self, value: &Spanned<DeValue<'_>>, fault: Option<plain::Fault>) {
        if let Some((message, mend)) = fault {
            self.fault_at(value.span().start, format!("{}: {message}", self.what), mend.to_owned());
        }
    }

    pub fn date_if_any(&self, name: &str) -> Option<Date> {
        let key = self.key(name);
        let value = self.get(key)?;
        let written = match value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => {
                self.wrong(key, value, "a date");
                return None;
            }
        };
        match written.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                let message = format!("{}: `{name}`: {error}", self.what);
                let mend = format!("write a day of the calendar, such as {}", key.example);
                self.fault_at(value.span().start, message, mend);
                None
            }
        }
    }

    pub fn date(&self, name: &str) -> Option<Date> {
        let value = self.date_if_any(name);
        self.required(name, value)
    }

    pub fn number_if_any(&self, name: &str) -> Option<Decimal> {
        let key = self.key(name);
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
                let message = format!("{}: `{name}`: {error}", self.what);
                let mend = format!("write digits and a point, such as {}", key.example);
                self.fault_at(value.span().start, message, mend);
                None
            }
        }
    }

    /// How many values a list has; what is no list has its fault when it is read.
    pub fn items_of(&self, name: &str) -> Option<usize> {
        Some(self.get(self.key(name))?.get_ref().as_array()?.len())
    }

    fn items(&self, key: &Key) -> &'a [Spanned<DeValue<'a>>] {
        let Some(value) = self.get(key) else { return &[] };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(key, value, "a list of texts");
            return &[];
        };
        items
    }

    fn item(&self, key: &Key, item: &Spanned<DeValue<'_>>) -> Option<String> {
        match item.get_ref() {
            DeValue::String(text) => {
                self.refuse(item, plain::text(key.name, text.trim()));
                Some(text.trim().to_owned())
            }
            _ => {
                self.wrong(key, item, "a list of texts");
                None
            }
        }
    }

    pub fn texts(&self, name: &str) -> Vec<String> {
        let key = self.key(name);
        self.items(key).iter().filter_map(|item| self.item(key, item)).collect()
    }

    pub fn needed_texts(&self, name: &str) -> Vec<String> {
        self.required(name, self.has(name).then(|| self.texts(name))).unwrap_or_default()
    }

    /// The texts of a list, and the tables in it by their fields.
    pub fn names(&self, name: &str) -> Vec<Name<'a>>
    where
        Self: 'a,
    {
        let key = self.key(name);
        let Shape::Names(keys) = key.shape else { unreachable!("`{name}` is no list of names in keys.rs") };
        let read = |item: &'a Spanned<DeValue<'a>>| match item.get_ref() {
            DeValue::Table(table) => {
                Some(Name::Table(self.child(item.span().start, table, format!("a name in `{name}`"), keys)))
            }
            _ => self.item(key, item).map(Name::Plain),
        };
        self.items(key).iter().filter_map(read).collect()
    }

    /// One of a table's words.
    pub fn one_of_if_any<T: Copy>(&self, name: &str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text_if_any(name)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let message = format!("{}: `{name}` is \"{text}\"", self.what);
            let mend = choices(&text, words.iter().map(|(word, _)| *word));
            self.report.borrow_mut().fault(&self.spot_of(name), message, mend);
        }
        found
    }

    pub fn one_of<T: Copy>(&self, name: &str, words: &[(&str, T)]) -> Option<T> {
        let value = self.one_of_if_any(name, words);
        self.required(name, value)
    }

    /// The tables of a list such as `[[entity.fact]]`; `what` names one by its id.
    pub fn tables(&self, name: &str, what: impl Fn(&str) -> String) -> Vec<Self> {
        let key = self.key(name);
        let (Shape::Tables(keys) | Shape::Table(keys)) = key.shape else {
            unreachable!("`{name}` holds no tables in keys.rs")
        };
        let Some(value) = self.get(key) else { return Vec::new() };
        let items: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        let table = |item: &'a Spanned<DeValue<'a>>| match item.get_ref() {
            DeValue::Table(table) => Some(self.child(item.span().start, table, what(&id_of(table)), keys)),
            _ => {
                self.wrong(key, item, "a table");
                None
            }
        };
        items.into_iter().filter_map(table).collect()
    }

    fn child(&self, start: usize, table: &'a DeTable<'a>, what: String, keys: &'static Table) -> Self {
        let spot = self.file.spot(start);
        let child = Self { file: self.file, table, spot, what, keys, report: self.report };
        child.refuse_unknown();
        child
    }

    fn refuse_unknown(&self) {
        for (key, value) in self.table {
            let name = key.get_ref().as_ref();
            if self.keys.find(name).is_none() {
                let at = key.span().start.min(value.span().start);
                let mend = choices(name, self.keys.keys().map(|key| key.name));
                self.fault_at(at, format!("{}: unknown key `{name}`", self.what), mend);
            }
        }
    }
}

/// An entry of a list of names.
pub(super) enum Name<'a> {
    Plain(String),
    Table(Fields<'a>),
}

/// What could stand there, and what was probably meant.
pub(super) fn choices<'w>(word: &str, words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<&str> = words.collect();
    let all = words.join(", ");
    match nearest(word, words) {
        Some(near) => format!("it can be {all}; the nearest is {near}"),
        None => format!("it can be {all}"),
    }
}

fn such_as(key: &Key) -> String {
    if key.example.is_empty() { String::new() } else { format!(", such as `{} = {}`", key.name, key.example) }
}

/// The table's id for messages, before its fields are read.
fn id_of(table: &DeTable<'_>) -> String {
    let text = |key: &str| table.get(key).and_then(|v| v.get_ref().as_str().map(str::to_owned));
    text("id").or_else(|| text("phrase")).unwrap_or_else(|| "without id".to_owned())
}
