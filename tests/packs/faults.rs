//! What is wrong with sources or with the command is said where it is, all at once, and by the exit code.

use std::path::Path;
use std::process::{Command, Output};

use super::folder::{Folder, edited};

pub const PEOPLE: &str = "entities/people.toml";
pub const PLACES: &str = "entities/places.toml";
pub const SERIES: &str = "series/tower-height.toml";
pub const ROWS: &str = "series/tower-height.csv";

pub fn backstory(arguments: &[&str]) -> Output {
    backstory_in(Path::new(env!("CARGO_MANIFEST_DIR")), arguments)
}

pub fn backstory_in(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_backstory"));
    command.current_dir(folder).args(arguments);
    command.output().expect("the command runs")
}

/// Exit code and lines of the error output.
pub fn said(output: &Output) -> (Option<i32>, Vec<String>) {
    let lines = String::from_utf8_lossy(&output.stderr);
    (output.status.code(), lines.lines().map(str::to_owned).collect())
}

/// What `pack check` says of edited sources, without the folder's path.
pub fn checked(name: &str, edits: &[(&str, &str, &str)]) -> (Option<i32>, Vec<String>) {
    let folder = Folder::of(name, &edited(edits));
    let path = folder.0.to_str().expect("a path in UTF-8");
    let (code, lines) = said(&backstory(&["pack", "check", path]));
    (code, lines.iter().map(|line| line.replace(&format!("{path}/"), "")).collect())
}

#[test]
fn five_different_faults_are_reported_at_once_by_file_and_line() {
    let (code, lines) = checked(
        "five",
        &[
            (PLACES, "  source = \"tower\"\n", ""),
            (PEOPLE, "jurisdiction = \"paris\"", "jurisdiction = \"pariss\""),
            (PEOPLE, "short = [\"Hidalgo\"]", "short = [\"the mayor\"]"),
            ("sources.toml", "https://www.paris.fr/", "http://www.paris.fr/"),
            (ROWS, "1889-03-31,,312", "1889-03-31,,3l2"),
        ],
    );
    let expected = [
        "entities/people.toml:6:9: alias \"the mayor\" is a description, not a name; put the noun under `nouns` or \
         the wording under [[entity.described]]",
        "entities/people.toml:18:16: unknown entity \"pariss\"; the nearest id is \"paris\"; else define it in a file of \
         entities/",
        "entities/places.toml:26:3: fact \"eiffel-tower/height\" has no `source`; add a line such as `source = \"city\"`: \
         an id of sources.toml",
        "series/tower-height.csv:2:13: `value`: \"3l2\" is not a decimal of at most 18 digits, 12 of them after the point; \
         write digits and a point, without unit and thousands, such as 312.5",
        "sources.toml:13:7: source \"city\": the url \"http://www.paris.fr/\" is not https; cards link to https pages \
         only: look for the page under https://",
        "5 faults",
    ];
    assert_eq!((code, lines), (Some(1), expected.map(str::to_owned).to_vec()));
}

