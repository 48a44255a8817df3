//! What a card says, before it has words: message ids with typed arguments.

use crate::pack::{EntityType, FactKind};
use crate::value::{Date, Decimal, Unit};

/// A value with its unit, ready to be worded.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    pub value: Decimal,
    pub unit: Unit,
}

/// One statement of a card.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The pack's own words.
    Text(String),
    Quantity(Quantity),
    Date(Date),
    EntityKind(EntityType),
    /// "Amount", "Quantity", "Share", "Number"
    FigureKind(crate::figure::Kind),
    /// "President of China since 14 March 2013"
    InOffice {
        title: String,
        quality: Option<String>,
        from: Date,
    },
    /// "Former president of Venezuela (2013–2026)"
    FormerOffice {
        title: String,
        from: Date,
        to: Date,
    },
    /// "official, as of January 2026"
    Provenance {
        kind: FactKind,
        basis: Option<String>,
        status: Option<String>,
        as_of: Date,
    },
    /// "about", "more than", "up to" before the amount in full.
    InFull {
        amount: Quantity,
        bound: Option<crate::figure::Bound>,
    },
    /// The largest, second-largest … of a series.
    Rank {
        rank: u32,
        noun: String,
        basis: String,
        /// The currency, where the values are in money of their day.
        nominal: Option<Unit>,
        since: Option<Date>,
        at_least: Option<Quantity>,
    },
    /// After inflation another row is larger.
    NotAfterInflation {
        index: String,
        other: String,
        then: Quantity,
        now: Quantity,
        index_year: i16,
    },
    /// After inflation it is still the largest.
    AlsoAfterInflation {
        index: String,
        index_year: i16,
    },
    /// An amount in the reader's money, at a rate: of one unit, for a year's mean or a day.
    InMoney {
        amount: Quantity,
        rate: Quantity,
        from: Unit,
        year: i16,
        day: Option<Date>,
    },
    /// An amount in the reader's units.
    InUnits(Quantity),
    /// What a change that the article states amounts to; in per cent, unless both levels are, or have no true zero.
    Change {
        from: Quantity,
        to: Quantity,
        difference: Quantity,
        percent: Option<Decimal>,
        /// Reckoned back from "doubled" or "rose 3%".
        derived: bool,
    },
    /// The status of amounts: "20 million tonnes: under consideration".
    Statuses(Vec<(Quantity, String)>),
    /// The middle one of all rows.
    Median {
        count: usize,
        noun: String,
        amount: Quantity,
    },
    /// An amount of an earlier year in money of the index's last.
    Inflated {
        index: String,
        then: Quantity,
        year: i16,
        now: Quantity,
        index_year: i16,
    },
    /// A part of what an entity's economy or budget is.
    Share {
        percent: Decimal,
        whose: String,
        what: String,
        whole: Quantity,
        year: i16,
        /// The amount in the money of the whole, where it is in another one.
        exchanged: Option<Box<Self>>,
    },
    PerHead {
        each: Quantity,
        whose: String,
        people: Quantity,
    },
    /// A familiar thing of the same order, and how many hundredths of it the amount is.
    Like {
        percent: Decimal,
        thing: String,
        amount: Quantity,
    },
    /// A date in full, and how far it is from the article and from today.
    Day(super::day::Day),
    /// What happened on that day.
    Event {
        name: String,
        what: String,
    },
    /// "about 61 % of …"
    Scale {
        percent: Decimal,
        of: String,
        amount: Quantity,
    },
    SeriesBasis {
        basis: String,
    },
    NominalMoney(Unit),
    ConstantMoney {
        unit: Unit,
        year: i16,
    },
    /// What the chart leaves out.
    ChartCaption {
        shown: usize,
        of: usize,
        noun: String,
    },
    OrdinaryMeasure(Unit),
}

/// A statement and the sources it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Sourced<T> {
    pub what: T,
    pub sources: Vec<crate::pack::SourceId>,
}
