//! With what the readers of times begin, so that none of them looks where it would read nothing. A tag too many costs time
//! only; one that is missing loses a time, and a test reads without these sets.

use crate::figure::number::OPENS as NUMBER;
use crate::figure::table::Tag::*;
use crate::figure::table::{Tag, Tags};

const fn of(tags: &[Tag]) -> Tags {
    Tags::of(tags)
}

pub(super) const THE: Tags = of(&[The]);
pub(super) const CYCLE: Tags = of(&[Weekend, QuarterYear, Unit]);
pub(super) const NTH: Tags = of(&[OrdinalDigits, Cardinal, Ordinal]);
const DAY_OF_MONTH: Tags = NTH.and(of(&[Digits]));

pub(super) const FISCAL: Tags = of(&[Fiscal]);
pub(super) const MONTH: Tags = of(&[Month]);
pub(super) const NUMERIC: Tags = of(&[IsoDate, NumericDate, Digits, Month, Slash]);
pub(super) const DAY_AND_MONTH: Tags = DAY_OF_MONTH.and(of(&[The, Month]));
pub(super) const DECADE_OR_CENTURY: Tags = NTH.and(of(&[Decade, Tens, ShortDecade]));
pub(super) const ORDINAL_PART: Tags = DAY_OF_MONTH.and(MONTH);
pub(super) const QUARTER: Tags = ORDINAL_PART.and(of(&[Quarter, HalfYear]));
/// "the year 71", and with `NUMBER` "in a thousand and six".
pub(super) const NAMED_YEAR: Tags = NUMBER.and(of(&[Unit, SplitYear, Anno]));
pub(super) const POINT: Tags = NUMERIC
    .and(DAY_AND_MONTH)
    .and(DECADE_OR_CENTURY)
    .and(QUARTER)
    .and(FISCAL)
    .and(NAMED_YEAR)
    .and(of(&[Weekday]));

pub(super) const DAY: Tags = of(&[Day]);
pub(super) const WEEKDAY: Tags = of(&[Weekday]);
/// "last week", "la semaine dernière".
pub(super) const SHIFTED: Tags = CYCLE.and(of(&[The, Relative]));
pub(super) const SIMPLE: Tags = SHIFTED.and(of(&[Day, Weekday]));
pub(super) const BEYOND: Tags = CYCLE.and(of(&[The, Weekday]));
pub(super) const PART_OF_YEAR: Tags = QUARTER.and(THE);
pub(super) const NEXT_DAY: Tags = of(&[The, Relative]);
pub(super) const TO_DATE: Tags = CYCLE.and(of(&[The, Rest]));
pub(super) const RELATIVE: Tags = SIMPLE.and(PART_OF_YEAR).and(TO_DATE);

pub(super) const HOLIDAY: Tags = of(&[Relative, Holiday]);
pub(super) const PORTION: Tags = of(&[Edge, Portion]);
pub(super) const HOLDING: Tags = CYCLE.and(WEEKDAY);
pub(super) const NTH_PART: Tags = NTH.and(of(&[Relative]));
pub(super) const PART: Tags = ORDINAL_PART.and(SIMPLE);

pub(super) const COUNT: Tags = NUMBER;
pub(super) const AHEAD: Tags = of(&[Ahead]);
pub(super) const COUNTED: Tags = NUMBER.and(of(&[Weekday, Ahead]));
pub(super) const BESIDE: Tags = NUMBER.and(CYCLE).and(of(&[Bound, The]));
pub(super) const WINDOW: Tags = of(&[Relative]);
pub(super) const ENDING: Tags = NUMBER.and(CYCLE);
pub(super) const RANGE: Tags = POINT.and(SIMPLE).and(HOLIDAY).and(of(&[Between, From]));
