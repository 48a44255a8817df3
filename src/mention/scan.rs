//! What one block shows by itself: its words, and where names and nouns of the packs stand.
//!
//! A scan is a pure function of the block's text and the packs, so it can be kept while other blocks change; its
//! spans count from the start of the block.

use super::borders::{is_title_case, known_words};
use super::sport::Topics;
use crate::pack::{AliasKind, EntityType, Lookup, NounSense, Packs, Sense};
use crate::text::{ByteSpan, Gap, Shape, Token, sentences, tokens};

/// The words of one block and the candidates among them.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    pub(super) tokens: Vec<Token>,
    sentences: Vec<ByteSpan>,
    /// For each word, the number of the sentence that it stands in, from 1 on.
    sentence_of: Vec<u32>,
    pub(super) names: Vec<NameHit>,
    /// Names of places that only a gazetteer has, apart from the others: it changes nothing about those.
    pub(super) listed: Vec<NameHit>,
    pub(super) nouns: Vec<NounHit>,
    /// For each word, whether a name covers it that stands for itself.
    pub(super) known: Vec<bool>,
    /// Capitals prove nothing here: a sentence or a headline in capitals.
    pub(super) title_case: bool,
    pub(super) topics: Topics,
}

/// Words that are an alias of something, the longest that begins there; hits never overlap.
#[derive(Clone, Debug)]
pub(super) struct NameHit {
    pub first: usize,
    pub end: usize,
    pub senses: Vec<Sense>,
}

impl NameHit {
    /// Whether one of its senses is of this type. Asked in a dozen places, and of all senses in as many.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn may_be(&self, kind: EntityType, packs: &Packs) -> bool {
        self.senses.iter().any(|sense| packs.entity(sense.entity).kind == kind)
    }

    /// Whether all of its senses are of this type.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn must_be(&self, kind: EntityType, packs: &Packs) -> bool {
        self.senses.iter().all(|sense| packs.entity(sense.entity).kind == kind)
    }

    /// Whether all of its senses go by this kind of alias.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn goes_by(&self, kind: AliasKind) -> bool {
        self.senses.iter().all(|sense| sense.kind == kind)
    }
}

/// Words that are a noun, an adjective or a description of something.
#[derive(Clone, Debug)]
pub(super) struct NounHit {
    pub first: usize,
    pub end: usize,
    pub senses: Vec<NounSense>,
}

impl Scan {
    /// Reads one block.
    ///
    /// # Cost
    /// O(n) in bytes of `block`: a few probes of the packs' tables for each word.
    pub fn new(block: &str, packs: &Packs) -> Self {
        let whole = ByteSpan::new(0, block.len());
        let tokens = tokens(block, whole);
        // What `cargo xtask sizes` compares with.
        let without = cfg!(without_names);
        let mut listed = Vec::new();
        let lookup = &packs.lookup();
        let is_whole = |words: &[Token], sense: &Sense| {
            let written = words[0].span.to(words[words.len() - 1].span).of(block);
            words[0].is_capitalised() && packs.entity(sense.entity).name == written
        };
        let names = if without { Vec::new() } else { names(&tokens, lookup, &is_whole, &mut listed) };
        let nouns = if without { Vec::new() } else { nouns(&tokens, lookup) };
        let sentences = sentences(block, whole);
        Self {
            sentence_of: sentences_of(&tokens, &sentences),
            sentences,
            known: known_words(&tokens, &names, packs),
            title_case: is_title_case(&tokens, block),
            topics: Topics::of(&tokens),
            tokens,
            names,
            listed,
            nouns,
        }
    }

    /// The words of the block.
    pub fn words(&self) -> &[Token] {
        &self.tokens
    }

