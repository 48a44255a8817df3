//! The names by which the bearer of a title goes, by rule from the title and its type.

mod country;
mod event;
mod law;
mod organization;
mod person;
mod place;
mod romanised;
mod spelling;
mod work;

pub(super) use country::{country, country_named};
pub(super) use person::family_name;
pub(super) use romanised::is_japanese_name;

use super::tables::{LEADING_WORDS, SMALL_TAILS};
use crate::text::is_capital;
use country::demonym_country;
pub(super) use spelling::is_acronym;
use spelling::{ends_small, initials, is_year, starts_small};

/// What becomes of one title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Forms {
    pub name: String,
    /// As good as the name: they mean it wherever they stand.
    pub aliases: Vec<String>,
    /// They mean it once it has been named.
    pub short: Vec<String>,
    pub acronyms: Vec<String>,
    pub demonyms: Vec<String>,
    pub metonyms: Vec<String>,
    pub nouns: Vec<String>,
    pub adjectives: Vec<String>,
    /// What the title says it lies in or belongs to, as written there: "Texas", "UK".
    pub within: Option<String>,
    /// The words in brackets: what kind of thing it is.
    pub context: Option<String>,
}

impl Forms {
    pub fn of(title: &str, kind: &str) -> Self {
        let mut forms = Self::default();
        let (base, bracket) = without_bracket(title);
        if let Some(bracket) = bracket {
            forms.context(bracket, kind);
        }
        match kind {
            "person" => forms.person(base),
            "place" => forms.place(base),
            "organization" => forms.organization(base),
            "event" => forms.event(base),
            "law" => forms.law(base),
            _ => forms.work(base),
        }
        forms.country(title);
        forms.spelling();
        forms
    }

    /// "(Canadian politician)", "(2013 film)", "(UK)": what tells namesakes apart.
    fn context(&mut self, bracket: &str, kind: &str) {
        self.context = Some(bracket.to_owned());
        let words: Vec<&str> = bracket.split(' ').filter(|word| !is_year(word)).collect();
        let small = |word: &str| word.chars().all(|c| !is_capital(c) && (c.is_alphabetic() || c == '-'));
        match words.as_slice() {
            [.., last] if small(last) && !words.contains(&"and") => self.nouns.push((*last).to_owned()),
            [_, ..] if kind != "person" => self.within = Some(words.join(" ")),
            _ => {}
        }
        let belongs = words.iter().filter(|word| demonym_country(word).is_some());
        self.adjectives.extend(belongs.map(|word| (*word).to_owned()));
    }

    fn alias(&mut self, name: impl Into<String>) {
        let name = name.into();
        let fresh = name != self.name && !self.aliases.contains(&name);
        if fresh && !name.is_empty() && !ends_small(&name) {
            self.aliases.push(name);
        }
    }

    pub fn short(&mut self, name: impl Into<String>) {
        let name = name.into();
        let name = without_article(&name).to_owned();
        let begins = !starts_small(&name) || name.contains(' ');
        let fresh = name != self.name && !self.aliases.contains(&name) && !self.short.contains(&name);
        if fresh && begins && name.chars().count() > 1 && !ends_small(&name) {
            self.short.push(name);
        }
    }

    /// Letters for which it stands short, unless they are somebody's title: "MR" is read for "Mr".
    fn letters(&mut self, letters: String) {
        if !matches!(letters.as_str(), "DR" | "MR" | "MS" | "ST") {
            self.short(letters);
        }
    }

    /// Initials of the words in capitals, three at least: of two, too many have them.
    fn acronym(&mut self, base: &str) {
        let initials =
            initials(base.split([' ', '-']).filter(|word| !matches!(*word, "The" | "Inc." | "Inc")));
        let has_one = base.split(' ').any(is_acronym);
        if initials.chars().count() >= 3 && !has_one && !self.acronyms.contains(&initials) {
            self.acronyms.push(initials);
        }
    }

    /// "MoMA", "DoD": the letters of a body with the small one of "of".
    fn mixed_letters(&mut self, base: &str) {
        let words: Vec<&str> =
            base.split(' ').filter(|word| !matches!(*word, "the" | "The" | "and")).collect();
        let small = words.iter().filter(|word| starts_small(word)).count();
        if words.len() > 2 && small == 1 && words.iter().any(|word| matches!(*word, "of" | "de")) {
            let letters: String = words.iter().filter_map(|word| word.chars().next()).collect();
            self.short(letters.to_uppercase());
            self.short(letters);
        }
    }

    /// "A1 road", "Maya civilization": what ends in small letters is called by the rest.
    fn without_small_tail(&mut self, name: &str) {
        let words: Vec<&str> = name.split(' ').collect();
        let kept = words.iter().rposition(|word| !starts_small(word)).map_or(0, |at| at + 1);
        let (rest, tail) = words.split_at(kept);
        if rest.is_empty() || tail.is_empty() || !tail.iter().all(|word| SMALL_TAILS.has(word)) {
            return;
        }
        match tail {
            [.., "station"] => self.alias(format!("{} Station", rest.join(" "))),
            // A family and a movement are not what they are named after.
            ["family" | "movement", ..] => {}
            _ => self.alias(rest.join(" ")),
        }
    }

