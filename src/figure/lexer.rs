//! Cuts a block into words, numbers and symbols, each with the rows of the table that match it.

use std::hint::select_unpredictable;

use std::cell::Cell;

use super::number::Number;
use super::table::{Readings, Row, Table, Tag, Tags};
use super::time::Point;
use crate::article::Language;
use crate::text::{ByteSpan, is_capital, is_letter, is_small, only_char, part};

/// A word, number or symbol of the block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    pub span: ByteSpan,
    pub readings: Readings,
    pub glue: Glue,
}

/// What stands between an atom and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glue {
    /// The block begins here.
    Start,
    /// Nothing: "5|m".
    Joined,
    Space,
    /// A space or bracket and a sign that belongs to what follows: "of –|5".
    Minus,
    Hyphen,
    /// A dash, or a hyphen with spaces.
    Dash,
    Comma,
    /// The end of a sentence or a semicolon.
    Stop,
    /// A bracket that opens here: "(|25lb)".
    Open,
    Other,
}

/// The atoms of one block. Positions past the end read as nothing.
///
/// The small questions are asked in two hundred places: inlined there they would double the wasm. Natively they are, and
/// reading is a fifth faster.
pub(super) struct Atoms<'t> {
    pub text: &'t str,
    pub block: ByteSpan,
    /// What `number` has read.
    pub numbers: Recent<Option<Number>>,
    /// What `time::point` has read.
    pub points: Recent<Option<Point>>,
    all: Vec<Atom>,
    table: &'static Table,
    pub language: Language,
}

impl<'t> Atoms<'t> {
    /// The atoms of a block in a language; `None` where the build left out its table.
    pub fn new(text: &'t str, block: ByteSpan, language: Language) -> Option<Self> {
        let table = Table::get(language.primary())?;
        let all = lex(table, block.of(text), block.start);
        Some(Self {
            text,
            block,
            numbers: Recent::default(),
            points: Recent::default(),
            all,
            table,
            language,
        })
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn get(&self, at: usize) -> Option<&Atom> {
        self.all.get(at)
    }

    /// Whether a figure can begin here: with this word, and with something close behind it that figures are made of.
    pub fn may_begin(&self, at: usize) -> bool {
        let tags = self.tags(at);
        if is_sieve_off() {
            return !tags.is_empty();
        }
        let begins = tags.without(INSIDE);
        let core = |at: usize| self.tags(at).without(BESIDE);
        if begins.without(BEHIND).is_empty() {
            return !begins.is_empty() && !core(at + 1).without(BEHIND).is_empty();
        }
        if !core(at).without(BEHIND).is_empty() {
            return true;
        }
        if begins.without(BEHIND) == Tags::of(&[Tag::Ahead]) {
            // The count follows at once: "in two weeks", "in a week".
            return !core(at + 1 + usize::from(self.is(at + 1, Tag::Article))).is_empty();
        }
        let reach = if begins == Tags::of(&[Tag::Article]) { ARTICLE_REACH } else { REACH };
        let mut known = (at + 1..=at + reach).take_while(|&at| self.is_known(at));
        known.any(|at| !core(at).is_empty())
    }

    /// Whether some row has matched here: a word that the table knows.
    pub fn is_known(&self, at: usize) -> bool {
        !self.tags(at).is_empty()
    }

    fn tags(&self, at: usize) -> Tags {
        self.get(at).map_or(Tags::default(), |atom| self.table.tags(atom.readings))
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn glue(&self, at: usize) -> Glue {
        self.get(at).map_or(Glue::Stop, |atom| atom.glue)
    }

    /// The wording of an atom; empty past the end.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn word(&self, at: usize) -> &'t str {
        self.get(at).map_or("", |atom| atom.span.of(self.text))
    }

    /// Whether an atom is written so.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn reads(&self, at: usize, wording: &str) -> bool {
        self.word(at) == wording
    }

