//! Years, how they are written, and what is told by them: "1998", "of 87", "AD 794", "the 1980s", "the 21st century", "FY26".

use std::ops::Range;

use super::cycle::Cycle;
use super::point::{Point, nth, nth_of_month};
use super::{Nth, Timex};
use crate::figure::Grain;
use crate::figure::atoms::{Atoms, Glue};
use crate::figure::number::{Style, number, words};
use crate::figure::table::Tag;

/// The year behind a part of one: "2012", "of 2012", "in 2012", "of 87", "last year", "of the year".
#[inline(never)]
pub(super) fn year_of(atoms: &Atoms) -> Option<Nth> {
    atoms.attempt(|| {
        let of = atoms.eat(Tag::Of);
        if atoms.reads(0, "in") {
            atoms.step();
        }
        if !atoms.glued(0, Glue::SPACE | Glue::COMMA | Glue::HYPHEN) {
            return None;
        }
        let spaced = atoms.glued(0, Glue::SPACE);
        year_or_words(atoms)
            .or_else(|| if of { short_year(atoms) } else { None })
            .or_else(|| if spaced { relative_year(atoms, of) } else { None })
    })
}

/// "this year", "last year", and behind "of" also "the year": that of publication or one beside it, if it has a day.
pub(super) fn relative_year(atoms: &Atoms, of: bool) -> Option<Nth> {
    atoms.attempt(|| {
        let the = of && atoms.eat(Tag::The);
        let offset = match atoms.take(Tag::Relative) {
            Some(row) => row.value(),
            None if the => 0,
            None => return None,
        };
        if Cycle::one_at(atoms, 0) != Some(Cycle::Year) {
            return None;
        }
        atoms.step();
        Nth::new(atoms.context.published.map_or(UNKNOWN, |today| i32::from(today.year()) + offset))
    })
}

/// A year that no calendar has: of a time that is read, but not resolved.
const UNKNOWN: i32 = 1 << 20;

/// "87": of the last hundred years, as far as a text of our day is concerned.
fn short_year(atoms: &Atoms) -> Option<Nth> {
    let short = atoms.two_digits(0)?;
    atoms.step();
    // "a fall of 75%", "a fall of 12 points"
    let counts =
        atoms.is(0, Tag::Unit) || atoms.glued(0, Glue::SPACE) && atoms.is_lower(0) && !atoms.is_known(0);
    if counts { None } else { Nth::new(in_full(short)) }
}

/// The year that two digits stand for.
pub(super) fn in_full(short: i32) -> i32 {
    /// Two digits up to these are of this century.
    const NEWEST: i32 = 35;
    short + if short <= NEWEST { 2000 } else { 1900 }
}

/// A year in four digits. Earlier and later ones are counts more often.
#[inline(never)]
pub(super) fn year(atoms: &Atoms, ahead: isize) -> Option<Nth> {
    nth(atoms, ahead).filter(|year| YEARS.contains(&year.get()))
}

const YEARS: Range<i32> = 1100..2101;

#[inline(never)]
pub(super) fn take_year(atoms: &Atoms) -> Option<Nth> {
    let year = year(atoms, 0);
    atoms.go(atoms.at() + usize::from(year.is_some()));
    year
}

/// A year in four digits or in words: "nineteen eighty-six", "two thousand and fifteen".
pub(super) fn year_or_words(atoms: &Atoms) -> Option<Nth> {
    take_year(atoms).or_else(|| year_in_words(atoms))
}

#[inline(never)]
fn year_in_words(atoms: &Atoms) -> Option<Nth> {
    atoms.attempt(|| {
        let hundreds = atoms.row(0, Tag::Cardinal).map_or(0, |row| row.value());
        let pair = || {
            atoms.step();
            let years = words(atoms)?;
            Nth::new(hundreds * 100 + years).filter(|_| (11..=20).contains(&hundreds) && years >= 10)
        };
        atoms.attempt(pair).or_else(|| {
            let whole = number(atoms)?;
            let plain = whole.style == Style::Words;
            let year = whole.value.trunc().try_into().ok().filter(|_| plain)?;
            Nth::new(year).filter(|_| YEARS.contains(&year))
        })
    })
}

/// "1998", "the year 2012", "2014 AD", "in two thousand and twenty".
pub(super) fn named_year(atoms: &Atoms, point: &mut Point) -> Option<()> {
    let led = atoms.follows(Tag::In);
    let named = atoms.word(0).eq_ignore_ascii_case("year") && atoms.glued(1, Glue::SPACE);
    if named {
        atoms.step();
    }
    if atoms.is(0, Tag::SplitYear) {
        let [first, last, _] = atoms.numbers_within();
        point.whole = Timex::months(first as i32, 1, 24, Grain::Span);
        atoms.step();
        return (matches!(first, 1900..2100) && last % 100 == (first + 1) % 100).then_some(());
    }
    // "the year 71"; "Year 11 pupils" go to school.
    let early = || {
        let year = nth(atoms, 0).filter(|_| named && atoms.is(-2, Tag::The))?;
        atoms.step();
        Some(year)
    };
    let spoken = || if led { year_in_words(atoms) } else { None };
    let written = of_our_era(atoms).or_else(|| take_year(atoms)).or_else(early);
    point.year = Some(written.or_else(spoken)?);
    Some(())
}

/// "1066 AD", "AD 794".
fn of_our_era(atoms: &Atoms) -> Option<Nth> {
    let before = atoms.is(0, Tag::Anno);
    let ahead = isize::from(before);
    let year = nth(atoms, ahead)?;
    if !atoms.glued(1, Glue::SPACE) || !before && !atoms.is(1, Tag::Anno) {
        return None;
    }
    atoms.go(atoms.at() + 2);
    Some(year)
}

/// "the 1990s", "the 21st century".
pub(super) fn decade_or_century(atoms: &Atoms, point: &mut Point) -> Option<()> {
    let decade = atoms.is(0, Tag::Decade);
    point.whole = if decade { Timex::decade(atoms.numbers_within()[0] as i32) } else { short_decade(atoms) };
    if point.whole.is_none() {
        point.whole = Some(Timex::century(nth_of_month(atoms)?.get() * 100 - 100)?);
        if Cycle::at(atoms, 0) != Some(Cycle::Century) {
            return None;
        }
    }
    atoms.step();
    Some(())
}

/// "the nineties", "the ’90s".
fn short_decade(atoms: &Atoms) -> Option<Timex> {
    // "in the late nineties"; but "in her late twenties".
    if !atoms.is(-isize::from(atoms.is(-1, Tag::Portion)) - 1, Tag::The) {
        return None;
    }
    let digits = || atoms.is(0, Tag::ShortDecade).then(|| atoms.numbers_within()[0] as i32);
    let tens = atoms.row(0, Tag::Tens).map(|row| row.value()).or_else(digits)?;
    // "temperatures into the 90s", "approval in the 30s"
    let scale = |back: isize| atoms.is_among(-back, SCALES);
    if (2..10).any(scale) { None } else { Timex::decade(1900 + tens) }
}

/// What is told in tens that are no years.
const SCALES: &str =
    "temperature temperatures Temperatures highs Highs lows Lows readings Approval approval rating ratings";

/// "FY2024-25", "fiscal 2026", "FY26": by the calendar years in their names; the months differ from country to
/// country.
pub(super) fn fiscal(atoms: &Atoms, point: &mut Point) -> Option<()> {
    if !atoms.eat(Tag::Fiscal) {
        return None;
    }
    point.year = Some(take_year(atoms).or_else(|| short_year(atoms))?);
    Some(())
}
