//! The page as reading needs it: elements with their parent, tag and flags, text nodes in order.

use std::borrow::Cow;

use super::date::{self, DateSource};
use super::hints::{self, Hint};
use super::tag::Tag;
use crate::value::{Date, number_of};

/// What a feed knows of an element. A feed fetches only what is asked for.
pub trait Element {
    /// Local name in lower case.
    fn name(&self) -> Cow<'_, str>;

    /// Value of an attribute, one of [`ATTRIBUTES`].
    fn attribute(&self, name: &str) -> Option<Cow<'_, str>>;
}

/// Every attribute that [`Element::attribute`] is ever asked for, parted by spaces.
pub const ATTRIBUTES: &str = "aria-hidden aria-level class content datetime hidden id itemprop itemtype lang \
                              name property rel role style title type";

/// The page, or the part of it that was fed: a compact tree in document order.
#[derive(Debug, Default)]
pub struct Outline {
    pub(super) nodes: Vec<Node>,
    /// Text of all nodes that may be read, one after another.
    pub(super) text: String,
    /// End in `text` of each text node, also of those without any text that may be read.
    pub(super) text_ends: Vec<u32>,
    pub(super) languages: Vec<(u32, String)>,
    pub(super) dates: Vec<FoundDate>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub parent: u32,
    /// Past the last element inside.
    pub end: u32,
    /// The text nodes inside.
    pub text_start: u32,
    pub text_end: u32,
    pub tag: Tag,
    pub flags: Flags,
}

/// What attributes say of an element.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Flags {
    /// Not shown, or nothing to read: whatever it holds, it is not read.
    pub hidden: bool,
    /// Percent of the page's prose up to which it stands beside the article; 0 for what is not beside it.
    pub beside: u8,
    /// An article by schema.org, by role or by name.
    pub article: bool,
    /// An element without a tag of its own holds a block.
    pub holds_block: bool,
}

/// Wrappers of whole pages are called "with-sidebar" and "ad-free": what holds much of the prose is the article.
pub(super) const BESIDE: u8 = 40;
/// Comments may be longer than what they are about.
pub(super) const APART: u8 = 85;

