//! Where a name ends: an alias beside further words in capitals is likely part of a longer name that no pack knows
//! ("Taiwan" in "Taiwan Strait", "Trump" in "Eric Trump"), and then it is not ours to explain.

use super::scan::Scan;
use super::words::{INSTITUTIONS, NEIGHBOURS, PLACE_PARTS, SENTENCE_OPENERS, TITLES};
use crate::text::{Gap, Shape, Token};

/// The unknown words around a hit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Neighbours {
    pub before: bool,
    pub after: bool,
}

impl Neighbours {
    pub fn any(self) -> bool {
        self.before || self.after
    }
}

/// One block's words with what is known of them.
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub scan: &'a Scan,
    /// For each word, whether a name hit covers it.
    known: Vec<bool>,
    title_case: bool,
}

impl<'a> Words<'a> {
    pub fn new(text: &'a str, scan: &'a Scan) -> Self {
        let mut known = vec![false; scan.tokens.len()];
        for hit in &scan.names {
            known[hit.first..hit.end].fill(true);
        }
        Self { text, scan, known, title_case: is_title_case(&scan.tokens, text) }
    }

    pub fn word(&self, at: usize) -> &'a str {
        self.scan.tokens[at].of(self.text)
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

    pub fn is_titled(&self, first: usize) -> bool {
        self.before(first).is_some_and(|at| TITLES.has(self.word(at)))
    }

    /// Which sides of `first..end` continue it into a name that we do not know.
    pub fn neighbours(&self, first: usize, end: usize) -> Neighbours {
        // In a headline of capitals, capitals prove nothing.
        if self.title_case {
            return Neighbours::default();
        }
        let after = self.after(end).is_some_and(|at| self.continues(at));
        Neighbours { before: self.continued_from(first), after }
    }

    fn continued_from(&self, first: usize) -> bool {
        let Some(at) = self.before(first) else { return false };
        if self.word(at).eq_ignore_ascii_case("of") {
            // "Bank of China"; but "president of China", "Visitors of Taipei".
            return self.before(at).is_some_and(|head| {
                self.continues(head) && (INSTITUTIONS.has(self.word(head)) || !self.scan.opens_sentence(head))
            });
        }
        if self.scan.tokens[first].gap == Gap::Hyphen {
            return false;
        }
        if self.scan.opens_sentence(at) && SENTENCE_OPENERS.has(self.word(at)) {
            return false;
        }
        self.continues(at) || PLACE_PARTS.has(self.word(at)) && self.scan.tokens[at].is_capitalised()
    }

    /// A word in capitals that is neither known nor a title, a weekday or a pronoun.
    fn continues(&self, at: usize) -> bool {
        let token = &self.scan.tokens[at];
        token.is_capitalised()
            && token.gap != Gap::Hyphen
            && !token.possessive
            && !self.known[at]
            && !TITLES.has(self.word(at))
            && !NEIGHBOURS.has(self.word(at))
    }
}

/// Only small words are written small: "Xi Tells Trump of Concerns", unlike "Ships crossed the Taiwan Strait".
fn is_title_case(tokens: &[Token], text: &str) -> bool {
    let mut capitals = 0;
    for token in tokens {
        let word = token.of(text);
        capitals += usize::from(token.is_capitalised() && word.len() > 3);
        let small = token.shape == Shape::Lower && token.gap != Gap::Hyphen;
        if small && word != "a" && !SENTENCE_OPENERS.has(word) {
            return false;
        }
    }
    capitals >= 3
}
