//! What an element's name means to a reader of articles.

use crate::text::Lexicon;

/// The few kinds of element that reading tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// Above the first element of the feed.
    Document,
    Html,
    Body,
    /// One of [`UNREAD_ELEMENTS`].
    Nothing,
    /// `script`: read only where it holds linked data.
    Script,
    Meta,
    Article,
    Main,
    /// A neutral block.
    Block,
    Paragraph,
    Heading(u8),
    Item,
    Quote,
    Cell,
    Caption,
    Preformatted,
    /// Blocks that stand beside the article, not in it.
    Aside,
    /// The head of a page or of an article.
    Header,
    /// Read only where it wraps the page.
    Form,
    Break,
    Link,
    /// Inline code.
    Code,
    Time,
    Inline,
    /// Unknown or of the page's own making: a block where it holds blocks.
    Custom,
}

const TAGS: &[Tag] = &[
    Tag::Article,
    Tag::Aside,
    Tag::Block,
    Tag::Body,
    Tag::Break,
    Tag::Caption,
    Tag::Cell,
    Tag::Code,
    Tag::Custom,
    Tag::Form,
    Tag::Header,
    Tag::Heading(1),
    Tag::Heading(2),
    Tag::Heading(3),
    Tag::Heading(4),
    Tag::Heading(5),
    Tag::Heading(6),
    Tag::Html,
    Tag::Inline,
    Tag::Item,
    Tag::Link,
    Tag::Main,
    Tag::Meta,
    Tag::Nothing,
    Tag::Paragraph,
    Tag::Preformatted,
    Tag::Quote,
    Tag::Script,
    Tag::Time,
];

/// Elements whose contents are of no use to anyone who reads, parted by commas: a feed need not descend.
pub const UNREAD_ELEMENTS: &str = "applet, area, audio, base, button, canvas, col, datalist, del, dialog, embed, frame, frameset, iframe, \
     img, input, link, math, meter, noembed, noframes, noscript, object, optgroup, option, output, param, \
     picture, progress, rp, rt, s, select, source, strike, style, svg, template, textarea, title, track, \
     video";

/// One row for each of [`TAGS`].
static NAMES: Lexicon = Lexicon::new(&[
    "article",
    "aside, footer, menu, nav",
    "address, center, details, dir, div, dl, figure, hgroup, hr, legend, ol, section, summary, table, tbody, \
     tfoot, thead, tr, ul",
    "body",
    "br",
    "caption, figcaption",
    "td, th",
    "code, kbd, samp, tt",
    "head",
    "fieldset, form",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "html",
    "abbr, acronym, b, bdi, bdo, big, cite, dfn, em, font, i, ins, label, map, mark, nobr, q, ruby, small, \
     span, strong, sub, sup, u, var, wbr",
    "dd, dt, li",
    "a",
    "main",
    "meta",
    UNREAD_ELEMENTS,
    "p",
    "plaintext, pre, xmp",
    "blockquote",
    "script",
    "time",
]);

impl Tag {
    /// The tag of a local name in lower case.
    pub fn of(name: &str) -> Self {
        NAMES.row_of(&[name]).map_or(Self::Custom, |row| TAGS[row])
    }

    /// Text before, inside and after it stands in different blocks.
    pub fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Nothing
                | Self::Script
                | Self::Meta
                | Self::Break
                | Self::Link
                | Self::Code
                | Self::Time
                | Self::Inline
                | Self::Custom
        )
    }

    /// It may hold a whole article.
    pub fn is_container(self) -> bool {
        matches!(
            self,
            Self::Document
                | Self::Html
                | Self::Body
                | Self::Article
                | Self::Main
                | Self::Block
                | Self::Item
                | Self::Cell
                | Self::Form
                | Self::Custom
                | Self::Aside
                | Self::Header
                | Self::Inline
        )
    }

    /// Nothing but the whole page would be left without it.
    pub fn is_page(self) -> bool {
        matches!(self, Self::Document | Self::Html | Self::Body)
    }

    /// Plain inline markup, which has no attribute that reading asks for.
    pub fn is_plain(self) -> bool {
        matches!(self, Self::Nothing | Self::Break | Self::Code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_leads_to_the_tag_of_its_row() {
        for (name, tag) in [
            ("a", Tag::Link),
            ("script", Tag::Script),
            ("p", Tag::Paragraph),
            ("h3", Tag::Heading(3)),
            ("wbr", Tag::Inline),
            ("nav", Tag::Aside),
            ("x-story", Tag::Custom),
        ] {
            assert_eq!(Tag::of(name), tag, "{name}");
        }
    }
}
