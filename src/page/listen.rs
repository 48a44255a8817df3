//! What the page hears: pointer, keys, focus, selection, and the host's own changes.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget, KeyboardEvent, MouseEvent, MutationRecord, Node, NodeList, Window};

use super::back::Back;
use super::browser::{Frame, Listener, Observer, Timer, element, get, window};
use super::feed::shadow_of;
use super::wrap::{self, Pressed};
use super::{Page, Shared, with};
use crate::ui::intent::Event;
use crate::ui::touch::Touch;

type Act = fn(&mut Page, &web_sys::Event, &Shared);

impl Page {
    pub(super) fn listen(&mut self, shared: &Shared) {
        let Some(html) = self.document.document_element() else { return };
        let (document, window): (&EventTarget, &EventTarget) = (&self.document, &self.window);
        // Around a frame: a key to close the card, a click beside it, scrolling that moves what is below the pointer. And
        // the frame's page may be gone before that around it.
        let outside: EventTarget = self.outside().map_or(JsValue::UNDEFINED, Into::into).unchecked_into();
        let around: EventTarget = get(&outside, "document").unchecked_into();
        let inside = if outside.is_undefined() { &outside } else { window };
        hear(
            &mut self.listeners,
            shared,
            &[
                (document, "pointermove", true, Page::pointer_moved),
                (document, "pointerdown", true, Page::pointer_down),
                (document, "pointerup", true, Page::pointer_up),
                (&html, "pointerleave", false, |page, _, shared| page.intend(Event::Leave, shared)),
                (document, "pointerover", true, Page::entered),
                (document, "click", true, Page::clicked),
                (document, "keydown", true, Page::key_down),
                (document, "selectionchange", false, Page::selection_changed),
                (window, "scroll", true, Page::scrolled),
                (window, "blur", false, |page, _, shared| page.intend(Event::Leave, shared)),
                (inside, "pagehide", false, Page::page_hidden),
                (&around, "keydown", true, Page::key_down),
                (&around, "click", true, Page::clicked_outside),
                (&outside, "scroll", true, Page::scrolled),
            ],
        );
        let again = Rc::clone(shared);
        let changed = move |records: js_sys::Array| with(&again, |page| page.changed(&records, &again));
        // The whole page: an article that is taken out of it is no change of the article.
        let tops: Vec<Node> =
            std::iter::once(html.into()).chain(shadow_of(&self.root).map(Into::into)).collect();
        self.observer = Observer::new(&tops, changed).ok();
    }

    /// What matters once there is a card.
    pub(super) fn listen_to_card(&mut self, shared: &Shared) {
        let card: &EventTarget = self.cards.element();
        let fonts: EventTarget = get(&self.document, "fonts").unchecked_into();
        hear(
            &mut self.listeners,
            shared,
            &[
                (&self.window, "resize", false, Page::resized),
                (&fonts, "loadingdone", false, Page::resized),
                (card, "touchstart", false, Page::touched),
                (card, "touchmove", false, Page::touched),
                (card, "touchend", false, Page::touched),
                (card, "touchcancel", false, Page::touched),
                (card, "focusin", false, |page, _, shared| page.intend(Event::Busy(true), shared)),
                (card, "focusout", false, |page, _, shared| page.intend(Event::Busy(false), shared)),
            ],
        );
    }

    /// What the host has changed is dropped at once and read when it has settled.
    pub(super) fn changed(&mut self, records: &js_sys::Array, shared: &Shared) {
        let records = records.iter().map(JsCast::unchecked_into::<MutationRecord>);
        // Where the article is gone, whatever happens may bring another one.
        let gone = !self.root.is_connected();
        let here = |record: &MutationRecord| gone || self.root.contains(record.target().as_ref());
        let records: Vec<MutationRecord> = records.filter(here).collect();
        // However busy the page is beside the article: no more is done for it.
        if records.is_empty() {
            return;
        }
        // New children leave the text nodes beside them as they are.
        let targets = records.iter().filter_map(MutationRecord::target);
        let texts: Vec<Node> = targets.filter(|node| node.node_type() == Node::TEXT_NODE).collect();
        self.painter.iter().for_each(|painter| painter.follow(&records));
        self.drop_marks(&texts, shared);
        self.meanwhile.extend(texts);
        if !records.iter().all(is_noise) {
            self.is_behind = true;
            self.read_later(shared);
        }
    }

