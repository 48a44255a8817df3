//! Compiles the pattern table of the figures, `src/figure/atoms.tsv`, into one anchored automaton.
//!
//! Out come two files of Rust: the rows' meanings, and the automaton as lists of edges. Nothing of the
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
    let table = Path::new("src/figure/atoms.tsv");
    println!("cargo::rerun-if-changed={}", table.display());
    println!("cargo::rerun-if-changed=src/figure/source.rs");
    let rows = source::rows(&fs::read_to_string(table)?)?;
    let automaton = Automatic::build(&rows)?.minimised().deep_first();
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("figure_rows.rs"), meanings(&rows))?;
    fs::write(out.join("figure_automaton.rs"), automaton.constants())?;
    Ok(())
}

fn meanings(rows: &[Row]) -> String {
    let mut out = format!("static MEANINGS: [Meaning; {}] = [\n", rows.len());
    for row in rows {
        writeln!(out, "    Meaning::{}, // {}", row.meaning, row.pattern)
            .expect("a string takes every write");
    }
    out + "];\n"
}

/// A deterministic automaton over bytes. State 0 is dead, state 1 the start.
struct Automatic {
    /// Per state: where each byte leads.
    next: Vec<Vec<usize>>,
    /// Per state: the rows that match what has been read.
    accepts: Vec<Vec<usize>>,
}

impl Automatic {
    fn build(rows: &[Row]) -> Result<Self, Box<dyn Error>> {
        let patterns: Vec<String> = rows.iter().map(Row::regex).collect();
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
            accepts.push(accepted(&dfa, state));
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

    /// Numbers the states in the order of a walk that goes deep first, so that most edges lead to the next number:
    /// words compress well then.
    fn deep_first(self) -> Self {
        let mut order = vec![0];
        let mut place = vec![usize::MAX; self.next.len()];
        place[0] = 0;
        let mut open = vec![1];
        while let Some(state) = open.pop() {
            if place[state] == usize::MAX {
                place[state] = order.len();
                order.push(state);
                open.extend(self.next[state].iter().rev());
            }
        }
        let next = order.iter().map(|&old| self.next[old].iter().map(|&to| place[to]).collect()).collect();
        let accepts = order.iter().map(|&old| self.accepts[old].clone()).collect();
        Self { next, accepts }
    }

    /// The edges of a state: (byte, target). A capital's edge stands only where it differs from the small letter's.
    fn edges(&self, state: usize) -> impl Iterator<Item = (u8, usize)> {
        let next = &self.next[state];
        (0..=255_u8).map(|byte| (byte, next[usize::from(byte)])).filter(|&(byte, to)| {
            if byte.is_ascii_uppercase() {
                to != next[usize::from(byte.to_ascii_lowercase())]
            } else {
                to != 0
            }
        })
    }

    fn constants(&self) -> String {
        let (mut offsets, mut bytes, mut steps) = (vec![0], Vec::new(), Vec::new());
        for state in 0..self.next.len() {
            for (byte, to) in self.edges(state) {
                bytes.push(byte);
                steps.push((to as u16).wrapping_sub(state as u16));
            }
            offsets.push(bytes.len() as u16);
        }
        let sets = numbered(&self.accepts);
        let mut members: Vec<&[usize]> = vec![&[]; sets.iter().max().map_or(0, |last| last + 1)];
        for (state, &set) in sets.iter().enumerate() {
            members[set] = &self.accepts[state];
        }
        let (mut set_offsets, mut set_rows) = (vec![0], Vec::new());
        for set in &members {
            set_rows.extend_from_slice(set);
            set_offsets.push(set_rows.len());
        }
        let mut out = array("ROOT", "u16", &self.next[1]);
        out += &array("OFFSETS", "u16", &offsets);
        out += &array("BYTES", "u8", &bytes);
        out += &array("STEPS", "u16", &steps);
        out += &array("SET_OF_STATE", "u16", &sets);
        out += &array("SET_OFFSETS", "u16", &set_offsets);
        out + &array("SET_ROWS", "u16", &set_rows)
    }
}

fn array<T: std::fmt::Debug>(name: &str, of: &str, values: &[T]) -> String {
    format!("static {name}: [{of}; {}] = {values:?};\n", values.len())
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
