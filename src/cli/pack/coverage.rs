//! `backstory pack coverage`: what an archive speaks of and no card tells, as a list of work.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::reading::Reading;
use crate::annotate::{Annotation, Meaning, Subject, entity_type, figure_kind};
use crate::article::Article;
use crate::cli::archive::Archive;
use crate::cli::files::{Format, print, print_json};
use crate::cli::load::pack;
use crate::cli::{Failure, Outcome};
use crate::figure::Kind;
use crate::mention::find::Model;
use crate::pack::Packs;

#[derive(Args)]
pub(in crate::cli) struct Options {
    /// Files, folders of files and JSON lines, as `annotate` takes them.
    #[arg(required = true)]
    articles: Vec<PathBuf>,
    /// A compiled pack, or a folder of sources, whose cards there are; several are stacked.
    #[arg(long = "pack", value_name = "FILE")]
    packs: Vec<PathBuf>,
    /// How many lines of each kind are printed; JSON has all.
    #[arg(long, default_value_t = 40)]
    top: usize,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// A name or a kind of figure without a card.
#[derive(Default, Serialize)]
struct Gap {
    /// The name; of figures what they count.
    text: String,
    /// "person", "place", …; "money", "quantity", …
    #[serde(rename = "type")]
    kind: &'static str,
    /// Of figures: the entity that their sentences name, whose series would explain them.
    #[serde(skip_serializing_if = "Option::is_none")]
    beside: Option<String>,
    times: usize,
    articles: usize,
    /// The first place.
    example: Example,
    #[serde(skip)]
    last_article: usize,
}

#[derive(Default, Serialize)]
struct Example {
    article: String,
    text: String,
    sentence: String,
}

#[derive(Serialize)]
struct Worklist {
    articles: usize,
    names: Vec<Gap>,
    figures: Vec<Gap>,
}

type Gaps = BTreeMap<(String, &'static str, Option<String>), Gap>;

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let packs = options.packs.iter().map(|path| pack(path)).collect::<Result<_, _>>()?;
    let packs = Packs::new(packs);
    let names = Model::built_in();
    let mut list = Collector::default();
    let outcome = Archive::of(&options.articles)?.each(&mut |name, article: Article| {
        list.add(name, &Reading::of(&article, &packs, &names));
    })?;
    let list =
        Worklist { articles: list.articles, names: ordered(list.names), figures: ordered(list.figures) };
    match options.format {
        Format::Json => print_json(&list)?,
        Format::Text => print(&list.text(options.top))?,
    }
    Ok(outcome)
}

#[derive(Default)]
struct Collector {
    articles: usize,
    names: Gaps,
    figures: Gaps,
}

impl Collector {
    fn add(&mut self, name: &str, reading: &Reading<'_>) {
        self.articles += 1;
        let noted = noted_names(reading);
        for (at, annotation) in reading.annotations.list.iter().enumerate() {
            let place = Place { article: name, number: self.articles, reading, annotation };
            match &annotation.meaning {
                Meaning::Mention(mention) if mention.entity.is_none() => {
                    // "Glaser" counts for Bonnie Glaser where the article has told that they are one.
                    let span = noted.get(&at).copied().unwrap_or(annotation.span);
                    let text = reading.text(span).split_whitespace().collect::<Vec<_>>().join(" ");
                    place.count(&mut self.names, text, entity_type(mention.kind), None);
                }
                Meaning::Figure(note) if annotation.note.is_none() && wants_card(note.figure.kind) => {
                    let unit = note.figure.unit.as_ref().map_or("", |unit| unit.as_str());
                    if !unit.is_empty() {
                        place.count(
                            &mut self.figures,
                            unit.to_owned(),
                            figure_kind(note.figure.kind),
                            beside(reading, annotation),
                        );
                    }
                }
                _ => {}
            }
        }
    }
}

/// Mentions of names that the article introduces, and the span of the first, which is the fullest.
fn noted_names(reading: &Reading<'_>) -> BTreeMap<usize, crate::text::ByteSpan> {
    let names = reading.annotations.notes.iter().filter(|note| matches!(note.subject, Subject::Name(_)));
    let of_note = |note: &crate::annotate::Note| {
        let first = reading.annotations.list[note.at[0] as usize].span;
        note.at.iter().map(move |at| (*at as usize, first)).collect::<Vec<_>>()
    };
    names.flat_map(of_note).collect()
}

/// Dates, ages and places in an order explain themselves.
fn wants_card(kind: Kind) -> bool {
    matches!(kind, Kind::Money | Kind::Percent | Kind::Quantity | Kind::Temperature)
}

/// The first entity that is named in a figure's sentence.
fn beside(reading: &Reading<'_>, figure: &Annotation) -> Option<String> {
    let sentence = reading.sentence_span(figure);
    let inside = reading.annotations.list.iter().filter(|a| sentence.contains(a.span));
    inside.filter_map(|a| reading.entity(a)).map(str::to_owned).next()
}

struct Place<'r, 'p> {
    article: &'r str,
    number: usize,
    reading: &'r Reading<'p>,
    annotation: &'r Annotation,
}

impl Place<'_, '_> {
    fn count(&self, gaps: &mut Gaps, text: String, kind: &'static str, beside: Option<String>) {
        let gap = gaps.entry((text.clone(), kind, beside.clone())).or_insert_with(|| Gap {
            text,
            kind,
            beside,
            example: Example {
                article: self.article.to_owned(),
                text: self.reading.text(self.annotation.span).to_owned(),
                sentence: self.reading.sentence(self.annotation),
            },
            ..Gap::default()
        });
        gap.times += 1;
        gap.articles += usize::from(gap.last_article != self.number);
        gap.last_article = self.number;
    }
}

/// What most articles have comes first.
fn ordered(gaps: Gaps) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = gaps.into_values().collect();
    gaps.sort_by_key(|gap| (std::cmp::Reverse((gap.articles, gap.times)), gap.text.clone()));
    gaps
}

impl Worklist {
    fn text(&self, top: usize) -> String {
        let mut out = format!("{} articles\n", self.articles);
        for (what, gaps) in [("names", &self.names), ("figures", &self.figures)] {
            let kinds: BTreeSet<&str> = gaps.iter().map(|gap| gap.kind).collect();
            let kinds = kinds.into_iter().collect::<Vec<_>>().join(", ");
            out += &format!("\n{} {what} without a card ({kinds})\n", gaps.len());
            out += "articles  times  what\n";
            gaps.iter().take(top).for_each(|gap| out += &gap.line());
        }
        out.trim_end().to_owned()
    }
}

impl Gap {
    fn line(&self) -> String {
        let beside = self.beside.as_ref().map(|id| format!(" beside {id}")).unwrap_or_default();
        let Example { article, text, sentence } = &self.example;
        format!(
            "{:>8}{:>7}  {} ({}){beside}: {article}: {text} in “{}”\n",
            self.articles,
            self.times,
            self.text,
            self.kind,
            shortened(sentence)
        )
    }
}

/// As much of a sentence as a line has room for.
fn shortened(sentence: &str) -> String {
    const ROOM: usize = 100;
    match sentence.char_indices().nth(ROOM) {
        Some((end, _)) => format!("{} …", sentence[..end].trim_end()),
        None => sentence.to_owned(),
    }
}
