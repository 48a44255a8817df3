//! The card on the page: one shadow host in the top layer, filled with nodes and text.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::browser::{AdoptedSheet, Modern, focus, get, put, style};
use super::open::rect;
use crate::card::{Chart, LabelledRow, PositionLine, Sentence, SourceLine, View};
use crate::ui::place::{Rect, place, place_at_side};

const CSS: &str = include_str!("card.css");

/// Where a card is to stand.
#[derive(Clone, Copy)]
pub enum Stand {
    /// Below or above this rectangle of the viewport.
    Beside(Rect),
    /// Beside a list, level with an entry of it; below the entry where the side has no room.
    AtSide { list: Rect, entry: Rect },
    /// At the lower edge, where fingers are.
    Sheet,
}

/// The host of the card; dropping it takes it out of the page.
pub struct CardHost {
    document: Document,
    host: HtmlElement,
    shadow: ShadowRoot,
    _sheet: AdoptedSheet,
}

impl CardHost {
    /// It comes into the page with the first card.
    pub fn new(document: &Document) -> Result<Self, JsValue> {
        let host: HtmlElement = document.create_element("backstory-card")?.unchecked_into();
        host.set_attribute("popover", "manual")?;
        let shadow = host.attach_shadow(&web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Open))?;
        let sheet = AdoptedSheet::new(&shadow, CSS)?;
        Ok(Self { document: document.clone(), host, shadow, _sheet: sheet })
    }

    pub fn element(&self) -> &HtmlElement {
        &self.host
    }

    pub fn rect(&self) -> Rect {
        rect(&self.host.get_bounding_client_rect())
    }

    /// Fills and shows the card; gives the rectangle that it takes.
    pub fn show(&self, view: &View, stand: Stand, way: Option<&str>) -> Result<Rect, JsValue> {
        let card = Builder { document: &self.document }.card(view, way)?;
        self.shadow.replace_children_with_node_1(&card);
        if !self.host.is_connected() {
            self.document.body().ok_or("the page has no body")?.append_child(&self.host)?;
        }
        self.host.toggle_attribute_with_force("data-open", true)?;
        self.host.toggle_attribute_with_force("data-sheet", matches!(stand, Stand::Sheet))?;
        // Where there are no popovers it stands in the page, above all that has no higher layer.
        let _ = self.host.unchecked_ref::<Modern>().show_popover();
        Ok(self.stand(stand))
    }

    /// Puts the open card into its place.
    pub fn stand(&self, stand: Stand) -> Rect {
        let (mut left, mut top, mut height) = (String::new(), String::new(), String::new());
        style(&self.host, "--room", "");
        if let Some(html) = self.document.document_element() {
            let size = self.rect();
            let (size, viewport) = (
                (size.width, size.height),
                (f64::from(html.client_width()), f64::from(html.client_height())),
            );
            let placed = match stand {
                Stand::Beside(anchor) => Some(place(anchor, size, viewport)),
                Stand::AtSide { list, entry } => {
                    place_at_side(list, entry, size, viewport).or_else(|| Some(place(entry, size, viewport)))
                }
                Stand::Sheet => None,
            };
            if let Some(placed) = placed {
                (left, top, height) = (pixels(placed.x), pixels(placed.y), pixels(placed.height));
            }
        }
        for (property, value) in [("left", left), ("top", top), ("--room", height)] {
            style(&self.host, property, &value);
        }
        self.rect()
    }

    pub fn focus_heading(&self) {
        if let Ok(Some(heading)) = self.shadow.query_selector("h2") {
            focus(&heading);
        }
    }

    /// What has the focus in the card.
    pub fn active(&self) -> Option<Element> {
        get(&self.shadow, "activeElement").dyn_into().ok()
    }

    /// Whether the focus is on the card's last stop, or backwards on its first or the heading before it.
    pub fn is_at_end(&self, backwards: bool) -> bool {
        let Some(active) = self.active() else { return false };
        let Ok(stops) = self.shadow.query_selector_all("button, a[href], summary") else { return false };
        let shown = |node: &web_sys::Node| {
            node.dyn_ref::<Element>().is_some_and(|element| element.get_client_rects().length() > 0)
        };
        let mut stops = (0..stops.length()).filter_map(|at| stops.item(at)).filter(shown);
        match backwards {
            true => active.local_name() == "h2" || stops.next().as_ref() == Some(&active),
            false => stops.next_back().as_ref() == Some(&active),
        }
    }

    /// What it says stays until the next card, to fade out with it.
    pub fn hide(&self) {
        let _ = self.host.toggle_attribute_with_force("data-open", false);
        let _ = self.host.unchecked_ref::<Modern>().hide_popover();
    }
}

