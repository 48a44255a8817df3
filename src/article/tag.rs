//! What an element's name means to a reader of articles.

/// The few kinds of element that reading tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// Above the first element of the feed.
    Document,
    Html,
    Body,
    /// Contents are of no use to anyone who reads: the feed need not descend.
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

/// Sorted by name.
const TAGS: &[(&str, Tag)] = &[
    ("a", Tag::Link),
    ("abbr", Tag::Inline),
    ("acronym", Tag::Inline),
    ("address", Tag::Block),
    ("applet", Tag::Nothing),
    ("area", Tag::Nothing),
    ("article", Tag::Article),
    ("aside", Tag::Aside),
    ("audio", Tag::Nothing),
    ("b", Tag::Inline),
    ("base", Tag::Nothing),
    ("bdi", Tag::Inline),
    ("bdo", Tag::Inline),
    ("big", Tag::Inline),
    ("blockquote", Tag::Quote),
    ("body", Tag::Body),
    ("br", Tag::Break),
    ("button", Tag::Nothing),
    ("canvas", Tag::Nothing),
    ("caption", Tag::Caption),
    ("center", Tag::Block),
    ("cite", Tag::Inline),
    ("code", Tag::Code),
    ("col", Tag::Nothing),
    ("datalist", Tag::Nothing),
    ("dd", Tag::Item),
    ("del", Tag::Nothing),
    ("details", Tag::Block),
    ("dfn", Tag::Inline),
    ("dialog", Tag::Nothing),
    ("dir", Tag::Block),
    ("div", Tag::Block),
    ("dl", Tag::Block),
    ("dt", Tag::Item),
    ("em", Tag::Inline),
    ("embed", Tag::Nothing),
    ("fieldset", Tag::Form),
    ("figcaption", Tag::Caption),
    ("figure", Tag::Block),
    ("font", Tag::Inline),
    ("footer", Tag::Aside),
    ("form", Tag::Form),
    ("frame", Tag::Nothing),
    ("frameset", Tag::Nothing),
    ("h1", Tag::Heading(1)),
    ("h2", Tag::Heading(2)),
    ("h3", Tag::Heading(3)),
    ("h4", Tag::Heading(4)),
    ("h5", Tag::Heading(5)),
    ("h6", Tag::Heading(6)),
    ("head", Tag::Custom),
    ("header", Tag::Header),
    ("hgroup", Tag::Block),
    ("hr", Tag::Block),
    ("html", Tag::Html),
    ("i", Tag::Inline),
    ("iframe", Tag::Nothing),
    ("img", Tag::Nothing),
    ("input", Tag::Nothing),
    ("ins", Tag::Inline),
    ("kbd", Tag::Code),
    ("label", Tag::Inline),
    ("legend", Tag::Block),
    ("li", Tag::Item),
    ("link", Tag::Nothing),
    ("main", Tag::Main),
    ("map", Tag::Inline),
    ("mark", Tag::Inline),
    ("math", Tag::Nothing),
    ("menu", Tag::Aside),
    ("meta", Tag::Meta),
    ("meter", Tag::Nothing),
    ("nav", Tag::Aside),
    ("nobr", Tag::Inline),
    ("noembed", Tag::Nothing),
    ("noframes", Tag::Nothing),
    ("noscript", Tag::Nothing),
    ("object", Tag::Nothing),
    ("ol", Tag::Block),
    ("optgroup", Tag::Nothing),
    ("option", Tag::Nothing),
    ("output", Tag::Nothing),
    ("p", Tag::Paragraph),
    ("param", Tag::Nothing),
    ("picture", Tag::Nothing),
    ("plaintext", Tag::Preformatted),
    ("pre", Tag::Preformatted),
    ("progress", Tag::Nothing),
    ("q", Tag::Inline),
    ("rp", Tag::Nothing),
    ("rt", Tag::Nothing),
    ("ruby", Tag::Inline),
    ("s", Tag::Nothing),
    ("samp", Tag::Code),
    ("script", Tag::Script),
    ("section", Tag::Block),
    ("select", Tag::Nothing),
    ("small", Tag::Inline),
    ("source", Tag::Nothing),
    ("span", Tag::Inline),
    ("strike", Tag::Nothing),
    ("strong", Tag::Inline),
    ("style", Tag::Nothing),
    ("sub", Tag::Inline),
    ("summary", Tag::Block),
    ("sup", Tag::Inline),
    ("svg", Tag::Nothing),
    ("table", Tag::Block),
    ("tbody", Tag::Block),
    ("td", Tag::Cell),
    ("template", Tag::Nothing),
    ("textarea", Tag::Nothing),
    ("tfoot", Tag::Block),
    ("th", Tag::Cell),
    ("thead", Tag::Block),
    ("time", Tag::Time),
    ("title", Tag::Nothing),
    ("tr", Tag::Block),
    ("track", Tag::Nothing),
    ("tt", Tag::Code),
    ("u", Tag::Inline),
    ("ul", Tag::Block),
    ("var", Tag::Inline),
    ("video", Tag::Nothing),
    ("wbr", Tag::Inline),
    ("xmp", Tag::Preformatted),
];

impl Tag {
    /// The tag of a local name in lower case.
    pub fn of(name: &str) -> Self {
        match TAGS.binary_search_by(|(known, _)| (*known).cmp(name)) {
            Ok(found) => TAGS[found].1,
            Err(_) => Self::Custom,
        }
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
    fn names_are_sorted_so_that_all_are_found() {
        assert!(TAGS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (name, tag) in TAGS {
            assert_eq!(Tag::of(name), *tag, "{name}");
        }
        assert_eq!(Tag::of("x-story"), Tag::Custom);
    }
}
