//! What stands before a name and introduces it: a role, an office, what kind of body it is.

use super::words::{
    BARE, CLAUSES, DAYS, OPENERS, PRONOUNS, VERBS, describes, is_article, is_body, is_person, is_plain,
    is_role, is_somebody, narrows,
};
use super::{Named, Told, gap};
use crate::mention::{SENTENCE_OPENERS, TITLES};
use crate::pack::EntityType;
use crate::text::{ByteSpan, Gap, Shape, Token, place_among};

/// Words of a role before a name at most: "German foreign affairs committee chairman".
const ROLE_WORDS: usize = 6;

/// "Central Military Commission vice-chairman" before the name, "Prime Minister", "Ohio Gov.", "the plumber".
pub(super) fn role(text: &str, words: &[Token], name: ByteSpan) -> Option<ByteSpan> {
    let (words, end, is_named) = up_to_role(text, words, name)?;
    let last = words.last()?;
    let office = if is_role(last, text) { Some(words.len() - 1) } else { office_of(text, words) };
    if office.is_none() && !(is_somebody(last, text) && is_plain(last, text)) {
        return None;
    }
    let first = phrase(text, words, office.unwrap_or(words.len() - 1));
    let led = led(text, words, first);
    let is_led = led.is_some() || !is_named && stands(text, words, first);
    let first = led.unwrap_or(first);
    let tells = match words.len().saturating_sub(first) {
        0 => false,
        1 => last.shape == Shape::Lower && is_led && !last.is_in(&BARE, text),
        _ => !is_cut(text, &words[..first]) && (is_led || !is_named && office.is_some()),
    };
    tells.then(|| ByteSpan { start: words[first].span.start, end })
}

/// The words up to a role before a name, where it ends, and whether it only leads to the name: "a farmer |named|".
fn up_to_role<'w>(text: &str, words: &'w [Token], name: ByteSpan) -> Option<(&'w [Token], u32, bool)> {
    let last = words.last()?;
    let gap = gap(text, last.span.end, name.start);
    // "Gov."
    let point = gap == ". " && last.shape == Shape::Capitalised && last.span.len() <= "Capt".len();
    // "Army chief |General|": of a role and a title the role tells more; but "director general".
    let is_rank = |role: &Token| {
        last.gap == Gap::Space
            && last.is_capitalised()
            && last.is_in(&TITLES, text)
            && is_somebody(role, text)
            && place_among("attorney director inspector secretary", role.of(text)).is_none()
    };
    let before = &words[..words.len() - 1];
    let found = match before.last() {
        Some(role) if last.of(text) == "named" => (before, role.span.end, true),
        Some(role) if is_rank(role) => (before, role.span.end, false),
        _ => (words, last.span.end + u32::from(point), false),
    };
    (gap == " " || point).then_some(found)
}

/// Whether a name goes on before a role: "House of Representatives |Speaker", "the Sunday |Times columnist"; but "on Monday |".
fn is_cut(text: &str, before: &[Token]) -> bool {
    let [.., one, next] = before else { return false };
    next.of(text) == "of" && one.is_capitalised()
        || next.is_in(&DAYS, text) && !one.of(text).eq_ignore_ascii_case("on")
}

/// "Judge" alone; but "President" tells nothing, nor does "King".
pub(super) fn title(text: &str, words: &[Token], name: ByteSpan) -> Option<ByteSpan> {
    const ALONE: &str =
        "Advocate Ambassador Archbishop Bishop Cardinal Councillor Mayor Professor Senator Sheriff";
    let title = words.last()?;
    let tells = title.row_in(&TITLES, text) == Some(2) || place_among(ALONE, title.of(text)).is_some();
    let is_full = name.of(text).contains(' ') && gap(text, title.span.end, name.start) == " ";
    (tells && is_full && title.is_capitalised()).then_some(title.span)
}

/// Where an office begins whose last word is no role: "|Secretary of State|".
fn office_of(text: &str, words: &[Token]) -> Option<usize> {
    let inside = |word: &Token| {
        word.gap == Gap::Space
            && (word.is_capitalised() || place_among("of for the and", word.of(text)).is_some())
    };
    let reach = words.iter().rev().take(ROLE_WORDS).take_while(|word| inside(word)).count();
    let of =
        (words.len() - reach..words.len()).rev().find(|at| ["of", "for"].contains(&words[*at].of(text)))?;
    let role = of.checked_sub(1)?;
    (words.last()?.is_capitalised() && words[role].is_capitalised() && is_role(&words[role], text))
        .then_some(role)
}

/// Where a role's words begin, the last of which is known.
fn phrase(text: &str, words: &[Token], mut first: usize) -> usize {
    let reach = first.saturating_sub(ROLE_WORDS - 1);
    let leads = |word: &Token| [&OPENERS, &DAYS, &PRONOUNS].iter().any(|table| word.is_in(table, text));
    let part = |word: &Token| {
        word.is_capitalised() && (!leads(word) || word.of(text) == "Former") || narrows(word, text)
    };
    let goes_on = |first: usize| match words[first].gap {
        Gap::Hyphen => true,
        // "Lt. Gov."
        Gap::Space | Gap::Joined => part(&words[first - 1]),
        _ => false,
    };
    while first > reach && goes_on(first) {
        first -= 1;
    }
    // "Yesterday President Roe"
    first + usize::from(first == 0 && words[first].is_in(&SENTENCE_OPENERS, text))
}

