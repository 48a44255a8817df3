//! Words with their folded hash, their shape, and what stands before them.

use super::fold::{WordHash, hash_folded, is_capital, is_numeral, is_of_word, is_small};
use super::lexicon::Lexicon;
use super::runs::{Run, Runs, eight_at};
use super::span::{ByteSpan, only_char, part, place_among};
use crate::value::Eight;

/// A word or number of the text. A possessive ending is left out of the span: "Taiwan’s" is the word "Taiwan".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: ByteSpan,
    /// [`hash_folded`] of the word, dots of abbreviations left out: "U.S." and "US" are one word.
    pub hash: u64,
    pub shape: Shape,
    pub gap: Gap,
    pub possessive: bool,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// "island"
    Lower,
    /// "Taiwan", "McDonald": a capital, then at least one small letter somewhere.
    Capitalised,
    /// "US", "NATO", "U.S.", a lone "J".
    Capitals,
    /// "iPhone": begins small, with a capital inside.
    Mixed,
    /// Begins with a digit.
    Number,
    /// A script without case.
    Caseless,
}

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The block begins here.
    Start,
    Space,
    Hyphen,
    /// An apostrophe or a full stop that ends an initial: "J. D. Vance".
    Joined,
    Ampersand,
    /// Anything else: a comma, quotation mark, bracket, dash. No name runs across it.
    Other,
}

impl Token {
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// Whether a table has it.
    pub fn is_in(&self, table: &Lexicon, text: &str) -> bool {
        self.row_in(table, text).is_some()
    }

    /// The row of a table that has it.
    pub fn row_in(&self, table: &Lexicon, text: &str) -> Option<usize> {
        // Its hash leaves out the dots: "U.S." is not "us".
        let dotted = self.shape == Shape::Capitals && self.of(text).as_bytes().get(1) == Some(&b'.');
        if dotted { table.row_of(&[self.of(text)]) } else { table.row_of_hash(self.hash) }
    }

    pub fn is_capitalised(&self) -> bool {
        matches!(self.shape, Shape::Capitalised | Shape::Capitals)
    }
}

/// The words of one block, in order. Spans are UTF-8 bytes of `text`, not of the block.
///
/// # Cost
/// O(n) in bytes of the block; allocates only the result.
pub fn tokens(text: &str, block: ByteSpan) -> Vec<Token> {
    let source = block.of(text);
    let words = Vec::with_capacity(source.len() / 5 + 1);
    let mut reader = Reader { source, from: block.start, words, end: 0 };
    let mut at = 0;
    while at < source.len() {
        at = reader.look(at);
    }
    if let Some(first) = reader.words.first_mut() {
        first.gap = Gap::Start;
    }
    reader.words
}

/// Takes the words of a block one after the other.
struct Reader<'t> {
    source: &'t str,
    /// Where the block begins in its text.
    from: u32,
    words: Vec<Token>,
    /// Where the last word ends, with its possessive ending.
    end: usize,
}

