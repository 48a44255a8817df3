//! Quarters and halves of a year: "Q2 2025", "the third quarter of 2024", "the December quarter", "H1".

use super::point::{Point, day_of_month, month};
use super::year::{relative_year, take_year, year_of};
use super::{Nth, Timex};
use crate::figure::Grain;
use crate::figure::atoms::{Atoms, Glue};
use crate::figure::table::Tag;

/// "Q2 2025", "2017-q1", "third quarter of 2024", "first half of last year", "next year’s first quarter".
pub(super) fn quarter(atoms: &Atoms, point: &mut Point) -> Option<()> {
    let leading = atoms.attempt(|| {
        let year = take_year(atoms).or_else(|| relative_year(atoms, false))?;
        if owns(atoms, 0) {
            atoms.step();
        }
        atoms.glued(0, Glue::SPACE | Glue::HYPHEN).then_some(year)
    });
    let part = named_part(atoms).or_else(|| ordinal_part(atoms))?;
    let fiscal = || {
        atoms.eat(Tag::Of);
        if atoms.eat(Tag::Fiscal) { take_year(atoms) } else { None }
    };
    let year = leading.or_else(|| year_of(atoms)).or_else(fiscal)?;
    point.whole = part.of(year.get());
    Some(())
}

/// A part of a year: how many months it has, and which of these it is. One number, too.
#[derive(Clone, Copy)]
pub(super) struct Part(Nth);

impl Part {
    const QUARTER: i32 = 3;
    const HALF: i32 = 6;

    fn new(months: i32, nth: i32) -> Option<Self> {
        Nth::new(months << 8 | nth).map(Self)
    }

    pub fn is_quarter(self) -> bool {
        self.0.get() >> 8 == Self::QUARTER
    }

    pub fn of(self, year: i32) -> Option<Timex> {
        let (months, nth) = (self.0.get() >> 8, self.0.get() & 255);
        let grain = if self.is_quarter() { Grain::Quarter } else { Grain::Span };
        Timex::months(year, months * nth - months + 1, months, grain)
    }
}

#[inline(never)]
pub(super) fn named_part(atoms: &Atoms) -> Option<Part> {
    if let Some(row) = atoms.take(Tag::Quarter) {
        return Part::new(Part::QUARTER, row.value());
    }
    Part::new(Part::HALF, atoms.take(Tag::HalfYear)?.value())
}

#[inline(never)]
pub(super) fn ordinal_part(atoms: &Atoms) -> Option<Part> {
    atoms.attempt(|| {
        // "the December quarter" ends with December.
        let last = month(atoms).map(Nth::get);
        let nth = match last {
            Some(month) => month / 3,
            None => day_of_month(atoms)?.get(),
        };
        match nth {
            1..=4 if last.is_none_or(|month| month % 3 == 0) && atoms.eat(Tag::QuarterYear) => {
                Part::new(Part::QUARTER, nth)
            }
            1..=2 if atoms.eat(Tag::Half) => Part::new(Part::HALF, nth),
            _ => None,
        }
    })
}

/// Whether "’s" stands here: "2024’s", "next year’s".
fn owns(atoms: &Atoms, ahead: isize) -> bool {
    atoms.reads(ahead, "s")
}
