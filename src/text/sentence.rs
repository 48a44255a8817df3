//! Sentences and quotations of one block.

use super::fold::{is_capital, is_of_word, is_small};
use super::lexicon::Lexicon;
use super::runs::next_of;
use super::span::{ByteSpan, part};

/// Words after which a full stop ends no sentence.
static ABBREVIATIONS: Lexicon = Lexicon::new(&[
    "mr, mrs, ms, dr, prof, gen, col, lt, maj, capt, cmdr, adm, sgt, sen, rep, gov, pres, rev, hon, st, no, \
     vs, inc, ltd, co, corp, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, approx, est, etc, \
     fig",
]);

/// The sentences of a block in order; together they cover it up to white space.
///
/// Spans are UTF-8 bytes of `text`. A full stop ends a sentence before white space and a capital, digit or opening
/// quotation mark, unless the word before it is an abbreviation or a single initial.
pub fn sentences(text: &str, block: ByteSpan) -> Vec<ByteSpan> {
    let source = block.of(text);
    let mut out = Vec::new();
    let mut start = 0;
    let mut marks = Marks { end: 0, end_sentence: false };
    let mut from = 0;
    while let Some(at) = next_of(source.as_bytes(), from, *b".!?\xe2") {
        from = at + 1;
        let byte = source.as_bytes()[at];
        let length = match byte {
            b'.' | b'!' | b'?' => 1,
            // The only stop beyond ASCII.
            0xe2 if source.as_bytes()[at..].starts_with("…".as_bytes()) => "…".len(),
            _ => continue,
        };
        // Of a run of stops all have the same end: "?!...".
        if at >= marks.end {
            marks = Marks::behind(source, at + length);
        }
        let abbreviates = || byte == b'.' && is_abbreviation(part(source, 0, at));
        if marks.end_sentence && !abbreviates() {
            push_trimmed(&mut out, source, start, marks.end);
            start = marks.end;
        }
    }
    push_trimmed(&mut out, source, start, source.len());
    out.into_iter().map(|span: ByteSpan| span.moved(block.start)).collect()
}

fn push_trimmed(out: &mut Vec<ByteSpan>, source: &str, start: usize, end: usize) {
    let sentence = part(source, start, end);
    let trimmed = sentence.trim_start();
    let start = start + sentence.len() - trimmed.len();
    let end = start + trimmed.trim_end().len();
    if start < end {
        out.push(ByteSpan::new(start, end));
    }
}

/// Further stops and closing marks behind a stop.
struct Marks {
    end: usize,
    /// Whether what follows them can begin a sentence.
    end_sentence: bool,
}

impl Marks {
    fn behind(source: &str, from: usize) -> Self {
        let rest = part(source, from, source.len());
        let after = rest.trim_start_matches(['.', '!', '?', '”', '’', '"', '\'', ')', ']', '»']);
        let next = after.trim_start();
        let spaced = next.len() < after.len();
        let opens = |c: char| !is_small(c) && (is_of_word(c) || "“‘\"'([$€£¥«".contains(c));
        let end_sentence = next.chars().next().is_none_or(|c| spaced && opens(c));
        Self { end: source.len() - after.len(), end_sentence }
    }
}

fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| !is_of_word(c)).next().unwrap_or("");
    let initial = word.chars().count() == 1 && word.chars().all(is_capital);
    initial || ABBREVIATIONS.has(word)
}

/// What stands inside double quotation marks, without the marks; a quotation left open runs to the end of the block.
/// Spans are UTF-8 bytes of `text`. Single marks are not read: they are apostrophes too often.
pub fn quotations(text: &str, block: ByteSpan) -> Vec<ByteSpan> {
    let source = block.of(text);
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    let mut from = 0;
    // What the marks begin with.
    while let Some(at) = next_of(source.as_bytes(), from, *b"\"\xc2\xe2") {
        from = at + 1;
        let Some(c) = part(source, at, source.len()).chars().next() else { break };
        match (c, open) {
            ('“' | '„' | '«', None) | ('"', None) => open = Some(at + c.len_utf8()),
            ('”' | '»' | '"', Some(start)) => {
                out.push(ByteSpan::new(start, at).moved(block.start));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(start) = open {
        out.push(ByteSpan::new(start, source.len()).moved(block.start));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_parts(parts: &[ByteSpan], text: &str, expected: &[&str]) {
        let found: Vec<&str> = parts.iter().map(|s| s.of(text)).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn stops_inside_names_and_numbers_end_nothing() {
        let text = "Mr. Xi met J. D. Vance at 3.5 per cent. “Good.” He left! The U.S. agreed.";
        let all = ByteSpan::new(0, text.len());
        let expected = ["Mr. Xi met J. D. Vance at 3.5 per cent.", "“Good.”", "He left!", "The U.S. agreed."];
        assert_parts(&sentences(text, all), text, &expected);
    }

    #[test]
    fn quotations_exclude_their_marks() {
        let text = "é “one” and \"two\" and “three";
        assert_parts(&quotations(text, ByteSpan::new(0, text.len())), text, &["one", "two", "three"]);
    }
}
