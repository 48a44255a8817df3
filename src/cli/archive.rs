//! The articles of an archive: files, folders of files, and JSON lines, one after the other.

use std::fs;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use indicatif::ProgressBar;
use serde::Deserialize;

use super::files::{at, read};
use super::{Failure, Outcome, progress, read_html, read_plain};
use crate::article::{Article, Language, Options};
use crate::value::Date;

/// What is taken for an article when a folder is looked through.
const EXTENSIONS: [&str; 4] = ["html", "htm", "txt", "jsonl"];

/// One record of a set; other fields are not looked at.
#[derive(Deserialize)]
struct Record {
    id: String,
    text: String,
    date: Option<String>,
    ref_date: Option<String>,
}

/// A line of JSON lines: its id, and the article.
pub(super) fn of_line(line: &str, language: Option<Language>) -> Result<(String, Article), Failure> {
    let record: Record = serde_json::from_str(line)?;
    let date = record.date.or(record.ref_date);
    let published = date.map(|date| date.parse::<Date>()).transpose()?;
    Ok((record.id, Article::from_plain_text(&record.text, published, language.unwrap_or_default())))
}

/// A file's article, by its extension; `None` and the reason where there is none in it.
pub(super) fn of_file(path: &Path, wanted: &Options) -> Result<Result<Article, String>, Failure> {
    let bytes = read(path)?;
    let article = match extension(path).as_str() {
        "txt" => read_plain(&bytes, wanted),
        _ => read_html(&bytes, wanted).map(|reading| reading.article),
    };
    Ok(article.map_err(|reason| reason.to_string()))
}

pub(super) fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase()
}

/// The files of an archive in the order of their names.
pub(super) struct Archive {
    files: Vec<PathBuf>,
    bytes: u64,
}

impl Archive {
    pub fn of(paths: &[PathBuf]) -> Result<Self, Failure> {
        let mut archive = Self { files: Vec::new(), bytes: 0 };
        for path in paths {
            if path.is_dir() { archive.add_folder(path)? } else { archive.add(path.clone())? }
        }
        Ok(archive)
    }

    fn add(&mut self, file: PathBuf) -> Result<(), Failure> {
        self.bytes += fs::metadata(&file).map_err(|error| at(&file, error))?.len();
        self.files.push(file);
        Ok(())
    }

    fn add_folder(&mut self, folder: &Path) -> Result<(), Failure> {
        let entries = fs::read_dir(folder).map_err(|error| at(folder, error))?;
        let mut paths: Vec<PathBuf> = entries
            .map(|entry| Ok(entry?.path()))
            .collect::<io::Result<_>>()
            .map_err(|error| at(folder, error))?;
        paths.sort();
        for path in paths {
            if path.is_dir() {
                self.add_folder(&path)?;
            } else if EXTENSIONS.contains(&extension(&path).as_str()) {
                self.add(path)?;
            }
        }
        Ok(())
    }

    /// Hands over each article with its name. What cannot be read is reported, and does not stop the rest.
    pub fn each(&self, work: &mut dyn FnMut(&str, Article)) -> Result<Outcome, Failure> {
        let bar = progress::bytes(self.bytes, "reading articles");
        let mut outcome = Outcome::Fine;
        let mut hand_over = |name: &str, read: Result<Article, String>| match read {
            Ok(article) => work(name, article),
            Err(reason) => {
                bar.suspend(|| eprintln!("{name}: {reason}"));
                outcome = Outcome::Issues;
            }
        };
        for path in &self.files {
            if extension(path) == "jsonl" {
                each_line(path, &bar, &mut hand_over)?;
            } else {
                hand_over(&path.display().to_string(), of_file(path, &Options::default())?);
                bar.inc(fs::metadata(path).map_or(0, |data| data.len()));
            }
        }
        bar.finish_and_clear();
        Ok(outcome)
    }
}

/// The articles of JSON lines, each under its id; what is no article under the line's number.
fn each_line(
    path: &Path,
    bar: &ProgressBar,
    hand_over: &mut dyn FnMut(&str, Result<Article, String>),
) -> Result<(), Failure> {
    let file = fs::File::open(path).map_err(|error| at(path, error))?;
    for (line, number) in io::BufReader::new(file).lines().zip(1..) {
        let line = line.map_err(|error| at(path, error))?;
        bar.inc(line.len() as u64 + 1);
        if line.trim().is_empty() {
            continue;
        }
        match of_line(&line, None) {
            Ok((id, article)) => hand_over(&format!("{}:{id}", path.display()), Ok(article)),
            Err(Failure(reason)) => hand_over(&format!("{}:{number}", path.display()), Err(reason)),
        }
    }
    Ok(())
}
