//! Prepares the pattern tables of the figures, `src/figure/tables`, for `src/figure/table.rs`, and the interface's words,
//! `src/card/messages`, for `src/card/interface.rs`; and leaves out of the style sheets what only their writers need.
//!
//! Out comes one file of Rust: the rows' meanings; the words of the rows as one text; and for each language the automaton
//! of the rows that are shapes of digits. Nothing of the regular-expression engine is left at run time.

use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::util::primitives::StateID;
use regex_automata::util::{start, syntax};
use regex_automata::{Anchored, MatchKind};

#[path = "src/figure/source.rs"]
mod source;

#[path = "src/card/messages/compile.rs"]
mod compile;

use source::Row;

fn main() -> Result<(), Box<dyn Error>> {
    let tables = Path::new("src/figure/tables");
    println!("cargo::rerun-if-changed={}", tables.display());
    println!("cargo::rerun-if-changed=src/figure/source.rs");
    // `cargo xtask sizes` sets it.
    println!("cargo::rustc-check-cfg=cfg(without_figures, without_names)");
    // A reader's browser loads English alone; the other tables are there for whoever builds with them.
    let all = env::var_os("CARGO_FEATURE_LANGUAGES").is_some();
    let languages = &source::LANGUAGES[..if all { source::LANGUAGES.len() } else { 1 }];
    let rows = source::rows(tables, languages)?;
    let mut out = meanings(&rows);
    writeln!(out, "const WORDS: &str = {:?};", words(&rows))?;
    writeln!(out, "pub(super) static LANGUAGES: [Tongue; {}] = [", languages.len())?;
    for language in languages {
        let places = source::of_language(&rows, language);
        let own = places.iter().take_while(|&&place| rows[place].language.is_some()).count();
        let shapes = Shapes::build(&rows, &places)?.minimised();
        let (from, to) = (places[0], places[0] + own);
        writeln!(
            out,
            "Tongue {{ language: {language:?}, from: {from}, to: {to}, shapes: Packed {{\n{}}} }},",
            shapes.constants()
        )?;
    }
    let folder = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(folder.join("figure_table.rs"), out + "];\n")?;
    fs::write(folder.join("messages.rs"), interface()?)?;
    for sheet in ["card.css", "notes.css", "panel.css", "marks.css", "wrap.css"] {
        let path = Path::new("src/page").join(sheet);
        println!("cargo::rerun-if-changed={}", path.display());
        fs::write(folder.join(sheet), without_space(&fs::read_to_string(path)?))?;
    }
    Ok(())
}

/// The list of messages as an enum, what places each may have, and the words of the languages that go into the core:
/// English, and all of them into the command line.
fn interface() -> Result<String, Box<dyn Error>> {
    let folder = Path::new("src/card/messages");
    println!("cargo::rerun-if-changed={}", folder.display());
    let language = |file: &Path| -> Result<compile::Language, Box<dyn Error>> {
        let fault = |fault: String| format!("{}: {fault}", file.display());
        let language = compile::Language::read(&fs::read_to_string(file)?).map_err(fault)?;
        match language.faults.first() {
            Some(first) => Err(fault(first.clone()).into()),
            None => Ok(language),
        }
    };
    let entries = compile::entries();
    let mut out = "/// A message of the interface; the number of its line.\n".to_owned();
    out += "#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Say {\n";
    for entry in &entries {
        writeln!(out, "    /// {}\n    {},", entry.comment, camel_case(entry.id))?;
    }
    let bits = entries.iter().map(|entry| format!("[{}, {}]", entry.bits(false), entry.bits(true)));
    out += "}\n";
    out += "/// The places of each message: those that it must have, and all that it may have.\n";
    out += &column("PLACES", "[u8; 2]", bits);
    writeln!(out, "const FINGERPRINT: &str = {:?};", compile::fingerprint())?;
    writeln!(out, "const ENGLISH: &str = {:?};", language(&folder.join("en.toml"))?.to_lines())?;
    if env::var_os("CARGO_FEATURE_CLI").is_some() {
        let names = entries.iter().map(|entry| {
            let places: Vec<&str> = entry.places.iter().map(|place| place.name).collect();
            format!("({:?}, &{places:?})", entry.id)
        });
        out += "/// Ids and names of places, for tests.\n#[cfg(test)]\n";
        out += "pub(super) ";
        out += &column("ENTRIES", "(&str, &[&str])", names);
        let all = entries.iter().map(|entry| format!("Self::{}", camel_case(entry.id)));
        let all = column("ALL", "Self", all).replacen("static", "pub const", 1);
        writeln!(out, "#[cfg(test)]\nimpl Say {{ {all} }}")?;
        out += "pub(super) const SHIPPED: &[(&str, &str)] = &[\n";
        let mut files: Vec<PathBuf> =
            fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|name| name == "toml")) {
            let language = language(file)?;
            writeln!(out, "    ({:?}, {:?}),", language.tag, language.to_file())?;
        }
        out += "];\n";
    }
    Ok(out)
}

