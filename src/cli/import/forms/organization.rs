//! Bodies: companies, teams, parties, newspapers, institutions of states.

use super::super::tables::{
    CLUBS, FOUNDED, HEADS, LEADING_WORDS, LEGAL_FORMS, NEWSPAPERS, PLACE_BEGINNINGS, TRADES,
};
use super::Forms;
use super::country::{country, demonym_of};
use super::spelling::{inner_capitals, is_acronym, is_digit, last_word};

impl Forms {
    pub(super) fn organization(&mut self, base: &str) {
        self.name = base.to_owned();
        let base = base.strip_prefix("The ").unwrap_or(base);
        self.alias(base);
        if let Some((whole, campus)) = base.split_once(", ") {
            self.campus(whole, campus);
        }
        if self.national_team(base) || self.club(base) {
            return;
        }
        let words: Vec<&str> = base.split(' ').collect();
        self.company(&words);
        self.of_a_country(base);
        self.ministry(base);
        self.named_before_kind(&words);
        self.head(&words);
        self.without_leading_word(&words);
        self.acronym(base);
        self.mixed_letters(base);
        self.letters(inner_capitals(base));
        self.without_small_tail(base);
    }

    /// "University of California, Berkeley"
    fn campus(&mut self, whole: &str, campus: &str) {
        self.alias(format!("{whole} {campus}"));
        if let Some(state) = whole.strip_prefix("University of ") {
            let initials: String = state.split(' ').filter_map(|word| word.chars().next()).collect();
            self.alias(format!("U{initials} {campus}"));
            self.short(campus);
        }
        self.short(whole);
    }

    /// "Belgium national football team": the country's name means it where sport is told.
    fn national_team(&mut self, base: &str) -> bool {
        // "England cricket team", "Ireland national rugby union team"
        let kinds = [" women's ", " national ", " cricket"];
        let Some((of, _)) = kinds.iter().find_map(|kind| base.strip_suffix(" team")?.split_once(kind)) else {
            return false;
        };
        self.metonyms.push(of.to_owned());
        if let Some(country) = country(of) {
            let others = country.others.iter().filter(|name| !name.contains('.'));
            self.metonyms.extend(others.chain(country.people.iter().skip(1)).map(|name| (*name).to_owned()));
        }
        if let Some(rest) = of.strip_prefix("South ").or_else(|| of.strip_prefix("North ")) {
            self.metonyms.push(rest.to_owned());
            self.metonyms.push(format!("{rest} Republic"));
        }
        self.nouns.extend(["team".to_owned(), "side".to_owned()]);
        true
    }

    /// "Arsenal F.C.", "Leeds United": the town's name means it where sport is told.
    fn club(&mut self, base: &str) -> bool {
        let kind = |word: &str| CLUBS.has(&word.replace('.', ""));
        let behind = base.rsplit_once(' ').filter(|(_, last)| kind(last));
        let before = base.split_once(' ').filter(|(first, _)| is_acronym(first) && kind(first));
        let before = before.map(|(first, town)| (town, first));
        let Some((town, kind)) = behind.or(before) else {
            return false;
        };
        self.alias(base.replace('.', ""));
        // "Real Madrid CF"; Arsenal is nothing else either.
        if kind.contains('.') || behind.is_some() && town.contains(' ') {
            self.alias(town);
        }
        if kind.contains('.') {
            self.short(last_word(town));
        }
        self.metonyms.push(town.to_owned());
        self.nouns.extend(["club".to_owned(), "team".to_owned()]);
        true
    }

    /// "Toyota Motor Corporation" is Toyota, "The Walt Disney Company" Walt Disney, and Disney.
    fn company(&mut self, words: &[&str]) {
        let legal = |word: &&str| LEGAL_FORMS.has(word.trim_end_matches(['.', ',']));
        let kept = words.len() - words.iter().skip(1).rev().take_while(|word| legal(word)).count();
        if kept == words.len() {
            return;
        }
        let core = words[..kept].join(" ");
        let core = core.trim_end_matches(',');
        self.acronym(core);
        match kept {
            1 => self.short(core),
            _ => {
                self.alias(core);
                self.short(last_word(core));
            }
        }
    }

