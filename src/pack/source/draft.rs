//! Everything that was read, with the places that later checks need.

use std::collections::BTreeMap;

use super::report::Spot;
use super::units::Verdict;
use crate::pack::{AliasKind, Entity, EntityId, Info, Office, Review, Series, Source, SourceId};
use crate::value::Date;

#[derive(Default)]
pub(super) struct Draft {
    pub info: Option<Info>,
    /// Where `data_until` stands, if it can be read.
    pub data_until: Option<(Spot, Date)>,
    pub sources: Vec<(Spot, Source)>,
    pub entities: Vec<(Spot, Entity)>,
    /// Places of each entity's facts and then of its positions.
    pub stated: Vec<Vec<Stated>>,
    /// Places of each entity's relations.
    pub related: Vec<Vec<Stated>>,
    pub aliases: Vec<Alias>,
    pub offices: Vec<(Spot, Office)>,
    /// Places of each office's terms, in the order of its holders.
    pub terms: Vec<Vec<Stated>>,
    pub office_reviews: Vec<Review>,
    pub series: Vec<(Spot, Series)>,
    /// What each series' rows were read from.
    pub rows: Vec<RowSpots>,
    pub ids: Ids,
    /// What is as of a day in rows and terms that cannot be read whole.
    pub known: Vec<(Spot, String, Date)>,
    /// A file of series cannot be read, which is said once.
    pub series_are_missing: bool,
    /// Index of a series, the place and the id of the price index it asks for.
    pub deflators: Vec<(usize, Spot, String)>,
    /// What was found of each unit: packs have few, and facts by hundred thousands.
    pub units: BTreeMap<String, Verdict>,
}

/// Where a fact, a position or a term stands, and what is kept of it in the sources alone.
pub(super) struct Stated {
    pub spot: Spot,
    pub source: Spot,
    pub review: Review,
}

/// The places of a series' rows and of what they say of their basis.
#[derive(Default)]
pub(super) struct RowSpots {
    pub rows: Vec<Spot>,
    pub review: Review,
}

pub(super) struct Alias {
    pub spot: Spot,
    pub text: String,
    /// The text as the name table compares it.
    pub words: Vec<u64>,
    pub kind: AliasKind,
    pub entity: EntityId,
    /// The entity's `name`, which cards show, and no entry of a list.
    pub is_title: bool,
}

/// Ids to indices. What is referred to before it is defined, or in another pack, gets an index all the same.
#[derive(Default)]
pub(super) struct Ids {
    pub entities: BTreeMap<String, u32>,
    pub sources: BTreeMap<String, u32>,
    /// Places of references, checked when everything is read.
    pub entity_uses: Vec<(Spot, String)>,
    pub source_uses: Vec<(Spot, String)>,
    /// There is no sources.toml that can be read, which is said once; and so for a file of entities.
    pub sources_are_missing: bool,
    pub entities_are_missing: bool,
}

impl Ids {
    pub fn entity(&mut self, spot: Spot, id: &str) -> EntityId {
        self.entity_uses.push((spot, id.to_owned()));
        self.known_entity(id)
    }

    pub fn find_entity(&self, id: &str) -> Option<EntityId> {
        self.entities.get(id).copied().map(EntityId)
    }

    /// The ids of entities by their index.
    pub fn entities_in_order(&self) -> Vec<&str> {
        in_order(&self.entities)
    }

    /// The ids of sources by their index.
    pub fn sources_in_order(&self) -> Vec<&str> {
        in_order(&self.sources)
    }

    pub fn known_entity(&mut self, id: &str) -> EntityId {
        let next = self.entities.len() as u32;
        EntityId(*self.entities.entry(id.to_owned()).or_insert(next))
    }

    pub fn source(&mut self, spot: Spot, id: &str) -> SourceId {
        self.source_uses.push((spot, id.to_owned()));
        let next = self.sources.len() as u32;
        SourceId(*self.sources.entry(id.to_owned()).or_insert(next))
    }
}

fn in_order(ids: &BTreeMap<String, u32>) -> Vec<&str> {
    let mut out = vec![""; ids.len()];
    ids.iter().for_each(|(id, at)| out[*at as usize] = id);
    out
}
