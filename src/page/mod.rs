//! The widget on a page: reads the DOM, paints marks, opens cards. Only effects; decisions are made in `ui` and in the
//! layers below.

mod browser;
mod card;
mod feed;
mod hit;
mod notes;
mod paint;
mod start;

pub use feed::Feed;
pub use start::{Settings, attach};

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, Node, Window};

use crate::annotate::{Annotations, Job, Meaning, Subject};
use crate::article::{NodeRange, TextMap};
use crate::card::{View, card, title};
use crate::pack::Packs;
use crate::ui::intent::{Effect, Event, Intent};
use crate::ui::place::Rect;
use browser::{Frame, Listener, Observer, Timer};
use card::CardHost;
use notes::{Entry, NotesHost};
use paint::Painter;

/// Milliseconds for which "Go to the sentence" shows where it went.
const FLASH_FOR: f64 = 1600.0;

/// Tells the embedder what happened: a type and plain details.
#[derive(Clone)]
pub struct Notify(Function);

impl Notify {
    pub fn new(call: Function) -> Self {
        Self(call)
    }

    pub fn tell(&self, kind: &str, details: &[(&str, JsValue)]) {
        let event = Object::new();
        let all = std::iter::once(("type", JsValue::from(kind))).chain(details.iter().cloned());
        for (key, value) in all {
            let _ = Reflect::set(&event, &key.into(), &value);
        }
        // An exception in the host's own handler is the host's.
        let _ = self.0.call1(&JsValue::NULL, &event);
    }
}

/// What is read and painted now.
struct Story {
    job: Job,
    annotations: Annotations,
    map: TextMap,
    texts: Vec<Node>,
    /// Place of each text node in `texts`.
    text_numbers: js_sys::Map,
    /// Painted annotations and where they stand.
    marks: Vec<(u32, NodeRange)>,
}

/// The card that is open.
struct Opened {
    note: u32,
    /// The list entry that it was opened from; its focus is given back.
    from_list: bool,
}

/// A widget on one article.
pub struct Page {
    window: Window,
    document: Document,
    root: Element,
    packs: Rc<Packs>,
    notify: Notify,
    story: Option<Story>,
    painter: Option<Painter>,
    cards: CardHost,
    list: NotesHost,
    intent: Intent,
    opened: Option<Opened>,
    /// Last place of the pointer, until the next frame looks at it.
    pointer: Option<(f64, f64)>,
    listeners: Vec<Listener>,
    observer: Option<Observer>,
    frame: Option<Frame>,
    wake: Option<(f64, Timer)>,
    work: Option<Timer>,
    flash: Option<Timer>,
    settings: Settings,
}

/// Shared by the callbacks of one widget; empty once it is destroyed.
pub type Shared = Rc<RefCell<Option<Page>>>;

/// Runs `act` on a live page; nothing happens while another callback is at work on it or after its end.
fn with(shared: &Shared, act: impl FnOnce(&mut Page)) {
    if let Ok(mut page) = shared.try_borrow_mut()
        && let Some(page) = page.as_mut()
    {
        act(page);
    }
}

impl Page {
    fn now(&self) -> f64 {
        self.window.performance().map_or(0.0, |performance| performance.now())
    }

    /// Passes an event to the intent and does what it asks for.
    fn intend(&mut self, event: Event, shared: &Shared) {
        let now = self.now();
        for effect in self.intent.step(event, now) {
            match effect {
                Effect::Open { mark, .. } => self.open_mark(mark, shared),
                Effect::Close => self.close_card(false),
                Effect::Pin => {}
                Effect::WakeAt(at) => self.wake_at(at, now, shared),
            }
        }
    }

    fn wake_at(&mut self, at: f64, now: f64, shared: &Shared) {
        if self.wake.as_ref().is_some_and(|(due, _)| *due <= at && *due > now) {
            return;
        }
        let shared = Rc::clone(shared);
        let timer = Timer::new(at - now, move || {
            let again = Rc::clone(&shared);
            with(&shared, |page| {
                page.wake = None;
                page.intend(Event::Tick, &again);
            });
        });
        self.wake = timer.map(|timer| (at, timer));
    }

