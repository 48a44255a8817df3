//! What an article tells of entities and words, in one map.

use super::Evidence;
use crate::pack::EntityId;
use crate::text::{Token, mixed};

/// What is known of an entity, of one in a block, or of a word or a run of words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
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
}

/// Stands in a map of words for one that two share.
pub(super) const SHARED: u32 = u32::MAX;

impl Evidence {
    #[inline(never)]
    pub(super) fn get(&self, fact: Fact, of: u64) -> Option<u32> {
        self.facts.get(key_of(fact, of))
    }

    pub(super) fn has(&self, fact: Fact, of: u64) -> bool {
        self.get(fact, of).is_some()
    }

    pub(super) fn times(&self, fact: Fact, entity: EntityId) -> u32 {
        self.get(fact, entity.number()).unwrap_or(0)
    }

    /// The entity that alone has something.
    pub(super) fn sole(&self, fact: Fact, of: u64) -> Option<EntityId> {
        self.get(fact, of).filter(|id| *id != SHARED).map(EntityId)
    }

    #[inline(never)]
    pub(super) fn set(&mut self, fact: Fact, of: u64, value: u32) -> Option<u32> {
        self.facts.insert(key_of(fact, of), value)
    }

    pub(super) fn count(&mut self, fact: Fact, of: u64) {
        *self.facts.value(key_of(fact, of)) += 1;
    }

    /// Keeps the first word only.
    pub(super) fn note_first(&mut self, fact: Fact, place: u64, word: u32) {
        if !self.has(fact, place) {
            self.set(fact, place, word);
        }
    }

    /// A word, or what else there is, of one entity; of none where two have it.
    pub(super) fn share(&mut self, fact: Fact, of: u64, entity: EntityId) {
        if self.set(fact, of, entity.0).is_some_and(|other| other != entity.0) {
            self.set(fact, of, SHARED);
        }
    }
}

/// One number for a fact and what it is of.
pub(super) fn key_of(fact: Fact, of: u64) -> u64 {
    of << 5 | fact as u64
}

pub(super) fn place_of(entity: EntityId, block: usize) -> u64 {
    word_of(block, entity.number() as usize)
}

/// A word of a block as one number, which grows from word to word.
pub(super) fn spot(block: usize, word: usize) -> u32 {
    (block as u32 + 1) << 16 | word.min(0xffff) as u32
}

pub(super) fn word_of(block: usize, word: usize) -> u64 {
    // Blocks count from 1, so that a place is never an entity's own number.
    (block as u64 + 1) << 32 | word as u64
}

/// One number for a run of words.
pub(super) fn hash_of(words: &[Token]) -> u64 {
    words.iter().fold(0, |hash, token| mixed(hash ^ token.hash))
}
