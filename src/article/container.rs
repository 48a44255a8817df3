//! Which element of the page is the article, and what inside it is not read.

use super::BlockKind;
use super::blocks::{Blocks, Found};
use super::hints;
use super::outline::{APART, BESIDE, Outline};
use super::tag::Tag;

/// Bytes of prose below which there is nothing to explain: two sentences.
const LEAST_PROSE: u32 = 180;

/// Percent of an element's prose that one child must hold to be looked at in its place.
const DESCENT_SHARE: u32 = 74;

/// What an element holds, with all inside it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weight {
    /// Bytes of running text that is not link text.
    pub prose: u32,
    pub text: u32,
    pub linked: u32,
    /// Blocks that are headings and all link: what teasers have.
    pub linked_headings: u32,
    /// Prose that stands with other prose in one parent, or is long: what articles have and teasers have not.
    pub cohesive: u32,
    /// Prose of the blocks in its children, not further down.
    pub direct: u32,
}

/// The page's elements with their weights and with the answer whether each is left unread.
pub(super) struct Weighed {
    pub weights: Vec<Weight>,
    pub unread: Vec<bool>,
}

/// Weighs the page from a first reading of all of it. Elements beside the article are left out, unless one of them
/// holds much of the prose of `reference`.
///
/// # Cost
/// O(n) in elements and bytes of text.
pub(super) fn weigh(outline: &Outline, all: &Blocks, reference: u32) -> Weighed {
    let mut out = Weighed { weights: Vec::new(), unread: vec![false; outline.nodes.len()] };
    out.weigh_again(outline, all);
    let mut limits: Vec<u8> = outline.nodes.iter().map(|node| node.flags.beside).collect();
    // Comments first: beside a long thread an article may be a small part of its page.
    let comments: Vec<u8> = limits.iter().map(|&limit| if limit >= APART { limit } else { 0 }).collect();
    out.leave_out(outline, reference, &comments);
    out.weigh_again(outline, all);
    limit_by_words(outline, all, &mut limits);
    out.leave_out(outline, reference, &limits);
    out.leave_out_link_lists(outline);
    out.weigh_again(outline, all);
    out
}

impl Weighed {
    fn weigh_again(&mut self, outline: &Outline, all: &Blocks) {
        self.weights = weights(outline, all, &inherited(outline, &self.unread));
    }

    /// Leaves out the elements that hold at most so many percent of the prose of `reference`; with 0 none.
    fn leave_out(&mut self, outline: &Outline, reference: u32, limits: &[u8]) {
        let whole = self.weights[reference as usize].prose;
        for (at, node) in outline.nodes.iter().enumerate() {
            let is_part = at == reference as usize || node.tag.is_page();
            let limit = limits[at];
            self.unread[at] |= limit > 0 && !is_part && at_most(self.weights[at].prose, limit.into(), whole);
        }
    }

    /// Lists and boxes of two and more links, without prose: related stories, topics, menus.
    fn leave_out_link_lists(&mut self, outline: &Outline) {
        const LINKED_PERCENT: u32 = 70;
        for (at, node) in outline.nodes.iter().enumerate() {
            let weight = self.weights[at];
            let is_linked = weight.text > 0 && !at_most(weight.linked, LINKED_PERCENT, weight.text);
            let is_box = matches!(node.tag, Tag::Block | Tag::Custom) && node.flags.holds_block;
            self.unread[at] |= weight.prose == 0 && is_linked && is_box;
        }
    }
}

/// Marks the elements that their words show to stand beside the article, with the boxes around them: appeals for
/// support, headings of related stories.
fn limit_by_words(outline: &Outline, all: &Blocks, limits: &mut [u8]) {
    for found in &all.blocks {
        let text = found.block.span.of(&all.text);
        let heading = matches!(found.block.kind, BlockKind::Heading { .. });
        let beside = if heading { hints::is_title_of_others(text) } else { hints::is_appeal(text) };
        if beside {
            let element = found.element;
            let parent = outline.node(element).parent;
            let is_box = outline.node(parent).tag == Tag::Block;
            for at in [element, if is_box { parent } else { element }] {
                limits[at as usize] = limits[at as usize].max(BESIDE);
            }
        }
    }
}

/// Whether a part is at most so many percent of a whole.
fn at_most(part: u32, percent: u32, whole: u32) -> bool {
    u64::from(part) * 100 <= u64::from(whole) * u64::from(percent)
}

/// The answer for each element or any above it.
fn inherited(outline: &Outline, unread: &[bool]) -> Vec<bool> {
    let mut out = unread.to_vec();
    for at in 1..out.len() {
        out[at] |= out[outline.nodes[at].parent as usize];
    }
    out
}

fn weights(outline: &Outline, all: &Blocks, left_out: &[bool]) -> Vec<Weight> {
    let mut out = vec![Weight::default(); outline.nodes.len()];
    let read = || all.blocks.iter().filter(|found| !left_out[found.element as usize]);
    let together = prose_by_parent(outline, all, left_out);
    for found in read() {
        let prose = prose_of(found, all);
        let weight = &mut out[found.element as usize];
        weight.text += found.block.span.len() as u32;
        weight.linked += found.linked;
        weight.prose += prose;
        weight.linked_headings += u32::from(is_linked_heading(found));
        let parent = outline.node(found.element).parent as usize;
        weight.cohesive += if together[parent] >= prose + COHESIVE || prose >= LONG { prose } else { 0 };
    }
    for (weight, direct) in out.iter_mut().zip(together) {
        weight.direct = direct;
    }
    for at in (1..out.len()).rev() {
        let (inner, parent) = (out[at], outline.nodes[at].parent as usize);
        out[parent].add(inner);
    }
    out
}

