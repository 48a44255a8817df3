//! What JavaScript may call: the only exports of the module.

use std::rc::Rc;

use js_sys::{Array, Function, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

use crate::annotate::{ArticleReport, Job};
use crate::article::{self, Language};
use crate::pack::{Pack, Packs};
use crate::page::{self, Feed, Notify, Settings};
use crate::value::{Date, DateError};

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

    /// `{ id, title, kind }` of each note.
    pub fn notes(&self) -> Array {
        self.0.notes()
    }
}

/// Attaches to `root`, or to the article that the page is found to hold; `notify` hears of everything that happens.
///
/// # Errors
/// An `Error` with a stable `code`: `pack-invalid`, `option-invalid`, `unsupported-browser`.
#[wasm_bindgen]
pub fn attach(
    root: Option<Element>,
    packs: Array,
    options: &JsValue,
    notify: Function,
) -> Result<Widget, JsValue> {
    let settings = Settings { root, published: published(options)?, language: language(options)? };
    let handle = page::attach(settings, load(&packs)?, Notify::new(notify));
    handle.map(Widget).map_err(|error| coded("unsupported-browser", &format!("{error:?}")))
}

/// Blocks and annotations of a document as plain data, without painting: what a native run gives for the same page.
///
/// # Errors
/// As [`attach`]; an unread page is `{ code, message }`.
#[wasm_bindgen]
pub fn inspect(document: &Node, packs: Array, options: &JsValue) -> Result<JsValue, JsValue> {
    let packs = load(&packs)?;
    let mut feed = Feed::new(document.clone(), None);
    while !feed.step(usize::MAX) {}
    let (outline, ..) = feed.finish();
    let wanted =
        article::Options { published: published(options)?, language: language(options)?, root: None };
    match article::read(&outline, &wanted) {
        Ok(reading) => {
            let mut job = Job::new(reading.article, Rc::clone(&packs));
            let annotations = job.finish();
            plain(&ArticleReport::new(None, job.article(), &annotations, &packs))
        }
        Err(unread) => plain(&Unread { code: unread.code(), message: unread.to_string() }),
    }
}

fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    serde_wasm_bindgen::to_value(value).map_err(|error| coded("internal", &error.to_string()))
}

#[derive(Serialize)]
struct Unread {
    code: &'static str,
    message: String,
}

/// A text among the options; `None` where it is not given. Read by hand: serde would bring 12 KB for two texts, and
/// could not name the option at fault.
fn option(options: &JsValue, name: &str) -> Result<Option<String>, JsValue> {
    // Reading from what is no object throws; then nothing is given.
    let value = js_sys::Reflect::get(options, &name.into()).unwrap_or(JsValue::UNDEFINED);
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let text = value.as_string().map(Some);
    text.ok_or_else(|| coded("option-invalid", &["option \"", name, "\" is no text"].concat()))
}

fn published(options: &JsValue) -> Result<Option<Date>, JsValue> {
    let date = option(options, "published")?.map(|text| text.parse()).transpose();
    let reason = |error: DateError| ["option \"published\": ", &error.to_string()].concat();
    date.map_err(|error| coded("option-invalid", &reason(error)))
}

fn language(options: &JsValue) -> Result<Option<Language>, JsValue> {
    let Some(tag) = option(options, "language")? else { return Ok(None) };
    let reason = || ["option \"language\" is \"", &tag, "\"; it can be en, en-GB, en-US or en-IN"].concat();
    Language::from_tag(&tag).map(Some).ok_or_else(|| coded("option-invalid", &reason()))
}

fn load(packs: &Array) -> Result<Rc<Packs>, JsValue> {
    let pack = |bytes: JsValue| {
        let bytes = Uint8Array::new(&bytes).to_vec();
        Pack::from_bytes(&bytes).map_err(|error| coded("pack-invalid", &error.to_string()))
    };
    let stack: Vec<Pack> = packs.iter().map(pack).collect::<Result<_, _>>()?;
    Ok(Rc::new(Packs::new(stack)))
}

/// An `Error` with a `code`.
fn coded(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    // Setting a property of a new object cannot fail.
    let _ = js_sys::Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}