/// "as-of" becomes "AsOf".
fn camel_case(id: &str) -> String {
    let word = |word: &str| word.get(..1).unwrap_or("").to_ascii_uppercase() + word.get(1..).unwrap_or("");
    id.split('-').map(word).collect()
}

/// A style sheet on one line, without comments: white space around braces and behind stops means nothing. None of ours
/// has a text in quotes with such marks in it.
fn without_space(sheet: &str) -> String {
    let pieces = sheet.split("/*").enumerate();
    let sheet: String = pieces
        .map(|(at, piece)| if at == 0 { piece } else { piece.split_once("*/").map_or("", |p| p.1) })
        .collect();
    let mut out = sheet.split_whitespace().collect::<Vec<_>>().join(" ");
    for (mark, to) in
        [(" { ", "{"), ("{ ", "{"), ("; ", ";"), (" }", "}"), ("} ", "}"), (": ", ":"), (";}", "}")]
    {
        out = out.replace(mark, to);
    }
    out
}

/// What the rows say, column by column and as steps from one row to the next, which packs better than row by row; and the
/// units that they point to: names in one text, which takes a third of a slice of names.
fn meanings(rows: &[Row]) -> String {
    let mut units: Vec<&(String, &str)> = Vec::new();
    for unit in rows.iter().filter_map(|row| row.unit.as_ref()) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    // A row without a unit keeps that of the row before.
    let mut last = 0;
    let places = rows.iter().map(|row| {
        let place = row.unit.as_ref().and_then(|unit| units.iter().position(|have| *have == unit));
        last = place.unwrap_or(last);
        last.to_string()
    });
    let flags = |row: &Row| {
        let names: Vec<String> = row.flags.iter().map(|name| format!("flag::{name}")).collect();
        if names.is_empty() { "0".to_owned() } else { names.join(" | ") }
    };
    let columns = [
        rows.iter().map(|row| format!("Tag::{} as u8", row.tag)).collect::<Vec<_>>(),
        rows.iter().map(|row| format!("{}_i8 as u8", row.value)).collect(),
        places.collect(),
        rows.iter().map(flags).collect(),
    ];
    let names: Vec<&str> = units.iter().map(|(name, _)| name.as_str()).collect();
    // With the separator of the codes' own rows in `WORDS`: to brotli the one repeats the other.
    let mut out = format!("const UNITS: &str = {:?};\n", names.join("\n="));
    out += &column("KINDS", "Kind", units.iter().map(|(_, kind)| format!("Kind::{kind}")));
    let steps = columns.map(|column| format!("steps([{}])", column.join(", ")));
    out += &column("STEPS", &format!("[u8; {}]", rows.len()), steps.into_iter());
    out += STEPS;
    out += "#[cfg(all(test, not(target_arch = \"wasm32\")))]\n";
    out + &column("TAGS", "Tag", rows.iter().map(|row| format!("Tag::{}", row.tag)))
}

/// Turns the values of a column into steps.
const STEPS: &str = "const fn steps<const N: usize>(mut values: [u8; N]) -> [u8; N] {
    let mut at = N;
    while at > 1 {
        at -= 1;
        values[at] = values[at].wrapping_sub(values[at - 1]);
    }
    values
}
";

fn column(name: &str, of: &str, values: impl ExactSizeIterator<Item = String>) -> String {
    let count = values.len();
    format!("static {name}: [{of}; {count}] = [{}];\n", values.collect::<Vec<_>>().join(", "))
}

/// The patterns of words, a line for each row; that of a shape is empty. An equals sign leads where case matters. Spaces
/// part what is one or the other, and an underscore is a space.
fn words(rows: &[Row]) -> String {
    let line = |row: &Row| match (row.is_shape(), row.exact_case) {
        (true, _) => String::new(),
        (_, true) => format!("={}", plain(&row.pattern)),
        _ => plain(&row.pattern).to_ascii_lowercase(),
    };
    let line = |row: &Row| line(row).replace(' ', "_").replace('|', " ");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A pattern of words with no other signs left than brackets, strokes and question marks: "[sd]" becomes "(s|d)".
fn plain(pattern: &str) -> String {
    let mut out = String::new();
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '[' => {
                let class: Vec<String> =
                    letters.by_ref().take_while(|&letter| letter != ']').map(String::from).collect();
                out += &format!("({})", class.join("|"));
            }
            '\\' => out.extend(letters.next()),
            _ => out.push(letter),
        }
    }
    while let Some(inner) = within_brackets(&out) {
        out = inner.to_owned();
    }
    out
}

/// What stands between brackets that hold all of a pattern.
fn within_brackets(pattern: &str) -> Option<&str> {
    let inner = pattern.strip_prefix('(')?.strip_suffix(')')?;
    let mut open = 1;
    for letter in inner.chars() {
        open += i32::from(letter == '(') - i32::from(letter == ')');
        if open == 0 {
            return None;
        }
    }
    Some(inner)
}

/// The deterministic automaton over bytes of the rows that are shapes. State 0 is dead, state 1 the start.
struct Shapes {
    /// Per state: where each byte leads.
    next: Vec<Vec<usize>>,
    /// Per state: the rows that match what has been read.
    accepts: Vec<Vec<usize>>,
}

