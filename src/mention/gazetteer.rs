//! Places that only a gazetteer lists. Hundreds of thousands of names are everybody's words and surnames, so one of them
//! is linked only where the article itself places it, and where nothing better known has the words.

use super::How;
use super::block::Words;
use super::borders::Neighbours;
use super::evidence::Evidence;
use super::resolve::Link;
use super::scan::NameHit;
use super::words::{COMMON_WORDS, NEIGHBOURS, SENTENCE_OPENERS, STATES};
use crate::pack::{EntityId, EntityType, Packs, Size};
use crate::text::Gap;

/// How one occurrence of a listed name reads.
pub(super) enum Reading {
    /// "in Lyon", "Springfield, Illinois"
    Place(EntityId),
    /// Somebody's name, or one of several places: "JD Vance".
    Other,
    /// Nothing is said about it.
    Open,
}

/// What the words around one occurrence say.
pub(super) fn reading(words: &Words<'_>, hit: &NameHit, packs: &Packs) -> Reading {
    if words.is_headline() {
        return Reading::Open;
    }
    if words.follows_given_name(hit.first) || words.is_titled(hit.first) || words.lives(hit.end) {
        return Reading::Other;
    }
    if !stands_free(words, hit) {
        return Reading::Open;
    }
    let place = match words.after_comma(hit.end).filter(|next| is_place(words, *next, packs)) {
        Some(wider) => sole(hit, &|id| lies_in(words, wider, packs.entity(id).part_of, packs)),
        None if words.follows_place_preposition(hit.first) => {
            sole(hit, &|_| true).or_else(|| largest(hit, packs))
        }
        None => return Reading::Open,
    };
    place.map_or(Reading::Other, Reading::Place)
}

/// Adds the listed places of one block where no other link lies; `links` stay in order and disjoint.
pub(super) fn add_listed(words: &Words<'_>, evidence: &Evidence, packs: &Packs, links: &mut Vec<Link>) {
    for hit in &words.scan.listed {
        let Reading::Place(entity) = reading(words, hit, packs) else { continue };
        let agreed = evidence.placed(&words.scan.tokens[hit.first..hit.end]) == Some(entity);
        let at = links.partition_point(|link| link.end <= hit.first);
        let taken = links.get(at).is_some_and(|link| link.first < hit.end);
        if agreed && !taken && !is_word(words, hit, evidence) {
            links.insert(at, Link { first: hit.first, end: hit.end, entity, how: How::Name });
        }
    }
}

/// Neither words in capitals nor a hyphen join it to another name.
fn stands_free(words: &Words<'_>, hit: &NameHit) -> bool {
    let hyphen = |at: usize| words.scan.tokens.get(at).is_some_and(|token| token.gap == Gap::Hyphen);
    let named = |at: Option<usize>| at.is_some_and(|at| words.scan.tokens[at].is_capitalised());
    words.neighbours(hit.first, hit.end) == Neighbours::default()
        && !named(words.before(hit.first).filter(|at| words.is_known(*at)))
        && !named(words.after(hit.end).filter(|at| !words.is_one_of(*at, &SENTENCE_OPENERS)))
        && !hyphen(hit.first)
        && !hyphen(hit.end)
}

/// "in March", "in Labour", "in Ontario": a word or a state, whatever town has it for a name.
fn is_word(words: &Words<'_>, hit: &NameHit, evidence: &Evidence) -> bool {
    let common = || {
        let tables = [&NEIGHBOURS, &COMMON_WORDS, &SENTENCE_OPENERS, &STATES];
        tables.iter().any(|table| words.is_one_of(hit.first, table))
    };
    hit.end - hit.first == 1 && (evidence.is_common(&words.scan.tokens[hit.first]) || common())
}

/// Whether a country, a state or another place that is known by itself stands there.
fn is_place(words: &Words<'_>, at: usize, packs: &Packs) -> bool {
    words.state_at(at).is_some() || words.hit_at(at).is_some_and(|hit| hit.may_be(EntityType::Place, packs))
}

fn lies_in(words: &Words<'_>, wider: usize, part_of: Option<EntityId>, packs: &Packs) -> bool {
    let Some(of) = part_of else { return false };
    let known = words.hit_at(wider).is_some_and(|hit| hit.senses.iter().any(|sense| sense.entity == of));
    known || packs.entity(of).name == words.word(wider)
}

fn sole(hit: &NameHit, fits: &dyn Fn(EntityId) -> bool) -> Option<EntityId> {
    let mut sole = None;
    for sense in &hit.senses {
        if fits(sense.entity) && sole.replace(sense.entity).is_some() {
            return None;
        }
    }
    sole
}

/// By how many times the largest of several must exceed the next: Lyon of France, not one of thirty Springfields.
const OUTSTANDING: i64 = 10;

fn largest(hit: &NameHit, packs: &Packs) -> Option<EntityId> {
    let people = |id: EntityId| Some(packs.entity(id).size(Size::Population, None)?.number()?.0.trunc());
    let (mut best, mut next) = ((0, None), 0);
    for sense in &hit.senses {
        let size = people(sense.entity).unwrap_or(0);
        if size > best.0 {
            next = best.0;
            best = (size, Some(sense.entity));
        } else {
            next = next.max(size);
        }
    }
    best.1.filter(|_| best.0 / OUTSTANDING >= next)
}
