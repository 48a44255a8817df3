//! "Prime Minister Narendra MODI (since 26 May 2014)": title, person, first day.

use super::clean::date;
use super::model::Day;

pub(super) struct Term {
    /// "prime minister"; it reads on with "of India".
    pub title: &'static str,
    pub nouns: &'static [&'static str],
    /// "acting"
    pub quality: Option<&'static str>,
    /// "King", before the name of who reigns.
    pub crown: Option<&'static str>,
    pub soldier: bool,
    /// As the Factbook writes the name.
    pub person: String,
    pub from: Day,
}

/// What the Factbook writes, what is said, nouns, quality. The longest that fits holds.
type Title = (&'static str, &'static str, &'static [&'static str], Option<&'static str>);

const PRESIDENT: &[&str] = &["president"];
const PREMIER: &[&str] = &["prime minister", "premier"];

const TITLES: [Title; 27] = [
    ("President", "president", PRESIDENT, None),
    ("Acting President", "president", PRESIDENT, Some("acting")),
    ("Interim President", "president", PRESIDENT, Some("interim")),
    ("Transition President", "president", PRESIDENT, Some("transitional")),
    ("Transitional President", "president", PRESIDENT, Some("transitional")),
    ("President of the Swiss Confederation", "president", PRESIDENT, None),
    // That post is younger than the term, whose day is his father's death; since then he has led under changing titles.
    ("State Affairs Commission President", "supreme leader", &["supreme leader"], None),
    ("Supreme Leader", "supreme leader", &["supreme leader"], None),
    ("Prime Minister", "prime minister", PREMIER, None),
    ("Acting Prime Minister", "prime minister", PREMIER, Some("acting")),
    ("Caretaker Prime Minister", "prime minister", PREMIER, Some("caretaker")),
    ("Interim Prime Minister", "prime minister", PREMIER, Some("interim")),
    ("Transition Prime Minister", "prime minister", PREMIER, Some("transitional")),
    ("Crown Prince and Prime Minister", "prime minister", PREMIER, None),
    ("Prime Minister Crown Prince", "prime minister", PREMIER, None),
    ("Prime Minister and Foreign Minister", "prime minister", PREMIER, None),
    ("Prime Minister and Co-Vice President", "prime minister", PREMIER, None),
    ("President of the Government of Spain", "prime minister", PREMIER, None),
    ("Taoiseach", "prime minister", &["prime minister", "premier", "taoiseach"], None),
    ("Premier", "premier", &["premier"], None),
    ("Chancellor", "chancellor", &["chancellor"], None),
    ("Chief Executive", "chief executive", &["chief executive"], None),
    ("Chairman of the Cabinet of Ministers", "chairman of the Cabinet of Ministers", &[], None),
    ("Chairperson of the Council of Ministers", "chair of the Council of Ministers", &[], None),
    ("Minister of State", "minister of state", &["minister of state"], None),
    ("Pope", "pope", &[], None),
    ("Grand Duke", "grand duke", &["grand duke"], None),
];

/// Titles of who reigns, by which they are also called: "King Philippe".
const CROWNS: [Title; 6] = [
    ("Amir", "emir", &["emir", "ruler"], None),
    ("Emperor", "emperor", &["emperor"], None),
    ("King", "king", &["king", "monarch"], None),
    ("Prince", "prince", &["prince"], None),
    ("Sultan and Prime Minister", "sultan", &["sultan", "ruler"], None),
    ("Grand Duke", "grand duke", &["grand duke"], None),
];

/// Ranks and styles before a name.
const STYLES: [&str; 8] = ["Capt.", "Col.", "Dr.", "Gen.", "General", "Sir", "Sr.", "Sultan"];

/// Reads the first of several, which are parted by semicolons.
pub(super) fn term(text: &str) -> Result<Term, &'static str> {
    let (before, since) = text.split_once(" (since ").ok_or("no first day")?;
    if before.contains(';') && !before.contains("also spelled") {
        return Err("more than a name and a day");
    }
    let from = since.split([')', ';', ',']).next().and_then(date).ok_or("no first day")?;
    // "(Prime Minister)", "(also spelled Sonxai)"
    let before = without_brackets(before);
    let before = before.split("; also").next().unwrap_or(&before);
    let fits = |title: &&Title| before.strip_prefix(title.0).is_some_and(|rest| rest.starts_with(' '));
    let (crown, plain) = (CROWNS.iter().find(fits), TITLES.iter().filter(fits));
    let title = crown.or(plain.max_by_key(|title| title.0.len())).ok_or("an unknown title")?;
    let (written, said, nouns, quality) = *title;
    let mut person = before[written.len()..].trim();
    let mut soldier = false;
    while let Some((style, rest)) = person.split_once(' ').filter(|(style, _)| STYLES.contains(style)) {
        soldier |= matches!(style, "Capt." | "Col." | "Gen." | "General");
        person = rest;
    }
    // "President of the National Council …": somebody else's title.
    if person.starts_with(|c: char| !c.is_uppercase()) {
        return Err("an unknown title");
    }
    let crown = crown.map(|_| written.split(" and ").next().unwrap_or(written));
    let crown = crown.map(|crown| if crown == "Amir" { "Emir" } else { crown });
    Ok(Term { title: said, nouns, quality, crown, soldier, person: person.to_owned(), from })
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0;
    let kept = text.chars().filter(|c| {
        depth += i32::from(*c == '(');
        let inside = depth > 0;
        depth -= i32::from(*c == ')');
        !inside
    });
    kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_term(text: &str, title: &str, quality: Option<&str>, person: &str, from: &str) {
        let term = term(text).unwrap_or_else(|reason| panic!("{text}: {reason}"));
        assert_eq!((term.title, term.quality, term.person.as_str()), (title, quality, person));
        assert_eq!(term.from.to_string(), from);
    }

    #[test]
    fn a_term_has_title_person_and_first_day() {
        let modi = "Prime Minister Narendra MODI (since 26 May 2014)";
        assert_term(modi, "prime minister", None, "Narendra MODI", "2014-05-26");
        let interim = "Interim Prime Minister Muhammad YUNUS (since 8 August 2024)";
        assert_term(interim, "prime minister", Some("interim"), "Muhammad YUNUS", "2024-08-08");
        let general = "Acting President Sr. Gen. MIN AUNG HLAING (since 31 July 2025)";
        assert_term(general, "president", Some("acting"), "MIN AUNG HLAING", "2025-07-31");
        let laos = "Prime Minister SONEXAY (also spelled SONXAI) Siphandon (since 30 December 2022)";
        assert_term(laos, "prime minister", None, "SONEXAY Siphandon", "2022-12-30");
        let king = "King HARALD V (since 17 January 1991)";
        assert_term(king, "king", None, "HARALD V", "1991-01-17");
    }

    #[test]
    fn what_is_not_plain_is_left_out() {
        for text in [
            "Prime Minister ABIY Ahmed Ali (since April 2018)",
            "President (vacant)",
            "Ahmad al-Shara'; former President Bashar al-ASAD was overthrown on 8 December 2024",
            "Vice President Mohammed JALLOW (since 23 February 2024)",
        ] {
            assert!(term(text).is_err(), "{text}");
        }
    }
}
