//! What JavaScript may call: the only exports of the module.

use std::rc::Rc;

use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

use crate::annotate::{ArticleReport, FigureReport, Job, MentionReport};
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
    handle.map(Widget).map_err(|error| coded("unsupported-browser", &message_of(&error)))
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
            Ok(report(&ArticleReport::new(None, job.article(), &annotations, &packs)))
        }
        Err(unread) => {
            let out = Fields::default();
            out.text("code", Some(unread.code()));
            out.text("message", Some(&unread.to_string()));
            Ok(out.0.into())
        }
    }
}

// Objects are made and options read by hand: serde-wasm-bindgen does the same for 9 KB (brotli) more, since it brings
// hash tables and the printing of floats, and its errors do not name the option.

/// The same fields as the command line's JSON.
fn report(report: &ArticleReport) -> JsValue {
    let mentions: Array = report.mentions.iter().map(mention).collect();
    let figures: Array = report.figures.iter().map(figure).collect();
    let out = Fields::default();
    out.set("mentions", mentions.into());
    out.set("figures", figures.into());
    out.0.into()
}

fn mention(mention: &MentionReport) -> JsValue {
    let out = Fields::default();
    out.number("start", Some(mention.start.into()));
    out.number("end", Some(mention.end.into()));
    out.text("text", Some(&mention.text));
    out.text("type", Some(mention.kind_of_entity));
    out.text("kind", Some(mention.kind));
    out.text("wiki", mention.wiki.as_deref());
    out.text("entity", mention.entity.as_deref());
    out.text("how", Some(mention.how));
    out.set("marked", mention.marked.into());
    out.0.into()
}

fn figure(figure: &FigureReport) -> JsValue {
    let out = Fields::default();
    out.number("start", Some(figure.start.into()));
    out.number("end", Some(figure.end.into()));
    out.text("text", Some(&figure.text));
    out.text("kind", Some(figure.kind));
    out.number("value", figure.value);
    out.text("unit", figure.unit.as_deref());
    out.number("low", figure.low);
    out.number("high", figure.high);
    out.text("iso", figure.iso.as_deref());
    out.text("mod", figure.bound);
    out.text("series", figure.series.as_deref());
    out.set("marked", figure.marked.into());
    out.0.into()
}

/// An object of the fields that have a value. Each way of setting one is compiled once.
#[derive(Default)]
struct Fields(js_sys::Object);

impl Fields {
    #[inline(never)]
    fn text(&self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.set(name, value.into());
        }
    }

    #[inline(never)]
    fn number(&self, name: &str, value: Option<f64>) {
        if let Some(value) = value {
            self.set(name, value.into());
        }
    }

    #[inline(never)]
    fn set(&self, name: &str, value: JsValue) {
        // Setting a property of a new object cannot fail.
        let _ = js_sys::Reflect::set(&self.0, &name.into(), &value);
    }
}

/// A text among the options; `None` where it is not given.
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

fn message_of(error: &JsValue) -> String {
    let error = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    error.unwrap_or_else(|| "the browser refused".to_owned())
}

/// An `Error` with a `code`.
fn coded(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    // Setting a property of a new object cannot fail.
    let _ = js_sys::Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}
