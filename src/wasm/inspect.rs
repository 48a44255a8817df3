//! The door for tests: what the core finds in a document, as plain data with the fields of the command line's JSON.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Node;

use super::{coded, language, load, model, published};
use crate::annotate::{ArticleReport, Job};
use crate::article;
use crate::page::Feed;

/// Annotations of a document, without painting: what a native run gives for the same page.
///
/// # Errors
/// As [`super::attach`]; an unread page is `{ code, message }`.
#[wasm_bindgen]
pub fn inspect(
    document: &Node,
    packs: Array,
    names: Option<Uint8Array>,
    options: &JsValue,
) -> Result<JsValue, JsValue> {
    let packs = load(&packs)?;
    let names = names.map(model).transpose()?;
    let mut feed = Feed::new(document.clone(), None);
    while !feed.step(usize::MAX) {}
    let (outline, ..) = feed.finish();
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

#[derive(Serialize)]
struct Unread {
    code: &'static str,
    message: String,
}

fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let json = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&json).map_err(|error| coded("internal", &error.to_string()))
}
