//! The periods of the calendar that other times are counted in and cut into.

use super::Timex;
use super::timex::monday;
use crate::figure::atoms::{Atoms, Glue};
use crate::figure::table::{Measure, Tag};
use crate::figure::{Grain, Kind};
use crate::value::Date;

/// A period of the calendar.
// As wide as what is handed on: a byte would be cut out of it at every call.
#[repr(u32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
pub(super) enum Cycle {
    Day,
    Week,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

const UNITS: [(Measure, Cycle); 7] = [
    (Measure::named("day", Kind::Duration), Cycle::Day),
    (Measure::named("week", Kind::Duration), Cycle::Week),
    (Measure::named("fortnight", Kind::Duration), Cycle::Fortnight),
    (Measure::named("month", Kind::Duration), Cycle::Month),
    (Measure::named("year", Kind::Duration), Cycle::Year),
    (Measure::named("decade", Kind::Duration), Cycle::Decade),
    (Measure::named("century", Kind::Duration), Cycle::Century),
];

impl Cycle {
    /// The cycle named by an atom, in the singular or plural.
    #[inline(never)]
    pub fn at(atoms: &Atoms, ahead: isize) -> Option<Self> {
        if atoms.is(ahead, Tag::Weekend) {
            return Some(Self::Weekend);
        }
        if atoms.is(ahead, Tag::QuarterYear) {
            return Some(Self::Quarter);
        }
        let unit = atoms.row(ahead, Tag::Unit)?.measure();
        UNITS.iter().find(|(measure, _)| *measure == unit).map(|(_, cycle)| *cycle)
    }

    /// The cycle named in the singular.
    #[inline(never)]
    pub fn one_at(atoms: &Atoms, ahead: isize) -> Option<Self> {
        Self::at(atoms, ahead).filter(|_| !atoms.ends_with(ahead, "s"))
    }

    /// Whether it is named behind a space, in the singular.
    #[inline(never)]
    pub fn is_next(self, atoms: &Atoms, ahead: isize) -> bool {
        Self::one_at(atoms, ahead) == Some(self) && atoms.glued(ahead, Glue::SPACE)
    }

    /// The cycle that holds `day`, moved by `offset` of its kind.
    #[inline(never)]
    pub fn around(self, day: Date, offset: i32) -> Option<Timex> {
        let there = self.moved(day, offset)?;
        let year = i32::from(day.year()).checked_add(offset.checked_mul(self.months() / 12)?)?;
        let months = |count: i32, grain| {
            let month = day.first_of_month().plus_months(offset.checked_mul(count)?);
            let first = (i32::from(month.month()) - 1) / count * count + 1;
            Timex::months(month.year().into(), first, count, grain)
        };
        match self {
            Self::Day => Some(Timex::day(there)),
            Self::Week => Some(Timex::week(there)),
            Self::Fortnight => None,
            Self::Weekend => {
                let saturday = monday(there).plus_days(5);
                Some(Timex::new(saturday, saturday.plus_days(2), Grain::Span))
            }
            Self::Month => months(1, Grain::Month),
            Self::Quarter => months(3, Grain::Quarter),
            Self::Year => Timex::year(year),
            Self::Decade => Timex::decade(year),
            Self::Century => Timex::century(year),
        }
    }

    /// Months in one of it; 0 for what is counted in days.
    #[inline(never)]
    pub fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
            Self::Decade => 120,
            Self::Century => 1200,
            _ => 0,
        }
    }

    /// Days in one of it; 0 for what is counted in months.
    pub fn days(self) -> i32 {
        match self {
            Self::Day => 1,
            Self::Fortnight => 14,
            Self::Week | Self::Weekend => 7,
            _ => 0,
        }
    }

    /// `day` moved by `count` of it.
    #[inline(never)]
    pub fn moved(self, day: Date, count: i32) -> Option<Date> {
        let months = day.plus_months(self.months().checked_mul(count)?);
        Some(months.plus_days(self.days().checked_mul(count)?))
    }
}
