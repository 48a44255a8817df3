//! What benchmarks share: sides that take turns.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// What takes part in a comparison: its name, and a run of it.
pub type Side<'a> = (&'a str, Box<dyn FnMut() -> usize + 'a>);

/// Runs of each side at least, and for how long they go on at least.
const RUNS: usize = 15;
const TIME: Duration = Duration::from_secs(1);

/// Which parts of a benchmark the command line asks for; all where it names none.
pub fn wanted(part: &str) -> bool {
    let mut named = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).peekable();
    named.peek().is_none() || named.any(|one| one == part)
}

/// The least time of each side, which take turns: whatever else a machine does only adds to it.
pub fn alternating(sides: &mut [Side]) -> Vec<Duration> {
    let mut least = vec![Duration::MAX; sides.len()];
    let begun = Instant::now();
    let mut runs = 0;
    while runs < RUNS || begun.elapsed() < TIME {
        for ((_, side), least) in sides.iter_mut().zip(&mut least) {
            let from = Instant::now();
            black_box(side());
            *least = from.elapsed().min(*least);
        }
        runs += 1;
    }
    least
}

pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Megabytes a second.
pub fn speed(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}
