//! From a point to the mark below it. Highlights receive no events, so the caret tells which character is there, and
//! the rectangle whether the point is really on it.

use wasm_bindgen::prelude::*;
use web_sys::Range;

use super::browser::{Modern, bounds, can, closest, get, lines};
use super::feed::shadow_of;
use super::listen::inner_target;
use super::wrap::{self, is_mark};
use super::{Mark, Page, object};
use crate::article::NodeRange;
use crate::text::ByteSpan;
use crate::ui::dwell::{READING_LINE, nearest};
use crate::ui::place::Rect;
use crate::value::Gather;

/// What of the host's a click belongs to.
pub const LINKS: &str = "a[href], button, input, select, textarea, label, summary";

impl Page {
    /// The mark at a point of the viewport; a finger meets a low line above and below it too, where no other is nearer.
    pub(super) fn mark_at(&self, x: f64, y: f64, finger: bool) -> Option<u32> {
        if !bounds(&self.root).holds(x, y) {
            return None;
        }
        let story = self.story.as_ref()?;
        let (node, offset) = self.caret(x, y)?;
        let byte = story.byte_at(&node, offset)?;
        // The caret stands between two characters: the point may be on either.
        let near = |mark: &Mark| {
            let span = story.annotations.list[mark.annotation as usize].span;
            span.start <= byte && byte <= span.end
        };
        let number = story.marks.iter().position(near)?;
        let Mark { annotation, range } = story.marks[number];
        let on = |line: &Rect| if finger { line.for_finger() } else { *line }.holds(x, y);
        let hit = self.lines(range?)?.iter().any(on);
        let span = story.annotations.list[annotation as usize].span;
        (hit && self.still_says(span, range?)).then_some(number as u32)
    }

    /// The mark that an event is on, where marks are elements.
    pub(super) fn mark_of(&self, event: &web_sys::Event) -> Option<u32> {
        let element = inner_target(event).filter(|element| is_mark(element))?;
        let story = self.story.as_ref()?;
        let byte = story.byte_at(&element.first_child()?.into(), 0)?;
        let starts = |mark: &Mark| story.annotations.list[mark.annotation as usize].span.start == byte;
        story.marks.iter().position(starts).map(|number| number as u32)
    }

    /// The note on what stands at a UTF-16 offset of a text node.
    pub(super) fn note_at(&self, node: &JsValue, offset: u32) -> Option<u32> {
        let story = self.story.as_ref()?;
        let byte = story.byte_at(node, offset)?;
        let list = &story.annotations.list;
        let at = list.partition_point(|annotation| annotation.span.end <= byte);
        let found = list.get(at).filter(|annotation| annotation.span.start <= byte)?;
        let says = self.still_says(found.span, story.range_of(found.span)?);
        found.note.filter(|_| says)
    }

    /// The note on what is written nearest to where the reader was before the way to the list.
    pub(super) fn nearest_note(&self) -> Option<u32> {
        let list = &self.story.as_ref()?.annotations.list;
        let noted: Vec<_> = list.iter().filter(|annotation| annotation.note.is_some()).gather();
        let top = bounds(&self.root).y;
        let height = f64::from(self.document.document_element()?.client_height());
        let stayed = self.dwell.place().filter(|_| !self.list.is_floating());
        let line = height * READING_LINE - stayed.unwrap_or(top);
        let top_of = |at: usize| {
            let range = self.story.as_ref().and_then(|story| self.range(story.range_of(noted[at].span)?));
            range.map_or(0.0, |range| bounds(&range).y - top)
        };
        noted[nearest(noted.len(), line, top_of)?].note
    }

    /// Where a mark's card hangs: the line below the pointer, else its first.
    pub(super) fn anchor(&self, mark: u32) -> Option<Rect> {
        let lines = self.lines(self.story.as_ref()?.marks.get(mark as usize)?.range?)?;
        let below =
            self.intent.pointer().and_then(|(x, y)| lines.iter().find(|line| line.holds(x, y)).copied());
        below.or_else(|| lines.first().copied())
    }

    /// Whether the page still has the words there that the annotation was made for.
    fn still_says(&self, span: ByteSpan, at: NodeRange) -> bool {
        let Some(story) = &self.story else { return false };
        let surface = span.of(&story.job.article().text);
        let range = self.range(at);
        // Where the article's text has one space the page may have a line break and ten.
        range
            .and_then(|range| range.to_string().as_string())
            .is_some_and(|text| text.split_whitespace().eq(surface.split_whitespace()))
    }

    fn caret(&self, x: f64, y: f64) -> Option<(JsValue, u32)> {
        let document: &Modern = self.document.unchecked_ref();
        let (node, offset) = if can(document, "caretPositionFromPoint") {
            // Without the option the caret stands at most at the host of a shadow root; most articles are in none.
            let options = shadow_of(&self.root).map_or(JsValue::UNDEFINED, |shadow| {
                object(&[("shadowRoots", js_sys::Array::of1(&shadow).into())]).into()
            });
            let position = document.caret_position(x, y, &options).ok()?;
            (get(&position, "offsetNode"), get(&position, "offset"))
        } else if can(document, "caretRangeFromPoint") {
            let range = document.caret_range(x, y).ok()?;
            (get(&range, "startContainer"), get(&range, "startOffset"))
        } else {
            return None;
        };
        Some((node, offset.as_f64()? as u32))
    }

    fn range(&self, at: NodeRange) -> Option<Range> {
        let texts = &self.story.as_ref()?.texts;
        let range = self.document.create_range().ok()?;
        let ((start, start_offset), (end, end_offset)) = wrap::ends(texts, at)?;
        range.set_start(&start, start_offset).ok()?;
        range.set_end(&end, end_offset).ok()?;
        Some(range)
    }

    pub(super) fn lines(&self, at: NodeRange) -> Option<Vec<Rect>> {
        self.range(at).map(|range| lines(&range))
    }

    /// Whether a link of the host lies below the point: then it wins.
    pub(super) fn on_link(&self, event: &web_sys::Event) -> bool {
        inner_target(event).is_some_and(|element| closest(&element, LINKS).is_some())
    }
}
