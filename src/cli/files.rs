//! Reading and writing files, with the file's name in what goes wrong.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Serialize;

use super::Failure;

/// How a report is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

pub(super) fn at(path: &Path, error: impl std::fmt::Display) -> Failure {
    Failure(format!("{}: {error}", path.display()))
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| at(path, error))
}

/// Files and folders that a command reads, and so writes nothing onto.
pub(super) struct Inputs(Vec<(PathBuf, PathBuf)>);

impl Inputs {
    /// What is not there, such as standard input, cannot be written onto.
    pub fn new<'p>(paths: impl Iterator<Item = &'p PathBuf>) -> Self {
        Self(paths.filter_map(|path| Some((path.canonicalize().ok()?, path.clone()))).collect())
    }

    /// # Errors
    /// When `output` is one of them, or a file of sources in one, by whatever way it is named.
    pub fn refuse(&self, output: &Path) -> Result<(), String> {
        let Ok(whole) = output.canonicalize() else { return Ok(()) };
        // A pack may be built into the folder of its sources.
        let is_source = whole.extension().is_some_and(|ending| ending == "toml" || ending == "csv");
        let is_of = |input: &Path| whole == input || is_source && whole.starts_with(input);
        match self.0.iter().find(|(input, _)| is_of(input)) {
            Some((_, input)) => {
                let read = input.display();
                Err(format!(
                    "{} would be written over, and {read} is read; name another place with -o",
                    output.display()
                ))
            }
            None => Ok(()),
        }
    }
}

/// Writes a file, and the folders that it lies in.
pub(super) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| at(folder, error))?;
    }
    fs::write(path, bytes).map_err(|error| at(path, error))
}

/// A closed pipe is the reader's way of saying "enough".
pub(super) fn print(line: &str) -> Result<(), Failure> {
    match writeln!(io::stdout(), "{line}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// A text as TOML has it.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A report as one JSON value.
pub(super) fn print_json(report: &impl Serialize) -> Result<(), Failure> {
    print(&serde_json::to_string_pretty(report)?)
}
