//! What benchmarks share: sides that take turns.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// What takes part in a comparison: its name, and a run of it.
pub type Side<'a> = (&'a str, Box<dyn FnMut() -> usize + 'a>);

/// Runs of each side; the medians are shown.
const RUNS: usize = 15;

/// Which parts of a benchmark the command line asks for; all where it names none.
pub fn wanted(part: &str) -> bool {
    let mut named = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).peekable();
    named.peek().is_none() || named.any(|one| one == part)
}

/// The median time of each side, which take turns.
pub fn alternating(sides: &mut [Side]) -> Vec<Duration> {
    let mut times = vec![Vec::new(); sides.len()];
    for _ in 0..RUNS {
        for ((_, side), times) in sides.iter_mut().zip(&mut times) {
            let from = Instant::now();
            black_box(side());
            times.push(from.elapsed());
        }
    }
    let median = |mut times: Vec<Duration>| {
        times.sort_unstable();
        times[RUNS / 2]
    };
    times.into_iter().map(median).collect()
}

pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Megabytes a second.
pub fn speed(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}
