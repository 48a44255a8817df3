//! `cargo xtask test`: a table of stages, and the loop over it.

use crate::repo::Repo;
use crate::run::{run, run_and_see};
use crate::{build, tools};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::time::{Duration, Instant};

struct Stage {
    name: &'static str,
    /// Stages without which this one cannot even start.
    needs: &'static [&'static str],
    run: fn(&Repo, all: bool) -> Result<()>,
}

enum Outcome {
    Passed,
    Failed(String),
    NotRun(&'static str),
}

struct Finished {
    name: &'static str,
    took: Duration,
    outcome: Outcome,
}

const TARGET: &str = "set up: wasm target";
const NPM: &str = "set up: npm packages";
const BROWSER: &str = "set up: browser";
const ENGINES: &str = "set up: other engines";
const BINDGEN: &str = "set up: wasm-bindgen";
const PACK: &str = "set up: wasm-pack";
const BUILD: &str = "build";

/// In the order they run: what costs seconds before what costs minutes.
const STAGES: [Stage; 15] = [
    Stage { name: TARGET, needs: &[], run: |repo, _| set_up_wasm(repo) },
    Stage { name: NPM, needs: &[], run: |repo, _| tools::npm_packages(repo) },
    Stage { name: BROWSER, needs: &[], run: |repo, _| tools::browser(repo) },
    Stage { name: ENGINES, needs: &[], run: |repo, _| tools::engines(repo) },
    Stage { name: BINDGEN, needs: &[], run: |repo, _| tools::wasm_bindgen(repo) },
    Stage { name: PACK, needs: &[], run: |repo, _| tools::wasm_pack(repo) },
    Stage { name: "format", needs: &[], run: |repo, _| format(repo) },
    Stage { name: "clippy, native", needs: &[], run: |repo, _| clippy_native(repo) },
    Stage { name: "clippy, wasm32", needs: &[TARGET], run: |repo, _| clippy_wasm(repo) },
    Stage { name: "docs", needs: &[TARGET], run: |repo, _| docs(repo) },
    Stage { name: "tests, native", needs: &[], run: native },
    Stage {
        name: "tests, wasm in Chromium",
        needs: &[TARGET, BROWSER, BINDGEN, PACK],
        run: |repo, _| wasm(repo),
    },
    Stage { name: BUILD, needs: &[TARGET, NPM, BINDGEN], run: |repo, _| build::build(repo) },
    Stage { name: "type declarations", needs: &[NPM], run: |repo, _| types(repo) },
    Stage { name: "end to end in Chromium", needs: &[NPM, BROWSER, BUILD], run: end_to_end },
];

/// Those that run with `--all` only.
const SLOW: [&str; 1] = [ENGINES];

/// Runs every stage that can run, whatever becomes of the others.
///
/// # Errors
/// A stage failed or could not run.
pub fn test(repo: &Repo, all: bool) -> Result<()> {
    let started = Instant::now();
    let mut finished: Vec<Finished> = Vec::new();
    let stages: Vec<&Stage> = STAGES.iter().filter(|stage| all || !SLOW.contains(&stage.name)).collect();
    for (index, stage) in stages.iter().enumerate() {
        println!("\n== {}/{} {}", index + 1, stages.len(), stage.name);
        let from = Instant::now();
        let outcome = match missing(stage, &finished) {
            Some(need) => Outcome::NotRun(need),
            None => (stage.run)(repo, all)
                .map_or_else(|error| Outcome::Failed(format!("{error:#}")), |()| Outcome::Passed),
        };
        let stage = Finished { name: stage.name, took: from.elapsed(), outcome };
        println!("== {}", stage.line());
        finished.push(stage);
    }
    summarize(&finished, started.elapsed())
}

/// A stage that this one needs and that did not pass.
fn missing(stage: &Stage, finished: &[Finished]) -> Option<&'static str> {
    let passed =
        |name: &str| finished.iter().any(|done| done.name == name && matches!(done.outcome, Outcome::Passed));
    stage.needs.iter().find(|need| !passed(need)).copied()
}

impl Finished {
    fn line(&self) -> String {
        let verdict = match &self.outcome {
            Outcome::Passed => "passed".to_owned(),
            Outcome::Failed(error) => format!("FAILED: {error}"),
            Outcome::NotRun(need) => format!("NOT RUN: needs `{need}`"),
        };
        format!("{:<26} {:>7.1} s  {verdict}", self.name, self.took.as_secs_f64())
    }
}

