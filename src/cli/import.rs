//! `backstory import`: pack sources from lists that others keep.

mod core;
mod forms;
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::files::{quoted, read as read_file, write};
use super::{Failure, Outcome};
use crate::text::{ByteSpan, fold, is_of_word, tokens};
use crate::value::Date;
use forms::Forms;

#[derive(Subcommand)]
pub(super) enum Command {
    /// Write pack sources from titles of Wikipedia articles: lines of title, tab and type.
    Titles {
        /// Types: person, place, organization, event, law, work, other.
        file: PathBuf,
        /// The pack's folder, made where it is missing; files that it has already are written over.
        #[arg(short, long, value_name = "DIR")]
        output: PathBuf,
        /// The pack's id.
        #[arg(long, default_value = "titles")]
        id: String,
        /// The day on which the list was made.
        #[arg(long, value_name = "YYYY-MM-DD", default_value = "2026-01-01")]
        retrieved: Date,
    },
    /// Write the core pack's sources from the packages that `cargo xtask core` fetches.
    Core {
        /// The folder that has each package unpacked under its name.
        #[arg(long, value_name = "DIR")]
        from: PathBuf,
        /// The pack's folder; files that it has already are written over.
        #[arg(short, long, value_name = "DIR", default_value = "packs/core")]
        output: PathBuf,
    },
}

pub(super) fn run(command: &Command) -> Result<Outcome, Failure> {
    match command {
        Command::Titles { file, output, id, retrieved } => titles(file, output, id, *retrieved),
        Command::Core { from, output } => core::run(from, output),
    }
}

fn titles(file: &Path, output: &Path, id: &str, retrieved: Date) -> Result<Outcome, Failure> {
    let bytes = read_file(file)?;
    let titles = match text_of(&bytes).and_then(read) {
        Ok(titles) => titles,
        Err(faults) => {
            faults.iter().for_each(|(line, reason)| eprintln!("{}:{line}: {reason}", file.display()));
            return Ok(Outcome::Issues);
        }
    };
    let entities = entities(&titles);
    let about = format!(
        "id = {id}\ntitle = {title}\nversion = \"1\"\nlanguage = \"en\"\ndata_until = {retrieved}\n\
         author = \"backstory import titles\"\nretrieved = {retrieved}\n",
        id = quoted(id),
        title = quoted(&format!("Titles of {}", file.file_name().unwrap_or_default().to_string_lossy())),
    );
    write(&output.join("pack.toml"), &about)?;
    write(&output.join("sources.toml"), SOURCES)?;
    for kind in KINDS {
        let of_kind: Vec<&Entity> = entities.iter().filter(|entity| entity.kind == kind.0).collect();
        write(&output.join("entities").join(format!("{}.toml", kind.0)), toml_of(&of_kind, kind.1))?;
    }
    println!("{} entities in {}", entities.len(), output.display());
    Ok(Outcome::Fine)
}

/// Types of the list, and the types that packs have for them. What is none of the others is looked for in capitals
/// only, as a work's title is.
const KINDS: [(&str, &str); 7] = [
    ("person", "person"),
    ("place", "place"),
    ("organization", "organization"),
    ("event", "event"),
    ("law", "law"),
    ("work", "work"),
    ("other", "work"),
];

const SOURCES: &str = "\
[[source]]
id = \"wikipedia\"
title = \"Titles of articles\"
publisher = \"Wikipedia\"
url = \"https://en.wikipedia.org/\"
licence = \"titles only, which are facts\"
tier = \"secondary\"
";

struct Title<'t> {
    title: &'t str,
    kind: &'static str,
}

/// Lines, from 1, and what is wrong with them.
type Faults = Vec<(usize, String)>;

fn text_of(bytes: &[u8]) -> Result<&str, Faults> {
    std::str::from_utf8(bytes).map_err(|error| {
        let (before, after) = bytes.split_at(error.valid_up_to());
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        vec![(line, format!("the byte {:#04x} is not UTF-8", after[0]))]
    })
}

/// The titles, or every fault.
fn read(text: &str) -> Result<Vec<Title<'_>>, Faults> {
    let (mut titles, mut faults) = (Vec::new(), Vec::new());
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        let mut fault = |reason: String| faults.push((number, reason));
        let Some((title, kind)) = line.split_once('\t') else {
            fault(format!("\"{}\" needs a title, a tab and a type", line.trim()));
            continue;
        };
        let (title, kind) = (title.trim(), kind.trim());
        if !title.chars().any(is_of_word) {
            fault(format!("the title \"{title}\" has no letter or digit"));
            continue;
        }
        if let Some(first) = seen.insert(title, number) {
            fault(format!("the title \"{title}\" stands already in line {first}"));
            continue;
        }
        match KINDS.iter().find(|(name, _)| *name == kind) {
            Some((kind, _)) => titles.push(Title { title, kind }),
            None => fault(format!(
                "unknown type \"{kind}\"; it is one of {}",
                KINDS.map(|(name, _)| name).join(", ")
            )),
        }
    }
    if titles.is_empty() && faults.is_empty() {
        faults.push((1, "the file has no title".to_owned()));
    }
    if faults.is_empty() { Ok(titles) } else { Err(faults) }
}

struct Entity {
    id: String,
    title: String,
    kind: &'static str,
    forms: Forms,
    part_of: Option<String>,
}

