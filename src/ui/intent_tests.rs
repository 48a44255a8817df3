//! What the mouse does to a card, step by step, with a clock of our own.

use super::*;

const CARD: Rect = Rect { x: 0.0, y: 60.0, width: 340.0, height: 200.0 };
/// Marks stand on the line at this height; the gap below it leads to [`CARD`].
const LINE: f64 = 10.0;

fn at(x: f64, y: f64, mark: Option<Mark>, in_card: bool) -> Event {
    Event::Move { x, y, mark, in_card, pressed: false }
}

fn over(mark: Mark, x: f64) -> Event {
    at(x, LINE, Some(mark), false)
}

fn off(x: f64, y: f64) -> Event {
    at(x, y, None, false)
}

fn in_card() -> Event {
    at(60.0, 100.0, None, true)
}

fn press(mark: Option<Mark>) -> Event {
    Event::Down { mark, in_card: false }
}

fn click(mark: Option<Mark>) -> Event {
    Event::Click { mark, in_card: false }
}

fn opened(mark: Mark) -> Effect {
    Effect::Open { mark, pinned: false }
}

fn pinned(mark: Mark) -> Effect {
    Effect::Open { mark, pinned: true }
}

/// Runs events and the ticks that they ask for up to `until`; gives what opened, was pinned and closed.
#[track_caller]
fn assert_happens(events: &[(f64, Event)], until: f64, expected: &[(f64, Effect)]) {
    let happened: Vec<_> =
        run(events, until).into_iter().filter(|(_, e)| !matches!(e, Effect::Prepare { .. })).collect();
    assert_eq!(happened, expected, "after {events:?}");
}

fn run(events: &[(f64, Event)], until: f64) -> Vec<(f64, Effect)> {
    let mut intent = Intent::default();
    let mut out = Vec::new();
    let mut wake: Vec<f64> = Vec::new();
    let mut events = events.iter().copied().peekable();
    loop {
        wake.sort_by(f64::total_cmp);
        let next = events.peek().map_or(f64::INFINITY, |(t, _)| *t);
        let tick = wake.first().copied().unwrap_or(f64::INFINITY);
        let (now, event) = if next <= tick {
            let Some(event) = events.next() else { return out };
            event
        } else {
            wake.remove(0);
            (tick, Event::Tick)
        };
        if now > until {
            return out;
        }
        for effect in intent.step(event, now) {
            match effect {
                Effect::WakeAt(due) => {
                    assert!(due > now, "a wake-up at {due} was asked for at {now}: it would never end");
                    wake.push(due);
                }
                effect => out.push((now, effect)),
            }
        }
    }
}

/// A pointer that wanders along the line at 0.4 px/ms from `from` until `until`.
fn wander(mark: Option<Mark>, from: f64, until: f64) -> Vec<(f64, Event)> {
    let steps = ((until - from) / 20.0) as u32;
    (0..steps).map(|n| (from + f64::from(n) * 20.0, at(f64::from(n) * 8.0, LINE, mark, false))).collect()
}

#[test]
fn prepare_after_120_once() {
    let found = run(&[(0.0, over(7, 5.0)), (300.0, over(7, 6.0))], 499.0);
    assert_eq!(found, [(120.0, Effect::Prepare { mark: 7 })]);
    assert_eq!(run(&[(0.0, over(7, 5.0)), (100.0, off(5.0, 80.0))], 499.0), []);
}

#[test]
fn rest_for_half_a_second_opens_one_card() {
    assert_happens(&[(0.0, over(7, 5.0))], 5000.0, &[(500.0, opened(7))]);
}

#[test]
fn a_pointer_that_moved_a_moment_ago_must_rest_first() {
    let events = [(0.0, over(1, 5.0)), (450.0, over(1, 30.0))];
    assert_happens(&events, 5000.0, &[(570.0, opened(1))]);
    let trembles = [(0.0, over(1, 5.0)), (450.0, over(1, 10.0))];
    assert_happens(&trembles, 5000.0, &[(500.0, opened(1))]);
}

#[test]
fn a_pointer_that_never_rests_opens_at_nine_hundred() {
    assert_happens(&wander(Some(1), 0.0, 2000.0), 1980.0, &[(900.0, opened(1))]);
}

