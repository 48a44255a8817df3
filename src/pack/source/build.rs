//! From the files of a pack to a draft: what they say, and where.

use std::cell::RefCell;

use super::draft::Draft;
use super::fields::Fields;
use super::plain;
use super::read::{Folder, TomlFile};
use super::report::Report;
use super::words::TIERS;
use super::{entity, keys, office, series};
use crate::pack::{Info, Review, Source, Tier};
use crate::value::Date;

pub(super) fn draft(folder: &Folder, report: &mut Report) -> Draft {
    let mut draft = Draft::default();
    // Without a pack.toml every fact would lack its `retrieved`, which helps nobody to find the file.
    let retrieved = match &folder.pack {
        Some(file) => info(file, &mut draft, report),
        None => Some(Date::from_days(0)),
    };
    match &folder.sources {
        Some(file) => sources(file, &mut draft, report),
        None => draft.ids.sources_are_missing = true,
    }
    for file in &folder.entities {
        entities(file, retrieved, &mut draft, report);
    }
    for (stem, file) in &folder.series {
        let rows = folder.rows.iter().find(|rows| rows.stem == *stem);
        series::read(file, rows, &mut draft, report);
    }
    for rows in folder.rows.iter().filter(|rows| folder.series.iter().all(|(stem, _)| *stem != rows.stem)) {
        let mend = format!("describe the series in series/{}.toml", rows.stem);
        report.fault(&rows.spot(), "the rows belong to no series", mend);
    }
    series::resolve_deflators(&mut draft, report);
    draft
}

/// Reads `pack.toml`; gives the pack's default for `retrieved`.
fn info(file: &TomlFile, draft: &mut Draft, report: &mut Report) -> Option<Date> {
    let Some(table) = file.table(report) else { return Some(Date::from_days(0)) };
    let report = RefCell::new(report);
    let fields = Fields::of_file(file, table.get_ref(), &keys::PACK, &report);
    let retrieved = fields.date_if_any("retrieved");
    let data_until = fields.date("data_until");
    let info = Info {
        id: fields.id(),
        title: fields.text("title"),
        version: fields.text("version"),
        language: fields.text("language"),
        // Without one there is a fault, and nothing is reckoned from it.
        data_until: data_until.unwrap_or(Date::from_days(0)),
        author: fields.text("author"),
        reviewed_by: fields.text_if_any("reviewed_by"),
        reviewed_on: fields.date_if_any("reviewed_on"),
    };
    fields.refuse_value("language", plain::language(&info.language).filter(|_| !info.language.is_empty()));
    draft.data_until = data_until.map(|day| (fields.spot_of("data_until"), day));
    draft.info = Some(info);
    retrieved
}

fn sources(file: &TomlFile, draft: &mut Draft, report: &mut Report) {
    let Some(table) = file.table(report) else {
        draft.ids.sources_are_missing = true;
        return;
    };
    let report = RefCell::new(report);
    let top = Fields::of_file(file, table.get_ref(), &keys::SOURCES, &report);
    for fields in top.tables("source", |id| format!("source \"{id}\"")) {
        let source = Source {
            id: fields.id(),
            title: fields.text("title"),
            publisher: fields.text("publisher"),
            url: fields.text("url"),
            published: fields.date_if_any("published"),
            licence: fields.text("licence"),
            attribution: fields.text_if_any("attribution"),
            tier: fields.one_of("tier", &TIERS).unwrap_or(Tier::Secondary),
        };
        if !source.url.is_empty() {
            fields.refuse_value("url", plain::link(&source.url));
        }
        draft.sources.push((fields.spot().clone(), source));
    }
}

fn entities(file: &TomlFile, retrieved: Option<Date>, draft: &mut Draft, report: &mut Report) {
    let Some(table) = file.table(report) else {
        draft.ids.entities_are_missing = true;
        return;
    };
    let report = RefCell::new(report);
    let top = Fields::of_file(file, table.get_ref(), &keys::ENTITIES, &report);
    for fields in top.tables("entity", |id| format!("entity \"{id}\"")) {
        entity::read(&fields, retrieved, draft);
    }
    for fields in top.tables("office", |id| format!("office \"{id}\"")) {
        office::read(&fields, draft);
    }
}

/// Who signed something off and when, and by when it must be looked at again.
pub(super) fn review(fields: &Fields<'_>) -> Review {
    let (by, on) = (fields.text_if_any("reviewed_by"), fields.date_if_any("reviewed_on"));
    if by.is_none() && on.is_some() {
        fields.fault_of("reviewed_on", "`reviewed_on` without `reviewed_by`", "say who signed it off");
    }
    // It tells those who come later whom to ask; nothing is reckoned from it.
    fields.text_if_any("author");
    Review { reviewed_by: by, reviewed_on: on, review_by: fields.date_if_any("review_by") }
}
