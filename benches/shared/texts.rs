//! Texts that lie beside the clone.

use std::fs;
use std::path::{Path, PathBuf};

/// Titles with their types, and texts, of the folder that lies beside the clone; none where it does not.
pub fn shared_texts() -> (Vec<(String, String)>, Vec<String>) {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("BACKSTORY_SHARED").map_or_else(beside, PathBuf::from).join("eval/dev");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
    let pair = |line: &str| {
        line.split_once('\t').map(|(title, kind)| (title.to_owned(), kind.replace("other", "work")))
    };
    let titles = read("titles-gum.tsv").lines().filter_map(pair).collect();
    let files = ["mentions-gum.jsonl", "mentions-wikigold.jsonl"].map(read);
    let text = |line: &str| {
        let record: serde_json::Value = serde_json::from_str(line).expect("a record");
        record["text"].as_str().expect("a text").to_owned()
    };
    (titles, files.iter().flat_map(|file| file.lines()).map(text).collect())
}
