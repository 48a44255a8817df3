//! Which entities each name of an article might mean, with their points: for `annotate --explain`.

use super::Scan;
use super::borders::Words;
use super::evidence::Evidence;
use super::gazetteer::{Reading, reading};
use super::resolve::{self, Silence};
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

/// The names of an article that the packs have, in order, linked or not.
pub fn weigh(article: &Article, packs: &Packs) -> Vec<Weighed> {
    let text = |block: usize| article.blocks[block].span.of(&article.text);
    let scans: Vec<Scan> = (0..article.blocks.len()).map(|block| Scan::new(text(block), packs)).collect();
    let blocks: Vec<Words<'_>> =
        scans.iter().enumerate().map(|(at, scan)| Words { text: text(at), scan }).collect();
    let evidence = Evidence::of(&blocks, packs, article.published);
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
