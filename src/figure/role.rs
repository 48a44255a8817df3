//! What a figure does in its sentence: the level, the change, what it changed from, the window of a superlative.

use super::lexer::{Atoms, Glue};
use super::table::Tag;
use super::{Figure, Kind, Role};

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
    let follows = matches!(atoms.glue(placed.end), Glue::Space) && atoms.is(placed.end, Tag::High);
    follows || is_window_at(atoms, placed.first)
}

/// Whether a duration that begins at `at` would be the window of a superlative.
pub(super) fn is_window_at(atoms: &Atoms, at: usize) -> bool {
    follows_any(atoms, at, &[Tag::In, Tag::On]) && near_before(atoms, at - 1, Tag::Superlative)
}

/// Whether the atom before `at` reads as one of `tags` and stands in the same sentence.
pub(super) fn follows_any(atoms: &Atoms, at: usize, tags: &[Tag]) -> bool {
    at > 0 && atoms.glue(at) == Glue::Space && atoms.is_any(at - 1, tags)
}

/// Words between a superlative or a verb and the preposition that goes with it: "the first strike in", "cut rates by".
const REACH: usize = 4;

pub(super) fn near_before(atoms: &Atoms, at: usize, tag: Tag) -> bool {
    let spaced =
        (at.saturating_sub(REACH)..at).rev().take_while(|&nearby| atoms.glue(nearby + 1) == Glue::Space);
    spaced.into_iter().any(|nearby| atoms.is(nearby, tag))
}

/// Figures looked at on either side for the one that rose or fell: without an end, a list of "from" would cost the square
/// of its length.
const FIGURES: usize = 16;

/// "up from 12 million tonnes": the level before the nearest figure of the same kind and unit in the sentence.
fn from(atoms: &Atoms, figures: &[Placed], nth: usize) -> Option<Role> {
    let placed = &figures[nth];
    if !atoms.follows(placed.first, Tag::From) {
        return None;
    }
    let near = |other: &&Placed| same_sentence(atoms, placed, other);
    let alike =
        |other: &&Placed| other.figure.kind == placed.figure.kind && other.figure.unit == placed.figure.unit;
    let earlier = figures[..nth].iter().rev().take(FIGURES).take_while(near).find(alike);
    let later = || {
        let to = |other: &&Placed| atoms.follows(other.first, Tag::To);
        figures[nth + 1..].iter().take(FIGURES).take_while(near).find(alike).filter(to)
    };
    let of = earlier.filter(|other| other.figure.role != Role::Change).or_else(later)?;
    Some(Role::From { of: of.figure.span })
}

fn same_sentence(atoms: &Atoms, one: &Placed, other: &Placed) -> bool {
    let (first, last) = (one.first.min(other.first), one.first.max(other.first));
    (first + 1..=last).all(|at| atoms.glue(at) != Glue::Stop)
}

/// "surged more than 3 per cent", "rose by 6%", "a 3% fall".
fn is_change(atoms: &Atoms, placed: &Placed) -> bool {
    let by = atoms.follows(placed.first, Tag::By) && near_before(atoms, placed.first - 1, Tag::Change);
    let noun = atoms.glue(placed.end) == Glue::Space && atoms.is(placed.end, Tag::Change);
    let unit = placed.figure.unit.as_ref().map_or("", |unit| unit.as_str());
    let share = unit.ends_with("-point") || matches!(placed.figure.kind, Kind::Percent | Kind::Money);
    // "sank 20 miles off" says where.
    let place = ["kilometer", "mile", "meter", "foot", "yard"].contains(&unit);
    let told = placed.figure.kind != Kind::Number && !place;
    by || told && atoms.follows(placed.first, Tag::Change) || share && noun && atoms.is_lower(placed.end)
}
