//! What sixteen bytes of a text are, told of all at once.
//!
//! Processors have instructions for it, each its own; where we do not know them, one byte after the other will do.

/// A bit for each of sixteen bytes, the first one lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lanes {
    pub small: u16,
    /// Capitals and digits.
    pub raised: u16,
    pub beyond_ascii: u16,
}

impl Lanes {
    pub const WIDTH: usize = 16;

    #[cfg(target_arch = "x86_64")]
    #[inline]
    pub fn of(bytes: [u8; Self::WIDTH]) -> Self {
        // SAFETY: there is no x86-64 without SSE2.
        unsafe { Self::by_sse2(bytes) }
    }

    #[cfg(target_arch = "x86_64")]
    #[inline]
    #[target_feature(enable = "sse2")]
    fn by_sse2(bytes: [u8; Self::WIDTH]) -> Self {
        use std::arch::x86_64::*;

        let number = u128::from_le_bytes(bytes);
        let bytes = _mm_set_epi64x((number >> 64) as i64, number as i64);
        let each = |byte: u8| _mm_set1_epi8(byte as i8);
        let within = |bytes, first, last| {
            let from_first = _mm_sub_epi8(bytes, each(first));
            _mm_cmpeq_epi8(_mm_min_epu8(from_first, each(last - first)), from_first)
        };
        let bits = |lanes| _mm_movemask_epi8(lanes) as u16;
        let raised = _mm_or_si128(within(bytes, b'A', b'Z'), within(bytes, b'0', b'9'));
        Self { small: bits(within(bytes, b'a', b'z')), raised: bits(raised), beyond_ascii: bits(bytes) }
    }

    #[cfg(target_arch = "wasm32")]
    #[inline]
    pub fn of(bytes: [u8; Self::WIDTH]) -> Self {
        use std::arch::wasm32::*;

        let number = u128::from_le_bytes(bytes);
        let bytes = u64x2(number as u64, (number >> 64) as u64);
        let within =
            |bytes, first, last| u8x16_le(u8x16_sub(bytes, u8x16_splat(first)), u8x16_splat(last - first));
        Self {
            small: u8x16_bitmask(within(bytes, b'a', b'z')),
            raised: u8x16_bitmask(v128_or(within(bytes, b'A', b'Z'), within(bytes, b'0', b'9'))),
            beyond_ascii: u8x16_bitmask(bytes),
        }
    }

    #[cfg(not(any(target_arch = "x86_64", target_arch = "wasm32")))]
    pub fn of(bytes: [u8; Self::WIDTH]) -> Self {
        Self::one_by_one(bytes)
    }

    #[cfg(any(test, not(any(target_arch = "x86_64", target_arch = "wasm32"))))]
    fn one_by_one(bytes: [u8; Self::WIDTH]) -> Self {
        let bits = |is: fn(&u8) -> bool| {
            bytes.iter().rev().fold(0, |bits: u16, byte| bits << 1 | u16::from(is(byte)))
        };
        Self {
            small: bits(u8::is_ascii_lowercase),
            raised: bits(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()),
            beyond_ascii: bits(|byte| !byte.is_ascii()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_at_once_they_are_what_they_are_one_by_one() {
        for byte in 0..=u8::MAX {
            for at in 0..Lanes::WIDTH {
                let mut bytes = *b"a9 Z.\xe2\x80\x99{@[`/:AZ";
                bytes[at] = byte;
                assert_eq!(Lanes::of(bytes), Lanes::one_by_one(bytes), "{byte} at {at}");
            }
        }
    }
}
