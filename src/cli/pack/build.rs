//! `backstory pack build`: one file of a pack's sources, and its credits.

use std::path::{Path, PathBuf};

use clap::Args;

use super::attribution::credits;
use super::check::{compiled, say};
use super::stats::summary;
use crate::cli::files::{Inputs, print, write};
use crate::cli::load::chunk_path;
use crate::cli::{Failure, Outcome};
use crate::pack::Pack;

#[derive(Args)]
pub(in crate::cli) struct Options {
    folder: PathBuf,
    /// Where to write; the pack's id with `.pack` in this folder without it.
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// Put what only cards say into chunks of 64 entities, files in the folder `chunks` beside the output, which the
    /// page loads when it needs them. For packs of very many entities.
    #[arg(long)]
    chunks: bool,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let (pack, report) = compiled(&options.folder, None)?;
    say(&options.folder, &report);
    let Some(pack) = pack else { return Ok(Outcome::Issues) };
    let output = options.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.pack", pack.info().id)));
    let sources = Inputs::new([&options.folder].into_iter());
    sources.refuse(&output).map_err(Failure)?;
    let bytes = if options.chunks { write_chunks(&pack, &output)? } else { pack.to_bytes() };
    write(&output, &bytes)?;
    write(&output.with_extension("attribution.txt"), credits(&pack))?;
    print(&format!("{}; {} bytes in {}", summary(&pack), bytes.len(), output.display()))?;
    Ok(Outcome::Fine)
}

/// Writes the chunks of a pack; gives the bytes of what is left of it.
fn write_chunks(pack: &Pack, output: &Path) -> Result<Vec<u8>, Failure> {
    let (head, chunks) = pack.split();
    for (name, chunk) in &chunks {
        write(&chunk_path(output, name), chunk)?;
    }
    let bytes: usize = chunks.iter().map(|(_, chunk)| chunk.len()).sum();
    print(&format!("{} chunks, {bytes} bytes", chunks.len()))?;
    Ok(head.to_bytes())
}
