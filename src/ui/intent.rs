//! Hover intent: when the pointer means to open a card, and when to leave it. Times in milliseconds, lengths in CSS
//! pixels.

use super::place::Rect;

/// After entering a mark the card may be made ready, unseen. Page Previews takes 150, gwern.net 25.
pub const PREPARE_AFTER: f64 = 120.0;
/// After entering a mark, with the pointer at rest. Page Previews' value, which held in tests on the largest wiki.
pub const OPEN_AFTER: f64 = 500.0;
/// A pointer that never rests opens all the same.
pub const OPEN_ANYWAY_AFTER: f64 = 900.0;
/// While a card is open, or was a moment ago, the reader is at it already.
pub const OPEN_WARM_AFTER: f64 = 150.0;
/// How long after closing the group stays warm.
pub const WARM_FOR: f64 = 500.0;
/// After leaving both mark and card. Page Previews, Wikipedia Preview, Base UI and Radix agree on it.
pub const CLOSE_AFTER: f64 = 300.0;
/// Less than this within [`REST_FOR`] is rest.
pub const REST_WITHIN: f64 = 6.0;
pub const REST_FOR: f64 = 120.0;
/// On the way to the card a pointer may take this long at most.
pub const TRAVEL_AT_MOST: f64 = 1000.0;
/// Slower than this, in pixels a millisecond, is no way to the card. Floating UI's value.
pub const TRAVEL_SPEED: f64 = 0.1;
/// Around the way to the card.
pub const TRAVEL_BUFFER: f64 = 1.0;
/// After a key in a field the reader is writing.
pub const TYPING_FOR: f64 = 400.0;
/// After the last change of a selection the reader is still at it.
pub const SELECTING_FOR: f64 = 400.0;

/// A painted stretch, numbered by the page.
pub type Mark = u32;

/// What happens to the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// The pointer stands here; `mark` below it, `in_card` on the open card, `pressed` with a button down.
    Move {
        x: f64,
        y: f64,
        mark: Option<Mark>,
        in_card: bool,
        pressed: bool,
    },
    /// The pointer left the window.
    Leave,
    /// A button went down; beside the open card and its mark it cancels.
    Down {
        mark: Option<Mark>,
        in_card: bool,
    },
    Up,
    Scroll,
    /// The selection changed; whether any text is selected now.
    Selection {
        any: bool,
    },
    /// The reader selects in the card, or has the focus there, or no more.
    Busy(bool),
    KeyInField,
    /// A click on a mark outside links, or elsewhere.
    Click {
        mark: Option<Mark>,
        in_card: bool,
    },
    /// The card was opened without the pointer, and stands pinned.
    Opened,
    /// The card is gone for another reason: Escape, its button, a change of the page.
    Closed,
    /// The card stands here now.
    Placed(Rect),
    /// A time asked for has come.
    Tick,
}

/// What the page is to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Effect {
    /// A card may be wanted soon.
    Prepare {
        mark: Mark,
    },
    Open {
        mark: Mark,
        pinned: bool,
    },
    Close,
    /// The open card stays until it is closed on purpose.
    Pin,
    /// Send a [`Event::Tick`] at this time.
    WakeAt(f64),
}

#[derive(Clone, Copy, Debug)]
struct Hover {
    mark: Mark,
    since: f64,
    prepared: bool,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    /// `None` where the card was not opened from a mark.
    mark: Option<Mark>,
    pinned: bool,
    card: Option<Rect>,
    left: Option<Left>,
}

/// The pointer is on neither mark nor card.
#[derive(Clone, Copy, Debug)]
struct Left {
    /// Its last place on either.
    from: (f64, f64),
    at: f64,
    /// When it was last seen on its way to the card.
    travelled: Option<f64>,
}

#[derive(Clone, Copy, Debug)]
struct Seen {
    x: f64,
    y: f64,
    at: f64,
}

