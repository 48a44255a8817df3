//! Files of a pack's folder that nothing reads: a note, since their writer may think otherwise.

use std::fs;
use std::io;
use std::path::Path;

use super::nearest::nearest;
use super::report::{Report, Spot};

/// A folder that is read, and the files in it that are.
struct Place {
    below: &'static str,
    files: &'static [&'static str],
    extensions: &'static [&'static str],
    folders: &'static [&'static str],
}

const PLACES: [Place; 3] = [
    Place {
        below: "",
        files: &["pack.toml", "sources.toml"],
        extensions: &[],
        folders: &["entities", "series"],
    },
    Place { below: "entities", files: &[], extensions: &["toml"], folders: &[] },
    Place { below: "series", files: &[], extensions: &["toml", "csv"], folders: &[] },
];

/// For people, for editors, and what `build` writes.
const EXPECTED: &[&str] = &["schema", "chunks"];
const EXPECTED_ENDS: &[&str] = &[".md", ".pack", ".attribution.txt"];

pub(super) fn note(folder: &Path, report: &mut Report) -> io::Result<()> {
    for place in &PLACES {
        let inside = folder.join(place.below);
        if !inside.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&inside)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if !place.reads(&name, entry.path().is_dir()) && !is_expected(&name) {
                place.note(&name, entry.path().is_dir(), report);
            }
        }
    }
    Ok(())
}

fn is_expected(name: &str) -> bool {
    let bare = !name.contains('.') && name.chars().all(|c| c.is_ascii_uppercase());
    name.starts_with('.')
        || bare
        || EXPECTED.contains(&name)
        || EXPECTED_ENDS.iter().any(|end| name.ends_with(end))
}

impl Place {
    fn reads(&self, name: &str, folder: bool) -> bool {
        if folder {
            return self.folders.contains(&name);
        }
        let extension = Path::new(name).extension().unwrap_or_default().to_string_lossy();
        self.files.contains(&name) || self.extensions.contains(&extension.as_ref())
    }

    fn note(&self, name: &str, folder: bool, report: &mut Report) {
        let path = if self.below.is_empty() { name.to_owned() } else { format!("{}/{name}", self.below) };
        let spot = Spot { file: path.as_str().into(), line: 1, column: 1 };
        let what = if folder { "folder" } else { "file" };
        report.note(&spot, format!("nothing reads this {what}"), self.mend(name, folder));
    }

    fn mend(&self, name: &str, folder: bool) -> String {
        let small = name.to_lowercase();
        let near = if folder {
            nearest(&small, self.folders.iter().copied()).map(str::to_owned)
        } else if self.reads(&small, false) {
            Some(small)
        } else {
            nearest(&small, self.files.iter().copied()).map(str::to_owned)
        };
        match near {
            Some(near) => format!("call it {near}"),
            None => {
                "a pack is pack.toml, sources.toml, entities/*.toml, series/*.toml and series/*.csv, without \
                     sub folders"
                    .to_owned()
            }
        }
    }
}
