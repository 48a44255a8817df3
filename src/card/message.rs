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
    /// What a change that the article states amounts to.
    Change {
        from: Quantity,
        to: Quantity,
        difference: Quantity,
        percent: Decimal,
    },
    /// The status of one side of a change: "The 20 million tonnes: under consideration".
    StatusOf {
        amount: Quantity,
        status: String,
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
