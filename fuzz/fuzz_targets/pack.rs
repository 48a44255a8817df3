//! Any bytes as a pack, its table and checksums made right: what loads is used, alone and on top of itself.
#![no_main]

use backstory::pack::{FORMAT_VERSION, Pack};
use forged::{SECTIONS, exercise, reseal};
use libfuzzer_sys::fuzz_target;

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../../tests/packs/forged.rs"]
mod forged;

const TABLE: usize = 16 + 16 * SECTIONS;

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = bytes.to_vec();
    repair(&mut bytes);
    reseal(&mut bytes);
    if let Ok(pack) = Pack::open(bytes) {
        exercise(vec![pack.clone()]);
        exercise(vec![pack.clone(), pack]);
    }
});

/// Mark, version, and sections one behind the other, of the lengths that the table has as far as there are bytes:
/// otherwise whatever makes the file longer or shorter would be refused at the door.
fn repair(bytes: &mut Vec<u8>) {
    bytes.resize(bytes.len().max(TABLE), 0);
    bytes[..8].copy_from_slice(b"BSTORY\r\n");
    bytes[8..12].copy_from_slice(&FORMAT_VERSION.to_le_bytes());
    bytes[12..16].copy_from_slice(&(SECTIONS as u32).to_le_bytes());
    let mut end = TABLE;
    for section in 0..SECTIONS {
        let entry = 16 + 16 * section;
        let offset = end.next_multiple_of(8);
        bytes.resize(bytes.len().max(offset), 0);
        bytes[end..offset].fill(0);
        let wanted =
            u32::from_le_bytes([bytes[entry + 4], bytes[entry + 5], bytes[entry + 6], bytes[entry + 7]]);
        end = (offset + wanted as usize).min(bytes.len());
        bytes[entry..entry + 4].copy_from_slice(&(offset as u32).to_le_bytes());
        bytes[entry + 4..entry + 8].copy_from_slice(&((end - offset) as u32).to_le_bytes());
    }
    bytes.truncate(end);
}