impl Flags {
    fn set_beside(&mut self, percent: u8) {
        self.beside = self.beside.max(percent);
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct FoundDate {
    pub source: DateSource,
    pub date: Date,
    pub element: u32,
}

/// Takes the events of a feed, in document order.
///
/// Any order of events is accepted: a `close` too many is ignored, what is left open is closed at the end.
///
/// # Cost
/// O(n) in elements and bytes of text, whatever the nesting; no recursion.
pub struct OutlineBuilder {
    outline: Outline,
    open: Vec<u32>,
    /// Open elements, counted from the first whose contents are of no use.
    skipped: u32,
    /// Text of the linked-data script that is open.
    script: Option<String>,
}

/// Beyond this an article's spans would not fit their type; the rest of such a page is not read.
const MOST_TEXT: usize = i32::MAX as usize;

impl Default for OutlineBuilder {
    fn default() -> Self {
        let document = Node {
            parent: 0,
            end: 1,
            text_start: 0,
            text_end: 0,
            tag: Tag::Document,
            flags: Flags::default(),
        };
        let outline = Outline { nodes: vec![document], ..Outline::default() };
        Self { outline, open: vec![0], skipped: 0, script: None }
    }
}

impl OutlineBuilder {
    pub fn new() -> Self {
        Self::default()
    }

    /// The next element; its ordinal is the number of calls before this one, plus one. Tells whether what is inside can
    /// matter; a feed that descends all the same does no harm.
    pub fn open(&mut self, element: &dyn Element) -> bool {
        let ordinal = self.outline.nodes.len() as u32;
        let parent = self.open.last().copied().unwrap_or(0);
        let tag = if self.skipped > 0 { Tag::Nothing } else { Tag::of(&element.name()) };
        let mut node = self.node(parent, tag);
        if self.skipped == 0 {
            self.read_attributes(element, ordinal, &mut node);
        }
        self.outline.nodes.push(node);
        self.open.push(ordinal);
        if node.tag.is_block() {
            self.note_block_in(parent);
        }
        let descend = !node.flags.hidden && self.skipped == 0;
        self.skipped += u32::from(!descend);
        descend
    }

    /// The next text node; its ordinal is the number of calls before this one.
    pub fn text(&mut self, text: &str) {
        let outline = &mut self.outline;
        if let Some(script) = &mut self.script {
            script.push_str(text);
        } else if self.skipped == 0 && outline.text.len() + text.len() < MOST_TEXT {
            outline.text.push_str(text);
        }
        outline.text_ends.push(outline.text.len() as u32);
    }

    pub fn close(&mut self) {
        if self.open.len() > 1
            && let Some(element) = self.open.pop()
        {
            self.close_element(element);
            self.skipped = self.skipped.saturating_sub(1);
            self.read_script(element);
        }
    }

    pub fn finish(mut self) -> Outline {
        while let Some(element) = self.open.pop() {
            self.close_element(element);
            self.read_script(element);
        }
        self.outline
    }

    fn node(&self, parent: u32, tag: Tag) -> Node {
        let text = self.outline.text_ends.len() as u32;
        Node { parent, end: 0, text_start: text, text_end: text, tag, flags: Flags::default() }
    }

    fn close_element(&mut self, element: u32) {
        let (end, text_end) = (self.outline.nodes.len() as u32, self.outline.text_ends.len() as u32);
        let node = &mut self.outline.nodes[element as usize];
        (node.end, node.text_end) = (end, text_end);
    }

    /// Marks the ancestors of a block, up to one that is marked: each element is marked once in its life.
    fn note_block_in(&mut self, parent: u32) {
        let mut at = parent;
        while at != 0 && !self.outline.nodes[at as usize].flags.holds_block {
            self.outline.nodes[at as usize].flags.holds_block = true;
            at = self.outline.nodes[at as usize].parent;
        }
    }

    fn read_attributes(&mut self, element: &dyn Element, ordinal: u32, node: &mut Node) {
        match node.tag {
            Tag::Meta => self.read_meta(element, ordinal),
            Tag::Script => {
                let kind = element.attribute("type").unwrap_or_default();
                let linked_data = kind.trim().eq_ignore_ascii_case("application/ld+json");
                self.script = linked_data.then(String::new);
                node.flags.hidden = !linked_data;
            }
            Tag::Nothing => node.flags.hidden = true,
            tag if tag.is_plain() => {}
            _ => {
                self.read_semantics(element, ordinal, node);
                node.flags.hidden = is_hidden(element) && !node.tag.is_page();
            }
        }
    }

    fn read_semantics(&mut self, element: &dyn Element, ordinal: u32, node: &mut Node) {
        self.read_role(element, node);
        self.read_schema(element, ordinal, node);
        let by_class = element.attribute("class").as_deref().and_then(hints::of_classes);
        let by_id = element.attribute("id").as_deref().and_then(hints::of_id);
        for hint in [by_class, by_id] {
            match hint {
                Some(Hint::Beside) => node.flags.set_beside(BESIDE),
                Some(Hint::Apart) => node.flags.set_beside(APART),
                Some(Hint::Caption) if matches!(node.tag, Tag::Block | Tag::Paragraph) => {
                    node.tag = Tag::Caption;
                }
                _ => {}
            }
        }
        let by_author = || element.attribute("rel").is_some_and(|rel| rel == "author");
        if matches!(node.tag, Tag::Aside | Tag::Form) || node.tag == Tag::Link && by_author() {
            node.flags.set_beside(BESIDE);
        }
        if let Some(tag) = element.attribute("lang").filter(|tag| !tag.is_empty()) {
            self.outline.languages.push((ordinal, tag.into_owned()));
        }
    }

    fn read_role(&mut self, element: &dyn Element, node: &mut Node) {
        match element.attribute("role").as_deref() {
            Some("main") => node.tag = Tag::Main,
            Some("article") => node.flags.article = true,
            Some("heading") => node.tag = Tag::Heading(heading_level(element)),
            Some(role) if hints::is_unread_role(role) => node.flags.set_beside(BESIDE),
            _ => {}
        }
        node.flags.article |= node.tag == Tag::Article;
        if element.attribute("aria-hidden").is_some_and(|value| value == "true") {
            node.flags.set_beside(BESIDE);
        }
    }

    fn read_schema(&mut self, element: &dyn Element, ordinal: u32, node: &mut Node) {
        if let Some(property) = element.attribute("itemprop") {
            node.flags.article |= property == "articleBody";
            if hints::is_unread_property(&property) {
                node.flags.set_beside(BESIDE);
            }
            if hints::names(&property).any(|name| name == "datePublished") {
                let written = element.attribute("datetime").or_else(|| element.attribute("content"));
                let written = written.or_else(|| element.attribute("title"));
                self.note_date(DateSource::Property, ordinal, written.as_deref());
            }
        }
        if let Some(kind) = element.attribute("itemtype") {
            node.flags.article |= kind.ends_with("Article") || kind.ends_with("Posting");
        }
        if node.tag == Tag::Time {
            self.note_date(DateSource::Time, ordinal, element.attribute("datetime").as_deref());
        }
    }

    fn read_meta(&mut self, element: &dyn Element, ordinal: u32) {
        let name = element.attribute("property").or_else(|| element.attribute("name"));
        let name = name.or_else(|| element.attribute("itemprop")).unwrap_or_default();
        if date::is_date_name(&name) {
            self.note_date(DateSource::Meta, ordinal, element.attribute("content").as_deref());
        }
    }

    fn read_script(&mut self, element: u32) {
        if let Some(script) = self.script.take() {
            let found = date::in_linked_data(&script);
            self.outline.dates.extend(found.map(|(source, date)| FoundDate { source, date, element }));
        }
    }

    fn note_date(&mut self, source: DateSource, element: u32, written: Option<&str>) {
        let found = written.and_then(date::parse);
        self.outline.dates.extend(found.map(|date| FoundDate { source, date, element }));
    }
}

fn heading_level(element: &dyn Element) -> u8 {
    let level = element.attribute("aria-level").and_then(|level| number_of(level.trim()));
    level.unwrap_or(2).clamp(1, 6)
}

fn is_hidden(element: &dyn Element) -> bool {
    element.attribute("hidden").is_some()
        || element.attribute("style").is_some_and(|style| hints::is_hiding_style(&style))
        || element.attribute("class").is_some_and(|classes| hints::is_skipped(&classes))
}

/// A step of the walk through a part of an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Open(u32),
    Text(u32),
    Close(u32),
}

/// Walks an element and all inside it in document order, without recursion.
pub(super) struct Walk<'o> {
    outline: &'o Outline,
    open: Vec<u32>,
    element: u32,
    text: u32,
    started: bool,
}

