//! Whether by the name of a capital the city is meant or who governs there.

use super::borders::Words;
use super::evidence::Evidence;
use super::scan::NameHit;
use super::words::{ACTS, FOLLOWERS, OF_GOVERNMENTS, TRAVEL};
use crate::pack::EntityId;
use crate::text::Shape;

/// "Beijing" in "visit to Beijing" is the city; in "Beijing said" it is the government.
pub(super) fn means_the_city(
    words: &Words<'_>,
    hit: &NameHit,
    government: EntityId,
    evidence: &Evidence,
) -> bool {
    if place_follows(words, hit, government) {
        return true;
    }
    if governs(words, hit) {
        return false;
    }
    if !evidence.is_named(government) || is_of_the_city(words, hit) {
        return true;
    }
    if evidence.tells_of_politics() {
        return is_described(words, hit);
    }
    words.scan.tokens[hit.end - 1].possessive || !tells_of_politics(words, hit)
}

/// Whether a city may as well be who governs there, since the article never names the country: "London and Paris had not been
/// told of the talks".
pub(super) fn may_be_the_government(
    words: &Words<'_>,
    hit: &NameHit,
    government: EntityId,
    evidence: &Evidence,
) -> bool {
    (evidence.tells_of_politics() || tells_of_politics(words, hit))
        && !place_follows(words, hit, government)
        && !is_of_the_city(words, hit)
        && !is_described(words, hit)
}

/// "in Seoul", "flew to Seoul", "the streets of Seoul", and the dateline "SEOUL —"
fn is_of_the_city(words: &Words<'_>, hit: &NameHit) -> bool {
    let moves = |at: usize| words.reads(at, "to from for via through") && travels_before(words, at);
    let part = |at: usize| {
        words.reads(at, "of") && !words.before(at).is_some_and(|at| words.is_one_of(at, &OF_GOVERNMENTS))
    };
    is_dateline(words, hit)
        || is_inside(words, hit)
        || words.before(hit.first).is_some_and(|at| moves(at) || part(at))
}

/// "Seoul apartments cost more"; not "Berlin loosens a brake".
fn is_described(words: &Words<'_>, hit: &NameHit) -> bool {
    let noun = |at: usize| !words.word(at).ends_with(['d', 's']);
    words.opens(hit.first) && words.is_before_a_noun(hit.end) && words.after(hit.end).is_some_and(noun)
}

/// Whether the sentence tells what governments do or have.
fn tells_of_politics(words: &Words<'_>, hit: &NameHit) -> bool {
    let here = |at: &usize| words.scan.sentence_of(*at) == words.scan.sentence_of(hit.first);
    let told = |at: usize| {
        words.is_one_of(at, &ACTS)
            || words.is_one_of(at, &OF_GOVERNMENTS)
            || words.reads(at, "nor should Should")
    };
    (0..hit.first).rev().take_while(here).any(told)
        || (hit.end..words.scan.tokens.len()).take_while(here).any(told)
}

/// Who does so, or has such, is a government: "Beijing said", "Tehran’s envoy".
pub(super) fn governs(words: &Words<'_>, hit: &NameHit) -> bool {
    let (tokens, end) = (&words.scan.tokens, hit.end);
    let owns = || tokens[end - 1].possessive && end < tokens.len() && words.is_one_of(end, &OF_GOVERNMENTS);
    // "A court in Moscow said"
    !is_inside(words, hit) && words.acts(end) || owns()
}

/// "in Seoul", "in Seoul and Tokyo"
fn is_inside(words: &Words<'_>, hit: &NameHit) -> bool {
    let beside = |at: usize| at > 0 && words.reads(at, "and") && words.follows_place_preposition(at - 1);
    words.follows_place_preposition(hit.first) || words.before(hit.first).is_some_and(beside)
}

/// "Crowds filled Tehran": such is done to cities, and seldom to who governs there.
pub(super) fn may_be_the_city(words: &Words<'_>, hit: &NameHit) -> bool {
    let verbs =
        "blocked bombed filled flooded hit left linked links patrolled reached rocked shelled shook struck";
    words.before(hit.first).is_some_and(|at| words.reads(at, verbs))
}

/// "Tokyo — A strong earthquake", "KYIV, March 9 (Reuters) -", "NEW DELHI: A strong earthquake"
fn is_dateline(words: &Words<'_>, hit: &NameHit) -> bool {
    let last = &words.scan.tokens[hit.end - 1];
    let text = words.text.get(last.span.end as usize..).unwrap_or_default().trim_start();
    let capitals = last.shape == Shape::Capitals && !words.is_headline();
    hit.first == 0 && text.starts_with(|c: char| "—–-(".contains(c) || capitals && ",:".contains(c))
}

/// "Seoul residents", "Washington-based", and the dateline "SEOUL, South Korea".
fn place_follows(words: &Words<'_>, hit: &NameHit, government: EntityId) -> bool {
    if let Some(next) = words.after(hit.end) {
        return words.row_of(next, &FOLLOWERS) > Some(0);
    }
    let country = words.after_comma(hit.end).and_then(|next| words.hit_at(next));
    country.is_some_and(|country| {
        let possessive = words.scan.tokens[country.end - 1].possessive;
        !possessive && country.senses.iter().any(|sense| sense.entity == government)
    })
}

/// Words back from the preposition among which a word of travel is looked for: "state visit by Mr Trump to Beijing".
const TRAVEL_REACH: usize = 6;

/// Whether somebody goes somewhere, in what the sentence tells before a word.
pub(super) fn travels_before(words: &Words<'_>, at: usize) -> bool {
    let sentence = words.scan.sentence_of(at);
    let reach = at.saturating_sub(TRAVEL_REACH)..at;
    reach.rev().take_while(|&i| words.scan.sentence_of(i) == sentence).any(|i| words.is_one_of(i, &TRAVEL))
}
