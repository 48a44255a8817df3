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
    (
        PLACES,
        "[\"Tour Eiffel\"]",
        "[\"2024\"]",
        "18:11: alias \"2024\" is a number, which stands in many articles",
    ),
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
    (
        PLACES,
        "[\"Tour Eiffel\"]",
        "[\"Tour Eiffel, Iron Lady\"]",
        "18:11: alias \"Tour Eiffel, Iron Lady\" has a comma in it, across which no name is looked for; put each",
    ),
    (
        "pack.toml",
        "language = \"en\"",
        "language = \"english!\"",
        "pack.toml: `language` is \"english!\", which is no BCP 47 tag; write a tag such as en",
    ),
    (PLACES, "Capital of France", "Capital of France since 987, or 1789", "\"paris\" says \"1789\", a year"),
    (
        PLACES,
        "Wrought-iron tower",
        "Iron tower of 330 metres",
        "\"eiffel-tower\" says \"330 metres\"; if it can",
    ),
    (
        "sources.toml",
        "tier = \"primary\"",
        "tier = \"primary\"\npublished = 2027-01-01",
        "was published on 2027-01-01, more than a year after the pack's data_until 2025-12-31; mend the date",
    ),
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
        (PLACES, "\"Eiffel Tower\"", "\"Eiffel Tower, Paris\""),
        (PLACES, "[\"Tour Eiffel\"]", "[\"1,000 Feet High\"]"),
        ("pack.toml", "language = \"en\"", "language = \"zh-Hant-x-a\""),
        ("sources.toml", "tier = \"primary\"", "tier = \"primary\"\npublished = 2026-12-31"),
        (PEOPLE, "[\"Hidalgo\"]", "[\"May\"]"),
        (PEOPLE, "[\"Hidalgo\"]", "[\"To\"]"),
        (PLACES, "[\"Tour Eiffel\"]", "[\"WHO\"]"),
        (PLACES, "Capital of France", "Capital of France, a < b"),
        (PEOPLE, "name = \"Anne Hidalgo\"", "name = \"anne hidalgo\"\naliases = [\"Anne Hidalgo\"]"),
    ] {
        assert_eq!(checked("passes", &[(path, from, to)]), (Some(0), Vec::new()), "{to}");
    }
}

#[test]
fn no_population_is_below_zero() {
    let with = |number: &str| {
        let edits = [
            (PLACES, "id = \"height\"", "id = \"population\""),
            (PLACES, "number = 330", number),
            (PLACES, "unit = \"meter\"", "unit = \"person\""),
        ];
        findings(&Folder::of("below-zero", &edited(&edits)))
    };
    assert_eq!(with("number = 330"), [""; 0]);
    let found = with("number = -330");
    let expected =
        "places.toml:26:3: fact \"eiffel-tower/population\" is -330, and no population is below zero";
    assert!(found.len() == 1 && found[0].contains(expected), "{found:#?}");
}

