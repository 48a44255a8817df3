//! What the article itself says of whom it names: the words beside a name that introduce it.
//!
//! "Bonnie Glaser, head of the Indo-Pacific programme at the German Marshall Fund, said": quoted on the card, never
//! reworded.

mod before;
mod behind;
#[cfg(test)]
mod tests;
mod words;

use crate::article::Article;
use crate::mention::Blocks;
use crate::pack::EntityType;
use crate::text::{ByteSpan, Gap, Token, sentences, tokens};
use before::{office, place, role, title, what};
use behind::{apposition, told, told_aside, whose};
use words::trades;

/// The words that introduce a name, and their sentence: UTF-8 bytes of the article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Introduction {
    /// The name, without the trade that was taken for a part of it: "Egyptologist |Ann Roe|".
    pub name: ByteSpan,
    pub words: ByteSpan,
    pub sentence: ByteSpan,
    /// What the words tell that it is, whatever the name was taken for: "a politics lecturer" is somebody.
    pub kind: EntityType,
}

/// Looks for how an article introduces its names, beside them.
///
/// # Cost
/// Of names in order: linear in their blocks. What was read of the last name's block and sentence is kept, for somebody
/// may be named a thousand times in one.
pub struct Introductions<'a> {
    article: &'a Article,
    block: Option<u32>,
    sentences: Vec<ByteSpan>,
    sentence: ByteSpan,
    words: Vec<Token>,
}

impl<'a> Introductions<'a> {
    pub fn new(article: &'a Article) -> Self {
        let (sentences, words) = (Vec::new(), Vec::new());
        Self { article, block: None, sentences, sentence: ByteSpan::default(), words }
    }

    /// How the name at `name` of a block is introduced, if it is.
    pub fn of(&mut self, block: u32, name: ByteSpan, kind: EntityType) -> Option<Introduction> {
        let text = &self.article.text;
        if self.block != Some(block) {
            self.sentences = sentences(text, self.article.blocks.get(block as usize)?.span);
            self.block = Some(block);
        }
        let at = self.sentences.partition_point(|sentence| sentence.end < name.end);
        let sentence = *self.sentences.get(at).filter(|sentence| sentence.contains(name))?;
        if self.sentence != sentence {
            self.words = tokens(text, sentence);
            self.sentence = sentence;
        }
        beside(text, &self.words, name, kind, sentence)
    }
}

/// What is introduced, and the words of its sentence beside it.
struct Named<'a> {
    text: &'a str,
    span: ByteSpan,
    kind: EntityType,
    sentence: ByteSpan,
    before: &'a [Token],
    /// What parts it from the last word before it.
    lead: &'a str,
    behind: &'a [Token],
    /// Of more than one word: "Jo Li".
    is_full: bool,
}

impl Named<'_> {
    /// Whether the text up to `end` is closed by a mark, before the next word or the sentence's end.
    fn is_closed(&self, end: u32, next: Option<&Token>) -> bool {
        let marks = gap(self.text, end, next.map_or(self.sentence.end, |next| next.span.start));
        marks.starts_with([',', '.', ';', ')'])
    }
}

/// Words that introduce a name, and what they tell that it is.
struct Told {
    words: ByteSpan,
    kind: EntityType,
}

/// What [`Introductions`] tells that a name is, where the blocks have been scanned.
///
/// # Cost
/// Linear in the sentence.
pub(super) fn introduced_as<B: Blocks + ?Sized>(
    article: &Article,
    blocks: &B,
    block: u32,
    name: ByteSpan,
    kind: EntityType,
) -> Option<EntityType> {
    let (scan, place) = (blocks.scan(block as usize), article.blocks[block as usize]);
    let start = place.span.start;
    let name = ByteSpan { start: name.start - start, end: name.end - start };
    let sentence = scan.sentence_around(name);
    let text = place.span.of(&article.text);
    let (sentence, words) = sentence?;
    beside(text, words, name, kind, sentence).map(|found| found.kind)
}

/// The words of the name's sentence that introduce it: those that tell more first.
fn beside(
    text: &str,
    words: &[Token],
    span: ByteSpan,
    kind: EntityType,
    sentence: ByteSpan,
) -> Option<Introduction> {
    let (before, rest) = words.split_at(words.partition_point(|word| word.span.end <= span.start));
    let (inside, behind) = rest.split_at(rest.partition_point(|word| word.span.start < span.end));
    let trades = if kind == EntityType::Person { trades(text, inside) } else { 0 };
    let before = &words[..before.len() + trades];
    let start = words.get(before.len()).map_or(span.start, |first| first.span.start);
    let span = ByteSpan { start, end: span.end };
    let is_full = inside.iter().skip(1 + trades).any(|word| word.gap == Gap::Space);
    let lead = gap(text, before.last().map_or(span.start, |last| last.span.end), span.start);
    let name = &Named { text, span, kind, sentence, before, lead, behind, is_full };
    let as_kind = |kind, words: Option<ByteSpan>| words.map(|words| Told { words, kind });
    let person = |words: Option<ByteSpan>| as_kind(kind, words).filter(|_| kind == EntityType::Person);
    let found = apposition(name, told)
        .or_else(|| person(role(name)))
        .or_else(|| office(name))
        .or_else(|| person(whose(name)))
        .or_else(|| person(title(name)))
        .or_else(|| apposition(name, told_aside))
        .or_else(|| as_kind(EntityType::Organization, what(name)))
        .or_else(|| as_kind(EntityType::Place, place(name)))?;
    Some(Introduction { name: span, words: found.words, sentence, kind: found.kind })
}

/// The text between two places.
fn gap(text: &str, from: u32, to: u32) -> &str {
    ByteSpan { start: from, end: to }.of(text)
}
