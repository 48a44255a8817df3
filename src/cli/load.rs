//! Reads packs from files.

use std::path::{Path, PathBuf};

use super::Failure;
pub(super) use super::files::at;
use super::files::read;
use crate::pack::Pack;
use crate::pack::source::compile;

/// The pack of a file, with the chunks that stand beside it, or of a folder of sources.
pub(super) fn pack(path: &Path) -> Result<Pack, Failure> {
    if path.is_dir() {
        return compiled(path);
    }
    let pack = Pack::open(read(path)?).map_err(|error| at(path, error))?;
    for name in pack.missing_chunks().collect::<Vec<_>>() {
        let file = chunk_path(path, &name);
        pack.add_chunk(&read(&file)?).map_err(|error| at(&file, error))?;
    }
    Ok(pack)
}

fn compiled(folder: &Path) -> Result<Pack, Failure> {
    match compile(folder).map_err(|error| at(folder, error))? {
        Ok((pack, _)) => Ok(pack),
        Err(report) => {
            let faults = report.faults.len();
            Err(at(folder, format!("{faults} faults; `backstory pack check {}` has them", folder.display())))
        }
    }
}

/// Where a chunk of a pack stands: its name tells what is in it, so packs of one folder share theirs.
pub(super) fn chunk_path(pack: &Path, name: &str) -> PathBuf {
    pack.with_file_name("chunks").join(name)
}
