//! Holidays: days that the table gives by a rule: "12-25", "11-thu-4", "11-thu-4+1", "easter-2".

use super::direction::{nearest, on_side, told_ahead};
use super::point::named_before;
use super::relative::{days_ahead, year_offset};
use super::year::year_of;
use super::{Read, Timex, counted};
use crate::article::Language;
use crate::figure::atoms::{Atoms, Glue};
use crate::figure::table::{Tag, flag};
use crate::text::place_among;
use crate::value::{Date, number_of};

/// "last Thanksgiving", "Christmas Day", "Black Friday 2010".
pub(super) fn holiday(atoms: &Atoms) -> Option<Read> {
    let offset = atoms.take(Tag::Relative).map(|row| row.value());
    let start = atoms.at();
    let alone = atoms.len() == 1 || stands(atoms);
    let row = atoms.take(Tag::Holiday)?;
    if row.has(flag::DOUBTFUL) && atoms.context.language == Language::EnGb {
        return None;
    }
    let rule = row.unit();
    let year = atoms.attempt(|| told_year(atoms));
    if !alone && year.is_none() && offset.is_none() {
        return None;
    }
    let dated = |year: i32| ruled(rule, year).map(Timex::day);
    let open = |today: Date| match offset {
        Some(0) => dated(today.year().into()),
        Some(offset) => on_side(today.plus_days(offset.signum()), offset > 0, &dated),
        None => nearest(today, told_ahead(atoms, start), &dated),
    };
    Some(Read::of(match year {
        Some(year) => dated(year),
        None => atoms.context.published.and_then(open),
    }))
}

/// "2012", "of this year", "3 months ago" behind the name.
fn told_year(atoms: &Atoms) -> Option<i32> {
    if let Some(year) = year_of(atoms) {
        return Some(year.get());
    }
    let year = |date: Date| i32::from(date.year());
    match year_offset(atoms) {
        Some(offset) => Some(year(atoms.context.published?) + offset.value()),
        None => Some(year(counted::ago(atoms)?.timex()?.from())),
    }
}

/// No time: "Christmas Island", "a Halloween costume", "Easter eggs".
fn stands(atoms: &Atoms) -> bool {
    // "Friday" ends so, too.
    let day = ["day", "Day", "eve", "Eve"].iter().any(|end| atoms.ends_with(0, end));
    let plain = !atoms.is_capitalised(1);
    let ends = !atoms.glued(1, Glue::SPACE) || atoms.is_any(1, &[Tag::Ordinary, Tag::Says, Tag::Past]);
    atoms.is_capitalised(0) && named_before(atoms) && (ends || day && plain)
}

/// The holiday's day in a year.
fn ruled(rule: &str, year: i32) -> Option<Date> {
    let year = i16::try_from(year).ok()?;
    let (rule, later) = rule.split_once('+').unwrap_or((rule, "0"));
    let mut parts = rule.split('-');
    let mut part = || parts.next().unwrap_or("0");
    let (first, second, nth) = (part(), part(), part());
    let day = match number_of(first) {
        None => easter(year)?.plus_days(-number_of(second)?),
        Some(month) => match number_of(second) {
            Some(day) => Date::new(year, month, day)?,
            None => nth_weekday(Date::new(year, month, 1)?, second, number_of(nth)?)?,
        },
    };
    Some(day.plus_days(number_of(later)?))
}

/// The nth such weekday of the month; the last one where the month has no nth.
fn nth_weekday(first: Date, weekday: &str, nth: i32) -> Option<Date> {
    let wanted = place_among("mon tue wed thu fri sat sun", weekday)? as i32;
    let day = first.plus_days(days_ahead(first, wanted) + 7 * (nth - 1));
    Some(if day.month() == first.month() { day } else { day.plus_days(-7) })
}

/// Easter Sunday of the Gregorian calendar.
///
/// # Source
/// The "anonymous" algorithm of 1876, as in J. Meeus, Astronomical Algorithms, chapter 8.
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let golden = year_number % 19;
    let (century, rest) = (year_number / 100, year_number % 100);
    let (leaps, century_rest) = (century / 4, century % 4);
    let moon = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leaps - moon + 15) % 30;
    let weekday = (32 + 2 * century_rest + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let march = epact + weekday - 7 * late + 114;
    Date::new(year, (march / 31) as u8, (march % 31 + 1) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_day(rule: &str, year: i32, day: &str) {
        assert_eq!(ruled(rule, year).map(|day| day.to_string()).as_deref(), Some(day), "{rule} {year}");
    }

    #[test]
    fn holidays_fall_on_their_days() {
        assert_day("easter", 2010, "2010-04-04");
        assert_day("easter-2", 2026, "2026-04-03");
        assert_day("easter+1", 2024, "2024-04-01");
        assert_day("11-thu-4", 2012, "2012-11-22");
        assert_day("11-thu-4+1", 2010, "2010-11-26");
        assert_day("5-mon-5", 2026, "2026-05-25");
        assert_day("12-25", 2025, "2025-12-25");
    }
}
