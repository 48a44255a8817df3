//! Where the reader is in the story: what the notes list opens at. Times in milliseconds, lengths in CSS pixels.

/// Who stays so long at one place reads there; shorter stops are made on the way to the list's button.
pub const DWELL: f64 = 1000.0;
/// The line that is being read, as a part of the height of what is in view: above the middle, since one scrolls on
/// before reaching the end.
pub const READING_LINE: f64 = 0.35;

/// Where the page stood when its reader last stayed. Places are how far the article's top is from the viewport's, so
/// that it does not matter what scrolls.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dwell {
    stayed: Option<f64>,
    now: Option<(f64, f64)>,
}

impl Dwell {
    /// The article's top stands here from now on.
    pub fn scrolled(&mut self, top: f64, now: f64) {
        if let Some((before, _)) = self.now.filter(|(_, since)| now - since >= DWELL) {
            self.stayed = Some(before);
        }
        self.now = Some((top, now));
    }

    /// Where the reader was before the way to the list; `None` before the first stay.
    pub fn place(self) -> Option<f64> {
        self.stayed
    }
}

/// The one of so many stretches, from top to bottom, that begins nearest to a line.
pub fn nearest(count: usize, line: f64, top_of: impl Fn(usize) -> f64) -> Option<usize> {
    // Stretches of a story stand one below another: a few looks instead of thousands.
    let (mut from, mut to) = (0, count);
    while from < to {
        let middle = usize::midpoint(from, to);
        if top_of(middle) < line { from = middle + 1 } else { to = middle }
    }
    let last = count.checked_sub(1)?;
    let after = from.min(last);
    let before = after.saturating_sub(1);
    let closer = (line - top_of(before)).abs() < (line - top_of(after)).abs();
    Some(if closer { before } else { after })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_the_button_is_no_stay() {
        let mut dwell = Dwell::default();
        assert_eq!(dwell.place(), None);
        for (top, now) in [(0.0, 0.0), (-3000.0, 500.0), (-2000.0, 9000.0), (-900.0, 9400.0), (0.0, 9900.0)] {
            dwell.scrolled(top, now);
        }
        assert_eq!(dwell.place(), Some(-3000.0));
        dwell.scrolled(-50.0, 20_000.0);
        assert_eq!(dwell.place(), Some(0.0), "the reader has read the top meanwhile");
    }

    #[test]
    fn the_nearest_of_those_above_and_below() {
        let tops = [10.0, 50.0, 50.0, 400.0, 1000.0];
        for (line, expected) in [(-99.0, 0), (25.0, 0), (31.0, 1), (200.0, 2), (300.0, 3), (9000.0, 4)] {
            assert_eq!(nearest(tops.len(), line, |at| tops[at]), Some(expected), "at {line}");
        }
        assert_eq!(nearest(1, 5.0, |_| 80.0), Some(0));
        assert_eq!(nearest(0, 5.0, |_| 80.0), None);
    }
}
