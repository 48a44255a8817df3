//! The command line: `backstory annotate` and `backstory pack`.

use std::process::ExitCode;

fn main() -> ExitCode {
    backstory::cli::run()
}
