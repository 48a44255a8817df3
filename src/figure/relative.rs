//! Dates told from the day of publication: "Wednesday", "last October", "in December", "three years ago".

use super::date::{figure, month, surely};
use super::lexer::{Atoms, Glue};
use super::number::number;
use super::table::{Meaning, Period, Tense, Word};
use super::timex::monday;
use super::{Found, Grain, Scene, Timex};
use crate::value::{Date, Month};

/// Which side of the publication date a date lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
}

/// The relative date that begins at atom `at`. Without a publication date it is read and left unresolved.
pub(super) fn relative(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Found> {
    let (resolve, end) = nth_weekday(atoms, at, scene)
        .or_else(|| day(atoms, at))
        .or_else(|| weekday(atoms, at))
        .or_else(|| shifted(atoms, at))
        .or_else(|| weekend(atoms, at))
        .or_else(|| ordinal_quarter(atoms, at))
        .or_else(|| counted(atoms, at, scene.told))
        .or_else(|| beside(atoms, at, scene))?;
    let timex = scene.context.published.and_then(resolve);
    Some(Found { end, figure: Some(figure(atoms, at, end, timex)) })
}

/// What a wording means on a day of publication.
type Resolve<'a> = Box<dyn FnOnce(Date) -> Option<Timex> + 'a>;

/// "yesterday".
fn day<'a>(atoms: &Atoms, at: usize) -> Option<(Resolve<'a>, usize)> {
    let offset =
        atoms.find(at, |meaning| if let Meaning::Day(offset) = meaning { Some(*offset) } else { None })?;
    let name = atoms.is_capitalised(at) && !atoms.begins_sentence(at);
    (!name).then_some((Box::new(move |today| Some(Timex::day(today.plus_days(offset.into())))), at + 1))
}

fn weekday_of(atoms: &Atoms, at: usize) -> Option<i32> {
    atoms.find(at, |meaning| if let Meaning::Weekday(day) = meaning { Some(i32::from(*day)) } else { None })
}

/// "Wednesday": the last one, today included, or the next one where the sentence looks ahead.
fn weekday<'a>(atoms: &Atoms, at: usize) -> Option<(Resolve<'a>, usize)> {
    let wanted = weekday_of(atoms, at)?;
    if !weekday_stands(atoms, at) {
        return None;
    }
    let direction = direction(atoms, at);
    let resolve = move |today: Date| {
        let ahead = (wanted - today.weekday() as i32).rem_euclid(7);
        let days = if direction == Direction::Future || ahead == 0 { ahead } else { ahead - 7 };
        Some(Timex::day(today.plus_days(days)))
    };
    Some((Box::new(resolve), at + 1))
}

/// No weekday: "The Sunday Times", "Super Tuesday".
fn weekday_stands(atoms: &Atoms, at: usize) -> bool {
    let led = atoms.follows(at, Word::On);
    let named = |next: usize| atoms.glue(next) == Glue::Space && atoms.is_capitalised(next);
    let before = at > 0 && atoms.glue(at) == Glue::Space && atoms.is_capitalised(at - 1);
    let name_before = before && !atoms.begins_sentence(at - 1) && !atoms.is(at - 1, Word::Ordinary);
    led || atoms.is_capitalised(at) && !named(at + 1) && !name_before
}

/// "last October", "this week", "next Monday", "last year".
fn shifted<'a>(atoms: &Atoms, at: usize) -> Option<(Resolve<'a>, usize)> {
    let the = usize::from(atoms.is(at, Word::The));
    let offset = shift(atoms, at + the)?;
    let what = at + the + 1;
    if atoms.glue(what) != Glue::Space {
        return None;
    }
    let resolve: Resolve = if let Some(wanted) = weekday_of(atoms, what) {
        Box::new(move |today| Some(Timex::day(monday(today).plus_days(7 * offset + wanted))))
    } else if let Some(wanted) = month(atoms, what).filter(|_| atoms.is_capitalised(what)) {
        Box::new(move |today| shifted_month(today, offset, wanted))
    } else {
        let period = period(atoms, what)?;
        if let Some(wanted) = weekday_of(atoms, what + 1).filter(|_| period == "week") {
            let resolve = move |today: Date| Some(Timex::day(monday(today).plus_days(7 * offset + wanted)));
            return Some((Box::new(resolve), what + 2));
        }
        Box::new(move |today| shifted_period(today, offset, period))
    };
    Some((resolve, what + 1))
}