fn entities(titles: &[Title<'_>]) -> Vec<Entity> {
    let mut taken = BTreeSet::new();
    let families: BTreeSet<&str> =
        titles.iter().filter(|t| t.kind == "person").filter_map(|t| forms::family_name(t.title)).collect();
    let make = |title: &Title<'_>| {
        // Lists have persons among the rest; a family name of theirs tells, and Japanese syllables.
        let known = |title: &str| forms::family_name(title).is_some_and(|family| families.contains(family));
        let person = title.kind == "other" && (known(title.title) || forms::is_japanese_name(title.title));
        let kind = if person { "person" } else { title.kind };
        Entity {
            id: id_of(title.title, &mut taken),
            title: title.title.to_owned(),
            kind,
            forms: Forms::of(title.title, kind),
            part_of: None,
        }
    };
    let mut entities: Vec<Entity> = titles.iter().map(make).collect();
    let ids: BTreeMap<String, String> = entities.iter().map(|e| (e.title.clone(), e.id.clone())).collect();
    let names: BTreeSet<String> = entities.iter().flat_map(|e| e.forms.names().map(folded)).collect();
    let titled: BTreeSet<String> = entities.iter().map(|e| folded(&e.forms.name)).collect();
    let places: BTreeSet<String> =
        entities.iter().filter(|e| e.kind == "place").map(|e| e.forms.name.clone()).collect();
    for entity in &mut entities {
        // "Oklahoma" is no name of Oklahoma City where it is a title itself.
        let name = folded(&entity.forms.name);
        entity.forms.aliases.retain(|alias| folded(alias) == name || !titled.contains(&folded(alias)));
        if entity.kind == "place" {
            entity.forms.short.retain(|short| !titled.contains(&folded(short)));
        }
        let within = entity.forms.within.as_deref();
        let title = within.map(|of| forms::country_named(of).unwrap_or(of));
        let state = |title: &str| {
            ids.get(&format!("{title} (state)")).or_else(|| ids.get(&format!("{title} (U.S. state)")))
        };
        let part_of = title.and_then(|title| state(title).or_else(|| ids.get(title)));
        entity.part_of = part_of.filter(|id| **id != entity.id).cloned();
        // "Outer Ring Road" for York's.
        if entity.kind != "person"
            && let Some((place, rest)) = entity.forms.name.split_once(' ')
            && places.contains(place)
            && rest.contains(' ')
        {
            entity.forms.short(rest.to_owned());
        }
        // A noun that is also a name would make a description of the name.
        entity.forms.nouns.retain(|noun| !names.contains(&folded(noun)));
    }
    entities
}

impl Forms {
    fn names(&self) -> impl Iterator<Item = &str> {
        let lists = [&self.aliases, &self.short, &self.acronyms, &self.demonyms, &self.metonyms];
        std::iter::once(&self.name).chain(lists.into_iter().flatten()).map(String::as_str)
    }
}

/// As the name table compares.
fn folded(name: &str) -> String {
    let words = tokens(name, ByteSpan::new(0, name.len()));
    let fold = |word: &str| word.chars().flat_map(fold).filter(|c| *c != '.').collect::<String>();
    words.iter().map(|token| fold(token.of(name))).collect::<Vec<_>>().join(" ")
}

/// Small letters, digits and hyphens; namesakes are numbered.
fn id_of(title: &str, taken: &mut BTreeSet<String>) -> String {
    let mut id = String::new();
    for c in title.chars().flat_map(fold) {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if is_of_word(c) {
            write!(id, "u{:x}", u32::from(c)).unwrap_or_default();
        } else if !id.ends_with('-') && !id.is_empty() {
            id.push('-');
        }
    }
    let base = id.trim_end_matches('-').to_owned();
    let mut id = base.clone();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = format!("{base}-{number}");
        number += 1;
    }
    id
}

fn toml_of(entities: &[&Entity], kind: &str) -> String {
    let mut out = String::new();
    for entity in entities {
        let forms = &entity.forms;
        let mut line = |key: &str, value: String| writeln!(out, "{key} = {value}").unwrap_or_default();
        line("[[entity]]\nid", quoted(&entity.id));
        line("type", quoted(kind));
        line("name", quoted(&forms.name));
        line("description", quoted(&description(entity)));
        line("wikipedia", quoted(&entity.title));
        let lists = [
            ("aliases", &forms.aliases),
            ("short", &forms.short),
            ("acronyms", &forms.acronyms),
            ("demonyms", &forms.demonyms),
            ("metonyms", &forms.metonyms),
            ("nouns", &forms.nouns),
            ("adjectives", &forms.adjectives),
        ];
        for (key, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
            line(key, format!("[{}]", list.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ")));
        }
        if let Some(of) = &entity.part_of {
            line("part_of", quoted(of));
        }
        out.push('\n');
    }
    out
}

/// What the title says beside the name, else the type.
fn description(entity: &Entity) -> String {
    let context = entity.forms.context.clone();
    let text = context.or_else(|| entity.forms.within.as_ref().map(|of| format!("in {of}")));
    let text = text.unwrap_or_else(|| entity.kind.to_owned());
    let mut letters = text.chars();
    letters.next().map_or(text.clone(), |first| first.to_uppercase().chain(letters).collect())
}