impl Drop for CardHost {
    fn drop(&mut self) {
        self.host.remove();
    }
}

struct Builder<'d> {
    document: &'d Document,
}

impl Builder<'_> {
    fn put(&self, parent: &Element, name: &str, class: &str, text: &str) -> Result<Element, JsValue> {
        put(self.document, parent, name, class, text)
    }

    fn card(&self, view: &View, way: Option<&str>) -> Result<Element, JsValue> {
        let card = self.document.create_element("article")?;
        for (name, value) in [
            ("class", "card"),
            // A reader who presses into it has the focus in it, and so it stays.
            ("tabindex", "-1"),
            ("role", "dialog"),
            ("aria-labelledby", "title"),
            ("lang", view.language.as_str()),
            ("data-kind", view.kind.as_str()),
        ] {
            card.set_attribute(name, value)?;
        }
        self.heading(&card, view)?;
        if let Some(way) = way {
            self.put(&card, "button", "way", way)?.set_attribute("type", "button")?;
        }
        for sentence in &view.body {
            self.sentence(&card, sentence)?;
        }
        if let Some(chart) = &view.chart {
            self.chart(&card, chart)?;
        }
        self.rows(&card, &view.rows)?;
        if let Some(title) = &view.positions_title {
            self.put(&card, "h3", "", title)?;
            self.positions(&card, &view.positions)?;
        }
        if !view.more.is_empty() {
            let more = self.put(&card, "details", "", "")?;
            self.put(&more, "summary", "", &view.labels.more)?;
            self.rows(&more, &view.more)?;
        }
        self.sources(&card, view)?;
        Ok(card)
    }

    fn heading(&self, card: &Element, view: &View) -> Result<(), JsValue> {
        let head = self.put(card, "header", "", "")?;
        self.put(&head, "p", "eyebrow", &view.eyebrow)?;
        let title = self.put(&head, "h2", "", &view.title)?;
        title.set_id("title");
        title.set_attribute("tabindex", "-1")?;
        let close = self.put(&head, "button", "close", "×")?;
        close.set_attribute("type", "button")?;
        close.set_attribute("aria-label", &view.labels.close)?;
        if let Some(gloss) = &view.gloss {
            self.put(&head, "p", "gloss", gloss)?;
        }
        Ok(())
    }

    fn sentence(&self, card: &Element, sentence: &Sentence) -> Result<(), JsValue> {
        let line = self.put(card, "p", "body", &sentence.text)?;
        self.numbers(&line, &sentence.sources)
    }

    fn numbers(&self, line: &Element, sources: &[u16]) -> Result<(), JsValue> {
        if sources.is_empty() {
            return Ok(());
        }
        // The smallest of those that are left, again and again: there are a handful, and a sort costs the wasm 5 KB.
        let mut text = String::new();
        let mut last = 0;
        while let Some(next) = sources.iter().copied().filter(|number| *number > last).min() {
            if last > 0 {
                text.push(',');
            }
            text.push_str(&next.to_string());
            last = next;
        }
        self.put(line, "sup", "", &text)?;
        Ok(())
    }

    fn rows(&self, card: &Element, rows: &[LabelledRow]) -> Result<(), JsValue> {
        if rows.is_empty() {
            return Ok(());
        }
        let list = self.put(card, "dl", "", "")?;
        for row in rows {
            self.put(&list, "dt", "", &row.label)?;
            let value = self.put(&list, "dd", "", &row.value)?;
            self.numbers(&value, &row.sources)?;
            if let Some(note) = &row.note {
                self.put(&value, "span", "note", note)?;
            }
        }
        Ok(())
    }

    fn positions(&self, card: &Element, positions: &[PositionLine]) -> Result<(), JsValue> {
        let list = self.put(card, "dl", "positions", "")?;
        for position in positions {
            self.put(&list, "dt", "", &position.holder)?;
            let value = self.put(&list, "dd", "", &position.text)?;
            self.numbers(&value, &position.sources)?;
            let date = self.put(&value, "time", "note", &position.date)?;
            date.set_attribute("datetime", &position.iso_date)?;
        }
        Ok(())
    }

    /// A table whose cells carry the numbers, with bars drawn beside them: picture and twin in one.
    fn chart(&self, card: &Element, chart: &Chart) -> Result<(), JsValue> {
        let figure = self.put(card, "figure", "", "")?;
        let pair = if chart.measures.len() > 1 { "pair" } else { "" };
        let table = self.put(&figure, "table", pair, "")?;
        let caption = self.put(&table, "caption", "", &chart.title)?;
        self.numbers(&caption, &chart.sources)?;
        let head = self.put(&table, "thead", "", "")?;
        let line = self.put(&head, "tr", "", "")?;
        self.put(&line, "td", "", "")?;
        for (at, measure) in chart.measures.iter().enumerate() {
            let cell = self.put(&line, "th", &format!("measure-{at}"), measure)?;
            cell.set_attribute("scope", "col")?;
        }
        let body = self.put(&table, "tbody", "", "")?;
        for row in &chart.rows {
            let line = self.put(&body, "tr", if row.current { "current" } else { "" }, "")?;
            let name = self.put(&line, "th", "", &row.label)?;
            name.set_attribute("scope", "row")?;
            if let Some(note) = &row.note {
                name.set_attribute("title", note)?;
            }
            for (at, text) in row.texts.iter().enumerate() {
                let cell = self.put(&line, "td", "", "")?;
                self.bar(&cell, row.bars.get(at).copied().flatten().unwrap_or(0), at)?;
                self.put(&cell, "span", "", text)?;
            }
        }
        if let Some(caption) = &chart.caption {
            self.put(&figure, "figcaption", "note", caption)?;
        }
        Ok(())
    }

    fn bar(&self, cell: &Element, length: u16, measure: usize) -> Result<(), JsValue> {
        const SVG: Option<&str> = Some("http://www.w3.org/2000/svg");
        let svg = self.document.create_element_ns(SVG, "svg")?;
        let rect = self.document.create_element_ns(SVG, "rect")?;
        for (name, value) in
            [("viewBox", "0 0 1000 8"), ("preserveAspectRatio", "none"), ("aria-hidden", "true")]
        {
            svg.set_attribute(name, value)?;
        }
        for (name, value) in [("width", length.to_string()), ("height", "8".to_owned())] {
            rect.set_attribute(name, &value)?;
        }
        rect.set_attribute("class", &format!("bar measure-{measure}"))?;
        svg.append_child(&rect)?;
        cell.append_child(&svg)?;
        Ok(())
    }

    fn sources(&self, card: &Element, view: &View) -> Result<(), JsValue> {
        if view.sources.is_empty() {
            return Ok(());
        }
        let foot = self.put(card, "footer", "", "")?;
        self.put(&foot, "h3", "", &view.labels.sources)?;
        let list = self.put(&foot, "ol", "", "")?;
        for source in &view.sources {
            self.source(&list, source)?;
        }
        Ok(())
    }

    fn source(&self, list: &Element, source: &SourceLine) -> Result<(), JsValue> {
        let item = self.put(list, "li", "", "")?;
        let link = self.put(&item, "a", "", &source.title)?;
        // The loader has proven it; a second look costs nothing at the only place where it would matter.
        if source.url.starts_with("https://") {
            link.set_attribute("href", &source.url)?;
        }
        link.set_attribute("target", "_blank")?;
        link.set_attribute("rel", "noopener noreferrer")?;
        self.put(&item, "span", "", &format!(", {}", source.publisher))?;
        if !source.date.is_empty() {
            self.put(&item, "span", "", ", ")?;
            self.put(&item, "time", "", &source.date)?.set_attribute("datetime", &source.iso_date)?;
        }
        if let Some(credit) = &source.attribution {
            self.put(&item, "span", "note", credit)?;
        }
        Ok(())
    }
}

/// Whole pixels: as sharp, and the formatter of fractions would cost the wasm 5 KB.
fn pixels(length: f64) -> String {
    let mut text = (length.round() as i32).to_string();
    text.push_str("px");
    text
}
