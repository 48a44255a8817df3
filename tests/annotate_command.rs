//! `backstory annotate`: pages, texts and lines, and what it says of those that it cannot read.
#![cfg(feature = "cli")]

#[path = "packs/fed.rs"]
mod fed;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use fed::fed;
use serde_json::{Value, json};

fn folder(test: &str) -> PathBuf {
    fed::folder("annotate", test)
}

/// Runs the command on a file with the pack of the demo, and this as standard input.
fn annotate(file: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_backstory"));
    command.arg("annotate").arg(file).args(["--pack", "packs/us-china-taiwan"]).args(arguments);
    fed(&mut command, input)
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let file = folder.join(name);
    fs::write(&file, text).expect("a file for tests");
    file
}

fn of(output: &[u8]) -> &str {
    std::str::from_utf8(output).expect("UTF-8")
}

/// The spans' wordings of each article that was annotated.
fn wordings(output: &Output) -> Vec<(Value, Vec<String>)> {
    let texts = |list: &Value| -> Vec<String> {
        list.as_array()
            .into_iter()
            .flatten()
            .map(|one| one["text"].as_str().unwrap_or("").to_owned())
            .collect()
    };
    let article = |line: &str| {
        let report: Value = serde_json::from_str(line).expect(line);
        (report["id"].clone(), [texts(&report["mentions"]), texts(&report["figures"])].concat())
    };
    of(&output.stdout).lines().map(article).collect()
}

#[test]
fn lines_are_texts_and_pages_each_with_what_it_says_of_itself() {
    let page = "<article><h1>A call</h1><p>Xi Jinping rang Donald Trump on Wednesday and spoke with him about Taiwan, \
                which he wants to be left alone.</p><p>Mr Xi said on Monday that they would talk again in April, when \
                the two are to meet.</p></article>";
    let lines = [
        json!({"id": "text", "text": "Xi Jinping spoke.", "date": "2026-02-05"}),
        json!({"id": "page", "html": page, "language": "en-GB"}),
        json!({"id": "short", "text": "12 March"}),
    ];
    let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let output = annotate(Path::new("-"), &["--only-packs"], &input);
    assert_eq!(output.status.code(), Some(0), "{}", of(&output.stderr));
    let found = wordings(&output);
    let ids: Vec<&Value> = found.iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["text", "page", "short"]);
    assert!(found[0].1.contains(&"Xi Jinping".to_owned()) && found[1].1.contains(&"Taiwan".to_owned()));
    assert_eq!(found[2].1, ["12 March"]);
}

#[test]
fn a_line_that_is_no_article_is_told_with_its_place_and_stops_no_other() {
    let input = "{\"id\": \"one\", \"text\": \"Xi Jinping spoke.\", \"date\": \"5 May\"}\n{}\n\n\
                 {\"id\": \"two\", \"text\": \"Xi Jinping spoke.\"}\n";
    let output = annotate(Path::new("-"), &["--only-packs"], input);
    assert_eq!(output.status.code(), Some(1));
    let told: Vec<&str> = of(&output.stderr).lines().collect();
    assert!(
        told[0].starts_with("-:1: `date`: ") && told[1].starts_with("-:2: missing field `id`"),
        "{told:?}"
    );
    assert_eq!(wordings(&output).len(), 1);
}

#[test]
fn options_count_for_lines_as_for_pages() {
    let file =
        written(&folder("options"), "set.jsonl", "{\"id\": \"one\", \"text\": \"He left on Monday.\"}\n");
    let output = annotate(&file, &["--only-packs", "--published", "2026-02-05", "--explain"], "");
    let report: Value = serde_json::from_str(of(&output.stdout)).expect("one report");
    assert_eq!(report["figures"][0]["iso"], "2026-02-02");
    assert!(report["explanation"].is_array() && report["cards"].is_array());
    assert_eq!(annotate(Path::new("none.jsonl"), &[], "").status.code(), Some(2));
}

#[test]
fn of_german_and_french_figures_alone_are_read() {
    let text = "Xi Jinping sprach am 5. Februar 2026 mit Taiwan. Für 11,1 Milliarden Dollar gab es Waffen.\n";
    let folder = folder("german");
    let file = written(&folder, "de.txt", text);
    let output = annotate(&file, &["--language", "de", "--format", "json"], "");
    assert_eq!(wordings(&output)[0].1, ["5. Februar 2026", "11,1 Milliarden Dollar"]);
    let pack = folder.join("de.pack");
    let output = Command::new(env!("CARGO_BIN_EXE_backstory"))
        .args(["article", "--language", "de", "--pack", "packs/us-china-taiwan", "-o"])
        .args([&pack, &file])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program");
    assert!(output.status.code() == Some(1) && !pack.exists());
    assert!(of(&output.stderr).contains("the article is in \"de\""), "{}", of(&output.stderr));
}

