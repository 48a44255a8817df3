//! Opening and closing cards, and the way between a note and its sentence.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use super::browser::{active, bounds, bring, focus, get, lines, scroll_up};
use super::card::Stand;
use super::listen::inner_target;
use super::paint::Painter;
use super::wrap::piece_at;
use super::{Page, Shared, later};
use crate::annotate::Subject;
use crate::article::NodeRange;
use crate::card::{Say, View, card, id_of};
use crate::pack::{ChunkId, PackError};
use crate::ui::intent::Event;
use crate::ui::place::covered;
use crate::ui::trail::Trail;

/// Milliseconds for which "Go to the sentence" shows where it went.
const FLASH_FOR: f64 = 1600.0;

/// Milliseconds after which an open card counts as seen.
const SEEN_AFTER: f64 = 1000.0;

/// The card that is open.
pub struct Opened {
    pub note: u32,
    pub by: By,
    /// What had the focus before.
    pub back: Option<Element>,
    /// From the note's own card to that which is shown.
    pub trail: Trail,
    /// What is shown.
    pub view: View,
    /// Since when.
    pub since: f64,
}

/// What opened a card.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum By {
    Pointer,
    Touch,
    List,
    /// The publisher's `open`.
    Call,
    /// A key on a mark that takes the focus.
    Key,
}

impl By {
    /// By activation: the card takes the focus, and gives it back.
    pub fn takes_focus(self) -> bool {
        matches!(self, Self::List | Self::Call | Self::Key)
    }

    fn name(self) -> &'static str {
        ["pointer", "touch", "list", "call", "key"][self as usize]
    }
}

impl Page {
    pub(super) fn view(&self, note: u32) -> Option<View> {
        self.view_of(self.subject(note)?)
    }

    pub(super) fn view_of(&self, subject: Subject) -> Option<View> {
        let story = self.story.as_ref()?;
        card(subject, story.job.article(), &story.annotations, &self.packs, &self.settings.reader)
    }

    fn subject(&self, note: u32) -> Option<Subject> {
        Some(self.story.as_ref()?.annotations.notes.get(note as usize)?.subject)
    }

    /// What the open card is about: the note, or where its ways have led.
    pub(super) fn shown(&self) -> Option<Subject> {
        let opened = self.opened.as_ref()?;
        match opened.trail.reached() {
            Some(id) => self.packs.find(id).map(Subject::Entity),
            None => self.subject(opened.note),
        }
    }

    /// Composes the card that is likely to be asked for next.
    pub(super) fn prepare(&mut self, mark: u32) {
        let note = self.story.as_ref().and_then(|story| story.note_of_mark(mark));
        note.and_then(|note| self.subject(note)).into_iter().for_each(|of| self.ask_for_chunk(of));
        self.ready = note.and_then(|note| Some((note, self.view(note)?)));
    }

    /// Opens the card of a mark without touching the focus; for a finger at the lower edge.
    pub(super) fn open_mark(&mut self, mark: u32, shared: &Shared) {
        let Some(note) = self.story.as_ref().and_then(|story| story.note_of_mark(mark)) else { return };
        let by = if self.touch.is_some() { By::Touch } else { By::Pointer };
        if let Some(stand) = self.stand_at_mark(mark)
            && self.show(note, stand, by, shared)
            && matches!(stand, Stand::Sheet)
        {
            self.lift(mark);
        }
    }

    /// The sheet takes the lower half of the page: what was tapped there is scrolled up to be read with it, and no further.
    /// Where the page ends sooner, the sheet gets lower.
    fn lift(&self, mark: u32) {
        let range = self.story.as_ref().and_then(|story| story.marks.get(mark as usize)?.range);
        let lines = range.and_then(|range| self.lines(range)).unwrap_or_default();
        let up = lines.last().map_or(0.0, |line| covered(*line, self.cards.rect()));
        if up > 0.0 {
            self.cards.make_lower(up);
            // Where the browser does not, the reader can.
            let _ = scroll_up(&self.window, up);
        }
    }

    /// Opens a card by activation: it takes the focus and gives it back. Whether there is such a card.
    #[inline(never)]
    pub(super) fn open_note(&mut self, note: u32, by: By, shared: &Shared) -> bool {
        self.show_with_focus(note, self.stand_at_list(note), by, shared)
    }

    fn show_with_focus(&mut self, note: u32, stand: Stand, by: By, shared: &Shared) -> bool {
        let shown = self.show(note, stand, by, shared);
        if shown {
            self.cards.focus_heading();
        }
        shown
    }

    /// Opens the card of the mark that an event is on, where marks are elements, as a button does. Whether there is one.
    pub(super) fn press_mark(&mut self, event: &web_sys::Event, shared: &Shared) -> bool {
        let (Some(mark), Some(element)) = (self.mark_of(event), inner_target(event)) else { return false };
        let note = self.story.as_ref().and_then(|story| story.note_of_mark(mark));
        // It has no focus yet where a script has clicked it.
        focus(&element);
        note.is_some_and(|note| self.show_with_focus(note, stand_beside(&element), By::Key, shared))
    }

