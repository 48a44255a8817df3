//! What stands before a name and introduces it: a role, an office, what kind of body it is.

use super::words::{BARE, CLAUSES, DAYS, KINDS, NARROWER, OPENERS, ROLES, VERBS};
use super::{gap, is_somebody};
use crate::mention::SENTENCE_OPENERS;
use crate::text::{ByteSpan, Gap, Shape, Token, place_among};

/// Words of a role before a name at most: "German foreign affairs committee chairman".
const ROLE_WORDS: usize = 6;

/// "Central Military Commission vice-chairman" before the name, "Prime Minister", "the plumber".
pub(super) fn role(text: &str, words: &[Token], name: ByteSpan) -> Option<ByteSpan> {
    let last = *words.last()?;
    let is_small = last.shape == Shape::Lower;
    let is_role = last.is_in(&ROLES, text) && (is_small || last.is_capitalised());
    if gap(text, last.span.end, name.start) != " " {
        return None;
    }
    let part = |word: &Token| {
        word.is_capitalised() && ![&OPENERS, &DAYS].iter().any(|table| word.is_in(table, text))
            || word.shape == Shape::Lower && (word.is_in(&NARROWER, text) || word.is_in(&ROLES, text))
    };
    let joined = |word: &Token| matches!(word.gap, Gap::Space | Gap::Hyphen);
    let mut first = words.len() - 1;
    while is_role
        && first > 0
        && words.len() - first < ROLE_WORDS
        && joined(&words[first])
        && part(&words[first - 1])
    {
        first -= 1;
    }
    // "Yesterday President Roe"
    first += usize::from(first == 0 && words[first].is_in(&SENTENCE_OPENERS, text));
    let before = first.checked_sub(1).map(|at| &words[at]).filter(|_| words.get(first).is_some_and(joined));
    // "House of Representatives Speaker"
    let cut = || first > 1 && words[first - 1].of(text) == "of" && words[first - 2].is_capitalised();
    let alone = || {
        let named = before.is_some_and(|word| is_article(word.of(text)));
        let told = named && (is_role || is_somebody(&last, text)) || is_role && stands(before, text);
        told && is_small && !last.is_in(&BARE, text)
    };
    // "President" alone tells nothing.
    let tells = match words.len().saturating_sub(first) {
        0 => false,
        1 => alone(),
        _ => is_role && !cut(),
    };
    tells.then(|| words[first].span.to(last.span))
}

/// Whether a noun behind this word stands for itself: "said |farmer", "by |composer"; but "music |journalist", "to |engineer".
fn stands(before: Option<&Token>, text: &str) -> bool {
    before.is_none_or(|word| {
        word.is_in(&VERBS, text) || word.is_in(&CLAUSES, text) && !word.of(text).eq_ignore_ascii_case("to")
    })
}

fn is_article(word: &str) -> bool {
    place_among("the The a A an An", word).is_some()
}

/// "Its chief executive, |Jo Li|, said", "according to Oxfam’s director, |Jo Li|."
pub(super) fn office(
    text: &str,
    words: &[Token],
    behind: &[Token],
    name: ByteSpan,
    sentence: ByteSpan,
) -> Option<ByteSpan> {
    let last = *words.last()?;
    let closed = gap(text, name.end, behind.first().map_or(sentence.end, |next| next.span.start));
    if gap(text, last.span.end, name.start) != ", " || !closed.starts_with([',', '.', ';', ')', '?']) {
        return None;
    }
    let reach = words.len().saturating_sub(OFFICE_WORDS);
    for first in (reach..words.len()).rev() {
        let word = &words[first];
        let leads = word.is_in(&OPENERS, text) || word.possessive && word.is_capitalised();
        let phrase = &words[first + 1..];
        let end = phrase.iter().position(|word| word.is_in(&CLAUSES, text)).unwrap_or(phrase.len());
        let noun = phrase[..end].last().filter(|noun| noun.shape == Shape::Lower);
        let role = |noun: &Token| noun.is_in(&ROLES, text) || noun.row_in(&KINDS, text) == Some(0);
        if leads && noun.is_some_and(role) {
            // "the head of the agency" stands for itself, "its head" and "South Korea’s head" do not.
            let the = is_article(word.of(text));
            let part = |at: &usize| {
                words[*at].gap == Gap::Space && words[at - 1].is_capitalised() && word.possessive
            };
            let from = first - (1..=first).rev().take_while(part).count();
            return Some(words[from + usize::from(the)].span.to(last.span));
        }
        if word.gap == Gap::Other {
            break;
        }
    }
    None
}

/// Words of what [`office`] reads at most.
const OFFICE_WORDS: usize = 12;

/// "the |trade body| Acme"
pub(super) fn what(text: &str, words: &[Token], name: ByteSpan) -> Option<ByteSpan> {
    let last = *words.last()?;
    let is_kind = last.shape == Shape::Lower && last.row_in(&KINDS, text) == Some(2);
    let before = |back: usize| words.len().checked_sub(back + 1).map(|at| &words[at]);
    // "the frontman of defunct band Acme": the article is another noun’s.
    let goes_on =
        |word: &Token| word.gap == Gap::Space && word.shape == Shape::Lower && !word.is_in(&CLAUSES, text);
    let small = |back: &usize| before(back - 1).is_some_and(goes_on);
    let the = (1..ROLE_WORDS)
        .take_while(small)
        .find(|back| before(*back).is_some_and(|word| is_article(word.of(text))));
    let first = before(the.unwrap_or(1) - 1)?;
    let tells =
        is_kind && (the.is_some() || stands(before(1), text)) && gap(text, last.span.end, name.start) == " ";
    tells.then(|| first.span.to(last.span))
}