impl Reader<'_> {
    /// Takes the words that begin within [`Runs::WIDTH`] bytes; gives where to go on.
    fn look(&mut self, base: usize) -> usize {
        let behind = base + Runs::WIDTH;
        let mut runs = Runs::of(self.source.as_bytes(), base);
        while let Some(run) = runs.next() {
            let start = base + run.start;
            if run.end == Runs::WIDTH && run.start > 0 && behind < self.source.len() {
                return start;
            }
            if let Some(word) = Word::plain(self.source.as_bytes(), start, &run, &runs) {
                self.push(start, word);
                continue;
            }
            let end = self.look_closer(start, base + run.end);
            if end >= behind {
                return end;
            }
            runs.go_on_at(end - base);
        }
        behind
    }

    /// Takes the words of a run; gives where it ends, or the last word if that is longer.
    #[cold]
    #[inline(never)]
    fn look_closer(&mut self, start: usize, end: usize) -> usize {
        let mut at = start;
        while let Some(c) = part(self.source, at, self.source.len()).chars().next().filter(|_| at < end) {
            if is_of_word(c) {
                self.push(at, Word::at(self.source, at));
                at = self.end;
            } else {
                at += c.len_utf8();
            }
        }
        at
    }

    #[inline]
    fn push(&mut self, start: usize, word: Word) {
        let gap = self.gap(start);
        let span = ByteSpan::new(start, word.end).moved(self.from);
        let possessive = word.possessive_end > word.end;
        self.words.push(Token { span, hash: word.hash, shape: word.shape, gap, possessive });
        self.end = word.possessive_end;
    }

    /// What stands between the last word and the next.
    #[inline]
    fn gap(&self, next: usize) -> Gap {
        let byte = self.source.as_bytes().get(self.end);
        if byte == Some(&b' ') && next == self.end + 1 { Gap::Space } else { self.other_gap(byte, next) }
    }

    #[inline(never)]
    fn other_gap(&self, byte: Option<&u8>, next: usize) -> Gap {
        match byte {
            // No mark joins words but these.
            Some(mark) if mark.is_ascii_punctuation() && !b"-'.&".contains(mark) => Gap::Other,
            // Nor does a full stop, but behind an initial and "St".
            Some(b'.') if self.words.last().is_some_and(|word| word.span.len() > 2) => Gap::Other,
            _ => gap_of(part(self.source, self.end, next), self.last()),
        }
    }

    /// The last word as it is written; none at the start.
    fn last(&self) -> &str {
        let span = |token: &Token| {
            part(self.source, (token.span.start - self.from) as usize, (token.span.end - self.from) as usize)
        };
        self.words.last().map_or("", span)
    }
}

struct Word {
    end: usize,
    /// Past a possessive ending; equals `end` without one.
    possessive_end: usize,
    hash: u64,
    shape: Shape,
}

impl Word {
    /// The word that is a run of ASCII, beside nothing that could belong to it: nineteen of twenty. `None` where it takes a
    /// closer look.
    #[inline]
    fn plain(source: &[u8], start: usize, run: &Run, runs: &Runs) -> Option<Self> {
        let length = run.end - run.start;
        let end = start + length;
        match source.get(end) {
            _ if runs.beyond_ascii & run.all != 0 || run.end == Runs::WIDTH => return None,
            Some(b'\'') => return None,
            Some(b'.') if length == 1 => return None,
            _ => {}
        }
        let raised = runs.raised & run.all;
        let shape = match source.get(start) {
            _ if raised == 0 => Shape::Lower,
            Some(b'A'..=b'Z') if raised == run.all => Shape::Capitals,
            Some(b'A'..=b'Z') => Shape::Capitalised,
            _ => shape_of_ascii(source.get(start..end).unwrap_or(&[])),
        };
        Some(Self { end, possessive_end: end, hash: hash_of_ascii(source, start, end), shape })
    }

    #[cold]
    #[inline(never)]
    fn at(source: &str, start: usize) -> Self {
        if let Some(end) = dotted_end(source, start) {
            let plain = part(source, start, end).replace('.', "");
            return Self::with_possessive(source, start, end, hash_folded(&plain));
        }
        let mut end = letters_end(source, start);
        // "O’Brien", "d'Ivoire", "don't" are one word; "Xi’s" is a word and an ending.
        while let Some(rest) = after_apostrophe(source, end) {
            let next = letters_end(source, rest);
            if next == rest || is_possessive_ending(part(source, rest, next)) {
                break;
            }
            end = next;
        }
        let word = part(source, start, end);
        let hash =
            if word.is_ascii() { hash_of_ascii(source.as_bytes(), start, end) } else { hash_folded(word) };
        Self::with_possessive(source, start, end, hash)
    }

    fn with_possessive(source: &str, start: usize, end: usize, hash: u64) -> Self {
        let shape = shape_of(part(source, start, end));
        Self { end, possessive_end: possessive_end(source, end).unwrap_or(end), hash, shape }
    }
}

/// Where the possessive ending of a word ends, if it has one.
fn possessive_end(source: &str, end: usize) -> Option<usize> {
    let rest = after_apostrophe(source, end)?;
    let next = letters_end(source, rest);
    is_possessive_ending(part(source, rest, next)).then_some(next)
}

