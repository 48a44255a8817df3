//! What JavaScript may call: the only exports of the module.

use std::rc::Rc;

use js_sys::{Array, Function, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

use crate::annotate::{ArticleReport, Job};
use crate::article::{self, Language};
use crate::pack::{Pack, Packs};
use crate::page::{self, Feed, Notify, Settings};

/// Options as JavaScript gives them.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Options {
    published: Option<String>,
    language: Option<String>,
}

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
    options: JsValue,
    notify: Function,
) -> Result<Widget, JsValue> {
    let options = options_of(options)?;
    let settings = Settings { root, published: published(&options)?, language: language(&options)? };
    let handle = page::attach(settings, load(&packs)?, Notify::new(notify));
    handle.map(Widget).map_err(|error| coded("unsupported-browser", &format!("{error:?}")))
}

/// Blocks and annotations of a document as plain data, without painting: what a native run gives for the same page.
///
/// # Errors
/// As [`attach`]; an unread page is `{ code, message }`.
#[wasm_bindgen]
pub fn inspect(document: &Node, packs: Array, options: JsValue) -> Result<JsValue, JsValue> {
    let options = options_of(options)?;
    let packs = load(&packs)?;
    let mut feed = Feed::new(document.clone(), None);
    while !feed.step(usize::MAX) {}
    let (outline, ..) = feed.finish();
    let wanted =
        article::Options { published: published(&options)?, language: language(&options)?, root: None };
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

fn options_of(options: JsValue) -> Result<Options, JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(Options::default());
    }
    serde_wasm_bindgen::from_value(options).map_err(|error| coded("option-invalid", &error.to_string()))
}

fn published(options: &Options) -> Result<Option<crate::value::Date>, JsValue> {
    let date = options.published.as_deref().map(str::parse).transpose();
    date.map_err(|error: crate::value::DateError| {
        coded("option-invalid", &format!("option \"published\": {error}"))
    })
}

fn language(options: &Options) -> Result<Option<Language>, JsValue> {
    let Some(tag) = options.language.as_deref() else { return Ok(None) };
    let reason = || format!("option \"language\" is \"{tag}\"; it can be en, en-GB, en-US or en-IN");
    Language::from_tag(tag).map(Some).ok_or_else(|| coded("option-invalid", &reason()))
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