/// Each row: a file, a part of it, what stands there instead, and a part of the fault that this gives.
pub const SLIPS: &[(&str, &str, &str, &str)] = &[
    ("pack.toml", "author = \"The Backstory tests\"\n", "", "pack.toml:1:1: pack.toml has no `author`"),
    ("pack.toml", "retrieved", "retreived", "pack.toml:7:1: pack.toml: unknown key `retreived`"),
    (
        "pack.toml",
        "retrieved",
        "retreived",
        "places.toml:26:3: no `retrieved`, neither here nor in pack.toml",
    ),
    (
        "pack.toml",
        "2025-12-31",
        "\"2025-12-32\"",
        "pack.toml:5:14: pack.toml: `data_until`: \"2025-12-32\" is not a date",
    ),
    (
        "pack.toml",
        "2025-12-31",
        "2021-12-31",
        "\"eiffel-tower/height\" is as of 2022-03-15, after the pack's data_until",
    ),
    (
        "sources.toml",
        "licence = \"facts only, our wording\"\nattr",
        "attr",
        "sources.toml:9:1: source \"city\" has no `licence`",
    ),
    (
        "sources.toml",
        "\"primary\"",
        "\"first\"",
        "7:8: source \"tower\": `tier` is \"first\"; it can be primary, agency, secondary",
    ),
    (
        "sources.toml",
        "id = \"tower\"",
        "id = \"city\"",
        "source id \"city\" stands already at sources.toml:1",
    ),
    (
        PEOPLE,
        "\"person\"",
        "\"human\"",
        "people.toml:3:8: entity \"anne-hidalgo\": `type` is \"human\"; it can be person, place",
    ),
    (PEOPLE, "name = \"Anne Hidalgo\"\n", "", "people.toml:1:1: entity \"anne-hidalgo\" has no `name`"),
    (
        PEOPLE,
        "id = \"anne-hidalgo\"",
        "id = \"paris\"",
        "entity id \"paris\" stands already at entities/people.toml:1",
    ),
    (
        PEOPLE,
        "[\"mayor\"]",
        "\"mayor\"",
        "people.toml:19:9: office \"mayor-of-paris\": `nouns` is a text; a list of texts",
    ),
    (PEOPLE, "to = 2014-04-05", "to = 2014-04-06", "people.toml:28:3: the term overlaps another one"),
    (PEOPLE, "to = 2014-04-05", "to = 2001-03-25", "people.toml:21:3: `to` is not after `from`"),
    (
        PEOPLE,
        "as_of = 2025-12-31",
        "as_of = 2026-12-31",
        "a holder of \"mayor-of-paris\" is as of 2026-12-31, after",
    ),
    (PEOPLE, "  source = \"city\"\n", "", "people.toml:21:3: office holder has no `source`"),
    (PLACES, "demonyms", "demonym", "places.toml:8:1: entity \"paris\": unknown key `demonym`"),
    (
        PLACES,
        "330",
        "3_000_000_000_000_000_000",
        "places.toml:30:12: fact \"eiffel-tower/height\": `number`: \"3000000000000000000\"",
    ),
    (
        PLACES,
        "330\n",
        "330\ntext = \"tall\"\n",
        "26:3: a fact states exactly one of `text`, `number` with `unit`, `date`",
    ),
    (PLACES, "unit = \"meter\"\n", "", "places.toml:26:3: a `number` needs its `unit`"),
    (PLACES, "as_of = 2022-03-15\n", "", "places.toml:26:3: fact \"eiffel-tower/height\" has no `as_of`"),
    (
        PLACES,
        "source = \"tower\"",
        "source = \"towers\"",
        "places.toml:36:12: unknown source \"towers\"; the nearest id is \"tower\"",
    ),
    (PLACES, "label = \"Height\"\n", "", "places.toml:26:3: fact \"eiffel-tower/height\" has no `label`"),
    (PLACES, "\"row\"", "\"summary\"", "places.toml:29:11: a summary has no `label`"),
    (PLACES, "with = [\"paris\"]", "with = []", "places.toml:22:3: a description needs `with`"),
    (PLACES, "\"Q90\"", "Q90", "places.toml:6:12: this is not TOML"),
    (
        PLACES,
        "\"official\"",
        "\"sure\"",
        "places.toml:32:10: fact \"eiffel-tower/height\": `kind` is \"sure\"; it can be official",
    ),
    (
        PLACES,
        "valid_from",
        "valid_to = 2022-03-15\nvalid_from",
        "\"eiffel-tower/height\": `valid_to` is not after `valid_from`",
    ),
    (SERIES, ", \"heights\"", "", "tower-height.toml:1:1: `row_noun` is no list of two texts"),
    (
        SERIES,
        "basis =",
        "deflator = \"cpi\"\nbasis =",
        "tower-height.toml:6:12: `deflator` names the unknown series \"cpi\"",
    ),
    (
        SERIES,
        "basis =",
        "deflator = \"tower-height\"\nbasis =",
        "tower-height.toml:6:12: `deflator` names \"tower-height\", which is no price index of meter",
    ),
    (
        SERIES,
        "basis =",
        "purpose = \"chart\"\nbasis =",
        "tower-height.toml:6:11: series series/tower-height.toml: `purpose` is \"chart\"; it can be compare",
    ),
    (SERIES, "basis =", "whose = \"lyon\"\nbasis =", "tower-height.toml:6:9: unknown entity \"lyon\""),
    (
        SERIES,
        "\"instant\"",
        "\"moment\"",
        "tower-height.toml:8:10: series series/tower-height.toml: `period` is \"moment\"",
    ),
    (ROWS, "source\n", "sources\n", "tower-height.csv:1:1: the column `source` is missing"),
    (ROWS, "source\n", "sources\n", "tower-height.csv:1:43: unknown column `sources`"),
    (
        ROWS,
        "official,,2022",
        "oficial,,2022",
        "tower-height.csv:3:40: `kind` is \"oficial\"; it can be official",
    ),
    (
        ROWS,
        "With a new",
        "With, a new",
        "tower-height.csv:3:1: the row has 10 cells, the header 9; put a cell with a comma in double quotation marks",
    ),
    (ROWS, "2022-03-15,,", "2022-03-15,2022-03-15,", "tower-height.csv:3:12: `to` is not after `from`"),
    (
        ROWS,
        "2022-03-15,tower",
        "2022-03-32,tower",
        "tower-height.csv:3:50: `as_of`: \"2022-03-32\" is not a date",
    ),
    (ROWS, "2022-03-15,tower", "2026-03-15,tower", "a row of \"tower-height\" is as of 2026-03-15, after"),
    (
        ROWS,
        ",1889-03-31,tower",
        ",1889-03-31,",
        "tower-height.csv:2:79: the row has no `source`; name an id of sources.toml",
    ),
    (
        PLACES,
        "\"meter\"",
        "\"meters\"",
        "places.toml:31:10: the unit \"meters\" is not known; write `unit = \"meter\"`",
    ),
    (
        SERIES,
        "\"meter\"",
        "\"km\"",
        "tower-height.toml:5:8: the unit \"km\" is not known; write `unit = \"kilometer\"`",
    ),
    (PLACES, "\"meter\"", "\"dolars\"", "the unit \"dolars\" is not known; write `unit = \"USD\"`"),
    (PLACES, "\"meter\"", "\"metr\"", "the unit \"metr\" is not known; write `unit = \"meter\"`"),
    (PLACES, "\"meter\"", "\"US$\"", "the unit \"US$\" is not known; write `unit = \"USD\"`"),
    (
        PLACES,
        "\"meter\"",
        "\"billion USD\"",
        "has a number in it, \"billion\"; write `unit = \"USD\"`, and the billion into the number",
    ),
    (PLACES, "\"meter\"", "\"UDS\"", "\"UDS\" is no currency of ISO 4217; write a code such as USD"),
    (
        PLACES,
        "\"meter\"",
        "\"warheads\"",
        "the unit \"warheads\" is not in the singular; write `unit = \"warhead\"`",
    ),
    (
        PLACES,
        "part_of",
        "reviewed_on = 2025-12-31\npart_of",
        "places.toml:20:15: `reviewed_on` without `reviewed_by`; say who",
    ),
    (
        PLACES,
        "[\"Tour Eiffel\"]",
        "[{ name = \"Tour Eiffel\", language = \"français\" }]",
        "`language` is \"français\", which is no BCP 47 tag; write a tag such as en",
    ),
    (
        PLACES,
        "[\"Tour Eiffel\"]",
        "[{ language = \"fr\" }]",
        "places.toml:18:12: a name in `aliases` has no `name`",
    ),
    (
        PLACES,
        "  [[entity.fact]]",
        "[[entity.relation]]\nkind = \"owned-by\"\nentity = \"paris\"\nas_of = 2022-01-01\nsource = \"city\"\n\n  [[entity.fact]]",
        "places.toml:27:8: relation: `kind` is \"owned-by\"; it can be member-of",
    ),
    (
        PLACES,
        "  [[entity.fact]]",
        "[[entity.relation]]\nkind = \"part-of\"\nentity = \"paris\"\nfrom = 2022-01-01\nto = 2021-01-01\nas_of = 2022-01-01\n\
         source = \"city\"\n\n  [[entity.fact]]",
        "places.toml:30:6: `to` is not after `from`; `to` is the first day on which it holds no more",
    ),
    (
        SERIES,
        "\"none\"",
        "\"nominal\"",
        "series \"tower-height\" has a `price_basis` and counts meter, no money",
    ),
    (
        SERIES,
        "\"meter\"",
        "\"EUR\"",
        "series \"tower-height\" counts EUR without a `price_basis`; write nominal",
    ),
    (
        ROWS,
        "official,,2022",
        "official,in feet,2022",
        "tower-height.csv:3:1: the row is in foot, the series in meter: \"in feet\"; convert the value",
    ),
];

