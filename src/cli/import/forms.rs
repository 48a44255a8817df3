//! The names by which the bearer of a title goes, by rule from the title and its type.

use super::tables::{
    COUNTRIES, FAMILY_FIRST, HEADS, LEGAL_FORMS, NICKNAMES, PARTICLES, PERSON_TITLES, PLACE_BEGINNINGS,
    STATES, listed,
};
use crate::text::{is_capital, is_small};

/// What becomes of one title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Forms {
    pub name: String,
    pub aliases: Vec<String>,
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
        let small = |word: &&str| word.chars().all(|c| is_small(c) || c == '-');
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
        let name =
            ["The ", "A ", "An "].iter().find_map(|the| name.strip_prefix(the)).unwrap_or(&name).to_owned();
        let begins = name.chars().next().is_some_and(|c| !is_small(c)) || name.contains(' ');
        let fresh = name != self.name && !self.aliases.contains(&name) && !self.short.contains(&name);
        if fresh && begins && name.chars().count() > 1 && !ends_small(&name) {
            self.short.push(name);
        }
    }

    fn person(&mut self, base: &str) {
        let (base, tail) = base.split_once(", ").unwrap_or((base, ""));
        self.name = base.to_owned();
        if tail.starts_with(is_capital) && tail.contains(' ') {
            self.alias(tail);
            self.short(last_word(tail));
        }
        let mut words: Vec<&str> = base.split(' ').collect();
        if words.len() > 1
            && listed("jr.,sr.,jr,sr,ii,iii,iv", words[words.len() - 1])
            && !is_roman_king(&words)
        {
            words.pop();
            self.alias(words.join(" "));
        }
        if let Some(at) = words.iter().position(|word| matches!(*word, "the" | "of")) {
            words.truncate(at);
        }
        if words.len() > 1 && listed(PERSON_TITLES, words[0]) {
            words.remove(0);
            self.short(words.join(" "));
            if base.starts_with("Saint ") {
                self.alias(base.replacen("Saint ", "St ", 1));
            }
        }
        words.retain(|word| !is_roman(word));
        let named = words.iter().all(|word| !starts_small(word) || is_particle(word));
        // "Military engineering", "List of YouTubers" and peoples ("Māori people") are no persons.
        if !named || words.is_empty() {
            if let [people, "people"] = base.split(' ').collect::<Vec<_>>()[..] {
                self.alias(people);
            }
            return;
        }
        if words.len() == 1 {
            self.short(words[0]);
            // A people: "Vikings"; those of countries belong there.
            if let Some(one) = base.strip_suffix('s').filter(|one| !one.contains(' ') && one.len() > 3)
                && demonym_country(one).is_none()
                && !one.ends_with(['s', 'e', 'u'])
            {
                self.demonyms.push(one.to_owned());
            }
            return;
        }
        if is_family_first(&words) {
            self.family_first(&words);
            return;
        }
        let family = family_start(&words);
        let surname = words[family..].join(" ");
        let given = words[..family].iter().find(|word| !is_initial(word));
        let given_first = given.copied().unwrap_or(words[0]);
        self.alias(format!("{given_first} {surname}"));
        let initialed = words[..family].join(" ");
        if is_initial(words[0]) && family > 1 {
            self.alias(format!("{initialed} {surname}"));
        }
        for nickname in nicknames(given_first) {
            self.alias(format!("{nickname} {surname}"));
        }
        if words.len() == 2 && words.iter().all(|word| is_japanese_shaped(word)) {
            self.alias(format!("{} {}", words[1], words[0]));
            self.short(words[0]);
        }
        self.short(surname.clone());
        let bare = surname.trim_start_matches(|c: char| !is_capital(c));
        self.short(bare.strip_prefix("De ").unwrap_or(bare));
        self.short(last_word(&surname));
    }

    /// "Hau Lung-pin", "Deng Xiaoping", "Nguyen Van Thieu": the family name first, and the other way about.
    fn family_first(&mut self, words: &[&str]) {
        let given = words[1..].join(" ");
        self.alias(format!("{given} {}", words[0]));
        if given.contains('-') {
            let halves: Vec<&str> = given.split('-').collect();
            self.alias(format!("{} {}", words[0], halves.concat()));
        }
        self.short(words[0]);
    }

    fn place(&mut self, base: &str) {
        let (name, within) = match base.split_once(", ") {
            // "Brighton, Monroe County, New York": the last is the widest.
            Some((name, tail)) => (name, Some(tail.rsplit(", ").next().unwrap_or(tail))),
            None => (base, None),
        };
        self.name = name.to_owned();
        if let Some(within) = within {
            self.within = Some(within.to_owned());
            if within.contains('.') {
                // "Washington, D.C."
                self.alias(format!("{name} {within}"));
                self.acronyms.push(within.replace('.', ""));
            }
        }
        if let Some((road, state)) = name.split_once(" in ").filter(|(road, _)| road.ends_with(is_digit)) {
            self.within = Some(state.to_owned());
            self.alias(road);
        }
        self.without_small_tail(name);
        self.initialed(name);
        self.road(name.split(" in ").next().unwrap_or(name));
        let words: Vec<&str> = name.split(' ').collect();
        if let [first, middle @ .., last] = words.as_slice() {
            if *last == "Airport" {
                let kept = |word: &&&str| !matches!(**word, "International" | "Regional");
                let city: Vec<&str> = middle.iter().filter(kept).copied().collect();
                self.alias([&[*first], city.as_slice(), &["Airport"]].concat().join(" "));
                self.alias(format!("{first} Airport"));
                let whole: Vec<&str> =
                    std::iter::once(first).chain(middle).copied().filter(|w| *w != "International").collect();
                if whole.len() == 1 && *first == whole[0] && first.len() > 5 {
                    self.short(*first);
                }
                if whole.len() >= 3 {
                    self.acronym(&whole.join(" "), 3);
                }
            }
            if matches!(*last, "Stadium" | "Arena" | "Park" | "Hall" | "Station" | "Building" | "Museum") {
                for (at, word) in middle.iter().enumerate() {
                    if matches!(
                        *word,
                        "Olympic" | "International" | "National" | "Memorial" | "Municipal" | "State"
                    ) {
                        let mut fewer = words.clone();
                        fewer.remove(at + 1);
                        self.alias(fewer.join(" "));
                    }
                }
            }
            // "the Chathams" for the Chatham Islands, "Basse-Terre" for the island.
            if *last == "Islands" && middle.is_empty() {
                self.alias(format!("{first}s"));
                self.alias(*first);
            }
            if *last == "Island" && first.contains('-') {
                self.alias(name.trim_end_matches(" Island"));
            }
            // "Marina" for Marina Grande, once that is named.
            if middle.is_empty() && !listed(PLACE_BEGINNINGS, first) && demonym_country(first).is_none() {
                self.short(*first);
            }
            if *last == "Ocean" || *last == "Channel" {
                self.short(*last);
            }
        }
        for (long, short) in [("Saint ", "St "), ("Mount ", "Mt "), ("Fort ", "Ft ")] {
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
        if let Some(rest) =
            name.strip_prefix("United States ").or_else(|| name.strip_suffix(" of the United States"))
        {
            self.of_the_states(rest);
        }
        for state in STATES.split(',') {
            if let Some((state, code)) = state.rsplit_once(' ')
                && state == name
            {
                self.short(code);
            }
        }
    }

    /// "A1 road", "M1 motorway": what ends in small letters is called by the rest.
    fn without_small_tail(&mut self, name: &str) {
        let words: Vec<&str> = name.split(' ').collect();
        let kept = words.iter().rposition(|word| !starts_small(word)).map_or(0, |at| at + 1);
        let tail = &words[kept..];
        let known = |word: &&str| {
            matches!(
                *word,
                "road"
                    | "motorway"
                    | "highway"
                    | "metro"
                    | "station"
                    | "stop"
                    | "civilization"
                    | "civilisation"
                    | "people"
                    | "pandemic"
                    | "complex"
                    | "scandal"
                    | "affair"
                    | "crisis"
                    | "family"
                    | "culture"
                    | "dynasty"
                    | "movement"
                    | "conspiracy"
                    | "tribe"
                    | "peoples"
            )
        };
        if kept == 0 || tail.is_empty() || !tail.iter().all(known) {
            return;
        }
        let rest = words[..kept].join(" ");
        match tail {
            ["metro", "station"] | ["station"] => self.alias(format!("{rest} Station")),
            ["family" | "movement", ..] => {}
            _ => self.alias(rest),
        }
    }

    /// Roads go by their class and number: "I-44", "US 75", "Route 66".
    fn road(&mut self, name: &str) {
        let Some((class, number)) = name.rsplit_once(' ').filter(|(_, number)| number.ends_with(is_digit))
        else {
            return;
        };
        if class == "Interstate" {
            self.alias(format!("I-{number}"));
        } else if class == "U.S. Route" {
            self.alias(format!("US {number}"));
            self.alias(format!("US Highway {number}"));
            self.alias(format!("Route {number}"));
            self.short(format!("Highway {number}"));
        } else if let Some(state) =
            class.strip_suffix(" State Highway").or_else(|| class.strip_suffix(" State Route"))
        {
            for word in ["Highway", "Hwy", "State Highway", "SH", "Route"] {
                self.alias(format!("{word} {number}"));
            }
            self.within = Some(state.to_owned());
        }
    }

    fn organization(&mut self, base: &str) {
        self.name = base.to_owned();
        let base = match base.strip_prefix("The ") {
            Some(rest) => {
                self.alias(rest);
                rest
            }
            None => base,
        };
        if let Some((whole, campus)) = base.split_once(", ") {
            // "University of California, Berkeley"
            self.alias(format!("{whole} {campus}"));
            if let Some(state) = whole.strip_prefix("University of ") {
                let initial: String = state.split(' ').filter_map(|word| word.chars().next()).collect();
                self.alias(format!("U{initial} {campus}"));
                self.short(campus);
            }
            self.short(whole);
        }
        if self.team(base) {
            return;
        }
        let mut words: Vec<&str> = base.split(' ').collect();
        let mut cut = false;
        while words.len() > 1 && is_legal_form(words[words.len() - 1]) {
            words.pop();
            cut = true;
        }
        let core = words.join(" ").trim_end_matches(',').to_owned();
        if cut && words.len() > 1 {
            self.alias(core.clone());
            // "Walt Disney": the last word is what people say.
            self.short(last_word(&core));
        } else if cut {
            self.short(core.clone());
        }
        self.body(base);
        self.without_small_tail(base);
        for suffix in ["!"] {
            if base.contains(suffix) {
                self.alias(base.replace(suffix, ""));
                self.short(base.split(' ').next().unwrap_or(base).replace(suffix, ""));
            }
        }
    }

    /// "Belgium national football team": the country's name means it where sport is told.
    fn team(&mut self, base: &str) -> bool {
        let Some((of, _)) = base.split_once(" national ").filter(|_| base.ends_with(" team")) else {
            for club in [
                " F.C.",
                " FC",
                " A.F.C.",
                " AFC",
                " CF",
                " RFC",
                " United",
                " City",
                " Rovers",
                " Wanderers",
            ] {
                if let Some(town) = base.strip_suffix(club) {
                    self.alias(format!("{town}{}", club.replace('.', "")));
                    self.metonyms.push(town.to_owned());
                    self.nouns.extend(["club".to_owned(), "team".to_owned()]);
                    return true;
                }
            }
            return false;
        };
        self.metonyms.push(of.to_owned());
        if let Some((_, names, people)) = countries().find(|(name, ..)| *name == of) {
            self.metonyms
                .extend(names.iter().filter(|name| !name.contains('.')).map(|name| (*name).to_owned()));
            self.metonyms.extend(people.iter().skip(1).map(|name| (*name).to_owned()));
        }
        if let Some(rest) = of.strip_prefix("South ").or_else(|| of.strip_prefix("North ")) {
            self.metonyms.push(rest.to_owned());
            self.metonyms.push(format!("{rest} Republic"));
        }
        self.nouns.extend(["team".to_owned(), "side".to_owned()]);
        true
    }

    /// Institutions of states, universities, ministries, parties, and acronyms of them all.
    fn body(&mut self, base: &str) {
        let words: Vec<&str> = base.split(' ').collect();
        let states =
            base.strip_prefix("United States ").or_else(|| base.strip_suffix(" of the United States"));
        if let Some(rest) = states {
            self.of_the_states(rest);
        } else if let Some((body, of)) = base.rsplit_once(" of ") {
            let country = of.strip_prefix("the ").unwrap_or(of);
            if let Some((_, names, people)) = countries().find(|(name, ..)| *name == country) {
                self.within = Some(country.to_owned());
                let owners = people.first().into_iter().chain(&names).chain(std::iter::once(&country));
                owners.for_each(|owner| self.alias(format!("{owner} {body}")));
                match body.contains(' ') {
                    true => self.alias(body),
                    false => self.short(body),
                }
            }
        } else if let Some((_, _, people)) =
            countries().find(|(name, ..)| base.ends_with(&format!(" {name}")))
        {
            // "Environment and Climate Change Canada"
            let country = last_word(base);
            if let (Some((first, _)), false) = (base.split_once(' '), people.is_empty()) {
                self.short(format!("{first} {country}"));
            }
        }
        if let Some((ordinal, rest)) =
            base.split_once(' ').filter(|_| base.ends_with("United States Congress"))
        {
            let _ = rest;
            if let Some(word) = ordinal_word(ordinal) {
                self.alias(format!("{word} Congress"));
            }
        }
        if let Some(of) = base.strip_prefix("Ministry of ").or_else(|| base.strip_prefix("Ministry of the "))
        {
            self.alias(format!("{of} Ministry"));
            if let Some(people) = self.within.as_deref().and_then(|of| demonym_of(of)) {
                self.alias(format!("{people} {of} Ministry"));
                self.alias(format!("{people} {base}"));
            }
            if let Some((first, _)) = base.split_once(" and ") {
                self.short(first);
            }
        }
        if let Some(of) = base.strip_prefix("Department of ") {
            // "State" alone is none.
            if of.contains(' ') {
                self.short(of);
            }
            self.alias(format!("{of} Department"));
        }
        match words.as_slice() {
            [name @ .., "University" | "College"] if !name.is_empty() => self.short(name.join(" ")),
            ["University", "of", name @ ..] => {
                self.short(format!("{} University", name.join(" ")));
                self.short(name.join(" "));
            }
            [name @ .., "Party"] if !name.is_empty() => self.short(name.join(" ")),
            _ => {}
        }
        // "Treasury Board of Canada", "Church of Scientology", "International Society for …"
        let head_end =
            words.iter().position(|word| matches!(*word, "of" | "for" | "on")).unwrap_or(words.len());
        let head = words[..head_end].last().copied().unwrap_or("");
        let numbered = base.starts_with(is_digit);
        if words.len() > 1 && listed(HEADS, head) && !numbered {
            self.short(head);
            if head_end > 1 && head_end < words.len() {
                self.short(words[..head_end].join(" "));
            }
        }
        if let [head, "of", of] = words.as_slice()
            && listed("Church,Order,Cult", head)
        {
            self.short(*of);
        }
        self.acronym(base, 3);
    }

    /// "United States Census Bureau": "US Census Bureau", "Census Bureau".
    fn of_the_states(&mut self, rest: &str) {
        self.within = Some("United States".to_owned());
        for owner in ["US", "American", "United States"] {
            self.alias(format!("{owner} {rest}"));
        }
        match rest.contains(' ') {
            true => self.alias(rest),
            false => self.short(rest),
        }
        if let Some(of) = rest.strip_prefix("Department of ") {
            // "State" alone is none.
            if of.contains(' ') {
                self.short(of);
            }
            self.alias(format!("{of} Department"));
        }
        if let Some((first, _)) = rest.split_once(" Corps") {
            self.short(format!("{first}s"));
        }
        if let Some((_, tail)) = rest.split_once(" for the ") {
            self.short(tail);
        }
        if let Some((head, of)) = rest.split_once(" on ") {
            self.alias(format!("{of} {}", last_word(head)));
        }
        if let Some((_, branch)) = rest.split_once(' ').filter(|(first, _)| matches!(*first, "Army" | "Navy"))
        {
            self.alias(branch);
        }
        self.acronym(rest, 3);
    }

    /// Initials of the words in capitals, at least `least` of them.
    fn acronym(&mut self, base: &str, least: usize) {
        let words = base.split([' ', '-']).filter(|word| !matches!(*word, "The" | "Inc." | "Inc"));
        let initials: String =
            words.filter_map(|word| word.chars().next()).filter(|c| is_capital(*c)).collect();
        let capitals = base.split(' ').filter(|word| is_acronym(word)).count();
        if initials.chars().count() >= least && capitals == 0 && !self.acronyms.contains(&initials) {
            self.acronyms.push(initials);
        }
    }

    /// "GW Bridge", "JFK Airport": initials before the kind of thing.
    fn initialed(&mut self, name: &str) {
        let words: Vec<&str> = name.split(' ').collect();
        if let [first @ .., last] = words.as_slice()
            && first.len() > 1
            && words.iter().all(|word| word.starts_with(is_capital) && !is_acronym(word))
        {
            let initials: String = first.iter().filter_map(|word| word.chars().next()).collect();
            self.alias(format!("{initials} {last}"));
        }
    }

    fn event(&mut self, base: &str) {
        self.name = base.to_owned();
        self.without_small_tail(base);
        let words: Vec<&str> = base.split(' ').collect();
        if let Some(at) = words.iter().position(|word| is_year(word)) {
            let mut rest = words.clone();
            let year = rest.remove(at);
            let name = rest.join(" ");
            self.alias(format!("{name} {year}"));
            self.short(name.clone());
            self.dated(&rest, year);
        }
        if words.len() > 2 && demonym_country(words[0]).is_some() {
            self.alias(words[1..].join(" "));
        }
        match words.as_slice() {
            [.., "Revolutionary", "War"] => {
                self.alias(format!("{} Revolution", words[..words.len() - 2].join(" ")))
            }
            [name, "War"] => self.short(*name),
            ["War", "in", place @ ..] => self.alias(format!("{} War", place.join(" "))),
            [_, rest @ ..] if rest.len() > 1 && is_acronym(words[0]) => self.alias(rest.join(" ")),
            _ => {}
        }
        if let Some((first, _)) = base.split_once("-19 ") {
            self.alias(first);
        }
        let last = last_word(base);
        if words.len() > 1 && listed("War,Games,Festival,Siege,Battle,Revolution,Awards", last) {
            self.short(last);
        }
    }

    /// "FIFA World Cup", "Winter Paralympics" of some year: without the body and the season, the word itself.
    fn dated(&mut self, words: &[&str], year: &str) {
        if words.len() > 2 && is_acronym(words[0]) {
            self.short(words[1..].join(" "));
            self.alias(format!("{year} {}", words[1..].join(" ")));
        }
        if let ["Winter" | "Summer", games] = words {
            self.short(*games);
            if let Some(kind) = games.strip_suffix('s') {
                self.short(format!("{kind} Games"));
                self.short(format!("{} {kind} Games", words[0]));
            }
            self.short("Games");
        }
    }

    fn law(&mut self, base: &str) {
        let name = base.rsplit_once(", ").filter(|(_, year)| is_year(year)).map_or(base, |(name, _)| name);
        let name = name.rsplit_once(" of ").filter(|(_, year)| is_year(year)).map_or(name, |(name, _)| name);
        self.name = base.to_owned();
        self.alias(name);
        let head = ["to the ", "of the "]
            .iter()
            .find_map(|of| name.split_once(&format!(" {of}")).map(|(head, _)| head));
        if let Some(head) = head {
            match head.contains(' ') {
                true => self.alias(head),
                false => self.short(head),
            }
            if let Some((article, number)) = head.split_once(' ').filter(|(word, _)| *word == "Article")
                && let Some(roman) = roman_of(number)
            {
                self.alias(format!("{article} {roman}"));
            }
        }
        if name.ends_with("of the United States") {
            self.alias(format!("US {}", head.unwrap_or(name)));
            self.alias(format!("{} {}", "American", head.unwrap_or(name)));
        } else if let Some((body, country)) = name.rsplit_once(" of ")
            && let Some(people) = demonym_of(country)
        {
            self.within = Some(country.to_owned());
            self.alias(format!("{people} {body}"));
            self.short(body);
        }
        let last = last_word(name);
        if name.contains(' ') && listed(HEADS, last) {
            self.short(last);
            if last == "Act" {
                let rest = name.trim_end_matches(" Act");
                let initials: String = rest
                    .split(' ')
                    .filter_map(|word| word.chars().next())
                    .filter(|c| is_capital(*c))
                    .collect();
                if initials.len() > 2 {
                    self.alias(format!("{initials} Act"));
                    self.acronyms.push(initials);
                    self.acronym(name, 3);
                }
            }
        }
    }

    fn work(&mut self, base: &str) {
        self.name = base.to_owned();
        for article in ["The ", "A ", "An "] {
            if let Some(rest) = base.strip_prefix(article) {
                self.alias(rest);
            }
        }
        self.without_small_tail(base);
        self.road(base.split(" in ").next().unwrap_or(base));
        if let Some((place, within)) = base.split_once(", ").filter(|_| !base.contains(" v. ")) {
            self.alias(place);
            self.within = Some(within.to_owned());
        }
        if let Some((first, second)) = base.split_once(" v. ") {
            for party in [first, second] {
                let party = party.split(',').next().unwrap_or(party);
                self.short(party.split(' ').next().filter(|_| party.split(' ').count() > 2).unwrap_or(party));
            }
            self.alias(format!("{} v {}", first, second));
            return;
        }
        if let Some((main, _)) = base.split_once(": ") {
            self.short(main);
        }
        let words: Vec<&str> = base.split(' ').collect();
        if words.len() >= 5
            && let Some(at) = words.iter().position(|word| matches!(*word, "from" | "on"))
            && at > 1
        {
            self.short(words[..at].join(" "));
        }
        match words.as_slice() {
            ["Symphony", "No.", number] => {
                if let Some(ordinal) = number.parse().ok().and_then(ordinal_of) {
                    self.alias(format!("{ordinal} Symphony"));
                    self.alias(format!("Symphony No {number}"));
                }
            }
            [maker, product] if !starts_small(product) => {
                let _ = maker;
                self.short(*product);
            }
            [.., "Telescope"] if words.len() > 2 => {
                self.short(words[0]);
                self.alias(words[..words.len() - 2].join(" "));
                self.acronym(base, 3);
            }
            _ => {}
        }
        if let Some((name, number)) =
            base.rsplit_once(' ').filter(|(name, n)| n.ends_with(is_digit) && name.contains(' '))
        {
            let initials: String =
                name.split(' ').filter_map(|w| w.chars().next()).filter(|c| is_capital(*c)).collect();
            if initials.len() > 1 {
                self.alias(format!("{initials}{number}"));
            }
        } else if words.len() == 2 && words.iter().all(|word| !starts_small(word)) {
            let initials: String =
                words.iter().filter_map(|w| w.chars().next()).filter(|c| is_capital(*c)).collect();
            if initials.len() == 2 {
                self.short(initials);
            }
        }
        if words.len() > 2 {
            self.acronym(base, 3);
        }
        for suffix in [" Award", " Prize"] {
            if let Some(name) = base.strip_suffix(suffix) {
                self.short(name);
                self.alias(format!("{base}s"));
            }
        }
    }

    /// Other names and demonyms of countries.
    fn country(&mut self, title: &str) {
        let Some((_, names, people)) = countries().find(|(name, ..)| *name == title) else { return };
        for name in names {
            match is_acronym(&name.replace('.', "")) {
                true if !name.contains('.') => self.acronyms.push(name.to_owned()),
                true => {}
                false => self.alias(name),
            }
        }
        self.demonyms.extend(people.iter().map(|word| (*word).to_owned()));
    }

    /// "and" and "&", British and American letters.
    fn spelling(&mut self) {
        let written: Vec<String> = std::iter::once(&self.name).chain(&self.aliases).cloned().collect();
        for name in written {
            if name.contains(" & ") {
                self.alias(name.replace(" & ", " and "));
            }
            if name.contains(" and ") {
                self.alias(name.replace(" and ", " & "));
            }
            for (one, other) in [
                ("Organization", "Organisation"),
                ("Center", "Centre"),
                ("Theater", "Theatre"),
                ("Labor ", "Labour "),
            ] {
                if name.contains(one) {
                    self.alias(name.replace(one, other));
                }
                if name.contains(other) {
                    self.alias(name.replace(other, one));
                }
            }
            if let Some(rest) = name.strip_prefix("Saint-") {
                self.alias(format!("St-{rest}"));
            }
        }
    }
}

