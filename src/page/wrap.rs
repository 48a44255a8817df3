//! Marks as elements of ours around the words, for pages that stay as they are: they take the focus, and need no highlights.
//!
//! A text node with marks is cut into pieces: what is before, a mark with its words, what is behind it. Where something stands is
//! told all the same by the node as it was: the first piece, which is the host's own, and an offset in all of them together.
//!
//! A mark is no `<button>`, which no browser breaks between two lines.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, MutationRecord, Node, Text};

use super::browser::{
    HTML, append, closest, create, find_all, get, list, remove_attribute, set_attribute, toggle,
};
use super::feed::{OURS, Texts};
use super::hit::LINKS;
use super::listen::inner_target;
use super::set;
use crate::article::NodeRange;
use crate::ui::rewrite::means_whole;
use crate::value::Gather;

const TABINDEX: &str = "tabindex";

/// Begins as all elements of ours do.
const MARK: &str = "backstory-mark";

/// What copies of a mark do not have, which a host may make of its text.
const LIVE: &str = "backstoryLive";

pub const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/wrap.css"));

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
    /// The piece behind it, which is ours: the host may put a text of its own there.
    behind: Text,
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

    /// Marks these words and no others; what stays marked is not touched. Which of them it has marked.
    pub fn paint(&self, texts: &Texts, ranges: &[(bool, NodeRange)]) -> Vec<bool> {
        let wanted: Vec<(bool, Option<Place>)> =
            ranges.iter().map(|(is_figure, range)| (*is_figure, place_of(texts, *range))).collect();
        let mut marks = Vec::new();
        for wrap in self.marks.take() {
            let is_it = |(is_figure, at): &(bool, Option<Place>)| {
                *is_figure == wrap.is_figure && at.as_ref() == Some(&wrap.at)
            };
            if wanted.iter().any(is_it) && wrap.holds() {
                marks.push(wrap);
            } else {
                wrap.take_out();
            }
        }
        let mark = |(is_figure, at): (bool, Option<Place>)| {
            let Some(at) = at else { return false };
            if marks.iter().any(|wrap: &Wrap| wrap.at == at) {
                return true;
            }
            let Ok(Some((element, behind))) = self.wrap(&at, is_figure) else { return false };
            marks.push(Wrap { is_figure, at, element, behind });
            true
        };
        let marked = wanted.into_iter().map(mark).collect();
        self.marks.replace(marks);
        marked
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
            toggle(&wrap.element, "data-flash", Some(&wrap.element) == lit);
        }
    }

    /// The element around these words, and the piece behind it.
    fn wrap(&self, at: &Place, is_figure: bool) -> Result<Option<(Element, Text)>, JsValue> {
        let (piece, offset) = piece_at(&at.node, at.start, false);
        let length = at.end - at.start;
        let (Some(parent), true) = (piece.parent_element(), offset + length <= length_of(&piece)) else {
            return Ok(None);
        };
        // A link wins, and a control in a control is none. What somebody writes is theirs to save.
        if closest(&parent, LINKS).is_some()
            || get(&parent, "isContentEditable").is_truthy()
            || self.lays_out(&parent)
        {
            return Ok(None);
        }
        let words = piece.unchecked_ref::<Text>().split_text(offset)?;
        let behind = words.split_text(length)?;
        let element = create(&self.document, HTML, MARK);
        for (name, value) in [("role", "button"), (TABINDEX, "0"), ("aria-haspopup", "dialog")] {
            set_attribute(&element, name, value);
        }
        toggle(&element, "data-figure", is_figure);
        set(&element, LIVE, &JsValue::TRUE);
        parent.replace_child(&element, &words)?;
        append(&element, &words);
        Ok(Some((element, behind)))
    }

    /// Whether each piece of its text would become a box of its own in it, without the white space around.
    fn lays_out(&self, parent: &Element) -> bool {
        let style = self.document.default_view().and_then(|window| window.get_computed_style(parent).ok()?);
        let display = style.and_then(|style| style.get_property_value("display").ok());
        display.is_some_and(|display| display.ends_with("flex") || display.ends_with("grid"))
    }

    /// Does to the whole of a text what the host has done to its first piece, the host's own node, where there is no doubt
    /// that it took that for the whole. Else every piece stays: what is said twice can be mended, what is lost cannot.
    pub fn follow(&self, records: &[MutationRecord]) {
        for (at, record) in records.iter().enumerate() {
            let target = record.target();
            if record.old_value().is_some() {
                let is_first = records[..at].iter().all(|other| other.target() != target);
                target
                    .filter(|_| is_first)
                    .iter()
                    .for_each(|first| self.follow_words(first, record, records));
            } else {
                self.follow_out(record, records);
            }
        }
    }

    /// The host has written into a first piece.
    fn follow_words(&self, first: &Node, record: &MutationRecord, records: &[MutationRecord]) {
        let Some(rest) = self.rest_of(first, first.next_sibling(), records) else { return };
        let [was, now] = [record.old_value(), first.node_value()].map(Option::unwrap_or_default);
        if means_whole(&was, &said_in(&rest), &now) {
            take_away(&rest);
        }
    }

    /// The host has taken a first piece out, and put nothing in its place. Its node has the whole text then, as it would.
    fn follow_out(&self, record: &MutationRecord, records: &[MutationRecord]) {
        let removed: Vec<Node> = list(&record.removed_nodes()).map(JsCast::unchecked_into).gather();
        let [first] = removed.as_slice() else { return };
        let place = record.target();
        let is_replaced = records.iter().any(|it| it.target() == place && it.added_nodes().length() > 0);
        // `normalize` puts it into what stands before it.
        let is_merged = is_touched(record.previous_sibling().as_ref(), records);
        let is_blank = first.node_value().is_none_or(|words| words.trim().is_empty());
        if is_replaced || is_merged || is_blank || !is_text(first) {
            return;
        }
        if let Some(rest) = self.rest_of(first, record.next_sibling(), records) {
            let _ = first.unchecked_ref::<Text>().append_data(&said_in(&rest));
            take_away(&rest);
        }
    }

    /// What stands behind a first piece: marks, and pieces behind them. `None` where there is nothing, or something that is not
    /// as we have made it.
    fn rest_of(&self, first: &Node, mut next: Option<Node>, records: &[MutationRecord]) -> Option<Vec<Node>> {
        let marks = self.marks.borrow();
        let mut rest = Vec::new();
        while let Some(element) = next.filter(is_mark) {
            let wrap = marks.iter().find(|wrap| *wrap.element == element && wrap.at.node == *first)?;
            let (words, behind) = (wrap.words()?, element.next_sibling());
            if behind.as_ref() != Some(&wrap.behind) || is_touched(Some(&words), records) {
                return None;
            }
            next = wrap.behind.next_sibling();
            rest.extend([Some(element), behind].into_iter().flatten());
        }
        let is_ours = !rest.is_empty() && !rest.iter().any(|piece| is_touched(Some(piece), records));
        is_ours.then_some(rest)
    }
}

