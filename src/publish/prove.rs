//! Whether an article's pack does what the whole stack does.

use std::rc::Rc;

use super::Published;
use crate::annotate::{Annotated, Annotations, ArticleReport, Job, Overrides, Subject};
use crate::article::Article;
use crate::card::{self, ReaderContext};
use crate::pack::{Pack, Packs};

/// The first thing that a reader sees differently, as JSON; empty where one has no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub of_stack: String,
    pub of_pack: String,
}

impl Published {
    /// Loads the pack's bytes as a page does, without a model, and compares annotations, notes and cards with those of
    /// the stack that it was taken from: of an article that has been edited since, and of one that has not. The overrides are
    /// read anew over the pack, since their numbers are of the stack.
    ///
    /// # Errors
    /// The first difference.
    pub fn prove(
        &self,
        article: &Article,
        packs: &Packs,
        readers: &[ReaderContext],
        overrides: impl Fn(&mut Packs) -> Overrides,
    ) -> Result<(), Difference> {
        let of_stack = shown(article, readers, packs, &self.annotations);
        let pack = match Pack::from_bytes(&self.bytes) {
            Ok(pack) => pack,
            Err(error) => return compare(&of_stack, &[error.to_string()]),
        };
        let mut own = Packs::new(vec![pack]);
        let overrides = overrides(&mut own);
        let read = Annotated::of(article, &own, None, &overrides).annotations;
        compare(&of_stack, &shown(article, readers, &own, &read))?;
        let own = Rc::new(own);
        let mut page = Job::new(article.clone(), Rc::clone(&own)).with_overrides(Rc::new(overrides));
        let found = page.finish();
        if found == read { Ok(()) } else { compare(&of_stack, &shown(article, readers, &own, &found)) }
    }
}

/// The first line in which they differ.
fn compare(of_stack: &[String], of_pack: &[String]) -> Result<(), Difference> {
    let lines = of_stack.len().max(of_pack.len());
    let Some(at) = (0..lines).find(|at| of_stack.get(*at) != of_pack.get(*at)) else { return Ok(()) };
    let line = |lines: &[String]| lines.get(at).cloned().unwrap_or_default();
    Err(Difference { of_stack: line(of_stack), of_pack: line(of_pack) })
}

/// All that readers can see, line by line.
fn shown(
    article: &Article,
    readers: &[ReaderContext],
    packs: &Packs,
    annotations: &Annotations,
) -> Vec<String> {
    let report = ArticleReport::new(None, article, annotations, packs);
    let mut lines: Vec<String> = report.mentions.iter().map(json).collect();
    lines.extend(report.figures.iter().map(json));
    for reader in readers {
        let view = |subject| {
            let view = card::card(subject, article, annotations, packs, reader);
            json(&view.map(card::View::without_ways))
        };
        // Cards of names are the same in all currencies.
        let differs = |subject: &Subject| reader.currency.is_none() || matches!(subject, Subject::Figure(_));
        lines.extend(annotations.subjects().filter(differs).map(view));
    }
    lines
}

fn json(value: &impl serde::Serialize) -> String {
    // Plain records of texts and numbers: there is nothing that JSON cannot hold.
    serde_json::to_string(value).unwrap_or_default()
}