    /// Once a frame: what is below the pointer.
    fn look(&mut self, shared: &Shared) {
        self.frame = None;
        let Some((x, y)) = self.pointer.take() else { return };
        let in_card = self.opened.is_some() && self.card_rect().holds(x, y);
        let mark = if in_card { None } else { self.mark_at(x, y).map(|(mark, _)| mark) };
        self.intend(Event::Move { x, y, mark, in_card }, shared);
    }

    fn card_rect(&self) -> Rect {
        rect(&self.cards.element().get_bounding_client_rect())
    }

    fn view(&self, note: u32) -> Option<View> {
        let story = self.story.as_ref()?;
        let subject = story.annotations.notes.get(note as usize)?.subject;
        card(subject, story.job.article(), &story.annotations, &self.packs)
    }

    /// Opens the card of a mark without touching the focus.
    fn open_mark(&mut self, mark: u32, shared: &Shared) {
        let Some(anchor) = self.anchor(mark) else { return };
        let note = self.story.as_ref().and_then(|story| {
            let (annotation, _) = story.marks.get(mark as usize)?;
            story.annotations.list.get(*annotation as usize)?.note
        });
        let Some(note) = note else { return };
        if let Some(placed) = self.show(note, anchor, false) {
            self.intend(Event::Placed(placed), shared);
        }
    }

    fn show(&mut self, note: u32, anchor: Rect, from_list: bool) -> Option<Rect> {
        let view = self.view(note)?;
        let way = from_list.then_some("Go to the sentence");
        let placed = self.cards.show(&view, anchor, way).ok()?;
        self.opened = Some(Opened { note, from_list });
        self.notify.tell("opened", &[("id", view.id.as_str().into()), ("title", view.title.as_str().into())]);
        Some(placed)
    }

    /// Opens a card by activation: it takes the focus and gives it back.
    fn open_note(&mut self, note: u32, shared: &Shared) {
        let Some(entry) = self.list.entry(note) else { return };
        let anchor = rect(
            &if self.list.is_open() { &entry } else { self.list.host() as &Element }
                .get_bounding_client_rect(),
        );
        if let Some(placed) = self.show(note, anchor, true) {
            self.intend(Event::Opened { mark: u32::MAX }, shared);
            self.intend(Event::Placed(placed), shared);
            self.cards.focus_heading();
        }
    }

    fn close_card(&mut self, give_focus_back: bool) {
        let Some(opened) = self.opened.take() else { return };
        self.cards.hide();
        if give_focus_back && opened.from_list {
            match self.list.is_open() {
                true => self.list.focus_entry(opened.note),
                false => self.list.focus_button(),
            }
        }
        self.notify.tell("closed", &[]);
    }

    /// Scrolls to where a note stands first, puts the selection there and shows it for a moment.
    fn go_to_sentence(&mut self, shared: &Shared) {
        let Some(note) = self.opened.as_ref().map(|opened| opened.note) else { return };
        let Some(range) = self.first_range(note) else { return };
        self.close_card(false);
        self.intend(Event::Closed, shared);
        self.list.set_open(false);
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
        if let Some(painter) = &self.painter {
            let _ = painter.flash(&story.texts, range);
        }
        let shared = Rc::clone(shared);
        self.flash = Timer::new(FLASH_FOR, move || {
            with(&shared, |page| {
                if let Some(painter) = &page.painter {
                    painter.end_flash();
                }
            });
        });
    }

    fn first_range(&self, note: u32) -> Option<NodeRange> {
        let story = self.story.as_ref()?;
        let first = *story.annotations.notes.get(note as usize)?.at.first()?;
        let span = story.annotations.list.get(first as usize)?.span;
        story.map.ranges(&story.job.article().text, &[span]).into_iter().next()
    }

    /// Number of a note by the id of its card.
    fn note_of(&self, id: &str) -> Option<u32> {
        let count = self.story.as_ref()?.annotations.notes.len() as u32;
        (0..count).find(|note| self.view(*note).is_some_and(|view| view.id == id))
    }

