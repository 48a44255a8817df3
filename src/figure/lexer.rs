//! Cuts a block into words, numbers and symbols, each with the rows of the table that match it.

use std::hint::select_unpredictable;

use super::atoms::{Atom, Glue};
use super::table::{AT_A_GLANCE, Readings, Table};
use crate::text::{ByteSpan, is_letter, only_char, part};

/// The stretches of a block that rows of the table match, for the benchmark: all of the finding, none of the grammar.
pub fn stretches(text: &str, block: ByteSpan) -> impl Iterator<Item = ByteSpan> {
    let table = Table::get("en").expect("English is always there");
    lex(table, block.of(text), block.start)
        .into_iter()
        .filter(|atom| atom.readings != 0)
        .map(|atom| atom.span)
}

pub(super) fn lex(table: &Table, source: &str, offset: u32) -> Vec<Atom> {
    let bytes = source.as_bytes();
    let mut out: Vec<Atom> = Vec::with_capacity(source.len() / 4 + 1);
    let mut gap = 0;
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        if first == b' ' {
            at += 1;
            continue;
        }
        let (length, readings) = atom_at(table, source, at, first);
        if length == 0 {
            at += 1;
            continue;
        }
        let glue = match &bytes[gap..at] {
            _ if out.is_empty() => first_glue(part(source, 0, at)),
            [] => Glue::JOINED,
            b" " => Glue::SPACE,
            // The commonest of the others.
            b", " => Glue::COMMA,
            b". " => Glue::STOP,
            _ => glue_of(part(source, gap, at)),
        };
        out.push(Atom { span: ByteSpan::new(at, at + length).moved(offset), readings, glue });
        at += length;
        gap = at;
    }
    out
}

/// Length and readings of the atom that begins at `at`; length 0 where none does, as inside of a character.
#[inline]
fn atom_at(table: &Table, source: &str, at: usize, first: u8) -> (usize, Readings) {
    let bytes = &source.as_bytes()[at..];
    if AT_A_GLANCE
        && first.is_ascii_alphabetic()
        && let Some((key, length)) = word(source.as_bytes(), at)
    {
        let behind = [0, 1].map(|nth| bytes.get(length + nth).copied().unwrap_or(0));
        if ends_plainly(behind)
            && let Some(readings) = table.word(key, behind)
        {
            return (length, readings);
        }
    }
    if table.begins(first) || first.is_ascii_alphanumeric() || first >= 0xc0 {
        return other_atom(table, source, at);
    }
    (0, 0)
}

#[inline(never)]
fn other_atom(table: &Table, source: &str, at: usize) -> (usize, Readings) {
    let bytes = &source.as_bytes()[at..];
    if let Some(found) = table.longest(bytes, |end| ends_word(bytes, end)) {
        return found;
    }
    if ends_plainly([bytes[0], bytes.get(1).copied().unwrap_or(0)]) && !bytes[0].is_ascii_alphanumeric() {
        return (0, 0);
    }
    (run_length(part(source, at, source.len())), 0)
}

/// The ASCII letters of `bytes` from `at` on: the first eight as small ones, the first in the lowest byte, and how many
/// there are in all. `None` from sixteen on.
#[inline]
fn word(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let sixteen = match bytes[at..].first_chunk::<16>() {
        Some(chunk) => u128::from_le_bytes(*chunk),
        None => bytes[at..].iter().rev().fold(0, |all, &byte| all << 8 | u128::from(byte)),
    };
    let (first, second) = (sixteen as u64, (sixteen >> 64) as u64);
    let ends = [first, second].map(others);
    let length =
        select_unpredictable(ends[0] == 0, ends[1].trailing_zeros() + 64, ends[0].trailing_zeros()) / 8;
    let beyond = select_unpredictable(ends[0] == 0, 0, u64::MAX << (ends[0].trailing_zeros() & 0x38));
    let key = (first | (0x20 * EACH)) & !beyond;
    (length < 16).then_some((key, length as usize))
}

const EACH: u64 = 0x0101_0101_0101_0101;

/// The high bit of each byte that is no ASCII letter.
#[inline]
fn others(eight: u64) -> u64 {
    const HIGH: u64 = 0x80 * EACH;
    // All eight at once: a small letter is no less than "a" and less than "{", which carries into its high bit.
    let seven_bits = (eight | (0x20 * EACH)) & !HIGH;
    let from_a = seven_bits + (0x80 - u64::from(b'a')) * EACH;
    let past_z = seven_bits + (0x80 - u64::from(b'{')) * EACH;
    !(from_a & !past_z & !eight) & HIGH
}

/// Whether these two bytes surely do not begin a letter: ASCII behind letters, or a dash or quotation mark.
#[inline]
fn ends_plainly(behind: [u8; 2]) -> bool {
    behind[0] < 0x80 || behind == [0xe2, 0x80]
}

/// A run of letters or of digits ends where the other begins, so that units may follow digits directly.
fn ends_word(bytes: &[u8], end: usize) -> bool {
    let Some(&next) = bytes.get(end) else { return true };
    let last = bytes[end - 1];
    match last {
        b'0'..=b'9' => !next.is_ascii_digit(),
        _ if last.is_ascii_alphabetic() => !next.is_ascii_alphabetic() && !begins_letter(&bytes[end..]),
        _ => true,
    }
}

/// Whether a letter beyond ASCII begins here.
fn begins_letter(bytes: &[u8]) -> bool {
    // Two-byte characters from U+00C0 on are letters but for × and ÷ and a few signs; dashes and quotation marks
    // have three bytes.
    matches!(bytes, [0xc3, low, ..] if *low != 0x97 && *low != 0xb7) || matches!(bytes, [0xc4..=0xdf, ..])
}

fn run_length(rest: &str) -> usize {
    let same: fn(char) -> bool = match rest.chars().next() {
        Some(first) if is_letter(first) => is_letter,
        Some('0'..='9') => |c| c.is_ascii_digit(),
        _ => return 0,
    };
    rest.find(|c| !same(c)).unwrap_or(rest.len())
}

fn first_glue(gap: &str) -> Glue {
    match glue_of(gap) {
        Glue::MINUS | Glue::HYPHEN => Glue::MINUS,
        Glue::DASH if gap.trim_end() == gap => Glue::MINUS,
        Glue::OPEN => Glue::OPEN,
        _ => Glue::START,
    }
}

fn glue_of(gap: &str) -> Glue {
    let trimmed = gap.trim();
    let spaced = trimmed.len() < gap.len();
    // A sign has a space or a bracket before it and nothing behind: "to –5", "(-5".
    let before_sign = gap.strip_suffix(['-', '–', '−']);
    if before_sign.is_some_and(|before| before.ends_with(|c: char| c == '(' || c.is_whitespace())) {
        return Glue::MINUS;
    }
    match only_char(trimmed) {
        None if gap.is_empty() => Glue::JOINED,
        None if trimmed.is_empty() => Glue::SPACE,
        Some('-' | '\u{2010}' | '\u{2011}') if !spaced => Glue::HYPHEN,
        Some('-' | '–' | '—' | '~' | '−') => Glue::DASH,
        Some(',') => Glue::COMMA,
        Some('(' | '[') => Glue::OPEN,
        _ if trimmed.bytes().any(|byte| matches!(byte, b'.' | b'!' | b'?' | b';')) && spaced => Glue::STOP,
        _ => Glue::OTHER,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "lexer_tests.rs"]
mod tests;
