//! Any bytes as the chunk of bodies that the head of a sound pack names.
#![no_main]

use std::sync::LazyLock;

use backstory::pack::Pack;
use forged::{checksum, exercise, reseal, section};
use libfuzzer_sys::fuzz_target;

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../../tests/packs/forged.rs"]
mod forged;

/// The pack of Paris without its bodies: `fuzz/README.md` tells how it is made.
static HEAD: LazyLock<Vec<u8>> = LazyLock::new(|| {
    std::fs::read("seeds/paris-head.pack").expect("seeds/paris-head.pack, in the folder fuzz")
});

fuzz_target!(|chunk: &[u8]| {
    let mut head = HEAD.clone();
    let entry = section(&head, 8).expect("the chunks").start + 4;
    head[entry + 8..entry + 16].copy_from_slice(&checksum(chunk).to_le_bytes());
    head[entry + 20..entry + 24].copy_from_slice(&(chunk.len() as u32).to_le_bytes());
    reseal(&mut head);
    // A chunk of no bytes is none: the pack has no bodies then.
    let Ok(pack) = Pack::open(head) else { return };
    let _ = pack.add_chunk(chunk);
    exercise(vec![pack]);
});
