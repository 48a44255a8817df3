//! What is said of each label of a name: eight numbers. Some forty such rows are added up for each word.

use super::chain::NAMES;

#[cfg(target_arch = "wasm32")]
use std::arch::wasm32::{i16x8, i16x8_add, i16x8_extract_lane, v128};

/// One number for each label. The module is compiled for size, where the compiler adds one after the other unless it is told.
#[derive(Clone, Copy, Debug)]
#[cfg(target_arch = "wasm32")]
pub(super) struct Row(v128);

#[cfg(target_arch = "wasm32")]
impl Row {
    pub fn of([a, b, c, d, e, f, g, h]: [i16; NAMES]) -> Self {
        Self(i16x8(a, b, c, d, e, f, g, h))
    }

    #[inline(always)]
    pub fn add(&mut self, other: &Self) {
        self.0 = i16x8_add(self.0, other.0);
    }

    pub fn numbers(self) -> [i16; NAMES] {
        let Self(row) = self;
        [
            i16x8_extract_lane::<0>(row),
            i16x8_extract_lane::<1>(row),
            i16x8_extract_lane::<2>(row),
            i16x8_extract_lane::<3>(row),
            i16x8_extract_lane::<4>(row),
            i16x8_extract_lane::<5>(row),
            i16x8_extract_lane::<6>(row),
            i16x8_extract_lane::<7>(row),
        ]
    }
}

/// One number for each label.
#[derive(Clone, Copy, Debug)]
#[cfg(not(target_arch = "wasm32"))]
pub(super) struct Row([i16; NAMES]);

#[cfg(not(target_arch = "wasm32"))]
impl Row {
    pub fn of(numbers: [i16; NAMES]) -> Self {
        Self(numbers)
    }

    #[inline]
    pub fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, number)| *sum += number);
    }

    pub fn numbers(self) -> [i16; NAMES] {
        self.0
    }
}

impl Default for Row {
    fn default() -> Self {
        Self::of([0; NAMES])
    }
}
