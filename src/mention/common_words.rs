//! Words that a capital need not make a name of: “Reading is fun”, “in May”, “Polish your shoes”.

use super::block::Words;
use super::find::VERBS;
use super::resolve::Linker;
use super::scan::NameHit;
use super::words::{ACTS, COMMON_WORDS, MONTH_PREPOSITIONS, NEIGHBOURS, SENTENCE_OPENERS};
use crate::pack::{AliasKind, EntityType, Sense};
use crate::text::Shape;

impl Linker<'_> {
    /// "Reading is fun", "Bill by bill", "in May": a capital that need not make a name.
    pub(super) fn is_common_word(&self, hit: &NameHit) -> bool {
        if hit.end - hit.first > 1 {
            return false;
        }
        let words = self.words;
        let token = &words.scan.tokens[hit.first];
        let word = words.word(hit.first);
        if words.is_shouted(hit) {
            return true;
        }
        if token.shape == Shape::Capitals && word.len() > 1 && !words.is_headline() {
            // "WHO", "US"; but "NICE" is no town.
            return COMMON_WORDS.has(word) && !hit.senses.iter().any(|s| s.kind == AliasKind::Acronym);
        }
        // "Cook the rice", "Polish your shoes"
        if words.opens(hit.first) && words.is_before(hit.end, "the your") {
            return true;
        }
        let may_be = |kind: EntityType| hit.may_be(kind, self.packs);
        // "Labour MPs"
        let of_party = || words.is_before(hit.end, "leader leaders MP MPs party");
        let owns = token.possessive && !words.is_a_month(hit.first) && may_be(EntityType::Place);
        let body = may_be(EntityType::Organization) && (token.possessive || of_party());
        !owns && !body && self.is_doubtful(hit)
    }

    /// Whether neither what the article names nor what stands beside it makes a name of a word in capitals.
    fn is_doubtful(&self, hit: &NameHit) -> bool {
        let (words, evidence) = (self.words, self.evidence);
        let common = evidence.is_common(&words.scan.tokens[hit.first]);
        let any = |is_such: &dyn Fn(&Sense) -> bool| hit.senses.iter().any(is_such);
        let people = |sense: &Sense| sense.kind == AliasKind::Demonym;
        if any(&people) && words.is_language(hit) {
            return true;
        }
        let around = |sense: &Sense| evidence.is_around(sense.entity);
        // "Turkey has a poor record", where turkeys are not told of
        if !common
            && !words.is_before(hit.end, "is was")
            && any(&|sense| self.packs.entity(sense.entity).is_country() && around(sense))
        {
            return false;
        }
        // "Polish farmers" once Poland has been named, unlike "Polish the silver".
        let named = any(&|sense| people(sense) && around(sense)) && words.is_before_a_noun(hit.end)
            || (hit.may_be(EntityType::Organization, self.packs) || hit.goes_by(AliasKind::Short))
                && any(&|sense| evidence.is_named(sense.entity));
        if words.is_titled(hit.first) {
            return false;
        }
        let opens = words.opens(hit.first);
        if words.is_a_month(hit.first) {
            return !named || is_dated(words, hit.first) || opens && words.may_be_a_month(hit.end);
        }
        if named {
            return hit.must_be(EntityType::Person, self.packs) && words.is_of_a_thing(hit);
        }
        let doubtful = common || words.is_one_of(hit.first, &COMMON_WORDS);
        doubtful && opens && !words.acts(hit.end) && !words.is_joined(hit) && !words.are(hit)
    }
}

impl Words<'_> {
    /// Where a sentence begins, a capital proves no name of a common word, if it neither owns nor says anything.
    pub fn may_be_a_word(&self, hit: &NameHit) -> bool {
        hit.end - hit.first == 1
            && self.opens(hit.first)
            && self.is_one_of(hit.first, &COMMON_WORDS)
            && !self.scan.tokens[hit.first].possessive
            && !self.acts(hit.end)
    }

    /// "Turkey and Qatar": with another name behind "and".
    pub fn is_joined(&self, hit: &NameHit) -> bool {
        self.is_before(hit.end, "and") && self.hit_at(hit.end + 1).is_some()
    }

    /// What does so is a person, a state or a firm: "Turkey welcomed the truce", "Target cut its forecast".
    pub fn acts(&self, end: usize) -> bool {
        self.after(end).is_some_and(|at| {
            let reach = at + 1..self.scan.tokens.len().min(at + 3);
            // "Ankara has offered"
            let verb = self.after(at + 1).filter(|_| self.reads(at, "has have had")).unwrap_or(at);
            self.is_one_of(verb, &ACTS)
                || !self.reads(at, "and") && reach.into_iter().any(|at| self.reads(at, "its"))
        })
    }

    /// A month that means something else, too.
    pub fn is_a_month(&self, at: usize) -> bool {
        self.row_of(at, &NEIGHBOURS) == Some(2)
    }

    /// "May sales fell", "May was wet", unlike "May had promised" and "May, who resigned".
    pub fn may_be_a_month(&self, end: usize) -> bool {
        let does = |at: usize| self.is_one_of(at, &ACTS) || self.reads(at, "had went took made left");
        !self.lives(end) && self.after(end).is_some_and(|at| !does(at))
    }

    /// "Brown rice", "the Swift network": a common word before what is no verb of somebody, and not "the Bush administration".
    pub fn is_of_a_thing(&self, hit: &NameHit) -> bool {
        let article = self.is_behind(hit.first, "the The a A");
        let verb = |at: usize| self.is_one_of(at, &VERBS) || self.word(at).ends_with(['d', 't', 'y']);
        let thing = |at: usize| match article {
            true => !self.reads(at, "administration campaign government"),
            false => self.opens(hit.first) && !self.acts(hit.end) && !verb(at),
        };
        self.is_one_of(hit.first, &COMMON_WORDS)
            && self.is_before_a_noun(hit.end)
            && self.after(hit.end).is_some_and(thing)
    }

    /// "He spoke Polish at home": no word follows that a people could belong to.
    pub fn is_language(&self, hit: &NameHit) -> bool {
        let capital = |at: usize| self.scan.tokens[at].is_capitalised();
        let alone = !self.is_before_a_noun(hit.end) && !self.after(hit.end).is_some_and(capital);
        let written = || self.is_behind(hit.first, "her Her his His in into learning");
        let spoken =
            |at: usize| self.reads(at, "speak speaks spoke spoken speaking fluent translated languages");
        alone && (written() || self.is_told_before(hit.first, &spoken))
    }

    /// "WHO WILL LEAD US": common words in capitals, beside others that need none.
    pub fn is_shouted(&self, hit: &NameHit) -> bool {
        let capitals = |at: usize| self.scan.tokens[at].shape == Shape::Capitals && !self.is_known(at);
        let opener = |at: usize| capitals(at) && self.is_one_of(at, &SENTENCE_OPENERS);
        let long = |at: usize| capitals(at) && self.word(at).len() > 3;
        if self.reads(hit.first, "US") {
            return self.before(hit.first).is_some_and(long);
        }
        let beside = || self.before(hit.first).into_iter().chain(self.after(hit.end));
        self.is_one_of(hit.first, &SENTENCE_OPENERS) && beside().any(|at| opener(at) || long(at))
    }
}

/// "in May", "5 May", "May 2019": a month.
fn is_dated(words: &Words<'_>, at: usize) -> bool {
    let number = |at: usize| words.scan.tokens[at].shape == Shape::Number;
    let dates = |before: usize| number(before) || words.is_one_of(before, &MONTH_PREPOSITIONS);
    words.before(at).is_some_and(dates) || words.after(at + 1).is_some_and(number)
}
