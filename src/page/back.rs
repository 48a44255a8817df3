//! Back, the button or gesture of a phone, closes what its reader has opened before it leaves the page.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, Window};

use super::browser::{Listener, can, construct, get};
use super::{Act, Page, Shared, hear};

#[wasm_bindgen]
extern "C" {
    type CloseWatcher;
    #[wasm_bindgen(method)]
    fn destroy(this: &CloseWatcher);

    type History;
    #[wasm_bindgen(method, catch, js_name = pushState)]
    fn push_state(this: &History, state: &JsValue, unused: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn back(this: &History);
}

/// Waits for Back; dropping it leaves the history as it was.
pub struct Back {
    way: Way,
    _heard: Option<Listener>,
}

enum Way {
    Watcher(CloseWatcher),
    /// An entry of our own in the history, for Back to take away.
    Entry(History),
    None,
}

/// The state of our entry.
const OURS: &str = "backstory";

impl Back {
    /// Where the browser has no watcher, by the history if `by_history`; else not at all.
    fn new(window: &Window, by_history: bool, shared: &Shared) -> Self {
        let pushed = || {
            let history: History = get(window, "history").unchecked_into();
            history.push_state(&OURS.into(), "").ok().map(|()| history)
        };
        let way = if can(window, "CloseWatcher") {
            let watcher = construct(window, "CloseWatcher", &Array::new());
            watcher.map_or(Way::None, |watcher| Way::Watcher(watcher.unchecked_into()))
        } else if by_history {
            pushed().map_or(Way::None, Way::Entry)
        } else {
            Way::None
        };
        let (target, kind): (&EventTarget, _) = match &way {
            Way::Watcher(watcher) => (watcher.unchecked_ref(), "close"),
            _ => (window, "popstate"),
        };
        let closed: Act = |page, _, shared| {
            page.dismiss(true, shared);
        };
        let heard = if matches!(way, Way::None) { None } else { hear(target, kind, false, shared, closed) };
        Self { way, _heard: heard }
    }

    /// The page may go on from our entry now: to take that away would take back where it goes.
    pub fn leave(&mut self) {
        if matches!(self.way, Way::Entry(_)) {
            self.way = Way::None;
        }
    }
}

impl Drop for Back {
    fn drop(&mut self) {
        match &self.way {
            Way::Watcher(watcher) => watcher.destroy(),
            // Unless it is gone already, or the page has gone on from it.
            Way::Entry(history) if get(history, "state") == OURS => history.back(),
            _ => {}
        }
    }
}

impl Page {
    /// Waits for Back while a card is open on purpose. One that only hovers goes by itself, and a browser lets no page
    /// wait that its reader has not touched.
    pub(super) fn mind_back(&mut self, shared: &Shared) {
        if self.intent.is_pinned() == self.back.is_some() {
            return;
        }
        let wait = || Back::new(&self.window, self.settings.history, shared);
        self.back = self.intent.is_pinned().then(wait);
    }
}
