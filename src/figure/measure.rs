//! What a number is measured in: the currency before or after it, the unit and the short magnitude behind it.

use super::lexer::{Atoms, Glue};
use super::number::{Number, Style, scaled};
use super::table::{Row, Tag, flag};
use super::{Context, Kind};
use crate::article::Language;
use crate::value::Decimal;

/// A currency or unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    pub kind: Kind,
    /// CLDR name or ISO 4217 code; empty where the text does not settle it.
    pub unit: &'static str,
    /// What is written is `10^exponent` of the unit: -2 for cents, 6 for "Mt".
    pub exponent: i8,
}

impl Measure {
    fn of(row: Row) -> Self {
        let (unit, kind) = row.unit();
        Self { kind, unit, exponent: row.value() }
    }

    /// The value in the unit.
    pub fn applied(self, value: Decimal) -> Option<Decimal> {
        match u8::try_from(self.exponent) {
            Ok(power) => scaled(value, power),
            Err(_) => value.times(Decimal::new(1, self.exponent.unsigned_abs())?),
        }
    }
}

/// The currency that stands at `at`, before a number.
pub(super) fn currency_before(atoms: &Atoms, at: usize) -> Option<Measure> {
    atoms.row(at, Tag::Money).filter(|row| !row.has(flag::AFTER)).map(Measure::of)
}

/// The currency or unit behind a number that ends before atom `at`.
pub(super) fn behind(atoms: &Atoms, at: usize, number: &Number, context: &Context) -> Option<Measure> {
    let glue = atoms.glue(at);
    // "20 (kg)"
    let bracketed = glue == Glue::Open && atoms.rest(at).starts_with(')') && atoms.is(at, Tag::Unit);
    if !matches!(glue, Glue::Joined | Glue::Space | Glue::Hyphen) && !bracketed {
        return None;
    }
    let large = || number.exponent > 2 || number.value >= Decimal::from(1000);
    // "10p" is pence; "10 p" may be pages.
    let money = |row: &Row| {
        !row.has(flag::BEFORE)
            && (!row.has(flag::LARGE) || large())
            && (glue == Glue::Joined || !atoms.reads(at, "p"))
    };
    // A letter with a hyphen behind it begins a name: "800,000 F-Series pickups".
    let high = |at: usize| atoms.glue(at) == Glue::Hyphen && atoms.is(at, Tag::Length);
    let alone = || glue != Glue::Hyphen && (atoms.glue(at + 1) != Glue::Hyphen || high(at + 1));
    let joined = |row: &Row| !row.has(flag::DOUBTFUL) || glue == Glue::Joined;
    // "In 2003 J. R. Roe left": initials.
    let initial = || {
        let mut behind = atoms.rest(at).bytes();
        let mut next = || behind.next().unwrap_or(0);
        atoms.word(at).len() == 1
            && [next(), next()] == *b". "
            && next().is_ascii_uppercase()
            && next() == b'.'
    };
    let unit = |row: &Row| {
        !initial() && (!row.has(flag::SYMBOL) || number.style == Style::Digits && alone() && joined(row))
    };
    let money = atoms.row(at, Tag::Money).filter(money).map(Measure::of);
    let unit = atoms.row(at, Tag::Unit).filter(unit).map(Measure::of);
    match (money, unit) {
        (Some(money), Some(mass)) => Some(if is_money(atoms, at, number, context) { money } else { mass }),
        (money, unit) => money.or(unit),
    }
}

/// The unit or currency that may stand for one of it behind "a".
pub(super) fn lone(atoms: &Atoms, at: usize) -> Option<Measure> {
    let row = |tag| atoms.row(at, tag).filter(|row| row.has(flag::LONE)).map(Measure::of);
    row(Tag::Unit).or_else(|| row(Tag::Money))
}

/// The period that may stand for one of it as a window: "a decade".
pub(super) fn lone_period(atoms: &Atoms, at: usize) -> Option<Measure> {
    atoms.row(at, Tag::Unit).map(Measure::of).filter(|measure| measure.kind == Kind::Duration)
}

/// Whether an amount may end with this atom.
pub(super) fn ends_amount(atoms: &Atoms, at: usize) -> bool {
    use Tag::{Cardinal, Digits, Fraction, Money, Power, Suffix, Unit};
    atoms.is_any(at, &[Digits, Fraction, Cardinal, Power, Suffix, Money, Unit])
}

/// Words looked at on each side for what pounds are.
const NEAR: usize = 8;

