//! What the whole article shows of a word: seen with a small letter, behind a title, before "said".

use super::super::block::Words;
use super::model::{FAMILY_NAME, GIVEN_NAME, Model};
use crate::text::{Gap, Lexicon, Shape, Token};
use crate::value::NumberMap;

/// Written with a small letter somewhere: a capital elsewhere proves little.
pub(super) const SMALL: u32 = 1;
/// With a capital behind a small word: no sentence made it.
pub(super) const INSIDE: u32 = 1 << 1;
pub(super) const BEHIND_PLACE_PREPOSITION: u32 = 1 << 2;
pub(super) const BEHIND_TITLE: u32 = 1 << 3;
pub(super) const BEHIND_GIVEN_NAME: u32 = 1 << 4;
pub(super) const BEFORE_FAMILY_NAME: u32 = 1 << 5;
pub(super) const BEFORE_VERB: u32 = 1 << 6;
pub(super) const BEFORE_BODY: u32 = 1 << 7;
pub(super) const POSSESSIVE: u32 = 1 << 8;
/// In brackets behind a name: "World Health Organization (WHO)".
pub(super) const ACRONYM: u32 = 1 << 9;
pub(super) const BEHIND_CAPITAL: u32 = 1 << 10;
pub(super) const BEHIND_THE: u32 = 1 << 11;
pub(super) const OFTEN: u32 = 1 << 12;
/// Of every word that was met; shown to no model.
const MET: u32 = 1 << 13;
/// Written with a small letter in a sentence, and not in an address alone; shown to no model.
const PLAIN: u32 = 1 << 14;

/// Before a place. Lower case.
static PLACE_PREPOSITIONS: Lexicon = Lexicon::new(&["across at from in near outside throughout"]);

/// What people do, and bodies sometimes. Lower case.
pub(in super::super) static VERBS: Lexicon = Lexicon::new(&[
    "added announced argued asked became believes born died explained had has is married noted replied said says \
     tells thinks told tweeted wants was went who whose writes wrote",
]);

/// What bodies are called. Lower case.
pub(in super::super) static BODIES: Lexicon = Lexicon::new(&[
    "agency army association band bank church club college commission committee company corporation council \
     court department force foundation group inc institute league ltd ministry museum office organisation \
     organization party records school society team union university",
]);

/// For each word written with a capital somewhere, what the article shows of it.
#[derive(Debug, Default)]
pub(in super::super) struct Seen {
    words: NumberMap,
}

impl Seen {
    /// Of a whole article at once.
    #[cfg(feature = "train")]
    pub fn of(blocks: &[Words<'_>], model: &Model) -> Self {
        let mut seen = Self::default();
        blocks.iter().for_each(|words| seen.gather(words, Some(model)));
        blocks.iter().for_each(|words| seen.compare(words));
        seen
    }

    /// Takes in the words of a block that are written with a capital; without a model, no more than that they are.
    pub fn gather(&mut self, words: &Words<'_>, model: Option<&Model>) {
        let tokens = &words.scan.tokens;
        for at in (0..tokens.len()).filter(|at| tokens[*at].is_capitalised()) {
            let (word, bits) = (tokens[at].hash, model.map_or(0, |model| around(words, at, model)));
            let shown = self.words.value(word);
            *shown |= bits | if *shown == 0 { MET } else { OFTEN };
        }
    }

    /// Looks for the same words in small letters in a block.
    pub fn compare(&mut self, words: &Words<'_>) {
        for (at, token) in words.scan.tokens.iter().enumerate() {
            if token.shape == Shape::Lower
                && let Some(bits) = self.words.get(token.hash).filter(|bits| bits & PLAIN == 0)
            {
                let plain = if words.is_in_address(at) { 0 } else { PLAIN };
                self.words.insert(token.hash, bits | SMALL | plain);
            }
        }
    }

    /// Whether a word that is written with a capital stands in small letters elsewhere.
    pub fn is_small(&self, word: &Token) -> bool {
        self.words.get(word.hash).is_some_and(|bits| bits & PLAIN != 0)
    }

    /// What the article shows of a word that it writes with a capital, once all blocks have been compared.
    pub(super) fn shown(&self, word: &Token) -> u32 {
        self.words.get(word.hash).map_or(0, |bits| bits & !(MET | PLAIN))
    }
}

fn around(words: &Words<'_>, at: usize, model: &Model) -> u32 {
    let tokens = &words.scan.tokens;
    let token = &tokens[at];
    let has = |table: &Lexicon, at: usize| table.row_of_hash(tokens[at].hash).is_some();
    let flags = |at: usize| model.traits(tokens[at].hash).flags;
    let mut bits = 0;
    let mut when = |holds: bool, bit: u32| bits |= if holds { bit } else { 0 };
    if let Some(before) = at.checked_sub(1).filter(|_| matches!(token.gap, Gap::Space | Gap::Hyphen)) {
        let small = tokens[before].shape == Shape::Lower;
        when(small, INSIDE);
        when(small && has(&PLACE_PREPOSITIONS, before), BEHIND_PLACE_PREPOSITION);
        when(small && words.reads(before, "the"), BEHIND_THE);
        if !tokens[before].possessive && tokens[before].is_capitalised() {
            when(true, BEHIND_CAPITAL);
            when(flags(before) & GIVEN_NAME != 0, BEHIND_GIVEN_NAME);
        }
    }
    when(words.is_titled(at), BEHIND_TITLE);
    if let Some(next) = tokens.get(at + 1).filter(|next| next.gap == Gap::Space && !token.possessive) {
        when(next.shape == Shape::Lower && has(&VERBS, at + 1), BEFORE_VERB);
        if next.is_capitalised() {
            when(flags(at + 1) & FAMILY_NAME != 0, BEFORE_FAMILY_NAME);
            when(has(&BODIES, at + 1), BEFORE_BODY);
        }
    }
    when(token.possessive, POSSESSIVE);
    let bracketed =
        || at > 0 && words.text.get(..token.span.start as usize).is_some_and(|b| b.ends_with(" ("));
    when(token.shape == Shape::Capitals && token.span.len() > 1 && bracketed(), ACRONYM);
    bits
}
