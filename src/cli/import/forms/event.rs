//! Events: with and without the year, and by what they are.

use super::super::tables::EVENT_HEADS;
use super::Forms;
use super::country::demonym_country;
use super::spelling::{is_acronym, is_year, last_word};

impl Forms {
    pub(super) fn event(&mut self, base: &str) {
        self.name = base.to_owned();
        self.without_small_tail(base);
        let words: Vec<&str> = base.split(' ').collect();
        if let Some(at) = words.iter().position(|word| is_year(word)) {
            let mut rest = words.clone();
            let year = rest.remove(at);
            self.alias(format!("{} {year}", rest.join(" ")));
            self.short(rest.join(" "));
            self.dated(&rest, year);
        }
        if words.len() > 2 && demonym_country(words[0]).is_some() {
            self.alias(words[1..].join(" "));
        }
        match words.as_slice() {
            [name, "War"] => self.short(*name),
            ["War", "in", place @ ..] => self.alias(format!("{} War", place.join(" "))),
            [body, rest @ ..] if rest.len() > 1 && is_acronym(body) => self.alias(rest.join(" ")),
            _ => {}
        }
        if let [head, "of", _, ..] = words.as_slice()
            && EVENT_HEADS.has(head)
        {
            self.short(*head);
        }
        if words.len() > 1 && EVENT_HEADS.has(last_word(base)) {
            self.short(last_word(base));
        }
    }

    /// "FIFA World Cup", "Winter Paralympics" of some year: without the body and the season, the word itself.
    fn dated(&mut self, words: &[&str], year: &str) {
        if words.len() > 2 && is_acronym(words[0]) {
            self.short(words[1..].join(" "));
            self.alias(format!("{year} {}", words[1..].join(" ")));
        }
        if let [season @ ("Winter" | "Summer"), games] = words {
            self.short(*games);
            if let Some(kind) = games.strip_suffix('s') {
                self.short(format!("{kind} Games"));
                self.short(format!("{season} {kind} Games"));
            }
            self.short("Games");
        }
    }
}
