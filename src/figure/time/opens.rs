//! With what the readers of times begin, so that none of them looks where it would read nothing. A tag too many costs time
//! only; one that is missing loses a time, and a test reads without these sets.

use crate::figure::number::OPENS as NUMBER;
use crate::figure::table::Tag::*;
use crate::figure::table::{Tag, Tags};

const fn of(tags: &[Tag]) -> Tags {
    Tags::of(tags)
}

/// The names of a cycle: "week".
const CYCLE: Tags = of(&[Weekend, QuarterYear, Unit]);
const NTH: Tags = of(&[Digits, Cardinal, Ordinal]);

/// "the year 71" and "in a thousand and six" are points, too.
pub(super) const POINT: Tags = NTH.and(NUMBER).and(of(&[
    Month,
    Weekday,
    IsoDate,
    NumericDate,
    Decade,
    ShortDecade,
    Tens,
    Quarter,
    HalfYear,
    Relative,
    Fiscal,
    Unit,
    SplitYear,
    Anno,
    The,
]));
/// "last week", "la semaine dernière".
const SIMPLE: Tags = CYCLE.and(of(&[The, Relative, Day, Weekday]));
/// "the first quarter", "the rest of the week"
pub(super) const RELATIVE: Tags = SIMPLE.and(NTH).and(of(&[Month, Quarter, HalfYear, Rest]));
pub(super) const HOLIDAY: Tags = of(&[Relative, Holiday]);
pub(super) const PORTION: Tags = of(&[Edge, Portion]);
pub(super) const PART: Tags = NTH.and(CYCLE).and(of(&[Relative, Weekday]));
pub(super) const COUNTED: Tags = NUMBER.and(CYCLE).and(of(&[Weekday, Ahead, Bound, The]));
pub(super) const WINDOW: Tags = of(&[Relative]);
pub(super) const ENDING: Tags = NUMBER.and(CYCLE);
pub(super) const RANGE: Tags = POINT.and(SIMPLE).and(HOLIDAY).and(of(&[Between, From, Portion]));
