//! The command line, `backstory`.

use std::process::ExitCode;

fn main() -> ExitCode {
    backstory::cli::run()
}
