//! What a reader should find in a story, held against what the pipeline finds there.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use backstory::annotate::{Annotation, Annotations, Job, Meaning};
use backstory::article::{Article, Options};
use backstory::cli::{Tree, Visit, decode, read_html};
use backstory::figure::{Amount, Bound, Figure};
use backstory::pack::{Pack, Packs};
use backstory::text::ByteSpan;
use backstory::value::{Date, Decimal};
use serde::Deserialize;

use super::compiled::compiled;

/// A file of expectations; the head of each says how its rows are meant.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// The page, beside the file.
    pub article: String,
    published: toml::value::Datetime,
    never: Vec<String>,
    #[serde(default)]
    open: Vec<String>,
    mention: Vec<MentionRow>,
    figure: Vec<FigureRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MentionRow {
    text: String,
    nth: usize,
    entity: String,
}

/// A key that is missing is not judged.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureRow {
    text: String,
    nth: usize,
    kind: Option<String>,
    value: Option<String>,
    low: Option<String>,
    high: Option<String>,
    unit: Option<String>,
    iso: Option<String>,
    #[serde(rename = "mod")]
    bound: Option<String>,
    /// Id of the series that it belongs to, or "none".
    series: Option<String>,
}

/// An annotated page.
pub struct Story {
    pub article: Article,
    pub annotations: Annotations,
    pub packs: Rc<Packs>,
    /// All words of the page, read or not.
    page: String,
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Packs of this repository as a page loads them: compiled, written, and read back.
pub fn packs(names: &[&str]) -> Rc<Packs> {
    let load = |name: &&str| {
        Pack::from_bytes(&compiled(&format!("packs/{name}")).to_bytes()).expect("the pack loads")
    };
    Rc::new(Packs::new(names.iter().map(load).collect()))
}

impl Expectation {
    pub fn read(name: &str) -> Self {
        let path = root().join("tests/articles").join(name);
        let text = std::fs::read_to_string(&path).expect("a readable file");
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub fn published(&self) -> Date {
        self.published.to_string().parse().expect("a date")
    }
}

impl Story {
    pub fn read(page: &PathBuf, published: Option<Date>, packs: &Rc<Packs>) -> Self {
        let bytes = std::fs::read(page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
        let options = Options { published, ..Options::default() };
        let article = read_html(&bytes, &options).expect("the page has an article").article;
        let mut job = Job::new(article, Rc::clone(packs));
        let annotations = job.finish();
        Self { article: job.article().clone(), annotations, packs: Rc::clone(packs), page: words_of(&bytes) }
    }

    /// Everything that is not as expected, one paragraph each.
    pub fn faults(&self, expected: &Expectation) -> Vec<String> {
        let mut faults = Vec::new();
        if self.article.published != Some(expected.published()) {
            faults.push(format!("published {:?}, not {}", self.article.published, expected.published()));
        }
        let mut known: Vec<ByteSpan> = Vec::new();
        for row in &expected.mention {
            faults.extend(self.judge(&row.text, row.nth, &mut known, |span| self.mention_fault(row, span)));
        }
        for row in &expected.figure {
            faults.extend(self.judge(&row.text, row.nth, &mut known, |span| self.figure_fault(row, span)));
        }
        faults.extend(expected.never.iter().flat_map(|text| self.never_faults(text)));
        for text in &expected.open {
            let here = self.all(text);
            if here.is_empty() {
                faults.push(format!("open to taste, but not in the article: {text:?}"));
            }
            known.extend(here);
        }
        faults.extend(
            self.annotations
                .list
                .iter()
                .filter(|a| a.note.is_some() && !known.iter().any(|s| s.overlaps(a.span)))
                .map(|a| format!("nobody expects {}\n{}", self.describe(a), self.context(a.span))),
        );
        faults
    }

    /// Rows of `never` that guard nothing, since a later edit of the page has taken their words away.
    pub fn idle_rows(&self, expected: &Expectation) -> Vec<String> {
        let absent = expected.never.iter().filter(|text| !self.page.contains(text.as_str()));
        absent.map(|text| format!("never to be annotated, but not on the page: {text:?}")).collect()
    }

    /// The fault of one row, with the place it is about.
    fn judge(
        &self,
        text: &str,
        nth: usize,
        known: &mut Vec<ByteSpan>,
        fault: impl Fn(ByteSpan) -> Option<String>,
    ) -> Option<String> {
        let Some(&span) = nth.checked_sub(1).and_then(|at| self.all(text).get(at).copied()).as_ref() else {
            return Some(format!("{text:?} does not stand {nth} times in the article"));
        };
        known.push(span);
        let fault = fault(span)?;
        Some(format!("{text:?} {nth} at {}..{}: {fault}\n{}", span.start, span.end, self.context(span)))
    }

    /// Every place of `text` in the article.
    pub fn all(&self, text: &str) -> Vec<ByteSpan> {
        let found = self.article.text.match_indices(text);
        found.map(|(at, part)| ByteSpan::new(at, at + part.len())).collect()
    }

    fn over(&self, span: ByteSpan) -> impl Iterator<Item = &Annotation> {
        self.annotations.list.iter().filter(move |a| a.span.overlaps(span))
    }

    fn found(&self, span: ByteSpan) -> String {
        let found: Vec<String> = self.over(span).map(|a| self.describe(a)).collect();
        if found.is_empty() { "nothing".to_owned() } else { found.join(" and ") }
    }

    fn mention_fault(&self, row: &MentionRow, span: ByteSpan) -> Option<String> {
        let right = self.over(span).any(|a| a.span == span && self.entity_of(a) == Some(&row.entity));
        (!right).then(|| format!("expected {}, found {}", row.entity, self.found(span)))
    }

    pub fn entity_of(&self, annotation: &Annotation) -> Option<&str> {
        match &annotation.meaning {
            Meaning::Mention(mention) => Some(&self.packs.entity(mention.entity?).id),
            Meaning::Figure(_) => None,
        }
    }

    fn figure_fault(&self, row: &FigureRow, span: ByteSpan) -> Option<String> {
        let read = self.over(span).find_map(|a| match &a.meaning {
            Meaning::Figure(note) => Some((a.span, note)),
            Meaning::Mention(_) => None,
        });
        let Some((whole, note)) = read else {
            return Some(format!("expected a figure, found {}", self.found(span)));
        };
        let mut wrong = Vec::new();
        // The words of a bound belong to the figure ("more than 3 per cent"); the rows leave them out.
        let led = note.figure.bound.is_some() && whole.contains(span);
        if whole != span && !led {
            wrong.push("other words".to_owned());
        }
        let series = note.series.map_or("none", |id| &self.packs.series()[id.0 as usize].id);
        wrong.extend(differences(row, &note.figure, series));
        (!wrong.is_empty()).then(|| format!("{}; found {}", wrong.join(", "), self.found(span)))
    }

    fn never_faults(&self, text: &str) -> Vec<String> {
        let wrong = self.all(text).into_iter().filter(|span| self.over(*span).next().is_some());
        let fault =
            |span| format!("{text:?} must have nothing, has {}\n{}", self.found(span), self.context(span));
        wrong.map(fault).collect()
    }

    /// An annotation in one line.
    pub fn describe(&self, annotation: &Annotation) -> String {
        let text = annotation.span.of(&self.article.text);
        let (start, end) = (annotation.span.start, annotation.span.end);
        match &annotation.meaning {
            Meaning::Mention(m) => {
                format!("{text:?} {start}..{end} → {:?} ({:?})", self.entity_of(annotation), m.how)
            }
            Meaning::Figure(note) => {
                let f = &note.figure;
                let unit = f.unit.as_ref().map_or("", |unit| unit.as_str());
                let iso = f.iso().unwrap_or_default();
                format!(
                    "{text:?} {start}..{end} = {:?} {:?} {unit} {iso} {:?} {:?}",
                    f.kind, f.amount, f.bound, f.role
                )
            }
        }
    }

    /// The block that a span stands in, the span in brackets.
    fn context(&self, span: ByteSpan) -> String {
        let text = &self.article.text;
        let block = self.article.blocks.iter().find(|block| block.span.overlaps(span));
        let block = block.map_or(span, |block| block.span.to(span));
        let before = ByteSpan { start: block.start, end: span.start }.of(text);
        let after = ByteSpan { start: span.end, end: block.end }.of(text);
        format!("    {before}[{}]{after}", span.of(text))
    }

    /// Every annotation, one a line.
    pub fn listing(&self) -> String {
        self.annotations.list.iter().fold(String::new(), |mut out, a| {
            let mark = if a.marked { '*' } else { ' ' };
            writeln!(out, "{mark} {}", self.describe(a)).expect("a string");
            out
        })
    }
}

fn differences(row: &FigureRow, figure: &Figure, series: &str) -> Vec<String> {
    let text = |value: Decimal| value.to_string();
    let (value, low, high) = match figure.amount {
        Amount::None => (None, None, None),
        Amount::Value(value) => (Some(text(value)), None, None),
        Amount::Range { low, high } => (None, Some(text(low)), Some(text(high))),
    };
    let bound = figure.bound.map(|bound| match bound {
        Bound::Min => "min",
        Bound::Max => "max",
        Bound::About => "about",
    });
    let found = [
        ("kind", &row.kind, Some(format!("{:?}", figure.kind).to_lowercase())),
        ("value", &row.value, value),
        ("low", &row.low, low),
        ("high", &row.high, high),
        ("unit", &row.unit, figure.unit.as_ref().map(ToString::to_string)),
        ("iso", &row.iso, figure.iso()),
        ("mod", &row.bound, bound.map(str::to_owned)),
        ("series", &row.series, Some(series.to_owned())),
    ];
    let wrong = found.into_iter().filter(|(_, expected, found)| {
        expected.as_ref().is_some_and(|expected| !same(expected, found.as_deref()))
    });
    wrong.map(|(key, expected, _)| format!("expected {key} {}", expected.as_deref().unwrap_or(""))).collect()
}

/// Numbers are the same whatever their zeros.
fn same(expected: &str, found: Option<&str>) -> bool {
    let number = |text: &str| text.parse::<Decimal>().ok();
    let equal = |found: &str| number(expected).is_some() && number(expected) == number(found);
    found.is_some_and(|found| found == expected || equal(found))
}

/// The words of a page, also those that no reader sees.
fn words_of(page: &[u8]) -> String {
    let source = decode(page);
    let tree = Tree::parse(&source);
    let mut out = String::new();
    tree.visit(|visit| {
        if let Visit::Text(text) = visit {
            out.push_str(text);
            out.push(' ');
        }
        true
    });
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
