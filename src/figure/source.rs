//! Reads the pattern tables `tables/*.tsv`: shared by the build script and the tests, no part of the library.

use std::path::Path;

/// The languages that have a table, by the first part of their BCP 47 tags.
pub const LANGUAGES: &[&str] = &["en", "de", "fr"];

/// A row of a table.
pub struct Row {
    /// `None` for what is written alike everywhere.
    pub language: Option<&'static str>,
    /// As written: a regular expression in which a space stands for any one space.
    pub pattern: String,
    pub exact_case: bool,
    /// Variant of `Tag`.
    pub tag: String,
    pub value: i8,
    /// Name and variant of `Kind`, for units and currencies.
    pub unit: Option<(String, &'static str)>,
    /// Names of `flag`'s constants.
    pub flags: Vec<String>,
}

/// Flags that the columns beside the tag already say.
const SPENT: &[&str] = &["exact", "percent", "temperature", "duration", "number", ""];

/// What else a row may say; the code's `flag` has a number for each.
const FLAGS: &[&str] = &["lone", "symbol", "doubtful", "after", "large", "sure", "surname"];

impl Row {
    /// The pattern over bytes: without Unicode's case folding, "K" of Kelvin would cost states and mean nothing.
    pub fn regex(&self) -> String {
        let flag = if self.exact_case { "" } else { "i" };
        let body: String = self.pattern.chars().map(bytewise).collect();
        format!("(?{flag}-u:{body})")
    }

    /// Whether the row is a shape of any digits, rather than words that can be told one by one.
    pub fn is_shape(&self) -> bool {
        let pattern = self.pattern.as_bytes();
        pattern
            .windows(3)
            .any(|three| three[0].is_ascii_digit() && three[1] == b'-' && three[2].is_ascii_digit())
    }
}

fn bytewise(c: char) -> String {
    if c.is_ascii() {
        c.to_string()
    } else {
        let bytes =
            c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("\\x{byte:02X}")).collect::<String>();
        format!("(?:{bytes})")
    }
}

/// The rows of `folder` for some languages, in the tables' order, or the first fault with its place. What is written alike
/// everywhere comes last, since a language's own rows know better.
pub fn rows(folder: &Path, languages: &[&'static str]) -> Result<Vec<Row>, String> {
    let mut all = Vec::new();
    for language in languages.iter().copied().map(Some).chain([None]) {
        let path = folder.join(language.unwrap_or("common")).with_extension("tsv");
        let table = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let lines = table.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        for (at, line) in lines {
            let fault = || format!("{}:{}: cannot read {line:?}", path.display(), at + 1);
            all.push(row(line, language).ok_or_else(fault)?);
        }
    }
    Ok(all)
}

/// The places among `rows` of those that count in a language.
pub fn of_language(rows: &[Row], language: &str) -> Vec<usize> {
    let counts = |row: &Row| row.language.is_none_or(|own| own == language);
    rows.iter().enumerate().filter(|(_, row)| counts(row)).map(|(at, _)| at).collect()
}

fn row(line: &str, language: Option<&'static str>) -> Option<Row> {
    let mut cells = line.split('\t').map(str::trim);
    let (kind, pattern) = (cells.next()?, cells.next().filter(|pattern| !pattern.is_empty())?);
    let (value, unit) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
    let flags: Vec<&str> = cells.next().unwrap_or("").split(',').collect();
    let (tag, value) = tag_and_value(kind, value)?;
    if !flags.iter().all(|flag| SPENT.contains(flag) || FLAGS.contains(flag)) {
        return None;
    }
    let measure = match kind {
        "money" => Some((unit.to_owned(), "Money")),
        // The unit column of a holiday has the rule of its day.
        "holiday" => Some((unit.to_owned(), "Date")),
        "unit" => Some((unit.to_owned(), kind_of(&flags))),
        _ => None,
    };
    let spent = |flag: &&&str| !SPENT.contains(*flag);
    let row = Row {
        language,
        pattern: pattern.to_owned(),
        exact_case: flags.contains(&"exact"),
        tag,
        value,
        unit: measure,
        flags: flags.iter().filter(spent).map(|flag| flag.to_uppercase()).collect(),
    };
    // The automaton of the shapes knows no case.
    Some(row).filter(|row| !row.is_shape() || !row.exact_case)
}

/// Words carry their tag in the value column, other kinds a number.
fn tag_and_value(kind: &str, value: &str) -> Option<(String, i8)> {
    let number = || if value.is_empty() { Some(0) } else { value.parse().ok() };
    let index = |names: [&str; 3]| Some(names.iter().position(|name| *name == value)? as i8);
    let value = match kind {
        "word" | "shape" | "tense" | "idiom" => return Some((capitalised(value), 0)),
        "digits" => value.bytes().next()? as i8,
        "fraction" => {
            let (upper, lower) = value.split_once('/')?;
            upper.parse::<i8>().ok()? * 16 + lower.parse::<i8>().ok()?
        }
        "bound" | "bound-after" | "date-bound" | "date-bound-after" => index(["min", "max", "about"])?,
        "portion" | "edge" => index(["early", "mid", "late"])?,
        "change" => index(["fall", "rise", "either"])?,
        _ => number()?,
    };
    Some((capitalised(kind), value))
}

fn kind_of(flags: &[&str]) -> &'static str {
    match () {
        () if flags.contains(&"percent") => "Percent",
        () if flags.contains(&"temperature") => "Temperature",
        () if flags.contains(&"duration") => "Duration",
        () if flags.contains(&"number") => "Number",
        () => "Quantity",
    }
}

/// "bound-after" becomes "BoundAfter".
fn capitalised(words: &str) -> String {
    let capital = |word: &str| word.get(..1).unwrap_or("").to_uppercase() + word.get(1..).unwrap_or("");
    words.split('-').map(capital).collect()
}