    /// "National Weather Service": the Weather Service, once it has been named.
    fn without_leading_word(&mut self, words: &[&str]) {
        if let [first, rest @ ..] = words
            && rest.len() > 1
            && LEADING_WORDS.has(first)
        {
            self.short(rest.join(" "));
        }
    }

    /// "and" and "&", British and American letters.
    fn spelling(&mut self) {
        let written: Vec<String> = std::iter::once(&self.name).chain(&self.aliases).cloned().collect();
        for name in written {
            for respelt in spelling::respelt(&name) {
                self.alias(respelt);
            }
        }
    }
}

/// "Georgia (country)" is "Georgia" and "country".
fn without_bracket(title: &str) -> (&str, Option<&str>) {
    let Some((base, bracket)) = title.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) else {
        return (title, None);
    };
    match base.trim_end() {
        "" => (title, None),
        base => (base, Some(bracket)),
    }
}

fn without_article(name: &str) -> &str {
    ["The ", "A ", "An "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_forms(title: &str, kind: &str, aliases: &[&str], short: &[&str]) {
        let forms = Forms::of(title, kind);
        let has = |list: &[String], name: &str| list.iter().any(|own| own == name);
        for name in aliases {
            assert!(has(&forms.aliases, name) || has(&forms.acronyms, name), "{name}: {forms:#?}");
        }
        for name in short {
            assert!(has(&forms.short, name), "{name}: {forms:#?}");
        }
    }

    #[test]
    fn persons_go_by_family_names_and_nicknames() {
        assert_forms("Thomas Mikael Olsen", "person", &["Thomas Olsen", "Tom Olsen"], &["Olsen"]);
        assert_forms("Ludwig van Beethoven", "person", &[], &["van Beethoven", "Beethoven"]);
        assert_forms("Deng Xiaoping", "person", &["Xiaoping Deng", "Deng Xiao-ping"], &["Deng"]);
        assert_forms("Robert F. Kennedy Jr.", "person", &["Robert F. Kennedy"], &["Kennedy", "RFK"]);
        assert_forms("Henry IV of France", "person", &[], &["Henry"]);
    }

    #[test]
    fn places_go_without_what_they_lie_in_and_by_their_kind() {
        assert_forms("Washington, D.C.", "place", &["Washington D.C.", "DC"], &[]);
        assert_forms("Mount Everest", "place", &["Mt Everest"], &["Everest"]);
        assert_forms("Yosemite National Park", "place", &["Yosemite Park"], &["Yosemite", "Park", "YNP"]);
        assert_forms("River Ouse, Yorkshire", "place", &[], &["Ouse"]);
        assert_forms("Gulf of Mexico", "place", &[], &["Gulf"]);
    }

    #[test]
    fn bodies_go_by_head_and_acronym() {
        assert_forms("Federal Communications Commission", "organization", &["FCC"], &["Commission"]);
        assert_forms("The New York Times", "organization", &["New York Times"], &["Times"]);
        assert_forms("Toyota Motor Corporation", "organization", &[], &["Toyota"]);
        assert_forms("Liberal Party of Canada", "organization", &["Canadian Liberal Party"], &["Liberals"]);
        assert_forms("Kitt Peak National Observatory", "organization", &[], &["Kitt Peak", "Observatory"]);
        assert_forms("International Business Machines Corporation", "organization", &["IBM"], &[]);
        assert_forms("Museum of Modern Art", "organization", &[], &["MoMA", "MOMA"]);
        assert_forms("New York Yankees", "organization", &[], &["Yankees"]);
        assert_forms("Real Madrid CF", "organization", &["Real Madrid"], &[]);
        assert_forms("Wikimedia Foundation", "organization", &[], &["Foundation", "Wikimedia"]);
        assert_forms("National Weather Service", "organization", &["NWS"], &["Weather Service", "Service"]);
    }

    #[test]
    fn events_laws_and_works_go_by_what_they_are() {
        assert_forms("2018 FIFA World Cup", "event", &["2018 World Cup"], &["FIFA World Cup", "World Cup"]);
        assert_forms("Battle of Chudnov", "event", &[], &["Battle"]);
        assert_forms("Hindu Marriage Act, 1955", "law", &["Hindu Marriage Act", "HMA"], &["Act"]);
        assert_forms("Securities Exchange Act of 1934", "law", &[], &["Exchange Act"]);
        assert_forms("Trans-Pacific Partnership", "law", &["TPP"], &["Partnership"]);
        assert_forms("Nobel Peace Prize", "work", &[], &["Prize", "Peace Prize"]);
    }

    #[test]
    fn a_club_is_called_by_its_town_where_sport_is_told() {
        let metonyms = |title: &str| Forms::of(title, "organization").metonyms;
        assert_eq!(metonyms("FC Barcelona"), ["Barcelona"]);
        assert_eq!(metonyms("OGC Nice"), ["Nice"]);
        assert_eq!(metonyms("Wales cricket team"), ["Wales"]);
        assert_eq!(metonyms("Wales women's national football team"), ["Wales"]);
        assert!(metonyms("United States Navy").is_empty());
    }

    #[test]
    fn what_is_no_name_becomes_none() {
        let forms = Forms::of("Military engineering", "person");
        assert_eq!((forms.aliases.len(), forms.short.len()), (0, 0));
    }
}
