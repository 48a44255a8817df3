//! Whether a figure can begin with a word at all: most words of prose are passed over without asking a reader.

use super::atoms::Atoms;
use super::table::{Tag, Tags};

impl Atoms<'_> {
    /// Whether a figure can begin here: with this word, and with something close behind it that figures are made of.
    pub fn may_begin(&self) -> bool {
        let tags = self.tags(0);
        if is_off() {
            return !tags.is_empty();
        }
        let begins = tags.without(INSIDE);
        let core = |ahead| self.tags(ahead).without(BESIDE);
        if begins.without(BEHIND).is_empty() {
            return !begins.is_empty() && !core(1).without(BEHIND).is_empty();
        }
        if !core(0).without(BEHIND).is_empty() {
            return true;
        }
        if begins.without(BEHIND) == Tags::of(&[Tag::Ahead]) {
            // The count follows at once: "in two weeks", "in a week".
            return !core(if self.is(1, Tag::Article) { 2 } else { 1 }).is_empty();
        }
        let reach = if begins == Tags::of(&[Tag::Article]) { ARTICLE_REACH } else { REACH };
        let mut known = (1..=reach).take_while(|&ahead| self.is_known(ahead));
        known.any(|ahead| !core(ahead).is_empty())
    }
}

/// Tags of words with which no figure begins. One that is missing here costs time only.
const INSIDE: Tags = {
    use Tag::*;
    Tags::of(&[
        Of,
        And,
        To,
        In,
        On,
        By,
        Ago,
        Later,
        After,
        Before,
        Hence,
        Old,
        People,
        High,
        Superlative,
        Change,
        Says,
        Weight,
        Price,
        Counted,
        Track,
        Label,
        Ordinary,
        Past,
        Present,
        Future,
        Planned,
        DateBound,
        DateBoundAfter,
        BoundAfter,
        Length,
        Street,
        Scale,
        Era,
        Hour,
        Earlier,
        Idiom,
        OutOf,
        ToDate,
        Beyond,
        Ended,
        OrdinalEnd,
    ])
};

/// Tags of words that make no figure without a word of another tag. One that is missing here costs time only.
const BESIDE: Tags = {
    use Tag::*;
    let more =
        Tags::of(&[Article, The, From, Between, Bound, Relative, Portion, Fiscal, Age, Point, Minus, Ahead]);
    INSIDE.and(more)
};

/// Tags of words that stand behind a number, or right before one: "year 2023/24".
const BEHIND: Tags = Tags::of(&[Tag::Unit, Tag::Suffix]);

/// Words of `BESIDE` that a figure may begin with: "from the late 1980s".
const REACH: isize = 4;
/// The same behind "a", by far the commonest of them.
const ARTICLE_REACH: isize = 2;

#[cfg(any(not(test), target_arch = "wasm32"))]
pub(super) fn is_off() -> bool {
    false
}

#[cfg(all(test, not(target_arch = "wasm32")))]
pub(super) use switch::{is_off, without};

/// Lets a test read without the sieve.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod switch {
    use std::cell::Cell;

    thread_local! {
        static OFF: Cell<bool> = const { Cell::new(false) };
    }

    pub fn is_off() -> bool {
        OFF.get()
    }

    pub fn without<T>(read: impl FnOnce() -> T) -> T {
        OFF.set(true);
        let out = read();
        OFF.set(false);
        out
    }
}
