//! Dates in full: which day it was, and how long before or after the article.

use super::interface::{Count, Interface, Say};
use crate::figure::{Grain, Timex};
use crate::value::{Date, digits_of};

/// A day or a month, seen from the article and from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub timex: Timex,
    pub on: Option<Date>,
    pub today: Option<Date>,
}

/// From this many days on they are told in months, from so many months on in years.
const DAYS: i32 = 60;
const MONTHS_TOLD: i32 = 24;

/// A number of days, months or years.
struct Distance {
    many: u32,
    /// The message for it, as it stands alone and behind a word like "in".
    say: [Say; 2],
    is_past: bool,
}

impl Interface {
    /// "Wednesday 4 February 2026, one day before this article; nine months ago"
    pub(super) fn day(&self, day: &Day) -> String {
        let from = day.timex.from();
        let is_day = day.timex.grain() == Grain::Day;
        let name = match is_day {
            true => {
                let weekday = self.nth(Say::Weekdays, from.weekday() as usize);
                self.put(Say::WeekdayDate, &[weekday, &self.date(from)])
            }
            false => self.month(from),
        };
        let mut parts = vec![name];
        if let Some(on) = day.on {
            parts.push(match distance(day.timex, on) {
                None => self.line(if is_day { Say::DayOfArticle } else { Say::MonthOfArticle }).to_owned(),
                Some(far) => self.far(&far, [Say::BeforeArticle, Say::AfterArticle], 0),
            });
        }
        let today = day.today.filter(|today| Some(*today) != day.on);
        let far = today.and_then(|today| distance(day.timex, today));
        parts.extend(far.map(|far| self.far(&far, [Say::Ago, Say::FromNow], 1)));
        parts.join(self.line(Say::Comma))
    }

    /// "9 months ago": of two messages the first for what is past, the second for what is to come.
    fn far(&self, far: &Distance, [past, future]: [Say; 2], form: usize) -> String {
        let count = Count::whole(far.many);
        let distance = self.put_counted(far.say[form], Say::Plural, &count, &[&digits_of(far.many)]);
        self.put(if far.is_past { past } else { future }, &[&distance])
    }
}

/// How far off, in whole units; `None` within the same day or month.
fn distance(timex: Timex, seen: Date) -> Option<Distance> {
    let (from, whole) = (timex.from(), timex.grain() == Grain::Day);
    let is_past = from < seen;
    let (early, late) = if is_past { (from, seen) } else { (seen, from) };
    let days = late.to_days() - early.to_days();
    let calendar = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    let short = whole && late.day() < early.day();
    let (many, say) = match calendar(late) - calendar(early) - i32::from(short) {
        _ if whole && days < DAYS => (days, [Say::Days, Say::DaysAway]),
        months if months < MONTHS_TOLD => (months, [Say::MonthsLong, Say::MonthsAway]),
        months => (months / 12, [Say::Years, Say::YearsAway]),
    };
    (many != 0).then_some(Distance { many: many.unsigned_abs(), say, is_past })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_day(from: &str, grain: Grain, on: &str, today: Option<&str>, expected: &str) {
        let date = |text: &str| text.parse::<Date>().expect(text);
        let timex = Timex::new(date(from), date(from).plus_days(1), grain);
        assert_eq!(
            Interface::default().day(&Day { timex, on: Some(date(on)), today: today.map(date) }),
            expected
        );
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
