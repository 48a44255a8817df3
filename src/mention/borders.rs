//! Where a name ends: an alias beside further words in capitals is likely part of a longer name that no pack knows
//! ("Taiwan" in "Taiwan Strait", "Trump" in "Eric Trump"), and then it is not ours to explain.

use super::block::Words;
use super::find::BODIES;
use super::scan::NameHit;
use super::words::{COMMON_WORDS, INSIDE_NAMES, NEIGHBOURS, SENTENCE_OPENERS, TERRITORIES, TITLES};
use crate::pack::{AliasKind, Entity, EntityType, Packs, Sense};
use crate::text::{ByteSpan, Gap, Shape, Token, place_among, position, tokens};

/// The unknown words around a hit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Neighbours {
    pub before: bool,
    pub after: bool,
}

impl<'a> Words<'a> {
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

    /// "Xi" of "Xi Jinping": whether the family name comes first.
    pub fn begins(&self, name: &str, at: usize) -> bool {
        let letter = |text: &str| text.bytes().next().filter(u8::is_ascii_alphabetic);
        // Namesakes go by hundreds, and a letter tells most of them apart.
        let apart = |(one, other): (u8, u8)| !one.eq_ignore_ascii_case(&other);
        !letter(name).zip(letter(self.word(at))).is_some_and(apart)
            && words_of(name).first().is_some_and(|word| word.hash == self.scan.tokens[at].hash)
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

    /// "The England and Wales Cricket Board": the other one of two goes on into a name that we do not know.
    pub fn begins_pair(&self, hit: &NameHit) -> bool {
        let and = self.after(hit.end).filter(|at| self.reads(*at, "and"));
        let other = and.and_then(|at| self.hit_at(at + 1));
        self.before(hit.first).is_some_and(|at| self.reads(at, "the The"))
            && other.is_some_and(|other| self.neighbours(other.first, other.end).after)
    }

    /// An unknown word in capitals that is neither a title nor there to open a sentence.
    pub fn follows_stranger(&self, at: usize) -> bool {
        let may_be = |at: usize| self.scan.tokens[at].is_capitalised() && !self.scan.known[at];
        let names = |at: usize| !self.is_one_of(at, &TITLES) && !self.is_one_of(at, &SENTENCE_OPENERS);
        !self.is_headline() && self.before(at).is_some_and(|before| may_be(before) && names(before))
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

/// A surname behind a hyphen or a particle is somebody else's: "Smith-Xi".
pub(super) fn joined_to_stranger(words: &Words<'_>, hit: &NameHit) -> bool {
    let hyphen = words.scan.tokens[hit.first].gap == Gap::Hyphen;
    let short = hit.goes_by(AliasKind::Short);
    // "anti-Xi"
    let stranger = |at: usize| words.scan.tokens[at].is_capitalised() && !words.is_known(at);
    // "Abdulaziz bin Salman"
    let particle = words.before(hit.first).filter(|at| words.reads(*at, "bin de ibn van von"));
    let named = |at: usize| words.before(at).is_some_and(stranger);
    short && (hyphen && stranger(hit.first - 1) || particle.is_some_and(named))
}
