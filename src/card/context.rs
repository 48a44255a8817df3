//! An amount in the reader's money and units, after inflation, and beside the size of economies and familiar things.

use super::figure::{Attempt, Composer, Said};
use super::message::{Message, Quantity, Sourced};
use super::units;
use crate::annotate::Refusal;
use crate::figure::{Kind, Role};
use crate::pack::{Entity, SourceId};
use crate::text::hash_folded;
use crate::value::{Date, Decimal, Unit};

/// Digits after the point of a printed rate: four figures of most.
const RATE_DIGITS: u8 = 4;

/// Digits of an amount for each head: the amount was rounded before it was divided.
const EACH_DIGITS: u32 = 2;
/// Digits of a population: no one counts more.
const PEOPLE_DIGITS: u32 = 3;

impl Composer<'_> {
    /// In the reader's currency, at the mean of the year whose money it is, or at the rate of the article's day.
    pub fn in_money(&self) -> Said {
        let wanted = self.reader.currency.as_ref().ok_or(Refusal::NotAsked)?;
        let unit = &self.amount.unit;
        if !unit.is_money() {
            return Err(Refusal::NotMoney);
        }
        if wanted == unit {
            return Err(Refusal::NotAsked);
        }
        let (what, _, sources) = self.exchanged(wanted, self.note.year)?;
        Ok(Sourced { what, sources })
    }

    /// The amount in another money: as a statement with its rate, as a value, and what the rate rests on.
    fn exchanged(
        &self,
        wanted: &Unit,
        year: Option<i16>,
    ) -> Result<(Message, Decimal, Vec<SourceId>), Refusal> {
        let unit = &self.amount.unit;
        let rate = self.packs.rate(unit, wanted, self.on, year).ok_or(Refusal::NoRate)?;
        let one = Decimal::from(1);
        // The rate is told so that it is no fraction: "1 GBP = 1.32 USD" whichever way the amount goes.
        let straight = rate.convert(one, RATE_DIGITS).filter(|rate| *rate >= one);
        let (from, to) = if straight.is_some() { (unit, wanted) } else { (wanted, unit) };
        let per_one = straight.or_else(|| rate.back().convert(one, RATE_DIGITS)).ok_or(Refusal::NoRate)?;
        let value = rate.convert(self.amount.value, 2).ok_or(Refusal::NoRate)?;
        let row = rate.rows().next().ok_or(Refusal::NoRate)?;
        let day = (row.to == row.from.plus_days(1)).then_some(row.from);
        let amount = Quantity { value, unit: wanted.clone() };
        let rate_of_one = Quantity { value: per_one, unit: to.clone() };
        let what =
            Message::InMoney { amount, rate: rate_of_one, from: from.clone(), year: row.from.year(), day };
        Ok((what, value, rate.rows().map(|row| row.source).collect()))
    }

    pub fn in_units(&self) -> Said {
        let units = self.reader.units.ok_or(Refusal::NotAsked)?;
        let words = self.said();
        let said = |word: &str| words.contains(hash_folded(word));
        let difference = self.note.figure.role == Role::Change;
        let found = units::convert(self.amount.value, &self.amount.unit, units, difference, &said);
        let (value, unit) = found.ok_or(Refusal::NoConversion)?;
        Ok(Sourced { what: Message::InUnits(Quantity { value, unit }), sources: Vec::new() })
    }

    /// An amount of an earlier year in today's money.
    pub fn inflated(&self) -> Said {
        let year = self.note.year.ok_or(Refusal::NoIndex)?;
        let (then, unit) = (Date::new(year, 1, 1).ok_or(Refusal::NoIndex)?, &self.amount.unit);
        let prices = self.packs.prices(unit, then, self.on).ok_or(Refusal::NoIndex)?;
        let value = prices.now(self.amount.value).ok_or(Refusal::NoIndex)?;
        let what = Message::Inflated {
            index: prices.index.title.clone(),
            then: self.amount.clone(),
            year,
            now: Quantity { value, unit: unit.clone() },
            index_year: prices.last.from.year(),
        };
        Ok(Sourced { what, sources: vec![prices.last.source] })
    }

    /// Beside whose money it is.
    pub fn sizes(&self) -> [(Attempt, Said); 3] {
        let budget = self.share("budget");
        // One whole is enough: the nearer one.
        let gdp = if budget.is_ok() { Err(Refusal::NotAsked) } else { self.share("gdp") };
        [(Attempt::Budget, budget), (Attempt::Gdp, gdp), (Attempt::PerHead, self.per_head())]
    }

    fn owner(&self) -> Result<&Entity, Refusal> {
        let level = self.note.figure.kind == Kind::Money && self.note.figure.role != Role::Change;
        self.note.whose.filter(|_| level).map(|id| self.packs.entity(id)).ok_or(Refusal::EntityMissing)
    }

    /// The part of a yearly size that the owner's facts state.
    fn share(&self, of: &str) -> Said {
        let owner = self.owner()?;
        let fact = owner.size(of, self.on).ok_or(Refusal::NoSize)?;
        let (whole, unit) = fact.number().ok_or(Refusal::NoSize)?;
        let (exchanged, value, mut sources) = match *unit == self.amount.unit {
            true => (None, self.amount.value, Vec::new()),
            false => {
                let (what, value, sources) = self.exchanged(unit, None)?;
                (Some(Box::new(what)), value, sources)
            }
        };
        let percent =
            value.times(Decimal::from(100)).and_then(|v| v.divided(whole, 1)).ok_or(Refusal::NoSize)?;
        if percent.is_zero() {
            return Err(Refusal::TooSmall);
        }
        sources.insert(0, fact.source);
        let what = Message::Share {
            percent: if percent < Decimal::from(10) { percent } else { percent.rounded(0) },
            whose: owner.name.clone(),
            what: fact.label.clone(),
            whole: Quantity { value: whole, unit: unit.clone() },
            year: fact.as_of.year(),
            exchanged,
        };
        Ok(Sourced { what, sources })
    }

    fn per_head(&self) -> Said {
        let owner = self.owner()?;
        let fact = owner.size("population", self.on).ok_or(Refusal::NoSize)?;
        let (people, unit) = fact.number().ok_or(Refusal::NoSize)?;
        let each = self.amount.value.divided(people, 0).ok_or(Refusal::NoSize)?;
        if each < Decimal::from(1) {
            return Err(Refusal::TooSmall);
        }
        let what = Message::PerHead {
            each: Quantity { value: each.significant(EACH_DIGITS), unit: self.amount.unit.clone() },
            whose: owner.name.clone(),
            people: Quantity { value: people.significant(PEOPLE_DIGITS), unit: unit.clone() },
        };
        Ok(Sourced { what, sources: vec![fact.source] })
    }

    /// Beside a familiar thing of its order.
    pub fn familiar(&self) -> Said {
        let (series, at) = self.note.like.ok_or(Refusal::OtherOrder)?;
        let series = self.packs.series().get(series.0 as usize).ok_or(Refusal::OtherOrder)?;
        let row = series.rows.get(at as usize).ok_or(Refusal::OtherOrder)?;
        let percent = super::compare::percent_of(self.amount.value, row.value).ok_or(Refusal::OtherOrder)?;
        let amount = Quantity { value: row.value, unit: series.unit.clone() };
        let what = Message::Like { percent, thing: row.label.clone(), amount };
        Ok(Sourced { what, sources: vec![row.source] })
    }
}
