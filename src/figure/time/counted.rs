//! Times that are counted to: "three years ago", "in two weeks", "two years later", "2 weeks before 13 May", "the next
//! five days".

use super::cycle::Cycle;
use super::direction::{Direction, direction};
use super::relative::weekday_of;
use super::timex::monday;
use super::{Read, Timex, anchor, first};
use crate::figure::amount::bound;
use crate::figure::lexer::{Atoms, Glue};
use crate::figure::number::number;
use crate::figure::table::Tag;
use crate::figure::{Bound, Grain, Scene, role};
use crate::value::Date;

/// How many of a cycle, `None` for a part of one, and where the words end.
type Count = (Option<i32>, Cycle, usize);

/// "two weeks", "a year"; not "an hour", which moves no day.
fn count(atoms: &Atoms, at: usize) -> Option<Count> {
    let (count, unit_at) = match number(atoms, at) {
        Some(number) => {
            (i32::try_from(number.value.trunc()).ok().filter(|_| number.value.scale() == 0), number.end)
        }
        None if atoms.is(at, Tag::Article) => (Some(1), at + 1),
        None => return None,
    };
    // "[Ten] years": an editor's brackets.
    let bracketed = || atoms.rest(unit_at - 1).starts_with("] ");
    let near = matches!(atoms.glue(unit_at), Glue::Space | Glue::Hyphen | Glue::Joined) || bracketed();
    Some((count, Cycle::at(atoms, unit_at).filter(|_| near)?, unit_at + 1))
}

/// "three years ago", "7 days hence", "Monday two weeks from now", "two years later", "in two weeks".
pub(super) fn counted(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let weekday = weekday_of(atoms, at).filter(|_| matches!(atoms.glue(at + 1), Glue::Space | Glue::Comma));
    let Some(weekday) = weekday else {
        return first(&[ago, later, ahead], atoms, at, scene);
    };
    let (timex, end) = ago(atoms, at + 1, scene)?;
    // Of the week that is told: the day within it that "two weeks ago" alone would leave open.
    let exact = |today: Date| counted_day(atoms, at + 1, today);
    let day = scene.context.published.and_then(exact).filter(|_| timex.is_some());
    Some((day.map(|day| Timex::day(monday(day).plus_days(weekday))), end))
}

/// The day that "two weeks ago" or "from now" would mean by the calendar.
fn counted_day(atoms: &Atoms, at: usize, today: Date) -> Option<Date> {
    let (count, cycle, behind) = count(atoms, at)?;
    let sign = if atoms.is(behind, Tag::Ago) { -1 } else { 1 };
    cycle.moved(today, count? * sign)
}

/// "three years ago", "7 days hence", "2 years, 1 month and 21 days ago".
pub(super) fn ago(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let (count, cycle, behind) = count(atoms, at)?;
    if !atoms.is_any(behind, &[Tag::Ago, Tag::Hence]) {
        return composed(atoms, at, scene);
    }
    let (ago, hence) = (atoms.is(behind, Tag::Ago), atoms.is(behind, Tag::Hence));
    let spaced = atoms.glue(behind) == Glue::Space;
    let signed = count.map(|count| if ago { -count } else { count });
    // "three weeks hence" is a day; "three years ago" is none that anybody would look up.
    let day = cycle.months() == 0 || hence && cycle == Cycle::Month;
    let grain = if day { Grain::Day } else { Grain::Year };
    let today = scene.context.published.map(|today| Timex::day(today).of(grain));
    let timex = today.zip(signed).and_then(|(today, count)| moved(today, count, cycle));
    (spaced && (ago || hence)).then_some((timex, behind + 1))
}

/// "1 month 21 days ago": up to three counts, the larger first.
fn composed(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    const MOST: usize = 3;
    let mut counts = Vec::new();
    let mut end = at;
    while counts.len() < MOST {
        let and = usize::from(atoms.is(end, Tag::And) && end > at);
        let near = end == at || matches!(atoms.glue(end), Glue::Space | Glue::Comma);
        let Some((count, cycle, behind)) = count(atoms, end + and).filter(|_| near) else { break };
        counts.push((count?, cycle));
        end = behind;
    }
    // "for the last 3 months, and 2 days ago it ended"
    let window = at > 0 && atoms.is(at - 1, Tag::Relative);
    let ago = atoms.is(end, Tag::Ago) && atoms.glue(end) == Glue::Space && counts.len() > 1 && !window;
    let back = |day: Date| counts.iter().try_fold(day, |day, (count, cycle)| cycle.moved(day, -count));
    ago.then(|| (scene.context.published.and_then(back).map(Timex::day), end + 1))
}

