//! Marks on the page, by the Custom Highlight API: the host's nodes stay as they are. Where the publisher wants it so, by
//! elements of ours: [`super::wrap`].

use std::cell::{OnceCell, RefCell};

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, MutationRecord, ShadowRoot, Window};

use super::browser::{AdoptedSheet, Registry, Sheet, construct, registry, sheet};
use super::feed::{Texts, fixed};
use super::wrap::{self, Wraps, piece_at};
use crate::article::NodeRange;

const ENTITY: &str = "backstory-entity";
const FIGURE: &str = "backstory-figure";
const FLASH: &str = "backstory-flash";

/// Longhands only: the shorthand with `var()` paints nothing in WebKit.
const CSS: &str = "
::highlight(backstory-entity), ::highlight(backstory-figure) {
  text-decoration-line: underline;
  text-decoration-thickness: 1.5px;
  text-decoration-color: var(--backstory-mark, color-mix(in srgb, currentColor 55%, transparent));
  text-underline-offset: 0.2em;
}
::highlight(backstory-entity) { text-decoration-style: dotted; }
::highlight(backstory-figure) { text-decoration-style: dashed; }
@media print {
  ::highlight(backstory-entity), ::highlight(backstory-figure) { text-decoration-line: none; }
}
@media screen {
  ::highlight(backstory-flash) { background-color: var(--backstory-flash, #ffe27a); color: #1a1a1a; }
}
@media (forced-colors: active) {
  ::highlight(backstory-entity), ::highlight(backstory-figure) { text-decoration-color: CanvasText; }
  ::highlight(backstory-flash) { background-color: Highlight; color: HighlightText; }
}
";

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
    ranges: RefCell<Vec<JsValue>>,
}

impl Layer {
    fn new(name: &'static str) -> Self {
        Self { name, ranges: RefCell::default() }
    }

    fn add(&self, window: &Window, registry: &Registry, ranges: Vec<JsValue>) -> Result<(), JsValue> {
        if ranges.is_empty() {
            return Ok(());
        }
        let highlight = match registry.get(self.name) {
            Some(highlight) => highlight,
            None => {
                let new = construct(window, "Highlight", &Array::new())?.unchecked_into();
                registry.set(self.name, &new);
                new
            }
        };
        ranges.iter().for_each(|range| highlight.add(range));
        self.ranges.borrow_mut().extend(ranges);
        Ok(())
    }

    fn clear(&self, registry: &Registry) {
        let ranges = self.ranges.take();
        let Some(highlight) = registry.get(self.name).filter(|_| !ranges.is_empty()) else { return };
        for range in ranges {
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
        let painted = match &self.wraps {
            Some(wraps) => wraps.paint(texts, ranges),
            None => {
                self.clear();
                let of = |wanted: bool| ranges.iter().filter(move |(figure, _)| *figure == wanted);
                let add = |layer: &Layer, figures: bool| {
                    self.add(layer, texts, &mut of(figures).map(|(_, range)| *range)).is_ok()
                };
                let done = [add(&self.entities, false), add(&self.figures, true)];
                ranges.iter().map(|(figure, _)| done[usize::from(*figure)]).collect()
            }
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
        // What the browser does not paint is still scrolled to.
        let _ = self.add(&self.flash, texts, &mut std::iter::once(range));
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

    fn add(
        &self,
        layer: &Layer,
        texts: &Texts,
        ranges: &mut dyn Iterator<Item = NodeRange>,
    ) -> Result<(), JsValue> {
        let Some(registry) = &self.registry else { return Ok(()) };
        let ranges: Vec<JsValue> =
            ranges.filter_map(|range| self.fixed(texts, range)).collect::<Result<_, _>>()?;
        layer.add(&self.window, registry, ranges)
    }

    /// A range that does not follow edits; `None` where its texts are gone.
    fn fixed(&self, texts: &Texts, range: NodeRange) -> Option<Result<JsValue, JsValue>> {
        let (start, start_offset) = piece_at(&texts.get(range.start_node)?, range.start_offset, false);
        let (end, end_offset) = piece_at(&texts.get(range.end_node)?, range.end_offset, true);
        Some(fixed(&self.window, &start, start_offset, &end, end_offset))
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
