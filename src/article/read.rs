//! From an outline to an article.

use super::blocks::{self, Blocks, Keep};
use super::container::{self, Weighed};
use super::map::TextMap;
use super::outline::Outline;
use super::tag::Tag;
use super::{Article, Language, date, language};
use crate::value::Date;

/// What the embedder or the command line says of an article; it goes before what the page says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    pub published: Option<Date>,
    pub language: Option<Language>,
    /// Ordinal of the article's element, as [`super::OutlineBuilder::open`] gave it; chosen where there is none.
    pub root: Option<u32>,
}

/// An article and the way back to the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub article: Article,
    pub map: TextMap,
    /// Ordinal of the article's element; 0 for all that was fed.
    pub root: u32,
}

/// Why a page is left alone. Nothing is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    NoArticle,
    /// BCP 47 tag as declared, or "und" where the words contradict it or nothing is declared.
    UnsupportedLanguage(String),
}

/// The BCP 47 tag of a text whose language nobody tells.
pub(super) const UNDETERMINED: &str = "und";

impl Unread {
    /// Code of the event that the page reports.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoArticle => "no-article",
            Self::UnsupportedLanguage(_) => "unsupported-language",
        }
    }
}

impl Unread {
    /// What `Display` writes, without its machinery.
    pub fn reason(&self) -> String {
        match self {
            Self::NoArticle => "the page holds no article of two sentences or more".into(),
            Self::UnsupportedLanguage(tag) if tag == UNDETERMINED => {
                "nothing shows that the article is in English".into()
            }
            Self::UnsupportedLanguage(tag) => ["the article is not in English but in \"", tag, "\""].concat(),
        }
    }
}

impl std::fmt::Display for Unread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.reason())
    }
}

impl std::error::Error for Unread {}

/// The element that holds the article, and what is left out of it.
pub struct Choice {
    root: u32,
    weighed: Weighed,
}

/// Reads the article of a page.
///
/// # Errors
/// Where the page holds no article, and where it is in a language that is not read.
///
/// # Cost
/// O(n) in elements and bytes of text, whatever the nesting.
pub fn read(outline: &Outline, options: &Options) -> Result<Reading, Unread> {
    read_chosen(outline, choose(outline, options)?, options)
}

/// The first half of [`read`], for who must pause between the two.
///
/// # Errors
/// Where the page holds no article.
pub fn choose(outline: &Outline, options: &Options) -> Result<Choice, Unread> {
    let given = options.root.filter(|&root| (root as usize) < outline.nodes.len());
    let weighed = weigh(outline, given.unwrap_or(0));
    let root = given.or_else(|| container::choose(outline, &weighed)).ok_or(Unread::NoArticle)?;
    Ok(Choice { root, weighed })
}

/// The second half of [`read`].
///
/// # Errors
/// As [`read`].
pub fn read_chosen(outline: &Outline, choice: Choice, options: &Options) -> Result<Reading, Unread> {
    let Choice { root, mut weighed } = choice;
    if outline.node(root).tag.is_page() {
        leave_out_page_headers(outline, &mut weighed);
    }
    let found = blocks::build(outline, root, &weighed.unread, Keep::Readable);
    if found.blocks.is_empty() {
        return Err(Unread::NoArticle);
    }
    let language = match options.language {
        Some(language) => language,
        None => language::detect(&found.text, outline.language_of(root))?,
    };
    let published = options.published.or_else(|| date::published(outline, root, head_end(&found)));
    Ok(reading(found, root, published, language))
}

fn weigh(outline: &Outline, reference: u32) -> Weighed {
    let all = blocks::build(outline, 0, &vec![false; outline.nodes.len()], Keep::All);
    container::weigh(outline, &all, reference)
}

/// Without an element of its own the article stands beside the header of the page.
fn leave_out_page_headers(outline: &Outline, weighed: &mut Weighed) {
    let mut in_article = vec![false; outline.nodes.len()];
    for (at, node) in outline.nodes.iter().enumerate() {
        in_article[at] = in_article[node.parent as usize] || node.flags.article || node.tag == Tag::Main;
        weighed.unread[at] |= node.tag == Tag::Header && !in_article[at];
    }
}

/// Past the elements that may be a dateline: those up to the third block.
fn head_end(found: &Blocks) -> u32 {
    found.blocks.get(2).map_or(u32::MAX, |third| third.element)
}

fn reading(found: Blocks, root: u32, published: Option<Date>, language: Language) -> Reading {
    let blocks = found.blocks.iter().map(|found| found.block).collect();
    let article = Article { text: found.text, blocks, unmarked: found.unmarked, published, language };
    Reading { article, map: TextMap { pieces: found.pieces }, root }
}
