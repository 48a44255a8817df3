//! `backstory pack stats`: how much a pack knows, of what, and how well looked after it is.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::cli::files::{Format, print, print_json};
use crate::cli::load::pack;
use crate::cli::{Failure, Outcome};
use crate::pack::{Entity, Fact, Pack};

#[derive(Args)]
pub(in crate::cli) struct Options {
    /// A compiled pack, or a folder of sources.
    pack: PathBuf,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

type Counts = BTreeMap<String, usize>;

#[derive(Serialize)]
struct Stats {
    id: String,
    version: String,
    data_until: String,
    bytes: usize,
    aliases: usize,
    entities: Counts,
    facts: Counts,
    positions: usize,
    relations: usize,
    offices: usize,
    terms: usize,
    series: usize,
    rows: usize,
    sources: Counts,
    licences: Counts,
    /// The oldest and the newest day as of which a fact is known.
    as_of: Option<(String, String)>,
    reviewed_entities: usize,
    reviewed_facts: usize,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let stats = Stats::of(&pack(&options.pack)?);
    match options.format {
        Format::Text => print(&stats.text())?,
        Format::Json => print_json(&stats)?,
    }
    Ok(Outcome::Fine)
}

impl Stats {
    fn of(pack: &Pack) -> Self {
        let (info, entities) = (pack.info(), pack.entities());
        let facts = || facts(pack);
        Self {
            id: info.id.clone(),
            version: info.version.clone(),
            data_until: info.data_until.to_string(),
            bytes: pack.to_bytes().len(),
            aliases: pack.alias_count(),
            entities: count(entities.iter().map(|entity| entity.kind.name().to_owned())),
            facts: count(facts().map(|fact| format!("{:?}", fact.kind).to_lowercase())),
            positions: entities.iter().map(|entity| entity.positions.len()).sum(),
            relations: entities.iter().map(|entity| entity.relations.len()).sum(),
            offices: pack.offices().len(),
            terms: pack.offices().iter().map(|office| office.holders.len()).sum(),
            series: pack.series().len(),
            rows: pack.series().iter().map(|series| series.rows.len()).sum(),
            sources: count(pack.sources().iter().map(|source| format!("{:?}", source.tier).to_lowercase())),
            licences: count(pack.sources().iter().map(|source| source.licence.clone())),
            as_of: facts()
                .map(|f| f.as_of)
                .min()
                .zip(facts().map(|f| f.as_of).max())
                .map(|(from, to)| (from.to_string(), to.to_string())),
            reviewed_entities: entities.iter().filter(|entity| entity.review.reviewed_by.is_some()).count(),
            reviewed_facts: facts().filter(|fact| fact.reviewed_by.is_some()).count(),
        }
    }

    fn text(&self) -> String {
        let as_of = self.as_of.as_ref().map_or("–".to_owned(), |(from, to)| format!("{from} to {to}"));
        let lines = [
            ("pack", format!("{} {}, {} bytes", self.id, self.version, self.bytes)),
            ("data until", self.data_until.clone()),
            ("entities", of_kinds(&self.entities)),
            ("aliases", self.aliases.to_string()),
            ("facts", of_kinds(&self.facts)),
            ("as of", as_of),
            ("positions", self.positions.to_string()),
            ("relations", self.relations.to_string()),
            ("offices", format!("{} with {} terms", self.offices, self.terms)),
            ("series", format!("{} with {} rows", self.series, self.rows)),
            ("sources", of_kinds(&self.sources)),
            ("licences", of_kinds(&self.licences)),
            ("signed off", format!("{} entities, {} facts", self.reviewed_entities, self.reviewed_facts)),
        ];
        lines.map(|(what, value)| format!("{what:<12}{value}")).join("\n")
    }
}

/// All that is stated, positions too.
fn facts(pack: &Pack) -> impl Iterator<Item = &Fact> {
    pack.entities().iter().flat_map(Entity::stated)
}

fn count(words: impl Iterator<Item = String>) -> Counts {
    let mut counts = Counts::new();
    words.for_each(|word| *counts.entry(word).or_default() += 1);
    counts
}

/// "5: person 3, place 2"
fn of_kinds(counts: &Counts) -> String {
    let all: usize = counts.values().sum();
    let kinds: Vec<String> = counts.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
    if kinds.is_empty() { all.to_string() } else { format!("{all}: {}", kinds.join(", ")) }
}

/// The one line that `check` and `build` end with.
pub(super) fn summary(pack: &Pack) -> String {
    let rows: usize = pack.series().iter().map(|s| s.rows.len()).sum();
    format!(
        "{} {}: {} entities, {} aliases, {} facts, {} offices, {} series with {rows} rows, {} sources",
        pack.info().id,
        pack.info().version,
        pack.entities().len(),
        pack.alias_count(),
        facts(pack).count(),
        pack.offices().len(),
        pack.series().len(),
        pack.sources().len(),
    )
}
