//! What the reader's hands mean: pure state machines over time and rectangles, tested natively with a fake clock.

pub mod dwell;
pub mod intent;
pub mod place;
pub mod touch;
