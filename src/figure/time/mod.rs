//! Times: dates in every order, parts of the calendar, holidays, and what is told from the day of publication.
//!
//! Each file reads one kind of wording and gives the time it means, if it can be resolved; the longest reading wins. A
//! reader goes to where its words end, and to anywhere if it reads nothing: whoever tries another puts the atoms back. No
//! reader calls itself on what follows, so that a long chain of such words costs no more than its length.

mod counted;
mod cycle;
mod direction;
mod holiday;
mod numeric;
mod opens;
mod part;
mod point;
mod quarter;
mod range;
mod relative;
mod timex;
mod year;

use std::num::{NonZeroI32, NonZeroU64};

pub(super) use point::Point;

use super::amount::bound_of;
use super::atoms::{Atoms, Glue};
use super::table::{Tag, Tags};
use super::{Bound, Found, Kind, Timex};
use crate::value::Date;

/// A time that was read; whether it could be resolved is another question. One number: 1 stands for what could not.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Read(Timex);

impl Read {
    const OPEN: Self = Self(Timex(NonZeroU64::MIN));

    fn of(timex: Option<Timex>) -> Self {
        timex.map_or(Self::OPEN, Self)
    }

    fn day(day: Option<Date>) -> Self {
        Self::of(day.map(Timex::day))
    }

    /// The time, if it is resolved.
    fn timex(self) -> Option<Timex> {
        if self == Self::OPEN { None } else { Some(self.0) }
    }
}

/// A day, month or year: none is 0, so that an `Option` of one is one number, too.
type Nth = NonZeroI32;

/// A reader of one kind of wording.
type Reader = fn(&Atoms) -> Option<Read>;

/// The readers in order of preference, with what each begins, and whether that is behind "the".
const READERS: [(Reader, Tags, bool); 9] = [
    (counted::ending, opens::ENDING, true),
    (range::range, opens::RANGE, false),
    (part::portion, opens::PORTION, true),
    (point::alone, opens::POINT, true),
    (holiday::holiday, opens::HOLIDAY, true),
    (part::part, opens::PART, true),
    (relative::relative, opens::RELATIVE, false),
    (counted::counted, opens::COUNTED, false),
    (counted::window, opens::WINDOW, true),
];

/// What the first reader reads that reads anything.
#[inline(never)]
fn first(atoms: &Atoms, readers: &[Reader]) -> Option<Read> {
    readers.iter().find_map(|read| atoms.attempt(|| read(atoms)))
}

/// The time that begins here.
pub(super) fn time(atoms: &Atoms, found: &mut Found) -> Option<()> {
    let start = atoms.at();
    let the = atoms.is(0, Tag::The);
    if the && (year::year(atoms, 1).is_some() || atoms.is(1, Tag::SplitYear)) {
        // "the 2015 referendum": the article is the noun's.
        return None;
    }
    let (mut longest, mut end) = (None, start);
    for &(read, opens, behind_the) in &READERS {
        atoms.go(start + usize::from(the && behind_the));
        if atoms.opens(opens)
            && let Some(read) = read(atoms)
            && atoms.at() > end
        {
            (longest, end) = (Some(read), atoms.at());
        }
    }
    found.timex = longest?.timex();
    found.kind = Kind::Date;
    atoms.go(end);
    if atoms.spaced(0, Tag::Recurring) {
        return None;
    }
    // "in May, and after a gain in June"
    let near = atoms.glued(0, Glue::SPACE) && !atoms.is(1, Tag::Article);
    let after = if near { atoms.take(Tag::DateBoundAfter) } else { None };
    let before = || atoms.from(start, || bound_before(atoms));
    found.bound = after.map(bound_of).or_else(before);
    Some(())
}

/// A time that others are told from: "today", "next month", "Christmas", "13 May".
#[inline(never)]
fn anchor(atoms: &Atoms) -> Option<Timex> {
    first(atoms, &[relative::simple, holiday::holiday, point::surely, relative::current])?.timex()
}

/// Whether what stands here is written like a year.
pub(super) fn is_year(atoms: &Atoms) -> bool {
    year::year(atoms, 0).is_some()
}

/// "since 2010", "until March", "around 4 July". The word is no part of the figure.
fn bound_before(atoms: &Atoms) -> Option<Bound> {
    if !atoms.glued(0, Glue::SPACE) {
        return None;
    }
    let about = || atoms.row(-1, Tag::Bound).map(bound_of).filter(|bound| *bound == Bound::About);
    atoms.row(-1, Tag::DateBound).map(bound_of).or_else(about)
}
