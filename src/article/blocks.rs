//! From a part of an outline to text in blocks.

use super::hints;
use super::map::Piece;
use super::outline::{Node, Outline, Step, Walk};
use super::tag::Tag;
use super::{Block, BlockKind};
use crate::text::{ByteSpan, is_of_word, part};

/// The text that a part of the page holds, in blocks, and where each came from.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub text: String,
    pub blocks: Vec<Found>,
    pub pieces: Vec<Piece>,
    pub unmarked: Vec<ByteSpan>,
}

/// A block and what is known of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub block: Block,
    /// Bytes that are link text or the text of `time`.
    pub linked: u32,
    /// Ordinal of the nearest block element around it; 0 where the feed gave none.
    pub element: u32,
}

impl Found {
    /// Whether it is hardly more than links, when so many bytes of it are looked at. Nine tenths: a bullet or a colon may
    /// stand outside.
    pub fn is_link(&self, length: usize) -> bool {
        self.linked as usize * 10 >= length * 9
    }
}

/// Which blocks are kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    All,
    /// Not what the words show to be no part of the article.
    Readable,
}

/// Reads what is inside `root` and not marked `unread`, an answer for each element.
///
/// # Cost
/// O(n) in elements and bytes of text; no recursion.
pub(super) fn build(outline: &Outline, root: u32, unread: &[bool], keep: Keep) -> Blocks {
    let mut builder = Builder::new(outline, keep);
    let mut walk = outline.walk(root);
    while let Some(step) = walk.next() {
        match step {
            Step::Open(element) => builder.open(element, unread[element as usize], &mut walk),
            Step::Text(text) => builder.text(text),
            Step::Close(_) => builder.close(),
        }
    }
    builder.flush();
    builder.out
}

/// What holds inside an open element.
#[derive(Clone, Copy)]
struct Frame {
    kind: BlockKind,
    is_block: bool,
    /// The nearest block element.
    block: u32,
    unmarked: bool,
    linked: bool,
}

/// Before the first element.
const OUTSIDE: Frame =
    Frame { kind: BlockKind::Paragraph, is_block: false, block: 0, unmarked: false, linked: false };

struct Builder<'o> {
    outline: &'o Outline,
    keep: Keep,
    out: Blocks,
    frames: Vec<Frame>,
    /// The block that is being filled.
    current: Option<Found>,
    /// `br` since the last letter.
    breaks: u32,
    sections: u32,
    /// Something but headings was read.
    begun: bool,
}

impl<'o> Builder<'o> {
    fn new(outline: &'o Outline, keep: Keep) -> Self {
        let out = Blocks::default();
        Self { outline, keep, out, frames: Vec::new(), current: None, breaks: 0, sections: 0, begun: false }
    }

    fn frame(&self) -> Frame {
        self.frames.last().copied().unwrap_or(OUTSIDE)
    }

    fn open(&mut self, element: u32, unread: bool, walk: &mut Walk) {
        let node = self.outline.node(element);
        let outer = self.frame();
        let mut frame = Frame { kind: kind_in(node.tag, outer.kind), is_block: is_block(node), ..outer };
        frame.linked |= matches!(node.tag, Tag::Link | Tag::Time);
        frame.unmarked |= matches!(node.tag, Tag::Link | Tag::Code);
        if frame.is_block {
            frame.block = element;
            self.flush();
        }
        if node.tag == Tag::Break {
            self.line_break();
        }
        if unread || node.flags.hidden {
            walk.skip();
        }
        if unread || node.flags.hidden || node.tag == Tag::Script {
            self.seam();
        }
        self.frames.push(frame);
    }

    fn close(&mut self) {
        if self.frames.pop().is_some_and(|frame| frame.is_block) {
            self.flush();
        }
    }

    /// One break separates words, a second one blocks.
    fn line_break(&mut self) {
        if self.current.is_some() {
            self.seam();
            self.out.text.push('\n');
            self.breaks += 1;
        }
        if self.breaks > 1 {
            self.flush();
        }
    }

