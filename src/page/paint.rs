//! Marks on the page, by the Custom Highlight API: the host's nodes stay as they are. Where the publisher wants it so, by
//! elements of ours: [`super::wrap`].

use std::cell::{OnceCell, RefCell};

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, MutationRecord, ShadowRoot, Window};

use super::browser::{AdoptedSheet, Highlight, Registry, Sheet, construct, fixed, registry, sheet};
use super::feed::Texts;
use super::wrap::{self, Wraps};
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
    entities: Layer,
    figures: Layer,
    flash: Layer,
    sheet: Sheet,
    /// What it is for: the document, and the shadow root in which the article stands.
    styled: Vec<JsValue>,
    /// Once there is something to paint.
    adopted: OnceCell<Vec<AdoptedSheet>>,
}

/// Ranges of ours under a name.
struct Layer {
    name: &'static str,
    /// What they are in, while there are any.
    highlight: RefCell<Option<Highlight>>,
    ranges: RefCell<Vec<JsValue>>,
}

impl Layer {
    fn new(name: &'static str) -> Self {
        Self { name, highlight: RefCell::default(), ranges: RefCell::default() }
    }

    fn add(&self, window: &Window, registry: &Registry, range: JsValue) -> Option<()> {
        let mut highlight = self.highlight.borrow_mut();
        if highlight.is_none() {
            *highlight = registry.get(self.name);
        }
        if highlight.is_none() {
            let new = construct(window, "Highlight", &Array::new()).ok()?.unchecked_into();
            registry.set(self.name, &new);
            *highlight = Some(new);
        }
        highlight.as_ref()?.add(&range);
        self.ranges.borrow_mut().push(range);
        Some(())
    }

    fn clear(&self, registry: &Registry) {
        let Some(highlight) = self.highlight.take() else { return };
        for range in self.ranges.take() {
            highlight.delete(&range);
        }
        if highlight.size() == 0 {
            registry.delete(self.name);
        }
    }
}

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
        // A sheet with what a browser does not know would be none.
        let css = if wraps { [CSS, wrap::CSS].concat() } else { CSS.to_owned() };
        Some(Self {
            window: window.clone(),
            registry,
            wraps: wraps.then(|| Wraps::new(document)),
            entities: Layer::new(ENTITY),
            figures: Layer::new(FIGURE),
            flash: Layer::new(FLASH),
            sheet: sheet(document, &css).ok()?,
            styled: std::iter::once(document.into()).chain(shadow.map(JsValue::from)).collect(),
            adopted: OnceCell::new(),
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

    /// Paints these ranges in place of the earlier ones, `true` for figures; which of them it has painted.
    pub fn paint(&self, texts: &Texts, ranges: &[(bool, NodeRange)]) -> Vec<bool> {
        let painted = if let Some(wraps) = &self.wraps {
            wraps.paint(texts, ranges)
        } else {
            self.clear();
            let layer = |is_figure| if is_figure { &self.figures } else { &self.entities };
            ranges
                .iter()
                .map(|&(is_figure, range)| self.add(layer(is_figure), texts, range).is_some())
                .collect()
        };
        if !ranges.is_empty() {
            self.adopt();
        }
        painted
    }

    /// Where there are no highlights, words that are not marked cannot be shown.
    pub fn flash(&self, texts: &Texts, range: NodeRange) {
        self.end_flash();
        if let (None, Some(wraps)) = (&self.registry, &self.wraps) {
            wraps.flash(wraps.element(texts, range).as_ref());
        }
        self.add(&self.flash, texts, range);
        self.adopt();
    }

    pub fn end_flash(&self) {
        self.wraps.iter().for_each(|wraps| wraps.flash(None));
        self.registry.iter().for_each(|registry| self.flash.clear(registry));
    }

    /// Last of all: whatever changes in the page behind it has the browser go through its rules.
    fn adopt(&self) {
        self.adopted
            .get_or_init(|| self.styled.iter().map(|of| AdoptedSheet::new(of, &self.sheet)).collect());
    }

    /// Adds a range that does not follow edits; `None` where its texts are gone, or the browser paints nothing.
    fn add(&self, layer: &Layer, texts: &Texts, range: NodeRange) -> Option<()> {
        let registry = self.registry.as_ref()?;
        let ((start, from), (end, to)) = wrap::ends(texts, range)?;
        layer.add(&self.window, registry, fixed(&self.window, &start, from, &end, to).ok()?)
    }

    fn clear(&self) {
        for layer in [&self.entities, &self.figures] {
            self.registry.iter().for_each(|registry| layer.clear(registry));
        }
    }
}

impl Drop for Painter {
    fn drop(&mut self) {
        self.clear();
        self.end_flash();
    }
}