/// Where a role begins that an article leads, or whose it is: "the |disgraced banker|", "|the museum’s director|".
fn led(text: &str, words: &[Token], first: usize) -> Option<usize> {
    let mut first = first;
    let mut whose = false;
    while words.get(first)?.gap == Gap::Space {
        let before = &words[first.checked_sub(1)?];
        if is_article(before.of(text)) {
            return Some(first - usize::from(whose));
        }
        let is_small = before.shape == Shape::Lower;
        whose |= before.possessive && is_small;
        if before.possessive && before.is_capitalised() {
            return Some(phrase(text, words, first - 1));
        }
        let describes = before.possessive || describes(before, text);
        if !is_small || !(describes || whose && narrows(before, text)) {
            return None;
        }
        first -= 1;
    }
    None
}

/// Whether a phrase stands for itself: "said |farmer", "by |composer"; but "music |journalist", "to |engineer".
fn stands(text: &str, words: &[Token], first: usize) -> bool {
    let joined = words.get(first).is_some_and(|word| matches!(word.gap, Gap::Space | Gap::Hyphen));
    let before = first.checked_sub(1).map(|at| &words[at]).filter(|_| joined);
    before.is_none_or(|word| {
        word.is_in(&VERBS, text) || word.is_in(&CLAUSES, text) && !word.of(text).eq_ignore_ascii_case("to")
    })
}

/// "Oxfam’s chief executive, |Jo Li|, said", "according to the head of the agency, |Jo Li|."
pub(super) fn office(
    text: &str,
    words: &[Token],
    behind: &[Token],
    name: Named,
    sentence: ByteSpan,
) -> Option<Told> {
    let last = *words.last()?;
    let closed = gap(text, name.span.end, behind.first().map_or(sentence.end, |next| next.span.start));
    let is_closed = gap(text, last.span.end, name.span.start) == ", "
        && closed.starts_with([',', '.', ';', ')', '?'])
        // "a cousin of hers"
        && !last.is_in(&PRONOUNS, text);
    let reach = words.len().saturating_sub(OFFICE_WORDS);
    for first in (reach..words.len()).rev().filter(|_| is_closed) {
        let word = &words[first];
        let the = is_article(word.of(text));
        if word.is_in(&PRONOUNS, text) {
            return None;
        }
        if the || word.possessive && word.is_capitalised() {
            let office = office_led(text, words, first, the, name.kind);
            if office.is_some() {
                return office;
            }
        }
        if word.gap == Gap::Other {
            break;
        }
    }
    None
}

/// An office that the word at `first` leads: an article, or whose it is.
fn office_led(text: &str, words: &[Token], first: usize, the: bool, kind: EntityType) -> Option<Told> {
    let phrase = &words[first + 1..];
    let end = phrase.iter().position(|word| word.is_in(&CLAUSES, text)).unwrap_or(phrase.len());
    let noun = phrase[..end].last()?;
    // "In the office, the group, Jo Li, …": of another.
    let opens = first == 0 && is_plain(noun, text);
    let told = match () {
        () if is_person(noun, text) && (opens || kind == EntityType::Person) => EntityType::Person,
        () if is_body(noun, text) && opens => EntityType::Organization,
        () => return None,
    };
    if the && phrase.len() == 1 && noun.is_in(&BARE, text) {
        return None;
    }
    // "the head of the agency" stands for itself; "the museum’s head", "its head" and "South Korea’s head" do not.
    let whose = phrase.iter().any(|word| word.possessive && word.shape == Shape::Lower);
    let part = |at: &usize| {
        words[*at].gap == Gap::Space && words[at - 1].is_capitalised() && words[first].possessive
    };
    let from = first - (1..=first).rev().take_while(part).count() + usize::from(the && !whose);
    Some(Told { words: words[from].span.to(words[words.len() - 1].span), kind: told })
}

/// Words of what [`office`] reads at most.
const OFFICE_WORDS: usize = 12;

/// "the |trade body| Acme"; of a name that was taken for another kind's, where a clause does not go on: not "the firm Li led".
pub(super) fn what(
    text: &str,
    words: &[Token],
    behind: &[Token],
    name: Named,
    sentence: ByteSpan,
) -> Option<ByteSpan> {
    let last = *words.last()?;
    let before = |back: usize| words.len().checked_sub(back + 1).map(|at| &words[at]);
    // "the frontman of defunct band Acme": the article is another noun’s.
    let goes_on = |word: &Token| {
        matches!(word.gap, Gap::Space | Gap::Hyphen)
            && (word.shape == Shape::Lower || word.is_capitalised())
            && !word.is_in(&CLAUSES, text)
    };
    let small = |back: &usize| before(back - 1).is_some_and(goes_on);
    let the = (1..ROLE_WORDS)
        .take_while(small)
        .find(|back| before(*back).is_some_and(|word| is_article(word.of(text))));
    let first = before(the.unwrap_or(1) - 1)?;
    let ends = || {
        let closed = gap(text, name.span.end, behind.first().map_or(sentence.end, |next| next.span.start));
        closed.starts_with([',', ';']) || behind.first().is_none_or(|next| next.is_in(&VERBS, text))
    };
    let tells = is_body(&last, text)
        && (the.is_some() || name.kind == EntityType::Organization && stands(text, words, words.len() - 1))
        && (name.kind == EntityType::Organization || is_plain(&last, text) && ends())
        && gap(text, last.span.end, name.span.start) == " ";
    tells.then(|| first.span.to(last.span))
}
