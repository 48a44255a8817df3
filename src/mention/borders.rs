//! Where a name ends: an alias beside further words in capitals is likely part of a longer name that no pack knows
//! ("Taiwan" in "Taiwan Strait", "Trump" in "Eric Trump"), and then it is not ours to explain.

use std::ops::Range;

use super::find::{BODIES, VERBS};
use super::scan::{NameHit, Scan};
use super::words::{
    ACTS, ALSO_CALLED, COMMON_WORDS, INSIDE_NAMES, NEIGHBOURS, PLACE_PREPOSITIONS, SENTENCE_OPENERS,
    TERRITORIES, TITLES,
};
use crate::pack::{AliasKind, Entity, EntityId, EntityType, Packs, Sense};
use crate::text::{ByteSpan, Gap, Lexicon, Shape, Token, place_among, position, tokens};

/// The unknown words around a hit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Neighbours {
    pub before: bool,
    pub after: bool,
}

/// Words of a name that the article introduces, at most.
const LONGEST_RUN: usize = 5;

/// Words of what letters are short for, at most.
const LONGEST_EXPANSION: usize = 8;

/// Words back from a name among which one is looked for that tells what is said of it: "state visit by Mr Trump to Beijing".
const REACH_BACK: usize = 6;

/// One block's words with what is known of them.
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub scan: &'a Scan,
}

