//! Dates told from the day of publication: "Wednesday", "last October", "in December", "three years ago".

use super::date::{figure, month, surely};
use super::lexer::{Atoms, Glue};
use super::number::number;
use super::table::Tag;
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
    let (timex, end) = nth_weekday(atoms, at, scene)
        .or_else(|| simple(atoms, at, scene))
        .or_else(|| weekend(atoms, at, scene))
        .or_else(|| ordinal_quarter(atoms, at, scene))
        .or_else(|| counted(atoms, at, scene))
        .or_else(|| beside(atoms, at, scene))?;
    Some(Found { end, figure: Some(figure(atoms, at, end, timex)) })
}

/// The time, if it can be resolved, and where its words end.
type Read = (Option<Timex>, usize);

/// "yesterday", "Wednesday", "last week".
fn simple(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    day(atoms, at, scene).or_else(|| weekday(atoms, at, scene)).or_else(|| shifted(atoms, at, scene))
}

fn day(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let offset = i32::from(atoms.value(at, Tag::Day)?);
    let name = atoms.is_capitalised(at) && !atoms.begins_sentence(at);
    let timex = scene.context.published.map(|today| Timex::day(today.plus_days(offset)));
    (!name).then_some((timex, at + 1))
}

fn weekday_of(atoms: &Atoms, at: usize) -> Option<i32> {
    atoms.value(at, Tag::Weekday).map(i32::from)
}

/// "Wednesday": the last one, today included, or the next one where the sentence looks ahead.
fn weekday(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let wanted = weekday_of(atoms, at).filter(|_| weekday_stands(atoms, at))?;
    let timex = scene.context.published.map(|today| {
        let ahead = (wanted - today.weekday() as i32).rem_euclid(7);
        let stays = ahead == 0 || direction(atoms, at) == Direction::Future;
        Timex::day(today.plus_days(if stays { ahead } else { ahead - 7 }))
    });
    Some((timex, at + 1))
}

/// No weekday: "The Sunday Times", "Super Tuesday".
fn weekday_stands(atoms: &Atoms, at: usize) -> bool {
    let led = atoms.follows(at, Tag::On);
    let named = |next: usize| atoms.glue(next) == Glue::Space && atoms.is_capitalised(next);
    let before = at > 0 && atoms.glue(at) == Glue::Space && atoms.is_capitalised(at - 1);
    let name_before = before && !atoms.begins_sentence(at - 1) && !atoms.is(at - 1, Tag::Ordinary);
    led || atoms.is_capitalised(at) && !named(at + 1) && !name_before
}

/// "last October", "this week", "next week Wednesday", "last year".
fn shifted(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let the = usize::from(atoms.is(at, Tag::The));
    let offset = i32::from(atoms.value(at + the, Tag::Relative)?);
    let what = at + the + 1;
    if atoms.glue(what) != Glue::Space {
        return None;
    }
    let today = scene.context.published;
    let of_week = |wanted: i32| today.map(|today| Timex::day(monday(today).plus_days(7 * offset + wanted)));
    if let Some(wanted) = weekday_of(atoms, what) {
        return Some((of_week(wanted), what + 1));
    }
    if let Some(wanted) = month(atoms, what).filter(|_| atoms.is_capitalised(what)) {
        return Some((today.and_then(|today| shifted_month(today, offset, wanted)), what + 1));
    }
    let period = period(atoms, what)?;
    match weekday_of(atoms, what + 1).filter(|_| period == "week") {
        Some(wanted) => Some((of_week(wanted), what + 2)),
        None => Some((today.and_then(|today| shifted_period(today, offset, period)), what + 1)),
    }
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
    match at {
        _ if atoms.is(at, Tag::Weekend) => Some("weekend"),
        _ if atoms.is(at, Tag::QuarterYear) => Some("quarter"),
        _ => unit(atoms, at).filter(|_| !atoms.word(at).ends_with('s')),
    }
}

fn unit(atoms: &Atoms, at: usize) -> Option<&'static str> {
    atoms.row(at, Tag::Unit).map(|row| row.unit().0)
}

fn shifted_period(today: Date, offset: i32, period: &str) -> Option<Timex> {
    let months_on = |months: i32| today.first_of_month().plus_months(months);
    match period {
        "week" => Some(Timex::week(today.plus_days(7 * offset))),
        "weekend" => {
            let saturday = monday(today).plus_days(5 + 7 * offset);
            Timex::day(saturday).through(Timex::day(saturday.plus_days(1)))
        }
        "month" => Timex::month(months_on(offset).year(), months_on(offset).month()),
        "quarter" => {
            let month = months_on(3 * offset);
            Timex::quarter(month.year(), month.month().div_ceil(3))
        }
        "year" => Timex::year(today.year() + offset as i16),
        "decade" => Timex::decade(today.year() + 10 * offset as i16),
        _ => None,
    }
}

/// "this year" behind a date: how many years from that of publication.
pub(super) fn year_offset(atoms: &Atoms, at: usize) -> Option<i8> {
    let offset = atoms.value(at, Tag::Relative)?;
    let year = period(atoms, at + 1) == Some("year") && atoms.glue(at) == Glue::Space;
    year.then_some(offset)
}

