//! Opening and closing cards, and the way between a note and its sentence.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

use super::browser::{Timer, active, focus};
use super::card::Stand;
use super::notes::Entry;
use super::{Page, Shared, Story, with};
use crate::annotate::{Annotations, Meaning, Note, Subject};
use crate::article::{Block, BlockKind, NodeRange};
use crate::card::{Say, View, card, title};
use crate::figure::Figure;
use crate::pack::{ChunkId, PackError};
use crate::ui::intent::Event;
use crate::ui::place::Rect;

/// Milliseconds for which "Go to the sentence" shows where it went.
const FLASH_FOR: f64 = 1600.0;

/// The card that is open.
pub struct Opened {
    pub note: u32,
    /// By the list or by `open`: it has the focus, and gives it back.
    activated: bool,
    /// What had the focus before.
    pub back: Option<Element>,
}

impl Page {
    pub(super) fn view(&self, note: u32) -> Option<View> {
        let story = self.story.as_ref()?;
        let subject = story.annotations.notes.get(note as usize)?.subject;
        card(subject, story.job.article(), &story.annotations, &self.packs, &self.settings.reader)
    }

    /// Composes the card that is likely to be asked for next.
    pub(super) fn prepare(&mut self, mark: u32) {
        let note = self.story.as_ref().and_then(|story| story.note_of_mark(mark));
        note.into_iter().for_each(|note| self.ask_for_chunk(note));
        self.ready = note.and_then(|note| Some((note, self.view(note)?)));
    }

    /// Opens the card of a mark without touching the focus; for a finger at the lower edge.
    pub(super) fn open_mark(&mut self, mark: u32, shared: &Shared) {
        let Some(note) = self.story.as_ref().and_then(|story| story.note_of_mark(mark)) else { return };
        let stand = self.stand_at_mark(mark);
        if let Some(placed) = stand.and_then(|stand| self.show(note, stand, false)) {
            self.intend(Event::Placed(placed), shared);
        }
    }

    /// Opens a card by activation: it takes the focus and gives it back. Whether there is such a card.
    pub(super) fn open_note(&mut self, note: u32, shared: &Shared) -> bool {
        let Some(stand) = self.stand_at_list(note) else { return false };
        let placed = self.show(note, stand, true);
        if let Some(placed) = placed {
            self.intend(Event::Opened, shared);
            self.intend(Event::Placed(placed), shared);
            self.cards.focus_heading();
        }
        placed.is_some()
    }

    pub(super) fn stand_at_mark(&self, mark: u32) -> Option<Stand> {
        match self.touch {
            Some(_) => Some(Stand::Sheet),
            None => self.anchor(mark).map(Stand::Beside),
        }
    }

    pub(super) fn stand_at_list(&self, note: u32) -> Option<Stand> {
        let entry = self.list.entry(note)?;
        Some(match self.touch {
            Some(_) => Stand::Sheet,
            None if self.list.is_open() => {
                Stand::AtSide { list: self.list.panel_rect(), entry: rect(&entry.get_bounding_client_rect()) }
            }
            None => Stand::Beside(rect(&self.list.host().get_bounding_client_rect())),
        })
    }

    /// The chunk without which a note's card is not whole.
    fn missing_chunk(&self, note: u32) -> Option<ChunkId> {
        match self.story.as_ref()?.annotations.notes.get(note as usize)?.subject {
            Subject::Entity(entity) => self.packs.missing_chunk(entity),
            _ => None,
        }
    }

    fn ask_for_chunk(&self, note: u32) {
        if let Some(chunk) = self.missing_chunk(note) {
            let details = [("pack", (chunk.pack as u32).into()), ("name", chunk.file_name().into())];
            self.notify.tell("chunk", &details);
        }
    }

    /// Takes a chunk, and writes the open card anew where that is whole now.
    ///
    /// # Errors
    /// The bytes are none of the pack's chunks.
    pub(super) fn take_chunk(&mut self, pack: usize, bytes: &[u8], shared: &Shared) -> Result<(), PackError> {
        let open = self.opened.as_ref().map(|opened| (opened.note, opened.activated));
        let waiting = open.filter(|(note, _)| self.missing_chunk(*note).is_some());
        self.packs.add_chunk(pack, bytes)?;
        self.ready = None;
        if let Some((note, activated)) = waiting.filter(|(note, _)| self.missing_chunk(*note).is_none()) {
            self.write_again(note, activated, shared);
        }
        Ok(())
    }

