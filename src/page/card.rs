//! The card on the page: one shadow host in the top layer, filled with nodes and text.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::browser::{AdoptedSheet, Modern, focus, put, style};
use crate::card::{Chart, LabelledRow, PositionLine, Sentence, SourceLine, View};
use crate::ui::place::{Rect, place};

const CSS: &str = include_str!("card.css");

/// The host of the card; dropping it takes it out of the page.
pub struct CardHost {
    document: Document,
    host: HtmlElement,
    shadow: ShadowRoot,
    _sheet: AdoptedSheet,
}

impl CardHost {
    pub fn new(document: &Document) -> Result<Self, JsValue> {
        let host: HtmlElement = document.create_element("backstory-card")?.unchecked_into();
        host.set_attribute("popover", "manual")?;
        let shadow = host.attach_shadow(&web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Open))?;
        let sheet = AdoptedSheet::new(&shadow, CSS)?;
        document.body().ok_or("the page has no body")?.append_child(&host)?;
        Ok(Self { document: document.clone(), host, shadow, _sheet: sheet })
    }

    pub fn element(&self) -> &HtmlElement {
        &self.host
    }

    /// Fills and shows the card beside `anchor`; gives the rectangle that it takes.
    pub fn show(&self, view: &View, anchor: Rect, way: Option<&str>) -> Result<Rect, JsValue> {
        self.shadow.replace_children_with_node_0();
        let builder = Builder { document: &self.document };
        let card = builder.card(view, way)?;
        self.shadow.append_child(&card)?;
        style(&self.host, "display", "block");
        let _ = self.host.unchecked_ref::<Modern>().show_popover();
        let size = self.host.get_bounding_client_rect();
        let viewport = self
            .document
            .document_element()
            .map_or((0.0, 0.0), |html| (f64::from(html.client_width()), f64::from(html.client_height())));
        let (x, y) = place(anchor, (size.width(), size.height()), viewport);
        style(&self.host, "left", &pixels(x));
        style(&self.host, "top", &pixels(y));
        Ok(Rect { x, y, width: size.width(), height: size.height() })
    }

    pub fn focus_heading(&self) {
        if let Ok(Some(heading)) = self.shadow.query_selector("h2") {
            focus(&heading);
        }
    }

    pub fn hide(&self) {
        let _ = self.host.unchecked_ref::<Modern>().hide_popover();
        style(&self.host, "display", "none");
        self.shadow.replace_children_with_node_0();
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
            ("role", "dialog"),
            ("aria-labelledby", "title"),
            ("lang", view.language.as_str()),
            ("data-kind", view.kind.as_str()),
        ] {
            card.set_attribute(name, value)?;
        }
        self.heading(&card, view)?;
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
        if let Some(way) = way {
            self.put(&card, "button", "way", way)?.set_attribute("type", "button")?;
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
        for number in sources {
            self.put(line, "sup", "", &number.to_string())?;
        }
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
        let table = self.put(&figure, "table", "", "")?;
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
    format!("{}px", length.round() as i32)
}
