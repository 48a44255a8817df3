//! How long the page works before it lets the browser answer its reader.

/// Milliseconds of work after which a slice ends: half of a frame, and with the longest step well below the 50 ms that a
/// reader feels.
const LONGEST: f64 = 8.0;

/// Steps after which it ends whatever the clock says: some browsers let it tick ten times a second, against those who
/// would know the reader by it.
const MOST: u32 = 250;

/// Work between two pauses.
pub struct Slice {
    ends: f64,
    left: u32,
}

impl Slice {
    pub fn new(now: f64) -> Self {
        Self { ends: now + LONGEST, left: MOST }
    }

    /// Whether there is time for one more step.
    pub fn goes_on(&mut self, now: f64) -> bool {
        self.left -= 1;
        self.left > 0 && now < self.ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_ends_with_the_step_that_takes_its_time() {
        let mut slice = Slice::new(100.0);
        assert!(slice.goes_on(100.0) && slice.goes_on(104.0) && slice.goes_on(107.9));
        assert!(!slice.goes_on(108.0));
    }

    #[test]
    fn a_slice_ends_though_the_clock_stands() {
        let mut slice = Slice::new(100.0);
        assert_eq!((0..1000).find(|_| !slice.goes_on(100.0)), Some(249));
    }
}
