//! The automaton against the `regex` crate and `regex-automata`, row by row; and every row against the golden lines.

use std::panic::catch_unwind;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use regex::bytes::{Regex, RegexSet};
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson;
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input, MatchKind};

use super::super::TAGS;
use super::switch::without;
use super::{LANGUAGES, Row, Table};
use crate::article::Language;
use crate::figure::{Amount, Bound, Context, Figure, Role, read, source};
use crate::text::ByteSpan;

// The headings are for the messages of the other program that includes it.
#[allow(dead_code)]
#[path = "../../../tests/golden/mod.rs"]
mod golden;
// Both test modules of the reader take it; it stands with the tests, not in the library.
#[allow(clippy::duplicate_mod)]
#[path = "../../../tests/pages/mod.rs"]
mod pages;

/// All rows, in the build's order.
fn all_rows() -> Vec<source::Row> {
    let languages = &source::LANGUAGES[..LANGUAGES.len()];
    source::rows(Path::new("src/figure/tables"), languages).unwrap()
}

/// An oracle for each language.
fn oracles() -> Vec<Oracle> {
    LANGUAGES.iter().map(|tongue| Oracle::new(tongue.language)).collect()
}

/// The two engines that know better: `regex` for what a row matches from end to end, `regex-automata` with
/// `MatchKind::All` for every end at which a row matches, the longest among them.
struct Oracle {
    table: &'static Table,
    /// Places of the language's rows among all.
    places: Vec<usize>,
    whole: RegexSet,
    ends: DFA,
    cache: Cache,
}

/// Where rows match, and which.
type Ends = Vec<(usize, Vec<usize>)>;

impl Oracle {
    fn new(language: &str) -> Self {
        let rows = all_rows();
        let places = source::of_language(&rows, language);
        let patterns: Vec<String> = places.iter().map(|&place| rows[place].regex()).collect();
        let whole = RegexSet::new(patterns.iter().map(|row| format!(r"(?-u)\A(?:{row})\z"))).unwrap();
        let ends = DFA::builder()
            .configure(DFA::config().match_kind(MatchKind::All).cache_capacity(1 << 26))
            .syntax(syntax::Config::new().utf8(false))
            .thompson(thompson::Config::new().utf8(false))
            .build_many(&patterns)
            .unwrap();
        let cache = ends.create_cache();
        let table = Table::get(language).unwrap();
        Self { table, places, whole, ends, cache }
    }

    fn ends(&mut self, bytes: &[u8]) -> Ends {
        let mut found = Ends::new();
        let from = Input::new(bytes).anchored(Anchored::Yes);
        let mut state = self.ends.start_state_forward(&mut self.cache, &from).unwrap();
        for (at, &byte) in bytes.iter().enumerate() {
            state = self.ends.next_state(&mut self.cache, state, byte).unwrap();
            if state.is_dead() {
                break;
            }
            // It tells of a match one byte late.
            let end = self.ends.next_eoi_state(&mut self.cache, state).unwrap();
            if end.is_match() {
                let count = self.ends.match_len(&self.cache, end);
                let mut rows: Vec<usize> =
                    (0..count).map(|nth| self.ends.match_pattern(&self.cache, end, nth).as_usize()).collect();
                rows.sort_unstable();
                found.push((at + 1, rows.iter().map(|&row| self.places[row]).collect()));
            }
        }
        found
    }

    /// Compares every row from the start of `bytes`, which have no other spaces than the ordinary one.
    #[track_caller]
    fn compare(&mut self, bytes: &[u8]) {
        let (table, shown) = (self.table, String::from_utf8_lossy(bytes));
        let ours = ends(table, bytes);
        assert_eq!(ours, self.ends(bytes), "where rows match from the start of {shown:?}");
        let longest = ours.last().map(|(end, _)| *end);
        assert_eq!(table.longest(bytes, |_| true).map(|(end, _)| end), longest, "the longest in {shown:?}");
        // All of it, and what matches and a byte less, from end to end.
        for end in [bytes.len(), longest.unwrap_or(0), longest.unwrap_or(1) - 1] {
            let expected: Vec<usize> =
                self.whole.matches(&bytes[..end]).into_iter().map(|row| self.places[row]).collect();
            let rows = ours.iter().find(|(at, _)| *at == end).map_or(&[][..], |(_, rows)| rows);
            assert_eq!(rows, expected, "rows that match {:?}", String::from_utf8_lossy(&bytes[..end]));
        }
    }
}

