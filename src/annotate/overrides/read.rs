//! Overrides as a newsroom writes them: JSON, which the command line and the browser hold in types of their own.

use super::{Overrides, Rule, Wording, Words};
use crate::pack::{Corrected, Correction, EntityId, EntityType, FactValue, Packs, Source, Tier};
use crate::value::{Date, Unit, digits_of};

/// A JSON value. Each way of looking at it gives `None` where it is something else.
pub trait Json: Sized {
    fn text(&self) -> Option<String>;
    fn flag(&self) -> Option<bool>;
    fn items(&self) -> Option<Vec<Self>>;
    fn fields(&self) -> Option<Vec<(String, Self)>>;
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
    pub fn read(&mut self, json: &impl Json, packs: &mut Packs) -> Result<(), Fault> {
        for (key, value) in fields("the file", json)? {
            match key.as_str() {
                // The loader asks for it before anything else is loaded.
                "off" => drop(needed(&key, value.flag(), "true or false")?),
                "mentions" => {
                    for (at, item) in items(&key, &value)? {
                        self.rules.push(rule(&at, &item, packs)?);
                    }
                }
                "facts" => {
                    for (at, item) in items(&key, &value)? {
                        self.unknown.extend(correct(&at, &item, packs)?);
                    }
                }
                _ => return Err(unknown("", &key, "off, mentions, facts")),
            }
        }
        Ok(())
    }
}

fn rule(at: &str, json: &impl Json, packs: &mut Packs) -> Result<Rule, Fault> {
    let (mut text, mut within, mut entity, mut kind) = (None, None, None, EntityType::Other);
    let (mut card, mut says, mut source) = (true, None, None);
    for (key, value) in fields(at, json)? {
        let place = [at, ".", &key].concat();
        match key.as_str() {
            "text" => text = Some(worded(&place, &value)?),
            "within" => within = Some(worded(&place, &value)?),
            "entity" => entity = Some(entity_of(&place, &value, packs)?),
            "type" => kind = kind_of(&place, &value)?,
            "card" => card = needed(&place, value.flag(), "true or false")?,
            "says" => says = Some(worded(&place, &value)?),
            "source" => source = Some(source_of(&place, &value)?),
            _ => return Err(unknown(at, &key, "text, within, entity, type, card, says, source")),
        }
    }
    if within.as_ref().is_some_and(|phrase| !text.as_ref().is_some_and(|text| phrase.contains(text))) {
        return Err([at, ".within: the phrase does not hold `text`"].concat());
    }
    if says.is_some() != source.is_some() {
        return Err([at, ": `says` and `source` go together"].concat());
    }
    let says = says.zip(source).map(|(text, source)| Wording { text, source: packs.add_source(source) });
    if text.is_none() && entity.is_none() {
        return Err([at, ": it names neither a `text` nor an `entity`"].concat());
    }
    if card && says.is_none() && (text.is_none() || entity.is_none()) {
        return Err(
            [at, ": nothing is asked: give `says`, `\"card\": false`, or `text` with `entity`"].concat()
        );
    }
    let words = text.map(|text| Words { text, within });
    Ok(Rule { words, entity, kind, hides: !card, says })
}

/// Corrects or recalls one statement; gives its id where no pack has it.
fn correct(at: &str, json: &impl Json, packs: &mut Packs) -> Result<Option<String>, Fault> {
    let (mut id, mut recall, mut text, mut number, mut unit) = (None, false, None, None, None);
    let (mut on, mut note, mut source) = (None, None, None);
    for (key, value) in fields(at, json)? {
        let place = [at, ".", &key].concat();
        match key.as_str() {
            "id" => id = Some(worded(&place, &value)?),
            "recall" => recall = needed(&place, value.flag(), "true or false")?,
            "text" => text = Some(worded(&place, &value)?),
            "number" => number = Some(parsed(&place, &value)?),
            "unit" => unit = Some(worded(&place, &value)?),
            "on" => on = Some(parsed::<Date>(&place, &value)?),
            "note" => note = Some(worded(&place, &value)?),
            "source" => source = Some(source_of(&place, &value)?),
            _ => return Err(unknown(at, &key, "id, recall, text, number, unit, on, note, source")),
        }
    }
    let missing = |key: &str| [at, ": `", key, "` is missing"].concat();
    let id = id.ok_or_else(|| missing("id"))?;
    if recall {
        return Ok((!packs.recall(&id)).then_some(id));
    }
    let number = number.map(|value| FactValue::Number { value, unit: Unit::new(&unit.unwrap_or_default()) });
    let value = text.map(FactValue::Text).or(number).ok_or_else(|| missing("recall"))?;
    let correction =
        Correction { on: on.ok_or_else(|| missing("on"))?, note: note.ok_or_else(|| missing("note"))? };
    let source = source.map(|source| packs.add_source(source));
    let found = packs.correct(&id, &Corrected { value, correction, source });
    Ok((!found).then_some(id))
}

