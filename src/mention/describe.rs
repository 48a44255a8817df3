//! Offices, nouns and descriptions: "the US president", "the island", "China’s commerce ministry".

use super::How;
use super::borders::Words;
use super::resolve::{Link, Recent};
use super::scan::NounHit;
use super::words::{GENERIC_NOUNS, NOT_IN_OFFICE};
use crate::pack::{EntityId, EntityType, NounSense, OfficeId, Packs};
use crate::text::Gap;
use crate::value::{Date, NumberMap};

/// Adds what one block describes to what it names; `links` stay in order and disjoint.
pub(super) fn describe(
    words: &Words<'_>,
    links: &mut Vec<Link>,
    recent: &mut Recent,
    packs: &Packs,
    published: Option<Date>,
) {
    let reader = Reader { words, packs, published };
    let named = links.clone();
    let mut named = named.iter().peekable();
    for hit in &words.scan.nouns {
        while let Some(link) = named.next_if(|link| link.first < hit.first) {
            recent.saw(link.entity);
        }
        if let Some(link) = reader.noun(hit, links, recent) {
            recent.saw(link.entity);
            insert(links, link);
        }
    }
    named.for_each(|link| recent.saw(link.entity));
    for hit in &words.scan.nouns {
        if let Some(link) = reader.description(hit, links) {
            recent.saw(link.entity);
            insert(links, link);
        }
    }
}

/// Puts a link in its place, in the stead of shorter ones that it covers.
fn insert(links: &mut Vec<Link>, link: Link) {
    let covered = |other: &Link| other.first < link.end && link.first < other.end;
    if links.iter().any(|other| covered(other) && other.end - other.first > link.end - link.first) {
        return;
    }
    links.retain(|other| !covered(other));
    let at = links.partition_point(|other| other.first < link.first);
    links.insert(at, link);
}

struct Reader<'a> {
    words: &'a Words<'a>,
    packs: &'a Packs,
    published: Option<Date>,
}