/// [`hash_folded`] of letters, digits and apostrophes of ASCII, one at least.
#[inline]
fn hash_of_ascii(source: &[u8], start: usize, end: usize) -> u64 {
    let mut hash = WordHash::NEW;
    hash.add(small_letters(source, start, end));
    let mut at = start + Eight::COUNT;
    while at < end {
        hash.add(small_letters(source, at, end));
        at += Eight::COUNT;
    }
    hash.finish()
}

/// Up to eight letters, digits and apostrophes from a place on, in small letters; 0 for those behind the end.
#[inline]
fn small_letters(source: &[u8], at: usize, end: usize) -> u64 {
    let bytes = eight_at(source, at).0 & u64::MAX >> (64 - 8 * (end - at).min(Eight::COUNT));
    bytes | bytes >> 1 & SMALL
}

/// The bit that makes a letter small, of eight of them.
const SMALL: u64 = Eight::each(0x20).0;

fn is_possessive_ending(letters: &str) -> bool {
    letters.eq_ignore_ascii_case("s")
}

fn after_apostrophe(source: &str, at: usize) -> Option<usize> {
    let c = part(source, at, source.len()).chars().next()?;
    matches!(c, '\'' | '’' | 'ʼ').then(|| at + c.len_utf8())
}

/// End of a run of letters, digits and the marks inside words.
fn letters_end(source: &str, start: usize) -> usize {
    let bytes = source.as_bytes();
    let mut at = start;
    while at < bytes.len() {
        if bytes[at].is_ascii() {
            if !bytes[at].is_ascii_alphanumeric() {
                break;
            }
            at += 1;
        } else {
            let Some(c) = part(source, at, source.len()).chars().next() else { break };
            if !(is_of_word(c) || matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')) {
                break;
            }
            at += c.len_utf8();
        }
    }
    at
}

/// "U.S." or "U.S" or "J.D.": single capitals with full stops between them, at least two.
fn dotted_end(source: &str, start: usize) -> Option<usize> {
    let bytes = source.as_bytes();
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_uppercase);
    let ends = |at: usize| !bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || !b.is_ascii());
    let mut at = start;
    while letter(at) && bytes.get(at + 1) == Some(&b'.') && letter(at + 2) {
        at += 2;
    }
    if at == start || !ends(at + 1) {
        return None;
    }
    Some(if bytes.get(at + 1) == Some(&b'.') { at + 2 } else { at + 1 })
}

#[inline(never)]
fn shape_of_ascii(word: &[u8]) -> Shape {
    let Some((first, rest)) = word.split_first() else { return Shape::Caseless };
    let (upper, lower) = (rest.iter().any(u8::is_ascii_uppercase), rest.iter().any(u8::is_ascii_lowercase));
    match first {
        b'0'..=b'9' => Shape::Number,
        _ => Shape::of(first.is_ascii_uppercase(), first.is_ascii_lowercase(), upper, lower),
    }
}

fn shape_of(word: &str) -> Shape {
    if word.is_ascii() {
        return shape_of_ascii(word.as_bytes());
    }
    let mut letters = word.chars().filter(|c| is_of_word(*c));
    let Some(first) = letters.next() else { return Shape::Caseless };
    if is_numeral(first) {
        return Shape::Number;
    }
    let (mut upper, mut lower) = (false, false);
    for c in letters {
        upper |= is_capital(c);
        lower |= is_small(c);
    }
    Shape::of(is_capital(first), is_small(first), upper, lower)
}

impl Shape {
    /// By its first letter's case and by which there are behind it.
    #[inline]
    fn of(capital: bool, small: bool, upper: bool, lower: bool) -> Self {
        match (capital, small) {
            (true, _) if lower => Self::Capitalised,
            (true, _) => Self::Capitals,
            (_, true) if upper => Self::Mixed,
            (_, true) => Self::Lower,
            _ => Self::Caseless,
        }
    }
}

