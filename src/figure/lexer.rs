//! Cuts a block into words, numbers and symbols, each with the rows of the table that match it.

use super::table::{Readings, Row, Table, Tag};
use crate::text::{ByteSpan, is_capital, is_small, part};

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
/// The small questions are asked in two hundred places: inlined there they would double the wasm.
pub(super) struct Atoms<'t> {
    pub text: &'t str,
    pub block: ByteSpan,
    all: Vec<Atom>,
    table: &'static Table,
}

impl<'t> Atoms<'t> {
    pub fn new(text: &'t str, block: ByteSpan) -> Self {
        let table = Table::get();
        Self { text, block, all: lex(table, block.of(text), block.start), table }
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn get(&self, at: usize) -> Option<&Atom> {
        self.all.get(at)
    }

    /// Whether a figure can begin here: some row has matched.
    pub fn may_begin(&self, at: usize) -> bool {
        self.get(at).is_some_and(|atom| atom.readings != 0)
    }

    #[inline(never)]
    pub fn glue(&self, at: usize) -> Glue {
        self.get(at).map_or(Glue::Stop, |atom| atom.glue)
    }

    /// The wording of an atom; empty past the end.
    #[inline(never)]
    pub fn word(&self, at: usize) -> &'t str {
        self.get(at).map_or("", |atom| atom.span.of(self.text))
    }

    /// The first reading with this tag.
    #[inline(never)]
    pub fn row(&self, at: usize, tag: Tag) -> Option<Row> {
        self.table.rows(self.get(at)?.readings).find(|row| row.tag == tag)
    }

    /// The value of the first reading with this tag.
    #[inline(never)]
    pub fn value(&self, at: usize, tag: Tag) -> Option<i8> {
        self.row(at, tag).map(|row| row.value)
    }

    #[inline(never)]
    pub fn is(&self, at: usize, tag: Tag) -> bool {
        self.row(at, tag).is_some()
    }

    #[inline(never)]
    pub fn is_any(&self, at: usize, tags: &[Tag]) -> bool {
        tags.iter().any(|&tag| self.is(at, tag))
    }

    /// Whether the atom before `at` reads as `tag` and stands in the same sentence.
    #[inline(never)]
    pub fn follows(&self, at: usize, tag: Tag) -> bool {
        at > 0 && self.glue(at) == Glue::Space && self.is(at - 1, tag)
    }

    /// From the first byte of atom `first`, its sign included, to the last byte of the atom before `end`.
    #[inline(never)]
    pub fn span(&self, first: usize, end: usize) -> ByteSpan {
        let (Some(from), Some(to)) = (self.get(first), self.get(end.saturating_sub(1))) else {
            return ByteSpan::default();
        };
        let sign = if from.glue == Glue::Minus { self.before(first).map_or(0, char::len_utf8) } else { 0 };
        ByteSpan { start: from.span.start - sign as u32, end: to.span.end.max(from.span.end) }
    }

    /// The character right before an atom, within the block.
    #[inline(never)]
    pub fn before(&self, at: usize) -> Option<char> {
        let start = self.get(at)?.span.start;
        ByteSpan { start: self.block.start, end: start }.of(self.text).chars().next_back()
    }

    /// What follows an atom, to the block's end.
    #[inline(never)]
    pub fn rest(&self, at: usize) -> &'t str {
        let end = self.get(at).map_or(self.block.end, |atom| atom.span.end);
        ByteSpan { start: end, end: self.block.end }.of(self.text)
    }

    #[inline(never)]
    pub fn begins_sentence(&self, at: usize) -> bool {
        matches!(self.glue(at), Glue::Start | Glue::Stop)
            || self.before(at).is_some_and(|c| matches!(c, '“' | '"' | '‘'))
    }

    #[inline(never)]
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(is_capital)
    }

    #[inline(never)]
    pub fn is_lower(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(is_small)
    }
}

/// The stretches of a block that rows of the table match, for the benchmark: all of the finding, none of the grammar.
pub fn stretches(text: &str, block: ByteSpan) -> impl Iterator<Item = ByteSpan> {
    let atoms = Atoms::new(text, block);
    atoms.all.into_iter().filter(|atom| atom.readings != 0).map(|atom| atom.span)
}

fn lex(table: &Table, source: &str, offset: u32) -> Vec<Atom> {
    let mut out = Vec::with_capacity(source.len() / 5 + 1);
    let mut gap = 0;
    let mut at = 0;
    while let Some(c) = part(source, at, source.len()).chars().next() {
        let (length, readings) = atom_at(table, source, at, c);
        if length == 0 {
            at += c.len_utf8();
            continue;
        }
        let glue =
            if out.is_empty() { first_glue(part(source, 0, at)) } else { glue_of(part(source, gap, at)) };
        out.push(Atom { span: ByteSpan::new(at, at + length).moved(offset), readings, glue });
        at += length;
        gap = at;
    }
    out
}

/// Length and readings of the atom that begins at `at`; length 0 where none does.
fn atom_at(table: &Table, source: &str, at: usize, first: char) -> (usize, Readings) {
    let bytes = &source.as_bytes()[at..];
    if let Some(found) = table.longest(bytes, |end| ends_word(bytes, end)) {
        return found;
    }
    (run_length(part(source, at, source.len()), first), 0)
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

fn run_length(rest: &str, first: char) -> usize {
    let same: fn(char) -> bool = match first {
        _ if first.is_alphabetic() => char::is_alphabetic,
        _ if first.is_ascii_digit() => |c| c.is_ascii_digit(),
        _ => return 0,
    };
    rest.find(|c| !same(c)).unwrap_or(rest.len())
}

fn first_glue(gap: &str) -> Glue {
    match glue_of(gap) {
        Glue::Minus | Glue::Hyphen => Glue::Minus,
        Glue::Open => Glue::Open,
        _ => Glue::Start,
    }
}

fn glue_of(gap: &str) -> Glue {
    let trimmed = gap.trim_matches(is_space);
    let spaced = trimmed.len() < gap.len();
    match trimmed {
        "" if !spaced => Glue::Joined,
        "" => Glue::Space,
        "-" | "–" | "−" if ends_sign(gap) => Glue::Minus,
        "-" | "\u{2010}" | "\u{2011}" if !spaced => Glue::Hyphen,
        "-" | "–" | "—" | "~" | "−" => Glue::Dash,
        "," => Glue::Comma,
        "(" | "[" => Glue::Open,
        _ if trimmed.ends_with(['-', '–', '−']) && trimmed.len() < 5 && trimmed.starts_with('(') => {
            Glue::Minus
        }
        _ if trimmed.contains(['.', '!', '?', ';']) && spaced => Glue::Stop,
        _ => Glue::Other,
    }
}

/// A sign has a space before it and none behind: "to –5".
fn ends_sign(gap: &str) -> bool {
    gap.starts_with(is_space) && !gap.ends_with(is_space)
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}
