//! Article packs: what one article needs of a stack of packs, found out when it is published. Native only.
//!
//! The whole core runs once, on everything that the newsroom knows; what it read is taken out of the packs. A page that
//! loads just that comes to the same annotations and cards, since all that finding, linking, figures and cards ask of
//! the packs gets the same answer. Who might have been meant and was not stays as a name, so that doubt stays doubt.

mod prove;

pub use prove::Difference;

use crate::annotate::{Annotated, Annotations, Overrides, figure_needs, to_publish};
use crate::article::{Article, BlockKind};
use crate::mention::find::Model;
use crate::mention::{alias_needs, noun_needs};
use crate::pack::{BlockNames, Info, Needs, Origin, Pack, Packs, Part, TextHash};
use crate::text::hash_of_text;

/// An article's own pack, and what was found in it.
pub struct Published {
    pub pack: Pack,
    /// The compiled file.
    pub bytes: Vec<u8>,
    pub annotations: Annotations,
}

/// Takes out of the packs what an article needs. With a model, the names are kept that no pack knows. The page is to have
/// the same overrides.
///
/// The same article, packs, model and overrides give the same pack.
pub fn publish(
    id: &str,
    article: &Article,
    packs: &Packs,
    names: Option<&Model>,
    overrides: &Overrides,
) -> Published {
    let reading = Annotated::of(article, packs, names, overrides);
    let mut needs = Needs::default();
    let scans = reading.scans();
    alias_needs(&scans, packs, &mut needs);
    noun_needs(&scans, packs, article.published, &mut needs);
    overrides.entities().for_each(|entity| needs.need(entity, Part::Whole));
    figure_needs(article, &reading.annotations, packs, &mut needs);
    let mut pack = packs.take(&needs, info(id, article, packs), names_by_text(article, &reading));
    if overrides.is_empty() {
        pack = with_annotations(article, pack);
    }
    Published { bytes: pack.to_bytes(), pack, annotations: reading.annotations }
}

/// The pack with what it leads to in its article, so that a page need not read that again.
///
/// # Cost
/// Annotating once more: what was found with the whole stack has that stack's numbers.
fn with_annotations(article: &Article, pack: Pack) -> Pack {
    let packs = Packs::new(vec![pack.clone()]);
    let reading = Annotated::of(article, &packs, None, &Overrides::default());
    pack.with_annotations(to_publish(article, &reading.annotations))
}

/// Blocks of the same text have the same names, and are one.
fn names_by_text(article: &Article, reading: &Annotated) -> Vec<BlockNames> {
    let texts = article.blocks.iter().map(|block| block.span.of(&article.text));
    let blocks = texts.zip(&reading.found).filter(|(_, names)| !names.is_empty());
    let blocks =
        blocks.map(|(text, names)| BlockNames { text: TextHash(hash_of_text(text)), names: names.clone() });
    let mut blocks: Vec<BlockNames> = blocks.collect();
    blocks.sort_by_key(|block| block.text);
    blocks.dedup_by_key(|block| block.text);
    blocks
}

/// The pack goes by its article; its version is those of the packs it is from, and it is as fresh as the oldest.
fn info(id: &str, article: &Article, packs: &Packs) -> Info {
    let mut versions = Vec::new();
    let mut authors: Vec<&str> = Vec::new();
    for Origin { info, .. } in packs.origins() {
        versions.push([info.id.as_str(), " ", &info.version].concat());
        if !authors.contains(&info.author.as_str()) {
            authors.push(&info.author);
        }
    }
    Info {
        id: id.to_owned(),
        title: headline(article).unwrap_or_else(|| id.to_owned()),
        version: versions.join(", "),
        language: article.language.primary().to_owned(),
        data_until: packs.origins().map(|origin| origin.info.data_until).min().unwrap_or_default(),
        author: authors.join(", "),
        reviewed_by: None,
        reviewed_on: None,
    }
}

/// The first of the highest headings, on one line.
fn headline(article: &Article) -> Option<String> {
    let headings = article.blocks.iter().filter_map(|block| match block.kind {
        BlockKind::Heading { level } => Some((level, block.span.of(&article.text))),
        _ => None,
    });
    let (_, heading) = headings.min_by_key(|(level, _)| *level)?;
    Some(heading.split_whitespace().collect::<Vec<_>>().join(" "))
}
