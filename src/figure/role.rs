//! What a figure does in its sentence: the level, the change, what it changed from, the window of a superlative.

use super::atoms::{Atoms, Glue};
use super::number::{number, scale};
use super::table::Tag;
use super::{Amount, Figure, Kind, Role};
use crate::text::place_among;
use crate::value::Decimal;

/// The atoms that a figure was read from: the first, and the one behind the last.
type Place = (usize, usize);

/// Gives every figure its role; the figures are those of one block in reading order.
pub(super) fn assign(atoms: &Atoms, figures: &mut [Figure], places: &[Place]) {
    for (nth, &place) in places.iter().enumerate() {
        let kind = figures[nth].kind;
        figures[nth].role = match kind {
            Kind::Date | Kind::Ordinal | Kind::Age => Role::Level,
            Kind::Duration if is_window(atoms, place) => Role::Window,
            _ => match from(atoms, figures, places, nth) {
                Some(of) => {
                    // "250,000 shells, up from 90,000": what is not said is as before.
                    (figures[nth].kind, figures[nth].unit) = (figures[of].kind, figures[of].unit.clone());
                    // "7.3m people, up from 5.8m"
                    if let (Amount::None, Amount::Value(level)) = (figures[nth].amount, figures[of].amount)
                        && let Some(value) = atoms.from(place.0, || as_large(atoms, level))
                    {
                        figures[nth].amount = Amount::Value(value);
                    }
                    Role::From { of: figures[of].span }
                }
                None if kind != Kind::Duration && is_change(atoms, &figures[nth], place) => Role::Change,
                None => Role::Level,
            },
        };
    }
}

/// "lowest in 14 years", "a two-month high".
fn is_window(atoms: &Atoms, (first, end): Place) -> bool {
    atoms.from(end, || atoms.spaced(0, Tag::High)) || atoms.from(first, || is_window_at(atoms))
}

/// Whether a duration that begins here would be the window of a superlative.
pub(super) fn is_window_at(atoms: &Atoms) -> bool {
    atoms.follows_any(&[Tag::In, Tag::On]) && atoms.from(atoms.at() - 1, || follows_superlative(atoms))
}

/// "the strongest earthquake to hit Taiwan |in 25 years"; but "the first bus will run |in two weeks", "the first woman in
/// office was jailed |for two years".
#[inline(never)]
pub(super) fn follows_superlative(atoms: &Atoms) -> bool {
    /// Words back to the superlative where no verb stands between.
    const FAR: isize = 12;
    let mut reach = FAR;
    for back in 1..=FAR {
        if back > reach || !atoms.glued(1 - back, Glue::SPACE) {
            break;
        }
        if atoms.is(-back, Tag::Superlative) {
            return true;
        }
        let finite = !atoms.is(-back - 1, Tag::To)
            && !atoms.word(-back).starts_with("to")
            && !atoms.reads(-back, "plan to");
        if finite && atoms.is_any(-back, &[Tag::Future, Tag::Present]) {
            break;
        }
        if finite && atoms.is(-back, Tag::Past) {
            reach = REACH;
        }
    }
    false
}

/// Words between a superlative or a verb and the preposition that goes with it: "the first strike in", "cut rates by".
const REACH: isize = 4;

#[inline(never)]
pub(super) fn near_before(atoms: &Atoms, tag: Tag) -> bool {
    let mut spaced = (1..=REACH).take_while(|back| atoms.glued(1 - back, Glue::SPACE));
    spaced.any(|back| atoms.is(-back, tag))
}

/// Figures looked at on either side for the one that rose or fell: without an end, a list of "from" would cost the square
/// of its length.
const FIGURES: usize = 16;

/// "up from 12 million tonnes": the level before the nearest figure of the same kind and unit in the sentence, which is given.
fn from(atoms: &Atoms, figures: &[Figure], places: &[Place], nth: usize) -> Option<usize> {
    let first = |nth: usize| places[nth].0;
    let follows = |nth: usize, tag: Tag| atoms.from(first(nth), || atoms.follows(tag));
    if !follows(nth, Tag::From) {
        return None;
    }
    let changed = |nth: usize| figures.get(nth).is_some_and(|figure| figure.role == Role::Change);
    // "up 25% from 5.8m"
    let beside = || changed(nth.wrapping_sub(1)) && places[nth - 1].1 + 1 == first(nth);
    let bare = figures[nth].kind == Kind::Number
        && figures[nth].unit.is_none()
        && (atoms.from(first(nth), || atoms.is(-2, Tag::Change)) || beside());
    let alike = |other: usize| {
        let same = figures[other].kind == figures[nth].kind && figures[other].unit == figures[nth].unit;
        // An "m" that may be millions is of nothing but a number.
        let fits = figures[nth].amount != Amount::None || figures[other].kind == Kind::Number;
        same || bare && fits && figures[other].amount != Amount::None && !changed(other)
    };
    let nearest = |step: isize| {
        let mut other = nth;
        for _ in 0..FIGURES {
            other = other.wrapping_add_signed(step);
            if !same_sentence(atoms, first(nth), places.get(other)?.0) {
                break;
            }
            if alike(other) {
                return Some(other);
            }
        }
        None
    };
    let earlier = nearest(-1).filter(|&other| figures[other].role != Role::Change);
    let later = || nearest(1).filter(|&other| follows(other, Tag::To));
    earlier.or_else(later)
}

/// The number that begins here with its "m", where what it is told beside is in millions.
fn as_large(atoms: &Atoms, level: Decimal) -> Option<Decimal> {
    let mut value = number(atoms)?.value;
    scale(&mut value, atoms.row(0, Tag::Suffix)?.power())?;
    (level >= Decimal::whole(1_000_000)).then_some(value)
}

fn same_sentence(atoms: &Atoms, one: usize, other: usize) -> bool {
    (one.min(other) + 1..=one.max(other)).all(|at| atoms.from(at, || !atoms.glued(0, Glue::STOP)))
}

/// "surged more than 3 per cent", "rose by 6%", "a 3% fall".
fn is_change(atoms: &Atoms, figure: &Figure, (first, end): Place) -> bool {
    let follows = |tag: Tag| atoms.from(first, || atoms.follows(tag));
    let by = || follows(Tag::By) && atoms.from(first - 1, || near_before(atoms, Tag::Change));
    let unit = figure.unit.as_ref().map_or("", |unit| unit.as_str());
    // "sank 20 miles off" says where.
    let place = place_among("kilometer mile nautical-mile meter foot yard", unit).is_some();
    // "slid below $60,000" says how far.
    let level = place_among("above below under", atoms.from(first, || atoms.word(0))).is_some();
    let told = figure.kind != Kind::Number && !place && !level;
    let share = unit.ends_with("-point") || matches!(figure.kind, Kind::Percent | Kind::Money);
    let noun = || atoms.from(end, || atoms.spaced(0, Tag::Change));
    by() || told && follows(Tag::Change) || share && noun()
}
