//! What the whole article says about who is who, gathered in one pass over its names before any is linked.

mod compare;
mod facts;
mod gather;

use facts::{Fact, SHARED, hash_of, place_of, spot, word_of};

use super::find::Seen;
use super::locate::COUNTRIES;
use super::scan::NameHit;
use super::sport::is_sport;
#[cfg(feature = "cli")]
use super::{block::Words, find::Found};
use crate::pack::{AliasKind, Entity, EntityId, EntityType, Office, Packs, Sense};
use crate::text::Token;
use crate::value::{Date, NumberMap};

/// What the whole article says about who is who.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// The article's day.
    on: Option<Date>,
    /// Whether it tells of a year before 1900.
    past: bool,
    /// Whether any word may be a given name or an acronym of the article's own.
    has_own_words: bool,
    /// How many American states it names, as far as they count, and whether a country abroad.
    states: usize,
    abroad: bool,
    /// Words of the article, points of those of sport, and how many are of governments.
    words: usize,
    sport: usize,
    politics: usize,
    /// Each about an entity, one in a block, or a word: one map, since a dozen and a half of them took half a kilobyte more of
    /// the module.
    facts: NumberMap,
    pub seen: Seen,
}

/// Of so many words one of governments at least stands in an article on politics. Of marked articles, those on lives and
/// travel have one in a hundred at most, those on politics one in fifty.
const LEAST_OF_POLITICS: usize = 67;
/// American states that an article names which tells of America, at least.
const LEAST_OF_STATES: usize = 2;
/// Years that somebody lives at most.
const LIFETIME: i32 = 100;
/// Blocks in which a story tells what it is of: its headline and its first paragraph.
const LEAD: usize = 2;

impl Evidence {
    /// Before anything is gathered for an article of this day.
    pub fn new(on: Option<Date>) -> Self {
        Self { on, ..Self::default() }
    }