/// Bytes of other prose beside a block that make it one of several paragraphs.
const COHESIVE: u32 = 40;
/// Bytes of prose in one block that no teaser has.
const LONG: u32 = 600;

/// Prose of the blocks that stand directly in the children of each element.
fn prose_by_parent(outline: &Outline, all: &Blocks, left_out: &[bool]) -> Vec<u32> {
    let mut out = vec![0_u32; outline.nodes.len()];
    for found in all.blocks.iter().filter(|found| !left_out[found.element as usize]) {
        out[outline.node(found.element).parent as usize] += prose_of(found, all);
    }
    out
}

impl Weight {
    /// Prose, counted ninefold where it stands together: below many an article runs a longer stream of teasers.
    fn of_article(self) -> u32 {
        self.prose / 8 + self.cohesive
    }

    fn add(&mut self, inner: Self) {
        self.prose += inner.prose;
        self.text += inner.text;
        self.linked += inner.linked;
        self.linked_headings += inner.linked_headings;
        self.cohesive += inner.cohesive;
    }
}

fn is_linked_heading(found: &Found) -> bool {
    let heading = matches!(found.block.kind, BlockKind::Heading { .. });
    heading && found.is_link(found.block.span.len())
}

/// Bytes of running text in a block: none in headings, captions, code, link lists and labels.
fn prose_of(found: &Found, all: &Blocks) -> u32 {
    let length = found.block.span.len() as u32;
    let plain = length - found.linked;
    let least = match found.block.kind {
        BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem => 80,
        BlockKind::Cell => 200,
        _ => return 0,
    };
    let ends = || found.block.span.of(&all.text).ends_with(['.', '!', '?', '”', '"', '’', '。', '؟']);
    let is_prose = plain * 2 > length && (plain >= least || plain * 3 >= least && ends());
    if is_prose { plain } else { 0 }
}

/// The article's element: the lowest that holds most of the page's prose, or the `article` around it.
pub(super) fn choose(outline: &Outline, weighed: &Weighed) -> Option<u32> {
    let body = with_paragraphs_beside(outline, weighed, descend(outline, weighed));
    let found = step_up(outline, weighed, body);
    let weight = weighed.weights[found as usize];
    (weight.prose >= LEAST_PROSE && !is_list_of_teasers(outline, weighed, found)).then_some(found)
}

/// The outmost element around the text that has paragraphs of its own right beside it: "read more" may fold away all
/// but the first of them.
fn with_paragraphs_beside(outline: &Outline, weighed: &Weighed, found: u32) -> u32 {
    let mut out = found;
    for at in outline.ancestors(found) {
        let weight = weighed.weights[at as usize];
        if weight.direct > LEAST_PROSE && weight.cohesive * 2 > weight.prose {
            out = at;
        } else if weight.prose > weighed.weights[out as usize].prose {
            break;
        }
    }
    out
}

fn descend(outline: &Outline, weighed: &Weighed) -> u32 {
    let prose = |element: u32| weighed.weights[element as usize].of_article();
    let mut at = 0;
    loop {
        let holds = |&child: &u32| {
            let node = outline.node(child);
            let can_hold = node.tag.is_container() && (node.tag != Tag::Inline || node.flags.holds_block);
            can_hold && !at_most(prose(child), DESCENT_SHARE, prose(at))
        };
        match children(outline, at).find(holds) {
            Some(child) if prose(child) > 0 => at = child,
            _ => return at,
        }
    }
}

fn children(outline: &Outline, element: u32) -> impl Iterator<Item = u32> {
    let end = outline.node(element).end;
    let next = move |&at: &u32| Some(outline.node(at).end).filter(|&at| at < end);
    std::iter::successors(Some(element + 1).filter(|&at| at < end), next)
}

/// The outmost element around the text that is an article by its markup, else the `main` element, where that adds
/// little but a headline.
fn step_up(outline: &Outline, weighed: &Weighed, found: u32) -> u32 {
    let body = weighed.weights[found as usize];
    let adds_little = |&at: &u32| {
        let weight = weighed.weights[at as usize];
        weight.prose <= body.prose + body.prose / 8 && weight.text <= body.text + body.text / 4 + 400
    };
    let around =
        || outline.ancestors(found).take_while(adds_little).filter(|&at| !outline.node(at).tag.is_page());
    let article = around().filter(|&at| outline.node(at).flags.article).last();
    article.or_else(|| around().find(|&at| outline.node(at).tag == Tag::Main)).unwrap_or(found)
}

/// A front page, a list of results, an index of a blog.
fn is_list_of_teasers(outline: &Outline, weighed: &Weighed, root: u32) -> bool {
    let weight = weighed.weights[root as usize];
    let scattered = weight.cohesive * 3 < weight.prose && weight.linked * 5 > weight.text;
    let titled = weight.linked_headings >= 3 && weight.prose / weight.linked_headings < 400;
    scattered || titled || is_list_of_articles(outline, weighed, root)
}

/// Three and more `article` elements, none of which is most of the text, most with a linked headline.
fn is_list_of_articles(outline: &Outline, weighed: &Weighed, root: u32) -> bool {
    let whole = weighed.weights[root as usize].prose;
    let (mut items, mut linked, mut largest) = (0, 0, 0);
    let mut at = root + 1;
    while at < outline.node(root).end {
        let (node, weight) = (outline.node(at), weighed.weights[at as usize]);
        let is_item = node.flags.article && weight.prose > 0;
        if is_item {
            items += 1;
            linked += u32::from(weight.linked_headings > 0);
            largest = largest.max(weight.prose);
        }
        at = if is_item { node.end } else { at + 1 };
    }
    items >= 3 && linked * 2 > items && largest * 2 < whole
}