#[test]
fn every_slip_is_named_where_it_is() {
    let mut missed = String::new();
    for (path, from, to, expected) in SLIPS {
        let folder = Folder::of("slip", &edited(&[(path, from, to)]));
        let faults = folder.compile().err().map(|report| report.faults).unwrap_or_default();
        if !faults.iter().any(|fault| fault.to_string().contains(expected)) {
            missed += &format!("{path}: {to:?} gives no {expected:?} but {faults:#?}\n");
        }
    }
    assert!(missed.is_empty(), "{missed}");
}

#[test]
fn descriptions_are_refused_as_aliases_and_names_are_not() {
    let with = |key: &str, alias: &str| {
        let list = format!("{key} = [\"{alias}\"]");
        checked("alias", &[(PEOPLE, "short = [\"Hidalgo\"]", &list)])
    };
    for (key, alias) in [
        ("aliases", "the mayor"),
        ("aliases", "The Mayor"),
        ("aliases", "her predecessor"),
        ("aliases", "mayor"),
        ("aliases", "Mayor"),
        ("aliases", "Parisian mayor"),
        ("aliases", "Paris Mayor"),
        ("aliases", "Mayor of Paris"),
        ("aliases", "Iron Lady"),
        ("demonyms", "parisian"),
        ("aliases", "Tower"),
    ] {
        let (code, lines) = with(key, alias);
        let expected =
            format!("entities/people.toml:6:{}: alias \"{alias}\" is a description", key.len() + 4);
        assert!(code == Some(1) && lines[0].starts_with(&expected), "{key} {alias:?}: {code:?} {lines:#?}");
    }
    for (key, alias) in [
        ("short", "Hidalgo"),
        ("short", "Mayor"),
        ("aliases", "Ana María Hidalgo"),
        ("aliases", "Hidalgo Ching-te"),
    ] {
        assert_eq!(with(key, alias), (Some(0), Vec::new()), "{key} {alias:?}");
    }
}

