//! Clues: what a word and its neighbours show, each as one number. What a clue is worth stands in the model.

use std::ops::Range;

use super::super::borders::Words;
use super::super::words::{NEIGHBOURS, SENTENCE_OPENERS, TITLES};
use super::model::{COMMON, KEY_BITS, Model};
use super::seen::{BITS, BODIES, INSIDE, Known, SMALL, Seen};
use super::zone::is_big;
use crate::text::{Gap, Lexicons, Shape, Token};

/// What one word shows by itself.
#[derive(Clone, Copy, Default)]
struct Word {
    shape: u32,
    gap: u32,
    class: u32,
    /// The first six bits of its class's path.
    path6: u32,
    flags: u32,
    word: u32,
    big: bool,
    role: u32,
    /// What the article shows of it elsewhere.
    shown: u32,
}

/// The words of a zone, with two before it and two behind it: the next zone of the block often has some of the same.
#[derive(Default)]
pub(super) struct Around {
    words: Vec<Word>,
    /// Memory for the clues of a word.
    told: Vec<u32>,
    /// Place of the first of them; 0 is two words before the block.
    first: usize,
}

impl Around {
    /// Before the first zone of a block.
    pub fn begin(&mut self) {
        self.words.clear();
        self.first = 0;
    }

    fn move_to(&mut self, zone: &Range<usize>, words: &Words<'_>, seen: &mut Seen, model: &Model) {
        let tokens = &words.scan.tokens;
        let gone =
            zone.start.checked_sub(self.first).map_or(self.words.len(), |gone| gone.min(self.words.len()));
        self.words.drain(..gone);
        self.first = zone.start;
        for place in zone.start + self.words.len()..zone.end + 2 * REACH {
            let at = place.checked_sub(REACH).filter(|at| *at < tokens.len());
            let none = || Word { shape: NONE, ..Word::default() };
            self.words.push(at.map_or_else(none, |at| Word::of(tokens, at, words.text, seen, model)));
        }
    }
}

/// The clues of a zone's words; `tell` is called with each word's place in the zone and its clues. `around` serves the
/// zones of one block, in order.
///
/// # Cost
/// About 60 clues for each word.
pub(super) fn clues(
    words: &Words<'_>,
    zone: &Range<usize>,
    around: &mut Around,
    seen: &mut Seen,
    model: &Model,
    mut tell: impl FnMut(usize, &[u32]),
) {
    around.move_to(zone, words, seen, model);
    let Around { words: around, told, .. } = around;
    let inside = &around[REACH..REACH + zone.len()];
    let (mut first, mut end) = (0, 0);
    for (here, word) in inside.iter().enumerate() {
        // Looked for once a run, not once a word: a hostile text is one run.
        if here >= end {
            end = inside[here..].iter().position(|word| !word.big).map_or(inside.len(), |count| here + count);
        }
        let near = &around[here..=here + 2 * REACH];
        told.clear();
        by_itself(words, zone.start + here, word, told);
        beside(near, told);
        of_run(around, here, first..end.max(here + 1), told);
        // In one go, which the compiler does for several at once.
        told.iter_mut().for_each(|clue| *clue = key(*clue));
        tell(here, told);
        first = if word.big { first } else { here + 1 };
    }
}

/// Words on each side that are looked at.
const REACH: usize = 2;

/// What a possessive ending adds to the number of the gap behind it.
const AFTER_POSSESSIVE: u32 = 8;

/// Shape of no word: before the block's first and behind its last.
const NONE: u32 = 15;

/// Numbers for kinds of clues. Each is used once; new ones go to the end, for they are in the weights.
#[derive(Clone, Copy)]
enum Kind {
    Always,
    Shape,
    Class,
    Path6,
    Flags,
    Word,
    End,
    Start,
    Opens,
    Seen,
    SeenTogether,
    Gap,
    GapShapes,
    Possessive,
    Before,
    After,
    Before2,
    After2,
    Run,
    First,
    Last,
    BeforeRun,
    AfterRun,
    Pair,
    Length,
}

/// A number for a kind and what it shows.
fn clue(kind: u32, shows: u32) -> u32 {
    kind.wrapping_mul(0x9e37_79b1) ^ shows
}

/// What a clue's number is in the model: [`KEY_BITS`] of it.
fn key(clue: u32) -> u32 {
    let mixed = clue.wrapping_mul(0x85eb_ca6b);
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0xc2b2_ae35);
    (mixed ^ mixed >> 13) >> (32 - KEY_BITS)
}

/// The same clue about a neighbour is another one.
fn about(place: Kind, kind: Kind) -> u32 {
    (place as u32) << 8 | kind as u32
}

impl Word {
    fn of(tokens: &[Token], at: usize, text: &str, seen: &mut Seen, model: &Model) -> Self {
        let token = &tokens[at];
        let after_possessive = at > 0 && tokens[at - 1].possessive;
        let Known { number, traits, shown } = seen.known(token, text, model);
        let big = is_big(token);
        let class = if big { traits.capital } else { traits.small };
        Self {
            shape: shape(token, token.of(text)),
            gap: gap(token) + if after_possessive { AFTER_POSSESSIVE } else { 0 },
            class: class.into(),
            path6: leading(model.path(class).into(), 6),
            flags: traits.flags.into(),
            word: number,
            big,
            role: role(token),
            shown,
        }
    }
}