/// -1 for "last", 0 for "this", 1 for "next".
fn shift(atoms: &Atoms, at: usize) -> Option<i32> {
    atoms.find(
        at,
        |meaning| if let Meaning::Relative(offset) = meaning { Some(i32::from(*offset)) } else { None },
    )
}

fn shifted_month(today: Date, offset: i32, wanted: Month) -> Option<Timex> {
    let current = today.month();
    let year = match offset {
        0 => today.year(),
        1.. => today.year() + i16::from(wanted <= current),
        _ => today.year() - i16::from(wanted >= current),
    };
    Timex::month(year, wanted)
}

/// A period of the calendar by its CLDR name.
fn period(atoms: &Atoms, at: usize) -> Option<&'static str> {
    let plural = atoms.word(at).ends_with('s');
    atoms.find(at, |meaning| match meaning {
        Meaning::Period(Period::Weekend) => Some("weekend"),
        Meaning::Period(Period::Quarter) => Some("quarter"),
        Meaning::Unit { name, .. } => Some(*name).filter(|_| !plural),
        _ => None,
    })
}

fn shifted_period(today: Date, offset: i32, period: &str) -> Option<Timex> {
    let month = today.first_of_month().plus_months(offset);
    match period {
        "week" => Some(Timex::week(today.plus_days(7 * offset))),
        "weekend" => {
            let saturday = monday(today).plus_days(5 + 7 * offset);
            Timex::day(saturday).through(Timex::day(saturday.plus_days(1)))
        }
        "month" => Timex::month(month.year(), month.month()),
        "quarter" => {
            let month = today.first_of_month().plus_months(3 * offset);
            Timex::quarter(month.year(), month.month().div_ceil(3))
        }
        "year" => Timex::year(today.year() + offset as i16),
        "decade" => Timex::decade(today.year() + 10 * offset as i16),
        _ => None,
    }
}

/// "this year" behind a date: how many years from that of publication.
pub(super) fn year_offset(atoms: &Atoms, at: usize) -> Option<i8> {
    let offset = shift(atoms, at)?;
    let year = period(atoms, at + 1) == Some("year") && atoms.glue(at) == Glue::Space;
    year.then_some(offset as i8)
}

/// "the weekend": the last one, or the next one where the sentence looks ahead.
fn weekend<'a>(atoms: &Atoms, at: usize) -> Option<(Resolve<'a>, usize)> {
    let named = atoms.is(at, Word::The) && period(atoms, at + 1) == Some("weekend");
    let direction = direction(atoms, at);
    let resolve = move |today: Date| {
        let begun = today.weekday() as i32 >= 5;
        let offset = if direction == Direction::Future || begun { 0 } else { -1 };
        shifted_period(today, offset, "weekend")
    };
    named.then_some((Box::new(resolve), at + 2))
}

/// "the fourth quarter": the last that has ended.
fn ordinal_quarter<'a>(atoms: &Atoms, at: usize) -> Option<(Resolve<'a>, usize)> {
    let the = usize::from(atoms.is(at, Word::The));
    let nth = atoms.find(at + the, |meaning| match *meaning {
        Meaning::Ordinal(nth @ 1..=4) => Some(nth),
        _ => None,
    })?;
    let quarter = period(atoms, at + the + 1) == Some("quarter");
    let resolve = move |today: Date| {
        let ended = |timex: &Timex| timex.to <= today;
        let this_year = Timex::quarter(today.year(), nth).filter(ended);
        this_year.or_else(|| Timex::quarter(today.year() - 1, nth))
    };
    (quarter && atoms.glue(at + the + 1) == Glue::Space).then_some((Box::new(resolve), at + the + 2))
}

