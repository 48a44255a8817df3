//! `backstory messages`: the words of the interface in another language, checked and made into the file that a page loads.

use std::path::{Path, PathBuf};

use clap::Args;

#[path = "../card/messages/compile.rs"]
mod compile;

use super::files::{at, read, write};
use super::{Failure, Outcome};
use crate::card::Interface;
use compile::Language;

#[derive(Args)]
pub(super) struct Options {
    /// The messages as a translator writes them: `docs/languages.md`.
    file: PathBuf,
    /// Write the message file here. What is missing or wrong stays English.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Reports all faults: exit code 1 if there are any.
pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let source = text(&options.file)?;
    let language = Language::read(&source).map_err(|reason| at(&options.file, reason))?;
    for fault in &language.faults {
        eprintln!("{}: {fault}", options.file.display());
    }
    if let Some(path) = &options.output {
        write(path, language.to_file())?;
    }
    Ok(if language.faults.is_empty() { Outcome::Fine } else { Outcome::Issues })
}

/// The interface that an option names: by the tag of a language that comes along, or by a message file.
pub(super) fn interface(name: &str) -> Result<Interface, Failure> {
    let language = name.split('-').next().unwrap_or(name);
    if let Some(interface) = Interface::shipped(&language.to_ascii_lowercase()) {
        return Ok(interface);
    }
    let path = PathBuf::from(name);
    let (interface, missing) = Interface::from_file(&text(&path)?).map_err(|reason| at(&path, reason))?;
    if missing > 0 {
        eprintln!("{}: {missing} messages are missing or wrong, and in English (note)", path.display());
    }
    Ok(interface)
}

fn text(path: &Path) -> Result<String, Failure> {
    String::from_utf8(read(path)?).map_err(|error| at(path, error))
}
