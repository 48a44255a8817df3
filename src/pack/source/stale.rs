//! What must be looked at again: each class of fact keeps for a time of its own.

use super::draft::{Draft, Stated};
use super::report::{Fault, Spot};
use super::rules::phrases::said_in;
use super::rules::reviews;
use crate::pack::{Entity, Fact, FactValue, Holder, Purpose, Series};
use crate::value::Date;

/// A kind of knowledge by how long it keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// What a market says: prices, rates, yields, and the remarks on them.
    Price,
    /// Who holds an office.
    Office,
    /// What the pack has not looked at since its `data_until`.
    Pack,
    /// Everything else.
    Other,
    /// What a law says, what happened at an event, what a term means.
    Record,
    /// The size of an economy, a population or a budget, and things that readers know the size of.
    Size,
    /// Its own `review_by` or `expires` has passed.
    Due,
}

impl Class {
    pub fn name(self) -> &'static str {
        match self {
            Self::Price => "prices",
            Self::Office => "offices",
            Self::Pack => "packs",
            Self::Other => "other facts",
            Self::Record => "records",
            Self::Size => "sizes",
            Self::Due => "due",
        }
    }

    /// Days for which it keeps.
    pub fn keeps(self) -> i32 {
        match self {
            Self::Price => 7,
            Self::Office | Self::Pack => 180,
            Self::Other => 365,
            Self::Record | Self::Size => 3 * 365,
            Self::Due => 0,
        }
    }

    fn mend(self) -> &'static str {
        match self {
            Self::Price => "add today's value, or let it expire",
            Self::Office => "see who holds it now: end the term with `to`, or move `as_of` or `reviewed_on`",
            Self::Pack => "look at the events since then and move `data_until`",
            Self::Other | Self::Record => {
                "see whether it still holds: mend it, end it with `valid_to`, or set `reviewed_on`"
            }
            Self::Size => "take the newest value from its source",
            Self::Due => "look at it again, then move the day; what is over gets its `valid_to`",
        }
    }
}

/// Something that has kept for too long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    pub class: Class,
    /// The day from which its age counts, or on which it was due.
    pub since: Date,
    /// Days past its time.
    pub overdue: i32,
    pub fault: Fault,
}

/// Ids, labels and titles of what a market says.
const PRICES: &[&str] =
    &["price", "prices", "rate", "rates", "yield", "yields", "exchange rate", "share price", "interest rate"];

/// Ids of sizes, which cards reckon with.
const SIZES: &[&str] = &["population", "gdp", "budget"];

/// All that must be looked at by a day, what is most overdue for its class first.
pub(super) fn stale(draft: &Draft, on: Date) -> Vec<Stale> {
    let mut list = List { on, out: Vec::new() };
    if let Some(info) = &draft.info {
        let spot = Spot { file: "pack.toml".into(), line: 1, column: 1 };
        list.age(Class::Pack, &spot, "the pack", info.data_until);
    }
    for ((_, entity), places) in draft.entities.iter().zip(&draft.stated) {
        entity.stated().zip(places).for_each(|(fact, place)| list.fact(entity, fact, place));
    }
    for ((_, entity), places) in draft.entities.iter().zip(&draft.related) {
        let lasting = entity.relations.iter().zip(places).filter(|(relation, _)| relation.to.is_none());
        lasting.for_each(|(relation, place)| {
            list.stated(Class::Other, place, &format!("a relation of \"{}\"", entity.id), relation.as_of);
        });
    }
    for ((_, office), places) in draft.offices.iter().zip(&draft.terms) {
        let lasting = |(holder, _): &(&Holder, &Stated)| holder.to.is_none();
        office.holders.iter().zip(places).filter(lasting).for_each(|(holder, place)| {
            list.stated(Class::Office, place, &format!("the holder of \"{}\"", office.id), holder.as_of);
        });
    }
    for ((spot, series), rows) in draft.series.iter().zip(&draft.rows) {
        let newest = series.rows.iter().map(|row| row.as_of).chain(rows.upkeep.reviewed_on).max();
        newest.into_iter().for_each(|day| {
            list.age(class_of_series(series), spot, &format!("series \"{}\"", series.id), day)
        });
    }
    for (spot, what, day) in reviews(draft) {
        list.push(Class::Due, &spot.clone(), &format!("{what} was to be reviewed by {day}"), day);
    }
    list.out.sort_by_key(|stale| (stale.class, -stale.overdue, stale.fault.clone()));
    list.out
}

struct List {
    on: Date,
    out: Vec<Stale>,
}

impl List {
    /// What happened on a day stays so, and what has ended is no more told as of now.
    fn fact(&mut self, entity: &Entity, fact: &Fact, place: &Stated) {
        let over = |end: Option<Date>| end.is_some_and(|end| end <= self.on);
        if over(fact.valid_to) || matches!(fact.value, FactValue::Date(_)) {
            return;
        }
        if let Some(day) = fact.expires.filter(|day| over(Some(*day))) {
            self.push(Class::Due, &place.spot, &format!("fact \"{}\" expired on {day}", fact.id), day);
            return;
        }
        self.stated(class_of_fact(entity, fact), place, &format!("fact \"{}\"", fact.id), fact.as_of);
    }

    fn stated(&mut self, class: Class, place: &Stated, what: &str, as_of: Date) {
        let since = place.upkeep.reviewed_on.map_or(as_of, |day| day.max(as_of));
        self.age(class, &place.spot, what, since);
    }

    fn age(&mut self, class: Class, spot: &Spot, what: &str, since: Date) {
        let days = self.on.to_days() - since.to_days();
        let (keep, long) = (class.name(), class.keeps());
        let message = format!("{what} is known as of {since}, {days} days ago; {keep} keep {long} days");
        self.push(class, spot, &message, since);
    }

    fn push(&mut self, class: Class, spot: &Spot, message: &str, since: Date) {
        let overdue = self.on.to_days() - since.to_days() - class.keeps();
        let late = if class == Class::Due { overdue >= 0 } else { overdue > 0 };
        if late {
            self.out.push(Stale { class, since, overdue, fault: spot.fault(message, class.mend()) });
        }
    }
}

fn class_of_fact(entity: &Entity, fact: &Fact) -> Class {
    use crate::pack::EntityType::{Event, Law, Term, Work};
    let id = fact.id.strip_prefix(&entity.id).unwrap_or(&fact.id).trim_start_matches('/');
    if SIZES.contains(&id) {
        return Class::Size;
    }
    let id = id.replace('-', " ");
    match said_in(&id, PRICES).or_else(|| said_in(&fact.label, PRICES)) {
        Some(_) => Class::Price,
        None if matches!(entity.kind, Law | Event | Work | Term) => Class::Record,
        None => Class::Other,
    }
}

/// A mean of a year is no news of the day.
fn class_of_series(series: &Series) -> Class {
    use crate::pack::Period::{Day, Instant};
    let of_days = matches!(series.period, Day | Instant);
    match series.purpose {
        Purpose::Rate if of_days => Class::Price,
        Purpose::Remark => Class::Price,
        Purpose::Reference => Class::Size,
        Purpose::Rate | Purpose::Index | Purpose::Compare => Class::Other,
    }
}
