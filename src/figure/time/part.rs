//! Parts of other times: "late November", "the first Monday of March", "the last week of 2016", "the third month of
//! next year", "the first half of this year", "the week of 6 October".

use super::cycle::Cycle;
use super::point::{day_of_month, ordinal_part, point, resolved};
use super::relative::weekday_of;
use super::timex::monday;
use super::{Read, Timex, anchor, first};
use crate::figure::lexer::{Atoms, Glue};
use crate::figure::number::number;
use crate::figure::table::Tag;
use crate::figure::{Grain, Scene};
use crate::value::Date;

/// "late November", "mid-2025", "late 1980s", "early in 2016", "by the end of the month".
pub(super) fn portion(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    if let Some(portion) = atoms.value(at, Tag::Edge) {
        let (whole, end) = super::relative::current(atoms, at + 1, scene)?;
        return Some((whole.and_then(|whole| whole.portion(portion.unsigned_abs())), end));
    }
    let portion = atoms.value(at, Tag::Portion)?.unsigned_abs();
    let near = matches!(atoms.glue(at + 1), Glue::Space | Glue::Hyphen);
    let inside = at + 1 + usize::from(atoms.is(at + 1, Tag::In));
    let point_at = inside + usize::from(atoms.is(inside, Tag::The));
    let (whole, end) = match point(atoms, point_at, scene) {
        Some(point) if point.day.is_none() => (resolved(atoms, at, &point, scene), point.end),
        Some(_) => return None,
        None => super::relative::simple(atoms, point_at, scene)?,
    };
    near.then(|| (whole.and_then(|whole| whole.portion(portion)), end))
}

/// Which one of several: the nth, or the nth from the end.
#[derive(Clone, Copy)]
enum Nth {
    FromStart(i32),
    FromEnd(i32),
}

/// "first Monday of March", "last Friday in October 2014", "the 3rd last week of 2018", "the first 7 days of May".
pub(super) fn part(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    first(&[half, holding, nth_part, nth_day, owned_half], atoms, at, scene)
}

/// "the 12th of next month", "the first of the month".
fn nth_day(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let (nth, of) =
        day_of_month(atoms, at).filter(|_| !atoms.is(at, Tag::Digits) && atoms.is(at + 1, Tag::Of))?;
    let (whole, end) = anchor(atoms, of + 1, scene).filter(|(whole, _)| whole.grain() == Grain::Month)?;
    let day = whole.from().plus_days(i32::from(nth) - 1);
    Some((Some(Timex::day(day)).filter(|_| day < whole.to()), end))
}

/// "next year’s first quarter".
fn owned_half(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let (year, s) = super::relative::simple(atoms, at, scene)?;
    let owns = atoms.reads(s, "s") && matches!(atoms.before(s), Some('’' | '\''));
    let (part, end) = ordinal_part(atoms, s + 1).filter(|_| owns)?;
    let year = year.filter(|year| year.grain() == Grain::Year)?.from().year();
    Some((part.of(year), end))
}

fn nth_part(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let (nth, what) = nth(atoms, at)?;
    let several = number(atoms, what).filter(|_| Cycle::one_at(atoms, what).is_none());
    let what = several.map_or(what, |several| several.end);
    let joiner = what + 1;
    let spaced = atoms.glue(what) == Glue::Space && atoms.glue(joiner) == Glue::Space;
    let (whole, end) = anchor(atoms, joiner + 1, scene).filter(|_| spaced)?;
    if let Some(wanted) = weekday_of(atoms, what) {
        return Some((Some(Timex::day(weekday(atoms, joiner, whole, wanted, nth)?)), end));
    }
    let cycle = Cycle::at(atoms, what).filter(|_| atoms.is_any(joiner, &[Tag::Of, Tag::In]))?;
    let count = several.map_or(Some(1), |several| i32::try_from(several.value.trunc()).ok())?;
    Some((Some(stretch(cycle, whole, nth, count)?), end))
}

fn nth(atoms: &Atoms, at: usize) -> Option<(Nth, usize)> {
    let last = |at: usize| atoms.value(at, Tag::Relative).is_some_and(|offset| offset < 0);
    if last(at) {
        return Some((Nth::FromEnd(1), at + 1));
    }
    let (nth, end) = day_of_month(atoms, at).filter(|_| !atoms.is(at, Tag::Digits))?;
    Some(if last(end) { (Nth::FromEnd(nth.into()), end + 1) } else { (Nth::FromStart(nth.into()), end) })
}