    /// The window that we run in, where the article is in a frame.
    pub(super) fn outside(&self) -> Option<Window> {
        window().filter(|window| *window != self.window)
    }

    /// A frame goes on to another page, or is taken away: no timer or observer of ours would hear of that.
    fn page_hidden(&mut self, event: &web_sys::Event, shared: &Shared) {
        // What the browser keeps comes back as it was.
        if self.outside().is_some() && !get(event, "persisted").is_truthy() {
            self.dismiss(false, shared);
            self.story = None;
            self.tell_found();
            self.notify.tell("gone", &[]);
            shared.over.set(true);
        }
    }

    fn clicked_outside(&mut self, _: &web_sys::Event, shared: &Shared) {
        self.intend(Event::Click { mark: None, in_card: false }, shared);
    }

    fn pointer_moved(&mut self, event: &web_sys::Event, shared: &Shared) {
        let event: &MouseEvent = event.unchecked_ref();
        if is_touch(event) {
            return;
        }
        self.touch = None;
        let (x, y) = place(event);
        self.pointer = Some((x, y, event.buttons() != 0));
        if self.frame.is_none() {
            let shared = Rc::clone(shared);
            self.frame = Frame::new(move || with(&shared, |page| page.look(&shared)));
        }
    }

    fn pointer_down(&mut self, event: &web_sys::Event, shared: &Shared) {
        self.let_select(event, shared);
        let event: &MouseEvent = event.unchecked_ref();
        let (x, y) = place(event);
        self.touch = is_touch(event).then(|| Touch { x, y, at: self.now() });
        if self.touch.is_none() {
            let in_card = self.is_in_card(event);
            let mark = if in_card { None } else { self.mark_at(x, y, false) };
            self.intend(Event::Down { mark, in_card }, shared);
        }
    }

    /// Where marks are elements: a press on one moves no focus, and may begin a selection.
    fn let_select(&mut self, event: &web_sys::Event, shared: &Shared) {
        let Some(pressed) = Pressed::of(event) else { return };
        let shared = Rc::clone(shared);
        let end = move || with(&shared, |page| page.pressed = None);
        self.pressed = Timer::new(0.0, end).map(|timer| (pressed, timer));
    }

    fn pointer_up(&mut self, event: &web_sys::Event, shared: &Shared) {
        let event: &MouseEvent = event.unchecked_ref();
        let (x, y) = place(event);
        // The click that follows stands where the finger came down.
        self.tap = is_touch(event) && self.touch.is_some_and(|touch| touch.taps(x, y, self.now()));
        self.intend(Event::Up, shared);
    }

    /// What happens in a frame is not told: its pointer is gone from the page.
    fn entered(&mut self, event: &web_sys::Event, shared: &Shared) {
        if inner_target(event).is_some_and(|inner| inner.local_name() == "iframe") {
            self.intend(Event::Leave, shared);
        }
    }

    fn clicked(&mut self, event: &web_sys::Event, shared: &Shared) {
        let ours = event.target().is_some_and(|target| is_ours(target.unchecked_ref()));
        if let Some(inner) = inner_target(event).filter(|_| ours) {
            return self.clicked_ours(&inner, shared);
        }
        let event: &MouseEvent = event.unchecked_ref();
        // Of no pointer: somebody's assistive technology, or a script.
        if event.detail() == 0 && self.press_mark(event, shared) {
            return;
        }
        let (x, y) = place(event);
        if self.touch.is_some() && !self.tap {
            return;
        }
        let mark = if self.on_link(event) {
            self.back.iter_mut().for_each(Back::leave);
            None
        } else {
            self.mark_at(x, y, self.touch.is_some())
        };
        // Its event comes after this one.
        self.selection_changed(event, shared);
        self.intend(Event::Click { mark, in_card: false }, shared);
        if mark.is_none() && self.list.is_open() {
            self.list.close();
        }
    }

