//! What rows are instances of, and what else they say.

/// What a row is an instance of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::figure) enum Tag {
    // Numbers.
    /// Digits; the value is the decimal mark.
    Digits,
    /// "½": sixteen times the upper number, plus the lower.
    Fraction,
    /// A number word below a hundred.
    Cardinal,
    Dozen,
    /// "million": the power of ten that it multiplies by.
    Power,
    /// "bn": a short power of ten.
    Suffix,
    /// "third": one of so many parts.
    Part,
    Ordinal,
    /// "hundredth": the power of ten.
    OrdinalPower,

    /// "th", right behind digits.
    OrdinalEnd,

    // Stretches of digits that are no plain number.
    Slash,
    Decade,
    /// "the ’90s"
    ShortDecade,
    /// "2024/25"
    SplitYear,
    IsoDate,
    NumericDate,
    Clock,

    // Measures; the value is the power of ten to the unit.
    Money,
    Unit,

    // Dates.
    /// 1..=12
    Month,
    /// Days since Monday.
    Weekday,
    /// Days from the publication date.
    Day,
    /// "last", "this", "next": -1, 0, 1.
    Relative,
    /// The same behind its noun: "la semaine dernière".
    RelativeAfter,
    /// Early, mid, late: 0, 1, 2.
    Portion,
    /// "Q2"
    Quarter,
    /// "H1"
    HalfYear,
    Weekend,
    QuarterYear,
    Half,
    Fiscal,
    /// "the nineties": the last two digits of the decade's first year.
    Tens,
    /// A day of every year; its unit is the rule.
    Holiday,
    /// "the end of", before a period of the calendar: as `Portion`.
    Edge,
    /// "the week after next": how many from this one.
    Beyond,
    /// "the year to date"
    ToDate,
    /// "the rest of the week"
    Rest,

    // Bounds: min, max, about: 0, 1, 2.
    Bound,
    BoundAfter,
    /// "since", "until"
    DateBound,
    /// "or later"
    DateBoundAfter,

    // Which way a date without a year points.
    Past,
    Present,
    Future,
    /// What is called and scheduled, and calling it: "called an election".
    Planned,

    // Words that decide how the figures beside them are read.
    Article,
    The,
    Of,
    And,
    From,
    To,
    Between,
    /// A preposition that a date follows.
    In,
    /// A preposition that a day follows.
    On,
    By,
    Ago,
    Later,
    Earlier,
    /// "in", before how long it will take.
    Ahead,
    After,
    Before,
    /// "from now"
    Hence,
    Age,
    Old,
    Point,
    Minus,
    /// People of whom ages are told.
    People,
    /// "a two-month high"
    High,
    /// "lowest in 14 years"
    Superlative,
    /// "fell", "rose", "edged": 0, 1, 2.
    Change,
    /// "compared with", before what was before.
    Compared,
    /// What a person does: "May said".
    Says,
    /// Near pounds of mass.
    Weight,
    /// Near pounds of money.
    Price,
    /// Things that come by the million: "5m people".
    Counted,
    /// What is run over metres.
    Track,
    /// "page 12": what follows is no count.
    Label,
    /// A small word that a sentence may begin with: what follows it is no label.
    Ordinary,
    /// "Street", "Amendment": what an address or the name of a body ends with.
    Street,
    /// "BC"
    Era,
    /// "AD"
    Anno,
    /// "out of", between the parts of a share.
    OutOf,
    /// "de" between a magnitude and what it counts: "milliards d’euros".
    Partitive,
    BelowZero,
    /// "the year to March": before the end of a period.
    Ended,
    /// "o’clock"
    Hour,
    /// "nights", behind a weekday that is meant of every week.
    Recurring,
    /// Near lengths: "20m high".
    Length,
    /// "magnitude", with a hyphen before its number.
    Scale,
    /// A wording that counts nothing: "zero-sum".
    Idiom,
}

/// What else a row says.
pub(in crate::figure) mod flag {
    /// Also right behind "a": "a gallon".
    pub const LONE: u8 = 1;
    /// Behind digits only: "5 m".
    pub const SYMBOL: u8 = 2;
    /// A verb or a name as well: "March"; of a holiday, another day in Britain.
    pub const DOUBTFUL: u8 = 4;
    /// A currency that never stands before its number.
    pub const AFTER: u8 = 8;
    /// After large numbers only.
    pub const LARGE: u8 = 16;
    /// A magnitude that needs no currency.
    pub const SURE: u8 = 32;
    /// A family name as well: "May".
    pub const SURNAME: u8 = 64;
}

/// A set of tags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::figure) struct Tags([u64; 2]);

impl Tags {
    pub const ALL: Self = Self([u64::MAX; 2]);

    pub const fn of(tags: &[Tag]) -> Self {
        let mut bits = [0; 2];
        let mut at = 0;
        while at < tags.len() {
            bits[tags[at] as usize / 64] |= 1 << (tags[at] as usize % 64);
            at += 1;
        }
        Self(bits)
    }

    /// With one more, which is told by its place among the tags.
    pub fn with(mut self, tag: u8) -> Self {
        self.0[usize::from(tag / 64)] |= 1 << (tag % 64);
        self
    }

    #[inline(always)]
    pub fn has(self, tag: Tag) -> bool {
        self.0[tag as usize / 64] >> (tag as usize % 64) & 1 != 0
    }

    /// Whether they have one of these.
    #[inline(always)]
    pub fn meet(self, these: Self) -> bool {
        (self.0[0] & these.0[0]) | (self.0[1] & these.0[1]) != 0
    }

    #[inline(always)]
    pub fn is_empty(self) -> bool {
        self.0 == [0, 0]
    }

    pub const fn and(self, more: Self) -> Self {
        Self([self.0[0] | more.0[0], self.0[1] | more.0[1]])
    }

    #[inline(always)]
    pub const fn without(self, these: Self) -> Self {
        Self([self.0[0] & !these.0[0], self.0[1] & !these.0[1]])
    }
}
