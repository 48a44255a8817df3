//! Learning the weights: a conditional random field, by gradients that adapt to each weight and leave out what is rare.
//!
//! # Source
//! Lafferty, McCallum and Pereira 2001 for the field; Duchi, Hazan and Singer 2011, section 5, for the gradients (dual
//! averaging with an absolute penalty).

use std::collections::BTreeMap;

use super::super::chain::{LABELS, START, may_follow};

/// A zone with its clues and what its words should be labelled.
pub(super) struct Zone {
    pub clues: Vec<Vec<u32>>,
    pub labels: Vec<usize>,
}

/// How to learn.
#[derive(Clone, Copy)]
pub struct Settings {
    /// Times that each zone is looked at.
    pub rounds: usize,
    /// Length of the first steps.
    pub step: f64,
    /// What a round must say for a weight, in sum, for it to be kept.
    pub penalty: f64,
    /// By how much names are favoured over none, in nats: a name that is missed costs as much as one too many.
    pub favour: f64,
    /// Weights below this are left out, in nats.
    pub least: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { rounds: 20, step: 0.07, penalty: 1.0, favour: 0.5, least: 0.12 }
    }
}

/// What was learned, in nats.
#[derive(Default)]
pub(super) struct Weights {
    pub clues: BTreeMap<u32, [f64; LABELS]>,
    pub transitions: [[f64; LABELS]; LABELS + 1],
}

pub(super) fn learn(zones: &[Zone], settings: &Settings) -> Weights {
    let mut learner = Learner::new(zones, settings);
    // Zones of one text lie together; looked at in another order each has its say early.
    let mut order: Vec<usize> = (0..zones.len()).collect();
    let mut seed = 1u64;
    for _ in 0..settings.rounds {
        for at in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (seed >> 33) as usize % (at + 1));
        }
        order.iter().for_each(|at| learner.look_at(*at));
    }
    learner.weights()
}

/// One weight on its way: the gradients' sum and the sum of their squares.
#[derive(Clone, Copy, Default)]
struct Slot {
    sum: f64,
    squares: f64,
}

struct Learner<'z> {
    zones: &'z [Zone],
    /// Clues as places among the slots.
    places: Vec<Vec<Vec<u32>>>,
    numbers: BTreeMap<u32, u32>,
    slots: Vec<[Slot; LABELS]>,
    transitions: [[Slot; LABELS]; LABELS + 1],
    settings: Settings,
    looks: f64,
}

impl<'z> Learner<'z> {
    fn new(zones: &'z [Zone], settings: &Settings) -> Self {
        let mut numbers = BTreeMap::new();
        let mut place = |clue: &u32| {
            let next = numbers.len() as u32;
            *numbers.entry(*clue).or_insert(next)
        };
        let places = zones
            .iter()
            .map(|zone| zone.clues.iter().map(|clues| clues.iter().map(&mut place).collect()).collect())
            .collect();
        let slots = vec![[Slot::default(); LABELS]; numbers.len()];
        Self {
            zones,
            places,
            numbers,
            slots,
            transitions: Default::default(),
            settings: *settings,
            looks: 0.0,
        }
    }

    fn weight(&self, slot: Slot, penalty: f64) -> f64 {
        // A round is a look at each zone.
        let kept = slot.sum.abs() - penalty * self.looks / self.zones.len() as f64;
        if kept <= 0.0 || slot.squares == 0.0 {
            0.0
        } else {
            -slot.sum.signum() * kept * self.settings.step / slot.squares.sqrt()
        }
    }

    fn look_at(&mut self, at: usize) {
        let zone = &self.zones[at];
        let transitions = self.transitions.map(|row| row.map(|slot| self.weight(slot, 0.0)));
        let scores: Vec<[f64; LABELS]> = self.places[at]
            .iter()
            .map(|places| {
                let mut scores = [0.0; LABELS];
                for place in places {
                    for (score, slot) in scores.iter_mut().zip(self.slots[*place as usize]) {
                        *score += self.weight(slot, self.settings.penalty);
                    }
                }
                scores
            })
            .collect();
        let (of_words, of_pairs) = expected(&scores, &transitions);
        self.looks += 1.0;
        for (word, expected) in of_words.iter().enumerate() {
            for (label, expected) in expected.iter().enumerate() {
                let gradient = expected - f64::from(u8::from(zone.labels[word] == label));
                for place in &self.places[at][word] {
                    self.slots[*place as usize][label].add(gradient);
                }
            }
        }
        let mut pairs = of_pairs;
        let mut before = START;
        for label in &zone.labels {
            pairs[before][*label] -= 1.0;
            before = *label;
        }
        for (slots, gradients) in self.transitions.iter_mut().zip(pairs) {
            slots.iter_mut().zip(gradients).for_each(|(slot, gradient)| slot.add(gradient));
        }
    }

    fn weights(&self) -> Weights {
        let row =
            |place: &u32| self.slots[*place as usize].map(|slot| self.weight(slot, self.settings.penalty));
        let clues = self.numbers.iter().map(|(clue, place)| (*clue, row(place)));
        Weights {
            clues: clues.collect(),
            transitions: self.transitions.map(|row| row.map(|slot| self.weight(slot, 0.0))),
        }
    }
}

impl Slot {
    fn add(&mut self, gradient: f64) {
        self.sum += gradient;
        self.squares += gradient * gradient;
    }
}

type Pairs = [[f64; LABELS]; LABELS + 1];

/// How likely each label of each word is, and how many of each pair of neighbours are expected.
fn expected(scores: &[[f64; LABELS]], transitions: &Pairs) -> (Vec<[f64; LABELS]>, Pairs) {
    let step = |before: usize, label: usize| match may_follow(before, label) {
        true => transitions[before][label],
        false => f64::NEG_INFINITY,
    };
    let count = scores.len();
    let mut ahead = vec![[f64::NEG_INFINITY; LABELS]; count];
    for label in 0..LABELS {
        ahead[0][label] = step(START, label) + scores[0][label];
    }
    for at in 1..count {
        for label in 0..LABELS {
            let sums = (0..LABELS).map(|before| ahead[at - 1][before] + step(before, label));
            ahead[at][label] = log_sum(sums) + scores[at][label];
        }
    }
    let mut behind = vec![[0.0; LABELS]; count];
    for at in (0..count - 1).rev() {
        for label in 0..LABELS {
            let sums =
                (0..LABELS).map(|next| step(label, next) + scores[at + 1][next] + behind[at + 1][next]);
            behind[at][label] = log_sum(sums);
        }
    }
    let all = log_sum(ahead[count - 1].into_iter());
    let mut words = vec![[0.0; LABELS]; count];
    let mut pairs = Pairs::default();
    for at in 0..count {
        for label in 0..LABELS {
            words[at][label] = (ahead[at][label] + behind[at][label] - all).exp();
            for before in 0..LABELS {
                if at > 0 {
                    let sum =
                        ahead[at - 1][before] + step(before, label) + scores[at][label] + behind[at][label];
                    pairs[before][label] += (sum - all).exp();
                }
            }
        }
    }
    pairs[START] = words[0];
    (words, pairs)
}

fn log_sum(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let greatest = values.clone().fold(f64::NEG_INFINITY, f64::max);
    if greatest == f64::NEG_INFINITY {
        return greatest;
    }
    greatest + values.map(|value| (value - greatest).exp()).sum::<f64>().ln()
}
