//! A list of names of any length in the shape that real ones have, the same on every machine.
//!
//! The shape is that of a gazetteer beside a directory of people and bodies: 234,908 cities of GeoNames have 666,076
//! Latin names, of which 574,941 differ; two towns in five have a name of two words or more, and a few names (Santa
//! Maria, San Francisco) are a hundred towns'. People share given names and some family names; bodies are called after
//! places and families, in three words to six. Bare places, so that the compiled pack is a gazetteer too.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::dice::Dice;
use super::made::{PACK, SENTENCES, SOURCES};

/// "Belmarson": a stem of two syllables to four, and an end.
fn word(dice: &mut Dice, ends: &[&str]) -> String {
    let count = 1 + dice.below(3);
    let stem: String = (0..=count).map(|_| dice.of(SYLLABLES)).collect();
    let mut letters = stem.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).chain(dice.of(ends).chars()).collect()
}

const SYLLABLES: &[&str] = &[
    "ar", "bel", "bor", "cal", "cor", "dal", "dun", "el", "fen", "gar", "gol", "hal", "har", "hol", "il",
    "jas", "kal", "kem", "lan", "lor", "mar", "mel", "mor", "nar", "nor", "ol", "pal", "per", "quin", "ral",
    "ros", "sal", "sel", "tar", "tor", "ul", "val", "ven", "wal", "wes", "yar", "zan", "ça", "ñe", "ši", "ø",
];
const ENDS_OF_TOWNS: &[&str] = &[
    "burg", "bury", "by", "dale", "field", "ford", "ham", "mouth", "o", "polis", "stad", "ton", "ville", "é",
];
const ENDS_OF_FAMILIES: &[&str] =
    &["berg", "ez", "er", "in", "ini", "mann", "ova", "ovic", "ski", "son", "sen", "wood", "yan", "ley"];
const BEFORE_TOWNS: &[&str] = &["San", "Santa", "Saint", "New", "Bad", "El", "La", "Upper", "Port", "Villa"];
const GIVEN: &[&str] = &[
    "James", "Mary", "Robert", "Linda", "David", "Susan", "Thomas", "Karen", "Daniel", "Nancy", "Paul",
    "Emma", "Hans", "Greta", "Luis", "Carmen", "José", "Lucía", "Ivan", "Olga", "Ahmed", "Fatima", "Omar",
    "Wei", "Mei", "Hiroshi", "Yuki", "Raj", "Priya", "Kwame", "Ngozi", "Søren", "Ingrid", "Zoë", "Marie",
    "Pierre", "Anna",
];
pub const BODIES: &[&str] = &[
    "University of #",
    "# Institute of Technology",
    "Bank of #",
    "# Museum of Art",
    "# Airlines",
    "# United",
    "# Health Authority",
    "Court of Appeal of #",
    "# Energy Group",
    "Church of #",
    "# Chamber of Commerce",
    "National Library of #",
    "# Daily News",
    "Port of #",
    "# Pharmaceuticals",
    "Federation of # Workers",
];

/// One entity of the list.
pub struct Entity {
    kind: &'static str,
    pub names: Vec<String>,
    short: Option<String>,
    people: Option<usize>,
}

pub struct List {
    pub dice: Dice,
    pub entities: Vec<Entity>,
    /// Wordings that differ, which are what a table counts.
    wordings: HashSet<String>,
}

impl List {
    /// Made-up entities until they have `aliases` wordings.
    pub fn new(aliases: usize) -> Self {
        Self::drawn(aliases, |list| match list.dice.below(100) {
            0..60 => list.town(),
            60..85 => list.person(),
            _ => list.body(),
        })
    }

    /// Entities as `draw` gives them until they have `aliases` wordings.
    pub fn drawn(aliases: usize, mut draw: impl FnMut(&mut Self) -> Entity) -> Self {
        let mut list = Self { dice: Dice(7), entities: Vec::new(), wordings: HashSet::new() };
        while list.wordings.len() < aliases {
            let entity = draw(&mut list);
            list.wordings.extend(entity.names.iter().chain(&entity.short).map(|name| name.to_lowercase()));
            list.entities.push(entity);
        }
        list
    }

