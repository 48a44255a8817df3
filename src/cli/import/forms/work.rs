//! Works and what is none of the others: cases, products, awards.

use super::super::tables::{LEGAL_FORMS, OFFICES, WORK_HEADS};
use super::Forms;
use super::country::country_named;
use super::place::state_code;
use super::spelling::{initials, inner_capitals, is_digit, starts_small};
use super::without_article;

impl Forms {
    pub(super) fn work(&mut self, base: &str) {
        self.name = base.to_owned();
        self.alias(without_article(base));
        self.without_small_tail(base);
        self.road(base.split(" in ").next().unwrap_or(base));
        if let Some((first, second)) = base.split_once(" v. ") {
            self.case(first, second);
            return;
        }
        if let Some((place, within)) = base.split_once(", ") {
            self.alias(place);
            self.within = Some(within.to_owned());
        }
        if let Some((main, _)) = base.split_once(": ") {
            self.short(main);
        }
        let words: Vec<&str> = base.split(' ').collect();
        self.kind_of_work(&words);
        // "President of the United States": the Presidency.
        let office =
            base.split_once(" of ").and_then(|(office, _)| OFFICES.iter().find(|row| row.0 == office));
        office.into_iter().for_each(|(_, name)| self.short(*name));
        self.letters_of_work(&words);
        if words.len() > 2 {
            self.acronym(base);
        }
    }

    /// "Obergefell v. Hodges" goes by a party's name, of a longer one by the first word, and a person's last: "Johar".
    /// No case goes by a country or a state, which are parties to many.
    fn case(&mut self, first: &str, second: &str) {
        for party in [first, second].map(|party| party.split(',').next().unwrap_or(party)) {
            if country_named(party).is_some() || state_code(party).is_some() {
                continue;
            }
            let words: Vec<&str> = party.split(' ').collect();
            self.short(if words.len() > 2 { words[0] } else { party });
            let legal = |word: &&str| LEGAL_FORMS.has(word.trim_end_matches('.'));
            if words.len() > 2 && !words.iter().any(|word| starts_small(word) || legal(word)) {
                self.short(words[words.len() - 1]);
            }
        }
        self.alias(format!("{first} v {second}"));
    }

    /// "the Prize", "the Peace Prize"; a maker's product goes by the second word.
    fn kind_of_work(&mut self, words: &[&str]) {
        match words {
            [name @ .., head] if WORK_HEADS.has(head) && !name.is_empty() => {
                self.short(*head);
                self.short(name.join(" "));
                self.short(name[0]);
                self.short(words[1..].join(" "));
                if matches!(*head, "Award" | "Prize") {
                    self.alias(format!("{}s", words.join(" ")));
                }
            }
            [_, product] if !starts_small(product) => self.short(*product),
            _ => {}
        }
    }

    /// "GTA5" for Grand Theft Auto 5.
    fn letters_of_work(&mut self, words: &[&str]) {
        let (last, name) = words.split_last().map_or(("", words), |(last, name)| (*last, name));
        let numbered = last.ends_with(is_digit) && name.len() > 1;
        let letters = initials(if numbered { name } else { words }.iter().copied());
        if numbered && letters.chars().count() > 1 {
            self.alias(format!("{letters}{last}"));
        } else if words.len() == 2 && letters.chars().count() == 2 {
            self.letters(letters);
        } else if let [word] = words {
            self.letters(inner_capitals(word));
        }
    }
}
