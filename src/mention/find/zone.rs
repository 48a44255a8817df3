//! Where names may stand: stretches of words in capitals with the small words that names hold.

use std::ops::Range;

use super::super::words::{INSIDE_NAMES, SENTENCE_OPENERS};
use crate::text::{ByteSpan, Gap, Shape, Token};

/// Small words in a row inside a name, at most: "Alliance for the Protection of …".
const SMALL_IN_A_ROW: usize = 2;

/// The stretches of a block that can hold names, in order; between two of them no name is looked for.
///
/// None of them holds a word of the spans in `without`.
pub(super) fn zones(text: &str, tokens: &[Token], without: &[ByteSpan]) -> Vec<Range<usize>> {
    let mut zones = Vec::new();
    let mut without = without.iter().peekable();
    let (mut at, mut limit) = (0, 0);
    while at < tokens.len() {
        // Up to the next such span, so that each word is looked at once.
        if at >= limit {
            while without.next_if(|none| none.end <= tokens[at].span.start).is_some() {}
            limit = without.peek().map_or(tokens.len(), |none| {
                at + tokens[at..].iter().take_while(|token| token.span.end <= none.start).count()
            });
        }
        if at >= limit || !begins(text, &tokens[..limit], at) {
            at += 1;
            continue;
        }
        let first = at;
        at = end_of(text, &tokens[..limit], first);
        // "The", "But", "I": in capitals all over a text, and never a name alone.
        let small_word = at - first == 1
            && (tokens[first].is_in(&SENTENCE_OPENERS, text) || tokens[first].of(text) == "I");
        if !small_word {
            zones.push(first..at);
        }
    }
    zones
}

fn begins(text: &str, tokens: &[Token], at: usize) -> bool {
    let leads = || tokens.get(at + 1).is_some_and(|next| is_big(next) && joins(text, &tokens[at], next));
    match tokens[at].shape {
        Shape::Capitalised | Shape::Capitals | Shape::Mixed => true,
        Shape::Number => tokens[at].gap != Gap::Hyphen && leads(),
        Shape::Lower => leads() && INSIDE_NAMES.row_of_hash(tokens[at].hash) > Some(0),
        Shape::Caseless => false,
    }
}

/// Past the last word in capitals, or number, that is joined to `first` through small words at most.
fn end_of(text: &str, tokens: &[Token], first: usize) -> usize {
    let joining = |token: &Token| matches!(INSIDE_NAMES.row_of_hash(token.hash), Some(0 | 1));
    let mut end = first + 1;
    let mut small = 0;
    for at in first + 1..tokens.len() {
        let token = &tokens[at];
        if !joins(text, &tokens[at - 1], token) {
            break;
        }
        // "off Iwate at 5.03pm"
        let timed = token.shape == Shape::Number && tokens[at - 1].of(text) == "at";
        if timed || is_score(tokens, at) {
            break;
        }
        let hyphenated = matches!(token.gap, Gap::Hyphen | Gap::Joined);
        if is_big(token) || token.shape == Shape::Number || hyphenated {
            end = at + 1;
            small = 0;
        } else if token.shape == Shape::Lower && small < SMALL_IN_A_ROW && joining(token) {
            small += 1;
        } else {
            break;
        }
    }
    end
}

/// "3-1": of a match, and of no name.
fn is_score(tokens: &[Token], at: usize) -> bool {
    let number = |at: usize| tokens.get(at).is_some_and(|token| token.shape == Shape::Number);
    number(at) && number(at + 1) && tokens[at + 1].gap == Gap::Hyphen
}

pub(super) fn is_big(token: &Token) -> bool {
    matches!(token.shape, Shape::Capitalised | Shape::Capitals | Shape::Mixed)
}

/// Whether a name may run across what stands between two neighbours: a space, a hyphen, the dot in "example.com", the
/// apostrophe in "Farmers’ Union".
pub(super) fn joins(text: &str, before: &Token, token: &Token) -> bool {
    let between = || ByteSpan { start: before.span.end, end: token.span.start }.of(text);
    !matches!(token.gap, Gap::Other | Gap::Start) || matches!(between(), "." | "' " | "’ ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[track_caller]
    fn assert_zones(text: &str, expected: &[&str]) {
        let tokens = tokens(text, ByteSpan::new(0, text.len()));
        let found = zones(text, &tokens, &[]);
        let found: Vec<&str> =
            found.iter().map(|zone| tokens[zone.start].span.to(tokens[zone.end - 1].span).of(text)).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn a_zone_ends_where_no_name_can_be() {
        let text = "é On May Ann of Leeds on 12 March 1990 Abel left";
        let tokens = tokens(text, ByteSpan::new(0, text.len()));
        let none = text.find("12").unwrap();
        let zones = zones(text, &tokens, &[ByteSpan::new(none, none + "12 March 1990".len())]);
        let words = |zone: &Range<usize>| tokens[zone.start].span.to(tokens[zone.end - 1].span).of(text);
        assert_eq!(zones.iter().map(words).collect::<Vec<_>>(), ["On May Ann of Leeds", "Abel"]);
    }

    #[test]
    fn a_zone_holds_what_may_be_one_name() {
        assert_zones("é Then the Bank of the South met", &["Then the Bank of the South"]);
        assert_zones(
            "they saw de Gaulle, Bashar al-Assad and Ann",
            &["de Gaulle", "Bashar al-Assad and Ann"],
        );
        assert_zones("it flew a Boeing 737 of 30 Rock", &["Boeing 737 of 30 Rock"]);
        assert_zones("The dog and I saw it. But Ann", &["But Ann"]);
        assert_zones("off Iwate at 5.03pm", &["Iwate"]);
        assert_zones("so Leeds 3-1 Real lost", &["Leeds", "Real"]);
        assert_zones("in 5 of the cases, of Paris for", &["Paris"]);
    }
}
