//! The compiler of packs: from an editor's folder of TOML and CSV to a [`Pack`], with all faults at once.
//!
//! `docs/packs.md` describes the sources. Native only.

mod build;
mod fields;
mod read;
mod report;
mod rules;
mod series;

pub use report::{Fault, Report};

use std::path::Path;

use super::Pack;

/// Reads, checks and compiles the pack in `folder`.
///
/// # Errors
/// The report with every fault, sorted by file and line; or, as the outer error, why the folder cannot be read.
pub fn compile(folder: &Path) -> std::io::Result<Result<(Pack, Report), Report>> {
    let mut report = Report::default();
    let folder = read::folder(folder, &mut report)?;
    let draft = build::draft(&folder, &mut report);
    rules::check(&draft, &mut report);
    report.sort();
    if report.faults.is_empty() { Ok(Ok((build::pack(draft), report))) } else { Ok(Err(report)) }
}