/// The first bits of a path that stands below a 1.
fn leading(path: u32, bits: u32) -> u32 {
    let length = 31 - path.max(1).leading_zeros();
    path >> length.saturating_sub(bits)
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

fn by_itself(words: &Words<'_>, place: usize, word: &Word, told: &mut Vec<u32>) {
    let token = &words.scan.tokens[place];
    let opens = u32::from(words.scan.opens_sentence(place)) + 2 * u32::from(words.is_headline());
    told.push(clue(Kind::Always as u32, 0));
    told.push(clue(Kind::Shape as u32, word.shape << 2 | opens));
    of_class(Kind::Always, word, told);
    told.push(clue(Kind::Word as u32, word.word));
    if !word.big {
        return;
    }
    let written = token.of(words.text).as_bytes();
    let part = |bytes: &[u8]| bytes.iter().fold(0, |n, byte| n << 8 | u32::from(byte.to_ascii_lowercase()));
    told.push(clue(Kind::End as u32, part(&written[written.len().saturating_sub(3)..])));
    told.push(clue(Kind::End as u32, part(&written[written.len().saturating_sub(2)..])));
    told.push(clue(Kind::Start as u32, part(&written[..written.len().min(3)])));
    let bits = word.shown;
    (0..BITS).filter(|bit| bits >> bit & 1 != 0).for_each(|bit| told.push(clue(Kind::Seen as u32, bit)));
    let common = u32::from(word.flags & u32::from(COMMON) != 0);
    told.push(clue(Kind::SeenTogether as u32, (bits & (SMALL | INSIDE)) << 4 | opens << 1 | common));
    told.push(clue(Kind::SeenTogether as u32, bits << 8 | 1 << 7));
    told.push(clue(Kind::Possessive as u32, u32::from(token.possessive)));
}

fn of_class(place: Kind, word: &Word, told: &mut Vec<u32>) {
    told.push(clue(about(place, Kind::Class), word.class));
    told.push(clue(about(place, Kind::Path6), word.path6));
    told.push(clue(about(place, Kind::Flags), word.flags << 4 | u32::from(word.big) << 3 | word.role));
}

/// What the words beside it show.
fn beside(near: &[Word], told: &mut Vec<u32>) {
    let [second, before, word, after, next] = near else { return };
    for (place, other, gap) in [(Kind::Before, before, word.gap), (Kind::After, after, after.gap)] {
        told.push(clue(about(place, Kind::GapShapes), gap << 4 | other.shape));
        told.push(clue(about(place, Kind::Word), other.word));
        of_class(place, other, told);
        told.push(clue(about(place, Kind::Pair), word.path6 << 16 | other.path6));
        told.push(clue(
            about(place, Kind::Run),
            (word.shape << 4 | other.shape) << 16 | word.flags << 8 | other.flags,
        ));
    }
    for (place, other) in [(Kind::Before2, second), (Kind::After2, next)] {
        told.push(clue(about(place, Kind::Word), other.word));
        told.push(clue(about(place, Kind::Path6), other.path6));
    }
    told.push(clue(Kind::Gap as u32, word.gap << 4 | after.gap));
    if word.gap >= AFTER_POSSESSIVE {
        // "Mecca’s Grand Mosque", but "Children’s Hospital": whose it is.
        told.push(clue(about(Kind::Possessive, Kind::Path6), before.path6));
        told.push(clue(about(Kind::Possessive, Kind::Flags), before.flags << 8 | word.role));
        told.push(clue(about(Kind::Possessive, Kind::Shape), before.shape << 4 | word.shape));
    }
    let opens = word.role << 4 | before.role;
    told.push(clue(
        about(Kind::Before, Kind::Opens),
        opens << 8 | after.role << 4 | u32::from(word.gap == 1),
    ));
    if !word.big {
        // "Bank of England", but "Ann of Acme": what a small word joins.
        told.push(clue(about(Kind::Gap, Kind::Word), word.word ^ before.flags << 8 ^ after.flags));
        told.push(clue(about(Kind::Gap, Kind::Path6), word.word ^ before.path6));
        told.push(clue(about(Kind::Gap, Kind::After), word.word ^ after.path6));
        told.push(clue(about(Kind::Gap, Kind::Class), word.word ^ before.word));
    }
}

/// How the words in capitals around a word begin and end, and what stands around them.
fn of_run(around: &[Word], here: usize, run: Range<usize>, told: &mut Vec<u32>) {
    let first = run.start.min(here);
    let place = (here - first).min(3) as u32;
    told.push(clue(Kind::Length as u32, (run.end - first).min(5) as u32 * 4 + place));
    let last = &around[REACH + run.end - 1];
    if run.end - 1 > here {
        told.push(clue(about(Kind::Last, Kind::Word), last.word));
        of_class(Kind::Last, last, told);
    }
    if first < here {
        told.push(clue(about(Kind::First, Kind::Word), around[REACH + first].word));
        of_class(Kind::First, &around[REACH + first], told);
    }
    let (before, after) = (&around[REACH + first - 1], &around[REACH + run.end]);
    told.push(clue(about(Kind::BeforeRun, Kind::Word), before.word));
    told.push(clue(about(Kind::BeforeRun, Kind::Gap), around[REACH + first].gap));
    told.push(clue(about(Kind::AfterRun, Kind::Word), after.word));
    told.push(clue(about(Kind::AfterRun, Kind::Gap), after.gap));
}
