//! From a point to the mark below it. Highlights receive no events, so the caret tells which character is there, and
//! the rectangle whether the point is really on it.

use wasm_bindgen::prelude::*;
use web_sys::{Node, Range};

use super::browser::{Modern, get};
use super::open::rect;
use super::{Mark, Page};
use crate::article::NodeRange;
use crate::ui::place::Rect;

impl Page {
    /// The mark at a point of the viewport, or not further from its line than `slack` pixels above or below.
    pub(super) fn mark_at(&self, x: f64, y: f64, slack: f64) -> Option<u32> {
        if !rect(&self.root.get_bounding_client_rect()).holds(x, y) {
            return None;
        }
        let story = self.story.as_ref()?;
        let (node, offset) = self.caret(x, y)?;
        let number = story.text_numbers.get(&node).as_f64()? as u32;
        let byte = story.map.byte_at(&story.job.article().text, number, offset)?;
        // The caret stands between two characters: the point may be on either.
        let near = |mark: &Mark| {
            let span = story.annotations.list[mark.annotation as usize].span;
            span.start <= byte && byte <= span.end
        };
        let mark = story.marks.iter().position(near)?;
        let on = |line: &Rect| {
            let tall = Rect { y: line.y - slack, height: line.height + 2.0 * slack, ..*line };
            tall.holds(x, y)
        };
        let hit = self.lines(story.marks[mark].range?)?.iter().any(on);
        (hit && self.still_says(mark)).then_some(mark as u32)
    }

    /// Where a mark's card hangs: the line below the pointer, else its first.
    pub(super) fn anchor(&self, mark: u32) -> Option<Rect> {
        let lines = self.lines(self.story.as_ref()?.marks.get(mark as usize)?.range?)?;
        let below =
            self.intent.pointer().and_then(|(x, y)| lines.iter().find(|line| line.holds(x, y)).copied());
        below.or_else(|| lines.first().copied())
    }

    /// Whether the page still has the words there that the annotation was made for.
    fn still_says(&self, mark: usize) -> bool {
        let Some(story) = &self.story else { return false };
        let Mark { annotation, range } = story.marks[mark];
        let surface = story.annotations.list[annotation as usize].span.of(&story.job.article().text);
        let range = range.and_then(|range| self.range(range));
        // Where the article's text has one space the page may have a line break and ten.
        range
            .and_then(|range| range.to_string().as_string())
            .is_some_and(|text| text.split_whitespace().eq(surface.split_whitespace()))
    }

    fn caret(&self, x: f64, y: f64) -> Option<(JsValue, u32)> {
        let document: &Modern = self.document.unchecked_ref();
        let position = document.caret_position(x, y).ok().filter(JsValue::is_object);
        let (node, offset) = match position {
            Some(position) => (get(&position, "offsetNode"), get(&position, "offset")),
            None => {
                let range = document.caret_range(x, y).ok().filter(JsValue::is_object)?;
                (get(&range, "startContainer"), get(&range, "startOffset"))
            }
        };
        Some((node, offset.as_f64()? as u32))
    }

    fn range(&self, at: NodeRange) -> Option<Range> {
        let texts = &self.story.as_ref()?.texts;
        let node = |number: u32| -> Option<&Node> { texts.get(number as usize) };
        let range = self.document.create_range().ok()?;
        range.set_start(node(at.start_node)?, at.start_offset).ok()?;
        range.set_end(node(at.end_node)?, at.end_offset).ok()?;
        Some(range)
    }

    fn lines(&self, at: NodeRange) -> Option<Vec<Rect>> {
        let rects = self.range(at)?.get_client_rects()?;
        Some((0..rects.length()).filter_map(|n| rects.item(n)).map(|r| rect(&r)).collect())
    }

    /// Whether a link of the host lies below the point: then it wins.
    pub(super) fn on_link(&self, event: &web_sys::Event) -> bool {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        target.is_some_and(|element| {
            matches!(element.closest("a[href], button, input, select, textarea, label, summary"), Ok(Some(_)))
        })
    }
}
