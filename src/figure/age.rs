//! Ages: "34-year-old", "aged 18-29", "at the age of 91", "children under five".

use super::amount::{bound, bound_after};
use super::lexer::{Atoms, Glue};
use super::measure::plural;
use super::number::{Number, Style, number};
use super::table::Tag;
use super::{Amount, Bound, Counted, Found, Kind, Scene};
use crate::value::Decimal;

pub(super) fn age(atoms: &Atoms, at: usize, _: &Scene) -> Option<Found> {
    let (amount, unit, bound, end) = old(atoms, at)
        .or_else(|| aged(atoms, at))
        .or_else(|| limited(atoms, at))
        .or_else(|| beside_name(atoms, at))?;
    Some(Found { bound, ..Found::new(Kind::Age, amount, Counted::Unit(unit), end) })
}

type Parts = (Amount, &'static str, Option<Bound>, usize);

/// "34-year-old", "three months old", "95 years of age", "87 yo".
fn old(atoms: &Atoms, at: usize) -> Option<Parts> {
    let bound = bound(atoms, at);
    let number = number(atoms, at + usize::from(bound.is_some()))?;
    let near = |at: usize| matches!(atoms.glue(at), Glue::Space | Glue::Hyphen);
    let (unit, after) = match unit(atoms, number.end).filter(|_| near(number.end)) {
        Some(unit) => (unit, number.end + 1),
        None => ("year", number.end),
    };
    let of_age = atoms.is(after, Tag::Of) && atoms.is(after + 1, Tag::Age) && after > number.end;
    let old = atoms.is(after, Tag::Old) && near(after) && (after > number.end || atoms.reads(after, "yo"));
    let end = if of_age { after + 2 } else { after + 1 };
    (old || of_age).then_some((Amount::Value(number.value), unit, bound, end))
}

fn unit(atoms: &Atoms, at: usize) -> Option<&'static str> {
    let (name, _) = atoms.row(at, Tag::Unit)?.unit();
    ["year", "month", "week", "day"].contains(&name).then_some(name)
}

/// "aged 54", "age of 91", "aged 8-10 years".
fn aged(atoms: &Atoms, at: usize) -> Option<Parts> {
    let of = at + 1 + usize::from(atoms.is(at + 1, Tag::Of));
    if !atoms.is(at, Tag::Age) || atoms.glue(of) != Glue::Space {
        return None;
    }
    let between = atoms.is(of, Tag::Between) || atoms.is(of, Tag::From);
    let (amount, end) = years(atoms, of + usize::from(between))?;
    let unit_behind = unit(atoms, end).filter(|_| atoms.glue(end) == Glue::Space);
    let end = end + usize::from(unit_behind.is_some());
    let bound = bound_after(atoms, end);
    Some((amount, unit_behind.unwrap_or("year"), bound, end + usize::from(bound.is_some())))
}

fn years(atoms: &Atoms, at: usize) -> Option<(Amount, usize)> {
    let low = plausible(number(atoms, at)?)?;
    let to = atoms.is(low.end, Tag::To) || atoms.is(low.end, Tag::And);
    let dashed = matches!(atoms.glue(low.end), Glue::Hyphen | Glue::Dash);
    let high = number(atoms, low.end + usize::from(to)).and_then(plausible);
    Some(match high.filter(|high| (to || dashed) && low.value < high.value) {
        Some(high) => (Amount::Range { low: low.value, high: high.value }, high.end),
        None => (Amount::Value(low.value), low.end),
    })
}

fn plausible(number: Number) -> Option<Number> {
    (number.style != Style::Share && number.value < Decimal::from(120)).then_some(number)
}

/// "children under five", "people over 65".
fn limited(atoms: &Atoms, at: usize) -> Option<Parts> {
    let bound = bound(atoms, at).filter(|bound| *bound != Bound::About && atoms.follows(at, Tag::People))?;
    let number = plausible(number(atoms, at + 1)?)?;
    let measured = atoms.is_any(number.end, &[Tag::Unit, Tag::Money, Tag::Counted]);
    let short = atoms.word(at).len() <= 5;
    (short && !measured).then_some((Amount::Value(number.value), "year", Some(bound), number.end))
}

/// "Jane Roe, 54, said".
fn beside_name(atoms: &Atoms, at: usize) -> Option<Parts> {
    let number = plausible(number(atoms, at)?)?;
    let commas = at > 0 && atoms.glue(at) == Glue::Comma && atoms.glue(number.end) == Glue::Comma;
    let before = at.checked_sub(1).filter(|_| commas)?;
    let name = atoms.is_capitalised(before) && !atoms.is_any(before, &[Tag::Month, Tag::Weekday, Tag::Label]);
    // "the actor, 77, is ill"; not "the results, 77, 78 and 79, are"
    let role = atoms.is_lower(before) && !plural(atoms, before) && atoms.is_known(number.end);
    let role = role && !atoms.is_known(before) && !atoms.is(number.end, Tag::Digits);
    let (whole, adult) = (number.value.scale() == 0, number.value >= Decimal::from(16));
    let lived = number.style == Style::Digits && whole && number.value > Decimal::from(0);
    (lived && (name || role && adult)).then_some((Amount::Value(number.value), "year", None, number.end))
}
