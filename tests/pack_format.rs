//! From sources to a file and back: faults all at once, files that are exact, and bytes that cannot hurt.
#![cfg(feature = "cli")]

use std::fs;
use std::path::{Path, PathBuf};

use backstory::pack::source::{Compiled, SourceFile, compile};
use backstory::pack::{Contents, EntityType, FactValue, NounSense, Pack, Packs, attribution};
use backstory::text::{ByteSpan, tokens};
use backstory::value::Date;
use crc::{CRC_32_ISO_HDLC, Crc};

fn files(folder: &str) -> Vec<SourceFile> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut out = Vec::new();
    for below in ["", "entities", "series"] {
        for entry in fs::read_dir(root.join(below)).expect(below) {
            let path = entry.expect(below).path();
            if path.is_file() {
                let name = path.strip_prefix(&root).expect(below).to_str().expect(below).to_owned();
                out.push(SourceFile { path: name, bytes: fs::read(&path).expect(below) });
            }
        }
    }
    out
}

fn paris() -> Contents {
    let compiled = compile(&files("tests/packs/paris"));
    assert_eq!((&*compiled.faults, &*compiled.notes), (&[][..], &[][..]));
    compiled.contents.expect("the pack has no fault")
}

fn paris_bytes() -> Vec<u8> {
    paris().to_bytes().expect("the pack fits into a file")
}

#[track_caller]
fn date(text: &str) -> Date {
    text.parse().expect(text)
}

/// Asks a loaded pack everything; what is left to find is a panic.
fn exercise(pack: Pack) -> usize {
    let packs = Packs::new(vec![pack]);
    let text =
        "Anne Hidalgo, mayor of Paris, and Delanoë saw the Eiffel Tower, the iron lady; a Parisian city";
    let words = tokens(text, ByteSpan::new(0, text.len()));
    let (mut senses, mut nouns, mut found) = (Vec::new(), Vec::new(), 0);
    for at in 0..words.len() {
        found += packs.longest_name(&words[at..], &mut senses) + packs.longest_noun(&words[at..], &mut nouns);
        found += senses.iter().filter(|sense| packs.entity(sense.entity).kind == EntityType::Person).count();
    }
    for (id, entity) in packs.entities() {
        found +=
            packs.offices_of(id).filter_map(|(office, _)| packs.holder(office, date("2020-01-01"))).count();
        found += packs.terms_of(id).map(|(_, holder)| packs.source(holder.source).url.len()).sum::<usize>();
        let stated = entity.positions.iter().map(|position| &position.fact);
        let facts = entity.facts.iter().chain(stated);
        found += facts.map(|fact| packs.source(fact.source).title.len()).sum::<usize>();
        let with = entity.described.iter().flat_map(|d| &d.with).chain(&entity.part_of);
        found += with.map(|id| packs.entity(*id).name.len()).sum::<usize>();
    }
    for series in packs.series() {
        found += series.deflator.map_or(0, |id| packs.series()[id.0 as usize].rows.len());
        found += series.rows.iter().map(|row| packs.source(row.source).id.len()).sum::<usize>();
        found += series.about.iter().map(|id| packs.entity(*id).id.len()).sum::<usize>();
    }
    found
}

#[test]
fn what_the_sources_say_comes_back_from_the_file() {
    let bytes = paris_bytes();
    let packs = Packs::new(vec![Pack::from_bytes(&bytes).expect("the pack loads")]);
    let id = |id: &str| packs.find(id).expect(id);
    let tower = packs.entity(id("eiffel-tower"));
    assert_eq!((tower.name.as_str(), tower.part_of), ("Eiffel Tower", Some(id("paris"))));
    let height = &tower.facts[0];
    assert_eq!((height.id.as_str(), height.retrieved), ("eiffel-tower/height", date("2025-12-31")));
    assert!(matches!(&height.value, FactValue::Number { value, unit }
        if value.to_string() == "330" && unit.as_str() == "meter"));
    let (office, _) = packs.offices_of(id("paris")).next().expect("an office");
    let mayor = |on| packs.holder(office, date(on)).map(|holder| packs.entity(holder.entity).id.as_str());
    assert_eq!(mayor("2014-04-04"), Some("bertrand-delanoe"));
    assert_eq!(mayor("2014-04-05"), Some("anne-hidalgo"));
    assert_eq!(mayor("2001-03-24"), None);
    let rows = &packs.series()[0].rows;
    assert_eq!(rows[0].note, "With its flagpole, at the opening");
    assert_eq!((rows[0].from, rows[0].to), (date("1889-03-31"), date("1889-04-01")));
    let words = tokens("iron lady", ByteSpan::new(0, 9));
    let mut nouns = Vec::new();
    assert_eq!(packs.longest_noun(&words, &mut nouns), 2);
    assert_eq!(nouns, [NounSense::Described { entity: id("eiffel-tower"), index: 0 }]);
}

