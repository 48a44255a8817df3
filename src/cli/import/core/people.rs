//! Names of people as the Factbook has them: family names in capitals, wherever they stand.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use super::clean::{is_marked, is_ordinal, small_letters};
use super::rows::rows;

pub(super) struct Person {
    pub name: String,
    pub aliases: Vec<String>,
    pub short: Vec<String>,
}

/// Letters that a family name needs to stand for somebody behind a title; "Bio" and "Ali" are too many people's.
const LEAST_SHORT: usize = 4;

/// A row of `tables/common-names.csv`: a family name that many private people bear ("common"), or others in the news
/// ("others"), or that is a given name, a patronymic, a word or a place as well.
#[derive(Deserialize)]
struct Common {
    name: String,
}

fn is_common(family: &str) -> bool {
    static NAMES: OnceLock<BTreeSet<String>> = OnceLock::new();
    let table = || rows::<Common>(include_str!("tables/common-names.csv"));
    NAMES.get_or_init(|| table().into_iter().map(|row| row.name).collect()).contains(family)
}

/// "Gustavo Francisco PETRO Urrego" is Gustavo Petro; "KIM Min-seok" keeps all, family name first.
pub(super) fn person(written: &str, crown: Option<&str>) -> Person {
    let words: Vec<&str> = written.split_whitespace().collect();
    let marked = |at: usize| is_marked(words[at]) || is_ordinal(&words, at);
    let first = (0..words.len()).find(|at| marked(*at)).unwrap_or(0);
    let end = (first..words.len()).find(|at| !marked(*at)).unwrap_or(words.len());
    let plain = |at: usize| match is_ordinal(&words, at) {
        true => words[at].to_owned(),
        false if is_marked(words[at]) => small_letters(words[at], at == first),
        false => words[at].to_owned(),
    };
    let join = |parts: &mut dyn Iterator<Item = usize>| parts.map(plain).collect::<Vec<_>>().join(" ");
    let full = join(&mut (0..words.len()));
    let family = join(&mut (first..end));
    if let Some(crown) = crown {
        return reigning(crown, full, &family);
    }
    // Behind a given name, the names of the middle and of the mother are left away.
    let name = if first == 0 { full.clone() } else { join(&mut std::iter::once(0).chain(first..end)) };
    let rare = family.chars().count() >= LEAST_SHORT && !is_common(&family);
    let short = (rare && family != name).then_some(family);
    let aliases = if full == name { Vec::new() } else { vec![full] };
    Person { name, aliases, short: short.into_iter().collect() }
}

/// "Harald V", "King Harald V" and "King Harald"; a single name needs its crown: "King Philippe".
fn reigning(crown: &str, full: String, family: &str) -> Person {
    let styled = format!("{crown} {family}");
    match family.contains(' ') {
        true => {
            let numbered =
                styled.rsplit_once(' ').filter(|(_, number)| number.chars().all(|c| "IVX".contains(c)));
            let plain = numbered.map(|(name, _)| name.to_owned());
            let aliases = [styled.clone()].into_iter().chain(plain).collect();
            Person { aliases, short: Vec::new(), name: family.to_owned() }
        }
        false if full.contains(' ') => Person { aliases: vec![styled], short: Vec::new(), name: full },
        false => Person { aliases: Vec::new(), short: Vec::new(), name: styled },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_person(written: &str, crown: Option<&str>, name: &str, aliases: &[&str], short: &[&str]) {
        let person = person(written, crown);
        assert_eq!(
            (person.name.as_str(), &person.aliases[..], &person.short[..]),
            (name, &*owned(aliases), &*owned(short))
        );
    }

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn capitals_tell_the_family_name() {
        let petro = "Gustavo Francisco PETRO Urrego";
        assert_person(petro, None, "Gustavo Petro", &["Gustavo Francisco Petro Urrego"], &["Petro"]);
        assert_person("KIM Min-seok", None, "Kim Min-seok", &[], &[]);
        assert_person("Alexander VAN DER BELLEN", None, "Alexander Van der Bellen", &[], &["Van der Bellen"]);
        assert_person("Netumbo NANDI-NDAITWAH", None, "Netumbo Nandi-Ndaitwah", &[], &["Nandi-Ndaitwah"]);
    }

    #[test]
    fn a_family_name_that_many_bear_does_not_stand_for_one() {
        assert_person("Brigitte HAAS", None, "Brigitte Haas", &[], &[]);
        assert_person("Maia SANDU", None, "Maia Sandu", &[], &[]);
        assert_person("Emmanuel MACRON", None, "Emmanuel Macron", &[], &["Macron"]);
    }

    #[test]
    fn who_reigns_is_called_by_crown_and_ordinal() {
        assert_person("CARL XVI GUSTAF", Some("King"), "Carl XVI Gustaf", &["King Carl XVI Gustaf"], &[]);
        assert_person("HARALD V", Some("King"), "Harald V", &["King Harald V", "King Harald"], &[]);
        assert_person("PHILIPPE", Some("King"), "King Philippe", &[], &[]);
        assert_person("SALMAN bin Abd", Some("King"), "Salman bin Abd", &["King Salman"], &[]);
    }
}
