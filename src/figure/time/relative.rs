//! Times told from the day of publication: "yesterday", "Wednesday", "last October", "the week after next", "the
//! weekend", "the next day".

use super::cycle::Cycle;
use super::direction::{Direction, direction};
use super::point::{self, month};
use super::timex::monday;
use super::{Read, Timex, first};
use crate::article::Language;
use crate::figure::label::is_name;
use crate::figure::lexer::{Atoms, Glue};
use crate::figure::role::follows_any;
use crate::figure::table::Tag;
use crate::figure::{Grain, Scene};
use crate::value::{Date, Month};

/// The relative time that begins at atom `at`. Without a publication date it is read and left unresolved.
pub(super) fn relative(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    first(&[beyond, simple, weekend, part_of_year, next_day, to_date], atoms, at, scene)
}

/// "yesterday", "Wednesday", "last week": what other times may be told from.
pub(super) fn simple(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    first(&[day, weekday, shifted], atoms, at, scene)
}

fn day(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let offset = i32::from(atoms.value(at, Tag::Day)?);
    let name = atoms.is_capitalised(at) && !atoms.begins_sentence(at);
    let timex = scene.context.published.map(|today| Timex::day(today.plus_days(offset)));
    (!name).then_some((timex, at + 1))
}

pub(super) fn weekday_of(atoms: &Atoms, at: usize) -> Option<i32> {
    atoms.value(at, Tag::Weekday).map(i32::from)
}

/// "Wednesday": the last one, today included, or the next one where the sentence looks ahead.
fn weekday(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let wanted = weekday_of(atoms, at).filter(|_| weekday_stands(atoms, at))?;
    // "Tuesday last week", "Saturday week"
    if let Some((Some(week), end)) =
        shifted(atoms, at + 1, scene).filter(|_| atoms.glue(at + 1) == Glue::Space)
        && week.grain() == Grain::Week
    {
        return Some((Some(Timex::day(week.from().plus_days(wanted))), end));
    }
    let week_on = Cycle::one_at(atoms, at + 1) == Some(Cycle::Week) && atoms.glue(at + 1) == Glue::Space;
    let timex = scene.context.published.map(|today| {
        let ahead = (wanted - today.weekday() as i32).rem_euclid(7) + if week_on { 7 } else { 0 };
        let stays = ahead == 0 || week_on || direction(atoms, at) == Direction::Future;
        Timex::day(today.plus_days(if stays { ahead } else { ahead - 7 }))
    });
    Some((timex, at + 1 + usize::from(week_on)))
}

/// No weekday: "The Sunday Times", "Super Tuesday".
fn weekday_stands(atoms: &Atoms, at: usize) -> bool {
    let led = atoms.follows(at, Tag::On);
    let named = |next: usize| atoms.glue(next) == Glue::Space && atoms.is_capitalised(next);
    let before = at > 0 && atoms.glue(at) == Glue::Space && atoms.is_capitalised(at - 1);
    // "Bloody Sunday", "Sheffield Wednesday"; but "Last Sunday", "On Monday".
    let name_before = before && is_name(atoms, at - 1);
    // French writes them small, German like all its nouns.
    let capital = atoms.is_capitalised(at) || atoms.language == Language::Fr;
    let recurring = atoms.is(at + 1, Tag::Recurring) && atoms.glue(at + 1) == Glue::Space;
    !recurring && (led || capital && (!named(at + 1) || atoms.language == Language::De) && !name_before)
}

/// "last October", "this week", "this past Wednesday", "next week Wednesday", "last year".
fn shifted(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let the = at + usize::from(atoms.is(at, Tag::The));
    if let Some((cycle, offset)) = Cycle::one_at(atoms, the).zip(atoms.value(the + 1, Tag::RelativeAfter)) {
        // "la semaine dernière"
        let timex = scene.context.published.and_then(|today| cycle.around(today, offset.into()));
        return Some((timex, the + 2));
    }
    let first = i32::from(atoms.value(the, Tag::Relative)?);
    // "this past Wednesday" is the nearest one; "last Wednesday" is last week's.
    let second = atoms.value(the + 1, Tag::Relative).map(i32::from).filter(|_| first == 0);
    let (offset, what) = (second.unwrap_or(first), the + 1 + usize::from(second.is_some()));
    if atoms.glue(what) != Glue::Space {
        return None;
    }
    let today = scene.context.published;
    if let Some(wanted) = weekday_of(atoms, what) {
        let weeks = |today: Date| monday(today).plus_days(7 * offset + wanted);
        let near = |today: Date| nearest_weekday(today, wanted, offset);
        let day = today.map(|today| if second.is_some() { near(today) } else { weeks(today) });
        return Some((day.map(Timex::day), what + 1));
    }
    if let Some(wanted) = month(atoms, what).filter(|_| atoms.is_capitalised(what)) {
        return Some((today.and_then(|today| shifted_month(today, offset, wanted)), what + 1));
    }
    let cycle = Cycle::one_at(atoms, what).filter(|cycle| *cycle != Cycle::Day)?;
    match weekday_of(atoms, what + 1).filter(|_| cycle == Cycle::Week) {
        Some(wanted) => {
            let day = today.map(|today| monday(today).plus_days(7 * offset + wanted));
            Some((day.map(Timex::day), what + 2))
        }
        // "the past decade" is the ten years up to now, "the last century" one of the calendar.
        None if atoms.reads(what - 1, "past") && cycle.months() > 0 => {
            let from = today.and_then(|today| cycle.moved(today, -1));
            let rolling = from.zip(today).map(|(from, to)| Timex::new(from, to, Grain::Span));
            Some((rolling, what + 1))
        }
        None => {
            // "the coming weekend" is the nearest, "next weekend" the one after this week's.
            let nearest = cycle == Cycle::Weekend && atoms.word(what - 1).ends_with("coming");
            let offset =
                if nearest && today.is_some_and(|day| (day.weekday() as i32) < 5) { 0 } else { offset };
            Some((today.and_then(|today| cycle.around(today, offset)), what + 1))
        }
    }
}

