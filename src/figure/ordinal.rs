//! Ordinals: "11th", "third", "twenty-first".

use super::lexer::{Atoms, Glue};
use super::number::cardinal;
use super::table::Tag;
use super::{Amount, Figure, Found, Kind, Role};
use crate::value::Decimal;

/// The ordinal that begins at `at`. "First" and "second" alone say too little, and one of them is a unit.
pub(super) fn ordinal(atoms: &Atoms, at: usize) -> Option<Found> {
    let (value, end) = in_figures(atoms, at).or_else(|| in_words(atoms, at))?;
    let name = atoms.is_capitalised(at) && !atoms.begins_sentence(at);
    let free = atoms.glue(at) != Glue::Joined && atoms.glue(end) != Glue::Joined;
    let span = atoms.span(at, end);
    let amount = Amount::Value(value);
    let figure =
        Figure { span, kind: Kind::Ordinal, amount, unit: None, timex: None, bound: None, role: Role::Level };
    (free && !name).then_some(Found { end, figure: Some(figure) })
}

fn in_figures(atoms: &Atoms, at: usize) -> Option<(Decimal, usize)> {
    let shaped = atoms.is(at, Tag::OrdinalDigits);
    let digits = atoms.word(at).trim_end_matches(|c: char| !c.is_ascii_digit());
    Some((digits.parse().ok().filter(|_| shaped)?, at + 1))
}

fn in_words(atoms: &Atoms, at: usize) -> Option<(Decimal, usize)> {
    let tens = cardinal(atoms, at).filter(|tens| *tens >= 20);
    let joined = matches!(atoms.glue(at + 1), Glue::Hyphen | Glue::Space);
    match tens {
        Some(tens) => {
            let units = word(atoms, at + 1).filter(|units| joined && *units < 10)?;
            Some((i64::from(tens + units).into(), at + 2))
        }
        None => Some((i64::from(word(atoms, at).filter(|value| *value > 2)?).into(), at + 1)),
    }
}

fn word(atoms: &Atoms, at: usize) -> Option<u8> {
    atoms.value(at, Tag::Ordinal).map(i8::unsigned_abs)
}
