//! The cases of `data/mentions.txt`: what names and descriptions in newsroom sentences mean, and what is left alone.
#![cfg(feature = "cli")]

#[path = "packs/compiled.rs"]
mod compiled;

use std::fmt::Write as _;
use std::rc::Rc;

use backstory::annotate::{Job, Meaning};
use backstory::article::{Article, Language};
use backstory::pack::Packs;
use compiled::compiled;

/// One case: a heading line `[date] text`, then one indented line for each mention.
struct Case<'a> {
    heading: &'a str,
    date: &'a str,
    text: &'a str,
    expected: String,
}

fn cases(file: &str) -> Vec<Case<'_>> {
    let mut out: Vec<Case> = Vec::new();
    for line in file.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if let Some(mention) = line.strip_prefix("    ") {
            let case = out.last_mut().expect("a mention stands below its text");
            writeln!(case.expected, "    {mention}").expect("a string");
            continue;
        }
        let (date, text) = line.strip_prefix('[').and_then(|rest| rest.split_once("] ")).expect(line);
        out.push(Case { heading: line, date, text, expected: String::new() });
    }
    out
}

/// What is found, as the file writes it: «wording» entity.
fn found(case: &Case, packs: &Rc<Packs>) -> String {
    // Blocks are parted by a bar.
    let text = case.text.replace(" | ", "\n\n");
    let article = Article::from_plain_text(&text, case.date.parse().ok(), Language::En);
    let mut job = Job::new(article, Rc::clone(packs));
    let annotations = job.finish();
    let mut out = String::new();
    for annotation in &annotations.list {
        if let Meaning::Mention(mention) = &annotation.meaning {
            let entity = mention.entity.map_or("–", |id| &packs.entity(id).id);
            let surface = annotation.span.of(&job.article().text);
            writeln!(out, "    «{surface}» {entity}").expect("a string");
        }
    }
    out
}

#[test]
fn every_case_is_read_as_it_stands() {
    let packs = vec![compiled("packs/european-defence"), compiled("packs/us-china-taiwan")];
    let packs = Rc::new(Packs::new(packs));
    let mut wrong = String::new();
    for case in cases(include_str!("data/mentions.txt")) {
        let found = found(&case, &packs);
        if found != case.expected {
            write!(wrong, "{}\nexpected\n{}found\n{found}\n", case.heading, case.expected).expect("a string");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
