//! A whole article at once, on packs that threads share: for article packs.

use super::assemble::Assembly;
use super::block::{self, BlockReading};
use super::{Annotations, Density, Overrides, marks};
use crate::article::Article;
use crate::mention::find::Model;
use crate::mention::{Inputs, Scan, resolve_to_keep};
use crate::pack::{FoundName, Packs};

/// What was found in an article, and what it was found by.
pub(crate) struct Annotated {
    pub annotations: Annotations,
    blocks: Vec<BlockReading>,
    /// The names of each block that no pack knows.
    pub found: Vec<Vec<FoundName>>,
}

impl Annotated {
    pub fn of(article: &Article, packs: &Packs, names: Option<&Model>, overrides: &Overrides) -> Self {
        let texts = article.blocks.iter().map(|block| block.span.of(&article.text));
        let blocks: Vec<BlockReading> = texts.map(|text| BlockReading::new(text, article, packs)).collect();
        let inputs = Inputs { article, blocks: blocks.as_slice(), packs, model: names };
        let (mentions, found) = resolve_to_keep(&inputs);
        let figures = block::figures(article, &blocks);
        let mut assembly = Assembly::new(article, packs, overrides, mentions, figures);
        while assembly.step(&inputs) {}
        let mut annotations = assembly.annotations(&inputs, overrides);
        marks::choose(article, &mut annotations, packs, Density::default());
        Self { annotations, blocks, found }
    }

    pub fn scans(&self) -> Vec<&Scan> {
        self.blocks.iter().map(|block| &block.scan).collect()
    }
}