/// Pounds of money or of mass?
fn is_money(atoms: &Atoms, at: usize, number: &Number, context: &Context) -> bool {
    // "a ten-pound note", but "a ten-pound baby".
    if atoms.glue(at) == Glue::Hyphen {
        return atoms.is(at + 1, Tag::Price);
    }
    let near = |word| (at.saturating_sub(NEAR)..at + NEAR).any(|nearby| atoms.is(nearby, word));
    let british = matches!(context.language, Language::EnGb | Language::EnIn);
    // Americans weigh salmon by the million pounds.
    let large = number.exponent > 2 && context.language != Language::EnUs;
    large || !near(Tag::Weight) && (near(Tag::Price) || british)
}

/// What the short magnitude at `at` does to a number before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Suffixed {
    /// A power of ten.
    By(u8),
    /// "350m doses" or 350 metres of something? No value then.
    Unknown,
}

/// Reads "bn", "m" and the like. `money`: a currency stands before the number.
pub(super) fn suffix(
    atoms: &Atoms,
    at: usize,
    number: &Number,
    money: bool,
    context: &Context,
) -> Option<Suffixed> {
    let row = atoms.row(at, Tag::Suffix)?;
    let (exponent, sure) = (row.value().unsigned_abs(), row.has(flag::SURE));
    let glue = atoms.glue(at);
    let near = matches!(glue, Glue::Joined | Glue::Space) || glue == Glue::Hyphen && money;
    if !near || number.style != Style::Digits || number.exponent > 0 {
        return None;
    }
    // "40 M€", but "5mm" is a unit.
    let joined = |at: usize| atoms.glue(at) == Glue::Joined && atoms.is(at, Tag::Money);
    let measured = |at: usize| {
        behind(atoms, at, number, context).is_some() && (atoms.glue(at) == Glue::Space || joined(at))
    };
    if sure || money || measured(at + 1) {
        return Some(Suffixed::By(exponent));
    }
    if glue != Glue::Joined {
        return None;
    }
    let lent = range_end(atoms, at).filter(|&end| atoms.word(end - 1) == atoms.word(at));
    let capital = atoms.reads(at, "M") && (number.value.scale() > 0 || number.value.is_negative());
    let things = exponent == 6 && (counted(atoms, at + 1) || plural(atoms, at + 1));
    if capital || things || lent.is_some_and(|end| measured(end) || counted(atoms, end)) {
        return Some(Suffixed::By(exponent));
    }
    (!measures_size(atoms, at)).then_some(Suffixed::Unknown)
}

/// Where the second end of "20m-30m", "between 2m and 3m" ends, its short magnitude included.
fn range_end(atoms: &Atoms, at: usize) -> Option<usize> {
    let dashed = matches!(atoms.glue(at + 1), Glue::Hyphen | Glue::Dash);
    let next = at + 1 + usize::from(!dashed && atoms.is_any(at + 1, &[Tag::To, Tag::And]));
    let number = atoms.is(next, Tag::Digits) && atoms.is(next + 1, Tag::Suffix);
    (number && next + usize::from(dashed) > at + 1).then_some(next + 2)
}

/// Whether the unit at `at`, which might be a magnitude too, stands beside words of size: "a wall 20m high", "5t of
/// coal", "the 400m hurdles".
fn measures_size(atoms: &Atoms, at: usize) -> bool {
    /// Words looked at on each side.
    const REACH: usize = 4;
    let word = if atoms.row(at, Tag::Suffix).is_some_and(|row| row.value() == 6) {
        Tag::Length
    } else {
        Tag::Weight
    };
    let behind = at + 1;
    let near =
        (at.saturating_sub(REACH + 1)..=at + REACH).any(|nearby| atoms.is_any(nearby, &[word, Tag::Track]));
    let linked = matches!(atoms.glue(behind), Glue::Hyphen | Glue::Dash) || atoms.is(behind, Tag::Of);
    atoms.is(at, Tag::Unit) && (near || linked)
}

fn counted(atoms: &Atoms, at: usize) -> bool {
    // One adjective may stand between: "1.4m new homes".
    let noun = |at: usize| atoms.glue(at) == Glue::Space && atoms.is(at, Tag::Counted);
    noun(at) || atoms.glue(at) == Glue::Space && !atoms.is(at, Tag::Ordinary) && noun(at + 1)
}

/// Whether a noun in the plural stands here, by its shape.
pub(super) fn plural(atoms: &Atoms, at: usize) -> bool {
    let word = atoms.word(at);
    let regular = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    let shape = word.len() > 3
        && (regular && !word.ends_with("is") || word.ends_with("men") || word.ends_with("children"));
    let verb = atoms.is(at, Tag::Ordinary) || atoms.is(at, Tag::Says) || atoms.is(at, Tag::Track);
    atoms.glue(at) == Glue::Space && atoms.is_lower(at) && shape && !verb
}