/// "two years later": than the time told before it in the block. Without one it is only a duration.
fn later(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let (count, cycle, behind) = count(atoms, at)?;
    let sign = match behind {
        _ if atoms.glue(behind) != Glue::Space => return None,
        _ if atoms.is(behind, Tag::Later) => 1,
        _ if atoms.is(behind, Tag::Earlier) => -1,
        // "from £3m a year before."
        _ if atoms.is(behind, Tag::Before) && !matches!(atoms.glue(behind + 1), Glue::Space) => -1,
        _ => return None,
    };
    // "down from a year earlier": that of publication, where no other time is told.
    let today = || scene.context.published.filter(|_| sign < 0).map(|day| Timex::day(day).of(Grain::Year));
    let there = moved(scene.told.or_else(today)?, count?.checked_mul(sign)?, cycle)?;
    Some((Some(there), behind + 1))
}

/// "in two weeks" of what is to come; of what is past it is a duration, as in "the lowest in 14 years".
fn ahead(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let (count, cycle, end) = count(atoms, at + 1).filter(|_| atoms.is(at, Tag::Ahead))?;
    let window = role::near_before(atoms, at, Tag::Superlative) || atoms.glue(end - 1) == Glue::Hyphen;
    let free = !window && !atoms.is(end, Tag::Of) && direction(atoms, at) == Direction::Future;
    let timex = moved(Timex::day(scene.context.published?), count?, cycle);
    free.then_some((timex, end))
}

/// "two days after today", "2 weeks before 13 May", "more than a week before Christmas".
pub(super) fn beside(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let bound = bound(atoms, at);
    let start = at + usize::from(bound.is_some());
    let the = start + usize::from(atoms.is(start, Tag::The));
    // "the week before Christmas", "day after tomorrow"
    let one = Cycle::one_at(atoms, the).filter(|cycle| the > start || *cycle == Cycle::Day);
    let (count, cycle, behind) = match one {
        Some(cycle) => (Some(1), cycle, the + 1),
        None => count(atoms, start)?,
    };
    let sign = match behind {
        _ if atoms.glue(behind) != Glue::Space => return None,
        _ if atoms.is(behind, Tag::After) => 1,
        _ if atoms.is(behind, Tag::Before) => -1,
        _ => return None,
    };
    let (start, end) = anchor(atoms, behind + 1, scene)?;
    let there = moved(start, count?.checked_mul(sign)?, cycle).filter(|_| start.grain() == Grain::Day)?;
    let within = bound == Some(Bound::Max) && sign > 0;
    Some((if within { start.through(there) } else { Some(there) }, end))
}

/// "the next five days", "the previous eleven quarters".
pub(super) fn window(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let sign = i32::from(atoms.value(at, Tag::Relative).filter(|sign| *sign != 0)?);
    // "the past three years" says how long, "the previous eleven quarters" says which.
    let long = ["last", "past"].iter().any(|word| atoms.word(at).eq_ignore_ascii_case(word));
    let number = number(atoms, at + 1).filter(|number| number.value.scale() == 0)?;
    let cycle = Cycle::at(atoms, number.end).filter(|_| atoms.glue(number.end) == Glue::Space)?;
    let count = i32::try_from(number.value.trunc()).ok()?.checked_mul(sign)?;
    let today = scene.context.published?;
    let start = match cycle {
        Cycle::Quarter => cycle.around(today, 0)?.from(),
        _ if sign > 0 => today.plus_days(1),
        _ => today,
    };
    let there = cycle.moved(start, count)?;
    let (from, to) = (start.min(there), start.max(there));
    (from < to && !long).then_some((Some(Timex::new(from, to, Grain::Span)), number.end + 1))
}

/// "the year to March 2025", "the three months ended June 30": a stretch by its length and its end.
pub(super) fn ending(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let one = || Some((Some(1), Cycle::one_at(atoms, at).filter(|_| atoms.follows(at, Tag::The))?, at + 1));
    let (count, cycle, behind) = one().or_else(|| count(atoms, at))?;
    let spaced = atoms.glue(behind) == Glue::Space && atoms.is(behind, Tag::Ended);
    let (last, end) = anchor(atoms, behind + 1, scene).filter(|_| spaced && cycle.months() > 0)?;
    let from = cycle.moved(last.to(), -count?)?;
    let whole = matches!(last.grain(), Grain::Day | Grain::Month) && from < last.from();
    whole.then_some((Some(Timex::new(from, last.to(), Grain::Span)), end))
}

/// Moves a time by cycles. The grain becomes that of the cycle, for nobody who says "three years ago" means a day, but
/// stays a day where the start is exact.
fn moved(start: Timex, count: i32, cycle: Cycle) -> Option<Timex> {
    let day = start.grain() == Grain::Day;
    if cycle.months() == 0 {
        return if day { cycle.moved(start.from(), count).map(Timex::day) } else { None };
    }
    let to = cycle.moved(start.from(), count)?;
    match cycle {
        _ if day => Some(Timex::day(to)),
        Cycle::Month | Cycle::Quarter => Timex::month(to.year(), to.month()),
        _ => Timex::year(to.year()),
    }
}
