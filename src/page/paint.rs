//! Marks on the page, by the Custom Highlight API: the host's nodes stay as they are. Where the publisher wants it so, by
//! elements of ours: [`super::wrap`].

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, MutationRecord, ShadowRoot, Window};

use super::browser::{AdoptedSheet, Registry, construct, registry};
use super::feed::Texts;
use super::object;
use super::wrap::{self, Wraps, piece_at};
use crate::article::NodeRange;

const ENTITY: &str = "backstory-entity";
const FIGURE: &str = "backstory-figure";
const FLASH: &str = "backstory-flash";

const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/marks.css"));

/// The painted marks; dropping them clears the page. Another widget's stand under the same names and stay.
pub struct Painter {
    window: Window,
    /// Where the browser has highlights.
    registry: Option<Registry>,
    /// Where marks are elements.
    wraps: Option<Wraps>,
    marks: Painted,
    flash: Painted,
    _sheets: Vec<AdoptedSheet>,
}

/// Names, and the ranges that stand under them.
type Painted = RefCell<Vec<(&'static str, JsValue)>>;

impl Painter {
    /// `None` where the browser has no highlights and the publisher wants no elements: the notes list stays.
    ///
    /// `shadow` is where the article stands, if in a shadow root: the page's style sheets do not reach into it.
    pub fn new(
        window: &Window,
        document: &Document,
        shadow: Option<ShadowRoot>,
        wraps: bool,
    ) -> Option<Self> {
        let registry = registry(window);
        if registry.is_none() && !wraps {
            return None;
        }
        let of = std::iter::once(document.into()).chain(shadow.map(JsValue::from));
        // A sheet with what a browser does not know would be none.
        let css = if wraps { [CSS, wrap::CSS].concat() } else { CSS.to_owned() };
        let sheets = of.map(|of| AdoptedSheet::new(&of, &css)).collect::<Result<_, _>>().ok()?;
        Some(Self {
            window: window.clone(),
            registry,
            wraps: wraps.then(|| Wraps::new(document)),
            marks: Painted::default(),
            flash: Painted::default(),
            _sheets: sheets,
        })
    }

    /// Whether marks are elements: then painting is a change of the page.
    pub fn wraps(&self) -> bool {
        self.wraps.is_some()
    }

    /// Whether these words can be marked.
    pub fn takes(&self, range: &NodeRange) -> bool {
        self.wraps.is_none() || Wraps::takes(range)
    }

    /// Follows what the host has done to texts that marks have cut.
    pub fn follow(&self, records: &[MutationRecord]) {
        self.wraps.iter().for_each(|wraps| wraps.follow(records));
    }

    /// The element of a mark, where marks are elements.
    pub fn element(&self, texts: &Texts, range: NodeRange) -> Option<Element> {
        self.wraps.as_ref()?.element(texts, range)
    }

    /// Paints these ranges in place of the earlier ones; `true` for figures.
    pub fn paint(&self, texts: &Texts, ranges: &[(bool, NodeRange)]) -> Result<(), JsValue> {
        if let Some(wraps) = &self.wraps {
            wraps.paint(texts, ranges);
            return Ok(());
        }
        self.clear(&self.marks);
        for &(is_figure, range) in ranges {
            self.add(&self.marks, if is_figure { FIGURE } else { ENTITY }, texts, range)?;
        }
        Ok(())
    }

    /// Where there are no highlights, words that are not marked cannot be shown.
    pub fn flash(&self, texts: &Texts, range: NodeRange) -> Result<(), JsValue> {
        self.end_flash();
        if let (None, Some(wraps)) = (&self.registry, &self.wraps) {
            wraps.flash(wraps.element(texts, range).as_ref());
        }
        self.add(&self.flash, FLASH, texts, range)
    }

    pub fn end_flash(&self) {
        self.wraps.iter().for_each(|wraps| wraps.flash(None));
        self.clear(&self.flash);
    }

    fn add(&self, to: &Painted, name: &'static str, texts: &Texts, range: NodeRange) -> Result<(), JsValue> {
        let (Some(registry), Some(range)) = (&self.registry, self.fixed(texts, range)?) else {
            return Ok(());
        };
        let highlight = match registry.get(name) {
            Some(highlight) => highlight,
            None => {
                let new = construct(&self.window, "Highlight", &Array::new())?.unchecked_into();
                registry.set(name, &new);
                new
            }
        };
        highlight.add(&range);
        to.borrow_mut().push((name, range));
        Ok(())
    }

    fn fixed(&self, texts: &Texts, range: NodeRange) -> Result<Option<JsValue>, JsValue> {
        let (Some(start), Some(end)) = (texts.get(range.start_node), texts.get(range.end_node)) else {
            return Ok(None);
        };
        let (start, start_offset) = piece_at(&start, range.start_offset, false);
        let (end, end_offset) = piece_at(&end, range.end_offset, true);
        let init = object(&[
            ("startContainer", start.into()),
            ("startOffset", start_offset.into()),
            ("endContainer", end.into()),
            ("endOffset", end_offset.into()),
        ]);
        construct(&self.window, "StaticRange", &Array::of1(&init)).map(Some)
    }

    fn clear(&self, painted: &Painted) {
        let Some(registry) = &self.registry else { return };
        for (name, range) in painted.take() {
            let Some(highlight) = registry.get(name) else { continue };
            highlight.delete(&range);
            if highlight.size() == 0 {
                registry.delete(name);
            }
        }
    }
}

impl Drop for Painter {
    fn drop(&mut self) {
        self.clear(&self.marks);
        self.clear(&self.flash);
    }
}
