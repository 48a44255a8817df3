//! The work on one article, block by block, so that a page can pause between two of them.

use std::rc::Rc;

use super::block::{self, BlockReading};
use super::{Annotations, Density, Overrides, assemble, marks};
use crate::article::Article;
use crate::mention::find::Model;
use crate::mention::{self, Scan};
use crate::pack::Packs;
use crate::text::hash_folded;
use crate::value::NumberMap;

/// A resumable annotation of one article.
///
/// Blocks are read one by one; what a block shows by itself is kept by its text, so that a job made from an earlier
/// one reads only the blocks that changed. The last step puts the article together. Sliced, incremental and fresh
/// runs give the same annotations.
pub struct Job {
    article: Article,
    packs: Rc<Packs>,
    names: Option<Rc<Model>>,
    density: Density,
    overrides: Rc<Overrides>,
    read: Vec<Rc<BlockReading>>,
    kept: Kept,
}

/// Readings of an earlier state of the page, by the hash of their text.
#[derive(Default)]
struct Kept {
    places: NumberMap,
    readings: Vec<(String, Rc<BlockReading>)>,
}

impl Kept {
    fn of(job: &Job) -> Self {
        let texts = job.article.blocks.iter().map(|block| block.span.of(&job.article.text).to_owned());
        let readings: Vec<(String, Rc<BlockReading>)> = texts.zip(job.read.iter().cloned()).collect();
        let places = readings.iter().map(|(text, _)| hash_folded(text)).zip(0..).collect();
        Self { places: NumberMap::new(places), readings }
    }

    fn get(&self, text: &str) -> Option<Rc<BlockReading>> {
        // A fresh job hashes nothing.
        self.readings.first()?;
        let (known, reading) = self.readings.get(self.places.get(hash_folded(text))? as usize)?;
        // Two texts may differ in case only.
        (known == text).then(|| Rc::clone(reading))
    }
}

impl Job {
    pub fn new(article: Article, packs: Rc<Packs>) -> Self {
        Self {
            article,
            packs,
            names: None,
            density: Density::default(),
            overrides: Rc::default(),
            read: Vec::new(),
            kept: Kept::default(),
        }
    }

    /// Finds the names that no pack knows, too.
    pub fn with_names(self, names: Option<Rc<Model>>) -> Self {
        Self { names, ..self }
    }

    /// With more marks, or fewer.
    pub fn with_density(self, density: Density) -> Self {
        Self { density, ..self }
    }

    /// With what an editor says of this story.
    pub fn with_overrides(self, overrides: Rc<Overrides>) -> Self {
        Self { overrides, ..self }
    }

    /// A job on the article as it is now, which reads again only the blocks whose text is new.
    pub fn after(previous: &Self, article: Article) -> Self {
        let same_figures =
            previous.article.published == article.published && previous.article.language == article.language;
        let kept = if same_figures { Kept::of(previous) } else { Kept::default() };
        Self {
            article,
            packs: Rc::clone(&previous.packs),
            names: previous.names.clone(),
            density: previous.density,
            overrides: Rc::clone(&previous.overrides),
            read: Vec::new(),
            kept,
        }
    }

    pub fn article(&self) -> &Article {
        &self.article
    }

    /// Reads blocks until about `budget` bytes of text are done, one block at least; true once all are read.
    pub fn step(&mut self, budget: usize) -> bool {
        let mut done = 0;
        while self.read.len() < self.article.blocks.len() && done < budget.max(1) {
            let text = self.article.blocks[self.read.len()].span.of(&self.article.text);
            done += text.len().max(1);
            let reading = self
                .kept
                .get(text)
                .unwrap_or_else(|| Rc::new(BlockReading::new(text, &self.article, &self.packs)));
            self.read.push(reading);
        }
        self.read.len() == self.article.blocks.len()
    }

    /// Chooses the marks of its annotations anew, with more of them or fewer.
    ///
    /// # Cost
    /// A small part of [`Job::finish`]: nothing is read or linked again.
    pub fn mark(&mut self, annotations: &mut Annotations, density: Density) {
        self.density = density;
        let scans: Vec<&Scan> = self.read.iter().map(|reading| &reading.scan).collect();
        marks::choose(&self.article, &scans, annotations, &self.packs, density);
    }

    /// Reads what is left and puts the article together.
    pub fn finish(&mut self) -> Annotations {
        while !self.step(usize::MAX) {}
        let blocks: Vec<&BlockReading> = self.read.iter().map(|reading| &**reading).collect();
        let scans: Vec<&Scan> = blocks.iter().map(|reading| &reading.scan).collect();
        let search = self.names.as_deref().map(|model| block::search(model, &blocks));
        let mentions = mention::resolve(&self.article, &scans, &self.packs, search.as_ref());
        let figures = block::figures(&self.article, &blocks);
        let choices = assemble::Choices { density: self.density, overrides: &self.overrides };
        assemble::annotations(&self.article, &scans, mentions, figures, &self.packs, &choices)
    }
}
