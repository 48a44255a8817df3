//! Mentions: finding names, linking them to entities, and following them through the article.

use crate::pack::{EntityId, EntityType};
use crate::text::ByteSpan;

/// A stretch of text that names or describes something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// UTF-8 bytes of the article's text, without titles and articles ("Mr", "the").
    pub span: ByteSpan,
    /// `None` where nothing in the packs is meant, or where that cannot be decided.
    pub entity: Option<EntityId>,
    pub kind: EntityType,
    pub how: How,
}

/// By which way the mention was resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// A full name of the entity.
    Name,
    /// A short form of a name that the article gives in full, or that a title precedes: "Mr Xi", "Zhang".
    Short,
    /// "Russian"
    Demonym,
    /// A capital for its government.
    Metonym,
    /// The holder of an office at the article's date: "the US president".
    Office,
    /// A noun with a relation: "the island", "China’s commerce ministry".
    Relation,
    /// A description beside the entities that it needs.
    Description,
    /// A name that no pack knows.
    Found,
    /// What an editor says that these words mean.
    Forced,
}

mod block;
mod borders;
mod common_words;
mod describe;
mod evidence;
#[cfg(feature = "cli")]
mod explain;
pub mod find;
mod gazetteer;
mod locate;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
mod needs;
mod own_words;
mod passes;
mod persons;
mod places;
mod points;
mod resolve;
mod scan;
mod seat;
mod sport;
mod words;
mod works;

#[cfg(feature = "cli")]
pub use explain::{Weighed, weigh};
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub(crate) use needs::{alias_needs, noun_needs};
pub(crate) use passes::Passes;
#[cfg(feature = "cli")]
pub use resolve::Silence;
pub use scan::Scan;
pub(crate) use words::{SENTENCE_OPENERS, TITLES};

use crate::article::Article;
#[cfg(feature = "cli")]
use crate::pack::FoundName;
use crate::pack::Packs;
use find::Model;

/// The blocks of an article, each by its number.
pub trait Blocks {
    fn scan(&self, block: usize) -> &Scan;

    /// Spans from a block's start that are no names, in order: "12 March", "USD 50".
    fn without_names(&self, block: usize) -> Vec<ByteSpan>;
}

/// What mentions are found in, and by what.
pub struct Inputs<'a, B: ?Sized> {
    pub article: &'a Article,
    pub blocks: &'a B,
    pub packs: &'a Packs,
    /// With it the names that no pack knows are found too; without it those that an article's pack has of blocks as
    /// they were.
    pub model: Option<&'a Model>,
}

/// The mentions of an article that the packs can explain, in order, disjoint, each inside one block; names that no pack
/// knows lie where nothing is linked.
///
/// # Cost
/// O(n) in words, apart from the few links of one block that its nouns are compared with.
#[cfg(feature = "cli")]
pub fn resolve<B: Blocks + ?Sized>(inputs: &Inputs<'_, B>) -> Vec<(u32, Mention)> {
    resolve_to_keep(inputs).0
}

/// [`resolve`], and with it the names of each block that no pack knows, linked or not, as an article's pack keeps them.
#[cfg(feature = "cli")]
pub(crate) fn resolve_to_keep<B: Blocks + ?Sized>(
    inputs: &Inputs<'_, B>,
) -> (Vec<(u32, Mention)>, Vec<Vec<FoundName>>) {
    let mut passes = Passes::new(inputs.article);
    while passes.step(inputs).is_some() {}
    let found = passes.found.iter().map(|names| names.iter().map(find::Found::kept).collect());
    let found = found.collect();
    (passes.mentions(), found)
}
