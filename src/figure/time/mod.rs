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

pub(super) use point::Point;

use super::amount::bound_of;
use super::lexer::{Atoms, Glue};
use super::table::Tag;
use super::{Amount, Bound, Counted, Found, Kind, Scene, Timex};

/// A time, `None` where it cannot be resolved, and where its words end.
type Read = (Option<Timex>, usize);

/// A reader of one kind of wording.
type Reader = fn(&Atoms, usize, &Scene) -> Option<Read>;

/// The readers in order of preference, and whether each begins behind "the".
const READERS: [(Reader, bool); 10] = [
    (range::range, false),
    (part::portion, true),
    (point::alone, true),
    (holiday::holiday, true),
    (part::part, true),
    (relative::relative, false),
    (counted::counted, false),
    (counted::beside, false),
    (counted::window, true),
    (counted::ending, true),
];

/// What the first reader reads that reads anything.
fn first(readers: &[Reader], atoms: &Atoms, at: usize, scene: &Scene) -> Option<Read> {
    readers.iter().find_map(|read| read(atoms, at, scene))
}

/// The time that begins at atom `at`.
pub(super) fn time(atoms: &Atoms, at: usize, scene: &Scene) -> Option<Found> {
    let the = atoms.is(at, Tag::The) && !atoms.is(at + 1, Tag::The);
    if the && (point::year(atoms, at + 1).is_some() || atoms.is(at + 1, Tag::SplitYear)) {
        // "the 2015 referendum": the article is the noun's.
        return None;
    }
    let readings = READERS
        .iter()
        .filter_map(|(read, behind_the)| read(atoms, at + usize::from(the && *behind_the), scene));
    let (timex, mut end) = readings.reduce(|one, other| if other.1 > one.1 { other } else { one })?;
    let after = open_end(atoms, end);
    end += usize::from(after.is_some());
    let bound = after.or_else(|| bound_before(atoms, at));
    Some(Found { timex, bound, ..Found::new(Kind::Date, Amount::None, Counted::Nothing, end) })
}

/// A time that others are told from: "today", "next month", "Christmas", "13 May".
fn anchor(atoms: &Atoms, at: usize, scene: &Scene) -> Option<(Timex, usize)> {
    let the = at + usize::from(atoms.is(at, Tag::The));
    let (timex, end) = relative::simple(atoms, at, scene)
        .or_else(|| holiday::sure(atoms, the, scene))
        .or_else(|| first(&[point::surely, relative::current], atoms, at, scene))?;
    Some((timex?, end))
}

/// "since 2010", "until March", "around 4 July". The word is no part of the figure.
fn bound_before(atoms: &Atoms, at: usize) -> Option<Bound> {
    let before = at.checked_sub(1).filter(|_| atoms.glue(at) == Glue::Space)?;
    let about = || atoms.value(before, Tag::Bound).filter(|&value| bound_of(value) == Bound::About);
    atoms.value(before, Tag::DateBound).or_else(about).map(bound_of)
}

/// "2012 or later", "from 1 March onwards".
fn open_end(atoms: &Atoms, end: usize) -> Option<Bound> {
    atoms.value(end, Tag::DateBoundAfter).filter(|_| atoms.glue(end) == Glue::Space).map(bound_of)
}
