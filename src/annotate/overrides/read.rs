//! Overrides as a newsroom writes them: JSON, which the command line and the browser hold in types of their own.

use super::{Overrides, Rule, Wording, Words};
use crate::pack::{Corrected, Correction, EntityId, EntityType, FactValue, Packs, Source, SourceId, Tier};
use crate::value::{Unit, digits_of};

/// A JSON value. Each way of looking at it gives `None` where it is something else.
pub trait Json {
    fn text(&self) -> Option<String>;
    fn flag(&self) -> Option<bool>;
    fn items(&self) -> Option<Vec<Box<dyn Json>>>;
    fn keys(&self) -> Option<Vec<String>>;
    /// The value of a key; `None` where there is none.
    fn get(&self, key: &str) -> Option<Box<dyn Json>>;
}

/// What one file may have of each; more is no editor's work.
const MOST_RULES: usize = 500;

/// A reason, behind the place it is about: `mentions[2].entity: "zhang" is no entity of the packs`.
type Fault = String;

impl Overrides {
    /// Adds what one file says; corrections change the packs.
    ///
    /// # Errors
    /// Names the place and what can stand there; what stood before it has been applied.
    pub fn read(&mut self, json: &dyn Json, packs: &mut Packs) -> Result<(), Fault> {
        let file = Record::of("overrides", json, "off, mentions, facts")?;
        // The loader asks for it before anything else is loaded.
        file.flag("off")?;
        for (item, at) in file.items("mentions")?.iter().zip(0..) {
            self.rules.push(rule(&Record::of(&place("mentions", at), &**item, RULE)?, packs)?);
        }
        for (item, at) in file.items("facts")?.iter().zip(0..) {
            self.unknown.extend(correct(&Record::of(&place("facts", at), &**item, FACT)?, packs)?);
        }
        Ok(())
    }
}

/// The keys of each kind of record.
const RULE: &str = "text, within, entity, type, card, says, source";
const FACT: &str = "id, recall, text, number, unit, on, note, source";
const SOURCE: &str = "title, publisher, url, published";

/// `mentions[2]`
fn place(list: &str, at: u32) -> String {
    [list, "[", &digits_of(at), "]"].concat()
}

fn rule(json: &Record<'_>, packs: &mut Packs) -> Result<Rule, Fault> {
    let (text, within, says) = (json.text("text")?, json.text("within")?, json.text("says")?);
    let entity = json.text("entity")?.map(|id| entity_of(json, &id, packs)).transpose()?;
    let kind = json.text("type")?.map(|name| kind_of(json, &name)).transpose()?;
    let hides = json.flag("card")? == Some(false);
    let source = json.source(packs)?;
    if within.as_ref().is_some_and(|phrase| !text.as_ref().is_some_and(|text| phrase.contains(text))) {
        return Err(json.fault("within", ": the phrase does not hold `text`"));
    }
    if says.is_some() != source.is_some() {
        return Err(json.fault("", ": `says` and `source` go together"));
    }
    if text.is_none() && entity.is_none() {
        return Err(json.fault("", ": it names neither a `text` nor an `entity`"));
    }
    if !hides && says.is_none() && (text.is_none() || entity.is_none()) {
        let asked = ": nothing is asked: give `says`, `\"card\": false`, or `text` with `entity`";
        return Err(json.fault("", asked));
    }
    let says = says.zip(source).map(|(text, source)| Wording { text, source });
    let words = text.map(|text| Words { text, within });
    Ok(Rule { words, entity, kind: kind.unwrap_or(EntityType::Other), hides, says })
}

/// Corrects or recalls one statement; gives its id where no pack has it.
fn correct(json: &Record<'_>, packs: &mut Packs) -> Result<Option<String>, Fault> {
    let id = json.needed("id")?;
    if json.flag("recall")? == Some(true) {
        return Ok((!packs.recall(&id)).then_some(id));
    }
    let unit = Unit::new(&json.text("unit")?.unwrap_or_default());
    let value = match (json.text("text")?, json.parsed("number")?) {
        (Some(text), _) => FactValue::Text(text),
        (None, Some(value)) => FactValue::Number { value, unit },
        (None, None) => return Err(json.missing("recall")),
    };
    let on = json.parsed("on")?.ok_or_else(|| json.missing("on"))?;
    let correction = Correction { on, note: json.needed("note")? };
    let source = json.source(packs)?;
    let found = packs.correct(&id, &Corrected { value, correction, source });
    Ok((!found).then_some(id))
}

