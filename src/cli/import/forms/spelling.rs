//! How words are written: capitals, numerals, initials.

use crate::text::{fold, is_capital, is_small};

/// British for American letters and the other way about, and what stands for "and" and "Saint".
const SPELLINGS: [(&str, &str); 6] = [
    (" & ", " and "),
    ("Organization", "Organisation"),
    ("Center", "Centre"),
    ("Theater", "Theatre"),
    ("Labor ", "Labour "),
    ("Saint-", "St-"),
];

pub(super) fn respelt(name: &str) -> impl Iterator<Item = String> {
    SPELLINGS.iter().flat_map(move |(one, other)| {
        let change = |from: &str, to: &str| name.contains(from).then(|| name.replace(from, to));
        [change(one, other), change(other, one)].into_iter().flatten()
    })
}

/// Without diacritics.
pub(super) fn plain(word: &str) -> String {
    let fold = |c: char| {
        let small = !is_capital(c);
        fold(c).map(move |folded| if small { folded } else { folded.to_ascii_uppercase() })
    };
    word.chars().flat_map(fold).collect()
}

/// First letters of the words in capitals.
pub(super) fn initials<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.filter_map(|word| word.chars().next()).filter(|c| is_capital(*c)).collect()
}

pub(super) fn is_initial(word: &str) -> bool {
    word.ends_with('.') && word.chars().count() <= 3
}

pub(super) fn is_roman(word: &str) -> bool {
    word.len() <= 5 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

pub(in crate::cli::import) fn is_acronym(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|c| is_capital(c) || c.is_ascii_digit())
}

pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

pub(super) fn starts_small(word: &str) -> bool {
    word.chars().next().is_some_and(is_small)
}

/// As packs refuse it: names end with a capital, a digit, or behind a hyphen.
pub(super) fn ends_small(name: &str) -> bool {
    starts_small(last_word(name)) && !last_word(name).contains('-')
}

pub(super) fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}
