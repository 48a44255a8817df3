//! Any text as an article, over a sound pack.
#![no_main]

use std::rc::Rc;
use std::sync::LazyLock;

use backstory::annotate::Job;
use backstory::article::{Article, Language};
use backstory::card::{ReaderContext, card};
use backstory::pack::{Pack, Packs};
use libfuzzer_sys::fuzz_target;

/// `fuzz/README.md` tells how it is made.
static PACK: LazyLock<Pack> = LazyLock::new(|| {
    let bytes = std::fs::read("seeds/paris.pack").expect("seeds/paris.pack, in the folder fuzz");
    Pack::open(bytes).expect("a pack of this version")
});

fuzz_target!(|text: &str| {
    let packs = Rc::new(Packs::new(vec![PACK.clone()]));
    let article = Article::from_plain_text(text, "2025-06-01".parse().ok(), Language::En);
    let mut job = Job::new(article, Rc::clone(&packs));
    let annotations = job.finish();
    for annotation in &annotations.list {
        assert!(
            job.article().text.get(annotation.span.start as usize..annotation.span.end as usize).is_some()
        );
    }
    for note in &annotations.notes {
        drop(card(note.subject, job.article(), &annotations, &packs, &ReaderContext::default()));
    }
});
