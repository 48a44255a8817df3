//! Marks on the page by the Custom Highlight API: the host's nodes stay as they are.

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, ShadowRoot, Window};

use super::browser::{AdoptedSheet, FixedRange, Highlight, Registry, registry};
use super::feed::Texts;
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
    registry: Registry,
    marks: Painted,
    flash: Painted,
    _sheets: Vec<AdoptedSheet>,
}

type Painted = RefCell<Vec<(&'static str, FixedRange)>>;

impl Painter {
    /// `None` where the browser has no highlights: the notes list stays.
    ///
    /// `shadow` is where the article stands, if in a shadow root: the page's style sheets do not reach into it.
    pub fn new(window: &Window, document: &Document, shadow: Option<ShadowRoot>) -> Option<Self> {
        let registry = registry(window)?;
        let of = std::iter::once(document.into()).chain(shadow.map(JsValue::from));
        let sheets = of.map(|of| AdoptedSheet::new(&of, CSS)).collect::<Result<_, _>>().ok()?;
        Some(Self { registry, marks: Painted::default(), flash: Painted::default(), _sheets: sheets })
    }

    /// Paints these ranges in place of the earlier ones; `true` for figures.
    pub fn paint(
        &self,
        texts: &Texts,
        ranges: impl Iterator<Item = (bool, NodeRange)>,
    ) -> Result<(), JsValue> {
        self.clear(&self.marks);
        for (is_figure, range) in ranges {
            self.add(&self.marks, if is_figure { FIGURE } else { ENTITY }, texts, range)?;
        }
        Ok(())
    }

    pub fn flash(&self, texts: &Texts, range: NodeRange) -> Result<(), JsValue> {
        self.end_flash();
        self.add(&self.flash, FLASH, texts, range)
    }

    pub fn end_flash(&self) {
        self.clear(&self.flash);
    }

    fn add(&self, to: &Painted, name: &'static str, texts: &Texts, range: NodeRange) -> Result<(), JsValue> {
        let Some(range) = fixed(texts, range)? else { return Ok(()) };
        let highlight = match self.registry.get(name) {
            Some(highlight) => highlight,
            None => {
                let new = Highlight::new()?;
                self.registry.set(name, &new);
                new
            }
        };
        highlight.add(range.as_ref());
        to.borrow_mut().push((name, range));
        Ok(())
    }

    fn clear(&self, painted: &Painted) {
        for (name, range) in painted.take() {
            let Some(highlight) = self.registry.get(name) else { continue };
            highlight.delete(range.as_ref());
            if highlight.size() == 0 {
                self.registry.delete(name);
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

fn fixed(texts: &Texts, range: NodeRange) -> Result<Option<FixedRange>, JsValue> {
    let (Some(start), Some(end)) = (texts.get(range.start_node), texts.get(range.end_node)) else {
        return Ok(None);
    };
    let init = Object::new();
    let fields: [(&str, JsValue); 4] = [
        ("startContainer", start.into()),
        ("startOffset", range.start_offset.into()),
        ("endContainer", end.into()),
        ("endOffset", range.end_offset.into()),
    ];
    for (key, value) in fields {
        Reflect::set(&init, &key.into(), &value)?;
    }
    FixedRange::new(&init).map(Some)
}
