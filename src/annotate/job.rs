//! The work on one article in small steps, so that a page can pause between two of them.

use std::rc::Rc;

use super::assemble::Assembly;
use super::block::{self, BlockReading};
use super::{Annotations, Density, Overrides, marks, published};
use crate::article::Article;
use crate::mention::find::Model;
use crate::mention::{Inputs, Passes};
use crate::pack::Packs;
use crate::text::{ByteSpan, hash_folded};
use crate::value::NumberMap;

/// A resumable annotation of one article.
///
/// An article that is as it was when its pack was made is not read at all. Otherwise blocks are read one by one; what a block
/// shows by itself is kept by its text, so that a job made from an earlier one reads only the blocks that changed. Then the article is gone through again, a block or an annotation at a time, to
/// see what all of it says. Sliced, incremental and fresh runs give the same annotations.
pub struct Job {
    article: Article,
    packs: Rc<Packs>,
    names: Option<Rc<Model>>,
    density: Density,
    overrides: Rc<Overrides>,
    read: Vec<Rc<BlockReading>>,
    kept: Kept,
    stage: Stage,
}

/// What is at work.
enum Stage {
    Reading,
    Resolving(Box<Passes>),
    Assembling(Box<Assembly>),
    /// Not marked yet.
    Done(Annotations),
}

/// Bytes that looking at one annotation counts for: about its sentence.
const BYTES_AN_ANNOTATION: usize = 150;

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
        let places: Vec<_> = readings.iter().map(|(text, _)| hash_folded(text)).zip(0..).collect();
        Self { places: NumberMap::new(&places), readings }
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
            stage: Stage::Reading,
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
            stage: Stage::Reading,
        }
    }

    pub fn article(&self) -> &Article {
        &self.article
    }

    /// Whether it has read anything: not where the article’s own pack has what is in it.
    pub fn has_read(&self) -> bool {
        !self.read.is_empty()
    }

    /// With how many marks its annotations are.
    pub fn density(&self) -> Density {
        self.density
    }

    /// Works until about `budget` bytes of text have been looked at, once at least; true once nothing is left to do.
    ///
    /// # Cost
    /// O(n) in the budget and the bytes of one block, but for the sorting of what was gathered, twice in a job.
    pub fn step(&mut self, budget: usize) -> bool {
        let mut done = 0;
        while done < budget.max(1)
            && let Some(bytes) = self.visit()
        {
            done += bytes.max(1);
        }
        matches!(self.stage, Stage::Done(_))
    }

    /// Visits one block or one annotation, and gives the bytes that it counts for; `None` where nothing is left to visit.
    fn visit(&mut self) -> Option<usize> {
        if let Some(found) = self.found_at_publication() {
            self.stage = Stage::Done(found);
        }
        let (article, packs, blocks) = (&self.article, &*self.packs, &*self.read);
        let inputs = Inputs { article, blocks, packs, model: self.names.as_deref() };
        match &mut self.stage {
            Stage::Reading => match article.blocks.get(self.read.len()) {
                Some(block) => return Some(self.read_block(block.span)),
                None => self.stage = Stage::Resolving(Box::new(Passes::new(article))),
            },
            Stage::Resolving(passes) => match passes.step(&inputs) {
                Some(bytes) => return Some(bytes),
                None => {
                    let (mentions, figures) = (passes.mentions(), block::figures(article, blocks));
                    let assembly = Assembly::new(article, packs, &self.overrides, mentions, figures);
                    self.stage = Stage::Assembling(Box::new(assembly));
                }
            },
            Stage::Assembling(assembly) => match assembly.step(&inputs) {
                true => return Some(BYTES_AN_ANNOTATION),
                false => self.stage = Stage::Done(assembly.annotations(&inputs, &self.overrides)),
            },
            Stage::Done(_) => return None,
        }
        Some(0)
    }

    /// What the article’s own pack has of it, where nothing else has a say: asked before the first block is read.
    fn found_at_publication(&self) -> Option<Annotations> {
        let is_first = matches!(self.stage, Stage::Reading) && self.read.is_empty();
        let alone = is_first && self.names.is_none() && self.overrides.is_empty();
        if alone { published::found(&self.article, &self.packs) } else { None }
    }

    fn read_block(&mut self, span: ByteSpan) -> usize {
        let text = span.of(&self.article.text);
        let reading = self
            .kept
            .get(text)
            .unwrap_or_else(|| Rc::new(BlockReading::new(text, &self.article, &self.packs)));
        self.read.push(reading);
        span.len()
    }

    /// Chooses the marks of its annotations anew, with more of them or fewer.
    ///
    /// # Cost
    /// A small part of [`Job::finish`]: nothing is read or linked again.
    pub fn mark(&mut self, annotations: &mut Annotations, density: Density) {
        self.density = density;
        marks::choose(&self.article, annotations, &self.packs, density);
    }

    /// Does what is left to do and chooses the marks.
    pub fn finish(&mut self) -> Annotations {
        while !self.step(usize::MAX) {}
        let mut annotations = match std::mem::replace(&mut self.stage, Stage::Reading) {
            Stage::Done(annotations) => annotations,
            _ => Annotations::default(),
        };
        // What was found at publication was marked then.
        if self.has_read() || self.density != Density::default() {
            self.mark(&mut annotations, self.density);
        }
        annotations
    }
}
