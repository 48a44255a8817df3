//! How many articles a second `backstory article` publishes with a pack of 20,000 entities, and whether its memory grows
//! with their number.
//!
//!     cargo bench --features cli --bench publish [-- speed | memory]
//!
//! The whole command is measured, from lines of JSON on its standard input to packs and credits in files; a thousand ids
//! take turns, so that the disk stays small. Memory is the most that the process ever had, as Linux tells it, and so is the
//! processors' time, which a busy machine changes little.

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
            let run = desk.publish(FEW, jobs, &[FEW]);
            println!(
                "{jobs} at a time: {:>6.0} articles a second; {:.2} ms of processors' time for each",
                FEW as f64 / run.took.as_secs_f64(),
                run.looks[0].processors.as_secs_f64() * 1e3 / FEW as f64
            );
        }
    }
    if wanted("memory") {
        let run = desk.publish(MANY, 2, &LOOKS);
        for (at, look) in LOOKS.iter().zip(&run.looks) {
            println!("{at:>7} articles: {:>6.1} MB at most", look.most as f64 / 1e3);
        }
        let (first, last) = (run.looks[0].most, run.looks[LOOKS.len() - 1].most);
        let verdict = if last * 100 > first * (100 + SLACK) { "it GROWS" } else { "it is flat" };
        println!("{verdict}, in {:.0} s", run.took.as_secs_f64());
    }
}

/// How a run went, and what Linux told of the process at times.
struct Run {
    took: Duration,
    looks: Vec<Look>,
}

struct Look {
    /// Kilobytes of memory that it ever had.
    most: u64,
    /// In its own code and in the system's.
    processors: Duration,
}

struct Desk {
    texts: Vec<String>,
    pack: PathBuf,
    output: PathBuf,
}

impl Desk {
    /// Publishes so many articles, and looks at the process after each number of `looks`.
    fn publish(&self, count: usize, jobs: usize, looks: &[usize]) -> Run {
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
        let mut seen = Vec::new();
        std::thread::scope(|scope| {
            scope.spawn(|| self.send(count, input));
            for (line, at) in output.lines().zip(1..) {
                let line = line.expect("a line");
                assert!(line.contains("\"pack\""), "{line}");
                if looks.contains(&at) {
                    seen.push(Look::at(child.id()));
                }
            }
        });
        assert!(child.wait().expect("its end").success());
        Run { took: from.elapsed(), looks: seen }
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

impl Look {
    fn at(process: u32) -> Self {
        let read = |file: &str| fs::read_to_string(format!("/proc/{process}/{file}")).expect("Linux");
        let status = read("status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("memory");
        let most = line.trim().trim_end_matches(" kB").parse().expect("a number");
        // Behind the name in brackets: the twelfth and thirteenth field, in hundredths of a second.
        let stat = read("stat");
        let fields = stat.rsplit(')').next().expect("fields").split_whitespace();
        let ticks: u64 = fields.skip(11).take(2).map(|ticks| ticks.parse::<u64>().expect("a number")).sum();
        Self { most, processors: Duration::from_millis(ticks * 10) }
    }
}
