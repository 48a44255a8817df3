//! A bar on the error output while something takes long; nothing where that is no terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of so many bytes of `what`. It goes away when it is finished.
pub(super) fn bytes(total: u64, what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(total).with_message(what);
    let style = ProgressStyle::with_template("{msg} {wide_bar} {percent}% {eta}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
