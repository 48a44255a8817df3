//! What stands behind a name and introduces it: an apposition, a clause of what somebody does, whose somebody is.

use super::words::{
    AUXILIARY, CLAUSE, DAY, OPENER, PLACE, PRONOUN, VERB, is, is_article, is_body, is_kind, is_person,
    is_plain, is_role, is_somebody, narrows, reads,
};
use super::{Named, Told, gap};
use crate::pack::EntityType;
use crate::text::{ByteSpan, Gap, Shape, Token, place_among};

/// Words of an introduction at most; longer ones are most often a clause of their own.
const LONGEST: usize = 24;

/// ", head of research at the bank," behind the name; an age may stand first, and of what somebody is.
pub(super) fn apposition(
    name: &Named<'_>,
    tells: fn(&[Token], &Named<'_>) -> Option<EntityType>,
) -> Option<Told> {
    let text = name.text;
    let (words, end, is_own) = behind_comma(name)?;
    let first = words.first().filter(|first| gap(text, end, first.span.start) == ", ")?;
    // To the next mark; a possessive's apostrophe is none, nor is the point of "3.5" or the comma of "12,000".
    let in_number = |[one, next]: [&Token; 2]| {
        next.shape == Shape::Number && one.shape == Shape::Number && one.span.end + 1 == next.span.start
    };
    let goes_on = |(one, next): &(&Token, &Token)| next.gap != Gap::Other || in_number([*one, *next]);
    let count = 1 + words.iter().zip(&words[1..]).take(LONGEST).take_while(goes_on).count();
    let kind = tells(&words[..count], name)?;
    // "Jo Li of the Policy Unit, a think tank,": of the unit.
    let is_told = is_own && (kind == EntityType::Person || end == name.span.end);
    if !(2..=LONGEST).contains(&count) || kind != name.kind && !is_told {
        return None;
    }
    // "Old Goa, the capital of Goa, Panaji, …": a list.
    let state = if kind == EntityType::Place { 0 } else { state_behind(name, words, count) };
    let mut count = count + state;
    let mut end = words[count - 1].span.end;
    let short = words.get(count).and_then(|next| acronym(text, end, next));
    if let Some(behind) = short {
        (count, end) = (count + 1, behind);
    }
    let speaks = || words[..count].iter().any(|word| is(word, VERB, text));
    // "Roe, the minister and the mayor spoke.", "Roe, the minister, and the mayor": somebody else.
    let another = |words: &[Token]| reads(&words[0], "and", text) && is(&words[1], OPENER, text);
    // "who lost a son and a daughter."
    let is_clause = reads(first, "which who whose", text);
    let listed = || {
        !is_clause && words.get(count).is_none() && words[..count].windows(2).any(another)
            || words.get(count..count + 2).is_some_and(another)
            // "who has lived in Paris, London, and Rome"
            || state > 0 && words.get(count).is_some_and(|next| reads(next, "and", text))
    };
    let apposition = name.is_closed(end, words.get(count)) && !speaks() && !listed();
    apposition.then_some(Told { words: ByteSpan { start: first.span.start, end }, kind })
}

/// The words behind what may stand before an apposition's comma, where that ends, and whether they can only tell of the
/// name: "(NRC)", "of the Greens", ", 42".
fn behind_comma<'w>(name: &Named<'w>) -> Option<(&'w [Token], u32, bool)> {
    let (text, words) = (name.text, name.behind);
    let short = acronym(text, name.span.end, words.first()?);
    let whose = whose(name).filter(|_| name.kind == EntityType::Person);
    let end = short.or(whose.map(|whose| whose.end)).unwrap_or(name.span.end);
    let words = &words[words.partition_point(|word| word.span.start < end)..];
    let is_age = |age: &&Token| age.shape == Shape::Number && gap(text, end, age.span.start) == ", ";
    let is_own = end == name.span.end;
    Some(match words.first().filter(is_age) {
        Some(age) => (words.get(1..)?, age.span.end, is_own),
        None => (words, end, is_own),
    })
}