    /// Paints and lists what was found.
    fn publish(&mut self, story: Story) {
        let entries = entries(&story, &self.packs);
        let marks = story.marks.iter().map(|(at, range)| {
            let figure = matches!(story.annotations.list[*at as usize].meaning, Meaning::Figure(_));
            (figure, *range)
        });
        if let Some(painter) = &self.painter {
            let _ = painter.paint(&story.texts, marks);
        }
        let _ = self.list.fill(&entries);
        let counts = [
            ("notes", JsValue::from(story.annotations.notes.len() as u32)),
            ("marks", JsValue::from(story.marks.len() as u32)),
            ("annotations", JsValue::from(story.annotations.list.len() as u32)),
        ];
        self.story = Some(story);
        self.notify.tell("found", &counts);
    }

    /// Drops the marks inside nodes that the host has just changed: a fixed range would point at other words.
    fn drop_marks(&mut self, changed: &js_sys::Array) {
        let Some(story) = &mut self.story else { return };
        let records: Vec<web_sys::MutationRecord> =
            changed.iter().filter_map(|record| record.dyn_into().ok()).collect();
        let targets: Vec<Node> = records.iter().filter_map(web_sys::MutationRecord::target).collect();
        let texts = &story.texts;
        let before = story.marks.len();
        story.marks.retain(|(_, range)| {
            let node = &texts[range.start_node as usize];
            node.is_connected() && !targets.iter().any(|target| target.contains(Some(node)))
        });
        if story.marks.len() == before {
            return;
        }
        let marks = story.marks.iter().map(|(at, range)| {
            (matches!(story.annotations.list[*at as usize].meaning, Meaning::Figure(_)), *range)
        });
        if let Some(painter) = &self.painter {
            let _ = painter.paint(texts, marks);
        }
    }
}

/// The notes as lines of the list, under the article's headings.
fn entries(story: &Story, packs: &Packs) -> Vec<Entry> {
    let article = story.job.article();
    let heading = |section: u32| {
        let of = |block: &&crate::article::Block| {
            block.section == section
                && matches!(block.kind, crate::article::BlockKind::Heading { level: 2.. })
        };
        let found = article.blocks.iter().find(of);
        found.map_or_else(String::new, |block| block.span.of(&article.text).trim().to_owned())
    };
    let entry = |note: &crate::annotate::Note| {
        let first = note.at.first().map(|at| story.annotations.list[*at as usize].block as usize);
        let section = first.and_then(|block| article.blocks.get(block)).map_or(0, |block| block.section);
        let title = match note.subject {
            Subject::Entity(_) | Subject::Figure(_) => {
                title(note.subject, article, &story.annotations, packs)
            }
        };
        Entry { title, section: heading(section) }
    };
    story.annotations.notes.iter().map(entry).collect()
}

fn rect(of: &web_sys::DomRect) -> Rect {
    Rect { x: of.x(), y: of.y(), width: of.width(), height: of.height() }
}

/// Whether the event came from a field in which the reader writes.
fn in_field(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|element| {
        matches!(element.local_name().as_str(), "input" | "textarea" | "select")
            || element.is_content_editable()
    })
}

/// The widget as the embedder holds it.
pub struct Handle {
    pub(crate) shared: Shared,
}

impl Handle {
    /// Takes everything out of the page again.
    pub fn destroy(&self) {
        // Taken first, so that callbacks of the taking apart find nothing.
        let page = self.shared.try_borrow_mut().ok().and_then(|mut page| page.take());
        drop(page);
    }

    /// Opens the card with this id; false where the story has none.
    pub fn open(&self, id: &str) -> bool {
        let mut found = false;
        let shared = Rc::clone(&self.shared);
        with(&self.shared, |page| {
            if let Some(note) = page.note_of(id) {
                page.open_note(note, &shared);
                found = true;
            }
        });
        found
    }

    /// Titles and ids of all notes.
    pub fn notes(&self) -> js_sys::Array {
        let out = js_sys::Array::new();
        with(&self.shared, |page| {
            let count = page.story.as_ref().map_or(0, |story| story.annotations.notes.len() as u32);
            for view in (0..count).filter_map(|note| page.view(note)) {
                let line = Object::new();
                for (key, value) in [("id", &view.id), ("title", &view.title), ("kind", &view.kind)] {
                    let _ = Reflect::set(&line, &key.into(), &value.as_str().into());
                }
                out.push(&line);
            }
        });
        out
    }
}
