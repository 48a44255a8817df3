//! Reads the pattern table `atoms.tsv`: shared by the build script and the tests, no part of the library.

/// A row of the table.
pub struct Row {
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
const SPENT: &[&str] = &["exact", "percent", "temperature", "duration", ""];

impl Row {
    /// The pattern over bytes: without Unicode's case folding, "K" of Kelvin would cost states and mean nothing.
    pub fn regex(&self) -> String {
        let flag = if self.exact_case { "" } else { "i" };
        let body: String = self.pattern.chars().map(bytewise).collect();
        format!("(?{flag}-u:{body})")
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

/// All rows, or the first fault with its line.
pub fn rows(table: &str) -> Result<Vec<Row>, String> {
    let lines = table.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|(at, line)| row(line).ok_or_else(|| format!("atoms.tsv:{}: cannot read {line:?}", at + 1)))
        .collect()
}

fn row(line: &str) -> Option<Row> {
    let mut cells = line.split('\t').map(str::trim);
    let (kind, pattern) = (cells.next()?, cells.next().filter(|pattern| !pattern.is_empty())?);
    let (value, unit) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
    let flags: Vec<&str> = cells.next().unwrap_or("").split(',').collect();
    let (tag, value) = tag_and_value(kind, value)?;
    let measure = match kind {
        "money" => Some((unit.to_owned(), "Money")),
        // The unit column of a holiday has the rule of its day.
        "holiday" => Some((unit.to_owned(), "Date")),
        "unit" => Some((unit.to_owned(), kind_of(&flags))),
        _ => None,
    };
    let spent = |flag: &&&str| !SPENT.contains(*flag);
    Some(Row {
        pattern: pattern.to_owned(),
        exact_case: flags.contains(&"exact"),
        tag,
        value,
        unit: measure,
        flags: flags.iter().filter(spent).map(|flag| flag.to_uppercase()).collect(),
    })
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
        _ => number()?,
    };
    Some((capitalised(kind), value))
}

fn kind_of(flags: &[&str]) -> &'static str {
    match () {
        () if flags.contains(&"percent") => "Percent",
        () if flags.contains(&"temperature") => "Temperature",
        () if flags.contains(&"duration") => "Duration",
        () => "Quantity",
    }
}

/// "bound-after" becomes "BoundAfter".
fn capitalised(words: &str) -> String {
    let capital = |word: &str| word.get(..1).unwrap_or("").to_uppercase() + word.get(1..).unwrap_or("");
    words.split('-').map(capital).collect()
}
