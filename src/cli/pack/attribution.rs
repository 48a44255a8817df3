//! `backstory pack attribution`: the credits that licences ask for.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::cli::files::{Format, print, print_json};
use crate::cli::load::pack;
use crate::cli::{Failure, Outcome};
use crate::pack::{Pack, Source};

#[derive(Args)]
pub(in crate::cli) struct Options {
    /// A compiled pack, or a folder of sources.
    pack: PathBuf,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Serialize)]
struct Credit<'p> {
    id: &'p str,
    title: &'p str,
    publisher: &'p str,
    url: &'p str,
    licence: &'p str,
    attribution: Option<&'p str>,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let pack = pack(&options.pack)?;
    match options.format {
        Format::Text => print(credits(&pack).trim_end())?,
        Format::Json => print_json(&pack.sources().iter().map(credit).collect::<Vec<_>>())?,
    }
    Ok(Outcome::Fine)
}

fn credit(source: &Source) -> Credit<'_> {
    Credit {
        id: &source.id,
        title: &source.title,
        publisher: &source.publisher,
        url: &source.url,
        licence: &source.licence,
        attribution: source.attribution.as_deref(),
    }
}

/// Every source with its licence and the credit that it asks for.
pub(in crate::cli) fn credits(pack: &Pack) -> String {
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
