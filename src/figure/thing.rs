//! What a count counts: "1,200 troops", "40,000 American soldiers", "1.4m people".

use super::Counted;
use super::amount::is_rate;
use super::atoms::{Atoms, Glue};
use super::measure::plural;
use super::table::Tag;

/// Words that may stand between the number and the noun: "three large new hospitals".
const ADJECTIVES: isize = 2;

/// Plurals and what they are one of: whole words behind an equals sign, then endings, of words that are longer by two letters
/// or more. The first that fits counts.
const PLURALS: &str = "=people person,=lives life,=wives wife,\
    =knives knife,=thieves thief,=species species,=series series,=buses bus,ies y,men man,children child,sses ss,shes sh,\
    ches ch,xes x,s ";

/// The thing counted by a number that ends here.
pub(super) fn counted(atoms: &Atoms) -> Counted {
    if !atoms.context.language.is_supported() {
        return Counted::Nothing;
    }
    for ahead in 0..=ADJECTIVES {
        let noun = plural(atoms, ahead) || atoms.is(ahead, Tag::Counted) && atoms.is_lower(ahead);
        // A word that the table knows is no adjective: "34 off 19 balls", "3 won prizes"; but "12 summer camps".
        let known = atoms.is_known(ahead) && !atoms.is(ahead, Tag::Month);
        if !atoms.glued(ahead, Glue::SPACE) || !noun && known {
            break;
        }
        // "200 more troops"
        if noun && !(atoms.is(ahead, Tag::Ordinary) && plural(atoms, ahead + 1)) {
            let rate = is_rate(atoms, ahead + 1);
            let noun = Counted::Thing(atoms.at().wrapping_add_signed(ahead));
            return if rate { Counted::Nothing } else { noun };
        }
    }
    Counted::Nothing
}

/// What one of many is called.
pub(super) fn singular(word: &str) -> String {
    let one = PLURALS.split(',').find_map(|line| {
        let (many, one) = line.split_once(' ')?;
        let stem = match many.strip_prefix('=') {
            Some(many) => word.strip_suffix(many).filter(|stem| stem.is_empty()),
            None => word.strip_suffix(many).filter(|stem| stem.len() != 1),
        };
        Some([stem?, one].concat())
    });
    one.unwrap_or_else(|| word.to_owned())
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
