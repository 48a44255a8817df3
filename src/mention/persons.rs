//! How a text tells of persons: by title, trade, age and kin, and of what is named after them.

use super::block::Words;
use super::borders::{title_of, words_of};
use super::scan::NameHit;
use super::words::{
    COMMON_SURNAMES, COMMON_WORDS, FOLLOWERS, LIVES, SENTENCE_OPENERS, THINGS, TITLES, TRADES,
};
use crate::pack::{AliasKind, Entity, EntityId, EntityType, Packs, Sense};
use crate::text::{Gap, Shape, position};

/// Words between a given name and the family name, at most, and the given name itself.
const MIDDLE_NAMES: usize = 4;

/// Words of an apposition among which one is looked for that tells of a plain life.
const ROLE_REACH: usize = 6;

/// Words behind a comma among which one is looked for that tells of a thing: "the punk band".
const THING_REACH: usize = 4;

/// Behind the rows of titles: a trade.
const TRADE: usize = 3;

/// Before a name that is but a name: "a cat named Obama".
pub(super) const CALLED: &str = "called dubbed named nicknamed";

/// In the last row of things: kin, and what else has a name as persons do.
const KIN: usize = 2;

/// Whoever has such a title is known by it.
const CROWNS: &str = "President Chancellor Premier Minister PM Pope King Queen Emperor";

