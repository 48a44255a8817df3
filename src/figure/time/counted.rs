//! Times that are counted to: "three years ago", "in two weeks", "two years later", "2 weeks before 13 May", "the next
//! five days".

use super::cycle::Cycle;
use super::direction::is_ahead;
use super::timex::monday;
use super::{Read, Timex, anchor, first, opens};
use crate::figure::atoms::{Atoms, Glue};
use crate::figure::number::number;
use crate::figure::table::Tag;
use crate::figure::{Bound, Grain, amount, role};
use crate::value::Date;

/// How many of a cycle; `None` for a part of one.
type Count = (Option<i32>, Cycle);

/// "two weeks", "a year"; not "an hour", which moves no day.
#[inline(never)]
fn count(atoms: &Atoms) -> Option<Count> {
    let count = match number(atoms) {
        Some(number) if number.value.scale() > 0 => None,
        Some(number) => number.value.trunc().try_into().ok(),
        None if atoms.eat(Tag::Article) => Some(1),
        None => return None,
    };
    // "[Ten] years": an editor's brackets.
    let bracketed = || atoms.rest(-1).starts_with("] ");
    let near = atoms.glued(0, Glue::SPACE | Glue::HYPHEN | Glue::JOINED) || bracketed();
    let cycle = Cycle::at(atoms, 0).filter(|_| near)?;
    atoms.step();
    Some((count, cycle))
}

/// One of a cycle, named in the singular.
fn one(atoms: &Atoms) -> Option<Count> {
    // "half-year"
    if atoms.is(0, Tag::Half) && Cycle::one_at(atoms, 1) == Some(Cycle::Year) {
        atoms.go(atoms.at() + 2);
        return Some((Some(6), Cycle::Month));
    }
    let cycle = Cycle::one_at(atoms, 0)?;
    atoms.step();
    Some((Some(1), cycle))
}

/// `1` or `-1`, if a word with one of the tags stands behind a space.
#[inline(never)]
fn sign(atoms: &Atoms, forwards: Tag, backwards: Tag) -> Option<i32> {
    if !atoms.glued(0, Glue::SPACE) {
        return None;
    }
    match () {
        () if atoms.eat(forwards) => Some(1),
        () if atoms.eat(backwards) => Some(-1),
        () => None,
    }
}

/// "three years ago", "7 days hence", "Monday two weeks from now", "two years later", "in two weeks".
pub(super) fn counted(atoms: &Atoms) -> Option<Read> {
    let Some(weekday) = atoms.row(0, Tag::Weekday).filter(|_| atoms.glued(1, Glue::SPACE | Glue::COMMA))
    else {
        return first(atoms, &[(ago, opens::COUNT), (later, opens::COUNT), (ahead, opens::AHEAD)]);
    };
    atoms.step();
    let start = atoms.at();
    let resolved = ago(atoms)?.timex().is_some();
    // Of the week that is told: the day within it that "two weeks ago" alone would leave open.
    let day = |today: Date| {
        let there = atoms.from(start, || {
            let (count, cycle) = count(atoms)?;
            cycle.moved(today, if atoms.is(0, Tag::Ago) { -count? } else { count? })
        })?;
        Some(monday(there).plus_days(weekday.value()))
    };
    Some(Read::day(atoms.context.published.filter(|_| resolved).and_then(day)))
}

/// "three years ago", "7 days hence", "2 years, 1 month and 21 days ago".
pub(super) fn ago(atoms: &Atoms) -> Option<Read> {
    let start = atoms.at();
    let (count, cycle) = count(atoms)?;
    if !atoms.is_any(0, &[Tag::Ago, Tag::Hence]) {
        atoms.go(start);
        return composed(atoms);
    }
    let sign = sign(atoms, Tag::Hence, Tag::Ago)?;
    // "three weeks hence" is a day; "three years ago" is none that anybody would look up.
    let day = cycle.months() == 0 || sign > 0 && cycle == Cycle::Month;
    let grain = if day { Grain::Day } else { Grain::Year };
    let there = || moved(today(atoms, grain)?, count? * sign, cycle);
    Some(Read::of(there()))
}

/// The day of publication, as exact as is meant.
fn today(atoms: &Atoms, grain: Grain) -> Option<Timex> {
    Some(Timex::day(atoms.context.published?).of(grain))
}

/// "1 month 21 days ago": up to three counts, the larger first.
fn composed(atoms: &Atoms) -> Option<Read> {
    const MOST: usize = 3;
    // "for the last 3 months, and 2 days ago it ended"
    if atoms.is(-1, Tag::Relative) {
        return None;
    }
    let start = atoms.at();
    let mut day = atoms.context.published;
    let mut counts = 0;
    while counts < MOST {
        let end = atoms.at();
        let near = end == start || atoms.glued(0, Glue::SPACE | Glue::COMMA);
        atoms.eat(Tag::And);
        let Some((count, cycle)) = count(atoms).filter(|_| near) else { break };
        let count = count?;
        day = day.and_then(|day| cycle.moved(day, -count));
        counts += 1;
    }
    let ago = atoms.spaced(0, Tag::Ago);
    atoms.step();
    ago.then(|| Read::day(day))
}

