//! The sheet follows a finger that pulls it down, and goes away when it is pulled far or flicked.

use web_sys::{Event, MouseEvent};

use wasm_bindgen::prelude::*;

use super::browser::{closest, get, style};
use super::card::pixels;
use super::listen::{inner_target, place};
use super::{Page, Shared};
use crate::ui::touch::Touch;

impl Page {
    /// A touch of the card. Pointer events would end where the browser takes a movement for scrolling.
    pub(super) fn touched(&mut self, event: &Event, shared: &Shared) {
        let finger = get(&get(event, "changedTouches"), "0");
        // It has the same coordinates.
        let (x, y) = place(finger.unchecked_ref::<MouseEvent>());
        let now = self.now();
        let mut pulled = 0.0;
        match get(event, "type").as_string().as_deref() {
            Some("touchstart") => self.pull = self.is_sheet_at_top(event).then_some(Touch { x, y, at: now }),
            Some("touchmove") => pulled = self.pull.map_or(0.0, |pull| pull.pulled(x, y)),
            Some("touchend") if self.pull.take().is_some_and(|pull| pull.puts_away(x, y, now)) => {
                self.dismiss(true, shared);
            }
            _ => self.pull = None,
        }
        if pulled > 0.0 {
            // Else the page would scroll with it, or load anew.
            event.prevent_default();
        }
        style(self.cards.element(), "--pull", &pixels(pulled));
    }

    /// Whether there is nothing above to scroll to: then a movement down can only mean the sheet itself.
    fn is_sheet_at_top(&self, event: &Event) -> bool {
        let card = inner_target(event).and_then(|inner| closest(&inner, ".card"));
        self.cards.element().has_attribute("data-sheet")
            && card.is_some_and(|card| get(&card, "scrollTop") == 0.0)
    }
}
