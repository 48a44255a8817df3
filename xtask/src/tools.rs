//! What the build and the tests need from outside: found where it is, installed where it is not.

use crate::repo::Repo;
use crate::run::{output, run};
use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The last versions these commands were tried with.
const WASM_PACK: &str = "0.15.1";
const GECKODRIVER: &str = "0.37.1";

pub fn for_build(repo: &Repo) -> Result<()> {
    wasm_target(repo)?;
    std_source(repo)?;
    wasm_bindgen(repo)?;
    npm_packages(repo)
}

/// Rust's standard library for wasm.
pub fn wasm_target(repo: &Repo) -> Result<()> {
    let libraries = output(repo.command("rustc")?.args([
        "--print",
        "target-libdir",
        "--target",
        "wasm32-unknown-unknown",
    ]))?;
    if Path::new(&libraries).is_dir() {
        return found("wasm32-unknown-unknown", &libraries);
    }
    if repo.which("rustup").is_none() {
        bail!(
            "Rust's target wasm32-unknown-unknown is missing; install it as you installed Rust, or use rustup"
        );
    }
    run(repo.command("rustup")?.args(["target", "add", "wasm32-unknown-unknown"])).context(
        "cannot install Rust's target wasm32-unknown-unknown; try `rustup target add wasm32-unknown-unknown`",
    )
}

/// The source of Rust's standard library, to compile it for size. Where it cannot be had the module is larger, and
/// that is all.
pub fn std_source(repo: &Repo) -> Result<()> {
    if let Some(source) = has_std_source(repo)? {
        return found("rust-src", &source.display().to_string());
    }
    let added = repo.which("rustup").is_some()
        && run(repo.command("rustup")?.args(["component", "add", "rust-src"])).is_ok();
    if !added {
        println!(
            "rust-src cannot be installed: the module will be 8 KB larger; try `rustup component add rust-src`"
        );
    }
    Ok(())
}

pub fn has_std_source(repo: &Repo) -> Result<Option<PathBuf>> {
    let sysroot = output(repo.command("rustc")?.args(["--print", "sysroot"]))?;
    let source = Path::new(&sysroot).join("lib/rustlib/src/rust/library/std");
    Ok(source.is_dir().then_some(source))
}

/// `wasm-bindgen` and its test runner refuse a module made with another version of the library.
pub fn wasm_bindgen(repo: &Repo) -> Result<()> {
    cargo_tool(repo, "wasm-bindgen", "wasm-bindgen-cli", &repo.locked_version("wasm-bindgen")?)
}

pub fn wasm_pack(repo: &Repo) -> Result<()> {
    cargo_tool(repo, "wasm-pack", "wasm-pack", WASM_PACK)
}

fn cargo_tool(repo: &Repo, program: &str, package: &str, version: &str) -> Result<()> {
    if let Some(path) = repo.which(program)
        && output(repo.command(&path)?.arg("--version")).is_ok_and(|answer| tells(&answer, version))
    {
        return found(&format!("{program} {version}"), &path.to_string_lossy());
    }
    println!("{program} {version} is not here yet: compiling it, which takes some minutes");
    let install = |locked: &[&str]| {
        run(repo
            .cargo()?
            // Kept between runs, so that an interrupted install goes on where it stopped.
            .env("CARGO_TARGET_DIR", repo.tools().join("build"))
            // These programs run for a second at a time; compiling them is what takes long.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .args(["install", package, "--version", version, "--force", "--root"])
            .arg(repo.tools())
            .args(locked))
    };
    // The authors' own lock file first; it can name a version that the registry in use does not have.
    install(&["--locked"]).or_else(|_| install(&[])).with_context(|| {
        format!(
            "cannot install {program}; try `cargo install {package} --version {version}` and see what it says"
        )
    })
}

/// Whether what a program says of itself names this version.
fn tells(answer: &str, version: &str) -> bool {
    answer.lines().next().is_some_and(|line| line.split(' ').any(|word| word == version))
}

