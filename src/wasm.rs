//! What JavaScript may call: the only exports of the module.

use std::rc::Rc;

use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

use crate::annotate::{Density, Json, Overrides};
use crate::article::Language;
use crate::card::{Interface, ReaderContext, Units};
use crate::pack::{Bytes, Pack, PackError, Packs};
use crate::page::{self, Feedback, Notify, Settings, get, set};
use crate::value::{Date, DateError, digits_of};

#[cfg(feature = "inspect")]
mod inspect;

/// 1.6 KB (brotli) less than the standard library's allocator, and each call takes constant time.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The widget on one article.
#[wasm_bindgen]
pub struct Widget(page::Handle);

#[wasm_bindgen]
impl Widget {
    /// Takes everything out of the page again; harmless when called twice.
    pub fn destroy(&self) {
        self.0.destroy();
    }

    /// Opens the card with this id and gives it the focus; false where the story has none.
    pub fn open(&self, id: &str) -> bool {
        self.0.open(id)
    }

    /// Brings a chunk of a pack that a `chunk` event asked for.
    ///
    /// # Errors
    /// `pack-invalid`: the bytes are none of its chunks.
    pub fn chunk(&self, pack: usize, bytes: Uint8Array) -> Result<(), JsValue> {
        self.0.chunk(pack, &bytes.to_vec()).map_err(invalid)
    }

    /// `{ id, title, kind }` of each note.
    pub fn notes(&self) -> Array {
        self.0.notes()
    }

    /// `{ id, title, kind }` of the note on what stands at a UTF-16 offset of a text node; `null` where there is none.
    #[wasm_bindgen(js_name = noteAt)]
    pub fn note_at(&self, node: &JsValue, offset: u32) -> JsValue {
        self.0.note_at(node, offset).map_or(JsValue::NULL, JsValue::from)
    }
}

/// Attaches to `root`, or to the article that `page` is found to hold, which may be the page in a frame; `notify` hears of everything that happens.
/// Without the bytes of a model of names, only what the packs know is found. `overrides` is a list of what an editor says,
/// each as plain data.
///
/// # Errors
/// An `Error` with a stable `code`: `pack-invalid`, `overrides-invalid`, `option-invalid`, `unsupported-browser`. What
/// shows only later is told: a damaged model as a `failed` event with the code `names-invalid`.
#[wasm_bindgen]
pub fn attach(
    page: Document,
    root: Option<Element>,
    packs: Array,
    names: Option<Uint8Array>,
    overrides: &Array,
    options: &JsValue,
    notify: Function,
) -> Result<Widget, JsValue> {
    let mut packs = load(&packs)?;
    let overrides = Rc::new(read_overrides(overrides, &mut packs)?);
    let packs = Rc::new(packs);
    let notify = Notify::new(notify);
    let settings = Settings {
        root,
        // An element is no text.
        selector: get(options, "root").as_string(),
        published: published(options)?,
        language: language(options)?,
        reader: reader(options, &packs, &notify)?,
        density: density(options)?,
        overrides,
        history: flag(options, "history"),
        live: flag(options, "live"),
        feedback: feedback(options),
        remember: flag(options, "remember"),
        // The loader has seen to it that it is one of two words.
        wraps: get(options, "painter") == "wrap",
    };
    let names = names.map(|bytes| bytes.to_vec());
    let handle = page::attach(page, settings, packs, names, notify);
    handle.map(Widget).map_err(|error| coded("unsupported-browser", &message_of(&error)))
}

#[wasm_bindgen]
extern "C" {
    /// What a value is as text; of one that is none, enough to tell it in an error.
    #[wasm_bindgen(js_name = String)]
    fn text_of(value: &JsValue) -> String;
}

/// A text among the options; `None` where it is not given. Read by hand: serde-wasm-bindgen would bring 9 KB (brotli)
/// for two texts, and its errors do not name the option.
#[inline(never)]
fn option(options: &JsValue, name: &str) -> Option<String> {
    let value = get(options, name);
    (!value.is_undefined()).then(|| text_of(&value))
}

/// The loader has seen to it that it is true or false.
fn flag(options: &JsValue, name: &str) -> bool {
    get(options, name).is_truthy()
}

fn published(options: &JsValue) -> Result<Option<Date>, JsValue> {
    let date = option(options, "published").map(|text| text.parse()).transpose();
    let reason = |error: DateError| ["option \"published\": ", &error.reason()].concat();
    date.map_err(|error| coded("option-invalid", &reason(error)))
}

fn language(options: &JsValue) -> Result<Option<Language>, JsValue> {
    let Some(tag) = option(options, "language") else { return Ok(None) };
    let reason = || ["option \"language\" is \"", &tag, "\"; it can be en, en-GB, en-US or en-IN"].concat();
    Language::from_tag(&tag)
        .filter(|language| language.is_supported())
        .map(Some)
        .ok_or_else(|| coded("option-invalid", &reason()))
}

