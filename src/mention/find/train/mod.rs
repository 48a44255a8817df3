//! Making the model: from texts with marked names and from lists of words. Native only, and no part of any build.

mod corpus;
mod learn;
mod lists;
mod write;

pub use corpus::{Document, read_corpus};
pub use learn::Settings;
pub use lists::{Counts, Lists};

use super::clues::{Around, clues};
use super::model::Model;
use super::seen::Seen;
use super::zone::zones;
use crate::mention::block::Words;
use crate::mention::scan::Scan;
use crate::pack::Packs;
use learn::Zone;

/// Learns from documents and gives the bytes of a model.
pub fn train(documents: &[&Document], lists: &Lists, settings: &Settings) -> Vec<u8> {
    let words = write::words(lists);
    let none = Model::from_bytes(&write::model(&words, &Default::default(), settings))
        .expect("no weights, but a model");
    let zones: Vec<Zone> = documents.iter().flat_map(|document| examples(document, &none)).collect();
    write::model(&words, &learn::learn(&zones, settings), settings)
}

/// The zones of a document with their clues and the labels that they should have.
fn examples(document: &Document, model: &Model) -> Vec<Zone> {
    let packs = Packs::new(Vec::new());
    let article = document.article();
    let texts: Vec<&str> = article.blocks.iter().map(|block| block.span.of(&article.text)).collect();
    let scans: Vec<Scan> = texts.iter().map(|text| Scan::new(text, &packs)).collect();
    let blocks: Vec<Words<'_>> = texts.iter().zip(&scans).map(|(text, scan)| Words { text, scan }).collect();
    let seen = Seen::of(&blocks, model);
    let mut examples = Vec::new();
    for (words, block) in blocks.iter().zip(&article.blocks) {
        let labels = document.labels(&words.scan.tokens, block.span.start);
        let mut around = Around::default();
        around.told.in_full = true;
        for zone in zones(words.text, &words.scan.tokens, &[]) {
            let mut found = vec![Vec::new(); zone.len()];
            clues(words, &zone, &mut around, &seen, model, |at, told| found[at] = told.clues.clone());
            examples.push(Zone { clues: found, labels: labels[zone].to_vec() });
        }
    }
    examples
}
