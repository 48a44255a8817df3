//! What must be looked at again: each class of fact keeps for a time of its own.

use super::draft::{Draft, Stated};
use super::report::{Fault, Spot};
use super::rules::phrases::said_in;
use super::rules::reviews;
use crate::pack::{Entity, Fact, FactValue, Purpose, Series, Size};
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

    /// What to do; `end` is the key that ends what is over, where it can end.
    fn mend(self, end: Option<&str>) -> String {
        match (self, end) {
            (Self::Price, Some("valid_to")) => "add today's value, or let it expire".to_owned(),
            (Self::Price, _) => "add a row with today's value".to_owned(),
            (Self::Office, _) => {
                "see who holds it now: end the term with `to`, or move `as_of` or `reviewed_on`".to_owned()
            }
            (Self::Pack, _) => "look at the events since then and move `data_until`".to_owned(),
            (Self::Other | Self::Record, Some(end)) => {
                format!("see whether it still holds: mend it, end it with `{end}`, or set `reviewed_on`")
            }
            (Self::Other | Self::Record, None) => "add the rows since then, or set `reviewed_on`".to_owned(),
            (Self::Size, _) => "take the newest value from its source".to_owned(),
            (Self::Due, Some(end)) => {
                format!("look at it again, then move the day; what is over gets its `{end}`")
            }
            (Self::Due, None) => "look at it again, then move the day".to_owned(),
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

/// What ends each thing that has a day of review, by how it is called; an entity, an office and a series do not end.
const ENDS: [(&str, &str); 3] = [("fact", "valid_to"), ("a relation", "to"), ("a holder", "to")];

/// All that must be looked at by a day: classes in their order, in each what is most overdue first.
pub(super) fn stale(draft: &Draft, on: Date) -> Vec<Stale> {
    let mut list = List { on, out: Vec::new() };
    if let Some(info) = &draft.info {
        let spot = Spot { file: "pack.toml".into(), line: 1, column: 1 };
        list.age(Class::Pack, &spot, "the pack", info.data_until, None);
    }
    list.entities(draft);
    list.offices(draft);
    for ((spot, series), rows) in draft.series.iter().zip(&draft.rows) {
        let newest = series.rows.iter().map(|row| row.as_of).chain(rows.review.reviewed_on).max();
        let what = format!("series \"{}\"", series.id);
        newest.into_iter().for_each(|day| list.age(class_of_series(series), spot, &what, day, None));
    }
    for (spot, what, day) in reviews(draft) {
        let end = ENDS.iter().find(|(begin, _)| what.starts_with(begin)).map(|(_, end)| *end);
        list.push(Class::Due, spot, &format!("{what} was to be reviewed by {day}"), day, end);
    }
    list.out.sort_by_key(|stale| (stale.class, -stale.overdue, stale.fault.clone()));
    list.out
}

struct List {
    on: Date,
    out: Vec<Stale>,
}

impl List {
    fn entities(&mut self, draft: &Draft) {
        for (((_, entity), facts), relations) in draft.entities.iter().zip(&draft.stated).zip(&draft.related)
        {
            entity.stated().zip(facts).for_each(|(fact, place)| self.fact(entity, fact, place));
            for (relation, place) in entity.relations.iter().zip(relations).filter(|(r, _)| r.to.is_none()) {
                let seen = [Some(relation.as_of), entity.review.reviewed_on];
                self.stated(Class::Other, place, &format!("a relation of \"{}\"", entity.id), seen, "to");
            }
        }
    }

    fn offices(&mut self, draft: &Draft) {
        for (((_, office), places), review) in
            draft.offices.iter().zip(&draft.terms).zip(&draft.office_reviews)
        {
            for (holder, place) in office.holders.iter().zip(places).filter(|(h, _)| h.to.is_none()) {
                let seen = [Some(holder.as_of), review.reviewed_on];
                self.stated(Class::Office, place, &format!("the holder of \"{}\"", office.id), seen, "to");
            }
        }
    }

    /// What happened on a day stays so, and what has ended is no more told as of now.
    fn fact(&mut self, entity: &Entity, fact: &Fact, place: &Stated) {
        let over = |end: Option<Date>| end.is_some_and(|end| end <= self.on);
        if over(fact.valid_to) || matches!(fact.value, FactValue::Date(_)) {
            return;
        }
        if let Some(day) = fact.expires.filter(|day| over(Some(*day))) {
            let what = format!("fact \"{}\" expired on {day}", fact.id);
            self.push(Class::Due, &place.spot, &what, day, Some("valid_to"));
            return;
        }
        let seen = [Some(fact.as_of), entity.review.reviewed_on];
        let what = format!("fact \"{}\"", fact.id);
        self.stated(class_of_fact(entity, fact), place, &what, seen, "valid_to");
    }

    /// Its age counts from the last day on which its source, or whoever signed it or the whole off, has seen to it.
    fn stated(&mut self, class: Class, place: &Stated, what: &str, seen: [Option<Date>; 2], end: &str) {
        let since = seen.into_iter().flatten().chain(place.review.reviewed_on).max();
        since.into_iter().for_each(|since| self.age(class, &place.spot, what, since, Some(end)));
    }

    fn age(&mut self, class: Class, spot: &Spot, what: &str, since: Date, end: Option<&str>) {
        let days = self.on.to_days() - since.to_days();
        let (keep, long) = (class.name(), class.keeps());
        self.push(
            class,
            spot,
            &format!("{what} is {days} days old, from {since}; {keep} keep {long} days"),
            since,
            end,
        );
    }

    fn push(&mut self, class: Class, spot: &Spot, message: &str, since: Date, end: Option<&str>) {
        let overdue = self.on.to_days() - since.to_days() - class.keeps();
        let late = if class == Class::Due { overdue >= 0 } else { overdue > 0 };
        if late {
            self.out.push(Stale { class, since, overdue, fault: spot.fault(message, class.mend(end)) });
        }
    }
}

fn class_of_fact(entity: &Entity, fact: &Fact) -> Class {
    use crate::pack::EntityType::{Event, Law, Term, Work};
    let id = fact.id.strip_prefix(&entity.id).unwrap_or(&fact.id).trim_start_matches('/');
    if Size::IDS.contains(&id) {
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
