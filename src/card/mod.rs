//! Cards: choosing and wording what is said, on demand, as plain data.

mod view;

pub use view::*;