/// Where rows match from the start of `bytes`, as our automaton has it.
fn ends(table: &Table, bytes: &[u8]) -> Ends {
    let mut state = table.start;
    let states = bytes.iter().map(|&byte| {
        state = table.step(state, byte);
        table.places(table.states[usize::from(state)].set).map(usize::from).collect::<Vec<usize>>()
    });
    (1..).zip(states).filter(|(_, rows)| !rows.is_empty()).collect()
}

#[test]
fn any_space_does_for_a_space_of_the_table() {
    for text in ["per cent", "per\ncent", "per\u{a0}cent", "1\u{202f}250\u{2009}000"] {
        let found = Table::get("en").unwrap().longest(text.as_bytes(), |_| true);
        assert_eq!(found.map(|(end, _)| end), Some(text.len()), "{text:?}");
    }
    assert_eq!(
        Table::get("en").unwrap().longest(b"per  cent", |_| true).map(|(end, _)| end),
        Some(3),
        "one space, not two"
    );
}

#[test]
fn meanings_stand_in_the_order_of_the_rows() {
    let rows = all_rows();
    assert_eq!(rows.len(), TAGS.len());
    let table = Table::get("en").unwrap();
    for ((row, meaning), tag) in rows.iter().zip(table.meanings.iter().map(Row)).zip(TAGS) {
        assert!(meaning.is(tag), "{}", row.pattern);
        assert_eq!(
            (format!("{tag:?}"), meaning.value()),
            (row.tag.clone(), row.value.into()),
            "{}",
            row.pattern
        );
        let unit = row.unit.as_ref().map_or("", |(name, _)| name);
        assert!(row.unit.is_none() || table.unit(meaning.measure()) == unit, "{unit}");
        assert_eq!(meaning.0.flags.count_ones() as usize, row.flags.len(), "{}", row.pattern);
    }
}

#[test]
fn every_row_agrees_with_the_regex_crate_on_its_own_words() {
    let mut oracles = oracles();
    let mut runner = TestRunner::deterministic();
    for row in all_rows() {
        let texts = proptest::string::bytes_regex(&row.regex()).expect(&row.pattern);
        for _ in 0..4 {
            let mut bytes = texts.new_tree(&mut runner).unwrap().current();
            bytes.truncate(40);
            let mut longer = [&bytes[..], b"s2 5"].concat();
            // In the other languages too, where it may be nothing.
            for oracle in &mut oracles {
                oracle.compare(&bytes);
                oracle.compare(&longer);
            }
            longer.make_ascii_uppercase();
            oracles.iter_mut().for_each(|oracle| oracle.compare(&longer));
        }
    }
}

/// Bytes compared from each place of a text; no more than may pass without a match.
const WINDOW: usize = 40;

#[test]
fn every_row_agrees_with_the_regex_crate_on_prose() {
    let mut oracles = oracles();
    let golden = include_str!("../../../tests/data/figures.txt").to_owned();
    // The golden file from every character; of the pages, which have a hundred times as many, enough for some seconds.
    for (text, places) in [(golden, usize::MAX), (pages::texts().join(" "), 30_000)] {
        let text = text.replace(['\n', '\t', '\u{a0}', '\u{202f}', '\u{2009}'], " ");
        let step = (text.len() / places).max(1);
        for at in (0..text.len()).step_by(step).filter(|&at| text.is_char_boundary(at)) {
            let part = &text.as_bytes()[at..text.len().min(at + WINDOW)];
            oracles.iter_mut().for_each(|oracle| oracle.compare(part));
        }
    }
}

#[test]
fn every_row_agrees_with_the_regex_crate_on_generated_text() {
    let mut oracles = oracles();
    let rows = all_rows();
    let mut runner = TestRunner::deterministic();
    let row = |nth: usize| proptest::string::bytes_regex(&rows[nth % rows.len()].regex()).unwrap();
    let between = proptest::string::bytes_regex(r"(?-u)[ ,.$%'/:0-9a-zA-Z-]{0,3}").unwrap();
    for nth in 0..4_000 {
        // Rows that stand far apart in the table, one behind the other, cut and glued anyhow.
        let mut text = row(nth * 7).new_tree(&mut runner).unwrap().current();
        text.extend(between.new_tree(&mut runner).unwrap().current());
        text.extend(row(nth * 31 + 5).new_tree(&mut runner).unwrap().current());
        text.truncate(WINDOW);
        for oracle in &mut oracles {
            oracle.compare(&text);
            oracle.compare(&text[text.len() / 3..]);
        }
    }
}

/// Every row earns its place: without it, some line of the golden file is read otherwise.
#[test]
fn every_row_is_missed_by_a_golden_line() {
    let rows = all_rows();
    let next = AtomicUsize::new(0);
    let unnoticed = || {
        let cases = golden::cases(include_str!("../../../tests/data/figures.txt"));
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
