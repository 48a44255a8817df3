//! Overrides as a newsroom writes them: JSON, which the command line and the browser hold in types of their own.

use std::cell::RefCell;

use super::{Overrides, Rule, Wording, Words};
use crate::pack::{Corrected, Correction, EntityType, FactValue, Packs, Source, SourceId, Tier};
use crate::text::position;
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

/// The first fault of a file, on the command line all. Reading goes on behind one and gives anything, so that nothing asks
/// after each key; whoever puts to use what was read asks first.
#[derive(Default)]
struct Faults(RefCell<Kept>);

#[cfg(not(feature = "cli"))]
type Kept = Option<Fault>;
#[cfg(feature = "cli")]
type Kept = Vec<Fault>;

impl Faults {
    /// The parts of a fault.
    #[inline(never)]
    fn add(&self, parts: &[&str]) {
        #[cfg(not(feature = "cli"))]
        self.0.borrow_mut().get_or_insert_with(|| parts.concat());
        #[cfg(feature = "cli")]
        self.0.borrow_mut().push(parts.concat());
    }

    fn is_empty(&self) -> bool {
        self.0.borrow().iter().next().is_none()
    }
}

impl Overrides {
    /// Adds what one file says; corrections change the packs.
    ///
    /// # Errors
    /// Names the place and what can stand there; what stood before it has been applied.
    pub fn read(&mut self, json: &dyn Json, packs: &mut Packs) -> Result<(), Fault> {
        self.kept(json, packs).into_iter().next().map_or(Ok(()), Err)
    }

