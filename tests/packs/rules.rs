//! What packs may not say, beyond their syntax: of the living, of contested places, of values that cannot be compared.

use super::faults::{PEOPLE, PLACES, ROWS, SERIES, backstory, checked, said};
use super::folder::{Folder, edited};

/// Facts about the living mayor, and a part of the fault or the note that each gives.
const OF_A_PERSON: &[(&str, &str)] = &[
    (
        "id = \"health\"\ntext = \"Fine.\"\nkind = \"official\"",
        "is about \"health\" of a living person; packs tell public roles",
    ),
    (
        "id = \"state-of-health\"\ntext = \"Fine.\"\nkind = \"official\"",
        "is about \"health\" of a living person; packs",
    ),
    ("id = \"health-policy\"\ntext = \"Opened a clinic.\"\nkind = \"official\"", ""),
    (
        "id = \"x\"\ntext = \"Took bribes.\"\nkind = \"official\"",
        "says \"bribes\" about a living person and names nobody who",
    ),
    (
        "id = \"x\"\ntext = \"Won.\"\nkind = \"claim\"",
        "is a claim about a living person and names nobody who says so; begin",
    ),
    (
        "id = \"x\"\ntext = \"Is married.\"\nkind = \"official\"",
        "says \"married\" of a living person; leave it out unless",
    ),
    (
        "id = \"x\"\ntext = \"Is Jewish.\"\nkind = \"official\"",
        "says that a living person is \"jewish\"; packs tell public roles and acts only",
    ),
    (
        "id = \"x\"\ntext = \"Took bribes.\"\nstatus = \"alleged\"\nkind = \"official\"",
        "says \"bribes\" about",
    ),
    ("id = \"x\"\ntext = \"Was convicted of fraud.\"\nstatus = \"convicted\"\nkind = \"official\"", ""),
    ("id = \"x\"\ntext = \"Took bribes.\"\nbasis = \"according to the court\"\nkind = \"official\"", ""),
    ("id = \"x\"\ntext = \"Took bribes.\"\nstatus = \"alleged\"\nkind = \"claim\"", ""),
    ("id = \"x\"\ntext = \"Prosecutors say that she took bribes.\"\nkind = \"claim\"", ""),
    ("id = \"x\"\ntext = \"Opened the river to swimmers.\"\nkind = \"official\"", ""),
];

#[test]
fn of_the_living_only_what_named_sources_report_of_their_public_life_is_told() {
    let told = |fact: &str, more: &str| {
        format!(
            "{more}\n[[entity.fact]]\nplace = \"summary\"\nas_of = 2024-01-01\nsource = \"city\"\n{fact}\n"
        )
    };
    let with = |fact: &str, more: &str| {
        checked("person", &[(PEOPLE, "short = [\"Hidalgo\"]", &told(fact, more))]).1.join("\n")
    };
    for (fact, expected) in OF_A_PERSON {
        let said = with(fact, "");
        assert!(said.contains(expected) && said.is_empty() == expected.is_empty(), "{fact}: {said:?}");
        let died = "[[entity.fact]]\nid = \"died\"\nplace = \"more\"\nlabel = \"Died\"\ndate = 2024-01-01\nkind = \"official\"\n\
                    as_of = 2024-01-01\nsource = \"city\"\n";
        assert_eq!(with(fact, died), "", "of the dead: {fact}");
    }
    let own = ("sources.toml", "Ville de Paris\"\nurl", "The Backstory tests\"\nurl");
    let fact = told(OF_A_PERSON.last().expect("a row").0, "");
    let (_, lines) = checked("own", &[own, (PEOPLE, "short = [\"Hidalgo\"]", &fact)]);
    assert!(lines[0].contains("has a source of the pack's author, \"city\"; name the source"), "{lines:?}");
    let (_, lines) =
        checked("grave", &[(PEOPLE, "\"French politician\"", "\"French politician, convicted\"")]);
    assert!(lines[0].contains("the description of \"anne-hidalgo\" says \"convicted\""), "{lines:?}");
}

#[test]
fn a_word_that_harms_needs_who_says_so_before_it_in_its_clause() {
    let told = |text: &str| {
        let fact = format!(
            "[[entity.fact]]\nid = \"x\"\nplace = \"summary\"\nas_of = 2024-01-01\nsource = \"city\"\n\
             kind = \"official\"\ntext = \"{text}\"\n"
        );
        checked("harm", &[(PEOPLE, "short = [\"Hidalgo\"]", &fact)])
    };
    for (text, word) in [
        ("Embezzled funds.", "embezzled"),
        ("Stole from the city.", "stole"),
        ("Took kickbacks.", "kickbacks"),
        ("Was jailed.", "jailed"),
        ("A paedophile.", "paedophile"),
        ("Laundered money.", "laundered"),
        ("Evaded taxes.", "evaded"),
        ("Spied for Rome.", "spied"),
        ("Groped guests.", "groped"),
        ("A racist.", "racist"),
        ("A liar.", "liar"),
        ("She said little and stole millions.", "stole"),
        ("Built a tennis court and embezzled funds.", "embezzled"),
    ] {
        let (code, lines) = told(text);
        let expected = format!("says \"{word}\" about a living person and names nobody who says so");
        assert!(code == Some(1) && lines[0].contains(&expected), "{text}: {lines:#?}");
    }
    for text in ["Prosecutors say that she embezzled funds.", "According to a court, she stole millions."] {
        assert_eq!(told(text), (Some(0), Vec::new()), "{text}");
    }
}

