//! `backstory annotate`: one article, or a set of texts as JSON lines.

use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use clap::Args;
use serde::Serialize;

use super::files::{Format, at, print};
use super::input::{Received, inputs, is_lines, is_standard_input};
use super::overrides::{self, Said};
use super::{Failure, Outcome, load, messages};
use crate::annotate::{Annotations, ArticleReport, Density, Job, Overrides};
use crate::article::{self, Article, Language};
use crate::card::{self, ReaderContext, Units, View};
use crate::mention::find::Model;
use crate::pack::Packs;
use crate::value::{Date, Unit};

#[derive(Args)]
pub(super) struct Options {
    /// HTML, plain text (.txt), or JSON lines (.jsonl, or `-` for standard input) with `id`, `html` or `text`, and `date`.
    file: PathBuf,
    /// A compiled pack, or a folder of sources; several are stacked, later ones over earlier.
    #[arg(long = "pack", value_name = "FILE")]
    packs: Vec<PathBuf>,
    /// Publication date, in place of what pages and records say.
    #[arg(long, value_name = "YYYY-MM-DD")]
    published: Option<Date>,
    /// Language, in place of what pages and records say: en, en-GB, en-US or en-IN; of de and fr, figures alone are read.
    /// Texts of JSON lines that have none are in English.
    #[arg(long, value_name = "TAG", value_parser = language)]
    language: Option<Language>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Look for no names but those that the packs know.
    #[arg(long)]
    only_packs: bool,
    /// JSON with what an editor says of this story, and with corrections; later files over earlier.
    #[arg(long, value_name = "FILE")]
    overrides: Vec<PathBuf>,
    /// How many marks there may be.
    #[arg(long, value_name = "few|normal|many|all")]
    marks: Option<String>,
    /// Say why each has a mark or none: candidates and points of names, what was tried for figures; print the cards.
    #[arg(long)]
    explain: bool,
    /// The reader's currency, an ISO 4217 code: cards tell amounts of money in it too.
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
    /// The reader's units.
    #[arg(long, value_name = "metric|us")]
    units: Option<String>,
    /// Language of the cards' own words: de, en, es, fr, ar, zh, or a message file.
    #[arg(long, value_name = "TAG|FILE", default_value = "en")]
    interface: String,
    /// The reader's day: cards of dates tell how long ago they are.
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let mut packs = Packs::new(options.packs.iter().map(|path| load::pack(path)).collect::<Result<_, _>>()?);
    let overrides = match overrides::load(&overrides::files(&options.overrides)?, &mut packs)? {
        Said::Rules(overrides) => Rc::new(overrides),
        Said::Off(path) => {
            println!("{}: switched off", path.display());
            return Ok(Outcome::Fine);
        }
    };
    let packs = Rc::new(packs);
    let reader = ReaderContext {
        today: options.today,
        currency: options.currency.as_deref().map(|code| currency(code, &packs)).transpose()?,
        units: options.units.as_deref().map(units).transpose()?,
        interface: messages::interface(&options.interface)?,
    };
    let choices = Choices {
        names: (!options.only_packs).then(|| Rc::new(Model::built_in())),
        density: options.marks.as_deref().map(density).transpose()?.unwrap_or_default(),
        explain: options.explain,
        overrides,
        packs,
        reader,
    };
    each(options, &choices)
}

/// Annotates each article of the file. What cannot be read is reported, and does not stop the rest.
fn each(options: &Options, choices: &Choices) -> Result<Outcome, Failure> {
    let path = &options.file;
    if !is_standard_input(path) {
        fs::metadata(path).map_err(|error| at(path, error))?;
    }
    let wanted = article::Options {
        published: options.published,
        language: options.language,
        ..article::Options::default()
    };
    let many = is_lines(path);
    let mut outcome = Outcome::Fine;
    for input in inputs(path.clone()) {
        // A set of texts has some that are too short to tell their language by.
        let Received { place, id, article } = input.read(&wanted, Some(Language::En));
        match article {
            Ok(article) if many => choices.annotate(id, article, Format::Json)?,
            Ok(article) => choices.annotate(None, article, options.format)?,
            Err(reason) => {
                eprintln!("{place}: {reason}");
                outcome = Outcome::Issues;
            }
        }
    }
    Ok(outcome)
}

