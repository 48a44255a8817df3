//! Lists from iterators.

/// The standard library's `collect` asks for the first element apart, and for how many there may be, wherever it is used on
/// what may leave elements out; each such place took about 60 bytes of wasm more (brotli).
pub trait Gather: Iterator + Sized {
    /// All elements, as a list.
    fn gather(self) -> Vec<Self::Item> {
        let mut all = Vec::new();
        self.for_each(|element| all.push(element));
        all
    }
}

impl<I: Iterator> Gather for I {}
