//! What a pack made for one article has beside an editor's: where it is from, and the names that no pack knows.
//!
//! A page that loads such a pack needs no model of names: they were found when the article was published, and are known
//! again by the text of their block. A block that has been edited since has none.

use super::{EntityType, Info};

/// The article's part of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Excerpt {
    /// The packs that it was taken from, in the order of their stack.
    pub of: Vec<TakenFrom>,
    /// Blocks in which names were found, in the order of their hashes.
    pub names: Vec<BlockNames>,
}

/// A pack that an article's was taken from: what its cards name as the pack that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenFrom {
    pub info: Info,
    /// Of that file's contents.
    pub hash: u64,
    /// Past its last source in the article's pack.
    pub sources: u32,
}

impl Excerpt {
    /// The names of a block.
    pub fn names_of(&self, text: TextHash) -> Option<&[FoundName]> {
        let at = self.names.binary_search_by(|block| block.text.cmp(&text)).ok()?;
        self.names.get(at).map(|block| block.names.as_slice())
    }
}

/// The names of one block that no pack knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockNames {
    pub text: TextHash,
    /// In order, disjoint.
    pub names: Vec<FoundName>,
}

/// [`crate::text::hash_of_text`] of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextHash(pub u64);

/// A name in one block, counted in its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundName {
    pub first: u32,
    pub words: u32,
    pub kind: EntityType,
}
