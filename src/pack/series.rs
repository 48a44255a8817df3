//! Lists of values that can be compared, and what of them may be said on a day.

use std::ops::RangeInclusive;

use super::model::{EntityId, FactKind, Indexed, Review, SeriesId, SourceId};
use crate::text::{ByteSpan, hash_folded, tokens};
use crate::value::{Date, Decimal, NumberMap, Unit, digits_of};

/// Comparable values, one a row: the packages notified to Congress, the soybeans of each marketing year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    pub id: String,
    /// "US arms packages for Taiwan"
    pub title: String,
    /// What one row is, in the singular and plural: "package", "packages".
    pub row_noun: (String, String),
    pub unit: Unit,
    /// What exactly is counted; values of another basis are never ranked with these.
    pub basis: String,
    pub price_basis: PriceBasis,
    pub period: Period,
    /// Every case since this day is in the list…
    pub complete_from: Option<Date>,
    /// …that is at least this large.
    pub complete_above: Option<Decimal>,
    /// Entities that must be named in a figure's sentence, or in its heading or block before it.
    pub about: Vec<EntityId>,
    /// Words beside a figure that mean this series: "arms", "weapons".
    pub signals: Vec<String>,
    /// Price index by which nominal money is carried to the index's last year.
    pub deflator: Option<SeriesId>,
    pub rows: Vec<Row>,
    pub review: Review,
    pub purpose: Purpose,
    /// Whose money it is: what figures of this series are set beside is that entity's size.
    pub whose: Option<EntityId>,
}

/// What a series is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Purpose {
    /// Figures are ranked and charted among its rows.
    #[default]
    Compare,
    /// Consumer prices: the values are an index, the unit is the money whose worth they follow.
    Index,
    /// What one euro cost in the unit.
    Rate,
    /// Things that readers know the size of.
    Reference,
    /// What was known about a matter, in the words of its rows' notes; nothing is reckoned.
    Remark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PriceBasis {
    /// Dollars of the day.
    Nominal,
    /// Dollars of one year.
    Constant,
    /// Not money.
    None,
}

/// What span of time one row covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// One day's decision.
    Day,
    CalendarYear,
    /// September to August for soybeans.
    MarketingYear,
    /// A term of office.
    Term,
    /// A stock on one date.
    Instant,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// "2019-08-20", "2024-25", "G. W. Bush": what the chart prints.
    pub label: String,
    /// What happened, in a few words.
    pub note: String,
    pub from: Date,
    /// Exclusive.
    pub to: Date,
    pub value: Decimal,
    pub kind: FactKind,
    /// Rows of another basis than the series' are shown as scale, never ranked.
    pub basis: Option<String>,
    pub as_of: Date,
    pub source: SourceId,
}

/// Days after a remark's row for which it may still be said: prices move on.
const REMARK_HOLDS: i32 = 7;

impl Series {
    /// The id of a row, for corrections: "us-cpi-u/2025"; the first day where the row has no label.
    pub fn row_id(&self, row: &Row) -> String {
        let day = || row.from.iso();
        let own = if row.label.is_empty() { day() } else { row.label.clone() };
        [self.id.as_str(), "/", &own].concat()
    }

    pub(super) fn references(&mut self, see: &mut dyn FnMut(&mut u32, Indexed)) {
        self.about.iter_mut().for_each(|id| see(&mut id.0, Indexed::Entity));
        self.whose.iter_mut().for_each(|id| see(&mut id.0, Indexed::Entity));
        self.deflator.iter_mut().for_each(|id| see(&mut id.0, Indexed::Series));
        self.rows.iter_mut().for_each(|row| see(&mut row.source.0, Indexed::Source));
    }

    /// Whether the rows stand side by side, as states of one year do, and not one after the other.
    pub fn is_cross_section(&self) -> bool {
        let mut own = self.comparable(None);
        let first = own.next().map(|row| row.from);
        let mut rest = own.peekable();
        rest.peek().is_some() && rest.all(|row| Some(row.from) == first)
    }

    /// The row of the series' own basis that a value beside these words is.
    ///
    /// Where rows stand side by side, or several state the value, the words must name it: "2 per cent" is Spain's only
    /// where Spain is named, and 2021's only beside 2021. A day's amount comes back: an old one must be dated.
    pub fn row_of(&self, value: Decimal, on: Option<Date>, words: &NumberMap) -> Option<&Row> {
        let stating = || self.comparable(on).filter(|row| row.value == value);
        let named = |row: &&Row| {
            let label = tokens(&row.label, ByteSpan::new(0, row.label.len()));
            !label.is_empty() && label.iter().all(|word| words.contains(word.hash))
        };
        let mut named = stating().filter(named);
        let only = || stating().next().filter(|_| stating().nth(1).is_none());
        match (named.next(), named.next()) {
            (Some(row), None) => Some(row),
            _ if self.is_cross_section() => None,
            _ if self.period == Period::Day => only().filter(|row| row.is_news(on) || row.is_dated(words)),
            _ => only().filter(|row| !row.is_of_another_time(words)),
        }
    }

    /// The latest of a remark's rows that was news on the article's day.
    pub fn remark(&self, on: Option<Date>) -> Option<&Row> {
        let news =
            |row: &&Row| on.is_some_and(|day| row.is_known(on) && day < row.to.plus_days(REMARK_HOLDS));
        self.rows.iter().filter(news).max_by_key(|row| row.from)
    }

    /// The rows of the series' own basis that were known by a day: what a figure may be compared with.
    pub fn comparable(&self, on: Option<Date>) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.basis.is_none() && row.is_known(on))
    }
}

impl Row {
    /// At most about a year old: "in December" and "last week" need no year.
    fn is_news(&self, on: Option<Date>) -> bool {
        on.is_some_and(|day| day < self.to.plus_months(12))
    }

    fn is_dated(&self, words: &NumberMap) -> bool {
        names_year(self.from.year().unsigned_abs(), words)
    }

    /// "in 2014" beside a row of 2024, "will raise it next year": such a value is only by chance that of the row.
    fn is_of_another_time(&self, words: &NumberMap) -> bool {
        let ahead = ["will", "next"].iter().any(|word| words.contains(hash_folded(word)));
        ahead || !self.is_dated(words) && YEARS.into_iter().any(|year| names_year(year, words))
    }

    pub fn holds_for(&self, day: Date) -> bool {
        self.from <= day && day < self.to
    }

    /// Known by a day; always without one.
    pub fn is_known(&self, on: Option<Date>) -> bool {
        on.is_none_or(|day| self.from <= day && self.as_of <= day)
    }
}

/// Years that a text may name.
const YEARS: RangeInclusive<u16> = 1900..=2100;

fn names_year(year: u16, words: &NumberMap) -> bool {
    words.contains(hash_folded(&digits_of(year)))
}
