//! An amount in the reader's money and units, after inflation, and beside the size of economies and familiar things.

use super::figure::{Attempt, Composer, Said};
use super::message::{Arg, Message, Say, Sourced};
use super::{Heading, units};
use crate::annotate::Refusal;
use crate::figure::Kind;
use crate::pack::{Entity, Size, SourceId};
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
        Ok(Sourced::new(Message::with(Say::One, what), sources))
    }

    /// The amount in another money: as a statement with its rate, as a value, and what the rate rests on.
    fn exchanged(&self, wanted: &Unit, year: Option<i16>) -> Result<(Arg, Decimal, Vec<SourceId>), Refusal> {
        let unit = &self.amount.unit;
        let rate = self.packs.rate(unit, wanted, self.on, year).ok_or(Refusal::NoRate)?;
        let one = Decimal::from(1);
        // The rate is told so that it is no fraction: "1 GBP = 1.32 USD" whichever way the amount goes.
        let straight = rate.convert(one, RATE_DIGITS).filter(|rate| *rate >= one);
        let (from, to) = if straight.is_some() { (unit, wanted) } else { (wanted, unit) };
        let per_one = straight.or_else(|| rate.back().convert(one, RATE_DIGITS)).ok_or(Refusal::NoRate)?;
        let value = rate.convert(self.amount.value, 2).ok_or(Refusal::NoRate)?;
        let row = rate.rows().next().ok_or(Refusal::NoRate)?;
        let (say, when) = match row.to == row.from.plus_days(1) {
            true => (Say::AtDaysRate, Arg::Date(row.from)),
            false => (Say::AtMeanRate, Arg::year(row.from)),
        };
        let code = |unit: &Unit| Arg::Code(unit.clone());
        let amount = Arg::Amount(value, wanted.clone());
        let what = Arg::Say(say, vec![amount, code(from), Arg::Number(per_one), code(to), when]);
        Ok((what, value, rate.rows().map(|row| row.source).collect()))
    }

    pub fn in_units(&self) -> Said {
        let units = self.reader.units.ok_or(Refusal::NotAsked)?;
        let words = self.said();
        let said = |word: &str| words.contains(hash_folded(word));
        let difference = self.note.figure.role.is_difference();
        let found = units::convert(self.amount.value, &self.amount.unit, units, difference, &said);
        let (value, unit) = found.ok_or(Refusal::NoConversion)?;
        let what = Message::with(Say::Roughly, Arg::Amount(value, unit));
        Ok(Sourced::new(what, Vec::new()))
    }

    /// An amount of an earlier year in today's money.
    pub fn inflated(&self) -> Said {
        let year = self.note.year.ok_or(Refusal::NoIndex)?;
        let (then, unit) = (Date::new(year, 1, 1).ok_or(Refusal::NoIndex)?, &self.amount.unit);
        let prices = self.packs.prices(unit, then, self.on).ok_or(Refusal::NoIndex)?;
        let value = prices.now(self.amount.value).ok_or(Refusal::NoIndex)?;
        let money = |value| Arg::Amount(value, unit.clone());
        let args = vec![
            Arg::Precise(self.amount.value, unit.clone()),
            Arg::year(then),
            money(value),
            Arg::year(prices.last.from),
            Arg::Text(prices.index.title.clone()),
        ];
        let what = Message::Say(Say::Inflated, args);
        Ok(Sourced::of(what, prices.last.source))
    }

    /// Beside whose money it is.
    pub fn sizes(&mut self) {
        let budget = self.share(Size::Budget);
        let known = budget.is_ok();
        self.say(Attempt::Budget, Heading::Scale, budget);
        // One whole is enough: the nearer one.
        let gdp = if known { Err(Refusal::NotAsked) } else { self.share(Size::Gdp) };
        self.say(Attempt::Gdp, Heading::Scale, gdp);
        let per_head = self.per_head();
        self.say(Attempt::PerHead, Heading::Scale, per_head);
    }

    fn owner(&self) -> Result<&Entity, Refusal> {
        let level = self.note.figure.kind == Kind::Money && !self.note.figure.role.is_difference();
        self.note.whose.filter(|_| level).map(|id| self.packs.entity(id)).ok_or(Refusal::EntityMissing)
    }

    fn of_owner(&self, said: Sourced<Message>) -> Sourced<Message> {
        match self.note.whose {
            Some(owner) => said.naming(owner, &self.packs.entity(owner).name),
            None => said,
        }
    }

    /// The part of a yearly size that the owner's facts state.
    fn share(&self, of: Size) -> Said {
        let owner = self.owner()?;
        // "NT$949.5bn, or 3.32% of GDP": by its own reckoning, which need not be ours.
        if self.said().contains(hash_folded("gdp")) {
            return Err(Refusal::NotAsked);
        }
        let fact = owner.size(of, self.on).ok_or(Refusal::NoSize)?;
        let (whole, unit) = fact.number().ok_or(Refusal::NoSize)?;
        let (exchanged, value, mut sources) = match *unit == self.amount.unit {
            true => (None, self.amount.value, Vec::new()),
            false => {
                // In that year's money, which the size is told in.
                let year = Some(fact.as_of.year());
                let (what, value, sources) =
                    self.exchanged(unit, year).or_else(|_| self.exchanged(unit, None))?;
                (Some(what), value, sources)
            }
        };
        let percent = super::compare::in_percent(value, whole).ok_or(Refusal::NoSize)?;
        if percent.is_zero() {
            return Err(Refusal::TooSmall);
        }
        sources.insert(0, fact.source);
        let args = vec![
            Arg::percent(percent),
            Arg::Text(owner.name.clone()),
            Arg::label(&fact.label),
            Arg::Amount(whole, unit.clone()),
            Arg::year(fact.as_of),
            Arg::part(Say::Aside, exchanged),
        ];
        Ok(self.of_owner(Sourced::new(Message::Say(Say::Share, args), sources)))
    }

    fn per_head(&self) -> Said {
        let owner = self.owner()?;
        let fact = owner.size(Size::Population, self.on).ok_or(Refusal::NoSize)?;
        let (people, unit) = fact.number().ok_or(Refusal::NoSize)?;
        let each = self.amount.value.divided(people, 0).ok_or(Refusal::NoSize)?;
        if each < Decimal::from(1) {
            return Err(Refusal::TooSmall);
        }
        let args = vec![
            Arg::Amount(each.significant(EACH_DIGITS), self.amount.unit.clone()),
            Arg::Text(owner.name.clone()),
            Arg::Amount(people.significant(PEOPLE_DIGITS), unit.clone()),
        ];
        let what = Message::Say(Say::PerHead, args);
        Ok(self.of_owner(Sourced::of(what, fact.source)))
    }

    /// Beside a familiar thing of its order.
    pub fn familiar(&self) -> Said {
        let (series, at) = self.note.like.ok_or(Refusal::OtherOrder)?;
        let series = self.packs.series().get(series.0 as usize).ok_or(Refusal::OtherOrder)?;
        let row = series.rows.get(at as usize).ok_or(Refusal::OtherOrder)?;
        let percent = super::compare::percent_of(self.amount.value, row.value).ok_or(Refusal::OtherOrder)?;
        // What the ratio is reckoned from must be seen to give it.
        let size = Arg::Precise(row.value, series.unit.clone());
        let what = Message::with_two(Say::Like, Arg::times(percent, row.label.clone()), size);
        Ok(Sourced::of(what, row.source))
    }
}
