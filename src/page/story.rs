//! What was read, on the page: the list and the marks, and what becomes of them when the host changes its words.

use wasm_bindgen::prelude::*;
use web_sys::Node;

use super::browser::{Observer, get};
use super::feed::Texts;
use super::notes::Entry;
use super::paint::Painter;
use super::wrap::{unwrap_copies, whole};
use super::{Page, Shared};
use crate::annotate::{Annotation, Annotations, Job, Meaning, Note, Subject};
use crate::article::{Block, BlockKind, NodeRange, TextMap};
use crate::card::title;
use crate::figure::Figure;
use crate::mention::Mention;
use crate::pack::Packs;
use crate::text::ByteSpan;
use crate::ui::control::Control;
use crate::value::Gather;

/// What is read and painted now.
pub struct Story {
    pub job: Job,
    pub annotations: Annotations,
    pub map: TextMap,
    pub texts: Texts,
    pub marks: Vec<Mark>,
}

/// A painted annotation.
#[derive(Clone, Copy)]
pub struct Mark {
    /// Number of the annotation.
    pub annotation: u32,
    /// Where it stands; `None` once the host has changed that place.
    pub range: Option<NodeRange>,
}

impl Story {
    pub fn note_of_mark(&self, mark: u32) -> Option<u32> {
        self.annotations.list.get(self.marks.get(mark as usize)?.annotation as usize)?.note
    }

    /// The marks that the story has and its reader wants.
    pub fn choose_marks(&mut self, control: &Control, packs: &Packs, painter: Option<&Painter>) {
        if self.job.density() != control.density() {
            self.job.mark(&mut self.annotations, control.density());
        }
        let wanted = |annotation: &&Annotation| annotation.marked && annotation.is_wanted(control, packs);
        let marked = || (0..).zip(&self.annotations.list).filter(|(_, annotation)| wanted(annotation));
        let spans: Vec<ByteSpan> = marked().map(|(_, annotation)| annotation.span).collect();
        let ranges = self.map.ranges(&self.job.article().text, &spans);
        let takes = |range: &NodeRange| painter.is_none_or(|painter| painter.takes(range));
        let marks = marked().zip(ranges).filter(|(_, range)| takes(range));
        self.marks = marks.map(|((at, _), range)| Mark { annotation: at, range: Some(range) }).gather();
    }

    /// The byte of the article's text at a UTF-16 offset of a text node of the page.
    pub fn byte_at(&self, node: &JsValue, offset: u32) -> Option<u32> {
        if get(node, "nodeType") != f64::from(Node::TEXT_NODE) {
            return None;
        }
        let (node, offset) = whole(node.unchecked_ref(), offset);
        let number = self.texts.number_of(&node)?;
        self.map.byte_at(&self.job.article().text, number, offset)
    }

    pub fn range_of(&self, span: ByteSpan) -> Option<NodeRange> {
        self.map.ranges(&self.job.article().text, &[span]).pop()
    }

    /// Paints the marks. What cannot be painted is still in the notes list, and no mark any more.
    pub fn paint(&mut self, painter: &Painter) {
        let annotations = &self.annotations.list;
        let is_figure =
            |mark: &Mark| matches!(annotations[mark.annotation as usize].meaning, Meaning::Figure(_));
        let ranges: Vec<(bool, NodeRange)> =
            self.marks.iter().filter_map(|mark| Some((is_figure(mark), mark.range?))).gather();
        let painted = painter.paint(&self.texts, &ranges);
        let marks = self.marks.iter_mut().filter(|mark| mark.range.is_some());
        for (mark, _) in marks.zip(painted).filter(|(_, is_painted)| !is_painted) {
            mark.range = None;
        }
    }
}

impl Annotation {
    /// Whether the reader wants to see it marked.
    pub fn is_wanted(&self, control: &Control, packs: &Packs) -> bool {
        control.shows(match self.meaning {
            Meaning::Mention(Mention { entity: Some(id), .. }) => Some(packs.entity(id).id.as_str()),
            _ => None,
        })
    }
}

impl Page {
    /// The notes as lines of the list, under the article's headings.
    fn entries(&self) -> Vec<Entry> {
        let Some(story) = &self.story else { return Vec::new() };
        let article = story.job.article();
        let told = |text: &str| self.settings.reader.interface.told(text);
        // In order of their sections, which they begin.
        let is_title = |block: &Block| matches!(block.kind, BlockKind::Heading { level: 2.. });
        let titles = article.blocks.iter().filter(|block| is_title(block));
        let titles: Vec<(u32, ByteSpan)> = titles.map(|block| (block.section, block.span)).collect();
        let heading = |section: u32| {
            let at = titles.partition_point(|(other, _)| *other < section);
            let found = titles.get(at).filter(|(other, _)| *other == section);
            found.map_or_else(String::new, |(_, span)| told(span.of(&article.text).trim()))
        };
        let entry = |note: &Note| {
            let first = note.at.first().map(|at| story.annotations.list[*at as usize].block as usize);
            let section = first.and_then(|block| article.blocks.get(block)).map_or(0, |block| block.section);
            let title = title(note.subject, article, &story.annotations, &self.packs);
            Entry { title: told(&title), section: heading(section) }
        };
        story.annotations.notes.iter().map(entry).collect()
    }

    /// Lists what was found. The entries are written where they can be seen.
    pub(super) fn fill_list(&self) {
        let notes = self.story.as_ref().map_or(0, |story| story.annotations.notes.len());
        self.list.count(notes, &self.settings.reader.interface);
        if self.list.is_open() {
            self.list.write(self.entries());
        }
    }

