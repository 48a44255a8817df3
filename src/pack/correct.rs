//! Corrections to loaded packs: what a newsroom takes back or puts right between two builds.

use super::{Correction, Entity, Fact, FactValue, Packs, Source, SourceId};

/// What a fact or a position is to say from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    pub value: FactValue,
    pub correction: Correction,
    /// Where the right value is from; the old source without one.
    pub source: Option<SourceId>,
}

/// A change to one fact or position, made whenever its entity is read.
#[derive(Clone, Debug)]
pub(super) struct Amendment {
    id: String,
    /// `None`: it is not said any more.
    right: Option<Corrected>,
}

impl Packs {
    /// A source that no pack has.
    pub fn add_source(&mut self, source: Source) -> SourceId {
        self.sources.push(source);
        SourceId(self.sources.len() as u32 - 1)
    }

    /// Takes out the fact, position, row ("series/label") or term of office ("office/holder") of this id. Whether there
    /// was one.
    pub fn recall(&mut self, id: &str) -> bool {
        let Some((owner, _)) = id.split_once('/') else { return false };
        let mut found = self.amend(id, None);
        for series in self.series.iter_mut().filter(|series| series.id == owner) {
            let mut rows = std::mem::take(&mut series.rows);
            let all = rows.len();
            rows.retain(|row| series.row_id(row) != id);
            if rows.len() < all {
                // A list that lacks a case ranks nothing.
                (series.complete_from, found) = (None, true);
            }
            series.rows = rows;
        }
        if let Some(at) = self.offices.iter().position(|office| office.id == owner) {
            let mut holders = std::mem::take(&mut self.offices[at].holders);
            let all = holders.len();
            holders.retain(|holder| self.offices[at].term_id(&self.entity(holder.entity).id) != id);
            found |= holders.len() < all;
            self.offices[at].holders = holders;
        }
        found
    }

    /// Puts a fact or a position right. Whether there was one of this id.
    pub fn correct(&mut self, id: &str, right: &Corrected) -> bool {
        self.amend(id, Some(right))
    }

    /// What is told of an entity is read when it is asked for, or in a chunk that comes later: the change waits for it.
    fn amend(&mut self, id: &str, right: Option<&Corrected>) -> bool {
        let owner = id.split_once('/').and_then(|(owner, _)| self.find(owner));
        let Some(entity) = owner.map(|owner| self.entity(owner)) else { return false };
        let mut stated = entity.facts.iter().chain(entity.positions.iter().map(|position| &position.fact));
        let found = stated.any(|fact| fact.id == id);
        self.amendments.push(Amendment { id: id.to_owned(), right: right.cloned() });
        self.forget_entities();
        found
    }
}

impl Amendment {
    pub fn apply(&self, entity: &mut Entity) {
        match &self.right {
            Some(right) => {
                let stated = entity.positions.iter_mut().map(|position| &mut position.fact);
                let own = entity.facts.iter_mut().chain(stated).filter(|fact| fact.id == self.id);
                own.for_each(|fact| fact.put_right(right));
            }
            None => {
                entity.facts.retain(|fact| fact.id != self.id);
                entity.positions.retain(|position| position.fact.id != self.id);
            }
        }
    }
}

impl Fact {
    fn put_right(&mut self, right: &Corrected) {
        // A number says its unit only where that was wrong, too.
        self.value = match (&right.value, self.number()) {
            (FactValue::Number { value, unit }, Some((_, old))) if unit.as_str().is_empty() => {
                FactValue::Number { value: *value, unit: old.clone() }
            }
            (value, _) => value.clone(),
        };
        self.source = right.source.unwrap_or(self.source);
        self.corrected = Some(right.correction.clone());
    }
}
