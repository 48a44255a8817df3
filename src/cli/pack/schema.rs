//! `backstory pack schema`: what editors complete and check sources by.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::files::{print, write};
use crate::cli::{Failure, Outcome};
use crate::pack::source::schemas;

#[derive(Args)]
pub(in crate::cli) struct Options {
    /// pack, sources, entities or series: the kind of file whose schema is printed.
    #[arg(required_unless_present = "output")]
    kind: Option<String>,
    /// A folder to write the schemas of all kinds into, such as `schema` in the pack's folder.
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    if let Some(folder) = &options.output {
        write_all(folder)?;
    }
    if let Some(kind) = &options.kind {
        let schemas = schemas();
        let Some((_, schema)) = schemas.iter().find(|(name, _)| name == kind) else {
            let all: Vec<&str> = schemas.iter().map(|(name, _)| *name).collect();
            return Err(Failure(format!("there is no schema \"{kind}\"; it can be {}", all.join(", "))));
        };
        print(&serde_json::to_string_pretty(schema)?)?;
    }
    Ok(Outcome::Fine)
}

/// One file for each kind, named after it.
pub(super) fn write_all(folder: &Path) -> Result<(), Failure> {
    for (kind, schema) in schemas() {
        write(&folder.join(format!("{kind}.json")), serde_json::to_string_pretty(&schema)? + "\n")?;
    }
    Ok(())
}
