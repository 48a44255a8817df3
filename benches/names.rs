//! How fast articles are annotated in full (names, links, short forms, descriptions, figures, marks) with a pack of
//! 20,000 entities, what each stage takes, how much memory that needs, and whether the cost grows with the text alone.
//!
//!     cargo bench --features cli --bench names [-- speed | growth | write]
//!
//! The texts are those of `mentions-*.jsonl` in `../shared/eval/dev` or in the same folder of `BACKSTORY_SHARED`, each an
//! article, whose titles are then in the pack; where they are not there, texts that are generated with the pack. Machines
//! differ and are busy: stages take turns, and their shares are what to read. `write` puts pack and texts where
//! `cargo xtask bench` finds them, which runs the wasm against another library.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use backstory::annotate::Job;
use backstory::article::{Article, Language};
use backstory::figure::{self, Context};
use backstory::mention::find::Model;
use backstory::mention::{self, Blocks, Inputs, Scan};
use backstory::pack::{Pack, Packs};
use backstory::text::{ByteSpan, sentences, tokens};
use growth::{growth_head, show_growth};
use heap::memory;
use shared::{Side, alternating, millis, speed, wanted};
use texts::shared_texts;
use world::{ENTITIES, World};

#[path = "shared/growth.rs"]
mod growth;
#[path = "shared/heap.rs"]
mod heap;
mod shared;
#[path = "shared/texts.rs"]
mod texts;
mod world;

fn main() {
    let (titles, texts) = shared_texts();
    let mut world = World::new(&titles);
    let texts = if texts.is_empty() { world.texts(60) } else { texts };
    let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join("names");
    let bytes = world.pack(&made.join("pack"));
    let (packs, memory) = memory(|| load(&bytes));
    let articles: Vec<Article> = texts.iter().map(|text| article(text)).collect();
    println!(
        "a pack of {ENTITIES} entities: {} KB as a file, {} KB of memory, {} KB while it is loaded",
        bytes.len() / 1000,
        memory.kept / 1000,
        memory.peak / 1000
    );
    println!("{} texts, {} KB\n", texts.len(), total(&articles) / 1000);
    if wanted("write") {
        write(&made, &bytes, &texts, &world);
    }
    if wanted("speed") {
        show_memory(&articles, &packs);
        let whole = show_speed(&articles, &packs);
        // What is measured after this, in the same run, is set beside it.
        put(&made, "native.json", format!("{{ \"seconds\": {} }}", whole.as_secs_f64()).as_bytes());
    }
    if wanted("growth") {
        growth(&texts, &packs);
    }
}

fn load(bytes: &[u8]) -> Rc<Packs> {
    Rc::new(Packs::new(vec![Pack::from_bytes(bytes).expect("the pack that we have built")]))
}

/// The model of names that no pack knows.
fn names() -> Rc<Model> {
    thread_local!(static NAMES: Rc<Model> = Rc::new(Model::built_in()));
    NAMES.with(Rc::clone)
}

fn article(text: &str) -> Article {
    Article::from_plain_text(text, "2026-02-05".parse().ok(), Language::En)
}

fn total(articles: &[Article]) -> usize {
    articles.iter().map(|article| article.text.len()).sum()
}

fn annotate(article: Article, packs: &Rc<Packs>) -> usize {
    Job::new(article, Rc::clone(packs)).with_names(Some(names())).finish().list.len()
}

/// The most that an article needs at once, and how often it asks for memory.
fn show_memory(articles: &[Article], packs: &Rc<Packs>) {
    // Tables that are made at first use are nobody's.
    articles.iter().for_each(|article| _ = annotate(article.clone(), packs));
    let used =
        articles.iter().map(|article| (article.text.len(), memory(|| annotate(article.clone(), packs)).1));
    let (mut bytes, mut calls, mut most, mut most_of) = (0, 0, 0, 0);
    for (length, memory) in used {
        assert_eq!(memory.kept, 0, "an article leaves memory behind");
        bytes += length;
        calls += memory.calls;
        if memory.peak > most {
            (most, most_of) = (memory.peak, length);
        }
    }
    println!(
        "at most {} KB of memory, for an article of {} KB; {:.1} allocations for each KB of text\n",
        most / 1000,
        most_of / 1000,
        calls as f64 * 1e3 / bytes as f64
    );
}

