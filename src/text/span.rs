//! Half-open ranges of text, with the unit in the type.

use super::fold::is_of_word;
use crate::value::Eight;

/// A half-open range in UTF-8 bytes: what the core counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ByteSpan {
    pub start: u32,
    pub end: u32,
}

/// A half-open range in UTF-16 code units: what the DOM counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Utf16Span {
    pub start: u32,
    pub end: u32,
}

/// The bytes `from..to` of a text. Empty where they do not fit it, which only a bug of ours can cause: slicing would
/// panic then, and the panic's message costs the wasm 3 KB.
pub fn part(text: &str, from: usize, to: usize) -> &str {
    let found = text.get(from..to);
    debug_assert!(found.is_some(), "{from}..{to} does not fit a text of {} bytes", text.len());
    found.unwrap_or("")
}

/// Where a text stands in another for the first time from byte `from` on. Small, where the standard library's search is
/// quick on any text: a kilobyte of wasm (brotli).
///
/// # Cost
/// O(nm) at worst, where the text looked for repeats itself.
pub fn position(text: &str, wanted: &str, from: usize) -> Option<usize> {
    (from..text.len()).find(|at| text.as_bytes()[*at..].starts_with(wanted.as_bytes()))
}

/// Splits a text behind so many UTF-16 code units.
pub fn split_units(text: &str, units: u32) -> (&str, &str) {
    let mut left = units as usize;
    let bytes = match text.as_bytes().get(..left) {
        Some(bytes) if bytes.is_ascii() => left,
        _ => {
            let fits = |c: &char| {
                let fits = left > 0;
                left = left.saturating_sub(c.len_utf16());
                fits
            };
            text.chars().take_while(fits).map(char::len_utf8).sum()
        }
    };
    text.split_at(bytes)
}

/// Whether no word goes on over either end of bytes `from..to` of a text.
pub fn is_whole(text: &str, from: usize, to: usize) -> bool {
    let joins = |side: Option<char>| side.is_some_and(is_of_word);
    !joins(part(text, 0, from).chars().next_back()) && !joins(part(text, to, text.len()).chars().next())
}

/// Texts with a mark between them.
#[inline(never)]
pub fn joined(texts: &mut dyn Iterator<Item = &str>, mark: &str) -> String {
    let mut out = texts.next().unwrap_or("").to_owned();
    for text in texts {
        out.push_str(mark);
        out.push_str(text);
    }
    out
}

/// The character of a text that has but one.
pub fn only_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let first = chars.next()?;
    if chars.as_str().is_empty() { Some(first) } else { None }
}

/// Which of a few words, which spaces part, a word is. A `match` over texts takes twenty bytes of wasm for each.
#[inline(never)]
pub fn place_among(words: &str, word: &str) -> Option<usize> {
    let (words, word) = (words.as_bytes(), word.as_bytes());
    let first = *word.first()?;
    let is_there = |start: &usize| is_word_at(words, *start, word);
    let place = |start: usize| words[..start].iter().filter(|byte| **byte == b' ').count();
    // Hardly ever one of the few begins as the word does, and eight bytes at once tell so.
    let (mut at, mut begins) = (0, 0x80);
    while let Some(eight) = words[at..].first_chunk() {
        let eight = Eight::of(*eight);
        let spaces = eight.that_are(b' ');
        let mut found = eight.that_are(first) & (spaces << 8 | begins);
        while found != 0 {
            let start = at + Eight::place(found);
            if is_there(&start) {
                return Some(place(start));
            }
            found &= found - 1;
        }
        begins = spaces >> 56;
        at += Eight::COUNT;
    }
    (at..words.len()).find(|start| words[*start] == first && is_there(start)).map(place)
}

/// Whether a word stands in a place among others that spaces part.
fn is_word_at(words: &[u8], start: usize, word: &[u8]) -> bool {
    let parts = |byte: Option<&u8>| byte.is_none_or(|byte| *byte == b' ');
    words[start..].starts_with(word)
        && parts(words.get(start.wrapping_sub(1)))
        && parts(words.get(start + word.len()))
        && !word.contains(&b' ')
}

