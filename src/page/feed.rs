//! The browser's DOM as events for the article builder: the same ones as an HTML file gives.

use std::borrow::Cow;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, ShadowRoot, Window};

use super::browser::shadow_root;
use crate::article::{self, ATTRIBUTES, OutlineBuilder, UNREAD_ELEMENTS};

/// Elements of ours begin with this.
pub const OURS: &str = "backstory-";

#[wasm_bindgen(module = "/src/page/walk.js")]
extern "C" {
    type Walk;
    /// A `StaticRange` of a window's own.
    #[wasm_bindgen(catch)]
    pub fn fixed(window: &Window, start: &Node, from: u32, end: &Node, to: u32) -> Result<JsValue, JsValue>;

    fn walk(top: &Element, hosts: &Array, attributes: &str, unread: &str) -> Walk;
    #[wasm_bindgen(method)]
    fn next(this: &Walk, count: u32) -> Vec<u32>;
    #[wasm_bindgen(method)]
    fn said(this: &Walk) -> Vec<u8>;
    #[wasm_bindgen(method, getter)]
    fn texts(this: &Walk) -> Array;
    #[wasm_bindgen(method, getter)]
    fn elements(this: &Walk) -> Array;
}

/// Kinds of events, as `walk.js` has them.
const TEXT: u32 = 0;
const OPEN: u32 = 1;
const CLOSE: u32 = 2;

/// A walk through a page that can pause between two nodes.
pub struct Feed {
    builder: OutlineBuilder,
    walk: Walk,
    wanted: Option<Element>,
}

/// Text nodes by ordinal. The browser keeps them: a handle for each would cost as much as reading it.
pub struct Texts(Array);

impl Texts {
    pub fn get(&self, number: u32) -> Option<Node> {
        let node = self.0.get(number);
        (!node.is_undefined()).then(|| node.unchecked_into())
    }

    pub fn number_of(&self, node: &JsValue) -> Option<u32> {
        u32::try_from(self.0.index_of(node, 0)).ok()
    }
}

struct DomElement<'e> {
    name: &'e str,
    /// Each as name=value.
    attributes: &'e [&'e str],
}

impl article::Element for DomElement<'_> {
    fn name(&self) -> Cow<'_, str> {
        self.name.into()
    }

    fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.attributes.iter();
        attributes.find_map(|part| part.strip_prefix(name)?.strip_prefix('=')).map(Cow::from)
    }
}

impl Feed {
    /// Walks all below `top`; `wanted` is the article's element where the embedder names it.
    pub fn new(top: &Element, wanted: Option<Element>) -> Self {
        // Around it, elements in whose shadow roots it stands.
        let hosts = hosts_of(wanted.as_ref());
        let walk = walk(top, &hosts, ATTRIBUTES, UNREAD_ELEMENTS);
        Self { builder: OutlineBuilder::new(), walk, wanted }
    }

    /// Takes in so many events or a few more, one or two for each node; true once none is left.
    pub fn step(&mut self, events: u32) -> bool {
        let events = self.walk.next(events);
        // Encoders give nothing else.
        let text = String::from_utf8(self.walk.said()).unwrap_or_default();
        let mut rest = text.as_str();
        let mut attributes = Vec::new();
        for event in &events {
            let part = split_off(&mut rest, event >> 2);
            match event & 3 {
                TEXT => self.builder.text(part),
                OPEN => {
                    self.builder.open(&DomElement { name: part, attributes: &attributes });
                    attributes.clear();
                }
                CLOSE => self.builder.close(),
                _ => attributes.push(part),
            }
        }
        events.is_empty()
    }

    /// Ordinal of the wanted root, as far as it is visited.
    pub fn root(&self) -> Option<u32> {
        u32::try_from(self.walk.elements().index_of(self.wanted.as_ref()?, 0) + 1).ok().filter(|at| *at > 0)
    }

    /// Whether the wanted element stands where no walk leads: in a dialog, a closed shadow root and the like.
    pub fn has_missed(&self) -> bool {
        self.wanted.is_some() && self.root().is_none()
    }

    /// The element with an ordinal, which count from 1.
    pub fn element(&self, ordinal: u32) -> Option<Element> {
        let element = self.walk.elements().get(ordinal.checked_sub(1)?);
        (!element.is_undefined()).then(|| element.unchecked_into())
    }

    pub fn texts(&self) -> Texts {
        Texts(self.walk.texts())
    }

    /// The page, once all of it is visited.
    pub fn finish(&mut self) -> article::Outline {
        std::mem::take(&mut self.builder).finish()
    }
}

/// The first so many UTF-16 code units of a text.
fn split_off<'t>(text: &mut &'t str, units: u32) -> &'t str {
    let mut left = units as usize;
    let bytes = match text.as_bytes().get(..left) {
        Some(bytes) if bytes.is_ascii() => left,
        _ => {
            let fits = |c: &char| {
                let fits = left > 0;
                left = left.saturating_sub(c.len_utf16());
                fits
            };
            text.chars().take_while(fits).map(char::len_utf8).sum()
        }
    };
    let (part, rest) = text.split_at(bytes);
    *text = rest;
    part
}

/// The shadow root in which a node stands.
pub fn shadow_of(node: &Node) -> Option<ShadowRoot> {
    shadow_root(node.get_root_node())
}

fn hosts_of(wanted: Option<&Element>) -> Array {
    let host = |inside: &Element| shadow_of(inside).map(|shadow| shadow.host());
    std::iter::successors(wanted.and_then(host), host).collect()
}
