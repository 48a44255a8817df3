//! Ages: "34-year-old", "aged 18-29", "at the age of 91", "children under five".

use super::amount::{bound_after, take_bound};
use super::lexer::{Atoms, Glue};
use super::measure::plural;
use super::number::{Number, Style, number};
use super::table::{Measure, Row, Tag};
use super::{Amount, Bound, Counted, Found, Kind};

/// The age that begins here.
pub(super) fn age(atoms: &Atoms) -> Option<Found> {
    let readers: [fn(&Atoms) -> Option<Parts>; 4] = [old, aged, limited, beside_name];
    let (amount, unit, bound) = readers.iter().find_map(|read| atoms.attempt(|| read(atoms)))?;
    let unit = unit.or_else(|| Measure::named("year", Kind::Duration))?;
    Some(Found { bound, ..Found::new(Kind::Age, amount, Counted::Unit(unit), atoms.at()) })
}

/// How old, in which unit if not in years, and the bound.
type Parts = (Amount, Option<Measure>, Option<Bound>);

/// "34-year-old", "three months old", "95 years of age", "87 yo".
fn old(atoms: &Atoms) -> Option<Parts> {
    let bound = take_bound(atoms);
    let number = number(atoms)?;
    let near = || atoms.glued(0, Glue::SPACE | Glue::HYPHEN);
    let unit = if near() { take_unit(atoms) } else { None };
    let of_age = unit.is_some() && atoms.is(1, Tag::Age) && atoms.eat(Tag::Of);
    let old = near() && atoms.is(0, Tag::Old) && (unit.is_some() || atoms.reads(0, "yo"));
    atoms.step();
    (old || of_age).then_some((Amount::Value(number.value), unit, bound))
}

fn take_unit(atoms: &Atoms) -> Option<Measure> {
    let unit = atoms.row(0, Tag::Unit).map(Row::measure)?;
    let told = ["year", "month", "week", "day"].contains(&unit.unit());
    if told {
        atoms.step();
    }
    told.then_some(unit)
}

/// "aged 54", "age of 91", "aged 8-10 years".
fn aged(atoms: &Atoms) -> Option<Parts> {
    if !atoms.eat(Tag::Age) {
        return None;
    }
    atoms.eat(Tag::Of);
    if !atoms.glued(0, Glue::SPACE) {
        return None;
    }
    if !atoms.eat(Tag::Between) {
        atoms.eat(Tag::From);
    }
    let amount = years(atoms)?;
    let unit = if atoms.glued(0, Glue::SPACE) { take_unit(atoms) } else { None };
    Some((amount, unit, bound_after(atoms)))
}

fn years(atoms: &Atoms) -> Option<Amount> {
    let low = plausible(atoms)?;
    let high = atoms.attempt(|| {
        let dashed = atoms.glued(0, Glue::HYPHEN | Glue::DASH);
        let to = atoms.eat(Tag::To) || atoms.eat(Tag::And);
        plausible(atoms).filter(|high| (to || dashed) && low.value < high.value)
    });
    Some(match high {
        Some(high) => Amount::Range { low: low.value, high: high.value },
        None => Amount::Value(low.value),
    })
}

fn plausible<'a>(atoms: &'a Atoms) -> Option<&'a Number> {
    number(atoms).filter(|number| number.style != Style::Share && number.is_below(120))
}

/// "children under five", "people over 65".
fn limited(atoms: &Atoms) -> Option<Parts> {
    let short = atoms.word(0).len() <= 5 && atoms.follows(Tag::People);
    let bound = take_bound(atoms).filter(|bound| *bound != Bound::About && short)?;
    let number = plausible(atoms)?;
    let measured = atoms.is_any(0, &[Tag::Unit, Tag::Money, Tag::Counted]);
    (!measured).then_some((Amount::Value(number.value), None, Some(bound)))
}

/// "Jane Roe, 54, said".
fn beside_name(atoms: &Atoms) -> Option<Parts> {
    if !atoms.glued(0, Glue::COMMA) {
        return None;
    }
    let name = atoms.is_capitalised(-1) && !atoms.is_any(-1, &[Tag::Month, Tag::Weekday, Tag::Label]);
    // "the actor, 77, is ill"; not "the results, 77, 78 and 79, are"
    let role = atoms.is_lower(-1) && !plural(atoms, -1) && !atoms.is_known(-1);
    let number = plausible(atoms)?;
    let role = role && atoms.is_known(0) && !atoms.is(0, Tag::Digits) && !number.is_below(16);
    let lived = number.style == Style::Digits && number.is_whole() && !number.is_below(1);
    let commas = atoms.glued(0, Glue::COMMA);
    (commas && lived && (name || role)).then_some((Amount::Value(number.value), None, None))
}
