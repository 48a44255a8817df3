//! Parts of other times: "late November", "the first Monday of March", "the last week of 2016", "the third month of
//! next year", "the week of 6 October".

use super::cycle::Cycle;
use super::direction::{nearest, told_ahead};
use super::point::{nth_of_month, point, resolved};
use super::relative::{current, days_ahead, simple};
use super::timex::monday;
use super::{Read, Timex, anchor, first};
use crate::figure::Grain;
use crate::figure::atoms::{Atoms, Glue};
use crate::figure::number::number;
use crate::figure::table::{Tag, flag};
use crate::value::Date;

/// "late November", "mid-2025", "late 1980s", "early in 2016", "by the end of the month".
pub(super) fn portion(atoms: &Atoms) -> Option<Read> {
    let start = atoms.at();
    let of =
        |whole: Option<Timex>, portion: i32| Some(Read::of(whole.and_then(|whole| whole.portion(portion))));
    if let Some(edge) = atoms.take(Tag::Edge) {
        return of(current(atoms)?.timex(), edge.value());
    }
    let row = atoms.take(Tag::Portion)?;
    let spaced = atoms.glued(0, Glue::SPACE) && !row.has(flag::DOUBTFUL);
    if !spaced && !atoms.glued(0, Glue::HYPHEN) {
        return None;
    }
    atoms.eat(Tag::In);
    atoms.eat(Tag::The);
    let whole = match point(atoms) {
        Some(point) if point.day.is_none() => resolved(atoms, start, point),
        Some(_) => return None,
        None => simple(atoms)?.timex(),
    };
    of(whole, row.value())
}

/// "first Monday of March", "last Friday in October 2014", "the 3rd last week of 2018", "the first 7 days of May".
pub(super) fn part(atoms: &Atoms) -> Option<Read> {
    first(atoms, &[holding, nth_part, nth_day])
}

/// Words that a whole follows.
const OF: &[Tag] = &[Tag::Of, Tag::In];

/// The whole behind "of" or "in".
#[inline(never)]
fn of_whole(atoms: &Atoms) -> Option<Timex> {
    if !atoms.glued(0, Glue::SPACE) || !atoms.is_any(0, OF) {
        return None;
    }
    atoms.step();
    anchor(atoms)
}

/// "the 12th of next month", "the first of the month", "on the 27th".
fn nth_day(atoms: &Atoms) -> Option<Read> {
    let start = atoms.at();
    let nth = nth_of_month(atoms)?.get();
    if !atoms.eat(Tag::Of) {
        return nth_alone(atoms, start, nth);
    }
    let whole = anchor(atoms).filter(|whole| whole.grain() == Grain::Month)?;
    let day = whole.from().plus_days(nth - 1);
    Some(Read::day(Some(day).filter(|day| *day < whole.to())))
}

/// "on the 27th": of the month of publication, or of one beside it. What stands in such a place and is no day has a noun
/// behind it: "on the 27th floor".
fn nth_alone(atoms: &Atoms, start: usize, nth: i32) -> Option<Read> {
    let led = atoms.from(start.wrapping_sub(1), || {
        atoms.is(0, Tag::The) && atoms.follows_any(&[Tag::On, Tag::By, Tag::DateBound])
    });
    let ends = !atoms.glued(0, Glue::SPACE | Glue::HYPHEN | Glue::JOINED) || atoms.is(0, Tag::Ordinary);
    if !led || !ends || !atoms.is(-1, Tag::OrdinalEnd) {
        return None;
    }
    let timex = |today: Date| {
        // "on November 7th, and on the 28th": of the month that is spoken of.
        let spoken = atoms.told.get().filter(|told| told.grain() == Grain::Day).map(Timex::from);
        let spoken =
            spoken.filter(|told| told.to_days() + 7 < today.to_days() && i32::from(told.day()) < nth);
        if let Some(told) = spoken {
            let day = told.plus_days(nth - i32::from(told.day()));
            return (day.month() == told.month()).then_some(Timex::day(day));
        }
        let first = today.first_of_month();
        // `nearest` asks for years; what returns each month is asked for by months.
        let dated = |year: i32| {
            let month = first.plus_months(year - i32::from(today.year()));
            let day = month.plus_days(nth - 1);
            (day.month() == month.month()).then_some(Timex::day(day))
        };
        nearest(today, told_ahead(atoms, start), &dated)
    };
    Some(Read::of(atoms.context.published.and_then(timex)))
}