/// What `npm ci` installs, as `www/package-lock.json` has it.
pub fn npm_packages(repo: &Repo) -> Result<()> {
    for program in ["node", "npm"] {
        if repo.which(program).is_none() {
            bail!(
                "{program} is missing; install Node 20 or later from https://nodejs.org or your distribution"
            );
        }
    }
    let lock = fs::read(repo.path("www/package-lock.json")).context("cannot read www/package-lock.json")?;
    // npm's own record of what it installed is not the lock file, so we leave a copy of that beside it.
    let stamp = repo.path("www/node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return found("npm packages", "www/node_modules");
    }
    run(repo
        .command("npm")?
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(repo.path("www")))
    .context("cannot install the npm packages; try `npm ci` in www and see what it says")?;
    fs::write(&stamp, lock).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Chromium and its WebDriver, the two of one version.
pub fn browser(repo: &Repo) -> Result<()> {
    if let (Some(chromium), Some(driver)) = (chromium(repo), chromedriver(repo)) {
        found("Chromium", &chromium.to_string_lossy())?;
        return found("ChromeDriver", &driver.to_string_lossy());
    }
    let by_hand = "Chromium or ChromeDriver is missing; install both (Debian: `apt-get install chromium \
                   chromium-driver`), or name them in BACKSTORY_CHROMIUM and CHROMEDRIVER";
    // A machine without a font paints no text, and text of no size cannot be pointed at.
    apt_install(repo, &["chromium", "chromium-driver", "fonts-liberation"], by_hand)
}

/// The other two engines that the tests of `--all` open, with their WebDrivers and a screen for the one that needs it.
pub fn engines(repo: &Repo) -> Result<()> {
    let programs = ["firefox-esr", "WebKitWebDriver", "Xvfb"];
    if programs.iter().any(|program| repo.which(program).is_none()) {
        let by_hand = "Firefox, WebKitWebDriver or Xvfb is missing; install them (Debian: `apt-get install firefox-esr \
                       webkit2gtk-driver xvfb`)";
        apt_install(repo, &["firefox-esr", "webkit2gtk-driver", "xvfb"], by_hand)?;
    }
    cargo_tool(repo, "geckodriver", "geckodriver", GECKODRIVER)
}

/// Installs Debian packages where that is allowed; else says what to do by hand.
fn apt_install(repo: &Repo, packages: &[&str], by_hand: &'static str) -> Result<()> {
    if !is_debian_root(repo) {
        bail!("{by_hand}");
    }
    let apt =
        |args: &[&str]| run(repo.command("apt-get")?.env("DEBIAN_FRONTEND", "noninteractive").args(args));
    apt(&["update"]).context(by_hand)?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat()).context(by_hand)
}

pub fn chromium(repo: &Repo) -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    from_env("BACKSTORY_CHROMIUM").or_else(|| names.iter().find_map(|name| repo.which(name)))
}

pub fn chromedriver(repo: &Repo) -> Option<PathBuf> {
    from_env("CHROMEDRIVER").or_else(|| repo.which("chromedriver"))
}

fn from_env(name: &str) -> Option<PathBuf> {
    env::var_os(name).map(PathBuf::from).filter(|path| path.is_file())
}

fn is_debian_root(repo: &Repo) -> bool {
    let root = repo.command("id").and_then(|mut id| output(id.arg("-u"))).is_ok_and(|id| id == "0");
    root && repo.which("apt-get").is_some()
}

fn found(what: &str, place: &str) -> Result<()> {
    println!("{what}: {place}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_in_the_first_line_as_a_word() {
        assert!(tells("wasm-bindgen 0.2.130", "0.2.130"));
        assert!(tells("geckodriver 0.37.1 (abc 2026-01-01)\n\nThe source code", "0.37.1"));
        assert!(!tells("geckodriver 0.37.10", "0.37.1"));
        assert!(!tells("geckodriver\n0.37.1", "0.37.1"));
    }
}
