//! Persons: family names, nicknames, and names whose family stands first.

use super::super::tables::{FAMILY_FIRST, GENERATIONS, NICKNAMES, PARTICLES, PERSON_TITLES};
use super::country::demonym_country;
use super::romanised::{is_japanese_shaped, is_pinyin_shaped, parted};
use super::spelling::{initials, is_initial, is_roman, last_word, plain, starts_small};
use super::{Forms, without_bracket};
use crate::text::is_capital;

impl Forms {
    pub(super) fn person(&mut self, base: &str) {
        let (base, tail) = base.split_once(", ").unwrap_or((base, ""));
        self.name = base.to_owned();
        // "Alexandra, Princess Royal": by the title, too.
        if tail.starts_with(is_capital) && tail.contains(' ') {
            self.alias(tail);
            self.short(last_word(tail));
        }
        let words = self.without_titles(base);
        // "Military engineering", "List of YouTubers" and peoples ("Māori people") are no persons.
        let named = words.iter().all(|word| !starts_small(word) || is_particle(word));
        match words.as_slice() {
            [] => self.people(base),
            _ if !named => self.people(base),
            [only] => self.sole(only, base),
            words if is_family_first(words) => self.family_first(words),
            words => self.family_last(words),
        }
    }

    /// The words of the name proper: "Louis" of "King Louis XV of France"; keeps what it goes by with them.
    fn without_titles<'b>(&mut self, base: &'b str) -> Vec<&'b str> {
        let mut words: Vec<&str> = base.split(' ').collect();
        // "John Smith III" goes without the numeral, unlike "Louis XV".
        if words.len() > 2 && words.last().is_some_and(|last| GENERATIONS.has(last)) {
            words.pop();
            self.alias(words.join(" "));
        }
        if let Some(at) = words.iter().position(|word| matches!(*word, "the" | "of")) {
            words.truncate(at);
        }
        if words.len() > 1 && PERSON_TITLES.has(words[0]) {
            words.remove(0);
            self.short(words.join(" "));
            if base.starts_with("Saint ") {
                self.alias(base.replacen("Saint ", "St ", 1));
            }
        }
        words.retain(|word| !is_roman(word));
        words
    }

    /// "Māori people"
    fn people(&mut self, base: &str) {
        if let Some(name) = base.strip_suffix(" people").filter(|name| !name.contains(' ')) {
            self.alias(name);
        }
    }

    /// "Plato"; or a people, "Vikings": those of countries belong there.
    fn sole(&mut self, word: &str, base: &str) {
        self.short(word);
        if let Some(one) = base.strip_suffix('s').filter(|one| !one.contains(' ') && one.len() > 3)
            && demonym_country(one).is_none()
            && !one.ends_with(['s', 'e', 'u'])
        {
            self.demonyms.push(one.to_owned());
        }
    }

    /// "Hau Lung-pin", "Deng Xiaoping", "Nguyen Van Thieu": the family name first, and the other way about.
    fn family_first(&mut self, words: &[&str]) {
        let given = words[1..].join(" ");
        self.alias(format!("{given} {}", words[0]));
        if given.contains('-') {
            self.alias(format!("{} {}", words[0], given.replace('-', "")));
        }
        parted(&given).for_each(|given| self.alias(format!("{} {given}", words[0])));
        self.short(words[0]);
    }

    fn family_last(&mut self, words: &[&str]) {
        let family = family_start(words);
        let surname = words[family..].join(" ");
        let given = words[..family].iter().find(|word| !is_initial(word)).copied().unwrap_or(words[0]);
        self.alias(format!("{given} {surname}"));
        if is_initial(words[0]) && family > 1 {
            self.alias(format!("{} {surname}", words[..family].join(" ")));
            // "JK Rowling"
            if words[..family].iter().all(|word| is_initial(word)) {
                self.alias(format!("{} {surname}", initials(words[..family].iter().copied())));
            }
        }
        for nickname in nicknames(given) {
            self.alias(format!("{nickname} {surname}"));
        }
        if let [first, second] = words
            && is_japanese_shaped(first)
            && is_japanese_shaped(second)
        {
            self.alias(format!("{second} {first}"));
            self.short(*first);
        }
        self.short(surname.clone());
        let bare = surname.trim_start_matches(|c: char| !is_capital(c));
        self.short(bare.strip_prefix("De ").unwrap_or(bare));
        self.short(last_word(&surname));
        if let [_, middle, last] = words {
            if !is_initial(middle) {
                // "Ruiz Zafón"
                self.short(format!("{middle} {last}"));
            }
            // "RFK"; with a particle nobody says them.
            let letters = initials(words.iter().copied());
            if letters.chars().count() == words.len() {
                self.short(letters);
            }
        }
    }
}

/// The last word of a title that is written as a person's name of two words or more.
pub(in crate::cli::import) fn family_name(title: &str) -> Option<&str> {
    let (base, _) = without_bracket(title);
    let words: Vec<&str> = base.split(' ').collect();
    let named = words.len() > 1 && words.len() < 5 && words.iter().all(|word| word.starts_with(is_capital));
    let shaped = |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '-' | '.'));
    (named && words.iter().all(shaped)).then(|| words[words.len() - 1])
}

fn is_family_first(words: &[&str]) -> bool {
    let family = |word: &str| FAMILY_FIRST.has(&plain(word));
    match words {
        [first, given] => family(first) && (given.contains('-') || is_pinyin_shaped(given)) && !family(given),
        [first, middle, given] => {
            let short = middle.len() < 6 && given.len() < 7;
            family(first) && is_pinyin_shaped(middle) && is_pinyin_shaped(given) && short
        }
        _ => false,
    }
}

/// Where the family name begins: at the first particle behind the given name, else the last word.
fn family_start(words: &[&str]) -> usize {
    let last = words.len() - 1;
    (1..last).find(|at| is_particle(words[*at])).unwrap_or(last)
}

fn is_particle(word: &str) -> bool {
    PARTICLES.has(word) || ["d'", "al-", "el-"].iter().any(|particle| word.starts_with(particle))
}

fn nicknames(given: &str) -> Vec<&'static str> {
    let groups = NICKNAMES.split(',').map(|group| group.split(' ').collect::<Vec<_>>());
    let mut out = Vec::new();
    for group in groups {
        if group[0] == given {
            out.extend(&group[1..]);
        } else if group[1..].contains(&given) {
            out.push(group[0]);
        }
    }
    out
}
