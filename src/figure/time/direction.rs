//! Which side of the day of publication a time lies on that leaves its year open.

use super::Timex;
use crate::figure::Grain;
use crate::figure::lexer::{Atoms, Glue};
use crate::figure::table::Tag;
use crate::value::{Date, Month};

/// Which side of the publication date a date lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
}

/// How many words back "is" is still about the date.
const PRESENT_REACH: usize = 5;
/// Words searched on either side for a verb.
const REACH: usize = 14;

/// The nearest verb before the date decides, else the first behind it; news tells of what has happened.
pub(super) fn direction(atoms: &Atoms, at: usize) -> Direction {
    let mut before = (0..at).rev().take(REACH).take_while(|&nearby| atoms.glue(nearby + 1) != Glue::Stop);
    let found = before.find_map(|nearby| tense(atoms, nearby, at - nearby));
    let behind = || {
        let open = (at + 1..at + REACH).take_while(|&nearby| !matches!(atoms.glue(nearby), Glue::Stop));
        open.into_iter().find_map(|nearby| tense(atoms, nearby, nearby - at))
    };
    found.or_else(behind).unwrap_or(Direction::Past)
}

fn tense(atoms: &Atoms, at: usize, distance: usize) -> Option<Direction> {
    // "will shut", "to be tried": the infinitive and the participle look like the past.
    let infinitive = at > 0
        && atoms.glue(at) == Glue::Space
        && (atoms.is_any(at - 1, &[Tag::Future, Tag::To]) || atoms.reads(at - 1, "be"));
    let named = match at {
        _ if infinitive => atoms.is(at, Tag::Past).then_some(Direction::Future),
        _ if atoms.is(at, Tag::Past) => Some(Direction::Past),
        _ if atoms.is(at, Tag::Future) => Some(Direction::Future),
        _ if atoms.is(at, Tag::Present) && distance <= PRESENT_REACH => Some(Direction::Future),
        _ => None,
    };
    let word = atoms.word(at);
    let regular = word.len() > 4 && word.ends_with("ed") && atoms.is_lower(at) && !infinitive;
    named.or(regular.then_some(Direction::Past))
}

/// The nearest year in which `dated` gives a time on the right side of the day of publication.
pub(super) fn nearest(
    published: Date,
    direction: Direction,
    dated: impl Fn(i16) -> Option<Timex>,
) -> Option<Timex> {
    (0..=LEAP_GAP).find_map(|distance| match direction {
        Direction::Past => dated(published.year() - distance).filter(|timex| timex.from() <= published),
        Direction::Future => dated(published.year() + distance).filter(|timex| timex.to() > published),
    })
}

/// Years before publication from which on a date told is history, and what follows it is told in its order.
const HISTORY: i16 = 20;

/// The year of a month told after a date of long ago: the same year, or the next for an earlier month.
pub(super) fn in_history(published: Date, told: Timex, month: Month) -> Option<i16> {
    let old = published.year() - told.from().year() > HISTORY;
    let dated = matches!(told.grain(), Grain::Day | Grain::Month);
    (old && dated).then(|| told.from().year() + i16::from(month < told.from().month()))
}

/// Years between two 29 Februaries at most.
const LEAP_GAP: i16 = 8;
