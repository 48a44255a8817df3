//! Clues: what a word and its neighbours show, each as one number. What a clue is worth stands in the model.

use std::ops::Range;

use super::super::block::Words;
use super::model::{CLASSES, COMMON, KEY_BITS, Model};
use super::row::Row;
use super::seen::{INSIDE, SMALL, Seen};
use super::word::{AFTER_POSSESSIVE, NONE, Word, path6};

/// The words of a zone, with two before it and two behind it: the next zone of the block often has some of the same.
#[derive(Default)]
pub(super) struct Around {
    words: Vec<Word>,
    pub(super) told: Told,
    /// Place of the first of them; 0 is two words before the block.
    first: usize,
}

impl Around {
    /// Before the first zone of a block.
    pub fn begin(&mut self) {
        self.words.clear();
        self.first = 0;
    }

    fn move_to(&mut self, zone: &Range<usize>, words: &Words<'_>, seen: &Seen, model: &Model) {
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
    seen: &Seen,
    model: &Model,
    mut tell: impl FnMut(usize, &Told),
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
        told.clues.clear();
        told.few.clear();
        by_itself(words, zone.start + here, word, told);
        beside(near, told);
        of_run(around, here, first..end.max(here + 1), told);
        // In one go, which the compiler does for several at once.
        told.clues.iter_mut().for_each(|clue| *clue = key(*clue));
        tell(here, told);
        first = if word.big { first } else { here + 1 };
    }
}

/// Words on each side that are looked at.
const REACH: usize = 2;

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

/// What is told of a word.
#[derive(Default)]
pub(super) struct Told {
    /// Clues, each to be looked up in the model.
    pub clues: Vec<u32>,
    /// Those that can show but few things, by their [`few`] rows.
    pub few: Vec<u32>,
    /// Whether these are told as clues, too: what they are worth is being learned.
    #[cfg(feature = "train")]
    pub in_full: bool,
}

/// Things that a clue of the lists can show, at most.
const FEW: u32 = 512;

/// The clues that can show but few things: about which place, and of what kind. A class's has that of its path, too.
const LISTS: [(Kind, Kind); 21] = [
    (Kind::Always, Kind::Class),
    (Kind::Always, Kind::Flags),
    (Kind::Before, Kind::Class),
    (Kind::Before, Kind::Flags),
    (Kind::After, Kind::Class),
    (Kind::After, Kind::Flags),
    (Kind::First, Kind::Class),
    (Kind::First, Kind::Flags),
    (Kind::Last, Kind::Class),
    (Kind::Last, Kind::Flags),
    (Kind::Before2, Kind::Path6),
    (Kind::After2, Kind::Path6),
    (Kind::Before, Kind::GapShapes),
    (Kind::After, Kind::GapShapes),
    (Kind::Always, Kind::Shape),
    (Kind::Always, Kind::Gap),
    (Kind::Always, Kind::Seen),
    (Kind::Always, Kind::Possessive),
    (Kind::Always, Kind::Length),
    (Kind::BeforeRun, Kind::Gap),
    (Kind::AfterRun, Kind::Gap),
];

/// Added to the class of what is no word: it has no path.
const NO_CLASS: u32 = CLASSES as u32;

/// The place among the lists.
const fn list(place: Kind, kind: Kind) -> u32 {
    let mut at = 0;
    while LISTS[at].0 as u32 != place as u32 || LISTS[at].1 as u32 != kind as u32 {
        at += 1;
    }
    at as u32
}

/// What the model says of each thing that the lists can show: summed up when it is read, since most of what is told is this.
pub(super) fn few(model: &Model) -> Vec<Row> {
    let row = |at: u32| {
        let ((place, kind), shows) = (LISTS[(at / FEW) as usize], at % FEW);
        let clue = |kind: Kind, shows: u32| key(clue(about(place, kind), shows));
        match (kind, u8::try_from(shows)) {
            (Kind::Class, Ok(class)) => {
                model.sum(&[clue(kind, shows), clue(Kind::Path6, path6(model, class))])
            }
            (Kind::Class, _) => model.sum(&[clue(kind, 0), clue(Kind::Path6, 0)]),
            _ => model.sum(&[clue(kind, shows)]),
        }
    };
    (0..LISTS.len() as u32 * FEW).map(row).collect()
}

impl Told {
    fn push(&mut self, clue: u32) {
        self.clues.push(clue);
    }

