//! The cases of `data/figures.txt`: what is read from newsroom sentences, and what is not.

#![cfg(not(target_arch = "wasm32"))]

mod golden;

use std::fmt::Write as _;

use backstory::article::Language;
use backstory::figure::{Amount, Bound, Context, Figure, Role, read};
use backstory::text::ByteSpan;
use proptest::prelude::*;

#[test]
fn newsroom_sentences_are_read_as_written_down() {
    let mut faults = String::new();
    for case in golden::cases(include_str!("data/figures.txt")) {
        let found = golden::found(&case);
        if found != case.expected {
            writeln!(faults, "{}\n  found\n{found}  expected\n{}", case.heading, case.expected).unwrap();
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// The words around a figure may settle what it leaves open ("5m people", "ten pounds"); they never change its number.
#[test]
fn a_figure_alone_says_the_same_number_or_none() {
    let mut faults = String::new();
    for case in golden::cases(include_str!("data/figures.txt")) {
        for figure in golden::read_as(&case, case.text) {
            if figure.amount == Amount::None {
                continue;
            }
            let alone = figure.span.of(case.text);
            let again = golden::read_as(&case, alone);
            let same = |again: &Figure| [figure.amount, Amount::None].contains(&again.amount);
            if again.len() > 1 || !again.iter().all(same) {
                writeln!(faults, "{}\n    {figure:?}\n    {again:?}", case.heading).unwrap();
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn a_block_is_read_as_if_it_stood_alone() {
    let text = "Ünfälle 5%\n$3bn\n 7 km";
    let context = Context { published: None, language: Language::En };
    let block = ByteSpan::new(13, 17);
    let figures = read(text, block, &context);
    assert_eq!(figures.len(), 1);
    assert_eq!(figures[0].span, block);
}

/// Pieces that figures are made of, and things that break them.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "$",
        "€",
        "US$",
        "1",
        "20",
        "1,000",
        "3.5",
        "½",
        "million",
        "bn",
        "m",
        "per cent",
        "%",
        "between",
        "and",
        "from",
        "to",
        "–",
        "-",
        "(",
        ")",
        "March",
        "May",
        "2026",
        "late",
        "last",
        "Wednesday",
        "ago",
        "two",
        "hundred",
        "and a half",
        "year",
        "-old",
        "aged",
        "km/h",
        "°C",
        "more than",
        ",",
        ".",
        "\u{a0}",
        "\u{202f}",
        "é",
        "한",
        "👩🏽‍⚕️",
        "\u{ad}",
        "st",
        "24/7",
        "10:30",
        "2019-08-01",
        "31/2/2019",
        "FY2024-25",
        "99999999999999999999",
        " ",
    ];
    prop_oneof![
        proptest::sample::select(words.to_vec()).prop_map(str::to_owned),
        "\\PC{0,4}",
        "[0-9.,:/-]{0,12}"
    ]
}

proptest! {
    // A failure prints its case; files of seeds in the tree would only be merged about.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_sorted_disjoint_and_inside_the_block(
        pieces in proptest::collection::vec(piece(), 0..24),
        spaced in any::<bool>(),
        dated in any::<bool>(),
    ) {
        let inner = pieces.join(if spaced { " " } else { "" });
        let text = format!("é{inner}한");
        let block = ByteSpan::new(2, 2 + inner.len());
        let published = dated.then(|| "2026-02-05".parse().unwrap());
        let figures = read(&text, block, &Context { published, language: Language::En });
        let mut end = block.start;
        for figure in &figures {
            prop_assert!(figure.span.start >= end && !figure.span.is_empty(), "{figures:?} in {text:?}");
            prop_assert!(text.get(figure.span.start as usize..figure.span.end as usize).is_some());
            if let Amount::Range { low, high } = figure.amount {
                prop_assert!(low < high, "{figure:?} in {text:?}");
            }
            if let Some(timex) = figure.timex {
                prop_assert!(timex.from() < timex.to(), "{figure:?} in {text:?}");
            }
            end = figure.span.end;
        }
        prop_assert!(end <= block.end);
    }
}
