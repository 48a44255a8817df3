//! Whether by the name of a capital the city is meant or who governs there.

use super::block::Words;
use super::evidence::Evidence;
use super::scan::NameHit;
use super::words::{ACTS, FOLLOWERS, OF_GOVERNMENTS, OF_TOWNS, SENTENCE_OPENERS, SKY, TOPICS, TRAVEL};
use crate::pack::EntityId;
use crate::text::{Gap, Shape, part, place_among};

/// "Beijing" in "visit to Beijing" is the city; in "Beijing said" it is the government.
pub(super) fn means_the_city(
    words: &Words<'_>,
    hit: &NameHit,
    government: EntityId,
    evidence: &Evidence,
) -> bool {
    if place_follows(words, hit, government) || tells_of_town(words, hit) {
        return true;
    }
    if governs(words, hit) {
        return false;
    }
    if is_of_the_city(words, hit) {
        return true;
    }
    if is_subject(words, hit, evidence) {
        return false;
    }
    if !evidence.is_named(government) {
        return true;
    }
    if evidence.tells_of_politics() {
        return is_described(words, hit);
    }
    words.scan.tokens[hit.end - 1].possessive || !tells_of_politics(words, hit)
}

/// Whether a city may as well be who governs there: the article never names the country, "London and Paris had not been told of
/// the talks", or something is being done, "Budapest is blocking the loan".
pub(super) fn may_be_the_government(
    words: &Words<'_>,
    hit: &NameHit,
    government: EntityId,
    evidence: &Evidence,
) -> bool {
    // "He said that fares to London" tells of nothing that only governments do.
    let told = || any_beside(words, hit, &|at| is_of_politics(words, at, 1));
    (evidence.tells_of_politics() || told() || is_at_work(words, hit))
        && !place_follows(words, hit, government)
        && !tells_of_town(words, hit)
        && !is_of_the_city(words, hit)
        && !is_described(words, hit)
}

/// "in Seoul", "flew to Seoul", "the streets of Seoul", and the dateline "SEOUL —"
fn is_of_the_city(words: &Words<'_>, hit: &NameHit) -> bool {
    let moves = |at: usize| words.reads(at, "to from for via through") && travels_before(words, at);
    let part =
        |at: usize| words.reads(at, "of") && !words.before(at).is_some_and(|at| is_of_governments(words, at));
    is_dateline(words, hit)
        || is_inside(words, hit)
        || is_below(words, hit)
        || words.is_behind(
            hit.first,
            "bombed captured enter entered enters leave leaves patrolled retook seized shelled",
        )
        || words.before(hit.first).is_some_and(part)
        || words.before(pair(words, hit).0).is_some_and(moves)
}

/// "Warsaw and Vilnius want more", "Pyongyang launched a rocket", "Taipei presses Washington": whether a clause begins with a
/// capital that does something, where governments are told of, and not what happens to towns.
fn is_subject(words: &Words<'_>, hit: &NameHit, evidence: &Evidence) -> bool {
    let (first, end) = pair(words, hit);
    let both = end - first > hit.end - hit.first;
    (words.opens(first) || words.scan.tokens[first].gap == Gap::Other)
        && words.after(end).is_some_and(|at| is_deed(words, at, both))
        && (evidence.tells_of_politics() || tells_of_politics(words, hit))
}

/// Whether a word behind a subject is what that does: "wants", "launched a rocket", "has massed"; not "Tokyo markets tumble",
/// and not what it is: "has been under water".
fn is_deed(words: &Words<'_>, at: usize, several: bool) -> bool {
    let small = |at: usize| words.scan.tokens[at].shape == Shape::Lower;
    let opener = |at: usize| words.is_one_of(at, &SENTENCE_OPENERS);
    let object = |at: usize| !small(at) || opener(at) || words.reads(at, "a more");
    if words.reads(at, "did had has have") {
        // So are cities.
        return !(at..words.scan.tokens.len()).take(REACH).any(|at| words.reads(at, "been"));
    }
    let verb = several || may_be_a_verb(words.word(at));
    let told = || small(at) && !opener(at) && verb && words.after(at + 1).is_none_or(object);
    words.reads(at, VERBAL) || told()
}

/// Words behind "has" among which "been" is looked for, and that itself.
const REACH: usize = 4;

/// Verbs that end as others do not.
const VERBAL: &str = "can could kept may might must sent shall should took will would";

/// "A Beijing firm", "the Buenos Aires stock index": a thing of what is in a city; not "the Seoul
/// government" nor "the Kremlin denies".
fn is_attribute(words: &Words<'_>, hit: &NameHit) -> bool {
    let Some(at) = words.after(hit.end).filter(|_| words.is_before_a_noun(hit.end)) else { return false };
    let owned = words.after(at + 1).is_some_and(|at| words.reads(at, "of"));
    let first = words.before(hit.first);
    let one = first.is_some_and(|at| words.reads(at, "A An a an"));
    let the = first.is_some_and(|at| words.reads(at, "The another each every one some that the this"));
    (!is_of_governments(words, at) || owned) && (one || the && !may_be_a_verb(words.word(at)))
}

