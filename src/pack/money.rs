//! What the packs know of money as such: exchange rates and consumer prices.

use super::{Packs, Purpose, Row, Series};
use crate::text::joined;
use crate::value::{Date, Decimal, Gather, Unit};

/// How much of one money a unit of another cost in one stretch of time.
pub struct Rate<'p> {
    /// What one euro cost in each; `None` is the euro itself.
    from: Option<&'p Row>,
    to: Option<&'p Row>,
}

/// Consumer prices of one money: the rows of two years.
pub struct Prices<'p> {
    pub index: &'p Series,
    pub then: &'p Row,
    /// The last full year that was known on the article's day.
    pub last: &'p Row,
}

const EURO: &str = "EUR";

impl<'p> Rate<'p> {
    /// An amount in the other money, to `digits` after the point.
    pub fn convert(&self, amount: Decimal, digits: u8) -> Option<Decimal> {
        let one = Decimal::from(1);
        let (to, from) = (self.to.map_or(one, |row| row.value), self.from.map_or(one, |row| row.value));
        amount.times(to)?.divided(from, digits)
    }

    /// The other way round.
    pub fn back(&self) -> Self {
        Self { from: self.to, to: self.from }
    }

    /// The rows that it rests on; of one stretch of time.
    pub fn rows(&self) -> impl Iterator<Item = &'p Row> {
        self.from.into_iter().chain(self.to)
    }
}

impl Prices<'_> {
    /// An amount in money of the last year, in whole units.
    pub fn now(&self, amount: Decimal) -> Option<Decimal> {
        amount.times(self.last.value)?.divided(self.then.value, 0)
    }
}

impl Packs {
    fn of_purpose<'p>(&'p self, purpose: Purpose, unit: &Unit) -> impl Iterator<Item = &'p Series> {
        let unit = unit.clone();
        self.series().iter().filter(move |series| series.purpose == purpose && series.unit == unit)
    }

    /// The rate of a year; without one that of the article's day where a pack has it, else the mean of the last year
    /// that was over by then.
    pub fn rate(&self, from: &Unit, to: &Unit, on: Option<Date>, year: Option<i16>) -> Option<Rate<'_>> {
        let wanted = |row: &&Row| match year {
            Some(year) => row.from.year() == year && is_year(row),
            None => is_year(row) || on.is_some_and(|day| row.holds_for(day)),
        };
        let rows = |unit: &Unit| -> Vec<&Row> {
            let series = self.of_purpose(Purpose::Rate, unit);
            series.flat_map(|series| &series.rows).filter(|row| row.is_known(on)).filter(wanted).gather()
        };
        let (sold, bought) = (rows(from), rows(to));
        let alike = |one: &&Row, other: &&Row| (one.from, one.to) == (other.from, other.to);
        // Both of the same time: a day's rate of one beside a year's of the other would be none.
        let (from, to) = match (from.as_str() == EURO, to.as_str() == EURO) {
            (true, true) => return None,
            (true, false) => (None, Some(latest(bought.iter())?)),
            (false, true) => (Some(latest(sold.iter())?), None),
            (false, false) => {
                let from = latest(sold.iter().filter(|row| bought.iter().any(|other| alike(row, other))))?;
                (Some(from), bought.iter().find(|row| alike(row, &from)).copied())
            }
        };
        Some(Rate { from, to })
    }

    /// Prices of a year beside those of the last full one, where that is a later one.
    pub fn prices(&self, unit: &Unit, then: Date, on: Option<Date>) -> Option<Prices<'_>> {
        self.of_purpose(Purpose::Index, unit).find_map(|index| index.prices(then, on))
    }

    /// The currency that an option names.
    ///
    /// # Errors
    /// The value and what it can be, to go on behind the option's name.
    pub fn reader_currency(&self, code: &str) -> Result<Unit, String> {
        let known = self.currencies();
        match known.as_slice() {
            [] => Err(["is \"", code, "\", but no pack has exchange rates"].concat()),
            _ if known.contains(&code) => Ok(Unit::new(code)),
            _ => Err(["is \"", code, "\"; it can be ", &joined(&mut known.into_iter(), ", ")].concat()),
        }
    }

    /// Those that the packs have rates of, and the euro.
    pub(crate) fn currencies(&self) -> Vec<&str> {
        let mut out: Vec<&str> = Vec::new();
        for series in self.series().iter().filter(|series| series.purpose == Purpose::Rate) {
            for code in [EURO, series.unit.as_str()] {
                if !out.contains(&code) {
                    out.push(code);
                }
            }
        }
        out
    }
}

impl Series {
    /// This index's rows for a day and for the last year known.
    pub fn prices(&self, then: Date, on: Option<Date>) -> Option<Prices<'_>> {
        let last = self.rows.iter().filter(|row| row.is_known(on)).max_by_key(|row| row.from)?;
        let then = self.rows.iter().find(|row| row.holds_for(then))?;
        Some(Prices { index: self, then, last })
    }
}

fn latest<'r, 'p>(rows: impl Iterator<Item = &'r &'p Row>) -> Option<&'p Row>
where
    'p: 'r,
{
    rows.copied().max_by_key(|row| row.from)
}

fn is_year(row: &Row) -> bool {
    row.to == row.from.plus_months(12)
}
