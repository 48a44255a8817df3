//! Places: without what they lie in, by their kind, and roads by their number.

use super::super::tables::{
    BUILDINGS, CITIES, LEADING_WORDS, PLACE_BEGINNINGS, PLACE_HEADS, RENAMED, STATES,
};
use super::Forms;
use super::country::demonym_country;
use super::spelling::{initials, is_acronym, is_digit, starts_small};
use crate::text::is_capital;

/// The letters of a state or province.
pub(super) fn state_code(name: &str) -> Option<&'static str> {
    let mut states = STATES.split(',').filter_map(|row| row.rsplit_once(' '));
    states.find(|(state, _)| *state == name).map(|(_, code)| code)
}

/// Before the name of a body of theirs.
const SERVICES: [&str; 3] = ["Air Force ", "Army ", "Navy "];

/// What is written short before the rest of a name.
const SHORTENED: [(&str, &str); 3] = [("Saint ", "St "), ("Mount ", "Mt "), ("Fort ", "Ft ")];

impl Forms {
    pub(super) fn place(&mut self, base: &str) {
        let (name, within) = match base.split_once(", ") {
            // "Brighton, Monroe County, New York": the last is the widest.
            Some((name, tail)) => (name, Some(tail.rsplit(", ").next().unwrap_or(tail))),
            None => (base, None),
        };
        self.name = name.to_owned();
        if let Some(within) = within {
            self.lies_within(name, within);
        }
        if let Some((road, state)) = name.split_once(" in ").filter(|(road, _)| road.ends_with(is_digit)) {
            self.within = Some(state.to_owned());
            self.alias(road);
        }
        self.without_small_tail(name);
        self.road(name.split(" in ").next().unwrap_or(name));
        self.respelt_place(name);
        let words: Vec<&str> = name.split(' ').collect();
        self.initialed(&words);
        self.building(&words);
        if let ["Mount" | "River" | "Loch", name @ ..] = words.as_slice() {
            self.short(name.join(" "));
        }
        // "Cliffside Park, New Jersey" is a town and no park.
        if within.is_none() {
            self.kind_of_place(&words);
            self.without_leading_word(&words);
        }
        if let Some(rest) =
            name.strip_prefix("United States ").or_else(|| name.strip_suffix(" of the United States"))
        {
            self.of_the_states(rest);
        }
        if let Some(code) = state_code(name) {
            self.short(code);
        }
        if let Some((_, former)) = RENAMED.iter().find(|(now, _)| *now == name) {
            former.split(',').for_each(|former| self.alias(former));
        }
        let city = CITIES.split(',').filter_map(|row| row.split_once('/')).find(|(city, _)| *city == base);
        if let Some((_, state)) = city {
            self.within = Some(state.to_owned());
        }
    }

    fn lies_within(&mut self, name: &str, within: &str) {
        self.within = Some(within.to_owned());
        if within.contains('.') {
            // "Washington, D.C."
            self.alias(format!("{name} {within}"));
            self.acronyms.push(within.replace('.', ""));
        }
    }

    fn respelt_place(&mut self, name: &str) {
        for (long, short) in SHORTENED {
            if let Some(rest) = name.strip_prefix(long) {
                self.alias(format!("{short}{rest}"));
            }
        }
        for article in ["The ", "Les ", "Le ", "La "] {
            if let Some(rest) = name.strip_prefix(article) {
                self.alias(rest);
            }
        }
        if let Some(city) = name.strip_suffix(" City") {
            self.alias(city);
        }
    }

    /// "the Park", "the Gulf"; Everest, the Thames and Yosemite go without the word, once they are named.
    fn kind_of_place(&mut self, words: &[&str]) {
        let kind = |word: &str| PLACE_HEADS.has(word);
        match words {
            [head, "of", ..] if kind(head) => self.short(*head),
            ["Lake", _, ..] => self.short("Lake"),
            [head @ ("Mount" | "River" | "Loch"), _, ..] => self.short(*head),
            [name, head] if !kind(name) => {
                // "the Chathams" for the Chatham Islands
                if *head == "Islands" {
                    self.alias(format!("{name}s"));
                    self.alias(*name);
                }
                if kind(head) {
                    self.short(*head);
                }
                if !PLACE_BEGINNINGS.has(name) && demonym_country(name).is_none() {
                    self.short(*name);
                }
            }
            [name @ .., head] if kind(head) => {
                self.short(*head);
                let letters = initials(words.iter().copied());
                if letters.chars().count() == words.len() {
                    self.short(letters);
                }
                if let [name, sort] = name
                    && LEADING_WORDS.has(sort)
                {
                    self.short(*name);
                }
            }
            _ => {}
        }
    }