#[test]
fn all_faults_of_overrides_are_told_at_once_where_they_are() {
    let folder = folder("faults");
    let file = written(&folder, "story.txt", "It was said. It was so.\n");
    let told = |overrides: &[&Path]| {
        let paths: Vec<&str> = overrides.iter().map(|path| path.to_str().expect("UTF-8")).collect();
        let arguments: Vec<&str> = paths.iter().flat_map(|path| ["--overrides", path]).collect();
        let output = annotate(&file, &arguments, "");
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        of(&output.stderr).replace(&format!("{}/", folder.display()), "")
    };
    let rules = written(
        &folder,
        "rules.json",
        r#"{
  "mentions": [
    {"text": "é", "card": 1},
    {"text": "Roy", "entitty": "roy", "card": "no"},
    {"text": "Roy", "says": "A person.",
     "source": {"title": "T", "publisher": " ", "url": "http://p"}}
  ],
  "facts": [{"id": "a/b", "text": "T", "number": "1"}]
}"#,
    );
    let other = written(&folder, "other.json", r#"{"mentions": {}}"#);
    assert_eq!(
        told(&[&rules, &other]),
        "rules.json:3:28: mentions[0].card is not true or false\n\
         rules.json:4:5: mentions[1]: unknown key `entitty`; there are text, within, entity, type, card, says, source\n\
         rules.json:4:47: mentions[1].card is not true or false\n\
         rules.json:6:44: mentions[2].source.publisher is not a text that is not empty\n\
         rules.json:6:56: mentions[2].source.url: \"http://p\" is not https\n\
         rules.json:8:13: facts[0]: it has one of `recall`, `text`, `number`\n\
         rules.json:8:13: facts[0]: `on` is missing\n\
         rules.json:8:13: facts[0]: `note` is missing\n\
         other.json:1:14: mentions is not a list\n\
         backstory: 9 faults in overrides\n"
    );
    assert_eq!(told(&[&other]), "backstory: other.json:1:14: mentions is not a list\n");
    let cut = written(&folder, "cut.json", "{\n  \"off\": yes\n}");
    assert_eq!(told(&[&cut]), "backstory: cut.json:2:10: expected value\n");
}

/// What is said of a figure that nothing is said of.
#[test]
fn what_was_tried_is_told_once_and_no_card_is_told_of_that_there_is_not() {
    let folder = folder("tried");
    let text = "The flood of last Friday covered 29,000 square kilometres. It cost $3m.\n";
    let file = written(&folder, "story.txt", text);
    let arguments = ["--explain", "--published", "2026-02-05", "--language", "en", "--pack", "packs/general"];
    let output = annotate(&file, &arguments, "");
    let told = of(&output.stdout);
    let figures = told.split("\nfigure ").skip(1);
    let counted: Vec<usize> = figures.map(|figure| figure.matches("  familiar thing").count()).collect();
    assert_eq!(counted, [0, 1, 1], "{told}");
    assert!(told.contains("  familiar thing, the area of Belgium: on the card\n"), "{told}");
    assert!(told.contains("last Friday: has no card\n  date in full: would be on the card\n"), "{told}");
}

#[test]
fn a_name_without_a_card_still_explains_the_figure_beside_it() {
    let folder = folder("evidence");
    let text = "The $11.1bn package of arms for Taiwan, which the United States announced in December, was the largest.\n";
    let file = written(&folder, "story.txt", text);
    let rules = written(&folder, "rules.json", "{\"mentions\": [{\"entity\": \"taiwan\", \"card\": false}]}");
    let arguments = ["--explain", "--published", "2026-02-05", "--language", "en", "--overrides"];
    let output = annotate(&file, &[&arguments[..], &[rules.to_str().expect("UTF-8")]].concat(), "");
    let told = of(&output.stdout);
    assert!(!told.contains("→ taiwan\n"), "{told}");
    assert!(told.contains("us-taiwan-arms-packages is claimed"), "{told}");
}