/// "Budapest is blocking", "Dublin and London are at odds", "Athens summoned nobody", "Ankara, which backs him", "blamed Kabul"
fn is_at_work(words: &Words<'_>, hit: &NameHit) -> bool {
    let (first, end) = pair(words, hit);
    let told = words.before(first).is_some_and(|at| words.is_one_of(at, &ACTS));
    if told || words.after_comma(end).is_some_and(|at| words.reads(at, "which")) {
        return true;
    }
    let busy = |at: usize| words.after(at + 1).is_some_and(|at| words.word(at).ends_with("ing"));
    let verb =
        |at: usize| words.reads(at, VERBAL) || words.reads(at, "are") || words.reads(at, "is") && busy(at);
    // "Cairo apartments are dear"
    let noun = words.is_before(end + 1, "are can have were will");
    words.after(end).is_some_and(verb) || !noun && opens_with(words, first, end, may_be_a_verb)
}

/// Names that are joined to one at most: some texts are one list.
const LONGEST_LIST: usize = 4;

/// Where a name begins and ends, with the others that "and" and commas join to it: "Mexico City, Bogota and La Paz".
fn pair(words: &Words<'_>, hit: &NameHit) -> (usize, usize) {
    let and = |at: &usize| words.reads(*at, "and");
    let (mut end, mut next_end) = (hit.end, hit.end);
    for _ in 0..LONGEST_LIST {
        let joint = words.after(next_end).filter(and);
        let next =
            joint.map(|at| at + 1).or_else(|| words.after_comma(next_end)).and_then(|at| words.hit_at(at));
        let Some(next) = next else { break };
        next_end = next.end;
        // "In Paris, Moscow said": commas join only what "and" ends.
        if joint.is_some() {
            end = next_end;
            break;
        }
    }
    let before = words.before(hit.first).filter(and).and_then(|at| words.hit_before(at));
    let mut first = before.map_or(hit.first, |other| other.first);
    for _ in 0..LONGEST_LIST {
        let listed = end > hit.end || first < hit.first;
        let comma = Some(first).filter(|at| listed && words.after_comma(*at).is_some());
        let Some(other) = comma.and_then(|at| words.hit_before(at)) else { break };
        first = other.first;
    }
    (first, end)
}

/// "Seoul apartments cost more"; not "Berlin loosens a brake".
fn is_described(words: &Words<'_>, hit: &NameHit) -> bool {
    opens_with(words, hit.first, hit.end, |word| !may_be_a_verb(word))
}

/// Whether a sentence begins with a name and a word in small letters that is such.
fn opens_with(words: &Words<'_>, first: usize, end: usize, is_such: fn(&str) -> bool) -> bool {
    words.opens(first)
        && words.is_before_a_noun(end)
        && words.after(end).is_some_and(|at| is_such(words.word(at)))
}

fn may_be_a_verb(word: &str) -> bool {
    word.ends_with(['d', 's']) || place_among(VERBAL, word).is_some()
}

/// Whether the sentence tells what governments do or have.
fn tells_of_politics(words: &Words<'_>, hit: &NameHit) -> bool {
    any_beside(words, hit, &|at| is_of_politics(words, at, 0))
}

/// Whether a word tells of governments; of what is done, from a row of [`ACTS`] on.
fn is_of_politics(words: &Words<'_>, at: usize, row: usize) -> bool {
    ACTS.row_of_hash(words.scan.tokens[at].hash).is_some_and(|acts| acts >= row)
        || is_of_governments(words, at)
        || words.reads(at, "nor should Should")
}

fn is_of_governments(words: &Words<'_>, at: usize) -> bool {
    words.row_of(at, &TOPICS) == Some(OF_GOVERNMENTS)
}

/// Whether it tells what towns do and have, and nothing that governments have: "Paris voted to triple parking fees".
fn tells_of_town(words: &Words<'_>, hit: &NameHit) -> bool {
    any_beside(words, hit, &|at| words.is_one_of(at, &OF_TOWNS))
        && !any_beside(words, hit, &|at| is_of_governments(words, at))
}

/// Words on each side of a name that are looked at in its sentence: some pages are one sentence.
const SENTENCE_REACH: usize = 50;

/// Whether any other word of a name's sentence is such.
fn any_beside(words: &Words<'_>, hit: &NameHit, is_such: &dyn Fn(usize) -> bool) -> bool {
    let here = |at: &usize| words.scan.sentence_of(*at) == words.scan.sentence_of(hit.first);
    let before = (0..hit.first).rev().take(SENTENCE_REACH);
    let behind = (hit.end..words.scan.tokens.len()).take(SENTENCE_REACH);
    before.take_while(here).any(is_such) || behind.take_while(here).any(is_such)
}