fn entity_of(json: &Record<'_>, id: &str, packs: &Packs) -> Result<EntityId, Fault> {
    let reason = || json.fault("entity", &[": \"", id, "\" is no entity of the packs"].concat());
    packs.find(id).ok_or_else(reason)
}

fn kind_of(json: &Record<'_>, name: &str) -> Result<EntityType, Fault> {
    let kinds = "\"; it can be person, place, organization, event, law, work, term";
    EntityType::named(name).ok_or_else(|| json.fault("type", &[": \"", name, kinds].concat()))
}

/// An object with none but known keys, and its place.
struct Record<'j> {
    at: String,
    json: &'j dyn Json,
}

impl<'j> Record<'j> {
    fn of(at: &str, json: &'j dyn Json, known: &str) -> Result<Self, Fault> {
        let record = Self { at: at.to_owned(), json };
        let keys = json.keys().ok_or_else(|| record.fault("", " is not an object"))?;
        match keys.iter().find(|key| !known.split(", ").any(|known| known == key.as_str())) {
            None => Ok(record),
            Some(key) => Err(record.fault("", &[": unknown key `", key, "`; there are ", known].concat())),
        }
    }

    /// A reason behind the place of a key.
    #[inline(never)]
    fn fault(&self, key: &str, reason: &str) -> Fault {
        [self.at.as_str(), if key.is_empty() { "" } else { "." }, key, reason].concat()
    }

    fn missing(&self, key: &str) -> Fault {
        self.fault("", &[": `", key, "` is missing"].concat())
    }

    #[inline(never)]
    fn text(&self, key: &str) -> Result<Option<String>, Fault> {
        let Some(value) = self.json.get(key) else { return Ok(None) };
        let text = value.text().filter(|text| !text.trim().is_empty());
        text.map(Some).ok_or_else(|| self.fault(key, " is not a text that is not empty"))
    }

    fn needed(&self, key: &str) -> Result<String, Fault> {
        self.text(key)?.ok_or_else(|| self.missing(key))
    }

    #[inline(never)]
    fn flag(&self, key: &str) -> Result<Option<bool>, Fault> {
        let Some(value) = self.json.get(key) else { return Ok(None) };
        value.flag().map(Some).ok_or_else(|| self.fault(key, " is not true or false"))
    }

    fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(&self, key: &str) -> Result<Option<T>, Fault> {
        let Some(text) = self.text(key)? else { return Ok(None) };
        text.parse().map(Some).map_err(|error: T::Err| self.fault(key, &[": ", &error.to_string()].concat()))
    }

    #[inline(never)]
    fn items(&self, key: &str) -> Result<Vec<Box<dyn Json>>, Fault> {
        let Some(value) = self.json.get(key) else { return Ok(Vec::new()) };
        let items = value.items().ok_or_else(|| [key, " is not a list"].concat())?;
        if items.len() > MOST_RULES {
            let (count, limit) = (digits_of(items.len() as u64), digits_of(MOST_RULES as u64));
            return Err([key, " has ", &count, " entries; the limit is ", &limit].concat());
        }
        Ok(items)
    }

    /// The source that stands beside a text, among those of the packs from now on.
    fn source(&self, packs: &mut Packs) -> Result<Option<SourceId>, Fault> {
        let Some(value) = self.json.get("source") else { return Ok(None) };
        let json = Record::of(&[&self.at, ".source"].concat(), &*value, SOURCE)?;
        let source = Source {
            id: String::new(),
            title: json.needed("title")?,
            publisher: json.needed("publisher")?,
            url: json.needed("url")?,
            published: json.parsed("published")?,
            licence: String::new(),
            attribution: None,
            tier: Tier::Secondary,
        };
        match source.url.starts_with("https://") {
            true => Ok(Some(packs.add_source(source))),
            false => Err(json.fault("url", &[": \"", &source.url, "\" is not https"].concat())),
        }
    }
}