    pub(super) fn open_list(&self) {
        let _ = self.list.open(self.entries(), &self.control.on_list(), &self.settings.reader.interface);
    }

    /// Paints what was found; what is open stays open where the page still has it.
    pub(super) fn publish(&mut self, story: Story, shared: &Shared) {
        self.is_left = false;
        self.ready = None;
        let before = self.story.replace(story);
        self.fill_list();
        if let (Some(before), Some(story)) = (before, &self.story) {
            self.intent.renumber(&|mark| same_mark(&before, mark, story));
            let note = self.opened.as_ref().map(|opened| opened.note);
            let note_now = note.and_then(|note| same_note(&before.annotations, note, &story.annotations));
            match (&mut self.opened, note_now) {
                (Some(opened), Some(note)) => opened.note = note,
                _ => drop(self.dismiss(true, shared)),
            }
        }
        self.paint(shared);
        self.tell_found();
    }

    /// Paints the marks. Where that changes the page, it is no change of the host's.
    pub(super) fn paint(&mut self, shared: &Shared) {
        self.catch_up(shared);
        if let (Some(painter), Some(story)) = (&self.painter, &mut self.story) {
            story.paint(painter);
        }
        self.unheard();
    }

    /// Where marks are elements: takes in what the host has changed until now. Afterwards nobody could tell it from what we
    /// change.
    pub(super) fn catch_up(&mut self, shared: &Shared) {
        if let Some(records) = self.unheard().filter(|records| records.length() > 0) {
            self.changed(&records, shared);
        }
    }

    /// Gives the host its text back, with what it has changed until now, and copies of our marks as words.
    pub(super) fn leave_text(&mut self, shared: &Shared) {
        self.catch_up(shared);
        if self.painter.take().is_some_and(|painter| painter.wraps()) {
            unwrap_copies(&self.root);
        }
    }

    /// Changes that nobody has told us of yet, and will not.
    fn unheard(&self) -> Option<js_sys::Array> {
        let wraps = self.painter.as_ref().is_some_and(Painter::wraps);
        self.observer.as_ref().filter(|_| wraps).map(Observer::take)
    }

    pub(super) fn tell_found(&self) {
        let counts = self.story.as_ref().map_or([0; 3], |story| {
            let marks = story.marks.iter().filter(|mark| mark.range.is_some());
            [story.annotations.notes.len(), marks.count(), story.annotations.list.len()]
        });
        let [notes, marks, annotations] = counts.map(|count| JsValue::from(count as u32));
        let read = self.story.as_ref().is_some_and(|story| story.job.has_read()).into();
        let told = [("notes", notes), ("marks", marks), ("annotations", annotations), ("read", read)];
        self.notify.tell("found", &told);
    }

    /// Drops the marks in text that the host has just changed or taken out: a fixed range would point at other words.
    pub(super) fn drop_marks(&mut self, changed: &[Node], shared: &Shared) {
        let Some(story) = &mut self.story else { return };
        let texts = &story.texts;
        let changed: Vec<Node> = changed.iter().map(|node| whole(node, 0).0).collect();
        let gone = |number: u32| {
            texts.get(number).is_none_or(|node| !node.is_connected() || changed.contains(&node))
        };
        let mut dropped = false;
        for mark in &mut story.marks {
            if mark.range.is_some_and(|range| gone(range.start_node) || gone(range.end_node)) {
                mark.range = None;
                dropped = true;
            }
        }
        if dropped {
            self.paint(shared);
        }
        let marks = self.story.iter().flat_map(|story| &story.marks);
        let open = self.intent.open_mark().and_then(|mark| marks.clone().nth(mark as usize));
        if open.is_some_and(|mark| mark.range.is_none()) {
            self.dismiss(true, shared);
        }
    }
}

/// The mark of the new reading that stands where `mark` of the old one stood.
fn same_mark(before: &Story, mark: u32, now: &Story) -> Option<u32> {
    let range = before.marks.get(mark as usize)?.range?;
    let node = before.texts.get(range.start_node);
    let same = |other: &NodeRange| {
        (other.start_offset, other.end_offset) == (range.start_offset, range.end_offset)
            && now.texts.get(other.start_node) == node
    };
    let found = now.marks.iter().position(|mark| mark.range.as_ref().is_some_and(same));
    found.map(|at| at as u32)
}

/// The note of the new reading on the same subject.
fn same_note(before: &Annotations, note: u32, now: &Annotations) -> Option<u32> {
    let subject = before.notes.get(note as usize)?.subject;
    let same = |other: &Note| match (subject, other.subject) {
        (Subject::Figure(one), Subject::Figure(other)) => figure_at(before, one)
            .zip(figure_at(now, other))
            .is_some_and(|(one, other)| says_the_same(one, other)),
        // By place alone nobody can tell whether it is still the same name.
        (Subject::Name(_), _) => false,
        (one, other) => one == other,
    };
    now.notes.iter().position(same).map(|at| at as u32)
}

fn figure_at(annotations: &Annotations, at: u32) -> Option<&Figure> {
    match &annotations.list[at as usize].meaning {
        Meaning::Figure(note) => Some(&note.figure),
        Meaning::Mention(_) => None,
    }
}

/// Compared as they are: writing both in ISO 8601 would bring 0.7 KB (brotli).
fn says_the_same(one: &Figure, other: &Figure) -> bool {
    (one.kind, one.amount, one.timex) == (other.kind, other.amount, other.timex) && one.unit == other.unit
}
