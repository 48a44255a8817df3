//! Attaching to a page: reading it in slices, listening, and reading again what the host changes.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, KeyboardEvent, MouseEvent, Node, Window};

use super::browser::{Frame, Listener, Observer, Timer};
use super::card::CardHost;
use super::feed::Feed;
use super::notes::NotesHost;
use super::paint::Painter;
use super::{Handle, Notify, Page, Shared, Story, in_field, with};
use crate::annotate::Job;
use crate::article::{self, Language, Reading, Unread};
use crate::pack::Packs;
use crate::ui::intent::{Event, Intent};
use crate::value::Date;

/// What the embedder says of the article.
#[derive(Clone, Default)]
pub struct Settings {
    pub root: Option<Element>,
    pub published: Option<Date>,
    pub language: Option<Language>,
}

/// Nodes of the page that one slice visits: well below a frame at 4× slowdown.
const NODES_A_SLICE: usize = 400;
/// Bytes of text that one slice annotates.
const BYTES_A_SLICE: usize = 20_000;
/// Milliseconds after the host's last change until it is read again.
const SETTLE: f64 = 250.0;

/// Begins to read the page; marks appear once it is read. Nothing in the article is ever changed.
///
/// # Errors
/// Where the browser refuses what the widget's own nodes need; the page is as it was then.
pub fn attach(settings: Settings, packs: Rc<Packs>, notify: Notify) -> Result<Handle, JsValue> {
    let window = web_sys::window().ok_or("there is no window")?;
    let document = window.document().ok_or("there is no document")?;
    let root = match &settings.root {
        Some(root) => root.clone(),
        None => document.document_element().ok_or("the page is empty")?,
    };
    let page = Page {
        painter: Painter::new(&window, &document),
        cards: CardHost::new(&document)?,
        list: NotesHost::new(&document)?,
        window,
        document,
        root,
        packs,
        notify,
        story: None,
        intent: Intent::default(),
        opened: None,
        pointer: None,
        listeners: Vec::new(),
        observer: None,
        frame: None,
        wake: None,
        work: None,
        flash: None,
        settings,
    };
    let shared: Shared = Rc::new(std::cell::RefCell::new(Some(page)));
    let again = Rc::clone(&shared);
    with(&shared, |page| page.start_reading(&again));
    Ok(Handle { shared })
}

/// The page while it is being read.
enum Work {
    Feeding(Box<Feed>),
    Annotating(Box<(Job, Reading, Vec<Node>)>),
}

impl Page {
    fn start_reading(&mut self, shared: &Shared) {
        let Some(top) = self.document.document_element() else { return };
        let feed = Feed::new(top.into(), self.settings.root.clone());
        self.go_on(Work::Feeding(Box::new(feed)), shared);
    }

    /// One slice of work, then a pause in which the page may answer its reader.
    fn go_on(&mut self, work: Work, shared: &Shared) {
        let next = match work {
            Work::Feeding(mut feed) => match feed.step(NODES_A_SLICE) {
                false => Some(Work::Feeding(feed)),
                true => self.begin_annotating(*feed, shared),
            },
            Work::Annotating(mut work) => match work.0.step(BYTES_A_SLICE) {
                false => Some(Work::Annotating(work)),
                true => {
                    let (job, reading, texts) = *work;
                    self.finish(job, reading, texts);
                    None
                }
            },
        };
        let mut next = next;
        let again = Rc::clone(shared);
        self.work = next
            .is_some()
            .then(|| {
                Timer::new(0.0, move || {
                    if let Some(work) = next.take() {
                        let shared = Rc::clone(&again);
                        with(&again, |page| page.go_on(work, &shared));
                    }
                })
            })
            .flatten();
    }

    fn begin_annotating(&mut self, feed: Feed, shared: &Shared) -> Option<Work> {
        let wanted = feed.root;
        let (outline, texts, elements) = feed.finish();
        let options = article::Options {
            published: self.settings.published,
            language: self.settings.language,
            root: wanted,
        };
        let reading = match article::read(&outline, &options) {
            Ok(reading) => reading,
            Err(unread) => {
                self.leave(&unread);
                return None;
            }
        };
        if let Some(root) = (reading.root as usize).checked_sub(1).and_then(|at| elements.get(at)) {
            self.root = root.clone();
        }
        if self.observer.is_none() {
            self.listen(shared);
        }
        let job = match &self.story {
            Some(story) => Job::after(&story.job, reading.article.clone()),
            None => Job::new(reading.article.clone(), Rc::clone(&self.packs)),
        };
        Some(Work::Annotating(Box::new((job, reading, texts))))
    }

    /// Nothing to explain here: the page is as it was, and one event says why.
    fn leave(&mut self, unread: &Unread) {
        self.story = None;
        self.painter = None;
        self.list.host().remove();
        let details = [("code", unread.code().into()), ("message", unread.to_string().into())];
        self.notify.tell("failed", &details);
    }

    fn finish(&mut self, mut job: Job, reading: Reading, texts: Vec<Node>) {
        let annotations = job.finish();
        let marked: Vec<(u32, crate::text::ByteSpan)> =
            (0..).zip(&annotations.list).filter(|(_, a)| a.marked).map(|(at, a)| (at, a.span)).collect();
        let spans: Vec<crate::text::ByteSpan> = marked.iter().map(|(_, span)| *span).collect();
        let ranges = reading.map.ranges(&job.article().text, &spans);
        let marks = marked.into_iter().map(|(at, _)| at).zip(ranges).collect();
        let text_numbers = js_sys::Map::new();
        for (number, node) in texts.iter().enumerate() {
            text_numbers.set(node, &JsValue::from(number as u32));
        }
        self.publish(Story { job, annotations, map: reading.map, texts, text_numbers, marks });
    }