/// The state between two events.
#[derive(Clone, Copy, Debug, Default)]
pub struct Intent {
    hover: Option<Hover>,
    open: Option<Open>,
    closed_at: Option<f64>,
    /// Closed on purpose: not to be opened again by a pointer that has merely stayed there.
    dismissed: Option<Mark>,
    pointer: Option<Seen>,
    /// Where and since when the pointer stays within [`REST_WITHIN`].
    rest: Option<Seen>,
    scrolled: bool,
    /// A button is down; `Some(true)` where it went down on the card.
    down: Option<bool>,
    /// The last press was on the card: a selection that ends beside it makes a click there.
    pressed_card: bool,
    selected: bool,
    selected_at: Option<f64>,
    busy: bool,
    typed_at: Option<f64>,
}

impl Intent {
    /// Where the pointer was last.
    pub fn pointer(&self) -> Option<(f64, f64)> {
        self.pointer.map(|seen| (seen.x, seen.y))
    }

    /// The mark whose card is open.
    pub fn open_mark(&self) -> Option<Mark> {
        self.open?.mark
    }

    /// Whether a card is open that stays until it is closed on purpose.
    pub fn is_pinned(&self) -> bool {
        self.open.is_some_and(|open| open.pinned)
    }

    /// Carries the state over to marks that are numbered anew; `None` where a mark is gone.
    pub fn renumber(&mut self, new: impl Fn(Mark) -> Option<Mark>) {
        self.hover = self.hover.and_then(|hover| new(hover.mark).map(|mark| Hover { mark, ..hover }));
        self.dismissed = self.dismissed.and_then(&new);
        if let Some(open) = &mut self.open {
            open.mark = open.mark.and_then(&new);
        }
    }

