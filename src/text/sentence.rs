//! Sentences and quotations of one block.

use super::fold::{is_capital, is_of_word, is_small};
use super::lexicon::Lexicon;
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
    for (at, c) in source.char_indices() {
        if matches!(c, '.' | '!' | '?' | '…')
            && let Some(end) = sentence_end(source, at, c)
        {
            push_trimmed(&mut out, source, start, end);
            start = end;
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

/// Past the closing marks after the stop at `at`, if a sentence ends there.
fn sentence_end(source: &str, at: usize, stop: char) -> Option<usize> {
    if stop == '.' && is_abbreviation(part(source, 0, at)) {
        return None;
    }
    let rest = part(source, at + stop.len_utf8(), source.len());
    let after = rest.trim_start_matches(['.', '!', '?', '”', '’', '"', '\'', ')', ']', '»']);
    let end = source.len() - after.len();
    let next = after.trim_start();
    if next.is_empty() {
        return Some(end);
    }
    let spaced = next.len() < after.len();
    let opens =
        next.chars().next().is_some_and(|c| !is_small(c) && (is_of_word(c) || "“‘\"'([$€£¥«".contains(c)));
    (spaced && opens).then_some(end)
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
    for (at, c) in source.char_indices() {
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
