//! Files of overrides, as the page loads them.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Failure;
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

/// Reads files of overrides, later ones over earlier; corrections change the packs. Tells of statements that no pack has.
pub(super) fn load(paths: &[PathBuf], packs: &mut Packs) -> Result<Said, Failure> {
    let mut overrides = Overrides::default();
    for path in paths {
        let json = parsed(path)?;
        overrides.read(&json, packs).map_err(|reason| at(path, reason))?;
        if json["off"] == true {
            return Ok(Said::Off(path.clone()));
        }
    }
    for id in overrides.unknown() {
        eprintln!("no pack states \"{id}\", which the overrides correct (note)");
    }
    Ok(Said::Rules(overrides))
}

fn parsed(path: &Path) -> Result<Value, Failure> {
    let text = fs::read_to_string(path).map_err(|error| at(path, error))?;
    serde_json::from_str(&text).map_err(|error| at(path, error))
}

fn at(path: &Path, reason: impl std::fmt::Display) -> Failure {
    Failure(format!("{}: {reason}", path.display()))
}
