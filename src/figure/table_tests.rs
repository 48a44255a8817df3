//! The automaton against the `regex` crate, row by row; and every row against the golden lines.

use std::panic::catch_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use regex::bytes::{Regex, RegexSet};

use super::switch::without;
use super::{ROWS, START, Table, packed};
use crate::article::Language;
use crate::figure::{Amount, Bound, Context, Figure, Role, read, source};
use crate::text::ByteSpan;

#[path = "../../tests/golden/mod.rs"]
mod golden;

/// The rows that match all of `bytes`, as the automaton has it.
fn rows(table: &Table, bytes: &[u8]) -> Vec<usize> {
    let state = bytes.iter().fold(START, |state, &byte| table.step(state, byte));
    let set = usize::from(table.accepts[usize::from(state)]);
    let rows = usize::from(table.sets[set])..usize::from(table.sets[set + 1]);
    packed::SET_ROWS[rows].iter().map(|&row| usize::from(row)).collect()
}

#[track_caller]
fn assert_agree(set: &RegexSet, bytes: &[u8]) {
    let (table, shown) = (Table::get(), String::from_utf8_lossy(bytes));
    let expected: Vec<usize> = set.matches(bytes).into_iter().collect();
    assert_eq!(rows(table, bytes), expected, "rows that match {shown:?}");
    let end = (1..=bytes.len()).rev().find(|&end| set.is_match(&bytes[..end]));
    assert_eq!(table.longest(bytes, |_| true).map(|(end, _)| end), end, "the longest match in {shown:?}");
}

#[test]
fn any_space_does_for_a_space_of_the_table() {
    for text in ["per cent", "per\ncent", "per\u{a0}cent", "1\u{202f}250\u{2009}000"] {
        let found = Table::get().longest(text.as_bytes(), |_| true);
        assert_eq!(found.map(|(end, _)| end), Some(text.len()), "{text:?}");
    }
    assert_eq!(
        Table::get().longest(b"per  cent", |_| true).map(|(end, _)| end),
        Some(3),
        "one space, not two"
    );
}

#[test]
fn meanings_stand_in_the_order_of_the_rows() {
    let rows = source::rows(include_str!("atoms.tsv")).unwrap();
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
    let rows = source::rows(include_str!("atoms.tsv")).unwrap();
    let set = RegexSet::new(rows.iter().map(|row| format!(r"(?-u)\A(?:{})\z", row.regex()))).unwrap();
    let mut runner = TestRunner::deterministic();
    for row in &rows {
        let texts = proptest::string::bytes_regex(&row.regex()).expect(&row.pattern);
        for _ in 0..6 {
            let mut bytes = texts.new_tree(&mut runner).unwrap().current();
            bytes.truncate(40);
            assert_agree(&set, &bytes);
            bytes.extend_from_slice(b"s2 5");
            assert_agree(&set, &bytes);
            bytes.make_ascii_uppercase();
            assert_agree(&set, &bytes);
        }
    }
    let sentences = include_str!("../../tests/data/figures.txt");
    let sentences = sentences.replace(['\n', '\u{a0}', '\u{202f}', '\u{2009}'], " ");
    for (at, _) in sentences.char_indices() {
        assert_agree(&set, &sentences.as_bytes()[at..sentences.len().min(at + 24)]);
    }
}

/// Every row earns its place: without it, some line of the golden file is read otherwise.
#[test]
fn every_row_is_missed_by_a_golden_line() {
    let rows = source::rows(include_str!("atoms.tsv")).unwrap();
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