/// The first such weekday before the day, or after it.
fn nearest_weekday(today: Date, wanted: i32, offset: i32) -> Date {
    let ahead = (wanted - today.weekday() as i32).rem_euclid(7);
    let ahead = if ahead == 0 { 7 } else { ahead };
    today.plus_days(if offset < 0 && ahead < 7 { ahead - 7 } else { ahead * offset.signum() })
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

/// "the week after next", "the year before last".
fn beyond(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let what = at + usize::from(atoms.is(at, Tag::The));
    let offset = i32::from(atoms.value(what + 1, Tag::Beyond)?);
    let spaced = atoms.glue(what + 1) == Glue::Space;
    let today = scene.context.published;
    let timex = match weekday_of(atoms, what) {
        Some(wanted) => today.map(|today| Timex::day(monday(today).plus_days(7 * offset + wanted))),
        None => {
            let cycle = Cycle::one_at(atoms, what)?;
            today.and_then(|today| cycle.around(today, offset))
        }
    };
    spaced.then_some((timex, what + 2))
}

/// "this year", "of last year" behind a date: how many years from that of publication, and where it ends.
pub(super) fn year_offset(atoms: &Atoms, at: usize) -> Option<(i8, usize)> {
    let of = at + usize::from(atoms.is(at, Tag::Of));
    let offset = atoms.value(of, Tag::Relative)?;
    let year = Cycle::one_at(atoms, of + 1) == Some(Cycle::Year) && atoms.glue(at) == Glue::Space;
    year.then_some((offset, of + 2))
}

/// "the month" in "the first day of the month": the one of publication.
pub(super) fn current(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let named = atoms.is(at, Tag::The) && atoms.glue(at + 1) == Glue::Space;
    let cycle = Cycle::one_at(atoms, at + 1).filter(|_| named)?;
    Some((cycle.around(scene.context.published?, 0), at + 2))
}

/// "the weekend": the last one, or the next one where the sentence looks ahead.
fn weekend(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let named = atoms.is(at, Tag::The) && Cycle::one_at(atoms, at + 1) == Some(Cycle::Weekend);
    let timex = || {
        let today = scene.context.published?;
        let begun = today.weekday() as i32 >= 5;
        let offset = if begun || direction(atoms, at) == Direction::Future { 0 } else { -1 };
        Cycle::Weekend.around(today, offset)
    };
    named.then(|| (timex(), at + 2))
}

/// "the fourth quarter", "Q2": the last that has ended, or the next to end where the sentence looks ahead.
fn part_of_year(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let start = at + usize::from(atoms.is(at, Tag::The));
    let led = || follows_any(atoms, at, &[Tag::In, Tag::On, Tag::By]) && atoms.is_capitalised(at);
    // "in the second half" is said of matches too.
    let spelled =
        || point::ordinal_part(atoms, start).filter(|(part, _)| matches!(part, point::Part::Quarter(_)));
    let (part, end) = point::named_part(atoms, at).filter(|_| led()).or_else(spelled)?;
    let timex = |today: Date| match direction(atoms, at) {
        Direction::Past => {
            (0..2).find_map(|back| part.of(today.year() - back).filter(|part| part.to() <= today))
        }
        Direction::Future => {
            (0..2).find_map(|on| part.of(today.year() + on).filter(|part| part.to() > today))
        }
    };
    Some((scene.context.published.and_then(timex), end))
}

/// "the next day", "the day after": from the day told before it in the block.
fn next_day(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let the = at + usize::from(atoms.is(at, Tag::The));
    let day = |at: usize| Cycle::one_at(atoms, at) == Some(Cycle::Day) && atoms.glue(at) == Glue::Space;
    let alone = matches!(atoms.glue(the + 2), Glue::Stop | Glue::Comma | Glue::Other);
    let offset = match atoms.value(the, Tag::Relative).filter(|_| day(the + 1)) {
        Some(offset) => i32::from(offset),
        None if the == at || !alone || Cycle::one_at(atoms, the) != Some(Cycle::Day) => return None,
        None if atoms.is(the + 1, Tag::After) => 1,
        None if atoms.is(the + 1, Tag::Before) => -1,
        None => return None,
    };
    let told = scene.told.filter(|told| told.grain() == Grain::Day).map(|told| told.from());
    let ahead = || scene.told.is_none() && direction(atoms, at) == Direction::Future;
    let from = told.or_else(|| scene.context.published.filter(|_| ahead()));
    Some((from.map(|day| Timex::day(day.plus_days(offset))), the + 2))
}

/// "the year to date", "the rest of the week".
fn to_date(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let the = at + usize::from(atoms.is(at, Tag::The));
    let today = scene.context.published;
    if let Some(cycle) = Cycle::one_at(atoms, the).filter(|_| atoms.is(the + 1, Tag::ToDate)) {
        return Some((today.and_then(|today| cycle.around(today, 0)), the + 2));
    }
    let of = the + 1 + usize::from(atoms.is(the + 1, Tag::Of));
    let (whole, end) = current(atoms, of, scene)
        .or_else(|| shifted(atoms, of, scene))
        .filter(|_| atoms.is(the, Tag::Rest) && of > the + 1)?;
    let left = whole.zip(today).and_then(|(whole, today)| Timex::day(today.max(whole.from())).through(whole));
    Some((left, end))
}
