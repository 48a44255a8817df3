//! Makes the message file of a language, as a browser loads it, from the tables that a translator writes.
//!
//! Shared by the build, which compiles English into the core, and by `backstory messages`.

use std::collections::BTreeMap;

use toml::{Table, Value};

/// The messages that there are, in the order of their numbers.
pub const LIST: &str = include_str!("list.tsv");

/// CLDR's names of plural forms before "other", in its order.
const CATEGORIES: [&str; 5] = ["zero", "one", "two", "few", "many"];

/// Messages whose forms go by the rules of ordinals.
const BY_ORDINAL: [&str; 2] = ["date", "rank-number"];

/// What stands in the place of a message that the language does not have.
pub const MISSING: &str = "?";

/// A line of the list.
pub struct Entry {
    pub id: &'static str,
    pub places: Vec<Place>,
    pub comment: &'static str,
}

pub struct Place {
    pub name: &'static str,
    pub is_optional: bool,
}

impl Entry {
    /// The places as bits: those that a message must have, or all that it may have.
    pub fn bits(&self, optional: bool) -> u8 {
        let places = self.places.iter().enumerate();
        places.filter(|(_, place)| optional || !place.is_optional).fold(0, |bits, (at, _)| bits | 1 << at)
    }
}

/// A language as it was written.
pub struct Language {
    pub tag: String,
    pub is_rtl: bool,
    /// A line for each message.
    pub lines: Vec<String>,
    /// What is wrong or missing, each with the message's id. Such a message is not taken.
    pub faults: Vec<String>,
}

/// The list of messages.
pub fn entries() -> Vec<Entry> {
    let place = |name: &'static str| {
        let bare = name.strip_suffix('?');
        Place { name: bare.unwrap_or(name), is_optional: bare.is_some() }
    };
    let entry = |line: &'static str| {
        let mut columns = line.split('\t');
        let mut next = || columns.next().unwrap_or_default();
        Entry { id: next(), places: next().split_whitespace().map(place).collect(), comment: next() }
    };
    LIST.lines().filter(|line| !line.starts_with('#')).map(entry).collect()
}

/// Tells the list of messages from that of another version: a file is by number.
pub fn fingerprint() -> String {
    let names = entries().into_iter().flat_map(|entry| {
        let places = entry.places.into_iter().map(|place| place.name);
        std::iter::once(entry.id).chain(places).chain(["\n"]).collect::<Vec<_>>()
    });
    // FNV-1a.
    let hash = names
        .collect::<String>()
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

impl Language {
    /// # Errors
    /// It is no TOML, or does not say which language it is.
    pub fn read(source: &str) -> Result<Self, String> {
        let mut table: Table = source.parse().map_err(|error: toml::de::Error| error.to_string())?;
        let mut text = |key: &str| match table.remove(key) {
            Some(Value::String(text)) => Ok(text),
            _ => Err(format!("{key} is missing")),
        };
        let (tag, direction) = (text("language")?, text("direction")?);
        if tag.is_empty() || !tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return Err(format!("language is {tag:?}; it can be a BCP 47 tag"));
        }
        if !matches!(direction.as_str(), "ltr" | "rtl") {
            return Err(format!("direction is {direction:?}; it can be ltr or rtl"));
        }
        let mut writer = Writer::new(table);
        let lines = entries().iter().map(|entry| writer.line(entry)).collect();
        Ok(Self { tag, is_rtl: direction == "rtl", lines, faults: writer.into_faults() })
    }

    /// The file: a line that says what it is, then the messages by number.
    pub fn to_file(&self) -> String {
        let direction = if self.is_rtl { "rtl" } else { "ltr" };
        format!("backstory-messages {} {} {direction}\n{}", fingerprint(), self.tag, self.to_lines())
    }

    pub fn to_lines(&self) -> String {
        self.lines.iter().map(|line| format!("{line}\n")).collect()
    }
}

/// Turns tables into lines, and collects what is wrong with them.
struct Writer {
    tables: BTreeMap<String, Table>,
    /// The plural forms that the language tells apart, and those of ordinals.
    categories: [Vec<&'static str>; 2],
    faults: Vec<String>,
}

/// Why a line cannot be written.
type Fault = String;

impl Writer {
    fn new(table: Table) -> Self {
        let mut faults = Vec::new();
        let mut tables = BTreeMap::new();
        for (name, value) in table {
            match value {
                Value::Table(table) => drop(tables.insert(name, table)),
                _ => faults.push(format!("{name}: no such key")),
            }
        }
        let of = |name: &str| {
            let has = |category: &&str| tables.get(name).is_some_and(|rules| rules.contains_key(*category));
            CATEGORIES.into_iter().filter(has).collect()
        };
        Self { categories: [of("plural"), of("ordinal")], tables, faults }
    }