    pub fn step(&mut self, event: Event, now: f64) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::Move { x, y, mark, in_card, pressed } => {
                if !pressed {
                    // A button let go outside the window is not told.
                    self.down = None;
                }
                self.moved(Seen { x, y, at: now }, mark, in_card);
            }
            Event::Leave => self.leave(now),
            Event::Down { mark, in_card } => self.pressed(mark, in_card, now, &mut effects),
            Event::Up => self.down = None,
            Event::Scroll => self.scrolled(now),
            Event::Selection { any } => {
                self.selected = any;
                self.selected_at = any.then_some(now);
            }
            Event::Busy(on) => self.busy = on,
            Event::KeyInField => self.typed_at = Some(now),
            Event::Click { mark, in_card } => self.clicked(mark, in_card, now, &mut effects),
            Event::Opened => self.open = Some(Open { mark: None, pinned: true, card: None, left: None }),
            Event::Closed => self.dismiss(now),
            Event::Placed(card) => {
                if let Some(open) = &mut self.open {
                    open.card = Some(card);
                }
            }
            Event::Tick => {}
        }
        self.decide(now, &mut effects);
        effects
    }

    fn moved(&mut self, seen: Seen, mark: Option<Mark>, in_card: bool) {
        let before = self.pointer.replace(seen);
        if before.is_some_and(|before| (before.x, before.y) != (seen.x, seen.y)) {
            // A real move ends what scrolling under a still pointer held back.
            self.scrolled = false;
        }
        if self.rest.is_none_or(|rest| length(seen.x - rest.x, seen.y - rest.y) >= REST_WITHIN) {
            self.rest = Some(seen);
        }
        let mark = mark.filter(|_| !in_card);
        if mark != self.dismissed {
            self.dismissed = None;
        }
        let may_open = !self.scrolled && self.down.is_none() && self.dismissed.is_none();
        let hovered = mark.filter(|_| may_open);
        if hovered != self.hover.map(|hover| hover.mark) {
            self.hover = hovered.map(|mark| Hover { mark, since: seen.at, prepared: false });
        }
        let Some(open) = &mut self.open else { return };
        if in_card || (mark.is_some() && mark == open.mark) {
            open.left = None;
            return;
        }
        let from = before.map_or((seen.x, seen.y), |before| (before.x, before.y));
        let left = open.left.get_or_insert(Left { from, at: seen.at, travelled: None });
        if let (Some(card), Some(before)) = (open.card, before)
            && towards(card, left.from, before, seen)
        {
            left.travelled = Some(seen.at);
        }
    }

    fn leave(&mut self, now: f64) {
        self.hover = None;
        self.dismissed = None;
        self.leave_open(now);
    }

    /// The mark goes away from under the pointer; a card stays where it is.
    fn scrolled(&mut self, now: f64) {
        self.scrolled = true;
        self.hover = None;
        let in_card =
            |seen: Seen| self.open.and_then(|open| open.card).is_some_and(|card| card.holds(seen.x, seen.y));
        if !self.pointer.is_some_and(in_card) {
            self.leave_open(now);
        }
    }

    fn leave_open(&mut self, now: f64) {
        let from = self.pointer.map_or((0.0, 0.0), |seen| (seen.x, seen.y));
        if let Some(open) = &mut self.open {
            open.left.get_or_insert(Left { from, at: now, travelled: None });
        }
    }

    fn pressed(&mut self, mark: Option<Mark>, in_card: bool, now: f64, effects: &mut Vec<Effect>) {
        self.down = Some(in_card);
        self.pressed_card = in_card;
        self.hover = None;
        let on_own_mark = mark.is_some() && self.open_mark() == mark;
        if !in_card && !on_own_mark && self.open.is_some_and(|open| !open.pinned) {
            self.close(now, effects);
        }
    }

    fn clicked(&mut self, mark: Option<Mark>, in_card: bool, now: f64, effects: &mut Vec<Effect>) {
        // The end of a selection is no click.
        if std::mem::take(&mut self.pressed_card) || in_card || self.selected {
            return;
        }
        match (mark, self.open) {
            (Some(mark), Some(open)) if open.mark == Some(mark) && open.pinned => {
                self.dismiss(now);
                self.dismissed = Some(mark);
                effects.push(Effect::Close);
            }
            (Some(mark), Some(open)) if open.mark == Some(mark) => {
                self.open = Some(Open { pinned: true, ..open });
                effects.push(Effect::Pin);
            }
            (Some(mark), _) => self.open_card(mark, true, effects),
            (None, Some(_)) => self.close(now, effects),
            (None, None) => {}
        }
    }

    /// What time alone decides.
    fn decide(&mut self, now: f64, effects: &mut Vec<Effect>) {
        if let Some(due) = self.closes_at() {
            if due <= now {
                self.close(now, effects);
            } else {
                effects.push(Effect::WakeAt(due));
            }
        }
        if let Some((mark, due)) = self.opens_at(now) {
            self.prepare(now, effects);
            if due <= now {
                self.open_card(mark, false, effects);
            } else {
                effects.push(Effect::WakeAt(due));
            }
        }
    }

    fn prepare(&mut self, now: f64, effects: &mut Vec<Effect>) {
        let Some(hover) = self.hover.as_mut().filter(|hover| !hover.prepared) else { return };
        let due = hover.since + PREPARE_AFTER;
        if due <= now {
            hover.prepared = true;
            effects.push(Effect::Prepare { mark: hover.mark });
        } else {
            effects.push(Effect::WakeAt(due));
        }
    }

    fn closes_at(&self) -> Option<f64> {
        // A selection that began in the card may leave it.
        let open = self.open.filter(|open| !open.pinned && !self.busy && self.down != Some(true))?;
        let left = open.left?;
        let on_the_way = left.travelled.map_or(left.at, |at| at.min(left.at + TRAVEL_AT_MOST - CLOSE_AFTER));
        Some(on_the_way.max(left.at) + CLOSE_AFTER)
    }

    fn opens_at(&self, now: f64) -> Option<(Mark, f64)> {
        let hover = self.hover?;
        let taken = self.open.is_some_and(|open| open.pinned || self.busy || open.mark == Some(hover.mark));
        if self.scrolled || self.down.is_some() || taken {
            return None;
        }
        let warm = self.open.is_some() || self.closed_at.is_some_and(|at| hover.since - at < WARM_FOR);
        let delay = if warm { OPEN_WARM_AFTER } else { OPEN_AFTER };
        let rested = self.rest.map_or(now, |rest| rest.at + REST_FOR);
        let due = (hover.since + delay).max(rested).min(hover.since + OPEN_ANYWAY_AFTER);
        let typed = self.typed_at.map_or(due, |at| at + TYPING_FOR);
        let selected = self.selected_at.map_or(due, |at| at + SELECTING_FOR);
        Some((hover.mark, due.max(typed).max(selected)))
    }

    fn open_card(&mut self, mark: Mark, pinned: bool, effects: &mut Vec<Effect>) {
        self.open = Some(Open { mark: Some(mark), pinned, card: None, left: None });
        self.dismissed = None;
        self.busy = false;
        effects.push(Effect::Open { mark, pinned });
    }

    fn close(&mut self, now: f64, effects: &mut Vec<Effect>) {
        self.forget(now);
        effects.push(Effect::Close);
    }

    /// Closed on purpose: a pointer that stays where it is does not open it again.
    fn dismiss(&mut self, now: f64) {
        self.dismissed = self.hover.map(|hover| hover.mark).or(self.open_mark());
        self.hover = None;
        self.forget(now);
    }

    fn forget(&mut self, now: f64) {
        self.open = None;
        self.closed_at = Some(now);
        self.busy = false;
    }
}

