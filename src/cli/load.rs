//! Reads compiled packs from files.

use std::fs;
use std::path::{Path, PathBuf};

use super::Failure;
use crate::pack::Pack;

/// The pack of a file, with the chunks that stand beside it.
pub(super) fn pack(path: &Path) -> Result<Pack, Failure> {
    let pack = Pack::open(read(path)?).map_err(|error| at(path, error))?;
    for name in pack.missing_chunks().collect::<Vec<_>>() {
        let file = chunk_path(path, &name);
        pack.add_chunk(&read(&file)?).map_err(|error| at(&file, error))?;
    }
    Ok(pack)
}

/// Where a chunk of a pack stands: its name tells what is in it, so packs of one folder share theirs.
pub(super) fn chunk_path(pack: &Path, name: &str) -> PathBuf {
    pack.with_file_name("chunks").join(name)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| at(path, error))
}

/// What is wrong with a file.
pub(super) fn at(path: &Path, error: impl std::fmt::Display) -> Failure {
    Failure(format!("{}: {error}", path.display()))
}
