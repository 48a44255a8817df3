//! What readers do inside our own hosts: go on to another card and back, choose how much is marked, follow a
//! source, tell the newsroom that something is wrong.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::browser::{closest, set_attribute, store};
use super::card::{Around, Foot};
use super::feed::shadow_of;
use super::open::{By, Opened};
use super::pen::Pen;
use super::start::Feedback;
use super::{Mark, Page, Shared, object};
use crate::annotate::Subject;
use crate::card::{PackLine, Say, Spot, address};
use crate::ui::control::Choice;
use crate::ui::intent::Event;
use crate::value::number_of;

impl Page {
    /// A click on a button or link of ours, which its class tells.
    pub(super) fn clicked_ours(&mut self, inner: &Element, shared: &Shared) {
        let Some(control) = closest(inner, "button, a, .numbers") else { return };
        // Whoever writes in the page could name an element as ours are named, and set it into such a button.
        if !shadow_of(&control).is_some_and(|root| self.is_host(&root.host())) {
            return;
        }
        let data = |name: &str| control.get_attribute(name).unwrap_or_default();
        match control.class_name().as_str() {
            "numbers" => self.cards.show_sources(),
            "close" => drop(self.dismiss(true, shared)),
            "way" => self.go_to_sentence(shared),
            "back" => self.go_back_to_list(),
            "toggle" => self.toggle_list(),
            "entry" => {
                if let Some(note) = number_of(&data("data-note")) {
                    self.open_note(note, By::List, shared);
                }
            }
            "name" => self.go_to_card(&data("data-to"), shared),
            "before" => self.go_to_card_before(shared),
            "choice" => {
                if let Some(choice) = Choice::named(&data("data-choice")) {
                    self.choose(choice, shared);
                }
            }
            "wrong" => self.tell_what_is_wrong(&control),
            "source" => self.tell_source(data("href")),
            _ => {}
        }
    }

    fn is_host(&self, element: &Element) -> bool {
        *element == **self.cards.element() || *element == **self.list.host()
    }

    /// The card of what this one names, in its place.
    fn go_to_card(&mut self, id: &str, shared: &Shared) {
        let left = self.cards.left_at();
        if self.opened.as_mut().is_some_and(|opened| opened.trail.go_on(id, left)) {
            self.turn(shared);
            self.cards.focus_heading();
        }
    }

    fn go_to_card_before(&mut self, shared: &Shared) {
        let left = self.opened.as_mut().and_then(|opened| opened.trail.go_back());
        if let Some((id, left)) = left {
            self.turn(shared);
            self.cards.come_back(&id, left);
        }
    }

    /// Shows the card that the trail has reached. The reader is at it: it keeps the focus, and so stays open.
    fn turn(&mut self, shared: &Shared) {
        let Some(subject) = self.shown() else { return };
        self.ask_for_chunk(subject);
        let Some(view) = self.view_of(subject) else { return };
        self.tell_closed();
        let now = self.now();
        if let Some(opened) = &mut self.opened {
            (opened.view, opened.since) = (view, now);
        }
        self.control.settle();
        self.write(self.stand_now(), shared);
        self.intend(Event::Busy(true), shared);
        self.tell_opened("card", shared);
    }

    /// Id of the entity whose card is open.
    fn entity_shown(&self) -> Option<String> {
        let is_entity = matches!(self.shown()?, Subject::Entity(_));
        self.opened.as_ref().filter(|_| is_entity).map(|opened| opened.view.id.clone())
    }

    /// What stands on the open card besides what it says.
    pub(super) fn around<'o>(&'o self, opened: &'o Opened) -> Around<'o> {
        Around {
            interface: &self.settings.reader.interface,
            way: self.way(opened.by),
            trail: &opened.trail,
            foot: self.foot(opened),
        }
    }