    fn text(&mut self, node: u32) {
        let source = self.outline.text_of(node);
        let letters = source.trim_start();
        if source.is_empty() || letters.is_empty() && self.current.is_none() {
            return;
        }
        let taken = if self.current.is_some() { source } else { letters };
        let cut = part(source, 0, source.len() - taken.len());
        let frame = self.frame();
        let start = self.current_start(frame);
        self.out.text.push_str(taken);
        let span = ByteSpan::new(start, self.out.text.len());
        self.out.pieces.push(Piece { node, offset: cut.encode_utf16().count() as u32, span });
        if frame.unmarked {
            self.unmark(span);
        }
        if let Some(current) = &mut self.current {
            current.linked += if frame.linked { span.len() as u32 } else { 0 };
        }
        if !letters.is_empty() {
            self.breaks = 0;
        }
    }

    /// Where the next text of the current block goes; opens a block where there is none.
    fn current_start(&mut self, frame: Frame) -> usize {
        if self.current.is_none() {
            if !self.out.text.is_empty() {
                self.out.text.push('\n');
            }
            let start = self.out.text.len();
            let block = Block { span: ByteSpan::new(start, start), kind: frame.kind, section: 0 };
            self.current = Some(Found { block, linked: 0, element: frame.block });
        }
        self.out.text.len()
    }

    fn unmark(&mut self, span: ByteSpan) {
        let begins = self.current.map_or(0, |current| current.block.span.start);
        match self.out.unmarked.last_mut() {
            Some(last) if last.end == span.start && last.start >= begins && !last.is_empty() => {
                last.end = span.end;
            }
            _ => self.out.unmarked.push(span),
        }
    }

    /// The page goes on with something that is no letter of ours: one range of it cannot hold what is on both sides.
    fn seam(&mut self) {
        let at = self.out.text.len();
        let here = ByteSpan::new(at, at);
        if self.current.is_some() && self.out.unmarked.last() != Some(&here) {
            self.out.unmarked.push(here);
        }
    }

    /// Ends the current block, and keeps what of it is to be read.
    fn flush(&mut self) {
        self.breaks = 0;
        let Some(mut found) = self.current.take() else { return };
        let start = found.block.span.start as usize;
        let written = part(&self.out.text, start, self.out.text.len());
        let kept = match self.keep {
            Keep::All => written.len(),
            Keep::Readable => readable_length(written, &found, self.begun),
        };
        let length = part(written, 0, kept).trim_end().len();
        if length == 0 {
            // The line break before it goes too.
            self.cut(start.saturating_sub(1));
            return;
        }
        self.cut(start + length);
        found.block.span = ByteSpan::new(start, start + length);
        found.linked = found.linked.min(length as u32);
        found.block.section = self.section_of(found.block.kind);
        self.out.blocks.push(found);
    }

    fn cut(&mut self, end: usize) {
        let out = &mut self.out;
        out.text.truncate(end);
        while out.pieces.pop_if(|piece| piece.span.start as usize >= end).is_some() {}
        while out.unmarked.pop_if(|span| span.start as usize >= end).is_some() {}
        let ends = out.pieces.last_mut().map(|piece| &mut piece.span);
        for span in ends.into_iter().chain(out.unmarked.last_mut()) {
            span.end = span.end.min(end as u32);
        }
    }

    /// A heading opens a section, but for the headline.
    fn section_of(&mut self, kind: BlockKind) -> u32 {
        match kind {
            BlockKind::Heading { level } => self.sections += u32::from(level > 1 || self.begun),
            _ => self.begun = true,
        }
        self.sections
    }
}

fn is_block(node: &Node) -> bool {
    node.tag.is_block() || node.tag == Tag::Custom && node.flags.holds_block
}

/// The kind of block that text inside an element makes, by what is around it.
fn kind_in(tag: Tag, outer: BlockKind) -> BlockKind {
    if matches!(outer, BlockKind::Heading { .. } | BlockKind::Caption | BlockKind::Code) {
        return outer;
    }
    match tag {
        Tag::Heading(level) => BlockKind::Heading { level },
        Tag::Caption => BlockKind::Caption,
        Tag::Preformatted => BlockKind::Code,
        Tag::Item => BlockKind::ListItem,
        Tag::Quote => BlockKind::Quotation,
        Tag::Cell => BlockKind::Cell,
        // A paragraph in a cell is one of a page laid out by tables.
        Tag::Paragraph if outer == BlockKind::Cell => BlockKind::Paragraph,
        _ => outer,
    }
}

