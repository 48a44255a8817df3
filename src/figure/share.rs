//! Shares of a number of things, and odds: "one in five", "nine out of ten", "3-to-1".

use super::atoms::{Atoms, Glue};
use super::number::{Number, Style, number};
use super::table::Tag;
use super::{Amount, Found};
use crate::value::Decimal;

/// Digits after the point that "one in three" is written out to.
const DIGITS: u8 = 12;

/// The share that begins here.
pub(super) fn share(atoms: &Atoms, found: &mut Found) -> Option<()> {
    // "number 1 in 50 countries"
    if atoms.follows(Tag::Label) {
        return None;
    }
    let part = whole(atoms)?;
    let value = atoms.attempt(|| of_several(atoms, part)).or_else(|| odds(atoms, part))?;
    found.amount = Amount::Value(value);
    Some(())
}

#[inline(never)]
fn whole<'a>(atoms: &'a Atoms) -> Option<&'a Number> {
    number(atoms).filter(|number| !number.is_below(1))
}

/// "one in five", "nine out of ten", "a 1-in-43 chance"; not "two in three days".
fn of_several(atoms: &Atoms, part: &Number) -> Option<Decimal> {
    let out_of = atoms.is(0, Tag::OutOf);
    if !atoms.glued(0, Glue::SPACE | Glue::HYPHEN) || !out_of && !atoms.is(0, Tag::Ahead) {
        return None;
    }
    atoms.step();
    let all = whole(atoms)?;
    // "1 in 250"; but "from 3 to 1 in 2024".
    let chance = part.is_below(2) && atoms.length(-1) != 4;
    let round = out_of || chance || all.style == Style::Words || is_small(all.value.trunc());
    let measured = atoms.is_any(0, &[Tag::Unit, Tag::Money, Tag::QuarterYear, Tag::Weekend]);
    let fits = round && !measured && !atoms.glued(0, Glue::HYPHEN) && part.value < all.value;
    Some(part.value.divided(all.value, DIGITS)?.trimmed()).filter(|_| fits)
}

/// Whether digits say a share as words do: "1 in 4", "1 in 1000".
fn is_small(value: i64) -> bool {
    value <= 20 || 10_i64.pow(value.ilog10()) == value
}

/// "3-to-1", "three-to-one".
fn odds(atoms: &Atoms, part: &Number) -> Option<Decimal> {
    if !atoms.glued(0, Glue::HYPHEN) || !atoms.eat(Tag::To) {
        return None;
    }
    whole(atoms).filter(|one| one.is_below(2))?;
    Some(part.value)
}
