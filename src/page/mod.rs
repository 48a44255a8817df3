//! The widget on a page: reads the DOM, paints marks, opens cards. Only effects; decisions are made in `ui` and in the
//! layers below.

mod browser;
mod card;
mod feed;
mod hit;
mod listen;
mod notes;
mod open;
mod paint;
mod pen;
mod start;
#[cfg(test)]
mod tests;

pub use feed::Feed;
pub use start::{Settings, attach};

use std::cell::{Cell, RefCell, RefMut};
use std::rc::Rc;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node, Window};

use crate::annotate::{Annotations, Job, Meaning};
use crate::article::{NodeRange, TextMap};
use crate::card::View;
use crate::pack::{PackError, Packs};
use crate::ui::intent::{Effect, Event, Intent};
use browser::{Frame, Listener, Observer, Timer};
use card::CardHost;
use notes::NotesHost;
use open::Opened;
use paint::Painter;

/// Tells the embedder what happened: a type and plain details.
#[derive(Clone)]
pub struct Notify(Rc<Outbox>);

struct Outbox {
    call: Function,
    waiting: RefCell<Vec<Object>>,
}

impl Notify {
    pub fn new(call: Function) -> Self {
        Self(Rc::new(Outbox { call, waiting: RefCell::default() }))
    }

    /// Told once the page is free again, so that a handler may call us back.
    pub fn tell(&self, kind: &str, details: &[(&str, JsValue)]) {
        let event = Object::new();
        let kind = ("type", JsValue::from(kind));
        for (key, value) in std::iter::once(&kind).chain(details) {
            // Setting a property of a new object cannot fail.
            let _ = Reflect::set(&event, &(*key).into(), value);
        }
        self.0.waiting.borrow_mut().push(event);
    }

    fn send(&self) {
        for event in self.0.waiting.take() {
            // An exception in the host's own handler is the host's.
            let _ = self.0.call.call1(&JsValue::NULL, &event);
        }
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
    marks: Vec<Mark>,
}

/// A painted annotation.
#[derive(Clone, Copy)]
struct Mark {
    /// Number of the annotation.
    annotation: u32,
    /// Where it stands; `None` once the host has changed that place.
    range: Option<NodeRange>,
}

impl Story {
    fn note_of_mark(&self, mark: u32) -> Option<u32> {
        self.annotations.list.get(self.marks.get(mark as usize)?.annotation as usize)?.note
    }

    fn paint(&self, painter: &Painter) {
        let marks = self.marks.iter().filter_map(|mark| {
            let annotation = &self.annotations.list[mark.annotation as usize];
            Some((matches!(annotation.meaning, Meaning::Figure(_)), mark.range?))
        });
        // What cannot be painted is still in the notes list.
        let _ = painter.paint(&self.texts, marks);
    }
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
    /// A card made ready for the note that the pointer rests on.
    ready: Option<(u32, View)>,
    /// Last place of the pointer, and whether a button is down, until the next frame looks at it.
    pointer: Option<(f64, f64, bool)>,
    /// Where and when a finger or pen went down.
    touch: Option<(f64, f64, f64)>,
    listeners: Vec<Listener>,
    observer: Option<Observer>,
    frame: Option<Frame>,
    wake: Option<(f64, Timer)>,
    work: Option<Timer>,
    flash: Option<Timer>,
    settings: Settings,
}

/// Where the callbacks of one widget find it.
pub struct Slot {
    /// Empty once it is destroyed.
    page: RefCell<Option<Page>>,
    /// To be destroyed as soon as nothing is at work on it.
    over: Cell<bool>,
}

pub type Shared = Rc<Slot>;

/// Runs `act` on a live page; nothing happens while another callback is at work on it or after its end.
fn with(shared: &Shared, act: impl FnOnce(&mut Page)) {
    if let Some(mut page) = live(shared) {
        act(&mut page);
        drop(page);
        settle(shared);
    }
}

/// The page, unless it is over or something is at work on it. Not repeated in each of the callbacks.
#[inline(never)]
fn live(shared: &Shared) -> Option<RefMut<'_, Page>> {
    RefMut::filter_map(shared.page.try_borrow_mut().ok()?, Option::as_mut).ok()
}

/// What must wait until nothing is at work on the page: its end, and calls to the host.
#[inline(never)]
fn settle(shared: &Shared) {
    let notify = shared.page.borrow().as_ref().map(|page| page.notify.clone());
    if shared.over.get() {
        // Taken first, so that callbacks of the taking apart find nothing.
        let page = shared.page.take();
        drop(page);
    }
    if let Some(notify) = notify {
        notify.send();
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
                Effect::Prepare { mark } => self.prepare(mark),
                Effect::Open { mark, .. } => self.open_mark(mark, shared),
                Effect::Close => {
                    self.close_card(false);
                }
                // A card that was opened by resting looks no different when it is to stay.
                Effect::Pin => {}
                Effect::WakeAt(at) => self.wake_at(at, now, shared),
            }
        }
    }

    /// One timer, for the earliest time asked for: when it has come the intent asks again for the later ones.
    fn wake_at(&mut self, at: f64, now: f64, shared: &Shared) {
        if self.wake.as_ref().is_some_and(|(due, _)| *due <= at && *due > now) {
            return;
        }
        let shared = Rc::clone(shared);
        let timer = Timer::new(at - now, move || {
            with(&shared, |page| {
                page.wake = None;
                page.intend(Event::Tick, &shared);
            });
        });
        self.wake = timer.map(|timer| (at, timer));
    }

    /// Once a frame: what is below the pointer.
    fn look(&mut self, shared: &Shared) {
        self.frame = None;
        let Some((x, y, pressed)) = self.pointer.take() else { return };
        let in_card = self.opened.is_some() && self.cards.rect().holds(x, y);
        let mark = if in_card { None } else { self.mark_at(x, y, 0.0) };
        self.intend(Event::Move { x, y, mark, in_card, pressed }, shared);
    }
}

/// The widget as the embedder holds it.
pub struct Handle {
    shared: Shared,
}

impl Handle {
    /// Takes everything out of the page again.
    pub fn destroy(&self) {
        self.shared.over.set(true);
        with(&self.shared, |_| {});
    }

    /// Opens the card with this id; false where the story has none.
    pub fn open(&self, id: &str) -> bool {
        let mut found = false;
        with(&self.shared, |page| {
            if let Some(note) = page.note_of(id) {
                found = page.open_note(note, &self.shared);
            }
        });
        found
    }

    /// Takes a chunk of a pack; a card that waits for it is written anew.
    ///
    /// # Errors
    /// The bytes are none of the pack's chunks.
    pub fn chunk(&self, pack: usize, bytes: &[u8]) -> Result<(), PackError> {
        let mut taken = Ok(());
        with(&self.shared, |page| taken = page.take_chunk(pack, bytes, &self.shared));
        taken
    }

    /// Titles and ids of all notes.
    pub fn notes(&self) -> js_sys::Array {
        let out = js_sys::Array::new();
        with(&self.shared, |page| {
            let count = page.story.as_ref().map_or(0, |story| story.annotations.notes.len() as u32);
            for view in (0..count).filter_map(|note| page.view(note)) {
                let line = Object::new();
                for (key, value) in [("id", view.id.as_str()), ("title", &view.title), ("kind", view.kind)] {
                    let _ = Reflect::set(&line, &key.into(), &value.into());
                }
                out.push(&line);
            }
        });
        out
    }
}
