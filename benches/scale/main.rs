//! What a pack of very many names costs: bytes an alias, opening, finding names against another library, building.
//!
//!     cargo bench --features cli --bench scale [-- size | open | scan | build | write]
//!
//! The names under "size", "open" and "build" are made up in the shape of real lists (`list.rs`), since there are not a
//! million real ones to be had; where titles of Wikipedia lie beside the clone, as `names.rs` says, their table is measured
//! as well. Machines differ and are busy: read the ratios, of runs that took turns. `build` compiles a million aliases from
//! their TOML, which takes minutes; `write` puts that pack where `cargo xtask bench scale` finds it, which opens it in
//! Chromium.
//!
//! Under "scan" every side finds the names of a list in the same text, block by block. Ours cuts the text into words,
//! folds them and looks them up, so that "Nicolas" finds "Nicolás"; aho-corasick looks for the bytes, leftmost-longest,
//! with the kind of automaton that it recommends for many patterns, and without the check of word borders that it would
//! need. "words read before" is the same without the cutting into words, which figures and links need as well.
//!
//! How fast aho-corasick is, is a matter of the list: where a text's letters begin no name, it stays in its first state.
//! So there are three lists, each of 10,000 and of 100,000 names:
//!
//! - "newsroom": what a page of a newsroom has, the core pack (2,700 names, a hundred of them terms in small letters)
//!   and over it a directory;
//! - "directory": that by itself (`directory.rs`), real cities, given and family names, and bodies called after them;
//! - "made up": invented syllables, with which hardly a word of a real text begins.
//!
//! The first is the one to be judged by; the others tell how much hangs on the list.

use std::fs;
use std::path::Path;
use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use backstory::pack::source::compile;
use backstory::pack::{Pack, Packs};
use backstory::text::{ByteSpan, Token, tokens};
use directory::{Directory, core_names};
use heap::memory;
use list::List;
use shared::{Side, alternating, millis, speed, wanted};
use texts::shared_texts;

#[path = "../shared/dice.rs"]
mod dice;
mod directory;
#[path = "../shared/heap.rs"]
mod heap;
mod list;
#[path = "../shared/made.rs"]
mod made;
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
        "{:<42} {:>6} {:>8} {:>18} {:>8} {:>18} {:>8}",
        "finding names, MB/s", "bytes", "names", "ratio", "read", "ratio", "aho-c."
    );
    let packages = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../xtask/packages/unpacked");
    let directory = Directory::read(&packages);
    for aliases in [10_000, 100_000] {
        if let Some(directory) = &directory {
            let core = core_names();
            let list = directory.list(aliases - core.len());
            show_scans(&format!("{aliases} names, newsroom"), list, &core, folder);
            show_scans(&format!("{aliases} names, directory"), directory.list(aliases), &[], folder);
        }
        show_scans(&format!("{aliases} names, made up"), List::new(aliases), &[], folder);
    }
    if directory.is_none() {
        println!("without real names: `cargo xtask bench scale` fetches the packages that they are from");
    }
    println!();
}

/// The repository's own pack.
fn core_pack() -> Pack {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/core");
    let (pack, _) = compile(&folder).expect("packs/core").unwrap_or_else(|_| panic!("packs/core has faults"));
    pack
}

/// Finds the names of a list and of the core pack, if it is to be below it, in the texts that lie beside the clone and in
/// one that is made of the list.
fn show_scans(name: &str, mut list: List, core: &[String], folder: &Path) {
    let made = list.text(TEXT);
    let below = if core.is_empty() { None } else { Some(core_pack()) };
    let packs = Packs::new(below.into_iter().chain([pack(&list, &folder.join("pack"))]).collect());
    let mut names: Vec<&str> = core.iter().map(String::as_str).chain(list.names()).collect();
    names.sort_unstable();
    names.dedup();
    let (_, texts) = shared_texts();
    if !texts.is_empty() {
        show_scan(&format!("{name}, texts beside us"), &texts.join("\n\n"), &packs, &names);
    }
    show_scan(&format!("{name}, made text"), &made, &packs, &names);
}

fn show_scan(name: &str, text: &str, packs: &Packs, list: &[&str]) {
    let blocks: Vec<&str> = text.split("\n\n").collect();
    let read = |block: &str| tokens(block, ByteSpan::new(0, block.len()));
    let words: Vec<Vec<Token>> = blocks.iter().map(|block| read(block)).collect();
    let theirs = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(list)
        .expect("an automaton");
    let mut sides: [Side; 3] = [
        ("names", Box::new(|| blocks.iter().map(|block| names(&read(block), packs)).sum())),
        ("words before", Box::new(|| words.iter().map(|words| names(words, packs)).sum())),
        ("aho-corasick", Box::new(|| blocks.iter().map(|block| theirs.find_iter(block).count()).sum())),
    ];
    let speeds: Vec<f64> = alternating(&mut sides).into_iter().map(|time| speed(text.len(), time)).collect();
    let [names, looked_up, theirs] = speeds[..] else { unreachable!() };
    let bytes = list.iter().map(|name| name.len()).sum::<usize>() as f64 / list.len() as f64;
    println!(
        "{name:<42} {bytes:>6.1} {names:>8.1} {:>18} {looked_up:>8.1} {:>18} {theirs:>8.1}",
        verdict(names / theirs),
        verdict(looked_up / theirs)
    );
}

/// How many times as fast as aho-corasick finding names is to be.
const WANTED: f64 = 3.5;

fn verdict(ratio: f64) -> String {
    let verdict = if ratio >= WANTED { "reached" } else { "MISSED" };
    format!("{ratio:.2}x {verdict:>7}")
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
