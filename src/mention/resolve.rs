//! Linking: which entity each name means, decided over the whole article.

use super::block::Words;
use super::borders::{Neighbours, joined_to_stranger};
use super::evidence::Evidence;
use super::places::is_team;
use super::scan::{NameHit, Scan};
use super::seat::{may_be_the_city, may_be_the_government};
use super::words::{DESCRIPTORS, NAMED_AFTER_CITIES, NAMED_AFTER_PLACES};
use super::works::titles;
use super::{How, Mention};
use crate::pack::{AliasKind, EntityId, EntityType, Packs, Sense};
use crate::text::ByteSpan;

/// A mention within one block: words `first..end`.
#[derive(Clone, Copy, Debug)]
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

/// The names of one block, linked; in order, never overlapping.
pub(super) fn link_names(words: &Words<'_>, block: usize, evidence: &Evidence, packs: &Packs) -> Vec<Link> {
    let linker = Linker { words, block, evidence, titles: titles(words), packs };
    let mut links: Vec<Link> = Vec::new();
    for hit in &words.scan.names {
        let Ok(link) = linker.link(hit) else { continue };
        // A whole name may reach back over what was taken for another.
        while links.last().is_some_and(|other| link.first < other.end) {
            links.pop();
        }
        links.push(link);
    }
    if evidence.has_own_words() { linker.with_own_words(&links) } else { links }
}

/// Why a name that the packs have is not linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// It ends a name that stands before it.
    Tail,
    /// Words in capitals beside it make a longer name that no pack has.
    LongerName,
    /// A given name stands before it.
    GivenName,
    /// A word that begins a sentence, or a month.
    CommonWord,
    /// A place or a person in the quoted title of a work.
    Title,
    /// A treaty that is called after a place.
    Accord,
    /// The points of the best are too few.
    Weak,
    /// The best leads by too little.
    Tie,
}

/// One name of a block with the points of each candidate, and what came of it.
#[cfg(feature = "cli")]
pub(super) struct Weighed<'a> {
    pub hit: &'a NameHit,
    pub points: Vec<(Sense, i32)>,
    pub verdict: Result<Link, Silence>,
}

/// The names of one block, each with the points of its candidates.
#[cfg(feature = "cli")]
pub(super) fn weigh<'a>(
    words: &'a Words<'a>,
    block: usize,
    evidence: &'a Evidence,
    packs: &'a Packs,
) -> impl Iterator<Item = Weighed<'a>> {
    let linker = Linker { words, block, evidence, titles: titles(words), packs };
    words.scan.names.iter().map(move |hit| Weighed {
        hit,
        points: hit.senses.iter().map(|sense| (*sense, linker.points(hit, *sense))).collect(),
        verdict: linker.link(hit),
    })
}

/// Points for and against one candidate; below the least there is no link.
const LEAST: i32 = 1;
/// By how much the best candidate must lead.
const MARGIN: i32 = 1;

/// Links the names of one block.
pub(super) struct Linker<'a> {
    pub words: &'a Words<'a>,
    pub block: usize,
    pub evidence: &'a Evidence,
    /// What reads as the title of a work, from the block's start.
    titles: Vec<ByteSpan>,
    pub packs: &'a Packs,
}

