//! Which words of a card are the way to another entity's card.
//!
//! A statement says itself whom it names: the holder of a position, the country of an office, what something belongs to.
//! Their words are then found in the line. Words are never looked up: the China of "Republic of China" is another one.

use super::Way;
use super::message::Named;
use crate::annotate::{Annotations, Subject};
use crate::pack::{EntityId, Packs};
use crate::text::{is_whole, part, position};

pub(super) struct Ways<'c> {
    /// Id of the card itself.
    own: &'c str,
    annotations: &'c Annotations,
    packs: &'c Packs,
}

impl<'c> Ways<'c> {
    pub fn of(own: &'c str, annotations: &'c Annotations, packs: &'c Packs) -> Self {
        Self { own, annotations, packs }
    }

    /// The way in a line that names this.
    pub fn find(&self, line: &str, named: &Option<Named>) -> Vec<Way> {
        let mut ways = Vec::new();
        self.add(&mut ways, line, named);
        ways
    }

    /// Adds the way in a line that names this, too.
    #[inline(never)]
    pub fn add(&self, ways: &mut Vec<Way>, line: &str, named: &Option<Named>) {
        let Some(Named { entity, words }) = named else { return };
        let Some((start, end)) = place(line, words).filter(|_| self.has_card(*entity)) else { return };
        let at = ways.partition_point(|other| other.end <= start);
        if ways.get(at).is_none_or(|other| end <= other.start) {
            ways.insert(at, Way { start, end, to: self.packs.entity(*entity).id.clone() });
        }
    }

    /// The way that a whole line is.
    pub fn whole(&self, line: &str, entity: Option<EntityId>) -> Vec<Way> {
        self.find(line, &entity.map(|entity| Named { entity, words: line.to_owned() }))
    }

    /// Another entity of which there is something to say. A pack for one article tells in full of those that it names.
    fn has_card(&self, id: EntityId) -> bool {
        let entity = self.packs.entity(id);
        if entity.id.is_empty() || entity.id == self.own {
            return false;
        }
        if self.packs.is_of_article(id) {
            return self.annotations.notes.iter().any(|note| note.subject == Subject::Entity(id));
        }
        let told = !(entity.description.is_empty() && entity.facts.is_empty());
        told || self.packs.missing_chunk(id).is_some()
    }
}

/// Where whole words stand first in a line, in UTF-16 code units; a line may begin with a capital that they lack.
fn place(line: &str, words: &str) -> Option<(u32, u32)> {
    // They would stand between any two bytes.
    if words.is_empty() {
        return None;
    }
    let (folded, wanted) = (line.to_ascii_lowercase(), words.to_ascii_lowercase());
    let next = |at: &usize| position(&folded, &wanted, at + 1);
    let mut places = std::iter::successors(position(&folded, &wanted, 0), next);
    let at = places.find(|at| is_whole(line, *at, at + words.len()))?;
    let units = |from: usize, to: usize| part(line, from, to).encode_utf16().count() as u32;
    let start = units(0, at);
    Some((start, start + units(at, at + words.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_place(line: &str, words: &str, expected: Option<&str>) {
        let found = place(line, words).map(|(start, end)| {
            let units: Vec<u16> = line.encode_utf16().collect();
            String::from_utf16(&units[start as usize..end as usize]).expect("whole characters")
        });
        assert_eq!(found.as_deref(), expected, "{words:?} in {line:?}");
    }

    #[test]
    fn words_are_found_whole_and_counted_as_the_page_counts() {
        assert_place("President of China since 2013", "China", Some("China"));
        assert_place("President of China since 2013", "president of China", Some("President of China"));
        assert_place("Émile 👩🏽\u{200d}⚕️ 한국 of Côte d’Ivoire", "Côte d’Ivoire", Some("Côte d’Ivoire"));
        assert_place("Chinese rule ended; then China’s began", "China", Some("China"));
        assert_place("Émile", "", None);
        assert_place("Chinese", "China", None);
        assert_place("Nigeria’s", "Niger", None);
    }
}
