//! What the whole article says about who is who, gathered in one pass over its names before any is linked.

use super::borders::{Neighbours, Words, tail_of};
use super::find::Found;
use super::gazetteer::{self, Reading};
use super::locate::COUNTRIES;
use super::scan::NameHit;
use super::sport::is_sport;
use super::words::{NEIGHBOURS, TITLES};
use crate::pack::{AliasKind, Entity, EntityId, EntityType, Office, Packs, Sense};
use crate::text::{ByteSpan, Gap, Shape, Token, mixed};
use crate::value::{Date, NumberMap, number_of};

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
}

/// What is known of an entity, of one in a block, or of a word or a run of words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fact {
    /// Named in full somewhere.
    Named,
    /// Where it is named first in a block: the word.
    NamedIn,
    /// A short form of several meant it where only this one had been named.
    Called,
    /// A named one, or what one belongs to.
    Around,
    /// Of a country or body whose offices somebody named has held: who, if it is one.
    Governed,
    /// How often someone whom no pack knows has the short form, too; and the first word of it in each block.
    Contested,
    /// Somebody else had the short form before the article named whom the packs know by it: 1 if the story begins so.
    Foreseen,
    /// Others have its name: 0 of fathers, and where the article introduces somebody by the very name, or another town: the place.
    Stranger,
    /// How often a place's name does what people do.
    Lives,
    /// How often a place's name is part of somebody's whom no pack knows: "Chad Henne", "Jack London".
    Borne,
    /// Where it is first somebody's family name whom no pack knows: "Denzel Washington".
    Surname,
    /// How often it stands as a place's alone, as the names read that no pack knows.
    Sited,
    /// A word of a block behind somebody's name and "of": "Magnus Carlsen of Norway".
    Home,
    /// How often a place stands behind "in" and the like.
    Placed,
    /// A word that begins a sentence as a name would, and stands elsewhere in small letters.
    Common,
    /// How often a short form that only one entity has stands without it.
    Alone,
    /// Of a person whose whole name the article has.
    InFull,
    /// Whose given name a word is, who is named in full.
    Given,
    /// The same of a family name, or what stands last, of those that no pack lists.
    Family,
    /// Whose name the article itself gives: acronyms in brackets, what something is "also known as".
    Introduced,
    /// Which place a gazetteer's name is in this article; none where it is somebody's name too.
    Listed,
    /// A single word that is a name.
    Single,
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

/// Stands in a map of words for one that two share.
const SHARED: u32 = u32::MAX;

impl Evidence {
    /// Before anything is gathered for an article of this day.
    pub fn new(on: Option<Date>) -> Self {
        Self { on, ..Self::default() }
    }

