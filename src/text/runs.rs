//! Runs of letters and digits, looked for in 64 bytes at a time.

use super::fold::is_of_word;
use super::span::part;

/// Eight bytes of a text as one number, the first one lowest, so that each operation is on all of them.
#[derive(Clone, Copy)]
pub(super) struct Eight(u64);

/// A number with the same byte eight times.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The highest bit of each byte.
const HIGHEST: u64 = each(0x80);
/// The bit that makes a letter small.
const SMALL: u64 = each(0x20);

impl Eight {
    /// Bytes behind the end of the text are 0.
    #[inline]
    pub fn of(source: &[u8], at: usize) -> Self {
        let eight = source.get(at..at + 8).and_then(|eight| eight.as_array().copied());
        Self(u64::from_le_bytes(eight.unwrap_or_else(|| filled(source, at))))
    }

    /// The first of them, one at least; 0 for those behind.
    #[inline]
    pub fn first(self, count: usize) -> Self {
        Self(self.0 & u64::MAX >> (64 - 8 * count.min(8)))
    }

    /// In small letters; of letters and digits alone.
    #[inline]
    pub fn small(self) -> u64 {
        self.0 | self.0 >> 1 & SMALL
    }

    /// A bit in the byte of each capital; of letters and digits alone, as are the small ones.
    #[inline]
    pub fn capitals(self) -> u64 {
        self.0 >> 1 & !self.0 & SMALL
    }

    #[inline]
    pub fn small_letters(self) -> u64 {
        self.0 >> 1 & self.0 & SMALL
    }

    /// The highest bit of each byte of ASCII from `first` to `last`.
    #[inline]
    fn within(self, first: u8, last: u8) -> u64 {
        // No sum of two bytes below 128 carries into the next byte.
        let low = self.0 & !HIGHEST;
        let from_first = low + each(0x80 - first);
        let behind_last = low + each(0x7f - last);
        from_first & !behind_last & !self.0 & HIGHEST
    }

    /// The highest bit of each byte that is this one, down to the lowest.
    #[inline]
    fn lowest(self, byte: u8) -> u64 {
        let zero = self.0 ^ each(byte);
        zero.wrapping_sub(each(1)) & !zero & HIGHEST
    }

    /// The highest bit of each letter and digit of ASCII.
    #[inline]
    fn plain(self) -> u64 {
        Self(self.0 | SMALL).within(b'a', b'z') | self.within(b'0', b'9')
    }
}

/// The place of the first of some bytes of ASCII or leading bytes of characters, from `from` on.
#[inline]
pub(super) fn next_of<const N: usize>(source: &[u8], from: usize, wanted: [u8; N]) -> Option<usize> {
    let mut at = from;
    while at < source.len() {
        let eight = Eight::of(source, at);
        // Above a byte that is wanted the others may be taken for it.
        let found = wanted.iter().fold(0, |found, byte| found | eight.lowest(*byte));
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    None
}

/// The highest bit of each of eight bytes, side by side.
#[inline]
fn side_by_side(highest: u64) -> u64 {
    (highest >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// The bytes of a text from `at` on, and 0 behind its end.
#[cold]
#[inline(never)]
fn filled<const N: usize>(text: &[u8], at: usize) -> [u8; N] {
    let mut bytes = [0; N];
    bytes.iter_mut().zip(text.iter().skip(at)).for_each(|(to, from)| *to = *from);
    bytes
}

/// A bit for each letter and digit of ASCII among 64 bytes, and one for each byte beyond ASCII.
#[inline(never)]
fn bits(text: &[u8], from: usize) -> (u64, u64) {
    let bytes = text.get(from..from + Runs::WIDTH).and_then(|bytes| bytes.as_array().copied());
    let bytes: [u8; Runs::WIDTH] = bytes.unwrap_or_else(|| filled(text, from));
    let (mut plain, mut other) = (0, 0);
    for (eight, at) in bytes.as_chunks().0.iter().zip((0..).step_by(8)) {
        let eight = Eight(u64::from_le_bytes(*eight));
        plain |= side_by_side(eight.plain()) << at;
        other |= side_by_side(eight.0 & HIGHEST) << at;
    }
    (plain, other)
}

/// Finds runs of letters and digits.
pub(super) struct Runs<'t> {
    text: &'t str,
    /// Where the bits begin.
    base: usize,
    /// A bit for each letter and digit of ASCII.
    plain: u64,
    /// A bit for each byte beyond ASCII.
    other: u64,
}

impl<'t> Runs<'t> {
    /// Bytes that are looked at together.
    pub const WIDTH: usize = u64::BITS as usize;

    pub fn of(text: &'t str) -> Self {
        let mut runs = Self { text, base: 0, plain: 0, other: 0 };
        runs.look(0);
        runs
    }

    #[inline]
    fn look(&mut self, base: usize) {
        self.base = base;
        (self.plain, self.other) = bits(self.text.as_bytes(), base);
    }

    /// Where the next word begins, and how many letters and digits of ASCII it begins with: [`Self::WIDTH`] of longer
    /// ones. Ask in ascending order.
    #[inline]
    pub fn next_word(&mut self, from: usize) -> Option<(usize, usize)> {
        let mut from = from;
        loop {
            let into = from - self.base;
            let ahead = if into < Self::WIDTH { (self.plain | self.other) >> into } else { 0 };
            if ahead == 0 {
                from = from.max(self.base + Self::WIDTH);
                if from >= self.text.len() {
                    return None;
                }
                self.look(from);
                continue;
            }
            let start = from + ahead.trailing_zeros() as usize;
            let length = self.length(start);
            if length > 0 {
                return Some((start, length));
            }
            let c = part(self.text, start, self.text.len()).chars().next()?;
            if is_of_word(c) {
                return Some((start, 0));
            }
            from = start + c.len_utf8();
        }
    }

    #[inline]
    fn length(&mut self, start: usize) -> usize {
        let length = (!(self.plain >> (start - self.base))).trailing_zeros() as usize;
        if start + length < self.base + Self::WIDTH || start == self.base {
            return length;
        }
        self.look(start);
        self.plain.trailing_ones() as usize
    }
}
