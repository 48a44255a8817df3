//! The bytes of a model.

use std::collections::BTreeMap;

use super::super::chain::{LABELS, OUTSIDE};
use super::super::model::{
    CITY, CLASSES, COMMON, FAMILY_NAME, GIVEN_NAME, MAGIC, PART_OF_CITY, Traits, UNIT, VERSION, checksum,
    key_of,
};
use super::learn::{Settings, Weights};
use super::lists::Lists;
use crate::text::hash_folded;

/// Words with what is known of them, and the paths of the classes.
pub(super) struct WordTable {
    traits: BTreeMap<u32, Traits>,
    paths: Vec<u16>,
}

pub(super) fn words(lists: &Lists) -> WordTable {
    let classes = Classes::of(lists);
    let mut traits: BTreeMap<u32, Traits> = BTreeMap::new();
    let mut chances: BTreeMap<u32, [f64; 2]> = BTreeMap::new();
    for (word, (path, chance)) in &lists.words {
        let key = key(word);
        let small = !word.starts_with(char::is_uppercase);
        let known = &mut chances.entry(key).or_insert([f64::NEG_INFINITY; 2])[usize::from(small)];
        if *chance > *known {
            *known = *chance;
            let traits = traits.entry(key).or_default();
            *(if small { &mut traits.small } else { &mut traits.capital }) = classes.of_path(*path);
        }
    }
    let flags = [
        (&lists.common, COMMON),
        (&lists.given, GIVEN_NAME),
        (&lists.family, FAMILY_NAME),
        (&lists.cities, CITY),
        (&lists.parts_of_cities, PART_OF_CITY),
    ];
    for (words, flag) in flags {
        words.iter().for_each(|word| traits.entry(key(word)).or_default().flags |= flag);
    }
    WordTable { traits, paths: classes.paths }
}

fn key(word: &str) -> u32 {
    key_of(hash_folded(&word.replace('.', "")))
}

/// The tree of classes, cut so that each leaf holds about as many words.
struct Classes {
    /// For each class its path below a leading 1; class 0 is of no word.
    paths: Vec<u16>,
}

/// Steps of a path that are told apart.
const DEPTH: u32 = 14;

impl Classes {
    fn of(lists: &Lists) -> Self {
        let mut leaves: Vec<(u16, Vec<u16>)> =
            vec![(1, lists.words.values().map(|(path, _)| *path).collect())];
        while leaves.len() < CLASSES - 1 {
            let widest = (0..leaves.len()).max_by_key(|at| {
                let (path, words) = &leaves[*at];
                let divides = words.iter().any(|word| *word != words[0]);
                (if divides && depth(*path) < DEPTH { words.len() } else { 0 }, *at)
            });
            let Some(at) = widest else { break };
            let (path, words) = leaves.swap_remove(at);
            let (ones, zeros): (Vec<u16>, Vec<u16>) =
                words.into_iter().partition(|word| word >> depth(path) & 1 != 0);
            leaves.extend(
                [(path << 1, zeros), (path << 1 | 1, ones)].into_iter().filter(|leaf| !leaf.1.is_empty()),
            );
            if leaves
                .iter()
                .all(|(path, words)| depth(*path) >= DEPTH || words.iter().all(|word| *word == words[0]))
            {
                break;
            }
        }
        let mut paths: Vec<u16> = leaves.into_iter().map(|leaf| leaf.0).collect();
        paths.sort_unstable();
        paths.insert(0, 1);
        paths.resize(CLASSES, 1);
        Self { paths }
    }

    fn of_path(&self, steps: u16) -> u8 {
        let holds = |path: &u16| {
            let taken = (0..depth(*path)).fold(1, |taken, step| taken << 1 | (steps >> step & 1));
            taken == *path
        };
        self.paths[1..].iter().position(holds).map_or(0, |at| at as u8 + 1)
    }
}

fn depth(path: u16) -> u32 {
    15 - path.leading_zeros()
}

pub(super) fn model(words: &WordTable, weights: &Weights, settings: &Settings) -> Vec<u8> {
    let mut body = vec![VERSION];
    for row in weights.transitions {
        for (label, weight) in row.into_iter().enumerate() {
            let favour = if label == OUTSIDE { settings.favour } else { 0.0 };
            body.extend(((weight - favour) * UNIT).round().clamp(-32_000.0, 32_000.0).to_le_bytes_i16());
        }
    }
    put_columns(&mut body, words.paths.iter().map(|path| u32::from(*path)), 2);
    put_keys(&mut body, words.traits.keys());
    body.extend(words.traits.values().map(|traits| traits.capital));
    body.extend(words.traits.values().map(|traits| traits.small));
    body.extend(words.traits.values().map(|traits| traits.flags));
    put_clues(&mut body, weights, settings);
    let sum = checksum(&body);
    [MAGIC.as_slice(), &body, &sum.to_le_bytes()].concat()
}

trait ToI16 {
    fn to_le_bytes_i16(self) -> [u8; 2];
}

impl ToI16 for f64 {
    fn to_le_bytes_i16(self) -> [u8; 2] {
        (self as i16).to_le_bytes()
    }
}

fn put_clues(body: &mut Vec<u8>, weights: &Weights, settings: &Settings) {
    let whole = |weight: f64| match weight.abs() < settings.least {
        true => 0,
        false => (weight * UNIT).round().clamp(-127.0, 127.0) as i8,
    };
    let clues: Vec<(u32, [i8; LABELS])> = weights
        .clues
        .iter()
        .map(|(clue, row)| (*clue, row.map(whole)))
        .filter(|(_, row)| row.iter().any(|weight| *weight != 0))
        .collect();
    let labels = |row: &[i8; LABELS]| {
        (0..LABELS).filter(|label| row[*label] != 0).fold(0, |bits, label| bits | 1 << label)
    };
    put_keys(body, clues.iter().map(|(clue, _)| clue));
    put_columns(body, clues.iter().map(|(_, row)| labels(row)), 2);
    body.extend(
        clues.iter().flat_map(|(_, row)| row).filter(|weight| **weight != 0).map(|weight| *weight as u8),
    );
}

/// Ascending keys, behind how many they are, as steps from each to the next.
fn put_keys<'k>(body: &mut Vec<u8>, keys: impl ExactSizeIterator<Item = &'k u32>) {
    body.extend((keys.len() as u32).to_le_bytes());
    let mut last = 0;
    let steps: Vec<u32> = keys.map(|key| key - std::mem::replace(&mut last, *key)).collect();
    assert!(steps.iter().all(|step| *step <= u16::MAX.into()), "a step between keys has 16 bits");
    put_columns(body, steps.into_iter(), 2);
}

/// Numbers by column, the highest bytes first.
fn put_columns(body: &mut Vec<u8>, numbers: impl Iterator<Item = u32> + Clone, width: u32) {
    for column in (0..width).rev() {
        body.extend(numbers.clone().map(|number| (number >> (8 * column)) as u8));
    }
}
