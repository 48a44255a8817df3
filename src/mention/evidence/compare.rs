//! The later looks at an article: what its other words tell of its names, and those that no pack knows.

use super::facts::{Fact, SHARED, spot, word_of};
use super::{Evidence, LEAST_OF_STATES};
use crate::mention::block::Words;
use crate::mention::find::Found;
use crate::pack::{AliasKind, EntityType, Packs};
use crate::text::Shape;
use crate::value::number_of;

impl Evidence {
    /// One look at every word of a block: which names stand in small letters elsewhere, and what is told of.
    pub fn compare(&mut self, words: &Words<'_>) {
        let tokens = &words.scan.tokens;
        self.seen.compare(words);
        self.words += tokens.len();
        self.sport += words.sport();
        self.politics += words.scan.topics.politics;
        for (at, token) in tokens.iter().enumerate() {
            let year =
                || number_of(token.of(words.text)).is_some_and(|year: i16| (1700..1900).contains(&year));
            self.past |= token.shape == Shape::Number && year();
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
                        self.note_first(Fact::Surname, place.number(), spot(block, hit.first));
                    }
                }
            }
        }
    }
}