    /// Each name an entity's.
    pub fn of_titles(titles: impl Iterator<Item = String>) -> Self {
        // "Paris, Texas" and "Paris (band)" go by "Paris".
        let name =
            |title: String| title.split([',', '(']).next().unwrap_or_default().trim().replace('"', "'");
        let entity = |name| Entity { kind: "work", names: vec![name], short: None, people: None };
        let entities = titles.map(name).map(entity).collect();
        Self { dice: Dice(7), entities, wordings: HashSet::new() }
    }

    fn town(&mut self) -> Entity {
        let names = (0..1 + self.dice.below(5)).map(|_| self.town_name()).collect();
        Entity::place(names, &mut self.dice)
    }

    fn town_name(&mut self) -> String {
        match self.dice.below(20) {
            0 => {
                let saint = self.dice.of(GIVEN);
                format!("San {saint}")
            }
            1..7 => format!("{} {}", self.dice.of(BEFORE_TOWNS), word(&mut self.dice, ENDS_OF_TOWNS)),
            7 => {
                format!("{} de {}", word(&mut self.dice, ENDS_OF_TOWNS), word(&mut self.dice, ENDS_OF_TOWNS))
            }
            _ => word(&mut self.dice, ENDS_OF_TOWNS),
        }
    }

    fn person(&mut self) -> Entity {
        let (given, family) = (self.dice.of(GIVEN), word(&mut self.dice, ENDS_OF_FAMILIES));
        let middle = ["", "", "", " van", " A.", " J."][self.dice.below(6)];
        Entity::person(&format!("{given}{middle}"), &family)
    }

    fn body(&mut self) -> Entity {
        let whose = self.town_name();
        Entity::body(self.dice.of(BODIES), &whose)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entities.iter().flat_map(|entity| entity.names.iter().chain(&entity.short)).map(String::as_str)
    }

    /// Stories about those who are in the list, of `size` bytes.
    pub fn text(&mut self, size: usize) -> String {
        let mut out = String::new();
        while out.len() < size {
            let sentence = self.dice.of(&SENTENCES);
            for (at, part) in sentence.split("{}").enumerate() {
                if at > 0 {
                    let entity = self.dice.below(self.entities.len());
                    out.push_str(&self.entities[entity].names[0]);
                }
                out.push_str(part);
            }
            out.push(' ');
        }
        out
    }

    /// Writes the sources of a pack as an editor would, five hundred entities in a file.
    pub fn write(&self, folder: &Path) {
        // What was there before may have had more files.
        let _ = fs::remove_dir_all(folder);
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("a writable folder");
        fs::create_dir_all(folder.join("entities")).expect("a writable folder");
        write("pack.toml", PACK);
        write("sources.toml", SOURCES);
        for (file, entities) in self.entities.chunks(500).enumerate() {
            let mut text = String::new();
            entities.iter().enumerate().for_each(|(at, entity)| entity.write(500 * file + at, &mut text));
            write(&format!("entities/{file:05}.toml"), &text);
        }
    }
}

impl Entity {
    pub fn place(names: Vec<String>, dice: &mut Dice) -> Self {
        Self { kind: "place", names, short: None, people: Some(500 + dice.below(50_000)) }
    }

    /// Who goes by the family name, too.
    pub fn person(given: &str, family: &str) -> Self {
        let names = vec![format!("{given} {family}")];
        Self { kind: "person", names, short: Some(family.to_owned()), people: None }
    }

    /// One of [`BODIES`].
    pub fn body(what: &str, whose: &str) -> Self {
        Self { kind: "organization", names: vec![what.replace('#', whose)], short: None, people: None }
    }

    fn write(&self, number: usize, out: &mut String) {
        let [name, aliases @ ..] = self.names.as_slice() else { unreachable!("an entity has a name") };
        write!(
            out,
            "[[entity]]\nid = \"e{number}\"\ntype = \"{}\"\nname = \"{name}\"\ndescription = \"Made up\"\n\
             aliases = {aliases:?}\n",
            self.kind
        )
        .expect("a string");
        if let Some(short) = &self.short {
            writeln!(out, "short = [\"{short}\"]").expect("a string");
        }
        if let Some(people) = self.people {
            write!(
                out,
                "[[entity.fact]]\nid = \"population\"\nplace = \"row\"\nlabel = \"Population\"\nnumber = {people}\n\
                 unit = \"person\"\nkind = \"estimate\"\nas_of = 2025-01-01\nsource = \"made\"\n"
            )
            .expect("a string");
        }
    }
}
