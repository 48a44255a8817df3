//! The automaton against the `regex` crate, row by row; and every row against the golden lines.

use std::panic::catch_unwind;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use regex::bytes::{Regex, RegexSet, RegexSetBuilder};
use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input, MatchKind};

use super::switch::without;
use super::{ROWS, START, Table, packed};
use crate::article::Language;
use crate::figure::{Amount, Bound, Context, Figure, Role, read, source};
use crate::text::ByteSpan;

#[path = "../../tests/golden/mod.rs"]
mod golden;

/// All rows, in the build's order.
fn all_rows() -> Vec<source::Row> {
    let languages = &source::LANGUAGES[..packed::TABLES.len()];
    source::rows(Path::new("src/figure/tables"), languages).unwrap()
}

/// A language's automaton beside the engines that it must agree with.
struct Pair {
    table: &'static Table,
    /// Places of the language's rows among all.
    places: Vec<usize>,
    /// Each row anchored at both ends.
    set: RegexSet,
    /// All rows anchored at the start, every match reported.
    ends: dense::DFA<Vec<u32>>,
}

impl Pair {
    fn new(rows: &[source::Row], language: &str) -> Self {
        let places = source::of_language(rows, language);
        let patterns: Vec<String> = places.iter().map(|&place| rows[place].regex()).collect();
        let set = RegexSetBuilder::new(patterns.iter().map(|row| format!(r"(?-u)\A(?:{row})\z")));
        let set = { set }.size_limit(1 << 28).build().unwrap();
        let ends = dense::Builder::new()
            .configure(dense::Config::new().match_kind(MatchKind::All).start_kind(StartKind::Anchored))
            .syntax(syntax::Config::new().utf8(false))
            .build_many(&patterns)
            .unwrap();
        Self { table: Table::get(language).unwrap(), places, set, ends }
    }

    /// The rows that match all of `bytes`, as the automaton has it.
    fn rows(&self, bytes: &[u8]) -> Vec<usize> {
        let state = bytes.iter().fold(START, |state, &byte| self.table.step(state, byte));
        self.table.all_rows(usize::from(self.table.accepts[usize::from(state)])).collect()
    }

    #[track_caller]
    fn assert_agree(&self, bytes: &[u8]) {
        let shown = String::from_utf8_lossy(bytes);
        let expected: Vec<usize> = self.set.matches(bytes).into_iter().map(|nth| self.places[nth]).collect();
        assert_eq!(self.rows(bytes), expected, "rows that match {shown:?}");
        self.assert_same_end(bytes);
    }

    #[track_caller]
    fn assert_same_end(&self, bytes: &[u8]) {
        let input = Input::new(bytes).anchored(Anchored::Yes);
        let end = self.ends.try_search_fwd(&input).unwrap().map(|found| found.offset());
        let ours = self.table.longest(bytes, |_| true).map(|(end, _)| end);
        assert_eq!(ours, end, "the longest match in {:?}", String::from_utf8_lossy(bytes));
    }

    /// Every place of a text where a match can begin.
    fn assert_same_ends(&self, text: &str) {
        let text = text.replace(['\n', '\t', '\u{a0}', '\u{202f}', '\u{2009}'], " ");
        for (at, _) in text.char_indices() {
            self.assert_same_end(&text.as_bytes()[at..text.len().min(at + 40)]);
        }
    }
}

#[test]
fn any_space_does_for_a_space_of_the_table() {
    let longest =
        |text: &str| Table::get("en").unwrap().longest(text.as_bytes(), |_| true).map(|(end, _)| end);
    for text in ["per cent", "per\ncent", "per\u{a0}cent", "1\u{202f}250\u{2009}000"] {
        assert_eq!(longest(text), Some(text.len()), "{text:?}");
    }
    assert_eq!(longest("per  cent"), Some(3), "one space, not two");
}

#[test]
fn meanings_stand_in_the_order_of_the_rows() {
    let rows = all_rows();
    assert_eq!(rows.len(), ROWS.len());
    for (row, meaning) in rows.iter().zip(&ROWS) {
        assert_eq!(
            (format!("{:?}", meaning.tag), meaning.value),
            (row.tag.clone(), row.value),
            "{}",
            row.pattern
        );
        let unit = row.unit.as_ref().map_or("", |(name, _)| name);
        assert!(row.unit.is_none() || meaning.unit().0 == unit, "{unit}");
        assert_eq!(meaning.flags.count_ones() as usize, row.flags.len(), "{}", row.pattern);
    }
}

#[test]
fn every_row_agrees_with_the_regex_crate() {
    let rows = all_rows();
    let mut runner = TestRunner::deterministic();
    for (language, _) in &packed::TABLES {
        let pair = Pair::new(&rows, language);
        for &place in &pair.places {
            let texts = proptest::string::bytes_regex(&rows[place].regex()).expect(&rows[place].pattern);
            for _ in 0..4 {
                let mut bytes = texts.new_tree(&mut runner).unwrap().current();
                bytes.truncate(40);
                pair.assert_agree(&bytes);
                bytes.extend_from_slice(b"s2 5");
                pair.assert_agree(&bytes);
                bytes.make_ascii_uppercase();
                pair.assert_agree(&bytes);
            }
        }
        pair.assert_same_ends(include_str!("../../tests/data/figures.txt"));
        for text in pages() {
            pair.assert_same_ends(&text);
        }
    }
}

/// Texts of real pages: those of the shared folder where it exists, else our own. A part of each, for time.
fn pages() -> Vec<String> {
    const PART: usize = 3_000;
    let shared = std::env::var("BACKSTORY_SHARED").unwrap_or_else(|_| "../shared".to_owned());
    let own = Path::new("tests/articles");
    let folder = Path::new(&shared).join("pages");
    let folder = if folder.is_dir() { folder.as_path() } else { own };
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let html = files.filter(|path| path.extension().is_some_and(|end| end == "html"));
    // Markup reads like text to an automaton; the middle of a page has most text.
    let text = |path: std::path::PathBuf| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    html.map(text).map(|text| text.chars().skip(text.chars().count() / 2).take(PART).collect()).collect()
}

/// Every row earns its place: without it, some line of the golden file is read otherwise.
#[test]
fn every_row_is_missed_by_a_golden_line() {
    let rows = all_rows();
    let next = AtomicUsize::new(0);
    let unnoticed = || {
        let cases = golden::cases(include_str!("../../tests/data/figures.txt"));
        let whole: Vec<String> = cases.iter().map(golden::found).collect();
        let noticed = |case: &golden::Case, whole: &String| {
            // Without a row even a panic of a debug build is a difference.
            catch_unwind(|| golden::found(case)).map_or(true, |found| found != *whole)
        };
        let all = std::iter::from_fn(|| Some(next.fetch_add(1, Ordering::Relaxed)));
        let own = all.take_while(|&row| row < rows.len());
        own.filter(|&row| {
            // Only lines that have the row's wording can tell.
            let wording = Regex::new(&rows[row].regex()).expect("the build has compiled it");
            let spaced = |text: &str| text.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ");
            let mut telling =
                cases.iter().zip(&whole).filter(|(case, _)| wording.is_match(spaced(case.text).as_bytes()));
            without(row, || !telling.any(|(case, whole)| noticed(case, whole)))
        })
        .collect::<Vec<usize>>()
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut missing: Vec<usize> = thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(unnoticed)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    missing.sort_unstable();
    let shown: Vec<String> =
        missing.iter().map(|&row| format!("{}\t{}", rows[row].tag, rows[row].pattern)).collect();
    assert!(shown.is_empty(), "{} rows that no line needs:\n{}", shown.len(), shown.join("\n"));
}
