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
}
