//! What a reader downloads, against what we promised.

use crate::build::{self, entries};
use crate::repo::Repo;
use crate::run::output;
use anyhow::{Context, Result, bail};
use std::fs;
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
const WASM_AND_GLUE: Limit = Limit { budget: 105_000, ceiling: 195_200 };
const PACK: Limit = kept(30_000);
/// The pack of countries, leaders and currencies, from which a newsroom cuts what an article needs: `docs/core-pack.md`.
const CORE_PACK: Limit = kept(120_000);
const NAMES_MODEL: Limit = kept(60_000);
/// The same model with the words in the module that steer the reading of names.
const MODEL_AND_LISTS: Limit = kept(60_000);
/// Where these words are: most in `words.rs`, and where few are asked for, beside what asks.
const LISTS: &str = "src/mention";
/// The interface in one language, for readers of that alone.
const MESSAGES: Limit = kept(5_000);
/// Asks whether a page is about anything; and the words that it asks for. Only sites with the option `filter` load them.
const FILTER: Limit = kept(1_500);
const FILTER_WORDS: Limit = kept(8_000);
/// Of the module: what a layer adds, the setting that leaves it out, and its budget. Figures bring their table of patterns;
/// names bring the walk of the name table, linking, and following names through the article, without the words of [`LISTS`].
const FIGURES: (&str, &str, Limit) =
    ("reading figures", "without_figures", Limit { budget: 18_000, ceiling: 34_900 });
const NAMES: (&str, &str, Limit) = ("names, without their lists", "without_names", kept(22_000));

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

#[derive(Clone, Copy, Default)]
struct Size {
    raw: u64,
    brotli: u64,
}

impl Size {
    /// What it has more than another.
    fn beyond(self, other: Self) -> Self {
        let more = |one: u64, other: u64| one.saturating_sub(other);
        Self { raw: more(self.raw, other.raw), brotli: more(self.brotli, other.brotli) }
    }
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
    let with = size(whole.clone())?;
    let mut faults = Vec::new();
    let mut line = |name: &str, size: Size, limit: Option<Limit>| {
        let budget = limit.map_or(String::new(), |limit| thousands(limit.budget));
        println!("{name:<44} {:>11} {:>11} {budget:>11}", thousands(size.raw), thousands(size.brotli));
        faults.extend(limit.and_then(|limit| limit.fault(name, size.brotli)));
    };
    println!("{:<44} {:>11} {:>11} {:>11}", "in bytes", "raw", "brotli", "budget");
    line("the module", with, None);
    let lists = with.beyond(size(without_lists(repo, &whole)?)?);
    for (name, cfg, limit, of_lists) in
        [(FIGURES.0, FIGURES.1, FIGURES.2, Size::default()), (NAMES.0, NAMES.1, NAMES.2, lists)]
    {
        let without = size(module(&build::without(repo, cfg)?))?;
        line(name, with.beyond(without).beyond(of_lists), Some(limit));
    }
    line("lists of words for names", lists, None);
    let model = size(repo.dist().join("names.model"))?;
    let both = Size { raw: model.raw + lists.raw, brotli: model.brotli + lists.brotli };
    line("model and lists", both, Some(MODEL_AND_LISTS));
    if !faults.is_empty() {
        bail!("{}", faults.join("; "));
    }
    Ok(())
}

/// A copy of the module in which zeros stand for the words of the lists: what they take is the difference.
fn without_lists(repo: &Repo, module: &Path) -> Result<PathBuf> {
    let mut bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    for file in entries(&repo.path(LISTS))?.into_iter().filter(|path| path.is_file()) {
        let source = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        for list in literals(&source).iter().filter(|literal| literal.contains(' ')) {
            // The texts of tests are not there.
            if let Some(at) = bytes.windows(list.len()).position(|bytes| bytes == list.as_bytes()) {
                bytes[at..at + list.len()].fill(0);
            }
        }
    }
    let copy = repo.target("xtask/without-lists.wasm");
    fs::write(&copy, bytes).with_context(|| format!("cannot write {}", copy.display()))?;
    Ok(copy)
}

/// The literals of a source, which have no quotation marks inside.
fn literals(source: &str) -> Vec<String> {
    let code: Vec<&str> = source.lines().map(str::trim).filter(|line| !line.starts_with("//")).collect();
    let code = code.join("\n").replace("\\\n", "");
    code.split('"').skip(1).step_by(2).map(str::to_owned).collect()
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
    fn literals_go_on_in_the_next_line() {
        let source = "/// Not \"this\".\nnew(&[\"a b \\\n     c\", \"d\"])";
        assert_eq!(literals(source), ["a b c", "d"]);
    }

    #[test]
    fn thousands_are_grouped_from_the_right() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(thousands(number), text);
        }
    }
}
