//! The passes over an article in which its mentions are found, block by block, so that a page can pause between two of
//! them: first what its names tell of each other, then what its other words tell of them, then the names that no pack knows,
//! then the mentions.

use super::block::Words;
use super::describe::{self, Recent};
use super::evidence::Evidence;
use super::find::{self, Finder};
use super::{Blocks, Inputs, Mention, gazetteer, resolve};
use crate::article::Article;

/// The passes over one article, as far as they have come.
pub(crate) struct Passes {
    pass: Pass,
    /// The block that comes next.
    next: usize,
    finder: Finder,
    evidence: Evidence,
    recent: Recent,
    mentions: Vec<(u32, Mention)>,
    /// The names of each block that no pack knows, linked or not.
    pub(super) found: Vec<Vec<find::Found>>,
}

#[derive(Clone, Copy)]
enum Pass {
    Gather,
    Compare,
    Find,
    Link,
}

impl Passes {
    pub fn new(article: &Article) -> Self {
        Self {
            pass: Pass::Gather,
            next: 0,
            finder: Finder::default(),
            evidence: Evidence::new(article.published),
            recent: Recent::default(),
            mentions: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Visits one more block, and gives its bytes; `None` once all is done. The inputs are the same each time.
    pub fn step<B: Blocks + ?Sized>(&mut self, inputs: &Inputs<'_, B>) -> Option<usize> {
        // What `cargo xtask sizes` compares with.
        if cfg!(without_names) {
            return None;
        }
        let Some(block) = inputs.article.blocks.get(self.next) else { return self.turn() };
        let words = Words { text: block.span.of(&inputs.article.text), scan: inputs.blocks.scan(self.next) };
        match self.pass {
            Pass::Gather => self.evidence.gather(&words, self.next, inputs.packs, inputs.model),
            Pass::Compare => self.evidence.compare(&words),
            Pass::Find => self.find(&words, inputs),
            Pass::Link => self.link(&words, block.span.start, inputs),
        }
        self.next += 1;
        Some(block.span.len())
    }

    /// Goes back to the first block for the next pass.
    fn turn(&mut self) -> Option<usize> {
        self.pass = match self.pass {
            Pass::Gather => Pass::Compare,
            Pass::Compare => Pass::Find,
            Pass::Find => Pass::Link,
            Pass::Link => return None,
        };
        self.next = 0;
        Some(0)
    }

    /// The names of the next block that no pack knows.
    fn find<B: Blocks + ?Sized>(&mut self, words: &Words<'_>, inputs: &Inputs<'_, B>) {
        let found = match inputs.model {
            Some(model) => {
                let without = inputs.blocks.without_names(self.next);
                self.finder.find(words, &without, &self.evidence.seen, model)
            }
            None => find::known(words, inputs.packs),
        };
        self.evidence.meet(words, self.next, &found, inputs.packs);
        self.found.push(found);
    }

    /// The mentions of the next block, which begins at `offset`.
    fn link<B: Blocks + ?Sized>(&mut self, words: &Words<'_>, offset: u32, inputs: &Inputs<'_, B>) {
        let Inputs { article, packs, .. } = *inputs;
        let found = &self.found[self.next];
        let mut links = resolve::link_names(words, self.next, &self.evidence, packs);
        gazetteer::add_listed(words, &self.evidence, packs, &mut links);
        describe::describe(words, &mut links, &mut self.recent, packs, article.published);
        let block = self.next as u32;
        let mut add = |mention: Mention| self.mentions.push((block, mention));
        let mut names = found.iter().peekable();
        for link in &links {
            while let Some(name) = names.next_if(|name| name.first < link.end) {
                if name.end <= link.first {
                    add(name.mention(words.scan, offset));
                }
            }
            add(link.mention(words.scan, offset, packs));
        }
        names.for_each(|name| add(name.mention(words.scan, offset)));
    }

    /// Gives the mentions that were found, each with its block.
    pub fn mentions(&mut self) -> Vec<(u32, Mention)> {
        std::mem::take(&mut self.mentions)
    }
}
