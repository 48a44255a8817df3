//! How many articles a second `backstory article` publishes with a pack of 20,000 entities, and whether its memory grows
//! with their number.
//!
//!     cargo bench --features cli --bench publish [-- speed | memory]
//!
//! The whole command is measured, from lines of JSON on its standard input to packs and credits in files; a thousand ids
//! take turns, so that the disk stays small. Memory is the most that the process ever had, as Linux tells it.

use std::fs;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

use shared::wanted;
use world::World;

#[allow(dead_code, reason = "the other benchmarks use the rest")]
mod shared;
mod world;

/// Articles of which the speed is taken.
const FEW: usize = 5_000;
/// Articles over which memory must stay the same.
const MANY: usize = 100_000;
/// When memory is looked at; the first look is at a process that has met every article.
const LOOKS: [usize; 5] = [1_000, 10_000, 25_000, 50_000, MANY];
/// What the most may grow by from the first look on, in per cent: the allocator's slack.
const SLACK: u64 = 20;
const IDS: usize = 1_000;
const TEXTS: usize = 500;

fn main() {
    let mut world = World::new(&[]);
    let texts = world.texts(TEXTS);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("publish");
    let pack = folder.join("world.pack");
    let bytes = world.pack(&folder.join("source"));
    fs::write(&pack, bytes).expect("a writable folder");
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    println!("{TEXTS} texts of {} words on average", words / TEXTS);
    let desk = Desk { texts, pack, output: folder.join("packs") };
    if wanted("speed") {
        for jobs in [1, 2] {
            let (took, _) = desk.publish(FEW, jobs, &[]);
            println!("{jobs} at a time: {:>6.0} articles a second", FEW as f64 / took.as_secs_f64());
        }
    }
    if wanted("memory") {
        let (took, most) = desk.publish(MANY, 2, &LOOKS);
        LOOKS
            .iter()
            .zip(&most)
            .for_each(|(at, kb)| println!("{at:>7} articles: {:>6.1} MB at most", *kb as f64 / 1e3));
        let grows = most[most.len() - 1] * 100 > most[0] * (100 + SLACK);
        println!("{}, in {:.0} s", if grows { "it GROWS" } else { "it is flat" }, took.as_secs_f64());
    }
}

struct Desk {
    texts: Vec<String>,
    pack: PathBuf,
    output: PathBuf,
}

impl Desk {
    /// Publishes so many articles; the time that took, and the most memory so far after each of `looks`.
    fn publish(&self, count: usize, jobs: usize, looks: &[usize]) -> (Duration, Vec<u64>) {
        let from = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_backstory"))
            .args(["article", "-", "--jobs", &jobs.to_string(), "--pack"])
            .arg(&self.pack)
            .arg("-o")
            .arg(&self.output)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program");
        let input = child.stdin.take().expect("its input");
        let output = BufReader::new(child.stdout.take().expect("its output"));
        let mut most = Vec::new();
        std::thread::scope(|scope| {
            scope.spawn(|| self.send(count, input));
            for (line, at) in output.lines().zip(1..) {
                let line = line.expect("a line");
                assert!(line.contains("\"pack\""), "{line}");
                if looks.contains(&at) {
                    most.push(most_memory(child.id()));
                }
            }
        });
        assert!(child.wait().expect("its end").success());
        (from.elapsed(), most)
    }

    fn send(&self, count: usize, input: ChildStdin) {
        let mut input = BufWriter::new(input);
        for at in 0..count {
            let text = &self.texts[at % self.texts.len()];
            let record =
                serde_json::json!({ "id": format!("a{}", at % IDS), "date": "2026-02-05", "text": text });
            writeln!(input, "{record}").expect("it reads");
        }
    }
}

/// Kilobytes of memory that a process ever had.
fn most_memory(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a process with memory");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}
