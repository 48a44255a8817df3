//! Which side of the day of publication a time lies on that leaves its year open.

use super::Timex;
use crate::figure::Grain;
use crate::figure::lexer::{Atoms, Glue};
use crate::figure::table::Tag;
use crate::value::Date;

/// How many words back "is" is still about the date.
const PRESENT_REACH: isize = 5;
/// Words searched for a verb: backwards, and then onwards.
const REACHES: [(isize, isize); 2] = [(-1, 14), (1, 13)];

/// Whether a date that begins at `at` lies ahead. The nearest verb before the date decides, else the first behind it; news
/// tells of what has happened.
#[inline(never)]
pub(super) fn is_ahead(atoms: &Atoms, at: usize) -> bool {
    atoms.from(at, || {
        for (side, reach) in REACHES {
            for distance in 1..=reach {
                let ahead = side * distance;
                if atoms.glued(if ahead < 0 { ahead + 1 } else { ahead }, Glue::STOP) {
                    break;
                }
                if let Some(future) = tense(atoms, ahead, distance) {
                    return future;
                }
            }
        }
        false
    })
}

/// Whether a word tells of what is to come; `None` for one that tells of no time.
fn tense(atoms: &Atoms, ahead: isize, distance: isize) -> Option<bool> {
    // "will shut", "to be tried": the infinitive and the participle look like the past.
    let infinitive = atoms.glued(ahead, Glue::SPACE)
        && (atoms.is_any(ahead - 1, &[Tag::Future, Tag::To]) || atoms.reads(ahead - 1, "be"));
    let past = atoms.is(ahead, Tag::Past);
    if infinitive {
        return past.then_some(true);
    }
    let future = atoms.is(ahead, Tag::Future) || distance <= PRESENT_REACH && atoms.is(ahead, Tag::Present);
    let regular = || atoms.length(ahead) > 4 && atoms.ends_with(ahead, "ed") && atoms.is_lower(ahead);
    match () {
        () if past => Some(false),
        () if future => Some(true),
        () => regular().then_some(false),
    }
}

/// The nearest year in which `dated` gives a time on the right side of the day of publication.
#[inline(never)]
pub(super) fn nearest(published: Date, ahead: bool, dated: &dyn Fn(i32) -> Option<Timex>) -> Option<Timex> {
    let year = i32::from(published.year());
    (0..=LEAP_GAP).find_map(|distance| {
        let timex = dated(if ahead { year + distance } else { year - distance })?;
        let fits = if ahead { timex.to() > published } else { timex.from() <= published };
        fits.then_some(timex)
    })
}

/// Years before publication from which on a date told is history, and what follows it is told in its order.
const HISTORY: i16 = 20;

/// The year of a month told after a date of long ago: the same year, or the next for an earlier month.
pub(super) fn in_history(published: Date, told: Timex, month: i32) -> Option<i32> {
    let old = published.year() - told.from().year() > HISTORY;
    let dated = matches!(told.grain(), Grain::Day | Grain::Month);
    let later = month < told.from().month().into();
    (old && dated).then(|| i32::from(told.from().year()) + i32::from(later))
}

/// Years between two 29 Februaries at most.
const LEAP_GAP: i32 = 8;
