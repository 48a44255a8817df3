//! The way back from the article's text to the text nodes it came from.

use crate::text::ByteSpan;
use crate::value::Gather;

/// Stretches of the article's text, each with the text node it came from.
///
/// What lies between two pieces is ours: the line breaks between blocks and for `br`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextMap {
    pub(super) pieces: Vec<Piece>,
}

/// A stretch of the article's text that is verbatim in one text node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Ordinal of the text node: the feed's calls of `text` before its own.
    pub node: u32,
    /// Where the stretch begins in the node, in UTF-16 code units.
    pub offset: u32,
    /// Where it stands in the article's text.
    pub span: ByteSpan,
}

/// A range in the page. Offsets are UTF-16 code units in their node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeRange {
    pub start_node: u32,
    pub start_offset: u32,
    pub end_node: u32,
    pub end_offset: u32,
}

impl TextMap {
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The ranges of some spans of the article's `text`, in the order asked.
    ///
    /// # Cost
    /// One forward pass over the pieces that the spans touch where spans ascend; a span that stands before its
    /// predecessor costs a search and a walk from the start of its piece.
    pub fn ranges(&self, text: &str, spans: &[ByteSpan]) -> Vec<NodeRange> {
        let mut cursor = Cursor { map: self, text, piece: 0, byte: 0, unit: 0 };
        spans.iter().filter_map(|span| cursor.range(*span)).gather()
    }

    /// The byte of the article's text that stands at a UTF-16 offset of a text node; the nearest one of the node
    /// where white space at that place was left out. `None` for a node that is not read.
    pub fn byte_at(&self, text: &str, node: u32, offset: u32) -> Option<u32> {
        let after = self.pieces.partition_point(|piece| (piece.node, piece.offset) <= (node, offset));
        let before = after.checked_sub(1).map(|at| self.pieces[at]).filter(|piece| piece.node == node);
        let piece = before.or_else(|| self.pieces.get(after).copied().filter(|piece| piece.node == node))?;
        let mut unit = piece.offset;
        let mut byte = piece.span.start;
        for c in piece.span.of(text).chars() {
            unit += c.len_utf16() as u32;
            if unit > offset {
                break;
            }
            byte += c.len_utf8() as u32;
        }
        Some(byte)
    }
}

/// A place in the text that moves forward cheaply.
struct Cursor<'t> {
    map: &'t TextMap,
    text: &'t str,
    piece: usize,
    byte: u32,
    unit: u32,
}

impl Cursor<'_> {
    fn range(&mut self, span: ByteSpan) -> Option<NodeRange> {
        // A span starts in the piece that holds its first byte and ends in the one that holds its last.
        let (start_node, start_offset) = self.place(span.start, span.start)?;
        let (end_node, end_offset) = self.place(span.end.saturating_sub(1).max(span.start), span.end)?;
        Some(NodeRange { start_node, start_offset, end_node, end_offset })
    }

    /// Node and offset of `byte`, in the piece that holds `inside`, or the next one where none does.
    fn place(&mut self, inside: u32, byte: u32) -> Option<(u32, u32)> {
        self.enter(inside)?;
        let piece = self.map.pieces[self.piece];
        if byte < self.byte {
            (self.byte, self.unit) = (piece.span.start, 0);
        }
        let target = byte.clamp(self.byte, piece.span.end);
        let passed = ByteSpan { start: self.byte, end: target }.of(self.text);
        self.unit += passed.chars().map(|c| c.len_utf16() as u32).sum::<u32>();
        self.byte = target;
        Some((piece.node, piece.offset + self.unit))
    }

    fn enter(&mut self, byte: u32) -> Option<()> {
        let pieces = &self.map.pieces;
        let current = pieces.get(self.piece)?;
        if self.byte < current.span.start || byte < current.span.start {
            self.go_to(if byte < current.span.start {
                pieces.partition_point(|piece| piece.span.end <= byte)
            } else {
                self.piece
            })?;
        }
        while byte >= pieces[self.piece].span.end {
            self.go_to(self.piece + 1)?;
        }
        Some(())
    }

    fn go_to(&mut self, piece: usize) -> Option<()> {
        let found = self.map.pieces.get(piece)?;
        (self.piece, self.byte, self.unit) = (piece, found.span.start, 0);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{outline_of, read_fragment};
    use super::*;

    /// What the nodes hold in a range, as a browser's `Range.toString` gives it.
    fn contents(source: &str, range: NodeRange) -> String {
        let outline = outline_of(source);
        let nodes = range.start_node..=range.end_node;
        nodes
            .map(|node| {
                let units: Vec<u16> = outline.text_of(node).encode_utf16().collect();
                let start = if node == range.start_node { range.start_offset as usize } else { 0 };
                let end = if node == range.end_node { range.end_offset as usize } else { units.len() };
                String::from_utf16(&units[start..end]).expect("a range cuts no character")
            })
            .collect()
    }

    #[track_caller]
    fn assert_ranges(source: &str, surfaces: &[&str]) {
        let reading = read_fragment(source);
        let text = &reading.article.text;
        let spans: Vec<ByteSpan> = surfaces
            .iter()
            .map(|surface| {
                let start = text.find(surface).unwrap_or_else(|| panic!("{surface:?} is not in {text:?}"));
                ByteSpan::new(start, start + surface.len())
            })
            .collect();
        let ranges = reading.map.ranges(text, &spans);
        let found: Vec<String> = ranges.iter().map(|range| contents(source, *range)).collect();
        assert_eq!(found, surfaces, "in {source:?}");
        for (span, range) in spans.iter().zip(&ranges) {
            let byte = reading.map.byte_at(text, range.start_node, range.start_offset);
            assert_eq!(byte, Some(span.start), "back from {range:?}");
        }
    }

    #[test]
    fn ranges_hold_what_the_spans_hold() {
        let source = "<p> é <b>한</b>국 👩🏽‍⚕️ soft\u{ad}hyphen <i>$11</i>.1bn</p>  <p>é<b>Xi</b> 👩🏽‍⚕️</p>";
        assert_ranges(source, &["é", "한국", "👩🏽‍⚕️", "soft\u{ad}hyphen", "$11.1bn", "Xi"]);
        assert_ranges(source, &["Xi", "$11.1bn", "11", "한", "é 한"]);
    }

    #[test]
    fn a_range_stays_in_the_node_that_holds_its_last_letter() {
        let reading = read_fragment("<p>a <b>Xi</b> b</p>");
        let ranges = reading.map.ranges(&reading.article.text, &[ByteSpan::new(2, 4)]);
        let expected = NodeRange { start_node: 1, start_offset: 0, end_node: 1, end_offset: 2 };
        assert_eq!(ranges, [expected]);
    }

    #[test]
    fn places_that_are_not_read_lead_to_their_neighbours() {
        let reading = read_fragment("<p>  é  </p><script>x</script>");
        let at = |node, offset| reading.map.byte_at(&reading.article.text, node, offset);
        assert_eq!((at(0, 0), at(0, 2), at(0, 5), at(1, 0)), (Some(0), Some(0), Some(2), None));
    }
}