    fn stand_at_mark(&self, mark: u32) -> Option<Stand> {
        match self.touch {
            Some(_) => Some(Stand::Sheet),
            None => self.anchor(mark).map(Stand::Beside),
        }
    }

    fn stand_at_list(&self, note: u32) -> Stand {
        if self.touch.is_some() {
            return Stand::Sheet;
        }
        match self.list.place_of(note) {
            (list, Some(entry)) => Stand::AtSide { list, entry },
            (button, None) => Stand::Beside(button),
        }
    }

    /// Where the open card is to stand now; where its mark is gone, it stays.
    pub(super) fn stand_now(&self) -> Stand {
        let stand = match &self.opened {
            Some(Opened { by: By::Key, back, .. }) => {
                back.as_ref().filter(|mark| mark.is_connected()).map(stand_beside)
            }
            Some(opened) if opened.by.takes_focus() => Some(self.stand_at_list(opened.note)),
            _ => self.intent.open_mark().and_then(|mark| self.stand_at_mark(mark)),
        };
        stand.unwrap_or(Stand::Here)
    }

    /// The chunk without which a card is not whole.
    fn missing_chunk(&self, subject: Subject) -> Option<ChunkId> {
        match subject {
            Subject::Entity(entity) => self.packs.missing_chunk(entity),
            _ => None,
        }
    }

    pub(super) fn ask_for_chunk(&self, subject: Subject) {
        if let Some(chunk) = self.missing_chunk(subject) {
            let details = [("pack", (chunk.pack as u32).into()), ("name", chunk.file_name().into())];
            self.notify.tell("chunk", &details);
        }
    }

    /// Takes a chunk, and writes the open card anew where that is whole now.
    ///
    /// # Errors
    /// The bytes are none of the pack's chunks.
    pub(super) fn take_chunk(&mut self, pack: usize, bytes: &[u8], shared: &Shared) -> Result<(), PackError> {
        let waiting = self.shown().filter(|subject| self.missing_chunk(*subject).is_some());
        self.packs.add_chunk(pack, bytes)?;
        self.ready = None;
        if let Some(subject) = waiting.filter(|subject| self.missing_chunk(*subject).is_none()) {
            self.write_again(subject, shared);
        }
        Ok(())
    }

    /// Writes the open card anew where it stands.
    fn write_again(&mut self, subject: Subject, shared: &Shared) {
        let (Some(view), Some(opened)) = (self.view_of(subject), &mut self.opened) else { return };
        opened.view = view;
        let has_focus = self.cards.active().is_some();
        self.write(self.stand_now(), shared);
        if has_focus {
            self.cards.focus_heading();
        }
    }

    /// Shows what the open card has to say; whether the page takes it.
    pub(super) fn write(&mut self, stand: Stand, shared: &Shared) -> bool {
        let Some(opened) = &self.opened else { return false };
        let is_first = self.cards.is_new();
        let placed = self.cards.show(&opened.view, stand, &self.around(opened));
        if let Ok(placed) = placed {
            if is_first {
                self.listen_to_card(shared);
            }
            self.intend(Event::Placed(placed), shared);
        }
        placed.is_ok()
    }

    /// Whether there is such a card.
    fn show(&mut self, note: u32, stand: Stand, by: By, shared: &Shared) -> bool {
        let ready = self.ready.take().filter(|(ready, _)| *ready == note);
        let Some(view) = ready.map(|(_, view)| view).or_else(|| self.view(note)) else { return false };
        self.subject(note).into_iter().for_each(|subject| self.ask_for_chunk(subject));
        self.tell_closed();
        let back = match self.opened.take() {
            // A card in the place of another one gives the focus back where that one had it from.
            Some(before) => before.back,
            None => active(&self.document),
        };
        let trail = Trail::new(&view.id);
        self.opened = Some(Opened { note, by, back, trail, view, since: self.now() });
        self.control.settle();
        if by.takes_focus() {
            self.intend(Event::Opened, shared);
        }
        let shown = self.write(stand, shared);
        if shown {
            self.tell_opened(by.name(), shared);
        } else {
            self.opened = None;
            self.intend(Event::Closed, shared);
        }
        shown
    }

    pub(super) fn tell_opened(&mut self, by: &str, shared: &Shared) {
        let Some(Opened { view, .. }) = &self.opened else { return };
        let details =
            [("id", view.id.as_str().into()), ("title", view.title.as_str().into()), ("by", by.into())];
        self.notify.tell("opened", &details);
        self.seen = later(SEEN_AFTER, shared, |page, _| {
            if let Some(Opened { view, .. }) = &page.opened {
                page.notify.tell("seen", &[("id", view.id.as_str().into())]);
            }
        });
    }

