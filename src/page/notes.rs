//! The notes list: a real button that opens the story's notes in reading order, for everyone to whom a highlight is
//! not a door.

use std::cell::{Cell, OnceCell, RefCell};

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::browser::{AdoptedSheet, Modern, element, focus, get, sheet};
use super::open::rect;
use super::pen::Pen;
use super::write::write_offer;
use crate::card::{Interface, Say};
use crate::ui::control::Offer;
use crate::ui::place::Rect;
use crate::value::{digits_of, number_of};

const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/notes.css"));
const PANEL_CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/panel.css"));

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
    /// In the interface's language, as all that is in it.
    frame: Element,
    button: Element,
    count: Cell<usize>,
    /// Made when it is first opened: most readers never do.
    panel: OnceCell<Panel>,
    _sheet: AdoptedSheet,
}

/// What opens at the button.
struct Panel {
    element: Element,
    entries: RefCell<Vec<Entry>>,
    /// At the panel's end: more marks, or marks again.
    foot: Element,
    /// "Back to notes": shown from "Go to the sentence" until it is used.
    back: Element,
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
        let sheet = AdoptedSheet::new(&shadow, &sheet(document, CSS)?);
        let frame = document.create_element("div")?;
        frame.set_attribute("lang", interface.language())?;
        frame.set_attribute("dir", interface.direction())?;
        let button = part(document, &frame, "button", "toggle")?;
        button.set_attribute("type", "button")?;
        button.set_attribute("aria-expanded", "false")?;
        shadow.append_child(&frame)?;
        Ok(Self {
            document: document.clone(),
            host,
            shadow,
            frame,
            button,
            count: Cell::default(),
            panel: OnceCell::new(),
            _sheet: sheet,
        })
    }

    fn panel(&self, interface: &Interface) -> Result<&Panel, JsValue> {
        match self.panel.get() {
            Some(panel) => Ok(panel),
            None => {
                let panel = self.make_panel(interface)?;
                Ok(self.panel.get_or_init(|| panel))
            }
        }
    }

    fn make_panel(&self, interface: &Interface) -> Result<Panel, JsValue> {
        let sheet = sheet(&self.document, PANEL_CSS)?;
        let part = |name, class| part(&self.document, &self.frame, name, class);
        let (element, back) = (part("div", "panel")?, part("button", "back")?);
        Pen::write_anew(&self.document, &back, interface.line(Say::BackToNotes))?;
        let foot = self.document.create_element("p")?;
        for (element, name, value) in [
            (&self.button, "aria-controls", "panel"),
            (&element, "id", "panel"),
            (&element, "hidden", ""),
            // What scrolls is a stop of its own in Firefox.
            (&element, "tabindex", "-1"),
            (&foot, "class", "foot"),
            (&back, "type", "button"),
            (&back, "popover", "manual"),
        ] {
            element.set_attribute(name, value)?;
        }
        let sheet = AdoptedSheet::new(&self.shadow, &sheet);
        Ok(Panel { element, entries: RefCell::default(), foot, back, _sheet: sheet })
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

    /// Says how many notes there are; without any there is no button.
    pub fn count(&self, notes: usize, interface: &Interface) -> Result<(), JsValue> {
        if self.count.replace(notes) != notes {
            let count = interface.put(Say::NotesOnStory, &[&digits_of(notes as u32)]);
            Pen::write_anew(&self.document, &self.button, &count)?;
            self.host.toggle_attribute_with_force("hidden", notes == 0)?;
        }
        Ok(())
    }

    /// Opens it with these entries.
    pub fn open(&self, entries: Vec<Entry>, offer: &Offer, interface: &Interface) -> Result<(), JsValue> {
        let panel = self.panel(interface)?;
        self.write(entries)?;
        self.offer(offer, interface);
        self.button.set_attribute("aria-expanded", "true")?;
        panel.element.remove_attribute("hidden")
    }

    pub fn close(&self) {
        let _ = self.button.set_attribute("aria-expanded", "false");
        if let Some(panel) = self.panel.get() {
            let _ = panel.element.set_attribute("hidden", "");
        }
    }

    /// Writes the entries of the panel, where there is one. A list that is as it was stays as it is, with the focus in it.
    pub fn write(&self, entries: Vec<Entry>) -> Result<(), JsValue> {
        let Some(panel) = self.panel.get().filter(|panel| *panel.entries.borrow() != entries) else {
            return Ok(());
        };
        panel.element.replace_children_with_node_0();
        let mut pen = Pen::new(&self.document, panel.element.clone());
        let mut section: Option<&str> = None;
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
        pen.finish()?;
        panel.element.append_child(&panel.foot)?;
        panel.entries.replace(entries);
        Ok(())
    }

    /// What can be chosen at its end. The focus stays there, or goes to the button where nothing is left to choose.
    pub fn offer(&self, offer: &Offer, interface: &Interface) {
        let Some(Panel { foot, .. }) = self.panel.get() else { return };
        let active = element(get(&self.shadow, "activeElement"));
        let has_focus = active.is_some_and(|active| foot.contains(Some(&active)));
        foot.replace_children_with_node_0();
        let mut pen = Pen::new(&self.document, foot.clone());
        write_offer(&mut pen, offer, interface, false);
        // An element of ours takes buttons.
        let _ = pen.finish();
        if has_focus {
            let first = foot.query_selector("button").ok().flatten();
            focus(first.as_ref().unwrap_or(&self.button));
        }
    }

    pub fn is_open(&self) -> bool {
        self.panel.get().is_some_and(|panel| !panel.element.has_attribute("hidden"))
    }

    /// Where the card of one of its notes may stand: at the panel, level with the entry, where that is open; else at the
    /// button.
    pub fn place_of(&self, note: u32) -> (Rect, Option<Rect>) {
        let rect_of = |element: &Element| rect(&element.get_bounding_client_rect());
        let open = self.panel.get().filter(|_| self.is_open());
        match open.zip(self.entry(note)) {
            Some((panel, entry)) => (rect_of(&panel.element), Some(rect_of(&entry))),
            None => (rect_of(&self.host), None),
        }
    }

    /// The entry of a note where the list is open, else the button.
    pub fn focus(&self, note: u32) {
        let entry = if self.is_open() { self.entry(note) } else { None };
        focus(entry.as_ref().unwrap_or(&self.button));
    }

    /// Marks the entry of a note as where the reader is.
    pub fn set_current(&self, note: u32) {
        const CURRENT: &str = "aria-current";
        if let Ok(Some(before)) = self.shadow.query_selector("[aria-current]") {
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

    fn entry(&self, note: u32) -> Option<Element> {
        self.shadow.query_selector(&["[data-note='", &digits_of(note), "']"].concat()).ok()?
    }

    pub fn offer_way_back(&self, note: u32, interface: &Interface) {
        if let Ok(Panel { back, .. }) = self.panel(interface) {
            let _ = back.set_attribute("data-back", &digits_of(note));
            let _ = back.unchecked_ref::<Modern>().show_popover();
        }
    }

    /// The reader goes back: to which note.
    pub fn end_way_back(&self) -> Option<u32> {
        let back = &self.panel.get()?.back;
        let note = back.get_attribute("data-back").and_then(|note| number_of(&note));
        let _ = back.remove_attribute("data-back");
        let _ = back.unchecked_ref::<Modern>().hide_popover();
        note
    }
}

/// A part of ours that a page's own style sheet reaches by its name.
fn part(document: &Document, frame: &Element, name: &str, class: &str) -> Result<Element, JsValue> {
    let element = document.create_element(name)?;
    element.set_attribute("class", class)?;
    element.set_attribute("part", class)?;
    frame.append_child(&element)?;
    Ok(element)
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
