//! Corrections to loaded packs: what a newsroom takes back or puts right between two builds.

use super::{Correction, Fact, FactValue, Packs, Source, SourceId};

/// What a fact, a position or a row of a series is to say from now on.
pub struct Corrected {
    pub value: FactValue,
    pub correction: Correction,
    /// Where the right value is from; the old source without one.
    pub source: Option<SourceId>,
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
        let mut found = false;
        let mut keep = |own: &str| {
            found |= own == id;
            own != id
        };
        if let Some(at) = self.find(owner) {
            let entity = &mut self.entities[at.0 as usize];
            entity.facts.retain(|fact| keep(&fact.id));
            entity.positions.retain(|position| keep(&position.fact.id));
        }
        for series in self.series.iter_mut().filter(|series| series.id == owner) {
            let mut rows = std::mem::take(&mut series.rows);
            rows.retain(|row| keep(&series.row_id(row)));
            series.rows = rows;
        }
        for office in self.offices.iter_mut().filter(|office| office.id == owner) {
            let mut holders = std::mem::take(&mut office.holders);
            holders.retain(|holder| keep(&office.term_id(&self.entities[holder.entity.0 as usize].id)));
            office.holders = holders;
        }
        found
    }

    /// Puts a fact or a position right. Whether there was one of this id.
    pub fn correct(&mut self, id: &str, right: &Corrected) -> bool {
        let found = id.split_once('/').and_then(|(owner, _)| self.find(owner));
        let Some(entity) = found.map(|at| &mut self.entities[at.0 as usize]) else { return false };
        let stated = entity.positions.iter_mut().map(|position| &mut position.fact);
        let Some(fact) = entity.facts.iter_mut().chain(stated).find(|fact| fact.id == id) else {
            return false;
        };
        fact.put_right(right);
        true
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