/// Where a name's acronym ends: "the Institute |(PSI)|".
fn acronym(text: &str, end: u32, next: &Token) -> Option<u32> {
    let behind = gap(text, next.span.end, text.len() as u32);
    let is_bracketed = gap(text, end, next.span.start) == " (" && behind.starts_with(')');
    (is_bracketed && next.shape == Shape::Capitals).then(|| next.span.end + 1)
}

/// Words of the state or country of a town at an apposition's end: "a trucker from Rome|, Georgia|,".
fn state_behind(name: &Named<'_>, words: &[Token], count: usize) -> usize {
    let text = name.text;
    const TWO: &str = "New North South West Rhode British Nova Northern Saudi Sri United Costa El Puerto";
    let town = words[..count].iter().rev().take_while(|word| word.is_capitalised()).count();
    let before = words[..count - town].last().filter(|_| town > 0);
    let in_town = before.is_some_and(|word| reads(word, "in from of near outside at", text));
    let state = words.get(count).filter(|word| {
        gap(text, words[count - 1].span.end, word.span.start) == ", "
            && word.is_capitalised()
            && !is(word, DAY, text)
    });
    let Some(state) = state.filter(|_| in_town) else { return 0 };
    let length = 1 + usize::from(reads(state, TWO, text));
    let ends =
        |word: &Token| word.is_capitalised() && name.is_closed(word.span.end, words.get(count + length));
    if words.get(count + length - 1).is_some_and(ends) { length } else { 0 }
}

/// What words behind a comma tell that a thing is: "a think tank", "head of research"; but not "Paris, the Las
/// Vegas Strip and …", nor "Roe, the philosopher Jo Li says".
pub(super) fn told(words: &[Token], name: &Named<'_>) -> Option<EntityType> {
    let text = name.text;
    let first = words.first()?;
    // "one of its founders"
    let some = words.len() > 2 && reads(first, "one", text) && reads(&words[1], "of", text);
    let phrase = if some { &words[2..] } else { words };
    let end = phrase_end(text, phrase);
    // "the last colony of Rome had watched": a clause of its own; "her brother": of whom is not told.
    let is_relative = |word: &Token| reads(word, "as than that when where which who whom whose", text);
    let mut clause = phrase.iter().take_while(|word| !is_relative(word));
    let speaks = clause.any(|word| is(word, AUXILIARY, text));
    if speaks || is(phrase.first()?, PRONOUN, text) {
        return None;
    }
    let role = |word: &Token| word.shape == Shape::Lower && is_role(word, text);
    // "Middle East director of the firm"
    let led = || {
        name.kind == EntityType::Person && first.is_capitalised() && phrase[..end].last().is_some_and(role)
    };
    // "a 19-year-old from Leeds"
    let is_aged = |word: &Token| word.gap == Gap::Hyphen && reads(word, "old", text);
    // "senior vice-president of", "curator of"
    let bare =
        || name.kind == EntityType::Person && (narrows(first, text) || end == 1 && is_somebody(first, text));
    let opens = is(first, OPENER, text) || is_role(first, text) || first.possessive || led() || bare();
    let of_its_kind = |at: &usize| {
        let word = &phrase[*at];
        match name.kind {
            EntityType::Person => {
                is_person(word, text) || *at + 1 == end && (is_somebody(word, text) || is_aged(word))
            }
            EntityType::Place => is_kind(word, PLACE, text),
            EntityType::Organization => is_body(word, text),
            // Of names that are nothing else some are of bodies.
            _ => is_body(word, text) && reads(first, "a", text),
        }
    };
    let noun = (0..end).rev().find(of_its_kind).filter(|_| opens);
    let names_another =
        |at: &usize| phrase.get(at + 1).is_some_and(|next| next.gap == Gap::Space && next.is_capitalised());
    match noun.filter(|at| !names_another(at)) {
        Some(_) => Some(name.kind),
        None => told_otherwise(&phrase[..end], name).filter(|_| opens),
    }
}

