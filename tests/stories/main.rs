//! Whole stories: every name and every figure in them, and what must never be annotated.
//!
//! `tests/articles/*.expect.toml` has the answers. Run with `--nocapture` to see what a story gives.
#![cfg(feature = "cli")]

mod cards;
#[path = "../packs/compiled.rs"]
mod compiled;
mod judge;

use std::path::{Path, PathBuf};
use std::rc::Rc;

use backstory::pack::Packs;
use judge::{Expectation, Story, packs, root};

#[track_caller]
fn assert_story(page: PathBuf, expected: &Expectation, packs: &Rc<Packs>) -> Story {
    let story = Story::read(&page, None, packs);
    println!("{}\n{}", page.display(), story.listing());
    assert_none(&page, &story.faults(expected));
    story
}

#[track_caller]
fn assert_none(page: &Path, faults: &[String]) {
    assert!(faults.is_empty(), "{}: {} faults\n\n{}\n", page.display(), faults.len(), faults.join("\n\n"));
}

/// The page that the expectations are written for.
#[track_caller]
fn assert_own_page(expected: &Expectation, packs: &Rc<Packs>) -> Story {
    let page = root().join("tests/articles").join(&expected.article);
    let story = assert_story(page.clone(), expected, packs);
    assert_none(&page, &story.idle_rows(expected));
    story
}

#[test]
fn the_demo_is_read_as_its_expectations_say() {
    let expected = Expectation::read("demo.expect.toml");
    let story = assert_own_page(&expected, &packs(&["us-china-taiwan"]));
    cards::say_what_the_brief_says(&story);
    cards::hold_to_the_rules(&story);
}

#[test]
fn the_second_story_is_read_alike_on_both_of_its_pages() {
    let expected = Expectation::read("second-story.expect.toml");
    let packs = packs(&["european-defence"]);
    cards::hold_to_the_rules(&assert_own_page(&expected, &packs));
    assert_story(root().join("www/demo/second.html"), &expected, &packs);
}

#[test]
fn the_reference_article_is_read_and_explained_as_the_brief_says() {
    let mut expected = Expectation::read("reference.expect.toml");
    if let Some(shared) = std::env::var_os("BACKSTORY_SHARED") {
        expected.article = format!("{}/article/article.html", shared.display());
    }
    if !root().join("tests/articles").join(&expected.article).exists() {
        println!("skipped: no ../shared/article/article.html; BACKSTORY_SHARED names another place");
        return;
    }
    let story = assert_own_page(&expected, &packs(&["us-china-taiwan"]));
    cards::say_what_the_brief_says(&story);
    cards::say_what_happened_to_prices(&story);
    cards::hold_to_the_rules(&story);
    // With the tables for every story below, the same figures have cards, and the same have none.
    let story = assert_own_page(&expected, &packs(&["general", "us-china-taiwan"]));
    cards::say_what_the_brief_says(&story);
    cards::hold_to_the_rules(&story);
    cards::leave_the_plain_ones_alone(&story);
}
