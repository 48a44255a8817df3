//! What the aliases and nouns of a table mean, as words of 32 bits on disk as in memory.
//!
//! A payload that is odd is the only sense; one that is even is twice the place, in the section of senses, of the first
//! of several, the last of which is marked.

use super::{AliasKind, EntityId, NounSense, OfficeId, Sense};

/// Ends its group.
pub(super) const LAST: u32 = 1;
/// Kinds in the order of their numbers.
pub(super) const ALIAS_KINDS: [AliasKind; 7] = [
    AliasKind::Name,
    AliasKind::Short,
    AliasKind::Acronym,
    AliasKind::Demonym,
    AliasKind::Metonym,
    AliasKind::Term,
    AliasKind::Listed,
];
/// The number of terms.
const TERM: usize = 5;
const OFFICE: u32 = 0;
const ENTITY: u32 = 1;
const ADJECTIVE: u32 = 2;

/// The senses of a group, each read by `sense` from its word and what stands behind it.
fn group<'b, S>(
    payload: u32,
    section: &'b [u8],
    sense: impl Fn(u32, &mut dyn Iterator<Item = u32>) -> Option<S> + 'b,
) -> impl Iterator<Item = S> + 'b {
    let only = (payload & LAST != 0).then_some(payload);
    let from = if only.is_some() { usize::MAX } else { (payload >> 1) as usize };
    let several = section.as_chunks().0.get(from..).unwrap_or(&[]);
    let mut words = only.into_iter().chain(several.iter().map(|word| u32::from_le_bytes(*word)));
    let mut over = false;
    std::iter::from_fn(move || {
        let word = words.next().filter(|_| !over)?;
        over = word & LAST != 0;
        sense(word, &mut words)
    })
}

/// The senses of an alias, in the pack's own numbers.
pub(super) fn of_alias(payload: u32, section: &[u8]) -> impl Iterator<Item = Sense> {
    group(payload, section, |word, _| alias(word))
}

/// The senses of a noun, in the pack's own numbers.
pub(super) fn of_noun(payload: u32, section: &[u8]) -> impl Iterator<Item = NounSense> {
    group(payload, section, |word, rest| {
        let (id, kind) = (word >> 3, word >> 1 & 3);
        Some(match kind {
            OFFICE => NounSense::Office(OfficeId(id)),
            ENTITY => NounSense::Entity(EntityId(id)),
            ADJECTIVE => NounSense::Adjective(EntityId(id)),
            // A description.
            _ => NounSense::Described { entity: EntityId(id), index: rest.next()? as u16 },
        })
    })
}

fn alias(word: u32) -> Option<Sense> {
    let kind = *ALIAS_KINDS.get((word >> 1 & 7) as usize)?;
    Some(Sense { entity: EntityId(word >> 4), kind })
}

/// What the proof of a pack's aliases gives.
#[derive(Default)]
pub(super) struct Proof {
    /// One more than the highest entity that an alias means.
    pub entities: u32,
    /// A bit for each kind that an alias has.
    kinds: u32,
}

impl Proof {
    /// Looks at what every alias means; `None` where that is nothing. The loop runs a million times while a page waits.
    pub fn of(payloads: impl Iterator<Item = u32>, section: &[u8]) -> Option<Self> {
        let (words, []) = section.as_chunks() else { return None };
        let mut proof = Self::default();
        words.iter().for_each(|word| proof.see(u32::from_le_bytes(*word)));
        let mut places = 0;
        for payload in payloads {
            match payload & LAST {
                0 => places = places.max((payload >> 1) + 1),
                _ => proof.see(payload),
            }
        }
        let ends = words.last().is_none_or(|word| u32::from_le_bytes(*word) & LAST != 0);
        let known = proof.kinds >> ALIAS_KINDS.len() == 0;
        (ends && known && places as usize <= words.len()).then_some(proof)
    }

    #[inline]
    fn see(&mut self, word: u32) {
        self.entities = self.entities.max((word >> 4) + 1);
        self.kinds |= 1 << (word >> 1 & 7);
    }

    pub fn has_terms(&self) -> bool {
        self.kinds & 1 << TERM != 0
    }
}

#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub(super) mod write {
    use super::*;

    const DESCRIBED: u32 = 3;

    /// The word of an alias's sense.
    pub fn alias(sense: Sense) -> Vec<u32> {
        let kind = ALIAS_KINDS.iter().position(|kind| *kind == sense.kind);
        vec![sense.entity.0 << 4 | (kind.unwrap_or(0) as u32) << 1]
    }

    /// The words of a noun's sense.
    pub fn noun(sense: NounSense) -> Vec<u32> {
        let word = |id: u32, kind| id << 3 | kind << 1;
        match sense {
            NounSense::Office(office) => vec![word(office.0, OFFICE)],
            NounSense::Entity(entity) => vec![word(entity.0, ENTITY)],
            NounSense::Adjective(entity) => vec![word(entity.0, ADJECTIVE)],
            NounSense::Described { entity, index } => vec![word(entity.0, DESCRIBED), index.into()],
        }
    }

    /// The payload of a group; several words, or several senses, are added to the section.
    pub fn group(senses: impl Iterator<Item = Vec<u32>>, section: &mut Vec<u32>) -> u32 {
        let mut senses: Vec<Vec<u32>> = senses.collect();
        if let Some(last) = senses.last_mut() {
            last[0] |= LAST;
        }
        if let [only] = senses.as_slice()
            && let [word] = only.as_slice()
        {
            return *word;
        }
        let place = section.len() as u32;
        section.extend(senses.into_iter().flatten());
        place << 1
    }
}
