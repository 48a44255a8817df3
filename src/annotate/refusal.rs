//! Why something is not said of a figure.

/// What stood against a line of a card. A missing line costs little, a wrong one the newsroom's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The figure has no single value: a range, or an ambiguous magnitude.
    NoValue,
    NotMoney,
    /// It is counted in something else.
    Unit,
    /// It says by how much something changed, or how long a record stood.
    NotALevel,
    /// It is a goal, a proposal or a bound, and the packs do not know it as such.
    Goal,
    /// It is corrected for inflation, the series is in money of the day.
    PriceBasis,
    /// It covers another kind of time: an amount a year beside those of single days.
    Period,
    /// Fewer rows than can be compared were known on the article's day.
    FewRows,
    /// None of the packs' series fits.
    NoSeries,
    /// No word around it says that this is meant.
    NoSignal,
    /// What it is about is not named nearby.
    EntityMissing,
    /// Words and names speak for it, but not enough.
    BelowThreshold(u8),
    /// Something else is meant as well as this.
    Rival,
    /// No row of the same basis states this value: it has no place among them.
    Basis,
    /// The list is not declared complete from this value and day on.
    Incomplete,
    /// No price index for this money and year.
    NoIndex,
    /// No exchange rate for that day or year.
    NoRate,
    /// The pack does not know how large the economy or the population is.
    NoSize,
    /// A tiny part: the share would tell nothing.
    TooSmall,
    /// Nothing familiar is of its order.
    OtherOrder,
    /// The article does not say what it rose or fell from.
    NoChange,
    /// It was not asked for, or the figure is in it already.
    NotAsked,
    /// Nothing converts this unit.
    NoConversion,
    /// The card has three lines already: this one stands behind "More".
    NoRoom,
    /// The date says all by itself, or too little.
    Plain,
}
