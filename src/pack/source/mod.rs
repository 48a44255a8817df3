//! The compiler of packs: from an editor's folder of TOML and CSV to a [`Pack`], with all faults at once.
//!
//! `docs/packs.md` describes the sources. Native only.

mod build;
mod compile;
mod draft;
mod entity;
mod fact;
mod fields;
mod filter;
mod keys;
mod nearest;
mod office;
mod plain;
mod read;
mod report;
mod rows;
mod rules;
mod schema;
mod series;
mod stale;
mod units;
mod unread;
mod words;

pub use filter::{Filter, compared, hash};
pub use report::{Fault, Report};
pub use schema::schemas;
pub use stale::{Class, Stale};

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use super::Pack;
use crate::value::Date;
use draft::Draft;

/// Reads, checks and compiles the pack in `folder`.
///
/// # Errors
/// The report with every fault, sorted by file and line; or, as the outer error, why the folder cannot be read.
pub fn compile(folder: &Path) -> std::io::Result<Result<(Pack, Report), Report>> {
    compile_on(folder, None)
}

/// The same, with notes of what has run out by a day; by the pack's `data_until` without one.
///
/// # Errors
/// As those of [`compile`].
pub fn compile_on(folder: &Path, on: Option<Date>) -> std::io::Result<Result<(Pack, Report), Report>> {
    let (draft, report) = checked(folder, on)?;
    Ok(if report.faults.is_empty() { Ok((compile::pack(draft), report)) } else { Err(report) })
}

/// What must be looked at again by a day: classes in their order, in each what is most overdue first.
///
/// # Errors
/// As those of [`compile`].
pub fn stale(folder: &Path, on: Date) -> std::io::Result<Result<Vec<Stale>, Report>> {
    let (draft, report) = checked(folder, None)?;
    Ok(if report.faults.is_empty() { Ok(stale::stale(&draft, on)) } else { Err(report) })
}

/// The words by which the loader tells whether a page can have anything of the pack.
///
/// # Errors
/// As those of [`compile`].
pub fn filter(folder: &Path) -> std::io::Result<Result<Filter, Report>> {
    let (draft, report) = checked(folder, None)?;
    Ok(if report.faults.is_empty() { Ok(Filter::of(&draft)) } else { Err(report) })
}

/// The day in UTC.
pub fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Date::from_days(i32::try_from(seconds / 86_400).unwrap_or(0))
}

fn checked(folder: &Path, on: Option<Date>) -> std::io::Result<(Draft, Report)> {
    let mut report = Report::default();
    let folder = read::folder(folder, &mut report)?;
    let draft = build::draft(&folder, &mut report);
    rules::check(&draft, on, &mut report);
    report.sort();
    Ok((draft, report))
}
