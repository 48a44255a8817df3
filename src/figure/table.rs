//! The pattern table: what the rows mean.

mod automaton;
mod tags;
mod words;

use std::num::NonZeroU32;

use super::Kind;
pub(super) use automaton::{AT_A_GLANCE, Readings, Table};
pub(super) use tags::{Tag, Tags, flag};

/// What a stretch of text can stand for: one row of `tables/*.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row(&'static Meaning);

/// What a row says.
#[derive(Debug, PartialEq, Eq)]
struct Meaning {
    tag: u8,
    value: i8,
    unit: u8,
    flags: u8,
}

impl Row {
    pub fn is(self, tag: Tag) -> bool {
        self.0.tag == tag as u8
    }

    /// The number, power of ten, month ...: by tag.
    pub fn value(self) -> i32 {
        self.0.value.into()
    }

    /// The value, of a magnitude.
    pub fn power(self) -> u8 {
        self.0.value as u8
    }

    pub fn has(self, flag: u8) -> bool {
        self.0.flags & flag != 0
    }

    #[inline(never)]
    pub fn measure(self) -> Measure {
        Measure::at(self.0.unit.into(), self.value())
    }
}

/// What a number is measured in: a currency or unit, and the power of ten that is written of it, -2 for cents, 6 for "Mt".
/// One number: the unit's place among the names, from 1 on, and the power.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measure(NonZeroU32);

impl Measure {
    const fn at(place: usize, exponent: i32) -> Self {
        Self(NonZeroU32::MIN.saturating_add((place << 8) as u32 | (exponent + 128) as u32))
    }

    fn place(self) -> usize {
        (self.0.get() as usize - 1) >> 8
    }

    /// The unit of this name, of a kind of figure. Only for constants: there must be one.
    pub const fn named(name: &str, kind: Kind) -> Self {
        let (mut place, mut start, mut end) = (0, 0, 0);
        while end <= UNITS.len() {
            if end == UNITS.len() || UNITS.as_bytes()[end] == b'\n' {
                let written = UNITS.as_bytes().split_at(end).0.split_at(start).1;
                if KINDS[place] as u8 == kind as u8 && is_same(written, name.as_bytes()) {
                    return Self::at(place, 0);
                }
                // An equals sign leads.
                (place, start) = (place + 1, end + 2);
            }
            end += 1;
        }
        panic!("no unit has this name")
    }

    pub fn exponent(self) -> i32 {
        ((self.0.get() - 1) & 255) as i32 - 128
    }

    /// The same unit with another power.
    pub fn with(self, exponent: i32) -> Self {
        Self::at(self.place(), exponent)
    }

    pub fn kind(self) -> Kind {
        KINDS[self.place()]
    }
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// The units' names, as the rows point to them.
pub(super) fn units() -> impl Iterator<Item = &'static str> {
    UNITS.split('\n').map(|name| name.strip_prefix('=').unwrap_or(name))
}

include!(concat!(env!("OUT_DIR"), "/figure_table.rs"));

/// What belongs to one language.
pub(super) struct Tongue {
    language: &'static str,
    /// Its own rows; those from the end of the last language on are common to all.
    from: usize,
    to: usize,
    shapes: Packed,
}

impl Tongue {
    fn has(&self, row: usize) -> bool {
        (self.from..self.to).contains(&row) || row >= LANGUAGES[LANGUAGES.len() - 1].to
    }
}

/// An automaton as the build packed it: the states' edges one behind the other, and the rows that match in a state.
struct Packed {
    degrees: &'static [u8],
    letters: &'static [u8],
    targets: &'static [u8],
    matches: &'static [(u8, u16)],
}

/// What the rows say. The build tells of each how much it differs from the row before, which brotli packs better.
fn meanings() -> Vec<Meaning> {
    let mut last = [0_u8; 4];
    let meaning = |row: usize| {
        for (value, steps) in last.iter_mut().zip(&STEPS) {
            *value = value.wrapping_add(steps[row]);
        }
        let [tag, value, unit, flags] = last;
        Meaning { tag, value: value as i8, unit, flags }
    };
    (0..STEPS[0].len()).map(meaning).collect()
}