    /// Writes the open card anew where it stands.
    fn write_again(&mut self, note: u32, activated: bool, shared: &Shared) {
        let stand = match activated {
            true => self.stand_at_list(note),
            false => self.intent.open_mark().and_then(|mark| self.stand_at_mark(mark)),
        };
        let (Some(stand), Some(view)) = (stand, self.view(note)) else { return };
        let has_focus = self.cards.active().is_some();
        if let Ok(placed) = self.cards.show(&view, stand, self.way(activated)) {
            self.intend(Event::Placed(placed), shared);
        }
        if has_focus {
            self.cards.focus_heading();
        }
    }

    fn show(&mut self, note: u32, stand: Stand, activated: bool) -> Option<Rect> {
        self.ask_for_chunk(note);
        let ready = self.ready.take().filter(|(ready, _)| *ready == note);
        let view = match ready {
            Some((_, view)) => view,
            None => self.view(note)?,
        };
        let back = match self.opened.take() {
            // A card in the place of another one gives the focus back where that one had it from.
            Some(before) => before.back,
            None => active(&self.document),
        };
        let placed = self.cards.show(&view, stand, self.way(activated)).ok()?;
        self.opened = Some(Opened { note, activated, back });
        self.notify.tell("opened", &[("id", view.id.as_str().into()), ("title", view.title.as_str().into())]);
        Some(placed)
    }

    /// Whether a card was open.
    pub(super) fn close_card(&mut self, give_focus_back: bool) -> bool {
        let Some(opened) = self.opened.take() else { return false };
        let has_focus = self.cards.active().is_some();
        self.cards.hide();
        if give_focus_back && (opened.activated || has_focus) {
            match opened.back.filter(|back| back.is_connected()) {
                Some(back) => focus(&back),
                None => self.list.focus(opened.note),
            }
        }
        self.notify.tell("closed", &[]);
        true
    }

    /// Closes the card on purpose: the pointer does not open it again by staying. Whether one was open.
    pub(super) fn dismiss(&mut self, give_focus_back: bool, shared: &Shared) -> bool {
        let closed = self.close_card(give_focus_back);
        if closed {
            self.intend(Event::Closed, shared);
        }
        closed
    }

    /// The reader walks out of the card's end: on to the stop after what opened it. True where the browser is not to
    /// move the focus any more.
    pub(super) fn tab_out(&mut self, backwards: bool, shared: &Shared) -> bool {
        if self.opened.is_none() || !self.cards.is_at_end(backwards) {
            return false;
        }
        self.dismiss(true, shared);
        // Forwards the browser goes on from the opener by itself; backwards the opener is the stop before.
        backwards
    }

