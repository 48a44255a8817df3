//! What a reader downloads, against what we promised.

use crate::build::{self, entries};
use crate::repo::Repo;
use crate::run::output;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// What a part may have, in bytes after brotli, as a server sends it.
#[derive(Clone, Copy)]
struct Limit {
    /// The promise to publishers; raising it is a decision, not a fix.
    budget: u64,
    /// What it may have until it keeps that: as much as it has now, so that it can only shrink. Whoever makes it smaller
    /// lowers this.
    ceiling: u64,
}

const fn kept(budget: u64) -> Limit {
    Limit { budget, ceiling: budget }
}

const LOADER: Limit = kept(3_000);
/// The figures' grammar and words, and cards in other languages, took more than was thought: `ARCHITECTURE.md` has what was
/// tried.
const WASM_AND_GLUE: Limit = Limit { budget: 105_000, ceiling: 179_450 };
const PACK: Limit = kept(30_000);
/// The pack of countries, leaders and currencies, from which a newsroom cuts what an article needs: `docs/core-pack.md`.
const CORE_PACK: Limit = kept(120_000);
const NAMES_MODEL: Limit = kept(60_000);
/// The interface in one language, for readers of that alone.
const MESSAGES: Limit = kept(5_000);
/// Asks whether a page is about anything; and the words that it asks for. Only sites with the option `filter` load them.
const FILTER: Limit = kept(1_500);
const FILTER_WORDS: Limit = kept(8_000);
/// Of the module: what a layer adds, the setting that leaves it out, and its budget. Figures bring their table of patterns;
/// names bring the walk of the name table, linking, and following names through the article. What tells a town from its
/// namesakes, a capital from who governs there and a country from its team took the last kilobytes of theirs.
const LAYERS: [(&str, &str, Limit); 2] = [
    ("reading figures", "without_figures", Limit { budget: 18_000, ceiling: 28_450 }),
    ("names", "without_names", Limit { budget: 22_000, ceiling: 25_550 }),
];

impl Limit {
    /// What is to be said of a size.
    fn verdict(self, size: u64) -> &'static str {
        match size {
            _ if size > self.ceiling => "OVER",
            _ if size > self.budget => "over its budget, below its ceiling",
            _ => "ok",
        }
    }

    /// The fault, where it is one.
    fn fault(self, name: &str, size: u64) -> Option<String> {
        let (over, ceiling) = (size.checked_sub(self.ceiling)?, thousands(self.ceiling));
        let what = if self.ceiling == self.budget { "budget" } else { "ceiling" };
        (over > 0).then(|| format!("{name} is {} over its {what} of {ceiling}", thousands(over)))
    }
}

/// Prints a raw and a compressed size for each file named in its arguments. Node has brotli built in; a crate for it
/// would take longer to compile than all the rest of xtask.
const MEASURE: &str = "
const { readFileSync } = require('node:fs');
const { brotliCompressSync, constants } = require('node:zlib');
for (const file of process.argv.slice(1)) {
  const raw = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
  console.log(raw.length, brotliCompressSync(raw, { params }).length);
}";

struct Part {
    name: String,
    files: Vec<PathBuf>,
    limit: Limit,
}

struct Size {
    raw: u64,
    brotli: u64,
}

/// Prints one line for each file and one for each part of the budget.
///
/// # Errors
/// A part is missing, or larger than its budget or its ceiling.
pub fn check(repo: &Repo) -> Result<()> {
    println!("-- sizes in bytes, brotli as a server sends it");
    println!("{:<44} {:>11} {:>11} {:>11}", "", "raw", "brotli", "budget");
    let mut faults = Vec::new();
    for part in parts(repo)? {
        let sizes = measure(repo, &part.files)?;
        for (file, size) in part.files.iter().zip(&sizes) {
            let name = file.strip_prefix(repo.dist()).unwrap_or(file).to_string_lossy();
            println!("  {name:<42} {:>11} {:>11}", thousands(size.raw), thousands(size.brotli));
        }
        let raw = sizes.iter().map(|size| size.raw).sum();
        let brotli = sizes.iter().map(|size| size.brotli).sum();
        println!(
            "{:<44} {:>11} {:>11} {:>11}  {}",
            part.name,
            thousands(raw),
            thousands(brotli),
            thousands(part.limit.budget),
            part.limit.verdict(brotli)
        );
        faults.extend(part.limit.fault(&part.name, brotli));
        if part.files.is_empty() {
            faults.push(format!("{} was not built", part.name));
        }
    }
    if !faults.is_empty() {
        bail!("{}", faults.join("; "));
    }
    Ok(())
}