#[test]
fn a_sweep_over_thirty_marks_opens_none() {
    let sweep: Vec<(f64, Event)> = (0..30)
        .map(|n| (f64::from(n) * 33.0, over(n, f64::from(n) * 20.0)))
        .chain([(1000.0, off(700.0, LINE))])
        .collect();
    assert_happens(&sweep, 5000.0, &[]);
}

#[test]
fn from_a_to_b_and_back_asks_for_the_last_one_only() {
    let events = [(0.0, over(1, 5.0)), (200.0, over(2, 60.0)), (400.0, over(1, 5.0))];
    assert_happens(&events, 3000.0, &[(900.0, opened(1))]);
}

#[test]
fn leaving_closes_after_three_hundred_and_keeps_the_group_warm() {
    let events = [(0.0, over(1, 5.0)), (600.0, off(5.0, 200.0)), (1000.0, over(2, 300.0))];
    assert_happens(&events, 3000.0, &[(500.0, opened(1)), (900.0, Effect::Close), (1150.0, opened(2))]);
}

#[test]
fn the_group_is_cold_after_half_a_second() {
    let events = [(0.0, over(1, 5.0)), (600.0, off(5.0, 200.0)), (1401.0, over(2, 300.0))];
    assert_happens(&events, 3000.0, &[(500.0, opened(1)), (900.0, Effect::Close), (1901.0, opened(2))]);
}

#[test]
fn from_mark_to_mark_the_open_card_gives_way() {
    let events = [(0.0, over(1, 5.0)), (600.0, over(2, 100.0))];
    assert_happens(&events, 3000.0, &[(500.0, opened(1)), (750.0, opened(2))]);
}

#[test]
fn back_on_the_mark_or_on_the_card_in_time_keeps_it() {
    for back in [over(1, 5.0), in_card()] {
        let events = [(0.0, over(1, 5.0)), (600.0, off(5.0, 40.0)), (890.0, back)];
        assert_happens(&events, 9000.0, &[(500.0, opened(1))]);
    }
}

/// Opens mark 1 with its card at [`CARD`], then moves by `(x, y)` steps of 60 ms from (5, 10).
fn on_the_way_by(steps: u32, by: (f64, f64)) -> Vec<(f64, Event)> {
    let mut events = vec![(0.0, over(1, 5.0)), (550.0, Event::Placed(CARD))];
    events.extend((1..=steps).map(|n| {
        let n = f64::from(n);
        (600.0 + n * 60.0, off(5.0 + n * by.0, LINE + n * by.1))
    }));
    events
}

#[test]
fn the_way_into_the_card_keeps_it() {
    // Eight steps of 8.5 pixels take 480 ms: longer than the 300 after which a card closes.
    let mut events = on_the_way_by(8, (6.0, 6.0));
    events.push((1100.0, in_card()));
    assert_happens(&events, 4000.0, &[(500.0, opened(1))]);
}

#[test]
fn who_stops_on_the_way_is_not_on_it_any_more() {
    let events = on_the_way_by(4, (6.0, 6.0));
    assert_happens(&events, 4000.0, &[(500.0, opened(1)), (840.0 + CLOSE_AFTER, Effect::Close)]);
}

#[test]
fn the_way_takes_a_second_at_most() {
    let far = Rect { y: 900.0, ..CARD };
    let mut events = vec![(0.0, over(1, 5.0)), (550.0, Event::Placed(far))];
    events.extend(
        (1..60).map(|n| (600.0 + f64::from(n) * 50.0, off(5.0 + f64::from(n), LINE + f64::from(n) * 6.0))),
    );
    assert_happens(&events, 4000.0, &[(500.0, opened(1)), (650.0 + TRAVEL_AT_MOST, Effect::Close)]);
}

#[test]
fn slowly_sideways_or_away_is_no_way() {
    for (why, by) in [("slow", (0.5, 4.0)), ("sideways", (20.0, 0.0)), ("away", (0.0, -10.0))] {
        let events = on_the_way_by(8, by);
        let closed = (660.0 + CLOSE_AFTER, Effect::Close);
        assert_eq!(run(&events, 4000.0).last(), Some(&closed), "{why}");
    }
}

