//! Which entities each name of an article might mean, with their points: for `annotate --explain`.

use super::block::Words;
use super::evidence::Evidence;
use super::find::Found;
use super::gazetteer::{Reading, reading};
use super::resolve::{self, Silence};
use super::{Mention, Scan};
use crate::article::Article;
use crate::pack::{EntityId, Packs, Sense};
use crate::text::ByteSpan;

/// A name that the packs have, wherever it stands in the article.
pub struct Weighed {
    /// UTF-8 bytes of the article's text.
    pub span: ByteSpan,
    pub verdict: Result<EntityId, Silence>,
    /// Each entity that has the name, and what speaks for it here; the best first.
    pub candidates: Vec<(Sense, i32)>,
    /// Whether only a gazetteer has it: such names have no points, the words around must place them.
    pub listed: bool,
}

/// The names of an article that the packs have, in order, linked or not; `unknown` are those that no pack has.
pub fn weigh(article: &Article, packs: &Packs, unknown: &[&Mention]) -> Vec<Weighed> {
    let text = |block: usize| article.blocks[block].span.of(&article.text);
    let scans: Vec<Scan> = (0..article.blocks.len()).map(|block| Scan::new(text(block), packs)).collect();
    let blocks: Vec<Words<'_>> =
        scans.iter().enumerate().map(|(at, scan)| Words { text: text(at), scan }).collect();
    let found: Vec<Vec<Found>> = blocks
        .iter()
        .zip(&article.blocks)
        .map(|(words, block)| found_in(words, block.span, unknown))
        .collect();
    let evidence = Evidence::of(&blocks, &found, packs, article.published);
    let mut out = Vec::new();
    for (at, words) in blocks.iter().enumerate() {
        let span =
            |first: usize, end: usize| words.scan.span(first, end).moved(article.blocks[at].span.start);
        for mut weighed in resolve::weigh(words, at, &evidence, packs) {
            weighed.points.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
            out.push(Weighed {
                span: span(weighed.hit.first, weighed.hit.end),
                verdict: weighed.verdict.map(|link| link.entity),
                candidates: weighed.points,
                listed: false,
            });
        }
        for hit in &words.scan.listed {
            let verdict = match reading(words, hit, packs) {
                Reading::Place(entity) => Ok(entity),
                Reading::Other => Err(Silence::Tie),
                Reading::Open => Err(Silence::Weak),
            };
            let candidates = hit.senses.iter().map(|sense| (*sense, 0)).collect();
            out.push(Weighed { span: span(hit.first, hit.end), verdict, candidates, listed: true });
        }
    }
    out.sort_by_key(|weighed| (weighed.span.start, weighed.listed));
    out
}

/// Those of some mentions that lie in a block, by its words.
fn found_in(words: &Words<'_>, block: ByteSpan, mentions: &[&Mention]) -> Vec<Found> {
    let here = mentions.iter().filter(|mention| block.contains(mention.span));
    let found = here.map(|mention| Found {
        first: words.scan.words_before(mention.span.start - block.start),
        end: words.scan.words_before(mention.span.end - block.start),
        kind: mention.kind,
    });
    found.collect()
}
