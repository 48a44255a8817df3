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

    pub fn holds(self, x: f64, y: f64) -> bool {
        (self.x..=self.right()).contains(&x) && (self.y..=self.bottom()).contains(&y)
    }
}

/// From the mark's line to the card: bridged by the safe polygon.
pub const GAP: f64 = 6.0;
/// From the card to the edge of the viewport.
pub const MARGIN: f64 = 8.0;

/// Top left corner of a card of this size: below the anchor, above where that does not fit, then shifted into view;
/// never over the anchor's line as long as one side has room.
pub fn place(anchor: Rect, card: (f64, f64), viewport: (f64, f64)) -> (f64, f64) {
    let (width, height) = card;
    let below = anchor.bottom() + GAP;
    let above = anchor.y - GAP - height;
    let fits_below = below + height <= viewport.1 - MARGIN;
    let roomier_below = viewport.1 - anchor.bottom() >= anchor.y;
    let y = if fits_below || (above < MARGIN && roomier_below) { below } else { above };
    let x = anchor.x.min(viewport.0 - MARGIN - width).max(MARGIN);
    (x, y.min(viewport.1 - MARGIN - height).max(MARGIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: Rect = Rect { x: 100.0, y: 100.0, width: 60.0, height: 20.0 };

    #[test]
    fn below_by_default_above_where_there_is_no_room() {
        assert_eq!(place(WORD, (340.0, 200.0), (1280.0, 800.0)), (100.0, 126.0));
        let low = Rect { y: 700.0, ..WORD };
        assert_eq!(place(low, (340.0, 200.0), (1280.0, 800.0)), (100.0, 494.0));
    }

    #[test]
    fn shifted_into_a_narrow_viewport() {
        let right = Rect { x: 300.0, ..WORD };
        assert_eq!(place(right, (340.0, 200.0), (390.0, 844.0)).0, 42.0);
        assert_eq!(place(WORD, (374.0, 200.0), (390.0, 844.0)).0, 8.0);
    }
}
