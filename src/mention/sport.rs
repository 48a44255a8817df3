//! Where sport is told, and who plays: there the name of a place is a team's.

use super::borders::Words;
use super::scan::NameHit;
use super::words::{PLAYS, SCORES, SPORT};
use crate::text::{Gap, Shape, Token};

/// Words back from "to" among which a verb of play is looked for.
const PLAY_REACH: usize = 4;

/// Points of a block's words of sport.
pub(super) fn points_of_sport(words: &[Token]) -> usize {
    let points = |word: &Token| SPORT.row_of_hash(word.hash).map_or(0, |row| row + 1);
    let told: usize = words.iter().map(points).sum();
    told + 3 * words.windows(3).filter(|words| is_score(words)).count()
}

/// "11 for 3", "67 all out"
fn is_score(words: &[Token]) -> bool {
    let number = |word: &Token| word.shape == Shape::Number;
    number(&words[0])
        && SCORES.row_of_hash(words[1].hash).is_some()
        && (number(&words[2]) || SCORES.row_of_hash(words[2].hash).is_some())
}

impl Words<'_> {
    /// Points of its words of sport.
    pub fn sport(&self) -> usize {
        self.scan.sport
    }

    /// What is told so in an article on sport is a team: "England beat Sweden", "lost the match to Japan".
    pub fn plays(&self, hit: &NameHit) -> bool {
        // "Phoenix traded two guards"
        let plays =
            |at: usize| self.is_one_of(at, &PLAYS) || self.sport() > 2 && self.word(at).ends_with("ed");
        let before = self.before(hit.first);
        let reach = || {
            let from = hit.first.saturating_sub(PLAY_REACH);
            before.is_some_and(|at| self.reads(at, "to by for with")) && (from..hit.first).any(plays)
        };
        // "France’s goalkeeper"
        let next = self.scan.tokens.get(hit.end).filter(|token| token.gap != Gap::Other);
        next.is_some() && plays(hit.end) || before.is_some_and(plays) || reach() || self.leads_a_clause(hit)
    }

    /// "Ireland kept Wales scoreless", "and Chicago blew a lead", "South Africa had been 11 for 3"; not "France had said so".
    fn leads_a_clause(&self, hit: &NameHit) -> bool {
        let joins = |at: usize| self.reads(at, "and as before but when while");
        let number = |token: &Token| token.shape == Shape::Number;
        // Not "U.S. officials".
        self.sport() > 2
            && self.scan.tokens[hit.first].shape == Shape::Capitalised
            && (self.scan.opens_sentence(hit.first) || self.before(hit.first).is_none_or(joins))
            && self.is_before_a_noun(hit.end)
            && (!self.reads(hit.end, "had") || self.scan.tokens.get(hit.end + 2).is_some_and(number))
    }

    /// "Bolton are sixth", "Croatia play Belgium": a place is one, a team many; but "the Netherlands are", "Iran and Iraq are".
    pub fn are(&self, hit: &NameHit) -> bool {
        let alone = self.scan.opens_sentence(hit.first) || self.scan.tokens[hit.first].gap == Gap::Other;
        alone
            && !self.word(hit.end - 1).ends_with('s')
            && self
                .after(hit.end)
                .is_some_and(|at| self.reads(at, "are face have host kick need play were win"))
    }
}