/// Who does so, or has such, is a government: "Beijing said", "Tehran’s envoy".
pub(super) fn governs(words: &Words<'_>, hit: &NameHit) -> bool {
    let (tokens, end) = (&words.scan.tokens, hit.end);
    let owns = || tokens[end - 1].possessive && end < tokens.len() && is_of_governments(words, end);
    // "A court in Moscow said"
    !is_inside(words, hit) && words.acts(pair(words, hit).1) || owns()
}

/// "in Seoul", "in Seoul and Tokyo"; but "a shield in South Korea and Beijing urged"
fn is_inside(words: &Words<'_>, hit: &NameHit) -> bool {
    let placed = |other: &NameHit| {
        words.follows_place_preposition(other.first) && (other.senses.len() > 1 || !words.acts(hit.end))
    };
    let beside = |at: usize| words.reads(at, "and") && words.hit_before(at).is_some_and(placed);
    words.follows_place_preposition(hit.first) || words.before(hit.first).is_some_and(beside)
}

/// "Crowds filled Tehran", "Tehran filled with crowds": such is done to cities, and seldom to who governs there.
pub(super) fn may_be_the_city(words: &Words<'_>, hit: &NameHit) -> bool {
    let verbs = "blocked filled flooded hit left linked links reached rocked shook struck took";
    words.is_behind(hit.first, verbs)
        || words.after(hit.end).is_some_and(|at| {
            words.reads(at, "awoke burned burns fell filled flooded hosted hosts woke") || is_so(words, at)
        })
}

/// "Seoul is cold in winter"; not "Moscow is ready", "Seoul is holding out".
fn is_so(words: &Words<'_>, at: usize) -> bool {
    let state = |at: usize| {
        let word = words.word(at);
        words.scan.tokens[at].shape == Shape::Lower
            && !["ing", "ed"].iter().any(|end| word.ends_with(end))
            && !words.reads(at, "able likely ready set sure unlikely wary willing")
    };
    words.reads(at, "is was") && words.after(at + 1).is_some_and(state)
}

/// "Drones over Moscow", "missiles rained on Tehran"; not "sanctions on Tehran".
fn is_below(words: &Words<'_>, hit: &NameHit) -> bool {
    let Some(at) = words.before(hit.first).filter(|at| words.reads(*at, "above on over")) else {
        return false;
    };
    words.is_told_before(at, &|at| words.is_one_of(at, &SKY))
}

/// Bytes before the last town of a dateline at most.
const LONGEST_DATELINE: usize = 60;

/// "Tokyo — A strong earthquake", "KYIV, March 9 (Reuters) -", "NEW DELHI: A strong earthquake", "PARIS/ROME, June 4 —"
pub(super) fn is_dateline(words: &Words<'_>, hit: &NameHit) -> bool {
    let span = words.scan.span(hit.first, hit.end);
    let (before, behind) = (part(words.text, 0, span.start as usize), words.text.get(span.end as usize..));
    let capitals = words.scan.tokens[hit.end - 1].shape == Shape::Capitals && !words.is_headline();
    // "WASHINGTON/BEIJING"
    let few = before.len() < LONGEST_DATELINE;
    let joined = few && before.ends_with('/') && !before.bytes().any(|byte| byte.is_ascii_lowercase());
    let ends = |c: char| "—–-(".contains(c) || capitals && ",:/".contains(c);
    (before.is_empty() || capitals && joined) && behind.unwrap_or_default().trim_start().starts_with(ends)
}

/// "Seoul residents", "Washington-based", and the dateline "SEOUL, South Korea".
fn place_follows(words: &Words<'_>, hit: &NameHit, government: EntityId) -> bool {
    if is_attribute(words, hit) {
        return true;
    }
    // "Tehran’s streets"
    let owned =
        Some(hit.end).filter(|at| words.scan.tokens[at - 1].possessive && *at < words.scan.tokens.len());
    if let Some(next) = words.after(hit.end).or(owned) {
        return words.row_of(next, &FOLLOWERS) > Some(0);
    }
    let country = words.after_comma(hit.end).and_then(|next| words.hit_at(next));
    country.is_some_and(|country| {
        let possessive = words.scan.tokens[country.end - 1].possessive;
        !possessive && country.senses.iter().any(|sense| sense.entity == government)
    })
}

/// Whether somebody goes somewhere, in what the sentence tells before a word.
pub(super) fn travels_before(words: &Words<'_>, at: usize) -> bool {
    words.is_told_before(at, &|at| words.is_one_of(at, &TRAVEL))
}