impl Reader<'_> {
    fn noun(&self, hit: &NounHit, links: &[Link], recent: &Recent) -> Option<Link> {
        if links.iter().any(|link| link.first < hit.end && hit.first < link.end) {
            return None;
        }
        self.office(hit, links).or_else(|| self.member(hit, links)).or_else(|| self.thing(hit, recent))
    }

    /// The holder, on the day, of an office whose country stands beside it.
    fn office(&self, hit: &NounHit, links: &[Link]) -> Option<Link> {
        let published = self.published?;
        let (country, first, end) = self.of_whom(hit, links)?;
        if self.names_someone(end) || self.not_in_office(first) {
            return None;
        }
        let offices = hit.senses.iter().filter_map(|sense| match sense {
            NounSense::Office(office) => Some(*office),
            _ => None,
        });
        let here = |office: &OfficeId| self.packs.office(*office).jurisdiction == country;
        let mut holders: Vec<EntityId> = offices
            .filter(here)
            .filter_map(|office| Some(self.packs.holder(office, published)?.entity))
            .collect();
        holders.dedup();
        let [holder] = holders[..] else { return None };
        Some(Link { first, end, entity: holder, how: How::Office })
    }

    /// "China’s commerce ministry", "the German armed forces": what belongs to the entity named before it.
    fn member(&self, hit: &NounHit, links: &[Link]) -> Option<Link> {
        let (owner, first, _) = self.of_whom(hit, links)?;
        let entity = self.entities(hit).find(|e| self.packs.entity(*e).part_of == Some(owner))?;
        Some(Link { first, end: hit.end, entity, how: How::Relation })
    }

    /// "the island", "the Middle Eastern country": what was named last among those that the noun fits.
    fn thing(&self, hit: &NounHit, recent: &Recent) -> Option<Link> {
        let mut candidates: Vec<EntityId> = self.entities(hit).collect();
        let mut first = hit.first;
        let mut qualified = false;
        while let Some(adjective) = self.noun_before(first) {
            let fitting = |entity: &EntityId| adjective.senses.contains(&NounSense::Adjective(*entity));
            candidates.retain(fitting);
            (first, qualified) = (adjective.first, true);
        }
        let generic = GENERIC_NOUNS.has(self.words.word(hit.end - 1));
        let definite = self
            .words
            .before(first)
            .is_some_and(|at| matches!(self.words.word(at), "the" | "The" | "this" | "This"));
        if !definite || (generic && !qualified) || self.continues(hit.end) {
            return None;
        }
        let entity = recent.latest(&candidates)?;
        Some(Link { first, end: hit.end, entity, how: How::Relation })
    }

    /// A description counts where all that it needs is named in its sentence.
    fn description(&self, hit: &NounHit, links: &[Link]) -> Option<Link> {
        let described = hit.senses.iter().filter_map(|sense| match sense {
            NounSense::Described { entity, index } => Some((*entity, *index)),
            _ => None,
        });
        let sentence = self.words.scan.sentence_of(hit.first);
        let near =
            self.in_play(links.iter().filter(|link| self.words.scan.sentence_of(link.first) == sentence));
        let entity = described
            .filter_map(|(entity, index)| {
                Some((entity, self.packs.entity(entity).described.get(usize::from(index))?))
            })
            .find(|(_, description)| description.with.iter().all(|needed| near.contains(needed.number())))?;
        Some(Link { first: hit.first, end: hit.end, entity: entity.0, how: How::Description })
    }

    /// The entities of some links, and the countries whose offices the people among them hold.
    fn in_play<'l>(&self, links: impl Iterator<Item = &'l Link>) -> NumberMap {
        let mut near = NumberMap::default();
        for link in links {
            near.add(link.entity.number());
            if self.packs.entity(link.entity).kind == EntityType::Person
                && let Some(day) = self.published
            {
                for (office, _) in self.packs.offices_held_by(link.entity, day) {
                    near.add(office.jurisdiction.number());
                }
            }
        }
        near
    }

    /// The entity whose office or part a noun is: "US president", "Taiwan’s president", "president of China"; with
    /// the words that the mention then covers.
    fn of_whom(&self, hit: &NounHit, links: &[Link]) -> Option<(EntityId, usize, usize)> {
        if let Some(link) = links.iter().find(|link| link.end == hit.first)
            && self.words.scan.tokens[hit.first].gap == Gap::Space
        {
            let possessive = self.words.scan.tokens[link.end - 1].possessive;
            let first = if possessive { hit.first } else { link.first };
            return Some((link.entity, first, hit.end));
        }
        let of = self.words.after(hit.end).filter(|&at| self.words.word(at) == "of")?;
        let article = self.words.after(of + 1).filter(|&at| self.words.word(at) == "the");
        let name = article.unwrap_or(of) + 1;
        let link = links.iter().find(|link| link.first == name)?;
        Some((link.entity, hit.first, link.end))
    }

    /// A name follows, and then the noun only announces it: "Taiwan’s president Lai Ching-te".
    fn names_someone(&self, end: usize) -> bool {
        self.continues(end)
    }

    fn continues(&self, end: usize) -> bool {
        self.words.after(end).is_some_and(|at| {
            let token = &self.words.scan.tokens[at];
            token.gap == Gap::Hyphen || token.is_capitalised()
        })
    }

    fn not_in_office(&self, first: usize) -> bool {
        self.words.before(first).is_some_and(|at| NOT_IN_OFFICE.has(self.words.word(at)))
    }

    fn entities(&self, hit: &NounHit) -> impl Iterator<Item = EntityId> {
        hit.senses.iter().filter_map(|sense| match sense {
            NounSense::Entity(entity) => Some(*entity),
            _ => None,
        })
    }

    fn noun_before(&self, first: usize) -> Option<&NounHit> {
        self.words.before(first)?;
        let nouns = &self.words.scan.nouns;
        let at = nouns.partition_point(|hit| hit.end < first);
        nouns.get(at).filter(|hit| hit.end == first)
    }
}
