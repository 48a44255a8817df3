//! Times with two ends: "from 1964 to 1985", "July 13-15", "between July 2003 and December 2004", "from 1 May to today".

use super::point::{Point, day_of_month, point, resolved, year};
use super::{Read, anchor};
use crate::figure::Scene;
use crate::figure::lexer::{Atoms, Glue};
use crate::figure::table::Tag;
use crate::value::number_of;

pub(super) fn range(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    let between = atoms.is(at, Tag::Between);
    let opened = between || atoms.is(at, Tag::From);
    let start = at + usize::from(opened);
    let mut first = end_point(atoms, start, scene)?;
    // "5 and 6 September"
    let days = first.day.is_some() && first.month.is_none() && atoms.is(start, Tag::Digits);
    let joiner = if between || days && atoms.is(first.end, Tag::And) { Tag::And } else { Tag::To };
    let dashed = matches!(atoms.glue(first.end), Glue::Hyphen | Glue::Dash);
    let word = atoms.is(first.end, joiner) && atoms.glue(first.end) == Glue::Space;
    if !dashed && !word {
        return None;
    }
    let mut last = short_year(atoms, first.end, &first)
        .filter(|_| dashed)
        .or_else(|| end_point(atoms, first.end + usize::from(word), scene))?;
    lend(&mut first, &mut last)?;
    if last.lacks_year() {
        last.year = trailing_year(atoms, &mut last.end);
    }
    complete(&mut first, &last);
    if last.lacks_year() || first.lacks_year() {
        let latest = resolved(atoms, at, &last, scene);
        let earliest = resolved(atoms, at, &first, scene);
        return Some((earliest.zip(latest).and_then(|(from, to)| from.through(to)), last.end));
    }
    // "1380-2075" is a price, or a stretch of a number.
    let years = last.year.zip(first.year).map_or(0, |(last, first)| last - first);
    let whole = first.timex()?.through(last.timex()?).filter(|_| !dashed || years <= LONGEST)?;
    Some((Some(whole), last.end))
}

/// Years between two that a dash joins, at most: a life, a reign, a century and more.
const LONGEST: i16 = 200;

/// An end of a range: a date, a day of the month, a year, or a time told from the day of publication.
fn end_point(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Point> {
    let start = at + usize::from(atoms.is(at, Tag::The));
    let day = || {
        let (day, end) = day_of_month(atoms, start)?;
        Some(Point { day: Some(day), end, ..Point::default() })
    };
    let told = || {
        let (whole, end) = anchor(atoms, at, scene)?;
        Some(Point { whole: Some(whole), end, ..Point::default() })
    };
    point(atoms, start, scene).or_else(day).or_else(told)
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

/// The first end's year is the last one's, or the year before: "Nov-Feb 2017".
fn complete(first: &mut Point, last: &Point) {
    if first.lacks_year() {
        let later = first.month > last.month;
        first.year = last.year.map(|year| year - i16::from(later));
    }
}

/// "2013-14".
fn short_year(atoms: &Atoms, at: usize, first: &Point) -> Option<Point> {
    let year = first.year.filter(|_| first.month.is_none())?;
    let written = atoms.word(at).as_bytes();
    let plain = written.len() == 2 && written.iter().all(u8::is_ascii_digit);
    let short = number_of::<i16>(atoms.word(at)).filter(|short| plain && *short > year % 100)?;
    Some(Point { year: Some(year - year % 100 + short), end: at + 1, ..Point::default() })
}

/// "May and June in 1981", "July 13-15, 2027".
fn trailing_year(atoms: &Atoms, end: &mut usize) -> Option<i16> {
    let at = *end + usize::from(atoms.is(*end, Tag::In) || atoms.is(*end, Tag::Of));
    let near = matches!(atoms.glue(at), Glue::Space | Glue::Comma);
    let year = year(atoms, at).filter(|_| near)?;
    *end = at + 1;
    Some(year)
}
