//! How words are written: capitals, numerals, initials.

use crate::text::{fold, is_capital, is_small};

/// British for American letters and the other way about, and what stands for "and" and "Saint".
const SPELLINGS: [(&str, &str); 7] = [
    (" & ", " and "),
    ("Organization", "Organisation"),
    ("Center", "Centre"),
    ("Theater", "Theatre"),
    ("Labor ", "Labour "),
    ("Saint-", "St-"),
    (" v. ", " versus "),
];

/// Letters of the north, as a keyboard without them writes them: "Goering", "Aalborg".
const LETTERS: [(&str, &str); 8] =
    [("å", "aa"), ("Å", "Aa"), ("ä", "ae"), ("ö", "oe"), ("ø", "oe"), ("Ø", "Oe"), ("Ö", "Oe"), ("ü", "ue")];

pub(super) fn respelt(name: &str) -> impl Iterator<Item = String> {
    let change = move |from: &str, to: &str| name.contains(from).then(|| name.replace(from, to));
    let words = SPELLINGS
        .iter()
        .flat_map(move |(one, other)| [change(one, other), change(other, one)].into_iter().flatten());
    // "McDonalds"; behind an article it would read as a noun.
    let owners = change("'s", "s").filter(|name| !name.starts_with("The "));
    words.chain([owners, in_plain_letters(name)].into_iter().flatten())
}

fn in_plain_letters(name: &str) -> Option<String> {
    let plain = LETTERS.iter().fold(name.to_owned(), |name, (letter, plain)| name.replace(letter, plain));
    (plain != name).then_some(plain)
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

/// "YT" of "YouTube"; nothing of a word that is not written so.
pub(super) fn inner_capitals(word: &str) -> String {
    let capitals: String = word.chars().filter(|c| is_capital(*c)).collect();
    let joined = word.len() > 2 * capitals.len() && word.chars().all(char::is_alphabetic);
    if joined && capitals.len() > 1 { capitals } else { String::new() }
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
