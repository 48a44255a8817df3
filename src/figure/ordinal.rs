//! Ordinals: "11th", "third", "twenty-first", "two-hundredth".

use super::atoms::{Atoms, Glue};
use super::number::{number, scale, value_of};
use super::table::Tag;
use super::{Amount, Found, Kind};
use crate::value::Decimal;

/// The ordinal that begins here.
pub(super) fn ordinal(atoms: &Atoms, found: &mut Found) -> Option<()> {
    let name = atoms.is_capitalised(0) && !atoms.begins_sentence(0);
    let digits = atoms.is(0, Tag::Digits);
    let value = atoms
        .attempt(|| magnitude(atoms))
        .or_else(|| atoms.attempt(|| behind_hundreds(atoms)))
        .or_else(|| Some(plain(atoms)?.into()))?;
    let street = atoms.spaced(0, Tag::Street) && atoms.is_capitalised(0);
    // "First" and "second" say a rank in "the first two books" and alone; "first aid" and "second thoughts" are no ranks.
    let counts = || {
        let counted = atoms.glued(0, Glue::SPACE) && atoms.is_any(0, &[Tag::Cardinal, Tag::Digits]);
        counted || digits || value > Decimal::whole(2) || atoms.len() == 1
    };
    if name || street || atoms.glued(0, Glue::JOINED) || !counts() {
        return None;
    }
    (found.kind, found.amount) = (Kind::Ordinal, Amount::Value(value));
    Some(())
}

/// "11th", "third", "twenty-first".
#[inline(never)]
pub(super) fn plain(atoms: &Atoms) -> Option<i64> {
    if atoms.is(1, Tag::OrdinalEnd) && atoms.glued(1, Glue::JOINED) {
        let number = value_of(atoms.word(0), b'.').filter(|number| number.scale() == 0)?.trunc();
        let stones = atoms.reads(1, "st") && !is_first(number);
        atoms.go(atoms.at() + 2);
        return Some(number).filter(|_| !stones);
    }
    let tens = atoms.row(0, Tag::Cardinal).map_or(0, |row| row.value());
    if tens >= 20 && atoms.glued(1, Glue::HYPHEN | Glue::SPACE) {
        atoms.step();
    }
    Some((tens + atoms.take(Tag::Ordinal)?.value()).into())
}

/// Whether "st" behind a number says which one; "16st" is a weight.
pub(super) fn is_first(number: i64) -> bool {
    number % 10 == 1 && number % 100 != 11
}

/// "one hundred and second".
fn behind_hundreds(atoms: &Atoms) -> Option<Decimal> {
    let hundreds = number(atoms).filter(|number| number.exponent > 1)?.value;
    let and = atoms.spaced(0, Tag::And);
    atoms.step();
    let nth = plain(atoms).filter(|_| and)?;
    hundreds.plus(nth.into())
}

/// "hundredth", "two-hundredth", "a hundred trillionth", "ten-thousandth": no part of one, which has "one" before it.
fn magnitude(atoms: &Atoms) -> Option<Decimal> {
    let start = atoms.at();
    let mut value = match number(atoms) {
        Some(number) => number.value,
        None => 1.into(),
    };
    let counted = atoms.at() > start;
    if atoms.ends_with(0, "s") || counted && value == 1.into() {
        return None;
    }
    let power = atoms.take(Tag::OrdinalPower)?.power();
    scale(&mut value, power)?;
    Some(value)
}
