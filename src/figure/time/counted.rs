//! Times that are counted to: "three years ago", "in two weeks", "two years later", "2 weeks before 13 May", "the next
//! five days".

use super::cycle::Cycle;
use super::direction::is_ahead;
use super::point::{Point, point};
use super::timex::monday;
use super::{Read, Timex, anchor};
use crate::figure::atoms::{Atoms, Glue};
use crate::figure::number::number;
use crate::figure::table::Tag;
use crate::figure::{Bound, Grain, amount, role};

/// How many of a cycle; `None` for a part of one, and for more than any calendar has.
type Count = (Option<i32>, Cycle);

/// So many centuries, and all that is smaller, are still a number of months.
const MOST: i32 = 1 << 20;

/// "two weeks", "a year"; not "an hour", which moves no day.
#[inline(never)]
fn count(atoms: &Atoms) -> Option<Count> {
    let count = match number(atoms) {
        Some(number) if number.value.scale() > 0 => None,
        Some(number) => {
            number.value.trunc().try_into().ok().filter(|count: &i32| (-MOST..MOST).contains(count))
        }
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

/// "Monday two weeks from now", and what `told` and `ahead` read.
pub(super) fn counted(atoms: &Atoms) -> Option<Read> {
    let Some(weekday) = atoms.row(0, Tag::Weekday).filter(|_| atoms.glued(1, Glue::SPACE | Glue::COMMA))
    else {
        return atoms.attempt(|| told(atoms, false)).or_else(|| ahead(atoms));
    };
    atoms.step();
    let there = told(atoms, true)?.timex();
    Some(Read::day(there.map(|there| monday(there.from()).plus_days(weekday.value()))))
}

/// "three years ago", "7 days hence", "2 years, 1 month and 21 days ago", "two years later", "2 weeks before 13 May".
/// `exact`: the day is meant, and it is told from that of publication.
pub(super) fn told(atoms: &Atoms, exact: bool) -> Option<Read> {
    /// Which way the words point.
    const WAYS: [(Tag, i32); 6] = [
        (Tag::Ago, -1),
        (Tag::Hence, 1),
        (Tag::Earlier, -1),
        (Tag::Later, 1),
        (Tag::Before, -1),
        (Tag::After, 1),
    ];
    let start = atoms.at();
    let bound = amount::take_bound(atoms);
    // "the week before Christmas"
    atoms.eat(Tag::The);
    let (mut last, mut several, mut distance) = (None, false, Some(Distance::default()));
    while let Some((count, cycle)) = atoms.attempt(|| further(atoms, last)) {
        distance = distance.zip(count).map(|(distance, count)| distance.and(cycle, count));
        (several, last) = (last.is_some(), Some(cycle));
    }
    let cycle = last?;
    // "for the last 3 months, and 2 days ago it ended"
    if !atoms.glued(0, Glue::SPACE) || several && atoms.from(start, || atoms.is(-1, Tag::Relative)) {
        return None;
    }
    let way = WAYS.iter().position(|(tag, _)| atoms.is(0, *tag))?;
    let sign = WAYS[way].1;
    // "from £3m a year before.", "and left the day after."
    let beside = way > 3 && atoms.glued(1, Glue::SPACE) && !atoms.is(1, Tag::And);
    // "shut for three days from 31 August", "the six months from May": how long, and when it begins.
    let lasts = || {
        let the = atoms.is(-1, Tag::The) || atoms.is(0, Tag::The);
        bound.is_some() || the || atoms.reads(-1, "for") || atoms.follows(Tag::Bound)
    };
    if atoms.reads(0, "from") && atoms.from(start, lasts) {
        return None;
    }
    atoms.step();
    if bound.is_some() && !beside || exact && way > 1 {
        return None;
    }
    let from = match way {
        // "three weeks hence" is a day; "three years ago" is none that anybody would look up.
        0 | 1 => {
            let day = exact || several || cycle.months() == 0 || sign > 0 && cycle == Cycle::Month;
            today(atoms, if day { Grain::Day } else { Grain::Year })
        }
        _ if beside => Some(anchor(atoms).filter(|from| from.grain() == Grain::Day)?),
        _ => Some(last_told(atoms, sign, start)?),
    };
    let there = from.zip(distance).and_then(|(from, distance)| moved(from, distance, sign, cycle));
    if way > 1 && !beside && there.is_none() {
        return None;
    }
    // "It is due on May 1st. He resigned the day before": not before that day, which is still to come.
    let coming = || Some(there?.from() > atoms.context.published?);
    if matches!(way, 2 | 4) && !beside && coming() == Some(true) && !is_ahead(atoms, start) {
        return Some(Read::OPEN);
    }
    let within = bound == Some(Bound::Max) && sign > 0;
    Some(Read::of(if within { from?.through(there?) } else { there }))
}

/// A count behind those before it, the last of which was of the cycle `last`: the larger come first.
fn further(atoms: &Atoms, last: Option<Cycle>) -> Option<Count> {
    let near = atoms.glued(0, Glue::SPACE | Glue::COMMA);
    if last.is_some() {
        atoms.eat(Tag::And);
    }
    let next = one(atoms).or_else(|| count(atoms))?;
    last.is_none_or(|last| near && next.1 < last).then_some(next)
}

/// How far one time is from another.
#[derive(Clone, Copy, Default)]
struct Distance {
    months: i32,
    days: i32,
}

impl Distance {
    fn and(self, cycle: Cycle, count: i32) -> Self {
        Self { months: self.months + cycle.months() * count, days: self.days + cycle.days() * count }
    }
}

/// The day of publication, as exact as is meant.
fn today(atoms: &Atoms, grain: Grain) -> Option<Timex> {
    Some(Timex::day(atoms.context.published?).of(grain))
}

/// The time that was told before: what "two years later" counts from, and "a year earlier" if it is no bound. Without one that is only a duration; but "a year earlier"
/// is told from publication then, and so is "the day after", from `start` on, of what is to come.
fn last_told(atoms: &Atoms, sign: i32, start: usize) -> Option<Timex> {
    let published = || match sign {
        1 => today(atoms, Grain::Day).filter(|_| is_ahead(atoms, start)),
        _ => today(atoms, Grain::Year),
    };
    let told = if sign > 0 { &atoms.told } else { &atoms.topic };
    let told = told.get().or_else(published)?;
    // "from 1958 to 1975, and a decade later", "in the three months to March, and a year earlier": from its end on.
    let short = || told.to() <= told.from().plus_months(12);
    let over = told.grain() == Grain::Span && (sign > 0 || short());
    Some(if over { Timex::day(told.to().plus_days(-1)).of(Grain::Span) } else { told })
}

/// "in two weeks" of what is to come; of what is past it is a duration, as in "the lowest in 14 years".
fn ahead(atoms: &Atoms) -> Option<Read> {
    let start = atoms.at();
    if !atoms.eat(Tag::Ahead) {
        return None;
    }
    let (count, cycle) = count(atoms)?;
    let window = atoms.from(start, || role::follows_superlative(atoms));
    let alone = start == 0 && atoms.at() == atoms.len();
    let free = !window && !atoms.is(0, Tag::Of) && (alone || is_ahead(atoms, start));
    let timex = moved(today(atoms, Grain::Day)?, Distance::default().and(cycle, count?), 1, cycle);
    free.then(|| Read::of(timex))
}

/// "the next five days", "the previous eleven quarters".
pub(super) fn window(atoms: &Atoms) -> Option<Read> {
    // "the past three years" says how long, "the previous eleven quarters" says which.
    let long = ["last", "past"].iter().any(|word| atoms.word(0).eq_ignore_ascii_case(word));
    let sign = atoms.take(Tag::Relative)?.value();
    if long {
        return None;
    }
    let (count, cycle) = count(atoms)?;
    let count = count? * sign;
    let today = atoms.context.published?;
    // "in the first quarter, compared with the previous three months"
    let told = atoms.told.get().filter(|told| told.grain() == Grain::Quarter);
    let start = match (cycle, told) {
        (Cycle::Quarter, _) => cycle.around(today, 0)?.from(),
        _ if sign > 0 => today.plus_days(1),
        (_, Some(quarter)) => quarter.from(),
        _ => today,
    };
    let there = cycle.moved(start, count)?;
    let (from, to) = (start.min(there), start.max(there));
    (from < to).then(|| Read(Timex::new(from, to, Grain::Span)))
}

/// "the year to March 2025", "the three months ended June 30": a stretch by its length and its end.
pub(super) fn ending(atoms: &Atoms) -> Option<Read> {
    let start = atoms.at();
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
    let here = atoms.at();
    let mut last = anchor(atoms)?;
    // "in the three months to September", in September: those of the last year, unless they are to come.
    let open = || point(atoms).is_some_and(Point::lacks_year) && !is_ahead(atoms, start);
    if atoms.context.published.is_some_and(|today| last.to() > today) && atoms.from(here, open) {
        last = Timex::new(last.from().plus_months(-12), last.to().plus_months(-12), last.grain());
    }
    let from = cycle.moved(last.to(), -count?)?;
    (from < last.from()).then(|| Read(Timex::new(from, last.to(), Grain::Span)))
}

/// Moves a time. The grain becomes that of the cycle, for nobody who says "three years ago" means a day, but stays a day
/// where the start is exact.
#[inline(never)]
fn moved(start: Timex, distance: Distance, sign: i32, cycle: Cycle) -> Option<Timex> {
    let day = start.grain() == Grain::Day;
    let to = start.from().plus_months(distance.months * sign).plus_days(distance.days * sign);
    match cycle {
        _ if day => Some(Timex::day(to)),
        _ if cycle.months() == 0 => None,
        Cycle::Month | Cycle::Quarter => Cycle::Month.around(to, 0),
        // Calendars begin with the year 1.
        _ => Timex::year(to.year().into()).filter(|_| to.year() > 1),
    }
}