/// By what stands there and the word before.
#[inline(never)]
fn gap_of(gap: &str, before: &str) -> Gap {
    let ends_initial = || matches!(before.as_bytes(), [letter] if letter.is_ascii_uppercase());
    let trimmed = gap.trim_matches(|c: char| c.is_whitespace());
    let spaced = trimmed.len() < gap.len();
    match only_char(trimmed) {
        None if gap.is_empty() => Gap::Joined,
        None if trimmed.is_empty() => Gap::Space,
        Some('-' | '\u{2010}' | '\u{2011}') if !spaced => Gap::Hyphen,
        Some('\'' | '’') if !spaced => Gap::Joined,
        Some('.') if ends_initial() || is_shortened(before) => Gap::Joined,
        Some('&') => Gap::Ampersand,
        _ => Gap::Other,
    }
}

/// "St. Louis", "Mt. Fuji": the full stop ends no name.
fn is_shortened(word: &str) -> bool {
    place_among("St Mt Ft", word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_words(text: &str, expected: &[&str]) {
        let found = tokens(text, ByteSpan::new(0, text.len()));
        let words: Vec<&str> = found.iter().map(|t| t.of(text)).collect();
        assert_eq!(words, expected, "in {text:?}");
    }

    #[test]
    fn possessives_initials_and_apostrophes() {
        assert_words("Mr Xi’s call, O’Brien's and don't", &["Mr", "Xi", "call", "O’Brien", "and", "don't"]);
        assert_words(
            "the U.S.’s J.D. Vance of the U.S. said",
            &["the", "U.S.", "J.D.", "Vance", "of", "the", "U.S.", "said"],
        );
        assert_words("“Taiwan”—한국, Lai Ching-te", &["Taiwan", "한국", "Lai", "Ching", "te"]);
        assert_words("x.Y. O.K's Z", &["x", "Y", "O.K", "Z"]);
        assert_words("A.B.Co and e.g. x", &["A", "B", "Co", "and", "e", "g", "x"]);
    }

    #[test]
    fn the_full_stop_of_saint_parts_no_name() {
        let text = "é, St. Louis. Mount St. Helens";
        let gaps: Vec<Gap> = tokens(text, ByteSpan::new(0, text.len())).iter().map(|t| t.gap).collect();
        assert_eq!(gaps, [Gap::Start, Gap::Other, Gap::Joined, Gap::Other, Gap::Space, Gap::Joined]);
    }

    #[test]
    fn gaps_tell_what_a_name_may_cross() {
        let text = "Lai Ching-te, J. D.\u{a0}Vance\nAT&T";
        let gaps: Vec<Gap> = tokens(text, ByteSpan::new(0, text.len())).iter().map(|t| t.gap).collect();
        use Gap::{Ampersand, Hyphen, Joined, Other, Space, Start};
        assert_eq!(gaps, [Start, Space, Hyphen, Other, Joined, Joined, Space, Ampersand]);
    }

    #[test]
    fn abbreviations_with_dots_hash_like_those_without() {
        let text = "U.S. US";
        let found = tokens(text, ByteSpan::new(0, text.len()));
        assert_eq!(found[0].hash, found[1].hash);
        assert_eq!(found[0].shape, Shape::Capitals);
    }

    #[test]
    fn words_are_the_same_wherever_in_a_text_they_stand() {
        let long = "Ab1".repeat(50);
        let text =
            ["Mr Xi’s O'Brien, J. D. Vance’s café “NATO” 한국 iPhone 5G\u{a0}U.S. St. Ching-te ", &long]
                .concat();
        let words = |text: &str| -> Vec<_> {
            let word = |t: &Token| (t.of(text).to_owned(), t.hash, t.shape, t.gap, t.possessive);
            tokens(text, ByteSpan::new(0, text.len())).iter().map(word).collect()
        };
        let expected = words(&text);
        let last = expected.last().map(|(word, hash, shape, ..)| (word.as_str(), *hash, *shape));
        assert_eq!(last, Some((long.as_str(), hash_folded(&long), Shape::Capitalised)));
        for before in 0..2 * Runs::WIDTH {
            assert_eq!(words(&[&" ".repeat(before), text.as_str()].concat()), expected, "{before} bytes on");
        }
    }

    #[test]
    fn spans_count_from_the_start_of_the_text() {
        let text = "é\nTaiwan’s";
        let found = tokens(text, ByteSpan::new(3, text.len()));
        assert_eq!((found[0].of(text), found[0].possessive), ("Taiwan", true));
    }
}
