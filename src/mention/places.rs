//! Whether a place is meant by its name, or somebody, a team, or who governs there.

use super::resolve::Linker;
use super::scan::NameHit;
use super::seat::{governs, is_dateline, means_the_city, travels_before};
use crate::pack::{AliasKind, Entity, EntityId, EntityType, Sense};

impl Linker<'_> {
    /// Against a place: somebody of that name, or a team.
    pub(super) fn as_place(&self, hit: &NameHit, id: EntityId) -> i32 {
        let entity = self.packs.entity(id);
        if self.words.lies_elsewhere(hit, entity, self.packs) || self.evidence.is_far_from(entity, self.packs)
        {
            return -20;
        }
        // "KAZAN, Russia (Reuters)"
        let town = || self.words.after_comma(hit.first).and_then(|_| self.words.hit_before(hit.first));
        let dated = |hit: &NameHit| is_dateline(self.words, hit);
        if self.stands_as_place(hit) || dated(hit) || town().is_some_and(dated) {
            return 4;
        }
        let town = entity.part_of.is_some();
        let other = self.is_surname(hit) || self.is_somebodys(hit) || self.is_team(hit, town);
        if other { -20 } else { 0 }
    }

    /// "George Washington never lived there. Washington …": whose name the block, or the article, has had.
    pub(super) fn is_surname(&self, hit: &NameHit) -> bool {
        let told = |sense: &Sense| match sense.kind {
            // "George Washington crossed the river. The United States is young, and Washington announced a deal."
            AliasKind::Short if !governs(self.words, hit) => {
                let person = self.packs.entity(sense.entity).kind == EntityType::Person;
                person && self.evidence.has_named(sense.entity, hit, self.block)
            }
            AliasKind::Name => self.evidence.is_surname(sense.entity, hit, self.block),
            _ => false,
        };
        !self.lies_in(hit) && hit.senses.iter().any(told)
    }

    /// Whoever goes by a place's name.
    pub(super) fn is_somebodys(&self, hit: &NameHit) -> bool {
        let named = |sense: &Sense| sense.kind == AliasKind::Name && self.evidence.is_somebodys(sense.entity);
        self.words.is_of_somebody(hit) || self.words.lives(hit.end) || hit.senses.iter().any(named)
    }

    /// Whether a team goes by a place's name, and nobody comes from there.
    pub(super) fn is_team(&self, hit: &NameHit, town: bool) -> bool {
        let from = || self.words.is_behind(hit.first, "from");
        // A headline tells of what the article does.
        let sport =
            self.words.tells_of_sport() || (self.block == 0 || town) && self.evidence.tells_of_sport();
        self.words.is_a_side(hit) || sport && !from() && !self.evidence.is_home(self.block, hit.first)
    }

    /// "London, England"
    pub(super) fn lies_in(&self, hit: &NameHit) -> bool {
        let wider = self.words.after_comma(hit.end).and_then(|next| self.words.hit_at(next));
        wider.is_some_and(|wider| wider.may_be(EntityType::Place, self.packs))
    }

    /// "in Paris", "Paris, Texas"
    pub(super) fn stands_as_place(&self, hit: &NameHit) -> bool {
        self.words.follows_place_preposition(hit.first) || self.words.state_behind(hit.end).is_some()
    }

    /// A capital for its government, a country for its team.
    pub(super) fn metonym(&self, hit: &NameHit, id: EntityId) -> i32 {
        let entity = self.packs.entity(id);
        if is_team(entity) {
            let told = self.words.sport() >= 3 || self.evidence.tells_of_sport() || self.words.are(hit);
            let from = self.words.before(hit.first).is_some_and(|at| {
                self.words.reads(at, "from") || self.words.reads(at, "to") && travels_before(self.words, at)
            });
            return if told && !from && !self.stands_as_place(hit) { 9 } else { 0 };
        }
        let elsewhere = self.words.state_behind(hit.end).is_some()
            || self.words.lies_outside(hit, id, self.packs)
            || self.words.is_a_state(hit, self.packs);
        if elsewhere
            || self.is_surname(hit)
            || self.words.is_of_somebody(hit)
            || !self.evidence.is_named(id) && self.is_somebodys(hit)
            || self.is_team(hit, false)
            || means_the_city(self.words, hit, id, self.evidence)
        {
            0
        } else {
            9
        }
    }
}

pub(super) fn is_team(entity: &Entity) -> bool {
    entity.nouns.iter().any(|noun| noun == "team")
}
