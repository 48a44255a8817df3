//! The notes list: a real button that opens the story's notes in reading order, for everyone to whom a highlight is
//! not a door.

use std::cell::{Cell, OnceCell, RefCell};

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::browser::{
    AdoptedSheet, HTML, append, bounds, create, element, find, find_all, focus, get, hide_popover,
    remove_attribute, set_attribute, shadow_in, sheet, show_popover, toggle,
};
use super::pen::Pen;
use super::set;
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
        let host: HtmlElement = create(document, HTML, "backstory-list").unchecked_into();
        set_attribute(&host, "hidden", "");
        set_attribute(&host, "popover", "manual");
        // In the publisher's place it is behind two roots.
        set_attribute(&host, "exportparts", "toggle,panel,entry,back,choice");
        let shadow = shadow_in(&host)?;
        let sheet = AdoptedSheet::new(&shadow, &sheet(document, CSS)?);
        let frame = create(document, HTML, "div");
        set_attribute(&frame, "lang", interface.language());
        set_attribute(&frame, "dir", interface.direction());
        let button = part(document, &frame, "button", "toggle");
        set_attribute(&button, "type", "button");
        set_attribute(&button, "aria-expanded", "false");
        append(&shadow, &frame);
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
        let (element, back) = (part("div", "panel"), part("button", "back"));
        Pen::write_anew(&self.document, &back, interface.line(Say::BackToNotes));
        let foot = create(&self.document, HTML, "p");
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
            set_attribute(element, name, value);
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
        self.rise();
        Ok(true)
    }

    /// Puts what floats into the top layer: a banner of the page's may have the highest z-index, too. A dialog that the page waits
    /// for stays above it. The focus stays where it is.
    fn rise(&self) {
        if self.is_floating() && find(&self.document, ":modal").is_none() {
            show_popover(&self.host);
        }
    }

    /// Says how many notes there are; without any there is no button.
    pub fn count(&self, notes: usize, interface: &Interface) {
        if self.count.replace(notes) != notes {
            let count = interface.put(Say::NotesOnStory, &[&digits_of(notes as u32)]);
            Pen::write_anew(&self.document, &self.button, &count);
            toggle(&self.host, "hidden", notes == 0);
        }
    }

    /// Opens it with these entries.
    ///
    /// # Errors
    /// The browser refuses the panel's style sheet.
    pub fn open(&self, entries: Vec<Entry>, offer: &Offer, interface: &Interface) -> Result<(), JsValue> {
        let panel = self.panel(interface)?;
        // Where a dialog was in the way.
        self.rise();
        self.write(entries);
        self.offer(offer, interface);
        set_attribute(&self.button, "aria-expanded", "true");
        remove_attribute(&panel.element, "hidden");
        Ok(())
    }

    pub fn close(&self) {
        set_attribute(&self.button, "aria-expanded", "false");
        if let Some(panel) = self.panel.get() {
            set_attribute(&panel.element, "hidden", "");
        }
    }

    /// Writes the entries of the panel, where there is one. A list that is as it was stays as it is, with the focus in it.
    pub fn write(&self, entries: Vec<Entry>) {
        let Some(panel) = self.panel.get().filter(|panel| *panel.entries.borrow() != entries) else { return };
        let mut pen = Pen::anew(&self.document, &panel.element);
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
        append(&panel.element, &panel.foot);
        panel.entries.replace(entries);
    }

    /// What can be chosen at its end. The focus stays there, or goes to the button where nothing is left to choose.
    pub fn offer(&self, offer: &Offer, interface: &Interface) {
        let Some(Panel { foot, .. }) = self.panel.get() else { return };
        let active = element(get(&self.shadow, "activeElement"));
        let has_focus = active.is_some_and(|active| foot.contains(Some(&active)));
        write_offer(&mut Pen::anew(&self.document, foot), offer, interface, false);
        if has_focus {
            let first = find(foot, "button");
            focus(first.as_ref().unwrap_or(&self.button));
        }
    }

    pub fn is_open(&self) -> bool {
        self.panel.get().is_some_and(|panel| !panel.element.has_attribute("hidden"))
    }

    /// Where the card of one of its notes may stand: at the panel, level with the entry, where that is open; else at the
    /// button.
    pub fn place_of(&self, note: u32) -> (Rect, Option<Rect>) {
        let open = self.panel.get().filter(|_| self.is_open());
        match open.zip(self.entry(note)) {
            Some((panel, entry)) => (bounds(&panel.element), Some(bounds(&entry))),
            None => (bounds(&self.host), None),
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
        if let Some(before) = find(&self.shadow, "[aria-current]") {
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

    fn entry(&self, note: u32) -> Option<Element> {
        find(&self.shadow, &["[data-note='", &digits_of(note), "']"].concat())
    }

    pub fn offer_way_back(&self, note: u32, interface: &Interface) {
        if let Ok(Panel { back, .. }) = self.panel(interface) {
            set_attribute(back, "data-back", &digits_of(note));
            show_popover(back);
        }
    }

    /// The reader goes back: to which note.
    pub fn end_way_back(&self) -> Option<u32> {
        let back = &self.panel.get()?.back;
        let note = back.get_attribute("data-back").and_then(|note| number_of(&note));
        remove_attribute(back, "data-back");
        hide_popover(back);
        note
    }
}

/// A part of ours that a page's own style sheet reaches by its name.
fn part(document: &Document, frame: &Element, name: &str, class: &str) -> Element {
    let element = create(document, HTML, name);
    set_attribute(&element, "class", class);
    set_attribute(&element, "part", class);
    append(frame, &element);
    element
}

impl Drop for NotesHost {
    fn drop(&mut self) {
        self.host.remove();
    }
}
