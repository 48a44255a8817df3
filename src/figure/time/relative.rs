//! Times told from the day of publication: "yesterday", "Wednesday", "last October", "the week after next", "the
//! weekend", "the next day".

use super::cycle::Cycle;
use super::direction::is_ahead;
use super::point::month;
use super::quarter::{named_part, ordinal_part};
use super::timex::{is_season, monday};
use super::{Read, Timex, first};
use crate::article::Language;
use crate::figure::Grain;
use crate::figure::atoms::{Atoms, Glue};
use crate::figure::label::follows_name;
use crate::figure::table::{Tag, flag};
use crate::value::Date;

/// The relative time that begins here. Without a publication date it is read and left unresolved.
pub(super) fn relative(atoms: &Atoms) -> Option<Read> {
    first(atoms, &[beyond, simple, weekend, part_of_year, next_day, to_date])
}

/// "yesterday", "Wednesday", "last week": what other times may be told from.
pub(super) fn simple(atoms: &Atoms) -> Option<Read> {
    first(atoms, &[day, weekday, shifted])
}

fn day(atoms: &Atoms) -> Option<Read> {
    let name = || atoms.is_capitalised(0) && !atoms.begins_sentence(0);
    let offset = atoms.row(0, Tag::Day).filter(|_| !name())?.value();
    atoms.step();
    Some(Read::day(atoms.context.published.map(|today| today.plus_days(offset))))
}

/// "Wednesday": the last one, today included, or the next one where the sentence looks ahead.
fn weekday(atoms: &Atoms) -> Option<Read> {
    let start = atoms.at();
    let wanted = atoms.row(0, Tag::Weekday).filter(|_| weekday_stands(atoms))?.value();
    atoms.step();
    // "Tuesday last week", "Saturday week"
    let of_week = || shifted(atoms)?.timex().filter(|week| week.grain() == Grain::Week);
    if atoms.glued(0, Glue::SPACE)
        && let Some(week) = atoms.attempt(of_week)
    {
        return Some(Read(Timex::day(week.from().plus_days(wanted))));
    }
    let week_on = Cycle::Week.is_next(atoms, 0);
    if week_on {
        atoms.step();
    }
    // "a week on Monday"
    let week_before = || {
        let week = atoms.is(-3, Tag::Article) && Cycle::one_at(atoms, -2) == Some(Cycle::Week);
        week && atoms.reads(-1, "on") && is_ahead(atoms, start)
    };
    let week_on = week_on || atoms.from(start, week_before);
    Some(Read::day(atoms.context.published.map(|today| {
        let ahead = days_ahead(today, wanted);
        match () {
            () if week_on => today.plus_days(ahead + 7),
            () if ahead == 0 || is_ahead(atoms, start) => today.plus_days(ahead),
            () => today.plus_days(ahead - 7),
        }
    })))
}

/// Days to the next such weekday: 0 if the day is one.
#[inline(never)]
pub(super) fn days_ahead(day: Date, wanted: i32) -> i32 {
    (wanted - day.weekday() as i32).rem_euclid(7)
}

/// No weekday: "The Sunday Times", "Super Tuesday".
fn weekday_stands(atoms: &Atoms) -> bool {
    // "Bloody Sunday", "Sheffield Wednesday"; but "Last Sunday", "On Monday".
    let name_before = follows_name(atoms);
    let named = atoms.glued(1, Glue::SPACE) && atoms.is_capitalised(1);
    // French writes them small, German like all its nouns.
    let capital = atoms.is_capitalised(0) || atoms.is_in(Language::Fr);
    let alone = capital && (!named || atoms.is_in(Language::De)) && !name_before;
    alone || atoms.follows(Tag::On)
}

