//! Attaching to a page: reading it in slices, now and after the host has changed it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

use super::browser::{Observer, find, stored};
use super::card::CardHost;
use super::feed::{Feed, Texts, shadow_of};
use super::notes::NotesHost;
use super::paint::Painter;
use super::story::Story;
use super::wrap::unwrap_copies;
use super::{Handle, Notify, Page, Shared, Slot, later, with};
use crate::annotate::{Annotations, Density, Job, Overrides};
use crate::article::{self, Choice, Language, Outline, Reading, TextMap, Unread};
use crate::card::ReaderContext;
use crate::mention::find::Model;
use crate::pack::Packs;
use crate::ui::control::Control;
use crate::ui::dwell::Dwell;
use crate::ui::intent::Intent;
use crate::ui::pace::{Settling, Slice};
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
    pub density: Density,
    pub overrides: Rc<Overrides>,
    /// Where nothing else tells of Back, an entry in the history does.
    pub history: bool,
    /// A page that has no article yet is watched until it has one.
    pub live: bool,
    pub feedback: Feedback,
    /// What the reader chose is stored in the browser.
    pub remember: bool,
    /// Marks are elements, in place of highlights.
    pub wraps: bool,
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

/// Events of the page that one step takes in: a fraction of a millisecond, but tens of them at 4× slowdown the first
/// time, when the browser compiles each function as it is called.
const EVENTS_A_STEP: u32 = 400;
/// Bytes of text that one step annotates, a paragraph at least: as long. A later step takes more of them, up to so many
/// times as much, since the browser has compiled what it calls by then: looking at the clock each time took a fortieth of it all.
const BYTES_A_STEP: usize = 800;
const MOST_TIMES: usize = 8;

/// Begins to read the page; marks appear once it is read. Nothing in the article is ever changed. With the bytes of a model
/// the names are found that no pack knows.
///
/// # Errors
/// Where the browser refuses what the widget's own nodes need; the page is as it was then.
pub fn attach(
    document: Document,
    settings: Settings,
    packs: Rc<Packs>,
    model: Option<Vec<u8>>,
    notify: Notify,
) -> Result<Handle, JsValue> {
    // Of a page in a frame: all that is ours stands there, and its style sheets and highlights are of that window.
    let window = document.default_view().ok_or("the page is not shown")?;
    let root = match &settings.root {
        Some(root) => root.clone(),
        None => document.document_element().ok_or("the page is empty")?,
    };
    let painter = Painter::new(&window, &document, shadow_of(&root), settings.wraps);
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
        names: None,
        notify,
        story: None,
        intent: Intent::default(),
        opened: None,
        ready: None,
        pointer: None,
        touch: None,
        tap: false,
        pull: None,
        pressed: None,
        back: None,
        dwell: Dwell::default(),
        listeners: Vec::new(),
        observer: None,
        frame: None,
        wake: None,
        work: None,
        unfinished: None,
        settling: Settling::default(),
        meanwhile: Vec::new(),
        is_behind: false,
        is_left: false,
        flash: None,
        seen: None,
        control,
        settings,
    };
    let shared: Shared = Rc::new(Slot { page: RefCell::new(Some(Box::new(page))), over: Cell::new(false) });
    with(&shared, |page| match model {
        Some(bytes) => page.pause(Work::Opening(bytes), &shared),
        None => page.start_reading(&shared),
    });
    Ok(Handle { shared })
}

/// The page while it is being read.
pub(super) enum Work {
    /// The model of names.
    Opening(Vec<u8>),
    Feeding(Box<Feed>),
    Choosing(Box<Fed>),
    Reading(Box<(Fed, Choice)>),
    Annotating(Box<Draft>),
    Publishing(Box<Story>),
}

/// A page with all its nodes visited.
pub(super) struct Fed {
    outline: Outline,
    options: article::Options,
    feed: Feed,
}

/// A story to be.
pub(super) struct Draft {
    job: Job,
    map: TextMap,
    texts: Texts,
    steps: usize,
}

impl Page {
    pub(super) fn start_reading(&mut self, shared: &Shared) {
        (self.work, self.unfinished) = (None, None);
        self.meanwhile.clear();
        self.is_behind = false;
        match self.begin(shared) {
            Some(work) => self.pause(work, shared),
            None => self.end_reading(shared),
        }
    }

    /// What has changed in the meantime is no longer what was read, and is read next.
    fn end_reading(&mut self, shared: &Shared) {
        self.work = None;
        self.settling.read();
        let texts = std::mem::take(&mut self.meanwhile);
        self.drop_marks(&texts, shared);
        if std::mem::take(&mut self.is_behind) {
            self.read_later(shared);
        }
    }

    /// Reads again once the host has settled.
    pub(super) fn read_later(&mut self, shared: &Shared) {
        let Some(wait) = self.settling.changed(self.now(), self.work.is_some()) else { return };
        self.unfinished = None;
        self.work = later(wait, shared, Self::start_reading);
    }

    fn begin(&mut self, shared: &Shared) -> Option<Work> {
        let top = self.document.document_element()?;
        if self.settings.wraps {
            unwrap_copies(&self.root);
            self.observer.as_ref().map(Observer::take);
        }
        match self.wanted_root() {
            Ok(root) => Some(Work::Feeding(Box::new(Feed::new(&top, root)))),
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
            *root = find(&self.document, selector);
        }
        match (&root, &selector) {
            (None, None) => Ok(None),
            _ if is_there(root) => Ok(root.clone()),
            _ => Err("what option \"root\" names is not in the page"),
        }
    }