fn reader(options: &JsValue, packs: &Packs, notify: &Notify) -> Result<ReaderContext, JsValue> {
    let invalid =
        |name: &str, reason: &str| coded("option-invalid", &["option \"", name, "\" ", reason].concat());
    let currency = option(options, "currency").map(|code| packs.reader_currency(&code)).transpose();
    let units = option(options, "units").map(|name| Units::named(&name)).transpose();
    let now = js_sys::Date::new_0();
    Ok(ReaderContext {
        today: Date::new(now.get_full_year() as i16, now.get_month() as u8 + 1, now.get_date() as u8),
        currency: currency.map_err(|reason| invalid("currency", &reason))?,
        units: units.map_err(|reason| invalid("units", &reason))?,
        interface: interface(options, notify),
    })
}

/// The interface that a message file brings; English for what it does not have, which is told.
fn interface(options: &JsValue, notify: &Notify) -> Interface {
    let Some(file) = option(options, "messages") else { return Interface::default() };
    let tell = |code: &str, reason: &str| {
        notify.tell("incomplete", &[("code", code.into()), ("message", reason.into())]);
    };
    match Interface::from_file(&file) {
        Ok((interface, 0)) => interface,
        Ok((interface, missing)) => {
            let many = digits_of(missing as u32);
            tell("messages-incomplete", &[&many, " messages are missing or wrong, and in English"].concat());
            interface
        }
        Err(reason) => {
            tell("messages-invalid", &reason);
            Interface::default()
        }
    }
}

/// Bytes in the page's memory: of a pack of a million names, the module takes a quarter.
struct Held(Uint8Array);

impl Bytes for Held {
    fn length(&self) -> usize {
        self.0.length() as usize
    }

    fn read(&self, from: usize, to: usize) -> Vec<u8> {
        self.0.subarray(from as u32, to as u32).to_vec()
    }
}

fn load(packs: &Array) -> Result<Packs, JsValue> {
    // Our own loader gives arrays of bytes; making one of one would copy it.
    let pack = |(at, bytes): (usize, JsValue)| {
        Pack::open_from(Held(bytes.unchecked_into())).map_err(|error| among(at, invalid(error)))
    };
    let stack: Vec<Pack> = packs.iter().enumerate().map(pack).collect::<Result<_, _>>()?;
    Ok(Packs::new(stack))
}

fn read_overrides(list: &Array, packs: &mut Packs) -> Result<Overrides, JsValue> {
    let mut overrides = Overrides::default();
    for (at, json) in list.iter().enumerate() {
        let invalid = |reason: String| among(at, coded("overrides-invalid", &reason));
        overrides.read(&json, packs).map_err(invalid)?;
    }
    Ok(overrides)
}

impl Json for JsValue {
    fn text(&self) -> Option<String> {
        self.as_string()
    }

    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }

    fn items(&self) -> Option<Vec<Box<dyn Json>>> {
        let list = self.dyn_ref::<Array>()?;
        Some(list.iter().map(|item| Box::new(item) as Box<dyn Json>).collect())
    }

    fn keys(&self) -> Option<Vec<String>> {
        let object = self.dyn_ref::<js_sys::Object>().filter(|_| !self.is_array())?;
        Some(js_sys::Object::keys(object).iter().filter_map(|key| key.as_string()).collect())
    }

    fn get(&self, key: &str) -> Option<Box<dyn Json>> {
        let value = get(self, key);
        if value.is_undefined() { None } else { Some(Box::new(value)) }
    }
}

fn invalid(error: PackError) -> JsValue {
    coded("pack-invalid", &error.reason())
}

fn density(options: &JsValue) -> Result<Density, JsValue> {
    let Some(name) = option(options, "marks") else { return Ok(Density::default()) };
    Density::named(&name).map_err(|reason| coded("option-invalid", &["option \"marks\" ", &reason].concat()))
}

/// The loader has seen to it that it is a flag or an address that a link may have.
fn feedback(options: &JsValue) -> Feedback {
    match get(options, "feedback").as_bool() {
        Some(true) => Feedback::Event,
        Some(false) => Feedback::Unasked,
        None => option(options, "feedback").map_or(Feedback::Unasked, Feedback::To),
    }
}

fn message_of(error: &JsValue) -> String {
    let error = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    error.unwrap_or_else(|| "the browser refused".to_owned())
}

/// An `Error` of one among several files: which one, the loader knows by its number.
fn among(at: usize, error: JsValue) -> JsValue {
    set(&error, "at", &(at as u32).into());
    error
}

/// An `Error` with a `code`.
#[inline(never)]
fn coded(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    set(&error, "code", &code.into());
    error.into()
}
