//! Knowledge packs: entities, aliases, dated facts, offices, sources and series; the compiled file and its checks.
//!
//! Knows no articles. The compiler from sources is native only.

mod chunk;
mod container;
mod correct;
mod error;
mod excerpt;
mod file;
mod lookup;
mod model;
mod money;
mod names;
mod packs;
mod record;
mod senses;
mod series;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub mod source;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
mod take;
pub(crate) mod wire;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
mod write;

pub use chunk::ChunkId;
pub(crate) use container::checksum;
pub use container::{Bytes, FORMAT_VERSION};
pub use correct::Corrected;
pub use error::PackError;
pub use excerpt::{BlockNames, Excerpt, FoundName, TakenFrom, TextHash};
pub use file::Pack;
pub use lookup::Lookup;
pub use model::*;
pub use money::{Prices, Rate};
pub use packs::{NounSense, OfficeId, Origin, Packs};
pub use series::*;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub use take::{Needs, Part};
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub(crate) use write::hashes_of;