/// Whether the host has changed a node.
fn is_touched(node: Option<&Node>, records: &[MutationRecord]) -> bool {
    node.is_some() && records.iter().any(|record| record.target().as_ref() == node)
}

fn said_in(pieces: &[Node]) -> String {
    pieces.iter().filter_map(Node::text_content).collect()
}

fn take_away(pieces: &[Node]) {
    pieces.iter().for_each(|piece| piece.unchecked_ref::<Element>().remove());
}

impl Drop for Wraps {
    fn drop(&mut self) {
        self.marks.take().iter().for_each(Wrap::take_out);
    }
}

impl Wrap {
    /// Its words, where it has nothing else.
    fn words(&self) -> Option<Node> {
        let length = self.at.end - self.at.start;
        self.element
            .first_child()
            .filter(|words| length_of(words) == length && words.next_sibling().is_none())
    }

    /// Whether it still stands around its words.
    fn holds(&self) -> bool {
        self.words().is_some_and(|words| whole(&words, 0) == (self.at.node.clone(), self.at.start))
    }

    /// Puts the pieces around it together again. Nodes of the host's stay, even if they stand where a piece of ours was.
    fn take_out(&self) {
        let before = self.element.previous_sibling().filter(is_text);
        let is_whole = words_in(&self.element).is_some_and(|words| whole(&words, 0).0 == self.at.node);
        if let (Some(before), true, Some(behind)) = (before, is_whole, self.element.next_sibling())
            && behind == **self.behind
        {
            let rest = [self.element.clone().into(), behind];
            let _ = before.unchecked_ref::<Text>().append_data(&said_in(&rest));
            take_away(&rest);
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
        remove_attribute(&mark, TABINDEX);
        Some(Self(mark))
    }
}

impl Drop for Pressed {
    fn drop(&mut self) {
        set_attribute(&self.0, TABINDEX, "0");
    }
}

/// Leaves the words of a mark where it stood.
fn unwrap(element: &Element) {
    if let Some(parent) = element.parent_node() {
        while let Some(child) = element.first_child() {
            let _ = parent.insert_before(&child, Some(element));
        }
    }
    element.remove();
}

/// Takes out what is left below an element of marks that nobody minds: copies that the host has made, those whose text has lost
/// its first piece, and those whose words it has put other nodes around. `walk.js` reads what the others have cut as one text.
pub fn unwrap_copies(root: &Element) {
    for mark in find_all(root, MARK) {
        let cuts_text =
            words_in(&mark).is_some() && mark.previous_sibling().is_some_and(|before| is_text(&before));
        if get(&mark, LIVE).is_undefined() || !cuts_text {
            unwrap(&mark);
        }
    }
}

/// The words of a mark, where it has nothing else.
fn words_in(mark: &Node) -> Option<Node> {
    mark.first_child().filter(|words| is_text(words) && words.next_sibling().is_none())
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

/// The pieces that a range begins and ends in, and where in them; `None` where its texts are gone.
pub fn ends(texts: &Texts, range: NodeRange) -> Option<((Node, u32), (Node, u32))> {
    let start = piece_at(&texts.get(range.start_node)?, range.start_offset, false);
    Some((start, piece_at(&texts.get(range.end_node)?, range.end_offset, true)))
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

/// Whether an element is one of ours that the host's text does not go on in.
pub fn is_ours(element: &Element) -> bool {
    element.local_name().starts_with(OURS) && !is_mark(element)
}