    fn listen(&mut self, shared: &Shared) {
        // A listener that cannot be added leaves one way less to the cards, no broken page.
        let mut listeners: Vec<Result<Listener, JsValue>> = Vec::new();
        let document: &web_sys::EventTarget = &self.document;
        let window: &Window = &self.window;
        let mut on =
            |target: &web_sys::EventTarget, kind, capture, act: fn(&mut Page, &web_sys::Event, &Shared)| {
                let shared = Rc::clone(shared);
                let call = move |event: web_sys::Event| with(&shared, |page| act(page, &event, &shared));
                listeners.push(Listener::new(target, kind, capture, call));
            };
        on(document, "pointermove", true, Page::pointer_moved);
        on(document, "pointerdown", true, Page::pointer_down);
        on(document, "pointerup", true, |page, _, shared| page.intend(Event::Up, shared));
        on(document, "click", true, Page::clicked);
        on(document, "keydown", true, Page::key_down);
        on(document, "selectionchange", false, Page::selection_changed);
        on(window, "scroll", true, |page, event, shared| {
            // The card's own scrolling is reading.
            let ours = event.target().is_some_and(|t| t == ****page.cards.element());
            if !ours {
                page.intend(Event::Scroll, shared);
            }
        });
        on(window, "blur", false, |page, _, shared| page.intend(Event::Leave, shared));
        if let Some(html) = self.document.document_element() {
            on(&html, "pointerleave", false, |page, _, shared| page.intend(Event::Leave, shared));
        }
        on(self.cards.element(), "focusin", false, |page, _, shared| page.intend(Event::Busy(true), shared));
        on(self.cards.element(), "focusout", false, |page, _, shared| {
            page.intend(Event::Busy(false), shared)
        });
        self.listeners = listeners.into_iter().flatten().collect();
        let again = Rc::clone(shared);
        let changed = move |records: js_sys::Array| {
            with(&again, |page| {
                page.drop_marks(&records);
                let shared = Rc::clone(&again);
                page.work = Timer::new(SETTLE, move || with(&shared, |page| page.start_reading(&shared)));
            });
        };
        self.observer = Observer::new(&self.root, changed).ok();
    }

    fn pointer_moved(&mut self, event: &web_sys::Event, shared: &Shared) {
        let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
        if pointer_kind(event) == "touch" {
            return;
        }
        self.pointer = Some((f64::from(event.client_x()), f64::from(event.client_y())));
        if self.frame.is_none() {
            let shared = Rc::clone(shared);
            self.frame = Frame::new(move || with(&shared, |page| page.look(&shared)));
        }
    }

    fn pointer_down(&mut self, event: &web_sys::Event, shared: &Shared) {
        let in_card = self.is_ours(event);
        self.intend(Event::Down { in_card }, shared);
    }

    fn clicked(&mut self, event: &web_sys::Event, shared: &Shared) {
        if let Some(inner) = inner_target(event).filter(|_| self.is_ours(event)) {
            return self.clicked_ours(&inner, shared);
        }
        let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
        let (x, y) = (f64::from(mouse.client_x()), f64::from(mouse.client_y()));
        let mark = if self.on_link(event) { None } else { self.mark_at(x, y).map(|(mark, _)| mark) };
        self.intend(Event::Click { mark, in_card: false }, shared);
        if mark.is_none() && self.list.is_open() {
            self.list.set_open(false);
        }
    }

    /// A click inside our own hosts.
    fn clicked_ours(&mut self, inner: &Element, shared: &Shared) {
        let inside = |selector: &str| inner.closest(selector).ok().flatten();
        if inside(".close").is_some() {
            self.intend(Event::Closed, shared);
            self.close_card(true);
        } else if inside(".way").is_some() {
            self.go_to_sentence(shared);
        } else if inside(".toggle").is_some() {
            self.list.set_open(!self.list.is_open());
        } else if let Some(entry) = inside("[data-note]") {
            let note = entry.get_attribute("data-note").and_then(|note| note.parse().ok());
            if let Some(note) = note {
                self.open_note(note, shared);
            }
        }
    }

    fn key_down(&mut self, event: &web_sys::Event, shared: &Shared) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if in_field(event) {
            self.intend(Event::KeyInField, shared);
        }
        if key.key() != "Escape" {
            return;
        }
        if self.opened.is_some() {
            self.intend(Event::Closed, shared);
            self.close_card(true);
            event.prevent_default();
        } else if self.list.is_open() {
            self.list.set_open(false);
            self.list.focus_button();
            event.prevent_default();
        }
    }

    fn selection_changed(&mut self, _: &web_sys::Event, shared: &Shared) {
        let selection = self.window.get_selection().ok().flatten();
        let selecting = selection.is_some_and(|selection| !selection.is_collapsed());
        self.intend(Event::Selecting(selecting), shared);
    }

    fn is_ours(&self, event: &web_sys::Event) -> bool {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        target.is_some_and(|node| node == ***self.cards.element() || node == ***self.list.host())
    }
}

/// The element inside a shadow root that an event comes from.
fn inner_target(event: &web_sys::Event) -> Option<Element> {
    event.composed_path().get(0).dyn_into().ok()
}

fn pointer_kind(event: &MouseEvent) -> String {
    super::browser::get(event, "pointerType").as_string().unwrap_or_default()
}
