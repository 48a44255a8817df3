//! The articles of an archive: files, folders of files, and JSON lines, one after the other.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::files::at;
use super::input::{Input, Received, inputs, is_lines};
use super::{Failure, Outcome, progress};
use crate::article::{Article, Language, Options};

/// What is taken for an article when a folder is looked through.
const EXTENSIONS: [&str; 4] = ["html", "htm", "txt", "jsonl"];

fn is_article(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    EXTENSIONS.contains(&extension.as_str())
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
            } else if is_article(&path) {
                self.add(path)?;
            }
        }
        Ok(())
    }

    /// Hands over each article with its name. What cannot be read is reported, and does not stop the rest.
    ///
    /// # Errors
    /// Where there is no article at all.
    pub fn each(&self, work: &mut dyn FnMut(&str, Article)) -> Result<Outcome, Failure> {
        let mut articles = 0;
        let bar = progress::bytes(self.bytes, "reading articles");
        let mut outcome = Outcome::Fine;
        for path in &self.files {
            for input in inputs(path.clone()) {
                let bytes = match &input {
                    Input::File(path) => fs::metadata(path).map_or(0, |data| data.len()),
                    Input::Line { line, .. } => line.len() as u64 + 1,
                    Input::Fault { .. } => 0,
                };
                let Received { place, id, article } = input.read(&Options::default(), Some(Language::En));
                articles += usize::from(article.is_ok());
                match (article, id.filter(|_| is_lines(path))) {
                    (Ok(article), Some(id)) => work(&format!("{}:{id}", path.display()), article),
                    (Ok(article), None) => work(&place, article),
                    (Err(reason), _) => {
                        bar.suspend(|| eprintln!("{place}: {reason}"));
                        outcome = Outcome::Issues;
                    }
                }
                bar.inc(bytes);
            }
        }
        bar.finish_and_clear();
        match articles {
            0 => Err(Failure(format!(
                "none of {} files is an article; name pages, texts or JSON lines, or a folder with .{} files",
                self.files.len(),
                EXTENSIONS.join(", .")
            ))),
            _ => Ok(outcome),
        }
    }
}
