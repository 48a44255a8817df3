//! Whether an article's pack does what the whole stack does.

use std::rc::Rc;

use crate::annotate::{Annotations, ArticleReport, Job, Meaning, Subject};
use crate::article::Article;
use crate::card::{self, ReaderContext};
use crate::mention::find::Model;
use crate::pack::Packs;

/// The first thing that two stacks of packs make different of an article, in annotations, notes or cards: what the one
/// says and what the other. `None` where a reader sees the same.
pub fn difference(
    article: &Article,
    readers: &[ReaderContext],
    one: (&Rc<Packs>, Option<&Rc<Model>>),
    other: (&Rc<Packs>, Option<&Rc<Model>>),
) -> Option<(String, String)> {
    let (mut one, mut other) = (shown(article, readers, one), shown(article, readers, other));
    loop {
        match (one.next(), other.next()) {
            (None, None) => return None,
            (one, other) if one == other => {}
            (one, other) => return Some((one.unwrap_or_default(), other.unwrap_or_default())),
        }
    }
}

/// All that readers can see, line by line.
fn shown(
    article: &Article,
    readers: &[ReaderContext],
    (packs, names): (&Rc<Packs>, Option<&Rc<Model>>),
) -> impl Iterator<Item = String> + use<> {
    let mut job = Job::new(article.clone(), Rc::clone(packs)).with_names(names.cloned());
    let annotations = job.finish();
    let report = ArticleReport::new(None, article, &annotations, packs);
    let mut lines: Vec<String> = report.mentions.iter().map(json).collect();
    lines.extend(report.figures.iter().map(json));
    for reader in readers {
        let view = |subject| card::card(subject, article, &annotations, packs, reader);
        lines.extend(subjects(&annotations).map(|subject| json(&view(subject))));
    }
    lines.into_iter()
}

/// Every note, and every figure that has none: `annotate --explain` shows their cards too.
fn subjects(annotations: &Annotations) -> impl Iterator<Item = Subject> {
    let noted = annotations.notes.iter().map(|note| note.subject);
    let unlisted = (0..).zip(&annotations.list).filter(|(_, annotation)| annotation.note.is_none());
    let figures = unlisted.filter(|(_, annotation)| matches!(annotation.meaning, Meaning::Figure(_)));
    noted.chain(figures.map(|(at, _)| Subject::Figure(at)))
}

fn json(value: &impl serde::Serialize) -> String {
    // Plain records of texts and numbers: there is nothing that JSON cannot hold.
    serde_json::to_string(value).unwrap_or_default()
}
