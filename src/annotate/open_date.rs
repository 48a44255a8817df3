//! Dates that leave something open to the reader.

use crate::figure::{Figure, Grain};
use crate::text::{Lexicon, tokens};

/// A date that names a day or a month and leaves the year to the reader: "Wednesday", "last October".
///
/// What counts back ("last month", "two years ago") says all it means; "late November" is no one day.
pub(super) fn leaves_open(text: &str, figure: &Figure) -> bool {
    let resolved = figure.timex.is_some_and(|timex| matches!(timex.grain(), Grain::Day | Grain::Month));
    let written = figure.span.of(text);
    let named = tokens(text, figure.span)
        .iter()
        .any(|word| word.is_capitalised() && word.span.len() > 2 && word.is_in(&CALENDAR, text));
    let year = written.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    resolved && figure.bound.is_none() && named && !year
}

/// Names of days and months.
static CALENDAR: Lexicon =
    Lexicon::new(&["monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, \
    february, march, april, may, june, july, august, september, october, november, december"]);
