//! Where things are.

use anyhow::{Context, Result};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub struct Repo {
    root: PathBuf,
    target: PathBuf,
}

impl Repo {
    pub fn find() -> Result<Repo> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent folder")?;
        // This program is TARGET/debug/xtask, wherever the reader's settings have put TARGET.
        let exe = env::current_exe().context("where this program is")?;
        let target = exe.ancestors().nth(2).context("this program is not in a target folder")?;
        Ok(Repo { root: root.to_owned(), target: target.to_owned() })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path in the working tree, given with `/`.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// A path in cargo's target folder.
    pub fn target(&self, relative: &str) -> PathBuf {
        self.target.join(relative)
    }

    /// Where cargo unpacks the sources of crates.
    pub fn cargo_home(&self) -> PathBuf {
        let default = || env::home_dir().unwrap_or_default().join(".cargo");
        env::var_os("CARGO_HOME").map_or_else(default, PathBuf::from)
    }

    /// What a publisher serves, and beside it the demo.
    pub fn dist(&self) -> PathBuf {
        self.path("www/dist")
    }

    /// Programs that we installed for this clone only.
    pub fn tools(&self) -> PathBuf {
        self.target("tools")
    }

    /// `PATH` with our own tools first, so that a stray version elsewhere does no harm.
    fn search_path(&self) -> Result<std::ffi::OsString> {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let ours = std::iter::once(self.tools().join("bin"));
        env::join_paths(ours.chain(env::split_paths(&inherited))).context("PATH")
    }

    /// The first program of this name on our `PATH`.
    pub fn which(&self, program: &str) -> Option<PathBuf> {
        let file = format!("{program}{}", env::consts::EXE_SUFFIX);
        env::split_paths(&self.search_path().ok()?).map(|dir| dir.join(&file)).find(|path| path.is_file())
    }

    /// A command that runs at the root of the repository and sees our tools.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Result<Command> {
        let mut command = Command::new(program);
        command
            .current_dir(&self.root)
            .env("PATH", self.search_path()?)
            .env("CARGO_TARGET_DIR", &self.target);
        Ok(command)
    }

    pub fn cargo(&self) -> Result<Command> {
        self.command("cargo")
    }

    /// The version `Cargo.lock` has for a package.
    pub fn locked_version(&self, package: &str) -> Result<String> {
        let lock = fs::read_to_string(self.path("Cargo.lock")).context("cannot read Cargo.lock")?;
        version_in_lock(&lock, package).with_context(|| format!("Cargo.lock has no package `{package}`"))
    }
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    Some(lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_not_mistaken_for_one_whose_name_starts_the_same() {
        let lock = "[[package]]\nname = \"wasm-bindgen-test\"\nversion = \"0.3.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }
}
