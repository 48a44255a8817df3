//! Like with like: what may be said of an amount beside a series, as rank, change or scale.

use super::message::Message;
use crate::pack::{Packs, Period, PriceBasis, Row, Series, SourceId};
use crate::value::{Date, Decimal, Gather, NumberMap};

/// A figure's place among the rows that it may be ranked with.
pub(super) struct Standing<'p> {
    /// The row that the figure itself is.
    pub this: &'p Row,
    /// 1 for the largest; only where the series is declared complete down to this value.
    pub rank: Option<u32>,
    /// Where the whole list is complete, however small its rows.
    pub median: Option<Decimal>,
    pub real: Option<Real<'p>>,
}

/// The series in money of one year.
pub(super) struct Real<'p> {
    /// The price index, and where its last value comes from.
    pub index: &'p Series,
    pub source: SourceId,
    /// The last full year of the price index.
    pub year: i16,
    /// Each comparable row with its value in that year's money.
    pub rows: Vec<(&'p Row, Decimal)>,
    /// The largest row, when it is not the figure's.
    pub larger: Option<(&'p Row, Decimal)>,
    /// No row outside the list can be larger either.
    pub holds: bool,
}

/// Rows that a median is worth telling of.
const MEDIAN_OF: usize = 5;

/// The middle one of rows in order, or the mean of the middle two.
fn median(rows: &[&Row]) -> Option<Decimal> {
    let at = |nth: usize| rows.get(nth).map(|row| row.value);
    let (upper, lower) = (at((rows.len() - 1) / 2)?, at(rows.len() / 2)?);
    let middle = upper.plus(lower)?;
    middle.divided(Decimal::from(2), middle.scale() + 1).map(Decimal::trimmed)
}

/// The rows of the series' own basis that were known by a day, largest first.
pub(super) fn comparable(series: &Series, on: Option<Date>) -> Vec<&Row> {
    let mut rows: Vec<&Row> = Vec::new();
    for row in series.comparable(on) {
        let at = rows.partition_point(|o| o.value > row.value || o.value == row.value && o.from <= row.from);
        rows.insert(at, row);
    }
    rows
}

/// Rows of another basis: for scale only.
pub(super) fn scale_rows(series: &Series, on: Option<Date>) -> impl Iterator<Item = &Row> {
    series.rows.iter().filter(move |row| row.basis.is_some() && row.is_known(on))
}

/// The row that states just this value, the latest one of several.
pub(super) fn row_of(series: &Series, value: Decimal, on: Option<Date>) -> Option<&Row> {
    let rows = series.rows.iter().filter(|row| row.value == value && row.is_known(on));
    rows.max_by_key(|row| (row.from, row.as_of))
}

/// Where a value stands, if the words beside it tell which row of the series' own basis it is.
pub(super) fn standing<'p>(
    series: &'p Series,
    value: Decimal,
    on: Option<Date>,
    packs: &'p Packs,
    words: &NumberMap,
) -> Option<Standing<'p>> {
    let this = series.row_of(value, on, words)?;
    let rows = comparable(series, on);
    let complete = series.complete_from.is_some_and(|from| this.from >= from)
        && series.complete_above.is_none_or(|least| value >= least);
    let larger = rows.iter().filter(|row| row.value > value).count() as u32;
    let whole = complete && series.complete_above.is_none_or(Decimal::is_zero) && rows.len() >= MEDIAN_OF;
    Some(Standing {
        this,
        rank: complete.then_some(larger + 1),
        median: if whole { median(&rows) } else { None },
        real: real(series, this, &rows, on, packs),
    })
}

fn real<'p>(
    series: &'p Series,
    this: &Row,
    rows: &[&'p Row],
    on: Option<Date>,
    packs: &'p Packs,
) -> Option<Real<'p>> {
    if series.price_basis != PriceBasis::Nominal {
        return None;
    }
    let index = packs.series().get(series.deflator?.0 as usize)?;
    let in_last = |row: &Row| index.prices(row.from, on)?.now(row.value);
    let rows: Vec<(&Row, Decimal)> = rows.iter().filter_map(|row| Some((*row, in_last(row)?))).gather();
    let here = in_last(this)?;
    let larger = rows.iter().filter(|(_, value)| *value > here).max_by_key(|(_, value)| *value).copied();
    // What a row just below the threshold of completeness could be worth today at most.
    let unseen = || index.prices(series.complete_from?, on)?.now(series.complete_above?);
    let holds = larger.is_none() && unseen().is_some_and(|unseen| unseen <= here);
    let last = index.prices(this.from, on)?.last;
    Some(Real { index, source: last.source, year: last.from.year(), rows, larger, holds })
}

/// How a row's time is printed on a chart.
pub(super) fn row_label(series: &Series, row: &Row) -> Message {
    match series.period {
        Period::Day if row.label.is_empty() => Message::Month(row.from),
        _ => Message::Text(row.label.clone()),
    }
}

/// `part` in per cent of `whole`, to a whole number.
pub(super) fn percent_of(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.times(Decimal::from(100))?.divided(whole, 0)
}

/// The same, below ten per cent to a tenth; rounded once, for 24.49 is not 25.
pub(super) fn in_percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let tenths = part.times(Decimal::from(100))?.divided(whole, 1)?;
    if tenths.abs() < Decimal::from(10) { Some(tenths.trimmed()) } else { percent_of(part, whole) }
}
