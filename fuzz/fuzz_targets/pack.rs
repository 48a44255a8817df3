//! Any bytes as a pack, their checksums made right: what loads is used, on top of itself.
#![no_main]

use backstory::pack::Pack;
use forged::{exercise, reseal};
use libfuzzer_sys::fuzz_target;

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../../tests/packs/forged.rs"]
mod forged;

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = bytes.to_vec();
    reseal(&mut bytes);
    if let Ok(pack) = Pack::open(bytes) {
        exercise(vec![pack.clone(), pack]);
    }
});
