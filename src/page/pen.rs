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
    fault: Option<JsValue>,
}

const SVG: &str = "http://www.w3.org/2000/svg";

impl<'d> Pen<'d> {
    /// Begins inside this element.
    pub fn new(document: &'d Document, root: Element) -> Self {
        Self { document, open: vec![root], fault: None }
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

    /// Adds a text; what is marked in it as another language becomes an element with its language and direction.
    #[inline(never)]
    pub fn write(&mut self, text: &str) {
        let (mut rest, outside) = (text, self.open.len());
        while let Some(at) = rest.find([ISOLATE, END_OF_ISOLATE]) {
            let (before, mark) = rest.split_at(at);
            self.append(before);
            if mark.starts_with(ISOLATE) {
                self.open("span", "");
                self.set("lang", TOLD);
                self.set("dir", "ltr");
            } else if self.open.len() > outside {
                self.close();
            }
            rest = mark.get(ISOLATE.len_utf8()..).unwrap_or("");
        }
        self.append(rest);
        while self.fault.is_none() && self.open.len() > outside {
            self.close();
        }
    }

    #[inline(never)]
    fn append(&mut self, text: &str) {
        if let (None, Some(element), false) = (&self.fault, self.open.last(), text.is_empty()) {
            self.fault = element.append_with_str_1(text).err();
        }
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
        if self.fault.is_none() {
            self.open.pop();
        }
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
        }
    }
}
