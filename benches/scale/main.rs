//! What a pack of very many names costs: bytes an alias, opening, finding names against another library, building.
//!
//!     cargo bench --features cli --bench scale [-- size | open | scan | build | write]
//!
//! The names are made up in the shape of real lists (`list.rs`); where titles of Wikipedia lie beside the clone, as
//! `names.rs` says, their table is measured as well. Machines differ and are busy: read the ratios, of runs that took
//! turns. `build` compiles a million aliases from their TOML, which takes minutes; `write` puts that pack where
//! `cargo xtask bench scale` finds it, which opens it in Chromium.
//!
//! Under "scan" every side finds the names of a list in the same text, block by block. Ours cuts the text into words,
//! folds them and looks them up, so that "Nicolas" finds "Nicolás"; aho-corasick looks for the bytes, leftmost-longest,
//! with the kind of automaton that it recommends for many patterns, and without the check of word borders that it would
//! need. "words read before" is the same without the cutting into words, which figures and links need as well.

use std::fs;
use std::path::Path;
use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use backstory::pack::source::compile;
use backstory::pack::{Pack, Packs};
use backstory::text::{ByteSpan, Token, tokens};
use heap::memory;
use list::List;
use shared::{Side, alternating, millis, speed, wanted};
use texts::shared_texts;

#[path = "../shared/heap.rs"]
mod heap;
mod list;
#[path = "../shared/mod.rs"]
mod shared;
#[path = "../shared/texts.rs"]
mod texts;

/// A few hundred of them are one name once diacritics are folded.
const MILLION: usize = 1_000_500;
/// Bytes of the text in which names are looked for.
const TEXT: usize = 1_000_000;

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scale");
    if wanted("size") {
        size(&folder);
    }
    if wanted("scan") {
        scan(&folder);
    }
    if wanted("open") || wanted("build") || wanted("write") {
        let bytes = build(&folder);
        open(&bytes);
        fs::write(folder.join("million.pack"), bytes).expect("a writable folder");
    }
}

/// The compiled pack of a list, from its sources.
fn pack(list: &List, folder: &Path) -> Pack {
    list.write(folder);
    match compile(folder).expect("a readable folder") {
        Ok((pack, _)) => pack,
        Err(report) => panic!("{:?}", report.faults.first()),
    }
}

/// Bytes an alias of the name table with what it means, for lists of several lengths and for harder ones.
fn size(folder: &Path) {
    println!("{:<34} {:>9} {:>12} {:>12}", "bytes an alias", "aliases", "name table", "more senses");
    for aliases in [10_000, 100_000] {
        show_size("made up", &pack(&List::new(aliases), &folder.join("pack")));
    }
    let (titles, _) = shared_texts();
    if !titles.is_empty() {
        let list = List::of_titles(titles.into_iter().map(|(title, _)| title));
        show_size("titles of Wikipedia", &pack(&list, &folder.join("pack")));
    }
    let long = (0..50_000).map(|at| format!("Act{at} Of{at} The{at} Long{at} Title{at} Here{at}"));
    show_size("six words that no other begins with", &pack(&List::of_titles(long), &folder.join("pack")));
    println!();
}

fn show_size(name: &str, pack: &Pack) {
    let (aliases, [table, senses]) = (pack.alias_count(), pack.name_bytes());
    let each = |bytes: usize| bytes as f64 / aliases as f64;
    println!("{name:<34} {aliases:>9} {:>12.2} {:>12.2}", each(table), each(senses));
}

fn scan(folder: &Path) {
    println!(
        "{:<34} {:>9} {:>9} {:>12} {:>7} {:>12}",
        "finding names, MB/s", "names", "ratio", "words before", "ratio", "aho-corasick"
    );
    let (_, texts) = shared_texts();
    for aliases in [10_000, 100_000] {
        let mut list = List::new(aliases);
        let packs = Packs::new(vec![pack(&list, &folder.join("pack"))]);
        let made = list.text(TEXT);
        show_scan(&format!("{aliases} names, text made of them"), &made, &packs, &list);
        if !texts.is_empty() {
            show_scan(&format!("{aliases} names, texts beside us"), &texts.join("\n\n"), &packs, &list);
        }
    }
    println!();
}

fn show_scan(name: &str, text: &str, packs: &Packs, list: &List) {
    let blocks: Vec<&str> = text.split("\n\n").collect();
    let read = |block: &str| tokens(block, ByteSpan::new(0, block.len()));
    let words: Vec<Vec<Token>> = blocks.iter().map(|block| read(block)).collect();
    let theirs = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(list.names())
        .expect("an automaton");
    let mut sides: [Side; 3] = [
        ("names", Box::new(|| blocks.iter().map(|block| names(&read(block), packs)).sum())),
        ("words before", Box::new(|| words.iter().map(|words| names(words, packs)).sum())),
        ("aho-corasick", Box::new(|| blocks.iter().map(|block| theirs.find_iter(block).count()).sum())),
    ];
    let speeds: Vec<f64> = alternating(&mut sides).into_iter().map(|time| speed(text.len(), time)).collect();
    let [names, looked_up, theirs] = speeds[..] else { unreachable!() };
    println!(
        "{name:<34} {names:>9.1} {:>8.2}x {looked_up:>12.1} {:>6.2}x {theirs:>12.1}",
        names / theirs,
        looked_up / theirs
    );
}

/// Names in a block, the longest that begins at a word.
fn names(words: &[Token], packs: &Packs) -> usize {
    let lookup = packs.lookup();
    let mut senses = Vec::new();
    let (mut at, mut count) = (0, 0);
    while at < words.len() {
        let long = match lookup.may_begin_name(&words[at]) {
            true => lookup.longest_name(&words[at..], &mut senses),
            false => 0,
        };
        count += usize::from(long > 0);
        at += long.max(1);
    }
    count
}

/// Compiles a million aliases.
fn build(folder: &Path) -> Vec<u8> {
    let list = List::new(MILLION);
    list.write(&folder.join("million"));
    let entities = list.entities.len();
    drop(list);
    let from = Instant::now();
    let (pack, memory) = memory(|| compile(&folder.join("million")));
    let took = from.elapsed();
    let (pack, _) =
        pack.expect("a readable folder").unwrap_or_else(|report| panic!("{:?}", report.faults.first()));
    show_size("a million", &pack);
    println!(
        "built from the TOML of {entities} entities in {:.1} s, {} MB of memory at most; {} MB as a file\n",
        took.as_secs_f64(),
        memory.peak / 1_000_000,
        pack.to_bytes().len() / 1_000_000
    );
    pack.to_bytes()
}

/// Opens a pack: from bytes at hand to a stack that answers.
fn open(bytes: &[u8]) {
    let mut times = Vec::new();
    for _ in 0..9 {
        let copy = bytes.to_vec();
        let from = Instant::now();
        let packs = Packs::new(vec![Pack::open(copy).expect("the pack that we have built")]);
        times.push(from.elapsed());
        drop(packs);
    }
    times.sort_unstable();
    let copy = bytes.to_vec();
    let (_packs, memory) = memory(|| Packs::new(vec![Pack::open(copy).expect("the pack")]));
    println!(
        "opened natively in {:.1} ms ({:.1} at best); beside the file's bytes {} KB of memory, {} at most, {} allocations\n",
        millis(times[times.len() / 2]),
        millis(times[0]),
        memory.kept / 1000,
        memory.peak / 1000,
        memory.calls
    );
}
