//! The schema that editors complete and check by knows what the compiler knows.

use std::collections::BTreeSet;

use backstory::pack::source::schemas;
use jsonschema::Validator;
use serde_json::Value;

use super::docs::{everything, keys};
use super::faults::SLIPS;
use super::folder::{Folder, Sources, edited, sources};

/// The kind of a file by its path below the pack's folder.
fn kind_of(path: &str) -> &'static str {
    match path.split('/').collect::<Vec<_>>()[..] {
        ["pack.toml"] => "pack",
        ["sources.toml"] => "sources",
        ["entities", _] => "entities",
        _ => "series",
    }
}

fn schema_of(path: &str) -> Value {
    let found = schemas().into_iter().find(|(kind, _)| *kind == kind_of(path));
    found.expect("a schema of every kind").1
}

/// TOML as a schema sees it: days are texts.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(day) => Value::String(day.to_string()),
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, json(value))).collect())
        }
        other => serde_json::to_value(other).expect("a plain value"),
    }
}

/// What the schemas say of sources; a file that is no TOML is refused by any editor.
fn refusals(sources: &Sources) -> Vec<String> {
    let mut out = Vec::new();
    for (path, text) in sources.iter().filter(|(path, _)| path.ends_with(".toml")) {
        match toml::from_str::<toml::Value>(text) {
            Ok(value) => {
                let schema: Validator = jsonschema::validator_for(&schema_of(path)).expect("a schema");
                out.extend(schema.iter_errors(&json(value)).map(|error| format!("{path}: {error}")));
            }
            Err(error) => out.push(format!("{path}: {error}")),
        }
    }
    out
}

#[test]
fn the_schemas_in_the_documents_are_those_that_the_command_prints() {
    for (kind, schema) in schemas() {
        let path = format!("{}/docs/schema/{kind}.json", env!("CARGO_MANIFEST_DIR"));
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        let printed = serde_json::to_string_pretty(&schema).expect("JSON") + "\n";
        assert!(written == printed, "{path}: `backstory pack schema -o docs/schema` writes it anew");
    }
}

#[test]
fn every_pack_of_the_repository_fits_its_schemas() {
    let packs = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/packs")).expect("packs");
    let packs = packs.map(|pack| format!("packs/{}", pack.expect("a folder").file_name().to_string_lossy()));
    let of_tests = ["tests/packs/paris", "tests/packs/traps"].map(str::to_owned);
    for folder in packs.chain(of_tests) {
        assert_eq!(refusals(&sources(&folder)), Vec::<String>::new(), "{folder}");
    }
    assert_eq!(refusals(&everything()), Vec::<String>::new(), "the pack of all keys");
}

/// Messages that rest on more than one file, on the order of days or on what words mean: no schema sees that.
const BEYOND: &[&str] = &[
    "unknown source",
    "unknown entity",
    "unknown series",
    "stands already at",
    "is not after",
    "overlaps",
    "is as of",
    "which is no price index",
    "no decimal",
    "is not a decimal",
    "the unit",
    "has a number in it",
    "is no currency",
    "price_basis",
    "living person",
    "contested",
    "the description of",
    "reviewed_on",
    "BCP 47",
];

#[test]
fn what_a_schema_can_refuse_it_refuses() {
    let mut missed = String::new();
    for (path, from, to, expected) in SLIPS.iter().filter(|(path, ..)| path.ends_with(".toml")) {
        let beyond = BEYOND.iter().any(|part| expected.contains(part));
        let refused = !refusals(&edited(&[(path, from, to)])).is_empty();
        if refused == beyond {
            missed += &format!("{path}: {to:?}: {expected}: refused is {refused}\n");
        }
    }
    assert!(missed.is_empty(), "{missed}");
}

/// All properties of a schema, wherever they stand.
fn properties(schema: &Value, out: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(own)) = object.get("properties") {
                out.extend(own.keys().cloned());
            }
            object.values().for_each(|value| properties(value, out));
        }
        Value::Array(items) => items.iter().for_each(|item| properties(item, out)),
        _ => {}
    }
}

#[test]
fn the_schemas_have_every_key_that_compiles_and_no_other() {
    let mut known = BTreeSet::new();
    schemas().iter().for_each(|(_, schema)| properties(schema, &mut known));
    let mut all = everything();
    all.retain(|path, _| path.ends_with(".toml"));
    assert_eq!(known, keys(&all));
}

/// Sets one key of a table to a value of no use, wherever it stands first; gives whether it stood there.
fn spoil(value: &mut toml::Value, key: &str) -> bool {
    match value {
        toml::Value::Table(table) => {
            if table.get(key).is_some_and(|found| !found.is_table()) {
                table.insert(key.to_owned(), toml::Value::Boolean(true));
                return true;
            }
            table.iter_mut().any(|(_, value)| spoil(value, key))
        }
        toml::Value::Array(items) => items.iter_mut().any(|item| spoil(item, key)),
        _ => false,
    }
}

#[test]
fn the_compiler_reads_every_key_and_so_does_the_schema() {
    let everything = everything();
    for (path, text) in everything.iter().filter(|(path, _)| path.ends_with(".toml")) {
        let only = Sources::from([(path.clone(), text.clone())]);
        for key in keys(&only).into_iter().filter(|key| key != "series") {
            let mut value: toml::Value = toml::from_str(text).expect(path);
            assert!(spoil(&mut value, &key), "{path} has no {key}");
            let mut spoiled = everything.clone();
            spoiled.insert(path.clone(), toml::to_string(&value).expect("TOML"));
            let report = Folder::of("spoiled", &spoiled).compile().expect_err(&key);
            let named = report
                .faults
                .iter()
                .any(|fault| fault.message.contains(&format!("`{key}` is true or false")));
            assert!(named, "{path}: {key}: {:#?}", report.faults);
            assert!(!refusals(&spoiled).is_empty(), "{path}: the schema takes any {key}");
        }
    }
}
