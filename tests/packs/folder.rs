//! Sources of packs, whole or with slips in them, in folders of their own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use backstory::pack::Pack;
use backstory::pack::source::{Report, compile};

/// The sources of a pack by path below its folder.
pub type Sources = BTreeMap<String, String>;

pub fn sources(folder: &str) -> Sources {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    assert!(root.is_dir(), "no {folder}");
    let mut out = Sources::new();
    for below in ["", "entities", "series"] {
        let entries = fs::read_dir(root.join(below)).into_iter().flatten();
        for entry in entries {
            let path = entry.expect(below).path();
            if path.is_file() {
                let name = path.strip_prefix(&root).expect(below).to_str().expect(below).to_owned();
                out.insert(name, fs::read_to_string(&path).expect(below));
            }
        }
    }
    out
}

/// The sources of Paris with parts of some files replaced.
#[track_caller]
pub fn edited(edits: &[(&str, &str, &str)]) -> Sources {
    let mut sources = sources("tests/packs/paris");
    for (path, from, to) in edits {
        let text = sources.get_mut(*path).unwrap_or_else(|| panic!("no {path}"));
        assert!(text.contains(from), "{path} has no {from:?}");
        *text = text.replacen(from, to, 1);
    }
    sources
}

/// Sources in a folder of their own, which is removed at the end.
pub struct Folder(pub PathBuf);

impl Folder {
    /// Writes the files in the order given.
    pub fn of<'s>(name: &str, files: impl IntoIterator<Item = (&'s String, &'s String)>) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("pack-{name}"));
        let _ = fs::remove_dir_all(&folder);
        for below in ["entities", "series"] {
            fs::create_dir_all(folder.join(below)).expect("a writable folder");
        }
        for (path, text) in files {
            fs::write(folder.join(path), text).expect("a writable folder");
        }
        Self(folder)
    }

    pub fn compile(&self) -> Result<(Pack, Report), Report> {
        compile(&self.0).expect("a readable folder")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