    /// Tells of one of the lists.
    #[inline]
    fn few(&mut self, list: u32, shows: u32) {
        #[cfg(feature = "train")]
        if self.in_full {
            let (place, kind) = LISTS[list as usize];
            return self.push(clue(about(place, kind), shows));
        }
        // Only a model with more flags than we know of has more to show.
        self.few.push(list * FEW + shows % FEW);
    }

    /// Tells of a word's class from its list on, and of its flags from the next.
    #[inline]
    fn class(&mut self, list: u32, word: &Word) {
        let flags = word.flags << 4 | u32::from(word.big) << 3 | word.role;
        #[cfg(feature = "train")]
        if self.in_full {
            self.few(list, word.class);
            self.push(clue(about(LISTS[list as usize].0, Kind::Path6), word.path6));
            return self.few(list + 1, flags);
        }
        let beyond = if word.shape == NONE { NO_CLASS } else { 0 };
        self.few(list, word.class + beyond);
        self.few(list + 1, flags);
    }
}

fn by_itself(words: &Words<'_>, place: usize, word: &Word, told: &mut Told) {
    let token = &words.scan.tokens[place];
    let opens = u32::from(words.scan.opens_sentence(place)) + 2 * u32::from(words.is_headline());
    told.push(clue(Kind::Always as u32, 0));
    told.few(const { list(Kind::Always, Kind::Shape) }, word.shape << 2 | opens);
    told.class(const { list(Kind::Always, Kind::Class) }, word);
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
    let mut shown = bits;
    while shown != 0 {
        told.few(const { list(Kind::Always, Kind::Seen) }, shown.trailing_zeros());
        shown &= shown - 1;
    }
    let common = u32::from(word.flags & u32::from(COMMON) != 0);
    told.push(clue(Kind::SeenTogether as u32, (bits & (SMALL | INSIDE)) << 4 | opens << 1 | common));
    told.push(clue(Kind::SeenTogether as u32, bits << 8 | 1 << 7));
    told.few(const { list(Kind::Always, Kind::Possessive) }, token.possessive.into());
}

/// What the words beside it show.
fn beside(near: &[Word], told: &mut Told) {
    let [second, before, word, after, next] = near else { return };
    const SIDES: [(Kind, u32, u32); 2] = [
        (Kind::Before, list(Kind::Before, Kind::GapShapes), list(Kind::Before, Kind::Class)),
        (Kind::After, list(Kind::After, Kind::GapShapes), list(Kind::After, Kind::Class)),
    ];
    for ((place, gap_shapes, class), (other, gap)) in
        SIDES.into_iter().zip([(before, word.gap), (after, after.gap)])
    {
        told.few(gap_shapes, gap << 4 | other.shape);
        told.push(clue(about(place, Kind::Word), other.word));
        told.class(class, other);
        told.push(clue(about(place, Kind::Pair), word.path6 << 16 | other.path6));
        told.push(clue(
            about(place, Kind::Run),
            (word.shape << 4 | other.shape) << 16 | word.flags << 8 | other.flags,
        ));
    }
    told.push(clue(about(Kind::Before2, Kind::Word), second.word));
    told.few(const { list(Kind::Before2, Kind::Path6) }, second.path6);
    told.push(clue(about(Kind::After2, Kind::Word), next.word));
    told.few(const { list(Kind::After2, Kind::Path6) }, next.path6);
    told.few(const { list(Kind::Always, Kind::Gap) }, word.gap << 4 | after.gap);
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
fn of_run(around: &[Word], here: usize, run: Range<usize>, told: &mut Told) {
    let first = run.start.min(here);
    let place = (here - first).min(3) as u32;
    told.few(const { list(Kind::Always, Kind::Length) }, (run.end - first).min(5) as u32 * 4 + place);
    let last = &around[REACH + run.end - 1];
    if run.end - 1 > here {
        told.push(clue(about(Kind::Last, Kind::Word), last.word));
        told.class(const { list(Kind::Last, Kind::Class) }, last);
    }
    if first < here {
        told.push(clue(about(Kind::First, Kind::Word), around[REACH + first].word));
        told.class(const { list(Kind::First, Kind::Class) }, &around[REACH + first]);
    }
    let (before, after) = (&around[REACH + first - 1], &around[REACH + run.end]);
    told.push(clue(about(Kind::BeforeRun, Kind::Word), before.word));
    told.few(const { list(Kind::BeforeRun, Kind::Gap) }, around[REACH + first].gap);
    told.push(clue(about(Kind::AfterRun, Kind::Word), after.word));
    told.few(const { list(Kind::AfterRun, Kind::Gap) }, after.gap);
}
