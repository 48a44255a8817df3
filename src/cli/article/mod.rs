//! `backstory article`: for each article a pack of what its page needs.

mod in_order;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use clap::Args;
use serde::Serialize;

use super::annotate::language;
use super::files::{Inputs, print};
use super::input::{Input, Received, inputs, is_lines};
use super::load::{self, at};
use super::overrides::{self, Said};
use super::pack::credits;
use super::{Failure, Outcome};
use crate::annotate::Overrides;
use crate::article::{self, Article, Language};
use crate::card::ReaderContext;
use crate::mention::find::Model;
use crate::pack::Packs;
use crate::publish::{Published, publish};
use crate::value::Date;
use in_order::in_order;

#[derive(Args)]
pub(super) struct Options {
    /// HTML, plain text (.txt), or JSON lines (.jsonl, or `-` for standard input) with `id`, `html` or `text`, and `date`.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A compiled pack; several are stacked, later ones over earlier.
    #[arg(long = "pack", value_name = "FILE", required = true)]
    packs: Vec<PathBuf>,
    /// Where to write: a file for one article, a folder for many.
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Publication date, in place of what pages and records say.
    #[arg(long, value_name = "YYYY-MM-DD")]
    published: Option<Date>,
    /// Language, in place of what pages and records say: en, en-GB, en-US or en-IN.
    #[arg(long, value_name = "TAG", value_parser = language)]
    language: Option<Language>,
    /// JSON with what an editor says of the story, as for `annotate`: the page is to load it as well.
    #[arg(long, value_name = "FILE")]
    overrides: Vec<PathBuf>,
    /// Keep no names but those that the packs know.
    #[arg(long)]
    only_packs: bool,
    /// Load each pack again, as a page does, and compare annotations and cards with those of all packs.
    #[arg(long)]
    verify: bool,
    /// Articles at a time; as many as there are processors without it.
    #[arg(long, value_name = "NUMBER")]
    jobs: Option<usize>,
}

/// What each article is published with; shared by all threads.
struct Desk {
    packs: Packs,
    names: Option<Model>,
    overrides: Overrides,
    /// The same, to be read over a pack that is proven.
    files: Vec<overrides::File>,
    wanted: article::Options,
    readers: Vec<ReaderContext>,
    /// What is read, and so never written onto.
    inputs: Inputs,
}

/// An article that is published, or why it is not.
struct Done {
    place: String,
    id: Option<String>,
    published: Result<Published, String>,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let mut packs = Packs::new(options.packs.iter().map(|path| load::pack(path)).collect::<Result<_, _>>()?);
    let files = overrides::files(&options.overrides)?;
    let overrides = match overrides::load(&files, &mut packs)? {
        Said::Rules(overrides) => overrides,
        Said::Off(path) => return Err(at(&path, "it switches the widget off: nothing is published")),
    };
    let desk = Desk {
        inputs: Inputs::new(options.files.iter().chain(&options.packs).chain(&options.overrides)),
        overrides,
        files,
        readers: if options.verify { readers(&packs) } else { Vec::new() },
        packs,
        names: (!options.only_packs).then(Model::built_in),
        wanted: article::Options {
            published: options.published,
            language: options.language,
            ..article::Options::default()
        },
    };
    match options.files.as_slice() {
        [file] if !is_lines(file) => one(file, options.output.as_deref(), &desk),
        _ => many(options, &desk),
    }
}

/// A page reads no other language than English, where names are read as well as figures.
fn is_read_whole(article: &Article) -> Result<(), String> {
    match article.language.is_supported() {
        true => Ok(()),
        false => Err(format!(
            "the article is in \"{}\"; the widget reads English: en, en-GB, en-US or en-IN",
            article.language.primary()
        )),
    }
}

/// Readers who between them see all that a pack may be asked for: each of a currency, and one long after.
fn readers(packs: &Packs) -> Vec<ReaderContext> {
    let currencies = packs.currencies().into_iter().map(|code| packs.reader_currency(code).ok());
    let reader = |currency| ReaderContext { currency, ..ReaderContext::default() };
    let long_after = ReaderContext { today: Date::new(2100, 1, 1), ..ReaderContext::default() };
    currencies.chain([None]).map(reader).chain([long_after]).collect()
}

