//! Bytes that were changed at random, under right checksums: what still loads is used for all that a pack is for.
//!
//! The same changes every time. `fuzz/` looks further, by hand.

use backstory::pack::Pack;

use crate::forged::{SECTIONS, checksum, exercise, reseal, section};
use crate::paris_bytes;

/// Changed packs of one run: some seconds in a build for tests.
const RUNS: usize = 2_000;
/// Changes of one pack, at most.
const CHANGES: usize = 6;

/// splitmix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// One change of a pack's section: a bit, a byte, a word, bytes copied from elsewhere.
    fn change(&mut self, bytes: &mut [u8], from: usize, length: usize) {
        let at = from + self.below(length);
        match self.below(4) {
            0 => bytes[at] ^= 1 << self.below(8),
            1 => bytes[at] = [0x00, 0x01, 0x7f, 0x80, 0xff][self.below(5)],
            2 => {
                let at = at.min(from + length.saturating_sub(4));
                let word =
                    [0, 1, u32::MAX, u32::MAX >> 1, self.next() as u32, self.below(64) as u32][self.below(6)];
                let end = (at + 4).min(from + length);
                bytes[at..end].copy_from_slice(&word.to_le_bytes()[..end - at]);
            }
            _ => {
                let other = from + self.below(length);
                let count = (1 + self.below(16)).min(from + length - at.max(other));
                bytes.copy_within(other..other + count, at);
            }
        }
    }
}

#[test]
fn packs_changed_at_random_are_refused_or_harmless() {
    let good = paris_bytes();
    let mut random = Random(5);
    let (mut loaded, mut alive) = (0, 0);
    for _ in 0..RUNS {
        let mut bad = good.clone();
        for _ in 0..1 + random.below(CHANGES) {
            let range = section(&good, random.below(SECTIONS)).expect("a section");
            if !range.is_empty() {
                random.change(&mut bad, range.start, range.len());
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
    let mut random = Random(6);
    for _ in 0..RUNS / 4 {
        let (mut head, mut chunk) = (head.clone(), chunk.clone());
        let length = chunk.len();
        for _ in 0..1 + random.below(CHANGES) {
            random.change(&mut chunk, 0, length);
        }
        // Behind the number of entities and the hash of the records.
        let hash = section(&head, 8).expect("the chunks").start + 12;
        head[hash..hash + 8].copy_from_slice(&checksum(&chunk).to_le_bytes());
        reseal(&mut head);
        let pack = Pack::open(head).expect("a head that is sound");
        pack.add_chunk(&chunk).expect("the chunk that the head names");
        exercise(vec![pack]);
    }
}
