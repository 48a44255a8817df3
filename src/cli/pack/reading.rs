//! An article as a pack explains it: what `diff` and `coverage` look at.

use std::collections::BTreeMap;

use crate::annotate::{Annotated, Annotation, Annotations, Meaning, Overrides, Subject};
use crate::article::Article;
use crate::card::{LabelledRow, ReaderContext, View, card};
use crate::mention::find::Model;
use crate::pack::Packs;
use crate::text::{ByteSpan, sentences};

/// One article, annotated.
pub(super) struct Reading<'p> {
    pub article: &'p Article,
    pub annotations: Annotations,
    packs: &'p Packs,
}

impl<'p> Reading<'p> {
    pub fn of(article: &'p Article, packs: &'p Packs, names: &Model) -> Self {
        let Annotated { annotations, .. } = Annotated::of(article, packs, Some(names), &Overrides::default());
        Self { article, annotations, packs }
    }

    pub fn text(&self, span: ByteSpan) -> &str {
        span.of(&self.article.text)
    }

    /// The sentence in which something stands.
    pub fn sentence(&self, annotation: &Annotation) -> String {
        self.text(self.sentence_span(annotation)).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn sentence_span(&self, annotation: &Annotation) -> ByteSpan {
        let block = self.article.blocks[annotation.block as usize].span;
        let holds = |sentence: &ByteSpan| annotation.span.start < sentence.end;
        sentences(&self.article.text, block).into_iter().find(holds).unwrap_or(block)
    }

    /// What an annotation leads to: the id of an entity, or "figure"; `None` where it has no card.
    pub fn target(&self, annotation: &Annotation) -> Option<String> {
        let note = annotation.note?;
        Some(match self.annotations.notes[note as usize].subject {
            Subject::Entity(id) => self.packs.entity(id).id.clone(),
            Subject::Figure(_) => "figure".to_owned(),
            Subject::Name(_) => "from the article".to_owned(),
        })
    }

    /// The entity that a mention is linked to.
    pub fn entity(&self, annotation: &Annotation) -> Option<&str> {
        match &annotation.meaning {
            Meaning::Mention(mention) => mention.entity.map(|id| self.packs.entity(id).id.as_str()),
            Meaning::Figure(_) => None,
        }
    }

    /// The lines of every card, by where it is first noted and what it is about.
    pub fn cards(&self) -> BTreeMap<(u32, String), Vec<String>> {
        let mut out = BTreeMap::new();
        for note in &self.annotations.notes {
            let first = &self.annotations.list[note.at[0] as usize];
            let view =
                card(note.subject, self.article, &self.annotations, self.packs, &ReaderContext::default());
            if let (Some(view), Some(target)) = (view, self.target(first)) {
                // An entity's card is the same wherever it is first named.
                let at = if target == "figure" { first.span.start } else { 0 };
                out.insert((at, target), lines(&view));
            }
        }
        out
    }
}

/// What a card says, a line for each statement.
fn lines(view: &View) -> Vec<String> {
    let mut out = vec![view.title.clone()];
    out.extend(view.gloss.clone());
    out.extend(view.body.iter().map(|sentence| sentence.text.clone()));
    out.extend(view.rows.iter().chain(&view.more).map(row));
    out.extend(
        view.positions.iter().map(|voice| format!("{}, {}: {}", voice.holder, voice.date, voice.text)),
    );
    if let Some(chart) = &view.chart {
        out.push(format!("{} ({})", chart.title, chart.measures.join(", ")));
        out.extend(chart.rows.iter().map(|row| format!("{}: {}", row.label, row.texts.join(", "))));
        out.extend(chart.caption.clone());
    }
    if let Some(timeline) = &view.timeline {
        out.push(timeline.title.clone());
        out.extend(timeline.rows.iter().map(row));
    }
    out.extend(
        view.sources.iter().map(|source| format!("{}. {}. {}", source.title, source.publisher, source.url)),
    );
    out
}

/// "Signed: 8 April 2010 (as of May 2010)"
fn row(LabelledRow { label, value, note, .. }: &LabelledRow) -> String {
    let note = note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
    format!("{label}: {value}{note}")
}
