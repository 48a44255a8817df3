//! What articles come as: files of their own, or records of JSON lines.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::article::{Article, Language, Options};
use crate::cli::annotate::language;
use crate::cli::overrides::reason_of;
use crate::cli::{read_html, read_plain};
use crate::value::Date;

/// Bytes of a line at most: no article is longer, and a file that has no lines must not fill the memory.
const LONGEST_LINE: u64 = 32 << 20;

/// An article before it is read.
pub(super) enum Input {
    File(PathBuf),
    Line {
        place: String,
        line: Vec<u8>,
    },
    /// There is none: what went wrong, and where.
    Fault {
        place: String,
        reason: String,
    },
}

/// An article, or why there is none, with its id where that is known.
pub(super) struct Received {
    pub place: String,
    pub id: Option<String>,
    pub article: Result<Article, String>,
}

/// One record; other fields are not looked at.
#[derive(Deserialize)]
struct Record {
    id: String,
    html: Option<String>,
    text: Option<String>,
    date: Option<String>,
    ref_date: Option<String>,
    language: Option<String>,
}

/// The articles of a file, `-` being standard input.
pub(super) fn inputs(file: PathBuf) -> Box<dyn Iterator<Item = Input> + Send> {
    let place = file.display().to_string();
    let lines = match () {
        () if is_standard_input(&file) => Lines::new(place, Box::new(BufReader::new(io::stdin()))),
        () if !is_lines(&file) => return Box::new(std::iter::once(Input::File(file))),
        () => match File::open(&file) {
            Ok(file) => Lines::new(place, Box::new(BufReader::new(file))),
            Err(error) => {
                return Box::new(std::iter::once(Input::Fault { place, reason: error.to_string() }));
            }
        },
    };
    Box::new(lines)
}

/// Whether a file holds many articles.
pub(super) fn is_lines(file: &Path) -> bool {
    is_standard_input(file)
        || file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("jsonl"))
}

pub(super) fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

struct Lines {
    place: String,
    from: Option<Box<dyn BufRead + Send>>,
    number: usize,
}

impl Lines {
    fn new(place: String, from: Box<dyn BufRead + Send>) -> Self {
        Self { place, from: Some(from), number: 0 }
    }

    /// One line without its end, or `None` behind the last; inside, why it is none.
    fn line(mut from: &mut (dyn BufRead + Send)) -> io::Result<Option<Result<Vec<u8>, String>>> {
        let mut line = Vec::new();
        let read = (&mut from).take(LONGEST_LINE + 1).read_until(b'\n', &mut line)?;
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if read as u64 > LONGEST_LINE {
            from.skip_until(b'\n')?;
            let reason = format!("the line is longer than {LONGEST_LINE} bytes: is there one record a line?");
            return Ok(Some(Err(reason)));
        }
        Ok((read > 0).then_some(Ok(line)))
    }
}

impl Iterator for Lines {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            self.number += 1;
            let place = format!("{}:{}", self.place, self.number);
            match Self::line(self.from.as_mut()?) {
                Ok(Some(Ok(line))) if line.trim_ascii().is_empty() => {}
                Ok(Some(Ok(line))) => return Some(Input::Line { place, line }),
                Ok(Some(Err(reason))) => return Some(Input::Fault { place, reason }),
                Ok(None) => return None,
                Err(error) => {
                    self.from = None;
                    return Some(Input::Fault { place, reason: error.to_string() });
                }
            }
        }
    }
}

impl Input {
    pub fn place(&self) -> String {
        match self {
            Self::File(file) => file.display().to_string(),
            Self::Line { place, .. } | Self::Fault { place, .. } => place.clone(),
        }
    }

    /// Reads the article; `wanted` stands over what the page or the record says. A record's text without a language is in
    /// `untold`, or its words tell.
    pub fn read(self, wanted: &Options, untold: Option<Language>) -> Received {
        let place = self.place();
        match self {
            Self::File(file) => {
                let id = file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
                Received { place, id, article: read_file(&file, wanted) }
            }
            Self::Line { line, .. } => match serde_json::from_slice::<Record>(&line) {
                Ok(record) => {
                    let article = record.read(wanted, untold);
                    Received { place, id: Some(record.id), article }
                }
                // The line's number is that of the file, which stands before it.
                Err(error) => {
                    let reason = match reason_of(&error) {
                        // It stands nowhere, so no column is its place.
                        missing if missing.starts_with("missing field") => missing,
                        reason => format!("column {}: {reason}", error.column()),
                    };
                    Received { place, id: None, article: Err(reason) }
                }
            },
            Self::Fault { reason, .. } => Received { place, id: None, article: Err(reason) },
        }
    }
}

fn is_plain(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt"))
}

fn read_file(file: &Path, wanted: &Options) -> Result<Article, String> {
    let bytes = fs::read(file).map_err(|error| error.to_string())?;
    read_bytes(&bytes, is_plain(file), wanted)
}

/// The article of a page or of plain text.
fn read_bytes(bytes: &[u8], plain: bool, wanted: &Options) -> Result<Article, String> {
    let article = match plain {
        true => read_plain(bytes, wanted),
        false => read_html(bytes, wanted).map(|reading| reading.article),
    };
    article.map_err(|unread| unread.to_string())
}

impl Record {
    fn read(&self, wanted: &Options, untold: Option<Language>) -> Result<Article, String> {
        let date = self.date.as_ref().or(self.ref_date.as_ref()).map(|date| date.parse::<Date>());
        let published = date.transpose().map_err(|error| format!("`date`: {error}"))?;
        let tag = self.language.as_deref().map(language).transpose();
        let stated = tag.map_err(|reason| {
            format!("`language` is \"{}\"; {reason}", self.language.as_deref().unwrap_or_default())
        })?;
        let options = |language| Options {
            published: wanted.published.or(published),
            language: wanted.language.or(stated).or(language),
            ..Options::default()
        };
        match (&self.html, &self.text) {
            (Some(html), None) => read_bytes(html.as_bytes(), false, &options(None)),
            (None, Some(text)) => read_bytes(text.as_bytes(), true, &options(untold)),
            (None, None) => Err("neither `html` nor `text`: an article needs one of them".to_owned()),
            (Some(_), Some(_)) => Err("both `html` and `text`: an article has one of them".to_owned()),
        }
    }
}
