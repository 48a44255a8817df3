//! A filter has only the names of a pack: nothing else begins an article's links (`pack::source::Filter`).
#![cfg(feature = "cli")]

#[path = "packs/compiled.rs"]
mod compiled;

use std::path::Path;
use std::rc::Rc;

use backstory::annotate::{Job, Meaning};
use backstory::article::{Article, Language};
use backstory::pack::Packs;
use backstory::pack::source::{Filter, filter};
use compiled::compiled;

/// The packs of some folders, and their filter.
fn stack(folders: &[&str]) -> (Rc<Packs>, Filter) {
    let folders: Vec<String> = folders.iter().map(|folder| format!("packs/{folder}")).collect();
    let filters = folders.iter().map(|folder| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        filter(&path).expect(folder).expect("a pack without faults")
    });
    let all = filters.reduce(Filter::with).unwrap_or_default();
    (Rc::new(Packs::new(folders.iter().map(|folder| compiled(folder)).collect())), all)
}

/// What is linked in an article.
fn links(text: &str, packs: &Rc<Packs>) -> Vec<String> {
    let published = "2026-02-05".parse().ok();
    let mut job = Job::new(Article::from_plain_text(text, published, Language::En), Rc::clone(packs));
    let annotations = job.finish();
    let known = |meaning: &Meaning| matches!(meaning, Meaning::Mention(mention) if mention.entity.is_some());
    let links = annotations.list.iter().filter(|annotation| known(&annotation.meaning));
    links.map(|annotation| annotation.span.of(&job.article().text).to_owned()).collect()
}

#[test]
fn no_noun_office_or_description_is_linked_in_an_article_without_a_name() {
    for folder in ["core", "european-defence", "us-china-taiwan"] {
        let (packs, filter) = stack(&[folder]);
        let mut nouns: Vec<&str> =
            packs.offices().iter().flat_map(|office| &office.nouns).map(String::as_str).collect();
        for (_, entity) in packs.entities() {
            let described = entity.described.iter().map(|description| description.phrase.as_str());
            nouns.extend(entity.nouns.iter().chain(&entity.adjectives).map(String::as_str).chain(described));
        }
        nouns.sort_unstable();
        nouns.dedup();
        let mut silent = 0;
        for noun in nouns {
            let text = format!("é The {noun} said so. The new {noun} of the {noun} is {noun}.");
            let links = links(&text, &packs);
            assert!(links.is_empty() || filter.passes(&text), "{text}: {links:?}");
            silent += u32::from(!filter.passes(&text));
        }
        assert!(silent > 10, "{folder}: {silent}");
    }
}

#[test]
fn no_case_in_which_something_is_linked_is_turned_away() {
    let (packs, filter) = stack(&["core", "european-defence", "us-china-taiwan"]);
    let cases =
        [include_str!("data/mentions.txt"), include_str!("data/core.txt"), include_str!("data/traps.txt")];
    let mut linked = 0;
    for line in cases.iter().flat_map(|file| file.lines()) {
        let links = links(line, &packs);
        assert!(links.is_empty() || filter.passes(line), "{line}: {links:?}");
        linked += links.len();
    }
    assert!(linked > 300, "{linked}");
}
