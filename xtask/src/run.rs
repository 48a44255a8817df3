//! Running other programs in the open: what runs is printed, what it prints is passed on, silence is broken.

use anyhow::{Context, Result, bail};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How often a running program is looked at: too short to be felt in a stage, too long to cost anything.
const POLL: Duration = Duration::from_millis(20);

/// How often a long step says that it is still alive.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Runs a program to its end; its output goes where ours goes.
pub fn run(command: &mut Command) -> Result<()> {
    let line = describe(command);
    println!("$ {line}");
    let started = Instant::now();
    let mut child = command.stdin(Stdio::null()).spawn().with_context(|| format!("cannot run `{line}`"))?;
    let mut next_beat = HEARTBEAT;
    loop {
        if let Some(status) = child.try_wait().with_context(|| format!("lost `{line}`"))? {
            if status.success() {
                return Ok(());
            }
            bail!("`{line}` failed ({status})");
        }
        if started.elapsed() >= next_beat {
            println!("  ... still running after {} s: {line}", next_beat.as_secs());
            next_beat += HEARTBEAT;
        }
        sleep(POLL);
    }
}

/// What a program prints on standard output, without the white space around it.
pub fn output(command: &mut Command) -> Result<String> {
    let line = describe(command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot run `{line}`"))?;
    if !output.status.success() {
        bail!("`{line}` failed ({})", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
