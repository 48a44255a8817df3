//! Texts and numbers of the Factbook, which writes HTML, "1.284 million sq km" and "XI Jinping".

use html5ever::data::NAMED_ENTITIES;

use super::model::Day;

/// Without tags, entities and double spaces.
pub(super) fn clean(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = if rest.starts_with('<') { rest.find('>') } else { rest.find(';') };
        // A "&" or "<" that begins no markup.
        let Some(end) = end.filter(|end| rest.starts_with('<') || *end < 10) else {
            text.push_str(&rest[..1]);
            rest = &rest[1..];
            continue;
        };
        if rest.starts_with('<') {
            text.push(' ');
        } else if let Some((one, other)) = NAMED_ENTITIES.get(&rest[1..=end]) {
            text.extend([*one, *other].into_iter().filter_map(char::from_u32).filter(|c| *c != '\0'));
        }
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number a text begins with, magnitudes read: "$263.62 billion (2024 est.)", "47,735,685 (2025 est.)".
pub(super) fn number(text: &str) -> Option<i64> {
    let text = text.trim_start_matches('$');
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(text.len());
    let (number, rest) = text.split_at(digits);
    let zeros = match rest.split_whitespace().next() {
        Some("million") => 6,
        Some("billion") => 9,
        Some("trillion") => 12,
        _ => 0,
    };
    let number = number.trim_end_matches(['.', ',']).replace(',', "");
    let (whole, part) = number.split_once('.').unwrap_or((&number, ""));
    if whole.is_empty() || part.len() > zeros {
        return None;
    }
    format!("{whole}{part}{}", "0".repeat(zeros - part.len())).parse().ok()
}

/// The year in brackets, and whether the figure is an estimate: "(2024 est.)".
pub(super) fn year(text: &str) -> Option<(i16, bool)> {
    let (_, bracket) = text.rsplit_once('(')?;
    let year = bracket.split([' ', ')', ',']).find_map(|word| word.parse().ok().filter(|y| *y > 1900))?;
    Some((year, bracket.contains("est")))
}

/// The last day of the year, or its middle, for which the Factbook counts people.
pub(super) fn year_end(year: i16) -> Option<Day> {
    day(year, 12, 31)
}

pub(super) fn mid_year(year: i16) -> Option<Day> {
    day(year, 7, 1)
}

pub(super) fn day(year: i16, month: u8, day: u8) -> Option<Day> {
    crate::value::Date::new(year, month, day)?.to_string().parse().ok()
}

/// The first three letters of each: "Sep" and "September" are one.
const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";

/// "20 January 2025", "5 Sep 2025"; without a day nothing.
pub(super) fn date(text: &str) -> Option<Day> {
    let [number, name, year] = text.split_whitespace().collect::<Vec<_>>()[..] else { return None };
    let month = MONTHS.find(name.get(..3)?).filter(|at| at % 3 == 0)? / 3 + 1;
    day(year.parse().ok()?, month as u8, number.parse().ok()?)
}

/// Small letters between the parts of a family name: "Van der Bellen".
const PARTICLES: [&str; 8] = ["bin", "da", "de", "der", "dos", "e", "la", "y"];

/// Whether the Factbook marks the word as part of the family name.
pub(super) fn is_marked(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase) && !word.ends_with('.')
}

/// "XVI" in "CARL XVI GUSTAF"; the "XI" of "XI Jinping" begins a name.
pub(super) fn is_ordinal(words: &[&str], at: usize) -> bool {
    at > 0 && is_marked(words[at - 1]) && words[at].chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// The word as newspapers write it, the first of its run of marked words or not: "Sassou-Nguesso", "O’Neill".
pub(super) fn small_letters(word: &str, first: bool) -> String {
    let lower = word.to_lowercase();
    if !first && PARTICLES.contains(&lower.as_str()) {
        return lower;
    }
    let mut capital = true;
    let letter = |(at, c): (usize, char)| {
        // "N'Djamena", and yet "Nuku'alofa"
        let begins = c == '-' || at == 1 && matches!(c, '\'' | '’');
        let upper = std::mem::replace(&mut capital, begins);
        if upper { c.to_uppercase().collect::<String>() } else { c.to_string() }
    };
    lower.chars().enumerate().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_entities_become_text() {
        assert_eq!(clean("C&ocirc;te d'Ivoire<br><em>now</em>&nbsp; R&D"), "Côte d'Ivoire now R&D");
    }

    #[test]
    fn magnitudes_are_read_and_nothing_is_rounded() {
        assert_eq!(number("$263.62 billion (2024 est.)"), Some(263_620_000_000));
        assert_eq!(number("1.284 million sq km"), Some(1_284_000));
        assert_eq!(number("47,735,685 (2025 est.)"), Some(47_735_685));
        assert_eq!(number("uninhabited"), None);
        assert_eq!(number("6.92"), None);
        assert_eq!(year("$1 (July 2020 est.)"), Some((2020, true)));
        assert_eq!(year("3,142 (2021)"), Some((2021, false)));
    }

    #[test]
    fn a_term_without_its_first_day_has_no_date() {
        assert_eq!(date("5 Sep 2025"), "2025-09-05".parse().ok());
        assert_eq!(date("April 2018"), None);
    }

    #[test]
    fn family_names_lose_their_capitals_and_ordinals_keep_theirs() {
        assert_eq!(small_letters("NANDI-NDAITWAH", true), "Nandi-Ndaitwah");
        assert_eq!(small_letters("DER", false), "der");
        assert_eq!(small_letters("N'DJAMENA", true), "N'Djamena");
        assert_eq!(small_letters("NUKU'ALOFA", true), "Nuku'alofa");
        assert!(is_ordinal(&["CARL", "XVI", "GUSTAF"], 1));
        assert!(!is_ordinal(&["XI", "Jinping"], 0));
    }
}
