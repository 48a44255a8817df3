//! The first look at an article: what its names tell of each other.

use super::facts::{Fact, SHARED, hash_of, place_of, spot};
use super::{Evidence, LEAD};
use crate::mention::block::Words;
use crate::mention::borders::{Neighbours, tail_of};
use crate::mention::find::Model;
use crate::mention::gazetteer::{self, Reading};
use crate::mention::locate::COUNTRIES;
use crate::mention::scan::NameHit;
use crate::mention::words::{NEIGHBOURS, TITLES};
use crate::pack::{AliasKind, EntityId, EntityType, Packs, Sense};
use crate::text::{ByteSpan, Gap, Shape};

impl Evidence {
    /// Takes in the names of a block.
    pub fn gather(&mut self, words: &Words<'_>, block: usize, packs: &Packs, model: Option<&Model>) {
        self.seen.gather(words, model);
        words.scan.names.iter().for_each(|hit| self.add(words, hit, block, packs));
        words.scan.listed.iter().for_each(|hit| self.place(words, hit, packs));
    }

    fn add(&mut self, words: &Words<'_>, hit: &NameHit, block: usize, packs: &Packs) {
        if !words.is_known(hit.first) || words.may_be_a_word(hit) || self.part_towns(words, hit, block, packs)
        {
            return;
        }
        let mut around = words.neighbours(hit.first, hit.end);
        let whole = hit.end - hit.first > 1 && hit.must_be(EntityType::Person, packs);
        let told = whole && words.is_told_as_a_stranger(hit);
        let son = words.is_a_son(hit, around.before, packs);
        let letters = hit.goes_by(AliasKind::Acronym) && words.is_short_for_another(hit, packs);
        if told || son || letters {
            hit.senses.iter().for_each(|sense| self.estrange(sense.entity, (told || letters).then_some(1)));
        }
        if son || letters {
            return;
        }
        around.before |= words.follows_a_first_name(hit, packs);
        if around.after || around.before && !whole || words.follows_bearer(hit.first) {
            return self.contest(words, hit, around, block, packs);
        }
        self.take_in(words, hit, block, packs);
        if !told
            && let [Sense { entity, kind: AliasKind::Name }] = hit.senses.as_slice()
            && whole
        {
            self.call_by(words, hit, *entity);
        }
        self.count_uses(words, hit);
    }

    /// What a name tells that stands for itself, by what it may mean.
    fn take_in(&mut self, words: &Words<'_>, hit: &NameHit, block: usize, packs: &Packs) {
        match hit.senses.as_slice() {
            [Sense { entity, kind: AliasKind::Name | AliasKind::Acronym }] => {
                self.name(*entity, hit.first, block, packs);
                self.introduce(words, hit, *entity, packs);
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
        self.note_first(Fact::NamedIn, place_of(entity, block), word as u32);
        if !self.is_named(entity) {
            self.count(Fact::Named, entity.number());
            let one = packs.entity(entity);
            self.abroad |= one.is_country() && one.name != COUNTRIES[0];
            for (office, _) in packs.terms_of(entity) {
                self.share(Fact::Governed, office.jurisdiction.number(), entity);
            }
            self.surround(entity, packs);
            // Who tells of the Kremlin tells of Russia.
            let country = one.part_of.filter(|of| packs.entity(*of).is_country());
            if one.kind == EntityType::Organization
                && let Some(country) = country
            {
                self.name(country, word, block, packs);
            }
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
                if !self.is_named(sense.entity) {
                    self.note_first(Fact::Foreseen, id, (block < LEAD).into());
                }
                // "Jordan Washington"
                if entity.kind == EntityType::Place && words.is_known(hit.first - 1) {
                    self.note_first(Fact::Surname, id, spot(block, hit.first));
                }
                self.note_first(Fact::Contested, place_of(sense.entity, block), hit.first as u32);
            }
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
}