impl Linker<'_> {
    fn link(&self, hit: &NameHit) -> Result<Link, Silence> {
        let words = self.words;
        if !words.is_known(hit.first) {
            return Err(Silence::Tail);
        }
        let around = words.neighbours(hit.first, hit.end);
        if self.is_part_of_longer(hit, around) {
            return Err(Silence::LongerName);
        }
        if self.is_in_title(hit) {
            return Err(Silence::Title);
        }
        if words.follows_a_first_name(hit, self.packs) {
            return self.behind_stranger(hit).ok_or(Silence::GivenName);
        }
        if around.before && !self.evidence.is_home(self.block, hit.first) {
            return self.behind_stranger(hit).ok_or(Silence::LongerName);
        }
        if self.is_common_word(hit) {
            return Err(Silence::CommonWord);
        }
        if names_an_accord(words, hit) && hit.may_be(EntityType::Place, self.packs) {
            return Err(Silence::Accord);
        }
        self.choose(hit)
    }

    /// The candidate with the most points, if these are enough and it leads the others.
    fn choose(&self, hit: &NameHit) -> Result<Link, Silence> {
        let (mut best, mut second): ((i32, Option<Sense>), i32) = ((0, None), 0);
        for sense in &hit.senses {
            let points = self.points(hit, *sense);
            let rival = best.1.is_none_or(|best| !self.is_one_thing(best.entity, sense.entity));
            // Of what two packs have, the later pack's is told.
            let leads = points > best.0 || points == best.0 && !rival;
            if rival {
                second = second.max(if leads { best.0 } else { points });
            }
            if leads {
                best = (points, Some(*sense));
            }
        }
        let (points, Some(sense)) = best else { return Err(Silence::Weak) };
        if points < LEAST || self.is_strangers(hit, &sense) {
            return Err(Silence::Weak);
        }
        if points - second < MARGIN || self.is_open_seat(hit, &sense) {
            return Err(Silence::Tie);
        }
        Ok(Link { first: hit.first, end: hit.end, entity: sense.entity, how: how_of(sense.kind) })
    }

    /// Whether the name is somebody else's here, or another town's: nobody governs from Paris, Tennessee.
    fn is_strangers(&self, hit: &NameHit, taken: &Sense) -> bool {
        let town = |sense: &Sense| taken.kind == AliasKind::Metonym && sense.kind == AliasKind::Name;
        let mut same = hit.senses.iter().filter(|sense| sense.entity == taken.entity || town(sense));
        // "Holland, Michigan" is no reason to doubt the Dutch.
        taken.kind != AliasKind::Demonym
            && same.any(|sense| self.evidence.is_stranger(sense.entity, hit, self.block, self.packs))
    }

    /// Whether words beside it make another name of it, or somebody else's: "Trump Tower", "Donald Trump Jr.", "USS Ford".
    fn is_part_of_longer(&self, hit: &NameHit, around: Neighbours) -> bool {
        let words = self.words;
        let may_be = |kind: EntityType| hit.may_be(kind, self.packs);
        let named_after = || {
            words.follows_kind_of_thing(hit.first)
                && (may_be(EntityType::Person) || may_be(EntityType::Place))
        };
        let namesake =
            || may_be(EntityType::Person) && words.is_namesake(hit) || words.is_a_ship(hit, self.packs);
        around.after && !self.is_described(hit)
            || namesake()
            || joined_to_stranger(words, hit)
            || words.begins_pair(hit)
            || words.is_a_first_name(hit, self.packs)
            || named_after()
            || words.is_a_son(hit, around.before, self.packs)
            || self.goes_on(hit)
    }

    /// Whether the name of a capital may as well mean the other, city or government, than it is taken for.
    fn is_open_seat(&self, hit: &NameHit, taken: &Sense) -> bool {
        let is_seat =
            |sense: &Sense| sense.kind == AliasKind::Metonym && !is_team(self.packs.entity(sense.entity));
        if is_seat(taken) {
            return may_be_the_city(self.words, hit);
        }
        let seat = hit.senses.iter().find(|sense| is_seat(sense));
        seat.is_some_and(|seat| may_be_the_government(self.words, hit, seat.entity, self.evidence))
    }

    /// "the film “Chicago”": a place or a person in a work's title is not what is told of.
    fn is_in_title(&self, hit: &NameHit) -> bool {
        let span = self.words.scan.span(hit.first, hit.end);
        let at = self.titles.partition_point(|title| title.end < span.end);
        let named_after = |sense: &Sense| {
            matches!(self.packs.entity(sense.entity).kind, EntityType::Place | EntityType::Person)
        };
        // The old "Turner Turnpike", "Chinese" and the like
        let alone = |title: &ByteSpan| title.start == span.start && title.end <= span.end + 1;
        let called = hit.end - hit.first > 1 || hit.goes_by(AliasKind::Demonym);
        self.titles.get(at).is_some_and(|title| title.contains(span) && !(called && alone(title)))
            && hit.senses.iter().any(named_after)
    }

    /// Whether two entities are the same by what others call them.
    fn is_one_thing(&self, one: EntityId, other: EntityId) -> bool {
        let (one, other) = (self.packs.entity(one), self.packs.entity(other));
        let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
        same(&one.wikidata, &other.wikidata) || same(&one.wikipedia, &other.wikipedia)
    }

    /// "Royal Society of Chemistry", "Santiago de Compostela"
    fn goes_on(&self, hit: &NameHit) -> bool {
        let words = self.words;
        let (kind, joint) = match hit.may_be(EntityType::Place, self.packs) {
            true => (EntityType::Place, "de del di do"),
            false => (EntityType::Organization, "of"),
        };
        let joint = words.after(hit.end).filter(|at| words.reads(*at, joint));
        let next = joint.and_then(|at| words.after(at + 1));
        next.is_some_and(|at| words.scan.tokens[at].is_capitalised()) && hit.must_be(kind, self.packs)
    }

    /// "Time Magazine"
    fn is_described(&self, hit: &NameHit) -> bool {
        let next = self.words.after(hit.end);
        next.is_some_and(|at| self.words.is_one_of(at, &DESCRIPTORS))
            && hit.must_be(EntityType::Organization, self.packs)
    }

    /// An unknown word in capitals stands before it: "Tsar Peter the Great", "Antonín Leopold Dvořák".
    fn behind_stranger(&self, hit: &NameHit) -> Option<Link> {
        let begins = |sense: &Sense| match sense.kind {
            _ if self.packs.entity(sense.entity).kind != EntityType::Person => None,
            AliasKind::Short => self.whole_name(hit, sense.entity).or_else(|| {
                if self.evidence.is_named(sense.entity) { self.words.renamed(hit) } else { None }
            }),
            _ => {
                (hit.end - hit.first > 1 && !self.words.follows_kind_of_thing(hit.first)).then_some(hit.first)
            }
        };
        let mut link = None;
        for sense in &hit.senses {
            if let Some(first) = begins(sense) {
                if link.is_some() {
                    return None;
                }
                link = Some(Link { first, end: hit.end, entity: sense.entity, how: How::Name });
            }
        }
        link
    }

    /// "Chris Marlowe"; but beside Ronald Reagan, Ron Reagan is his son, and in 2016 Ferdinand Marcos is the father of who
    /// governs later.
    fn whole_name(&self, hit: &NameHit, id: EntityId) -> Option<usize> {
        let first = self.words.whole_name(hit, id, self.packs)?;
        let same = self.words.begins(&self.packs.entity(id).name, first);
        ((same || !self.evidence.is_in_full(id)) && self.evidence.is_known_by(id, self.packs))
            .then_some(first)
    }
}

fn how_of(kind: AliasKind) -> How {
    match kind {
        AliasKind::Name | AliasKind::Acronym | AliasKind::Term | AliasKind::Listed => How::Name,
        AliasKind::Short => How::Short,
        AliasKind::Demonym => How::Demonym,
        AliasKind::Metonym => How::Metonym,
    }
}

/// "the Paris agreement", "the Paris climate agreement", "Brussels sprouts"
fn names_an_accord(words: &Words<'_>, hit: &NameHit) -> bool {
    let Some(next) = words.after(hit.end) else { return false };
    let thing = words.word(next);
    if NAMED_AFTER_PLACES.has(thing.strip_suffix('s').unwrap_or(thing)) {
        return true;
    }
    // No verbs: "Beijing wants agreement".
    let between = words.reads(next, "arms climate naval nuclear peace security trade");
    let accord = |at: usize| words.is_one_of(at, &NAMED_AFTER_CITIES);
    accord(next) || between && words.after(next + 1).is_some_and(accord)
}
