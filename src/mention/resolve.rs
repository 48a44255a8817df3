//! Linking: which entity each name means, decided over the whole article.

use super::borders::Words;
use super::scan::{NameHit, Scan};
use super::words::{MATTERS, NAMED_AFTER_CITIES, PLACE_FOLLOWERS, PLACE_PREPOSITIONS, TRAVEL};
use super::{How, Mention};
use crate::pack::{AliasKind, EntityId, EntityType, Packs, Sense};
use crate::text::{ByteSpan, Gap};
use crate::value::NumberMap;

/// A mention within one block: words `first..end`.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub first: usize,
    pub end: usize,
    pub entity: EntityId,
    pub how: How,
}

impl Link {
    pub fn mention(&self, scan: &Scan, offset: u32, packs: &Packs) -> Mention {
        Mention {
            span: scan.span(self.first, self.end).moved(offset),
            entity: Some(self.entity),
            kind: packs.entity(self.entity).kind,
            how: self.how,
        }
    }
}

/// What the whole article says about who is who.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Named in full somewhere, or by a title and a surname that only one entity has.
    named: NumberMap,
    /// Entities whose short form also belongs to someone whom no pack knows.
    contested: NumberMap,
}

impl Evidence {
    pub fn of(blocks: &[Words<'_>], packs: &Packs) -> Self {
        let mut evidence = Self::default();
        for words in blocks {
            for hit in &words.scan.names {
                evidence.add(words, hit, packs);
            }
        }
        evidence
    }

    fn add(&mut self, words: &Words<'_>, hit: &NameHit, packs: &Packs) {
        let around = words.neighbours(hit.first, hit.end);
        if around.any() {
            self.contest(hit, around.before, around.after, packs);
            return;
        }
        match hit.senses.as_slice() {
            [Sense { entity, kind: AliasKind::Name | AliasKind::Acronym }] => {
                self.named.add(entity.number());
            }
            [Sense { entity, kind: AliasKind::Short }] if words.is_titled(hit.first) => {
                self.named.add(entity.number());
            }
            _ => {}
        }
    }

    /// "Eric Trump", "Zhang Shengmin": somebody else goes by the short form too.
    fn contest(&mut self, hit: &NameHit, before: bool, after: bool, packs: &Packs) {
        for sense in hit.senses.iter().filter(|s| s.kind == AliasKind::Short) {
            let entity = packs.entity(sense.entity);
            if entity.kind != EntityType::Person {
                continue;
            }
            let family_name_first = hit.end - hit.first == 1 && begins_with_short(&entity.name, packs, sense);
            if if family_name_first { after } else { before } {
                self.contested.add(sense.entity.number());
            }
        }
    }
}

/// Whether the short form is the first word of the full name, as in "Xi Jinping".
fn begins_with_short(name: &str, packs: &Packs, sense: &Sense) -> bool {
    let first = name.split_whitespace().next().unwrap_or("");
    let mut senses = Vec::new();
    let span = crate::text::ByteSpan::new(0, first.len());
    packs.longest_name(&crate::text::tokens(first, span), &mut senses);
    senses.contains(sense)
}

/// The names of one block, linked; in order, never overlapping.
pub(super) fn link_names(words: &Words<'_>, evidence: &Evidence) -> Vec<Link> {
    let hits = words.scan.names.iter();
    hits.filter_map(|hit| {
        let (entity, how) = link(words, hit, evidence)?;
        Some(Link { first: hit.first, end: hit.end, entity, how })
    })
    .collect()
}

/// "the Paris agreement", "the Paris climate agreement"
fn names_an_accord(words: &Words<'_>, hit: &NameHit) -> bool {
    let Some(next) = words.after(hit.end) else { return false };
    let noun = if MATTERS.has(words.word(next)) { words.after(next + 1) } else { Some(next) };
    noun.is_some_and(|at| NAMED_AFTER_CITIES.has(words.word(at)))
}

fn link(words: &Words<'_>, hit: &NameHit, evidence: &Evidence) -> Option<(EntityId, How)> {
    if words.neighbours(hit.first, hit.end).any() || joined_to_stranger(words, hit) {
        return None;
    }
    let of = |kinds: &[AliasKind]| -> Vec<EntityId> {
        hit.senses.iter().filter(|s| kinds.contains(&s.kind)).map(|s| s.entity).collect()
    };
    let full = of(&[AliasKind::Name, AliasKind::Acronym, AliasKind::Term]);
    let governments = of(&[AliasKind::Metonym]);
    if !governments.is_empty() && names_an_accord(words, hit) {
        return None;
    }
    if let [government] = governments[..]
        && !means_the_place(words, hit, government, evidence)
    {
        return Some((government, How::Metonym));
    }
    if let Some(entity) = the_only(&full, evidence) {
        return Some((entity, How::Name));
    }
    if !full.is_empty() {
        return None;
    }
    if let [entity] = of(&[AliasKind::Demonym])[..] {
        return Some((entity, How::Demonym));
    }
    let short = of(&[AliasKind::Short]);
    the_one_in_play(&short, words.is_titled(hit.first), evidence).map(|entity| (entity, How::Short))
}

/// A surname behind a hyphen is somebody else's: "Smith-Xi".
fn joined_to_stranger(words: &Words<'_>, hit: &NameHit) -> bool {
    let hyphen = words.scan.tokens[hit.first].gap == Gap::Hyphen;
    let short = hit.senses.iter().all(|s| s.kind == AliasKind::Short);
    let known = || words.scan.names.iter().any(|other| other.end == hit.first);
    hyphen && short && !known()
}

/// Namesakes: the one that the article names beyond doubt elsewhere, else none.
fn the_only(candidates: &[EntityId], evidence: &Evidence) -> Option<EntityId> {
    if let [only] = candidates {
        return Some(*only);
    }
    let mut named = candidates.iter().filter(|c| evidence.named.contains(c.number()));
    let first = named.next()?;
    named.next().is_none().then_some(*first)
}

/// A short form means someone whom the article names in full, or whom a title announces; two of them, or a stranger
/// of the same name: nobody.
fn the_one_in_play(candidates: &[EntityId], titled: bool, evidence: &Evidence) -> Option<EntityId> {
    let named: Vec<EntityId> =
        candidates.iter().copied().filter(|c| evidence.named.contains(c.number())).collect();
    let entity = match (named.as_slice(), candidates) {
        ([one], _) => *one,
        ([], [one]) if titled => *one,
        _ => return None,
    };
    (!evidence.contested.contains(entity.number())).then_some(entity)
}

/// "Beijing" in "visit to Beijing" is the city; in "Beijing said" it is the government.
fn means_the_place(words: &Words<'_>, hit: &NameHit, government: EntityId, evidence: &Evidence) -> bool {
    if !evidence.named.contains(government.number()) || place_follows(words, hit, government) {
        return true;
    }
    if words.scan.tokens[hit.end - 1].possessive {
        return false;
    }
    let Some(before) = words.before(hit.first) else { return false };
    if PLACE_PREPOSITIONS.has(words.word(before)) {
        return true;
    }
    let moving = matches!(words.word(before), "to" | "from" | "for" | "via" | "through");
    moving && travels_before(words, before)
}

/// "Seoul residents", "Washington-based", and the dateline "SEOUL, South Korea".
fn place_follows(words: &Words<'_>, hit: &NameHit, government: EntityId) -> bool {
    if let Some(next) = words.after(hit.end) {
        return PLACE_FOLLOWERS.has(words.word(next));
    }
    let country = words.scan.names.iter().find(|other| other.first == hit.end);
    country.is_some_and(|country| {
        let (last, next) = (words.scan.tokens[hit.end - 1].span, words.scan.tokens[hit.end]);
        let gap = ByteSpan { start: last.end, end: next.span.start }.of(words.text);
        let possessive = words.scan.tokens[country.end - 1].possessive;
        gap == ", " && !possessive && country.senses.iter().any(|sense| sense.entity == government)
    })
}

/// Words back from the preposition among which a word of travel is looked for: "state visit by Mr Trump to Beijing".
const TRAVEL_REACH: usize = 6;

fn travels_before(words: &Words<'_>, at: usize) -> bool {
    let sentence = words.scan.sentence_of(at);
    let reach = at.saturating_sub(TRAVEL_REACH)..at;
    reach.rev().take_while(|&i| words.scan.sentence_of(i) == sentence).any(|i| TRAVEL.has(words.word(i)))
}

/// Where each entity was last named, for nouns that point back at it.
#[derive(Debug, Default)]
pub(super) struct Recent {
    order: u32,
    last: NumberMap,
}

impl Recent {
    pub fn saw(&mut self, entity: EntityId) {
        self.order += 1;
        self.last.insert(entity.number(), self.order);
    }

    /// The candidate that was named last; `None` where none was.
    pub fn latest(&self, candidates: &[EntityId]) -> Option<EntityId> {
        let seen = candidates.iter().filter_map(|c| Some((self.last.get(c.number())?, *c)));
        seen.max().map(|(_, entity)| entity)
    }
}
