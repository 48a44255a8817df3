//! An editor's afternoon: from nothing to a card by what docs/packs.md says, every slip on the way answered as it says.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::docs::document;
use super::faults::{backstory_in, said};

/// A slip of the document: what is wrong, in which file, the edit, and the lines of the answer.
#[derive(Default)]
struct Slip {
    name: String,
    file: String,
    from: String,
    to: Vec<String>,
    answer: String,
}

/// The part of the document that this follows.
fn section() -> String {
    let document = document();
    let (_, rest) = document.split_once("\n## From nothing to a card\n").expect("the section");
    rest.split_once("\n## ").expect("a section behind it").0.to_owned()
}

/// The commands of the section, as words.
fn commands(section: &str) -> Vec<Vec<String>> {
    let lines = section.lines().filter_map(|line| line.strip_prefix("    $ backstory "));
    lines.map(words).collect()
}

/// As a shell parts them; a quoted title is one.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let part = |(at, part): (usize, &str)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    };
    parts.flat_map(part).collect()
}

fn slips(section: &str) -> Vec<Slip> {
    let mut out: Vec<Slip> = Vec::new();
    for line in section.lines() {
        if let Some(rest) = line.strip_prefix("**") {
            let (name, rest) = rest.split_once("**").expect("a name in stars");
            let file = rest.split('`').nth(1).expect("a file in backticks").to_owned();
            out.push(Slip { name: name.to_owned(), file, ..Slip::default() });
        } else if line.starts_with("With all of them mended") {
            break;
        }
        let (Some(slip), Some(code)) = (out.last_mut(), line.strip_prefix("    ")) else { continue };
        match (code.strip_prefix("- "), code.strip_prefix("+ ")) {
            (Some(from), _) => slip.from = from.to_owned(),
            (_, Some(to)) => slip.to.push(to.to_owned()),
            _ => slip.answer += &format!("{code} "),
        }
    }
    out
}

/// The page of the document.
fn page(section: &str) -> String {
    let code = section.lines().filter_map(|line| line.strip_prefix("    "));
    let from_page = code.skip_while(|line| *line != "<!doctype html>");
    let lines = from_page.take_while(|line| !line.starts_with('$') && !line.starts_with('*'));
    lines.map(|line| format!("{line}\n")).collect()
}

/// A folder for the afternoon, which goes away at its end.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a writable folder");
        Self(folder)
    }

    fn run(&self, arguments: &[String]) -> (Option<i32>, String, String) {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let output = backstory_in(&self.0, &arguments);
        let (code, lines) = said(&output);
        (code, String::from_utf8(output.stdout).expect("UTF-8"), lines.join("\n"))
    }

    fn check(&self) -> (Option<i32>, String) {
        let (code, _, said) = self.run(&words("pack check story"));
        (code, said)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// White space means nothing where lines are broken for the document.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn from_a_new_pack_through_every_slip_to_a_card() {
    let section = section();
    let [new, build, annotate] = &commands(&section)[..] else { panic!("three commands") };
    let desk = Desk::new("afternoon");
    let (code, printed, _) = desk.run(new);
    assert_eq!(
        (code, printed.trim()),
        (Some(0), "story is a complete pack. Replace its examples, then: backstory pack check story")
    );
    assert!(section.contains(printed.trim()));
    assert_eq!(desk.check(), (Some(0), String::new()), "a new pack has neither faults nor notes");

    let slips = slips(&section);
    assert_eq!(slips.len(), 7);
    for slip in &slips {
        let path = desk.0.join("story").join(&slip.file);
        let right = fs::read_to_string(&path).expect(&slip.file);
        assert!(right.contains(&slip.from), "{}: {} has no {:?}", slip.name, slip.file, slip.from);
        fs::write(&path, right.replacen(&slip.from, &slip.to.join("\n"), 1)).expect("a writable file");
        let (code, said) = desk.check();
        let counted = said.lines().filter(|line| !line.ends_with(" fault") && !line.ends_with(" faults"));
        let answer = counted.collect::<Vec<_>>().join("\n");
        assert_eq!(squeezed(&answer), squeezed(&slip.answer), "{}", slip.name);
        let only_notes = answer.lines().all(|line| line.ends_with("(note)"));
        assert_eq!(code, Some(if only_notes { 0 } else { 1 }), "{}", slip.name);
        fs::write(&path, right).expect("a writable file");
    }
    assert_eq!(desk.check(), (Some(0), String::new()), "mended, it is as new");

    assert_eq!(desk.run(build).0, Some(0));
    fs::write(desk.0.join("story.html"), page(&section)).expect("a writable file");
    let (code, found, _) = desk.run(annotate);
    assert_eq!(code, Some(0));
    let marked = found.lines().find(|line| line.starts_with('*')).expect("a mark");
    assert!(section.contains(marked.trim_end()), "{marked} is not in the document");
    let (_, cards, _) = desk.run(&words("annotate story.html --pack story.pack --explain"));
    for part in [
        "\"gloss\":\"Mayor of Paris since 5\u{a0}April 2014\"",
        "\"label\":\"Height\",\"value\":\"330 metres\"",
    ] {
        assert!(cards.contains(part), "{part} is on no card:\n{cards}");
    }
}

#[test]
fn a_new_pack_needs_an_empty_folder_and_an_id() {
    let desk = Desk::new("new");
    assert_eq!(desk.run(&words("pack new Story")).0, Some(2), "a capital is no part of an id");
    for option in ["--title", "--author"] {
        let (code, _, said) = desk.run(&["pack", "new", "story", option, " "].map(str::to_owned));
        assert_eq!(
            (code, said.trim_end()),
            (Some(2), &*format!("backstory: {option} is empty; every pack has one"))
        );
    }
    let (code, _, said) = desk.run(&words("pack new story"));
    assert_eq!((code, said.as_str()), (Some(0), ""));
    let (code, _, said) = desk.run(&words("pack new story"));
    assert_eq!((code, said.as_str()), (Some(2), "backstory: story: the folder is not empty; name a new one"));
    let schema = fs::read_to_string(desk.0.join("story/schema/entities.json")).expect("a schema");
    let printed = desk.run(&words("pack schema entities")).1;
    assert_eq!(schema, printed);
}
