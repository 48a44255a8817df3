//! The card on the page: one shadow host in the top layer, filled with nodes and text.

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::browser::{
    AdoptedSheet, HTML, append, bounds, create, element, find, find_all, focus, get, hide_popover, lines,
    set_attribute, shadow_in, sheet, show_popover, style, toggle, view,
};
use super::pen::Pen;
use super::start::Feedback;
use super::write::{write, write_foot};
use crate::card::{Interface, View};
use crate::ui::control::Offer;
use crate::ui::place::{Rect, place, place_at_side};
use crate::ui::trail::{Left, Trail};
use crate::value::digits_of;

const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/card.css"));

/// Where a card is to stand.
#[derive(Clone, Copy)]
pub enum Stand {
    /// Below or above this rectangle of the viewport.
    Beside(Rect),
    /// Beside a list, level with an entry of it; below the entry where the side has no room.
    AtSide { list: Rect, entry: Rect },
    /// At the lower edge, where fingers are.
    Sheet,
    /// Where it stands now.
    Here,
}

/// What stands on a card besides what it says.
pub struct Around<'a> {
    /// The language of all that is not the card's own.
    pub interface: &'a Interface,
    /// "Go to the sentence", where it does not stand beside its mark.
    pub way: Option<&'a str>,
    /// Which of its ways may be taken, and whether one leads back.
    pub trail: &'a Trail,
    pub foot: Foot,
}

/// The end of a card: what the reader may choose, and a word to the newsroom.
pub struct Foot {
    pub offer: Offer,
    /// With what is told in the address.
    pub wrong: Feedback,
}

/// A sheet that shows the name of a card and what it says first.
const LOWEST_SHEET: f64 = 160.0;

/// The host of the card; dropping it takes it out of the page.
pub struct CardHost {
    document: Document,
    host: HtmlElement,
    shadow: ShadowRoot,
    /// Read with the first card: that takes as long as finding the names of a story.
    sheet: OnceCell<AdoptedSheet>,
}

impl CardHost {
    /// It comes into the page with the first card.
    pub fn new(document: &Document) -> Result<Self, JsValue> {
        let host: HtmlElement = create(document, HTML, "backstory-card").unchecked_into();
        set_attribute(&host, "popover", "manual");
        let shadow = shadow_in(&host)?;
        Ok(Self { document: document.clone(), host, shadow, sheet: OnceCell::new() })
    }

    pub fn element(&self) -> &HtmlElement {
        &self.host
    }

    /// Whether there was no card yet.
    pub fn is_new(&self) -> bool {
        self.sheet.get().is_none()
    }

    pub fn rect(&self) -> Rect {
        bounds(&self.host)
    }

    /// Fills and shows the card; gives the rectangle that it takes.
    pub fn show(&self, view: &View, stand: Stand, around: &Around<'_>) -> Result<Rect, JsValue> {
        if self.sheet.get().is_none() {
            let _ = self.sheet.set(AdoptedSheet::new(&self.shadow, &sheet(&self.document, CSS)?));
        }
        // No sectioning element: none may be a dialog, and headers and footers in a dialog would be the page's landmarks.
        let card = create(&self.document, HTML, "div");
        let mut pen = Pen::new(&self.document, card.clone());
        for (name, value) in [
            ("class", "card"),
            ("part", "card"),
            // A reader who presses into it has the focus in it, and so it stays.
            ("tabindex", "-1"),
            ("role", "dialog"),
            ("aria-labelledby", "title"),
            ("lang", &view.language),
            ("dir", view.direction),
            ("data-kind", view.kind),
        ] {
            pen.set(name, value);
        }
        write(&mut pen, view, around);
        self.shadow.replace_children_with_node_1(&card);
        if !self.host.is_connected() {
            append(&*self.document.body().ok_or("the page has no body")?, &self.host);
        }
        toggle(&self.host, "data-open", true);
        if !matches!(stand, Stand::Here) {
            toggle(&self.host, "data-sheet", matches!(stand, Stand::Sheet));
        }
        show_popover(&self.host);
        Ok(self.stand(stand))
    }

