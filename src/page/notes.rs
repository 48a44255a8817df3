//! The notes list: a real button that opens the story's notes in reading order, for everyone to whom a highlight is
//! not a door.

use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::browser::{
    AdoptedSheet, HTML, append, bounds, create, element, find, find_all, focus, get, hide_popover,
    remove_attribute, set_attribute, shadow_in, show_popover, toggle,
};
use super::pen::Pen;
use super::set;
use super::write::write_offer;
use crate::card::{Interface, Say};
use crate::ui::control::Offer;
use crate::ui::place::Rect;
use crate::value::{digits_of, number_of};

const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/notes.css"));

/// One line of the list.
#[derive(PartialEq)]
pub struct Entry {
    pub title: String,
    /// Under which heading of the article it stands first; empty before the first.
    pub section: String,
}

/// The host of button and list; dropping it takes it out of the page.
pub struct NotesHost {
    document: Document,
    host: HtmlElement,
    shadow: ShadowRoot,
    button: Element,
    panel: Element,
    /// At the panel's end: more marks, or marks again.
    foot: Element,
    /// "Back to notes": shown from "Go to the sentence" until it is used.
    back: Element,
    entries: RefCell<Vec<Entry>>,
    /// Whether the panel has them: most readers never open it.
    written: Cell<bool>,
    _sheet: AdoptedSheet,
}

/// What tells our host from that of another widget on the page: the article that it belongs to.
const ARTICLE: &str = "backstoryArticle";

impl NotesHost {
    pub fn new(document: &Document, interface: &Interface) -> Result<Self, JsValue> {
        let host: HtmlElement = create(document, HTML, "backstory-list").unchecked_into();
        set_attribute(&host, "hidden", "");
        // In the publisher's place it is behind two roots.
        set_attribute(&host, "exportparts", "toggle,panel,entry,back,choice");
        let shadow = shadow_in(&host)?;
        let sheet = AdoptedSheet::new(&shadow, CSS)?;
        let frame = create(document, HTML, "div");
        set_attribute(&frame, "lang", interface.language());
        set_attribute(&frame, "dir", interface.direction());
        let part = |name: &str, class: &str| {
            let element = create(document, HTML, name);
            set_attribute(&element, "class", class);
            set_attribute(&element, "part", class);
            append(&frame, &element);
            element
        };
        let (button, panel, back) = (part("button", "toggle"), part("div", "panel"), part("button", "back"));
        let foot = create(document, HTML, "p");
        Pen::write_anew(document, &back, interface.line(Say::BackToNotes));
        for (element, name, value) in [
            (&button, "type", "button"),
            (&button, "aria-expanded", "false"),
            (&button, "aria-controls", "panel"),
            (&panel, "id", "panel"),
            (&panel, "hidden", ""),
            // What scrolls is a stop of its own in Firefox.
            (&panel, "tabindex", "-1"),
            (&foot, "class", "foot"),
            (&back, "type", "button"),
            (&back, "popover", "manual"),
        ] {
            set_attribute(element, name, value);
        }
        append(&shadow, &frame);
        Ok(Self {
            document: document.clone(),
            host,
            shadow,
            button,
            panel,
            foot,
            back,
            entries: RefCell::default(),
            written: Cell::default(),
            _sheet: sheet,
        })
    }

    pub fn host(&self) -> &HtmlElement {
        &self.host
    }

    /// Puts the host into the publisher's `<backstory-notes>`, else at the end of the page without height in its flow.
    /// False where another widget already serves this article.
    ///
    /// In the place it stands in a shadow root, so that the markup of an article with the place in it stays as it was.
    pub fn enter(&self, article: &Element) -> Result<bool, JsValue> {
        if self.host.is_connected() {
            set(&self.host, ARTICLE, article);
            return Ok(true);
        }
        let serves = |other: &Element| get(other, ARTICLE) == *****article;
        let mut taken = find_all(&self.document, "backstory-list").iter().any(serves);
        let mut free = None;
        for place in find_all(&self.document, "backstory-notes") {
            match place.shadow_root().and_then(|root| root.first_element_child()) {
                Some(other) => taken |= serves(&other),
                None => free = free.or(Some(place)),
            }
        }
        if taken {
            return Ok(false);
        }
        set(&self.host, ARTICLE, article);
        let inside = free.and_then(|place| shadow_in(&place).ok());
        toggle(&self.host, "data-floating", inside.is_none());
        match inside {
            Some(inside) => append(&inside, &self.host),
            None => append(&*self.document.body().ok_or("the page has no body")?, &self.host),
        }
        Ok(true)
    }

