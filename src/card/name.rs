//! What the article itself says of a name: the card of one that no pack knows, and a line on the card of one that a pack
//! does. Quoted, never reworded.

use super::message::{Arg, Message, Say, Sourced};
use super::{Card, Interface};
use crate::annotate::{Annotation, Annotations, Introductions, Meaning, Subject, Wording};
use crate::article::Article;
use crate::mention::How;
use crate::pack::{EntityId, Packs};
use crate::text::{ByteSpan, is_of_word, joined, part, position};

/// The card of a name that the article introduces, or an editor.
pub(super) fn compose(
    at: u32,
    article: &Article,
    annotations: &Annotations,
    says: Option<&Wording>,
) -> Option<Card> {
    let annotation = annotations.list.get(at as usize)?;
    let Meaning::Mention(mention) = &annotation.meaning else { return None };
    let found = match says {
        Some(_) => None,
        None => Some(Introductions::new(article).of(annotation.block, annotation.span, mention.kind)?),
    };
    // "Björn Lund, director of …" is somebody, whatever the name looked like.
    let kind = found.map_or(mention.kind, |found| found.kind);
    let eyebrow =
        if found.is_some() { Message::with(Say::FromThisArticle, kind.into()) } else { kind.into() };
    let mut card = Card::new(kind.name(), eyebrow);
    card.title = found.map_or(annotation.span, |found| found.name).of(&article.text).to_owned();
    if let Some(words) = says {
        card.reword(words);
    }
    card.gloss.extend(found.map(|found| quoted(Say::Quoted, found.words.of(&article.text))));
    Some(card)
}

/// Adds what the article says of a person or body, unless the card says so already.
pub(super) fn add_introduction(
    card: &mut Card,
    id: EntityId,
    article: &Article,
    annotations: &Annotations,
    packs: &Packs,
) {
    if !matches!(card.kind, "person" | "organization") {
        return;
    }
    let Some(note) = annotations.notes.iter().find(|note| note.subject == Subject::Entity(id)) else {
        return;
    };
    // In English, whatever the interface: so it is compared with what the article says.
    let english = Interface::default();
    let mut said = String::new();
    for line in card.gloss.iter().chain(&card.body) {
        said.push_str(&english.words(&line.what).to_ascii_lowercase());
        said.push(' ');
    }
    let kind = packs.entity(id).kind;
    let mut introductions = Introductions::new(article);
    for at in &note.at {
        let Some(a) = annotations.list.get(*at as usize) else { continue };
        let Some(found) = introductions.of(a.block, a.span, kind) else { continue };
        let words = found.words;
        let is_news = || !is_in(without_office(words, id, annotations).of(&article.text), &said);
        if found.kind == kind && !is_titled(a.span, &article.text) && is_news() {
            card.body.push(quoted(Say::ArticleSays, words.of(&article.text)));
            return;
        }
    }
}

/// Whether a name alone tells too little of whom it means: "Mrs. Trump, the lawyer," is another.
fn is_titled(name: ByteSpan, text: &str) -> bool {
    let before = part(text, 0, name.start as usize).trim_end_matches([' ', '.']);
    ["Mr", "Mrs", "Ms", "Miss"].iter().any(|title| before.ends_with(title))
}

/// What stands behind a country's adjective or an office of somebody's, where words begin with it: "Polish president" of whom
/// the packs call president of Poland, but all of "the president’s wife".
fn without_office(words: ByteSpan, id: EntityId, annotations: &Annotations) -> ByteSpan {
    const ARTICLE: u32 = "the ".len() as u32;
    let told = |a: &&Annotation| match &a.meaning {
        Meaning::Mention(mention) => {
            let known =
                mention.how == How::Demonym || mention.how == How::Office && mention.entity == Some(id);
            known && (words.start..=words.start + ARTICLE).contains(&a.span.start)
        }
        Meaning::Figure(_) => false,
    };
    let end = annotations.list.iter().find(told).map_or(words.start, |told| told.span.end);
    ByteSpan { start: end.min(words.end), end: words.end }
}

/// Whether all that words tell stands in a text: "Russian president" in "president of russia".
fn is_in(words: &str, said: &str) -> bool {
    /// Bytes by which a word is known in all its forms; shorter ones tell nothing.
    const STEM: usize = 5;
    let words = words.to_ascii_lowercase();
    let mut stems = words.split(|c: char| !is_of_word(c)).filter_map(|word| word.get(..STEM));
    stems.all(|stem| position(said, stem, 0).is_some())
}

fn quoted(say: Say, words: &str) -> Sourced<Message> {
    let words = joined(&mut words.split_whitespace(), " ");
    Sourced::new(Message::with(say, Arg::Text(words)), Vec::new())
}
