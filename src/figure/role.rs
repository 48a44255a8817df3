//! What a figure does in its sentence: the level, the change, what it changed from, the window of a superlative.

use super::lexer::{Atoms, Glue};
use super::table::Tag;
use super::{Figure, Kind, Role};
use crate::text::place_among;

/// A figure and the atoms it was read from.
pub(super) struct Placed {
    pub figure: Figure,
    pub first: usize,
    pub end: usize,
}

/// Gives every figure its role; the figures are those of one block in reading order.
pub(super) fn assign(atoms: &Atoms, figures: &mut [Placed]) {
    for nth in 0..figures.len() {
        if let Some(role) = role(atoms, figures, nth) {
            figures[nth].figure.role = role;
        }
    }
}

fn role(atoms: &Atoms, figures: &[Placed], nth: usize) -> Option<Role> {
    let placed = figures.get(nth)?;
    match placed.figure.kind {
        Kind::Date | Kind::Ordinal | Kind::Age => None,
        Kind::Duration => is_window(atoms, placed).then_some(Role::Window),
        _ => from(atoms, figures, nth).or_else(|| is_change(atoms, placed).then_some(Role::Change)),
    }
}

/// "lowest in 14 years", "a two-month high".
fn is_window(atoms: &Atoms, placed: &Placed) -> bool {
    atoms.from(placed.end, || atoms.spaced(0, Tag::High)) || atoms.from(placed.first, || is_window_at(atoms))
}

/// Whether a duration that begins here would be the window of a superlative.
pub(super) fn is_window_at(atoms: &Atoms) -> bool {
    atoms.follows_any(&[Tag::In, Tag::On])
        && atoms.from(atoms.at() - 1, || near_before(atoms, Tag::Superlative))
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

/// "up from 12 million tonnes": the level before the nearest figure of the same kind and unit in the sentence.
fn from(atoms: &Atoms, figures: &[Placed], nth: usize) -> Option<Role> {
    let placed = &figures[nth];
    if !follows(atoms, placed, Tag::From) {
        return None;
    }
    let near = |other: &&Placed| same_sentence(atoms, placed, other);
    let alike =
        |other: &&Placed| other.figure.kind == placed.figure.kind && other.figure.unit == placed.figure.unit;
    let earlier = figures[..nth].iter().rev().take(FIGURES).take_while(near).find(alike);
    let later = || {
        let to = |other: &&Placed| follows(atoms, other, Tag::To);
        figures[nth + 1..].iter().take(FIGURES).take_while(near).find(alike).filter(to)
    };
    let of = earlier.filter(|other| other.figure.role != Role::Change).or_else(later)?;
    Some(Role::From { of: of.figure.span })
}

fn same_sentence(atoms: &Atoms, one: &Placed, other: &Placed) -> bool {
    let (first, last) = (one.first.min(other.first), one.first.max(other.first));
    (first + 1..=last).all(|at| atoms.from(at, || !atoms.glued(0, Glue::STOP)))
}

fn follows(atoms: &Atoms, placed: &Placed, tag: Tag) -> bool {
    atoms.from(placed.first, || atoms.follows(tag))
}

/// "surged more than 3 per cent", "rose by 6%", "a 3% fall".
fn is_change(atoms: &Atoms, placed: &Placed) -> bool {
    let by = || {
        follows(atoms, placed, Tag::By) && atoms.from(placed.first - 1, || near_before(atoms, Tag::Change))
    };
    let unit = placed.figure.unit.as_ref().map_or("", |unit| unit.as_str());
    // "sank 20 miles off" says where.
    let place = place_among("kilometer mile meter foot yard", unit).is_some();
    let told = placed.figure.kind != Kind::Number && !place;
    let share = unit.ends_with("-point") || matches!(placed.figure.kind, Kind::Percent | Kind::Money);
    let noun = || atoms.from(placed.end, || atoms.spaced(0, Tag::Change) && atoms.is_lower(0));
    by() || told && follows(atoms, placed, Tag::Change) || share && noun()
}
