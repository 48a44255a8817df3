//! Rows of a series are comparable: one unit, one price basis, and what differs says so.

use super::phrases::{names, said_in};
use crate::pack::source::draft::RowSpots;
use crate::pack::source::report::{Report, Spot};
use crate::pack::source::units;
use crate::pack::{Period, PriceBasis, Purpose, Row, Series};

/// Words of a basis that mean money after inflation, and money of the day.
const CONSTANT: &[&str] =
    &["constant", "real", "real terms", "inflation-adjusted", "adjusted for inflation", "after inflation"];
const NOMINAL: &[&str] = &["nominal", "current prices", "dollars of the day", "money of the day"];

/// What comes before the whole of which a basis takes a share.
const SHARES: &[&str] =
    &["share of", "proportion of", "percentage of", "percent of", "per cent of", "part of"];

/// Words that say how much of something there is, and not of what.
const MEASURES: &[&str] = &[
    "amount",
    "amounts",
    "budget",
    "budgets",
    "cost",
    "costs",
    "expenditure",
    "figure",
    "figures",
    "growth",
    "level",
    "levels",
    "money",
    "number",
    "numbers",
    "rate",
    "rates",
    "share",
    "spend",
    "spending",
    "spends",
    "spent",
    "total",
    "value",
    "year",
    "years",
];

/// Units that say in a basis for which time a value holds: "fiscal year".
const PERIODS: &[&str] = &["day", "week", "month", "year"];

/// Words that join the words of a signal.
const JOINING: &[&str] = &["a", "as", "by", "for", "in", "of", "on", "per", "the"];

pub(super) fn check((spot, series): &(Spot, Series), places: &RowSpots, report: &mut Report) {
    price_basis(spot, series, report);
    signals(spot, series, report);
    years(series, places, report);
    let rows = || series.rows.iter().zip(&places.rows);
    for (row, spot) in rows() {
        row_basis(row, series, spot, report);
    }
    let others: Vec<&Spot> = rows().filter(|(row, _)| row.basis.is_some()).map(|(_, spot)| spot).collect();
    if let Some(first) = others.first() {
        let lines: Vec<String> = others.iter().map(|spot| spot.line.to_string()).collect();
        let (are, line) = if others.len() == 1 { ("is", "line") } else { ("are", "lines") };
        let (some, all, at) = (others.len(), series.rows.len(), lines.join(", "));
        let message = format!("{some} of {all} rows {are} of another basis: {line} {at}");
        let mend = "they give scale and are never ranked; leave `basis` empty where it is the series' own";
        report.note(first, message, mend);
    }
}

/// Years begin on their first day, and none is told twice: a rank or a rate would count it twice. Rows side by side, such as
/// the states of one year, share their days and differ in their labels.
fn years(series: &Series, places: &RowSpots, report: &mut Report) {
    if !matches!(series.period, Period::CalendarYear | Period::MarketingYear) {
        return;
    }
    let own =
        series.rows.iter().zip(&places.rows).filter(|(row, _)| row.basis.is_none() && row.from < row.to);
    let mut rows: Vec<(&Row, &Spot)> = own.collect();
    for (row, spot) in rows.iter().filter(|_| series.period == Period::CalendarYear) {
        let begins = (row.from.month(), row.from.day()) == (1, 1);
        if !begins || row.to != row.from.plus_months(12) {
            let message = format!("the row runs from {} to {}, which is no calendar year", row.from, row.to);
            let mend = "begin it on 1 January and leave `to` empty, or give the series another `period`";
            report.fault(spot, message, mend);
        }
    }
    rows.sort_by_key(|(row, spot)| (row.from, row.to, &row.label, spot.line));
    let one_each = matches!(series.purpose, Purpose::Rate | Purpose::Index);
    let mut last: Option<(&Row, &Spot)> = None;
    for (row, spot) in rows {
        if let Some((other, at)) = last {
            let same = (row.from, row.to) == (other.from, other.to);
            if row.from < other.to && (!same || one_each || row.label == other.label) {
                let message = format!("the row overlaps that of line {}", at.line);
                report.fault(spot, message, "give each year one row, or each row of a year its own `label`");
            }
        }
        if last.is_none_or(|(other, _)| row.to >= other.to) {
            last = Some((row, spot));
        }
    }
}

