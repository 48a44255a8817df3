//! How much memory something takes.

use std::alloc::{GlobalAlloc, Layout};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

use mimalloc::MiMalloc;

#[global_allocator]
static HEAP: Counted = Counted {
    counts: AtomicBool::new(false),
    now: AtomicUsize::new(START),
    peak: AtomicUsize::new(START),
    calls: AtomicUsize::new(0),
};

/// So much that what is given back and was never counted goes below no zero.
const START: usize = usize::MAX / 2;

/// The command line's allocator with a count of bytes, while somebody asks for it: counting takes longer than what is counted.
struct Counted {
    counts: AtomicBool,
    now: AtomicUsize,
    peak: AtomicUsize,
    calls: AtomicUsize,
}

// SAFETY: every call goes to that allocator as it came.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.count(layout);
        unsafe { MiMalloc.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        if self.counts.load(Relaxed) {
            self.now.fetch_sub(layout.size(), Relaxed);
        }
        unsafe { MiMalloc.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // What is moved is there twice for a while.
        self.count(Layout::from_size_align(size, layout.align()).unwrap_or(layout));
        if self.counts.load(Relaxed) {
            self.now.fetch_sub(layout.size(), Relaxed);
        }
        unsafe { MiMalloc.realloc(place, layout, size) }
    }

    // Zeros straight from the kernel cost nothing until they are touched.
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        self.count(layout);
        unsafe { MiMalloc.alloc_zeroed(layout) }
    }
}

impl Counted {
    fn count(&self, layout: Layout) {
        if self.counts.load(Relaxed) {
            let now = self.now.fetch_add(layout.size(), Relaxed) + layout.size();
            self.peak.fetch_max(now, Relaxed);
            self.calls.fetch_add(1, Relaxed);
        }
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
    HEAP.counts.store(true, Relaxed);
    let result = run();
    HEAP.counts.store(false, Relaxed);
    let used = |counter: &AtomicUsize| counter.load(Relaxed).saturating_sub(before);
    let calls = HEAP.calls.load(Relaxed) - calls;
    (result, Memory { kept: used(&HEAP.now), peak: used(&HEAP.peak), calls })
}
