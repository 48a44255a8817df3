//! `cargo xtask bench`: annotation in full, natively by stages and as wasm against another library; and what a pack of a
//! million names costs, natively and in Chromium.

use crate::build;
use crate::repo::Repo;
use crate::run::run;
use crate::tools;
use anyhow::{Context, Result};
use std::fs;

/// What the wasm is compared with. No dependency of ours, so it has no place in `www/package.json`.
const COMPROMISE: &str = "14.17.0";

/// Runs both; the tools of the build must be there.
///
/// # Errors
/// Something cannot be built, installed or run.
pub fn bench(repo: &Repo) -> Result<()> {
    run(repo.cargo()?.args(["bench", "--features", "cli", "--bench", "names", "--", "speed", "write"]))?;
    let programs = build::small_inspector(repo)?;
    let package =
        format!("{{ \"type\": \"module\", \"dependencies\": {{ \"compromise\": \"{COMPROMISE}\" }} }}\n");
    fs::write(programs.join("package.json"), package).context("cannot write package.json")?;
    let flags = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
    run(repo.command("npm")?.args(flags).current_dir(&programs))
        .context("cannot install compromise from npm")?;
    let script = repo.path("www/bench/compromise.mjs");
    run(repo.command("node")?.arg(script).args([programs, repo.target("tmp/names")]))
}

/// Builds a pack of a million names and opens it, natively and in Chromium; before that, bytes an alias and speed.
///
/// # Errors
/// Something cannot be built, installed or run.
pub fn scale(repo: &Repo) -> Result<()> {
    let chromium = tools::chromium(repo).context("Chromium is missing")?;
    run(repo.cargo()?.args(["bench", "--features", "cli", "--bench", "scale"]))?;
    let wasm = build::small_inspector(repo)?;
    let script = repo.path("www/bench/opening.mjs");
    let pack = repo.target("tmp/scale/million.pack");
    // Playwright is found from where the script stands, in `www/node_modules`.
    run(repo.command("node")?.env("BACKSTORY_CHROMIUM", chromium).arg(script).args([wasm, pack]))
}
