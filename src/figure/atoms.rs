//! The words, numbers and symbols of a block, and what is asked of them: each reader looks about the place that reading has
//! come to.

use std::cell::{Cell, OnceCell};
use std::ops::BitOr;

use super::lexer::lex;
use super::number::Number;
use super::table::{Readings, Row, Table, Tag, Tags};
use super::time::Point;
use super::{Context, Timex, sieve};
use crate::article::Language;
use crate::text::{ByteSpan, is_capital, is_small, place_among};
use crate::value::{number_of, with_digit};

/// A word, number or symbol of the block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    pub span: ByteSpan,
    pub readings: Readings,
    pub glue: Glue,
}

/// What stands between an atom and the one before it; or several of that, to ask whether it is one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glue(u16);

impl Glue {
    /// The block begins here.
    pub const START: Self = Self(1);
    /// Nothing: "5|m".
    pub const JOINED: Self = Self(2);
    pub const SPACE: Self = Self(4);
    /// A space or bracket and a sign that belongs to what follows: "of –|5".
    pub const MINUS: Self = Self(8);
    pub const HYPHEN: Self = Self(16);
    /// A dash, or a hyphen with spaces.
    pub const DASH: Self = Self(32);
    pub const COMMA: Self = Self(64);
    /// The end of a sentence or a semicolon.
    pub const STOP: Self = Self(128);
    /// A bracket that opens here: "(|25lb)".
    pub const OPEN: Self = Self(256);
    pub const OTHER: Self = Self(512);
}

impl BitOr for Glue {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The atoms of one block, and the one that reading has come to: what is asked is asked of those so many places further on,
/// or back. Places outside the block read as nothing.
///
/// The small questions are asked in four hundred places: inlined there they would double the wasm. Natively they are, and
/// reading is a fifth faster.
pub(super) struct Atoms<'t> {
    text: &'t str,
    block: ByteSpan,
    pub context: &'t Context,
    /// The last date told in the block: what "two years later" counts from.
    pub told: Cell<Option<Timex>>,
    /// The last that is no lower bound: what "a year earlier" counts from, not the year in "the highest since 2009".
    pub topic: Cell<Option<Timex>>,
    all: Vec<Atom>,
    known: OnceCell<Vec<Known>>,
    pub table: &'static Table,
    at: Cell<usize>,
}

impl<'t> Atoms<'t> {
    /// The atoms of a block; `None` where the build left out the table of its language.
    pub fn new(text: &'t str, block: ByteSpan, context: &'t Context) -> Option<Self> {
        let table = Table::get(context.language.primary())?;
        let all = lex(table, block.of(text), block.start);
        let (told, topic, known, at) = (Cell::default(), Cell::default(), OnceCell::new(), Cell::default());
        Some(Self { text, block, context, told, topic, all, known, table, at })
    }

    /// What is known of what begins here.
    #[inline(never)]
    pub fn known(&self) -> Option<&Known> {
        let none = || std::iter::repeat_with(Known::default).take(self.len()).collect();
        self.known.get_or_init(none).get(self.at())
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The place that reading has come to.
    pub fn at(&self) -> usize {
        self.at.get()
    }

    pub fn go(&self, at: usize) {
        self.at.set(at);
    }

    /// Goes one place on.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn step(&self) {
        self.go(self.at() + 1);
    }

    /// What `read` reads; if nothing, reading has not moved.
    pub fn attempt<T>(&self, read: impl FnOnce() -> Option<T>) -> Option<T> {
        let start = self.at();
        let found = read();
        if found.is_none() {
            self.go(start);
        }
        found
    }

    /// What `read` reads from another place; reading does not move.
    pub fn from<T>(&self, at: usize, read: impl FnOnce() -> T) -> T {
        let here = self.at.replace(at);
        let found = read();
        self.go(here);
        found
    }

    pub fn get(&self, ahead: isize) -> Option<&Atom> {
        self.all.get(self.at().wrapping_add_signed(ahead))
    }

