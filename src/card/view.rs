//! A card as it is shown: plain words in one language, ready to be put into nodes. No HTML anywhere.

use serde::Serialize;

use super::interface::{TOLD, isolated};

/// A rendered card. Empty lists are left out by whoever shows it; numbers of sources count from 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// The entity's id, or `figure-` and the number of its annotation.
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
    pub body: Vec<Sentence>,
    pub rows: Vec<LabelledRow>,
    pub positions: Vec<PositionLine>,
    /// Heading over the positions: "Who says what about its status".
    pub positions_title: Option<String>,
    pub chart: Option<Chart>,
    /// Behind the button "more".
    pub more: Vec<LabelledRow>,
    pub sources: Vec<SourceLine>,
    /// The packs that say so.
    pub packs: Vec<PackLine>,
    /// The card's words for its own controls: "More", "Sources", "Close".
    pub labels: Labels,
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
    pub sources: Vec<u16>,
    /// Id of what the pack states here, for feedback and corrections.
    pub fact: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LabelledRow {
    pub label: String,
    pub value: String,
    /// "estimate, as of 2024"
    pub note: Option<String>,
    pub sources: Vec<u16>,
    pub fact: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PositionLine {
    pub holder: String,
    pub text: String,
    /// That it was wrong before.
    pub note: Option<String>,
    /// "14 November 2025"
    pub date: String,
    pub iso_date: String,
    pub sources: Vec<u16>,
    pub fact: Option<String>,
}

/// A bar chart; each row has one bar for each measure. The same numbers stand in `texts`: the twin for those who
/// cannot see the bars.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Chart {
    pub title: String,
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
    /// Length of the bar for each measure, in thousandths of the longest; `None` where the value is not known.
    pub bars: Vec<Option<u16>>,
    pub texts: Vec<String>,
    /// The figure of the article itself.
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

/// The interface's own words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Labels {
    pub more: String,
    pub sources: String,
    pub close: String,
}