#[test]
fn the_same_sources_give_the_same_bytes_in_whatever_order_they_are_read() {
    let mut files = files("tests/packs/paris");
    files.sort_by(|a, b| b.path.cmp(&a.path));
    let backwards = compile(&files).contents.expect("no fault").to_bytes().expect("fits");
    assert_eq!(backwards, paris_bytes());
}

#[test]
fn the_credits_name_every_source_and_licence() {
    let text = attribution(&paris());
    for part in ["Ville de Paris", "https://www.toureiffel.paris/", "facts only, our wording", "Credit:"] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
}

#[test]
fn the_packs_of_this_repository_compile() {
    for folder in ["packs/us-china-taiwan", "packs/european-defence"] {
        if !Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).exists() {
            continue;
        }
        let compiled = compile(&files(folder));
        assert_eq!(compiled.faults, [], "{folder}");
        let bytes = compiled.contents.expect(folder).to_bytes().expect(folder);
        assert!(exercise(Pack::from_bytes(&bytes).expect(folder)) > 0);
    }
}

// Bytes from outside.

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let bytes = paris_bytes();
    for length in 0..bytes.len() {
        assert!(Pack::from_bytes(&bytes[..length]).is_err(), "cut at {length}");
    }
    let message = Pack::from_bytes(&bytes[..200]).unwrap_err().to_string();
    assert!(message.contains("200 bytes") && message.contains(&bytes.len().to_string()), "{message}");
}

#[test]
fn every_single_flipped_bit_is_noticed() {
    let bytes = paris_bytes();
    for bit in 0..bytes.len() * 8 {
        let mut bad = bytes.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        assert!(Pack::from_bytes(&bad).is_err(), "bit {} of byte {}", bit % 8, bit / 8);
    }
}

#[track_caller]
fn assert_refused(bytes: &[u8], because: &str) {
    let message = Pack::from_bytes(bytes).unwrap_err().to_string();
    assert!(message.contains(because), "{message}");
}

#[test]
fn the_reason_is_said() {
    let good = paris_bytes();
    assert_refused(b"", "not a pack");
    assert_refused(b"<!doctype html><title>404</title>", "not a pack");
    assert_refused(&[&good[..], b"\n"].concat(), "has grown");
    let mut other = good.clone();
    other[8] = 2;
    assert_refused(&other, "format version 2; this program reads version 1");
    let mut damaged = good.clone();
    let last = damaged.len() - 20;
    damaged[last] ^= 0x20;
    assert_refused(&damaged, "\"series\" has the checksum");
    let https = b"https://www.paris.fr/";
    let at = good.windows(https.len()).position(|window| window == https).expect("the link");
    let mut insecure = good.clone();
    insecure[at..at + 8].copy_from_slice(b"http:///");
    reseal(&mut insecure);
    assert_refused(&insecure, "source \"city\" has a link that is not https");
}

/// Makes all checksums right again, as docs/pack-file.md describes them.
fn reseal(bytes: &mut [u8]) {
    let crc = Crc::<u32>::new(&CRC_32_ISO_HDLC);
    let word = |bytes: &[u8], at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    let count = word(bytes, 12);
    for entry in (0..count).map(|section| 20 + 16 * section) {
        let (offset, length) = (word(bytes, entry + 4), word(bytes, entry + 8));
        let sum = crc.checksum(&bytes[offset..offset + length]);
        bytes[entry + 12..entry + 16].copy_from_slice(&sum.to_le_bytes());
    }
    let end = 20 + 16 * count;
    let sum = crc.checksum(&bytes[..end]);
    bytes[end..end + 4].copy_from_slice(&sum.to_le_bytes());
}

