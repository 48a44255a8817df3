//! A card as it is shown: plain words in one language, ready to be put into nodes. No HTML anywhere.

use serde::Serialize;

use super::interface::{TOLD, isolated};
use crate::text::split_units;

/// A rendered card. Empty lists are left out by whoever shows it; numbers of sources count from 1.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// The entity's id, or `figure-` or `name-` and the number of its annotation.
    pub id: String,
    /// "person", "place", "organization", "event", "law", "work", "term", "money", "percent", "quantity", "date", …
    pub kind: &'static str,
    /// BCP 47 tag of the interface's words. What packs and articles say in another language stands between U+2066 and
    /// U+2069, but for the title.
    pub language: String,
    /// "ltr" or "rtl"
    pub direction: &'static str,
    /// What kind of thing this is, in words: "Person", "Amount".
    pub eyebrow: String,
    pub title: String,
    /// One line below the title: "President of China since 14 March 2013".
    pub gloss: Option<String>,
    pub gloss_ways: Vec<Way>,
    pub body: Vec<Sentence>,
    pub rows: Vec<LabelledRow>,
    pub positions: Vec<PositionLine>,
    /// Heading over the positions: "Who says what about its status".
    pub positions_title: Option<String>,
    pub chart: Option<Chart>,
    pub timeline: Option<Timeline>,
    /// Behind the button "more".
    pub more: Vec<LabelledRow>,
    pub sources: Vec<SourceLine>,
    /// The packs that say so.
    pub packs: Vec<PackLine>,
    /// Ids of all that is stated, once each.
    pub facts: Vec<String>,
}

/// Words of a line that are the way to another entity's card. A line's ways are in order and disjoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Way {
    /// UTF-16 code units of the line.
    pub start: u32,
    pub end: u32,
    /// The entity's id.
    pub to: String,
}

impl View {
    /// The title, marked where the interface is in another language.
    pub fn heading(&self) -> String {
        if self.language == TOLD { self.title.clone() } else { isolated(&self.title) }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sentence {
    pub text: String,
    pub ways: Vec<Way>,
    pub sources: Vec<u16>,
    /// Id of what the pack states here, for feedback and corrections.
    pub fact: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LabelledRow {
    pub label: String,
    pub value: String,
    /// In the value.
    pub ways: Vec<Way>,
    /// "estimate, as of 2024"
    pub note: Option<String>,
    pub sources: Vec<u16>,
    pub fact: Option<String>,
    /// In a timeline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PositionLine {
    pub holder: String,
    /// In the holder's name.
    pub ways: Vec<Way>,
    pub text: String,
    /// That it was wrong before.
    pub note: Option<String>,
    /// "14 November 2025"
    pub date: String,
    pub iso_date: String,
    pub sources: Vec<u16>,
    pub fact: Option<String>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// A bar for each row and measure.
    Bars,
    /// A line through the rows for each measure.
    Line,
}

/// A chart; each row has one value for each measure. The same numbers stand in `texts`: the twin for those who
/// cannot see the drawing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Chart {
    pub title: String,
    pub form: Form,
    /// One or two: "Dollars of the day", "2025 dollars".
    pub measures: Vec<String>,
    pub rows: Vec<ChartRow>,
    /// What the chart leaves out and what the bars mean: one sentence.
    pub caption: Option<String>,
    pub sources: Vec<u16>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChartRow {
    pub label: String,
    pub note: Option<String>,
    /// Length of the bar, or height of the line, for each measure, in thousandths of the longest; `None` where the value is not known.
    pub bars: Vec<Option<u16>>,
    pub texts: Vec<String>,
    /// The figure of the article itself.
    pub current: bool,
}

/// What came one after the other: rows that have a span each, which is drawn beside them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Timeline {
    pub title: String,
    pub rows: Vec<LabelledRow>,
    /// Behind the button "more".
    pub aside: bool,
}

/// Thousandths of the time from a timeline's first day to its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    pub from: u16,
    /// The same as `from` where it does not last.
    pub to: u16,
    /// The day of the article itself.
    pub current: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SourceLine {
    pub number: u16,
    pub title: String,
    pub publisher: String,
    /// "14 November 2025"; empty where the source has no date.
    pub date: String,
    pub iso_date: String,
    /// https only: proven by the compiler and by the loader.
    pub url: String,
    /// Credit that the licence asks for.
    pub attribution: Option<String>,
}

/// A pack as a newsroom knows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PackLine {
    pub id: String,
    pub version: String,
    /// 16 hexadecimal digits, of the file's contents.
    pub hash: String,
}

/// A line in pieces, each with the way that it is.
pub fn pieces<'v>(line: &'v str, ways: impl Iterator<Item = &'v Way>) -> Vec<(&'v str, Option<&'v Way>)> {
    let mut pieces = Vec::new();
    let (mut rest, mut at) = (line, 0);
    for way in ways {
        let (before, behind) = split_units(rest, way.start - at);
        let (words, behind) = split_units(behind, way.end - way.start);
        pieces.extend([(before, None), (words, Some(way))]);
        (rest, at) = (behind, way.end);
    }
    pieces.push((rest, None));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

impl View {
    /// Shows the ways of each line, in the order in which they are shown.
    fn each_ways(&mut self, see: &mut dyn FnMut(&mut Vec<Way>)) {
        see(&mut self.gloss_ways);
        self.body.iter_mut().for_each(|line| see(&mut line.ways));
        self.rows.iter_mut().for_each(|row| see(&mut row.ways));
        self.positions.iter_mut().for_each(|position| see(&mut position.ways));
        self.more.iter_mut().for_each(|row| see(&mut row.ways));
        // It names again whom the lines before it may have named.
        let rows = self.timeline.iter_mut().flat_map(|timeline| &mut timeline.rows);
        rows.for_each(|row| see(&mut row.ways));
    }

    /// One way to each entity is enough, as one mark in a section is.
    pub(super) fn keep_first_ways(&mut self) {
        let mut seen: Vec<String> = Vec::new();
        self.each_ways(&mut |ways| {
            ways.retain(|way| !seen.contains(&way.to));
            seen.extend(ways.iter().map(|way| way.to.clone()));
        });
    }

    /// Without the ways to other cards, of which a pack for one article has fewer.
    #[cfg(feature = "cli")]
    pub(crate) fn without_ways(mut self) -> Self {
        self.each_ways(&mut Vec::clear);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_falls_into_its_ways_and_what_is_between() {
        let way = |start, end, to: &str| Way { start, end, to: to.to_owned() };
        let line = "한국 👩🏽‍⚕️ of Taiwan, China";
        let units = |words: &str| line[..line.find(words).expect(words)].encode_utf16().count() as u32;
        let (taiwan, china) = (units("Taiwan"), units("China"));
        let ways = [way(0, 2, "korea"), way(taiwan, taiwan + 6, "taiwan"), way(china, china + 5, "china")];
        let found = pieces(line, ways.iter());
        let found: Vec<(&str, Option<&str>)> =
            found.into_iter().map(|(words, way)| (words, way.map(|way| way.to.as_str()))).collect();
        let (korea, taiwan, china) = (Some("korea"), Some("taiwan"), Some("china"));
        assert_eq!(
            found,
            [("한국", korea), (" 👩🏽‍⚕️ of ", None), ("Taiwan", taiwan), (", ", None), ("China", china)]
        );
        assert_eq!(pieces(line, [].iter()), [(line, None)]);
    }
}
