//! What a card says, as nodes: words, rows, pictures, sources and the reader's controls.

use super::card::{Around, Foot};
use super::pen::Pen;
use super::start::Feedback;
use crate::card::{
    Chart, ChartRow, Form, Interface, LabelledRow, PackLine, PositionLine, Say, Sentence, SourceLine,
    Timeline, View, Way, pieces,
};
use crate::ui::control::{Choice, Offer};
use crate::ui::trail::Trail;
use crate::value::digits_of;

/// Writes a card: what it is, what it says, the picture, the facts, who says what, and where it comes from.
pub fn write(pen: &mut Pen, view: &View, around: &Around<'_>) {
    let Around { interface, trail, .. } = *around;
    let said = &Said { trail, sources: &view.sources };
    heading(pen, view, around);
    if let Some(way) = around.way.filter(|_| trail.reached().is_none()) {
        pen.button("way", way);
        pen.close();
    }
    for Sentence { text, ways, sources, fact } in &view.body {
        pen.open("p", "body");
        words(pen, text, ways, trail);
        numbers(pen, sources, said);
        names_fact(pen, fact);
        pen.close();
    }
    let line = view.chart.as_ref().filter(|chart| chart.form == Form::Line);
    match &view.chart {
        Some(chart) if line.is_some() => write_line(pen, chart, said),
        Some(chart) => write_table(pen, chart, said),
        None => {}
    }
    let timeline = view.timeline.as_ref();
    timeline.filter(|line| !line.aside).into_iter().for_each(|line| write_timeline(pen, line, said));
    rows(pen, &view.rows, said);
    if let Some(title) = &view.positions_title {
        pen.line("h3", "", title);
        positions(pen, &view.positions, said);
    }
    let aside = timeline.filter(|line| line.aside);
    if !view.more.is_empty() || line.is_some() || aside.is_some() {
        pen.open("details", "more");
        pen.line("summary", "", interface.line(Say::More));
        rows(pen, &view.more, said);
        line.iter().for_each(|chart| write_table(pen, chart, said));
        aside.into_iter().for_each(|line| write_timeline(pen, line, said));
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
pub fn write_foot(pen: &mut Pen, interface: &Interface, foot: &Foot) {
    write_offer(pen, &foot.offer, interface, true);
    let wrong = interface.line(Say::SomethingWrong);
    match &foot.wrong {
        Feedback::Unasked => return,
        Feedback::Event => {
            pen.button("wrong", wrong);
            // It will say that it has told.
            pen.set("aria-live", "polite");
        }
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

/// What lines of a card lead to.
struct Said<'a> {
    trail: &'a Trail,
    sources: &'a [SourceLine],
}

/// Words in which some are ways to other cards.
fn words(pen: &mut Pen, text: &str, ways: &[Way], trail: &Trail) {
    pen.lean(text);
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
    let title = view.heading();
    pen.text("h2", "title", &title);
    pen.lean(&title);
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

/// The numbers of sources, with who they are for whoever points at them.
fn numbers(pen: &mut Pen, sources: &[u16], said: &Said<'_>) {
    if sources.is_empty() {
        return;
    }
    // The smallest of those that are left, again and again: there are a handful.
    let (mut text, mut names) = (String::new(), String::new());
    let mut last = 0;
    while let Some(next) = sources.iter().copied().filter(|number| *number > last).min() {
        if last > 0 {
            text.push(',');
            names.push_str("; ");
        }
        text.push_str(&digits_of(next));
        for source in said.sources.iter().filter(|source| source.number == next) {
            names.push_str(&source.publisher);
        }
        last = next;
    }
    pen.text("sup", "numbers", &text);
    pen.set("title", &names);
    pen.close();
}

fn rows(pen: &mut Pen, rows: &[LabelledRow], said: &Said<'_>) {
    if rows.is_empty() {
        return;
    }
    pen.open("dl", "facts");
    for row in rows {
        pen.line("dt", "", &row.label);
        row_value(pen, row, said);
    }
    pen.close();
}

fn row_value(pen: &mut Pen, row: &LabelledRow, said: &Said<'_>) {
    pen.open("dd", "");
    words(pen, &row.value, &row.ways, said.trail);
    numbers(pen, &row.sources, said);
    names_fact(pen, &row.fact);
    if let Some(note) = &row.note {
        pen.line("span", "note", note);
    }
    pen.close();
}

/// Rows with their days drawn beside them, and through all of them the article's own day.
fn write_timeline(pen: &mut Pen, timeline: &Timeline, said: &Said<'_>) {
    pen.line("h3", "", &timeline.title);
    pen.open("dl", "timeline");
    let spans = || timeline.rows.iter().filter_map(|row| Some((row, row.span?)));
    let article = spans().find(|(_, span)| span.current);
    for (row, span) in spans() {
        pen.open("dt", if span.current { "current" } else { "" });
        pen.line("span", "", &row.label);
        drawing(pen, "", "0 0 1000 8");
        if let Some((_, day)) = article {
            line(pen, "day", [(day.from, 0), (day.from, 8)]);
        }
        line(pen, "point", [(span.from, 4), (span.to, 4)]);
        pen.close();
        pen.close();
        row_value(pen, row, said);
    }
    pen.close();
}

fn positions(pen: &mut Pen, positions: &[PositionLine], said: &Said<'_>) {
    pen.open("dl", "positions");
    for position in positions {
        pen.open("dt", "");
        words(pen, &position.holder, &position.ways, said.trail);
        pen.close();
        pen.open("dd", "");
        words(pen, &position.text, &[], said.trail);
        numbers(pen, &position.sources, said);
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
fn write_table(pen: &mut Pen, chart: &Chart, said: &Said<'_>) {
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
    numbers(pen, &chart.sources, said);
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
fn write_line(pen: &mut Pen, chart: &Chart, said: &Said<'_>) {
    pen.open("figure", "chart");
    pen.text("p", "caption", &chart.title);
    numbers(pen, &chart.sources, said);
    pen.close();
    pen.open("p", "ends");
    for (measure, class) in chart.measures.iter().zip(MEASURES) {
        pen.line("span", class, measure);
    }
    pen.close();
    drawing(pen, "line", "0 0 1000 1000");
    let last = chart.rows.len().saturating_sub(1);
    let point =
        |at: usize, bar: u16| point_at((at * 1000 / last.max(1)) as u16, 1000_u16.saturating_sub(bar));
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

/// Opens a drawing of what stands in words beside it; it is stretched to whatever room there is.
#[inline(never)]
fn drawing(pen: &mut Pen, class: &str, size: &str) {
    pen.open_svg("svg", class);
    pen.set("viewBox", size);
    pen.set("preserveAspectRatio", "none");
    pen.set("aria-hidden", "true");
}

fn point_at(across: u16, down: u16) -> String {
    [&digits_of(across), ",", &digits_of(down), " "].concat()
}

/// From one point to another; a dot where they are the same.
fn line(pen: &mut Pen, class: &str, [from, to]: [(u16, u16); 2]) {
    polyline(pen, class, &[point_at(from.0, from.1), point_at(to.0, to.1)].concat());
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
        drawing(pen, class, "0 0 1000 8");
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