/// "the weekend": the last one, or the next one where the sentence looks ahead.
fn weekend(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let named = atoms.is(at, Tag::The) && period(atoms, at + 1) == Some("weekend");
    let timex = || {
        let today = scene.context.published?;
        let begun = today.weekday() as i32 >= 5;
        let offset = if begun || direction(atoms, at) == Direction::Future { 0 } else { -1 };
        shifted_period(today, offset, "weekend")
    };
    named.then(|| (timex(), at + 2))
}

/// "the fourth quarter": the last that has ended.
fn ordinal_quarter(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let start = at + usize::from(atoms.is(at, Tag::The));
    let nth = atoms.value(start, Tag::Ordinal).filter(|nth| *nth <= 4)?.unsigned_abs();
    let quarter = period(atoms, start + 1) == Some("quarter") && atoms.glue(start + 1) == Glue::Space;
    let timex = || {
        let today = scene.context.published?;
        let this_year = Timex::quarter(today.year(), nth).filter(|timex| timex.to <= today);
        this_year.or_else(|| Timex::quarter(today.year() - 1, nth))
    };
    quarter.then(|| (timex(), start + 2))
}

/// "three years ago", "7 days hence", "two years later"; later than the date told before it in the block.
fn counted(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let (count, unit_at) = match number(atoms, at) {
        Some(number) => (number.value, number.end),
        None if atoms.is(at, Tag::Article) => (1.into(), at + 1),
        None => return None,
    };
    let (unit, behind) = (unit(atoms, unit_at)?, unit_at + 1);
    let (ago, later) = (atoms.is(behind, Tag::Ago), atoms.is(behind, Tag::Later));
    let exact = atoms.is(behind, Tag::Hence);
    if atoms.glue(behind) != Glue::Space || !(ago || later || exact) {
        return None;
    }
    let whole = i32::try_from(count.trunc()).ok().filter(|_| count.scale() == 0);
    let grain = if exact || matches!(unit, "day" | "week") { Grain::Day } else { Grain::Year };
    let today = scene.context.published.map(|today| Timex { grain, ..Timex::day(today) });
    let start = if later { scene.told } else { today };
    let signed = whole.map(|count| if ago { -count } else { count });
    let timex = start.zip(signed).and_then(|(start, count)| moved(start, count, unit));
    // Without a date to count from, "two years later" is only a duration.
    (!later || timex.is_some()).then_some((timex, behind + 1))
}

/// "two days after today", "2 weeks before 13 May": counted from a day that is itself resolved.
fn beside(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let number = number(atoms, at).filter(|number| number.value.scale() == 0)?;
    let (unit, behind) = (unit(atoms, number.end)?, number.end + 1);
    let sign = match behind {
        _ if atoms.glue(behind) != Glue::Space => return None,
        _ if atoms.is(behind, Tag::After) => 1,
        _ if atoms.is(behind, Tag::Before) => -1,
        _ => return None,
    };
    let (start, end) = resolved_at(atoms, behind + 1, scene)?;
    let count = i32::try_from(number.value.trunc()).ok()?.checked_mul(sign)?;
    let there = moved(start, count, unit).filter(|_| start.grain == Grain::Day)?;
    Some((Some(there), end))
}

fn resolved_at(atoms: &Atoms, at: usize, scene: &Scene) -> Option<(Timex, usize)> {
    let (timex, end) = simple(atoms, at, scene).or_else(|| surely(atoms, at, scene))?;
    Some((timex?, end))
}

/// "first Monday of March", "last Friday in October 2014", "Tuesday of last week".
fn nth_weekday(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let start = at + usize::from(atoms.is(at, Tag::The));
    let last = atoms.value(start, Tag::Relative).filter(|offset| *offset < 0).map(|_| 0);
    let nth = last.or_else(|| atoms.value(start, Tag::Ordinal).filter(|nth| *nth <= 5)).map(i32::from);
    let weekday_at = start + usize::from(nth.is_some());
    let wanted = weekday_of(atoms, weekday_at)?;
    let joined = atoms.is_any(weekday_at + 1, &[Tag::Of, Tag::In]);
    let (whole, end) = resolved_at(atoms, weekday_at + 2, scene).filter(|_| joined)?;
    let there = match (whole.grain, nth) {
        (Grain::Month, Some(0)) => last_weekday(whole, wanted),
        (Grain::Month, Some(nth)) => first_weekday(whole, wanted).plus_days(7 * nth - 7),
        (Grain::Week, None) => whole.from.plus_days(wanted),
        _ => return None,
    };
    let inside = whole.from <= there && there < whole.to;
    inside.then_some((Some(Timex::day(there)), end))
}

fn first_weekday(whole: Timex, wanted: i32) -> Date {
    whole.from.plus_days((wanted - whole.from.weekday() as i32).rem_euclid(7))
}

fn last_weekday(whole: Timex, wanted: i32) -> Date {
    let last = whole.to.plus_days(-1);
    last.plus_days(-(last.weekday() as i32 - wanted).rem_euclid(7))
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
    let named = match at {
        _ if atoms.is(at, Tag::Past) => Some(Direction::Past),
        _ if atoms.is(at, Tag::Future) => Some(Direction::Future),
        _ if atoms.is(at, Tag::Present) && distance <= PRESENT_REACH => Some(Direction::Future),
        _ => None,
    };
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
