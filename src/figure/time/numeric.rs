//! Dates in figures: "2019-08-01", "15/3/2019", "03/18/40", "22/Jan/2019", "20161016", "2016 10 16".

use super::point::{Point, in_full, month, nth, take_year, year};
use super::{Nth, Timex};
use crate::article::Language;
use crate::figure::lexer::{Atom, Atoms, Glue};
use crate::figure::table::Tag;
use crate::value::Date;

pub(super) fn numeric(atoms: &Atoms, point: &mut Point) -> Option<()> {
    if let Some(day) = one_word(atoms) {
        point.whole = day.map(Timex::day);
        atoms.step();
        return Some(());
    }
    if let Some(day) = in_three(atoms) {
        point.whole = Some(Timex::day(day));
        atoms.go(atoms.at() + 3);
        return Some(());
    }
    if let Some(month) = atoms.attempt(|| month(atoms).filter(|_| mark(atoms, 0) == Some('/'))) {
        // "Dec/2018"
        (point.month, point.year) = (Some(month), Some(take_year(atoms)?));
        return Some(());
    }
    two_parts(atoms, point)
}

/// A date in one stretch of figures; `Some(None)` where day and month cannot be told apart.
fn one_word(atoms: &Atoms) -> Option<Option<Date>> {
    // "example.com/2026/02/05"
    if atoms.before(0) == Some('/') {
        return None;
    }
    let numbers = atoms.numbers_within();
    match numbers.map(|number| number as i32) {
        parts if atoms.is(0, Tag::IsoDate) => date(parts).map(Some),
        parts if atoms.is(0, Tag::NumericDate) => ordered(parts, atoms.context.language),
        // "20161016"; other eight digits are a count or a number of something.
        [stamp @ 1900_00_00..2100_00_00, -1, _] if atoms.length(0) == 8 => {
            date([stamp / 1_00_00, stamp / 1_00 % 100, stamp % 100]).map(Some)
        }
        _ => None,
    }
}

/// Of year, month and day in two digits.
#[inline(never)]
fn date([year, month, day]: [i32; 3]) -> Option<Date> {
    Date::new(year as i16, month as u8, day as u8)
}

/// Day and month in the order of the region; without a region only where one of them must be the day.
fn ordered([first, second, year]: [i32; 3], language: Language) -> Option<Option<Date>> {
    let year = if year < 100 { in_full(year) } else { year };
    let (european, american) = (date([year, second, first]), date([year, first, second]));
    let preferred = match language {
        Language::EnUs => american,
        _ if is_day_first(language) => european,
        _ if european != american && european.is_some() && american.is_some() => return Some(None),
        _ => None,
    };
    preferred.or(european).or(american).map(Some)
}

fn is_day_first(language: Language) -> bool {
    matches!(language, Language::EnGb | Language::EnIn | Language::De | Language::Fr)
}

/// "22/Jan/2019", "2019-aug-1", "September-2020-23": year, month and day in any order, with one mark between them.
/// "2016 10 16": in that order with spaces.
fn in_three(atoms: &Atoms) -> Option<Date> {
    let marks = [1, 2, 3].map(|ahead| mark(atoms, ahead));
    if marks[0].is_none() || marks[0] != marks[1] || marks[1] == marks[2] {
        return None;
    }
    let day = |ahead| nth(atoms, ahead).filter(|day| day.get() <= 31 && atoms.is(ahead, Tag::Digits));
    let month = |ahead| Nth::new(atoms.row(ahead, Tag::Month)?.value());
    let parts = if marks[0] == Some(' ') {
        let figures = atoms.length(1) == 2 && atoms.length(2) == 2;
        [year(atoms, 0).filter(|_| figures), day(1), day(2)]
    } else {
        let year = |ahead| year(atoms, ahead);
        [(0..3).find_map(year), (0..3).find_map(month), (0..3).find_map(day)]
    };
    let [year, month, day] = parts;
    date([year?, month?, day?].map(Nth::get))
}

/// What alone stands before an atom: a hyphen, space or slash.
#[inline(never)]
fn mark(atoms: &Atoms, ahead: isize) -> Option<char> {
    match () {
        () if atoms.glued(ahead, Glue::HYPHEN) => Some('-'),
        () if atoms.glued(ahead, Glue::SPACE) => Some(' '),
        () if atoms.glued(ahead, Glue::OTHER) => {
            atoms.before(ahead).filter(|&c| c == '/' && is_alone(atoms, ahead))
        }
        () => None,
    }
}

/// Whether one byte stands before an atom.
fn is_alone(atoms: &Atoms, ahead: isize) -> bool {
    let gap = |before: &Atom, atom: &Atom| atom.span.start - before.span.end;
    atoms.get(ahead - 1).zip(atoms.get(ahead)).is_some_and(|(before, atom)| gap(before, atom) == 1)
}

/// "on 11/20": only where one of the two must be the day, since others are shares, scores and names.
fn two_parts(atoms: &Atoms, point: &mut Point) -> Option<()> {
    let led = atoms.follows_any(&[Tag::On, Tag::From, Tag::To, Tag::Between, Tag::By])
        || atoms.is(-1, Tag::Weekday);
    // Not alone in a cell of a table, where "14/7" is anything.
    let alone = atoms.glued(0, Glue::START | Glue::STOP) && atoms.glued(1, Glue::COMMA);
    if !atoms.is(0, Tag::Slash) || !led && !alone {
        return None;
    }
    let [first, second, _] = atoms.numbers_within().map(|number| number as i32);
    let language = atoms.context.language;
    let day_first = match (first <= 12, second <= 12) {
        (true, false) => false,
        (false, true) => true,
        (true, true) if led && is_day_first(language) => true,
        (true, true) if led && language == Language::EnUs => false,
        _ => return None,
    };
    let (day, month) = if day_first { (first, second) } else { (second, first) };
    (point.day, point.month) = (Some(Nth::new(day).filter(|day| day.get() <= 31)?), Some(Nth::new(month)?));
    atoms.step();
    Some(())
}