impl Walk<'_> {
    /// Leaves out what is inside the element that was opened last: its closing is the next step.
    pub fn skip(&mut self) {
        if let Some(&element) = self.open.last() {
            let node = self.outline.nodes[element as usize];
            (self.element, self.text) = (node.end, node.text_end);
        }
    }

    fn opened(&mut self, element: u32) -> Step {
        self.open.push(element);
        self.element = element + 1;
        Step::Open(element)
    }
}

impl Iterator for Walk<'_> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        if !self.started {
            self.started = true;
            return Some(self.opened(self.element));
        }
        let &top = self.open.last()?;
        let node = self.outline.nodes[top as usize];
        let child = (self.element < node.end).then(|| self.outline.nodes[self.element as usize].text_start);
        if child.is_some_and(|text_start| text_start <= self.text) {
            return Some(self.opened(self.element));
        }
        if self.text < node.text_end {
            self.text += 1;
            return Some(Step::Text(self.text - 1));
        }
        self.open.pop();
        Some(Step::Close(top))
    }
}

impl Outline {
    pub(super) fn node(&self, element: u32) -> &Node {
        &self.nodes[element as usize]
    }

    pub(super) fn walk(&self, root: u32) -> Walk<'_> {
        let text = self.node(root).text_start;
        Walk { outline: self, open: Vec::new(), element: root, text, started: false }
    }

    /// The text of a text node, as far as it may be read.
    pub(super) fn text_of(&self, text: u32) -> &str {
        let at = text as usize;
        let start = if at == 0 { 0 } else { self.text_ends[at - 1] };
        &self.text[start as usize..self.text_ends[at] as usize]
    }

    /// The element and its ancestors, inmost first, without the document.
    pub(super) fn ancestors(&self, element: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(Some(element), |&at| Some(self.node(at).parent)).take_while(|&at| at != 0)
    }

    /// The `lang` that holds for an element.
    pub(super) fn language_of(&self, element: u32) -> Option<&str> {
        let declared = |at| self.languages.binary_search_by_key(&at, |(element, _)| *element).ok();
        self.ancestors(element).find_map(declared).map(|found| self.languages[found].1.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{TestElement, outline_of};
    use super::*;

    fn steps(outline: &Outline) -> String {
        let name = |step| match step {
            Step::Open(element) => format!("<{element}"),
            Step::Text(text) => outline.text_of(text).to_owned(),
            Step::Close(element) => format!("{element}>"),
        };
        outline.walk(0).map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_walk_gives_the_events_back() {
        let outline = outline_of("a<p>b<i></i>c</p><p></p>d");
        assert_eq!(steps(&outline), "<0 a <1 b <2 2> c 1> <3 3> d 0>");
    }

    #[test]
    fn events_out_of_balance_are_put_right() {
        let mut builder = OutlineBuilder::new();
        builder.close();
        builder.open(&TestElement::new("p"));
        builder.text("é");
        let outline = builder.finish();
        assert_eq!(steps(&outline), "<0 <1 é 1> 0>");
    }

    #[test]
    fn contents_of_scripts_are_not_kept_even_if_fed() {
        let outline = outline_of("a<script>b<p>c</p></script>d");
        assert_eq!(outline.text, "ad");
        assert_eq!(outline.text_ends.len(), 4);
    }
}