#[test]
fn descriptions_of_the_living_have_no_office_no_year_and_nothing_that_harms() {
    for (description, expected) in [
        ("French politician, convicted", "says \"convicted\", without source and date"),
        ("President of France", "names an office, \"president\"; offices end"),
        ("French politician since 1994", "says \"1994\", a year; what has a date is a fact"),
        ("French politician who is Jewish", "says that a living person is \"jewish\""),
    ] {
        let (code, lines) = checked("described", &[(PEOPLE, "French politician", description)]);
        assert!(code == Some(1) && lines[0].contains(expected), "{description}: {lines:#?}");
    }
}

#[test]
fn amounts_stand_in_facts_and_in_no_description() {
    for (description, amount) in [
        ("Capital of 2.1 million people", "2.1 million"),
        ("Capital of France, of 2,102,650 inhabitants", "2,102,650 inhabitants"),
        ("Capital with 3.1% of the French", "3.1%"),
        ("Capital of a €3tn economy", "€3tn"),
    ] {
        let (code, lines) = checked("amount", &[(PLACES, "Capital of France", description)]);
        let expected = format!("the description of \"paris\" says \"{amount}\", an amount without source");
        assert!(code == Some(1) && lines[0].contains(&expected), "{description}: {lines:#?}");
    }
    assert_eq!(checked("none", &[(PLACES, "Capital of France", "Capital of the 18 regions")]).0, Some(0));
}

#[test]
fn a_contested_status_stands_in_positions_and_nowhere_else() {
    let position = |id: &str| {
        format!(
            "[[entity.position]]\nid = \"{id}\"\nholder = \"{id}\"\ntext = \"It is part of us\"\nkind = \"claim\"\n\
             as_of = 2022-01-01\nsource = \"city\"\n\n"
        )
    };
    let positions = format!("{}{}", position("one"), position("other"));
    let with = |edits: &[(&str, &str, &str)]| {
        let voices = (PLACES, "adjectives = [\"French\"]\n", positions.as_str());
        checked("contested", &[&[voices], edits].concat()).1.join("\n")
    };
    assert_eq!(with(&[]), "");
    let said = with(&[(PLACES, "Capital of France", "Breakaway capital of France")]);
    assert!(
        said.contains("the description of the contested \"paris\" says \"breakaway\"; say it in an"),
        "{said}"
    );
    let said = with(&[(PLACES, "Wrought-iron tower", "Tower of Paris, an integral part of France,")]);
    let note = "\"eiffel-tower\" says \"part of\" in a text that names the contested \"paris\"";
    assert!(said.contains(note), "{said}");
}

#[test]
fn what_has_run_out_is_noted_by_the_day_asked_for() {
    let run_out = "expires = 2026-03-01\nreview_by = 2026-02-01\nkind = \"official\"";
    let edits = [(PLACES, "kind = \"official\"", run_out)];
    assert_eq!(checked("fresh", &edits), (Some(0), Vec::new()));
    let folder = Folder::of("run-out", &edited(&edits));
    let path = folder.0.to_str().expect("UTF-8");
    let (code, lines) = said(&backstory(&["pack", "check", path, "--on", "2026-03-01"]));
    assert_eq!((code, lines.len()), (Some(0), 2), "{lines:?}");
    assert!(
        lines[0].contains("places.toml:26:3: fact \"eiffel-tower/height\" expired on 2026-03-01"),
        "{lines:?}"
    );
    assert!(lines[1].contains("was to be reviewed by 2026-02-01; look at it again"), "{lines:?}");
}

#[test]
fn a_row_of_another_basis_is_noted_and_one_in_other_money_refused() {
    let basis =
        |basis: &str| checked("basis", &[(ROWS, "official,,2022", &format!("official,{basis},2022"))]);
    let (code, lines) = basis("without aerials");
    assert!(
        code == Some(0) && lines[0].contains("csv:3:1: 1 of 2 rows is of another basis: line 3"),
        "{lines:?}"
    );
    let (_, lines) = basis("with its aerials");
    assert!(lines.iter().any(|line| line.contains("is the series' own; leave the cell empty")), "{lines:?}");
    let real = (ROWS, "official,,2022", "official,in real terms,2022");
    let (code, lines) =
        checked("real", &[(SERIES, "\"meter\"", "\"EUR\""), (SERIES, "\"none\"", "\"nominal\""), real]);
    assert_eq!(code, Some(1));
    assert!(lines[0].contains("says \"real\", the series' price basis is nominal; put such"), "{lines:?}");
}

#[test]
fn a_report_as_data_has_place_reason_and_mend_of_each_finding() {
    let edits = [(PLACES, "demonyms", "demonym"), (PEOPLE, "[\"Hidalgo\"]", "[\"Delanoë\"]")];
    let folder = Folder::of("json", &edited(&edits));
    let path = folder.0.to_str().expect("UTF-8");
    let output = backstory(&["pack", "check", path, "--format", "json"]);
    assert_eq!((output.status.code(), output.stderr.len()), (Some(1), 0));
    let findings: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let expected = serde_json::json!({
        "severity": "fault", "file": "entities/places.toml", "line": 8, "column": 1,
        "message": "entity \"paris\": unknown key `demonym`",
    });
    for (key, value) in expected.as_object().expect("an object") {
        assert_eq!(&findings[0][key], value, "{key}");
    }
    let mend = findings[0]["mend"].as_str().unwrap_or_default();
    assert!(mend.ends_with("the nearest is demonyms"), "{mend}");
    assert_eq!(findings[1]["severity"], "note");
}
