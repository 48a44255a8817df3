//! The rows of a series: a CSV file.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::draft::Draft;
use super::fields::choices;
use super::keys::COLUMNS;
use super::plain;
use super::read::CsvFile;
use super::report::{Report, Spot};
use super::words::FACT_KINDS;
use crate::pack::{FactKind, Period, Row, Series};
use crate::value::{Date, Decimal};

/// The rows that can be read, and where each stands.
pub(super) fn read(
    file: &CsvFile,
    series: &Series,
    scale: Decimal,
    draft: &mut Draft,
    report: &mut Report,
) -> (Vec<Row>, Vec<Spot>) {
    let Some(text) = &file.text else { return (Vec::new(), Vec::new()) };
    if let Some((message, mend)) = unreadable(text) {
        report.fault(&file.spot(), message, mend);
        return (Vec::new(), Vec::new());
    }
    let mut reader =
        csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let Some(columns) = columns(file, text, &header, report) else { return (Vec::new(), Vec::new()) };
    let mut rows = Vec::new();
    let mut seen: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let cells =
                    Cells { file, text, record: &record, columns: &columns, report: RefCell::new(report) };
                // What is a row behind a lost quotation mark and what a cell, nobody can tell.
                if cells.lose_a_mark(&header) {
                    break;
                }
                if cells.are_as_many_as(&header) && cells.are_new(&mut seen) {
                    rows.extend(cells.row(series, scale, draft).map(|row| (row, cells.spot())));
                }
            }
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line) as usize;
                let spot = Spot { line, ..file.spot() };
                report.fault(&spot, format!("the row cannot be read: {error}"), "save the file as UTF-8");
            }
        }
    }
    rows.into_iter().unzip()
}

/// What is wrong with a file of which no row can be read, said once.
fn unreadable(text: &str) -> Option<(String, String)> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let names = || COLUMNS.iter().map(|column| column.name).collect::<Vec<_>>().join(",");
    let Some(header) = lines.next() else {
        return Some(("the file is empty".to_owned(), format!("begin it with a line {}", names())));
    };
    let other =
        [(';', "`;`"), ('\t', "tabs")].into_iter().find(|(mark, _)| header.matches(*mark).count() > 1);
    if let Some((_, mark)) = other.filter(|_| !header.contains(',')) {
        return Some((format!("cells are separated by {mark}"), "save it with commas".to_owned()));
    }
    lines.next().is_none().then(|| {
        let mend = "write a line for each value, or remove the series".to_owned();
        ("the file has a header and no rows".to_owned(), mend)
    })
}

/// Where each column stands in the header; `None` where one is missing.
fn columns(
    file: &CsvFile,
    text: &str,
    header: &csv::StringRecord,
    report: &mut Report,
) -> Option<Vec<usize>> {
    let names = COLUMNS.iter().map(|column| column.name);
    let found: Vec<Option<usize>> = names.clone().map(|name| header.iter().position(|h| h == name)).collect();
    for (name, _) in names.clone().zip(&found).filter(|(_, found)| found.is_none()) {
        let mend = format!("the header is {}", names.clone().collect::<Vec<_>>().join(","));
        report.fault(&file.spot(), format!("the column `{name}` is missing"), mend);
    }
    for (at, unknown) in header.iter().enumerate().filter(|(_, name)| COLUMNS.iter().all(|c| c.name != *name))
    {
        let spot = Spot { column: column_of(text, 0, at), ..file.spot() };
        report.fault(&spot, format!("unknown column `{unknown}`"), choices(unknown, names.clone()));
    }
    found.into_iter().collect()
}

/// The cells of one row.
struct Cells<'r> {
    file: &'r CsvFile,
    text: &'r str,
    record: &'r csv::StringRecord,
    columns: &'r [usize],
    report: RefCell<&'r mut Report>,
}

