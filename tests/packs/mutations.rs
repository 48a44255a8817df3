//! Bytes that were changed at random, under right checksums: what still loads is used for all that a pack is for.
//!
//! The same changes every time. `fuzz/` looks further, by hand.

use backstory::pack::Pack;

use crate::dice::Dice;
use crate::forged::{SECTIONS, checksum, exercise, reseal, section};
use crate::paris_bytes;

/// Changed packs of one run: some seconds in a build for tests.
const RUNS: usize = 2_000;
/// Changes of one pack, at most.
const CHANGES: usize = 6;

/// One change of a pack's section: a bit, a byte, a word, bytes copied from elsewhere.
fn change(dice: &mut Dice, bytes: &mut [u8], from: usize, length: usize) {
    let at = from + dice.below(length);
    match dice.below(4) {
        0 => bytes[at] ^= 1 << dice.below(8),
        1 => bytes[at] = dice.of(&[0x00, 0x01, 0x7f, 0x80, 0xff]),
        2 => {
            let at = at.min(from + length.saturating_sub(4));
            let word = [0, 1, u32::MAX, u32::MAX >> 1, dice.below(1 << 32) as u32, dice.below(64) as u32]
                [dice.below(6)];
            let end = (at + 4).min(from + length);
            bytes[at..end].copy_from_slice(&word.to_le_bytes()[..end - at]);
        }
        _ => {
            let other = from + dice.below(length);
            let count = (1 + dice.below(16)).min(from + length - at.max(other));
            bytes.copy_within(other..other + count, at);
        }
    }
}

#[test]
fn packs_changed_at_random_are_refused_or_harmless() {
    let good = paris_bytes();
    let mut dice = Dice(5);
    let (mut loaded, mut alive) = (0, 0);
    for _ in 0..RUNS {
        let mut bad = good.clone();
        for _ in 0..1 + dice.below(CHANGES) {
            let range = section(&good, dice.below(SECTIONS)).expect("a section");
            if !range.is_empty() {
                change(&mut dice, &mut bad, range.start, range.len());
            }
        }
        reseal(&mut bad);
        if let Ok(pack) = Pack::open(bad) {
            loaded += 1;
            alive += usize::from(exercise(vec![pack.clone(), pack]) > 0);
        }
    }
    assert!(
        loaded > RUNS / 10,
        "only {loaded} of {RUNS} load: the changes do not reach what is behind the door"
    );
    assert!(alive > RUNS / 20, "only {alive} of {RUNS} find anything");
}

/// The head says what its chunks are, so forging both is what a forger would do.
#[test]
fn chunks_changed_under_right_hashes_are_refused_or_harmless() {
    let (head, chunks) = Pack::open(paris_bytes()).expect("the pack").split();
    let (head, chunk) = (head.to_bytes(), &chunks[0].1);
    let mut dice = Dice(6);
    for _ in 0..RUNS / 4 {
        let (mut head, mut chunk) = (head.clone(), chunk.clone());
        let length = chunk.len();
        for _ in 0..1 + dice.below(CHANGES) {
            change(&mut dice, &mut chunk, 0, length);
        }
        // Behind the number of entities and the hash of the records.
        let hash = section(&head, 9).expect("the chunks").start + 12;
        head[hash..hash + 8].copy_from_slice(&checksum(&chunk).to_le_bytes());
        reseal(&mut head);
        let pack = Pack::open(head).expect("a head that is sound");
        pack.add_chunk(&chunk).expect("the chunk that the head names");
        exercise(vec![pack]);
    }
}