/// "two years later": than the time told before it in the block. Without one it is only a duration.
fn later(atoms: &Atoms) -> Option<Read> {
    let (count, cycle) = count(atoms)?;
    // "from £3m a year before."
    let before = || atoms.spaced(0, Tag::Before) && !atoms.glued(1, Glue::SPACE);
    let sign = match sign(atoms, Tag::Later, Tag::Earlier) {
        Some(sign) => sign,
        None if before() => {
            atoms.step();
            -1
        }
        None => return None,
    };
    // "down from a year earlier": that of publication, where no other time is told.
    let published = || today(atoms, Grain::Year).filter(|_| sign < 0);
    let mut told = atoms.told.get().or_else(published)?;
    // "from 1958 to 1975, and a decade later": from its end on.
    if told.grain() == Grain::Span && sign > 0 {
        told = Timex::day(told.to().plus_days(-1)).of(Grain::Span);
    }
    let there = moved(told, count?.checked_mul(sign)?, cycle)?;
    Some(Read(there))
}

/// "in two weeks" of what is to come; of what is past it is a duration, as in "the lowest in 14 years".
fn ahead(atoms: &Atoms) -> Option<Read> {
    let start = atoms.at();
    if !atoms.eat(Tag::Ahead) {
        return None;
    }
    let (count, cycle) = count(atoms)?;
    let window = atoms.from(start, || role::near_before(atoms, Tag::Superlative));
    let alone = start == 0 && atoms.at() == atoms.len();
    let free = !window && !atoms.is(0, Tag::Of) && (alone || is_ahead(atoms, start));
    let timex = moved(today(atoms, Grain::Day)?, count?, cycle);
    free.then(|| Read::of(timex))
}

/// "two days after today", "2 weeks before 13 May", "more than a week before Christmas".
pub(super) fn beside(atoms: &Atoms) -> Option<Read> {
    let bound = amount::take_bound(atoms);
    // "the week before Christmas", "day after tomorrow"
    atoms.eat(Tag::The);
    let (count, cycle) = one(atoms).or_else(|| count(atoms))?;
    let sign = sign(atoms, Tag::After, Tag::Before)?;
    let start = anchor(atoms).filter(|start| start.grain() == Grain::Day)?;
    let there = moved(start, count?.checked_mul(sign)?, cycle)?;
    let within = bound == Some(Bound::Max) && sign > 0;
    Some(Read::of(if within { start.through(there) } else { Some(there) }))
}

/// "the next five days", "the previous eleven quarters".
pub(super) fn window(atoms: &Atoms) -> Option<Read> {
    // "the past three years" says how long, "the previous eleven quarters" says which.
    let long = ["last", "past"].iter().any(|word| atoms.word(0).eq_ignore_ascii_case(word));
    let sign = atoms.take(Tag::Relative)?.value();
    if long {
        return None;
    }
    let number = number(atoms).filter(|number| number.value.scale() == 0)?;
    let cycle = Cycle::at(atoms, 0).filter(|_| atoms.glued(0, Glue::SPACE))?;
    atoms.step();
    let count = i32::try_from(number.value.trunc()).ok()?.checked_mul(sign)?;
    let today = atoms.context.published?;
    let start = match cycle {
        Cycle::Quarter => cycle.around(today, 0)?.from(),
        _ if sign > 0 => today.plus_days(1),
        _ => today,
    };
    let there = cycle.moved(start, count)?;
    let (from, to) = (start.min(there), start.max(there));
    (from < to).then(|| Read(Timex::new(from, to, Grain::Span)))
}

/// "the year to March 2025", "the three months ended June 30": a stretch by its length and its end.
pub(super) fn ending(atoms: &Atoms) -> Option<Read> {
    let (count, cycle) = one(atoms).or_else(|| count(atoms))?;
    // "two weeks to Christmas" are still to come.
    if !atoms.spaced(0, Tag::Ended) || cycle == Cycle::Day || atoms.is(1, Tag::Holiday) {
        return None;
    }
    atoms.step();
    // "to end-September", "to the end of September"
    atoms.eat(Tag::The);
    if atoms.word(0).starts_with("end") {
        atoms.step();
    }
    let last = anchor(atoms)?;
    let from = cycle.moved(last.to(), -count?)?;
    (from < last.from()).then(|| Read(Timex::new(from, last.to(), Grain::Span)))
}

/// Moves a time by cycles. The grain becomes that of the cycle, for nobody who says "three years ago" means a day, but
/// stays a day where the start is exact.
#[inline(never)]
fn moved(start: Timex, count: i32, cycle: Cycle) -> Option<Timex> {
    let day = start.grain() == Grain::Day;
    if cycle.months() == 0 && !day {
        return None;
    }
    let to = cycle.moved(start.from(), count)?;
    match cycle {
        _ if day => Some(Timex::day(to)),
        Cycle::Month | Cycle::Quarter => Cycle::Month.around(to, 0),
        // Calendars begin with the year 1.
        _ => Timex::year(to.year().into()).filter(|_| to.year() > 1),
    }
}
