//! Shares of a number of things, and odds: "one in five", "nine out of ten", "3-to-1".

use super::lexer::{Atoms, Glue};
use super::number::{Number, Style, number};
use super::table::Tag;
use super::{Amount, Counted, Found, Kind};
use crate::value::Decimal;

/// Digits after the point that "one in three" is written out to.
const DIGITS: u8 = 12;

/// The share that begins at atom `at`.
pub(super) fn share(atoms: &Atoms, at: usize) -> Option<Found> {
    let part = whole(number(atoms, at)?)?;
    if matches!(atoms.glue(at), Glue::Joined | Glue::Hyphen) {
        return None;
    }
    let (value, end) = of_several(atoms, &part).or_else(|| odds(atoms, &part))?;
    Some(Found::new(Kind::Number, Amount::Value(value), Counted::Nothing, end))
}

fn whole(number: Number) -> Option<Number> {
    let counts = number.style != Style::Share && number.value.scale() == 0 && number.value >= 1.into();
    counts.then_some(number)
}

/// "one in five", "nine out of ten"; not "two in three days".
fn of_several(atoms: &Atoms, part: &Number) -> Option<(Decimal, usize)> {
    let out_of = atoms.is(part.end, Tag::OutOf);
    let joined = atoms.glue(part.end) == Glue::Space && (out_of || atoms.is(part.end, Tag::Ahead));
    let all = whole(number(atoms, part.end + 1)?).filter(|_| joined)?;
    let small = all.value <= SMALL.into() || is_power_of_ten(all.value.trunc());
    let round = out_of || all.style == Style::Words || small;
    let spaced = atoms.glue(part.end + 1) == Glue::Space && atoms.glue(all.end) != Glue::Hyphen;
    let measured = atoms.is_any(all.end, &[Tag::Unit, Tag::Money, Tag::QuarterYear, Tag::Weekend]);
    let fits = part.value < all.value && round && spaced && !measured;
    Some((part.value.divided(all.value, DIGITS)?.trimmed(), all.end)).filter(|_| fits)
}

/// Up to here digits say a share as words do: "1 in 4".
const SMALL: i64 = 20;

fn is_power_of_ten(value: i64) -> bool {
    value >= 10 && 10_i64.pow(value.ilog10()) == value
}

/// "3-to-1", "three-to-one".
fn odds(atoms: &Atoms, part: &Number) -> Option<(Decimal, usize)> {
    let hyphens = atoms.glue(part.end) == Glue::Hyphen && atoms.glue(part.end + 1) == Glue::Hyphen;
    let one = whole(number(atoms, part.end + 1)?).filter(|one| one.value == 1.into())?;
    (hyphens && atoms.is(part.end, Tag::To)).then_some((part.value, one.end))
}
