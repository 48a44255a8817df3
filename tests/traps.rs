//! The passages of `data/traps.txt`: no wrong link, and most of the right ones.
#![cfg(feature = "cli")]

#[path = "packs/compiled.rs"]
mod compiled;

use std::fmt::Write as _;
use std::rc::Rc;

use backstory::annotate::{Job, Meaning};
use backstory::article::{Article, Language};
use backstory::mention::How;
use backstory::mention::find::Model;
use backstory::pack::Packs;
use compiled::compiled;

/// Of the links that the file lists, so many in a hundred must be found.
const LEAST_FOUND: usize = 85;
/// Passages in all, and in each class.
const LEAST_PASSAGES: usize = 120;
const LEAST_OF_A_CLASS: usize = 10;

struct Passage<'a> {
    class: &'a str,
    heading: &'a str,
    /// «wording» entity, in order.
    expected: Vec<(&'a str, &'a str)>,
}

fn passages(file: &str) -> Vec<Passage<'_>> {
    let mut out: Vec<Passage> = Vec::new();
    let mut class = "";
    for line in file.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(name) = line.strip_prefix("## ") {
            class = name;
        } else if let Some(row) = line.strip_prefix("    «") {
            let row = row.split_once("» ").expect(line);
            out.last_mut().expect("a row stands below its text").expected.push(row);
        } else if !line.starts_with('#') {
            out.push(Passage { class, heading: line, expected: Vec::new() });
        }
    }
    out
}

/// Every name linked, with its entity; nouns and offices are tried in mentions.txt.
fn found(heading: &str, packs: &Rc<Packs>, model: &Rc<Model>) -> Vec<(String, String)> {
    let (date, text) = heading.strip_prefix('[').and_then(|rest| rest.split_once("] ")).expect(heading);
    let article = Article::from_plain_text(&text.replace(" | ", "\n\n"), date.parse().ok(), Language::En);
    // As readers have it: what the model finds tells of the names that packs have, too.
    let mut job = Job::new(article, Rc::clone(packs)).with_names(Some(Rc::clone(model)));
    let annotations = job.finish();
    let names = annotations.list.iter().filter_map(|annotation| match &annotation.meaning {
        Meaning::Mention(mention)
            if !matches!(mention.how, How::Office | How::Relation | How::Description) =>
        {
            let entity = packs.entity(mention.entity?).id.clone();
            Some((annotation.span.of(&job.article().text).to_owned(), entity))
        }
        _ => None,
    });
    names.collect()
}

#[test]
fn no_trap_links_wrongly_and_most_right_links_are_found() {
    assert_links("tests/packs/traps", include_str!("data/traps.txt"));
}

#[test]
fn the_core_pack_links_nothing_wrongly_though_it_is_about_no_story() {
    assert_links("packs/core", include_str!("data/core.txt"));
}

#[track_caller]
fn assert_links(pack: &str, passages_of: &str) {
    let packs = Rc::new(Packs::new(vec![compiled(pack)]));
    let model = Rc::new(Model::built_in());
    let passages = passages(passages_of);
    let (mut wrong, mut missed) = (String::new(), String::new());
    let (mut right, mut all) = (0, 0);
    for passage in &passages {
        let found = found(passage.heading, &packs, &model);
        let mut open: Vec<(&str, &str)> = passage.expected.clone();
        all += open.len();
        for (surface, entity) in &found {
            match open.iter().position(|row| *row == (surface.as_str(), entity.as_str())) {
                Some(at) => drop(open.remove(at)),
                None => writeln!(wrong, "{}\n    «{surface}» {entity}", passage.heading).expect("a string"),
            }
        }
        right += passage.expected.len() - open.len();
        for (surface, entity) in open {
            writeln!(missed, "{}\n    «{surface}» {entity}", passage.heading).expect("a string");
        }
    }
    println!("{} passages, {right} of {all} right\nmissed:\n{missed}", passages.len());
    assert!(wrong.is_empty(), "wrong links:\n{wrong}");
    assert!(right * 100 >= all * LEAST_FOUND, "{right} of {all} found; missed:\n{missed}");
}

#[test]
fn there_are_enough_traps_of_each_class() {
    let passages = passages(include_str!("data/traps.txt"));
    assert!(passages.len() >= LEAST_PASSAGES, "{}", passages.len());
    for class in ["namesakes", "teams", "metonyms", "words", "lives", "places"] {
        let count = passages.iter().filter(|passage| passage.class == class).count();
        assert!(count >= LEAST_OF_A_CLASS, "{count} of {class}");
    }
}