    /// A list that is as it was stays as it is, with the focus in it.
    pub fn fill(&self, entries: Vec<Entry>, interface: &Interface) {
        if *self.entries.borrow() == entries {
            return;
        }
        let count = interface.put(Say::NotesOnStory, &[&digits_of(entries.len() as u32)]);
        Pen::write_anew(&self.document, &self.button, &count);
        toggle(&self.host, "hidden", entries.is_empty());
        self.entries.replace(entries);
        self.written.set(false);
        if self.is_open() {
            self.write_entries();
        }
    }

    fn write_entries(&self) {
        if self.written.replace(true) {
            return;
        }
        let mut pen = Pen::anew(&self.document, &self.panel);
        let mut section: Option<&str> = None;
        let entries = self.entries.borrow();
        for (at, entry) in entries.iter().enumerate() {
            if section != Some(&entry.section) {
                if section.is_some() {
                    pen.close();
                }
                if !entry.section.is_empty() {
                    pen.line("h2", "", &entry.section);
                }
                pen.open("ul", "");
                section = Some(&entry.section);
            }
            pen.open("li", "");
            pen.button("entry", &entry.title);
            pen.set("data-note", &digits_of(at as u32));
            pen.close();
            pen.close();
        }
        append(&self.panel, &self.foot);
    }

    /// What can be chosen at its end. The focus stays there, or goes to the button where nothing is left to choose.
    pub fn offer(&self, offer: &Offer, interface: &Interface) {
        let active = element(get(&self.shadow, "activeElement"));
        let has_focus = active.is_some_and(|active| self.foot.contains(Some(&active)));
        write_offer(&mut Pen::anew(&self.document, &self.foot), offer, interface, false);
        if has_focus {
            let first = find(&self.foot, "button");
            focus(first.as_ref().unwrap_or(&self.button));
        }
    }

    pub fn is_open(&self) -> bool {
        !self.panel.has_attribute("hidden")
    }

    pub fn panel_rect(&self) -> Rect {
        bounds(&self.panel)
    }

    pub fn set_open(&self, open: bool) {
        if open {
            self.write_entries();
        }
        set_attribute(&self.button, "aria-expanded", if open { "true" } else { "false" });
        toggle(&self.panel, "hidden", !open);
    }

    /// The entry of a note where the list is open, else the button.
    pub fn focus(&self, note: u32) {
        let entry = if self.is_open() { self.entry(note) } else { None };
        focus(entry.as_ref().unwrap_or(&self.button));
    }

    /// Marks the entry of a note as where the reader is.
    pub fn set_current(&self, note: u32) {
        const CURRENT: &str = "aria-current";
        if let Some(before) = find(&self.panel, "[aria-current]") {
            remove_attribute(&before, CURRENT);
        }
        if let Some(entry) = self.entry(note) {
            set_attribute(&entry, CURRENT, "location");
        }
    }

    /// Whether the button is in view wherever the page is scrolled to.
    pub fn is_floating(&self) -> bool {
        self.host.has_attribute("data-floating")
    }

    pub fn focus_button(&self) {
        focus(&self.button);
    }

    pub fn entry(&self, note: u32) -> Option<Element> {
        self.write_entries();
        find(&self.shadow, &["[data-note='", &digits_of(note), "']"].concat())
    }

    pub fn offer_way_back(&self, note: u32) {
        set_attribute(&self.back, "data-back", &digits_of(note));
        show_popover(&self.back);
    }

    /// Back from a sentence to its note.
    pub fn go_back(&self) {
        let note = self.back.get_attribute("data-back").and_then(|note| number_of(&note));
        remove_attribute(&self.back, "data-back");
        hide_popover(&self.back);
        self.set_open(true);
        let note = note.unwrap_or(0);
        self.set_current(note);
        self.focus(note);
    }
}

impl Drop for NotesHost {
    fn drop(&mut self) {
        self.host.remove();
    }
}
