//! Names that no pack knows: found by their shape, their words, what stands around them and what the article shows of
//! them elsewhere.
//!
//! Zones of words in capitals are cut out, each word is given clues, a model weighs the clues, and the chain of labels
//! with the best sum tells where names begin and end and of what kind they are. Sums are whole numbers, so that native
//! and wasm runs agree. `docs/names-model.md` tells how the model is made.

mod chain;
mod clues;
mod model;
mod row;
mod seen;
#[cfg(feature = "train")]
pub mod train;
mod word;
mod zone;

pub use model::{Model, ModelError};

use std::ops::Range;

use super::block::Words;
use super::words::SENTENCE_OPENERS;
use super::{How, Mention, Scan};
use crate::pack::{EntityType, FoundName, Packs};
use crate::text::{ByteSpan, Lexicon};
use chain::{Chain, OUTSIDE, Scores};
use clues::Around;
pub(super) use seen::{BODIES, Seen, VERBS};

/// A name in one block: words `first..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub first: usize,
    pub end: usize,
    pub kind: EntityType,
}

impl From<&FoundName> for Found {
    fn from(name: &FoundName) -> Self {
        let first = name.first as usize;
        Self { first, end: first.saturating_add(name.words as usize), kind: name.kind }
    }
}

impl Found {
    /// As an article's pack keeps it.
    #[cfg(feature = "cli")]
    pub fn kept(&self) -> FoundName {
        FoundName { first: self.first as u32, words: (self.end - self.first) as u32, kind: self.kind }
    }

    /// Mends what the rules of writing settle, whatever the model says: no word that opens the sentence,
    /// no body that a person is of; but "The Hague" with its article.
    fn trim(&mut self, words: &Words<'_>) {
        let person = self.kind == EntityType::Person;
        let has = |table: &Lexicon, at: usize| table.row_of_hash(words.scan.tokens[at].hash).is_some();
        let leads = |at: usize| {
            self.kind != EntityType::Other && words.scan.opens_sentence(at) && has(&SENTENCE_OPENERS, at)
        };
        while self.end - self.first > 1 && leads(self.first) {
            self.first += 1;
        }
        // "Ann Roe of Acme"; but "Joan of Arc".
        let of = (self.first + 2..self.end).find(|at| words.reads(*at, "of and at in"));
        self.end = of.filter(|_| person).unwrap_or(self.end);
        // "Ministry of Finance", "Kano State University": what it is stands before "of", else last.
        let of = (self.first + 1..self.end).find(|at| words.reads(*at, "of for"));
        if self.kind == EntityType::Other && has(&BODIES, of.unwrap_or(self.end) - 1) {
            self.kind = EntityType::Organization;
        }
        let article = words.before(self.first).filter(|at| words.reads(*at, "The") && !words.opens(*at));
        self.first = article.unwrap_or(self.first);
    }

    pub fn mention(&self, scan: &Scan, offset: u32) -> Mention {
        let span = scan.span(self.first, self.end).moved(offset);
        Mention { span, entity: None, kind: self.kind, how: How::Found }
    }
}

/// The names that were found in a block when the article was published, where it is as it was then.
pub(super) fn known(words: &Words<'_>, packs: &Packs) -> Vec<Found> {
    let mut names: Vec<Found> = Vec::new();
    for name in packs.names_found_in(words.text) {
        let name = Found::from(name);
        // Nothing else holds a pack to words that are there, and to take each once.
        let free = names.last().map_or(0, |last| last.end);
        if (free..name.end).contains(&name.first) && name.end <= words.scan.tokens.len() {
            names.push(name);
        }
    }
    names
}

/// Finds the names of blocks, one after the other in the same memory.
#[derive(Default)]
pub(super) struct Finder {
    around: Around,
    chain: Chain,
    scores: Vec<Scores>,
}

impl Finder {
    /// The names of a block, in order, disjoint; `without` are spans from its start that are none, in order: "12 March".
    ///
    /// # Cost
    /// O(n) in words.
    pub fn find(
        &mut self,
        words: &Words<'_>,
        without: &[ByteSpan],
        seen: &Seen,
        model: &Model,
    ) -> Vec<Found> {
        let Self { around, chain, scores } = self;
        let mut found = Vec::new();
        around.begin();
        for zone in zone::zones(words.text, &words.scan.tokens, without) {
            scores.clear();
            clues::clues(words, &zone, around, seen, model, |_, told| scores.push(model.weigh(told)));
            names_of_zone(&zone, chain.best(scores, &model.transitions), &mut found);
        }
        found.iter_mut().for_each(|name| name.trim(words));
        found
    }
}

fn names_of_zone(zone: &Range<usize>, labels: &[usize], found: &mut Vec<Found>) {
    for (at, label) in zone.clone().zip(labels) {
        match chain::kind_of(*label) {
            Some(_) if chain::is_further(*label) => {
                found.last_mut().into_iter().for_each(|name| name.end = at + 1)
            }
            Some(kind) => found.push(Found { first: at, end: at + 1, kind }),
            None => debug_assert_eq!(*label, OUTSIDE),
        }
    }
}
