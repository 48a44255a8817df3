//! What is said about disputed places, and by whom.

use serde::Deserialize;

use super::model::{Day, Position};
use super::places::{Place, Status};
use super::rows::rows;
use crate::cli::Failure;

/// A row of `tables/positions.csv`.
#[derive(Deserialize)]
struct Row {
    place: String,
    id: String,
    holder: String,
    entity: String,
    text: String,
    as_of: String,
    source: String,
}

/// Gives each disputed place its positions.
pub(super) fn add(places: &mut [Place]) -> Result<(), Failure> {
    for row in rows::<Row>(include_str!("tables/positions.csv")) {
        let disputed = |place: &&mut Place| place.entity.id == row.place && place.status == Status::Disputed;
        let place = places.iter_mut().find(disputed);
        let place = place.ok_or_else(|| format!("positions.csv: no disputed place \"{}\"", row.place))?;
        place.entity.positions.push(position(row)?);
    }
    Ok(())
}

fn position(row: Row) -> Result<Position, Failure> {
    Ok(Position {
        id: row.id,
        holder: row.holder,
        entity: Some(row.entity).filter(|id| !id.is_empty()),
        text: row.text,
        kind: "claim".to_owned(),
        as_of: row.as_of.parse::<Day>()?,
        source: row.source,
    })
}
