//! Attaching to a page: reading it in slices, now and after the host has changed it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

use super::browser::{Timer, stored, window};
use super::card::CardHost;
use super::feed::{Feed, shadow_of};
use super::notes::NotesHost;
use super::paint::Painter;
use super::{Handle, Notify, Page, Shared, Slot, Story, with};
use crate::annotate::{Annotations, Density, Job, Overrides};
use crate::article::{self, Language, Reading};
use crate::card::ReaderContext;
use crate::mention::find::Model;
use crate::pack::Packs;
use crate::ui::control::Control;
use crate::ui::dwell::Dwell;
use crate::ui::intent::Intent;
use crate::value::Date;

/// What the embedder says of the article.
#[derive(Clone, Default)]
pub struct Settings {
    pub root: Option<Element>,
    /// By which the page may have another root later, when that one is gone.
    pub selector: Option<String>,
    pub published: Option<Date>,
    pub language: Option<Language>,
    pub reader: ReaderContext,
    /// With it the names are found that no pack knows.
    pub names: Option<Rc<Model>>,
    pub density: Density,
    pub overrides: Rc<Overrides>,
    /// Where nothing else tells of Back, an entry in the history does.
    pub history: bool,
    /// A page that has no article yet is watched until it has one.
    pub live: bool,
    pub feedback: Feedback,
    /// What the reader chose is stored in the browser.
    pub remember: bool,
}

/// How readers tell the newsroom that something is wrong.
#[derive(Clone, Default)]
pub enum Feedback {
    #[default]
    Unasked,
    /// By an event.
    Event,
    /// By following a link to this address.
    To(String),
}

/// Nodes of the page that one slice visits: well below a frame at 4× slowdown.
const NODES_A_SLICE: usize = 400;
/// Bytes of text that one slice annotates.
const BYTES_A_SLICE: usize = 20_000;

/// Begins to read the page; marks appear once it is read. Nothing in the article is ever changed.
///
/// # Errors
/// Where the browser refuses what the widget's own nodes need; the page is as it was then.
pub fn attach(settings: Settings, packs: Rc<Packs>, notify: Notify) -> Result<Handle, JsValue> {
    let window = window().ok_or("there is no window")?;
    let document = window.document().ok_or("there is no document")?;
    let root = match &settings.root {
        Some(root) => root.clone(),
        None => document.document_element().ok_or("the page is empty")?,
    };
    let painter = Painter::new(&window, &document, shadow_of(&root));
    let mut control = Control::new(settings.density, painter.is_some());
    if settings.remember {
        stored(&window).into_iter().for_each(|text| control.read(&text));
    }
    let page = Page {
        painter,
        cards: CardHost::new(&document)?,
        list: NotesHost::new(&document, &settings.reader.interface)?,
        window,
        document,
        root,
        packs,
        notify,
        story: None,
        intent: Intent::default(),
        opened: None,
        ready: None,
        pointer: None,
        touch: None,
        tap: false,
        pull: None,
        back: None,
        dwell: Dwell::default(),
        listeners: Vec::new(),
        observer: None,
        frame: None,
        wake: None,
        work: None,
        flash: None,
        seen: None,
        control,
        settings,
    };
    let shared: Shared = Rc::new(Slot { page: RefCell::new(Some(Box::new(page))), over: Cell::new(false) });
    with(&shared, |page| page.start_reading(&shared));
    Ok(Handle { shared })
}

/// The page while it is being read.
enum Work {
    Feeding(Box<Feed>),
    Annotating(Box<(Job, Reading, Vec<Node>)>),
}

impl Page {
    pub(super) fn start_reading(&mut self, shared: &Shared) {
        let Some(top) = self.document.document_element() else { return };
        match self.wanted_root() {
            Ok(root) => self.go_on(Work::Feeding(Box::new(Feed::new(top.into(), root))), shared),
            Err(reason) => self.leave("no-article", reason, shared),
        }
    }

    /// The article that the embedder names, where one is named.
    ///
    /// # Errors
    /// The page has it no more, or not yet; one that goes on to another story may put another one in its place.
    fn wanted_root(&mut self) -> Result<Option<Element>, &'static str> {
        let Settings { root, selector, .. } = &mut self.settings;
        let is_there = |root: &Option<Element>| root.as_ref().is_some_and(|root| root.is_connected());
        if let (false, Some(selector)) = (is_there(root), &selector) {
            *root = self.document.query_selector(selector).ok().flatten();
        }
        match (&root, &selector) {
            (None, None) => Ok(None),
            _ if is_there(root) => Ok(root.clone()),
            _ => Err("what option \"root\" names is not in the page"),
        }
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
                    self.finish(job, reading, texts, shared);
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
                        with(&again, |page| page.go_on(work, &again));
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
                self.leave(unread.code(), &unread.to_string(), shared);
                return None;
            }
        };
        if let Some(root) = (reading.root as usize).checked_sub(1).and_then(|at| elements.get(at)) {
            self.root = root.clone();
        }
        match self.list.enter(&self.root) {
            Ok(true) => {}
            Ok(false) => {
                self.leave("already-attached", "another widget serves this article", shared);
                return None;
            }
            Err(_) => {
                self.leave("unsupported-browser", "the page takes no notes list", shared);
                return None;
            }
        }
        if self.observer.is_none() {
            self.listen(shared);
        }
        let job = match &self.story {
            Some(story) => Job::after(&story.job, reading.article.clone()),
            None => Job::new(reading.article.clone(), Rc::clone(&self.packs))
                .with_names(self.settings.names.clone())
                .with_overrides(Rc::clone(&self.settings.overrides)),
        };
        Some(Work::Annotating(Box::new((job, reading, texts))))
    }

    /// Nothing to do here: the page is as it was before us, and one event says why.
    ///
    /// Unless there was something before, or may come: some hosts empty an article before they fill it anew, some go from
    /// story to story in one page, some write their story late. Then the observer will tell.
    fn leave(&mut self, code: &str, message: &str, shared: &Shared) {
        if self.story.is_none() && !self.settings.live {
            self.notify.tell("failed", &[("code", code.into()), ("message", message.into())]);
            shared.over.set(true);
            return;
        }
        if let Some(story) = &mut self.story {
            story.marks.clear();
            story.annotations = Annotations::default();
        }
        self.intent.renumber(&|_| None);
        self.dismiss(true, shared);
        if let (Some(painter), Some(story)) = (&self.painter, &self.story) {
            story.paint(painter);
        }
        let _ = self.list.fill(Vec::new(), &self.settings.reader.interface);
        if self.observer.is_none() {
            self.listen(shared);
        }
        self.tell_found();
    }

    fn finish(&mut self, job: Job, reading: Reading, texts: Vec<Node>, shared: &Shared) {
        let mut job = job.with_density(self.control.density());
        let annotations = job.finish();
        let text_numbers = js_sys::Map::new();
        for (number, node) in texts.iter().enumerate() {
            text_numbers.set(node, &JsValue::from(number as u32));
        }
        let marks = Vec::new();
        let mut story = Story { job, annotations, map: reading.map, texts, text_numbers, marks };
        story.choose_marks(&self.control, &self.packs);
        self.publish(story, shared);
    }
}
