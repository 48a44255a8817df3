//! Dates in figures: "2019-08-01", "15/3/2019", "03/18/40", "22/Jan/2019", "20161016", "2016 10 16".

use super::point::{Point, month, nth};
use super::year::{in_full, take_year, year};
use super::{Nth, Timex};
use crate::article::Language;
use crate::figure::atoms::{Atoms, Glue};
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

/// Digits of "20161016".
const STAMP: usize = 8;

/// A date in one stretch of figures; `Some(None)` where day and month cannot be told apart.
fn one_word(atoms: &Atoms) -> Option<Option<Date>> {
    let may_be = atoms.is_any(0, &[Tag::IsoDate, Tag::NumericDate]) || atoms.length(0) >= STAMP;
    // "example.com/2026/02/05"
    if !may_be || atoms.before(0) == Some('/') {
        return None;
    }
    let numbers = atoms.numbers_within();
    match numbers.map(|number| number as i32) {
        parts if atoms.is(0, Tag::IsoDate) => date(parts).map(Some),
        parts if atoms.is(0, Tag::NumericDate) => ordered(parts, atoms.context.language),
        // "20161016"; other eight digits are a count or a number of something.
        [stamp @ 19_000_000..21_000_000, -1, _] => {
            date([stamp / 10_000, stamp / 100 % 100, stamp % 100]).map(Some)
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
    let between = mark(atoms, 1)?;
    if mark(atoms, 2) != Some(between) {
        return None;
    }
    let day = |ahead| nth(atoms, ahead).filter(|day| day.get() <= 31);
    if between == ' ' {
        let year = year(atoms, 0)?;
        return date([year.get(), day(1)?.get(), day(2)?.get()]);
    }
    let mut parts = [0; 3];
    for ahead in (0..3).rev() {
        // "14-Jun-22"
        let named = || ahead == 2 && atoms.is(1, Tag::Month) && year(atoms, 0).is_none();
        let short = || atoms.two_digits(2).filter(|_| named()).map(in_full);
        if let Some(year) = year(atoms, ahead).map(Nth::get).or_else(short) {
            parts[0] = year;
        } else if let Some(month) = atoms.row(ahead, Tag::Month) {
            parts[1] = month.value();
        } else {
            parts[2] = day(ahead).map_or(0, Nth::get);
        }
    }
    date(parts)
}

/// What stands before an atom: a hyphen, space or slash.
#[inline(never)]
fn mark(atoms: &Atoms, ahead: isize) -> Option<char> {
    match () {
        () if atoms.glued(ahead, Glue::HYPHEN) => Some('-'),
        () if atoms.glued(ahead, Glue::SPACE) => Some(' '),
        () => atoms.before(ahead).filter(|&c| c == '/'),
    }
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
    // Of a year that has all days.
    let day = ordered([first, second, 2000], atoms.context.language)??;
    (point.day, point.month) = (Nth::new(day.day().into()), Nth::new(day.month().into()));
    atoms.step();
    Some(())
}
