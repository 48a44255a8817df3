//! What the page hears: pointer, keys, focus, selection, and the host's own changes.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent, MouseEvent, MutationRecord, Node};

use super::browser::{Frame, Listener, Observer, Timer, get};
use super::feed::OURS;
use super::{Page, Shared, with};
use crate::ui::intent::{Event, length};

/// Milliseconds after the host's last change until it is read again.
const SETTLE: f64 = 250.0;
/// A finger that moves further, in pixels, or stays down longer, in milliseconds, does not tap.
const TAP_WITHIN: f64 = 10.0;
const TAP_FOR: f64 = 500.0;
/// Pixels above and below a line where a finger still meets it: a line of 20 pixels makes a target of 24 with it.
const TAP_SLACK: f64 = 2.0;

type Act = fn(&mut Page, &web_sys::Event, &Shared);

impl Page {
    pub(super) fn listen(&mut self, shared: &Shared) {
        let Some(html) = self.document.document_element() else { return };
        let card: &EventTarget = self.cards.element();
        let (document, window): (&EventTarget, &EventTarget) = (&self.document, &self.window);
        let events: [(&EventTarget, &'static str, bool, Act); 12] = [
            (document, "pointermove", true, Page::pointer_moved),
            (document, "pointerdown", true, Page::pointer_down),
            (document, "pointerup", true, |page, _, shared| page.intend(Event::Up, shared)),
            (&html, "pointerleave", false, |page, _, shared| page.intend(Event::Leave, shared)),
            (document, "click", true, Page::clicked),
            (document, "keydown", true, Page::key_down),
            (document, "selectionchange", false, Page::selection_changed),
            (window, "scroll", true, Page::scrolled),
            (window, "blur", false, |page, _, shared| page.intend(Event::Leave, shared)),
            (window, "resize", false, Page::resized),
            (card, "focusin", false, |page, _, shared| page.intend(Event::Busy(true), shared)),
            (card, "focusout", false, |page, _, shared| page.intend(Event::Busy(false), shared)),
        ];
        // A listener that cannot be added leaves one way less to the cards, no broken page.
        let added = events.into_iter().filter_map(|(target, kind, capture, act)| {
            let shared = Rc::clone(shared);
            let call = move |event: web_sys::Event| with(&shared, |page| act(page, &event, &shared));
            Listener::new(target, kind, capture, call).ok()
        });
        self.listeners = added.collect();
        let again = Rc::clone(shared);
        let changed = move |records: js_sys::Array| with(&again, |page| page.changed(&records, &again));
        self.observer = Observer::new(&self.root, changed).ok();
    }

    /// What the host has changed is dropped at once and read when it has settled.
    fn changed(&mut self, records: &js_sys::Array, shared: &Shared) {
        let targets = records.iter().filter_map(|record| record.unchecked_into::<MutationRecord>().target());
        let hosts: Vec<Node> = targets.filter(|node| !is_ours(node)).collect();
        if hosts.is_empty() {
            return;
        }
        // New children leave the text nodes beside them as they are.
        let texts: Vec<Node> = hosts.into_iter().filter(|node| node.node_type() == Node::TEXT_NODE).collect();
        self.drop_marks(&texts, shared);
        let shared = Rc::clone(shared);
        self.work = Timer::new(SETTLE, move || with(&shared, |page| page.start_reading(&shared)));
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
        let event: &MouseEvent = event.unchecked_ref();
        let (x, y) = place(event);
        self.touch = is_touch(event).then(|| (x, y, self.now()));
        if self.touch.is_none() {
            let in_card = self.is_in_card(event);
            let mark = if in_card { None } else { self.mark_at(x, y, 0.0) };
            self.intend(Event::Down { mark, in_card }, shared);
        }
    }

    fn clicked(&mut self, event: &web_sys::Event, shared: &Shared) {
        let ours = event.target().is_some_and(|target| is_ours(target.unchecked_ref()));
        if let Some(inner) = inner_target(event).filter(|_| ours) {
            return self.clicked_ours(&inner, shared);
        }
        let event: &MouseEvent = event.unchecked_ref();
        let (x, y) = place(event);
        let slack = match self.touch {
            Some((_, _, since)) if self.now() - since > TAP_FOR => return,
            Some((from_x, from_y, _)) if length(x - from_x, y - from_y) > TAP_WITHIN => return,
            Some(_) => TAP_SLACK,
            None => 0.0,
        };
        let mark = if self.on_link(event) { None } else { self.mark_at(x, y, slack) };
        // Its event comes after this one.
        self.selection_changed(event, shared);
        self.intend(Event::Click { mark, in_card: false }, shared);
        if mark.is_none() && self.list.is_open() {
            self.list.set_open(false);
        }
    }

    fn key_down(&mut self, event: &web_sys::Event, shared: &Shared) {
        self.touch = None;
        if inner_target(event).is_some_and(|inner| is_field(&inner)) {
            self.intend(Event::KeyInField, shared);
        }
        let event: &KeyboardEvent = event.unchecked_ref();
        let key = event.key();
        let done = if key == "Escape" {
            self.dismiss(true, shared) || self.close_list()
        } else {
            key == "Tab" && self.tab_out(event.shift_key(), shared)
        };
        if done {
            event.prevent_default();
        }
    }

    /// Whether it was open.
    fn close_list(&mut self) -> bool {
        let open = self.list.is_open();
        if open {
            self.list.set_open(false);
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
            self.intend(Event::Scroll, shared);
        }
    }

    fn resized(&mut self, _: &web_sys::Event, _: &Shared) {
        if self.opened.is_some() {
            self.cards.stand(self.stand_now());
        }
    }

    fn is_in_card(&self, event: &web_sys::Event) -> bool {
        event.target().is_some_and(|target| target == ****self.cards.element())
    }
}

/// The element inside a shadow root that an event comes from.
fn inner_target(event: &web_sys::Event) -> Option<Element> {
    event.composed_path().get(0).dyn_into().ok()
}

/// Whether the reader writes in it.
fn is_field(element: &Element) -> bool {
    matches!(element.local_name().as_str(), "input" | "textarea" | "select")
        || element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable)
}

/// Whether a node is one of ours or the place that the publisher made for us.
fn is_ours(node: &Node) -> bool {
    node.dyn_ref::<Element>().is_some_and(|element| element.local_name().starts_with(OURS))
}

fn place(event: &MouseEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

/// By the event, never by the width of the window: a click of the keyboard has no pointer.
fn is_touch(event: &MouseEvent) -> bool {
    matches!(get(event, "pointerType").as_string().as_deref(), Some("touch" | "pen"))
}
