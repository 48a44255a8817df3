//! What one block shows by itself, and all blocks of an article together.

use std::borrow::Borrow;

use crate::article::Article;
use crate::figure::{self, Figure, Kind};
use crate::mention::{Blocks, Scan};
use crate::pack::Packs;
use crate::text::{ByteSpan, Shape};
use crate::value::Gather;

/// What one block shows by itself; spans count from its start.
pub(super) struct BlockReading {
    pub scan: Scan,
    figures: Vec<Figure>,
}

impl BlockReading {
    /// Reads the text of one block of an article.
    pub fn new(text: &str, article: &Article, packs: &Packs) -> Self {
        let context = figure::Context { published: article.published, language: article.language };
        // Of a text in another language figures alone are read; a page hands over none.
        let has_names = cfg!(target_arch = "wasm32") || article.language.is_supported();
        Self {
            scan: if has_names { Scan::new(text, packs) } else { Scan::default() },
            figures: figure::read(text, ByteSpan::new(0, text.len()), &context),
        }
    }

    /// What is no name: a figure, but for a plain number ("30 Rock", unlike "30 rocks"), and a year that words in capitals
    /// stand beside ("2014 Winter Paralympics", unlike "in 1988" and "FY26").
    fn without_names(&self) -> Vec<ByteSpan> {
        let in_name = |figure: &Figure| {
            let first = self.scan.words_before(figure.span.start);
            let shape = |at: usize| self.scan.words().get(at).map(|word| word.shape);
            let digits = figure.span.len() == 4 && shape(first) == Some(Shape::Number);
            let year = digits && figure.timex.is_some();
            let plain = matches!(figure.kind, Kind::Number | Kind::Ordinal) && figure.unit.is_none();
            plain || year && first.checked_sub(1).and_then(shape) != Some(Shape::Lower)
        };
        self.figures.iter().filter(|figure| !in_name(figure)).map(|figure| figure.span).gather()
    }
}

impl<R: Borrow<BlockReading>> Blocks for [R] {
    fn scan(&self, block: usize) -> &Scan {
        &self[block].borrow().scan
    }

    fn without_names(&self, block: usize) -> Vec<ByteSpan> {
        self[block].borrow().without_names()
    }
}

/// The figures of all blocks, each with its block, where they stand in the article.
pub(super) fn figures<R: Borrow<BlockReading>>(article: &Article, blocks: &[R]) -> Vec<(u32, Figure)> {
    let blocks = (0..).zip(blocks.iter().zip(&article.blocks));
    let figures = blocks.flat_map(|(at, (reading, block))| {
        reading.borrow().figures.iter().map(move |figure| (at, figure.moved(block.span.start)))
    });
    figures.gather()
}