/// What tells less than a role before the name: "who leads the board", "a Republican".
pub(super) fn told_aside(words: &[Token], name: &Named<'_>) -> Option<EntityType> {
    let text = name.text;
    let (first, rest) = words.split_first()?;
    let is_person = name.kind == EntityType::Person;
    let tells = match place_among("which who whose a an", first.of(text))? {
        // "He left Acme, which angered them."; "Acme, which has raised its offer" is news.
        0 => {
            let is_news = rest.first().is_some_and(|verb| reads(verb, "had has have", text));
            !is_person && name.before.len() < 2 && !is_news
        }
        // "the widow of Jo Li, who died": which of them? "Li, who left on Monday" is news of somebody told before.
        1 | 2 => is_person && name.is_full && name.before.last().is_none_or(|of| !reads(of, "of", text)),
        _ => {
            let (one, rest) = rest.split_first()?;
            let ends = rest.first().is_none_or(|next| is(next, CLAUSE, text));
            is_person && one.is_capitalised() && !one.possessive && ends
        }
    };
    tells.then_some(name.kind)
}

/// How many words an apposition's first phrase has: "a former Bank of England economist | at", "a company | based in".
fn phrase_end(text: &str, phrase: &[Token]) -> usize {
    let in_name = |at: usize| {
        reads(&phrase[at], "of", text)
            && at > 0
            && phrase[at - 1].is_capitalised()
            && phrase.get(at + 1).is_some_and(Token::is_capitalised)
    };
    let is_noun = |word: &Token| is_body(word, text) || is_somebody(word, text);
    // "a company based in", "a tailor waving"; but "a pastor published a book"
    let participle = |at: usize| {
        let word = phrase[at].of(text);
        let ends = || phrase.get(at + 1).is_none_or(|next| is(next, CLAUSE, text));
        at > 1 && is_noun(&phrase[at - 1]) && (word.ends_with("ing") || word.ends_with("ed") && ends())
    };
    let opens_clause = |at: &usize| is(&phrase[*at], CLAUSE, text) && !in_name(*at) || participle(*at);
    (0..phrase.len()).find(opens_clause).unwrap_or(phrase.len())
}

/// What a phrase tells whose noun is of another kind than the name was taken for: of a person only, or a body.
fn told_otherwise(phrase: &[Token], name: &Named<'_>) -> Option<EntityType> {
    let text = name.text;
    // "a town |north| of"
    let is_noun = |word: &&Token| !reads(word, "north south east west", text);
    let noun = phrase.iter().rev().find(is_noun).filter(|noun| is_plain(noun, text))?;
    // "The mayor of Leeds, a lawyer, …", "in the Great War, a soldier of 19"
    let of_another = |word: &Token| is(word, CLAUSE, text) || is_article(word, text);
    let before = name.before.last();
    let is_full = name.is_full && !before.is_some_and(of_another);
    if name.kind != EntityType::Person && is_full && is_person(noun, text) {
        return Some(EntityType::Person);
    }
    let article = &phrase[0];
    if reads(article, "a an", text) && is_kind(noun, PLACE, text) {
        return Some(EntityType::Place);
    }
    // "In Leeds, the company, Acme, …"
    let in_place = |word: &Token| reads(word, "In in At at From from Near near On on", text);
    let is_told = name.kind != EntityType::Organization
        && is_article(article, text)
        && is_body(noun, text)
        && !before.is_some_and(in_place);
    is_told.then_some(EntityType::Organization)
}

/// "Jo Li |of Makerere University|"
pub(super) fn whose(name: &Named<'_>) -> Option<ByteSpan> {
    let text = name.text;
    let (of, words) = name.behind.split_first()?;
    let part = |word: &&Token| {
        matches!(word.gap, Gap::Space | Gap::Hyphen)
            && (word.is_capitalised() || reads(word, "the of for", text))
    };
    let (parts, rest) = words.split_at(words.iter().take_while(part).count());
    let last = parts.iter().rev().find(|word| word.is_capitalised())?;
    // "of the Delhi high court"
    const GO_ON: &str =
        "appeals bureau city club council county court district high office party police state team";
    let is_cut = rest.first().is_some_and(|next| reads(next, GO_ON, text));
    let is_of = of.gap == Gap::Space && reads(of, "of", text);
    // "Joan of Arc" is her name.
    (is_of && name.is_full && !last.possessive && !is_cut).then(|| of.span.to(last.span))
}
