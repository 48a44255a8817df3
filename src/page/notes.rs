//! The notes list: a real button that opens the story's notes in reading order, for everyone to whom a highlight is
//! not a door.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::browser::{AdoptedSheet, focus, put};

const CSS: &str = include_str!("notes.css");

/// One line of the list.
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
    _sheet: AdoptedSheet,
}

impl NotesHost {
    /// Inside the publisher's `<backstory-notes>`, else at the end of the page without height in its flow.
    pub fn new(document: &Document) -> Result<Self, JsValue> {
        let host: HtmlElement = document.create_element("backstory-list")?.unchecked_into();
        let shadow = host.attach_shadow(&web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Open))?;
        let sheet = AdoptedSheet::new(&shadow, CSS)?;
        let frame = document.create_element("div")?;
        let button = put(document, &frame, "button", "toggle", "")?;
        button.set_attribute("type", "button")?;
        button.set_attribute("aria-expanded", "false")?;
        button.set_attribute("aria-controls", "panel")?;
        let panel = put(document, &frame, "div", "panel", "")?;
        panel.set_id("panel");
        panel.set_attribute("hidden", "")?;
        shadow.append_child(&frame)?;
        match document.query_selector("backstory-notes")? {
            Some(place) => drop(place.append_child(&host)?),
            None => {
                host.set_attribute("data-floating", "")?;
                document.body().ok_or("the page has no body")?.append_child(&host)?;
            }
        }
        Ok(Self { document: document.clone(), host, shadow, button, panel, _sheet: sheet })
    }

    pub fn host(&self) -> &HtmlElement {
        &self.host
    }

    pub fn fill(&self, entries: &[Entry]) -> Result<(), JsValue> {
        self.button.set_text_content(Some(&format!("Notes on this story ({})", entries.len())));
        self.panel.replace_children_with_node_0();
        let mut section: Option<&str> = None;
        let mut list = None;
        for (at, entry) in entries.iter().enumerate() {
            if section != Some(&entry.section) {
                if !entry.section.is_empty() {
                    put(&self.document, &self.panel, "h2", "", &entry.section)?;
                }
                list = Some(put(&self.document, &self.panel, "ul", "", "")?);
                section = Some(&entry.section);
            }
            let Some(list) = &list else { continue };
            let item = put(&self.document, list, "li", "", "")?;
            let button = put(&self.document, &item, "button", "entry", &entry.title)?;
            button.set_attribute("type", "button")?;
            button.set_attribute("data-note", &at.to_string())?;
        }
        Ok(())
    }

    pub fn is_open(&self) -> bool {
        !self.panel.has_attribute("hidden")
    }

    pub fn set_open(&self, open: bool) {
        let _ = self.button.set_attribute("aria-expanded", if open { "true" } else { "false" });
        let _ = self.panel.toggle_attribute_with_force("hidden", !open);
    }

    pub fn focus_button(&self) {
        focus(&self.button);
    }

    pub fn focus_entry(&self, note: u32) {
        if let Some(entry) = self.entry(note) {
            focus(&entry);
        }
    }

    pub fn entry(&self, note: u32) -> Option<Element> {
        self.shadow.query_selector(&format!("[data-note='{note}']")).ok()?
    }
}

impl Drop for NotesHost {
    fn drop(&mut self) {
        self.host.remove();
    }
}
