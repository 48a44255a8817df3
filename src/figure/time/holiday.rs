//! Holidays: days that the table gives by a rule: "12-25", "11-thu-4", "11-thu-4+1", "easter-2".

use super::direction::{nearest, on_side, told_ahead};
use super::point::named_before;
use super::relative::days_ahead;
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
    let row = atoms.row(0, Tag::Holiday)?;
    let alone = atoms.len() == 1 || stands(atoms);
    atoms.step();
    if row.has(flag::DOUBTFUL) && atoms.context.language == Language::EnGb {
        return None;
    }
    let rule = atoms.table.unit(row.measure());
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
    match year_of(atoms) {
        Some(year) => Some(year.get()),
        None => Some(counted::told(atoms, true)?.timex()?.from().year().into()),
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

/// Easter Sunday of the Gregorian calendar: the first one after the full moon, by rule, on 21 March or so many days later.
///
/// # Source
/// Gauss's epact; from 1583 to 4099 it gives the days of J. Meeus, Astronomical Algorithms, chapter 8.
fn easter(year: i16) -> Option<Date> {
    let (golden, century) = (i32::from(year) % 19, i32::from(year) / 100);
    let moon = (19 * golden + century - century / 4 - (8 * century + 13) / 25 + 15) % 30;
    let moon = moon - i32::from(moon == 29 || moon == 28 && golden > 10);
    let next = Date::new(year, 3, 22)?.plus_days(moon);
    Some(next.plus_days(days_ahead(next, 6)))
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