impl Shapes {
    /// The automaton of the shapes among some of the rows, which are given by their places.
    fn build(rows: &[Row], places: &[usize]) -> Result<Self, Box<dyn Error>> {
        let places: Vec<usize> = places.iter().copied().filter(|&place| rows[place].is_shape()).collect();
        let patterns: Vec<String> = places.iter().map(|&place| rows[place].regex()).collect();
        let dfa = dense::Builder::new()
            .configure(dense::Config::new().match_kind(MatchKind::All).start_kind(StartKind::Anchored))
            .syntax(syntax::Config::new().utf8(false))
            .build_many(&patterns)?;
        let start = dfa.start_state(&start::Config::new().anchored(Anchored::Yes))?;
        let dead = StateID::default();
        let mut ids = HashMap::from([(dead, 0), (start, 1)]);
        let mut order = vec![dead, start];
        let mut bytes: Vec<Vec<usize>> = Vec::new();
        let mut accepts = Vec::new();
        let mut at = 0;
        while at < order.len() {
            let state = order[at];
            accepts.push(accepted(&dfa, state).into_iter().map(|nth| places[nth]).collect());
            bytes.push(
                (0..=255_u8)
                    .map(|byte| {
                        let next = dfa.next_state(state, byte);
                        let next = if dfa.is_dead_state(next) { dead } else { next };
                        *ids.entry(next).or_insert_with(|| {
                            order.push(next);
                            order.len() - 1
                        })
                    })
                    .collect(),
            );
            at += 1;
        }
        Ok(Self { next: bytes, accepts })
    }

    /// Merges the states that no continuation tells apart (Moore's refinement).
    ///
    /// The engine's own minimisation keeps more: it reports a match one byte late, in states of their own.
    fn minimised(self) -> Self {
        let mut group = numbered(&self.accepts);
        loop {
            let signatures: Vec<(usize, Vec<usize>)> = self
                .next
                .iter()
                .zip(&group)
                .map(|(next, &own)| (own, next.iter().map(|&state| group[state]).collect()))
                .collect();
            let finer = numbered(&signatures);
            if finer == group {
                break;
            }
            group = finer;
        }
        self.merged(&group)
    }

    fn merged(self, group: &[usize]) -> Self {
        let count = group.iter().max().map_or(0, |last| last + 1);
        let first = |wanted| group.iter().position(|&g| g == wanted).expect("every group has a member");
        let members: Vec<usize> = (0..count).map(first).collect();
        let next = members.iter().map(|&m| self.next[m].iter().map(|&to| group[to]).collect()).collect();
        let accepts = members.iter().map(|&m| self.accepts[m].clone()).collect();
        Self { next, accepts }
    }

    /// The edges of a state: (byte, target). Byte 255, which no UTF-8 holds, stands for any digit that has no edge of its
    /// own. Case never matters in a shape, so capitals have no edges.
    fn edges(&self, state: usize) -> Vec<(u8, usize)> {
        let next = &self.next[state];
        let any = (255, next[usize::from(b'9')]);
        let rest =
            (1..255_u8).filter(|byte| !byte.is_ascii_uppercase()).map(|byte| (byte, next[usize::from(byte)]));
        let own = rest.filter(|&(byte, to)| to != if byte.is_ascii_digit() { any.1 } else { 0 });
        std::iter::once(any).filter(|any| any.1 != 0).chain(own).collect()
    }

    /// The automaton as `table/automaton.rs` unpacks it.
    fn constants(&self) -> String {
        let states = 0..self.next.len();
        let (letters, targets): (Vec<usize>, Vec<usize>) = states
            .clone()
            .flat_map(|state| self.edges(state))
            .map(|(letter, to)| (usize::from(letter), to))
            .unzip();
        let degrees: Vec<usize> = states.clone().map(|state| self.edges(state).len()).collect();
        let matches: Vec<(usize, usize)> =
            states.flat_map(|state| self.accepts[state].iter().map(move |&row| (state, row))).collect();
        format!("degrees: &{degrees:?}, letters: &{letters:?}, targets: &{targets:?}, matches: &{matches:?},")
    }
}

/// Which rows match when the text ends in this state.
fn accepted(dfa: &dense::DFA<Vec<u32>>, state: StateID) -> Vec<usize> {
    let end = dfa.next_eoi_state(state);
    if !dfa.is_match_state(end) {
        return Vec::new();
    }
    let mut rows: Vec<usize> =
        (0..dfa.match_len(end)).map(|nth| dfa.match_pattern(end, nth).as_usize()).collect();
    rows.sort_unstable();
    rows
}

/// Gives equal keys equal numbers, in order of first appearance.
fn numbered<K: Clone + Eq + std::hash::Hash>(keys: &[K]) -> Vec<usize> {
    let mut seen: HashMap<K, usize> = HashMap::new();
    keys.iter()
        .map(|key| {
            let fresh = seen.len();
            *seen.entry(key.clone()).or_insert(fresh)
        })
        .collect()
}
