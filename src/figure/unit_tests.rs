//! Numbers written as each language writes them, with every unit and currency of its table, are read back as they were.

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::path::Path;

use super::{Amount, Context, read, source};
use crate::article::Language;
use crate::text::ByteSpan;
use crate::value::Decimal;

/// How a language writes numbers.
struct Locale {
    language: Language,
    mark: char,
    group: &'static str,
}

const LOCALES: &[Locale] = &[
    Locale { language: Language::En, mark: '.', group: "," },
    Locale { language: Language::EnGb, mark: '.', group: "\u{202f}" },
    Locale { language: Language::De, mark: ',', group: "." },
    Locale { language: Language::De, mark: ',', group: "\u{a0}" },
    Locale { language: Language::Fr, mark: ',', group: "\u{202f}" },
];

const VALUES: &[&str] = &["7", "12", "340", "1234", "56789.5", "3.25", "1000000", "0.5", "98765432.125"];

fn written(value: Decimal, locale: &Locale) -> String {
    let text = value.to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let groups: Vec<&str> =
        whole.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
    let whole = groups.join(locale.group);
    fraction.map_or(whole.clone(), |fraction| format!("{whole}{}{fraction}", locale.mark))
}

/// What is written, in the row's unit.
fn in_unit(value: Decimal, exponent: i8) -> Option<Decimal> {
    let power = exponent.unsigned_abs();
    value.times(if exponent < 0 { Decimal::new(1, power)? } else { Decimal::power_of_ten(power.into())? })
}

#[test]
fn every_unit_is_read_back_in_every_locale() {
    let mut runner = TestRunner::deterministic();
    for locale in LOCALES {
        let language = locale.language.primary();
        let rows = source::rows(Path::new("src/figure/tables"), source::LANGUAGES).unwrap();
        let places = source::of_language(&rows, language);
        let measures =
            places.into_iter().map(|at| &rows[at]).filter(|row| ["Unit", "Money"].contains(&&*row.tag));
        for row in measures {
            let words = proptest::string::bytes_regex(&row.regex()).unwrap();
            for value in VALUES {
                let word = String::from_utf8(words.new_tree(&mut runner).unwrap().current()).unwrap();
                let word = if row.exact_case { word } else { word.to_lowercase() };
                assert_read_back(row, &word, value.parse().unwrap(), locale);
            }
        }
    }
}

#[track_caller]
fn assert_read_back(row: &source::Row, word: &str, value: Decimal, locale: &Locale) {
    let has = |flag: &str| row.flags.iter().any(|own| own == flag);
    // "3 won" tells of a victory, "18 h" in French of an hour of the day.
    if has("LARGE") && value < 1000.into() || word == "h" && locale.language == Language::Fr {
        return;
    }
    let space = if word == "p" { "" } else { " " };
    let number = written(value, locale);
    let text = format!("{number}{space}{word}");
    let context = Context { published: None, language: locale.language };
    let figures = read(&text, ByteSpan::new(0, text.len()), &context);
    // None where that is more than a decimal holds: a hundred million TeV.
    let expected = Some(in_unit(value, row.value).map_or(Amount::None, Amount::Value));
    let found = figures.first().map(|figure| figure.amount);
    assert_eq!((figures.len(), found), (1, expected), "{text:?} by {:?}: {figures:?}", row.pattern);
}