    /// What was not asked for by any message is a fault, too.
    fn into_faults(self) -> Vec<String> {
        let sections = ["plural", "ordinal", "number", "scales", "currencies", "units"];
        let rest = self.tables.iter().filter(|(name, _)| !sections.contains(&name.as_str()));
        let unknown = rest.flat_map(|(name, table)| {
            let whole = (name != "lists" && name != "messages").then(|| format!("{name}: no such table"));
            whole.into_iter().chain(table.keys().map(|key| format!("{key}: no such message")))
        });
        self.faults.into_iter().chain(unknown).collect()
    }

    fn line(&mut self, entry: &Entry) -> String {
        self.try_line(entry).unwrap_or_else(|fault| {
            self.faults.push(format!("{}: {fault} ({})", entry.id, entry.comment));
            MISSING.to_owned()
        })
    }

    fn try_line(&mut self, entry: &Entry) -> Result<String, Fault> {
        let table = |name: &str| self.tables.get(name).ok_or_else(|| "missing".to_owned());
        match entry.id {
            "plural" | "ordinal" => rules(table(entry.id)?),
            "number" => {
                let table = table("number")?;
                let signs = ["decimal", "group", "minus", "plus", "grouped-from"];
                Ok(signs.map(|sign| field(table, sign)).into_iter().collect::<Result<Vec<_>, _>>()?.join("|"))
            }
            "scales" => self.records(table("scales")?, &["short"]),
            "currencies" => self.records(table("currencies")?, &["symbol", "everyday"]),
            "units" => self.records(table("units")?, &[]),
            "months" | "weekdays" | "rank-words" => {
                let given = self.tables.get_mut("lists").and_then(|lists| lists.remove(entry.id));
                list(
                    given,
                    match entry.id {
                        "months" => Some(12),
                        "weekdays" => Some(7),
                        _ => None,
                    },
                )
            }
            id => {
                let given = self.tables.get_mut("messages").and_then(|messages| messages.remove(id));
                self.message(given, entry)
            }
        }
    }

    /// "USD;$;dollars;US dollar|US dollars": a line of records with fields, of which the last has the forms.
    fn records(&self, table: &Table, fields: &[&str]) -> Result<String, Fault> {
        let mut records = Vec::new();
        for (key, value) in table {
            let Value::Table(given) = value else { return Err(format!("{key} is no table")) };
            let known =
                |name: &str| name == "other" || fields.contains(&name) || self.categories[0].contains(&name);
            if let Some(other) = given.keys().find(|name| !known(name)) {
                return Err(format!("{key} has {other}, which is no plural form of this language"));
            }
            let mut record = vec![key.clone()];
            for name in fields {
                record.push(if given.contains_key(*name) { field(given, name)? } else { String::new() });
            }
            record.push(forms(given, &self.categories[0]).map_err(|fault| format!("{key}: {fault}"))?);
            records.push(record.join(";"));
        }
        // The largest power of ten first; elsewhere the order means nothing.
        records.sort_by_key(|record| {
            let power = record.split(';').next().and_then(|key| key.parse::<i32>().ok());
            power.map(|power| -power)
        });
        Ok(records.join("\t"))
    }

