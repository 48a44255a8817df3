//! Knowledge packs: entities, aliases, dated facts, offices, sources and series; the compiled file and its checks.
//!
//! Knows no articles. The compiler from sources is native only.

mod correct;
mod file;
mod model;
mod money;
mod names;
mod packs;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub mod source;
mod wire;

pub use correct::Corrected;
pub(crate) use file::checksum;
pub use file::{FORMAT_VERSION, Pack, PackError};
pub use model::*;
pub use money::{Prices, Rate};
pub use packs::{NounSense, OfficeId, Origin, Packs};
