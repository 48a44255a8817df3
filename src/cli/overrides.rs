//! Files of overrides, as the page loads them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use serde_json::value::RawValue;

use super::Failure;
use super::files::at;
use crate::annotate::{Json, Overrides};
use crate::pack::Packs;

/// What an editor says of a story.
pub(super) enum Said {
    /// The page is to show nothing: the file that says so.
    Off(PathBuf),
    Rules(Overrides),
}

impl Json for Value {
    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }

    fn items(&self) -> Option<Vec<Box<dyn Json>>> {
        Some(self.as_array()?.iter().map(|item| Box::new(item.clone()) as Box<dyn Json>).collect())
    }

    fn keys(&self) -> Option<Vec<String>> {
        Some(self.as_object()?.keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Option<Box<dyn Json>> {
        Some(Box::new(self.as_object()?.get(key)?.clone()))
    }
}

/// A file of overrides before the packs are asked.
pub(super) struct File {
    path: PathBuf,
    /// Where a fault is, only the text tells.
    text: String,
    json: Value,
}

pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<File>, Failure> {
    paths.iter().map(|path| parsed(path)).collect()
}

/// What files say, later ones over earlier; corrections change the packs. Tells of what no pack has.
pub(super) fn load(files: &[File], packs: &mut Packs) -> Result<Said, Failure> {
    let said = read(files, packs).map_err(|mut faults| match faults.len() {
        1 => Failure(faults.remove(0)),
        many => {
            faults.iter().for_each(|fault| eprintln!("{fault}"));
            Failure(format!("{many} faults in overrides"))
        }
    })?;
    if let Said::Rules(overrides) = &said {
        for id in overrides.unknown() {
            eprintln!("no pack has \"{id}\", which the overrides name (note)");
        }
    }
    Ok(said)
}

/// [`load`] without a word; the faults of all files, each behind its file, line and column.
pub(super) fn read(files: &[File], packs: &mut Packs) -> Result<Said, Vec<String>> {
    let (mut overrides, mut faults) = (Overrides::default(), Vec::new());
    for file in files {
        match overrides.read_all(&file.json, packs) {
            Err(reasons) => faults.extend(reasons.iter().map(|reason| file.fault(reason))),
            Ok(()) if faults.is_empty() && file.json["off"] == true => {
                return Ok(Said::Off(file.path.clone()));
            }
            Ok(()) => {}
        }
    }
    if faults.is_empty() { Ok(Said::Rules(overrides)) } else { Err(faults) }
}

fn parsed(path: &Path) -> Result<File, Failure> {
    let text = fs::read_to_string(path).map_err(|error| at(path, error))?;
    let json = serde_json::from_str(&text).map_err(|error| {
        let (line, column, reason) = (error.line(), error.column().max(1), reason_of(&error));
        Failure(format!("{}:{line}:{column}: {reason}", path.display()))
    })?;
    Ok(File { path: path.to_path_buf(), text, json })
}

/// What is wrong with JSON, without the place that stands behind it.
pub(super) fn reason_of(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    whole.strip_suffix(&place).map(str::to_owned).unwrap_or(whole)
}

impl File {
    /// A fault behind the place that it begins with.
    fn fault(&self, reason: &str) -> String {
        let before = &self.text[..self.offset(reason.split([' ', ':']).next().unwrap_or(""))];
        let line = 1 + before.matches('\n').count();
        let column = 1 + before.len() - before.rfind('\n').map_or(0, |at| at + 1);
        format!("{}:{line}:{column}: {reason}", self.path.display())
    }

    /// Where a value such as `mentions[2].source.url` begins in the text, or what it would stand in.
    fn offset(&self, place: &str) -> usize {
        let steps = place.split(['.', '[', ']']).filter(|step| !step.is_empty() && *step != "overrides");
        let mut here: &RawValue = match serde_json::from_str(&self.text) {
            Ok(whole) => whole,
            Err(_) => return 0,
        };
        for step in steps {
            let (text, list) = (here.get(), step.parse::<usize>());
            let next = match list {
                Ok(at) => {
                    serde_json::from_str::<Vec<&RawValue>>(text).ok().and_then(|all| all.get(at).copied())
                }
                Err(_) => serde_json::from_str::<BTreeMap<String, &RawValue>>(text)
                    .ok()
                    .and_then(|all| all.get(step).copied()),
            };
            match next {
                Some(next) => here = next,
                None => break,
            }
        }
        here.get().as_ptr() as usize - self.text.as_ptr() as usize
    }
}