    /// Of a whole article at once.
    #[cfg(feature = "cli")]
    pub fn of(blocks: &[Words<'_>], found: &[Vec<Found>], packs: &Packs, on: Option<Date>) -> Self {
        let mut evidence = Self::new(on);
        blocks.iter().enumerate().for_each(|(at, words)| evidence.gather(words, at, packs, None));
        blocks.iter().for_each(|words| evidence.compare(words));
        let met = blocks.iter().zip(found).enumerate();
        met.for_each(|(at, (words, found))| evidence.meet(words, at, found, packs));
        evidence
    }

    pub fn is_in_full(&self, entity: EntityId) -> bool {
        self.has(Fact::InFull, entity.number())
    }

    pub fn is_named(&self, entity: EntityId) -> bool {
        self.has(Fact::Named, entity.number())
    }

    /// Whether the article goes on calling this one by a short form that others have: it did so before it named any
    /// of them, and has named none in the block before or in this one.
    pub fn keeps_calling(&self, entity: EntityId, hit: &NameHit, block: usize) -> bool {
        let near = |other: &Sense| {
            let before = || block > 0 && self.has(Fact::NamedIn, place_of(other.entity, block - 1));
            other.entity != entity && (self.has_named(other.entity, hit, block) || before())
        };
        self.has(Fact::Called, entity.number()) && !hit.senses.iter().any(near)
    }

    /// Whether the block has named it before the hit.
    pub fn has_named(&self, entity: EntityId, hit: &NameHit, block: usize) -> bool {
        let first = self.get(Fact::NamedIn, place_of(entity, block));
        first.is_some_and(|first| (first as usize) < hit.first)
    }

    /// Whether the short form means this one, which the article has named, and not a place of that name: it tells nothing
    /// of that, nor of what it lies in, or no more than that something is there.
    pub fn outweighs_places(&self, id: EntityId, hit: &NameHit, block: usize, packs: &Packs) -> bool {
        let here = self.has_named(id, hit, block);
        let body = packs.entity(id).kind != EntityType::Person;
        let away = |&Sense { entity, kind }: &Sense| {
            let untold = !self.is_around(entity) && !self.is_within(packs.entity(entity), packs);
            let unplaced = || here || body && !self.has(Fact::Placed, entity.number());
            entity == id || untold && (kind != AliasKind::Name || unplaced())
        };
        let place = |other: &Sense| other.kind == AliasKind::Name;
        self.is_named(id) && hit.senses.iter().any(place) && hit.senses.iter().all(away)
    }

    /// Whether its name is somebody else's here, or another town's: from where that is told on, and everywhere if the story is
    /// of that and not of the country that the town is known to lie in, or tells nothing of this.
    pub fn is_stranger(&self, entity: EntityId, hit: &NameHit, block: usize, packs: &Packs) -> bool {
        let told = self.get(Fact::Stranger, entity.number()).filter(|place| *place > 0);
        told.is_some_and(|told| {
            let country = packs.entity(entity).part_of.filter(|of| self.is_named(*of));
            let leads = |of: EntityId| (0..LEAD).any(|block| self.has(Fact::NamedIn, place_of(of, block)));
            let here = spot(block, 0)..spot(block, hit.first);
            country.is_none_or(|of| told < spot(LEAD, 0) && !leads(of)) || here.contains(&told)
        })
    }

    /// Whether it is, before a word, the family name of somebody whom no pack knows.
    pub fn is_surname(&self, place: EntityId, hit: &NameHit, block: usize) -> bool {
        self.get(Fact::Surname, place.number()).is_some_and(|first| first < spot(block, hit.first))
    }

    /// Whether the article tells of whoever governs there, by name.
    fn is_governed(&self, place: EntityId) -> bool {
        self.has(Fact::Governed, place.number())
    }

    /// Whether a son is told of by its name, or somebody else.
    pub fn has_namesake(&self, entity: EntityId) -> bool {
        self.has(Fact::Stranger, entity.number())
    }

    /// It, or what belongs to it, is named.
    pub fn is_around(&self, entity: EntityId) -> bool {
        self.has(Fact::Around, entity.number())
    }

    /// Whether somebody whose offices ended before anybody who lives now was born has a name that others have too, and the
    /// article tells of nothing that is theirs: no country or body, nobody else who held office there, no year of old.
    pub fn is_long_ago(&self, entity: EntityId, packs: &Packs) -> bool {
        let terms = packs.terms_of(entity);
        let old = |day: Date| self.on.is_some_and(|on| day.plus_months(12 * LIFETIME) < on);
        let other = |office: &Office| self.get(Fact::Governed, office.jurisdiction.number()) == Some(SHARED);
        !self.past
            && !terms.is_empty()
            && terms.iter().all(|(_, holder)| holder.to.is_some_and(old))
            && !terms.iter().any(|(office, _)| self.is_around(office.jurisdiction) || other(office))
    }

    /// Whether the article names a country or body whose office this one has held. Somebody without an office may be meant
    /// anywhere; a head of government by a family name alone only there.
    pub fn tells_of_office(&self, entity: EntityId, packs: &Packs) -> bool {
        let terms = packs.terms_of(entity);
        terms.is_empty() || terms.iter().any(|(office, _)| self.tells_of(office.jurisdiction, packs))
    }

    /// Whether this one holds an office on the article's day.
    pub fn is_in_office(&self, entity: EntityId, packs: &Packs) -> bool {
        let on = |day: Date| packs.terms_of(entity).iter().any(|(_, holder)| holder.serves(day));
        self.on.is_some_and(on)
    }

    /// Whether this one had held an office by the article's day, or never has.
    pub fn is_known_by(&self, entity: EntityId, packs: &Packs) -> bool {
        let terms = packs.terms_of(entity);
        let begun = |on: Date| terms.iter().any(|(_, holder)| holder.from <= on);
        terms.is_empty() || self.on.is_none_or(begun)
    }

    /// What it belongs to, or something of that, is named.
    pub fn is_within(&self, entity: &Entity, packs: &Packs) -> bool {
        entity.owners(self.on).any(|of| self.tells_of(of, packs))
    }

    /// Whether it, or something of it, is named; "Pennsylvania" tells of America.
    fn tells_of(&self, entity: EntityId, packs: &Packs) -> bool {
        self.is_around(entity) || self.states > 0 && packs.entity(entity).name == COUNTRIES[0]
    }

    /// Whether somebody else goes by the short form: not where a story calls its subject by it more often and the block
    /// has not named the other.
    pub fn is_contested(&self, entity: EntityId, hit: &NameHit, block: usize) -> bool {
        let strangers = self.times(Fact::Contested, entity);
        let alone = self.times_alone(entity);
        let first = self.get(Fact::Contested, place_of(entity, block));
        let away = first.is_none_or(|first| hit.first < first as usize);
        let foreseen = self.get(Fact::Foreseen, entity.number());
        // A headline tells of who is named first, and so does what follows where that is at once.
        let often = strangers < alone && foreseen != Some(1) && (block > 0 || foreseen.is_none());
        // "Prime Minister Modi" has just been named.
        let here = foreseen.is_none() && self.has_named(entity, hit, block);
        strangers > 0 && !(self.is_named(entity) && away && (often || here))
    }

    /// Whether a place's name is somebody's here: it follows given names and does what people do, or is one, and is
    /// seldom behind "in".
    pub fn is_somebodys(&self, place: EntityId) -> bool {
        let times = |fact: Fact| self.times(fact, place);
        let (lives, borne, placed) = (times(Fact::Lives), times(Fact::Borne), times(Fact::Placed));
        lives > 0 && times(Fact::Contested) + lives > placed
            || borne > 0 && borne + lives >= placed.max(times(Fact::Sited))
    }

    /// Whether it is told of somebody whom no pack knows that this word of a block is where they come from.
    pub fn is_home(&self, block: usize, word: usize) -> bool {
        self.has(Fact::Home, word_of(block, word))
    }

    /// Whether the article has the word in small letters too.
    pub fn is_common(&self, word: &Token) -> bool {
        self.seen.is_small(word)
    }

    pub fn times_alone(&self, entity: EntityId) -> u32 {
        self.times(Fact::Alone, entity)
    }

    /// Whether the article tells of America alone, and a town is known to lie elsewhere: "Naples and Melbourne" in Florida.
    pub fn is_far_from(&self, town: &Entity, packs: &Packs) -> bool {
        let away = |of: EntityId| packs.entity(of).name != COUNTRIES[0];
        self.states >= LEAST_OF_STATES && !self.abroad && town.part_of.is_some_and(away)
    }

    pub fn tells_of_politics(&self) -> bool {
        self.politics > 1 && self.politics * LEAST_OF_POLITICS >= self.words
    }

    pub fn tells_of_sport(&self) -> bool {
        is_sport(self.sport, self.words)
    }

    pub fn has_own_words(&self) -> bool {
        self.has_own_words
    }

    pub fn with_given_name(&self, word: &Token) -> Option<EntityId> {
        self.sole(Fact::Given, word.hash)
    }

    /// Whose last name a word is, if nobody else has it in this article.
    pub fn with_family_name(&self, word: &Token) -> Option<EntityId> {
        self.sole(Fact::Family, word.hash).filter(|id| !self.is_common(word) && self.is_named(*id))
    }

    /// What the article has introduced by these words.
    pub fn introduced(&self, words: &[Token]) -> Option<EntityId> {
        self.sole(Fact::Introduced, hash_of(words))
    }

    /// The place that a gazetteer's name means wherever the article places it.
    pub fn placed(&self, words: &[Token]) -> Option<EntityId> {
        self.sole(Fact::Listed, hash_of(words))
    }
}