#[test]
fn one_side_alone_is_no_position() {
    let position = |id: &str, holder: &str| {
        format!(
            "[[entity.position]]\nid = \"{id}\"\nholder = \"{holder}\"\ntext = \"…\"\nkind = \"claim\"\n\
             as_of = 2022-01-01\nsource = \"city\"\n\n"
        )
    };
    let with = |positions: &str| {
        checked("position", &[(PLACES, "[[entity.fact]]", &format!("{positions}[[entity.fact]]"))])
    };
    let (code, lines) = with(&(position("a", "One") + &position("b", "One")));
    assert!(code == Some(1) && lines[0].contains("the position of one side only"), "{lines:?}");
    assert_eq!(with(&(position("a", "One") + &position("b", "Other"))).0, Some(0));
}

#[test]
fn namesakes_are_noted_and_compile() {
    let (code, lines) = checked("namesakes", &[(PEOPLE, "short = [\"Hidalgo\"]", "short = [\"Delanoe\"]")]);
    assert_eq!(code, Some(0), "{lines:?}");
    assert!(
        lines.len() == 1 && lines[0].ends_with("(note)") && lines[0].contains("two entities"),
        "{lines:?}"
    );
}

#[test]
fn missing_files_of_a_pack_are_faults_too() {
    let mut sources = edited(&[]);
    sources.retain(|path, _| path != ROWS && path != "pack.toml");
    sources.insert("series/orphan.csv".to_owned(), "from,to\n".to_owned());
    let folder = Folder::of("missing", &sources);
    let (code, lines) = said(&backstory(&["pack", "check", folder.0.to_str().expect("UTF-8")]));
    assert_eq!(code, Some(1));
    for expected in [
        "pack.toml:1:1: the file is missing; every pack has a pack.toml",
        "tower-height.toml:1:1: the series has no CSV file of the same name beside it; write the rows into series/tower-height.csv",
        "orphan.csv:1:1: the rows belong to no series; describe the series in series/orphan.toml",
    ] {
        assert!(lines.iter().any(|line| line.contains(expected)), "{expected} is not in {lines:#?}");
    }
}