/// "three years ago", "7 days hence", "two years later". `told` is the date before it in the block.
fn counted<'a>(atoms: &Atoms, at: usize, told: Option<Timex>) -> Option<(Resolve<'a>, usize)> {
    let (count, unit_at) = match number(atoms, at) {
        Some(number) => (number.value, number.end),
        None if atoms.is(at, Word::Article) => (1.into(), at + 1),
        None => return None,
    };
    let unit = atoms.find(unit_at, |meaning| match meaning {
        Meaning::Unit { name, .. } => Some(*name),
        _ => None,
    })?;
    let behind = unit_at + 1;
    let sign = match behind {
        _ if atoms.glue(behind) != Glue::Space => return None,
        _ if atoms.is(behind, Word::Ago) => -1,
        _ if atoms.is(behind, Word::Hence) => 1,
        _ if atoms.is(behind, Word::Later) => 1,
        _ => return None,
    };
    let whole = i32::try_from(count.trunc()).ok().filter(|_| count.scale() == 0);
    let from = told.filter(|_| atoms.is(behind, Word::Later));
    if atoms.is(behind, Word::Later) && from.and_then(|told| moved(told, whole?, unit)).is_none() {
        return None;
    }
    let exact = atoms.is(behind, Word::Hence);
    let resolve = move |today: Date| {
        let grain = if exact || matches!(unit, "day" | "week") { Grain::Day } else { Grain::Year };
        let start = from.unwrap_or(Timex { grain, ..Timex::day(today) });
        moved(start, whole?.checked_mul(sign)?, unit)
    };
    Some((Box::new(resolve), behind + 1))
}

/// "two days after today", "2 weeks before 13 May": counted from a day that is itself resolved.
fn beside<'a>(atoms: &Atoms, at: usize, scene: &Scene) -> Option<(Resolve<'a>, usize)> {
    let number = number(atoms, at).filter(|number| number.value.scale() == 0)?;
    let unit = atoms.find(number.end, |meaning| match meaning {
        Meaning::Unit { name, .. } => Some(*name),
        _ => None,
    })?;
    let behind = number.end + 1;
    let sign = match behind {
        _ if atoms.glue(behind) != Glue::Space => return None,
        _ if atoms.is(behind, Word::After) => 1,
        _ if atoms.is(behind, Word::Before) => -1,
        _ => return None,
    };
    let (start, end) = resolved_at(atoms, behind + 1, scene)?;
    let count = i32::try_from(number.value.trunc()).ok()?.checked_mul(sign)?;
    let there = moved(start, count, unit).filter(|_| start.grain == Grain::Day)?;
    Some((Box::new(move |_| Some(there)), end))
}

fn resolved_at(atoms: &Atoms, at: usize, scene: &Scene) -> Option<(Timex, usize)> {
    let named = day(atoms, at).or_else(|| shifted(atoms, at)).or_else(|| weekday(atoms, at));
    let (timex, end) = match named {
        Some((resolve, end)) => (scene.context.published.and_then(resolve), end),
        None => surely(atoms, at, scene)?,
    };
    Some((timex?, end))
}

/// "first Monday of March", "last Friday in October 2014", "Tuesday of last week".
fn nth_weekday<'a>(atoms: &Atoms, at: usize, scene: &Scene) -> Option<(Resolve<'a>, usize)> {
    let start = at + usize::from(atoms.is(at, Word::The));
    let nth = atoms.find(start, |meaning| match *meaning {
        Meaning::Ordinal(nth @ 1..=5) => Some(i32::from(nth)),
        Meaning::Relative(-1) => Some(0),
        _ => None,
    });
    let weekday_at = start + usize::from(nth.is_some());
    let wanted = weekday_of(atoms, weekday_at)?;
    let joined = atoms.is(weekday_at + 1, Word::Of) || atoms.is(weekday_at + 1, Word::In);
    let (whole, end) = resolved_at(atoms, weekday_at + 2, scene).filter(|_| joined)?;
    let there = match (whole.grain, nth) {
        (Grain::Month, Some(0)) => last_weekday(whole, wanted),
        (Grain::Month, Some(nth)) => Some(first_weekday(whole, wanted).plus_days(7 * nth - 7)),
        (Grain::Week, None) => Some(whole.from.plus_days(wanted)),
        _ => None,
    };
    let day = there.filter(|day| whole.from <= *day && *day < whole.to)?;
    Some((Box::new(move |_| Some(Timex::day(day))), end))
}