    /// Puts the open card into its place.
    pub fn stand(&self, stand: Stand) -> Rect {
        if matches!(stand, Stand::Here) {
            return self.rect();
        }
        let (mut left, mut top, mut height) = (String::new(), String::new(), String::new());
        style(&self.host, "--room", "");
        let mut below = 0.0;
        if let Some(view) = self.document.default_view().and_then(|window| view(&window)) {
            let size = self.rect();
            let (size, viewport) = ((size.width, size.height), (view.width, view.height));
            let place = |anchor: Rect| place(anchor.from(view), size, viewport);
            let placed = match stand {
                Stand::Beside(anchor) => Some(place(anchor)),
                Stand::AtSide { list, entry } => {
                    place_at_side(list.from(view), entry.from(view), size, viewport)
                        .or_else(|| Some(place(entry)))
                }
                Stand::Sheet | Stand::Here => None,
            };
            let whole = self.document.document_element().map_or(0.0, |html| html.client_height().into());
            below = whole - view.bottom();
            if let Some(placed) = placed {
                (left, top) = (pixels(placed.x + view.x), pixels(placed.y + view.y));
                height = pixels(placed.height);
            } else {
                height = pixels(view.height / 2.0);
            }
        }
        // The page may have a property of that name, which would come down to the sheet.
        let pull = pixels(0.0);
        let below = pixels(below);
        let places =
            [("--left", left), ("--top", top), ("--room", height), ("--below", below), ("--pull", pull)];
        for (property, value) in places {
            style(&self.host, property, &value);
        }
        self.rect()
    }

    /// Makes an open sheet lower by what the page cannot be scrolled up for it.
    pub fn make_lower(&self, up: f64) {
        let Some(page) = self.document.document_element() else { return };
        let left = page.scroll_height() - page.client_height() - page.scroll_top();
        let missing = up - f64::from(left.max(0));
        if missing > 0.0 {
            style(&self.host, "--room", &pixels((self.rect().height - missing).max(LOWEST_SHEET)));
        }
    }

    /// Scrolls to where its sources are.
    pub fn show_sources(&self) {
        self.find(".sources").iter().for_each(Element::scroll_into_view);
    }

    pub fn focus_heading(&self) {
        self.find("h2").iter().for_each(focus);
    }

    /// Where the reader leaves the card.
    pub fn left_at(&self) -> Left {
        Left {
            scroll: self.find(".card").map_or(0, |card| card.scroll_top()),
            more: self.find("details[open]").is_some(),
        }
    }

    /// As the reader left it, on the way to `id`.
    pub fn come_back(&self, id: &str, left: Left) {
        if let Some(details) = self.find("details").filter(|_| left.more) {
            toggle(&details, "open", true);
        }
        self.find(&["[data-to='", id, "']"].concat()).iter().for_each(focus);
        self.find(".card").iter().for_each(|card| card.set_scroll_top(left.scroll));
    }

    fn find(&self, selector: &str) -> Option<Element> {
        find(&self.shadow, selector)
    }

    /// Writes the foot anew; whether the focus was in it. Then it is on the first that can be chosen now.
    pub fn write_foot(&self, interface: &Interface, foot: &Foot) -> bool {
        let Some(element) = self.find(".controls") else { return false };
        let active = self.active();
        let has_focus = active.is_some_and(|active| element.contains(Some(&active)));
        write_foot(&mut Pen::anew(&self.document, &element), interface, foot);
        if has_focus {
            self.find("[data-choice]").iter().for_each(focus);
        }
        has_focus
    }

    /// What has the focus in the card.
    pub fn active(&self) -> Option<Element> {
        element(get(&self.shadow, "activeElement"))
    }

    /// Whether the focus is on the card's last stop, or backwards on its first or the heading before it.
    pub fn is_at_end(&self, backwards: bool) -> bool {
        let Some(active) = self.active() else { return false };
        let mut stops = find_all(&self.shadow, "h2, button, a[href], summary");
        stops.retain(|stop| !lines(stop).is_empty());
        match backwards {
            // The heading is no stop of its own: where it comes first, the one behind it is the first stop.
            true => {
                let is_heading = |stop: &Element| stop.local_name() == "h2";
                let from = !is_heading(&active) && stops.first().is_some_and(is_heading);
                stops.get(usize::from(from)) == Some(&active)
            }
            false => stops.last() == Some(&active),
        }
    }

    /// What it says stays until the next card, to fade out with it.
    pub fn hide(&self) {
        toggle(&self.host, "data-open", false);
        hide_popover(&self.host);
    }
}

impl Drop for CardHost {
    fn drop(&mut self) {
        self.host.remove();
    }
}

/// Whole pixels: as sharp, and the formatter of fractions would cost the wasm 5 KB.
pub fn pixels(length: f64) -> String {
    let sign = if length < 0.0 { "-" } else { "" };
    [sign, &digits_of(length.abs().round() as u32), "px"].concat()
}
