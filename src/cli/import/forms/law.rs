//! Laws and treaties: without their year and country, and by what they are.

use super::super::tables::HEADS;
use super::Forms;
use super::country::demonym_of;
use super::spelling::{initials, is_year, last_word, starts_small};

impl Forms {
    pub(super) fn law(&mut self, base: &str) {
        let name = without_year(base);
        self.name = base.to_owned();
        self.alias(name);
        let head = ["to the ", "of the "].iter().find_map(|of| Some(name.split_once(&format!(" {of}"))?.0));
        match head {
            Some(head) if head.contains(' ') => self.alias(head),
            Some(head) => self.short(head),
            None => {}
        }
        if name.ends_with("of the United States") {
            self.alias(format!("US {}", head.unwrap_or(name)));
            self.alias(format!("American {}", head.unwrap_or(name)));
        } else if let Some((body, country)) = name.rsplit_once(" of ")
            && let Some(people) = demonym_of(country)
        {
            self.within = Some(country.to_owned());
            self.alias(format!("{people} {body}"));
            self.short(body);
        }
        let last = last_word(name);
        if name.contains(' ') && HEADS.has(last) {
            self.short(last);
            if let [_, .., kind, _] = name.split(' ').collect::<Vec<_>>()[..]
                && !starts_small(kind)
            {
                // "Securities Exchange Act"
                self.short(format!("{kind} {last}"));
            }
            if !name.contains(" of ") {
                self.acronym(name);
            }
        }
        if let Some(rest) = name.strip_suffix(" Act") {
            // "HMA Act" is said of the Hindu Marriage Act, too.
            let initials = initials(rest.split(' '));
            if initials.len() > 2 {
                self.alias(format!("{initials} Act"));
            }
        }
    }
}

/// "Hindu Marriage Act, 1955", "Licensing Act of 1737"
fn without_year(base: &str) -> &str {
    let dated = |part: &(&str, &str)| is_year(part.1);
    let name = base.rsplit_once(", ").filter(dated).map_or(base, |(name, _)| name);
    name.rsplit_once(" of ").filter(dated).map_or(name, |(name, _)| name)
}