#[test]
fn what_cannot_run_says_so_in_one_line_and_exits_with_2() {
    let damaged = Folder::of("damaged", &edited(&[]));
    let pack = damaged.0.join("cut.pack");
    std::fs::write(&pack, b"BSTORY\r\n").expect("a writable folder");
    let pack = pack.to_str().expect("UTF-8");
    let demo = "www/demo/index.html";
    for (arguments, part) in [
        (&["annotate", "no-such-file.html"][..], "no-such-file.html: No such file"),
        (&["annotate", demo, "--pack", "no-such.pack"], "no-such.pack: No such file"),
        (&["annotate", demo, "--pack", pack], "cut.pack: the pack is cut off"),
        (
            &["annotate", demo, "--published", "2026-02-30"],
            "\"2026-02-30\" is not a date of the form YYYY-MM-DD",
        ),
        (&["annotate", demo, "--publisht", "2026-02-05"], "unexpected argument '--publisht' found"),
        (&["annotate", demo, "--format", "xml"], "invalid value 'xml'"),
        (&["annotate"], "required arguments were not provided: <FILE>"),
        (&["pack", "check", "no-such-folder"], "no-such-folder: there is no such folder"),
        (&["explain"], "unrecognized subcommand 'explain'"),
    ] {
        let output = backstory(arguments);
        let (code, lines) = said(&output);
        let right = code == Some(2) && lines.len() == 1 && lines[0].starts_with("backstory: ");
        assert!(right && lines[0].contains(part), "{arguments:?}: {code:?} {lines:#?}, expected {part:?}");
        assert!(output.stdout.is_empty(), "{arguments:?} wrote to its output");
    }
}

#[test]
fn a_pack_is_built_with_its_credits_and_read_again() {
    let folder = Folder::of("built", &edited(&[]));
    let (sources, file) = (folder.0.to_str().expect("UTF-8"), folder.0.join("out/paris.pack"));
    let built = backstory(&["pack", "build", sources, "-o", file.to_str().expect("UTF-8")]);
    assert_eq!(said(&built), (Some(0), Vec::new()));
    let bytes = std::fs::read(&file).expect("the pack is written");
    assert!(bytes == super::paris_bytes(), "the command writes what the library compiles");
    let credits = std::fs::read_to_string(file.with_extension("attribution.txt")).expect("credits");
    for part in ["Ville de Paris", "https://www.toureiffel.paris/", "facts only, our wording"] {
        assert!(credits.contains(part), "{part} is not in:\n{credits}");
    }
}
