//! Lists of words: by the company they keep, of given and family names, of cities.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use serde::Deserialize;

/// The lists that the model's words are taken from.
pub struct Lists {
    /// For each word as written: the path of its class, first step in the lowest bit, and its log frequency.
    pub words: BTreeMap<String, (u16, f64)>,
    /// Words that are commoner without a capital than with one.
    pub common: BTreeSet<String>,
    pub given: BTreeSet<String>,
    pub family: BTreeSet<String>,
    pub cities: BTreeSet<String>,
    pub parts_of_cities: BTreeSet<String>,
}

/// How many of each list are taken: what a reader pays for.
#[derive(Clone, Copy)]
pub struct Counts {
    pub capital: usize,
    pub small: usize,
    pub common: usize,
    pub given: usize,
    pub family: usize,
    pub cities: usize,
}

impl Default for Counts {
    fn default() -> Self {
        Self { capital: 4500, small: 1500, common: 14_000, given: 1200, family: 1200, cities: 1200 }
    }
}

#[derive(Deserialize)]
struct City {
    name: String,
    population: u64,
}

impl Lists {
    /// Reads the lists from a folder; `docs/names-model.md` tells how to fill it.
    ///
    /// # Errors
    /// Names the file that is missing or unreadable.
    pub fn read(folder: &Path, counts: &Counts) -> Result<Self, String> {
        let paths: HashMap<String, u64> = json(&folder.join("en_lexeme_cluster.json"))?;
        let chances: HashMap<String, f64> = json(&folder.join("en_lexeme_prob.json"))?;
        let given = names(folder, &["dist.male.first", "dist.female.first"], counts.given)?;
        let family = names(folder, &["dist.all.last", "pinyin_family.txt"], counts.family)?;
        let cities: HashMap<String, City> = json(&folder.join("cities15000.json"))?;
        let mut cities: Vec<City> = cities.into_values().collect();
        cities.sort_by(|a, b| b.population.cmp(&a.population).then_with(|| a.name.cmp(&b.name)));
        let cities: Vec<String> = cities.into_iter().take(counts.cities).map(|city| city.name).collect();
        let (parts, whole): (Vec<&String>, Vec<&String>) = cities.iter().partition(|name| name.contains(' '));
        Ok(Self {
            words: frequent(&paths, &chances, counts),
            common: common(&chances, counts.common),
            given,
            family,
            cities: whole.into_iter().cloned().collect(),
            parts_of_cities: parts.iter().flat_map(|name| name.split(' ')).map(str::to_owned).collect(),
        })
    }
}

fn json<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_slice(&bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// The first words of lines, most frequent first, with a capital.
fn names(folder: &Path, files: &[&str], count: usize) -> Result<BTreeSet<String>, String> {
    let mut names = BTreeSet::new();
    for file in files {
        let path = folder.join(file);
        let lines = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let words = lines.lines().filter_map(|line| line.split_whitespace().next());
        names.extend(words.take(count).map(str::to_lowercase));
    }
    Ok(names)
}

/// The most frequent words with a capital and without one, of those that have a class.
fn frequent(
    paths: &HashMap<String, u64>,
    chances: &HashMap<String, f64>,
    counts: &Counts,
) -> BTreeMap<String, (u16, f64)> {
    let mut words: Vec<(&String, u16, f64)> = chances
        .iter()
        .filter(|(word, _)| {
            word.chars().all(|c| c.is_alphabetic() || c == '.') && word.chars().any(char::is_alphabetic)
        })
        .filter_map(|(word, chance)| {
            let path = *paths.get(word)?;
            (path != 0).then_some((word, path as u16, *chance))
        })
        .collect();
    words.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.0.cmp(b.0)));
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let big = words.iter().filter(|word| capital(word.0)).take(counts.capital);
    let small = words.iter().filter(|word| !capital(word.0)).take(counts.small);
    big.chain(small).map(|(word, path, chance)| ((*word).clone(), (*path, *chance))).collect()
}

/// The most frequent words of those that are commoner without a capital.
fn common(chances: &HashMap<String, f64>, count: usize) -> BTreeSet<String> {
    let chance = |word: &str| chances.get(word).copied().unwrap_or(f64::NEG_INFINITY);
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    let small = |word: &&String| word.bytes().all(|byte| byte.is_ascii_lowercase()) && word.len() > 1;
    let mut words: Vec<&String> =
        chances.keys().filter(small).filter(|word| chance(word) > chance(&capital(word))).collect();
    words.sort_by(|a, b| chance(b).total_cmp(&chance(a)).then_with(|| a.cmp(b)));
    words.into_iter().take(count).cloned().collect()
}
