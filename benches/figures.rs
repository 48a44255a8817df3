//! How fast figures are found and read, against the `regex` crate, and whether the cost grows with the text alone.
//!
//!     cargo bench --features cli --bench figures [-- find | read | growth]
//!
//! The text is that of the pages in `BACKSTORY_PAGES`, or in `../shared/pages`, or of our own `tests/articles`, as our
//! HTML feed reads it, block by block. Machines differ and are busy: read the ratios, which come from runs that took
//! turns.
//!
//! What is compared under "find": on our side every block is cut into words, numbers and symbols, each with the rows of
//! `src/figure/tables` that match it, which is all of the finding that a reader's browser does before grammar begins. On the
//! other side the same rows stand in one alternation, in the table's order, which `regex::bytes` searches for with
//! `find_iter`:
//!
//! - "as words": each row that ends in a letter must end a word, and a last alternative takes any other word whole. So
//!   the same stretches come out but where a row further down would match more; the share that agrees is printed.
//! - "bare": nothing but the rows. It finds other things (the "a" and the "m" in "am") and is here so that nobody thinks
//!   that the guards cost the time. Once more with the limits on memory that the crate comes with.

use std::collections::HashSet;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use backstory::article::{Language, Options};
use backstory::cli::read_html;
use backstory::figure::{Context, read, stretches};
use backstory::text::ByteSpan;
use growth::{growth_head, show_growth};
use regex::bytes::{Regex, RegexBuilder};
use shared::{Side, alternating, millis, speed, wanted};

#[path = "shared/growth.rs"]
mod growth;
mod shared;

// The build takes more of it than this program does.
#[allow(dead_code)]
#[path = "../src/figure/source.rs"]
mod source;

fn main() {
    let blocks = corpus();
    let bytes: usize = blocks.iter().map(String::len).sum();
    println!("{} blocks, {} KB of text\n", blocks.len(), bytes / 1000);
    if wanted("find") {
        find(&blocks, bytes);
    }
    if wanted("read") {
        resolve(&blocks, bytes);
    }
    if wanted("growth") {
        growth(&blocks);
    }
}

/// The text of every block of every page that we can read.
fn corpus() -> Vec<String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let beside = || here.join("../shared/pages");
    let named = std::env::var_os("BACKSTORY_PAGES").map_or_else(beside, PathBuf::from);
    let folder = if named.is_dir() { named } else { here.join("tests/articles") };
    println!("text: {}", folder.display());
    let files = std::fs::read_dir(&folder).expect("a folder of pages");
    let mut pages: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    pages.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    pages.sort();
    let mut blocks = Vec::new();
    for page in pages {
        let Ok(reading) = read_html(&std::fs::read(page).expect("a readable page"), &Options::default())
        else {
            continue;
        };
        let article = reading.article;
        blocks.extend(article.blocks.iter().map(|block| block.span.of(&article.text).to_owned()));
    }
    blocks
}

fn find(blocks: &[String], bytes: usize) {
    let [as_words, bare, default] = alternations();
    let ours = |block: &String| stretches(block, whole(block)).count();
    agreement(blocks, &as_words);
    let count = |regex: &Regex, block: &String| regex.find_iter(block.as_bytes()).count();
    let mut sides: [Side; 4] = [
        ("ours", Box::new(|| blocks.iter().map(ours).sum())),
        ("regex, as words", Box::new(|| blocks.iter().map(|block| count(&as_words, block)).sum())),
        ("regex, bare", Box::new(|| blocks.iter().map(|block| count(&bare, block)).sum())),
        ("regex, bare, default", Box::new(|| blocks.iter().map(|block| count(&default, block)).sum())),
    ];
    let times = alternating(&mut sides);
    println!("{:<24} {:>10} {:>10} {:>10}", "find", "ms", "MB/s", "ours is");
    for ((name, _), time) in sides.iter().zip(&times) {
        let ratio = time.as_secs_f64() / times[0].as_secs_f64();
        println!("{name:<24} {:>10.2} {:>10.0} {ratio:>9.1}x", millis(*time), speed(bytes, *time));
    }
    println!();
}

