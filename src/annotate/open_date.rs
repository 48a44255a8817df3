//! Dates that leave something open to the reader.

use crate::figure::{Figure, Grain};
use crate::text::{Lexicon, Token, is_small, tokens};

/// A date that names a day or a month and leaves the year to the reader: "Wednesday", "last October", "until Oct. 31", "the 12th".
///
/// What counts back ("last month", "2 years ago") says all it means; "late November" is no one day.
pub(super) fn leaves_open(text: &str, figure: &Figure) -> bool {
    let Some(timex) = figure.timex else { return false };
    let written = figure.span.of(text);
    let named = || {
        let named =
            |word: &Token| word.is_capitalised() && word.span.len() > 2 && word.is_in(&CALENDAR, text);
        tokens(text, figure.span).iter().any(named)
    };
    // "Sept 18", "the 12th", "11/20"; but "2 days ago".
    let numbered = || {
        let day = |at: usize| {
            let rest = &written[at + 1..];
            let counts = rest.strip_prefix(' ').is_some_and(|noun| noun.starts_with(is_small));
            !counts && !rest.starts_with(|c: char| c.is_ascii_digit())
        };
        written.bytes().enumerate().any(|(at, byte)| byte.is_ascii_digit() && day(at))
    };
    let year = written.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 4);
    let open = match timex.grain() {
        Grain::Day => named() || numbered(),
        // "July 25-26", "the week to Sept. 13"; but a company's three months to a day may begin a day later.
        Grain::Span => {
            let whole = timex.from().day() == 1 && timex.to().day() == 1;
            numbered() && !whole && timex.to() < timex.from().plus_months(3)
        }
        Grain::Month => figure.bound.is_none() && named(),
        _ => false,
    };
    open && !year
}

/// Names of days and months.
static CALENDAR: Lexicon =
    Lexicon::new(&["monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, \
    february, march, april, may, june, july, august, september, october, november, december"]);
