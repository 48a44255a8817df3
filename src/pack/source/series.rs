//! Series: a TOML table about what is counted, and its rows as CSV.

use std::cell::RefCell;
use std::rc::Rc;

use super::build::{Draft, FACT_KINDS};
use super::fields::Fields;
use super::read::{CsvFile, TomlFile};
use super::report::{Report, Spot};
use crate::pack::{Period, PriceBasis, Purpose, Review, Row, Series, SeriesId, SourceId};
use crate::value::{Date, Decimal, Unit};

const PRICE_BASES: &[(&str, PriceBasis)] =
    &[("nominal", PriceBasis::Nominal), ("constant", PriceBasis::Constant), ("none", PriceBasis::None)];

const PERIODS: &[(&str, Period)] = &[
    ("day", Period::Day),
    ("calendar-year", Period::CalendarYear),
    ("marketing-year", Period::MarketingYear),
    ("term", Period::Term),
    ("instant", Period::Instant),
];

const PURPOSES: &[(&str, Purpose)] = &[
    ("compare", Purpose::Compare),
    ("index", Purpose::Index),
    ("rate", Purpose::Rate),
    ("reference", Purpose::Reference),
    ("remark", Purpose::Remark),
];

/// The CSV's columns, in any order.
const COLUMNS: [&str; 9] = ["from", "to", "value", "label", "note", "kind", "basis", "as_of", "source"];

pub(super) fn read(file: &TomlFile, rows: Option<&CsvFile>, draft: &mut Draft, report: &mut Report) {
    let table = file.table(report);
    let cell = RefCell::new(&mut *report);
    let top = Fields::new(file, table.get_ref(), 0, &*file.name, &cell);
    let Some((start, table)) = top.tables("series").into_iter().next() else {
        top.fault("the file has no [series] table");
        return;
    };
    let fields = top.child(start, table, format!("series {}", file.name));
    let scale = fields.number_if_any("scale").unwrap_or(Decimal::from(1));
    let about_spot = fields.spot_of("about");
    let about = fields.texts("about").iter().map(|id| draft.ids.entity(about_spot.clone(), id)).collect();
    let nouns = fields.texts("row_noun");
    let [one, many] = nouns.as_slice() else {
        fields.fault("`row_noun` is a list of two texts: the singular and the plural of what a row is");
        return;
    };
    let purpose = fields.get("purpose").and_then(|_| fields.one_of("purpose", PURPOSES));
    let whose = fields.text_if_any("whose").map(|id| draft.ids.entity(fields.spot_of("whose"), &id));
    // Resolved once every series is read; until then the name waits in the draft.
    let deflator = fields.text_if_any("deflator");
    let mut series = Series {
        id: fields.text("id"),
        title: fields.text("title"),
        row_noun: (one.clone(), many.clone()),
        unit: Unit::new(&fields.text("unit")),
        basis: fields.text("basis"),
        price_basis: fields.one_of("price_basis", PRICE_BASES).unwrap_or(PriceBasis::None),
        period: fields.one_of("period", PERIODS).unwrap_or(Period::Day),
        complete_from: fields.date_if_any("complete_from"),
        complete_above: fields.number_if_any("complete_above"),
        about,
        signals: fields.texts("signals"),
        deflator: None,
        rows: Vec::new(),
        review: Review::default(),
        purpose: purpose.unwrap_or_default(),
        whose,
    };
    if let Some(id) = deflator {
        draft.deflators.push((draft.series.len(), fields.spot_of("deflator"), id));
    }
    let spot = fields.spot().clone();
    fields.finish();
    top.finish();
    match rows {
        Some(rows) => series.rows = csv_rows(rows, series.period, scale, draft, report),
        None => report.faults.push(spot.fault("the series has no CSV file of the same name beside it")),
    }
    draft.series.push((spot, series));
}