/// "last October", "this week", "this past Wednesday", "next week Wednesday", "last year".
fn shifted(atoms: &Atoms) -> Option<Read> {
    atoms.eat(Tag::The);
    let today = atoms.context.published;
    let around = |cycle: Cycle, offset| Read::of(today.and_then(|today| cycle.around(today, offset)));
    if let Some(cycle) = Cycle::one_at(atoms, 0)
        && let Some(row) = atoms.row(1, Tag::RelativeAfter)
    {
        // "la semaine dernière"
        atoms.go(atoms.at() + 2);
        return Some(around(cycle, row.value()));
    }
    // "following Monday’s vote" is after it.
    if atoms.reads(0, "following") && !atoms.is(-1, Tag::The) {
        return None;
    }
    let mut offset = atoms.take(Tag::Relative)?.value();
    // "this past Wednesday" is the nearest one; "last Wednesday" is last week's.
    let second = atoms.take(Tag::Relative);
    offset = second.map_or(offset, |second| second.value());
    if !atoms.glued(0, Glue::SPACE) {
        return None;
    }
    let in_week = |wanted: i32| Read::day(today.map(|today| monday(today).plus_days(7 * offset + wanted)));
    if let Some(weekday) = atoms.take(Tag::Weekday) {
        let near = |today| nearest_weekday(today, weekday.value(), offset);
        return Some(match second {
            Some(_) => Read::day(today.map(near)),
            None => in_week(weekday.value()),
        });
    }
    let verb = atoms.row(0, Tag::Month).is_some_and(|row| row.has(flag::DOUBTFUL));
    // "this fall in prices"
    let drop = atoms.is(0, Tag::Change) && atoms.is(1, Tag::In);
    if (atoms.is_capitalised(0) || !verb)
        && !drop
        && let Some(wanted) = month(atoms)
    {
        return Some(Read::of(today.and_then(|today| shifted_month(today, offset, wanted.get()))));
    }
    let cycle = Cycle::one_at(atoms, 0).filter(|cycle| *cycle != Cycle::Day)?;
    atoms.step();
    if cycle == Cycle::Week
        && !atoms.glued(0, Glue::STOP)
        && let Some(weekday) = atoms.take(Tag::Weekday)
    {
        return Some(in_week(weekday.value()));
    }
    // "the past decade" is the ten years up to now, "the last century" one of the calendar.
    if atoms.reads(-2, "past") && cycle.months() > 0 {
        let rolling = |today| Some(Timex::new(cycle.moved(today, -1)?, today, Grain::Span));
        return Some(Read::of(today.and_then(rolling)));
    }
    // "in October, after 2% the previous month", "the following year": told from that.
    let told = atoms.topic.get().filter(|_| atoms.is_among(-2, "following preceding previous"));
    if let Some(told) = told.filter(|_| cycle.months() > 0) {
        return Some(Read::of(cycle.around(told.to().plus_days(-1), offset)));
    }
    // "the coming weekend" is the nearest, "next weekend" the one after this week's.
    if cycle == Cycle::Weekend && atoms.ends_with(-2, "coming") {
        offset = 0;
    }
    Some(around(cycle, offset))
}

/// The first such weekday before the day, or after it.
fn nearest_weekday(today: Date, wanted: i32, offset: i32) -> Date {
    let ahead = days_ahead(today, wanted);
    let ahead = if ahead == 0 { 7 } else { ahead };
    today.plus_days(if offset < 0 && ahead < 7 { ahead - 7 } else { ahead * offset.signum() })
}

fn shifted_month(today: Date, offset: i32, wanted: i32) -> Option<Timex> {
    let (year, current) = (i32::from(today.year()), i32::from(today.month()));
    let (first, season) = (wanted & 15, is_season(wanted));
    let other = match offset {
        0 => 0,
        1.. => i32::from(first <= current),
        _ => -i32::from(first + 2 * i32::from(season) >= current),
    };
    // "last spring", in autumn: this year's or that of the year before?
    if season && other == 0 && offset != 0 {
        return None;
    }
    Timex::month(year + other, wanted)
}

/// "the week after next", "the year before last".
fn beyond(atoms: &Atoms) -> Option<Read> {
    atoms.eat(Tag::The);
    let offset = atoms.row(1, Tag::Beyond)?.value();
    let today = atoms.context.published;
    let read = match atoms.row(0, Tag::Weekday) {
        Some(weekday) => Read::day(today.map(|today| monday(today).plus_days(7 * offset + weekday.value()))),
        None => {
            let cycle = Cycle::one_at(atoms, 0)?;
            Read::of(today.and_then(|today| cycle.around(today, offset)))
        }
    };
    atoms.go(atoms.at() + 2);
    Some(read)
}