/// Whoever can forge a checksum can write any byte: what still loads has to be harmless.
#[test]
fn bytes_changed_under_right_checksums_are_refused_or_harmless() {
    let good = paris_bytes();
    let first = 20 + 16 * 7 + 4;
    let mut loaded = 0;
    for at in first..good.len() {
        for value in
            [0x00, 0x01, 0x7f, 0x80, 0xff, good[at] ^ 0x01, good[at] ^ 0x40, good[at].wrapping_add(1)]
        {
            let mut bad = good.clone();
            bad[at] = value;
            reseal(&mut bad);
            if let Ok(pack) = Pack::from_bytes(&bad) {
                loaded += usize::from(exercise(pack) > 0);
            }
        }
    }
    assert!(loaded > 100, "only {loaded} of the changed packs load: the test does not reach the decoder");
}

// Faults of sources.

/// The sources of Paris with parts of one file replaced.
fn edited(edits: &[(&str, &str, &str)]) -> Compiled {
    let mut files = files("tests/packs/paris");
    for (path, from, to) in edits {
        let file = files.iter_mut().find(|file| file.path == *path).expect(path);
        let text = String::from_utf8(file.bytes.clone()).expect(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        file.bytes = text.replacen(from, to, 1).into_bytes();
    }
    compile(&files)
}

#[track_caller]
fn assert_faults(edits: &[(&str, &str, &str)], expected: &[&str]) {
    let faults: Vec<String> = edited(edits).faults.iter().map(ToString::to_string).collect();
    assert_eq!(faults, expected);
}

const PEOPLE: &str = "entities/people.toml";
const PLACES: &str = "entities/places.toml";

#[test]
fn five_different_faults_are_reported_at_once_by_file_and_line() {
    assert_faults(
        &[
            (PLACES, "  source = \"tower\"\n", ""),
            (PEOPLE, "jurisdiction = \"paris\"", "jurisdiction = \"pariss\""),
            (PEOPLE, "short = [\"Hidalgo\"]", "short = [\"the mayor\"]"),
            ("sources.toml", "https://www.paris.fr/", "http://www.paris.fr/"),
            ("series/tower-height.csv", "1889-03-31,,312", "1889-03-31,,3l2"),
        ],
        &[
            "entities/people.toml:6:10: entity \"anne-hidalgo\": the alias \"the mayor\" is a description: it begins \
             with an article; put it under nouns, or leave it out: relations and offices resolve it",
            "entities/people.toml:18:16: office \"mayor-of-paris\" refers to the unknown entity \"pariss\"; did you \
             mean \"paris\"?",
            "entities/places.toml:26:3: fact \"eiffel-tower/height\" has no source; add source = \"…\" (an id from \
             sources.toml)",
            "series/tower-height.csv:2:13: value: \"3l2\" is not a decimal within ±10^18 and 12 digits after the \
             point; write digits and a point, no separators",
            "sources.toml:13:7: source \"city\": \"http://www.paris.fr/\" is not a plain https link; use the page's \
             https address",
        ],
    );
}

/// Each row: a file, a part of it, what stands there instead, and a part of the fault that this gives.
const SLIPS: &[(&str, &str, &str, &str)] = &[
    (
        "pack.toml",
        "author = \"The Backstory tests\"\n",
        "",
        "1:1: pack \"paris\" has no author; add author = …",
    ),
    ("pack.toml", "retrieved", "retreived", "did you mean \"retrieved\"?"),
    (
        "pack.toml",
        "data_until = 2025-12-31",
        "data_until = \"2025-12-31\"",
        "is of the type string; write a date",
    ),
    (
        "pack.toml",
        "data_until = 2025-12-31",
        "data_until = 2025-12-30",
        "as_of 2025-12-31 is after the pack's data_until",
    ),
    ("sources.toml", "licence = \"facts only, our wording\"\nattr", "attr", "source \"city\" has no licence"),
    ("sources.toml", "tier = \"primary\"", "tier = \"first\"", "write one of primary, agency, secondary"),
    ("sources.toml", "id = \"tower\"", "id = \"city\"", "defined twice, first in sources.toml:2"),
    (
        PEOPLE,
        "type = \"person\"",
        "type = \"human\"",
        "type \"human\" is unknown; write one of person, place",
    ),
    (PEOPLE, "name = \"Anne Hidalgo\"\n", "", "entity \"anne-hidalgo\" has no name"),
    (PEOPLE, "id = \"anne-hidalgo\"", "id = \"paris\"", "entity \"paris\" is defined twice"),
    (PEOPLE, "id = \"mayor-of-paris\"", "id = \"Mayor\"", "\"Mayor\" cannot be an id"),
    (PEOPLE, "title = \"mayor", "title = \"the mayor", "the title begins with an article"),
    (
        PEOPLE,
        "nouns = [\"mayor\"]",
        "nouns = [\"the mayor\"]",
        "begins with an article; leave the article out",
    ),
    (PEOPLE, "nouns = [\"mayor\"]", "nouns = \"mayor\"", "nouns is of the type string; write a list"),
    (
        PEOPLE,
        "to = 2014-04-05",
        "to = 2014-04-06",
        "overlaps the term of \"bertrand-delanoe\" (until 2014-04-06)",
    ),
    (PEOPLE, "to = 2014-04-05", "to = 2001-03-25", "to 2001-03-25 is not after from 2001-03-25"),
    (PEOPLE, "short = [\"Hidalgo\"]", "aliases = [\"Mayor of Paris\"]", "is the title of an office"),
    (PEOPLE, "short = [\"Hidalgo\"]", "aliases = [\"French mayor\"]", "\"mayor\" is a noun of this pack"),
    (PEOPLE, "short = [\"Hidalgo\"]", "acronyms = [\"Hid\"]", "is no acronym"),
    (
        PEOPLE,
        "short = [\"Hidalgo\"]",
        "aliases = [\"Hidalgo, Anne\"]",
        "has a comma, bracket or the like inside",
    ),
    (PLACES, "demonyms = [\"Parisian\"]", "demonyms = [\"parisian\"]", "is a description: it has no capital"),
    (PLACES, "demonyms", "demonym", "unknown key \"demonym\"; did you mean \"demonyms\"?"),
    (PLACES, "wikidata = \"Q90\"", "wikidata = \"90\"", "\"90\" is no Wikidata id"),
    (PLACES, "description = \"Capital", "description = \" Capital", "begins or ends with a blank"),
    (PLACES, "number = 330", "number = 3_000_000_000_000_000_000", "is not a decimal within"),
    (PLACES, "number = 330\n", "number = 330\ntext = \"tall\"\n", "has 2 values; write exactly one of"),
    (PLACES, "unit = \"meter\"\n", "", "fact \"eiffel-tower/height\" has no unit"),
    (PLACES, "unit = \"meter\"", "unit = \"METER\"", "\"METER\" is no unit"),
    (PLACES, "as_of = 2022-03-15\n", "", "has no as_of; add as_of = YYYY-MM-DD"),
    (PLACES, "label = \"Height\"\n", "", "fact \"eiffel-tower/height\" has no label"),
    (
        PLACES,
        "place = \"row\"\n  label = \"Height\"",
        "place = \"summary\"",
        "is a summary without a sentence",
    ),
    (PLACES, "part_of = \"paris\"", "part_of = \"eiffel-tower\"", "is part_of itself in the end"),
    (PLACES, "with = [\"paris\"]", "with = []", "needs nobody beside it"),
    (PLACES, "wikidata = \"Q90\"", "wikidata = Q90", "is not TOML"),
    ("series/tower-height.toml", "meter", "USD", "price_basis does not go with the unit \"USD\""),
    ("series/tower-height.toml", ", \"heights\"", "", "row_noun has 1 forms"),
    (
        "series/tower-height.toml",
        "about",
        "complete_above = 3\nabout",
        "complete_above without complete_from",
    ),
    ("series/tower-height.toml", "basis =", "deflator = \"cpi\"\nbasis =", "unknown series \"cpi\""),
    ("series/tower-height.csv", "source\n", "sources\n", "the column \"source\" is missing"),
    ("series/tower-height.csv", "official,,2022", "oficial,,2022", "3:40: the kind \"oficial\" is unknown"),
    ("series/tower-height.csv", "With a new aerial", "With, a new", "has 10 cells instead of 9"),
    ("series/tower-height.csv", "2022-03-15,,", "2022-03-15,2022-03-15,", "3:12: to 2022-03-15 is not after"),
    (
        "series/tower-height.csv",
        "2022-03-15,tower",
        "2022-03-32,tower",
        "as_of: \"2022-03-32\" is not a date",
    ),
    ("series/tower-height.csv", ",1889-03-31,tower", ",1889-03-31,", "2:79: the row has no source"),
];

#[test]
fn every_slip_is_named_where_it_is() {
    let mut missed = String::new();
    for (path, from, to, expected) in SLIPS {
        let faults: Vec<String> =
            edited(&[(path, from, to)]).faults.iter().map(ToString::to_string).collect();
        if !faults.iter().any(|fault| fault.contains(expected)) {
            missed += &format!("{path}: {to:?} gives no {expected:?} but {faults:#?}\n");
        }
    }
    assert!(missed.is_empty(), "{missed}");
}

#[test]
fn a_slip_in_the_syntax_does_not_bring_others_along() {
    let faults = edited(&[(PLACES, "wikidata = \"Q90\"", "wikidata = Q90")]).faults;
    assert_eq!(faults.len(), 1, "{faults:?}");
}

#[test]
fn one_side_alone_is_no_position() {
    let position = |id: &str, holder: &str| {
        format!(
            "[[entity.position]]\nid = \"{id}\"\nholder = \"{holder}\"\ntext = \"…\"\nkind = \"claim\"\n\
             as_of = 2022-01-01\nsource = \"city\"\n\n"
        )
    };
    let with = |text: &str| edited(&[(PLACES, "[[entity.fact]]", &format!("{text}[[entity.fact]]"))]).faults;
    let alone = with(&(position("a", "One") + &position("b", "One")));
    assert!(alone[0].to_string().contains("has positions of One alone"), "{alone:?}");
    assert_eq!(with(&(position("a", "One") + &position("b", "Other"))), []);
}

#[test]
fn namesakes_and_idle_sources_are_noted_and_compile() {
    let compiled = edited(&[
        (PEOPLE, "short = [\"Hidalgo\"]", "short = [\"Delanoe\"]"),
        ("series/tower-height.csv", "2022-03-15,tower", "2022-03-15,city"),
    ]);
    let notes: Vec<String> = compiled.notes.iter().map(ToString::to_string).collect();
    assert!(compiled.contents.is_some(), "{:?}", compiled.faults);
    assert!(notes.iter().any(|note| note.contains("names both")), "{notes:?}");
}

#[test]
fn missing_and_unreadable_files_are_faults_too() {
    let faults = compile(&[]).faults;
    assert!(faults[0].to_string().starts_with("pack.toml:1:1: the file is missing"), "{faults:?}");
    let mut files = files("tests/packs/paris");
    files.retain(|file| file.path != "series/tower-height.csv");
    files.push(SourceFile { path: "series/other.csv".to_owned(), bytes: b"from\n".to_vec() });
    files.push(SourceFile { path: "entities/latin.toml".to_owned(), bytes: b"# caf\xe9\n".to_vec() });
    let faults: Vec<String> = compile(&files).faults.iter().map(ToString::to_string).collect();
    for expected in [
        "entities/latin.toml:1:6: is not UTF-8",
        "series/tower-height.toml:1:1: the series has no rows",
        "series/other.csv:1:1: the rows belong to no series",
    ] {
        assert!(faults.iter().any(|fault| fault.starts_with(expected)), "{expected} is not in {faults:?}");
    }
}
