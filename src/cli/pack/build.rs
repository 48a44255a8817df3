//! `backstory pack build`: one file of a pack's sources, and its credits.

use std::path::PathBuf;

use clap::Args;

use super::attribution::credits;
use super::check::{compiled, say};
use super::stats::summary;
use crate::cli::files::{print, write};
use crate::cli::{Failure, Outcome};

#[derive(Args)]
pub(in crate::cli) struct Options {
    folder: PathBuf,
    /// Where to write; the pack's id with `.pack` in this folder without it.
    #[arg(short, long)]
    output: Option<PathBuf>,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let (pack, report) = compiled(&options.folder, None)?;
    say(&options.folder, &report);
    let Some(pack) = pack else { return Ok(Outcome::Issues) };
    let output = options.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.pack", pack.info().id)));
    let bytes = pack.to_bytes();
    write(&output, &bytes)?;
    write(&output.with_extension("attribution.txt"), credits(&pack))?;
    print(&format!("{}; {} bytes in {}", summary(&pack), bytes.len(), output.display()))?;
    Ok(Outcome::Fine)
}
