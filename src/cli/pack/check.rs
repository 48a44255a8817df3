//! `backstory pack check`: everything that is wrong with a pack's sources, at once.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::cli::files::{Format, at, print, print_json};
use crate::cli::pack::stats::summary;
use crate::cli::progress::while_working;
use crate::cli::{Failure, Outcome};
use crate::pack::Pack;
use crate::pack::source::{Fault, Report, compile_on};
use crate::value::Date;

#[derive(Args)]
pub(in crate::cli) struct Options {
    folder: PathBuf,
    /// Note what has run out by this day; by the pack's `data_until` without it.
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<Date>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// One finding as data.
#[derive(Serialize)]
pub(super) struct Finding<'r> {
    /// "fault" or "note".
    severity: &'static str,
    file: &'r str,
    line: usize,
    column: usize,
    message: &'r str,
    mend: &'r str,
}

impl<'r> Finding<'r> {
    pub fn new(severity: &'static str, fault: &'r Fault) -> Self {
        let Fault { file, line, column, message, mend } = fault;
        Self { severity, file, line: *line, column: *column, message, mend }
    }
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let (pack, report) = compiled(&options.folder, options.on)?;
    match options.format {
        Format::Text => {
            say(&options.folder, &report);
            pack.iter().try_for_each(|pack| print(&summary(pack)))?;
        }
        Format::Json => {
            let faults = report.faults.iter().map(|fault| Finding::new("fault", fault));
            let notes = report.notes.iter().map(|note| Finding::new("note", note));
            print_json(&faults.chain(notes).collect::<Vec<_>>())?;
        }
    }
    Ok(if pack.is_some() { Outcome::Fine } else { Outcome::Issues })
}

/// The pack, where it has no fault, and the report.
pub(super) fn compiled(folder: &Path, on: Option<Date>) -> Result<(Option<Pack>, Report), Failure> {
    let compiled = while_working("checking", || compile_on(folder, on));
    Ok(match compiled.map_err(|error| at(folder, error))? {
        Ok((pack, report)) => (Some(pack), report),
        Err(report) => (None, report),
    })
}

pub(super) fn say(folder: &Path, report: &Report) {
    let folder = folder.display();
    let faults = report.faults.iter().map(|fault| format!("{folder}/{fault}\n"));
    let notes = report.notes.iter().map(|note| format!("{folder}/{note} (note)\n"));
    // At once: a gazetteer has a note for each of its fifty thousand namesakes.
    eprint!("{}", faults.chain(notes).collect::<String>());
    match report.faults.len() {
        0 => {}
        1 => eprintln!("1 fault"),
        many => eprintln!("{many} faults"),
    }
}
