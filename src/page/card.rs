//! The card on the page: one shadow host in the top layer, filled with nodes and text.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::browser::{AdoptedSheet, Modern, focus, get, style};
use super::open::rect;
use super::pen::Pen;
use super::start::Feedback;
use crate::card::{
    Chart, ChartRow, Form, Interface, LabelledRow, PackLine, PositionLine, Say, Sentence, SourceLine, View,
    Way, pieces,
};
use crate::ui::control::{Choice, Offer};
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
    pub fn show(&self, view: &View, stand: Stand, around: &Around<'_>) -> Result<Rect, JsValue> {
        // No sectioning element: none may be a dialog, and headers and footers in a dialog would be the page's landmarks.
        let card = self.document.create_element("div")?;
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
        pen.finish()?;
        self.shadow.replace_children_with_node_1(&card);
        if !self.host.is_connected() {
            self.document.body().ok_or("the page has no body")?.append_child(&self.host)?;
        }
        self.host.toggle_attribute_with_force("data-open", true)?;
        if !matches!(stand, Stand::Here) {
            self.host.toggle_attribute_with_force("data-sheet", matches!(stand, Stand::Sheet))?;
        }
        // Where there are no popovers it stands in the page, above all that has no higher layer.
        let _ = self.host.unchecked_ref::<Modern>().show_popover();
        Ok(self.stand(stand))
    }

    /// Puts the open card into its place.
    pub fn stand(&self, stand: Stand) -> Rect {
        if matches!(stand, Stand::Here) {
            return self.rect();
        }
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
                Stand::Sheet | Stand::Here => None,
            };
            if let Some(placed) = placed {
                (left, top, height) = (pixels(placed.x), pixels(placed.y), pixels(placed.height));
            }
        }
        // The page may have a property of that name, which would come down to the sheet.
        let pull = pixels(0.0);
        for (property, value) in [("--left", left), ("--top", top), ("--room", height), ("--pull", pull)] {
            style(&self.host, property, &value);
        }
        self.rect()
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
            let _ = details.toggle_attribute_with_force("open", true);
        }
        self.find(&["[data-to='", id, "']"].concat()).iter().for_each(focus);
        self.find(".card").iter().for_each(|card| card.set_scroll_top(left.scroll));
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.shadow.query_selector(selector).ok().flatten()
    }

    /// Writes the foot anew; whether the focus was in it. Then it is on the first that can be chosen now.
    pub fn write_foot(&self, interface: &Interface, foot: &Foot) -> bool {
        let Some(element) = self.find(".controls") else { return false };
        let active = self.active();
        let has_focus = active.is_some_and(|active| element.contains(Some(&active)));
        element.replace_children_with_node_0();
        let mut pen = Pen::new(&self.document, element);
        write_foot(&mut pen, interface, foot);
        // An element of ours takes buttons.
        let _ = pen.finish();
        if has_focus {
            self.find("[data-choice]").iter().for_each(focus);
        }
        has_focus
    }

    /// What has the focus in the card.
    pub fn active(&self) -> Option<Element> {
        get(&self.shadow, "activeElement").dyn_into().ok()
    }

    /// Whether the focus is on the card's last stop, or backwards on its first or the heading before it.
    pub fn is_at_end(&self, backwards: bool) -> bool {
        let Some(active) = self.active() else { return false };
        let Ok(stops) = self.shadow.query_selector_all("h2, button, a[href], summary") else { return false };
        let shown = |node: &web_sys::Node| {
            node.dyn_ref::<Element>().is_some_and(|element| element.get_client_rects().length() > 0)
        };
        let mut stops = (0..stops.length()).filter_map(|at| stops.item(at)).filter(shown);
        match backwards {
            // The heading is no stop of its own: where it comes first, the one behind it is the first stop.
            true => {
                let mut first = stops.next();
                if active.local_name() != "h2" && is_heading(first.as_ref()) {
                    first = stops.next();
                }
                first.as_ref() == Some(&active)
            }
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

fn is_heading(node: Option<&web_sys::Node>) -> bool {
    node.is_some_and(|node| node.node_name() == "H2")
}

/// Writes a card: what it is, what it says, the picture, the facts, who says what, and where it comes from.
fn write(pen: &mut Pen, view: &View, around: &Around<'_>) {
    let Around { interface, trail, .. } = *around;
    heading(pen, view, around);
    if let Some(way) = around.way.filter(|_| trail.reached().is_none()) {
        pen.button("way", way);
        pen.close();
    }
    for Sentence { text, ways, sources, fact } in &view.body {
        pen.open("p", "body");
        words(pen, text, ways, trail);
        numbers(pen, sources);
        names_fact(pen, fact);
        pen.close();
    }
    let line = view.chart.as_ref().filter(|chart| chart.form == Form::Line);
    match &view.chart {
        Some(chart) if line.is_some() => write_line(pen, chart),
        Some(chart) => write_table(pen, chart),
        None => {}
    }
    rows(pen, &view.rows, trail);
    if let Some(title) = &view.positions_title {
        pen.line("h3", "", title);
        positions(pen, &view.positions, trail);
    }
    if !view.more.is_empty() || line.is_some() {
        pen.open("details", "more");
        pen.line("summary", "", interface.line(Say::More));
        rows(pen, &view.more, trail);
        line.iter().for_each(|chart| write_table(pen, chart));
        pen.close();
    }
    if !view.sources.is_empty() {
        pen.open("div", "sources");
        pen.line("h3", "", interface.line(Say::Sources));
        pen.open("ol", "");
        view.sources.iter().for_each(|source| write_source(pen, source));
        pen.close();
        view.packs.iter().for_each(|pack| write_pack(pen, pack));
        pen.close();
    }
    pen.open("div", "controls");
    pen.set("role", "group");
    pen.set("aria-label", interface.line(Say::MarksInText));
    write_foot(pen, interface, &around.foot);
    pen.close();
}

/// Small and quiet: most readers never need it.
fn write_foot(pen: &mut Pen, interface: &Interface, foot: &Foot) {
    write_offer(pen, &foot.offer, interface, true);
    let wrong = interface.line(Say::SomethingWrong);
    match &foot.wrong {
        Feedback::Unasked => return,
        Feedback::Event => pen.button("wrong", wrong),
        Feedback::To(address) => {
            pen.text("a", "wrong", wrong);
            link(pen, address);
        }
    }
    pen.close();
}

/// What can be chosen, behind what was. `undo`: where it was chosen, it can be undone.
pub fn write_offer(pen: &mut Pen, offer: &Offer, interface: &Interface, undo: bool) {
    if let Some(done) = offer.done {
        let done = match done {
            Choice::Off => Say::NowOff,
            Choice::Known => Say::NowKnown,
            _ => Say::NowFewer,
        };
        pen.text("span", "", interface.line(done));
        pen.set("id", "done");
        pen.close();
    }
    for choice in &offer.choices {
        let label = match choice {
            _ if undo && offer.done.is_some() => Say::Undo,
            Choice::Fewer => Say::FewerNotes,
            Choice::More => Say::MoreNotes,
            Choice::Off => Say::MarksOff,
            Choice::On => Say::MarksOn,
            Choice::Known => Say::Known,
            Choice::Unknown => Say::Undo,
        };
        pen.button("choice", interface.line(label));
        pen.set("data-choice", choice.name());
        if offer.done.is_some() {
            pen.set("aria-describedby", "done");
        }
        pen.close();
    }
}

/// Words in which some are ways to other cards.
fn words(pen: &mut Pen, text: &str, ways: &[Way], trail: &Trail) {
    for (words, way) in pieces(text, ways.iter().filter(|way| trail.may_lead_to(&way.to))) {
        match way {
            Some(way) => {
                pen.button("name", words);
                pen.set("data-to", &way.to);
                pen.close();
            }
            None => pen.write(words),
        }
    }
}

/// Opens apart from the page, which stays as it is, and tells nobody where the reader was.
fn link(pen: &mut Pen, url: &str) {
    pen.set("href", url);
    pen.set("target", "_blank");
    pen.set("rel", "noopener noreferrer");
}

fn heading(pen: &mut Pen, view: &View, Around { interface, trail, .. }: &Around<'_>) {
    pen.open("div", "head");
    if trail.reached().is_some() {
        pen.button("before", interface.line(Say::Back));
        pen.close();
    }
    pen.line("p", "eyebrow", &view.eyebrow);
    pen.text("h2", "title", &view.heading());
    pen.set("id", "title");
    pen.set("tabindex", "-1");
    pen.close();
    pen.button("close", "×");
    pen.set("aria-label", interface.line(Say::Close));
    pen.close();
    if let Some(gloss) = &view.gloss {
        pen.open("p", "gloss");
        words(pen, gloss, &view.gloss_ways, trail);
        pen.close();
    }
    pen.close();
}

/// The id by which a newsroom finds what is said here.
fn names_fact(pen: &mut Pen, fact: &Option<String>) {
    if let Some(id) = fact {
        pen.set("data-fact", id);
    }
}

fn numbers(pen: &mut Pen, sources: &[u16]) {
    if sources.is_empty() {
        return;
    }
    // The smallest of those that are left, again and again: there are a handful.
    let mut text = String::new();
    let mut last = 0;
    while let Some(next) = sources.iter().copied().filter(|number| *number > last).min() {
        if last > 0 {
            text.push(',');
        }
        text.push_str(&digits_of(next));
        last = next;
    }
    pen.line("sup", "", &text);
}

fn rows(pen: &mut Pen, rows: &[LabelledRow], trail: &Trail) {
    if rows.is_empty() {
        return;
    }
    pen.open("dl", "facts");
    for row in rows {
        pen.line("dt", "", &row.label);
        pen.open("dd", "");
        words(pen, &row.value, &row.ways, trail);
        numbers(pen, &row.sources);
        names_fact(pen, &row.fact);
        if let Some(note) = &row.note {
            pen.line("span", "note", note);
        }
        pen.close();
    }
    pen.close();
}

fn positions(pen: &mut Pen, positions: &[PositionLine], trail: &Trail) {
    pen.open("dl", "positions");
    for position in positions {
        pen.open("dt", "");
        words(pen, &position.holder, &position.ways, trail);
        pen.close();
        pen.text("dd", "", &position.text);
        numbers(pen, &position.sources);
        names_fact(pen, &position.fact);
        date(pen, "note", &position.date, &position.iso_date);
        position.note.iter().for_each(|note| pen.line("span", "note", note));
        pen.close();
    }
    pen.close();
}

fn date(pen: &mut Pen, class: &str, words: &str, iso: &str) {
    pen.text("time", class, words);
    pen.set("datetime", iso);
    pen.close();
}

/// A table whose cells carry the numbers, with bars drawn beside them: picture and twin in one.
fn write_table(pen: &mut Pen, chart: &Chart) {
    pen.open("figure", "chart");
    // "11,1 Mrd. $" and "24.3 million tonnes" are wider than "$11.1bn": their bars leave them room.
    let is_wide = chart.rows.iter().flat_map(|row| &row.texts).any(|text| text.len() > SHORT);
    pen.open(
        "table",
        match (chart.measures.len() > 1, is_wide) {
            (false, false) => "",
            (false, true) => "wide",
            (true, false) => "pair",
            (true, true) => "pair wide",
        },
    );
    pen.text("caption", "", &chart.title);
    numbers(pen, &chart.sources);
    pen.close();
    pen.open("thead", "");
    pen.open("tr", "");
    pen.line("td", "", "");
    for (measure, class) in chart.measures.iter().zip(MEASURES) {
        pen.text("th", class, measure);
        pen.set("scope", "col");
        pen.close();
    }
    pen.close();
    pen.close();
    pen.open("tbody", "");
    chart.rows.iter().for_each(|row| chart_row(pen, row));
    pen.close();
    pen.close();
    if let Some(caption) = &chart.caption {
        pen.line("figcaption", "note", caption);
    }
    pen.close();
}

/// Bytes of a value that needs little room beside its bar.
const SHORT: usize = 12;

/// Classes of the measures that a chart can have.
const MEASURES: [&str; 2] = ["measure-0", "measure-1"];

/// A line through the values, the figure's own marked, and the ends of it in words. The table has all, behind "More".
fn write_line(pen: &mut Pen, chart: &Chart) {
    pen.open("figure", "chart");
    pen.text("p", "caption", &chart.title);
    numbers(pen, &chart.sources);
    pen.close();
    pen.open("p", "ends");
    for (measure, class) in chart.measures.iter().zip(MEASURES) {
        pen.line("span", class, measure);
    }
    pen.close();
    pen.open_svg("svg", "line");
    pen.set("viewBox", "0 0 1000 1000");
    pen.set("preserveAspectRatio", "none");
    pen.set("aria-hidden", "true");
    let last = chart.rows.len().saturating_sub(1);
    let point = |at: usize, bar: u16| {
        let (across, down) = (at * 1000 / last.max(1), 1000_u16.saturating_sub(bar));
        [&digits_of(across as u32), ",", &digits_of(down), " "].concat()
    };
    for (measure, class) in MEASURES.iter().enumerate().take(chart.measures.len()) {
        let mut points = String::new();
        let mut own = String::new();
        for (at, row) in chart.rows.iter().enumerate() {
            let Some(point) = row.bars[measure].map(|bar| point(at, bar)) else { continue };
            if row.current {
                // A line of no length with round ends is a dot, and stays one however the drawing is stretched.
                own = [point.as_str(), &point].concat();
            }
            points.push_str(&point);
        }
        polyline(pen, class, &points);
        if measure == 0 {
            polyline(pen, "point", &own);
        }
    }
    pen.close();
    pen.open("p", "ends");
    for (at, row) in chart.rows.iter().enumerate() {
        if at == 0 || at == last || row.current {
            let text = [row.label.as_str(), " ", row.texts.first().map_or("", String::as_str)].concat();
            pen.line("span", if row.current { "current" } else { "" }, &text);
        }
    }
    pen.close();
    pen.close();
}

fn polyline(pen: &mut Pen, class: &str, points: &str) {
    pen.open_svg("polyline", class);
    pen.set("points", points);
    pen.close();
}

fn chart_row(pen: &mut Pen, row: &ChartRow) {
    pen.open("tr", if row.current { "current" } else { "" });
    pen.text("th", "", &row.label);
    pen.set("scope", "row");
    if let Some(note) = &row.note {
        pen.set("title", note);
    }
    pen.close();
    for ((text, bar), class) in row.texts.iter().zip(&row.bars).zip(MEASURES) {
        pen.open("td", "");
        pen.open_svg("svg", class);
        pen.set("viewBox", "0 0 1000 8");
        pen.set("preserveAspectRatio", "none");
        pen.set("aria-hidden", "true");
        pen.open_svg("rect", "bar");
        pen.set("width", &digits_of(bar.unwrap_or(0)));
        pen.set("height", "8");
        pen.close();
        pen.close();
        pen.line("span", "", text);
        pen.close();
    }
    pen.close();
}

fn write_source(pen: &mut Pen, source: &SourceLine) {
    pen.open("li", "");
    pen.text("a", "source", &source.title);
    // The loader has proven it; a second look costs nothing at the only place where it would matter.
    if source.url.starts_with("https://") {
        link(pen, &source.url);
    }
    pen.close();
    pen.line("span", "", ", ");
    pen.line("span", "", &source.publisher);
    if !source.date.is_empty() {
        pen.line("span", "", ", ");
        date(pen, "", &source.date, &source.iso_date);
    }
    if let Some(credit) = &source.attribution {
        pen.line("span", "note", credit);
    }
    pen.close();
}

/// "us-china-taiwan 3 · 9f2c1a7b": which file said so.
fn write_pack(pen: &mut Pen, pack: &PackLine) {
    let short = pack.hash.get(..8).unwrap_or("");
    pen.text("p", "note pack", &[&pack.id, " ", &pack.version, " · ", short].concat());
    pen.set("data-hash", &pack.hash);
    pen.close();
}

/// Whole pixels: as sharp, and the formatter of fractions would cost the wasm 5 KB.
pub fn pixels(length: f64) -> String {
    let sign = if length < 0.0 { "-" } else { "" };
    [sign, &digits_of(length.abs().round() as u32), "px"].concat()
}
