//! `train-names`: makes the model of names, or measures it by cross-validation. `docs/names-model.md` says on what.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

use backstory::annotate::{ArticleReport, Job};
use backstory::mention::find::Model;
use backstory::mention::find::train::{Counts, Document, Lists, Settings, read_corpus, train};
use backstory::pack::{Pack, Packs};
use clap::Parser;

#[derive(Parser)]
#[command(about = "Makes the model that finds names which no pack knows")]
struct Options {
    /// Texts with marked names, as JSON lines.
    #[arg(required = true)]
    texts: Vec<PathBuf>,
    /// The folder with the lists of words.
    #[arg(long)]
    lists: PathBuf,
    /// Where the model is written, or with `--folds` what was found in the texts, as JSON lines.
    #[arg(short, long)]
    output: PathBuf,
    /// Learn so many times, each time without one part of the texts, and find the names of that part.
    #[arg(long)]
    folds: Option<u64>,
    /// A compiled pack whose names are linked while measuring.
    #[arg(long = "pack")]
    packs: Vec<PathBuf>,
    #[arg(long, default_value_t = Settings::default().rounds)]
    rounds: usize,
    #[arg(long, default_value_t = Settings::default().step)]
    step: f64,
    #[arg(long, default_value_t = Settings::default().penalty)]
    penalty: f64,
    #[arg(long, default_value_t = Settings::default().favour, allow_hyphen_values = true)]
    favour: f64,
    #[arg(long, default_value_t = Settings::default().least)]
    least: f64,
    #[arg(long, default_value_t = Counts::default().capital)]
    capital: usize,
    #[arg(long, default_value_t = Counts::default().small)]
    small: usize,
    #[arg(long, default_value_t = Counts::default().common)]
    common: usize,
    #[arg(long, default_value_t = Counts::default().given)]
    given: usize,
    #[arg(long, default_value_t = Counts::default().family)]
    family: usize,
    #[arg(long, default_value_t = Counts::default().cities)]
    cities: usize,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> Result<(), String> {
    let counts = Counts {
        capital: options.capital,
        small: options.small,
        common: options.common,
        given: options.given,
        family: options.family,
        cities: options.cities,
    };
    let settings = Settings {
        rounds: options.rounds,
        step: options.step,
        penalty: options.penalty,
        favour: options.favour,
        least: options.least,
    };
    let lists = Lists::read(&options.lists, &counts)?;
    let mut documents = Vec::new();
    for path in &options.texts {
        documents.extend(read_corpus(path)?);
    }
    let written = match options.folds {
        Some(folds) => measure(&documents, folds, &lists, &settings, &packs(&options.packs)?)?,
        None => {
            let free: Vec<&Document> = documents.iter().filter(|document| document.is_free()).collect();
            train(&free, &lists, &settings)
        }
    };
    fs::write(&options.output, written).map_err(|error| format!("{}: {error}", options.output.display()))
}

fn packs(paths: &[PathBuf]) -> Result<Rc<Packs>, String> {
    let load = |path: &PathBuf| {
        let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Pack::from_bytes(&bytes).map_err(|error| format!("{}: {error}", path.display()))
    };
    Ok(Rc::new(Packs::new(paths.iter().map(load).collect::<Result<_, String>>()?)))
}

/// What is found in each part of the documents by a model that has not seen it.
fn measure(
    documents: &[Document],
    folds: u64,
    lists: &Lists,
    settings: &Settings,
    packs: &Rc<Packs>,
) -> Result<Vec<u8>, String> {
    let mut lines = Vec::new();
    for fold in 0..folds {
        let held_out = |document: &&Document| backstory::text::hash_folded(&document.id) % folds == fold;
        let free: Vec<&Document> =
            documents.iter().filter(|document| document.is_free() && !held_out(document)).collect();
        let bytes = train(&free, lists, settings);
        eprintln!("fold {fold}: {} texts learned from, a model of {} bytes", free.len(), bytes.len());
        let model = Rc::new(Model::from_bytes(&bytes).map_err(|error| error.to_string())?);
        for document in documents.iter().filter(held_out) {
            let mut job = Job::new(document.article(), Rc::clone(packs)).with_names(Some(Rc::clone(&model)));
            let annotations = job.finish();
            let report = ArticleReport::new(Some(document.id.clone()), job.article(), &annotations, packs);
            let line = serde_json::to_string(&report).map_err(|error| error.to_string())?;
            writeln!(lines, "{line}").map_err(|error| error.to_string())?;
        }
    }
    Ok(lines)
}
