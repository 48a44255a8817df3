//! How much memory something takes.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

#[global_allocator]
static HEAP: Counted =
    Counted { now: AtomicUsize::new(0), peak: AtomicUsize::new(0), calls: AtomicUsize::new(0) };

/// The system's allocator with a count of bytes.
struct Counted {
    now: AtomicUsize,
    peak: AtomicUsize,
    calls: AtomicUsize,
}

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = self.now.fetch_add(layout.size(), Relaxed) + layout.size();
        self.peak.fetch_max(now, Relaxed);
        self.calls.fetch_add(1, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        self.now.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(place, layout) }
    }

    // Zeros straight from the kernel cost nothing until they are touched.
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        let now = self.now.fetch_add(layout.size(), Relaxed) + layout.size();
        self.peak.fetch_max(now, Relaxed);
        self.calls.fetch_add(1, Relaxed);
        unsafe { System.alloc_zeroed(layout) }
    }
}

/// Heap bytes in use afterwards and at most, beyond those before, and how often memory was asked for.
pub struct Memory {
    pub kept: usize,
    pub peak: usize,
    pub calls: usize,
}

pub fn memory<T>(run: impl FnOnce() -> T) -> (T, Memory) {
    let (before, calls) = (HEAP.now.load(Relaxed), HEAP.calls.load(Relaxed));
    HEAP.peak.store(before, Relaxed);
    let result = run();
    let used = |counter: &AtomicUsize| counter.load(Relaxed).saturating_sub(before);
    let calls = HEAP.calls.load(Relaxed) - calls;
    (result, Memory { kept: used(&HEAP.now), peak: used(&HEAP.peak), calls })
}