    fn foot(&self, opened: &Opened) -> Foot {
        let wrong = match &self.settings.feedback {
            Feedback::To(to) => Feedback::To(address(to, &opened.view, &self.spot(opened))),
            other => other.clone(),
        };
        let entity = self.entity_shown();
        Foot { offer: self.control.on_card(entity.as_deref()), wrong }
    }

    /// Does what the reader chose; marks follow at once, and what can be chosen now takes the place of what could.
    fn choose(&mut self, choice: Choice, shared: &Shared) {
        self.control.choose(choice, self.entity_shown().as_deref());
        self.mark_again(shared);
        let interface = &self.settings.reader.interface;
        self.list.offer(&self.control.on_list(), interface);
        if let Some(opened) = &self.opened
            && self.cards.write_foot(interface, &self.foot(opened))
        {
            self.intend(Event::Busy(true), shared);
        }
        if self.settings.remember {
            store(&self.window, self.control.written());
        }
        let details = [
            ("choice", choice.name().into()),
            ("marks", self.control.density().name().into()),
            ("off", self.control.is_off().into()),
            ("known", texts(self.control.known())),
        ];
        self.notify.tell("chosen", &details);
    }

    fn mark_again(&mut self, shared: &Shared) {
        let Some(story) = &mut self.story else { return };
        let before = story.marks.clone();
        if self.work.is_some() {
            // The page has changed and is about to be read: no place is sure but those still marked.
            let wanted = |mark: &Mark| {
                let annotation = story.annotations.list.get(mark.annotation as usize);
                annotation.is_some_and(|annotation| annotation.is_wanted(&self.control, &self.packs))
            };
            story.marks.retain(wanted);
        } else {
            story.choose_marks(&self.control, &self.packs, self.painter.as_ref());
        }
        let marks = &story.marks;
        self.intent.renumber(&|mark| {
            let annotation = before.get(mark as usize)?.annotation;
            marks.iter().position(|now| now.annotation == annotation).map(|at| at as u32)
        });
        self.paint(shared);
    }

    /// Where in the article the open card belongs: at its mark, else where its note stands first.
    fn spot(&self, opened: &Opened) -> Spot<'_> {
        let found = self.story.as_ref().and_then(|story| {
            let marked = self.intent.open_mark().and_then(|mark| story.marks.get(mark as usize));
            let first = || story.annotations.notes.get(opened.note as usize)?.at.first().copied();
            let at = marked.map(|mark| mark.annotation).or_else(first)?;
            let annotation = story.annotations.list.get(at as usize)?;
            Some(Spot { block: annotation.block, surface: annotation.span.of(&story.job.article().text) })
        });
        found.unwrap_or(Spot { block: 0, surface: "" })
    }

    fn tell_what_is_wrong(&self, control: &Element) {
        let Some(opened) = &self.opened else { return };
        let Spot { block, surface } = self.spot(opened);
        let packs = Array::new();
        for PackLine { id, version, hash } in &opened.view.packs {
            packs.push(&object(&[("id", id.into()), ("version", version.into()), ("hash", hash.into())]));
        }
        let details = [
            ("id", opened.view.id.as_str().into()),
            ("facts", texts(&opened.view.facts)),
            ("packs", packs.into()),
            ("block", block.into()),
            ("surface", surface.into()),
        ];
        self.notify.tell("feedback", &details);
        // A link shows by itself that it was followed.
        if let Feedback::Event = self.settings.feedback {
            Pen::write_anew(&self.document, control, self.settings.reader.interface.line(Say::WrongTold));
            // The focus stays on it, and it tells no more.
            set_attribute(control, "class", "wrong told");
        }
    }

    fn tell_source(&self, url: String) {
        let Some(opened) = &self.opened else { return };
        self.notify.tell("source", &[("id", opened.view.id.as_str().into()), ("url", url.into())]);
    }
}

fn texts(list: &[String]) -> JsValue {
    list.iter().map(JsValue::from).collect::<Array>().into()
}
