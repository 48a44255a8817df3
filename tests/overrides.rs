//! What an editor says of a story goes before what was found, and corrections before what packs say.
#![cfg(feature = "cli")]

#[path = "packs/compiled.rs"]
mod compiled;
mod telling;

use backstory::pack::Packs;
use compiled::compiled;
use telling::{Told, read, sentences};

const ON: &str = "2025-06-01";
const TEXT: &str = "Anne Hidalgo, the mayor of Paris, met Paris Hilton and Élodie Roy at the Eiffel Tower. Ms Hidalgo \
    said the Eiffel Tower, which is 330 metres tall, is the tower of Paris. Roy thanked Hidalgo.";

#[track_caller]
fn told(overrides: &str) -> Told {
    told_of(TEXT, overrides)
}

#[track_caller]
fn told_of(text: &str, overrides: &str) -> Told {
    Told::new(&compiled("tests/packs/paris"), text, ON, None, overrides)
}

#[track_caller]
fn assert_mentions(overrides: &str, gone: &[&str], new: &[&str]) {
    let (before, after) = (told("{}").mentions(), told(overrides).mentions());
    let minus = |one: &[String], other: &[String]| {
        let mut rest = one.to_vec();
        for line in other {
            rest.iter().position(|l| l == line).map(|at| rest.remove(at));
        }
        rest
    };
    assert_eq!((minus(&before, &after), minus(&after, &before)), (owned(gone), owned(new)), "{before:#?}");
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn words_mean_what_the_editor_says_and_are_followed_where_they_stand_alone() {
    // "Paris" in "the mayor of Paris" stays: it is part of no longer name, so it is the city's own.
    assert_mentions(
        r#"{"mentions": [{"text": "Roy", "within": "Roy thanked", "entity": "anne-hidalgo"}]}"#,
        &[],
        &["Roy = anne-hidalgo"],
    );
    assert_mentions(
        r#"{"mentions": [{"text": "Hidalgo", "entity": "bertrand-delanoe"}]}"#,
        &["Hidalgo = anne-hidalgo", "Hidalgo = anne-hidalgo"],
        &["Hidalgo = bertrand-delanoe", "Hidalgo = bertrand-delanoe"],
    );
}

fn titles(told: &Told) -> Vec<String> {
    told.annotations.notes.iter().filter_map(|note| Some(told.view(note.subject)?.title)).collect()
}

#[test]
fn no_card_where_the_editor_wants_none() {
    assert_mentions(
        r#"{"mentions": [{"text": "Eiffel Tower", "card": false}]}"#,
        &["Eiffel Tower = eiffel-tower", "Eiffel Tower = eiffel-tower"],
        &[],
    );
    let without = told(r#"{"mentions": [{"entity": "eiffel-tower", "card": false}]}"#);
    assert!(!titles(&without).iter().any(|title| title == "Eiffel Tower"), "{:?}", titles(&without));
    assert!(titles(&without).iter().any(|title| title == "Anne Hidalgo"), "{:?}", titles(&without));
    assert_mentions(
        r#"{"mentions": [{"text": "330 metres", "card": false}]}"#,
        &["330 metres = figure"],
        &[],
    );
}

const SAYS: &str = r#""says": "Head of the city’s tourist board.", "source": {"title": "Who we are",
    "publisher": "Paris je t’aime", "url": "https://parisjetaime.com/about", "published": "2025-01-10"}"#;

#[test]
fn a_card_says_the_editors_words_with_their_source() {
    let known = told(&format!(r#"{{"mentions": [{{"entity": "anne-hidalgo", {SAYS}}}]}}"#));
    let view = known.card("anne-hidalgo");
    assert_eq!(sentences(&view), ["Head of the city’s tourist board."]);
    let source = (&*view.sources[0].title, &*view.sources[0].url, &*view.sources[0].iso_date);
    assert_eq!(source, ("Who we are", "https://parisjetaime.com/about", "2025-01-10"));
    assert_eq!((view.sources.len(), view.packs.len()), (1, 0));

    let unknown = told(&format!(r#"{{"mentions": [{{"text": "Élodie Roy", "type": "person", {SAYS}}}]}}"#));
    let views: Vec<_> =
        unknown.annotations.notes.iter().filter_map(|note| unknown.view(note.subject)).collect();
    let roy = views.iter().find(|view| view.title == "Élodie Roy").expect("a card");
    assert_eq!((roy.kind, roy.eyebrow.as_str()), ("person", "Person"));
    assert_eq!(sentences(roy), ["Head of the city’s tourist board."]);
}

/// The words of the card alone: whom they mean stays as it was, and so does what else was found.
#[test]
fn an_editors_words_leave_the_name_with_whom_it_means() {
    let told = told(&format!(r#"{{"mentions": [{{"text": "Eiffel Tower", {SAYS}}}]}}"#));
    let view = told.card("eiffel-tower");
    assert_eq!((sentences(&view).len(), view.rows.len()), (1, 1));
    assert_mentions(&format!(r#"{{"mentions": [{{"text": "Eiffel Tower", {SAYS}}}]}}"#), &[], &[]);
    let body = told_of(
        "The Kestrel Institute, a think tank in Lund, said so.",
        &format!(r#"{{"mentions": [{{"text": "Kestrel Institute", "type": "organization", {SAYS}}}]}}"#),
    );
    assert_eq!(titles(&body), ["Kestrel Institute"]);
}

/// What has no card still tells what others are.
#[test]
fn a_name_without_a_card_stays_evidence() {
    let hidden = told(r#"{"mentions": [{"entity": "paris", "card": false}]}"#);
    assert!(
        hidden
            .mentions()
            .iter()
            .any(|line| line == "tower of Paris = figure" || line.starts_with("mayor of Paris = anne"))
    );
    assert!(!titles(&hidden).iter().any(|title| title == "Paris"), "{:?}", titles(&hidden));
}

#[test]
fn a_list_that_lacks_a_row_is_not_complete() {
    let mut packs = Packs::new(vec![compiled("packs/us-china-taiwan")]);
    let complete = |packs: &Packs| {
        packs.series().iter().any(|s| s.id == "us-taiwan-arms-packages" && s.complete_from.is_some())
    };
    let row = packs.series().iter().find(|s| s.id == "us-taiwan-arms-packages").map(|s| s.row_id(&s.rows[0]));
    assert!(complete(&packs));
    assert!(packs.recall(&row.expect("a series")));
    assert!(!complete(&packs));
}

#[test]
fn a_fact_is_corrected_with_a_dated_note_or_recalled() {
    let row = |told: &Told| {
        let rows = told.card("eiffel-tower").rows;
        rows.iter().map(|row| (row.value.clone(), row.note.clone().unwrap_or_default())).collect::<Vec<_>>()
    };
    let corrected = told(
        r#"{"facts": [{"id": "eiffel-tower/height", "number": "331", "on": "2025-06-02", "note": "It gave 330 metres."}]}"#,
    );
    let rows = row(&corrected);
    assert_eq!(rows[0].0, "331 metres");
    assert!(rows[0].1.ends_with("; Corrected on 2\u{a0}June 2025: It gave 330 metres."), "{rows:?}");
    assert_eq!(corrected.card("eiffel-tower").rows[0].fact.as_deref(), Some("eiffel-tower/height"));
    let recalled = told(r#"{"facts": [{"id": "eiffel-tower/height", "recall": true}]}"#);
    assert_eq!(row(&recalled), []);
    let term = told(r#"{"facts": [{"id": "mayor-of-paris/anne-hidalgo", "recall": true}]}"#);
    assert_eq!(sentences(&term.card("anne-hidalgo"))[0], "French politician");
    let mut packs = Packs::new(vec![compiled("tests/packs/paris")]);
    assert!(packs.recall("tower-height/2022") && !packs.recall("tower-height/2022"));
}

/// One file may serve many stories; what is misspelt in it costs a card, and never gives a wrong one.
#[test]
fn words_that_mean_whom_no_pack_has_get_no_card() {
    let rule = r#"{"mentions": [{"text": "Eiffel Tower", "entity": "blackpool-tower"}, {"entity": "lyon", "card": false}]}"#;
    assert_mentions(rule, &["Eiffel Tower = eiffel-tower", "Eiffel Tower = eiffel-tower"], &[]);
    let unknown = read(rule, &mut Packs::new(vec![compiled("tests/packs/paris")]));
    let unknown = unknown.map(|overrides| overrides.unknown().to_vec());
    assert_eq!(unknown, Ok(vec!["blackpool-tower".to_owned(), "lyon".to_owned()]));
}

#[test]
fn words_that_stand_nowhere_are_told() {
    let mut packs = Packs::new(vec![compiled("tests/packs/paris")]);
    let rules = r#"{"mentions": [{"text": "Roy", "card": false}, {"text": "Nowhere Man", "card": false}]}"#;
    let overrides = read(rules, &mut packs).expect("overrides");
    let article = told("{}").article;
    assert_eq!(overrides.unmatched(&article).collect::<Vec<_>>(), ["Nowhere Man"]);
}

#[test]
fn what_other_stories_packs_state_is_passed_over_and_told() {
    let mut packs = Packs::new(vec![compiled("tests/packs/paris")]);
    let overrides = read(r#"{"off": false, "facts": [{"id": "lyon/height", "recall": true}]}"#, &mut packs);
    assert_eq!(overrides.map(|overrides| overrides.unknown().to_vec()), Ok(vec!["lyon/height".to_owned()]));
}

/// Each row: overrides, and what is wrong with them.
const SLIPS: &[(&str, &str)] = &[
    ("[]", "overrides is not an object"),
    (r#"{"mention": []}"#, "overrides: unknown key `mention`; there are off, mentions, facts"),
    (r#"{"off": "yes"}"#, "overrides.off is not true or false"),
    (r#"{"mentions": {}}"#, "mentions is not a list"),
    (r#"{"mentions": [{"text": " ", "card": false}]}"#, "mentions[0].text is not a text that is not empty"),
    (
        r#"{"mentions": [{"text": "Roy"}]}"#,
        "mentions[0]: nothing is asked: give `says`, `\"card\": false`, or `text` with `entity`",
    ),
    (r#"{"mentions": [{"card": false}]}"#, "mentions[0]: it names neither a `text` nor an `entity`"),
    (
        r#"{"mentions": [{"text": "Roy", "within": "Ray said", "card": false}]}"#,
        "mentions[0].within: the phrase does not hold `text`",
    ),
    (
        r#"{"mentions": [{"text": "Roy", "says": "A person."}]}"#,
        "mentions[0]: `says` and `source` go together",
    ),
    (
        r#"{"mentions": [{"text": "Roy", "says": "A person.", "source": {"title": "T", "publisher": "P", "url": "http://p"}}]}"#,
        "mentions[0].source.url: \"http://p\" is not https",
    ),
    (
        r#"{"mentions": [{"text": "Roy", "type": "human"}]}"#,
        "mentions[0].type: \"human\"; it can be person, place, organization, event, law, work, term",
    ),
    (r#"{"facts": [{"recall": true}]}"#, "facts[0]: `id` is missing"),
    (r#"{"facts": [{"id": "a/b"}]}"#, "facts[0]: it has one of `recall`, `text`, `number`"),
    (r#"{"facts": [{"id": "a/b", "text": "T"}]}"#, "facts[0]: `on` is missing"),
    (
        r#"{"facts": [{"id": "a/b", "text": "T", "number": "1", "on": "2025-06-02", "note": "N"}]}"#,
        "facts[0]: it has one of `recall`, `text`, `number`",
    ),
    (
        r#"{"facts": [{"id": "a/b", "number": "1,5", "on": "2025-06-02", "note": "N"}]}"#,
        "facts[0].number: \"1,5\" is not a decimal of at most 18 digits, 12 of them after the point",
    ),
];

#[test]
fn every_slip_is_named_with_its_place() {
    for (json, expected) in SLIPS {
        let mut packs = Packs::new(vec![compiled("tests/packs/paris")]);
        assert_eq!(read(json, &mut packs).err().as_deref(), Some(*expected), "{json}");
    }
    let many = format!(r#"{{"mentions": [{}{{}}]}}"#, r#"{"text": "Roy", "card": false},"#.repeat(500));
    let refused = read(&many, &mut Packs::new(Vec::new())).err();
    assert_eq!(refused.as_deref(), Some("mentions has 501 entries; the limit is 500"));
}
