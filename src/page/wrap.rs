//! Marks as elements of ours around the words, for pages that stay as they are: they take the focus, and need no highlights.
//!
//! A text node with marks is cut into pieces: what is before, a mark with its words, what is behind it. Where something stands is
//! told all the same by the node as it was: the first piece, which is the host's own, and an offset in all of them together.
//!
//! A mark is no `<button>`, which no browser breaks between two lines.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node, Text};

use super::browser::get;
use super::feed::{OURS, Texts};
use super::hit::LINKS;
use super::listen::inner_target;
use crate::article::NodeRange;

const TABINDEX: &str = "tabindex";

/// Begins as all elements of ours do.
const MARK: &str = "backstory-mark";

/// What copies of a mark do not have, which a host may make of its text.
const LIVE: &str = "backstoryLive";

/// As a highlight, and with a ring where it has the focus. What a page says of elements in general is not meant for it.
pub const CSS: &str = "
backstory-mark {
  all: unset !important;
  text-decoration: underline dotted 1.5px var(--backstory-mark, color-mix(in srgb, currentColor 55%, transparent)) !important;
  text-underline-offset: 0.2em !important;
  cursor: pointer !important;
}
backstory-mark[data-figure] { text-decoration-style: dashed !important; }
backstory-mark:focus-visible { outline: 2px solid !important; outline-offset: 2px !important; border-radius: 2px !important; }
backstory-mark[data-flash] { background-color: var(--backstory-flash, #ffe27a) !important; color: #1a1a1a !important; }
@media print { backstory-mark { text-decoration-line: none !important; } }
@media (forced-colors: active) {
  backstory-mark { text-decoration-color: CanvasText !important; }
  backstory-mark[data-flash] { background-color: Highlight !important; color: HighlightText !important; }
}
";

/// Words of one text node.
#[derive(PartialEq)]
struct Place {
    start: u32,
    end: u32,
    node: Node,
}

struct Wrap {
    is_figure: bool,
    at: Place,
    element: Element,
}

/// The marks on the page; dropping them gives the host its text nodes back.
pub struct Wraps {
    document: Document,
    marks: RefCell<Vec<Wrap>>,
}

impl Wraps {
    pub fn new(document: &Document) -> Self {
        Self { document: document.clone(), marks: RefCell::default() }
    }

    /// Whether words can be put into one element without cutting an element of the host's.
    pub fn takes(range: &NodeRange) -> bool {
        range.start_node == range.end_node
    }

    /// Marks these words and no others; what stays marked is not touched.
    pub fn paint(&self, texts: &Texts, ranges: &[(bool, NodeRange)]) {
        let wanted: Vec<(bool, Place)> = ranges
            .iter()
            .filter_map(|(is_figure, range)| Some((*is_figure, place_of(texts, *range)?)))
            .collect();
        let mut marks = Vec::new();
        for wrap in self.marks.take() {
            let stays = wanted.iter().any(|(is_figure, at)| *at == wrap.at && *is_figure == wrap.is_figure);
            if stays && wrap.holds() {
                marks.push(wrap);
            } else {
                wrap.take_out();
            }
        }
        for (is_figure, at) in wanted {
            if !marks.iter().any(|wrap| wrap.at == at)
                && let Ok(Some(element)) = self.wrap(&at, is_figure)
            {
                marks.push(Wrap { is_figure, at, element });
            }
        }
        self.marks.replace(marks);
    }

    /// The element of a mark.
    pub fn element(&self, texts: &Texts, range: NodeRange) -> Option<Element> {
        let at = place_of(texts, range)?;
        let marks = self.marks.borrow();
        marks.iter().find(|wrap| wrap.at == at).map(|wrap| wrap.element.clone())
    }

    /// Lights one of the marks, or none.
    pub fn flash(&self, lit: Option<&Element>) {
        for wrap in self.marks.borrow().iter() {
            let _ = wrap.element.toggle_attribute_with_force("data-flash", Some(&wrap.element) == lit);
        }
    }

    fn wrap(&self, at: &Place, is_figure: bool) -> Result<Option<Element>, JsValue> {
        let (piece, offset) = piece_at(&at.node, at.start, false);
        let length = at.end - at.start;
        let (Some(parent), true) = (piece.parent_element(), offset + length <= length_of(&piece)) else {
            return Ok(None);
        };
        // A link wins, and a control in a control is none.
        if parent.closest(LINKS)?.is_some() {
            return Ok(None);
        }
        let words = piece.unchecked_ref::<Text>().split_text(offset)?;
        words.split_text(length)?;
        let element = self.document.create_element(MARK)?;
        for (name, value) in [("role", "button"), (TABINDEX, "0"), ("aria-haspopup", "dialog")] {
            element.set_attribute(name, value)?;
        }
        element.toggle_attribute_with_force("data-figure", is_figure)?;
        js_sys::Reflect::set(&element, &LIVE.into(), &JsValue::TRUE)?;
        parent.replace_child(&element, &words)?;
        element.append_child(&words)?;
        Ok(Some(element))
    }
}

impl Drop for Wraps {
    fn drop(&mut self) {
        self.marks.take().iter().for_each(Wrap::take_out);
    }
}

impl Wrap {
    /// Whether it still stands around its words.
    fn holds(&self) -> bool {
        let Some(words) = self.element.first_child() else { return false };
        let is_whole = length_of(&words) == self.at.end - self.at.start && words.next_sibling().is_none();
        is_whole && whole(&words, 0) == (self.at.node.clone(), self.at.start)
    }

    /// Words of which the host has taken out the beginning go with it.
    fn take_out(&self) {
        let is_orphan = !self.at.node.is_connected() && length_of(&self.at.node) > 0;
        let behind = self.element.next_sibling().filter(is_text);
        if let (true, Some(parent), Some(behind)) = (is_orphan, self.element.parent_node(), behind) {
            let _ = parent.remove_child(&behind);
            self.element.remove();
        } else {
            unwrap(&self.element);
        }
    }
}

/// A mark that takes no focus until this is dropped: no browser lets a selection begin in what does.
pub struct Pressed(Element);

impl Pressed {
    /// The mark that an event is on.
    pub fn of(event: &web_sys::Event) -> Option<Self> {
        let mark = inner_target(event).filter(|element| is_mark(element))?;
        let _ = mark.remove_attribute(TABINDEX);
        Some(Self(mark))
    }
}

impl Drop for Pressed {
    fn drop(&mut self) {
        let _ = self.0.set_attribute(TABINDEX, "0");
    }
}

/// Puts the pieces around a mark together again.
fn unwrap(element: &Element) {
    let Some(parent) = element.parent_node() else { return };
    let (before, words, behind) = (element.previous_sibling(), element.first_child(), element.next_sibling());
    let all = [before.as_ref(), words.as_ref(), behind.as_ref()];
    if let [Some(before), Some(words), Some(behind)] = all
        && all.into_iter().flatten().all(is_text)
        && words.next_sibling().is_none()
    {
        let rest = [words, behind].map(|piece| piece.node_value().unwrap_or_default()).concat();
        let _ = before.unchecked_ref::<Text>().append_data(&rest);
        let _ = parent.remove_child(behind);
    } else {
        while let Some(child) = element.first_child() {
            let _ = parent.insert_before(&child, Some(element));
        }
    }
    element.remove();
}

/// Takes out what is left below an element of marks that nobody minds: copies that the host has made, and those whose text
/// has lost its first piece. `walk.js` reads what the others have cut as one text.
pub fn unwrap_copies(root: &Element) {
    let Ok(marks) = root.query_selector_all(MARK) else { return };
    for mark in (0..marks.length()).filter_map(|at| marks.item(at)) {
        if get(&mark, LIVE).is_undefined() || !mark.previous_sibling().is_some_and(|before| is_text(&before))
        {
            unwrap(mark.unchecked_ref());
        }
    }
}

fn place_of(texts: &Texts, range: NodeRange) -> Option<Place> {
    let node = texts.get(range.start_node)?;
    Some(Place { start: range.start_offset, end: range.end_offset, node })
}

/// Whether a node is one of these elements.
pub fn is_mark(node: &Node) -> bool {
    node.node_type() == Node::ELEMENT_NODE && node.unchecked_ref::<Element>().local_name() == MARK
}

fn is_text(node: &Node) -> bool {
    node.node_type() == Node::TEXT_NODE
}

fn length_of(node: &Node) -> u32 {
    if is_text(node) { node.unchecked_ref::<Text>().length() } else { 0 }
}

/// The piece beside one of the same text.
#[inline(never)]
fn beside(piece: &Node, is_behind: bool) -> Option<Node> {
    let step = |from: &Node| if is_behind { from.next_sibling() } else { from.previous_sibling() };
    match piece.parent_node().filter(is_mark) {
        Some(mark) => step(&mark).filter(is_text),
        None => step(piece).filter(is_mark)?.first_child(),
    }
}

/// The piece that an offset of a text lies in, and where in it; one between two pieces is the end of the first or the start of
/// the second.
pub fn piece_at(node: &Node, offset: u32, is_end: bool) -> (Node, u32) {
    let (mut piece, mut left) = (node.clone(), offset);
    loop {
        let length = length_of(&piece);
        let next = if left < length || (is_end && left == length) { None } else { beside(&piece, true) };
        let Some(next) = next else { return (piece, left) };
        (piece, left) = (next, left.saturating_sub(length));
    }
}

/// The text of which a piece is one, by its first piece, and an offset in all of it.
pub fn whole(piece: &Node, offset: u32) -> (Node, u32) {
    let (mut first, mut sum) = (piece.clone(), offset);
    while let Some(before) = beside(&first, false) {
        sum += length_of(&before);
        first = before;
    }
    (first, sum)
}

/// The host has written into a first piece. Where that now ends as the whole text did, the host took it for that: the pieces
/// behind it are left over. Otherwise it has added words, and none may be lost.
pub fn forget_rest(first: &Node) {
    let (mut rest, mut last) = (Vec::new(), String::new());
    let mut piece = beside(first, true);
    while let Some(text) = piece {
        piece = beside(&text, true);
        last = text.node_value().filter(|words| !words.is_empty()).unwrap_or(last);
        rest.push(text);
    }
    let ends = first.node_value().is_some_and(|words| words.ends_with(&last));
    if rest.is_empty() || !ends || beside(first, false).is_some() {
        return;
    }
    for text in rest {
        let node = text.parent_node().filter(is_mark).unwrap_or(text);
        node.unchecked_ref::<Element>().remove();
    }
}

/// Whether an element is one of ours that the host's text does not go on in.
pub fn is_ours(element: &Element) -> bool {
    element.local_name().starts_with(OURS) && !is_mark(element)
}
