//! Eight bytes as one number, so that each operation is on all of them.

/// The first byte is the lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Eight(pub u64);

impl Eight {
    pub const COUNT: usize = 8;

    #[inline]
    pub const fn of(bytes: [u8; Self::COUNT]) -> Self {
        Self(u64::from_le_bytes(bytes))
    }

    /// The same byte eight times.
    #[inline]
    pub const fn each(byte: u8) -> Self {
        Self::of([byte; Self::COUNT])
    }

    /// The highest bit of each byte that is this one. A byte above the lowest of them may be taken for one, too.
    ///
    /// # Source
    /// Warren, Hacker's Delight (2012), 6-1.
    #[inline]
    pub const fn that_are(self, byte: u8) -> u64 {
        let zero = self.0 ^ Self::each(byte).0;
        zero.wrapping_sub(Self::each(1).0) & !zero & Self::each(0x80).0
    }

    /// The place of the lowest byte that has a bit; eight where none has.
    #[inline]
    pub const fn place(found: u64) -> usize {
        found.trailing_zeros() as usize / 8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_byte_that_is_wanted_is_found() {
        let place = |byte| Eight::place(Eight::of(*b"\x00\x01\xffab\x80a\x60").that_are(byte));
        assert_eq!([0, 1, 0xff, b'a', b'b', 0x80, 0x60, b'c'].map(place), [0, 1, 2, 3, 4, 5, 7, 8]);
    }
}
