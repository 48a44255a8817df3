//! An article: its text in blocks, its date and its language, built from the events of a feed.
//!
//! Knows how to tell the article from the page around it; does not know where the events come from.

mod blocks;
mod container;
mod date;
mod hints;
mod language;
mod map;
mod outline;
mod plain;
mod read;
mod tag;
#[cfg(test)]
mod testing;

pub use language::detect;
pub use map::{NodeRange, Piece, TextMap};
pub use outline::{ATTRIBUTES, Element, Outline, OutlineBuilder};
pub use read::{Choice, Options, Reading, Unread, choose, read, read_chosen};
pub use tag::UNREAD_ELEMENTS;

use crate::text::{ByteSpan, place_among};
use crate::value::Date;

/// What is read of a page: the input of everything that follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// All blocks' text in reading order, white space as in the source, one `\n` of ours between two blocks and for
    /// a `br` inside one.
    pub text: String,
    pub blocks: Vec<Block>,
    /// Stretches that are read but never marked: link text, code; and seams, which are empty: there the page has a
    /// button, a script or a line break, which no mark may cross. Sorted, disjoint, each inside one block.
    pub unmarked: Vec<ByteSpan>,
    /// The civil date in the offset as written. Without one, relative dates and dated offices stay silent.
    pub published: Option<Date>,
    pub language: Language,
}

/// A paragraph-like stretch; nothing we find ever crosses two blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub span: ByteSpan,
    pub kind: BlockKind,
    /// Counts the headings up to this block, without the headline: a heading and the blocks below it share the
    /// number.
    pub section: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// `level` 1 to 6.
    Heading {
        level: u8,
    },
    Paragraph,
    ListItem,
    Quotation,
    Cell,
    Caption,
    Code,
}

/// A language whose texts we can read, with the conventions of its region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English with no region named.
    #[default]
    En,
    EnGb,
    EnUs,
    EnIn,
    /// German: figures alone can be read.
    De,
    /// French: figures alone can be read.
    Fr,
}

impl Block {
    /// Headings and captions introduce names, but carry no marks; code neither.
    pub fn may_be_marked(self) -> bool {
        !matches!(self.kind, BlockKind::Heading { .. } | BlockKind::Caption | BlockKind::Code)
    }
}

impl Language {
    /// The supported language that a BCP 47 tag names.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let mut parts = tag.trim().split(['-', '_']);
        let primary = place_among("en de fr", &parts.next()?.to_ascii_lowercase())?;
        let region = parts.find(|part| part.len() == 2).map(str::to_ascii_uppercase);
        let region = region.and_then(|region| place_among("US IN GB IE AU NZ ZA", &region));
        Some(match (primary, region) {
            (1, _) => Self::De,
            (2, _) => Self::Fr,
            (_, Some(0)) => Self::EnUs,
            (_, Some(1)) => Self::EnIn,
            // British spelling goes for the others, too.
            (_, Some(_)) => Self::EnGb,
            (_, None) => Self::En,
        })
    }

    /// The first part of its BCP 47 tag.
    pub fn primary(self) -> &'static str {
        match self {
            Self::En | Self::EnGb | Self::EnUs | Self::EnIn => "en",
            Self::De => "de",
            Self::Fr => "fr",
        }
    }

    /// Whether names are read and cards are worded in it; of the others, figures alone are.
    pub fn is_supported(self) -> bool {
        self.primary() == "en"
    }
}
