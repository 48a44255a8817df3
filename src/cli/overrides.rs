//! Files of overrides, as the page loads them.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

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
pub(super) type File = (PathBuf, Value);

pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<File>, Failure> {
    paths.iter().map(|path| Ok((path.clone(), parsed(path)?))).collect()
}

/// What files say, later ones over earlier; corrections change the packs. Tells of what no pack has.
pub(super) fn load(files: &[File], packs: &mut Packs) -> Result<Said, Failure> {
    let said = read(files, packs)?;
    if let Said::Rules(overrides) = &said {
        for id in overrides.unknown() {
            eprintln!("no pack has \"{id}\", which the overrides name (note)");
        }
    }
    Ok(said)
}

/// [`load`] without a word.
pub(super) fn read(files: &[File], packs: &mut Packs) -> Result<Said, Failure> {
    let mut overrides = Overrides::default();
    for (path, json) in files {
        overrides.read(json, packs).map_err(|reason| at(path, reason))?;
        if json["off"] == true {
            return Ok(Said::Off(path.clone()));
        }
    }
    Ok(Said::Rules(overrides))
}

fn parsed(path: &Path) -> Result<Value, Failure> {
    let text = fs::read_to_string(path).map_err(|error| at(path, error))?;
    serde_json::from_str(&text).map_err(|error| at(path, error))
}
