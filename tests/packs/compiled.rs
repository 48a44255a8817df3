//! The packs of this repository, compiled from their sources.

use std::path::Path;

use backstory::pack::Pack;
use backstory::pack::source::compile;

/// The pack whose sources stand in `folder` of the repository.
pub fn compiled(folder: &str) -> Pack {
    let compiled = compile(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect(folder);
    compiled.unwrap_or_else(|report| panic!("{folder}: {:#?}", report.faults)).0
}