#[test]
fn a_card_beside_its_mark_is_reached_from_its_side() {
    let beside = Rect { x: 100.0, y: -50.0, width: 340.0, height: 200.0 };
    assert!(on_the_way(beside, (50.0, 10.0), (75.0, 20.0)));
    assert!(!on_the_way(beside, (50.0, 10.0), (20.0, 10.0)), "behind the pointer");
    assert!(on_the_way(CARD, (5.0, 10.0), (4.1, 35.0)), "within the buffer");
    assert!(!on_the_way(CARD, (5.0, 10.0), (-20.0, 15.0)));
}

#[test]
fn a_click_beside_the_card_is_no_part_of_the_way() {
    let mut events = on_the_way_by(3, (6.0, 6.0));
    events.push((800.0, press(None)));
    assert_happens(&events, 4000.0, &[(500.0, opened(1)), (800.0, Effect::Close)]);
}

#[test]
fn nothing_opens_while_a_button_is_down() {
    let drag = [(0.0, off(5.0, LINE)), (1.0, press(None)), (2.0, at(9.0, LINE, Some(1), false))];
    let held = drag.map(|(t, event)| match event {
        Event::Move { x, y, mark, in_card, .. } => (t, Event::Move { x, y, mark, in_card, pressed: t > 1.0 }),
        event => (t, event),
    });
    assert_happens(&held, 5000.0, &[]);
    // Let go outside the window: the next move tells.
    assert_happens(&drag, 5000.0, &[(502.0, opened(1))]);
}

#[test]
fn nothing_opens_while_scrolling_nor_under_a_still_pointer_after_it() {
    let under = [(0.0, off(5.0, LINE)), (1.0, Event::Scroll), (50.0, at(5.0, LINE, Some(1), false))];
    assert_happens(&under, 5000.0, &[]);
    let moved = [(0.0, off(5.0, LINE)), (1.0, Event::Scroll), (50.0, over(1, 9.0))];
    assert_happens(&moved, 5000.0, &[(550.0, opened(1))]);
    let scrolled_on = [(0.0, over(1, 5.0)), (400.0, Event::Scroll)];
    assert_happens(&scrolled_on, 5000.0, &[]);
}

#[test]
fn scrolling_takes_the_mark_away_but_not_a_card_under_the_pointer() {
    let away = [(0.0, over(1, 5.0)), (600.0, Event::Scroll), (700.0, Event::Scroll)];
    assert_happens(&away, 5000.0, &[(500.0, opened(1)), (900.0, Effect::Close)]);
    let reads =
        [(0.0, over(1, 5.0)), (550.0, Event::Placed(CARD)), (600.0, in_card()), (700.0, Event::Scroll)];
    assert_happens(&reads, 5000.0, &[(500.0, opened(1))]);
}

#[test]
fn nothing_opens_while_text_is_being_selected() {
    let events = [(0.0, over(1, 5.0)), (450.0, Event::Selection { any: true })];
    assert_happens(&events, 5000.0, &[(450.0 + SELECTING_FOR, opened(1))]);
    let click_at_its_end = [(0.0, Event::Selection { any: true }), (10.0, click(Some(1)))];
    assert_happens(&click_at_its_end, 5000.0, &[]);
}

#[test]
fn nothing_opens_while_the_reader_writes() {
    let events = [(0.0, over(1, 5.0)), (450.0, Event::KeyInField)];
    assert_happens(&events, 5000.0, &[(450.0 + TYPING_FOR, opened(1))]);
}

#[test]
fn a_press_elsewhere_and_leaving_the_window_cancel() {
    assert_happens(&[(0.0, over(1, 5.0)), (400.0, press(None))], 5000.0, &[]);
    assert_happens(&[(0.0, over(1, 5.0)), (400.0, Event::Leave)], 5000.0, &[]);
    let open = [(0.0, over(1, 5.0)), (600.0, Event::Leave)];
    assert_happens(&open, 5000.0, &[(500.0, opened(1)), (900.0, Effect::Close)]);
}

