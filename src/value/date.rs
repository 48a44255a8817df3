//! Civil dates of the proleptic Gregorian calendar. There is no clock here: "today" is always an argument.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use super::digits::{number_of, padded};

/// Month of the year, 1..=12.
pub type Month = u8;

/// A civil date without a time or an offset: what a publication date is for our purposes.
///
/// One number, `year << 9 | month << 5 | day`: dates are moved and compared in hundreds of places, and no year is 0, so
/// that an `Option` of one is no larger.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NonZeroU32);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// The text was not `YYYY-MM-DD` (a time and an offset may follow), or no such day exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError(String);

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason())
    }
}

impl DateError {
    /// What `Display` writes, without its machinery, of which the wasm would have a copy for each error.
    pub fn reason(&self) -> String {
        ["\"", &self.0, "\" is not a date of the form YYYY-MM-DD between 0001-01-01 and 9999-12-31"].concat()
    }
}

impl From<DateError> for String {
    fn from(error: DateError) -> Self {
        error.reason()
    }
}

impl std::error::Error for DateError {}

// The calendar's arithmetic is asked for in dozens of places; inlined there it would cost the wasm kilobytes.
impl Date {
    /// The date, or `None` where the calendar has no such day.
    #[inline(never)]
    pub fn new(year: i16, month: Month, day: u8) -> Option<Self> {
        let real = (1..=9999).contains(&year) && day >= 1 && day <= days_in_month(year, month);
        if real { Some(Self::of(year, month, day)) } else { None }
    }

    /// A date that the calendar has.
    fn of(year: i16, month: Month, day: u8) -> Self {
        let packed = u32::from(year.unsigned_abs()) << 9 | u32::from(month) << 5 | u32::from(day);
        Self::numbered(packed)
    }

    /// The date as one number of 23 bits, in the order of dates.
    pub(crate) fn number(self) -> NonZeroU32 {
        self.0
    }

    /// The date that has this number.
    pub(crate) fn numbered(number: u32) -> Self {
        Self(NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN))
    }

    /// Days since 1970-01-01, negative before it.
    ///
    /// # Source
    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
    #[inline(never)]
    pub fn to_days(self) -> i32 {
        let (year, month, day) = self.parts();
        let y = i32::from(year) - i32::from(month <= 2);
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let shifted_month = (i32::from(month) + 9) % 12;
        let day_of_year = (153 * shifted_month + 2) / 5 + i32::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The inverse of [`Date::to_days`], held to the years 1 to 9999.
    #[inline(never)]
    pub fn from_days(days: i32) -> Self {
        let days = days.clamp(MIN_DAYS, MAX_DAYS) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = (shifted_month + 2) % 12 + 1;
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Self::of(year as i16, month as Month, day as u8)
    }

    pub fn year(self) -> i16 {
        (self.0.get() >> 9) as i16
    }

    pub fn month(self) -> Month {
        (self.0.get() >> 5 & 15) as Month
    }

    pub fn day(self) -> u8 {
        (self.0.get() & 31) as u8
    }

    fn parts(self) -> (i16, Month, u8) {
        (self.year(), self.month(), self.day())
    }

    pub fn weekday(self) -> Weekday {
        use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
        // 1970-01-01 was a Thursday.
        [Thursday, Friday, Saturday, Sunday, Monday, Tuesday, Wednesday]
            [self.to_days().rem_euclid(7) as usize]
    }

    /// Moves by whole days, forwards or backwards.
    #[inline(never)]
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_days(self.to_days().saturating_add(days))
    }

    /// Moves by whole months; a day that the month lacks becomes its last ("31 March" minus one month is the 28th).
    #[inline(never)]
    pub fn plus_months(self, months: i32) -> Self {
        let (year, month, day) = self.parts();
        let count = (i32::from(year) * 12 + i32::from(month) - 1).saturating_add(months);
        let year = count.div_euclid(12).clamp(1, 9999) as i16;
        let month = (count.rem_euclid(12) + 1) as Month;
        Self::of(year, month, day.min(days_in_month(year, month)))
    }

    pub fn first_of_month(self) -> Self {
        Self::of(self.year(), self.month(), 1)
    }
}

const MIN_DAYS: i32 = -719_162; // 0001-01-01
const MAX_DAYS: i32 = 2_932_896; // 9999-12-31

/// Days of the month, 0 for a month that does not exist.
fn days_in_month(year: i16, month: Month) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u8::from(leap),
        _ => 0,
    }
}

impl Default for Date {
    /// Day 0 of [`Date::to_days`].
    fn default() -> Self {
        Self::of(1970, 1, 1)
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Reads `YYYY-MM-DD`, alone or before a `T` or a space and a time: the civil date as written, whatever its
    /// offset.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let parse = || {
            let text = text.trim();
            let (date, rest) = text.split_at_checked(10)?;
            let time = rest.is_empty() || rest.starts_with(['T', 't', ' ']);
            let mut parts = date.split('-');
            let mut next = |digits: usize| {
                let part = parts.next()?;
                let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
                plain.then(|| number_of::<i16>(part))?
            };
            let (year, month, day) = (next(4)?, next(2)?, next(2)?);
            time.then(|| Self::new(year, month as Month, day as u8))?
        };
        parse().ok_or_else(|| DateError(text.chars().take(40).collect()))
    }
}

impl Date {
    /// `2026-02-05`, without the machinery of `Display`.
    #[inline(never)]
    pub fn iso(self) -> String {
        let (year, month, day) = self.parts();
        let year = padded(year.unsigned_abs().into(), 4);
        [&year, "-", &padded(month.into(), 2), "-", &padded(day.into(), 2)].concat()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn date(text: &str) -> Date {
        text.parse().expect(text)
    }

    #[test]
    fn days_round_trip_over_four_centuries() {
        for days in (-719_162..=2_932_896).step_by(97) {
            assert_eq!(Date::from_days(days).to_days(), days);
        }
        assert_eq!(date("1970-01-01").to_days(), 0);
        assert_eq!(date("9999-12-31").plus_days(5), date("9999-12-31"));
    }

    #[test]
    fn weekdays_follow_the_calendar() {
        assert_eq!(date("2026-02-05").weekday(), Weekday::Thursday);
        assert_eq!(date("1969-12-31").weekday(), Weekday::Wednesday);
    }

    #[test]
    fn a_time_and_an_offset_do_not_move_the_civil_date() {
        assert_eq!(date("2026-02-05T23:30:00-08:00"), date("2026-02-05"));
        assert_eq!(date("2026-02-05 08:00"), date("2026-02-05"));
    }

    #[test]
    fn what_is_no_date_is_refused_with_its_text() {
        for bad in [
            "",
            "2026-02-30",
            "2026-13-01",
            "26-02-05",
            "2026-02-05x",
            "+026-02-05",
            "２０２６-02-05",
            "0000-01-01",
        ] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
        assert!("2026-02-30".parse::<Date>().unwrap_err().to_string().contains("2026-02-30"));
    }

    #[test]
    fn months_are_clipped_to_their_last_day() {
        assert_eq!(date("2026-03-31").plus_months(-1), date("2026-02-28"));
        assert_eq!(date("2026-01-15").plus_months(-1), date("2025-12-15"));
    }
}
