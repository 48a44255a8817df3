//! What stands before a name and introduces it: a role, an office, what kind of body it is.

use super::words::{
    BARE, CLAUSE, DAY, OPENER, PRONOUN, SMALL, VERB, describes, is, is_article, is_body, is_person, is_plain,
    is_role, is_somebody, is_trade, narrows, reads,
};
use super::{Named, Told, gap};
use crate::mention::{SENTENCE_OPENERS, TITLES};
use crate::pack::EntityType;
use crate::text::{ByteSpan, Gap, Shape, Token};

/// Words of a role before a name at most: "German foreign affairs committee chairman".
const ROLE_WORDS: usize = 6;

/// "Central Military Commission vice-chairman" before the name, "Prime Minister", "Ohio Gov.", "the plumber".
pub(super) fn role(name: &Named<'_>) -> Option<ByteSpan> {
    let text = name.text;
    let (words, end, is_named) = up_to_role(name)?;
    let last = words.last()?;
    let office = if is_role(last, text) { Some(words.len() - 1) } else { office_of(text, words) };
    if office.is_none() && !(is_somebody(last, text) && is_plain(last, text)) {
        return None;
    }
    let first = phrase(text, words, office.unwrap_or(words.len() - 1));
    let led = led(text, words, first);
    let speaks = speaks(name, words);
    let is_led = led.or(speaks).is_some() || !is_named && stands(text, words, first);
    let first = led.or(speaks).unwrap_or(first);
    let tells = match words.len() - first {
        0 => false,
        1 => last.shape == Shape::Lower && is_led && !last.is_in(&BARE, text),
        _ => !is_cut(text, &words[..first]) && (is_led || !is_named && office.is_some()),
    };
    tells.then(|| ByteSpan { start: words[first].span.start, end })
}

/// The words up to a role before a name, where it ends, and whether it only leads to the name: "a farmer |named|".
fn up_to_role<'w>(name: &Named<'w>) -> Option<(&'w [Token], u32, bool)> {
    let (text, words) = (name.text, name.before);
    let (last, before) = words.split_last()?;
    // "Gov."
    let point = name.lead == ". " && last.shape == Shape::Capitalised && last.span.len() <= "Capt".len();
    // "Army chief |General|": of a role and a title the role tells more; but "director general".
    let is_rank = |role: &Token| {
        last.gap == Gap::Space
            && last.is_capitalised()
            && last.is_in(&TITLES, text)
            && is_somebody(role, text)
            && !reads(role, "attorney director inspector secretary", text)
    };
    let found = match before.last() {
        Some(role) if reads(last, "named", text) => (before, role.span.end, true),
        Some(role) if is_rank(role) => (before, role.span.end, false),
        _ => (words, last.span.end + u32::from(point), false),
    };
    (name.lead == " " || point).then_some(found)
}

/// Where a phrase begins that is all that is said of who speaks: "|Fire brigade spokeswoman| Jo Li said", "said |parish
/// councillor| Jo Li."
fn speaks(name: &Named<'_>, words: &[Token]) -> Option<usize> {
    let text = name.text;
    let part = |at: usize| {
        let word = &words[at];
        // "Human rights lawyer", but "Documents show chairman |"
        let is_subject = word.of(text).ends_with('s') && at + 2 < words.len();
        !is_article(word, text)
            && !is_subject
            && word.row_in(&SMALL, text).is_none_or(|row| row > DAY)
            && !word.is_in(&SENTENCE_OPENERS, text)
    };
    let reach = words.len().saturating_sub(ROLE_WORDS);
    let mut first = words.len() - 1;
    while first > reach && matches!(words[first].gap, Gap::Space | Gap::Hyphen) && part(first - 1) {
        first -= 1;
    }
    let next = name.behind.first();
    let is_all = match words[..first].last() {
        Some(verb) => {
            is(verb, VERB, text) && words[first].gap == Gap::Space && name.is_closed(name.span.end, next)
        }
        // "Consumer group Acme will sue": there is no room for a verb.
        None if name.kind == EntityType::Organization && words.len() == 2 => true,
        None => next.is_some_and(|next| next.gap == Gap::Space && is(next, VERB, text)),
    };
    is_all.then_some(first)
}

/// Whether a name goes on before a role: "House of Representatives |Speaker", "the Sunday |Times columnist"; but "on Monday |",
/// and "Supporters of |" at the beginning of a sentence.
fn is_cut(text: &str, before: &[Token]) -> bool {
    let [head @ .., one, next] = before else { return false };
    let several = head.is_empty() && one.of(text).ends_with('s');
    reads(next, "of", text) && one.is_capitalised() && !several
        || is(next, DAY, text) && !reads(one, "on On", text)
}

/// "Judge" alone; but "President" tells nothing, nor does "King".
pub(super) fn title(name: &Named<'_>) -> Option<ByteSpan> {
    let text = name.text;
    let (title, before) = name.before.split_last()?;
    // "Surfer Jo Li"; but "in Manchester |", and "the Inspector Lynley Mysteries"
    let tells = is_trade(title, text, before.is_empty());
    let is_named = before.last().is_some_and(|article| is_article(article, text));
    let is_beside = name.lead == " " && name.is_full;
    (tells && is_beside && !is_named && title.is_capitalised()).then_some(title.span)
}