#[test]
fn a_click_opens_at_once_and_pins_and_a_second_one_closes() {
    let events = [
        (0.0, over(1, 5.0)),
        (10.0, press(Some(1))),
        (60.0, Event::Up),
        (61.0, click(Some(1))),
        (400.0, off(5.0, 500.0)),
        (2000.0, over(1, 5.0)),
        (2010.0, press(Some(1))),
        (2060.0, Event::Up),
        (2061.0, click(Some(1))),
        // Still there: it was closed on purpose.
        (2100.0, over(1, 6.0)),
    ];
    assert_happens(&events, 9000.0, &[(61.0, pinned(1)), (2061.0, Effect::Close)]);
}

#[test]
fn a_click_on_the_mark_of_an_open_card_pins_it() {
    let events = [
        (0.0, over(1, 5.0)),
        (600.0, press(Some(1))),
        (650.0, Event::Up),
        (651.0, click(Some(1))),
        (700.0, off(5.0, 500.0)),
    ];
    assert_happens(&events, 9000.0, &[(500.0, opened(1)), (651.0, Effect::Pin)]);
}

#[test]
fn a_pinned_card_gives_way_to_clicks_only() {
    let elsewhere = [(0.0, click(Some(1))), (50.0, press(None)), (60.0, click(None))];
    assert_happens(&elsewhere, 900.0, &[(0.0, pinned(1)), (60.0, Effect::Close)]);
    let hovering = [(0.0, click(Some(1))), (50.0, over(2, 90.0))];
    assert_happens(&hovering, 9000.0, &[(0.0, pinned(1))]);
    let other = [(0.0, click(Some(1))), (50.0, click(Some(2)))];
    assert_happens(&other, 9000.0, &[(0.0, pinned(1)), (50.0, pinned(2))]);
    let inside = [(0.0, click(Some(1))), (50.0, Event::Click { mark: None, in_card: true })];
    assert_happens(&inside, 9000.0, &[(0.0, pinned(1))]);
}

#[test]
fn escape_is_not_undone_by_a_pointer_that_stays() {
    let stays = [(0.0, over(1, 5.0)), (600.0, Event::Closed), (700.0, over(1, 6.0))];
    assert_happens(&stays, 9000.0, &[(500.0, opened(1))]);
    let comes_back =
        [(0.0, over(1, 5.0)), (600.0, Event::Closed), (700.0, off(5.0, 90.0)), (800.0, over(1, 5.0))];
    assert_happens(&comes_back, 9000.0, &[(500.0, opened(1)), (950.0, opened(1))]);
}

#[test]
fn a_card_with_the_readers_focus_or_selection_stays() {
    let focus = [(0.0, over(1, 5.0)), (600.0, Event::Busy(true)), (700.0, off(5.0, 500.0))];
    assert_happens(&focus, 9000.0, &[(500.0, opened(1))]);
    let selection = [
        (0.0, over(1, 5.0)),
        (600.0, in_card()),
        (650.0, Event::Down { mark: None, in_card: true }),
        (651.0, Event::Busy(true)),
        (700.0, Event::Move { x: 5.0, y: 500.0, mark: None, in_card: false, pressed: true }),
        (1700.0, Event::Up),
        (1701.0, click(None)),
    ];
    assert_happens(&selection, 9000.0, &[(500.0, opened(1))]);
}

#[test]
fn a_card_opened_by_activation_is_left_alone_by_the_pointer() {
    let events = [(0.0, Event::Opened), (100.0, over(1, 5.0)), (900.0, off(5.0, 500.0))];
    assert_happens(&events, 9000.0, &[]);
}

#[test]
fn marks_that_are_numbered_anew_keep_their_card() {
    let mut intent = Intent::default();
    intent.step(over(1, 5.0), 0.0);
    intent.step(Event::Tick, 500.0);
    intent.renumber(&|mark| Some(mark + 4));
    assert_eq!(intent.open_mark(), Some(5));
    assert!(intent.step(over(5, 6.0), 600.0).is_empty(), "the pointer is where it was");
    intent.renumber(&|_| None);
    assert_eq!(intent.open_mark(), None);
}
