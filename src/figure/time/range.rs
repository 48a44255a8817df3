//! Times with two ends: "from 1964 to 1985", "July 13-15", "between July 2003 and December 2004", "from 1 May to today".

use super::part::portion;
use super::point::{Point, day_of_month, point, resolved};
use super::year::year_of;
use super::{Nth, Read, anchor};
use crate::figure::amount;
use crate::figure::atoms::{Atoms, Glue};
use crate::figure::table::Tag;

pub(super) fn range(atoms: &Atoms) -> Option<Read> {
    let start = atoms.at();
    let between = atoms.eat(Tag::Between);
    let moved = atoms.from(start - usize::from(atoms.follows(Tag::From)), || amount::is_moved(atoms));
    atoms.eat(Tag::From);
    let mut first = end_point(atoms)?;
    // "5 and 6 September"
    let days = first.day.is_some() && first.month.is_none() && atoms.is(0, Tag::And);
    // "in April and May"
    let led = || atoms.from(start, || atoms.is(0, Tag::The) || atoms.follows_any(&[Tag::In, Tag::On]));
    let next = |month: Nth| atoms.row(1, Tag::Month).is_some_and(|row| row.value() == month.get() % 12 + 1);
    let month = first.month.filter(|_| first.day.is_none());
    let months = month.is_some_and(next) && led();
    let dashed = atoms.glued(0, Glue::HYPHEN | Glue::DASH);
    let joiner = if between || days || months { Tag::And } else { Tag::To };
    let word = atoms.spaced(0, joiner);
    if !dashed && (!word || moved) {
        return None;
    }
    let short = short_year(atoms, &first);
    let mut last = match short {
        Some(year) => Point { year: Some(year), ..Point::default() },
        None => {
            if word {
                atoms.step();
            }
            end_point(atoms)?
        }
    };
    if months && last.day.is_some() {
        return None;
    }
    lend(&mut first, &mut last)?;
    if last.lacks_year() {
        last.year = year_of(atoms);
    }
    // "The season runs from May to October": of every year.
    let yearly = |back: isize| atoms.is_among(-back, "lasts monsoon season seasons typically usually");
    if month.is_some() && last.lacks_year() && atoms.from(start, || (1..5).any(yearly)) {
        return Some(Read::OPEN);
    }
    if last.lacks_year() || first.lacks_year() {
        let latest = resolved(atoms, start, &last);
        // The first end's year is the last one's, or the year before: "Nov-Feb 2017".
        if let Some(to) = latest.filter(|_| first.lacks_year()) {
            first.year = Nth::new(i32::from(to.from().year()) - i32::from(first.month > last.month));
        }
        let earliest = resolved(atoms, start, &first);
        return Some(Read::of(earliest.zip(latest).and_then(|(from, to)| from.through(to))));
    }
    // "1380-2075" is a price, or a stretch of a number.
    let years = last.year.zip(first.year).map_or(0, |(last, first)| last.get() - first.get());
    let whole = first.timex()?.through(last.timex()?).filter(|_| !dashed || years <= LONGEST)?;
    Some(Read(whole))
}

/// Years between two that a dash joins, at most: a life, a reign, a century and more.
const LONGEST: i32 = 200;

/// An end of a range: a date, a day of the month, a year, or a time told from the day of publication.
#[inline(never)]
fn end_point(atoms: &Atoms) -> Option<Point> {
    let start = atoms.at();
    atoms.eat(Tag::The);
    if let Some(point) = point(atoms) {
        return Some(*point);
    }
    let mut end = Point { day: day_of_month(atoms), ..Point::default() };
    if end.day.is_none() {
        atoms.go(start);
        end.whole = Some(atoms.attempt(|| anchor(atoms)).or_else(|| portion(atoms)?.timex())?);
    }
    Some(end)
}

/// What one end leaves out, the other lends: the month of "13 to 15 July", "July 13-15". `None` for two bare days.
fn lend(first: &mut Point, last: &mut Point) -> Option<()> {
    if first.day.is_some() && first.month.is_none() {
        last.day?;
        first.month = Some(last.month?);
    }
    if last.day.is_some() && last.month.is_none() {
        first.day?;
        last.month = Some(first.month?);
    }
    Some(())
}

/// "2013-14".
fn short_year(atoms: &Atoms, first: &Point) -> Option<Nth> {
    let year = first.year.filter(|_| first.month.is_none())?.get();
    let short = atoms.two_digits(0).filter(|short| *short > year % 100)?;
    atoms.step();
    Nth::new(year - year % 100 + short)
}