    fn key_down(&mut self, event: &web_sys::Event, shared: &Shared) {
        self.touch = None;
        let in_field = inner_target(event).is_some_and(|inner| is_field(&inner));
        if in_field {
            self.intend(Event::KeyInField, shared);
        }
        let event: &KeyboardEvent = event.unchecked_ref();
        let key = event.key();
        let done = match key.as_str() {
            // The list is no card: in a field of the host the key and the focus are the field's.
            "Escape" => self.dismiss(true, shared) || !in_field && self.close_list(),
            "Tab" => self.tab_out(event.shift_key(), shared),
            "Enter" | " " => self.press_mark(event, shared),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    }

    /// It opens at what stands nearest to where the reader is.
    pub(super) fn toggle_list(&self) {
        if self.list.is_open() {
            return self.list.close();
        }
        self.open_list();
        if let Some(note) = self.nearest_note() {
            self.list.set_current(note);
            self.list.focus(note);
        }
    }

    /// Whether it was open.
    fn close_list(&mut self) -> bool {
        let open = self.list.is_open();
        if open {
            self.list.close();
            self.list.focus_button();
        }
        open
    }

    fn selection_changed(&mut self, _: &web_sys::Event, shared: &Shared) {
        let selection = self.window.get_selection().ok().flatten();
        let any = selection.is_some_and(|selection| !selection.is_collapsed());
        self.intend(Event::Selection { any }, shared);
    }

    fn scrolled(&mut self, event: &web_sys::Event, shared: &Shared) {
        // The card's own scrolling is reading.
        if !self.is_in_card(event) {
            self.dwell.scrolled(self.root.get_bounding_client_rect().y(), self.now());
            self.intend(Event::Scroll, shared);
        }
    }

    fn resized(&mut self, _: &web_sys::Event, shared: &Shared) {
        if self.opened.is_some() {
            let placed = self.cards.stand(self.stand_now());
            self.intend(Event::Placed(placed), shared);
        }
    }

    fn is_in_card(&self, event: &web_sys::Event) -> bool {
        event.target().is_some_and(|target| target == ****self.cards.element())
    }
}

/// Listens to what is there of these.
fn hear(listeners: &mut Vec<Listener>, shared: &Shared, events: &[(&EventTarget, &'static str, bool, Act)]) {
    for &(target, kind, capture, act) in events.iter().filter(|(target, ..)| !target.is_undefined()) {
        let shared = Rc::clone(shared);
        let call = move |event: web_sys::Event| with(&shared, |page| act(page, &event, &shared));
        // A listener that cannot be added leaves one way less to the cards, no broken page.
        listeners.extend(Listener::new(target, kind, capture, call));
    }
}

/// The element inside a shadow root that an event comes from.
pub fn inner_target(event: &web_sys::Event) -> Option<Element> {
    element(event.composed_path().get(0))
}

/// Whether the reader writes in it.
fn is_field(element: &Element) -> bool {
    matches!(element.local_name().as_str(), "input" | "textarea" | "select")
        || get(element, "isContentEditable").is_truthy()
}

/// Whether the host has changed nothing that is read: our own place, a clock's time, pictures and frames that come late.
fn is_noise(record: &MutationRecord) -> bool {
    let Some(target) = record.target() else { return true };
    let clock = element(target.clone().into()).or_else(|| target.parent_element());
    let is_clock = clock.is_some_and(|element| matches!(element.closest("time"), Ok(Some(_))));
    let is_text = target.node_type() == Node::TEXT_NODE;
    is_clock || is_ours(&target) || !(is_text || says(&record.added_nodes()) || says(&record.removed_nodes()))
}

/// Whether any of the nodes holds text to read.
fn says(nodes: &NodeList) -> bool {
    let says = |node: &Node| match node.node_type() {
        Node::COMMENT_NODE => false,
        _ => node.text_content().is_some_and(|text| !text.trim().is_empty()),
    };
    (0..nodes.length()).filter_map(|at| nodes.item(at)).any(|node| says(&node))
}

/// Whether a node is one of ours or the place that the publisher made for us.
fn is_ours(node: &Node) -> bool {
    element(node.into()).as_ref().is_some_and(wrap::is_ours)
}

pub fn place(event: &MouseEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

/// By the event, never by the width of the window: a click of the keyboard has no pointer.
fn is_touch(event: &MouseEvent) -> bool {
    matches!(get(event, "pointerType").as_string().as_deref(), Some("touch" | "pen"))
}
