//! The compiler of packs: from an editor's folder of TOML and CSV to a [`Pack`], with all faults at once.
//!
//! `docs/packs.md` describes the sources. Native only.

mod build;
mod compile;
mod draft;
mod entity;
mod fact;
mod fields;
mod keys;
mod nearest;
mod office;
mod read;
mod report;
mod rows;
mod rules;
mod schema;
mod series;
mod units;
mod words;

pub use report::{Fault, Report};
pub use schema::schemas;

use std::path::Path;

use super::Pack;
use crate::value::Date;

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
    let mut report = Report::default();
    let folder = read::folder(folder, &mut report)?;
    let draft = build::draft(&folder, &mut report);
    rules::check(&draft, on, &mut report);
    report.sort();
    if report.faults.is_empty() { Ok(Ok((compile::pack(draft), report))) } else { Ok(Err(report)) }
}
