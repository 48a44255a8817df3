//! Holidays: days that the table gives by a rule: "12-25", "11-thu-4", "11-thu-4+1", "easter-2".

use super::direction::{Direction, direction, nearest};
use super::point::{named_before, year};
use super::{Read, Timex, counted, relative};
use crate::figure::Scene;
use crate::figure::lexer::{Atoms, Glue};
use crate::figure::table::Tag;
use crate::value::Date;
use crate::value::number_of;

/// "last Thanksgiving", "Christmas Day", "Black Friday 2010".
pub(super) fn holiday(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let name = Name::at(atoms, at, scene)?;
    (name.year.is_some() || name.offset.is_some() || stands(atoms, name.at)).then(|| name.read(atoms, scene))
}

/// A holiday whose place already says that it is a time.
pub(super) fn sure(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    Some(Name::at(atoms, at, scene)?.read(atoms, scene))
}

/// A holiday's name with what tells its year.
struct Name {
    rule: &'static str,
    at: usize,
    end: usize,
    /// "last", "this", "next" before it.
    offset: Option<i8>,
    year: Option<i16>,
}

impl Name {
    fn at(atoms: &Atoms, start: usize, scene: &Scene) -> Option<Self> {
        let offset = atoms.value(start, Tag::Relative);
        let at = start + usize::from(offset.is_some());
        let rule = atoms.row(at, Tag::Holiday)?.unit().0;
        let (year, end) =
            told_year(atoms, at + 1, scene).map_or((None, at + 1), |(year, end)| (Some(year), end));
        Some(Self { rule, at, end, offset, year })
    }

    fn read(&self, atoms: &Atoms, scene: &Scene) -> Read {
        let dated = |year: i16| ruled(self.rule, year).map(Timex::day);
        let today = scene.context.published;
        let open = |today: Date| match self.offset {
            Some(0) => dated(today.year()),
            Some(1..) => nearest(today.plus_days(1), Direction::Future, dated),
            Some(_) => nearest(today.plus_days(-1), Direction::Past, dated),
            None => nearest(today, direction(atoms, self.at), dated),
        };
        (self.year.map_or_else(|| open(today?), dated), self.end)
    }
}

/// "2012", "of this year", "3 months ago" behind the name.
fn told_year(atoms: &Atoms, at: usize, scene: &Scene) -> Option<(i16, usize)> {
    let of = at + usize::from(atoms.is(at, Tag::Of) || atoms.is(at, Tag::In));
    let written =
        || Some((year(atoms, of).filter(|_| matches!(atoms.glue(of), Glue::Space | Glue::Comma))?, of + 1));
    let offset = || {
        let (offset, end) = relative::year_offset(atoms, at)?;
        Some((scene.context.published?.year() + i16::from(offset), end))
    };
    let ago = || {
        let (timex, end) = counted::ago(atoms, at, scene)?;
        Some((timex?.from().year(), end))
    };
    written().or_else(offset).or_else(ago)
}

/// No time: "Christmas Island", "a Halloween costume", "Easter eggs".
fn stands(atoms: &Atoms, at: usize) -> bool {
    let word = atoms.word(at);
    let day =
        ["day", "Day", "eve", "Eve", "Friday", "Monday", "Sunday"].iter().any(|end| word.ends_with(end));
    let next = atoms.glue(at + 1) == Glue::Space;
    let ends = !next
        || !atoms.is_capitalised(at + 1) && atoms.is_any(at + 1, &[Tag::Ordinary, Tag::Says, Tag::Past]);
    let named = atoms.is_capitalised(at) && named_before(atoms, at);
    named && (ends || day && !atoms.is_capitalised(at + 1))
}

/// The holiday's day in a year.
fn ruled(rule: &str, year: i16) -> Option<Date> {
    let (rule, days) = match rule.split_once('+') {
        Some((rule, later)) => (rule, number_of(later)?),
        None => (rule, 0),
    };
    let mut parts = rule.split('-');
    let first = parts.next()?;
    if first == "easter" {
        let earlier: i32 = parts.next().map_or(Some(0), number_of)?;
        return Some(easter(year)?.plus_days(days - earlier));
    }
    let month = number_of(first)?;
    let second = parts.next()?;
    let day = match number_of(second) {
        Some(day) => Date::new(year, month, day)?,
        None => nth_weekday(Date::new(year, month, 1)?, second, number_of(parts.next()?)?)?,
    };
    Some(day.plus_days(days))
}

/// The nth such weekday of the month; the last one where the month has no nth.
fn nth_weekday(first: Date, weekday: &str, nth: i32) -> Option<Date> {
    let wanted =
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|name| *name == weekday)? as i32;
    let day = first.plus_days((wanted - first.weekday() as i32).rem_euclid(7) + 7 * (nth - 1));
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
    fn assert_day(rule: &str, year: i16, day: &str) {
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