    /// Of a whole article at once.
    #[cfg(feature = "cli")]
    pub fn of(blocks: &[Words<'_>], found: &[Vec<Found>], packs: &Packs, on: Option<Date>) -> Self {
        let mut evidence = Self::new(on);
        blocks.iter().enumerate().for_each(|(at, words)| evidence.gather(words, at, packs));
        blocks.iter().for_each(|words| evidence.compare(words));
        let met = blocks.iter().zip(found).enumerate();
        met.for_each(|(at, (words, found))| evidence.meet(words, at, found, packs));
        evidence
    }

    /// Takes in the names of a block.
    pub fn gather(&mut self, words: &Words<'_>, block: usize, packs: &Packs) {
        let tokens = &words.scan.tokens;
        for hit in &words.scan.names {
            self.add(words, hit, block, packs);
            if hit.end - hit.first == 1 {
                self.count(Fact::Single, tokens[hit.first].hash);
            }
        }
        for hit in &words.scan.listed {
            self.count(Fact::Single, tokens[hit.first].hash);
            self.place(words, hit, packs);
        }
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
    /// of that, or tells nothing of the country that the town is known to lie in.
    pub fn is_stranger(&self, entity: EntityId, hit: &NameHit, block: usize, packs: &Packs) -> bool {
        let told = self.get(Fact::Stranger, entity.number()).filter(|place| *place > 0);
        let away = |of: EntityId| self.is_named(of);
        told.is_some_and(|told| {
            let apart = packs.entity(entity).part_of.is_some_and(away);
            !apart || told < spot(LEAD, 0) || told < spot(block, hit.first) && told >= spot(block, 0)
        })
    }

    /// Whether it is, before a word, the family name of somebody whom no pack knows.
    pub fn is_surname(&self, place: EntityId, hit: &NameHit, block: usize) -> bool {
        self.get(Fact::Surname, place.number()).is_some_and(|first| first < spot(block, hit.first))
    }

    fn note_surname(&mut self, place: EntityId, hit: &NameHit, block: usize) {
        if !self.has(Fact::Surname, place.number()) {
            self.set(Fact::Surname, place.number(), spot(block, hit.first));
        }
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

    /// Takes in the names of a block that no pack knows: which are somebody's with a place's name in it, and where
    /// that stands as a place.
    pub fn meet(&mut self, words: &Words<'_>, block: usize, found: &[Found], packs: &Packs) {
        for name in found {
            let whole = name.kind == EntityType::Person && name.end - name.first > 1;
            if let Some(of) = words.after(name.end).filter(|at| whole && words.reads(*at, "of")) {
                self.count(Fact::Home, word_of(block, of + 1));
            }
            for hit in words.hits_within(name.first, name.end) {
                let whole = hit.end - hit.first == name.end - name.first;
                let person = name.kind == EntityType::Person && !whole && words.is_of_a_name(hit, name.first);
                let last = person && hit.end == name.end;
                let fact = match name.kind {
                    EntityType::Person if person => Fact::Borne,
                    EntityType::Place if whole => Fact::Sited,
                    _ => continue,
                };
                let places = hit.senses.iter().filter(|sense| {
                    sense.kind == AliasKind::Name && packs.entity(sense.entity).kind == EntityType::Place
                });
                for place in places.map(|sense| sense.entity) {
                    // News calls nobody by the given name: Chad is who Chad’s president governs.
                    if fact != Fact::Borne || last || !self.is_governed(place) {
                        self.count(fact, place.number());
                    }
                    if last {
                        self.note_surname(place, hit, block);
                    }
                }
            }
        }
    }

    /// Whether the article has the word in small letters too.
    pub fn is_common(&self, word: &Token) -> bool {
        self.has(Fact::Common, word.hash)
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

    #[inline(never)]
    fn get(&self, fact: Fact, of: u64) -> Option<u32> {
        self.facts.get(key_of(fact, of))
    }

    fn has(&self, fact: Fact, of: u64) -> bool {
        self.get(fact, of).is_some()
    }

    fn times(&self, fact: Fact, entity: EntityId) -> u32 {
        self.get(fact, entity.number()).unwrap_or(0)
    }

    /// The entity that alone has something.
    fn sole(&self, fact: Fact, of: u64) -> Option<EntityId> {
        self.get(fact, of).filter(|id| *id != SHARED).map(EntityId)
    }

    #[inline(never)]
    fn set(&mut self, fact: Fact, of: u64, value: u32) -> Option<u32> {
        self.facts.insert(key_of(fact, of), value)
    }

    fn count(&mut self, fact: Fact, of: u64) {
        *self.facts.value(key_of(fact, of)) += 1;
    }

    /// Keeps the first word only.
    fn note_first(&mut self, fact: Fact, place: u64, word: usize) {
        if !self.has(fact, place) {
            self.set(fact, place, word as u32);
        }
    }

    /// A word, or what else there is, of one entity; of none where two have it.
    fn share(&mut self, fact: Fact, of: u64, entity: EntityId) {
        if self.set(fact, of, entity.0).is_some_and(|other| other != entity.0) {
            self.set(fact, of, SHARED);
        }
    }

    fn place(&mut self, words: &Words<'_>, hit: &NameHit, packs: &Packs) {
        let name = hash_of(&words.scan.tokens[hit.first..hit.end]);
        match gazetteer::reading(words, hit, packs) {
            Reading::Place(place) => self.share(Fact::Listed, name, place),
            Reading::Other => _ = self.set(Fact::Listed, name, SHARED),
            Reading::Open => {}
        }
    }

    fn add(&mut self, words: &Words<'_>, hit: &NameHit, block: usize, packs: &Packs) {
        if !words.is_known(hit.first) || words.may_be_a_word(hit) {
            return;
        }
        let around = words.neighbours(hit.first, hit.end);
        let whole = hit.end - hit.first > 1 && hit.must_be(EntityType::Person, packs);
        let told = whole && words.is_told_as_a_stranger(hit);
        let son = words.is_a_son(hit, around.before, packs);
        if self.part_towns(words, hit, block, packs) {
            return;
        }
        if hit.goes_by(AliasKind::Acronym) && words.is_short_for_another(hit, packs) {
            hit.senses.iter().for_each(|sense| self.estrange(sense.entity, Some(1)));
            return;
        }
        if told || son {
            hit.senses.iter().for_each(|sense| self.estrange(sense.entity, told.then_some(1)));
        }
        if son {
            return;
        }
        let behind_name = words.follows_a_first_name(hit, packs);
        if around.after || (around.before || behind_name) && !whole || words.follows_bearer(hit.first) {
            self.contest(
                words,
                hit,
                Neighbours { before: around.before || behind_name, ..around },
                block,
                packs,
            );
            return;
        }
        match hit.senses.as_slice() {
            [Sense { entity, kind: AliasKind::Name | AliasKind::Acronym }] => {
                self.name(*entity, hit.first, block, packs);
                self.introduce(words, hit, *entity, packs);
                if !told && hit.end - hit.first > 1 && packs.entity(*entity).kind == EntityType::Person {
                    self.call_by(words, hit, *entity);
                }
            }
            // "President Xi": whoever is called so in this article.
            [Sense { entity, kind: AliasKind::Short }]
                if words.is_titled(hit.first)
                    && !words.is_plainly_titled(hit.first)
                    && !words.is_of_many(hit) =>
            {
                self.name(*entity, hit.first, block, packs);
            }
            // "American officials" tell of a country as its name does.
            [Sense { entity, kind: AliasKind::Demonym }] => self.name(*entity, hit.first, block, packs),
            [_, _, ..] if hit.goes_by(AliasKind::Short) => {
                let mut named = hit.senses.iter().filter(|sense| self.is_named(sense.entity));
                if let (Some(sole), None) = (named.next(), named.next()) {
                    self.count(Fact::Called, sole.entity.number());
                }
            }
            // "Poland" is around, though its team may be meant.
            senses => {
                let mut whole = senses.iter().filter(|sense| sense.kind != AliasKind::Metonym);
                if let (Some(Sense { entity, kind: AliasKind::Name }), None) = (whole.next(), whole.next()) {
                    self.surround(*entity, packs);
                }
            }
        }
        self.count_uses(words, hit);
    }

    /// How the name is used here, for each of its senses.
    fn count_uses(&mut self, words: &Words<'_>, hit: &NameHit) {
        let is_name = |sense: &Sense| sense.kind == AliasKind::Name;
        let told = match () {
            () if !hit.senses.iter().any(is_name) => None,
            () if words.lives(hit.end) || words.is_of_somebody(hit) => Some(Fact::Lives),
            () => words.follows_place_preposition(hit.first).then_some(Fact::Placed),
        };
        for sense in &hit.senses {
            let fact = match (sense.kind, told) {
                (AliasKind::Short, _) => Fact::Alone,
                (AliasKind::Name, Some(told)) => told,
                _ => continue,
            };
            self.count(fact, sense.entity.number());
        }
    }

    /// "Cambridge, Massachusetts" goes by "Cambridge" later on: whether a name is that of another town than the packs know.
    fn part_towns(&mut self, words: &Words<'_>, hit: &NameHit, block: usize, packs: &Packs) -> bool {
        let mut apart = false;
        for sense in hit.senses.iter().filter(|sense| sense.kind == AliasKind::Name) {
            let entity = packs.entity(sense.entity);
            // "Portland, Ore."
            let abroad = || entity.part_of.is_none() || tail_of(entity).is_none();
            if words.lies_apart(hit, entity, packs) && abroad() {
                self.estrange(sense.entity, Some(spot(block, hit.first)));
                apart = true;
            }
        }
        apart
    }

    /// Its name is somebody else's: a son's, or that of somebody who is introduced by it.
    fn estrange(&mut self, entity: EntityId, told: Option<u32>) {
        let known = self.get(Fact::Stranger, entity.number()).unwrap_or(0);
        let first = if known > 0 { known } else { told.unwrap_or(0) };
        self.set(Fact::Stranger, entity.number(), first);
    }

    fn name(&mut self, entity: EntityId, word: usize, block: usize, packs: &Packs) {
        self.note_first(Fact::NamedIn, place_of(entity, block), word);
        if !self.is_named(entity) {
            self.count(Fact::Named, entity.number());
            let one = packs.entity(entity);
            self.abroad |= one.kind == EntityType::Place && one.part_of.is_none() && one.name != COUNTRIES[0];
            for (office, _) in packs.terms_of(entity) {
                self.share(Fact::Governed, office.jurisdiction.number(), entity);
            }
            self.surround(entity, packs);
        }
    }

    fn surround(&mut self, entity: EntityId, packs: &Packs) {
        self.count(Fact::Around, entity.number());
        for of in packs.entity(entity).owners(self.on) {
            self.count(Fact::Around, of.number());
        }
    }

    /// Friends say "Pierre" or "Pierre Charles", and the news "Trudeau".
    fn call_by(&mut self, words: &Words<'_>, hit: &NameHit, entity: EntityId) {
        let (tokens, last) = (&words.scan.tokens, hit.end - 1);
        self.has_own_words = true;
        self.count(Fact::InFull, entity.number());
        // "Ferdinand Marcos Jr."
        let last = if words.is_generation(last) && last > hit.first { last - 1 } else { last };
        // "Pope Leo"
        let given = hit.first + usize::from(words.is_one_of(hit.first, &TITLES));
        self.share(Fact::Given, tokens[given].hash, entity);
        let calendar = words.row_of(last, &NEIGHBOURS) > Some(0);
        if !calendar && last > hit.first && tokens[last].shape == Shape::Capitalised {
            self.share(Fact::Family, tokens[last].hash, entity);
            self.count(Fact::Single, tokens[last].hash);
        }
        if hit.end - hit.first > 2 && tokens[hit.end - 1].gap != Gap::Hyphen {
            self.share(Fact::Introduced, hash_of(&tokens[hit.first..hit.end - 1]), entity);
        }
    }

    /// "the National Security Council (NSC)"
    fn introduce(&mut self, words: &Words<'_>, hit: &NameHit, id: EntityId, packs: &Packs) {
        let tokens = &words.scan.tokens;
        let Some(next) = tokens.get(hit.end) else { return };
        let last = tokens[hit.end - 1].span;
        let gap = ByteSpan { start: last.end, end: next.span.start }.of(words.text);
        let closes = words.text.as_bytes().get(next.span.end as usize) == Some(&b')');
        // "Kyiv (AFP)", "Ann Lee (MP)": of places and persons few go by letters, and those by their own.
        let entity = packs.entity(id);
        let letters_of = |at: usize| words.word(at).as_bytes().first();
        let fits = || match entity.kind {
            EntityType::Place | EntityType::Person => {
                let letters = next.of(words.text).as_bytes();
                hit.end - hit.first > 1
                    && letters.first() == letters_of(hit.first)
                    && letters.last() == letters_of(hit.end - 1)
            }
            _ => true,
        };
        let letters = next.shape == Shape::Capitals && next.span.len() > 1 && !words.is_known(hit.end);
        let name = if gap == " (" && closes && letters && fits() {
            Some(hit.end..hit.end + 1)
        } else {
            words.another_name(hit.end)
        };
        if let Some(name) = name {
            self.has_own_words = true;
            self.share(Fact::Introduced, hash_of(&tokens[name]), id);
        }
    }

    /// "Eric Trump", "Zhang Shengmin", "Valeska Paris", "Hurricane Florence": somebody or something else goes by the name, too.
    fn contest(&mut self, words: &Words<'_>, hit: &NameHit, around: Neighbours, block: usize, packs: &Packs) {
        let Neighbours { before, after } = around;
        // "Team Trump" is his.
        if words.is_behind(hit.first, "Team") {
            return;
        }
        for sense in &hit.senses {
            let (entity, id) = (packs.entity(sense.entity), sense.entity.number());
            let contested = match (entity.kind, sense.kind) {
                (EntityType::Person, AliasKind::Short) => {
                    if words.whole_name(hit, sense.entity, packs).is_some() {
                        self.name(sense.entity, hit.first, block, packs);
                        continue;
                    }
                    let family_name_first =
                        before != after && hit.end - hit.first == 1 && words.begins(&entity.name, hit.first);
                    // "Jimmy Lai" is no Lai Ching-te, though the family name stands last.
                    if family_name_first { after || words.follows_given_name(hit.first) } else { before }
                }
                (EntityType::Place, AliasKind::Name) if words.follows_bearer(hit.first) => {
                    self.count(Fact::Lives, id);
                    false
                }
                (EntityType::Place, AliasKind::Name) => {
                    before && !after && words.follows_given_name(hit.first)
                }
                _ => false,
            };
            if contested {
                self.count(Fact::Contested, id);
                if !self.is_named(sense.entity) && !self.has(Fact::Foreseen, id) {
                    self.set(Fact::Foreseen, id, (block < LEAD).into());
                }
                // "Jordan Washington"
                if entity.kind == EntityType::Place && words.is_known(hit.first - 1) {
                    self.note_surname(sense.entity, hit, block);
                }
                self.note_first(Fact::Contested, place_of(sense.entity, block), hit.first);
            }
        }
    }

    /// One look at every word of a block: which names stand in small letters elsewhere, and whether sport is told.
    pub fn compare(&mut self, words: &Words<'_>) {
        let tokens = &words.scan.tokens;
        self.words += tokens.len();
        self.sport += words.sport();
        self.politics += words.scan.topics.politics;
        for (at, token) in tokens.iter().enumerate() {
            let year =
                || number_of(token.of(words.text)).is_some_and(|year: i16| (1700..1900).contains(&year));
            self.past |= token.shape == Shape::Number && year();
            if token.shape == Shape::Lower && self.has(Fact::Single, token.hash) && !words.is_in_address(at) {
                self.count(Fact::Common, token.hash);
            }
            if self.states < LEAST_OF_STATES && token.is_capitalised() && !words.is_known(at) {
                self.states += usize::from(words.is_american(at));
            }
            // "Daniel Smith", "Sophie Trudeau", "Jimmy Lai": another one of that given name, and of that family name, which may stand first.
            if token.shape == Shape::Capitalised && !words.is_known(at) && words.follows_stranger(at) {
                for (fact, word) in
                    [(Fact::Given, &tokens[at - 1]), (Fact::Given, token), (Fact::Family, token)]
                {
                    if self.has(fact, word.hash) {
                        self.set(fact, word.hash, SHARED);
                    }
                }
            }
        }
    }
}

/// One number for a fact and what it is of.
fn key_of(fact: Fact, of: u64) -> u64 {
    of << 5 | fact as u64
}

fn place_of(entity: EntityId, block: usize) -> u64 {
    word_of(block, entity.number() as usize)
}

/// A word of a block as one number, which grows from word to word.
fn spot(block: usize, word: usize) -> u32 {
    (block as u32 + 1) << 16 | word.min(0xffff) as u32
}

fn word_of(block: usize, word: usize) -> u64 {
    // Blocks count from 1, so that a place is never an entity's own number.
    (block as u64 + 1) << 32 | word as u64
}

/// One number for a run of words.
fn hash_of(words: &[Token]) -> u64 {
    words.iter().fold(0, |hash, token| mixed(hash ^ token.hash))
}
