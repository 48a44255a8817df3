//! Writes elements one after another. Text only: there is no way to pass markup.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

use crate::card::{END_OF_ISOLATE, ISOLATE, TOLD};

/// Where the next element goes: into the innermost one that is open.
///
/// The first fault is kept to the end, and nothing is written behind it. So a step has no answer to be looked at, and
/// takes a tenth of the wasm that it took when it gave the element.
pub struct Pen<'d> {
    document: &'d Document,
    open: Vec<Element>,
    /// Which of the open ones are marked parts of a text: the bit of their depth.
    isolates: u32,
    fault: Option<JsValue>,
}

/// Open elements at most that a mark in a text may add to: each has a bit, and those inside it another one.
const DEEPEST: usize = 24;

const SVG: &str = "http://www.w3.org/2000/svg";

impl<'d> Pen<'d> {
    /// Begins inside this element.
    pub fn new(document: &'d Document, root: Element) -> Self {
        Self { document, open: vec![root], isolates: 0, fault: None }
    }

    /// Puts a text in the place of all that an element holds.
    pub fn write_anew(document: &'d Document, element: &Element, text: &str) -> Result<(), JsValue> {
        element.replace_children_with_node_0();
        let mut pen = Self::new(document, element.clone());
        pen.write(text);
        pen.finish()
    }

    /// Opens an element with a class, where it is not empty.
    #[inline(never)]
    pub fn open(&mut self, name: &str, class: &str) {
        let element = self.document.create_element(name);
        self.enter(element, class);
    }

    /// Opens an element of a drawing.
    #[inline(never)]
    pub fn open_svg(&mut self, name: &str, class: &str) {
        let element = self.document.create_element_ns(Some(SVG), name);
        self.enter(element, class);
    }

    /// Opens an element that begins with a text.
    #[inline(never)]
    pub fn text(&mut self, name: &str, class: &str, text: &str) {
        self.open(name, class);
        self.write(text);
    }

    /// Adds a text. What is marked in it as another language becomes an element with its language and direction, in which
    /// stands whatever is written before the end of it.
    #[inline(never)]
    pub fn write(&mut self, text: &str) {
        for (at, piece) in text.split(END_OF_ISOLATE).enumerate() {
            if at > 0 && self.is_isolate() {
                self.leave();
            }
            for (at, piece) in piece.split(ISOLATE).enumerate() {
                // Texts of ours have marks in marks twice at most; whoever writes thousands gets no tower of elements.
                if at > 0 && self.open.len() < DEEPEST {
                    self.open("span", "");
                    self.set("lang", TOLD);
                    self.set("dir", "ltr");
                    self.isolates |= 1 << self.open.len();
                }
                self.append(piece);
            }
        }
    }

    /// Ranges the innermost element as a text in it is read, where all of that is in another language.
    #[inline(never)]
    pub fn lean(&mut self, text: &str) {
        if text.starts_with(ISOLATE)
            && text.find(END_OF_ISOLATE) == text.len().checked_sub(END_OF_ISOLATE.len_utf8())
        {
            self.set("dir", "ltr");
        }
    }

    /// Whether the innermost element is one that a mark in a text has opened.
    fn is_isolate(&self) -> bool {
        self.isolates >> self.open.len() & 1 == 1
    }

    fn leave(&mut self) {
        if self.fault.is_none() {
            self.isolates &= !(1 << self.open.len());
            self.open.pop();
        }
    }

    #[inline(never)]
    fn append(&mut self, text: &str) {
        if let (None, Some(element), false) = (&self.fault, self.open.last(), text.is_empty()) {
            self.fault = element.append_with_str_1(text).err();
        }
    }

    /// A button that begins with a text.
    #[inline(never)]
    pub fn button(&mut self, class: &str, text: &str) {
        self.text("button", class, text);
        self.set("type", "button");
    }

    /// A whole element: nothing more goes into it.
    #[inline(never)]
    pub fn line(&mut self, name: &str, class: &str, text: &str) {
        self.text(name, class, text);
        self.close();
    }

    /// Sets an attribute of the innermost element.
    #[inline(never)]
    pub fn set(&mut self, name: &str, value: &str) {
        if let (None, Some(element)) = (&self.fault, self.open.last()) {
            self.fault = element.set_attribute(name, value).err();
        }
    }

    #[inline(never)]
    pub fn close(&mut self) {
        // A text may have marks without their ends.
        while self.fault.is_none() && self.is_isolate() {
            self.leave();
        }
        self.leave();
    }

    /// The first fault, if there was one.
    pub fn finish(self) -> Result<(), JsValue> {
        self.fault.map_or(Ok(()), Err)
    }

    #[inline(never)]
    fn enter(&mut self, element: Result<Element, JsValue>, class: &str) {
        if self.fault.is_some() {
            return;
        }
        let entered = element.and_then(|element| {
            if let Some(parent) = self.open.last() {
                parent.append_child(&element)?;
            }
            self.open.push(element);
            Ok(())
        });
        self.fault = entered.err();
        if !class.is_empty() {
            self.set("class", class);
            // By which a page's own style sheet reaches it.
            self.set("part", class);
        }
    }
}
