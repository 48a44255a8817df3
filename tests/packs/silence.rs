//! What `check` must not pass in silence, and what it must say once and plainly.

use std::fs;

use super::faults::{PEOPLE, PLACES, ROWS, SERIES, backstory, checked, said};
use super::folder::{Folder, edited};

/// Each row: a file, a part of it, what stands there instead, and a part of the fault or the note that this gives.
const SLIPS: &[(&str, &str, &str, &str)] = &[
    (PLACES, "[\"Tour Eiffel\"]", "[\"Friday\"]", "18:11: alias \"Friday\" is a common word"),
    (PLACES, "[\"Tour Eiffel\"]", "[\"March\"]", "alias \"March\" is a common word"),
    (PLACES, "[\"Tour Eiffel\"]", "[\"The\"]", "alias \"The\" is a common word"),
    (PLACES, "[\"Tour Eiffel\"]", "[\"In\"]", "alias \"In\" is a common word"),
    (PLACES, "[\"Tour Eiffel\"]", "[\"2024\"]", "alias \"2024\" is a common word"),
    (PEOPLE, "[\"Hidalgo\"]", "[\"Monday\"]", "alias \"Monday\" is a common word"),
    (
        PEOPLE,
        "name = \"Anne Hidalgo\"",
        "name = \"The\"",
        "alias \"The\" is a common word, which every article has; write",
    ),
    (
        PEOPLE,
        "entity = \"anne-hidalgo\"",
        "entity = \"paris\"",
        "is no person but of type place; name the person, unless",
    ),
    (
        PEOPLE,
        "entity = \"anne-hidalgo\"",
        "entity = \"eiffel-tower\"",
        "is no person but of type work; name the person who",
    ),
    (
        SERIES,
        "[\"tall\", \"height\"]",
        "[]",
        "series \"tower-height\" has no `signals`, so no figure is ever set beside it",
    ),
    (
        SERIES,
        "[\"tall\", \"height\"]",
        "[\"tall\", \"metres\", \"spending\", \"share of the total\"]",
        "\"tower-height\" has signals that figures of other matters have as well: \"metres\", \"spending\", \"share of the total\"; list",
    ),
    (
        SERIES,
        "\"with its aerials\"\nprice_basis = \"none\"\nperiod = \"instant\"\nabout = [\"eiffel-tower\"]\nsignals = [\"tall\"",
        "\"height as a share of GDP\"\nprice_basis = \"none\"\nperiod = \"instant\"\nabout = [\"eiffel-tower\"]\nsignals = [\"GDP\"",
        "\"tower-height\" has a signal that figures of other matters have as well: \"GDP\"; list words",
    ),
    (
        PLACES,
        "part_of = \"paris\"",
        "part_of = \"eiffel-tower\"",
        "entity \"eiffel-tower\" is `part_of` itself; name",
    ),
    (
        PLACES,
        "demonyms",
        "part_of = \"eiffel-tower\"\ndemonyms",
        "entity \"paris\" is `part_of` itself in a round",
    ),
    (
        "sources.toml",
        "https://www.paris.fr/",
        "https://",
        "13:7: source \"city\": the url \"https://\" leads nowhere",
    ),
    ("sources.toml", "https://www.paris.fr/", "https://www.paris.fr/a b", "leads nowhere; copy it whole"),
    (PLACES, "\"Q243\"", "\"243\"", "`wikidata` is \"243\", which is no item; write Q and its number"),
    (
        "pack.toml",
        "data_until = 2025-12-31",
        "data_until = 2999-12-31",
        "5:14: `data_until` is 2999-12-31, and today is",
    ),
    (PLACES, "Capital of France", "<b>Capital</b> of France", "`description` has markup in it, a tag"),
    (PLACES, "with its aerials", "[aerials](x)", "`basis` has markup in it, a link"),
    (ROWS, "With a new aerial", "With a **new** aerial", "3:22: `note` has markup in it, a mark for bold"),
    (PLACES, "\"Eiffel Tower\"", "\"Eiffel\\tTower\"", "`name` has a tab or a line break in it"),
    (PLACES, "[\"Tour Eiffel\"]", "[\"Tour\\nEiffel\"]", "`aliases` has a tab or a line break in it"),
    (PLACES, "\"Eiffel Tower\"", "\"Eiffel \u{202e}Tower\"", "`name` has an invisible sign in it"),
    (PLACES, "id = \"height\"", "id = \"Height\"", "the id \"Height\" has 'H' in it; small letters"),
    (PLACES, "id = \"height\"", "id = \"a/b\"", "the id \"a/b\" has '/' in it"),
    (PEOPLE, "id = \"mayor-of-paris\"", "id = \"mayor of paris\"", "the id \"mayor of paris\" has ' ' in it"),
    (PLACES, "\"Paris\"\n", "\"paris\"\n", "the name \"paris\" is written in small letters"),
];

fn findings(folder: &Folder) -> Vec<String> {
    let report = match folder.compile() {
        Ok((_, report)) | Err(report) => report,
    };
    report.faults.iter().chain(&report.notes).map(ToString::to_string).collect()
}

#[test]
fn what_is_probably_not_meant_is_named_where_it_is() {
    let mut missed = String::new();
    for (path, from, to, expected) in SLIPS {
        let found = findings(&Folder::of("silence", &edited(&[(path, from, to)])));
        if !found.iter().any(|line| line.contains(expected)) {
            missed += &format!("{path}: {to:?} gives no {expected:?} but {found:#?}\n");
        }
    }
    assert!(missed.is_empty(), "{missed}");
}

