//! Mentions: finding names, linking them to entities, and following them through the article.

use crate::pack::{EntityId, EntityType};
use crate::text::ByteSpan;

/// A stretch of text that names or describes something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// UTF-8 bytes of the article's text, without titles and articles ("Mr", "the").
    pub span: ByteSpan,
    /// `None` where nothing in the packs is meant, or where that cannot be decided.
    pub entity: Option<EntityId>,
    pub kind: EntityType,
    pub how: How,
}

/// By which way the mention was resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// A full name of the entity.
    Name,
    /// A short form of a name that the article gives in full, or that a title precedes: "Mr Xi", "Zhang".
    Short,
    /// "Russian"
    Demonym,
    /// A capital for its government.
    Metonym,
    /// The holder of an office at the article's date: "the US president".
    Office,
    /// A noun with a relation: "the island", "China’s commerce ministry".
    Relation,
    /// A description beside the entities that it needs.
    Description,
    /// A name that no pack knows.
    Found,
    /// What an editor says that these words mean.
    Forced,
}

mod borders;
mod describe;
mod evidence;
#[cfg(feature = "cli")]
mod explain;
pub mod find;
mod gazetteer;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
mod needs;
mod resolve;
mod scan;
mod words;

#[cfg(feature = "cli")]
pub use explain::{Weighed, weigh};
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub(crate) use needs::{alias_needs, noun_needs};
#[cfg(feature = "cli")]
pub use resolve::Silence;
pub use scan::Scan;

use crate::article::Article;
#[cfg(feature = "cli")]
use crate::pack::FoundName;
use crate::pack::Packs;
use crate::value::sort_by_number;
use borders::Words;

/// The mentions of an article that the packs can explain, in order, disjoint, each inside one block; `scans` holds
/// one scan for each block.
///
/// With a search, the names that no pack knows are among them, and without one those that an article's pack has of
/// blocks as they were; they lie where nothing is linked.
///
/// # Cost
/// O(n) in words, apart from the few links of one block that its nouns are compared with.
pub fn resolve(
    article: &Article,
    scans: &[&Scan],
    packs: &Packs,
    names: Option<&find::Search<'_>>,
) -> Vec<(u32, Mention)> {
    resolve_and_find(article, scans, packs, names).0
}

/// [`resolve`], and with it the names of each block that no pack knows, linked or not, as an article's pack keeps them.
#[cfg(feature = "cli")]
pub(crate) fn resolve_to_keep(
    article: &Article,
    scans: &[&Scan],
    packs: &Packs,
    names: Option<&find::Search<'_>>,
) -> (Vec<(u32, Mention)>, Vec<Vec<FoundName>>) {
    let (mentions, found) = resolve_and_find(article, scans, packs, names);
    (mentions, found.iter().map(|names| names.iter().map(find::Found::kept).collect()).collect())
}

fn resolve_and_find(
    article: &Article,
    scans: &[&Scan],
    packs: &Packs,
    names: Option<&find::Search<'_>>,
) -> (Vec<(u32, Mention)>, Vec<Vec<find::Found>>) {
    if cfg!(without_names) {
        return (Vec::new(), Vec::new());
    }
    let text = |block: usize| article.blocks[block].span.of(&article.text);
    let blocks: Vec<Words<'_>> =
        scans.iter().enumerate().map(|(at, scan)| Words::new(text(at), scan, packs)).collect();
    let found = match names {
        Some(search) => find::find(&blocks, search),
        None => find::known(&blocks, packs),
    };
    let evidence = evidence::Evidence::of(&blocks, packs, article.published);
    let mut recent = resolve::Recent::default();
    let mut mentions = Vec::new();
    for (at, words) in blocks.iter().enumerate() {
        let mut links = resolve::link_names(words, at, &evidence, packs);
        gazetteer::add_listed(words, &evidence, packs, &mut links);
        describe::describe(words, &mut links, &mut recent, packs, article.published);
        let offset = article.blocks[at].span.start;
        let mut here: Vec<Mention> =
            links.iter().map(|link| link.mention(words.scan, offset, packs)).collect();
        let beside = found[at].iter().filter(|name| name.is_beside(&links));
        here.extend(beside.map(|name| name.mention(words.scan, offset)));
        sort_by_number(&mut here, |mention| mention.span.number());
        mentions.extend(here.into_iter().map(|mention| (at as u32, mention)));
    }
    (mentions, found)
}
