//! Running other programs in the open: what runs is printed, what it prints is passed on, silence is broken.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

/// How often a running program is looked at: too short to be felt in a stage, too long to cost anything.
const POLL: Duration = Duration::from_millis(20);

/// How often a long step says that it is still alive.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Runs a program to its end; its output goes where ours goes.
pub fn run(command: &mut Command) -> Result<()> {
    let line = announce(command);
    wait(spawn(command, &line)?, &line)
}

/// Runs a program to its end and also wants a text in one of the lines of its output: some test runners are content
/// when they have run nothing.
pub fn run_and_see(command: &mut Command, wanted: &'static str) -> Result<()> {
    let line = announce(command);
    let mut child = spawn(command.stdout(Stdio::piped()), &line)?;
    let stdout = child.stdout.take().context("no standard output")?;
    let reader = thread::spawn(move || {
        let mut seen = false;
        for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            seen |= line.contains(wanted);
        }
        seen
    });
    wait(child, &line)?;
    if !reader.join().unwrap_or(false) {
        bail!("`{line}` never printed `{wanted}`");
    }
    Ok(())
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

fn announce(command: &Command) -> String {
    let line = describe(command);
    println!("$ {line}");
    line
}

fn spawn(command: &mut Command, line: &str) -> Result<Child> {
    command.stdin(Stdio::null()).spawn().with_context(|| format!("cannot run `{line}`"))
}

fn wait(mut child: Child, line: &str) -> Result<()> {
    let started = Instant::now();
    let mut next_beat = HEARTBEAT;
    loop {
        if let Some(status) = child.try_wait().with_context(|| format!("lost `{line}`"))? {
            if status.success() {
                return Ok(());
            }
            bail!("`{line}` failed ({status})");
        }
        if started.elapsed() >= next_beat {
            let start = line.split(' ').take(3).collect::<Vec<_>>().join(" ");
            println!("  ... {start}: still running after {} s", next_beat.as_secs());
            next_beat += HEARTBEAT;
        }
        sleep(POLL);
    }
}

fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_runner_that_ran_nothing_has_not_passed() {
        assert!(run_and_see(&mut shell("echo test result: ok. 3 passed"), "test result: ok").is_ok());
        assert!(run_and_see(&mut shell("echo no tests to run"), "test result: ok").is_err());
        assert!(run_and_see(&mut shell("echo test result: ok; exit 1"), "test result: ok").is_err());
    }

    #[test]
    fn a_failure_names_the_command() {
        let error = run(&mut shell("exit 3")).unwrap_err().to_string();
        assert!(error.contains("`sh -c exit 3` failed") && error.contains('3'), "{error}");
        assert!(
            run(&mut Command::new("no-such-program")).unwrap_err().to_string().contains("no-such-program")
        );
    }
}
