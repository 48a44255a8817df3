//! Times: dates in every order, parts of the calendar, holidays, and what is told from the day of publication.
//!
//! Each file reads one kind of wording and gives the time it means, if it can be resolved, and where its words end;
//! the longest reading wins. No reader calls itself on what follows, so that a long chain of such words costs no
//! more than its length.

mod counted;
mod cycle;
mod direction;
mod holiday;
mod numeric;
mod part;
mod point;
mod range;
mod relative;
mod timex;

use super::amount::bound_of;
use super::lexer::{Atoms, Glue};
use super::table::Tag;
use super::{Amount, Bound, Figure, Found, Kind, Role, Scene, Timex};

/// A time, `None` where it cannot be resolved, and where its words end.
type Read = (Option<Timex>, usize);

/// The time that begins at atom `at`.
pub(super) fn time(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Found> {
    let the = atoms.is(at, Tag::The) && !atoms.is(at + 1, Tag::The);
    if the && (point::year(atoms, at + 1).is_some() || atoms.is(at + 1, Tag::SplitYear)) {
        // "the 2015 referendum": the article is the noun's.
        return None;
    }
    let start = at + usize::from(the);
    let readings = [
        range::range(atoms, at, scene),
        part::portion(atoms, start, scene),
        point::alone(atoms, start, scene),
        holiday::holiday(atoms, start, scene),
        part::part(atoms, start, scene),
        relative::relative(atoms, at, scene),
        counted::counted(atoms, at, scene),
        counted::beside(atoms, at, scene),
        counted::window(atoms, start, scene),
        counted::ending(atoms, start, scene),
    ];
    let (timex, end) = readings.into_iter().flatten().rev().max_by_key(|(_, end)| *end)?;
    Some(Found { end, figure: Some(figure(atoms, at, end, timex)) }).map(|found| open_ended(atoms, at, found))
}

/// A time that others are told from: "today", "next month", "Christmas", "13 May".
fn anchor(atoms: &Atoms, at: usize, scene: &Scene) -> Option<(Timex, usize)> {
    let the = at + usize::from(atoms.is(at, Tag::The));
    let (timex, end) = relative::simple(atoms, at, scene)
        .or_else(|| holiday::sure(atoms, the, scene))
        .or_else(|| point::surely(atoms, at, scene))
        .or_else(|| relative::current(atoms, at, scene))?;
    Some((timex?, end))
}

fn figure(atoms: &Atoms, at: usize, end: usize, timex: Option<Timex>) -> Figure {
    let span = atoms.span(at, end);
    let bound = bound_before(atoms, at);
    Figure { span, kind: Kind::Date, amount: Amount::None, unit: None, timex, bound, role: Role::Level }
}

/// "since 2010", "until March", "around 4 July". The word is no part of the figure.
fn bound_before(atoms: &Atoms, at: usize) -> Option<Bound> {
    let before = at.checked_sub(1).filter(|_| atoms.glue(at) == Glue::Space)?;
    let about = || atoms.value(before, Tag::Bound).filter(|&value| bound_of(value) == Bound::About);
    atoms.value(before, Tag::DateBound).or_else(about).map(bound_of)
}

/// "2012 or later", "from 1 March onwards".
fn open_ended(atoms: &Atoms, at: usize, found: Found) -> Found {
    let bound = atoms.value(found.end, Tag::DateBoundAfter).filter(|_| atoms.glue(found.end) == Glue::Space);
    match (bound, found.figure) {
        (Some(bound), Some(figure)) => {
            let end = found.end + 1;
            let figure = Figure { span: atoms.span(at, end), bound: Some(bound_of(bound)), ..figure };
            Found { end, figure: Some(figure) }
        }
        (_, figure) => Found { figure, ..found },
    }
}
