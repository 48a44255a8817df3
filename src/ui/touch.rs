//! What one finger means: a tap, or a pull that puts the sheet away. Times in milliseconds, lengths in CSS pixels.

/// A finger that moves further does not tap. Android's slop is 8, and a pen is less steady.
pub const TAP_WITHIN: f64 = 10.0;
/// One that stays down longer does not either: the press belongs to the browser. Android's and iOS's value.
pub const TAP_FOR: f64 = 500.0;
/// A sheet that is pulled down so far goes away: a fifth of the lowest one, and twice what a trembling hand does.
pub const PULL: f64 = 60.0;
/// A flick needs only so much, at this speed in pixels a millisecond.
pub const FLICK: f64 = 24.0;
pub const FLICK_SPEED: f64 = 0.5;

/// Where and when a finger or pen came down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Touch {
    pub x: f64,
    pub y: f64,
    pub at: f64,
}

impl Touch {
    /// Whether it taps, lifted here and now.
    pub fn taps(self, x: f64, y: f64, now: f64) -> bool {
        super::intent::length(x - self.x, y - self.y) <= TAP_WITHIN && now - self.at <= TAP_FOR
    }

    /// How far down it has pulled a sheet; nothing while it may still be a tap, or goes aside rather than down.
    pub fn pulled(self, x: f64, y: f64) -> f64 {
        let down = y - self.y;
        if down > TAP_WITHIN && down > (x - self.x).abs() { down } else { 0.0 }
    }

    /// Whether the sheet goes away, let go here and now.
    pub fn puts_away(self, x: f64, y: f64, now: f64) -> bool {
        let pulled = self.pulled(x, y);
        pulled >= PULL || (pulled >= FLICK && pulled >= FLICK_SPEED * (now - self.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOWN: Touch = Touch { x: 100.0, y: 500.0, at: 1000.0 };

    #[test]
    fn a_tap_stays_within_ten_pixels_and_half_a_second() {
        for (x, y, now, taps) in [
            (100.0, 500.0, 1000.0, true),
            (106.0, 508.0, 1500.0, true),
            (100.0, 510.1, 1100.0, false),
            (107.1, 507.1, 1100.0, false),
            (100.0, 500.0, 1500.1, false),
        ] {
            assert_eq!(DOWN.taps(x, y, now), taps, "at ({x}, {y}), {now}");
        }
    }

    #[test]
    fn a_sheet_follows_a_finger_that_goes_down() {
        for (x, y, pulled) in [
            (100.0, 540.0, 40.0),
            (130.0, 540.0, 40.0),
            // As a tap may.
            (100.0, 510.0, 0.0),
            (141.0, 540.0, 0.0),
            (100.0, 460.0, 0.0),
        ] {
            assert_eq!(DOWN.pulled(x, y), pulled, "at ({x}, {y})");
        }
    }

    #[test]
    fn it_goes_away_when_pulled_far_or_flicked() {
        for (y, now, away) in [
            (560.0, 5000.0, true),
            (559.0, 5000.0, false),
            (530.0, 1060.0, true),
            (530.0, 1061.0, false),
            // Fast, but hardly moved: a trembling tap.
            (520.0, 1010.0, false),
            (440.0, 1010.0, false),
        ] {
            assert_eq!(DOWN.puts_away(100.0, y, now), away, "down to {y} at {now}");
        }
        assert!(!DOWN.puts_away(200.0, 570.0, 1100.0), "aside");
    }
}
