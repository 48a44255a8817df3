//! Where sport is told, and who plays: there the name of a place is a team's.

use super::block::Words;
use super::scan::NameHit;
use super::words::{OF_GOVERNMENTS, SCORES, SENTENCE_OPENERS, TOPICS};
use crate::text::{Gap, Shape, Token};

/// Of so many words a point of sport is one at least where sport is told.
const LEAST_OF_SPORT: usize = 9;

/// What a block's words are about: points of sport, and how many words are of governments.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Topics {
    pub sport: usize,
    pub politics: usize,
}

impl Topics {
    pub fn of(words: &[Token]) -> Self {
        let mut topics = Self::default();
        for (at, word) in words.iter().enumerate() {
            match TOPICS.row_of_hash(word.hash) {
                Some(OF_GOVERNMENTS) => topics.politics += 1,
                Some(row) => topics.sport += row + 1,
                None => {}
            }
            if word.shape == Shape::Number {
                topics.sport +=
                    2 * usize::from(is_result(&words[at..])) + 3 * usize::from(is_score(&words[at..]));
            }
        }
        topics
    }
}

/// Whether so many points among so many words tell of sport and little else.
pub(super) fn is_sport(points: usize, words: usize) -> bool {
    points > 2 && points * LEAST_OF_SPORT >= words
}

/// "4-2"; not "2019-20"
fn is_result(words: &[Token]) -> bool {
    let goals = |word: &Token| word.shape == Shape::Number && word.span.len() < 3;
    matches!(words, [one, other, ..] if goals(one) && goals(other) && other.gap == Gap::Hyphen)
}

/// "11 for 3", "67 all out", behind the number
fn is_score(words: &[Token]) -> bool {
    let among = |word: &Token| SCORES.row_of_hash(word.hash).is_some();
    matches!(words, [_, told, out, ..] if among(told) && (out.shape == Shape::Number || among(out)))
}

impl Words<'_> {
    /// "Wales lost to Argentina", "Peru play Canada", "the Canada coach": teams, whatever else the block tells.
    pub fn is_a_side(&self, hit: &NameHit) -> bool {
        let names = &self.scan.names;
        let before = names[..names.partition_point(|other| other.first < hit.first)].last();
        let role = |at: usize| {
            self.reads(at, "captain coach defender goalkeeper international midfielder striker winger")
        };
        self.are(hit)
            || self.scan.tokens.get(hit.end).is_some_and(|next| next.gap == Gap::Space) && role(hit.end)
            || self.opponent(hit).is_some_and(|at| self.hit_at(at).is_some())
            || before.is_some_and(|other| self.opponent(other) == Some(hit.first))
    }

    /// Where the name of whom a team plays begins, behind what came of it.
    fn opponent(&self, hit: &NameHit) -> Option<usize> {
        let verb = self.after(hit.end)?;
        let with = |at: usize| self.reads(verb, "drew lose loses lost") && self.reads(at, "to with");
        let alone = self.reads(verb, "beat beats edged meet thrashed") || self.are(hit);
        self.after(if alone { verb + 1 } else { self.after(verb + 1).filter(|at| with(*at))? + 1 })
    }

    /// Points of its words of sport.
    pub fn sport(&self) -> usize {
        self.scan.topics.sport
    }

    /// Whether the block tells of little else: a place in it that nobody is in or from is a team.
    pub fn tells_of_sport(&self) -> bool {
        is_sport(self.sport(), self.scan.tokens.len())
    }

    /// "Bolton are sixth", "Croatia play Belgium": a place is one, a team many; but "the Netherlands are", "Iran and Iraq are".
    pub fn are(&self, hit: &NameHit) -> bool {
        let alone = self.scan.opens_sentence(hit.first) || self.scan.tokens[hit.first].gap == Gap::Other;
        // "After seven years Bolton are back"
        let behind = |at: usize| {
            let plain = self.scan.tokens[at].shape == Shape::Lower && !self.is_one_of(at, &SENTENCE_OPENERS);
            plain && !self.follows_place_preposition(at)
        };
        (alone || self.before(hit.first).is_some_and(behind))
            && !self.word(hit.end - 1).ends_with('s')
            && self.is_before(hit.end, "are face have host kick need owe play want were win")
    }
}
