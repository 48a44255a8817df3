//! `backstory pack filter`: one small file for all packs of a site.

use std::path::PathBuf;

use clap::Args;

use super::check::say;
use crate::cli::files::{at, print, write};
use crate::cli::{Failure, Outcome};
use crate::pack::source::{self, Filter};

#[derive(Args)]
pub(in crate::cli) struct Options {
    /// The sources of every pack that pages load.
    #[arg(required = true)]
    folders: Vec<PathBuf>,
    /// Where to write.
    #[arg(short, long, required_unless_present = "list")]
    output: Option<PathBuf>,
    /// Print the words, one to a line, and write nothing without `--output`.
    #[arg(long)]
    list: bool,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let mut all = Filter::default();
    for folder in &options.folders {
        match source::filter(folder).map_err(|error| at(folder, error))? {
            Ok(filter) => all = all.with(filter),
            Err(report) => {
                say(folder, &report);
                return Ok(Outcome::Issues);
            }
        }
    }
    if options.list {
        print(all.list().trim_end())?;
    }
    if let Some(output) = &options.output {
        let bytes = all.to_bytes();
        write(output, &bytes)?;
        print(&format!("{} words; {} bytes in {}", all.len(), bytes.len(), output.display()))?;
    }
    Ok(Outcome::Fine)
}
