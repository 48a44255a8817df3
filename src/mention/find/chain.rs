//! Labels for the words of a zone: the chain with the best sum.

use crate::pack::EntityType;

/// Outside of names; then, for each kind, a name's first word and a further one.
pub(super) const LABELS: usize = 9;
pub(super) const OUTSIDE: usize = 0;

/// What a clue or a neighbour says for each label, in sixteenths of a nat.
pub(super) type Scores = [i32; LABELS];

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

/// Whether one label may stand behind another: a further word only behind a word of the same kind of name.
#[cfg(any(test, feature = "train"))]
pub(super) fn may_follow(before: usize, label: usize) -> bool {
    !is_further(label) || before == label || before + 1 == label
}

/// The best labels for a zone's words, given what speaks for each.
///
/// # Cost
/// O(n) in words.
pub(super) fn best(words: &[Scores], transitions: &[Scores; LABELS + 1]) -> Vec<usize> {
    let mut sums = [NEVER; LABELS + 1];
    sums[START] = 0;
    let mut came_from: Vec<[u8; LABELS]> = Vec::with_capacity(words.len());
    for word in words {
        let mut next = [NEVER; LABELS + 1];
        let mut from = [0; LABELS];
        for label in 0..LABELS {
            let befores = if is_further(label) { label - 1..label + 1 } else { 0..LABELS + 1 };
            for before in befores {
                let sum = sums[before] + transitions[before][label] + word[label];
                if sums[before] > NEVER && sum > next[label] {
                    (next[label], from[label]) = (sum, before as u8);
                }
            }
        }
        sums = next;
        came_from.push(from);
    }
    let mut label = (0..LABELS).rev().max_by_key(|label| sums[*label]).unwrap_or(OUTSIDE);
    let mut labels = vec![OUTSIDE; words.len()];
    for (at, from) in came_from.iter().enumerate().rev() {
        labels[at] = label;
        label = usize::from(from[label]);
    }
    labels
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
        let mut words = [[0; LABELS]; 2];
        words[0][label_of(0, false)] = 3;
        words[1][label_of(1, true)] = 9;
        words[1][label_of(0, true)] = 5;
        words[0][label_of(1, false)] = 1;
        let labels = best(&words, &[[0; LABELS]; LABELS + 1]);
        assert_eq!(labels, [label_of(1, false), label_of(1, true)]);
    }
}
