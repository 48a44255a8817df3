//! Compiles the pattern tables of the figures, `src/figure/tables`, into one anchored automaton for each language, and
//! leaves out of the style sheets what only their writers need.
//!
//! Out come two files of Rust: the rows' meanings, and the automatons as lists of edges. Nothing of the
//! regular-expression engine is left at run time.

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
    let mut automatons = format!("pub static TABLES: [(&str, Packed); {}] = [\n", languages.len());
    for language in languages {
        let automaton =
            Automatic::build(&rows, &source::of_language(&rows, language))?.minimised().wide_first();
        write!(automatons, "({language:?}, Packed {{\n{}}}),\n", automaton.constants())?;
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("figure_rows.rs"), meanings(&rows))?;
    fs::write(out.join("figure_automaton.rs"), automatons + "];\n")?;
    for sheet in ["card.css", "notes.css"] {
        let path = Path::new("src/page").join(sheet);
        println!("cargo::rerun-if-changed={}", path.display());
        fs::write(out.join(sheet), without_space(&fs::read_to_string(path)?))?;
    }
    Ok(())
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

/// `ROWS`, and the units that they point to: names in one text, which takes a third of a slice of names.
fn meanings(rows: &[Row]) -> String {
    let mut units: Vec<&(String, &str)> = Vec::new();
    let mut out = format!("static ROWS: [Row; {}] = [\n", rows.len());
    for row in rows {
        let unit = row.unit.as_ref().map_or(0, |unit| {
            units.iter().position(|have| *have == unit).unwrap_or_else(|| {
                units.push(unit);
                units.len() - 1
            })
        });
        let flags: Vec<String> = row.flags.iter().map(|name| format!("flag::{name}")).collect();
        let flags = if flags.is_empty() { "0".to_owned() } else { flags.join(" | ") };
        let (tag, value) = (&row.tag, row.value);
        writeln!(out, "    Row {{ tag: Tag::{tag}, value: {value}, unit: {unit}, flags: {flags} }},")
            .expect("a string takes every write");
    }
    let names: Vec<&str> = units.iter().map(|(name, _)| name.as_str()).collect();
    let kinds: Vec<String> = units.iter().map(|(_, kind)| format!("Kind::{kind}")).collect();
    let (names, count) = (names.join(" "), kinds.len());
    format!(
        "{out}];\nconst UNITS: &str = {names:?};\nstatic KINDS: [Kind; {count}] = [{}];\n",
        kinds.join(", ")
    )
}

/// A deterministic automaton over bytes. State 0 is dead, state 1 the start.
struct Automatic {
    /// Per state: where each byte leads.
    next: Vec<Vec<usize>>,
    /// Per state: the rows that match what has been read.
    accepts: Vec<Vec<usize>>,
}

impl Automatic {
    /// The automaton of some of the rows, by their places.
    fn build(rows: &[Row], places: &[usize]) -> Result<Self, Box<dyn Error>> {
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

    /// Numbers the states in the order of a walk that goes wide first: nearly every edge then leads to the next
    /// number not yet seen, which packs to zeros.
    fn wide_first(self) -> Self {
        let mut order = vec![0, 1];
        let mut place: Vec<Option<usize>> = vec![None; self.next.len()];
        (place[0], place[1]) = (Some(0), Some(1));
        let mut at = 1;
        while at < order.len() {
            for (_, to) in self.edges(order[at]) {
                place[to].get_or_insert_with(|| {
                    order.push(to);
                    order.len() - 1
                });
            }
            at += 1;
        }
        let renumbered = |to: &usize| place[*to].unwrap_or(0);
        let next = order.iter().map(|&old| self.next[old].iter().map(renumbered).collect()).collect();
        let accepts = order.iter().map(|&old| self.accepts[old].clone()).collect();
        Self { next, accepts }
    }

    /// The edges of a state: (byte, target). A capital's edge stands only where it differs from the small letter's;
    /// byte 255, which no UTF-8 holds, stands for the digits where all lead to the same state.
    fn edges(&self, state: usize) -> Vec<(u8, usize)> {
        let next = &self.next[state];
        let digits =
            next[usize::from(b'0')..=usize::from(b'9')].iter().all(|to| *to == next[usize::from(b'0')]);
        let stands = |&(byte, to): &(u8, usize)| match byte {
            b'A'..=b'Z' => to != next[usize::from(byte.to_ascii_lowercase())],
            b'0'..=b'9' => to != 0 && !digits,
            _ => to != 0,
        };
        let any = (255, next[usize::from(b'0')]);
        let rest = (1..=255_u8).map(|byte| (byte, next[usize::from(byte)])).filter(stands);
        std::iter::once(any).filter(|any| digits && any.1 != 0).chain(rest).collect()
    }

    /// The automaton as `table.rs` unpacks it.
    fn constants(&self) -> String {
        let (mut degrees, mut letters, mut targets) = (Vec::new(), Vec::new(), Vec::new());
        let mut seen = 1;
        for state in 0..self.next.len() {
            let edges = self.edges(state);
            degrees.push(edges.len());
            for (letter, to) in edges {
                letters.push(usize::from(letter));
                // Nothing leads back to the start, so its number is free for the dead state.
                targets.push(if to == seen + 1 { 0 } else { to.max(1) });
                seen = seen.max(to);
            }
        }
        let sets = numbered(&self.accepts);
        let mut members: Vec<&[usize]> = Vec::new();
        let mut packed = Vec::new();
        for (state, &set) in sets.iter().enumerate() {
            packed.push(if set == members.len() && set > 0 {
                1
            } else if set == 0 {
                0
            } else {
                set + 1
            });
            if set == members.len() {
                members.push(&self.accepts[state]);
            }
        }
        let sizes: Vec<usize> = members.iter().map(|set| set.len()).collect();
        let rows: Vec<usize> = members.concat();
        [
            array("degrees", &degrees),
            array("letters", &letters),
            array("targets", &targets),
            array("accepts", &packed),
            array("set_sizes", &sizes),
            array("set_rows", &rows),
        ]
        .concat()
    }
}

fn array(field: &str, values: &[usize]) -> String {
    format!("    {field}: &{values:?},\n")
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
