//! The periods of the calendar that other times are counted in and cut into.

use super::Timex;
use super::timex::monday;
use crate::figure::Grain;
use crate::figure::lexer::Atoms;
use crate::figure::table::Tag;
use crate::text::place_among;
use crate::value::Date;

/// A period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Cycle {
    /// The cycle named at `at`, in the singular or plural.
    #[inline(never)]
    pub fn at(atoms: &Atoms, at: usize) -> Option<Self> {
        if atoms.is(at, Tag::Weekend) {
            return Some(Self::Weekend);
        }
        if atoms.is(at, Tag::QuarterYear) {
            return Some(Self::Quarter);
        }
        use Cycle::{Century, Day, Decade, Fortnight, Month, Week, Year};
        let unit = atoms.row(at, Tag::Unit)?.unit().0;
        let place = place_among("day week fortnight month year decade century", unit)?;
        [Day, Week, Fortnight, Month, Year, Decade, Century].get(place).copied()
    }

    /// The cycle named in the singular.
    pub fn one_at(atoms: &Atoms, at: usize) -> Option<Self> {
        Self::at(atoms, at).filter(|_| !atoms.word(at).ends_with('s'))
    }

    /// The cycle that holds `day`, moved by `offset` of its kind.
    #[inline(never)]
    pub fn around(self, day: Date, offset: i32) -> Option<Timex> {
        let year = day.year().checked_add(i16::try_from(offset.checked_mul(self.years().max(1))?).ok()?)?;
        match self {
            Self::Day => Some(Timex::day(day.plus_days(offset))),
            Self::Week => Some(Timex::week(day.plus_days(offset.checked_mul(7)?))),
            Self::Fortnight => None,
            Self::Weekend => {
                let saturday = monday(day).plus_days(offset.checked_mul(7)?.checked_add(5)?);
                Timex::day(saturday).through(Timex::day(saturday.plus_days(1)))
            }
            Self::Month => {
                let month = day.first_of_month().plus_months(offset);
                Timex::month(month.year(), month.month())
            }
            Self::Quarter => {
                let month = day.first_of_month().plus_months(offset.checked_mul(3)?);
                Timex::quarter(month.year(), month.month().div_ceil(3))
            }
            Self::Year => Timex::year(year),
            Self::Decade => Timex::decade(year),
            Self::Century => Timex::years(year - year.rem_euclid(100), 100, Grain::Span),
        }
    }

    /// Years in one of it; 0 for what is shorter.
    fn years(self) -> i32 {
        match self {
            Self::Year => 1,
            Self::Decade => 10,
            Self::Century => 100,
            _ => 0,
        }
    }

    /// Months in one of it; 0 for what is counted in days.
    pub fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            _ => 12 * self.years(),
        }
    }

    /// Days in one of it, for what is counted in days.
    pub fn days(self) -> i32 {
        match self {
            Self::Day => 1,
            Self::Week | Self::Weekend => 7,
            Self::Fortnight => 14,
            _ => 0,
        }
    }

    /// `day` moved by `count` of it.
    pub fn moved(self, day: Date, count: i32) -> Option<Date> {
        match self.months() {
            0 => Some(day.plus_days(self.days().checked_mul(count)?)),
            months => Some(day.plus_months(months.checked_mul(count)?)),
        }
    }
}
