//! Ages: "34-year-old", "aged 18-29", "at the age of 91", "children under five".

use super::amount::{bound_after, is_change, take_bound};
use super::atoms::{Atoms, Glue};
use super::measure::plural;
use super::number::{Number, Style, number};
use super::table::{Measure, Tag};
use super::{Amount, Bound, Counted, Found, Kind};
use crate::value::Decimal;

const YEAR: Measure = Measure::named("year", Kind::Duration);

/// What ages are told in, if not in years.
type Unit = Option<Measure>;

/// The age that begins here.
pub(super) fn age(atoms: &Atoms, found: &mut Found) -> Option<()> {
    const READERS: [fn(&Atoms, &mut Found) -> Option<Unit>; 6] =
        [old, aged, listed, limited, beside_name, told];
    let unit = READERS.iter().find_map(|read| atoms.attempt(|| read(atoms, found)))?;
    found.kind = Kind::Age;
    found.unit = Counted::Unit(unit.unwrap_or(YEAR));
    Some(())
}

/// "34-year-old", "three months old", "95 years of age", "87 yo".
fn old(atoms: &Atoms, found: &mut Found) -> Option<Unit> {
    let bound = take_bound(atoms);
    let low = number(atoms)?.value;
    let amount = through(atoms, low, Tag::To);
    let unit = take_unit(atoms);
    let of_age = unit.is_some() && atoms.is(1, Tag::Age) && atoms.eat(Tag::Of);
    let old = atoms.is(0, Tag::Old) && (unit.is_some() || atoms.reads(0, "yo"));
    if !old && !of_age {
        return None;
    }
    atoms.step();
    (found.amount, found.bound) = (amount, bound);
    Some(unit)
}

fn take_unit(atoms: &Atoms) -> Option<Measure> {
    atoms.attempt(|| {
        let unit = atoms.take(Tag::Unit)?.measure();
        (unit.kind() == Kind::Duration).then_some(unit)
    })
}

/// "aged 54", "age of 91", "aged 8-10 years", "between the ages of 18 and 24".
fn aged(atoms: &Atoms, found: &mut Found) -> Option<Unit> {
    let mut between = atoms.eat(Tag::Between) && atoms.eat(Tag::The);
    if !atoms.eat(Tag::Age) || is_change(atoms) {
        return None;
    }
    atoms.eat(Tag::Of);
    if atoms.reads(0, "just") || atoms.reads(0, "only") {
        atoms.step();
    }
    between |= atoms.eat(Tag::Between);
    atoms.eat(Tag::From);
    let bound = take_bound(atoms);
    let low = plausible(atoms)?.value;
    found.amount = through(atoms, low, if between { Tag::And } else { Tag::To });
    let unit = take_unit(atoms);
    found.bound = bound.or_else(|| bound_after(atoms));
    Some(unit)
}

/// From one age to another, if that follows: "4- to 11-year-olds", "18 and 24".
fn through(atoms: &Atoms, low: Decimal, joiner: Tag) -> Amount {
    let high = atoms.attempt(|| {
        let dashed = atoms.glued(0, Glue::HYPHEN | Glue::DASH);
        let to = atoms.eat(joiner);
        plausible(atoms).filter(|high| (to || dashed) && low < high.value)
    });
    high.map_or(Amount::Value(low), |high| Amount::Range { low, high: high.value })
}

/// "aged 7 and |9", "aged 3, 5 and |8": a further age.
fn listed(atoms: &Atoms, found: &mut Found) -> Option<Unit> {
    /// Words back to the one that says that these are ages.
    const REACH: isize = 8;
    let mut back =
        (1..REACH).skip_while(|&back| atoms.is_any(-back, &[Tag::Digits, Tag::Cardinal, Tag::And]));
    let aged = back.next().is_some_and(|back| atoms.is(-back, Tag::Age));
    let number = plausible(atoms).filter(|_| aged)?;
    let ends = !atoms.glued(0, Glue::SPACE) || atoms.is_any(0, &[Tag::And, Tag::Ordinary]);
    found.amount = Amount::Value(number.value);
    ends.then_some(None)
}

#[inline(never)]
fn plausible<'a>(atoms: &'a Atoms) -> Option<&'a Number> {
    number(atoms).filter(|number| number.is_below(120))
}

/// "children under five", "people over 65".
fn limited(atoms: &Atoms, found: &mut Found) -> Option<Unit> {
    let short = atoms.length(0) <= 5 && atoms.follows(Tag::People);
    let bound = take_bound(atoms).filter(|bound| *bound != Bound::About && short)?;
    let number = plausible(atoms)?;
    (found.amount, found.bound) = (Amount::Value(number.value), Some(bound));
    Some(None)
}

/// "Jane Roe, 54, said", "Jane Roe (left), 54, said".
fn beside_name(atoms: &Atoms, found: &mut Found) -> Option<Unit> {
    if !atoms.glued(0, Glue::COMMA) && !atoms.rest(-1).starts_with("), ") {
        return None;
    }
    let name = atoms.is_capitalised(-1);
    // "the actor, 77, is ill"; not "the results, 77, 78 and 79, are"
    let role = !plural(atoms, -1) && !atoms.is_known(-1);
    let number = plausible(atoms)?;
    let told = atoms.is_known(0) && !atoms.is(0, Tag::Digits) || atoms.ends_with(0, "ed");
    let role = role && told && !number.is_below(16);
    let digits = number.style == Style::Digits;
    found.amount = Amount::Value(number.value);
    (atoms.glued(0, Glue::COMMA) && digits && (name || role)).then_some(None)
}

/// "She was 91.", "he turned 12 when", "I'm 28 and", "died at 101.", "At 43, he", "the pair, both 19,"; not "it was 91", "he
/// was 12 behind".
fn told(atoms: &Atoms, found: &mut Found) -> Option<Unit> {
    let start = atoms.at();
    let number = plausible(atoms).filter(|number| !number.is_below(2))?;
    let ends = atoms.glued(0, Glue::STOP | Glue::COMMA)
        || atoms.is_any(0, &[Tag::In, Tag::Relative])
        || atoms.is(0, Tag::And) && !atoms.is(1, Tag::Digits)
        || atoms.is_among(0, "when that at but now");
    let told = || {
        // "My son is five"; but "he was three" may tell of points.
        let is = atoms.is_among(-1, "was is am turned turns s m");
        let kin = is && atoms.is_among(-2, "son daughter boy girl baby child brother sister mother father");
        let adult = || {
            is && atoms.is_among(-2, "I he He she She who")
                || atoms.is_among(-1, "at")
                    && (2..7).any(|back| atoms.is_among(-back, "died dead retired married school"))
                || atoms.is_among(-1, "At") && atoms.is_among(1, "I he she")
                || atoms.reads(-1, "both")
        };
        kin || !number.is_below(10) && adult()
    };
    found.amount = Amount::Value(number.value);
    (ends && atoms.from(start, told)).then_some(None)
}