impl Desk {
    fn publish(&self, input: Input, folder: &Path) -> Done {
        let Received { place, id, article } = input.read(&self.wanted, None);
        // Both are told: an id that is mended must not show the next fault.
        let named = id.as_deref().map_or(Ok(()), is_file_name);
        let article = match (named, article) {
            (Err(of_id), Err(reason)) => Err(format!("{of_id}; {reason}")),
            (named, article) => named.and(article),
        };
        let published = article.and_then(|article| {
            let id = id.as_deref().unwrap_or_default();
            self.may_write(&pack_file(folder, id))?;
            self.publish_article(id, &article)
        });
        Done { place, id, published }
    }

    /// Whether a pack and what goes beside it can be written without taking away what they are made from.
    fn may_write(&self, file: &Path) -> Result<(), String> {
        written(file).iter().try_for_each(|file| {
            self.inputs.refuse(file)?;
            self.inputs.refuse(&part_of(file))
        })
    }

    fn publish_article(&self, id: &str, article: &Article) -> Result<Published, String> {
        is_read_whole(article)?;
        let published = publish(id, article, &self.packs, self.names.as_ref(), &self.overrides);
        if !self.readers.is_empty() {
            let again = |own: &mut Packs| match overrides::read(&self.files, own) {
                Ok(Said::Rules(overrides)) => overrides,
                _ => Overrides::default(),
            };
            let proof = published.prove(article, &self.packs, &self.readers, again);
            proof.map_err(|difference| {
                let (stack, pack) = (difference.of_stack, difference.of_pack);
                format!("its pack shows something else than all packs do: {pack} in place of {stack}")
            })?;
        }
        Ok(published)
    }

    /// A fault of our own in one article must not cost the others theirs.
    fn publish_safely(&self, input: Input, folder: &Path) -> Done {
        let place = input.place();
        let done = catch_unwind(AssertUnwindSafe(|| self.publish(input, folder)));
        done.unwrap_or_else(|_| Done {
            place,
            id: None,
            published: Err(
                "a fault in Backstory itself; the lines above are for its issue tracker".to_owned()
            ),
        })
    }
}

/// An id goes into a file's name and nowhere else.
fn is_file_name(id: &str) -> Result<(), String> {
    const LONGEST: usize = 200;
    let known = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let fit = (1..=LONGEST).contains(&id.len()) && !id.starts_with('.') && id.chars().all(known);
    let rule = "letters, digits, \"-\", \"_\" and \".\", which is not the first, and 200 bytes at most";
    if fit { Ok(()) } else { Err(format!("the id \"{id}\" names the pack's file, so it can have {rule}")) }
}

fn one(file: &Path, output: Option<&Path>, desk: &Desk) -> Result<Outcome, Failure> {
    let output = match (output, file.file_stem()) {
        (Some(output), _) => output.to_path_buf(),
        (None, stem) => PathBuf::from(stem.unwrap_or_default()).with_extension("pack"),
    };
    if output.is_dir() || output.as_os_str().as_encoded_bytes().ends_with(b"/") {
        let file = output.join(file.file_stem().unwrap_or_default()).with_added_extension("pack");
        return Err(at(&output, format!("one article needs a file: -o {}", file.display())));
    }
    desk.may_write(&output).map_err(Failure)?;
    let id = output.file_stem().unwrap_or_default().to_string_lossy();
    let received = Input::File(file.to_path_buf()).read(&desk.wanted, None);
    let published = received.article.and_then(|article| desk.publish_article(&id, &article));
    match published {
        Ok(published) => {
            write(&output, &published)?;
            println!("{}", summary(&published, &output));
            Ok(Outcome::Fine)
        }
        Err(reason) => {
            eprintln!("{}: {reason}", received.place);
            Ok(Outcome::Issues)
        }
    }
}

fn summary(published: &Published, output: &Path) -> String {
    let marks = published.annotations.list.iter().filter(|annotation| annotation.marked).count();
    let (notes, pack) = (published.annotations.notes.len(), &published.pack);
    format!(
        "{notes} notes, {marks} marks; {} entities, {} aliases, {} series, {} sources; {} bytes in {}",
        pack.entities().len(),
        pack.alias_count(),
        pack.series().len(),
        pack.sources().len(),
        published.bytes.len(),
        output.display(),
    )
}

