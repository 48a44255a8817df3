//! What a count counts: "1,200 troops", "40,000 American soldiers", "1.4m people".

use super::Counted;
use super::lexer::{Atoms, Glue};
use super::measure::plural;
use super::table::Tag;

/// Words that may stand between the number and the noun: "three large new hospitals".
const ADJECTIVES: isize = 2;

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

/// The thing counted by a number that ends here.
pub(super) fn counted(atoms: &Atoms) -> Counted {
    if !atoms.context.language.is_supported() {
        return Counted::Nothing;
    }
    for ahead in 0..=ADJECTIVES {
        let noun = plural(atoms, ahead) || atoms.is(ahead, Tag::Counted) && atoms.is_lower(ahead);
        // A word that the table knows is no adjective: "34 off 19 balls", "3 won prizes".
        if !atoms.glued(ahead, Glue::SPACE) || !noun && atoms.is_known(ahead) {
            break;
        }
        if noun {
            return Counted::Thing(atoms.at().wrapping_add_signed(ahead));
        }
    }
    Counted::Nothing
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
