//! What is done for speed changes nothing: the table of words, and the sieve before the grammar.

use super::{Table, lex, other_atom};
use crate::article::Language;
use crate::figure::{Context, read, sieve};
use crate::text::ByteSpan;

// Both test modules of the reader take it; it stands with the tests, not in the library.
#[allow(clippy::duplicate_mod)]
#[path = "../../tests/pages/mod.rs"]
mod pages;

/// Golden lines, the words of the table itself, and of the pages what a test has time for.
fn texts() -> Vec<String> {
    let tables = [include_str!("tables/common.tsv"), include_str!("tables/en.tsv")];
    let ours = [include_str!("../../tests/data/figures.txt"), tables[0], tables[1]];
    let lines = ours.into_iter().flat_map(str::lines).map(str::to_owned);
    let shouted = |text: &String| text.to_uppercase();
    let lines: Vec<String> = lines.collect();
    let capitals: Vec<String> = lines.iter().map(shouted).collect();
    lines.into_iter().chain(capitals).chain(pages::texts().into_iter().take(3_000)).collect()
}

#[test]
fn words_are_told_from_their_table_as_from_the_automaton() {
    let table = Table::get("en").unwrap();
    for text in texts() {
        for atom in lex(table, &text, 0) {
            let (start, end) = (atom.span.start as usize, atom.span.end as usize);
            let walked = other_atom(table, &text, start);
            assert_eq!((end - start, atom.readings), walked, "{:?} in {text:?}", &text[start..end]);
        }
    }
}

#[test]
fn no_figure_is_lost_in_the_sieve() {
    let context = Context { published: "2026-02-05".parse().ok(), language: Language::EnGb };
    for text in texts() {
        let sifted = || read(&text, ByteSpan::new(0, text.len()), &context);
        assert_eq!(sifted(), sieve::without(sifted), "{text:?}");
    }
}

/// The square of the length would show: no row goes on without end before it matches.
#[test]
fn a_row_that_never_matches_is_given_up() {
    let table = Table::get("en").unwrap();
    for text in ["11,", "1 ", "1.", "1,111,", "1:"] {
        let long = text.repeat(1_000);
        let asked = std::cell::Cell::new(0);
        table.longest(long.as_bytes(), |end| {
            asked.set(asked.get().max(end));
            end < 4
        });
        assert!(asked.get() < long.len(), "{text:?}");
    }
}
