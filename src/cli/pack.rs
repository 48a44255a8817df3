//! `backstory pack`: checking and building packs.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::{Failure, Outcome, load};
use crate::pack::Pack;
use crate::pack::source::{Report, compile};

#[derive(Subcommand)]
pub(super) enum Command {
    /// Report all faults of a pack's sources: exit code 1 if there are any.
    Check { folder: PathBuf },
    /// Compile a pack's sources into one file, with its list of credits beside it.
    Build {
        folder: PathBuf,
        /// Where to write; the pack's id with `.pack` in this folder without it.
        #[arg(short, long)]
        output: Option<PathBuf>,
        /// Put what only cards say into chunks of 64 entities, files in the folder `chunks` beside the output, which
        /// the page loads when it needs them. For packs of very many entities.
        #[arg(long)]
        chunks: bool,
    },
}

pub(super) fn run(command: &Command) -> Result<Outcome, Failure> {
    match command {
        Command::Check { folder } => Ok(match checked(folder)? {
            Some(pack) => {
                println!("{}", summary(&pack));
                Outcome::Fine
            }
            None => Outcome::Issues,
        }),
        Command::Build { folder, output, chunks } => build(folder, output.as_deref(), *chunks),
    }
}

fn build(folder: &Path, output: Option<&Path>, chunks: bool) -> Result<Outcome, Failure> {
    let Some(pack) = checked(folder)? else { return Ok(Outcome::Issues) };
    let output = output.map_or_else(|| PathBuf::from(format!("{}.pack", pack.info().id)), Path::to_path_buf);
    let bytes = if chunks { write_chunks(&pack, &output)? } else { pack.to_bytes() };
    write(&output, &bytes)?;
    let credits = output.with_extension("attribution.txt");
    write(&credits, attribution(&pack).as_bytes())?;
    println!("{}; {} bytes in {}", summary(&pack), bytes.len(), output.display());
    Ok(Outcome::Fine)
}

/// Writes the chunks of a pack; gives the bytes of what is left of it.
fn write_chunks(pack: &Pack, output: &Path) -> Result<Vec<u8>, Failure> {
    let (head, chunks) = pack.split();
    for (name, chunk) in &chunks {
        write(&load::chunk_path(output, name), chunk)?;
    }
    println!("{} chunks, {} bytes", chunks.len(), chunks.iter().map(|(_, chunk)| chunk.len()).sum::<usize>());
    Ok(head.to_bytes())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure(format!("{}: {error}", folder.display())))?;
    }
    fs::write(path, bytes).map_err(|error| Failure(format!("{}: {error}", path.display())))
}

/// The compiled pack, or `None` once its faults are printed.
fn checked(folder: &Path) -> Result<Option<Pack>, Failure> {
    let compiled = compile(folder).map_err(|error| Failure(format!("{}: {error}", folder.display())))?;
    let (pack, report) = match compiled {
        Ok((pack, report)) => (Some(pack), report),
        Err(report) => (None, report),
    };
    print(folder, &report);
    Ok(pack)
}

fn print(folder: &Path, report: &Report) {
    let folder = folder.display();
    let faults = report.faults.iter().map(|fault| format!("{folder}/{fault}\n"));
    let notes = report.notes.iter().map(|note| format!("{folder}/{note} (note)\n"));
    // At once: a gazetteer has a note for each of its fifty thousand namesakes.
    eprint!("{}", faults.chain(notes).collect::<String>());
    match report.faults.len() {
        0 => {}
        1 => eprintln!("1 fault"),
        many => eprintln!("{many} faults"),
    }
}

fn summary(pack: &Pack) -> String {
    let facts: usize = pack.entities().iter().map(|e| e.facts.len() + e.positions.len()).sum();
    let rows: usize = pack.series().iter().map(|s| s.rows.len()).sum();
    format!(
        "{} {}: {} entities, {} aliases, {facts} facts, {} offices, {} series with {rows} rows, {} sources",
        pack.info().id,
        pack.info().version,
        pack.entities().len(),
        pack.alias_count(),
        pack.offices().len(),
        pack.series().len(),
        pack.sources().len(),
    )
}

/// Every source with its licence and the credit that it asks for.
pub(super) fn attribution(pack: &Pack) -> String {
    let info = pack.info();
    let mut out = format!("Sources of \"{}\", version {}\n", info.title, info.version);
    for source in pack.sources() {
        let credit = source.attribution.as_deref().map(|credit| format!(" {credit}.")).unwrap_or_default();
        let line = format!(
            "\n{}. {}. {}\nLicence: {}.{credit}\n",
            source.title, source.publisher, source.url, source.licence
        );
        out.push_str(&line);
    }
    out
}
