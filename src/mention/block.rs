//! One block's words, and how the names in it are looked around from.

use std::ops::Range;

use super::scan::{NameHit, Scan};
use super::words::{PLACE_PREPOSITIONS, SENTENCE_OPENERS};
use crate::text::{ByteSpan, Gap, Lexicon, Shape, place_among};

/// Words of a run of capitals, at most.
pub(super) const LONGEST_RUN: usize = 5;

/// Words back from a name among which one is looked for that tells what is said of it: "state visit by Mr Trump to Beijing".
const REACH_BACK: usize = 6;

/// One block's words with what is known of them.
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub scan: &'a Scan,
}

impl<'a> Words<'a> {
    pub fn word(&self, at: usize) -> &'a str {
        self.scan.tokens[at].of(self.text)
    }

    /// Whether a word is written as one of a few, which spaces part.
    #[inline(never)]
    pub fn reads(&self, at: usize, wordings: &str) -> bool {
        place_among(wordings, self.word(at)).is_some()
    }

    /// Whether one of a few words is joined to a name that begins at `first`.
    #[inline(never)]
    pub fn is_behind(&self, first: usize, wordings: &str) -> bool {
        self.before(first).is_some_and(|at| self.reads(at, wordings))
    }

    /// Whether one of a few words is joined to a name that ends before `end`.
    #[inline(never)]
    pub fn is_before(&self, end: usize, wordings: &str) -> bool {
        self.after(end).is_some_and(|at| self.reads(at, wordings))
    }

    /// Whether one of the last words of the sentence before `at` is such.
    #[inline(never)]
    pub fn is_told_before(&self, at: usize, is_such: &dyn Fn(usize) -> bool) -> bool {
        let sentence = self.scan.sentence_of(at);
        let reach = (at.saturating_sub(REACH_BACK)..at).rev();
        reach.take_while(|at| self.scan.sentence_of(*at) == sentence).any(is_such)
    }

    /// Whether a word stands in a table.
    pub fn is_one_of(&self, at: usize, table: &Lexicon) -> bool {
        self.row_of(at, table).is_some()
    }

    /// The row of a table that a word stands in.
    #[inline(never)]
    pub fn row_of(&self, at: usize, table: &Lexicon) -> Option<usize> {
        self.scan.tokens[at].row_in(table, self.text)
    }

    /// The word before `at` that a space or a hyphen joins to it.
    pub fn before(&self, at: usize) -> Option<usize> {
        (at > 0 && self.scan.tokens[at].gap != Gap::Other).then(|| at - 1)
    }

    /// The word after the one before `end`, joined to it.
    pub fn after(&self, end: usize) -> Option<usize> {
        let next = self.scan.tokens.get(end)?;
        (next.gap != Gap::Other && !self.scan.tokens[end - 1].possessive).then_some(end)
    }

    /// The word behind a comma after the one before `end`: "Texas" in "Paris, Texas".
    pub fn after_comma(&self, end: usize) -> Option<usize> {
        let next = self.scan.tokens.get(end)?;
        let last = self.scan.tokens.get(end.checked_sub(1)?)?;
        let gap = ByteSpan { start: last.span.end, end: next.span.start };
        (gap.of(self.text) == ", ").then_some(end)
    }

    /// "Dr. Okafor": an abbreviation's full stop ends no sentence.
    pub fn before_stop(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let gap = ByteSpan { start: self.scan.tokens[before].span.end, end: self.scan.tokens[at].span.start };
        (gap.of(self.text) == ". " && self.scan.tokens[before].is_capitalised()).then_some(before)
    }

    /// The name that begins with a word.
    pub fn hit_at(&self, first: usize) -> Option<&'a NameHit> {
        let names = &self.scan.names;
        names.get(names.partition_point(|hit| hit.first < first)).filter(|hit| hit.first == first)
    }

    /// The names that lie in a stretch.
    pub fn hits_within(&self, first: usize, end: usize) -> impl Iterator<Item = &'a NameHit> {
        let names = &self.scan.names;
        let from = names.partition_point(|hit| hit.first < first);
        names[from..].iter().take_while(move |hit| hit.end <= end)
    }

    /// The name that ends where another begins.
    pub fn hit_before(&self, first: usize) -> Option<&'a NameHit> {
        let names = &self.scan.names;
        names[..names.partition_point(|hit| hit.first < first)].last().filter(|hit| hit.end == first)
    }

    pub fn is_known(&self, at: usize) -> bool {
        self.scan.known[at]
    }

    /// Capitals prove nothing here: a sentence or a headline in capitals.
    pub fn opens(&self, at: usize) -> bool {
        self.scan.title_case || self.scan.opens_sentence(at)
    }

    pub fn is_headline(&self) -> bool {
        self.scan.title_case
    }

    /// Words in capitals that no name covers, joined to each other, from `first` on.
    pub fn capital_run(&self, first: usize) -> Range<usize> {
        let mut end = first;
        while let Some(token) =
            self.scan.tokens.get(end).filter(|token| token.is_capitalised() && !self.scan.known[end])
        {
            let joined = token.gap != Gap::Other && !self.scan.tokens[end.saturating_sub(1)].possessive;
            if end > first && !joined || end - first == LONGEST_RUN {
                break;
            }
            end += 1;
        }
        first..end
    }

    /// A word in small letters follows, and no small word.
    pub fn is_before_a_noun(&self, end: usize) -> bool {
        self.after(end).is_some_and(|at| {
            self.scan.tokens[at].shape == Shape::Lower && !self.is_one_of(at, &SENTENCE_OPENERS)
        })
    }

    /// Behind "in" or "near".
    pub fn follows_place_preposition(&self, first: usize) -> bool {
        self.before(first).is_some_and(|at| self.is_one_of(at, &PLACE_PREPOSITIONS))
    }

    /// An unknown word in capitals that a space joins: a given name.
    pub fn follows_given_name(&self, first: usize) -> bool {
        let Some(at) = self.before(first) else { return false };
        self.scan.tokens[at].shape == Shape::Capitalised && self.scan.tokens[first].gap == Gap::Space
    }
}