/// "the month" in "the first day of the month": the one of publication.
pub(super) fn current(atoms: &Atoms) -> Option<Read> {
    let named = atoms.eat(Tag::The);
    let cycle = Cycle::one_at(atoms, 0).filter(|_| named)?;
    atoms.step();
    Some(Read::of(cycle.around(atoms.context.published?, 0)))
}

/// "the weekend": the last one, or the next one where the sentence looks ahead.
fn weekend(atoms: &Atoms) -> Option<Read> {
    let start = atoms.at();
    if !atoms.eat(Tag::The) || Cycle::one_at(atoms, 0) != Some(Cycle::Weekend) {
        return None;
    }
    atoms.step();
    Some(Read::of(atoms.context.published.and_then(|today| {
        let begun = today.weekday() as i32 >= 5;
        Cycle::Weekend.around(today, if begun || is_ahead(atoms, start) { 0 } else { -1 })
    })))
}

/// "the fourth quarter", "Q2": the last that has ended, or the next to end where the sentence looks ahead. Whose fiscal
/// years begin when, is not known.
fn part_of_year(atoms: &Atoms) -> Option<Read> {
    let start = atoms.at();
    let led = atoms.follows_any(&[Tag::In, Tag::On, Tag::By]);
    let named = if led { named_part(atoms) } else { None };
    // "in the second half" is said of matches too.
    let spelled = || {
        atoms.eat(Tag::The);
        ordinal_part(atoms).filter(|part| part.is_quarter())
    };
    let part = named.or_else(spelled)?;
    if atoms.from(start, || atoms.is(-1, Tag::Fiscal)) {
        return Some(Read::OPEN);
    }
    Some(Read::of(atoms.context.published.and_then(|today| {
        let ahead = is_ahead(atoms, start);
        let nearest = |ahead: bool| {
            (0..2).find_map(|years| {
                let timex = part.of(i32::from(today.year()) + if ahead { years } else { -years })?;
                ((timex.to() > today) == ahead).then_some(timex)
            })
        };
        // "Third-quarter results are due": those of the last one.
        let last = || nearest(false).filter(|timex| ahead && timex.to().to_days() + FRESH > today.to_days());
        last().or_else(|| nearest(ahead))
    })))
}

/// Days for which the quarter that has ended is not the next one of its name: those of the quarter after it.
const FRESH: i32 = 92;

/// "the next day": from the day told before it in the block.
fn next_day(atoms: &Atoms) -> Option<Read> {
    let start = atoms.at();
    atoms.eat(Tag::The);
    let offset = atoms.take(Tag::Relative).filter(|_| Cycle::Day.is_next(atoms, 0))?.value();
    atoms.step();
    let day = match atoms.told.get() {
        Some(told) => Some(told.from()).filter(|_| told.grain() == Grain::Day),
        None => atoms.context.published.filter(|_| is_ahead(atoms, start)),
    };
    Some(Read::day(day.map(|day| day.plus_days(offset))))
}

/// "the year to date", "the rest of the week".
fn to_date(atoms: &Atoms) -> Option<Read> {
    atoms.eat(Tag::The);
    let today = atoms.context.published;
    if atoms.is(1, Tag::ToDate)
        && let Some(cycle) = Cycle::one_at(atoms, 0)
    {
        atoms.go(atoms.at() + 2);
        return Some(Read::of(today.and_then(|today| cycle.around(today, 0))));
    }
    if !atoms.eat(Tag::Rest) || !atoms.eat(Tag::Of) {
        return None;
    }
    let whole = first(atoms, &[current, shifted])?.timex();
    Some(Read::of(
        whole.zip(today).and_then(|(whole, today)| Timex::day(today.max(whole.from())).through(whole)),
    ))
}