fn first_weekday(whole: Timex, wanted: i32) -> Date {
    whole.from.plus_days((wanted - whole.from.weekday() as i32).rem_euclid(7))
}

fn last_weekday(whole: Timex, wanted: i32) -> Option<Date> {
    let last = whole.to.plus_days(-1);
    Some(last.plus_days(-(last.weekday() as i32 - wanted).rem_euclid(7)))
}

/// Moves a time by units of the calendar. The grain becomes that of the unit, for nobody who says "three years ago"
/// means a day, but stays a day where the start is exact.
fn moved(start: Timex, count: i32, unit: &str) -> Option<Timex> {
    let day = start.grain == Grain::Day;
    let months = match unit {
        "day" => return day.then_some(Timex::day(start.from.plus_days(count))),
        "week" => return day.then_some(Timex::day(start.from.plus_days(count.checked_mul(7)?))),
        "month" => count,
        "year" => count.checked_mul(12)?,
        "decade" => count.checked_mul(120)?,
        _ => return None,
    };
    let to = start.from.plus_months(months);
    match unit {
        _ if day => Some(Timex::day(to)),
        "month" => Timex::month(to.year(), to.month()),
        _ => Timex::year(to.year()),
    }
}

/// How many words back "is" is still about the date.
const PRESENT_REACH: usize = 5;
/// Words searched on either side for a verb.
const REACH: usize = 14;

/// The nearest verb before the date decides, else the first behind it; news tells of what has happened.
pub(super) fn direction(atoms: &Atoms, at: usize) -> Direction {
    let mut before = (0..at).rev().take(REACH);
    let mut sentence = true;
    let found = before.find_map(|nearby| {
        sentence &= atoms.glue(nearby + 1) != Glue::Stop;
        tense(atoms, nearby, at - nearby).filter(|_| sentence)
    });
    let behind = || {
        let open = (at + 1..at + REACH).take_while(|&nearby| !matches!(atoms.glue(nearby), Glue::Stop));
        open.into_iter().find_map(|nearby| tense(atoms, nearby, nearby - at))
    };
    found.or_else(behind).unwrap_or(Direction::Past)
}

fn tense(atoms: &Atoms, at: usize, distance: usize) -> Option<Direction> {
    let named = atoms.find(at, |meaning| match meaning {
        Meaning::Tense(Tense::Past) => Some(Direction::Past),
        Meaning::Tense(Tense::Future) => Some(Direction::Future),
        Meaning::Tense(Tense::Present) if distance <= PRESENT_REACH => Some(Direction::Future),
        _ => None,
    });
    let word = atoms.word(at);
    let regular = word.len() > 4 && word.ends_with("ed") && atoms.is_lower(at);
    named.or(regular.then_some(Direction::Past))
}

/// The nearest year in which `dated` gives a time on the right side of the day of publication.
pub(super) fn nearest(
    published: Date,
    direction: Direction,
    dated: impl Fn(i16) -> Option<Timex>,
) -> Option<Timex> {
    (0..=LEAP_GAP).find_map(|distance| match direction {
        Direction::Past => dated(published.year() - distance).filter(|timex| timex.from <= published),
        Direction::Future => dated(published.year() + distance).filter(|timex| timex.to > published),
    })
}

/// Years before publication from which on a date told is history, and what follows it is told in its order.
const HISTORY: i16 = 20;

/// The year of a month told after a date of long ago: the same year, or the next for an earlier month.
pub(super) fn in_history(published: Date, told: Timex, month: Month) -> Option<i16> {
    let old = published.year() - told.from.year() > HISTORY;
    let dated = matches!(told.grain, Grain::Day | Grain::Month);
    (old && dated).then(|| told.from.year() + i16::from(month < told.from.month()))
}

/// Years between two 29 Februaries at most.
const LEAP_GAP: i16 = 8;