    fn of_a_country(&mut self, base: &str) {
        let states =
            base.strip_prefix("United States ").or_else(|| base.strip_suffix(" of the United States"));
        if let Some(rest) = states {
            self.of_the_states(rest);
        } else if let Some((body, of)) = base.rsplit_once(" of ") {
            let named = of.strip_prefix("the ").unwrap_or(of);
            let Some(country) = country(named) else { return };
            self.within = Some(named.to_owned());
            let owners = country.people.first().into_iter().chain(&country.others).chain([&country.name]);
            owners.for_each(|owner| self.alias(format!("{owner} {body}")));
            match body.contains(' ') {
                true => self.alias(body),
                false => self.short(body),
            }
        }
    }

    /// "the Defence Ministry", "the German Foreign Ministry"
    fn ministry(&mut self, base: &str) {
        if let Some(of) = base.strip_prefix("Ministry of ") {
            let of = of.strip_prefix("the ").unwrap_or(of);
            self.alias(format!("{of} Ministry"));
            if let Some(people) = self.within.as_deref().and_then(demonym_of) {
                self.alias(format!("{people} {of} Ministry"));
                self.alias(format!("{people} {base}"));
            }
            if let Some((first, _)) = base.split_once(" and ") {
                self.short(first);
            }
        }
        if let Some(of) = base.strip_prefix("Department of ") {
            self.department(of);
        }
    }

    /// What is called by the name before its kind: Harvard, Wikimedia, Labour, the Times.
    fn named_before_kind(&mut self, words: &[&str]) {
        match words {
            ["University", "of", name @ ..] => {
                self.short(format!("{} University", name.join(" ")));
                self.short(name.join(" "));
            }
            [name @ .., "University" | "College"] if !name.is_empty() => self.short(name.join(" ")),
            [name @ .., "University", "of", _] if !name.is_empty() => self.short(name.join(" ")),
            [name, "Party", ..] => self.party(name),
            [_, .., paper] if NEWSPAPERS.has(paper) => self.short(*paper),
            [name @ .., kind] if FOUNDED.has(kind) => self.founded(name),
            [_, .., team]
                if words.len() < 4 && team.ends_with('s') && !TRADES.has(team) && !HEADS.has(team) =>
            {
                self.short(*team)
            }
            _ => {}
        }
    }

    /// "Kitt Peak National Observatory": Kitt Peak, once it has been named.
    fn founded(&mut self, name: &[&str]) {
        let kept = name.iter().rposition(|word| !LEADING_WORDS.has(word)).map_or(0, |at| at + 1);
        if kept > 0 && !PLACE_BEGINNINGS.has(name[0]) {
            self.short(name[..kept].join(" "));
        }
    }

    /// Labour, the Liberals, the Democrats.
    fn party(&mut self, name: &str) {
        self.short(name);
        let member = name.strip_suffix("ic").unwrap_or(name);
        if !member.ends_with(['r', 's']) {
            self.short(member);
            self.short(format!("{member}s"));
        }
    }

    /// "the Commission"; "Treasury Board" of Canada, "Church of Scientology", "International Society for …"
    fn head(&mut self, words: &[&str]) {
        let of = words.iter().position(|word| matches!(*word, "of" | "for" | "on"));
        let end = of.unwrap_or(words.len());
        let head = words[..end].last().copied().unwrap_or("");
        if words.len() < 2 || !HEADS.has(head) || words[0].starts_with(is_digit) {
            return;
        }
        self.short(head);
        if end > 1 && end < words.len() {
            self.short(words[..end].join(" "));
        }
        // Scientology, once the Church has been named.
        if let ["Church" | "Cult", "of", of] = words {
            self.short(*of);
        }
    }
}
