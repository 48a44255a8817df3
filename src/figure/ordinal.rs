//! Ordinals: "11th", "third", "twenty-first", "two-hundredth".

use super::lexer::{Atoms, Glue};
use super::number::{cardinal, number, scaled};
use super::table::Tag;
use super::{Amount, Counted, Found, Kind, Scene};
use crate::value::{Decimal, number_of};

/// The ordinal that begins at `at`.
pub(super) fn ordinal(atoms: &Atoms, at: usize, _: &Scene) -> Option<Found> {
    let (value, end) = magnitude(atoms, at).or_else(|| plain(atoms, at).map(|(n, end)| (n.into(), end)))?;
    let name = atoms.is_capitalised(at) && !atoms.begins_sentence(at);
    let free = atoms.glue(at) != Glue::Joined && atoms.glue(end) != Glue::Joined;
    let counts = value > Decimal::from(2) || atoms.is(at, Tag::OrdinalDigits) || counts(atoms, end);
    let street = atoms.is(end, Tag::Street) && atoms.is_capitalised(end) && atoms.glue(end) == Glue::Space;
    if !free || name || !counts || street {
        return None;
    }
    Some(Found::new(Kind::Ordinal, Amount::Value(value), Counted::Nothing, end))
}

/// "First" and "second" say a rank in "the first two books" and alone; "first aid" and "second thoughts" are no ranks.
fn counts(atoms: &Atoms, end: usize) -> bool {
    let counted = atoms.is_any(end, &[Tag::Cardinal, Tag::Digits]) && atoms.glue(end) == Glue::Space;
    counted || end == atoms.len() && end == 1
}

/// "11th", "third", "twenty-first": the value, and where it ends.
pub(super) fn plain(atoms: &Atoms, at: usize) -> Option<(i64, usize)> {
    if atoms.is(at, Tag::OrdinalDigits) {
        let digits = atoms.word(at).trim_end_matches(|c: char| !c.is_ascii_digit());
        return Some((number_of(digits)?, at + 1));
    }
    if let Some(tens) = cardinal(atoms, at).filter(|tens| *tens >= 20) {
        let joined = matches!(atoms.glue(at + 1), Glue::Hyphen | Glue::Space);
        let units = word(atoms, at + 1).filter(|units| joined && *units < 10)?;
        return Some((i64::from(tens + units), at + 2));
    }
    Some((word(atoms, at)?.into(), at + 1))
}

fn word(atoms: &Atoms, at: usize) -> Option<u8> {
    atoms.value(at, Tag::Ordinal).map(i8::unsigned_abs)
}

/// "hundredth", "two-hundredth", "a hundred trillionth", "ten-thousandth": no part of one, which has "one" before it.
fn magnitude(atoms: &Atoms, at: usize) -> Option<(Decimal, usize)> {
    let last = |at: usize| atoms.value(at, Tag::OrdinalPower).map(i8::unsigned_abs);
    let (count, end) = match number(atoms, at) {
        Some(number) => (number.value, number.end),
        None => (Decimal::from(1), at + usize::from(atoms.is(at, Tag::Article))),
    };
    let near = end == at || matches!(atoms.glue(end), Glue::Space | Glue::Hyphen);
    let power = last(end).filter(|_| near && !atoms.word(end).ends_with('s'))?;
    let part = count == Decimal::from(1) && end > at;
    Some((scaled(count, power)?, end + 1)).filter(|_| !part)
}
