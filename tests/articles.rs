//! Pages of our own wording, each with one hazard: the article that is read of it, or why none is.
//!
//! `BACKSTORY_BLESS=1 cargo test --features cli --test articles` writes the expectations anew; review them as a diff.
#![cfg(feature = "cli")]

use std::fmt::Write;
use std::path::{Path, PathBuf};

use backstory::article::{Article, BlockKind, Language, Options};
use backstory::cli::read_html;

#[test]
fn pages_read_as_expected() {
    let bless = std::env::var_os("BACKSTORY_BLESS").is_some();
    let mut wrong = Vec::new();
    for page in pages() {
        let found = summary(&std::fs::read(&page).expect("a readable page"));
        let expectation = page.with_extension("expected");
        if bless {
            std::fs::write(&expectation, &found).expect("a writable folder");
        }
        let expected = std::fs::read_to_string(&expectation).unwrap_or_default();
        if found != expected {
            wrong.push(format!("{}\n--- expected\n{expected}--- found\n{found}", page.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_talks_are_read_and_nothing_beside_them() {
    let page = std::fs::read(folder().join("talks.html")).expect("a readable page");
    let article = read_html(&page, &Options::default()).expect("it has an article").article;
    assert_eq!(article.published, "2026-02-05".parse().ok());
    assert_eq!(article.language, Language::EnGb);
    for unread in ["support", "journalism", "Getty", "More about"] {
        assert!(!article.text.contains(unread), "{unread:?} was read");
    }
    assert_eq!(article.blocks.iter().map(|block| block.section).max(), Some(1));
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles")
}

fn pages() -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder()).expect("tests/articles");
    let mut out: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    out.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    out.sort();
    out
}

/// Date and language, then a line for each block: section, kind, text with its unmarked parts in brackets.
fn summary(page: &[u8]) -> String {
    let article = match read_html(page, &Options::default()) {
        Ok(reading) => reading.article,
        Err(unread) => return format!("{}: {unread}\n", unread.code()),
    };
    let published = article.published.map_or("no date".to_owned(), |date| date.to_string());
    let mut out = format!("{published}, {:?}\n", article.language);
    for block in &article.blocks {
        let text = bracketed(&article, block.span.start as usize, block.span.end as usize);
        let text = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        writeln!(out, "{} {}: {text}", block.section, kind(block.kind)).expect("a string");
    }
    out
}

fn bracketed(article: &Article, start: usize, end: usize) -> String {
    let mut out = String::new();
    let mut at = start;
    for span in &article.unmarked {
        let (from, to) = (span.start as usize, span.end as usize);
        if from >= start && to <= end && from < to {
            out.push_str(&article.text[at..from]);
            write!(out, "[{}]", &article.text[from..to]).expect("a string");
            at = to;
        }
    }
    (out + &article.text[at..end]).replace('\n', " ⏎ ")
}

fn kind(kind: BlockKind) -> String {
    match kind {
        BlockKind::Heading { level } => format!("h{level}"),
        other => format!("{other:?}").to_lowercase(),
    }
}
