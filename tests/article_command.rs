//! `backstory article`: one article or many, in order, whatever one of them is like.
#![cfg(feature = "cli")]

#[path = "packs/fed.rs"]
mod fed;

#[path = "packs/compiled.rs"]
mod compiled;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use compiled::compiled;
use fed::fed;
use serde_json::{Value, json};

fn folder(test: &str) -> PathBuf {
    fed::folder("article", test)
}

fn pack() -> &'static Path {
    static PACK: OnceLock<PathBuf> = OnceLock::new();
    PACK.get_or_init(|| {
        let file = folder("packs").join("story.pack");
        fs::write(&file, compiled("packs/us-china-taiwan").to_bytes()).expect("a file for tests");
        file
    })
}

/// Runs the command with these arguments, each path or word parted by a space, and this as standard input.
fn run(arguments: &str, output: &Path, input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_backstory"));
    command.arg("article").args(arguments.split_whitespace()).arg("--pack").arg(pack()).arg("-o").arg(output);
    fed(&mut command, input)
}

fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

const TEXT: &str =
    "Xi Jinping rang Donald Trump about Taiwan, said Marta Okonkwo. “We have talked,” said Mr Xi.";

#[test]
fn one_article_becomes_one_file_with_its_credits() {
    let file = folder("one").join("demo.pack");
    let output = run("www/demo/index.html --verify", &file, "");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let pack = backstory::pack::Pack::from_bytes(&fs::read(&file).expect("the pack")).expect("it loads");
    assert_eq!(pack.info().id, "demo");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(said.ends_with(&format!("bytes in {}\n", file.display())), "{said}");
    let credits = fs::read_to_string(file.with_extension("attribution.txt")).expect("the credits");
    assert!(credits.starts_with("Sources of \""), "{credits}");
    assert_eq!(credits.matches("\nLicence: ").count(), pack.sources().len());
}

#[test]
fn an_article_that_cannot_be_read_is_named_and_writes_nothing() {
    let file = folder("none").join("none.pack");
    let page = file.with_file_name("empty.html");
    fs::write(&page, "<html lang=en><nav>Home</nav></html>").expect("a file for tests");
    let output = run(page.to_str().expect("UTF-8"), &file, "");
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(error, format!("{}: the page holds no article of two sentences or more\n", page.display()));
    assert!(!file.exists());
}

#[test]
fn nothing_that_is_read_is_written_onto() {
    let folder = folder("inputs");
    let (page, pack, notes) =
        (folder.join("story.html"), folder.join("story.pack"), folder.join("notes.txt"));
    let list = folder.join("list.jsonl");
    let html = format!("<html lang=en><article><p>{TEXT}</p></article>");
    fs::write(&page, html).expect("a file for tests");
    fs::write(&notes, "{}").expect("a file for tests");
    fs::copy(self::pack(), &pack).expect("a file for tests");
    let record = |id: &str| json!({ "id": id, "text": TEXT }).to_string();
    fs::write(&list, [record("story"), record("other")].join("\n")).expect("a file for tests");
    fs::create_dir(folder.join("out")).expect("a folder for tests");
    let state = || [&page, &pack, &notes, &list].map(|file| fs::read(file).expect("an input"));
    let before = state();
    let said = |arguments: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_backstory"));
        command.arg("article").args(arguments.split_whitespace()).current_dir(&folder);
        let output = command.output().expect("the program");
        (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
    };
    let over = |written: &str, read: &str| {
        let message = format!(
            "backstory: {written} would be written over, and {read} is read; name another place with -o\n"
        );
        (Some(2), message)
    };
    for (arguments, expected) in [
        ("story.html --pack story.pack", over("story.pack", "story.pack")),
        ("story.html --pack story.pack -o out/../story.html", over("out/../story.html", "story.html")),
        (
            "story.html --pack story.pack --overrides notes.txt -o notes.txt",
            over("notes.txt", "notes.txt"),
        ),
        (
            "story.html story.html.html --pack story.pack -o x.pack",
            (
                Some(2),
                "backstory: x.pack: many articles need a folder, and this is a pack's name: -o FOLDER\n".to_owned(),
            ),
        ),
        (
            "story.html --pack story.pack -o out",
            (Some(2), "backstory: out: one article needs a file: -o out/story.pack\n".to_owned()),
        ),
        (
            "list.jsonl --pack story.pack -o .",
            (
                Some(1),
                "list.jsonl:1: ./story.pack would be written over, and story.pack is read; name another place with -o\n"
                    .to_owned(),
            ),
        ),
    ] {
        assert_eq!(said(arguments), expected, "{arguments}");
        assert_eq!(state(), before, "{arguments}");
    }
    let found = |name: &str| folder.join(name).exists();
    assert!(found("other.pack") && !found("x.pack") && !found("story.attribution.txt"));
}

