//! `backstory pack new`: a small pack that is complete, and explains itself.

use std::path::{Path, PathBuf};

use clap::Args;

use super::schema::write_all;
use crate::cli::files::{at, print, quoted, write};
use crate::cli::{Failure, Outcome};
use crate::pack::source::today;

#[derive(Args)]
pub(in crate::cli) struct Options {
    /// The pack's folder: a new one, or an empty one.
    folder: PathBuf,
    /// The pack's id: small letters, digits and hyphens. The folder's name without it.
    #[arg(long)]
    id: Option<String>,
    #[arg(long, default_value = "A new pack")]
    title: String,
    /// Who answers for the pack.
    #[arg(long, default_value = "Your newsroom")]
    author: String,
}

/// Where each file goes, and what it says.
const FILES: [(&str, &str); 5] = [
    ("pack.toml", include_str!("new/pack.toml")),
    ("sources.toml", include_str!("new/sources.toml")),
    ("entities/examples.toml", include_str!("new/entities.toml")),
    ("series/tower-height.toml", include_str!("new/series.toml")),
    ("series/tower-height.csv", include_str!("new/series.csv")),
];

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let folder = &options.folder;
    refuse_what_is_there(folder)?;
    let id = id(options)?;
    for (option, value) in [("--title", &options.title), ("--author", &options.author)] {
        if value.trim().is_empty() {
            return Err(Failure(format!("{option} is empty; every pack has one")));
        }
    }
    for (name, text) in FILES {
        let text = text
            .replace("{id}", &quoted(&id))
            .replace("{title}", &quoted(&options.title))
            .replace("{author}", &quoted(&options.author))
            .replace("{today}", &today().to_string());
        write(&folder.join(name), text)?;
    }
    write_all(&folder.join("schema"))?;
    let shown = folder.display();
    print(&format!("{shown} is a complete pack. Replace its examples, then: backstory pack check {shown}"))?;
    Ok(Outcome::Fine)
}

fn refuse_what_is_there(folder: &Path) -> Result<(), Failure> {
    if !folder.exists() {
        return Ok(());
    }
    let mut entries = std::fs::read_dir(folder).map_err(|error| at(folder, error))?;
    match entries.next() {
        Some(_) => Err(at(folder, "the folder is not empty; name a new one")),
        None => Ok(()),
    }
}

fn id(options: &Options) -> Result<String, Failure> {
    let name = || options.folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let id = options.id.clone().unwrap_or_else(name);
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(plain) {
        let reason = format!("\"{id}\" is no id of small letters, digits and hyphens; give one with --id");
        return Err(Failure(reason));
    }
    Ok(id)
}