    /// The first reading with this tag.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    pub fn row(&self, at: usize, tag: Tag) -> Option<Row> {
        // Most atoms have none.
        if self.is(at, tag) { self.row_of(at, tag) } else { None }
    }

    #[cfg_attr(not(target_arch = "wasm32"), inline(never))]
    fn row_of(&self, at: usize, tag: Tag) -> Option<Row> {
        self.table.rows(self.get(at)?.readings).find(|row| row.tag() == tag)
    }

    /// The value of the first reading with this tag.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn value(&self, at: usize, tag: Tag) -> Option<i8> {
        self.row(at, tag).map(|row| row.value())
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is(&self, at: usize, tag: Tag) -> bool {
        self.tags(at).has(tag)
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_any(&self, at: usize, wanted: &[Tag]) -> bool {
        let tags = self.tags(at);
        wanted.iter().any(|&tag| tags.has(tag))
    }

    /// Whether the atom before `at` reads as `tag` and stands in the same sentence.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn follows(&self, at: usize, tag: Tag) -> bool {
        at > 0 && self.glue(at) == Glue::Space && self.is(at - 1, tag)
    }

    /// From the first byte of atom `first`, its sign included, to the last byte of the atom before `end`.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn span(&self, first: usize, end: usize) -> ByteSpan {
        let (Some(from), Some(to)) = (self.get(first), self.get(end.saturating_sub(1))) else {
            return ByteSpan::default();
        };
        let sign = if from.glue == Glue::Minus { self.before(first).map_or(0, char::len_utf8) } else { 0 };
        ByteSpan { start: from.span.start - sign as u32, end: to.span.end.max(from.span.end) }
    }

    /// The character right before an atom, within the block.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn before(&self, at: usize) -> Option<char> {
        let start = self.get(at)?.span.start;
        ByteSpan { start: self.block.start, end: start }.of(self.text).chars().next_back()
    }

    /// What follows an atom, to the block's end.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn rest(&self, at: usize) -> &'t str {
        let end = self.get(at).map_or(self.block.end, |atom| atom.span.end);
        ByteSpan { start: end, end: self.block.end }.of(self.text)
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn begins_sentence(&self, at: usize) -> bool {
        matches!(self.glue(at), Glue::Start | Glue::Stop)
            || self.before(at).is_some_and(|c| matches!(c, '“' | '"' | '‘'))
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(is_capital)
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_lower(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(is_small)
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
const REACH: usize = 4;
/// The same behind "a", by far the commonest of them.
const ARTICLE_REACH: usize = 2;

#[cfg(any(not(test), target_arch = "wasm32"))]
fn is_sieve_off() -> bool {
    false
}

#[cfg(all(test, not(target_arch = "wasm32")))]
use sieve::is_off as is_sieve_off;

/// Answers about the last few atoms asked for.
pub(super) struct Recent<T>([Cell<Option<(usize, T)>>; 8]);

impl<T: Copy> Recent<T> {
    pub fn get_or(&self, at: usize, answer: impl FnOnce() -> T) -> T {
        let kept = &self.0[at % self.0.len()];
        if let Some((_, answer)) = kept.get().filter(|(known, _)| *known == at) {
            return answer;
        }
        let answer = answer();
        kept.set(Some((at, answer)));
        answer
    }
}

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self([const { Cell::new(None) }; 8])
    }
}

/// The stretches of a block that rows of the table match, for the benchmark: all of the finding, none of the grammar.
pub fn stretches(text: &str, block: ByteSpan) -> impl Iterator<Item = ByteSpan> {
    let atoms = Atoms::new(text, block, Language::En).expect("English is always there");
    atoms.all.into_iter().filter(|atom| atom.readings != 0).map(|atom| atom.span)
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
            [] => Glue::Joined,
            b" " => Glue::Space,
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
    if first.is_ascii_alphabetic()
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
        Glue::Minus | Glue::Hyphen => Glue::Minus,
        Glue::Dash if gap.trim_end() == gap => Glue::Minus,
        Glue::Open => Glue::Open,
        _ => Glue::Start,
    }
}

fn glue_of(gap: &str) -> Glue {
    let trimmed = gap.trim();
    let spaced = trimmed.len() < gap.len();
    match only_char(trimmed) {
        None if gap.is_empty() => Glue::Joined,
        None if trimmed.is_empty() => Glue::Space,
        Some('-' | '–' | '−') if ends_sign(gap) => Glue::Minus,
        Some('-' | '\u{2010}' | '\u{2011}') if !spaced => Glue::Hyphen,
        Some('-' | '–' | '—' | '~' | '−') => Glue::Dash,
        Some(',') => Glue::Comma,
        Some('(' | '[') => Glue::Open,
        _ if trimmed.starts_with('(') && trimmed.len() < 5 && ends_in_sign(trimmed) => Glue::Minus,
        _ if trimmed.bytes().any(|byte| matches!(byte, b'.' | b'!' | b'?' | b';')) && spaced => Glue::Stop,
        _ => Glue::Other,
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
