//! Works by their quoted titles, whose words mean no place and nobody: “Midnight in Paris”.

use super::block::Words;
use super::words::SENTENCE_OPENERS;
use crate::text::{ByteSpan, Shape, Token, quotations};

/// Words of a quoted title, at most.
const LONGEST_TITLE: usize = 8;

/// Quotations of a few words that all stand in capitals, but for small ones: “Midnight in Paris”. Not what somebody says: she
/// answered “Japan”, “India is on the Moon”.
pub(super) fn titles(words: &Words<'_>) -> Vec<ByteSpan> {
    if words.scan.names.is_empty() {
        return Vec::new();
    }
    let mut quoted = quotations(words.text, ByteSpan::new(0, words.text.len()));
    quoted.retain(|span| {
        let (first, end) = (words.scan.words_before(span.start), words.scan.words_before(span.end));
        let tokens = &words.scan.tokens[first..end];
        let said = first.checked_sub(1).is_some_and(|at| words.reads(at, "answered asked replied said says"));
        let small = |token: &Token| token.span.len() == 1 || token.is_in(&SENTENCE_OPENERS, words.text);
        // Titles have their verbs in capitals.
        let tells = (first..end).any(|at| words.reads(at, "are had has have is was were will"));
        !said
            && !tells
            && tokens.len() <= LONGEST_TITLE
            && tokens.first().is_some_and(Token::is_capitalised)
            && tokens.iter().all(|token| token.shape != Shape::Lower || small(token))
    });
    quoted
}
