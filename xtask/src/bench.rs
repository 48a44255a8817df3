//! `cargo xtask bench`: annotation in full, natively by stages and as wasm against another library.

use crate::build;
use crate::repo::Repo;
use crate::run::run;
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
