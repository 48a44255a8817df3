//! A whole article at once, on packs that threads share: for article packs.

use super::block::{self, BlockReading};
use super::{Annotations, Density, Overrides, assemble};
use crate::article::Article;
use crate::mention::find::Model;
use crate::mention::{Scan, resolve_to_keep};
use crate::pack::{FoundName, Packs};

/// What was found in an article, and what it was found by.
pub(crate) struct Reading {
    pub annotations: Annotations,
    blocks: Vec<BlockReading>,
    /// The names of each block that no pack knows.
    pub found: Vec<Vec<FoundName>>,
}

impl Reading {
    pub fn of(article: &Article, packs: &Packs, names: Option<&Model>, overrides: &Overrides) -> Self {
        let texts = article.blocks.iter().map(|block| block.span.of(&article.text));
        let blocks: Vec<BlockReading> = texts.map(|text| BlockReading::new(text, article, packs)).collect();
        let all: Vec<&BlockReading> = blocks.iter().collect();
        let scans: Vec<&Scan> = blocks.iter().map(|block| &block.scan).collect();
        let search = names.map(|model| block::search(model, &all));
        let (mentions, found) = resolve_to_keep(article, &scans, packs, search.as_ref());
        let figures = block::figures(article, &all);
        let choices = assemble::Choices { density: Density::default(), overrides };
        let annotations = assemble::annotations(article, &scans, mentions, figures, packs, &choices);
        Self { annotations, blocks, found }
    }

    pub fn scans(&self) -> Vec<&Scan> {
        self.blocks.iter().map(|block| &block.scan).collect()
    }
}