pub(super) fn resolve_deflators(draft: &mut Draft, report: &mut Report) {
    for (at, spot, id) in std::mem::take(&mut draft.deflators) {
        let unit = draft.series[at].1.unit.clone();
        let Some(found) = draft.series.iter().position(|(_, series)| series.id == id) else {
            report.faults.push(spot.fault(format!("`deflator` names the unknown series \"{id}\"")));
            continue;
        };
        let index = &draft.series[found].1;
        if index.purpose != Purpose::Index || index.unit != unit {
            report
                .faults
                .push(spot.fault(format!("`deflator` names \"{id}\", which is no price index of {unit}")));
        }
        draft.series[at].1.deflator = Some(SeriesId(found as u32));
    }
}

fn csv_rows(
    file: &CsvFile,
    period: Period,
    scale: Decimal,
    draft: &mut Draft,
    report: &mut Report,
) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(file.text.as_bytes());
    let at = |line: u64| Spot { file: Rc::clone(&file.name), line: line as usize, column: 1 };
    let header = reader.headers().cloned().unwrap_or_default();
    let columns: Vec<Option<usize>> =
        COLUMNS.iter().map(|name| header.iter().position(|h| h == *name)).collect();
    for (name, column) in COLUMNS.iter().zip(&columns) {
        if column.is_none() {
            report.faults.push(at(1).fault(format!("the column `{name}` is missing")));
        }
    }
    for unknown in header.iter().filter(|name| !COLUMNS.contains(name)) {
        report.faults.push(at(1).fault(format!("unknown column `{unknown}`")));
    }
    let Some(columns) = columns.into_iter().collect::<Option<Vec<usize>>>() else { return Vec::new() };
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let spot = at(record.position().map_or(1, csv::Position::line));
                let cell = |column: usize| record.get(columns[column]).unwrap_or("").trim();
                rows.extend(row(&cell, &spot, period, scale, draft, report));
            }
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                report.faults.push(at(line).fault(format!("the row cannot be read: {error}")));
            }
        }
    }
    rows
}

fn row<'r>(
    cell: &impl Fn(usize) -> &'r str,
    spot: &Spot,
    period: Period,
    scale: Decimal,
    draft: &mut Draft,
    report: &mut Report,
) -> Option<Row> {
    let before = report.faults.len();
    let mut parsed = |column: usize| -> Option<Date> {
        cell(column)
            .parse()
            .map_err(|error| report.faults.push(spot.fault(format!("`{}`: {error}", COLUMNS[column]))))
            .ok()
    };
    let from = parsed(0);
    let to = if cell(1).is_empty() { from.map(|from| end_of(period, from)) } else { parsed(1) };
    let as_of = parsed(7);
    let mut fault = |reason: String| report.faults.push(spot.fault(reason));
    let value: Option<Decimal> = match cell(2).parse::<Decimal>() {
        Ok(value) => value.times(scale).or_else(|| {
            fault(format!("`value`: {value} times the scale {scale} is beyond 10^18"));
            None
        }),
        Err(error) => {
            fault(format!("`value`: {error}"));
            None
        }
    };
    let kind = FACT_KINDS.iter().find(|(word, _)| *word == cell(5)).map(|(_, kind)| *kind);
    if kind.is_none() {
        let all: Vec<&str> = FACT_KINDS.iter().map(|(word, _)| *word).collect();
        fault(format!("`kind` is \"{}\"; it can be {}", cell(5), all.join(", ")));
    }
    if cell(8).is_empty() {
        fault("the row has no `source`; name an id of sources.toml".to_owned());
    }
    if from.zip(to).is_some_and(|(from, to)| to <= from) {
        fault("`to` is not after `from`".to_owned());
    }
    let source: SourceId = draft.ids.source(spot.clone(), cell(8));
    if report.faults.len() > before {
        return None;
    }
    Some(Row {
        label: cell(3).to_owned(),
        note: cell(4).to_owned(),
        from: from?,
        to: to?,
        value: value?,
        kind: kind?,
        basis: Some(cell(6).to_owned()).filter(|basis| !basis.is_empty()),
        as_of: as_of?,
        source,
    })
}

fn end_of(period: Period, from: Date) -> Date {
    match period {
        Period::Day | Period::Instant => from.plus_days(1),
        Period::CalendarYear | Period::MarketingYear | Period::Term => from.plus_months(12),
    }
}