    /// That the card which is shown will be so no more.
    pub(super) fn tell_closed(&mut self) {
        self.seen = None;
        if let Some(Opened { view, since, .. }) = &self.opened {
            let details = [("id", view.id.as_str().into()), ("for", (self.now() - since).round().into())];
            self.notify.tell("closed", &details);
        }
    }

    /// Whether a card was open.
    pub(super) fn close_card(&mut self, give_focus_back: bool) -> bool {
        self.tell_closed();
        let Some(opened) = self.opened.take() else { return false };
        let has_focus = self.cards.active().is_some();
        self.cards.hide();
        if give_focus_back && opened.by.takes_focus() {
            match opened.back.filter(|back| back.is_connected()) {
                Some(back) => focus(&back),
                None => self.list.focus(opened.note),
            }
        } else if give_focus_back && has_focus {
            self.leave_focus_at_mark();
        }
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
        let activated = self.opened.as_ref().is_some_and(|opened| opened.by.takes_focus());
        self.dismiss(true, shared);
        // The browser goes on from the opener by itself; backwards the opener is the stop before, if it can be one.
        backwards && activated
    }

    /// A mark takes no focus: Tab goes on from its words, and the page stays where it is.
    fn leave_focus_at_mark(&self) {
        let mark = self.intent.open_mark();
        let range = mark.and_then(|mark| self.story.as_ref()?.marks.get(mark as usize)?.range);
        let Some(range) = range else { return };
        if let Some(element) = self.element_of(range) {
            return focus(&element);
        }
        if let Some(active) = self.cards.active() {
            let _ = active.unchecked_ref::<HtmlElement>().blur();
        }
        let place = |axis| get(&self.window, axis).as_f64().unwrap_or_default();
        let (x, y) = (place("scrollX"), place("scrollY"));
        self.start_tabs_at(range, "nearest");
        self.window.scroll_to_with_x_and_y(x, y);
    }

    /// The element of a mark, where marks are elements.
    fn element_of(&self, range: NodeRange) -> Option<Element> {
        self.painter.as_ref()?.element(&self.story.as_ref()?.texts, range)
    }

    /// Scrolls to words and moves the tab starting point there without touching a node: to the empty selection, or, in
    /// Chromium, to what was scrolled to last.
    fn start_tabs_at(&self, at: NodeRange, block: &str) {
        let node = self.story.as_ref().and_then(|story| story.texts.get(at.start_node));
        let Some((node, offset)) = node.map(|node| piece_at(&node, at.start_offset, false)) else { return };
        node.parent_element().iter().for_each(|parent| bring(parent, block));
        if let Ok(Some(selection)) = self.window.get_selection() {
            let _ = selection.collapse_with_offset(Some(&node), offset);
        }
    }

    /// Scrolls to where a note stands first, puts the selection there and shows it for a moment.
    pub(super) fn go_to_sentence(&mut self, shared: &Shared) {
        let Some(note) = self.opened.as_ref().map(|opened| opened.note) else { return };
        let Some(range) = self.first_range(note) else { return };
        self.dismiss(false, shared);
        self.list.close();
        self.list.offer_way_back(note, &self.settings.reader.interface);
        self.start_tabs_at(range, "center");
        let (Some(story), Some(painter)) = (&self.story, &self.painter) else { return };
        painter.flash(&story.texts, range);
        self.flash = later(FLASH_FOR, shared, |page, _| page.painter.iter().for_each(Painter::end_flash));
    }

    /// Back from a sentence to its note.
    pub(super) fn go_back_to_list(&self) {
        let note = self.list.end_way_back().unwrap_or(0);
        self.open_list();
        self.list.set_current(note);
        self.list.focus(note);
    }

    /// The way back into the article that a card offers which does not stand beside its mark.
    pub(super) fn way(&self, by: By) -> Option<&str> {
        (by.takes_focus() && by != By::Key).then(|| self.settings.reader.interface.line(Say::GoToSentence))
    }

    fn first_range(&self, note: u32) -> Option<NodeRange> {
        let story = self.story.as_ref()?;
        let first = *story.annotations.notes.get(note as usize)?.at.first()?;
        story.range_of(story.annotations.list.get(first as usize)?.span)
    }

    /// Number of a note by the id of its card.
    pub(super) fn note_of(&self, id: &str) -> Option<u32> {
        let notes = &self.story.as_ref()?.annotations.notes;
        let found = notes.iter().position(|note| id_of(note.subject, &self.packs) == id);
        found.map(|at| at as u32)
    }
}

/// Beside the first line of an element.
fn stand_beside(element: &Element) -> Stand {
    let first = lines(element).first().copied();
    Stand::Beside(first.unwrap_or_else(|| bounds(element)))
}