#[test]
fn bad_lines_are_told_and_the_others_are_published_in_order() {
    let folder = folder("bad");
    let html = format!("<html lang=en><article><p>{}</p></article>", TEXT.repeat(20));
    let long = "x".repeat(33 << 20);
    let good = |id: &str| json!({ "id": id, "text": TEXT, "date": "2026-02-05" }).to_string();
    let rows = [
        (good("first"), None),
        ("{\"id\": \"half".to_owned(), Some("column 12: EOF while parsing a string")),
        (String::new(), None),
        (
            json!({ "id": "day", "text": TEXT, "date": "2026-02-30" }).to_string(),
            Some("`date`: \"2026-02-30\" is not a date of the form YYYY-MM-DD between 0001-01-01 and 9999-12-31"),
        ),
        (json!({ "id": "html", "html": html, "unknown": 1 }).to_string(), None),
        (json!({ "id": "empty" }).to_string(), Some("neither `html` nor `text`: an article needs one of them")),
        (
            json!({ "id": "both", "html": html, "text": TEXT }).to_string(),
            Some("both `html` and `text`: an article has one of them"),
        ),
        (
            json!({ "id": "../up", "text": TEXT }).to_string(),
            Some(
                "the id \"../up\" names the pack's file, so it can have letters, digits, \"-\", \"_\" and \".\", \
                 which is not the first, and 200 bytes at most",
            ),
        ),
        (
            json!({ "id": "a b" }).to_string(),
            Some(
                "the id \"a b\" names the pack's file, so it can have letters, digits, \"-\", \"_\" and \".\", which is \
                 not the first, and 200 bytes at most; neither `html` nor `text`: an article needs one of them",
            ),
        ),
        (
            json!({ "id": "tongue", "text": TEXT, "language": "tlh" }).to_string(),
            Some("`language` is \"tlh\"; it can be en, en-GB, en-US, en-IN, de or fr"),
        ),
        (
            json!({ "id": "česky", "text": "Prezident dnes řekl, že to je možné, a že se to stane ještě letos." }).to_string(),
            Some("nothing shows that the article is in English"),
        ),
        (long, Some("the line is longer than 33554432 bytes: is there one record a line?")),
        (good("last"), None),
    ];
    let input: String = rows.iter().map(|(line, _)| format!("{line}\n")).collect();
    let output = run("-", &folder, &input);
    assert_eq!(output.status.code(), Some(1));
    let found = lines(&output);
    let expected: Vec<(usize, Option<&str>)> = rows
        .iter()
        .enumerate()
        .filter(|(_, (line, _))| !line.is_empty())
        .map(|(at, (_, error))| (at + 1, *error))
        .collect();
    assert_eq!(found.len(), expected.len());
    let mut told = String::new();
    for (line, (number, error)) in found.iter().zip(expected) {
        assert_eq!(line["place"], format!("-:{number}"));
        assert_eq!(line["error"].as_str(), error, "{line}");
        match error {
            Some(error) => told += &format!("-:{number}: {error}\n"),
            None => {
                let pack = fs::read(line["pack"].as_str().expect("a file")).expect("the pack");
                assert_eq!(line["bytes"], pack.len());
                assert!(line["notes"].as_u64() > Some(2), "{line}");
            }
        }
    }
    assert_eq!(String::from_utf8(output.stderr).expect("UTF-8"), told);
    let name =
        |file: std::io::Result<fs::DirEntry>| file.expect("a file").file_name().into_string().expect("UTF-8");
    let mut files: Vec<String> = fs::read_dir(&folder).expect("a folder").map(name).collect();
    files.sort();
    let packs = ["first", "html", "last"];
    assert_eq!(files, packs.map(|id| [format!("{id}.attribution.txt"), format!("{id}.pack")]).concat());
}

#[test]
fn any_number_of_threads_writes_the_same_in_the_same_order() {
    let text = |number: usize| TEXT.repeat(1 + number % 7);
    let record =
        |number: usize| json!({ "id": format!("a{number}"), "text": text(number), "date": "2026-02-05" });
    let input: String = (0..60).map(|number| format!("{}\n", record(number))).collect();
    let (one, many) = (folder("one-thread"), folder("many-threads"));
    let outputs = [run("- --jobs 1", &one, &input), run("- --jobs 5", &many, &input)];
    for output in &outputs {
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let ids: Vec<Value> = lines(output).iter().map(|line| line["id"].clone()).collect();
        assert_eq!(ids, (0..60).map(|number| format!("a{number}")).collect::<Vec<_>>());
    }
    for number in 0..60 {
        let file = |folder: &Path| fs::read(folder.join(format!("a{number}.pack"))).expect("a pack");
        assert_eq!(file(&one), file(&many));
    }
}

#[test]
fn files_and_lists_of_lines_go_together_and_names_may_not_clash() {
    let folder = folder("mixed");
    let list = folder.join("list.jsonl");
    fs::write(&list, json!({ "id": "line", "text": TEXT }).to_string()).expect("a file for tests");
    let files = format!("www/demo/index.html {} tests/articles/talks.html missing.html", list.display());
    let output = run(&files, &folder, "");
    assert_eq!(output.status.code(), Some(1));
    let ids: Vec<Value> = lines(&output).iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, ["index", "line", "talks", "missing"]);
    assert!(lines(&output)[3]["error"].as_str().is_some_and(|error| error.contains("No such file")));
    let clash = run("www/demo/index.html other/index.html", &folder, "");
    assert_eq!(clash.status.code(), Some(2));
    let error = String::from_utf8(clash.stderr).expect("UTF-8");
    let said =
        "backstory: other/index.html: its pack would go by the same name as that of www/demo/index.html\n";
    assert_eq!(error, said);
}
