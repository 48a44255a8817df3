//! `backstory pack`: writing, checking, building and looking after packs.

mod attribution;
mod build;
mod check;
mod coverage;
mod diff;
mod filter;
mod new;
mod reading;
mod schema;
mod stale;
mod stats;

pub(super) use attribution::credits;
use clap::Subcommand;

use super::{Failure, Outcome};

#[derive(Subcommand)]
pub(super) enum Command {
    /// Write a small pack that is complete and explains itself.
    New(new::Options),
    /// Report all faults of a pack's sources: exit code 1 if there are any.
    Check(check::Options),
    /// Compile a pack's sources into one file, with its list of credits beside it.
    Build(build::Options),
    /// Write the file by which the loader fetches nothing more where no pack has anything to say: `docs/embedding.md`.
    Filter(filter::Options),
    /// Which marks and cards of an archive change from one pack to another: exit code 1 if any do.
    Diff(diff::Options),
    /// Names and figures of an archive that have no card, the most frequent first.
    Coverage(coverage::Options),
    /// What of a pack's sources must be looked at again by a day: exit code 1 if anything must.
    Stale(stale::Options),
    /// Print the credits that a pack's licences ask for.
    Attribution(attribution::Options),
    /// Count what a pack knows.
    Stats(stats::Options),
    /// Print or write the JSON Schemas by which editors complete and check sources.
    Schema(schema::Options),
}

pub(super) fn run(command: &Command) -> Result<Outcome, Failure> {
    match command {
        Command::New(options) => new::run(options),
        Command::Check(options) => check::run(options),
        Command::Build(options) => build::run(options),
        Command::Filter(options) => filter::run(options),
        Command::Diff(options) => diff::run(options),
        Command::Coverage(options) => coverage::run(options),
        Command::Stale(options) => stale::run(options),
        Command::Attribution(options) => attribution::run(options),
        Command::Stats(options) => stats::run(options),
        Command::Schema(options) => schema::run(options),
    }
}
