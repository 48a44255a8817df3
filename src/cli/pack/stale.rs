//! `backstory pack stale`: what must be looked at again.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::cli::files::{Format, at, print, print_json};
use crate::cli::pack::check::{Finding, say};
use crate::cli::{Failure, Outcome};
use crate::pack::source::{Stale, stale};
use crate::value::Date;

#[derive(Args)]
pub(in crate::cli) struct Options {
    /// A folder of sources.
    folder: PathBuf,
    /// The day by which things must be fresh.
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Date,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Serialize)]
struct Item<'r> {
    class: &'static str,
    keeps_days: i32,
    since: String,
    overdue_days: i32,
    #[serde(flatten)]
    finding: Finding<'r>,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let folder = &options.folder;
    let found = match stale(folder, options.on).map_err(|error| at(folder, error))? {
        Ok(found) => found,
        Err(report) => {
            say(folder, &report);
            return Ok(Outcome::Issues);
        }
    };
    match options.format {
        Format::Text => {
            found.iter().try_for_each(|item| print(&format!("{}/{}", folder.display(), item.fault)))?
        }
        Format::Json => print_json(&found.iter().map(item).collect::<Vec<_>>())?,
    }
    Ok(if found.is_empty() { Outcome::Fine } else { Outcome::Issues })
}

fn item(stale: &Stale) -> Item<'_> {
    Item {
        class: stale.class.name(),
        keeps_days: stale.class.keeps(),
        since: stale.since.to_string(),
        overdue_days: stale.overdue,
        finding: Finding::new("stale", &stale.fault),
    }
}