    /// "Luzhniki Olympic Stadium" without the middle, "Lyon Airport", an airport's initials.
    fn building(&mut self, words: &[&str]) {
        let [first, middle @ .., last] = words else { return };
        if !BUILDINGS.has(last) {
            return;
        }
        for (at, _) in middle.iter().enumerate().filter(|(_, word)| LEADING_WORDS.has(word)) {
            let mut fewer = words.to_vec();
            fewer.remove(at + 1);
            self.alias(fewer.join(" "));
        }
        if *last == "Airport" {
            self.alias(format!("{first} Airport"));
            let whole = words[..words.len() - 1].iter().copied().filter(|word| *word != "International");
            let whole: Vec<&str> = whole.collect();
            match whole.as_slice() {
                [name] if name.len() > 5 => self.short(*name),
                [_, _, _, ..] => self.acronym(&whole.join(" ")),
                _ => {}
            }
        }
    }

    /// "GW Bridge", "JFK Airport": initials before the kind of thing.
    fn initialed(&mut self, words: &[&str]) {
        if let [first @ .., last] = words
            && first.len() > 1
            && words.iter().all(|word| word.starts_with(is_capital) && !is_acronym(word))
        {
            self.alias(format!("{} {last}", initials(first.iter().copied())));
        }
    }

    /// Roads go by their class and number: "I-44", "US 75", "Route 66".
    pub(super) fn road(&mut self, name: &str) {
        let Some((class, number)) = name.rsplit_once(' ').filter(|(_, number)| number.ends_with(is_digit))
        else {
            return;
        };
        let state = class.strip_suffix(" State Highway").or_else(|| class.strip_suffix(" State Route"));
        match class {
            "Interstate" => self.alias(format!("I-{number}")),
            "U.S. Route" => {
                ["US", "US Highway", "Route"].iter().for_each(|word| self.alias(format!("{word} {number}")));
                self.short(format!("Highway {number}"));
            }
            _ => {}
        }
        if let Some(state) = state {
            for word in ["Highway", "Hwy", "State Highway", "SH", "Route"] {
                self.alias(format!("{word} {number}"));
            }
            self.within = Some(state.to_owned());
        }
    }

    /// "United States Census Bureau": "US Census Bureau", "Census Bureau".
    pub(super) fn of_the_states(&mut self, rest: &str) {
        self.within = Some("United States".to_owned());
        for owner in ["US", "American", "United States"] {
            self.alias(format!("{owner} {rest}"));
        }
        match rest.contains(' ') {
            true => self.alias(rest),
            false => self.short(rest),
        }
        // "United States Army Corps of Engineers": the Corps of Engineers, once it has been named.
        let of_service = SERVICES.iter().find_map(|service| rest.strip_prefix(service));
        of_service.filter(|rest| rest.contains(' ')).into_iter().for_each(|rest| self.short(rest));
        if let Some(of) = rest.strip_prefix("Department of ") {
            self.department(of);
        }
        if let Some((_, tail)) = rest.split_once(" for the ") {
            self.short(tail);
        }
        if let Some((head, of)) = rest.split_once(" on ").filter(|(head, _)| !starts_small(head)) {
            self.alias(format!("{of} {}", super::spelling::last_word(head)));
        }
        self.acronym(rest);
    }

    /// "the Defense Department", "Homeland Security"
    pub(super) fn department(&mut self, of: &str) {
        // "State" alone is none.
        if of.contains(' ') {
            self.short(of);
        }
        self.alias(format!("{of} Department"));
    }
}
