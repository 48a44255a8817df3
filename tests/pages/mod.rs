//! The text of the pages that may lie beside the clone, for the tests inside the library.

use std::path::{Path, PathBuf};

/// What stands between the tags of each page in `BACKSTORY_PAGES` or `../shared/pages`, white space alone left out.
/// Nothing where there is no such folder.
pub fn texts() -> Vec<String> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/pages");
    let folder = std::env::var_os("BACKSTORY_PAGES").map_or_else(beside, PathBuf::from);
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("no folder {}; BACKSTORY_PAGES names another", folder.display());
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    files.sort();
    files.iter().flat_map(|file| between_tags(&std::fs::read(file).expect("a readable page"))).collect()
}

/// Cruder than our reader, which tests of the figures alone do without.
fn between_tags(page: &[u8]) -> Vec<String> {
    let page = String::from_utf8_lossy(page);
    let texts = page.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text.to_owned());
    texts.filter(|text| !text.trim().is_empty()).collect()
}