/// Inside the polygon from where the pointer left to the card's near edge, and moving fast enough nearer to it.
fn towards(card: Rect, left: (f64, f64), before: Seen, now: Seen) -> bool {
    let speed = length(now.x - before.x, now.y - before.y) / (now.at - before.at).max(1.0);
    let nearer = distance(card, now.x, now.y) < distance(card, before.x, before.y);
    nearer && speed >= TRAVEL_SPEED && on_the_way(card, left, (now.x, now.y))
}

/// The triangle of `left` and the card's near edge, with its buffer; level with the card, the strip between them.
fn on_the_way(card: Rect, left: (f64, f64), point: (f64, f64)) -> bool {
    let near = if left.1 <= card.y { card.y } else { card.bottom() };
    let level = (card.y..=card.bottom()).contains(&left.1);
    let (from, to) = if level {
        let near = if left.0 <= card.x { card.x } else { card.right() };
        ((near, card.y), (near, card.bottom()))
    } else {
        ((card.x, near), (card.right(), near))
    };
    in_triangle([left, from, to], point)
}

fn distance(rect: Rect, x: f64, y: f64) -> f64 {
    let dx = (rect.x - x).max(x - rect.right()).max(0.0);
    let dy = (rect.y - y).max(y - rect.bottom()).max(0.0);
    length(dx, dy)
}

/// Whether the point is in the triangle or at most [`TRAVEL_BUFFER`] pixels beside one of its sides.
fn in_triangle([a, b, c]: [(f64, f64); 3], p: (f64, f64)) -> bool {
    // Signed distance of `p` from the line through `from` and `to`.
    let side = |from: (f64, f64), to: (f64, f64)| {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        (dx * (p.1 - from.1) - dy * (p.0 - from.0)) / length(dx, dy).max(f64::EPSILON)
    };
    let sides = [side(a, b), side(b, c), side(c, a)];
    sides.iter().all(|s| *s >= -TRAVEL_BUFFER) || sides.iter().all(|s| *s <= TRAVEL_BUFFER)
}

/// Of a line so far across and down. Pixels do not overflow, which `hypot` guards against in code of its own.
pub fn length(across: f64, down: f64) -> f64 {
    (across * across + down * down).sqrt()
}

#[cfg(test)]
#[path = "intent_tests.rs"]
mod tests;
