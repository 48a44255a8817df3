//! What a later pack takes from an earlier one: its nouns as well as its facts.

use backstory::pack::{NounSense, OfficeId, Packs};
use backstory::text::{ByteSpan, tokens};

use crate::compiled::compiled;
use crate::folder::{Folder, Sources, edited, sources};

/// What a noun means: ids of entities and titles of offices.
fn nouns(packs: &Packs, text: &str) -> (usize, Vec<String>) {
    let mut senses = Vec::new();
    let words = packs.lookup().longest_noun(&tokens(text, ByteSpan::new(0, text.len())), &mut senses);
    let name = |sense: &NounSense| match sense {
        NounSense::Office(office) => packs.office(*office).title.clone(),
        NounSense::Entity(entity) | NounSense::Adjective(entity) | NounSense::Described { entity, .. } => {
            packs.entity(*entity).id.clone()
        }
    };
    (words, senses.iter().map(name).collect())
}

/// A pack that knows the tower alone, by one noun.
fn tower_alone(noun: &str) -> Sources {
    let mut files = sources("tests/packs/paris");
    files.retain(|path, _| ["pack.toml", "sources.toml"].contains(&path.as_str()));
    let tower = "[[entity]]\nid = \"eiffel-tower\"\ntype = \"work\"\nname = \"Eiffel Tower\"\ndescription = \"A tower\"\n";
    files.insert("entities/tower.toml".to_owned(), format!("{tower}nouns = [\"{noun}\"]\n"));
    files
}

#[test]
fn a_noun_of_an_entity_that_is_replaced_hides_no_shorter_one() {
    let earlier = edited(&[
        ("entities/places.toml", "nouns = [\"tower\"]", "nouns = [\"tower of iron\"]"),
        ("entities/places.toml", "nouns = [\"city\"]", "nouns = [\"city\", \"tower\"]"),
        ("entities/people.toml", "nouns = [\"mayor\"]", "nouns = [\"mayor\", \"tower\"]"),
    ]);
    let pack = |name: &str, files: &Sources| {
        let compiled = Folder::of(name, files).compile();
        compiled.unwrap_or_else(|report| panic!("{:?}", report.faults)).0
    };
    let (earlier, later) = (pack("stack-earlier", &earlier), pack("stack-later", &tower_alone("tower")));
    let alone = Packs::new(vec![earlier.clone()]);
    assert_eq!(nouns(&alone, "tower of iron"), (3, vec!["eiffel-tower".to_owned()]));
    assert_eq!(nouns(&alone, "tower"), (1, vec!["paris".to_owned(), "mayor of Paris".to_owned()]));
    for text in ["tower of iron", "tower"] {
        let both = Packs::new(vec![earlier.clone(), later.clone()]);
        assert_eq!(nouns(&both, text).1, ["paris", "mayor of Paris", "eiffel-tower"], "{text}");
    }
}

#[test]
fn an_office_of_the_same_id_keeps_its_place_and_loses_its_nouns() {
    let later = edited(&[("entities/people.toml", "nouns = [\"mayor\"]", "nouns = [\"head\"]")]);
    let later = Folder::of("stack-office", &later).compile().expect("a pack").0;
    let packs = Packs::new(vec![compiled("tests/packs/paris"), later]);
    assert_eq!((nouns(&packs, "mayor"), packs.offices().len()), ((0, vec![]), 1));
    assert_eq!(nouns(&packs, "head"), (1, vec!["mayor of Paris".to_owned()]));
    assert_eq!(packs.office(OfficeId(0)).nouns, ["head"]);
}
