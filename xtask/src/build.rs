//! Everything a publisher serves, made into `www/dist`: loader, wasm, packs; and beside them the demo.

use crate::repo::Repo;
use crate::run::run;
use crate::sizes;
use crate::tools;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// One step: what it makes, and how.
type Step = (&'static str, fn(&Repo) -> Result<()>);

const STEPS: [Step; 6] = [
    ("loader", loader),
    ("wasm", wasm),
    ("packs", packs),
    ("messages", messages),
    ("site", site),
    ("demo", demo),
];

/// Builds what can be built, and only then fails for what could not.
pub fn build(repo: &Repo) -> Result<()> {
    // From empty, so that nothing of an older build is published.
    remove(&repo.dist())?;
    let mut faults = Vec::new();
    for (name, step) in STEPS {
        println!("-- {name}");
        if let Err(error) = step(repo) {
            faults.push(format!("{name}: {error:#}"));
        }
    }
    if let Err(error) = sizes::check(repo) {
        faults.push(format!("sizes: {error:#}"));
    }
    if !faults.is_empty() {
        bail!("the build is not as it should be\n  {}", faults.join("\n  "));
    }
    Ok(())
}

fn loader(repo: &Repo) -> Result<()> {
    let dist = repo.dist();
    create(&dist)?;
    run(repo.command("node")?.arg(repo.path("www/loader.js")).arg(&dist))?;
    let beside = [
        "www/src/index.d.ts",
        "www/src/element.d.ts",
        "src/mention/find/names.model",
        "LICENSE-APACHE",
        "LICENSE-MIT",
    ];
    beside.iter().map(|file| repo.path(file)).try_for_each(|file| {
        let name = file.file_name().context("a file has a name")?;
        copy(&file, &dist.join(name))
    })
}

fn wasm(repo: &Repo) -> Result<()> {
    let glue = repo.target("xtask/glue");
    compile(repo, &[], &[], &glue)?;
    shrink(repo, &glue)?;
    let shrunk = repo.target("xtask/shrunk");
    for file in OUT {
        copy(&shrunk.join(file), &repo.dist().join(file))?;
    }
    Ok(())
}

/// The same core with a door for tests (feature `inspect`), which readers need not load: 2 KB.
pub fn inspector(repo: &Repo) -> Result<()> {
    compile(repo, &["--features", "inspect"], &[], &repo.target("xtask/inspector"))
}

/// The same as small as what readers get. Gives its folder.
pub fn small_inspector(repo: &Repo) -> Result<PathBuf> {
    inspector(repo)?;
    let small = repo.target("xtask/inspector-small");
    shrink_into(repo, &repo.target("xtask/inspector"), &small)?;
    Ok(small)
}

/// The module as readers get it but for one thing, which the core leaves out where `cfg` is set: what that costs is the
/// difference. Gives the folder of the small forms.
pub fn without(repo: &Repo, cfg: &str) -> Result<PathBuf> {
    let (glue, shrunk) = (repo.target("xtask/without"), repo.target("xtask/without-shrunk"));
    compile(repo, &[], &["--cfg", cfg], &glue)?;
    shrink_into(repo, &glue, &shrunk)?;
    Ok(shrunk)
}

fn shrink_into(repo: &Repo, glue: &Path, small: &Path) -> Result<()> {
    create(small)?;
    run(repo.command("node")?.arg(repo.path("www/shrink.js")).args([glue, small]))
}

/// What makes the module smaller still, told to the last step alone.
const SMALL: [&str; 2] = [
    // LLVM would keep a running address beside each index of a loop (1.6 KB, brotli) and reckon in one branch what is at
    // hand in another (0.2 KB); engines do the like again.
    "-Cllvm-args=-disable-lsr -enable-pre=false -enable-load-pre=false",
    // 896 KB of stack in place of 1 MB: all data lies below 2^20, where an address takes three bytes and not four.
    "-Clink-arg=-zstack-size=917504",
];

/// Builds the module with the standard library beside it, from its source.
///
/// As it comes, the standard library is compiled for speed, and every place that may panic carries the words for it,
/// which nobody reads in a browser. Compiled for size and with panics that just stop, the module is a tenth smaller
/// (8 KB brotli). Cargo calls that unstable and asks for `RUSTC_BOOTSTRAP`; the toolchain is pinned, so it cannot
/// change under us. Tests run on the standard library as it comes.
fn compile(repo: &Repo, features: &[&str], rustc: &[&str], glue: &Path) -> Result<()> {
    // A folder of its own: crates that look at RUSTC_BOOTSTRAP would be compiled again and again beside other builds.
    let target = repo.target("xtask/wasm");
    let mut cargo = repo.cargo()?;
    cargo
        // A third smaller than 3 here; measured with this build.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z")
        // These variables would take the place of the flags in `.cargo/config.toml`.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        // The crate type is given here: `cdylib` beside `rlib` in the manifest silently drops LTO, a third of the size.
        .args(["rustc", "--lib", "--release", "--target", "wasm32-unknown-unknown", "--crate-type", "cdylib"])
        .args(features)
        .args(["--config", &same_paths_everywhere(repo), "--target-dir"])
        .arg(&target);
    if tools::has_std_source(repo)?.is_some() {
        let flags =
            "target.wasm32-unknown-unknown.rustflags=['-Zunstable-options', '-Cpanic=immediate-abort']";
        cargo
            .env("RUSTC_BOOTSTRAP", "1")
            .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
            .args(["--config", flags]);
    }
    run(cargo.arg("--").args(SMALL).args(rustc))?;
    remove(glue)?;
    run(repo
        .command("wasm-bindgen")?
        .args(["--target", "web", "--out-name", "core", "--no-typescript", "--out-dir"])
        .arg(glue)
        .arg(target.join("wasm32-unknown-unknown/release/backstory.wasm")))
}

/// A cargo setting that adds to the flags in `.cargo/config.toml`: source paths, which panics carry into the module, do
/// not tell where it was built, so that everyone builds the same bytes.
fn same_paths_everywhere(repo: &Repo) -> String {
    let from_to = [(repo.cargo_home(), "/cargo"), (repo.root().to_owned(), "/backstory")];
    let flags = from_to.map(|(from, to)| format!("'--remap-path-prefix={}={to}'", from.display()));
    format!("target.wasm32-unknown-unknown.rustflags=[{}]", flags.join(", "))
}

/// The module and its glue.
const OUT: [&str; 2] = ["core_bg.wasm", "core.js"];

/// Makes the small forms of what is in `glue`. wasm-opt is the slowest step of a warm build, so its last answer is kept
/// beside the question it belongs to.
fn shrink(repo: &Repo, glue: &Path) -> Result<()> {
    let (asked, answer) = (repo.target("xtask/asked"), repo.target("xtask/shrunk"));
    // Of the parts of the glue that are ours, the module does not tell what they say.
    let parts = ["www/shrink.js", "www/start.js", "src/page/walk.js", "src/page/calls.js"]
        .map(|file| (repo.path(file), asked.join(file.replace('/', "-"))));
    let same = |from: &Path, to: &Path| fs::read(from).is_ok_and(|a| fs::read(to).is_ok_and(|b| a == b));
    let answered =
        OUT.iter().all(|file| same(&glue.join(file), &asked.join(file)) && answer.join(file).is_file());
    if answered && parts.iter().all(|(part, kept)| same(part, kept)) {
        return Ok(());
    }
    remove(&asked)?;
    shrink_into(repo, glue, &answer)?;
    create(&asked)?;
    parts.iter().try_for_each(|(part, kept)| copy(part, kept))?;
    OUT.iter().try_for_each(|file| copy(&glue.join(file), &asked.join(file)))
}

fn packs(repo: &Repo) -> Result<()> {
    let sources = folders(&repo.path("packs"))?;
    run(repo.cargo()?.args(["build", "--release", "--features", "cli", "--bin", "backstory"]))?;
    let compiler = compiler(repo);
    create(&repo.dist().join("packs"))?;
    for source in sources {
        let name = source.file_name().unwrap_or_default().to_string_lossy();
        for (command, extension) in [("build", "pack"), ("filter", "filter")] {
            let file = format!("www/dist/packs/{name}.{extension}");
            run(repo.command(&compiler)?.args(["pack", command, &format!("packs/{name}"), "-o", &file]))?;
            require(&repo.path(&file))?;
        }
    }
    Ok(())
}

/// The interface's words in each language but English, which the core has.
fn messages(repo: &Repo) -> Result<()> {
    let compiler = compiler(repo);
    for source in entries(&repo.path("src/card/messages"))? {
        let name = source.file_stem().unwrap_or_default().to_string_lossy();
        if source.extension().is_some_and(|extension| extension == "toml") && name != "en" {
            let file = repo.dist().join("messages").join(format!("{name}.txt"));
            run(repo.command(&compiler)?.arg("messages").arg(&source).arg("-o").arg(&file))?;
        }
    }
    Ok(())
}

/// The command line, as the step for packs builds it.
pub fn compiler(repo: &Repo) -> PathBuf {
    repo.target("release").join(format!("backstory{}", std::env::consts::EXE_SUFFIX))
}

/// The same once more for a publisher's server, with hashes in the names of the files.
fn site(repo: &Repo) -> Result<()> {
    let dist = repo.dist();
    run(repo.command("node")?.arg(repo.path("www/site.js")).args([&dist, &dist.join("site")]))
}

fn demo(repo: &Repo) -> Result<()> {
    let sources = repo.path("www/demo");
    require(&sources.join("index.html"))?;
    copy_tree(&sources, &repo.dist().join("demo"))
}

/// The folders in a folder, in the order of their names.
fn folders(parent: &Path) -> Result<Vec<PathBuf>> {
    let mut found = entries(parent)?;
    found.retain(|path| path.is_dir());
    if found.is_empty() {
        bail!("{} has no folder in it", parent.display());
    }
    Ok(found)
}

fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    create(to)?;
    for source in entries(from)? {
        let target = to.join(source.file_name().unwrap_or_default());
        if source.is_dir() { copy_tree(&source, &target)? } else { copy(&source, &target)? }
    }
    Ok(())
}

/// What is in a folder, in the order of names.
pub fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let context = || format!("cannot read the folder {}", folder.display());
    let entries = fs::read_dir(folder).with_context(context)?;
    let mut paths =
        entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>().with_context(context)?;
    paths.sort();
    Ok(paths)
}

fn require(file: &Path) -> Result<()> {
    if !file.is_file() {
        bail!("{} is missing", file.display());
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}

fn create(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))
}

/// Removes a file, or a folder with all that is in it; nothing there is fine.
fn remove(path: &Path) -> Result<()> {
    let result = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match result {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}
