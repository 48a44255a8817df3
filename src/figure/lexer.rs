//! Cuts a block into words, numbers and symbols, each with the rows of the table that match it.

use std::hint::select_unpredictable;

use std::cell::{Cell, OnceCell};
use std::ops::BitOr;

use super::number::Number;
use super::table::{AT_A_GLANCE, Readings, Row, Table, Tag, Tags};
use super::time::Point;
use super::{Context, Timex};
use crate::article::Language;
use crate::text::{ByteSpan, is_capital, is_letter, is_small, only_char, part};
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
    all: Vec<Atom>,
    known: OnceCell<Vec<Known>>,
    table: &'static Table,
    at: Cell<usize>,
}

impl<'t> Atoms<'t> {
    /// The atoms of a block; `None` where the build left out the table of its language.
    pub fn new(text: &'t str, block: ByteSpan, context: &'t Context) -> Option<Self> {
        let table = Table::get(context.language.primary())?;
        let all = lex(table, block.of(text), block.start);
        let (told, known, at) = (Cell::default(), OnceCell::new(), Cell::default());
        Some(Self { text, block, context, told, all, known, table, at })
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

    /// Whether a figure can begin here: with this word, and with something close behind it that figures are made of.
    pub fn may_begin(&self) -> bool {
        let tags = self.tags(0);
        if is_sieve_off() {
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

    /// Whether what reads here may begin so.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn opens(&self, with: Tags) -> bool {
        is_sieve_off() || self.tags(0).meet(with)
    }

    /// Whether some row has matched here: a word that the table knows, and no ordinary noun or verb.
    pub fn is_known(&self, ahead: isize) -> bool {
        !self.tags(ahead).without(Tags::of(&[Tag::Planned])).is_empty()
    }

    fn tags(&self, ahead: isize) -> Tags {
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
fn is_sieve_off() -> bool {
    false
}

#[cfg(all(test, not(target_arch = "wasm32")))]
use sieve::is_off as is_sieve_off;

/// What has been read from an atom on, if it has been asked for: all that reads there asks the same again.
#[derive(Default)]
pub(super) struct Known {
    pub number: OnceCell<Option<Number>>,
    pub point: OnceCell<Option<Point>>,
}

/// The stretches of a block that rows of the table match, for the benchmark: all of the finding, none of the grammar.
pub fn stretches(text: &str, block: ByteSpan) -> impl Iterator<Item = ByteSpan> {
    let table = Table::get("en").expect("English is always there");
    lex(table, block.of(text), block.start)
        .into_iter()
        .filter(|atom| atom.readings != 0)
        .map(|atom| atom.span)
}

fn lex(table: &Table, source: &str, offset: u32) -> Vec<Atom> {
    let bytes = source.as_bytes();
    let mut out: Vec<Atom> = Vec::with_capacity(source.len() / 4 + 1);
    let mut gap = 0;
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        if first == b' ' {
            at += 1;
            continue;
        }
        let (length, readings) = atom_at(table, source, at, first);
        if length == 0 {
            at += 1;
            continue;
        }
        let glue = match &bytes[gap..at] {
            _ if out.is_empty() => first_glue(part(source, 0, at)),
            [] => Glue::JOINED,
            b" " => Glue::SPACE,
            _ => glue_of(part(source, gap, at)),
        };
        out.push(Atom { span: ByteSpan::new(at, at + length).moved(offset), readings, glue });
        at += length;
        gap = at;
    }
    out
}

/// Length and readings of the atom that begins at `at`; length 0 where none does, as inside of a character.
#[inline]
fn atom_at(table: &Table, source: &str, at: usize, first: u8) -> (usize, Readings) {
    let bytes = &source.as_bytes()[at..];
    if AT_A_GLANCE
        && first.is_ascii_alphabetic()
        && let Some((key, length)) = word(source.as_bytes(), at)
    {
        let behind = [0, 1].map(|nth| bytes.get(length + nth).copied().unwrap_or(0));
        if ends_plainly(behind)
            && let Some(readings) = table.word(key, behind)
        {
            return (length, readings);
        }
    }
    if table.begins(first) || first.is_ascii_alphanumeric() || first >= 0xc0 {
        return other_atom(table, source, at);
    }
    (0, 0)
}

#[inline(never)]
fn other_atom(table: &Table, source: &str, at: usize) -> (usize, Readings) {
    let bytes = &source.as_bytes()[at..];
    if let Some(found) = table.longest(bytes, |end| ends_word(bytes, end)) {
        return found;
    }
    if ends_plainly([bytes[0], bytes.get(1).copied().unwrap_or(0)]) && !bytes[0].is_ascii_alphanumeric() {
        return (0, 0);
    }
    (run_length(part(source, at, source.len())), 0)
}

/// The ASCII letters of `bytes` from `at` on: the first eight as small ones, the first in the lowest byte, and how many
/// there are in all. `None` from sixteen on.
#[inline]
fn word(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let sixteen = match bytes[at..].first_chunk::<16>() {
        Some(chunk) => u128::from_le_bytes(*chunk),
        None => bytes[at..].iter().rev().fold(0, |all, &byte| all << 8 | u128::from(byte)),
    };
    let (first, second) = (sixteen as u64, (sixteen >> 64) as u64);
    let ends = [first, second].map(others);
    let length =
        select_unpredictable(ends[0] == 0, ends[1].trailing_zeros() + 64, ends[0].trailing_zeros()) / 8;
    let beyond = select_unpredictable(ends[0] == 0, 0, u64::MAX << (ends[0].trailing_zeros() & 0x38));
    let key = (first | (0x20 * EACH)) & !beyond;
    (length < 16).then_some((key, length as usize))
}

const EACH: u64 = 0x0101_0101_0101_0101;

/// The high bit of each byte that is no ASCII letter.
#[inline]
fn others(eight: u64) -> u64 {
    const HIGH: u64 = 0x80 * EACH;
    // All eight at once: a small letter is no less than "a" and less than "{", which carries into its high bit.
    let seven_bits = (eight | (0x20 * EACH)) & !HIGH;
    let from_a = seven_bits + (0x80 - u64::from(b'a')) * EACH;
    let past_z = seven_bits + (0x80 - u64::from(b'{')) * EACH;
    !(from_a & !past_z & !eight) & HIGH
}

/// Whether these two bytes surely do not begin a letter: ASCII behind letters, or a dash or quotation mark.
#[inline]
fn ends_plainly(behind: [u8; 2]) -> bool {
    behind[0] < 0x80 || behind == [0xe2, 0x80]
}

/// A run of letters or of digits ends where the other begins, so that units may follow digits directly.
fn ends_word(bytes: &[u8], end: usize) -> bool {
    let Some(&next) = bytes.get(end) else { return true };
    let last = bytes[end - 1];
    match last {
        b'0'..=b'9' => !next.is_ascii_digit(),
        _ if last.is_ascii_alphabetic() => !next.is_ascii_alphabetic() && !begins_letter(&bytes[end..]),
        _ => true,
    }
}

/// Whether a letter beyond ASCII begins here.
fn begins_letter(bytes: &[u8]) -> bool {
    // Two-byte characters from U+00C0 on are letters but for × and ÷ and a few signs; dashes and quotation marks
    // have three bytes.
    matches!(bytes, [0xc3, low, ..] if *low != 0x97 && *low != 0xb7) || matches!(bytes, [0xc4..=0xdf, ..])
}

fn run_length(rest: &str) -> usize {
    let same: fn(char) -> bool = match rest.chars().next() {
        Some(first) if is_letter(first) => is_letter,
        Some('0'..='9') => |c| c.is_ascii_digit(),
        _ => return 0,
    };
    rest.find(|c| !same(c)).unwrap_or(rest.len())
}

fn first_glue(gap: &str) -> Glue {
    match glue_of(gap) {
        Glue::MINUS | Glue::HYPHEN => Glue::MINUS,
        Glue::DASH if gap.trim_end() == gap => Glue::MINUS,
        Glue::OPEN => Glue::OPEN,
        _ => Glue::START,
    }
}

fn glue_of(gap: &str) -> Glue {
    let trimmed = gap.trim();
    let spaced = trimmed.len() < gap.len();
    match only_char(trimmed) {
        None if gap.is_empty() => Glue::JOINED,
        None if trimmed.is_empty() => Glue::SPACE,
        Some('-' | '–' | '−') if ends_sign(gap) => Glue::MINUS,
        Some('-' | '\u{2010}' | '\u{2011}') if !spaced => Glue::HYPHEN,
        Some('-' | '–' | '—' | '~' | '−') => Glue::DASH,
        Some(',') => Glue::COMMA,
        Some('(' | '[') => Glue::OPEN,
        _ if trimmed.starts_with('(') && trimmed.len() < 5 && ends_in_sign(trimmed) => Glue::MINUS,
        _ if trimmed.bytes().any(|byte| matches!(byte, b'.' | b'!' | b'?' | b';')) && spaced => Glue::STOP,
        _ => Glue::OTHER,
    }
}

fn ends_in_sign(text: &str) -> bool {
    matches!(text.chars().next_back(), Some('-' | '–' | '−'))
}

/// A sign has a space before it and none behind: "to –5".
fn ends_sign(gap: &str) -> bool {
    gap.trim_start() != gap && gap.trim_end() == gap
}

/// Lets a test read without the sieve of `may_begin`.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod sieve {
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

#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "lexer_tests.rs"]
mod tests;
