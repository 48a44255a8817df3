//! Stretches of time: building them from calendar units, and writing them in ISO 8601.

use crate::figure::{Grain, Timex};
use crate::value::Date;

impl Timex {
    pub(in crate::figure) fn day(day: Date) -> Self {
        Self::new(day, day.plus_days(1), Grain::Day)
    }

    /// The week, from its Monday, that holds `day`.
    pub(in crate::figure) fn week(day: Date) -> Self {
        let from = monday(day);
        Self::new(from, from.plus_days(7), Grain::Week)
    }

    /// So many months from the first of one on.
    #[inline(never)]
    pub(in crate::figure) fn months(year: i32, first: i32, count: i32, grain: Grain) -> Option<Self> {
        let from = Date::new(year.try_into().ok()?, first.try_into().ok()?, 1)?;
        Some(Self::new(from, from.plus_months(count), grain))
    }

    /// A month; or a season, which the table tells by its first month and 16.
    pub(in crate::figure) fn month(year: i32, month: i32) -> Option<Self> {
        let (count, grain) = if is_season(month) { (3, Grain::Span) } else { (1, Grain::Month) };
        Self::months(year, month & 15, count, grain)
    }

    pub(in crate::figure) fn year(year: i32) -> Option<Self> {
        Self::months(year, 1, 12, Grain::Year)
    }

    pub(in crate::figure) fn decade(year: i32) -> Option<Self> {
        Self::months(year - year.rem_euclid(10), 1, 120, Grain::Decade)
    }

    pub(in crate::figure) fn century(year: i32) -> Option<Self> {
        Self::months(year - year.rem_euclid(100), 1, 1200, Grain::Span)
    }

    /// From the start of one to the end of the other.
    pub(in crate::figure) fn through(self, last: Self) -> Option<Self> {
        (self.from() < last.to()).then_some(Self::new(self.from(), last.to(), Grain::Span))
    }

    /// The early, middle or late part (0, 1, 2): ten days of a month, four months of a year, three or four years of a decade.
    pub(in crate::figure) fn portion(self, portion: i32) -> Option<Self> {
        let (from, to) = (self.from(), self.to());
        let months = |cuts: [i32; 4]| {
            let cut = |nth: i32| from.plus_months(cuts[nth.clamp(0, 3) as usize]);
            (cut(portion), cut(portion + 1))
        };
        let (from, to) = match self.grain() {
            Grain::Month if portion < 2 => (from.plus_days(10 * portion), from.plus_days(10 * portion + 10)),
            Grain::Month => (to.plus_days(-10), to),
            Grain::Year => months([0, 4, 8, 12]),
            Grain::Decade => months([0, 48, 84, 120]),
            // "late Thursday"
            Grain::Day => return Some(self),
            _ => return None,
        };
        Some(Self::new(from, to, Grain::Span))
    }

    /// ISO 8601: "2026-02-04", "2018-W29", "2025-10", "2025-Q4", "2014"; a range "a/b" holds both its ends.
    pub fn iso(&self) -> String {
        let (year, month) = (self.from().year(), self.from().month());
        match self.grain() {
            Grain::Day => self.from().to_string(),
            Grain::Week => iso_week(self.from()),
            Grain::Month => format!("{year:04}-{month:02}"),
            Grain::Quarter => format!("{year:04}-Q{}", month.div_ceil(3)),
            Grain::Year => format!("{year:04}"),
            Grain::Decade => format!("{year:04}/{:04}", self.to().year() - 1),
            Grain::Span => self.iso_span(),
        }
    }
}

impl Timex {
    /// Both ends in the coarsest unit that fits: "1964/1985", "2003-07/2004-12", "2025-11-21/2025-11-30".
    fn iso_span(&self) -> String {
        let (from, last) = (self.from(), self.to().plus_days(-1));
        let months = from.day() == 1 && self.to().day() == 1;
        let years = months && from.month() == 1 && self.to().month() == 1;
        match (years, months) {
            (true, _) => format!("{:04}/{:04}", from.year(), last.year()),
            // "between 1 June and 30 June"
            (_, true) if from.plus_months(1) == self.to() => {
                format!("{:04}-{:02}", from.year(), from.month())
            }
            (_, true) => {
                format!("{:04}-{:02}/{:04}-{:02}", from.year(), from.month(), last.year(), last.month())
            }
            _ => format!("{from}/{last}"),
        }
    }
}

pub(in crate::figure) fn is_season(month: i32) -> bool {
    month > 15
}

pub(in crate::figure) fn monday(day: Date) -> Date {
    day.plus_days(-(day.weekday() as i32))
}

/// The week that holds a Thursday belongs to the Thursday's year.
fn iso_week(monday: Date) -> String {
    let thursday = monday.plus_days(3);
    let new_year = Date::new(thursday.year(), 1, 1).unwrap_or(thursday);
    let week = (thursday.to_days() - new_year.to_days()) / 7 + 1;
    format!("{:04}-W{week:02}", thursday.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn day(text: &str) -> Date {
        text.parse().expect(text)
    }

    #[test]
    fn weeks_belong_to_the_year_of_their_thursday() {
        assert_eq!(Timex::week(day("2027-01-01")).iso(), "2026-W53");
        assert_eq!(Timex::week(day("2024-12-30")).iso(), "2025-W01");
        assert_eq!(Timex::week(day("2018-07-16")).iso(), "2018-W29");
    }

    #[test]
    fn parts_of_a_month_are_ten_days() {
        let november = Timex::month(2025, 11).unwrap();
        let iso = |portion| november.portion(portion).unwrap().iso();
        assert_eq!(iso(2), "2025-11-21/2025-11-30");
        assert_eq!(iso(1), "2025-11-11/2025-11-20");
        assert_eq!(Timex::decade(1983).unwrap().portion(2).unwrap().iso(), "1987/1989");
    }
}
