//! Cost that must not grow with the text.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Bytes of a text for the three columns.
const SIZES: [usize; 3] = [100_000, 1_000_000, 10_000_000];
/// A text that would take longer is not read to the end: its cost grows faster than its length.
const PATIENCE: Duration = Duration::from_secs(20);
/// More than this is no matter of memory that the processor's caches cannot hold: the square would show as 100.
const ALLOWED: f64 = 8.0;

pub fn growth_head(what: &str) {
    println!("{what:<34} {:>9} {:>9} {:>9} {:>8}", "0.1 MB", "1 MB", "10 MB", "growth");
}

/// A line of nanoseconds a byte for texts of three sizes, and whether they grow.
pub fn show_growth(name: &str, text: impl Fn(usize) -> String, read: impl Fn(&str)) {
    let mut costs: Vec<f64> = Vec::new();
    for size in SIZES {
        let text = text(size);
        let mut took = Duration::MAX;
        // The small ones are over before the clock has warmed up.
        for _ in 0..(SIZES[2] / size).min(5) {
            let from = Instant::now();
            read(black_box(&text));
            took = took.min(from.elapsed());
        }
        costs.push(took.as_secs_f64() * 1e9 / text.len() as f64);
        // As if the cost a byte went on growing as it has from the first size on.
        let growth = costs[costs.len() - 1] / costs[0];
        if took.mul_f64(10.0 * growth) > PATIENCE {
            break;
        }
    }
    let growth = costs[costs.len() - 1] / costs[0];
    let verdict = if costs.len() < SIZES.len() || growth > ALLOWED { "  GROWS" } else { "" };
    let mut shown: Vec<String> = costs.iter().map(|cost| format!("{cost:.1}")).collect();
    shown.resize(SIZES.len(), "-".to_owned());
    println!("{name:<34} {:>9} {:>9} {:>9} {growth:>7.1}x{verdict}", shown[0], shown[1], shown[2]);
}