    /// Scrolls to where a note stands first, puts the selection there and shows it for a moment.
    pub(super) fn go_to_sentence(&mut self, shared: &Shared) {
        let Some(note) = self.opened.as_ref().map(|opened| opened.note) else { return };
        let Some(range) = self.first_range(note) else { return };
        self.dismiss(false, shared);
        self.list.set_open(false);
        self.list.offer_way_back(note);
        let Some(story) = &self.story else { return };
        let Some(node) = story.texts.get(range.start_node as usize) else { return };
        if let Some(parent) = node.parent_element() {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Center);
            parent.scroll_into_view_with_scroll_into_view_options(&options);
        }
        if let Ok(Some(selection)) = self.window.get_selection() {
            let _ = selection.collapse_with_offset(Some(node), range.start_offset);
        }
        let Some(painter) = &self.painter else { return };
        let _ = painter.flash(&story.texts, range);
        let shared = Rc::clone(shared);
        self.flash = Timer::new(FLASH_FOR, move || {
            with(&shared, |page| {
                if let Some(painter) = &page.painter {
                    painter.end_flash();
                }
            });
        });
    }

    /// The way back into the article that a card offers which does not stand beside its mark.
    fn way(&self, activated: bool) -> Option<&str> {
        activated.then(|| self.settings.reader.interface.line(Say::GoToSentence))
    }

    fn first_range(&self, note: u32) -> Option<NodeRange> {
        let story = self.story.as_ref()?;
        let first = *story.annotations.notes.get(note as usize)?.at.first()?;
        let span = story.annotations.list.get(first as usize)?.span;
        story.map.ranges(&story.job.article().text, &[span]).into_iter().next()
    }

    /// Number of a note by the id of its card.
    pub(super) fn note_of(&self, id: &str) -> Option<u32> {
        let count = self.story.as_ref()?.annotations.notes.len() as u32;
        (0..count).find(|note| self.view(*note).is_some_and(|view| view.id == id))
    }

    /// The notes as lines of the list, under the article's headings.
    fn entries(&self, story: &Story) -> Vec<Entry> {
        let article = story.job.article();
        let told = |text: &str| self.settings.reader.interface.told(text);
        let heading = |section: u32| {
            let of = |block: &&Block| {
                block.section == section && matches!(block.kind, BlockKind::Heading { level: 2.. })
            };
            let found = article.blocks.iter().find(of);
            found.map_or_else(String::new, |block| told(block.span.of(&article.text).trim()))
        };
        let entry = |note: &Note| {
            let first = note.at.first().map(|at| story.annotations.list[*at as usize].block as usize);
            let section = first.and_then(|block| article.blocks.get(block)).map_or(0, |block| block.section);
            let title = title(note.subject, article, &story.annotations, &self.packs);
            Entry { title: told(&title), section: heading(section) }
        };
        story.annotations.notes.iter().map(entry).collect()
    }

    /// Paints and lists what was found; what is open stays open where the page still has it.
    pub(super) fn publish(&mut self, story: Story, shared: &Shared) {
        if let Some(painter) = &self.painter {
            story.paint(painter);
        }
        let _ = self.list.fill(self.entries(&story), &self.settings.reader.interface);
        let counts = [
            ("notes", JsValue::from(story.annotations.notes.len() as u32)),
            ("marks", JsValue::from(story.marks.len() as u32)),
            ("annotations", JsValue::from(story.annotations.list.len() as u32)),
        ];
        self.ready = None;
        if let Some(before) = self.story.take() {
            self.intent.renumber(|mark| same_mark(&before, mark, &story));
            let note = self.opened.as_ref().map(|opened| opened.note);
            let note_now = note.and_then(|note| same_note(&before.annotations, note, &story.annotations));
            self.story = Some(story);
            match (&mut self.opened, note_now) {
                (Some(opened), Some(note)) => opened.note = note,
                _ => drop(self.dismiss(true, shared)),
            }
        } else {
            self.story = Some(story);
        }
        self.notify.tell("found", &counts);
    }

    /// Drops the marks in text that the host has just changed or taken out: a fixed range would point at other words.
    pub(super) fn drop_marks(&mut self, changed: &[Node], shared: &Shared) {
        let Some(story) = &mut self.story else { return };
        let texts = &story.texts;
        let gone = |number: u32| {
            texts.get(number as usize).is_none_or(|node| !node.is_connected() || changed.contains(node))
        };
        let mut dropped = false;
        for mark in &mut story.marks {
            if mark.range.is_some_and(|range| gone(range.start_node) || gone(range.end_node)) {
                mark.range = None;
                dropped = true;
            }
        }
        if let Some(painter) = self.painter.as_ref().filter(|_| dropped) {
            story.paint(painter);
        }
        let open = self.intent.open_mark().and_then(|mark| story.marks.get(mark as usize));
        if open.is_some_and(|mark| mark.range.is_none()) {
            self.dismiss(true, shared);
        }
    }
}

/// The mark of the new reading that stands where `mark` of the old one stood.
fn same_mark(before: &Story, mark: u32, now: &Story) -> Option<u32> {
    let range = before.marks.get(mark as usize)?.range?;
    let node = &before.texts[range.start_node as usize];
    let same = |other: &NodeRange| {
        (other.start_offset, other.end_offset) == (range.start_offset, range.end_offset)
            && now.texts.get(other.start_node as usize) == Some(node)
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

pub fn rect(of: &web_sys::DomRect) -> Rect {
    Rect { x: of.x(), y: of.y(), width: of.width(), height: of.height() }
}
