//! The widget on a page: reads the DOM, paints marks, opens cards. Only effects; decisions are made in `ui` and in the
//! layers below.

mod back;
mod browser;
mod card;
mod feed;
mod hit;
mod inside;
mod listen;
mod notes;
mod open;
mod paint;
mod pen;
mod sheet;
mod start;
mod story;
#[cfg(test)]
mod tests;
mod wrap;
mod write;

pub use browser::get;
pub use feed::Feed;
pub use start::{Feedback, Settings, attach};

use std::cell::{Cell, RefCell, RefMut};
use std::rc::Rc;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, EventTarget, Node, Window};

use crate::card::View;
use crate::mention::find::Model;
use crate::pack::{PackError, Packs};
use crate::ui::control::Control;
use crate::ui::dwell::Dwell;
use crate::ui::intent::{Effect, Event, Intent};
use crate::ui::pace::Settling;
use crate::ui::touch::Touch;
use back::Back;
use browser::{Frame, Listener, Observer, Timer};
use card::CardHost;
use notes::NotesHost;
use open::{By, Opened};
use paint::Painter;
use story::{Mark, Story};
use wrap::Pressed;

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
        let event = object(details);
        set(&event, "type", &kind.into());
        self.0.waiting.borrow_mut().push(event);
    }

    fn send(&self) {
        for event in self.0.waiting.take() {
            // An exception in the host's own handler is the host's.
            let _ = self.0.call.call1(&JsValue::NULL, &event);
        }
    }
}

/// A plain object of the page's.
fn object(details: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    details.iter().for_each(|(key, value)| set(&object, key, value));
    object
}

/// Sets a property, which on objects and elements of ours cannot fail.
#[inline(never)]
pub fn set(object: &JsValue, key: &str, value: &JsValue) {
    let _ = Reflect::set(object, &key.into(), value);
}

/// A widget on one article.
pub struct Page {
    window: Window,
    document: Document,
    root: Element,
    packs: Rc<Packs>,
    /// With it the names are found that no pack knows.
    names: Option<Rc<Model>>,
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
    /// The finger or pen that went down last, unless another device has been used since.
    touch: Option<Touch>,
    /// Whether it has tapped.
    tap: bool,
    /// The finger that may pull the sheet down.
    pull: Option<Touch>,
    /// The mark that has just been pressed, where marks are elements.
    pressed: Option<(Pressed, Timer)>,
    back: Option<Back>,
    dwell: Dwell,
    listeners: Vec<Listener>,
    observer: Option<Observer>,
    frame: Option<Frame>,
    wake: Option<(f64, Timer)>,
    work: Option<Timer>,
    /// What is to go on when that timer calls; none where it is to begin anew.
    unfinished: Option<start::Work>,
    settling: Settling,
    /// Texts that have changed since the reading began that is at work.
    meanwhile: Vec<Node>,
    /// Whether that reading will have to be followed by another one.
    is_behind: bool,
    /// Whether it was told last that there is no article.
    is_left: bool,
    flash: Option<Timer>,
    /// Until the open card counts as seen.
    seen: Option<Timer>,
    control: Control,
    settings: Settings,
}

/// Where the callbacks of one widget find it.
pub struct Slot {
    /// Empty once it is destroyed; all that is left then, until the embedder lets go of the widget, is this slot.
    page: RefCell<Option<Box<Page>>>,
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
    RefMut::filter_map(shared.page.try_borrow_mut().ok()?, Option::as_deref_mut).ok()
}

/// What is done when something is heard.
type Act = fn(&mut Page, &web_sys::Event, &Shared);

/// Hears an event, until what is given is dropped.
fn hear(
    target: &EventTarget,
    kind: &'static str,
    capture: bool,
    shared: &Shared,
    act: Act,
) -> Option<Listener> {
    let shared = Rc::clone(shared);
    let call = move |event: web_sys::Event| with(&shared, |page| act(page, &event, &shared));
    // A listener that cannot be added leaves one way less to the cards, no broken page.
    Listener::new(target, kind, capture, call).ok()
}

/// Acts after so many milliseconds, unless what is given is dropped before. Each kind of closure costs the wasm a table and a
/// way to drop it, so there is one kind.
fn later(after: f64, shared: &Shared, act: fn(&mut Page, &Shared)) -> Option<Timer> {
    let shared = Rc::clone(shared);
    Timer::new(after, move || with(&shared, |page| act(page, &shared)))
}

/// What must wait until nothing is at work on the page: the way back, its end, and calls to the host.
#[inline(never)]
fn settle(shared: &Shared) {
    let notify = live(shared).map(|mut page| {
        page.mind_back(shared);
        page.notify.clone()
    });
    if shared.over.get() {
        if let Some(mut page) = live(shared) {
            page.leave_text(shared);
        }
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
        browser::now()
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
        let timer = later(at - now, shared, |page, shared| {
            page.wake = None;
            page.intend(Event::Tick, shared);
        });
        self.wake = timer.map(|timer| (at, timer));
    }

    /// Once a frame: what is below the pointer.
    fn look(&mut self, shared: &Shared) {
        self.frame = None;
        let Some((x, y, pressed)) = self.pointer.take() else { return };
        let in_card = self.opened.is_some() && self.cards.rect().holds(x, y);
        let mark = if in_card { None } else { self.mark_at(x, y, false) };
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
                found = page.open_note(note, By::Call, &self.shared);
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
                out.push(&told(&view));
            }
        });
        out
    }

    /// Title and id of the note on what stands at a UTF-16 offset of a text node, marked or not.
    pub fn note_at(&self, node: &JsValue, offset: u32) -> Option<Object> {
        let mut found = None;
        with(&self.shared, |page| {
            found = page.note_at(node, offset).and_then(|note| page.view(note)).map(|view| told(&view));
        });
        found
    }
}

/// A note as the embedder sees it.
fn told(view: &View) -> Object {
    let (id, title) = (view.id.as_str(), view.title.as_str());
    object(&[("id", id.into()), ("title", title.into()), ("kind", view.kind.into())])
}