    /// How many words of the block begin before a place in it.
    pub fn words_before(&self, place: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start < place)
    }

    /// The sentence that holds a span of the block, and its words.
    pub fn sentence_around(&self, span: ByteSpan) -> Option<(ByteSpan, &[Token])> {
        let after = self.sentences.partition_point(|sentence| sentence.start <= span.start);
        let sentence = *self.sentences.get(after.checked_sub(1)?)?;
        let words = self.words_before(sentence.start)..self.words_before(sentence.end);
        sentence.contains(span).then(|| (sentence, &self.tokens[words]))
    }

    pub(super) fn span(&self, first: usize, end: usize) -> ByteSpan {
        self.tokens[first].span.to(self.tokens[end - 1].span)
    }

    pub(super) fn opens_sentence(&self, token: usize) -> bool {
        token == 0 || self.sentence_of[token - 1] < self.sentence_of[token]
    }

    /// Number of the sentence that a word stands in.
    pub(super) fn sentence_of(&self, token: usize) -> u32 {
        self.sentence_of[token]
    }
}

/// For each word, how many sentences begin before it or with it.
fn sentences_of(tokens: &[Token], sentences: &[ByteSpan]) -> Vec<u32> {
    let mut begun = 0;
    let number = |token: &Token| {
        while sentences.get(begun).is_some_and(|sentence| sentence.start <= token.span.start) {
            begun += 1;
        }
        begun as u32
    };
    tokens.iter().map(number).collect()
}

/// Whether some words are letter by letter what something is called in full.
type IsWhole<'w> = dyn Fn(&[Token], &Sense) -> bool + 'w;

fn names(
    tokens: &[Token],
    packs: &Lookup<'_>,
    is_whole: &IsWhole<'_>,
    listed: &mut Vec<NameHit>,
) -> Vec<NameHit> {
    let mut hits = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !packs.may_begin_name(&tokens[at]) {
            at += 1;
            continue;
        }
        let hit = longest_written_name(tokens, at, packs, is_whole, listed);
        at = hit.as_ref().map_or(at + 1, |hit| hit.end);
        hits.extend(hit);
    }
    hits
}

/// The longest alias from word `first` on that is written as a name: "Nato" in "Nato secretary general", whatever
/// longer alias goes by these words in capitals. Of those that are only `listed`, the longest goes there.
fn longest_written_name(
    tokens: &[Token],
    first: usize,
    packs: &Lookup<'_>,
    is_whole: &IsWhole<'_>,
    listed: &mut Vec<NameHit>,
) -> Option<NameHit> {
    let mut senses = Vec::new();
    let mut end = tokens.len();
    loop {
        let count = packs.longest_name(&tokens[first..end], &mut senses);
        if count == 0 {
            return None;
        }
        end = first + count;
        let words = &tokens[first..end];
        // "Amazon rainforest"
        senses.retain(|sense| is_written_as_name(words, sense.kind) || is_whole(words, sense));
        if senses.iter().any(|sense| sense.kind != AliasKind::Listed) {
            senses.retain(|sense| sense.kind != AliasKind::Listed);
            return Some(NameHit { first, end, senses });
        }
        if !senses.is_empty() && listed.last().is_none_or(|last| last.end <= first) {
            listed.push(NameHit { first, end, senses: std::mem::take(&mut senses) });
        }
        end -= 1;
    }
}

/// Names are written with capitals, acronyms all in capitals; only terms may be in small letters.
fn is_written_as_name(words: &[Token], kind: AliasKind) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let caseless = |t: &Token| matches!(t.shape, Shape::Caseless | Shape::Number);
    match kind {
        AliasKind::Term => true,
        AliasKind::Acronym => words.iter().all(|t| t.shape == Shape::Capitals || caseless(t)),
        _ => {
            // "Ching-te": what follows a hyphen may be small.
            let ends = last.shape != Shape::Lower || last.gap == Gap::Hyphen;
            first.shape != Shape::Lower && ends
        }
    }
}

fn nouns(tokens: &[Token], packs: &Lookup<'_>) -> Vec<NounHit> {
    let mut hits = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !packs.may_begin_noun(&tokens[at]) {
            at += 1;
            continue;
        }
        let mut senses = Vec::new();
        let count = packs.longest_noun(&tokens[at..], &mut senses);
        if count > 0 {
            hits.push(NounHit { first: at, end: at + count, senses });
        }
        at += count.max(1);
    }
    hits
}