/// Where an office begins whose last word is no role: "|Secretary of State|".
fn office_of(text: &str, words: &[Token]) -> Option<usize> {
    let inside = |word: &Token| {
        word.gap == Gap::Space && (word.is_capitalised() || reads(word, "of for the and", text))
    };
    let reach = words.iter().rev().take(ROLE_WORDS).take_while(|word| inside(word)).count();
    let of = (words.len() - reach..words.len()).rev().find(|at| reads(&words[*at], "of for", text))?;
    let role = of.checked_sub(1)?;
    (words.last()?.is_capitalised() && words[role].is_capitalised() && is_role(&words[role], text))
        .then_some(role)
}

/// Where a role's words begin, the last of which is known.
fn phrase(text: &str, words: &[Token], mut first: usize) -> usize {
    let reach = first.saturating_sub(ROLE_WORDS - 1);
    let leads = |word: &Token| word.row_in(&SMALL, text).is_some_and(|row| (PRONOUN..=OPENER).contains(&row));
    let part = |word: &Token| {
        word.is_capitalised() && (!leads(word) || reads(word, "Former", text)) || narrows(word, text)
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
    while matches!(words.get(first)?.gap, Gap::Space | Gap::Hyphen) {
        let before = &words[first.checked_sub(1)?];
        // "17th-century"
        if before.gap == Gap::Hyphen || words[first].gap == Gap::Hyphen {
            first -= 1;
            continue;
        }
        if is_article(before, text) {
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

/// Whether a phrase stands for itself: "said |farmer", "by |composer"; but "music |journalist", "to |engineer", "who |prefer".
fn stands(text: &str, words: &[Token], first: usize) -> bool {
    let joined = words.get(first).is_some_and(|word| matches!(word.gap, Gap::Space | Gap::Hyphen));
    let before = words.get(..first).and_then(<[Token]>::last).filter(|_| joined);
    before.is_none_or(|word| {
        is(word, VERB, text) || is(word, CLAUSE, text) && !reads(word, "to who which", text)
    })
}

/// "Oxfam’s chief executive, |Jo Li|, said", "according to the head of the agency, |Jo Li|."
pub(super) fn office(name: &Named<'_>) -> Option<Told> {
    let text = name.text;
    let mut words = name.before;
    let mut lead = name.lead;
    // "the coach, |Dr| Jo Li,"
    if let [before @ .., title] = words
        && title.gap == Gap::Other
        && title.is_in(&TITLES, text)
        && title.is_capitalised()
    {
        words = before;
        lead = gap(text, before.last()?.span.end, title.span.start);
    }
    let last = words.last()?;
    let is_closed = lead == ", "
        && name.is_closed(name.span.end, name.behind.first())
        // "a cousin of hers"
        && !is(last, PRONOUN, text);
    let reach = words.len().saturating_sub(OFFICE_WORDS);
    for first in (reach..words.len()).rev().filter(|_| is_closed) {
        let word = &words[first];
        let the = is_article(word, text);
        if is(word, PRONOUN, text) {
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
    let end = phrase.iter().position(|word| is(word, CLAUSE, text)).unwrap_or(phrase.len());
    let noun = phrase[..end].last()?;
    // "In the office, the group, Jo Li, …": of another.
    let opens = first == 0 && is_plain(noun, text);
    let is_named = kind == EntityType::Person;
    let told = match () {
        () if is_person(noun, text) && (opens || is_named)
            || is_named && opens && is_somebody(noun, text) =>
        {
            EntityType::Person
        }
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
pub(super) fn what(name: &Named<'_>) -> Option<ByteSpan> {
    let (text, words) = (name.text, name.before);
    let last = words.last()?;
    let next = name.behind.first();
    let is_plainly = || {
        let ends = name.is_closed(name.span.end, next) || next.is_none_or(|next| is(next, VERB, text));
        is_plain(last, text) && ends
    };
    let is_own = name.kind == EntityType::Organization;
    let led = article_led(text, words).or_else(|| words.get(speaks(name, words)?..));
    let tells = is_body(last, text)
        && (led.is_some() || is_own && stands(text, words, words.len() - 1))
        && (is_own || is_plainly())
        && name.lead == " ";
    let first = led.and_then(|led| led.first()).unwrap_or(last);
    tells.then(|| first.span.to(last.span))
}

/// "the |Greek island| of Samos"; but "the main town of Samos" is another.
pub(super) fn place(name: &Named<'_>) -> Option<ByteSpan> {
    const OTHERS: &str = "capital entire main old only other second whole";
    let text = name.text;
    let [words @ .., of] = name.before else { return None };
    let [first, .., noun] = article_led(text, words)? else { return None };
    let tells = reads(of, "of", text)
        && name.lead == " "
        && gap(text, 0, first.span.start).ends_with("he ")
        && reads(noun, "city district island province state town village", text)
        && !reads(first, OTHERS, text)
        && !first.of(text).ends_with("est");
    (tells && name.kind != EntityType::Person).then(|| first.span.to(noun.span))
}

/// The words that an article leads: "the |trade body|"; but not "the frontman of |defunct band|".
fn article_led<'w>(text: &str, words: &'w [Token]) -> Option<&'w [Token]> {
    let goes_on = |word: &&Token| {
        matches!(word.gap, Gap::Space | Gap::Hyphen)
            && (word.shape == Shape::Lower || word.is_capitalised())
            && !is(word, CLAUSE, text)
            && !is_article(word, text)
    };
    let count = words.iter().rev().take(ROLE_WORDS - 1).take_while(goes_on).count();
    let (before, led) = words.split_at(words.len() - count);
    before.last().filter(|article| is_article(article, text)).map(|_| led)
}