impl Cells<'_> {
    fn spot(&self) -> Spot {
        let line = self.record.position().map_or(1, csv::Position::line) as usize;
        Spot { file: Rc::clone(&self.file.name), line, column: 1 }
    }

    fn fault(&self, column: &str, message: String, mend: impl Into<String>) {
        let start = self.record.position().map_or(0, csv::Position::byte) as usize;
        let column = column_of(self.text, start, self.place(column));
        self.report.borrow_mut().fault(&Spot { column, ..self.spot() }, message, mend);
    }

    fn place(&self, column: &str) -> usize {
        let at = COLUMNS.iter().position(|c| c.name == column);
        self.columns[at.unwrap_or_else(|| unreachable!("`{column}` is no column in keys.rs"))]
    }

    fn cell(&self, column: &str) -> &str {
        self.record.get(self.place(column)).unwrap_or("").trim()
    }

    fn text_if_any(&self, column: &str) -> Option<String> {
        Some(self.cell(column).to_owned()).filter(|text| !text.is_empty())
    }

    /// Whether a quotation mark that is never closed, or closed in a later row, has taken the next rows into a cell.
    fn lose_a_mark(&self, header: &csv::StringRecord) -> bool {
        let over_lines = self.record.iter().position(|cell| cell.contains('\n'));
        let Some(cell) = over_lines.filter(|_| self.record.len() != header.len()) else { return false };
        let start = self.record.position().map_or(0, csv::Position::byte) as usize;
        let spot = Spot { column: column_of(self.text, start, cell), ..self.spot() };
        let mend =
            "close the cell with a double quotation mark, on its own line; one inside it stands as \"\"";
        self.report.borrow_mut().fault(&spot, "the quotation mark that begins this cell is not closed", mend);
        true
    }

    fn are_as_many_as(&self, header: &csv::StringRecord) -> bool {
        let (cells, columns) = (self.record.len(), header.len());
        if cells != columns {
            let message = format!("the row has {cells} cells, the header {columns}");
            let closes = |cell: &str| cell.ends_with('"') && !cell.starts_with('"');
            let mend = if cells > columns && self.record.iter().any(closes) {
                "put a double quotation mark before the cell that ends with one"
            } else if cells > columns {
                "put a cell with a comma in double quotation marks, and write numbers without commas"
            } else {
                "leave no cell out: an empty one still has its comma"
            };
            self.report.borrow_mut().fault(&self.spot(), message, mend);
        }
        cells == columns
    }

    /// The same row twice would count twice.
    fn are_new(&self, seen: &mut BTreeMap<Vec<String>, usize>) -> bool {
        let line = self.spot().line;
        let first = *seen.entry(self.record.iter().map(str::to_owned).collect()).or_insert(line);
        if first != line {
            let message = format!("the row stands already in line {first}");
            self.report.borrow_mut().fault(&self.spot(), message, "remove one of the two");
        }
        first == line
    }

    /// A cell that cards show.
    fn plain(&self, column: &str) -> String {
        if let Some((message, mend)) = plain::text(column, self.cell(column)) {
            self.fault(column, message, mend);
        }
        self.cell(column).to_owned()
    }

    /// A cell as a date or a number.
    fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(&self, column: &str, wanted: &str) -> Option<T> {
        let read = self.cell(column).parse::<T>();
        let example = COLUMNS.iter().find(|c| c.name == column).map_or("", |c| c.example);
        read.map_err(|error| {
            self.fault(column, format!("`{column}`: {error}"), format!("write {wanted}, such as {example}"));
        })
        .ok()
    }

    /// A row whose days can be read: what else cannot has its fault, and the rest is checked all the same.
    fn row(&self, series: &Series, scale: Decimal, draft: &mut Draft) -> Option<Row> {
        const DAY: &str = "a day of the calendar";
        let from: Option<Date> = self.parsed("from", DAY);
        let to = match self.cell("to") {
            "" => from.map(|from| end_of(series.period, from)),
            _ => self.parsed("to", DAY),
        };
        if from.zip(to).is_some_and(|(from, to)| to <= from) {
            self.fault("to", "`to` is not after `from`".to_owned(), "`to` is the first day after the row");
        }
        let as_of = self.parsed("as_of", DAY).unwrap_or(Date::from_days(0));
        let value = self.parsed::<Decimal>("value", "digits and a point, without unit and thousands");
        let value = value.and_then(|value| self.scaled(value, scale));
        let kind = FACT_KINDS.iter().find(|(word, _)| *word == self.cell("kind")).map(|(_, kind)| *kind);
        if kind.is_none() {
            let word = self.cell("kind");
            let mend = choices(word, FACT_KINDS.iter().map(|(word, _)| *word));
            self.fault("kind", format!("`kind` is \"{word}\""), mend);
        }
        let source = self.cell("source");
        if source.is_empty() {
            self.fault("source", "the row has no `source`".to_owned(), "name an id of sources.toml");
        }
        let source = draft.ids.source(self.spot(), source);
        let (label, note) = (self.plain("label"), self.plain("note"));
        let Some((from, to)) = from.zip(to) else {
            draft.known.push((self.spot(), format!("a row of \"{}\"", series.id), as_of));
            return None;
        };
        Some(Row {
            label,
            note,
            from,
            to,
            value: value.unwrap_or(Decimal::from(0)),
            kind: kind.unwrap_or(FactKind::Official),
            basis: self.text_if_any("basis"),
            as_of,
            source,
        })
    }

    fn scaled(&self, value: Decimal, scale: Decimal) -> Option<Decimal> {
        let scaled = value.times(scale);
        if scaled.is_none() {
            let message = format!("`value`: {value} times the scale {scale} is beyond 10^18");
            self.fault("value", message, "write it in a smaller unit or with a smaller `scale`");
        }
        scaled
    }
}

fn end_of(period: Period, from: Date) -> Date {
    match period {
        Period::Day | Period::Instant => from.plus_days(1),
        Period::CalendarYear | Period::MarketingYear | Period::Term => from.plus_months(12),
    }
}

/// The column in which a cell begins, from 1, in the row that begins at a byte of the file.
fn column_of(text: &str, start: usize, cell: usize) -> usize {
    let line = text.get(start..).unwrap_or("");
    // The position is that behind the row before, which may be its line's end.
    let line = line.trim_start_matches(['\r', '\n']);
    let (mut quoted, mut commas) = (false, 0);
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            _ if commas == cell => return at + 1,
            b'"' => quoted = !quoted,
            b',' if !quoted => commas += 1,
            b'\n' if !quoted => break,
            _ => {}
        }
    }
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_behind_quoted_commas() {
        let text = "from,note\n2026,\"é, at last\",x\n";
        assert_eq!([0, 1, 2].map(|cell| column_of(text, 10, cell)), [1, 6, 20]);
        assert_eq!(column_of(text, 9, 1), 6);
        assert_eq!(column_of(text, 10, 7), 1);
    }
}
