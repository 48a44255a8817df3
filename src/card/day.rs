//! Dates in full: which day it was, and how long before or after the article.

use super::numbers;
use crate::figure::{Grain, Timex};
use crate::value::{Date, digits_of};

/// A day or a month, seen from the article and from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub timex: Timex,
    pub on: Option<Date>,
    pub today: Option<Date>,
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// From this many days on they are told in months, from so many months on in years.
const DAYS: i32 = 60;
const MONTHS_TOLD: i32 = 24;

/// "Wednesday 4 February 2026, one day before this article; nine months ago"
pub(super) fn words(day: &Day) -> String {
    let from = day.timex.from();
    let name = match day.timex.grain() {
        Grain::Day => [WEEKDAYS[from.weekday() as usize], " ", &numbers::date(from)].concat(),
        _ => numbers::month(from),
    };
    let mut parts = vec![name];
    if let Some(on) = day.on {
        parts.push(match distance(day.timex, on) {
            None if day.timex.grain() == Grain::Day => "the day of this article".to_owned(),
            None => "the month of this article".to_owned(),
            Some((many, true)) => [many.as_str(), " before this article"].concat(),
            Some((many, false)) => [many.as_str(), " after this article"].concat(),
        });
    }
    let today = day.today.filter(|today| Some(*today) != day.on);
    if let Some((many, past)) = today.and_then(|today| distance(day.timex, today)) {
        parts.push([many.as_str(), if past { " ago" } else { " from now" }].concat());
    }
    parts.join(", ")
}

/// How far off, in whole units, and whether it lies before; `None` within the same day or month.
fn distance(timex: Timex, seen: Date) -> Option<(String, bool)> {
    let (from, whole) = (timex.from(), timex.grain() == Grain::Day);
    let past = from < seen;
    let (early, late) = if past { (from, seen) } else { (seen, from) };
    let days = late.to_days() - early.to_days();
    let calendar = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    let short = whole && late.day() < early.day();
    let (many, unit) = match calendar(late) - calendar(early) - i32::from(short) {
        _ if whole && days < DAYS => (days, "day"),
        months if months < MONTHS_TOLD => (months, "month"),
        months => (months / 12, "year"),
    };
    match many {
        0 => None,
        1 => Some((["one ", unit].concat(), past)),
        many => Some(([&digits_of(many.unsigned_abs()), " ", unit, "s"].concat(), past)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_day(from: &str, grain: Grain, on: &str, today: Option<&str>, expected: &str) {
        let date = |text: &str| text.parse::<Date>().expect(text);
        let timex = Timex::new(date(from), date(from).plus_days(1), grain);
        assert_eq!(words(&Day { timex, on: Some(date(on)), today: today.map(date) }), expected);
    }

    #[test]
    fn a_date_is_told_in_full_with_its_distance() {
        let on = "2026-02-05";
        let day = "Wednesday 4 February 2026, one day before this article";
        assert_day("2026-02-04", Grain::Day, on, None, day);
        assert_day("2026-02-04", Grain::Day, on, Some("2026-11-25"), &format!("{day}, 9 months ago"));
        assert_day(
            "2026-02-05",
            Grain::Day,
            on,
            Some(on),
            "Thursday 5 February 2026, the day of this article",
        );
        assert_day("2025-10-01", Grain::Month, on, None, "October 2025, 4 months before this article");
        assert_day("2026-04-01", Grain::Month, on, None, "April 2026, 2 months after this article");
        assert_day("2019-07-01", Grain::Month, on, None, "July 2019, 6 years before this article");
        assert_day(
            "2025-10-30",
            Grain::Day,
            on,
            None,
            "Thursday 30 October 2025, 3 months before this article",
        );
    }
}
