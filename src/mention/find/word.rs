//! What one word shows by itself, as numbers.

use super::model::Model;
use super::seen::{BODIES, Seen};
use super::zone::is_big;
use crate::mention::words::{NEIGHBOURS, SENTENCE_OPENERS, TITLES};
use crate::text::{Gap, Lexicons, Shape, Token};

/// What a possessive ending adds to the number of the gap behind it.
pub(super) const AFTER_POSSESSIVE: u32 = 8;

/// Shape of no word: before the block's first and behind its last.
pub(super) const NONE: u32 = 15;

/// What one word shows by itself.
#[derive(Clone, Copy, Default)]
pub(super) struct Word {
    pub shape: u32,
    pub gap: u32,
    pub class: u32,
    /// The first six bits of its class's path.
    pub path6: u32,
    pub flags: u32,
    pub word: u32,
    pub big: bool,
    pub role: u32,
    /// What the article shows of it elsewhere.
    pub shown: u32,
}

impl Word {
    pub fn of(tokens: &[Token], at: usize, text: &str, seen: &Seen, model: &Model) -> Self {
        let token = &tokens[at];
        let after_possessive = at > 0 && tokens[at - 1].possessive;
        let traits = model.traits(token.hash);
        let big = is_big(token);
        let class = if big { traits.capital } else { traits.small };
        Self {
            shape: shape(token, token.of(text)),
            gap: gap(token) + if after_possessive { AFTER_POSSESSIVE } else { 0 },
            class: class.into(),
            path6: path6(model, class),
            flags: traits.flags.into(),
            word: token.hash as u32,
            big,
            role: role(token),
            shown: if big { seen.shown(token) } else { 0 },
        }
    }
}

/// The first six bits of a class's path, which stands below a 1.
pub(super) fn path6(model: &Model, class: u8) -> u32 {
    let path = u32::from(model.path(class)).max(1);
    path >> (31 - path.leading_zeros()).saturating_sub(6)
}

/// What a word does beside names, as the tables have it.
fn role(token: &Token) -> u32 {
    static ROLES: Lexicons = Lexicons::new(&[&TITLES, &BODIES, &NEIGHBOURS, &SENTENCE_OPENERS]);
    ROLES.first_with(token.hash).map_or(0, |table| table as u32 + 1)
}

fn shape(token: &Token, word: &str) -> u32 {
    let inner = || word.bytes().skip(1).any(|b| b.is_ascii_uppercase());
    match token.shape {
        Shape::Lower => 0,
        Shape::Capitalised if inner() => 2,
        Shape::Capitalised => 1,
        Shape::Capitals if word.len() == 1 => 3,
        Shape::Capitals if word.contains('.') => 4,
        Shape::Capitals if word.bytes().any(|b| b.is_ascii_digit()) => 5,
        Shape::Capitals => 6,
        Shape::Mixed => 7,
        Shape::Number if word.bytes().all(|b| b.is_ascii_digit()) => 8 + u32::from(word.len() == 4),
        Shape::Number => 10,
        Shape::Caseless => 11,
    }
}

fn gap(token: &Token) -> u32 {
    match token.gap {
        Gap::Start => 0,
        Gap::Space => 1,
        Gap::Hyphen => 2,
        Gap::Joined => 3,
        Gap::Ampersand => 4,
        Gap::Other => 5,
    }
}
