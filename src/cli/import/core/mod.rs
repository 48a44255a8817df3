//! `backstory import core`: the core pack from pinned packages, as docs/core-pack.md tells.

mod bodies;
mod cities;
mod clean;
mod currencies;
mod institutions;
mod leaders;
mod markets;
mod mic;
mod model;
mod people;
mod places;
mod positions;
mod presidents;
mod raw;
mod rows;
mod terms;
mod terms_of_office;

use std::path::Path;

use model::{Chapter, Day};
use toml::value::{Date, Datetime};

use super::write;
use crate::cli::{Failure, Outcome};

/// The last edition of the Factbook: the day of its latest holder of an office.
const EDITION: Day = on(2026, 1, 17);
/// The list of markets.
const MARKETS: Day = on(2025, 2, 10);

const fn on(year: u16, month: u8, day: u8) -> Day {
    Datetime { date: Some(Date { year, month, day }), time: None, offset: None }
}

const PACK: &str = include_str!("tables/pack.toml");
const SOURCES: &str = include_str!("tables/sources.toml");

/// Reads the packages in `from` and writes the pack's sources.
pub(super) fn run(from: &Path, output: &Path) -> Result<Outcome, Failure> {
    let raw = raw::read(from)?;
    let mut left = Vec::new();
    let chapters = chapters(&raw, &mut left)?;
    write(&output.join("pack.toml"), PACK)?;
    write(&output.join("sources.toml"), SOURCES)?;
    for (name, chapter) in &chapters {
        let text = format!("{HEADING}{}", toml::to_string(chapter)?);
        write(&output.join("entities").join(format!("{name}.toml")), &text)?;
        let (entities, offices) = (chapter.entities.len(), chapter.offices.len());
        println!("{name}: {entities} entities, {offices} offices");
    }
    left.iter().for_each(|line| println!("left out: {line}"));
    Ok(Outcome::Fine)
}

const HEADING: &str = "# Written by `backstory import core`; what is wrong here is mended there.\n\n";

fn chapters(raw: &raw::Raw, left: &mut Vec<String>) -> Result<Vec<(&'static str, Chapter)>, Failure> {
    let mut places = places::read(raw);
    let cities = cities::read(raw, &mut places);
    let leaders = leaders::read(&places, left);
    let currencies = currencies::read(raw, &places);
    let exchanges = markets::exchanges(raw, MARKETS, left);
    let banks = markets::central_banks(raw, &places);
    let bodies = bodies::read(&places, left);
    let institutions = institutions::read(&places, left);
    positions::add(&mut places)?;
    let places = places.into_iter().map(|place| place.entity).collect();
    let of = |entities| Chapter { entities, offices: Vec::new() };
    Ok(vec![
        ("places", of(places)),
        ("cities", of(cities)),
        ("leaders", leaders),
        ("us-executive", presidents::read(EDITION)?),
        ("currencies", of(currencies)),
        ("markets", of([exchanges, banks].concat())),
        ("bodies", of(bodies)),
        ("institutions", of(institutions)),
        ("terms", of(terms::read()?)),
    ])
}
