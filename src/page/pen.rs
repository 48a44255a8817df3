//! Writes elements one after another. Text only: there is no way to pass markup.

use web_sys::{Document, Element};

use super::browser::{HTML, SVG, append, create, set_attribute};
use crate::card::{END_OF_ISOLATE, ISOLATE, TOLD};

/// Where the next element goes: into the innermost one that is open.
pub struct Pen<'d> {
    document: &'d Document,
    open: Vec<Element>,
    /// Which of the open ones are marked parts of a text: the bit of their depth.
    isolates: u32,
}

/// Open elements at most that a mark in a text may add to: each has a bit, and those inside it another one.
const DEEPEST: usize = 24;

impl<'d> Pen<'d> {
    /// Begins inside this element.
    pub fn new(document: &'d Document, root: Element) -> Self {
        Self { document, open: vec![root], isolates: 0 }
    }

    /// Puts a text in the place of all that an element holds.
    pub fn write_anew(document: &'d Document, element: &Element, text: &str) {
        Self::anew(document, element).write(text);
    }

    /// Begins in the place of all that an element holds.
    pub fn anew(document: &'d Document, element: &Element) -> Self {
        element.replace_children_with_node_0();
        Self::new(document, element.clone())
    }

    /// Opens an element with a class, where it is not empty.
    #[inline(never)]
    pub fn open(&mut self, name: &str, class: &str) {
        self.enter(create(self.document, HTML, name), class);
    }

    /// Opens an element of a drawing.
    #[inline(never)]
    pub fn open_svg(&mut self, name: &str, class: &str) {
        self.enter(create(self.document, SVG, name), class);
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
        self.isolates &= !(1 << self.open.len());
        self.open.pop();
    }

    #[inline(never)]
    fn append(&mut self, text: &str) {
        if let (Some(element), false) = (self.open.last(), text.is_empty()) {
            // An element of ours takes any text.
            let _ = element.append_with_str_1(text);
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
        if let Some(element) = self.open.last() {
            set_attribute(element, name, value);
        }
    }

    #[inline(never)]
    pub fn close(&mut self) {
        // A text may have marks without their ends.
        while self.is_isolate() {
            self.leave();
        }
        self.leave();
    }

    #[inline(never)]
    fn enter(&mut self, element: Element, class: &str) {
        if let Some(parent) = self.open.last() {
            append(parent, &element);
        }
        self.open.push(element);
        if !class.is_empty() {
            self.set("class", class);
            // By which a page's own style sheet reaches it.
            self.set("part", class);
        }
    }
}
