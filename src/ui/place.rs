//! Where a card stands. All numbers are CSS pixels of the viewport.

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    /// The part of it that lies in another one too.
    pub fn within(self, other: Self) -> Self {
        let (x, y) = (self.x.max(other.x), self.y.max(other.y));
        let (right, bottom) = (self.right().min(other.right()), self.bottom().min(other.bottom()));
        Self { x, y, width: right - x, height: bottom - y }
    }

    /// The same rectangle, reckoned from another corner.
    pub fn from(self, corner: Self) -> Self {
        Self { x: self.x - corner.x, y: self.y - corner.y, ..self }
    }

    pub fn holds(self, x: f64, y: f64) -> bool {
        (self.x..=self.right()).contains(&x) && (self.y..=self.bottom()).contains(&y)
    }

    /// The line as a finger meets it: [`TARGET`] high, as much above it as below.
    pub fn for_finger(self) -> Self {
        let more = (TARGET - self.height).max(0.0);
        Self { y: self.y - more / 2.0, height: self.height + more, ..self }
    }
}

/// Least height of what a finger has to meet. WCAG 2.2, 2.5.8.
pub const TARGET: f64 = 24.0;
/// From the mark's line to the card: bridged by the safe polygon.
pub const GAP: f64 = 6.0;
/// From the card to the edge of the viewport.
pub const MARGIN: f64 = 8.0;

/// A card lower than this is not worth reading: it rather covers its line.
const LEAST_HEIGHT: f64 = 120.0;

/// Where a card stands, and how tall it may be there; its inside scrolls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    pub x: f64,
    pub y: f64,
    pub height: f64,
}

/// Place of a card of this size: below the anchor, above where only that has room, else on the roomier side and as low
/// as that is; then shifted into view. Never over the anchor's line while one side has room to read.
pub fn place(anchor: Rect, card: (f64, f64), viewport: (f64, f64)) -> Placed {
    let (width, wanted) = card;
    let below = viewport.1 - MARGIN - anchor.bottom() - GAP;
    let above = anchor.y - GAP - MARGIN;
    let x = anchor.x.min(viewport.0 - MARGIN - width).max(MARGIN);
    let goes_below = below >= wanted || below >= above;
    let height = wanted.min(if goes_below { below } else { above });
    if height < wanted.min(LEAST_HEIGHT) {
        let height = wanted.min(viewport.1 - 2.0 * MARGIN).max(0.0);
        let y = (anchor.bottom() + GAP).min(viewport.1 - MARGIN - height).max(MARGIN);
        return Placed { x, y, height };
    }
    let y = if goes_below { anchor.bottom() + GAP } else { anchor.y - GAP - height };
    // A line half out of view pulls the card no further than the edge.
    Placed { x, y: y.max(MARGIN).min(viewport.1 - MARGIN - height), height }
}

/// Place of a card to the right or left of a list, level with the entry that it belongs to; `None` where neither side
/// has room.
pub fn place_at_side(list: Rect, entry: Rect, card: (f64, f64), viewport: (f64, f64)) -> Option<Placed> {
    let (right, left) = (list.right() + GAP, list.x - GAP - card.0);
    let x = if right + card.0 + MARGIN <= viewport.0 { right } else { left };
    let height = card.1.min(viewport.1 - 2.0 * MARGIN);
    let y = entry.y.min(viewport.1 - MARGIN - height).max(MARGIN);
    (x >= MARGIN).then_some(Placed { x, y, height })
}

