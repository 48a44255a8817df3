//! Reads the pattern table `atoms.tsv`: shared by the build script and the tests, no part of the library.

/// A row of the table.
pub struct Row {
    /// As written: a regular expression in which a space stands for any one space.
    pub pattern: String,
    pub exact_case: bool,
    /// The row's meaning as a Rust expression: a variant of `Meaning`.
    pub meaning: String,
}

/// Spaces that newsrooms put into figures: ordinary, no-break, narrow no-break, thin, and a wrapped line.
const SPACES: &str = r"(?: |\n|\xC2\xA0|\xE2\x80\xAF|\xE2\x80\x89)";

impl Row {
    /// The pattern over bytes: without Unicode's case folding, "K" of Kelvin would cost states and mean nothing.
    pub fn regex(&self) -> String {
        let flag = if self.exact_case { "" } else { "i" };
        let body: String = self.pattern.chars().map(bytewise).collect();
        format!("(?{flag}-u:{body})")
    }
}

fn bytewise(c: char) -> String {
    if c == ' ' {
        SPACES.to_owned()
    } else if c.is_ascii() {
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
    let (kind, pattern) = (cells.next()?, cells.next()?);
    let (value, unit, flags) =
        (cells.next().unwrap_or(""), cells.next().unwrap_or(""), cells.next().unwrap_or(""));
    let meaning = meaning(kind, value, unit, flags)?;
    let exact_case = flags.split(',').any(|flag| flag == "exact");
    (!pattern.is_empty()).then(|| Row { pattern: pattern.to_owned(), exact_case, meaning })
}

fn meaning(kind: &str, value: &str, unit: &str, flags: &str) -> Option<String> {
    let has = |flag: &str| flags.split(',').any(|have| have == flag);
    let named = |name: &str| value.parse::<i64>().ok().map(|value| format!("{name}({value})"));
    let wrapped = |outer: &str, inner: &str| Some(format!("{outer}({inner}::{})", capitalised(value)));
    match kind {
        "digits" => Some(format!("Digits {{ mark: {:?}, language: {unit:?} }}", value.chars().next()?)),
        "fraction" => {
            let (upper, lower) = value.split_once('/')?;
            Some(format!("Fraction({}, {})", upper.parse::<u8>().ok()?, lower.parse::<u8>().ok()?))
        }
        "cardinal" => named("Cardinal"),
        "dozen" => named("Dozen"),
        "power" => named("Power"),
        "suffix" => {
            Some(format!("Suffix {{ exponent: {}, sure: {} }}", value.parse::<u8>().ok()?, has("sure")))
        }
        "part" => named("Part"),
        "ordinal" => named("Ordinal"),
        "money" => {
            let lone = has("lone");
            let exponent: i8 = if value.is_empty() { 0 } else { value.parse().ok()? };
            let place =
                ["before", "after", "after-large"].into_iter().find(|place| has(place)).unwrap_or("either");
            Some(format!(
                "Money {{ code: {unit:?}, exponent: {exponent}, place: Place::{}, lone: {lone} }}",
                capitalised(place)
            ))
        }
        "unit" => {
            let exponent: i8 = if value.is_empty() { 0 } else { value.parse().ok()? };
            let kind = ["percent", "temperature", "duration"].into_iter().find(|kind| has(kind));
            let kind = capitalised(kind.unwrap_or("quantity"));
            let (symbol, lone) = (has("symbol"), has("lone"));
            Some(format!(
                "Unit {{ name: {unit:?}, exponent: {exponent}, kind: Kind::{kind}, symbol: {symbol}, lone: {lone} }}"
            ))
        }
        "month" => {
            Some(format!("Month {{ number: {}, doubtful: {} }}", value.parse::<u8>().ok()?, has("doubtful")))
        }
        "weekday" => named("Weekday"),
        "day" => named("Day"),
        "period" => wrapped("Period", "Period"),
        "relative" => named("Relative"),
        "portion" => wrapped("Portion", "Portion"),
        "quarter" => named("Quarter"),
        "half-year" => named("HalfYear"),
        "bound" => wrapped("Bound", "Bound"),
        "bound-after" => wrapped("BoundAfter", "Bound"),
        "date-bound" => wrapped("DateBound", "Bound"),
        "tense" => wrapped("Tense", "Tense"),
        "word" => wrapped("Word", "Word"),
        "shape" => wrapped("Shape", "Shape"),
        _ => None,
    }
}

fn capitalised(word: &str) -> String {
    word.split('-')
        .map(|part| part[..part.len().min(1)].to_uppercase() + part.get(1..).unwrap_or(""))
        .collect()
}
