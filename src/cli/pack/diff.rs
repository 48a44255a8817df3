//! `backstory pack diff`: what readers of an archive would see otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::reading::Reading;
use crate::annotate::Annotation;
use crate::article::Article;
use crate::cli::archive::Archive;
use crate::cli::files::{Format, print, print_json};
use crate::cli::load::pack;
use crate::cli::{Failure, Outcome};
use crate::mention::find::Model;
use crate::pack::Packs;

#[derive(Args)]
pub(in crate::cli) struct Options {
    /// A compiled pack, or a folder of sources.
    old: PathBuf,
    new: PathBuf,
    /// Files, folders of files and JSON lines, as `annotate` takes them.
    #[arg(long, value_name = "ARTICLES", required = true, num_args = 1..)]
    on: Vec<PathBuf>,
    /// A pack that lies below both.
    #[arg(long = "pack", value_name = "FILE")]
    below: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// One thing that readers would see otherwise.
#[derive(Serialize)]
struct Change {
    article: String,
    /// "added", "gone", "linked", "marked", "unmarked", "card".
    change: &'static str,
    text: String,
    sentence: String,
    before: Option<String>,
    after: Option<String>,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let stack = |top: &PathBuf| -> Result<Packs, Failure> {
        let paths = options.below.iter().chain([top]);
        Ok(Packs::new(paths.map(|path| pack(path)).collect::<Result<_, _>>()?))
    };
    let (old, new) = (stack(&options.old)?, stack(&options.new)?);
    let names = Model::built_in();
    let mut changes: Vec<Change> = Vec::new();
    let mut articles = 0;
    let read = Archive::of(&options.on)?.each(&mut |name, article: Article| {
        let before = Reading::of(&article, &old, &names);
        changes.extend(compared(name, &before, &Reading::of(&article, &new, &names)));
        articles += 1;
    })?;
    match options.format {
        Format::Json => print_json(&changes)?,
        Format::Text => {
            changes.iter().try_for_each(|change| print(&change.text()))?;
            print(&summary(&changes, articles))?;
        }
    }
    Ok(if changes.is_empty() { read } else { Outcome::Issues })
}

impl Change {
    fn text(&self) -> String {
        let mut out = format!("{}: {} \"{}\"", self.article, self.change, self.text);
        match (&self.before, &self.after) {
            _ if self.change == "card" => {}
            (Some(before), Some(after)) => out += &format!(": {before} → {after}"),
            (Some(only), None) | (None, Some(only)) => out += &format!(": {only}"),
            (None, None) => {}
        }
        out += &format!("\n    “{}”", self.sentence);
        if self.change == "card" {
            let lines = |sign: &str, text: &Option<String>| -> String {
                text.iter().flat_map(|text| text.lines()).map(|line| format!("\n  {sign} {line}")).collect()
            };
            out += &lines("-", &self.before);
            out += &lines("+", &self.after);
        }
        out
    }
}

fn summary(changes: &[Change], articles: usize) -> String {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    changes.iter().for_each(|change| *kinds.entry(change.change).or_default() += 1);
    let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let kinds = if kinds.is_empty() { "nothing changes".to_owned() } else { kinds.join(", ") };
    format!("{articles} articles: {kinds}")
}

fn compared(name: &str, old: &Reading<'_>, new: &Reading<'_>) -> Vec<Change> {
    let mut changes: Vec<(u32, Change)> = Vec::new();
    let (before, after) = (by_span(old), by_span(new));
    let spans: BTreeSet<_> = before.keys().chain(after.keys()).copied().collect();
    for span in spans {
        let (was, is) = (before.get(&span).copied(), after.get(&span).copied());
        let (Some(place), Some(reading)) = (is.or(was), is.map(|_| new).or(Some(old))) else { continue };
        let (before, after) = (was.and_then(|a| old.target(a)), is.and_then(|a| new.target(a)));
        let marked = |a: Option<&Annotation>| a.is_some_and(|a| a.marked);
        let change = match (&before, &after) {
            (None, Some(_)) => "added",
            (Some(_), None) => "gone",
            (Some(old), Some(new)) if old != new => "linked",
            (Some(_), Some(_)) if marked(is) && !marked(was) => "marked",
            (Some(_), Some(_)) if marked(was) && !marked(is) => "unmarked",
            _ => continue,
        };
        changes.push((span.0, told(name, change, reading, place, before, after)));
    }
    changes.extend(cards(name, old, new));
    changes.sort_by_key(|(at, _)| *at);
    changes.into_iter().map(|(_, change)| change).collect()
}

fn told(
    article: &str,
    change: &'static str,
    reading: &Reading<'_>,
    place: &Annotation,
    before: Option<String>,
    after: Option<String>,
) -> Change {
    Change {
        article: article.to_owned(),
        change,
        text: reading.text(place.span).to_owned(),
        sentence: reading.sentence(place),
        before,
        after,
    }
}

fn by_span<'r>(reading: &'r Reading<'_>) -> BTreeMap<(u32, u32), &'r Annotation> {
    reading.annotations.list.iter().map(|a| ((a.span.start, a.span.end), a)).collect()
}

/// Cards that both have and that say something else, at their first place.
fn cards(name: &str, old: &Reading<'_>, new: &Reading<'_>) -> Vec<(u32, Change)> {
    let (before, after) = (old.cards(), new.cards());
    let mut out = Vec::new();
    for (key, lines) in &after {
        let Some(were) = before.get(key).filter(|were| *were != lines) else { continue };
        let only = |these: &[String], others: &[String]| -> Option<String> {
            let own: Vec<&str> =
                these.iter().filter(|line| !others.contains(line)).map(String::as_str).collect();
            (!own.is_empty()).then(|| own.join("\n"))
        };
        let first =
            |a: &&Annotation| new.target(a).as_ref() == Some(&key.1) && (key.0 == 0 || a.span.start == key.0);
        if let Some(place) = new.annotations.list.iter().find(first) {
            let (gone, come) = (only(were, lines), only(lines, were));
            out.push((place.span.start, told(name, "card", new, place, gone, come)));
        }
    }
    out
}