fn signals(spot: &Spot, series: &Series, report: &mut Report) {
    if series.purpose == Purpose::Compare && series.signals.iter().all(String::is_empty) {
        let message =
            format!("series \"{}\" has no `signals`, so no figure is ever set beside it", series.id);
        let mend =
            "list words of a figure's sentence that mean it, such as `signals = [\"tall\", \"height\"]`";
        report.note(spot, message, mend);
    }
    let weak: Vec<String> =
        series.signals.iter().filter(|s| is_weak(s, series)).map(|signal| format!("\"{signal}\"")).collect();
    if !weak.is_empty() {
        let (are, list) = (if weak.len() == 1 { "a signal" } else { "signals" }, weak.join(", "));
        let message =
            format!("series \"{}\" has {are} that figures of other matters have as well: {list}", series.id);
        let mend = "list words of the matter itself, such as \"military\", in place of its unit, its whole or its measure";
        report.note(spot, message, mend);
    }
}

/// Whether a signal stands beside any figure of the unit: "percent", "GDP" where shares of it are told, "spending".
fn is_weak(signal: &str, series: &Series) -> bool {
    let is_unit = |words: &str| units::is_called(words, series.unit.as_str());
    let is_whole = |word: &str| {
        let shares = SHARES.iter().map(|share| format!("{share} {word}"));
        shares.into_iter().any(|share| names(&series.basis, &share) || names(&series.title, &share))
    };
    let says_nothing = |word: &str| {
        let small = word.to_lowercase();
        MEASURES.contains(&&*small) || JOINING.contains(&&*small) || is_unit(word) || is_whole(word)
    };
    let any = signal.split_whitespace().next().is_some();
    any && (is_unit(signal) || is_whole(signal) || signal.split_whitespace().all(says_nothing))
}

fn price_basis(spot: &Spot, series: &Series, report: &mut Report) {
    let (unit, money) = (&series.unit, series.unit.is_money());
    let of_money = series.price_basis != PriceBasis::None;
    if money && !of_money && series.purpose == Purpose::Compare {
        let mend = "write nominal for money of the day, constant for money after inflation";
        report.fault(spot, format!("series \"{}\" counts {unit} without a `price_basis`", series.id), mend);
    }
    if !money && of_money {
        let message = format!("series \"{}\" has a `price_basis` and counts {unit}, no money", series.id);
        report.fault(spot, message, "write `price_basis = \"none\"`");
    }
    if series.deflator.is_some() && series.price_basis != PriceBasis::Nominal {
        let message =
            format!("series \"{}\" has a `deflator`, but not `price_basis = \"nominal\"`", series.id);
        report.fault(spot, message, "only money of the day is carried to another year: leave `deflator` out");
    }
}

fn row_basis(row: &Row, series: &Series, spot: &Spot, report: &mut Report) {
    let Some(basis) = &row.basis else { return };
    let mend = "put such rows into a series of their own";
    if *basis == series.basis {
        let message = format!("the row's basis \"{basis}\" is the series' own");
        report.note(spot, message, "leave the cell empty, so that the row is ranked");
    }
    let is_other = |unit: &String| unit != series.unit.as_str() && !PERIODS.contains(&unit.as_str());
    if let Some(unit) = units::named_in(basis).find(is_other) {
        let message = format!("the row is in {unit}, the series in {}: \"{basis}\"", series.unit);
        report.fault(spot, message, format!("convert the value, or {mend}"));
    }
    let (other, name) = match series.price_basis {
        PriceBasis::Nominal => (CONSTANT, "nominal"),
        PriceBasis::Constant => (NOMINAL, "constant"),
        PriceBasis::None => return,
    };
    if let Some(word) = said_in(basis, other) {
        let message = format!("the row's basis says \"{word}\", the series' price basis is {name}");
        report.fault(spot, message, mend);
    }
}
