//! Backstory reads a news article, finds its named entities and its figures, and explains them with cards made
//! from packs of sourced, dated facts.
//!
//! The layers depend one way: `value ← text ← pack, figure, article; text, pack ← mention; all of these ← annotate
//! ← card ← publish, page, wasm, cli; publish ← cli; ui ← page`. `ARCHITECTURE.md` says what each knows.
//!
//! Everything but `page` and `wasm` is a pure function of its inputs: no clock, no network, no DOM, no randomness.

pub mod annotate;
pub mod article;
pub mod card;
pub mod figure;
pub mod mention;
pub mod pack;
pub mod text;
pub mod ui;
pub mod value;

#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub mod cli;
#[cfg(target_arch = "wasm32")]
pub mod page;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub mod publish;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