/// How far a line is to go up until what lies over the foot of the page leaves it free; zero where it does.
pub fn covered(line: Rect, by: Rect) -> f64 {
    (line.bottom() + MARGIN - by.y).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: Rect = Rect { x: 100.0, y: 100.0, width: 60.0, height: 20.0 };
    const DESKTOP: (f64, f64) = (1280.0, 800.0);
    const PHONE: (f64, f64) = (390.0, 844.0);

    #[track_caller]
    fn assert_placed(anchor: Rect, card: (f64, f64), viewport: (f64, f64), expected: (f64, f64, f64)) {
        let placed = place(anchor, card, viewport);
        assert_eq!((placed.x, placed.y, placed.height), expected, "{anchor:?} in {viewport:?}");
    }

    #[test]
    fn below_by_default_above_where_there_is_no_room() {
        assert_placed(WORD, (340.0, 200.0), DESKTOP, (100.0, 126.0, 200.0));
        assert_placed(Rect { y: 700.0, ..WORD }, (340.0, 200.0), DESKTOP, (100.0, 494.0, 200.0));
    }

    #[test]
    fn shifted_into_a_narrow_viewport() {
        assert_placed(Rect { x: 300.0, ..WORD }, (340.0, 200.0), PHONE, (42.0, 126.0, 200.0));
        assert_placed(WORD, (374.0, 200.0), PHONE, (8.0, 126.0, 200.0));
    }

    #[test]
    fn the_line_stays_free_and_the_card_gets_lower() {
        let middle = Rect { y: 200.0, ..WORD };
        assert_placed(middle, (340.0, 400.0), (800.0, 500.0), (100.0, 226.0, 266.0));
        let low = Rect { y: 300.0, ..WORD };
        assert_placed(low, (340.0, 400.0), (800.0, 500.0), (100.0, 8.0, 286.0));
    }

    #[test]
    fn where_neither_side_has_room_the_card_covers_the_line_but_stays_in_view() {
        assert_placed(WORD, (340.0, 400.0), (800.0, 200.0), (100.0, 8.0, 184.0));
    }

    #[test]
    fn beside_the_list_level_with_its_entry_where_there_is_room() {
        let list = Rect { x: 100.0, y: 300.0, width: 340.0, height: 400.0 };
        let entry = Rect { x: 108.0, y: 640.0, width: 320.0, height: 32.0 };
        let placed = |x, y, height| Some(Placed { x, y, height });
        assert_eq!(place_at_side(list, entry, (430.0, 100.0), DESKTOP), placed(446.0, 640.0, 100.0));
        assert_eq!(place_at_side(list, entry, (430.0, 400.0), DESKTOP), placed(446.0, 392.0, 400.0));
        let at_the_edge = Rect { x: 932.0, ..list };
        assert_eq!(place_at_side(at_the_edge, entry, (430.0, 100.0), DESKTOP), placed(496.0, 640.0, 100.0));
        assert_eq!(place_at_side(list, entry, (430.0, 400.0), (800.0, 800.0)), None);
    }

    #[test]
    fn a_line_below_the_sheet_goes_up_as_far_as_it_must() {
        let sheet = Rect { x: 0.0, y: 422.0, width: 390.0, height: 422.0 };
        let up = |y: f64| covered(Rect { y, ..WORD }, sheet);
        assert_eq!([100.0, 394.0, 395.0, 420.0, 700.0].map(up), [0.0, 0.0, 1.0, 26.0, 306.0]);
    }

    #[test]
    fn a_finger_meets_a_low_line_as_if_it_were_higher() {
        let low = Rect { height: 18.0, ..WORD }.for_finger();
        assert_eq!(low, Rect { y: 97.0, height: 24.0, ..WORD });
        let high = Rect { height: 40.0, ..WORD };
        assert_eq!(high.for_finger(), high);
    }

    #[test]
    fn always_in_view_and_off_the_line() {
        for y in (0..800).step_by(7) {
            let anchor = Rect { y: f64::from(y), ..WORD };
            let placed = place(anchor, (340.0, 380.0), DESKTOP);
            assert!(
                placed.y >= MARGIN && placed.y + placed.height <= DESKTOP.1 - MARGIN,
                "{anchor:?} {placed:?}"
            );
            let over = placed.y < anchor.bottom() && anchor.y < placed.y + placed.height;
            assert!(!over, "{anchor:?} is covered by {placed:?}");
        }
    }
}
