//! Dates in figures: "2019-08-01", "15/3/2019", "03/18/40", "22/Jan/2019", "20161016", "2016 10 16".

use super::Timex;
use super::point::{Point, in_full, month, year};
use crate::article::Language;
use crate::figure::Scene;
use crate::figure::lexer::{Atoms, Glue};
use crate::figure::table::Tag;
use crate::value::number_of;
use crate::value::{Date, Month};

pub(super) fn numeric(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Point> {
    let day = |day: Option<Date>, end: usize| Point { whole: day.map(Timex::day), end, ..Point::default() };
    let one = || Some(day(one_word(atoms, at, scene)?, at + 1));
    let three = || Some(day(Some(in_three(atoms, at)?), at + 3));
    one().or_else(three).or_else(|| month_and_year(atoms, at)).or_else(|| two_parts(atoms, at, scene))
}

/// A date in one stretch of figures; `Some(None)` where day and month cannot be told apart.
fn one_word(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Option<Date>> {
    let word = atoms.word(at);
    match at {
        // "example.com/2026/02/05"
        _ if atoms.before(at) == Some('/') => None,
        _ if atoms.is(at, Tag::IsoDate) => {
            let [year, month, day] = parts(word)?;
            Date::new(year, month as Month, day as u8).map(Some)
        }
        _ if atoms.is(at, Tag::NumericDate) => ordered(parts(word)?, scene.context.language),
        _ if word.len() == 8 && word.bytes().all(|b| b.is_ascii_digit()) => stamp(word).map(Some),
        _ => None,
    }
}

fn parts(written: &str) -> Option<[i16; 3]> {
    let mut parts = written.split(['-', '/', '.']).map(number_of);
    Some([parts.next()??, parts.next()??, parts.next()??])
}

/// Day and month in the order of the region; without a region only where one of them must be the day.
fn ordered([first, second, year]: [i16; 3], language: Language) -> Option<Option<Date>> {
    let year = if year < 100 { in_full(year) } else { year };
    let date = |day: i16, month: i16| Date::new(year, month as Month, day as u8);
    match (date(first, second), date(second, first)) {
        (Some(european), _) if day_first(language) => Some(Some(european)),
        (_, Some(american)) if language == Language::EnUs => Some(Some(american)),
        (Some(one), Some(other)) if one != other => Some(None),
        (one, other) => one.or(other).map(Some),
    }
}

fn day_first(language: Language) -> bool {
    matches!(language, Language::EnGb | Language::EnIn | Language::De | Language::Fr)
}

/// "20161016"; other eight digits are a count or a number of something.
fn stamp(word: &str) -> Option<Date> {
    let part = |from: usize, to: usize| number_of::<i16>(word.get(from..to)?);
    let year = part(0, 4).filter(|year| (1900..2100).contains(year))?;
    Date::new(year, part(4, 6)? as Month, part(6, 8)? as u8)
}

/// "22/Jan/2019", "2019-aug-1", "September-2020-23": year, month and day in any order, with one mark between them.
/// "2016 10 16": in that order with spaces.
fn in_three(atoms: &Atoms, at: usize) -> Option<Date> {
    let mark = mark(atoms, at)?;
    if mark != self::mark(atoms, at + 1)? || self::mark(atoms, at + 2) == Some(mark) {
        return None;
    }
    let day = |at: usize| number_of::<u8>(atoms.word(at)).filter(|_| atoms.is(at, Tag::Digits));
    if mark == ' ' {
        let figures = (atoms.word(at + 1).len(), atoms.word(at + 2).len()) == (2, 2);
        return Date::new(year(atoms, at)?, day(at + 1).filter(|_| figures)?, day(at + 2)?);
    }
    let places = [at, at + 1, at + 2];
    let (year, month) =
        (places.iter().find_map(|&at| year(atoms, at)), places.iter().find_map(|&at| month(atoms, at)));
    Date::new(year?, month?, places.iter().find_map(|&at| day(at))?)
}

/// What alone stands between an atom and the next.
fn mark(atoms: &Atoms, at: usize) -> Option<char> {
    match atoms.glue(at + 1) {
        Glue::Hyphen => Some('-'),
        Glue::Space => Some(' '),
        Glue::Other if slash(atoms, at) => Some('/'),
        _ => None,
    }
}

/// Whether only a slash stands between an atom and the next.
fn slash(atoms: &Atoms, at: usize) -> bool {
    atoms.get(at + 1).is_some_and(|next| {
        let gap = next.span.start - atoms.get(at).map_or(0, |one| one.span.end);
        gap == 1 && atoms.before(at + 1) == Some('/')
    })
}

/// "Dec/2018".
fn month_and_year(atoms: &Atoms, at: usize) -> Option<Point> {
    let (month, year) = (month(atoms, at)?, year(atoms, at + 1)?);
    slash(atoms, at).then_some(Point {
        month: Some(month),
        year: Some(year),
        end: at + 2,
        ..Point::default()
    })
}

/// "on 11/20": only where one of the two must be the day, since others are shares, scores and names.
fn two_parts(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Point> {
    let prepositions = [Tag::On, Tag::From, Tag::To, Tag::Between, Tag::By];
    let led = prepositions.into_iter().any(|word| atoms.follows(at, word))
        || at > 0 && atoms.is(at - 1, Tag::Weekday);
    // Not alone in a cell of a table, where "14/7" is anything.
    let alone = matches!(atoms.glue(at), Glue::Start | Glue::Stop) && atoms.glue(at + 1) == Glue::Comma;
    let (first, second) =
        atoms.word(at).split_once('/').filter(|_| atoms.is(at, Tag::Slash) && (led || alone))?;
    let (first, second): (u8, u8) = (number_of(first)?, number_of(second)?);
    let european = day_first(scene.context.language);
    let american = scene.context.language == Language::EnUs;
    let (day, month) = match (first, second) {
        (1..=12, 13..=31) => (second, first),
        (13..=31, 1..=12) => (first, second),
        (1..=12, 1..=12) if european && led => (first, second),
        (1..=12, 1..=12) if american && led => (second, first),
        _ => return None,
    };
    Some(Point { day: Some(day), month: Some(month), end: at + 1, ..Point::default() })
}
