//! Looking names and nouns up in the tables of a stack.

use super::container::Section;
use super::names::NameTable;
use super::packs::{Layer, NOBODY};
use super::{EntityId, NounSense, Packs, Sense, senses};
use crate::text::{Shape, Token};

/// The tables of a stack, for the words of one text.
pub struct Lookup<'p> {
    packs: &'p Packs,
    tables: Vec<Tables<'p>>,
}

/// The tables of one pack.
struct Tables<'p> {
    layer: &'p Layer,
    /// Whether a word in small letters can begin an alias.
    has_terms: bool,
    names: NameTable<'p>,
    nouns: NameTable<'p>,
}

impl Packs {
    /// The tables of all packs, for one text.
    pub fn lookup(&self) -> Lookup<'_> {
        let tables = self.layers.iter().map(|layer| {
            let (names, nouns) = (layer.pack.names(), layer.pack.nouns());
            Tables { layer, has_terms: layer.pack.has_terms, names, nouns }
        });
        Lookup { packs: self, tables: tables.collect() }
    }
}

impl Tables<'_> {
    /// Whether an alias may begin with a word that is written so: only terms are written small.
    #[inline]
    fn names_of(&self, word: &Token) -> bool {
        word.shape != Shape::Lower || self.has_terms
    }
}

impl Lookup<'_> {
    /// Whether an alias may begin with this word.
    #[inline]
    pub fn may_begin_name(&self, word: &Token) -> bool {
        self.tables.iter().any(|pack| pack.names_of(word) && pack.names.may_begin(word))
    }

    /// Whether a noun, an adjective or a description may begin with this word.
    #[inline]
    pub fn may_begin_noun(&self, word: &Token) -> bool {
        self.tables.iter().any(|pack| pack.nouns.may_begin(word))
    }

    /// Adds the senses of the longest alias that begins with the first of `tokens`; gives its words, 0 without one.
    ///
    /// # Cost
    /// For each pack a look into its sieve for each word while a longer alias is possible, and a probe of its table
    /// for each word that the sieve lets pass.
    pub fn longest_name(&self, tokens: &[Token], senses: &mut Vec<Sense>) -> usize {
        let Some(first) = tokens.first() else { return 0 };
        let mut longest = 0;
        for Tables { layer, names, .. } in self.tables.iter().filter(|pack| pack.names_of(first)) {
            let Some(found) = names.longest(tokens) else { continue };
            if found.words > longest {
                senses.clear();
                longest = found.words;
            }
            if found.words == longest {
                // A pack lists no sense twice, so only what earlier packs say is looked through: namesakes go by hundreds.
                let earlier = senses.len();
                for own in senses::of_alias(found.payload, layer.pack.section(Section::Senses)) {
                    let sense = Sense { entity: self.packs.stacked(layer, own.entity), kind: own.kind };
                    if sense.entity != NOBODY && !senses[..earlier].contains(&sense) {
                        senses.push(sense);
                    }
                }
            }
        }
        longest
    }

    /// Adds the senses of the longest noun, adjective or description that begins with the first of `tokens`, those of each
    /// pack in their order. What a later pack replaces has none.
    pub fn longest_noun(&self, tokens: &[Token], senses: &mut Vec<NounSense>) -> usize {
        let mut longest = 0;
        for Tables { layer, nouns, .. } in &self.tables {
            let mut own = Vec::new();
            let words = self.packs.nouns_of(layer, nouns, tokens, &mut own);
            if words > longest {
                senses.clear();
                longest = words;
            }
            if words == longest {
                senses.append(&mut own);
            }
        }
        longest
    }
}

impl Packs {
    /// Adds the senses of the longest noun of one pack that still means something in the stack; gives its words, 0 without one.
    fn nouns_of(
        &self,
        layer: &Layer,
        table: &NameTable<'_>,
        tokens: &[Token],
        senses: &mut Vec<NounSense>,
    ) -> usize {
        let mut end = tokens.len();
        while let Some(found) = table.longest(&tokens[..end]) {
            for own in senses::of_noun(found.payload, layer.pack.section(Section::NounSenses)) {
                senses.extend(self.stacked_noun(layer, own));
            }
            if !senses.is_empty() {
                return found.words;
            }
            end = found.words - 1;
        }
        0
    }

    /// What a pack's noun means in the stack.
    fn stacked_noun(&self, layer: &Layer, own: NounSense) -> Option<NounSense> {
        let entity = |own: EntityId| {
            let id = EntityId(layer.first + own.0);
            (own.0 < layer.pack.entity_count() && self.latest(id) == id).then_some(id)
        };
        Some(match own {
            NounSense::Office(own) => NounSense::Office((*layer.offices.get(own.0 as usize)?)?),
            NounSense::Entity(own) => NounSense::Entity(entity(own)?),
            NounSense::Adjective(own) => NounSense::Adjective(entity(own)?),
            NounSense::Described { entity: own, index } => {
                NounSense::Described { entity: entity(own)?, index }
            }
        })
    }
}