    fn message(&self, given: Option<Value>, entry: &Entry) -> Result<String, Fault> {
        let line = match given.ok_or("missing")? {
            Value::String(text) => clean(&text)?,
            Value::Table(table) => {
                let ordinal = BY_ORDINAL.contains(&entry.id);
                let categories = &self.categories[usize::from(ordinal)];
                let known = |name: &&String| *name == "other" || categories.contains(&name.as_str());
                if let Some(other) = table.keys().find(|name| !known(name)) {
                    return Err(format!("{other} is no form of this language"));
                }
                forms(&table, categories)?
            }
            _ => return Err("is neither a text nor a table of forms".to_owned()),
        };
        numbered(&line, entry)
    }
}

/// "n % 100 != 11..13" becomes "n100 11~13 !", which is read from left to right; one rule before the other.
fn rules(table: &Table) -> Result<String, Fault> {
    if let Some(other) = table.keys().find(|name| !CATEGORIES.contains(&name.as_str())) {
        return Err(format!("{other} is none of {}", CATEGORIES.join(", ")));
    }
    let given = CATEGORIES.iter().filter(|name| table.contains_key(**name));
    let rule = |name: &&str| {
        let alternatives = field(table, name)?;
        let alternatives = alternatives.split(" or ").map(|all| {
            let relations = all.split(" and ").map(relation).collect::<Result<Vec<_>, _>>();
            relations.map(|relations| relations.join(" "))
        });
        Ok(alternatives.collect::<Result<Vec<_>, Fault>>()?.join(" / "))
    };
    Ok(given.map(rule).collect::<Result<Vec<_>, Fault>>()?.join("|"))
}

/// One relation: an operand, perhaps what it is divided by, and values or ranges.
fn relation(written: &str) -> Result<String, Fault> {
    let (left, right) = written.split_once('=').ok_or_else(|| format!("{written:?} is no relation"))?;
    let (left, sign) = left.trim().strip_suffix('!').map_or((left, '='), |left| (left, '!'));
    let operand = left.replace([' ', '%'], "");
    let is_known = operand.starts_with(['n', 'i', 'v', 'f', 't', 'e']);
    if !is_known || !operand[1..].bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("{left:?} is none of the operands n, i, v, f, t, e"));
    }
    let values = right.replace(' ', "").replace("..", "~").replace(',', " ");
    if !values.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'~' | b' ')) {
        return Err(format!("{right:?} are no numbers"));
    }
    Ok(format!("{operand} {values} {sign}"))
}

/// The forms of the language's categories, then "other"; that one alone where there is no other.
fn forms(table: &Table, categories: &[&str]) -> Result<String, Fault> {
    let other = field(table, "other")?;
    if !categories.iter().any(|name| table.contains_key(*name)) {
        return Ok(other);
    }
    let form = |name: &&str| if table.contains_key(*name) { field(table, name) } else { Ok(other.clone()) };
    let mut forms = categories.iter().map(form).collect::<Result<Vec<_>, _>>()?;
    forms.push(other);
    Ok(forms.join("|"))
}

fn list(given: Option<Value>, count: Option<usize>) -> Result<String, Fault> {
    let Some(Value::Array(texts)) = given else { return Err("is no list".to_owned()) };
    if count.is_some_and(|count| count != texts.len()) {
        return Err(format!("has {} texts; there must be {}", texts.len(), count.unwrap_or_default()));
    }
    let text = |value: &Value| clean(value.as_str().ok_or("has something that is no text")?);
    Ok(texts.iter().map(text).collect::<Result<Vec<_>, Fault>>()?.join("|"))
}

fn field(table: &Table, name: &str) -> Result<String, Fault> {
    match table.get(name) {
        Some(Value::String(text)) => clean(text).map_err(|fault| format!("{name} {fault}")),
        Some(Value::Integer(number)) => Ok(number.to_string()),
        _ => Err(format!("{name} is missing")),
    }
}

/// A text without the signs that the file is made of.
fn clean(text: &str) -> Result<String, Fault> {
    let sign = text.chars().find(|c| matches!(c, '|' | '#' | '\t' | '\n' | '\r') || is_isolate(*c));
    match sign {
        Some(sign) => Err(format!("has the sign {sign:?} in it")),
        None => Ok(text.to_owned()),
    }
}

/// The marks around text in another language.
fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}')
}

/// "{to} from {from}" becomes "#0 from #1", if it has every place that it must have.
fn numbered(line: &str, entry: &Entry) -> Result<String, Fault> {
    let mut out = String::new();
    let mut used = 0;
    let mut pieces = line.split('{');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, rest) = piece.split_once('}').ok_or("has a brace that is not closed")?;
        let at = entry.places.iter().position(|place| place.name == name);
        let at = at.ok_or_else(|| format!("has the place {{{name}}}; there are {}", names(entry)))?;
        used |= 1 << at;
        out.push_str(&format!("#{at}{rest}"));
    }
    match entry.bits(false) & !used {
        0 => Ok(out),
        missing => {
            let place = &entry.places[missing.trailing_zeros() as usize];
            Err(format!("has no place {{{}}}", place.name))
        }
    }
}

fn names(entry: &Entry) -> String {
    let names: Vec<String> = entry.places.iter().map(|place| format!("{{{}}}", place.name)).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
