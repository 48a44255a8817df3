//! The files of a pack's folder, parsed but not yet understood.

use std::fs;
use std::io;
use std::path::Path;
use std::rc::Rc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::report::{Report, Spot, UNREAD};
use super::unread;

/// One TOML file: its text stays beside what was parsed, so that spans can become lines.
pub(super) struct TomlFile {
    pub name: Rc<str>,
    /// Without one its fault is told already.
    text: Option<String>,
    /// Where each line begins: every alias keeps its place, and counting lines anew for each would be quadratic.
    lines: Vec<usize>,
}

/// A CSV file with the stem of its series.
pub(super) struct CsvFile {
    pub name: Rc<str>,
    pub stem: String,
    /// Without one its fault is told already.
    pub text: Option<String>,
}

/// The folder's files by what they hold.
pub(super) struct Folder {
    /// Absent, it is a fault, and nothing else is asked of it.
    pub pack: Option<TomlFile>,
    pub sources: Option<TomlFile>,
    pub entities: Vec<TomlFile>,
    pub series: Vec<(String, TomlFile)>,
    pub rows: Vec<CsvFile>,
}

/// Reads `pack.toml`, `sources.toml`, `entities/*.toml` and `series/*` in the order of their names.
pub(super) fn folder(folder: &Path, report: &mut Report) -> io::Result<Folder> {
    if folder.is_file() {
        let reason = "this is a file; name the folder of sources that the pack is built from";
        return Err(io::Error::new(io::ErrorKind::NotADirectory, reason));
    }
    if !folder.is_dir() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "there is no such folder"));
    }
    unread::note(folder, report)?;
    let (pack, sources) = (required(folder, "pack.toml", report)?, required(folder, "sources.toml", report)?);
    let entities = files(folder, "entities", "toml", report)?;
    let series = files(folder, "series", "toml", report)?;
    let rows = files(folder, "series", "csv", report)?;
    let toml = |(name, _, text)| TomlFile::new(name, text);
    Ok(Folder {
        pack,
        sources,
        entities: entities.into_iter().map(toml).collect(),
        series: series.into_iter().map(|(name, stem, text)| (stem, TomlFile::new(name, text))).collect(),
        rows: rows.into_iter().map(|(name, stem, text)| CsvFile { name: name.into(), stem, text }).collect(),
    })
}

fn required(folder: &Path, name: &str, report: &mut Report) -> io::Result<Option<TomlFile>> {
    let path = folder.join(name);
    if !path.exists() {
        let spot = Spot { file: name.into(), line: 1, column: 1 };
        report.fault(&spot, "the file is missing", format!("every pack has a {name}"));
        return Ok(None);
    }
    Ok(Some(TomlFile::new(name.to_owned(), text(&path, name, report)?)))
}

/// Name below the pack's folder, stem and text of each file of one kind.
fn files(
    folder: &Path,
    below: &str,
    extension: &str,
    report: &mut Report,
) -> io::Result<Vec<(String, String, Option<String>)>> {
    let folder = folder.join(below);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths: Vec<_> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.is_file() && path.extension().is_some_and(|e| e == extension));
    paths.sort();
    let read = |path: std::path::PathBuf| {
        let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
        let name = format!("{below}/{}", part(path.file_name()));
        let text = text(&path, &name, report)?;
        Ok((name, part(path.file_stem()), text))
    };
    paths.into_iter().map(read).collect()
}

/// A file's text; one that is not in UTF-8 is a fault, and nothing more is asked of it.
fn text(path: &Path, name: &str, report: &mut Report) -> io::Result<Option<String>> {
    let bytes = fs::read(path)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
    // Letters of English have a zero beside them in UTF-16, which UTF-8 allows; its mark at the beginning has none.
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || bytes.contains(&0) {
        let spot = Spot { file: name.into(), line: 1, column: 1 };
        report.fault(&spot, "the file is not in UTF-8 but in UTF-16, or no text", MEND_ENCODING);
        return Ok(None);
    }
    let error = match String::from_utf8(bytes) {
        // Spreadsheets and editors of Windows begin files with a mark that says nothing.
        Ok(text) => return Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))),
        Err(error) => error,
    };
    let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    let column = 1 + before.iter().rev().take_while(|byte| **byte != b'\n').count();
    let spot = Spot { file: name.into(), line, column };
    report.fault(&spot, "the file is not in UTF-8 from here on", MEND_ENCODING);
    Ok(None)
}

const MEND_ENCODING: &str = "save it as UTF-8 in your editor or spreadsheet";

/// What the parser says of a value that harms nothing beyond itself. Behind any other slip it may take the rest of the file
/// for something else: keys of an entity for those of the file.
const OF_A_VALUE: [&str; 9] = [
    "date",
    "missing opening quote",
    "string values must be quoted",
    "invalid basic string",
    "invalid literal string",
    "missing escaped value",
    "too few unicode value digits",
    "duplicate key",
    "invalid number",
];

/// Part of what the parser says, and what mends it; the last row fits all.
const MENDS: [(&str, &str); 7] = [
    (
        "unclosed array table",
        "close the brackets: a line such as [[entity]] or [[entity.fact]] begins and ends with two",
    ),
    ("unclosed table", "close the bracket: a line such as [series] begins and ends with one"),
    ("date", "write a day of the calendar, such as 2026-02-05"),
    ("basic string", "close the text with a double quotation mark; one inside it stands as \\\""),
    ("duplicate key", "say it once"),
    ("array", "write a list as [\"…\", \"…\"]"),
    (
        "",
        "write texts in double quotation marks, days of the calendar bare (2026-02-05), lists as [\"…\", \"…\"]",
    ),
];

impl CsvFile {
    pub fn spot(&self) -> Spot {
        Spot { file: Rc::clone(&self.name), line: 1, column: 1 }
    }
}

impl TomlFile {
    fn new(name: String, text: Option<String>) -> Self {
        let after_breaks = text.iter().flat_map(|text| text.match_indices('\n')).map(|(at, _)| at + 1);
        Self { name: name.into(), lines: std::iter::once(0).chain(after_breaks).collect(), text }
    }

    /// Parses the file; syntax faults go to the report. `None` where what follows one may be taken for something else:
    /// nothing may be made of what stands there, nor of what does not.
    pub fn table<'f>(&'f self, report: &mut Report) -> Option<Spanned<DeTable<'f>>> {
        let (table, mut errors) = DeTable::parse_recoverable(self.text.as_ref()?);
        let start = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
        errors.sort_by_key(start);
        let of_a_value =
            |error: &toml::de::Error| OF_A_VALUE.iter().any(|part| error.message().contains(part));
        let lost = errors.iter().position(|error| !of_a_value(error));
        errors.truncate(lost.map_or(errors.len(), |at| at + 1));
        for error in errors {
            let spot = self.spot(error.span().map_or(0, |span| span.start));
            let message = error.message().trim();
            let mend = MENDS.iter().find(|(part, _)| message.contains(part)).map_or("", |(_, mend)| *mend);
            report.fault(&spot, [UNREAD, message].concat(), mend);
        }
        lost.is_none().then_some(table)
    }

    /// The place of a byte offset.
    pub fn spot(&self, offset: usize) -> Spot {
        let line = self.lines.partition_point(|start| *start <= offset);
        Spot { file: Rc::clone(&self.name), line, column: offset - self.lines[line - 1] + 1 }
    }
}

/// What kind of value stands there, for messages.
pub(super) fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
