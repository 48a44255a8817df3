//! Facts and offices by date.
#![cfg(feature = "cli")]

#[path = "../packs/compiled.rs"]
mod compiled;
#[path = "../packs/folder.rs"]
mod folder;
mod holders;
#[path = "../telling/mod.rs"]
mod telling;
mod then_and_now;
mod timelines;