/// The last word of a title that is written as a person's name of two words or more.
pub(super) fn family_name(title: &str) -> Option<&str> {
    let (base, _) = without_bracket(title);
    let words: Vec<&str> = base.split(' ').collect();
    let named = words.len() > 1 && words.len() < 5 && words.iter().all(|word| word.starts_with(is_capital));
    let shaped = |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '-' | '.'));
    (named && words.iter().all(shaped)).then(|| words[words.len() - 1])
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

/// Name, other names and what belongs to it.
fn countries() -> impl Iterator<Item = (&'static str, Vec<&'static str>, Vec<&'static str>)> {
    let list = |part: &'static str| part.split(',').filter(|word| !word.is_empty()).collect();
    COUNTRIES.split('|').map(move |row| {
        let mut parts = row.split(';');
        let mut next = || parts.next().unwrap_or("");
        (next(), list(next()), list(next()))
    })
}

/// The country that an adjective belongs to.
fn demonym_country(word: &str) -> Option<&'static str> {
    countries().find(|(_, _, people)| people.contains(&word)).map(|(name, ..)| name)
}

fn demonym_of(country: &str) -> Option<&'static str> {
    let named =
        |(name, others, _): &(&str, Vec<&str>, Vec<&str>)| *name == country || others.contains(&country);
    countries().find(named)?.2.first().copied()
}