fn entity_of(place: &str, json: &impl Json, packs: &Packs) -> Result<EntityId, Fault> {
    let id = worded(place, json)?;
    packs.find(&id).ok_or_else(|| [place, ": \"", &id, "\" is no entity of the packs"].concat())
}

fn kind_of(place: &str, json: &impl Json) -> Result<EntityType, Fault> {
    let name = worded(place, json)?;
    EntityType::named(&name).ok_or_else(|| {
        [place, ": \"", &name, "\"; it can be person, place, organization, event, law, work, term"].concat()
    })
}

fn source_of(at: &str, json: &impl Json) -> Result<Source, Fault> {
    let mut source = Source {
        id: String::new(),
        title: String::new(),
        publisher: String::new(),
        url: String::new(),
        published: None,
        licence: String::new(),
        attribution: None,
        tier: Tier::Secondary,
    };
    for (key, value) in fields(at, json)? {
        let place = [at, ".", &key].concat();
        match key.as_str() {
            "title" => source.title = worded(&place, &value)?,
            "publisher" => source.publisher = worded(&place, &value)?,
            "url" => source.url = worded(&place, &value)?,
            "published" => source.published = Some(parsed(&place, &value)?),
            _ => return Err(unknown(at, &key, "title, publisher, url, published")),
        }
    }
    for (key, text) in [("title", &source.title), ("publisher", &source.publisher), ("url", &source.url)] {
        if text.is_empty() {
            return Err([at, ": `", key, "` is missing"].concat());
        }
    }
    match source.url.starts_with("https://") {
        true => Ok(source),
        false => Err([at, ".url: \"", &source.url, "\" is not https"].concat()),
    }
}

fn fields<J: Json>(place: &str, json: &J) -> Result<Vec<(String, J)>, Fault> {
    needed(place, json.fields(), "an object")
}

/// The items of a list with their places: `mentions[2]`.
fn items<J: Json>(place: &str, json: &J) -> Result<Vec<(String, J)>, Fault> {
    let items = needed(place, json.items(), "a list")?;
    if items.len() > MOST_RULES {
        let (count, limit) = (digits_of(items.len() as u64), digits_of(MOST_RULES as u64));
        return Err([place, " has ", &count, " entries; the limit is ", &limit].concat());
    }
    let place = |at: usize| [place, "[", &digits_of(at as u64), "]"].concat();
    Ok(items.into_iter().enumerate().map(|(at, item)| (place(at), item)).collect())
}

fn worded(place: &str, json: &impl Json) -> Result<String, Fault> {
    let text = json.text().filter(|text| !text.trim().is_empty());
    needed(place, text, "a text that is not empty")
}

fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(place: &str, json: &impl Json) -> Result<T, Fault> {
    worded(place, json)?.parse().map_err(|error: T::Err| [place, ": ", &error.to_string()].concat())
}

#[inline(never)]
fn needed<T>(place: &str, value: Option<T>, wanted: &str) -> Result<T, Fault> {
    value.ok_or_else(|| [place, " is not ", wanted].concat())
}

fn unknown(at: &str, key: &str, keys: &str) -> Fault {
    let place = if at.is_empty() { "" } else { ": " };
    [at, place, "unknown key `", key, "`; there are ", keys].concat()
}