    /// Leaves the page to its reader, then goes on.
    fn pause(&mut self, work: Work, shared: &Shared) {
        self.unfinished = Some(work);
        self.work = later(0.0, shared, Self::go_on);
    }

    /// One slice of work.
    fn go_on(&mut self, shared: &Shared) {
        let Some(work) = self.unfinished.take() else { return };
        let mut slice = Slice::new(self.now());
        let mut next = self.step(work, shared);
        while let Some(work) = next {
            if !slice.goes_on(self.now()) {
                return self.pause(work, shared);
            }
            next = self.step(work, shared);
        }
        self.end_reading(shared);
    }

    /// The least that is done between two looks at the clock; gives what is left.
    fn step(&mut self, work: Work, shared: &Shared) -> Option<Work> {
        match work {
            Work::Opening(bytes) => match Model::from_bytes(&bytes) {
                Ok(model) => {
                    self.names = Some(Rc::new(model));
                    self.begin(shared)
                }
                Err(error) => self.fail("names-invalid", error.reason(), shared),
            },
            Work::Feeding(mut feed) => match feed.step(EVENTS_A_STEP) {
                false => Some(Work::Feeding(feed)),
                true if feed.has_missed() => {
                    self.leave("no-article", "what option \"root\" names stands in what is not read", shared)
                }
                true => Some(Work::Choosing(Box::new(self.fed(*feed)))),
            },
            Work::Choosing(fed) => match article::choose(&fed.outline, &fed.options) {
                Ok(choice) => Some(Work::Reading(Box::new((*fed, choice)))),
                Err(unread) => self.leave_unread(&unread, shared),
            },
            Work::Reading(work) => {
                let (Fed { outline, options, feed }, choice) = *work;
                match article::read_chosen(&outline, choice, &options) {
                    Ok(reading) => self.enter(reading, feed, shared),
                    Err(unread) => self.leave_unread(&unread, shared),
                }
            }
            Work::Annotating(mut draft) => {
                draft.steps += 1;
                Some(match draft.job.step(BYTES_A_STEP * draft.steps.min(MOST_TIMES)) {
                    false => Work::Annotating(draft),
                    true => Work::Publishing(Box::new(self.story_of(*draft))),
                })
            }
            Work::Publishing(mut story) => {
                story.choose_marks(&self.control, &self.packs, self.painter.as_ref());
                self.publish(*story, shared);
                None
            }
        }
    }

    fn fed(&self, mut feed: Feed) -> Fed {
        let outline = feed.finish();
        let options = article::Options {
            published: self.settings.published,
            language: self.settings.language,
            root: feed.root(),
        };
        Fed { outline, options, feed }
    }

    /// Takes the place beside the article that was read, and begins to annotate it.
    fn enter(&mut self, reading: Reading, feed: Feed, shared: &Shared) -> Option<Work> {
        if let Some(root) = feed.element(reading.root) {
            self.root = root;
        }
        match self.list.enter(&self.root) {
            Ok(true) => {}
            Ok(false) => {
                return self.leave("already-attached", "another widget serves this article", shared);
            }
            Err(_) => return self.leave("unsupported-browser", "the page takes no notes list", shared),
        }
        if self.observer.is_none() {
            self.listen(shared);
        }
        let job = match &self.story {
            Some(story) => Job::after(&story.job, reading.article),
            None => Job::new(reading.article, Rc::clone(&self.packs))
                .with_names(self.names.clone())
                .with_overrides(Rc::clone(&self.settings.overrides)),
        };
        Some(Work::Annotating(Box::new(Draft { job, map: reading.map, texts: feed.texts(), steps: 0 })))
    }

    fn leave_unread(&mut self, unread: &Unread, shared: &Shared) -> Option<Work> {
        self.leave(unread.code(), &unread.reason(), shared)
    }

    /// Nothing to do here: the page is as it was before us, and one event says why.
    ///
    /// Unless there was something before, or may come: some hosts empty an article before they fill it anew, some go from
    /// story to story in one page, some write their story late. Then the observer will tell.
    fn leave(&mut self, code: &str, message: &str, shared: &Shared) -> Option<Work> {
        let may_come = self.settings.live && code == "no-article";
        if self.story.is_none() && !may_come {
            return self.fail(code, message, shared);
        }
        if let Some(story) = &mut self.story {
            story.marks.clear();
            story.annotations = Annotations::default();
        }
        self.intent.renumber(&|_| None);
        self.dismiss(true, shared);
        self.paint(shared);
        self.fill_list();
        if self.observer.is_none() {
            self.listen(shared);
        }
        // Once: a page without an article may go on changing.
        if !std::mem::replace(&mut self.is_left, true) {
            self.tell_found();
        }
        None
    }

    /// Ends before there is anything to end.
    fn fail(&self, code: &str, message: &str, shared: &Shared) -> Option<Work> {
        self.notify.tell("failed", &[("code", code.into()), ("message", message.into())]);
        shared.over.set(true);
        None
    }

    fn story_of(&self, draft: Draft) -> Story {
        let Draft { job, map, texts, .. } = draft;
        let mut job = job.with_density(self.control.density());
        Story { annotations: job.finish(), job, map, texts, marks: Vec::new() }
    }
}