#[test]
fn years_begin_on_their_first_day_and_overlap_no_others() {
    let with = |rows: &str| {
        let mut sources = edited(&[(SERIES, "\"instant\"", "\"calendar-year\"")]);
        sources.insert(ROWS.to_owned(), format!("from,to,value,label,note,kind,basis,as_of,source\n{rows}"));
        findings(&Folder::of("years", &sources))
    };
    let row = |from: &str, to: &str, label: &str, basis: &str| {
        format!("{from},{to},1{label},{label},,official,{basis},2025-01-01,tower\n")
    };
    let two = |one: String, other: String| with(&[one, other].concat());
    let year = |year: &str, label: &str| row(&format!("{year}-01-01"), "", label, "");
    assert_eq!(two(year("2021", "1"), year("2022", "2")), [""; 0]);
    assert_eq!(two(year("2021", "1"), year("2021", "2")), [""; 0], "two towers of one year");
    for (found, expected) in [
        (
            two(year("2021", "1"), row("2022-02-01", "", "2", "")),
            "csv:3:1: the row runs from 2022-02-01 to 2023-02-01, which",
        ),
        (
            two(year("2021", "1"), row("2022-01-01", "2022-07-01", "2", "")),
            "csv:3:1: the row runs from 2022-01-01 to 2022-07-01",
        ),
        (
            two(year("2021", "1"), year("2021", "1").replace(",11,", ",12,")),
            "csv:3:1: the row overlaps that of line 2; give each",
        ),
    ] {
        assert!(found.len() == 1 && found[0].contains(expected), "{expected}: {found:#?}");
    }
    let found = two(row("2021-01-01", "2023-01-01", "1", ""), year("2022", "2"));
    assert!(found.iter().any(|line| line.contains("csv:3:1: the row overlaps that of line 2")), "{found:#?}");
    let other = two(year("2021", "1"), row("2021-04-01", "", "2", "fiscal year"));
    assert!(other.len() == 1 && other[0].contains("another basis"), "{other:#?}");
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
fn what_cannot_be_read_of_a_fact_hides_nothing_else_of_it() {
    let found = findings(&Folder::of(
        "whole",
        &edited(&[
            (PLACES, "\"official\"", "\"guess\""),
            (PLACES, "as_of = 2022-03-15", "as_of = 2029-03-15"),
            (PLACES, "source = \"tower\"", "source = \"towr\""),
            (
                PLACES,
                "  [[entity.fact]]",
                "  [[entity.fact]]\n  id = \"height\"\n  place = \"row\"\n  label = \"Height\"\n  text = \"Tall\"\n  kind = \"official\"\n  \
                 as_of = 2022-03-15\n  source = \"tower\"\n\n  [[entity.fact]]",
            ),
            (PEOPLE, "from = 2014-04-05", "from = \"2014\""),
            (PEOPLE, "as_of = 2025-12-31", "as_of = 2029-12-31"),
            (ROWS, "official,,2022-03-15", "oficial,in feet,2029-03-15"),
            (SERIES, "period = \"instant\"", "period = \"instant\"\nwhose = \"lyon\""),
        ]),
    ));
    for expected in [
        "people.toml:30:10: office holder: `from`: \"2014\" is not a date",
        "a holder of \"mayor-of-paris\" is as of 2029-12-31, after the pack's data_until",
        "`kind` is \"guess\"",
        "fact \"eiffel-tower/height\" is as of 2029-03-15, after the pack's data_until",
        "unknown source \"towr\"",
        "fact id \"eiffel-tower/height\" stands already at entities/places.toml:26",
        "`kind` is \"oficial\"",
        "the row is in foot, the series in meter",
        "a row of \"tower-height\" is as of 2029-03-15, after",
        "unknown entity \"lyon\"",
    ] {
        assert!(found.iter().any(|line| line.contains(expected)), "{expected}: {found:#?}");
    }
    assert_eq!(found.iter().filter(|line| !line.contains("another basis")).count(), 10, "{found:#?}");
}

/// Each row: a file, a part of it, what stands there instead, and the beginning of the one fault that this gives.
const ONCE: &[(&str, &str, &str, &str)] = &[
    (PLACES, "[[entity]]", "[[entity]", "places.toml:1:10: this is not TOML: unclosed array table"),
    (SERIES, "[series]", "[series", "tower-height.toml:1:8: this is not TOML: unclosed table"),
    (SERIES, "[series]\n", "", "tower-height.toml:1:1: the file has no [series] table; begin it"),
    (PLACES, "[\"Tour Eiffel\"]", "[\"Tour Eiffel\"", "places.toml:19:1: this is not TOML: missing comma"),
    (
        PLACES,
        "name = \"Eiffel Tower\"",
        "name \"Eiffel Tower\"",
        "places.toml:15:6: this is not TOML: key with no",
    ),
    (PEOPLE, "name = \"Anne Hidalgo\"\n", "", "people.toml:1:1: entity \"anne-hidalgo\" has no `name`"),
    (
        "sources.toml",
        "id = \"city\"",
        "id \"city\"",
        "sources.toml:10:4: this is not TOML: key with no value",
    ),
    ("pack.toml", "id = \"paris\"", "id \"paris\"", "pack.toml:1:4: this is not TOML: key with no value"),
    (
        ROWS,
        "at the opening\"",
        "at the opening",
        "tower-height.csv:2:22: the quotation mark that begins this cell is not closed; close the cell",
    ),
    (
        ROWS,
        "\"With its flagpole",
        "With its flagpole",
        "tower-height.csv:2:1: the row has 10 cells, the header 9; put a double quotation mark before the cell",
    ),
    (SERIES, "[\"height\", \"heights\"]", "\"height\"", "`row_noun` is a text; a list of texts"),
    (SERIES, "row_noun = [\"height\", \"heights\"]\n", "", "has no `row_noun`"),
];

#[test]
fn one_slip_is_one_fault() {
    let mut wrong = String::new();
    for (path, from, to, expected) in ONCE {
        let found = findings(&Folder::of("one-slip", &edited(&[(path, from, to)])));
        if found.len() != 1 || !found[0].contains(expected) {
            wrong += &format!("{path}: {to:?} gives no single {expected:?} but {found:#?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_file_in_utf_16_is_one_fault() {
    for name in ["pack.toml", "sources.toml", PEOPLE, PLACES, SERIES, ROWS] {
        for mark in ["\u{feff}", ""] {
            let folder = Folder::of("utf-16", &edited(&[]));
            let text = fs::read_to_string(folder.0.join(name)).expect(name);
            let bytes: Vec<u8> = [mark, &text].concat().encode_utf16().flat_map(u16::to_le_bytes).collect();
            fs::write(folder.0.join(name), bytes).expect("a writable folder");
            let expected = format!(
                "{name}:1:1: the file is not in UTF-8 but in UTF-16, or no text; save it as UTF-8 in your editor or spreadsheet"
            );
            assert_eq!(findings(&folder), [expected]);
        }
    }
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