/// Of a country's other names the one that titles use: "UK" is the United Kingdom.
pub(super) fn country_named(name: &str) -> Option<&'static str> {
    let plain = name.strip_prefix("the ").unwrap_or(name);
    countries()
        .find(|(country, others, _)| *country == plain || others.contains(&plain))
        .map(|(name, ..)| name)
}

fn is_family_first(words: &[&str]) -> bool {
    let family = listed(FAMILY_FIRST, &plain(words[0]));
    let syllables = |word: &str| word.contains('-') || is_pinyin_shaped(word);
    match words {
        [_, given] => family && syllables(given) && !listed(FAMILY_FIRST, &plain(given)),
        [_, middle, given] => {
            family
                && is_pinyin_shaped(middle)
                && is_pinyin_shaped(given)
                && middle.len() < 6
                && given.len() < 7
        }
        _ => false,
    }
}

/// Syllables as Chinese, Korean and Vietnamese names are written: "Xiaoping", "Enlai", "Shih".
fn is_pinyin_shaped(word: &str) -> bool {
    const INITIALS: [&str; 36] = [
        "zh", "ch", "sh", "ng", "ph", "th", "kh", "tr", "ts", "hs", "gi", "nh", "b", "p", "m", "f", "d", "t",
        "n", "l", "g", "k", "h", "j", "q", "x", "z", "c", "s", "r", "y", "w", "v", "pp", "kk", "",
    ];
    const FINALS: [&str; 44] = [
        "iang", "iong", "uang", "yeon", "yung", "ieu", "ang", "eng", "ing", "ong", "ian", "iao", "uan",
        "uai", "eon", "oon", "eun", "ung", "uyen", "oo", "ee", "ai", "ei", "ao", "ou", "an", "en", "in",
        "un", "on", "ia", "ie", "iu", "ua", "uo", "ui", "ih", "eo", "uh", "a", "o", "e", "i", "u",
    ];
    fn rest(word: &str, syllables: usize) -> bool {
        if word.is_empty() {
            return syllables > 0;
        }
        syllables < 3
            && INITIALS.iter().filter_map(|initial| word.strip_prefix(initial)).any(|word| {
                FINALS.iter().filter_map(|end| word.strip_prefix(end)).any(|word| rest(word, syllables + 1))
            })
    }
    rest(&plain(word).to_lowercase(), 0)
}

