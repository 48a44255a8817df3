//! What a count counts: "1,200 troops", "40,000 American soldiers", "1.4m people".

use super::Counted;
use super::lexer::{Atoms, Glue};
use super::measure::plural;
use super::table::Tag;

/// Words that may stand between the number and the noun: "three large new hospitals".
const ADJECTIVES: usize = 2;

/// Plurals that no rule of endings makes.
const IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("persons", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("lives", "life"),
    ("wives", "wife"),
    ("knives", "knife"),
    ("thieves", "thief"),
    ("species", "species"),
    ("series", "series"),
    ("buses", "bus"),
];

/// The thing counted by a number that ends before atom `at`.
pub(super) fn counted(atoms: &Atoms, at: usize) -> Counted {
    if !atoms.language.is_supported() {
        return Counted::Nothing;
    }
    let noun = |at: usize| plural(atoms, at) || atoms.is(at, Tag::Counted) && atoms.is_lower(at);
    // A word that the table knows is no adjective: "34 off 19 balls", "3 won prizes".
    let open = |at: usize| atoms.glue(at) == Glue::Space && (noun(at) || !atoms.is_known(at));
    let thing = (at..=at + ADJECTIVES).take_while(|&at| open(at)).find(|&at| noun(at));
    thing.map_or(Counted::Nothing, Counted::Thing)
}

/// What one of many is called.
pub(super) fn singular(word: &str) -> String {
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == word) {
        return (*one).to_owned();
    }
    let stem = |end: &str| word.strip_suffix(end);
    if let Some(stem) = stem("ies") {
        return [stem, "y"].concat();
    }
    let hissing = ["sses", "shes", "ches", "xes"].iter().any(|end| word.ends_with(end));
    if let Some(stem) = stem("men").filter(|_| word.len() > 4) {
        return [stem, "man"].concat();
    }
    if let Some(stem) = stem("children") {
        return [stem, "child"].concat();
    }
    stem(if hissing { "es" } else { "s" }).unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_told_in_the_singular() {
        for (many, one) in [
            ("warheads", "warhead"),
            ("countries", "country"),
            ("churches", "church"),
            ("horses", "horse"),
            ("people", "person"),
            ("policemen", "policeman"),
            ("grandchildren", "grandchild"),
        ] {
            assert_eq!(singular(many), one);
        }
    }
}
