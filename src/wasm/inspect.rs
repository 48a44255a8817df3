//! The door for tests and benchmarks: what the core finds in a document, as plain data with the fields of the command line's JSON.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Document;

use super::{coded, language, load, published};
use crate::annotate::{ArticleReport, Job};
use crate::article::{self, Article, Language};
use crate::mention::find::Model;
use crate::pack::Packs;
use crate::page::Feed;
use crate::text::Utf16Map;

/// Annotations of a document, without painting: what a native run gives for the same page.
///
/// # Errors
/// As [`super::attach`]; an unread page is `{ code, message }`.
#[wasm_bindgen]
pub fn inspect(
    document: &Document,
    packs: Array,
    names: Option<Uint8Array>,
    options: &JsValue,
) -> Result<JsValue, JsValue> {
    let packs = Rc::new(load(&packs)?);
    let names = names.map(model).transpose()?;
    let top = document.document_element().ok_or_else(|| coded("no-article", "the page is empty"))?;
    let mut feed = Feed::new(&top, None);
    while !feed.step(u32::MAX) {}
    let outline = feed.finish();
    let wanted =
        article::Options { published: published(options)?, language: language(options)?, root: None };
    match article::read(&outline, &wanted) {
        Ok(reading) => {
            let mut job = Job::new(reading.article, Rc::clone(&packs)).with_names(names);
            let annotations = job.finish();
            plain(&ArticleReport::new(None, job.article(), &annotations, &packs))
        }
        Err(unread) => plain(&Unread { code: unread.code(), message: unread.to_string() }),
    }
}

/// Annotates texts where there is no document: for the benchmark in Node.
#[wasm_bindgen]
pub struct Annotator(Rc<Packs>, Option<Rc<Model>>);

#[wasm_bindgen]
impl Annotator {
    /// # Errors
    /// As [`super::attach`].
    #[wasm_bindgen(constructor)]
    pub fn new(packs: Array, names: Option<Uint8Array>) -> Result<Self, JsValue> {
        Ok(Self(Rc::new(load(&packs)?), names.map(model).transpose()?))
    }

    /// Start and end of each annotation of a text without markup, in UTF-16 code units.
    ///
    /// # Errors
    /// The day of publication is none.
    pub fn spans(&self, text: &str, published: &str) -> Result<Vec<u32>, JsValue> {
        let published = published.parse().map_err(|_| coded("option-invalid", published))?;
        let article = Article::from_plain_text(text, Some(published), Language::En);
        let annotations = Job::new(article, Rc::clone(&self.0)).with_names(self.1.clone()).finish();
        let mut map = Utf16Map::new(text);
        let spans = annotations.list.iter().map(|annotation| map.span(annotation.span));
        Ok(spans.flat_map(|span| [span.start, span.end]).collect())
    }
}

fn model(bytes: Uint8Array) -> Result<Rc<Model>, JsValue> {
    let model = Model::from_bytes(&bytes.to_vec());
    model.map(Rc::new).map_err(|error| coded("names-invalid", &error.to_string()))
}

#[derive(Serialize)]
struct Unread {
    code: &'static str,
    message: String,
}

fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let json = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&json).map_err(|error| coded("internal", &error.to_string()))
}
