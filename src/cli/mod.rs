//! cli

pub mod feed;
pub mod html;