/// All rows in one pattern: as words, bare, and bare with the default limits.
fn alternations() -> [Regex; 3] {
    let rows = source::rows(Path::new("src/figure/tables"), &["en"]).expect("tables");
    let bare: Vec<String> = rows.iter().map(source::Row::regex).collect();
    let guarded = |row: &source::Row| {
        // What is left at the end of the pattern without its brackets and signs.
        let ends_in_letter = row.pattern.trim_end_matches([')', '?', '.', '\\', '+', '*', '|']);
        let letter = ends_in_letter.ends_with(|c: char| c.is_ascii_alphabetic() || c == ']');
        let digits = row.tag == "Digits";
        if letter && !digits { format!(r"{}(?-u:\b{{end-half}})", row.regex()) } else { row.regex() }
    };
    let guarded: Vec<String> = rows.iter().map(guarded).collect();
    let words = format!(r"{}|(?-u:[A-Za-z]+)", guarded.join("|"));
    // As much memory as it likes: with the limits it comes with, the lazy automaton may not fit its cache.
    let roomy =
        |pattern: &str| RegexBuilder::new(pattern).size_limit(1 << 28).dfa_size_limit(1 << 28).build();
    let bare = bare.join("|");
    [roomy(&words), roomy(&bare), RegexBuilder::new(&bare).size_limit(1 << 28).build()]
        .map(|regex| regex.expect("rows are patterns"))
}

/// How many of our stretches the alternation finds too.
fn agreement(blocks: &[String], as_words: &Regex) {
    let (mut ours, mut shared) = (0, 0);
    for block in blocks {
        let theirs: HashSet<(usize, usize)> =
            as_words.find_iter(block.as_bytes()).map(|found| (found.start(), found.end())).collect();
        for span in stretches(block, whole(block)) {
            ours += 1;
            shared += usize::from(theirs.contains(&(span.start as usize, span.end as usize)));
        }
    }
    println!("{ours} stretches, of which `regex` finds {:.1} % alike", 100.0 * shared as f64 / ours as f64);
}

fn resolve(blocks: &[String], bytes: usize) {
    let context = context();
    let figures: usize = blocks.iter().map(|block| read(block, whole(block), &context).len()).sum();
    let mut sides: [Side; 2] = [
        ("find and resolve", Box::new(|| blocks.iter().map(|b| read(b, whole(b), &context).len()).sum())),
        ("find only", Box::new(|| blocks.iter().map(|b| stretches(b, whole(b)).count()).sum())),
    ];
    let times = alternating(&mut sides);
    println!("{:<24} {:>10} {:>10}   {figures} figures", "read", "ms", "MB/s");
    for ((name, _), time) in sides.iter().zip(&times) {
        println!("{name:<24} {:>10.2} {:>10.0}", millis(*time), speed(bytes, *time));
    }
    println!();
}

fn growth(blocks: &[String]) {
    let ordinary = blocks.join(" ");
    growth_head("ns a byte, in one block");
    let context = context();
    let show = |name: &str, piece: &str| {
        let text = |size: usize| piece.repeat(size / piece.len() + 1);
        show_growth(name, text, |text| drop(black_box(read(text, whole(text), &context))));
    };
    show("the pages' text", &ordinary);
    for piece in HOSTILE {
        show(&format!("{piece:?}"), piece);
    }
}

/// What figures are made of, without end, and what makes a reader look far ahead or back.
const HOSTILE: &[&str] = &[
    "1,",
    "$",
    "1 ",
    "a ",
    "-",
    "1",
    "1.",
    "11,",
    "111,",
    "111 ",
    "1-",
    "1:",
    "1/",
    "½",
    "%",
    "million ",
    "0 million million million million ",
    "one hundred and ",
    "five ",
    "point ",
    "one point ",
    "half ",
    "and a half ",
    "from ",
    "to ",
    "from 1 to ",
    "from 5%. ",
    "from 5% ",
    "up from 1 kg from 2 m from 3 s ",
    "between 1 and ",
    "next ",
    "the ",
    "the first Monday of ",
    "last Friday in ",
    "two days after ",
    "2019 ",
    "2019-",
    "March ",
    "12 March ",
    "Monday ",
    "today ",
    "more than ",
    "5 pounds ",
    "5m ",
    "5m",
    "aged 5-",
    "no earlier ",
    "the day before ",
    "word",
    "é",
    "한",
    " ",
    "\u{a0}",
    ". ",
    "(",
    "(1) ",
    "–",
    "one in five ",
    "at the end of ",
    "a quarter of ",
    "Easter ",
    "cut by a third to ",
    "doubled to ",
    "5 big ",
    "1 km 1 m ",
];

fn context() -> Context {
    Context { published: "2026-02-05".parse().ok(), language: Language::EnGb }
}

fn whole(text: &str) -> ByteSpan {
    ByteSpan::new(0, text.len())
}
