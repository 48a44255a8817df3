//! Text: spans that carry their unit, folding, tokens, sentences, quotations, and the way from UTF-8 to UTF-16.
//!
//! Knows no knowledge and no DOM.

mod fold;
mod lanes;
mod lexicon;
mod runs;
mod sentence;
mod span;
mod token;

pub(crate) use fold::mixed;
pub use fold::{fold, hash_folded, hash_of_text, is_capital, is_letter, is_of_word, is_small, upper};
pub use lexicon::{Lexicon, Lexicons};
pub use sentence::{quotations, sentences};
pub use span::{ByteSpan, Utf16Map, Utf16Span, behind_last, only_char, part, place_among, position};
pub use token::{Gap, Shape, Token, tokens};
