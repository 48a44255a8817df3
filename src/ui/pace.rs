//! How long the page works before it lets the browser answer its reader.

/// Milliseconds of work after which a slice ends: half of a frame, and with the longest step well below the 50 ms that a
/// reader feels.
const LONGEST: f64 = 8.0;

/// Steps after which it ends whatever the clock says: some browsers let it tick ten times a second, against those who
/// would know the reader by it.
const MOST: u32 = 250;

/// Milliseconds after a page's last change until it is read again: scripts change it in bursts.
const SETTLE: f64 = 250.0;

/// Milliseconds after the first change that is not read yet, when reading begins though the changes go on. A long article is
/// read again in some hundreds of milliseconds on a slow phone, so a page that never rests costs it a tenth of its time.
const LATEST: f64 = 2000.0;

/// When a page that changes is read again.
#[derive(Default)]
pub struct Settling {
    /// The first change that is not read yet.
    since: Option<f64>,
}

impl Settling {
    /// A change: milliseconds until the page is to be read, in place of whatever is `pending`, be it a wait or a reading.
    /// `None` where that must come to its end.
    pub fn changed(&mut self, now: f64, pending: bool) -> Option<f64> {
        let left = *self.since.get_or_insert(now) + LATEST - now;
        (left > 0.0 || !pending).then(|| SETTLE.min(left).max(0.0))
    }

    /// It has been read.
    pub fn read(&mut self) {
        self.since = None;
    }
}

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
    fn a_page_is_read_when_it_rests_and_when_it_never_does() {
        let mut settling = Settling::default();
        assert_eq!(settling.changed(1000.0, false), Some(250.0));
        assert_eq!(settling.changed(1200.0, true), Some(250.0), "a new wait, or a reading begun in vain");
        settling.read();
        assert_eq!(settling.changed(1500.0, false), Some(250.0));
        assert_eq!(settling.changed(3400.0, true), Some(100.0), "two seconds after the first");
        assert_eq!(settling.changed(3500.0, true), None, "what is begun now is brought to its end");
        assert_eq!(settling.changed(4000.0, true), None);
        settling.read();
        assert_eq!(settling.changed(4100.0, false), Some(250.0), "and then all begins anew");
    }

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
