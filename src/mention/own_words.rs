//! Names that mean someone in this article only: given names and family names of whom it names in full, and what it introduces.

use std::ops::Range;

use super::How;
use super::resolve::{Link, Linker};
use super::words::{COMMON_WORDS, SENTENCE_OPENERS};
use crate::pack::EntityId;
use crate::text::Gap;

impl Linker<'_> {
    /// The links of a block, and between them names and acronyms that mean someone in this article only.
    pub fn with_own_words(&self, links: &[Link]) -> Vec<Link> {
        let words = self.words;
        let mut all = Vec::new();
        let (mut at, mut next) = (0, 0);
        while at < words.scan.tokens.len() {
            // "And Michelle smiled."
            at += usize::from(words.scan.opens_sentence(at) && words.is_one_of(at, &SENTENCE_OPENERS));
            let run = words.capital_run(at);
            at = run.end.max(at + 1);
            if run.is_empty() {
                continue;
            }
            let last = run.end - 1;
            let introduced = self.evidence.introduced(&words.scan.tokens[run.clone()]);
            // "Sir Keir", "President Lee"
            let called = || {
                let alone = run.len() == 1 && self.stands_alone(last) || self.is_titled_alone(&run);
                self.evidence.with_given_name(&words.scan.tokens[last]).filter(|_| alone)
            };
            let (first, entity) = match introduced {
                Some(_) => (run.start, introduced),
                None => (last, called().or_else(|| self.by_family_name(&run))),
            };
            let Some(entity) = entity.filter(|id| !self.evidence.is_long_ago(*id, self.packs)) else {
                continue;
            };
            while let Some(link) = links.get(next).filter(|link| link.end <= first) {
                all.push(*link);
                next += 1;
            }
            if links.get(next).is_none_or(|link| link.first >= run.end) {
                all.push(Link { first, end: run.end, entity, how: How::Short });
            }
        }
        all.extend_from_slice(&links[next..]);
        all
    }

    /// Who is called by the last of a few words in capitals: "Trudeau", "Prime Minister Trudeau".
    fn by_family_name(&self, run: &Range<usize>) -> Option<EntityId> {
        let (words, last) = (self.words, run.end - 1);
        let entity = self.evidence.with_family_name(&words.scan.tokens[last])?;
        let titled = self.is_titled_alone(run);
        let placed = words.follows_place_preposition(last) && !words.scan.tokens[last].possessive
            || words.state_behind(run.end).is_some()
            || words.is_behind(last, "A The a the bin de ibn van von")
            || words.is_told_as_a_place(run.end);
        (titled || run.len() == 1 && self.stands_alone(last) && !placed).then_some(entity)
    }

    /// "Prime Minister Trudeau", and no more of a name
    fn is_titled_alone(&self, run: &Range<usize>) -> bool {
        let ends = |next: usize| {
            let token = &self.words.scan.tokens[next];
            !token.is_capitalised() && token.gap != Gap::Hyphen
        };
        run.len() > 1 && self.words.is_titled(run.end - 1) && self.words.after(run.end).is_none_or(ends)
    }

    fn stands_alone(&self, at: usize) -> bool {
        let words = self.words;
        let capital = |at: usize| words.scan.tokens[at].is_capitalised();
        let hyphen = |at: usize| words.scan.tokens[at].gap == Gap::Hyphen;
        let after = words.after(at + 1).is_some_and(|next| capital(next) || hyphen(next));
        let before =
            words.before(at).is_some_and(|before| capital(before) && !words.scan.opens_sentence(before));
        // "a word with Bill", "Bill, you know", unlike "the Bill"
        let behind = words.before(at).filter(|_| !words.opens(at));
        let person = || {
            behind.is_some_and(|at| !words.reads(at, "a an the this that"))
                || words.after_comma(at + 1).is_some()
        };
        !after
            && !before
            && !hyphen(at)
            && (!words.is_one_of(at, &COMMON_WORDS) || person())
            && !words.is_a_month(at)
    }
}
