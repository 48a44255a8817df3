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

    fn items(&self) -> Option<Vec<Self>> {
        self.as_array().cloned()
    }

    fn fields(&self) -> Option<Vec<(String, Self)>> {
        Some(self.as_object()?.iter().map(|(key, value)| (key.clone(), value.clone())).collect())
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
