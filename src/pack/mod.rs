//! Knowledge packs: entities, aliases, dated facts, offices, sources and series; the compiled file and its checks.
//!
//! Knows no articles. The compiler from sources is native only.

mod model;

pub use model::*;
