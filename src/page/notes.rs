//! The notes list: a real button that opens the story's notes in reading order, for everyone to whom a highlight is
//! not a door.

use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::browser::{AdoptedSheet, Modern, focus, get};
use super::open::rect;
use super::pen::Pen;
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
        let host: HtmlElement = document.create_element("backstory-list")?.unchecked_into();
        host.set_attribute("hidden", "")?;
        // In the publisher's place it is behind two roots.
        host.set_attribute("exportparts", "toggle,panel,entry,back,choice")?;
        let shadow = shadow_root(&host)?;
        let sheet = AdoptedSheet::new(&shadow, CSS)?;
        let frame = document.create_element("div")?;
        frame.set_attribute("lang", interface.language())?;
        frame.set_attribute("dir", interface.direction())?;
        let part = |name: &str, class: &str| -> Result<Element, JsValue> {
            let element = document.create_element(name)?;
            element.set_attribute("class", class)?;
            element.set_attribute("part", class)?;
            frame.append_child(&element)?;
            Ok(element)
        };
        let (button, panel, back) =
            (part("button", "toggle")?, part("div", "panel")?, part("button", "back")?);
        let foot = document.create_element("p")?;
        foot.set_attribute("class", "foot")?;
        Pen::write_anew(document, &back, interface.line(Say::BackToNotes))?;
        for (element, name, value) in [
            (&button, "type", "button"),
            (&button, "aria-expanded", "false"),
            (&button, "aria-controls", "panel"),
            (&panel, "id", "panel"),
            (&panel, "hidden", ""),
            // What scrolls is a stop of its own in Firefox.
            (&panel, "tabindex", "-1"),
            (&back, "type", "button"),
            (&back, "popover", "manual"),
        ] {
            element.set_attribute(name, value)?;
        }
        shadow.append_child(&frame)?;
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
            return js_sys::Reflect::set(&self.host, &ARTICLE.into(), article);
        }
        let serves = |other: &Element| get(other, ARTICLE) == *****article;
        let all = |name: &str| {
            let found = self.document.get_elements_by_tag_name(name);
            (0..found.length()).filter_map(move |at| found.item(at))
        };
        let mut taken = all("backstory-list").any(|other| serves(&other));
        let mut free = None;
        for place in all("backstory-notes") {
            match place.shadow_root().and_then(|root| root.first_element_child()) {
                Some(other) => taken |= serves(&other),
                None => free = free.or(Some(place)),
            }
        }
        if taken {
            return Ok(false);
        }
        js_sys::Reflect::set(&self.host, &ARTICLE.into(), article)?;
        let inside = free.and_then(|place| shadow_root(&place).ok());
        self.host.toggle_attribute_with_force("data-floating", inside.is_none())?;
        match inside {
            Some(inside) => inside.append_child(&self.host)?,
            None => self.document.body().ok_or("the page has no body")?.append_child(&self.host)?,
        };
        Ok(true)
    }

    /// A list that is as it was stays as it is, with the focus in it.
    pub fn fill(&self, entries: Vec<Entry>, interface: &Interface) -> Result<(), JsValue> {
        if *self.entries.borrow() == entries {
            return Ok(());
        }
        let count = interface.put(Say::NotesOnStory, &[&digits_of(entries.len() as u32)]);
        Pen::write_anew(&self.document, &self.button, &count)?;
        self.host.toggle_attribute_with_force("hidden", entries.is_empty())?;
        self.entries.replace(entries);
        self.written.set(false);
        if self.is_open() { self.write_entries() } else { Ok(()) }
    }

    fn write_entries(&self) -> Result<(), JsValue> {
        if self.written.replace(true) {
            return Ok(());
        }
        self.panel.replace_children_with_node_0();
        let mut pen = Pen::new(&self.document, self.panel.clone());
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
            pen.text("button", "entry", &entry.title);
            pen.set("type", "button");
            pen.set("data-note", &digits_of(at as u32));
            pen.close();
            pen.close();
        }
        pen.finish()?;
        self.panel.append_child(&self.foot)?;
        Ok(())
    }

    /// What can be chosen at its end. The focus stays there, or goes to the button where nothing is left to choose.
    pub fn offer(&self, offer: &Offer, interface: &Interface) {
        let active: Option<Element> = get(&self.shadow, "activeElement").dyn_into().ok();
        let has_focus = active.is_some_and(|active| self.foot.contains(Some(&active)));
        self.foot.replace_children_with_node_0();
        let mut pen = Pen::new(&self.document, self.foot.clone());
        write_offer(&mut pen, offer, interface, false);
        // An element of ours takes buttons.
        let _ = pen.finish();
        if has_focus {
            let first = self.foot.query_selector("button").ok().flatten();
            focus(first.as_ref().unwrap_or(&self.button));
        }
    }

    pub fn is_open(&self) -> bool {
        !self.panel.has_attribute("hidden")
    }

    pub fn panel_rect(&self) -> Rect {
        rect(&self.panel.get_bounding_client_rect())
    }

    pub fn set_open(&self, open: bool) {
        if open {
            // A panel of ours takes what is written into it.
            let _ = self.write_entries();
        }
        let _ = self.button.set_attribute("aria-expanded", if open { "true" } else { "false" });
        let _ = self.panel.toggle_attribute_with_force("hidden", !open);
    }

    /// The entry of a note where the list is open, else the button.
    pub fn focus(&self, note: u32) {
        let entry = if self.is_open() { self.entry(note) } else { None };
        focus(entry.as_ref().unwrap_or(&self.button));
    }

    /// Marks the entry of a note as where the reader is.
    pub fn set_current(&self, note: u32) {
        const CURRENT: &str = "aria-current";
        if let Ok(Some(before)) = self.panel.query_selector("[aria-current]") {
            let _ = before.remove_attribute(CURRENT);
        }
        if let Some(entry) = self.entry(note) {
            let _ = entry.set_attribute(CURRENT, "location");
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
        self.write_entries().ok()?;
        self.shadow.query_selector(&["[data-note='", &digits_of(note), "']"].concat()).ok()?
    }

    pub fn offer_way_back(&self, note: u32) {
        let _ = self.back.set_attribute("data-back", &digits_of(note));
        let _ = self.back.unchecked_ref::<Modern>().show_popover();
    }

    /// Back from a sentence to its note.
    pub fn go_back(&self) {
        let note = self.back.get_attribute("data-back").and_then(|note| number_of(&note));
        let _ = self.back.remove_attribute("data-back");
        let _ = self.back.unchecked_ref::<Modern>().hide_popover();
        self.set_open(true);
        let note = note.unwrap_or(0);
        self.set_current(note);
        self.focus(note);
    }
}

/// The shadow root of an element; one that an earlier widget has left is used again.
fn shadow_root(of: &Element) -> Result<ShadowRoot, JsValue> {
    let open = web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Open);
    of.shadow_root().map_or_else(|| of.attach_shadow(&open), Ok)
}

impl Drop for NotesHost {
    fn drop(&mut self) {
        self.host.remove();
    }
}