fn nth_part(atoms: &Atoms) -> Option<Read> {
    let nth = nth(atoms)?;
    let mut count = Some(1);
    if let Some(several) = number(atoms) {
        count = several.value.trunc().try_into().ok();
    }
    let (weekday, cycle) = (atoms.row(0, Tag::Weekday), Cycle::at(atoms, 0));
    let spaced = atoms.glued(1, Glue::SPACE);
    let (after, before, of) = (atoms.is(1, Tag::After), atoms.is(1, Tag::Before), atoms.is_any(1, OF));
    atoms.go(atoms.at() + 2);
    let whole = anchor(atoms).filter(|_| spaced)?;
    let Some(weekday) = weekday else {
        return Some(Read(stretch(cycle.filter(|_| of)?, whole, nth, count?)?));
    };
    let (weeks, wanted) = (7 * (nth.abs() - 1), weekday.value());
    let first_from = |day: Date| day.plus_days(days_ahead(day, wanted) + weeks);
    let last_before = |day: Date| day.plus_days(days_ahead(day, wanted) - 7 - weeks);
    let day = match () {
        () if after => return Some(Read(Timex::day(first_from(whole.to())))),
        () if before => return Some(Read(Timex::day(last_before(whole.from())))),
        () if !of => return None,
        () if nth > 0 => first_from(whole.from()),
        () => last_before(whole.to()),
    };
    (whole.from() <= day && day < whole.to()).then_some(Read(Timex::day(day)))
}

/// Which one of several: the nth, or the nth from the end, which is less than 0.
fn nth(atoms: &Atoms) -> Option<i32> {
    let nth = nth_of_month(atoms).map(|nth| nth.get());
    if atoms.row(0, Tag::Relative).is_none_or(|row| row.value() >= 0) {
        return nth;
    }
    atoms.step();
    Some(-nth.unwrap_or(1))
}

/// `count` cycles from the nth on, all inside the whole.
fn stretch(cycle: Cycle, whole: Timex, nth: i32, count: i32) -> Option<Timex> {
    let (first, last) = (first_in(cycle, whole)?, last_in(cycle, whole)?);
    let (start, offset) = if nth > 0 { (first, nth - 1) } else { (last, nth + 2 - count) };
    let (from, to) = (cycle.around(start.from(), offset)?, cycle.around(start.from(), offset + count - 1)?);
    let inside = from.from() >= first.from() && to.to() <= last.to() && from.from() <= to.from();
    let one = if count == 1 { Some(from) } else { from.through(to) };
    one.filter(|_| inside)
}

/// A week is part of what holds its Thursday, as in ISO 8601.
fn first_in(cycle: Cycle, whole: Timex) -> Option<Timex> {
    let from = whole.from();
    match cycle {
        Cycle::Week => Some(Timex::week(monday(from.plus_days(3)).plus_days(3))),
        Cycle::Weekend => cycle.around(from.plus_days(1), 0),
        _ => cycle.around(from, 0),
    }
}

fn last_in(cycle: Cycle, whole: Timex) -> Option<Timex> {
    let back = match cycle {
        Cycle::Week => 3,
        Cycle::Weekend => 5,
        _ => 0,
    };
    cycle.around(whole.to().plus_days(-1 - back), 0)
}

/// "the week of 6 October", "Tuesday of last week", "the month of May", "week 30 of 2017".
fn holding(atoms: &Atoms) -> Option<Read> {
    let weekday = atoms.row(0, Tag::Weekday);
    let cycle = Cycle::one_at(atoms, 0);
    if weekday.is_none() && cycle.is_none() {
        return None;
    }
    atoms.step();
    // "week 30 of 2017"
    let nth = number(atoms).map(|nth| nth.value.trunc());
    let whole = of_whole(atoms)?;
    if let Some(nth) = nth {
        return Some(Read(stretch(cycle?, whole, nth.try_into().ok()?, 1)?));
    }
    match (weekday, cycle, whole.grain()) {
        (Some(weekday), _, Grain::Week) => Some(Read(Timex::day(whole.from().plus_days(weekday.value())))),
        (_, Some(cycle @ (Cycle::Week | Cycle::Weekend)), Grain::Day) => {
            Some(Read::of(cycle.around(whole.from(), 0)))
        }
        (_, Some(Cycle::Month), Grain::Month) => Some(Read(whole)),
        _ => None,
    }
}