/// The nth such weekday inside a time, or after it, or before it.
fn weekday(atoms: &Atoms, joiner: usize, whole: Timex, wanted: i32, nth: Nth) -> Option<Date> {
    let first_from = |day: Date| day.plus_days((wanted - day.weekday() as i32).rem_euclid(7));
    let last_till = |day: Date| day.plus_days(-(day.weekday() as i32 - wanted).rem_euclid(7));
    let inside = |day: &Date| whole.from() <= *day && *day < whole.to();
    match nth {
        Nth::FromStart(nth) if atoms.is(joiner, Tag::After) => {
            Some(first_from(whole.to()).plus_days(7 * nth - 7))
        }
        Nth::FromStart(nth) if atoms.is(joiner, Tag::Before) => {
            Some(last_till(whole.from().plus_days(-1)).plus_days(7 - 7 * nth))
        }
        _ if !atoms.is_any(joiner, &[Tag::Of, Tag::In]) => None,
        Nth::FromStart(nth) => Some(first_from(whole.from()).plus_days(7 * nth - 7)).filter(inside),
        Nth::FromEnd(nth) => Some(last_till(whole.to().plus_days(-1)).plus_days(7 - 7 * nth)).filter(inside),
    }
}

/// `count` cycles from the nth on, all inside the whole.
fn stretch(cycle: Cycle, whole: Timex, nth: Nth, count: i32) -> Option<Timex> {
    let (first, last) = (first_in(cycle, whole)?, last_in(cycle, whole)?);
    let (from, to) = match nth {
        Nth::FromStart(nth) => {
            (cycle.around(first.from(), nth - 1)?, cycle.around(first.from(), nth + count - 2)?)
        }
        Nth::FromEnd(nth) => {
            (cycle.around(last.from(), 2 - nth - count)?, cycle.around(last.from(), 1 - nth)?)
        }
    };
    let inside = from.from() >= first.from() && to.to() <= last.to() && from.from() <= to.from();
    let smaller = first.from() > whole.from() || first.to() < whole.to();
    let one = if count == 1 { Some(from) } else { from.through(to) };
    one.filter(|_| inside && smaller && count > 0)
}

/// A week is part of what holds its Thursday, as in ISO 8601.
fn first_in(cycle: Cycle, whole: Timex) -> Option<Timex> {
    let thursday = |day: Date| monday(day.plus_days(3)).plus_days(3);
    match cycle {
        Cycle::Week => Some(Timex::week(thursday(whole.from()))),
        Cycle::Weekend => cycle.around(whole.from().plus_days(1), 0),
        _ => cycle.around(whole.from(), 0),
    }
}

fn last_in(cycle: Cycle, whole: Timex) -> Option<Timex> {
    let last = whole.to().plus_days(-1);
    match cycle {
        Cycle::Week => Some(Timex::week(last.plus_days(-3))),
        Cycle::Weekend => cycle.around(last.plus_days(-5), 0),
        _ => cycle.around(last, 0),
    }
}

/// "the first half of this year", "third quarter of last year".
fn half(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let (part, end) = ordinal_part(atoms, at)?;
    let joined = atoms.is_any(end, &[Tag::Of, Tag::In]) && atoms.glue(end) == Glue::Space;
    let (whole, end) = anchor(atoms, end + 1, scene).filter(|_| joined)?;
    let year = Some(whole.from().year()).filter(|_| whole.grain() == Grain::Year)?;
    Some((part.of(year), end))
}

/// "the week of 6 October", "Tuesday of last week", "the month of May".
fn holding(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    if !atoms.is_any(at + 1, &[Tag::Of, Tag::In]) || atoms.glue(at + 1) != Glue::Space {
        return None;
    }
    let weekday = weekday_of(atoms, at);
    let cycle = Cycle::one_at(atoms, at);
    if weekday.is_none() && cycle.is_none() {
        return None;
    }
    let (whole, end) = anchor(atoms, at + 2, scene)?;
    match (weekday, cycle, whole.grain()) {
        (Some(wanted), _, Grain::Week) => Some((Some(Timex::day(whole.from().plus_days(wanted))), end)),
        (_, Some(cycle @ (Cycle::Week | Cycle::Weekend)), Grain::Day) => {
            Some((cycle.around(whole.from(), 0), end))
        }
        (_, Some(Cycle::Month), Grain::Month) => Some((Some(whole), end)),
        _ => None,
    }
}