fn summarize(finished: &[Finished], took: Duration) -> Result<()> {
    println!("\n== summary");
    for stage in finished {
        println!("{}", stage.line());
    }
    println!("{:<26} {:>7.1} s", "all", took.as_secs_f64());
    let passed = finished.iter().filter(|stage| matches!(stage.outcome, Outcome::Passed)).count();
    let failed = finished.len() - passed;
    println!("\n{passed} passed, {failed} failed");
    if failed > 0 {
        bail!("{failed} of {} stages did not pass", finished.len());
    }
    Ok(())
}

fn set_up_wasm(repo: &Repo) -> Result<()> {
    tools::wasm_target(repo)?;
    tools::std_source(repo)
}

fn format(repo: &Repo) -> Result<()> {
    run(repo.cargo()?.args(["fmt", "--all", "--check"]))
}

fn clippy_native(repo: &Repo) -> Result<()> {
    run(repo.cargo()?.args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        "cli",
        "--",
        "-D",
        "warnings",
    ]))
}

fn clippy_wasm(repo: &Repo) -> Result<()> {
    let target = ["--target", "wasm32-unknown-unknown", "--lib", "--tests"];
    run(repo.cargo()?.args(["clippy", "--package", "backstory"]).args(target).args([
        "--features",
        "inspect",
        "--",
        "-D",
        "warnings",
    ]))
}

fn docs(repo: &Repo) -> Result<()> {
    let doc = |args: &[&str]| {
        let mut cargo = repo.cargo()?;
        run(cargo.env("RUSTDOCFLAGS", "-D warnings").args(["doc", "--no-deps"]).args(args))
    };
    doc(&["--workspace", "--features", "cli"])?;
    // The browser part exists only there.
    doc(&["--target", "wasm32-unknown-unknown", "--lib"])
}

fn native(repo: &Repo, all: bool) -> Result<()> {
    let slow: &[&str] = if all { &["--", "--include-ignored"] } else { &[] };
    run(repo.cargo()?.args(["test", "--workspace", "--features", "cli"]).args(slow))
}

fn wasm(repo: &Repo) -> Result<()> {
    let driver = tools::chromedriver(repo).context("ChromeDriver is missing")?;
    let mut wasm_pack = repo.command("wasm-pack")?;
    wasm_pack
        // On a busy machine of two cores the runner's own limits, 5 and 20 seconds, are too short.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        // All that wasm-pack would download is on our PATH by now.
        .args(["test", "--mode", "no-install", "--headless", "--chrome", "--chromedriver"])
        .arg(driver);
    run_and_see(&mut wasm_pack, "test result: ok")
}

fn types(repo: &Repo) -> Result<()> {
    run(repo.command("node")?.args(["www/node_modules/typescript/bin/tsc", "--project", "www"]))
}

fn end_to_end(repo: &Repo, all: bool) -> Result<()> {
    let chromium = tools::chromium(repo).context("Chromium is missing")?;
    build::inspector(repo)?;
    let tests = browser_tests(repo, all)?;
    let mut node = repo.command("node")?;
    if all {
        node.env("BACKSTORY_SLOW_TESTS", "1");
    }
    // The files by name: what `node --test` makes of a folder differs between its versions.
    node.env("BACKSTORY_INSPECTOR", repo.target("xtask/inspector"));
    node.env("BACKSTORY_COMMAND", build::compiler(repo));
    run(node.env("BACKSTORY_CHROMIUM", chromium).args(["--test", "--test-reporter=spec"]).args(tests))
}

/// The files in `www/tests`; those in its folders are the slow ones, which need more engines or more packages.
fn browser_tests(repo: &Repo, all: bool) -> Result<Vec<PathBuf>> {
    let (folders, mut tests): (Vec<_>, Vec<_>) =
        build::entries(&repo.path("www/tests"))?.into_iter().partition(|path| path.is_dir());
    if all {
        for folder in folders {
            tests.extend(build::entries(&folder)?);
        }
    }
    let is_test = |name: &str| [".test.js", ".test.mjs"].iter().any(|end| name.ends_with(end));
    tests.retain(|path| is_test(&path.to_string_lossy()));
    if tests.is_empty() {
        bail!("www/tests has no *.test.js or *.test.mjs");
    }
    Ok(tests)
}
