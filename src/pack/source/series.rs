//! Series: a TOML table about what is counted, and its rows as CSV.

use std::cell::RefCell;

use super::build::review;
use super::draft::{Draft, RowSpots};
use super::fields::Fields;
use super::keys;
use super::read::{CsvFile, TomlFile};
use super::report::Report;
use super::rows;
use super::units;
use super::words::{PERIODS, PRICE_BASES, PURPOSES};
use crate::pack::{Period, PriceBasis, Purpose, Review, Series, SeriesId};
use crate::value::{Decimal, Unit};

pub(super) fn read(file: &TomlFile, csv: Option<&CsvFile>, draft: &mut Draft, report: &mut Report) {
    let Some(table) = file.table(report) else {
        draft.series_are_missing = true;
        return;
    };
    if !table.get_ref().contains_key("series") {
        report.fault(&file.spot(0), "the file has no [series] table", "begin it with a line `[series]`");
        return;
    }
    let cell = RefCell::new(&mut *report);
    let top = Fields::of_file(file, table.get_ref(), &keys::SERIES_FILE, &cell);
    let Some(fields) = top.tables("series", |_| format!("series {}", file.name)).pop() else { return };
    let scale = fields.number_if_any("scale").unwrap_or(Decimal::from(1));
    let series = described(&fields, draft);
    let review = review(&fields);
    let spot = fields.spot().clone();
    drop(fields);
    let (rows, spots) = match csv {
        Some(csv) => rows::read(csv, &series, scale, draft, report),
        None => {
            let mend = format!("write the rows into {}", file.name.replace(".toml", ".csv"));
            report.fault(&spot, "the series has no CSV file of the same name beside it", mend);
            (Vec::new(), Vec::new())
        }
    };
    let series = Series { review: review.clone(), rows, ..series };
    draft.series.push((spot, series));
    draft.rows.push(RowSpots { rows: spots, review });
}

/// The series without its rows.
fn described(fields: &Fields<'_>, draft: &mut Draft) -> Series {
    let about = fields.spot_of("about");
    let about = fields.texts("about").iter().map(|id| draft.ids.entity(about.clone(), id)).collect();
    let whose = fields.text_if_any("whose").map(|id| draft.ids.entity(fields.spot_of("whose"), &id));
    // Resolved once every series is read; until then the name waits in the draft.
    if let Some(id) = fields.text_if_any("deflator") {
        draft.deflators.push((draft.series.len(), fields.spot_of("deflator"), id));
    }
    let unit = units::read(fields, &mut draft.units);
    let nouns = fields.needed_texts("row_noun");
    if fields.items_of("row_noun").is_some_and(|items| items != 2) {
        let mend = "what a row is, in the singular and in the plural, such as `[\"package\", \"packages\"]`";
        fields.fault("`row_noun` is no list of two texts", mend);
    }
    Series {
        id: fields.id(),
        title: fields.text("title"),
        row_noun: <[String; 2]>::try_from(nouns).map(|[one, many]| (one, many)).unwrap_or_default(),
        unit: Unit::new(&unit.unwrap_or_else(|| fields.text("unit"))),
        basis: fields.text("basis"),
        price_basis: fields.one_of("price_basis", &PRICE_BASES).unwrap_or(PriceBasis::None),
        period: fields.one_of("period", &PERIODS).unwrap_or(Period::Day),
        complete_from: fields.date_if_any("complete_from"),
        complete_above: fields.number_if_any("complete_above"),
        about,
        signals: fields.texts("signals"),
        deflator: None,
        rows: Vec::new(),
        review: Review::default(),
        purpose: fields.one_of_if_any("purpose", &PURPOSES).unwrap_or_default(),
        whose,
    }
}

pub(super) fn resolve_deflators(draft: &mut Draft, report: &mut Report) {
    for (at, spot, id) in std::mem::take(&mut draft.deflators) {
        let Some((_, deflated)) = draft.series.get(at) else { continue };
        let Some(found) = draft.series.iter().position(|(_, series)| series.id == id) else {
            if draft.series_are_missing {
                continue;
            }
            let message = format!("`deflator` names the unknown series \"{id}\"");
            report.fault(&spot, message, "name the price index of this pack that has the same unit");
            continue;
        };
        let index = &draft.series[found].1;
        if index.purpose != Purpose::Index || index.unit != deflated.unit {
            let message = format!("`deflator` names \"{id}\", which is no price index of {}", deflated.unit);
            report.fault(&spot, message, "name a series of `purpose = \"index\"` with the same unit");
        }
        draft.series[at].1.deflator = Some(SeriesId(found as u32));
    }
}
