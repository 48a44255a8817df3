//! Hover intent: when the pointer means to open a card, and when to leave it. Times in milliseconds, lengths in CSS
//! pixels; `docs` of each constant give the reason.

use super::place::Rect;

/// After entering a mark, with the pointer at rest. Page Previews' value, which held in tests on the largest wiki.
pub const OPEN_AFTER: f64 = 500.0;
/// A pointer that never rests opens all the same.
pub const OPEN_ANYWAY_AFTER: f64 = 900.0;
/// While a card is open, or was a moment ago, the reader is at it already.
pub const OPEN_WARM_AFTER: f64 = 150.0;
/// How long after closing the group stays warm.
pub const WARM_FOR: f64 = 500.0;
/// After leaving both mark and card.
pub const CLOSE_AFTER: f64 = 300.0;
/// Less than this within [`REST_FOR`] is rest.
pub const REST_WITHIN: f64 = 6.0;
pub const REST_FOR: f64 = 120.0;
/// On the way to the card a pointer may take this long at most.
pub const TRAVEL_AT_MOST: f64 = 1000.0;
/// Slower than this, in pixels a millisecond, is no way to the card.
pub const TRAVEL_SPEED: f64 = 0.1;
/// After a key in a field the reader is writing.
pub const TYPING_FOR: f64 = 400.0;

/// A painted stretch, numbered by the page.
pub type Mark = u32;

/// What happens to the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// The pointer stands here; `mark` below it, `in_card` on the open card.
    Move {
        x: f64,
        y: f64,
        mark: Option<Mark>,
        in_card: bool,
    },
    /// The pointer left the window.
    Leave,
    /// A button went down; outside a card it cancels.
    Down {
        in_card: bool,
    },
    Up,
    Scroll,
    /// Text is being selected outside the card, or no more.
    Selecting(bool),
    /// The reader selects in the card, or has the focus there, or no more.
    Busy(bool),
    KeyInField,
    /// A click on a mark outside links.
    Click {
        mark: Option<Mark>,
        in_card: bool,
    },
    /// The card was opened without the pointer, and stands pinned.
    Opened {
        mark: Mark,
    },
    /// The card is gone for another reason.
    Closed,
    /// The card stands here now.
    Placed(Rect),
    /// A time asked for has come.
    Tick,
}

/// What the page is to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Effect {
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
}

#[derive(Clone, Copy, Debug)]
struct Open {
    mark: Mark,
    pinned: bool,
    card: Option<Rect>,
    /// Since when the pointer is on neither mark nor card, and where it left.
    left: Option<(f64, f64, f64)>,
}

/// The state between two events.
#[derive(Clone, Copy, Debug, Default)]
pub struct Intent {
    hover: Option<Hover>,
    open: Option<Open>,
    closed_at: Option<f64>,
    /// Last place and time of the pointer.
    at: Option<(f64, f64, f64)>,
    /// Where and since when it stays within [`REST_WITHIN`].
    rest: Option<(f64, f64, f64)>,
    /// Moving fast enough towards the card.
    travelling: bool,
    scrolled: bool,
    down: bool,
    selecting: bool,
    busy: bool,
    typed_at: Option<f64>,
}

impl Intent {
    /// Where the pointer was last.
    pub fn pointer(&self) -> Option<(f64, f64)> {
        self.at.map(|(x, y, _)| (x, y))
    }

    pub fn step(&mut self, event: Event, now: f64) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::Move { x, y, mark, in_card } => self.moved(x, y, mark, in_card, now),
            Event::Leave => self.leave(now),
            Event::Down { in_card } => {
                self.down = true;
                self.hover = None;
                if !in_card && self.open.is_some_and(|open| !open.pinned) {
                    self.close(now, &mut effects);
                }
            }
            Event::Up => self.down = false,
            Event::Scroll => {
                self.scrolled = true;
                self.hover = None;
            }
            Event::Selecting(on) => self.selecting = on,
            Event::Busy(on) => self.busy = on,
            Event::KeyInField => self.typed_at = Some(now),
            Event::Click { mark, in_card } => self.clicked(mark, in_card, now, &mut effects),
            Event::Opened { mark } => self.open = Some(Open { mark, pinned: true, card: None, left: None }),
            Event::Closed => self.forget(now),
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

    fn moved(&mut self, x: f64, y: f64, mark: Option<Mark>, in_card: bool, now: f64) {
        let before = self.at.replace((x, y, now));
        if before.is_some_and(|(bx, by, _)| bx != x || by != y) {
            // A real move ends what scrolling under a still pointer held back.
            self.scrolled = false;
        }
        if self.rest.is_none_or(|(rx, ry, _)| (x - rx).hypot(y - ry) >= REST_WITHIN) {
            self.rest = Some((x, y, now));
        }
        let mark = mark.filter(|_| !in_card && !self.scrolled && !self.down);
        if mark != self.hover.map(|hover| hover.mark) {
            self.hover = mark.map(|mark| Hover { mark, since: now });
        }
        let Some(open) = &mut self.open else { return };
        if in_card || mark == Some(open.mark) {
            open.left = None;
        } else if open.left.is_none() {
            open.left = Some(before.map_or((x, y, now), |(bx, by, _)| (bx, by, now)));
        }
        self.travelling = match (open.card, open.left, before) {
            (Some(card), Some((lx, ly, _)), Some(before)) => towards(card, (lx, ly), before, (x, y, now)),
            _ => false,
        };
    }