/// How many bytes of a block are to be read: all, none, or those before a picture credit.
fn readable_length(written: &str, found: &Found, begun: bool) -> usize {
    let trimmed = written.trim_end();
    let is_prose = matches!(found.block.kind, BlockKind::Paragraph | BlockKind::ListItem);
    if is_prose && (found.is_link(trimmed.len()) || !begun && hints::is_byline(trimmed))
        || !trimmed.contains(is_of_word)
    {
        return 0;
    }
    match found.block.kind {
        BlockKind::Caption => hints::before_credit(trimmed),
        _ => trimmed.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::read_fragment;
    use super::*;

    #[track_caller]
    fn assert_blocks(source: &str, expected: &[&str]) {
        let article = read_fragment(source).article;
        let found: Vec<&str> = article.blocks.iter().map(|block| block.span.of(&article.text)).collect();
        assert_eq!(found, expected, "in {source:?}");
    }

    #[test]
    fn inline_elements_join_and_blocks_part() {
        assert_blocks("<p><b>T</b>aiwan said<div>no</div>more</p>", &["Taiwan said", "no", "more"]);
        assert_blocks("a<x-b>c</x-b><x-d><p>e</p>f</x-d>g", &["ac", "e", "f", "g"]);
        assert_blocks("a<script>x</script>b<button>c</button>d", &["abd"]);
        assert_blocks("a<span hidden>x</span>b<div hidden>c</div>d", &["ab", "d"]);
    }

    #[test]
    fn one_break_parts_words_and_two_part_blocks() {
        assert_blocks("Xi<br>met<br> <br>Lai<br/>\n<i><br></i>é", &["Xi\nmet", "Lai", "é"]);
        assert_blocks("<br><br>a<br>", &["a"]);
    }

    #[test]
    fn what_is_all_link_or_no_word_at_all_is_left_out() {
        assert_blocks("<p>a</p><p><a>more on é</a>:</p><p>* * *</p><p>b</p>", &["a", "b"]);
    }

    #[test]
    fn the_inmost_of_list_quotation_cell_and_caption_gives_the_kind() {
        let source = "<h2><div>h</div></h2><blockquote><p>q</p><li>i</li></blockquote><td>c<p>p</p></td>\
                      <figcaption><p>f</p></figcaption><pre>x</pre><div class='wp-caption-text'>k</div>";
        use BlockKind::{Caption, Cell, Code, Heading, ListItem, Paragraph, Quotation};
        let kinds: Vec<BlockKind> =
            read_fragment(source).article.blocks.iter().map(|block| block.kind).collect();
        let expected = [Heading { level: 2 }, Quotation, ListItem, Cell, Paragraph, Caption, Code, Caption];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn headings_open_sections_but_for_the_headline() {
        let source = "<h1>t</h1><p>a</p><h2>u</h2><p>b</p><p>c</p><h3>v</h3><h1>w</h1>";
        let blocks = read_fragment(source).article.blocks;
        let sections: Vec<u32> = blocks.iter().map(|block| block.section).collect();
        assert_eq!(sections, [0, 0, 1, 1, 1, 2, 3]);
    }

    #[test]
    fn links_and_code_are_unmarked() {
        let article = read_fragment("<p>é <a>Tai<b>wan</b></a> and <code>x</code> <a>\n</a></p>").article;
        let unmarked: Vec<&str> = article.unmarked.iter().map(|span| span.of(&article.text)).collect();
        assert_eq!(unmarked, ["Taiwan", "x"]);
    }

    #[test]
    fn seams_stand_where_the_page_has_what_is_not_read() {
        let source = "<p>é<button>x</button>a <a>b</a><script>y</script><a>c</a><br>d<svg></svg></p><p>e</p>";
        let article = read_fragment(source).article;
        let unmarked: Vec<(u32, u32)> = article.unmarked.iter().map(|span| (span.start, span.end)).collect();
        assert_eq!(article.text, "éa bc\nd\ne");
        assert_eq!(unmarked, [(2, 2), (4, 5), (5, 5), (5, 6), (6, 6)]);
    }
}