/// Shows what each stage takes; gives the time of all.
fn show_speed(articles: &[Article], packs: &Rc<Packs>) -> Duration {
    let scanned: Vec<Vec<Scan>> = articles.iter().map(|article| scans(article, packs)).collect();
    let context = Context { published: articles[0].published, language: Language::En };
    let blocks: Vec<&str> = articles.iter().flat_map(texts_of).collect();
    let whole = |text: &str| ByteSpan::new(0, text.len());
    let mut sides: [Side; 7] = [
        ("all", Box::new(|| articles.iter().map(|article| annotate(article.clone(), packs)).sum())),
        ("words", Box::new(|| blocks.iter().map(|text| tokens(text, whole(text)).len()).sum())),
        ("sentences", Box::new(|| blocks.iter().map(|text| sentences(text, whole(text)).len()).sum())),
        ("scan", Box::new(|| articles.iter().map(|article| scans(article, packs).len()).sum())),
        (
            "figures",
            Box::new(|| blocks.iter().map(|text| figure::read(text, whole(text), &context).len()).sum()),
        ),
        (
            "resolve",
            Box::new(|| {
                articles.iter().zip(&scanned).map(|(article, scans)| resolve(article, scans, packs)).sum()
            }),
        ),
        (
            "packs alone",
            Box::new(|| {
                let job = |article: &Article| Job::new(article.clone(), Rc::clone(packs)).finish().list.len();
                articles.iter().map(job).sum()
            }),
        ),
    ];
    let times = alternating(&mut sides);
    let [all, words, sentences, scan, figures, resolve, alone] = times[..] else { unreachable!() };
    let rows = [
        ("words", words),
        ("sentences", sentences),
        ("names and nouns of the pack", scan.saturating_sub(words + sentences)),
        ("figures", figures),
        ("links and descriptions", resolve.saturating_sub(all.saturating_sub(alone))),
        ("names that no pack knows", all.saturating_sub(alone)),
        ("notes and marks", all.saturating_sub(scan + figures + resolve)),
    ];
    let bytes = total(articles);
    println!("{:<34} {:>9} {:>9} {:>9}", "annotation", "ms", "MB/s", "share");
    for (name, time) in rows.into_iter().chain([("all", all), ("all, with the packs alone", alone)]) {
        let share = 100.0 * time.as_secs_f64() / all.as_secs_f64();
        println!("{name:<34} {:>9.2} {:>9.1} {share:>8.0}%", millis(time), speed(bytes, time));
    }
    println!();
    all
}

fn texts_of(article: &Article) -> impl Iterator<Item = &str> {
    article.blocks.iter().map(|block| block.span.of(&article.text))
}

fn scans(article: &Article, packs: &Packs) -> Vec<Scan> {
    texts_of(article).map(|text| Scan::new(text, packs)).collect()
}

/// Blocks without their figures.
struct Scans<'s>(&'s [Scan]);

impl Blocks for Scans<'_> {
    fn scan(&self, block: usize) -> &Scan {
        &self.0[block]
    }

    fn without_names(&self, _: usize) -> Vec<ByteSpan> {
        Vec::new()
    }
}

fn resolve(article: &Article, scans: &[Scan], packs: &Packs) -> usize {
    let model = names();
    let inputs = Inputs { article, blocks: &Scans(scans), packs, model: Some(&model) };
    mention::resolve(&inputs).len()
}

/// What `cargo xtask bench` reads.
fn write(folder: &Path, pack: &[u8], texts: &[String], world: &World) {
    let names: Vec<_> = world.kinds.iter().zip(&world.names).collect();
    put(folder, "made.pack", pack);
    put(folder, "texts.json", serde_json::to_string(texts).expect("texts").as_bytes());
    put(folder, "names.json", serde_json::to_string(&names).expect("names").as_bytes());
    println!("made.pack, texts.json and names.json are in {}\n", folder.display());
}

fn put(folder: &Path, name: &str, bytes: &[u8]) {
    fs::write(folder.join(name), bytes).expect("a writable folder");
}

/// Texts without end: "#" is a new word in capitals each time.
const HOSTILE: &[(&str, &str)] = &[
    ("words in capitals", "Ababa Cedec "),
    ("new words in capitals", "# "),
    ("one name", "James Smith "),
    ("one name, and a verb", "James Smith said. "),
    ("one short form", "Smith "),
    ("a titled short form", "Mr Smith said. "),
    ("a name and its short form", "James Smith met Smith and James. "),
    ("a place", "Paris, Texas "),
    ("an office", "the French president "),
    ("an office of a place", "the president of France and "),
    ("adjectives", "French German "),
    ("a noun", "the country "),
    ("an introduction", "Ann Roe, head of the bank, said so. "),
    ("new introductions", "Ann #, head of the bank, said so. "),
    ("new introductions, no stop", "Ann #, head of the bank, said so and "),
    ("new roles", "party vice-chairman Jo # and "),
    ("acronyms", "the University of Paris (#) "),
    ("another name", "Paris, also known as # and "),
    ("tiny blocks", "James Smith\n\n"),
    ("tiny new blocks", "Ann #, a cook.\n\n"),
    ("quotations", "“Paris” said "),
    ("quotation left open", "“Paris said "),
    ("initials", "J. D. "),
    ("abbreviations", "U.S. "),
    ("stops", "."),
    ("short sentences", "a. B. "),
    ("possessives", "Paris’s "),
    ("hyphens", "Paris-"),
    ("one word", "word"),
    ("a cent and a place", "$5m in Paris "),
    ("money of places", "France spends $5bn of its budget. "),
];

fn growth(texts: &[String], packs: &Rc<Packs>) {
    growth_head("ns a byte, in one article");
    let read = |text: &str| _ = black_box(annotate(article(text), packs));
    let ordinary = texts.join("\n\n");
    show_growth("the texts", |size| ordinary.repeat(size / ordinary.len() + 1)[..].to_owned(), read);
    for (name, piece) in HOSTILE {
        show_growth(name, |size| endless(piece, size), read);
    }
}

/// A text of about `size` bytes.
fn endless(piece: &str, size: usize) -> String {
    let mut out = String::with_capacity(size + piece.len() + 8);
    let mut number = 0;
    while out.len() < size {
        number += 1;
        match piece.split_once('#') {
            Some((before, after)) => out.extend([before, &word(number), after]),
            None => out.push_str(piece),
        }
    }
    out
}

/// "Cab": a number written in letters.
fn word(mut number: usize) -> String {
    let mut out = String::from((b'A' + (number % 26) as u8) as char);
    while number >= 26 {
        number /= 26;
        out.push((b'a' + (number % 26) as u8) as char);
    }
    out.push('a');
    out
}
