//! Labels for the words of a zone: the chain with the best sum.

use crate::pack::EntityType;

/// Outside of names; then, for each kind, a name's first word and a further one.
pub(super) const LABELS: usize = 9;
pub(super) const OUTSIDE: usize = 0;
/// Those of names.
pub(super) const NAMES: usize = LABELS - 1;

/// What a clue or a neighbour says for each label, in sixteenths of a nat; with room, so that all are added at once.
pub(super) type Scores = [i16; LANES];
pub(super) const LANES: usize = 12;

/// Row of the transitions for what stands first in its zone.
pub(super) const START: usize = LABELS;

/// Below any sum: what no chain may hold.
const NEVER: i32 = i32::MIN / 2;

/// The label of a name's first word or a further one.
#[cfg(any(test, feature = "train"))]
pub(super) fn label_of(kind: usize, further: bool) -> usize {
    1 + 2 * kind + usize::from(further)
}

/// Kinds of names in the order of their labels.
pub(super) const KINDS: [EntityType; 4] =
    [EntityType::Person, EntityType::Place, EntityType::Organization, EntityType::Other];

pub(super) fn kind_of(label: usize) -> Option<EntityType> {
    Some(KINDS[label.checked_sub(1)? / 2])
}

pub(super) fn is_further(label: usize) -> bool {
    label != OUTSIDE && label.is_multiple_of(2)
}

/// Worse than any clues can mend.
pub(super) const FORBIDDEN: i16 = i16::MIN;

/// Whether one label may stand behind another: a further word only behind a word of the same kind of name.
pub(super) fn may_follow(before: usize, label: usize) -> bool {
    !is_further(label) || before == label || before + 1 == label
}

/// Marks what may not stand behind a label.
pub(super) fn forbid(before: usize, row: &mut Scores) {
    for label in (0..LABELS).filter(|label| !may_follow(before, *label)) {
        row[label] = FORBIDDEN;
    }
}

/// Finds chains, one after the other in the same memory.
#[derive(Default)]
pub(super) struct Chain {
    /// For each word and label, the label before it in the best chain that ends there.
    came_from: Vec<[u8; LANES]>,
    labels: Vec<usize>,
}

impl Chain {
    /// The best labels for a zone's words, given what speaks for each.
    ///
    /// # Cost
    /// O(n) in words.
    pub fn best(&mut self, words: &[Scores], transitions: &[Scores; LABELS + 1]) -> &[usize] {
        let mut sums = [NEVER; LANES];
        sums[START] = 0;
        self.came_from.clear();
        for word in words {
            let (mut next, mut from) = ([NEVER; LANES], [0; LANES]);
            for (before, row) in transitions.iter().enumerate().filter(|(before, _)| sums[*before] > NEVER) {
                for label in 0..LANES {
                    let sum = sums[before] + i32::from(row[label]);
                    let better = sum > next[label];
                    next[label] = if better { sum } else { next[label] };
                    from[label] = if better { before as u8 } else { from[label] };
                }
            }
            for (next, score) in next.iter_mut().zip(word) {
                *next += i32::from(*score);
            }
            // What stands first and what fills the room are no labels.
            next[LABELS..].fill(NEVER);
            sums = next;
            self.came_from.push(from);
        }
        let mut label = (0..LABELS).rev().max_by_key(|label| sums[*label]).unwrap_or(OUTSIDE);
        self.labels.clear();
        self.labels.resize(words.len(), OUTSIDE);
        for (at, from) in self.came_from.iter().enumerate().rev() {
            self.labels[at] = label;
            label = usize::from(from[label]);
        }
        &self.labels
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_further_word_stands_only_behind_its_own_kind() {
        let (person, more) = (label_of(0, false), label_of(0, true));
        assert!(may_follow(person, more) && may_follow(more, more) && may_follow(START, person));
        assert!(!may_follow(OUTSIDE, more) && !may_follow(START, more));
        assert!(!may_follow(label_of(1, false), more) && !may_follow(label_of(1, true), more));
    }

    #[test]
    fn the_best_chain_need_not_hold_the_best_labels() {
        let mut words = [[0; LANES]; 2];
        words[0][label_of(0, false)] = 3;
        words[1][label_of(1, true)] = 9;
        words[1][label_of(0, true)] = 5;
        words[0][label_of(1, false)] = 1;
        let mut transitions = [[0; LANES]; LABELS + 1];
        for (before, row) in transitions.iter_mut().enumerate() {
            forbid(before, row);
        }
        let mut chain = Chain::default();
        assert_eq!(chain.best(&words, &transitions), [label_of(1, false), label_of(1, true)]);
    }
}
