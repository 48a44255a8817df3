//! The commands of this repository: `cargo xtask build`, `sizes`, `demo`, `bench`, `core` and `test`. Each installs what it
//! needs.

mod bench;
mod build;
mod core;
mod packages;
mod repo;
mod run;
mod serve;
mod sizes;
mod stages;
mod tools;

use anyhow::{Result, bail};
use bench::Which;
use repo::Repo;
use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask <command>

  build                        build the widget, the packs and the demo into www/dist, and check their sizes
  sizes                        build, and tell what names and what figures add to the module
  bench [scale|pass|page]      time annotation natively, and the wasm against compromise in Node; with `scale`, what a
                               pack of a million names costs: bytes, finding names, building, opening here and in Chromium;
                               with `pass`, from an article in Chromium to marks on it against mark.js, compromise and
                               plain JavaScript; with `page`, what the widget costs the demo by Lighthouse's reckoning
  core                         fetch the packages that packs/core is made from, and make it anew
  demo [--port N] [--no-build] build, then serve the demo on localhost (port 8080, or a free one if it is taken)
  test [--all]                 install what the tests need, then run all of them (--all: the slow ones too)
";

enum Command {
    Help,
    Build,
    Sizes,
    Bench(Which),
    Core,
    Demo { port: u16, build: bool },
    Test { all: bool },
}

fn main() -> ExitCode {
    let command = match parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(error) => {
            eprintln!("error: {error}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match execute(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn execute(command: Command) -> Result<()> {
    let repo = Repo::find()?;
    match command {
        Command::Help => print!("{USAGE}"),
        Command::Build => build_from_nothing(&repo)?,
        Command::Sizes => {
            build_from_nothing(&repo)?;
            sizes::layers(&repo)?;
        }
        Command::Bench(which) => {
            tools::for_build(&repo)?;
            which.run(&repo)?;
        }
        Command::Core => core::core(&repo)?,
        Command::Demo { port, build } => {
            if build {
                build_from_nothing(&repo)?;
            }
            serve::serve(&repo.dist(), port)?;
        }
        Command::Test { all } => stages::test(&repo, all)?,
    }
    Ok(())
}

fn build_from_nothing(repo: &Repo) -> Result<()> {
    tools::for_build(repo)?;
    build::build(repo)
}

fn parse(mut args: impl Iterator<Item = String>) -> Result<Command> {
    let mut command = match args.next().as_deref() {
        Some("build") => Command::Build,
        Some("sizes") => Command::Sizes,
        Some("bench") => Command::Bench(Which::Annotation),
        Some("core") => Command::Core,
        Some("demo") => Command::Demo { port: 8080, build: true },
        Some("test") => Command::Test { all: false },
        None | Some("help" | "--help" | "-h") => Command::Help,
        Some(other) => bail!("no command `{other}`"),
    };
    while let Some(arg) = args.next() {
        match (&mut command, arg.as_str()) {
            (Command::Demo { port, .. }, "--port") => {
                let value = args.next().unwrap_or_default();
                let Ok(number) = value.parse() else { bail!("`--port` needs a number from 0 to 65535") };
                *port = number;
            }
            (Command::Demo { build, .. }, "--no-build") => *build = false,
            (Command::Test { all }, "--all") => *all = true,
            (_, "--help" | "-h") => command = Command::Help,
            (Command::Bench(which @ Which::Annotation), name) => match Which::named(name) {
                Some(named) => *which = named,
                None => bail!("no benchmark `{name}`"),
            },
            _ => bail!("unexpected `{arg}`"),
        }
    }
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_line(line: &str) -> Result<Command> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_belong_to_their_command() {
        assert!(matches!(parse_line("demo --port 9000"), Ok(Command::Demo { port: 9000, build: true })));
        assert!(matches!(parse_line("demo --no-build"), Ok(Command::Demo { port: 8080, build: false })));
        assert!(matches!(parse_line("test --all"), Ok(Command::Test { all: true })));
        assert!(matches!(parse_line("bench"), Ok(Command::Bench(Which::Annotation))));
        assert!(matches!(parse_line("bench scale"), Ok(Command::Bench(Which::Scale))));
        assert!(matches!(parse_line("bench pass"), Ok(Command::Bench(Which::Pass))));
        assert!(matches!(parse_line(""), Ok(Command::Help)));
        for wrong in [
            "deploy",
            "build --all",
            "demo --port",
            "demo --port 70000",
            "test extra",
            "bench speed",
            "bench page pass",
        ] {
            assert!(parse_line(wrong).is_err(), "accepted: {wrong}");
        }
    }
}