    fn leave(&mut self, now: f64) {
        self.hover = None;
        self.travelling = false;
        if let Some(open) = &mut self.open {
            open.left.get_or_insert((f64::NAN, f64::NAN, now));
        }
    }

    fn clicked(&mut self, mark: Option<Mark>, in_card: bool, now: f64, effects: &mut Vec<Effect>) {
        match (mark, self.open) {
            _ if in_card || self.selecting => {}
            (Some(mark), Some(open)) if open.mark == mark && open.pinned => self.close(now, effects),
            (Some(mark), Some(open)) if open.mark == mark => {
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
        if let Some(due) = self.closes_at(now) {
            if due <= now {
                self.close(now, effects);
            } else {
                effects.push(Effect::WakeAt(due));
            }
        }
        if let Some((mark, due)) = self.opens_at(now) {
            if due <= now {
                self.open_card(mark, false, effects);
            } else {
                effects.push(Effect::WakeAt(due));
            }
        }
    }

    fn closes_at(&self, now: f64) -> Option<f64> {
        let open = self.open.filter(|open| !open.pinned && !self.busy)?;
        let (.., since) = open.left?;
        // A pointer on its way keeps the card, for a while.
        let travel = self.travelling && now - since < TRAVEL_AT_MOST;
        Some(if travel { (now + CLOSE_AFTER).min(since + TRAVEL_AT_MOST) } else { since + CLOSE_AFTER })
    }

    fn opens_at(&self, now: f64) -> Option<(Mark, f64)> {
        let hover = self.hover?;
        let typing = self.typed_at.is_some_and(|at| now - at < TYPING_FOR);
        let taken = self.open.is_some_and(|open| open.pinned || self.busy || open.mark == hover.mark);
        if self.scrolled || self.down || self.selecting || typing || taken {
            return None;
        }
        let warm = self.open.is_some() || self.closed_at.is_some_and(|at| now - at < WARM_FOR);
        let delay = if warm { OPEN_WARM_AFTER } else { OPEN_AFTER };
        let rested = self.rest.map_or(now, |(.., since)| since + REST_FOR);
        Some((hover.mark, (hover.since + delay).max(rested).min(hover.since + OPEN_ANYWAY_AFTER)))
    }

    fn open_card(&mut self, mark: Mark, pinned: bool, effects: &mut Vec<Effect>) {
        self.open = Some(Open { mark, pinned, card: None, left: None });
        self.travelling = false;
        effects.push(Effect::Open { mark, pinned });
    }

    fn close(&mut self, now: f64, effects: &mut Vec<Effect>) {
        self.forget(now);
        effects.push(Effect::Close);
    }

    fn forget(&mut self, now: f64) {
        self.open = None;
        self.closed_at = Some(now);
        self.busy = false;
        self.travelling = false;
    }
}

/// Inside the triangle from where the pointer left to the card's near edge, and moving fast enough nearer to it.
fn towards(card: Rect, left: (f64, f64), before: (f64, f64, f64), now: (f64, f64, f64)) -> bool {
    let (bx, by, bt) = before;
    let (x, y, t) = now;
    let speed = (x - bx).hypot(y - by) / (t - bt).max(1.0);
    let nearer = distance(card, x, y) < distance(card, bx, by);
    let edge = if left.1 <= card.y { card.y } else { card.bottom() };
    let corners = [left, (card.x - 1.0, edge), (card.right() + 1.0, edge)];
    nearer && speed >= TRAVEL_SPEED && in_triangle(corners, (x, y))
}

fn distance(rect: Rect, x: f64, y: f64) -> f64 {
    let dx = (rect.x - x).max(x - rect.right()).max(0.0);
    let dy = (rect.y - y).max(y - rect.bottom()).max(0.0);
    dx.hypot(dy)
}

fn in_triangle([a, b, c]: [(f64, f64); 3], p: (f64, f64)) -> bool {
    let side = |(ax, ay): (f64, f64), (bx, by): (f64, f64)| (p.0 - bx) * (ay - by) - (ax - bx) * (p.1 - by);
    let sides = [side(a, b), side(b, c), side(c, a)];
    // One pixel of buffer on each side.
    sides.iter().all(|s| *s >= -1.0) || sides.iter().all(|s| *s <= 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn over(mark: Mark, x: f64) -> Event {
        Event::Move { x, y: 10.0, mark: Some(mark), in_card: false }
    }

    fn off(x: f64, y: f64) -> Event {
        Event::Move { x, y, mark: None, in_card: false }
    }

    /// Runs events and the ticks that they ask for up to `until`; gives what opened and closed.
    fn run(intent: &mut Intent, events: &[(f64, Event)], until: f64) -> Vec<(f64, Effect)> {
        let mut out = Vec::new();
        let mut wake: Vec<f64> = Vec::new();
        let mut events = events.iter().copied().peekable();
        loop {
            wake.sort_by(f64::total_cmp);
            let next = events.peek().map_or(f64::INFINITY, |(t, _)| *t);
            let tick = wake.first().copied().unwrap_or(f64::INFINITY);
            let (now, event) = if next <= tick {
                match events.next() {
                    Some(event) => event,
                    None => return out,
                }
            } else {
                wake.remove(0);
                (tick, Event::Tick)
            };
            if now > until {
                return out;
            }
            for effect in intent.step(event, now) {
                match effect {
                    Effect::WakeAt(at) => wake.push(at.max(now + 1.0)),
                    effect => out.push((now, effect)),
                }
            }
        }
    }

    fn opened(mark: Mark, pinned: bool) -> Effect {
        Effect::Open { mark, pinned }
    }

    #[test]
    fn rest_for_half_a_second_opens_one_card() {
        let found = run(&mut Intent::default(), &[(0.0, over(7, 5.0))], 5000.0);
        assert_eq!(found, [(500.0, opened(7, false))]);
    }

    #[test]
    fn a_sweep_over_thirty_marks_opens_none() {
        let sweep: Vec<(f64, Event)> = (0..30)
            .map(|n| (f64::from(n) * 33.0, over(n, f64::from(n) * 20.0)))
            .chain([(1000.0, off(700.0, 10.0))])
            .collect();
        assert_eq!(run(&mut Intent::default(), &sweep, 5000.0), []);
    }

    #[test]
    fn a_pointer_that_never_rests_opens_at_nine_hundred() {
        let moves: Vec<(f64, Event)> =
            (0..100).map(|n| (f64::from(n) * 20.0, over(1, f64::from(n) * 8.0))).collect();
        let found = run(&mut Intent::default(), &moves, 1990.0);
        assert_eq!(found, [(900.0, opened(1, false))]);
    }

    #[test]
    fn leaving_closes_after_three_hundred_and_keeps_the_group_warm() {
        let mut intent = Intent::default();
        let events = [(0.0, over(1, 5.0)), (600.0, off(5.0, 200.0)), (1000.0, over(2, 300.0))];
        let found = run(&mut intent, &events, 3000.0);
        assert_eq!(found, [(500.0, opened(1, false)), (900.0, Effect::Close), (1150.0, opened(2, false))]);
    }

    #[test]
    fn the_way_into_the_card_keeps_it_but_not_for_ever() {
        let card = Rect { x: 0.0, y: 60.0, width: 340.0, height: 200.0 };
        let mut intent = Intent::default();
        let way = (0..8)
            .map(|n| (610.0 + f64::from(n) * 60.0, off(5.0 + f64::from(n) * 6.0, 16.0 + f64::from(n) * 6.0)));
        let mut events = vec![(0.0, over(1, 5.0)), (550.0, Event::Placed(card))];
        events.extend(way);
        events.push((1100.0, Event::Move { x: 60.0, y: 70.0, mark: None, in_card: true }));
        let found = run(&mut intent, &events, 4000.0);
        assert_eq!(found, [(500.0, opened(1, false))]);
    }

    #[test]
    fn nothing_opens_while_scrolling_dragging_selecting_or_typing() {
        for block in [Event::Scroll, Event::Down { in_card: false }, Event::Selecting(true)] {
            let events = [(0.0, off(5.0, 10.0)), (1.0, block), (2.0, over(1, 5.0))];
            assert_eq!(run(&mut Intent::default(), &events, 5000.0), [], "{block:?}");
        }
        let typing = [(0.0, Event::KeyInField), (10.0, over(1, 5.0))];
        assert_eq!(run(&mut Intent::default(), &typing, 300.0), []);
        let moved = [(0.0, off(5.0, 10.0)), (1.0, Event::Scroll), (50.0, over(1, 9.0))];
        assert_eq!(
            run(&mut Intent::default(), &moved, 5000.0),
            [(550.0, opened(1, false))],
            "a real move after it"
        );
    }

    #[test]
    fn a_click_pins_and_a_second_click_closes() {
        let click = Event::Click { mark: Some(1), in_card: false };
        let events = [(0.0, over(1, 5.0)), (10.0, click), (400.0, off(5.0, 500.0)), (2000.0, click)];
        let found = run(&mut Intent::default(), &events, 5000.0);
        assert_eq!(found, [(10.0, opened(1, true)), (2000.0, Effect::Close)]);
        let elsewhere = [(0.0, click), (50.0, Event::Click { mark: None, in_card: false })];
        assert_eq!(run(&mut Intent::default(), &elsewhere, 900.0).last(), Some(&(50.0, Effect::Close)));
    }

    #[test]
    fn a_card_with_the_readers_focus_or_selection_stays() {
        let events = [(0.0, over(1, 5.0)), (600.0, Event::Busy(true)), (700.0, off(5.0, 500.0))];
        assert_eq!(run(&mut Intent::default(), &events, 9000.0), [(500.0, opened(1, false))]);
    }
}