/// Japanese syllables: a consonant at most, then a vowel; "n" may close one.
fn is_japanese_shaped(word: &str) -> bool {
    let word = plain(word).to_lowercase();
    let mut rest = word.as_str();
    let mut syllables = 0;
    while !rest.is_empty() {
        let onset = [
            "ky", "sh", "ch", "ts", "ry", "gy", "hy", "k", "s", "t", "n", "h", "m", "y", "r", "w", "g", "z",
            "d", "b", "j", "f", "p",
        ];
        rest = onset.iter().find_map(|o| rest.strip_prefix(o)).unwrap_or(rest);
        let Some(after) = rest.strip_prefix(['a', 'e', 'i', 'o', 'u']) else { return false };
        let closed = after.strip_prefix('n').filter(|more| !more.starts_with(['a', 'e', 'i', 'o', 'u', 'y']));
        rest = closed.unwrap_or(after);
        syllables += 1;
    }
    syllables > 1
}

/// Without diacritics.
fn plain(word: &str) -> String {
    word.chars()
        .flat_map(|c| {
            let small = !is_capital(c);
            crate::text::fold(c).map(move |folded| if small { folded } else { folded.to_ascii_uppercase() })
        })
        .collect()
}

/// Where the family name begins: at the first particle behind the given name, else the last word.
fn family_start(words: &[&str]) -> usize {
    let last = words.len() - 1;
    (1..last).find(|at| is_particle(words[*at])).unwrap_or(last)
}

