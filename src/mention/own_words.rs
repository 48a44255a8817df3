//! Names that mean someone in this article only: given names and family names of whom it names in full, and what it introduces.

use std::ops::Range;

use super::How;
use super::block::{LONGEST_RUN, Words};
use super::resolve::{Link, Linker};
use super::scan::NameHit;
use super::words::{ALSO_CALLED, COMMON_WORDS, SENTENCE_OPENERS};
use crate::pack::{EntityId, Packs};
use crate::text::{ByteSpan, Gap, position};

/// Words of what letters are short for, at most.
const LONGEST_EXPANSION: usize = 8;

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

impl Words<'_> {
    /// The words of another name behind one that ends before `end`: "(also known as the Old Lady)".
    pub fn another_name(&self, end: usize) -> Option<Range<usize>> {
        let mut first = (end + 1..=end + 3).rev().find(|first| self.is_lead(end, *first))?;
        if first < self.scan.tokens.len() && self.word(first).eq_ignore_ascii_case("the") {
            first += 1;
        }
        let run = self.capital_run(first);
        (!run.is_empty()).then_some(run)
    }

    /// "also known as"
    fn is_lead(&self, first: usize, end: usize) -> bool {
        let Some(words @ [word, ..]) = self.scan.tokens.get(first..end) else { return false };
        // "Acme, called …", "Acme also known as …"; but "Ann called Bob" and "a Berlin-born baker".
        (word.gap == Gap::Other || words.len() > 1 && word.gap == Gap::Space)
            && words.last().is_some_and(|last| ALSO_CALLED.has(word.span.to(last.span).of(self.text)))
    }

    /// Where the run of capitals begins that a family name ends, when it is introduced as another name of its bearer:
    /// "also known as Natsuko Higuchi".
    pub fn renamed(&self, hit: &NameHit) -> Option<usize> {
        let mut first = hit.first;
        for _ in 0..LONGEST_RUN {
            first = self.before(first).filter(|at| self.scan.tokens[*at].is_capitalised()).unwrap_or(first);
        }
        (first < hit.first && (1..=3).any(|words| self.is_lead(first.wrapping_sub(words), first)))
            .then_some(first)
    }

    /// "England and Wales Cricket Board (ECB)": letters in brackets behind the words that they are of, none of which is in a
    /// name of what the packs know by them.
    pub fn is_short_for_another(&self, hit: &NameHit, packs: &Packs) -> bool {
        let Some(last) = hit.first.checked_sub(1) else { return false };
        let span = |at: usize| self.scan.tokens[at].span;
        let gap = ByteSpan { start: span(last).end, end: span(hit.first).start };
        let mut letters = self.word(hit.first).bytes().rev().filter(u8::is_ascii_alphabetic).peekable();
        if gap.of(self.text) != " (" || letters.peek() != self.word(last).as_bytes().first() {
            return false;
        }
        let mut at = last + 1;
        while at > 0 && letters.peek().is_some() && last - at.min(last) < LONGEST_EXPANSION {
            at -= 1;
            letters.next_if(|letter| self.word(at).as_bytes().first() == Some(letter));
        }
        let told = |id: EntityId| {
            let name = &packs.entity(id).name;
            (at..=last).any(|at| self.word(at).len() > 3 && position(name, self.word(at), 0).is_some())
        };
        letters.peek().is_none() && !hit.senses.iter().any(|sense| told(sense.entity))
    }
}
