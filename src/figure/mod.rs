//! Figures: reading money, percentages, quantities, counts, dates and durations. Knows no entities.

use crate::text::ByteSpan;
use crate::value::{Date, Decimal, Unit};

/// A figure as written and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub span: ByteSpan,
    pub kind: Kind,
    pub amount: Amount,
    /// CLDR name, ISO 4217 code or counted thing; `None` where the text does not settle it.
    pub unit: Option<Unit>,
    /// Set for dates that are resolved.
    pub timex: Option<Timex>,
    pub bound: Option<Bound>,
    pub role: Role,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Money,
    Percent,
    Quantity,
    Number,
    Ordinal,
    Date,
    Duration,
    Age,
    Temperature,
}

/// What number was written, in the unit as written. An ambiguous magnitude gives `None`, never a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    None,
    Value(Decimal),
    Range { low: Decimal, high: Decimal },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// "at least", "more than"
    Min,
    /// "up to", "less than"
    Max,
    /// "about", "nearly", "some"
    About,
}

/// What the figure does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// It states how much.
    Level,
    /// It is what another figure of the same block rose or fell from; `of` is that figure's span.
    From { of: ByteSpan },
    /// It says by how much something changed ("surged more than 3 per cent").
    Change,
    /// It is the window of a superlative ("lowest in 14 years", "a two-month high").
    Window,
}

/// A stretch of time, resolved against the publication date: half-open, `from..to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timex {
    pub from: Date,
    pub to: Date,
    pub grain: Grain,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grain {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    /// Neither: "late November", "the weekend".
    Span,
}
mod table;