impl Words<'_> {
    /// The word before a name, which may be a title: "Mr Okafor", "Dr. Okafor".
    fn title_before(&self, first: usize) -> Option<usize> {
        self.before(first).or_else(|| self.before_stop(first))
    }

    pub fn is_titled(&self, first: usize) -> bool {
        self.title_before(first).is_some_and(|at| self.is_one_of(at, &TITLES))
    }

    /// "General Washington", "Ms Paris", "singer Paris", "our son Jordan", "my wife, Paris,", "a dog called Sydney"
    pub fn is_of_somebody(&self, hit: &NameHit) -> bool {
        // "called Lima the best city", "the isles were named New Zealand"
        let object = self.is_before(hit.end, "a an her his home its the");
        let were = |at: usize| self.is_behind(at, "be been is was were");
        let called = |at: usize| {
            self.reads(at, CALLED) && !object && !were(at)
                // "changed its name to Kyiv"
                || self.reads(at, "to") && self.is_behind(at, "name") && self.is_behind(at - 1, "her his its their")
        };
        let kin = |at: usize| self.row_of(at, &THINGS) == Some(KIN);
        let titled = |at: usize| match self.row_of_titles(at) {
            Some(0) => self.scan.tokens[at].is_capitalised(),
            row => row.is_some(),
        };
        let aside = hit.first.checked_sub(1).filter(|at| self.after_comma(at + 1).is_some());
        aside.is_some_and(|at| kin(at) && self.after_comma(hit.end).is_some())
            || self.before(hit.first).is_some_and(|at| titled(at) || kin(at) || called(at))
    }

    /// "Mr Okafor": a title that anybody has.
    pub fn is_plainly_titled(&self, first: usize) -> bool {
        self.title_before(first).is_some_and(|at| self.row_of_titles(at) > Some(0))
    }

    /// "Judge Okafor": a profession, and whom the packs know by another is not meant.
    pub fn is_called_by_profession(&self, first: usize) -> bool {
        self.title_before(first).is_some_and(|at| self.row_of_titles(at) > Some(1))
    }

    fn row_of_titles(&self, at: usize) -> Option<usize> {
        if self.is_one_of(at, &TRADES) { Some(TRADE) } else { self.row_of(at, &TITLES) }
    }

    /// "Okafor, 34", "Okafor, a baker" and "Okafor, his lawyer": somebody who is told anew, and not whom all know; but
    /// "Okafor, 34, the minister" and "Okafor, a former minister".
    pub fn is_told_anew(&self, end: usize) -> bool {
        self.told_anew(end).is_some()
    }

    /// Where it is told who that is.
    fn told_anew(&self, end: usize) -> Option<usize> {
        let at = self.after_comma(end)?;
        let aged = self.is_age(at);
        let at = if aged { self.after_comma(at + 1).unwrap_or(at) } else { at };
        let known = self.after(at + 1).is_some_and(|next| self.reads(next, "Democrat Republican former"));
        // "Okafor, who runs a chip shop"
        let lives = || self.reads(at, "who") && self.is_before(at + 2, "a an as");
        let anew = self.reads(at, "a an his her their") || aged && !self.reads(at, "the who") || lives();
        (anew && !known).then_some(at)
    }

    /// "Adam Smith, his lawyer": many have the name, and whom all know is told otherwise. "Warren Buffett, a plumber", "Ann
    /// Okafor, 34, of Leeds", "the baker Ann Okafor": so is nobody whom all know, however few have the name.
    pub fn is_told_as_a_stranger(&self, hit: &NameHit) -> bool {
        let plain = |at: usize| self.row_of_titles(at) == Some(TRADE);
        let told = |at: usize| {
            let end = self.scan.tokens.len().min(at + ROLE_REACH);
            self.is_of_many(hit) || self.reads(at, "of from") || (at..end).any(plain)
        };
        hit.first.checked_sub(1).is_some_and(plain) || self.told_anew(hit.end).is_some_and(told)
    }

    /// Where the bearer's name begins that a family name ends: "Antonín Leopold Dvořák", "Chris Marlowe".
    pub fn whole_name(&self, hit: &NameHit, entity: EntityId, packs: &Packs) -> Option<usize> {
        let stands_alone = hit.first.checked_sub(1).is_none_or(|at| !self.scan.tokens[at].is_capitalised());
        if stands_alone {
            return None;
        }
        let name = packs.entity(entity).name.as_str();
        let mut words = Vec::new();
        let mut at = hit.first;
        for _ in 0..MIDDLE_NAMES {
            at = self
                .before(at)
                .or_else(|| self.before_stop(at).filter(|b| self.scan.tokens[*b].span.len() == 1))?;
            let token = &self.scan.tokens[at];
            if !token.is_capitalised() {
                return None;
            }
            // Namesakes go by hundreds, and hardly any begins so.
            if !has_word_like(name, self.word(at)) {
                continue;
            }
            if words.is_empty() {
                words = words_of(name);
            }
            let given = words.first()?;
            // "Chris" for "Christopher"
            let word = self.word(at).as_bytes();
            let start = given.of(name).as_bytes().get(..word.len());
            let begun = || start.is_some_and(|start| start.eq_ignore_ascii_case(word));
            let shorter = word.len() > 2 && begun() && !self.is_one_of(at, &SENTENCE_OPENERS);
            if shorter || token.hash == given.hash {
                return Some(at).filter(|at| !self.follows_kind_of_thing(*at));
            }
        }
        None
    }

    /// "USS Gerald R. Ford", "Lake Victoria", "the carrier Theodore Roosevelt": what stands there makes a thing of a name.
    pub fn follows_kind_of_thing(&self, first: usize) -> bool {
        self.row_of_things(first).is_some_and(|row| row < 2)
    }

    /// "The Ronald Reagan left port", "The Canberra went down": a ship; but "the Joe Biden administration", "the Berlin wall".
    pub fn is_a_ship(&self, hit: &NameHit, packs: &Packs) -> bool {
        let town = |sense: &Sense| {
            let entity = packs.entity(sense.entity);
            sense.kind == AliasKind::Name && entity.kind == EntityType::Place && entity.part_of.is_some()
        };
        let town = hit.senses.iter().any(town);
        let person = || hit.end - hit.first > 1 && hit.may_be(EntityType::Person, packs);
        let verb = |at: usize| {
            self.is_one_of(at, &SENTENCE_OPENERS) && !self.reads(at, "and")
                || self.reads(at, "docked left sailed sank went")
        };
        (town || person())
            && self.is_behind(hit.first, "the The")
            && self.after(hit.end).map_or(town && self.after_comma(hit.end).is_some(), verb)
    }

    /// "Hurricane Florence", "HMS Victoria": the article goes on to call it by the name alone.
    pub fn follows_bearer(&self, first: usize) -> bool {
        self.row_of_things(first) == Some(0) && self.scan.tokens[first - 1].is_capitalised()
    }

    fn row_of_things(&self, first: usize) -> Option<usize> {
        self.before(first).and_then(|at| self.row_of(at, &THINGS))
    }

    /// "was born", "married": what people do stands behind a name that ends before `end`; or what no place is: "Charlotte,
    /// 39, a singer", "Berlin, the band".
    pub fn lives(&self, end: usize) -> bool {
        let Some(at) = self.after(end) else { return self.is_told_as_no_place(end) };
        // "Vienna-born"
        if self.scan.tokens[at].gap == Gap::Hyphen {
            return false;
        }
        let was = self.reads(at, "was is had has");
        let next = self.after(at + 1);
        let verb = if was { next } else { Some(at) };
        // "Florence broke her foot"
        let owned = || next.is_some_and(|at| self.reads(at, "her his"));
        verb.is_some_and(|verb| self.is_one_of(verb, &LIVES))
            || (was || !self.is_one_of(at, &SENTENCE_OPENERS)) && owned()
    }

    fn is_told_as_no_place(&self, end: usize) -> bool {
        let Some(at) = self.after_comma(end) else { return false };
        let aged = self.is_age(at) && self.after_comma(at + 1).is_some();
        let named = |at: usize| self.is_one_of(at, &THINGS);
        let reach = at + 1..self.scan.tokens.len().min(at + THING_REACH);
        aged || self.reads(at, "a an the my his her our") && reach.into_iter().any(named)
    }

    fn is_age(&self, at: usize) -> bool {
        self.scan.tokens[at].shape == Shape::Number && self.word(at).len() < 3
    }

    /// A family name that many bear, but few behind "Vice President".
    pub fn is_of_many(&self, hit: &NameHit) -> bool {
        [&COMMON_SURNAMES, &COMMON_WORDS].iter().any(|table| self.is_one_of(hit.end - 1, table))
            && !self.follows_crown(hit.first)
    }

    /// "Vice President", "King": whoever has such a title is known by it.
    pub fn follows_crown(&self, first: usize) -> bool {
        self.is_behind(first, CROWNS)
    }

    fn is_crown(&self, at: usize) -> bool {
        self.reads(at, CROWNS)
    }

    /// "Charles de Gaulle airport", "Ronald Reagan Washington National Airport": what is named after somebody.
    pub fn is_namesake(&self, hit: &NameHit) -> bool {
        let further = |next: &NameHit| self.neighbours(next.first, next.end).after;
        // "Martin Luther King Jr. Drive"
        let behind_stop = |at: &usize| *at < self.scan.tokens.len() && self.is_generation(at - 1);
        let next = self.after(hit.end).or_else(|| Some(hit.end).filter(behind_stop));
        next.is_some_and(|at| {
            self.row_of(at, &FOLLOWERS).is_some_and(|row| row < 2)
                || hit.end - hit.first > 1 && self.hit_at(at).is_some_and(further)
        })
    }

    /// "Donald Trump Jr." and "Trump Jr." are not whom the same words mean without it, nor is "King Charles II" king now;
    /// "Joseph R. Biden Jr." may be.
    pub fn is_a_son(&self, hit: &NameHit, before: bool, packs: &Packs) -> bool {
        let son = |at: usize| {
            hit.senses.iter().any(|sense| self.is_son(hit, at, packs.entity(sense.entity), before))
        };
        self.after(hit.end).is_some_and(|at| (self.is_roman(at) || self.is_generation(at)) && son(at))
    }

    /// Whether the word at `at` behind the name tells so of one sense.
    fn is_son(&self, hit: &NameHit, at: usize, entity: &Entity, before: bool) -> bool {
        if entity.kind == EntityType::Person && self.is_number_of_kings(hit, at) {
            return true;
        }
        if !self.is_generation(at) {
            return false;
        }
        let title = title_of(entity);
        let alone = hit.end - hit.first == 1 && !before;
        let called = alone || title == self.scan.span(hit.first, hit.end).of(self.text);
        // "Martin Luther King Sr."
        (called || title.ends_with("r.")) && position(title, self.word(at), 0).is_none()
    }

    /// "II" behind "King Charles", whose own number an alias would have.
    fn is_number_of_kings(&self, hit: &NameHit, at: usize) -> bool {
        self.is_roman(at)
            && (self.word(at).len() > 1 || self.is_crown(hit.first) || self.follows_crown(hit.first))
    }

    pub fn is_roman(&self, at: usize) -> bool {
        self.word(at).bytes().all(|byte| b"IVX".contains(&byte))
    }

    /// "Bolden Jr.": which of a family.
    pub fn is_generation(&self, at: usize) -> bool {
        self.reads(at, "Jr Sr II III")
    }
}

/// Whether a word of a name may begin with the letter that `word` does, in small letters or without its accent.
fn has_word_like(name: &str, word: &str) -> bool {
    let first = word.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
    let mut before = b' ';
    let begins = |byte: u8| {
        let begins = !before.is_ascii_alphanumeric() && byte.to_ascii_lowercase() == first;
        before = byte;
        begins || !byte.is_ascii()
    };
    !first.is_ascii() || name.bytes().any(begins)
}