fn is_particle(word: &str) -> bool {
    listed(PARTICLES, word) || word.starts_with("d'") || word.starts_with("al-") || word.starts_with("el-")
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

fn is_legal_form(word: &str) -> bool {
    listed(LEGAL_FORMS, word.trim_end_matches(['.', ',']))
}

fn is_initial(word: &str) -> bool {
    word.ends_with('.') && word.chars().count() <= 3
}

fn is_roman(word: &str) -> bool {
    word.len() <= 5 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// "Louis XV", unlike "John Smith III".
fn is_roman_king(words: &[&str]) -> bool {
    words.len() == 2
}

fn is_acronym(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|c| is_capital(c) || c.is_ascii_digit())
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn starts_small(word: &str) -> bool {
    word.chars().next().is_some_and(is_small)
}

/// As packs refuse it: names end with a capital, a digit, or behind a hyphen.
fn ends_small(name: &str) -> bool {
    starts_small(last_word(name)) && !last_word(name).contains('-')
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

const ORDINALS: [&str; 12] = [
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    "Eleventh", "Twelfth",
];

fn ordinal_of(number: usize) -> Option<&'static str> {
    ORDINALS.get(number.checked_sub(1)?).copied()
}

/// "1st" is "First".
fn ordinal_word(ordinal: &str) -> Option<&'static str> {
    let digits: String = ordinal.chars().take_while(char::is_ascii_digit).collect();
    let number = digits.parse().ok()?;
    (digits.len() < ordinal.len()).then(|| ordinal_of(number))?
}

fn roman_of(number: &str) -> Option<&'static str> {
    let numbers = ["One", "Two", "Three", "Four", "Five", "Six", "Seven"];
    let at = numbers.iter().position(|word| *word == number)?;
    Some(["I", "II", "III", "IV", "V", "VI", "VII"][at])
}
