//! A bar on the error output while something takes long; nothing where that is no terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Does something of which nobody knows how long it takes.
pub(super) fn while_working<T>(what: &'static str, work: impl FnOnce() -> T) -> T {
    let bar = ProgressBar::new_spinner().with_message(what);
    bar.enable_steady_tick(Duration::from_millis(200));
    let done = work();
    bar.finish_and_clear();
    done
}

/// A bar of so many bytes of `what`. It goes away when it is finished.
pub(super) fn bytes(total: u64, what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(total).with_message(what);
    let style = ProgressStyle::with_template("{msg} {wide_bar} {percent}% {eta}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