    /// Whether what reads here may begin so.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn opens(&self, with: Tags) -> bool {
        sieve::is_off() || self.tags(0).meet(with)
    }

    /// Whether some row has matched here: a word that the table knows, and no ordinary noun or verb.
    pub fn is_known(&self, ahead: isize) -> bool {
        !self.tags(ahead).without(Tags::of(&[Tag::Planned])).is_empty()
    }

    pub fn tags(&self, ahead: isize) -> Tags {
        self.get(ahead).map_or(Tags::default(), |atom| self.table.tags(atom.readings))
    }

    /// Whether one of these stands before an atom. Past the end sentences have stopped.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn glued(&self, ahead: isize, by: Glue) -> bool {
        self.get(ahead).map_or(Glue::STOP, |atom| atom.glue).0 & by.0 != 0
    }

    /// The wording of an atom; empty outside the block.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn word(&self, ahead: isize) -> &'t str {
        self.get(ahead).map_or("", |atom| atom.span.of(self.text))
    }

    /// Whether an atom is written so.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn reads(&self, ahead: isize, wording: &str) -> bool {
        self.word(ahead) == wording
    }

    /// Whether an atom is one of a few words, which spaces part.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_among(&self, ahead: isize, words: &str) -> bool {
        place_among(words, self.word(ahead)).is_some()
    }

    /// Whether the mark of the possessive stands here: "April|’s".
    #[inline(never)]
    pub fn is_possessive(&self, ahead: isize) -> bool {
        !self.glued(ahead, Glue::SPACE) && self.is_among(ahead, "s ’s 's")
    }

    /// Bytes of an atom.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn length(&self, ahead: isize) -> usize {
        self.get(ahead).map_or(0, |atom| atom.span.len())
    }

    /// The numbers that the digits of this atom say, three at most, between whatever else there is: "1/2", "2025-02-04",
    /// "’90s". What is not there is -1.
    #[inline(never)]
    pub fn numbers_within(&self) -> [i64; 3] {
        let mut all = [-1; 3];
        let (mut nth, mut inside) = (0, false);
        for byte in self.word(0).bytes() {
            let digit = byte.is_ascii_digit();
            nth += usize::from(inside && !digit);
            inside = digit;
            if let Some(number) = all.get_mut(nth).filter(|_| digit) {
                *number = with_digit((*number).max(0), (byte - b'0').into()).unwrap_or(i64::MAX);
            }
        }
        all
    }

    /// The number that two plain digits say.
    #[inline(never)]
    pub fn two_digits(&self, ahead: isize) -> Option<i32> {
        number_of(Some(self.word(ahead)).filter(|word| word.len() == 2)?)
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn ends_with(&self, ahead: isize, ending: &str) -> bool {
        self.word(ahead).ends_with(ending)
    }

    /// The first reading with this tag.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn row(&self, ahead: isize, tag: Tag) -> Option<Row> {
        let readings = self.get(ahead)?.readings;
        if !self.table.tags(readings).has(tag) {
            return None;
        }
        self.table.rows(readings).find(|row| row.is(tag))
    }

    /// The same, to the atom behind it.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn take(&self, tag: Tag) -> Option<Row> {
        let row = self.row(0, tag);
        self.go(self.at() + usize::from(row.is_some()));
        row
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is(&self, ahead: isize, tag: Tag) -> bool {
        self.tags(ahead).has(tag)
    }

    /// Whether this atom has the tag; if so, goes to the one behind it.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn eat(&self, tag: Tag) -> bool {
        let found = self.is(0, tag);
        self.go(self.at() + usize::from(found));
        found
    }

    /// Whether an atom with this tag stands behind a space.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn spaced(&self, ahead: isize, tag: Tag) -> bool {
        self.glued(ahead, Glue::SPACE) && self.is(ahead, tag)
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_any(&self, ahead: isize, wanted: &[Tag]) -> bool {
        let tags = self.tags(ahead);
        wanted.iter().any(|&tag| tags.has(tag))
    }

    /// Whether the atom before this one reads as `tag` and stands in the same sentence.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn follows(&self, tag: Tag) -> bool {
        self.follows_any(&[tag])
    }

    /// Whether the atom before this one reads as one of these and stands in the same sentence.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn follows_any(&self, tags: &[Tag]) -> bool {
        self.glued(0, Glue::SPACE) && self.is_any(-1, tags)
    }

    /// From the first byte of atom `first`, its sign included, to the last byte of the atom before `end`.
    pub fn span(&self, first: usize, end: usize) -> ByteSpan {
        let (Some(from), Some(to)) = (self.all.get(first), self.all.get(end.saturating_sub(1))) else {
            return ByteSpan::default();
        };
        let sign = from.glue == Glue::MINUS;
        let sign = self.from(first, || self.before(0)).filter(|_| sign).map_or(0, char::len_utf8);
        ByteSpan { start: from.span.start - sign as u32, end: to.span.end.max(from.span.end) }
    }

    /// The character right before an atom, within the block.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn before(&self, ahead: isize) -> Option<char> {
        let start = self.get(ahead)?.span.start;
        ByteSpan { start: self.block.start, end: start }.of(self.text).chars().next_back()
    }

    /// What follows an atom, to the block's end.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn rest(&self, ahead: isize) -> &'t str {
        let end = self.get(ahead).map_or(self.block.end, |atom| atom.span.end);
        ByteSpan { start: end, end: self.block.end }.of(self.text)
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn begins_sentence(&self, ahead: isize) -> bool {
        self.glued(ahead, Glue::START | Glue::STOP)
            || self.before(ahead).is_some_and(|c| matches!(c, '“' | '"' | '‘'))
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_capitalised(&self, ahead: isize) -> bool {
        self.word(ahead).chars().next().is_some_and(is_capital)
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_lower(&self, ahead: isize) -> bool {
        self.word(ahead).chars().next().is_some_and(is_small)
    }

    /// Whether the text is in this language; of those that the build left out, none is.
    #[inline(always)]
    pub fn is_in(&self, language: Language) -> bool {
        cfg!(any(feature = "languages", test)) && self.context.language == language
    }
}

/// What has been read from an atom on, if it has been asked for: all that reads there asks the same again.
#[derive(Default)]
pub(super) struct Known {
    pub number: OnceCell<Option<Number>>,
    pub point: OnceCell<Option<Point>>,
}