/// What is asked of each article.
struct Choices {
    packs: Rc<Packs>,
    names: Option<Rc<Model>>,
    density: Density,
    overrides: Rc<Overrides>,
    explain: bool,
    reader: ReaderContext,
}

impl Choices {
    fn annotate(&self, id: Option<String>, article: Article, format: Format) -> Result<(), Failure> {
        let mut job = Job::new(article, Rc::clone(&self.packs))
            .with_names(self.names.clone())
            .with_density(self.density)
            .with_overrides(Rc::clone(&self.overrides));
        let annotations = job.finish();
        let article = job.article();
        for words in self.overrides.unmatched(article) {
            let of = id.as_deref().map(|id| [" ", id].concat()).unwrap_or_default();
            eprintln!("\"{words}\" of the overrides stands nowhere in the article{of} (note)");
        }
        let report = ArticleReport::new(id, article, &annotations, &self.packs);
        let why = self.explain.then(|| Why::of(article, &annotations, &self.packs, &self.reader));
        match format {
            Format::Json => print(&serde_json::to_string(&Explained { report, why })?),
            Format::Text => {
                print(&text(&report, self.explain))?;
                why.iter().try_for_each(Why::print)
            }
        }
    }
}

pub(super) fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| "it can be en, en-GB, en-US, en-IN, de or fr".to_owned())
}

fn currency(code: &str, packs: &Packs) -> Result<Unit, Failure> {
    packs.reader_currency(code).map_err(|reason| Failure(["--currency ", &reason].concat()))
}

fn density(name: &str) -> Result<Density, Failure> {
    Density::named(name).map_err(|reason| Failure(["--marks ", &reason].concat()))
}

fn units(name: &str) -> Result<Units, Failure> {
    Units::named(name).map_err(|reason| Failure(["--units ", &reason].concat()))
}

fn text(report: &ArticleReport, explain: bool) -> String {
    let mut lines: Vec<(u32, String)> = Vec::new();
    for m in &report.mentions {
        let why = if explain { format!("  ({})", m.how) } else { String::new() };
        let mark = if m.marked { "*" } else { " " };
        let entity = m.entity.as_deref().unwrap_or("–");
        lines.push((m.start, format!("{mark} {:>6}  {} → {entity}{why}", m.start, m.text)));
    }
    for f in &report.figures {
        let mark = if f.marked { "*" } else { " " };
        let value = f.value.map(|v| v.to_string()).unwrap_or_default();
        let parts = [Some(value.as_str()), f.unit.as_deref(), f.iso.as_deref(), f.bound, f.series.as_deref()];
        let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        lines.push((f.start, format!("{mark} {:>6}  {} → {} {}", f.start, f.text, f.kind, parts.join(" "))));
    }
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

/// A report, and why it is as it is.
#[derive(Serialize)]
struct Explained {
    #[serde(flatten)]
    report: ArticleReport,
    #[serde(flatten)]
    why: Option<Why>,
}

#[derive(Serialize)]
struct Why {
    /// What was tried for each name and figure.
    explanation: Vec<String>,
    /// Those of dates too, which the list leaves out.
    cards: Vec<View>,
}

impl Why {
    fn of(article: &Article, annotations: &Annotations, packs: &Packs, reader: &ReaderContext) -> Self {
        let mut explanation = super::explain::names(article, annotations, packs);
        explanation.extend(super::explain::figures(article, annotations, packs, reader));
        let card = |subject| card::card(subject, article, annotations, packs, reader);
        Self { explanation, cards: annotations.subjects().filter_map(card).collect() }
    }

    /// A line for each that was tried, then a card a line as JSON.
    fn print(&self) -> Result<(), Failure> {
        self.explanation.iter().try_for_each(|line| print(line))?;
        self.cards.iter().try_for_each(|card| print(&serde_json::to_string(card)?))
    }
}
