//! Dates in full: which day it was, and how long before or after the article.

use super::message::{Message, Say};
use crate::figure::{Grain, Timex};
use crate::value::Date;

/// From this many days on they are told in months, from so many months on in years.
const DAYS_TOLD: i32 = 60;
const MONTHS_TOLD: i32 = 24;

/// A number of days, months or years.
struct Distance {
    /// As it stands alone, and behind a word like "in".
    told: [Message; 2],
    is_past: bool,
}

/// "Wednesday 4~February 2026, one day before this article, nine months ago"; of a stretch its first day and its last.
pub(super) fn message(timex: Timex, on: Option<Date>, today: Option<Date>) -> Message {
    let from = timex.from();
    let is_day = timex.grain() == Grain::Day;
    let day = |day| Message::with_two(Say::WeekdayDate, Message::Weekday(day), Message::Date(day));
    let name = match timex.grain() {
        Grain::Day => day(from),
        Grain::Span => return Message::with_two(Say::Term, day(from), day(timex.to().plus_days(-1))),
        _ => Message::Month(from),
    };
    let mut parts = vec![name];
    if let Some(on) = on {
        parts.push(match distance(timex, on) {
            None => Message::word(if is_day { Say::DayOfArticle } else { Say::MonthOfArticle }),
            Some(Distance { told: [far, _], is_past: true }) => Message::with(Say::BeforeArticle, far),
            Some(Distance { told: [far, _], .. }) => Message::with(Say::AfterArticle, far),
        });
    }
    let today = today.filter(|today| Some(*today) != on);
    if let Some(Distance { told: [_, far], is_past }) = today.and_then(|today| distance(timex, today)) {
        parts.push(Message::Say(if is_past { Say::Ago } else { Say::FromNow }, vec![far]));
    }
    Message::List(Say::Comma, parts)
}

/// How far off, in the nearest whole units; `None` within the same day or month.
fn distance(timex: Timex, seen: Date) -> Option<Distance> {
    let (from, whole) = (timex.from(), timex.grain() == Grain::Day);
    let is_past = from < seen;
    let (early, late) = if is_past { (from, seen) } else { (seen, from) };
    let days = late.to_days() - early.to_days();
    let calendar = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    let rest = if whole { i32::from(late.day()) - i32::from(early.day()) } else { 0 };
    let (many, says) = match calendar(late) - calendar(early) + (rest + 15).div_euclid(30) {
        _ if whole && days < DAYS_TOLD => (days, [Say::Days, Say::DaysAway]),
        months if months < MONTHS_TOLD => (months, [Say::MonthsLong, Say::MonthsAway]),
        months => ((months + 6) / 12, [Say::Years, Say::YearsAway]),
    };
    let told = says.map(|say| Message::Counted(say, many.unsigned_abs()));
    (many != 0).then_some(Distance { told, is_past })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::Interface;

    #[track_caller]
    fn assert_day(from: &str, grain: Grain, on: &str, today: Option<&str>, expected: &str) {
        let date = |text: &str| text.parse::<Date>().expect(text);
        let timex = Timex::new(date(from), date(from).plus_days(1), grain);
        let message = message(timex, Some(date(on)), today.map(date));
        // Day and month stay on one line.
        assert_eq!(Interface::default().words(&message).replace('\u{a0}', "~"), expected);
    }

    #[test]
    fn a_date_is_told_in_full_with_its_distance() {
        let on = "2026-02-05";
        let day = "Wednesday 4~February 2026, one day before this article";
        assert_day("2026-02-04", Grain::Day, on, None, day);
        assert_day("2026-02-04", Grain::Day, on, Some("2026-11-25"), &format!("{day}, 10 months ago"));
        assert_day(
            "2026-02-05",
            Grain::Day,
            on,
            Some(on),
            "Thursday 5~February 2026, the day of this article",
        );
        assert_day("2025-10-01", Grain::Month, on, None, "October 2025, 4 months before this article");
        assert_day("2026-04-01", Grain::Month, on, None, "April 2026, 2 months after this article");
        assert_day("2019-07-01", Grain::Month, on, None, "July 2019, 7 years before this article");
        assert_day(
            "2025-10-30",
            Grain::Day,
            on,
            None,
            "Thursday 30~October 2025, 3 months before this article",
        );
        assert_day(
            "2020-02-02",
            Grain::Day,
            "2019-12-04",
            None,
            "Sunday 2~February 2020, 2 months after this article",
        );
        assert_day(
            "2025-10-30",
            Grain::Day,
            "2026-01-24",
            None,
            "Thursday 30~October 2025, 3 months before this article",
        );
        assert_day(
            "2025-08-31",
            Grain::Day,
            "2025-11-01",
            None,
            "Sunday 31~August 2025, 2 months before this article",
        );
    }
}
