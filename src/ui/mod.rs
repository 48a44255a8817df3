//! What the reader's hands mean: pure state machines over time and rectangles, tested natively with a fake clock.

pub mod control;
pub mod dwell;
pub mod intent;
pub mod pace;
pub mod place;
pub mod rewrite;
pub mod touch;
pub mod trail;