impl<'a> Words<'a> {
    pub fn word(&self, at: usize) -> &'a str {
        self.scan.tokens[at].of(self.text)
    }

    /// Whether a word is written as one of a few, which spaces part.
    #[inline(never)]
    pub fn reads(&self, at: usize, wordings: &str) -> bool {
        place_among(wordings, self.word(at)).is_some()
    }

    /// Whether one of a few words is joined to a name that begins at `first`.
    #[inline(never)]
    pub fn is_behind(&self, first: usize, wordings: &str) -> bool {
        self.before(first).is_some_and(|at| self.reads(at, wordings))
    }

    /// Whether one of a few words is joined to a name that ends before `end`.
    #[inline(never)]
    pub fn is_before(&self, end: usize, wordings: &str) -> bool {
        self.after(end).is_some_and(|at| self.reads(at, wordings))
    }

    /// Whether one of the last words of the sentence before `at` is such.
    #[inline(never)]
    pub fn is_told_before(&self, at: usize, is_such: &dyn Fn(usize) -> bool) -> bool {
        let sentence = self.scan.sentence_of(at);
        let reach = (at.saturating_sub(REACH_BACK)..at).rev();
        reach.take_while(|at| self.scan.sentence_of(*at) == sentence).any(is_such)
    }

    /// Whether a word stands in a table.
    pub fn is_one_of(&self, at: usize, table: &Lexicon) -> bool {
        self.row_of(at, table).is_some()
    }

    /// The row of a table that a word stands in.
    #[inline(never)]
    pub fn row_of(&self, at: usize, table: &Lexicon) -> Option<usize> {
        self.scan.tokens[at].row_in(table, self.text)
    }

    /// The word before `at` that a space or a hyphen joins to it.
    pub fn before(&self, at: usize) -> Option<usize> {
        (at > 0 && self.scan.tokens[at].gap != Gap::Other).then(|| at - 1)
    }

    /// The word after the one before `end`, joined to it.
    pub fn after(&self, end: usize) -> Option<usize> {
        let next = self.scan.tokens.get(end)?;
        (next.gap != Gap::Other && !self.scan.tokens[end - 1].possessive).then_some(end)
    }

    /// The word behind a comma after the one before `end`: "Texas" in "Paris, Texas".
    pub fn after_comma(&self, end: usize) -> Option<usize> {
        let next = self.scan.tokens.get(end)?;
        let last = self.scan.tokens.get(end.checked_sub(1)?)?;
        let gap = ByteSpan { start: last.span.end, end: next.span.start };
        (gap.of(self.text) == ", ").then_some(end)
    }

    /// "Dr. Okafor": an abbreviation's full stop ends no sentence.
    pub fn before_stop(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let gap = ByteSpan { start: self.scan.tokens[before].span.end, end: self.scan.tokens[at].span.start };
        (gap.of(self.text) == ". " && self.scan.tokens[before].is_capitalised()).then_some(before)
    }

    /// The name that begins with a word.
    pub fn hit_at(&self, first: usize) -> Option<&'a NameHit> {
        let names = &self.scan.names;
        names.get(names.partition_point(|hit| hit.first < first)).filter(|hit| hit.first == first)
    }

    /// The names that lie in a stretch.
    pub fn hits_within(&self, first: usize, end: usize) -> impl Iterator<Item = &'a NameHit> {
        let names = &self.scan.names;
        let from = names.partition_point(|hit| hit.first < first);
        names[from..].iter().take_while(move |hit| hit.end <= end)
    }

    /// "Chad" of "Chad Henne": a word beside another one of a name that begins at `first`.
    pub fn is_of_a_name(&self, hit: &NameHit, first: usize) -> bool {
        let joint = if hit.first == first { hit.end } else { hit.first };
        let tokens = &self.scan.tokens;
        hit.end - hit.first == 1
            && tokens[joint].gap == Gap::Space
            && !tokens[joint - 1].possessive
            && tokens[joint - 1].is_capitalised()
            && tokens[joint].is_capitalised()
    }

    /// The name that ends where another begins.
    pub fn hit_before(&self, first: usize) -> Option<&'a NameHit> {
        let names = &self.scan.names;
        names[..names.partition_point(|hit| hit.first < first)].last().filter(|hit| hit.end == first)
    }

    pub fn is_known(&self, at: usize) -> bool {
        self.scan.known[at]
    }

    /// Capitals prove nothing here: a sentence or a headline in capitals.
    pub fn opens(&self, at: usize) -> bool {
        self.scan.title_case || self.scan.opens_sentence(at)
    }

    pub fn is_headline(&self) -> bool {
        self.scan.title_case
    }

    /// "Xi" of "Xi Jinping": whether the family name comes first.
    pub fn begins(&self, name: &str, at: usize) -> bool {
        let letter = |text: &str| text.bytes().next().filter(u8::is_ascii_alphabetic);
        // Namesakes go by hundreds, and a letter tells most of them apart.
        let apart = |(one, other): (u8, u8)| !one.eq_ignore_ascii_case(&other);
        !letter(name).zip(letter(self.word(at))).is_some_and(apart)
            && words_of(name).first().is_some_and(|word| word.hash == self.scan.tokens[at].hash)
    }

    /// Where a sentence begins, a capital proves no name of a common word, if it neither owns nor says anything.
    pub fn may_be_a_word(&self, hit: &NameHit) -> bool {
        hit.end - hit.first == 1
            && self.opens(hit.first)
            && self.is_one_of(hit.first, &COMMON_WORDS)
            && !self.scan.tokens[hit.first].possessive
            && !self.acts(hit.end)
            && !self.is_joined(hit)
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

    /// A word in small letters follows, and no small word.
    pub fn is_before_a_noun(&self, end: usize) -> bool {
        self.after(end).is_some_and(|at| {
            self.scan.tokens[at].shape == Shape::Lower && !self.is_one_of(at, &SENTENCE_OPENERS)
        })
    }

    /// Behind "in" or "near".
    pub fn follows_place_preposition(&self, first: usize) -> bool {
        self.before(first).is_some_and(|at| self.is_one_of(at, &PLACE_PREPOSITIONS))
    }

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

    /// "turismo@merida.gob.mx"
    pub fn is_in_address(&self, at: usize) -> bool {
        let span = self.scan.tokens[at].span;
        let bytes = self.text.as_bytes();
        let joins = |byte: Option<&u8>| byte.is_some_and(|byte| b"@./_#".contains(byte));
        let (start, end) = (span.start as usize, span.end as usize);
        let more = bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
        start > 0 && joins(bytes.get(start - 1)) || more && joins(bytes.get(end))
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

    /// "The England and Wales Cricket Board": the other one of two goes on into a name that we do not know.
    pub fn begins_pair(&self, hit: &NameHit) -> bool {
        let and = self.after(hit.end).filter(|at| self.reads(*at, "and"));
        let other = and.and_then(|at| self.hit_at(at + 1));
        self.before(hit.first).is_some_and(|at| self.reads(at, "the The"))
            && other.is_some_and(|other| self.neighbours(other.first, other.end).after)
    }

    /// Words in capitals that no name covers, joined to each other, from `first` on.
    pub fn capital_run(&self, first: usize) -> Range<usize> {
        let mut end = first;
        while let Some(token) =
            self.scan.tokens.get(end).filter(|token| token.is_capitalised() && !self.scan.known[end])
        {
            let joined = token.gap != Gap::Other && !self.scan.tokens[end.saturating_sub(1)].possessive;
            if end > first && !joined || end - first == LONGEST_RUN {
                break;
            }
            end += 1;
        }
        first..end
    }

    /// An unknown word in capitals that is neither a title nor there to open a sentence.
    pub fn follows_stranger(&self, at: usize) -> bool {
        let may_be = |at: usize| self.scan.tokens[at].is_capitalised() && !self.scan.known[at];
        let names = |at: usize| !self.is_one_of(at, &TITLES) && !self.is_one_of(at, &SENTENCE_OPENERS);
        !self.is_headline() && self.before(at).is_some_and(|before| may_be(before) && names(before))
    }

    /// An unknown word in capitals that a space joins: a given name.
    pub fn follows_given_name(&self, first: usize) -> bool {
        let Some(at) = self.before(first) else { return false };
        self.scan.tokens[at].shape == Shape::Capitalised && self.scan.tokens[first].gap == Gap::Space
    }

    /// "Eve Goode", "Sydney Trump": the name before it is a given name here.
    pub fn follows_a_first_name(&self, hit: &NameHit, packs: &Packs) -> bool {
        let short = |sense: &Sense| sense.kind == AliasKind::Short;
        let person = |hit: &NameHit| hit.may_be(EntityType::Person, packs);
        self.before(hit.first).is_some_and(|at| self.is_known(at) && !self.scan.tokens[at].possessive)
            && self.scan.tokens[hit.first].gap == Gap::Space
            && hit.senses.iter().any(short)
            && self.hit_before(hit.first).is_some_and(|other| {
                hit.goes_by(AliasKind::Short) && person(other)
                    || person(hit) && !other.goes_by(AliasKind::Demonym)
            })
    }

    /// "Jordan Washington": a place’s name before that of a person, with nothing between.
    pub fn is_a_first_name(&self, hit: &NameHit, packs: &Packs) -> bool {
        let next = self.after(hit.end).and_then(|at| self.hit_at(at));
        hit.end - hit.first == 1
            && !self.is_headline()
            && !self.follows_place_preposition(hit.first)
            && hit.may_be(EntityType::Place, packs)
            && next.is_some_and(|next| next.end - next.first == 1 && self.follows_a_first_name(next, packs))
    }

    /// Which sides of `first..end` continue it into a name that we do not know.
    pub fn neighbours(&self, first: usize, end: usize) -> Neighbours {
        // In a headline of capitals, capitals prove nothing.
        if self.scan.title_case {
            return Neighbours::default();
        }
        let after = self.after(end).is_some_and(|at| {
            let ends = self.is_generation(at) || end - first > 1 && self.is_honour(at);
            self.continues(at) && !self.may_open(end, at) && !ends
        });
        Neighbours { before: self.continued_from(first), after }
    }

    /// "Daniel Bernoulli FRS", "Portland OR": letters behind a whole name are no more of it.
    fn is_honour(&self, at: usize) -> bool {
        self.scan.tokens[at].shape == Shape::Capitals
            && self.after(at + 1).is_none_or(|next| !self.scan.tokens[next].is_capitalised())
    }

    /// "in the U.S. The president": the full stop may end a sentence.
    fn may_open(&self, end: usize, at: usize) -> bool {
        let last = &self.scan.tokens[end - 1];
        // "King Frederik X. He"
        let number =
            last.shape == Shape::Number || self.is_roman(end - 1) && self.scan.tokens[at].gap == Gap::Joined;
        number
            || self.is_one_of(at, &SENTENCE_OPENERS)
            || self.word(end - 1).ends_with('.') && self.word(end - 1).len() > 2
    }

    fn continued_from(&self, first: usize) -> bool {
        let Some(at) = self.before(first) else { return false };
        if self.word(at).eq_ignore_ascii_case("of") {
            // "Bank of China"; but "president of China", "Visitors of Taipei".
            return self.before(at).is_some_and(|head| {
                let capital = self.scan.tokens[head].is_capitalised();
                capital && (self.is_one_of(head, &BODIES) || self.is_peer(head))
                    || self.continues(head)
                        // "(Reuters) - Supporters of Brazil"
                        && !self.scan.opens_sentence(head)
                        && self.scan.tokens[head].gap != Gap::Other
                        && !self.is_one_of(head, &TERRITORIES)
            });
        }
        // "Herbert von Bismarck", "Puerto de Coron"; but "Then van Beethoven".
        let particle = || self.row_of(at, &INSIDE_NAMES) > Some(0);
        if self.scan.tokens[at].shape == Shape::Lower && particle() {
            return self
                .before(at)
                .is_some_and(|head| self.continues(head) && !self.is_one_of(head, &SENTENCE_OPENERS));
        }
        if self.scan.tokens[first].gap == Gap::Hyphen {
            return false;
        }
        let opens = self.scan.opens_sentence(at);
        // "Visiting Russia": hardly anybody has so long a name that ends so.
        let verb = self.word(at).len() > 6 && self.word(at).ends_with("ing");
        if opens && verb || (opens || self.reads(at, "The")) && self.is_one_of(at, &SENTENCE_OPENERS) {
            return false;
        }
        let owns = self.scan.tokens[at].possessive;
        self.continues(at) && !owns
    }

    /// "Archbishop of York", "Times of India"
    fn is_peer(&self, at: usize) -> bool {
        self.reads(at, "Archbishop Battle Bishop Duchess Duke Plaster Prince Princess Times Treaty")
    }

    /// A word in capitals that is neither known nor a title, a weekday or a pronoun.
    fn continues(&self, at: usize) -> bool {
        let token = &self.scan.tokens[at];
        token.is_capitalised()
            && token.gap != Gap::Hyphen
            && !self.scan.known[at]
            && !self.is_one_of(at, &TITLES)
            && !self.is_one_of(at, &NEIGHBOURS)
    }
}

pub(super) fn title_of(entity: &Entity) -> &str {
    entity.wikipedia.as_deref().unwrap_or(&entity.name)
}

/// "Texas" of "Paris, Texas"
pub(super) fn tail_of(entity: &Entity) -> Option<&str> {
    let title = title_of(entity);
    position(title, ", ", 0).and_then(|comma| title.get(comma + 2..))
}

pub(super) fn words_of(name: &str) -> Vec<Token> {
    tokens(name, ByteSpan::new(0, name.len()))
}

/// For each word, whether a name covers it that stands for itself.
pub(super) fn known_words(tokens: &[Token], names: &[NameHit], packs: &Packs) -> Vec<bool> {
    let mut known = vec![false; tokens.len()];
    let mut before: Option<&NameHit> = None;
    for hit in names {
        let tail = before.is_some_and(|before| is_tail(before, hit, tokens, packs));
        known[hit.first..hit.end].fill(!tail);
        before = Some(hit);
    }
    known
}

/// "London Bridge" is neither London nor the bridge that the story is about.
fn is_tail(before: &NameHit, hit: &NameHit, tokens: &[Token], packs: &Packs) -> bool {
    let joined =
        before.end == hit.first && tokens[hit.first].gap == Gap::Space && !tokens[hit.first - 1].possessive;
    // "Moscow Times"
    let common = hit.end - hit.first == 1 && COMMON_WORDS.row_of_hash(tokens[hit.first].hash).is_some();
    let thing = |sense: &Sense| {
        let entity = packs.entity(sense.entity);
        (sense.kind == AliasKind::Short || common) && entity.kind != EntityType::Person
    };
    let begins = |sense: &Sense| {
        let kind = packs.entity(sense.entity).kind;
        matches!(kind, EntityType::Place | EntityType::Person)
    };
    let people = |hit: &NameHit| hit.goes_by(AliasKind::Demonym);
    // "Irish Americans" are neither.
    joined
        && (hit.senses.iter().all(thing) && before.senses.iter().any(begins) || people(before) && people(hit))
}

/// Only small words are written small: "Xi Tells Trump of Concerns", unlike "Ships crossed the Taiwan Strait".
pub(super) fn is_title_case(tokens: &[Token], text: &str) -> bool {
    let shouted = tokens.len() > 3 && tokens.iter().all(|token| token.shape == Shape::Capitals);
    let mut capitals = 3 * usize::from(shouted);
    for token in tokens {
        let word = token.of(text);
        capitals += usize::from(token.is_capitalised() && word.len() > 3);
        let small = token.shape == Shape::Lower && token.gap != Gap::Hyphen;
        let verb = || place_among("is was are were", word).is_some();
        if small && word != "a" && (!token.is_in(&SENTENCE_OPENERS, text) || verb()) {
            return false;
        }
    }
    capitals >= 3
}