/// One line of the results.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    place: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pack: Option<&'a Path>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

fn many(options: &Options, desk: &Desk) -> Result<Outcome, Failure> {
    let folder = options
        .output
        .as_deref()
        .ok_or_else(|| Failure("many articles need a folder: -o FOLDER".to_owned()))?;
    if folder.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pack")) {
        return Err(at(folder, "many articles need a folder, and this is a pack's name: -o FOLDER"));
    }
    fs::create_dir_all(folder).map_err(|error| at(folder, error))?;
    refuse_namesakes(&options.files)?;
    let threads = options.jobs.or_else(|| available_parallelism().ok().map(Into::into)).unwrap_or(1).max(1);
    let articles = options.files.clone().into_iter().flat_map(inputs);
    let mut outcome = Outcome::Fine;
    let mut progress = Progress::new();
    in_order(
        articles,
        threads,
        |input| desk.publish_safely(input, folder),
        |done| {
            if let Err(reason) = &done.published {
                eprintln!("{}: {reason}", done.place);
                outcome = Outcome::Issues;
            }
            progress.step();
            put(&done, folder)
        },
    )?;
    progress.end();
    Ok(outcome)
}

/// Files of one name in two folders would write one pack.
fn refuse_namesakes(files: &[PathBuf]) -> Result<(), Failure> {
    let mut known = BTreeMap::new();
    for file in files.iter().filter(|file| !is_lines(file)) {
        if let Some(other) = known.insert(file.file_stem(), file) {
            return Err(at(
                file,
                format!("its pack would go by the same name as that of {}", other.display()),
            ));
        }
    }
    Ok(())
}

/// Writes a pack and the line about it.
fn put(done: &Done, folder: &Path) -> Result<(), Failure> {
    let Done { place, id, published } = done;
    let id = id.as_deref();
    let mut line = Line { id, place, pack: None, bytes: None, notes: None, error: None };
    let file = pack_file(folder, id.unwrap_or_default());
    match published {
        Ok(published) => {
            write(&file, published)?;
            line.pack = Some(&file);
            line.bytes = Some(published.bytes.len());
            line.notes = Some(published.annotations.notes.len());
        }
        Err(reason) => line.error = Some(reason),
    }
    print(&serde_json::to_string(&line)?)
}

fn pack_file(folder: &Path, id: &str) -> PathBuf {
    folder.join(id).with_added_extension("pack")
}

/// The pack, and beside it the credits that must go wherever it goes.
fn written(file: &Path) -> [PathBuf; 2] {
    [file.to_path_buf(), file.with_extension("attribution.txt")]
}

fn write(file: &Path, published: &Published) -> Result<(), Failure> {
    let [pack, beside] = written(file);
    replace(&pack, &published.bytes)?;
    replace(&beside, credits(&published.pack).as_bytes())
}

fn part_of(file: &Path) -> PathBuf {
    file.with_added_extension("part")
}

/// A server that reads the file meanwhile gets the old one or the new one, never half of it.
fn replace(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let part = part_of(file);
    fs::write(&part, bytes).and_then(|()| fs::rename(&part, file)).map_err(|error| at(file, error))
}

/// How far it has come, for who watches; a pipe is told nothing.
struct Progress {
    watched: bool,
    began: Instant,
    told: Instant,
    done: u64,
}

impl Progress {
    fn new() -> Self {
        let now = Instant::now();
        Self { watched: io::stderr().is_terminal(), began: now, told: now, done: 0 }
    }

    fn step(&mut self) {
        self.done += 1;
        if self.watched && self.told.elapsed() > Duration::from_secs(1) {
            self.told = Instant::now();
            let a_second = self.done as f64 / self.began.elapsed().as_secs_f64();
            // What cannot be told here stops nothing.
            let _ = write!(io::stderr(), "\r{} articles, {a_second:.0} a second ", self.done);
        }
    }

    fn end(&self) {
        if self.watched && self.told > self.began {
            eprintln!();
        }
    }
}