/// What stands behind the last of a mark, which is ASCII; the whole text where there is none.
pub fn behind_last(text: &str, mark: u8) -> &str {
    let before = text.bytes().rposition(|byte| byte == mark);
    part(text, before.map_or(0, |at| at + 1), text.len())
}

impl ByteSpan {
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span ends at {end}, before its start at {start}");
        Self { start: start as u32, end: end as u32 }
    }

    /// The span's text. It is empty where the span does not fit `text`, which only a bug of ours can cause.
    pub fn of(self, text: &str) -> &str {
        part(text, self.start as usize, self.end as usize)
    }

    /// Orders as the span does: by its start, then by its end.
    pub fn number(self) -> u64 {
        u64::from(self.start) << 32 | u64::from(self.end)
    }

    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether it shares anything with one of several spans, which are in order and disjoint.
    pub fn overlaps_any(self, spans: &[Self]) -> bool {
        let from = spans.partition_point(|span| span.end <= self.start);
        spans.get(from).is_some_and(|span| span.overlaps(self))
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same span of a text that begins `by` bytes further on.
    pub fn moved(self, by: u32) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }
}

/// Converts byte offsets into UTF-16 offsets. Ask in ascending order: it walks forward once and starts again only
/// when asked for an earlier place.
///
/// # Cost
/// O(n) in bytes of `text` for any number of ascending questions; no allocation.
///
/// # Examples
/// ```
/// use backstory::text::{ByteSpan, Utf16Map, Utf16Span};
/// let mut map = Utf16Map::new("é 👩🏽 €5bn");
/// let span = map.span(ByteSpan { start: 12, end: 18 });
/// assert_eq!(span, Utf16Span { start: 7, end: 11 });
/// ```
pub struct Utf16Map<'t> {
    text: &'t str,
    byte: usize,
    unit: u32,
}

impl<'t> Utf16Map<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, byte: 0, unit: 0 }
    }

    pub fn span(&mut self, span: ByteSpan) -> Utf16Span {
        Utf16Span { start: self.offset(span.start), end: self.offset(span.end) }
    }

    /// UTF-16 code units before the byte offset; an offset inside a character counts as the place before it.
    pub fn offset(&mut self, byte: u32) -> u32 {
        let target = (byte as usize).min(self.text.len());
        if target < self.byte {
            (self.byte, self.unit) = (0, 0);
        }
        let bytes = self.text.as_bytes();
        while self.byte < target {
            let (length, units) = match bytes[self.byte] {
                0x00..=0x7f => (1, 1),
                0x80..=0xdf => (2, 1),
                0xe0..=0xef => (3, 1),
                0xf0..=0xff => (4, 2),
            };
            if self.byte + length > target {
                break;
            }
            self.byte += length;
            self.unit += units;
        }
        self.unit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_whole_and_alone_wherever_it_stands() {
        let words = "a an the has have was é were been";
        let places = words.split(' ').map(|word| place_among(words, word));
        assert!(places.eq((0..9).map(Some)));
        for other in ["", "h", "hav", "haves", "ere", "an the", "A", " "] {
            assert_eq!(place_among(words, other), None, "{other:?}");
        }
        assert_eq!((place_among("of", "of"), place_among("", "of")), (Some(0), None));
    }

    #[test]
    fn offsets_agree_with_the_standard_encoder() {
        let text = "a é 한 👩🏽‍⚕️ soft\u{ad}hyphen “$11.1bn”";
        let mut map = Utf16Map::new(text);
        for (byte, _) in text.char_indices() {
            assert_eq!(
                map.offset(byte as u32) as usize,
                text[..byte].encode_utf16().count(),
                "at byte {byte}"
            );
        }
        assert_eq!(map.offset(0), 0, "an earlier question starts again");
        assert_eq!(map.offset(u32::MAX) as usize, text.encode_utf16().count());
    }
}
