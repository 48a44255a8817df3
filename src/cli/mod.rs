//! The command line: files in, reports out. Turns every outcome into one of three exit codes.

mod annotate;
mod archive;
mod article;
mod explain;
mod feed;
mod files;
mod html;
mod import;
mod input;
mod load;
mod messages;
mod overrides;
mod pack;
mod progress;

pub use feed::{decode, outline_of_html, read_html, read_plain};
pub use html::{Tree, TreeElement, Visit};

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(
    name = "backstory",
    version,
    about = "Explains the names and figures in news articles from sourced packs"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Find the names and figures of an article (HTML or plain text) or of many (JSON lines).
    Annotate(annotate::Options),
    /// Publish articles: write for each a pack of what its page needs, out of all that the packs know.
    Article(article::Options),
    /// Check and build knowledge packs.
    #[command(subcommand)]
    Pack(pack::Command),
    /// Check and build the words of the interface in another language.
    Messages(messages::Options),
    /// Write pack sources from lists that others keep.
    #[command(subcommand)]
    Import(import::Command),
}

/// How a command ended; what it had to say has been said.
enum Outcome {
    Fine,
    /// It ran, and found faults in what it was given: exit code 1.
    Issues,
}

/// A command that could not run: one line, exit code 2.
struct Failure(String);

impl<E: std::fmt::Display> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Help as clap prints it; what is wrong with the arguments in one line, as for every other failure.
fn misused(error: &clap::Error) -> ExitCode {
    use clap::error::ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand, DisplayVersion};
    if matches!(error.kind(), DisplayHelp | DisplayVersion | DisplayHelpOnMissingArgumentOrSubcommand) {
        error.exit();
    }
    let message = error.to_string();
    let lines =
        message.lines().take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"));
    let lines: Vec<&str> = lines.map(str::trim).filter(|line| !line.is_empty()).collect();
    let reason = lines.join(" ").replace(" tip: ", "; ");
    eprintln!("backstory: {}", reason.strip_prefix("error: ").unwrap_or(&reason));
    ExitCode::from(2)
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return misused(&error),
    };
    let outcome = match arguments.command {
        Command::Annotate(options) => annotate::run(&options),
        Command::Article(options) => article::run(&options),
        Command::Pack(command) => pack::run(&command),
        Command::Messages(options) => messages::run(&options),
        Command::Import(command) => import::run(&command),
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Issues) => ExitCode::from(1),
        Err(Failure(reason)) => {
            eprintln!("backstory: {reason}");
            ExitCode::from(2)
        }
    }
}