#[test]
fn what_only_looks_like_a_slip_passes() {
    for (path, from, to) in [
        (SERIES, "[\"tall\", \"height\"]", "[\"military spending\", \"deficit\", \"arms\"]"),
        (PEOPLE, "[\"Hidalgo\"]", "[\"May\"]"),
        (PEOPLE, "[\"Hidalgo\"]", "[\"To\"]"),
        (PLACES, "[\"Tour Eiffel\"]", "[\"WHO\"]"),
        (PLACES, "Capital of France", "Capital of France, a < b"),
        (PEOPLE, "name = \"Anne Hidalgo\"", "name = \"anne hidalgo\"\naliases = [\"Anne Hidalgo\"]"),
    ] {
        assert_eq!(checked("passes", &[(path, from, to)]), (Some(0), Vec::new()), "{to}");
    }
}

/// Rewrites the CSV as a whole.
fn with_rows(text: &str) -> Vec<String> {
    let mut sources = edited(&[]);
    sources.insert(ROWS.to_owned(), text.to_owned());
    findings(&Folder::of("csv", &sources))
}

#[test]
fn a_table_that_cannot_be_read_is_one_fault() {
    let rows = edited(&[])[ROWS].clone();
    let twice = format!("{rows}{}\n", rows.lines().last().expect("a row"));
    let header = rows.lines().next().expect("a header");
    for (text, expected) in [
        (rows.replace(',', ";"), "csv:1:1: cells are separated by `;`; save it with commas"),
        (rows.replace(',', "\t"), "csv:1:1: cells are separated by tabs; save it with commas"),
        (String::new(), "csv:1:1: the file is empty; begin it with a line from,to,value"),
        (format!("{header}\n"), "csv:1:1: the file has a header and no rows; write a line"),
        (twice, "csv:4:1: the row stands already in line 3; remove one of the two"),
    ] {
        let found = with_rows(&text);
        assert!(found.len() == 1 && found[0].contains(expected), "{expected}: {found:#?}");
    }
}

#[test]
fn files_that_nothing_reads_are_noted() {
    let folder = Folder::of("unread", &edited(&[]));
    for below in ["entitys", "schema", "entities/more"] {
        fs::create_dir(folder.0.join(below)).expect("a writable folder");
    }
    for file in ["entities/A.TOML", "entities/a.txt", "source.toml", "README.md", "series/x.tsv"] {
        fs::write(folder.0.join(file), "").expect("a writable folder");
    }
    let found = findings(&folder);
    for expected in [
        "entitys:1:1: nothing reads this folder; call it entities",
        "entities/more:1:1: nothing reads this folder; a pack is pack.toml",
        "entities/A.TOML:1:1: nothing reads this file; call it a.toml",
        "entities/a.txt:1:1: nothing reads this file; a pack is",
        "source.toml:1:1: nothing reads this file; call it sources.toml",
        "series/x.tsv:1:1: nothing reads this file; a pack is",
    ] {
        assert!(found.iter().any(|line| line.starts_with(expected)), "{expected}: {found:#?}");
    }
    assert_eq!(found.len(), 6, "{found:#?}");
}

#[test]
fn a_file_in_another_encoding_is_a_fault_beside_all_others() {
    let folder = Folder::of("latin", &edited(&[(PLACES, "demonyms", "demonym")]));
    let people = fs::read_to_string(folder.0.join(PEOPLE)).expect("people").replace('ë', "\u{1}");
    let latin: Vec<u8> = people.bytes().map(|byte| if byte == 1 { 0xeb } else { byte }).collect();
    fs::write(folder.0.join(PEOPLE), latin).expect("a writable folder");
    let found = findings(&folder);
    assert!(
        found[0].contains("people.toml:11:24: the file is not in UTF-8 from here on; save it as UTF-8"),
        "{found:#?}"
    );
    assert!(found.iter().any(|line| line.contains("unknown key `demonym`")), "{found:#?}");
}

#[test]
fn a_missing_file_is_said_once() {
    for name in ["pack.toml", "sources.toml"] {
        let mut sources = edited(&[]);
        sources.remove(name);
        let found = findings(&Folder::of("once", &sources));
        assert_eq!(found, [format!("{name}:1:1: the file is missing; every pack has a {name}")]);
    }
}

#[test]
fn commands_say_which_files_they_read() {
    let folder = Folder::of("reads", &edited(&[]));
    let (sources, file) = (folder.0.to_str().expect("UTF-8"), folder.0.join("a.pack"));
    let file = file.to_str().expect("UTF-8");
    fs::write(file, "").expect("a writable folder");
    let empty = folder.0.join("series");
    let empty = empty.to_str().expect("UTF-8");
    let no_article =
        "is an article; name pages, texts or JSON lines, or a folder with .html, .htm, .txt, .jsonl files";
    for (arguments, expected) in [
        (&["pack", "stale", file, "--on", "2026-01-01"][..], "this is a file; name the folder of sources"),
        (&["pack", "check", file], "this is a file; name the folder of sources"),
        (&["pack", "diff", sources, sources, "--on", empty], no_article),
        (&["pack", "coverage", empty, "--pack", sources], no_article),
    ] {
        let (code, lines) = said(&backstory(arguments));
        assert!(
            code == Some(2) && lines.len() == 1 && lines[0].contains(expected),
            "{arguments:?}: {lines:#?}"
        );
    }
}