/// Prints what each layer adds to the module: its size, and its size where the layer finds nothing and all that only it calls
/// is left out.
///
/// # Errors
/// The module was not built yet, or a layer is larger than its budget or its ceiling.
pub fn layers(repo: &Repo) -> Result<()> {
    let module = |folder: &Path| folder.join("core_bg.wasm");
    let whole = module(&repo.dist());
    if !whole.is_file() {
        bail!("www/dist has no module; `cargo xtask build` makes it");
    }
    let size = |file: PathBuf| measure(repo, &[file])?.pop().context("cannot measure sizes");
    let with = size(whole)?;
    let line = |name: &str, size: &Size, more: &str| {
        println!("{name:<44} {:>11} {:>11} {more:>11}", thousands(size.raw), thousands(size.brotli));
    };
    println!("{:<44} {:>11} {:>11} {:>11}", "in bytes", "raw", "brotli", "budget");
    line("the module", &with, "");
    let mut faults = Vec::new();
    for (name, cfg, limit) in LAYERS {
        let without = size(module(&build::without(repo, cfg)?))?;
        let added = Size {
            raw: with.raw.saturating_sub(without.raw),
            brotli: with.brotli.saturating_sub(without.brotli),
        };
        line(name, &added, &thousands(limit.budget));
        faults.extend(limit.fault(name, added.brotli));
    }
    if !faults.is_empty() {
        bail!("{}", faults.join("; "));
    }
    Ok(())
}

fn parts(repo: &Repo) -> Result<Vec<Part>> {
    let dist = repo.dist();
    let present =
        |names: &[&str]| names.iter().map(|name| dist.join(name)).filter(|path| path.is_file()).collect();
    let mut parts = vec![
        // It has all of `index.js` in it, and of `element.js`.
        Part { name: "loader".into(), files: present(&["embed.js"]), limit: LOADER },
        Part {
            name: "wasm and glue".into(),
            files: present(&["core_bg.wasm", "core.js", "widget.js"]),
            limit: WASM_AND_GLUE,
        },
        Part { name: "model of names".into(), files: present(&["names.model"]), limit: NAMES_MODEL },
        Part { name: "filter".into(), files: present(&["filter.js"]), limit: FILTER },
    ];
    let packs = dist.join("packs");
    for file in if packs.is_dir() { entries(&packs)? } else { Vec::new() } {
        let kind = file.extension().unwrap_or_default().to_string_lossy();
        let name = format!("{kind} {}", file.file_stem().unwrap_or_default().to_string_lossy());
        let limit = match kind.as_ref() {
            "filter" => FILTER_WORDS,
            "pack" if name == "pack core" => CORE_PACK,
            "pack" => PACK,
            _ => continue,
        };
        parts.push(Part { name, files: vec![file], limit });
    }
    let messages = dist.join("messages");
    for file in if messages.is_dir() { entries(&messages)? } else { Vec::new() } {
        let name = format!("messages {}", file.file_stem().unwrap_or_default().to_string_lossy());
        parts.push(Part { name, files: vec![file], limit: MESSAGES });
    }
    Ok(parts)
}

fn measure(repo: &Repo, files: &[PathBuf]) -> Result<Vec<Size>> {
    let lines =
        output(repo.command("node")?.args(["-e", MEASURE]).args(files)).context("cannot measure sizes")?;
    lines.lines().map(|line| parse_size(line).context("cannot measure sizes")).collect()
}

fn parse_size(line: &str) -> Option<Size> {
    let (raw, brotli) = line.split_once(' ')?;
    Some(Size { raw: raw.parse().ok()?, brotli: brotli.parse().ok()? })
}

fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grows_over_its_ceiling_is_a_fault_and_what_keeps_its_budget_is_not() {
        let ratchet = Limit { budget: 100, ceiling: 150 };
        for (limit, size, verdict, fault) in [
            (kept(100), 100, "ok", None),
            (kept(100), 101, "OVER", Some("a part is 1 over its budget of 100")),
            (ratchet, 99, "ok", None),
            (ratchet, 150, "over its budget, below its ceiling", None),
            (ratchet, 1_151, "OVER", Some("a part is 1,001 over its ceiling of 150")),
        ] {
            assert_eq!((limit.verdict(size), limit.fault("a part", size).as_deref()), (verdict, fault));
        }
    }

    #[test]
    fn thousands_are_grouped_from_the_right() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(thousands(number), text);
        }
    }
}
