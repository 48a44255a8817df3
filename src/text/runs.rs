//! Runs of letters and digits, looked for in 64 bytes at a time.

use super::lanes::Lanes;
use crate::value::Eight;

/// Eight bytes of a text; those behind its end are 0.
#[inline]
pub(super) fn eight_at(source: &[u8], at: usize) -> Eight {
    let eight = source.get(at..at + Eight::COUNT).and_then(|eight| eight.as_array().copied());
    Eight::of(eight.unwrap_or_else(|| filled(source, at)))
}

/// The place of the first of some bytes of ASCII or leading bytes of characters, from `from` on.
#[inline]
pub(super) fn next_of<const N: usize>(source: &[u8], from: usize, wanted: [u8; N]) -> Option<usize> {
    let mut at = from;
    while at < source.len() {
        let eight = eight_at(source, at);
        let found = wanted.iter().fold(0, |found, byte| found | eight.that_are(*byte));
        if found != 0 {
            return Some(at + Eight::place(found));
        }
        at += Eight::COUNT;
    }
    None
}

/// The bytes of a text from `at` on, and 0 behind its end.
#[cold]
#[inline(never)]
fn filled<const N: usize>(text: &[u8], at: usize) -> [u8; N] {
    let mut bytes = [0; N];
    bytes.iter_mut().zip(text.iter().skip(at)).for_each(|(to, from)| *to = *from);
    bytes
}

/// Letters and digits of ASCII and bytes beyond ASCII, side by side.
#[derive(Clone, Copy)]
pub(super) struct Run {
    /// Counted from the first of the bytes that are looked at together.
    pub start: usize,
    /// [`Runs::WIDTH`] where the run may go on behind them.
    pub end: usize,
    /// The bits of its bytes.
    pub all: u64,
}

/// The runs among 64 bytes of a text; the first byte's bits are the lowest.
pub(super) struct Runs {
    /// Where runs begin.
    starts: u64,
    /// What stands behind runs.
    ends: u64,
    /// What runs consist of.
    bytes: u64,
    /// Capitals and digits.
    pub raised: u64,
    pub beyond_ascii: u64,
}

impl Runs {
    /// Bytes that are looked at together.
    pub const WIDTH: usize = u64::BITS as usize;

    #[inline]
    pub fn of(text: &[u8], from: usize) -> Self {
        let bytes = text.get(from..from + Self::WIDTH).and_then(|bytes| bytes.as_array().copied());
        let bytes: [u8; Self::WIDTH] = bytes.unwrap_or_else(|| filled(text, from));
        let (mut small, mut raised, mut beyond_ascii) = (0, 0, 0);
        for (sixteen, at) in bytes.as_chunks().0.iter().zip((0..).step_by(Lanes::WIDTH)) {
            let lanes = Lanes::of(*sixteen);
            small |= u64::from(lanes.small) << at;
            raised |= u64::from(lanes.raised) << at;
            beyond_ascii |= u64::from(lanes.beyond_ascii) << at;
        }
        let bytes = small | raised | beyond_ascii;
        let mut runs = Self { starts: 0, ends: 0, bytes, raised, beyond_ascii };
        runs.go_on_at(0);
        runs
    }

    /// Leaves out what stands before a place.
    #[inline]
    pub fn go_on_at(&mut self, place: usize) {
        self.bytes &= if place < Self::WIDTH { u64::MAX << place } else { 0 };
        self.starts = self.bytes & !(self.bytes << 1);
        self.ends = !self.bytes & self.bytes << 1;
    }

    #[inline]
    pub fn next(&mut self) -> Option<Run> {
        if self.starts == 0 {
            return None;
        }
        let first = self.starts & self.starts.wrapping_neg();
        let behind = self.ends & self.ends.wrapping_neg();
        self.starts ^= first;
        self.ends ^= behind;
        let (start, end) = (first.trailing_zeros() as usize, behind.trailing_zeros() as usize);
        Some(Run { start, end, all: behind.wrapping_sub(first) })
    }
}