    /// The same, with every fault.
    ///
    /// # Errors
    /// As those of [`Self::read`]; each begins with its place, such as `mentions[2].source.url`.
    #[cfg(feature = "cli")]
    pub fn read_all(&mut self, json: &dyn Json, packs: &mut Packs) -> Result<(), Vec<Fault>> {
        let mut faults: Vec<Fault> = Vec::new();
        for fault in self.kept(json, packs) {
            if !follows(&fault, &faults) {
                faults.push(fault);
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    fn kept(&mut self, json: &dyn Json, packs: &mut Packs) -> Kept {
        let faults = Faults::default();
        let file = Record::of("overrides", json, "off, mentions, facts", &faults);
        // The loader asks for it before anything else is loaded.
        file.flag("off");
        for (item, at) in file.items("mentions").iter().zip(0..) {
            let record = Record::of(&place("mentions", at), &**item, RULE, &faults);
            let (rule, unknown) = rule(&record, packs);
            if faults.is_empty() {
                self.rules.push(rule);
                self.unknown.extend(unknown);
            }
        }
        for (item, at) in file.items("facts").iter().zip(0..) {
            let record = Record::of(&place("facts", at), &**item, FACT, &faults);
            self.unknown.extend(correct(&record, packs));
        }
        faults.0.into_inner()
    }
}

/// Whether a fault of a whole record only says what another one of it has brought about.
#[cfg(feature = "cli")]
fn follows(fault: &str, earlier: &[Fault]) -> bool {
    let Some((place, reason)) = fault.split_once(": ").filter(|(place, _)| !place.contains(' ')) else {
        return false;
    };
    let mut own = earlier.iter().filter_map(|fault| fault.strip_prefix(place));
    match reason.strip_suffix("` is missing").and_then(|reason| reason.strip_prefix('`')) {
        Some(key) => own.any(|rest| {
            let of_key = rest.strip_prefix('.').and_then(|rest| rest.strip_prefix(key));
            rest.starts_with(": unknown key")
                || of_key.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        }),
        None => !reason.starts_with("unknown key") && own.any(|rest| rest.starts_with(['.', ':'])),
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

/// A rule, and the id of whom it names where no pack has it: of another story, or misspelt. Its words have no card then,
/// rather than a wrong one.
fn rule(json: &Record<'_>, packs: &mut Packs) -> (Rule, Option<String>) {
    let (text, within, says) = (json.text("text"), json.text("within"), json.text("says"));
    let id = json.text("entity");
    let entity = id.as_ref().and_then(|id| packs.find(id));
    let kind = json.text("type").and_then(|name| kind_of(json, &name));
    let hides = json.flag("card") == Some(false);
    let source = json.source(packs);
    let holds = |phrase: &String| text.as_ref().is_some_and(|text| position(phrase, text, 0).is_some());
    if !within.as_ref().is_none_or(holds) {
        json.fault("within", ": the phrase does not hold `text`");
    }
    if says.is_some() != source.is_some() {
        json.fault("", ": `says` and `source` go together");
    }
    if text.is_none() && id.is_none() {
        json.fault("", ": it names neither a `text` nor an `entity`");
    }
    if !hides && says.is_none() && (text.is_none() || id.is_none()) {
        json.fault("", ": nothing is asked: give `says`, `\"card\": false`, or `text` with `entity`");
    }
    let unknown = id.filter(|_| entity.is_none());
    let says = says.zip(source).map(|(text, source)| Wording { text, source });
    let words = text.map(|text| Words { text, within });
    let hides = hides || unknown.is_some();
    (Rule { words, entity, kind: kind.unwrap_or(EntityType::Other), hides, says }, unknown)
}

/// Corrects or recalls one statement; gives its id where no pack has it.
fn correct(json: &Record<'_>, packs: &mut Packs) -> Option<String> {
    let id = json.needed("id");
    if json.flag("recall") == Some(true) {
        return (json.is_sound() && !packs.recall(&id)).then_some(id);
    }
    let unit = Unit::new(&json.text("unit").unwrap_or_default());
    let value = match (json.text("text"), json.parsed("number")) {
        (Some(text), None) => Some(FactValue::Text(text)),
        (None, Some(value)) => Some(FactValue::Number { value, unit }),
        _ => {
            json.fault("", ": it has one of `recall`, `text`, `number`");
            None
        }
    };
    let on = json.parsed("on");
    if on.is_none() {
        json.missing("on");
    }
    let (note, source) = (json.needed("note"), json.source(packs));
    let corrected = Corrected { value: value?, correction: Correction { on: on?, note }, source };
    (json.is_sound() && !packs.correct(&id, &corrected)).then_some(id)
}

fn kind_of(json: &Record<'_>, name: &str) -> Option<EntityType> {
    let kind = EntityType::named(name);
    if kind.is_none() {
        let kinds = "\"; it can be person, place, organization, event, law, work, term";
        json.fault("type", &[": \"", name, kinds].concat());
    }
    kind
}

/// An object with none but known keys, and its place.
struct Record<'j> {
    at: String,
    json: &'j dyn Json,
    faults: &'j Faults,
}

impl<'j> Record<'j> {
    fn of(at: &str, json: &'j dyn Json, known: &str, faults: &'j Faults) -> Self {
        let record = Self { at: at.to_owned(), json, faults };
        match json.keys() {
            None => record.fault("", " is not an object"),
            Some(keys) => {
                let is_known = |key: &&String| known.split(',').any(|known| known.trim() == key.as_str());
                for key in keys.iter().filter(|key| !is_known(key)) {
                    record.fault("", &[": unknown key `", key, "`; there are ", known].concat());
                }
            }
        }
        record
    }

    /// A reason behind the place of a key.
    #[inline(never)]
    fn fault(&self, key: &str, reason: &str) {
        self.faults.add(&[self.at.as_str(), if key.is_empty() { "" } else { "." }, key, reason]);
    }

    fn missing(&self, key: &str) {
        self.fault("", &[": `", key, "` is missing"].concat());
    }

    fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    #[inline(never)]
    fn text(&self, key: &str) -> Option<String> {
        let text = self.json.get(key)?.text().filter(|text| !text.trim().is_empty());
        if text.is_none() {
            self.fault(key, " is not a text that is not empty");
        }
        text
    }

    #[inline(never)]
    fn needed(&self, key: &str) -> String {
        let text = self.text(key);
        if text.is_none() {
            self.missing(key);
        }
        text.unwrap_or_default()
    }

    #[inline(never)]
    fn flag(&self, key: &str) -> Option<bool> {
        let flag = self.json.get(key)?.flag();
        if flag.is_none() {
            self.fault(key, " is not true or false");
        }
        flag
    }

    fn parsed<T: std::str::FromStr<Err: Into<String>>>(&self, key: &str) -> Option<T> {
        let refused = |error: T::Err| self.fault(key, &[": ", &error.into()].concat());
        self.text(key)?.parse().map_err(refused).ok()
    }

    #[inline(never)]
    fn items(&self, key: &str) -> Vec<Box<dyn Json>> {
        let Some(value) = self.json.get(key) else { return Vec::new() };
        let items = value.items();
        if items.is_none() {
            self.faults.add(&[key, " is not a list"]);
        }
        let items = items.unwrap_or_default();
        if items.len() > MOST_RULES {
            let (count, limit) = (digits_of(items.len() as u64), digits_of(MOST_RULES as u64));
            self.faults.add(&[key, " has ", &count, " entries; the limit is ", &limit]);
            return Vec::new();
        }
        items
    }

    /// The source that stands beside a text, among those of the packs from now on.
    fn source(&self, packs: &mut Packs) -> Option<SourceId> {
        let value = self.json.get("source")?;
        let json = Record::of(&[&self.at, ".source"].concat(), &*value, SOURCE, self.faults);
        let source = Source {
            id: String::new(),
            title: json.needed("title"),
            publisher: json.needed("publisher"),
            url: json.needed("url"),
            published: json.parsed("published"),
            licence: String::new(),
            attribution: None,
            tier: Tier::Secondary,
        };
        if !source.url.starts_with("https://") {
            json.fault("url", &[": \"", &source.url, "\" is not https"].concat());
        }
        // Behind a fault the file is refused, whatever its sources.
        json.is_sound().then(|| packs.add_source(source))
    }
}
