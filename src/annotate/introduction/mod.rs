//! What the article itself says of whom it names: the words beside a name that introduce it.
//!
//! "Bonnie Glaser, head of the Indo-Pacific programme at the German Marshall Fund, said": quoted on the card, never
//! reworded.

mod before;
mod words;

use crate::article::Article;
use crate::mention::Blocks;
use crate::pack::EntityType;
use crate::text::{ByteSpan, Gap, Shape, Token, sentences, tokens};
use before::{office, role, what};
use words::{AUXILIARIES, CLAUSES, DOERS, KINDS, NOBODIES, OPENERS, ROLES, VERBS};

/// The words that introduce a name, and their sentence: UTF-8 bytes of the article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Introduction {
    pub words: ByteSpan,
    pub sentence: ByteSpan,
}

/// Words of an introduction at most; longer ones are most often a clause of their own.
const LONGEST: usize = 24;

/// Looks for how an article introduces its names, beside them.
///
/// # Cost
/// Of names in order: linear in their blocks. What was read of the last name's block and sentence is kept, for somebody
/// may be named a thousand times in one.
pub struct Introductions<'a> {
    article: &'a Article,
    block: Option<u32>,
    sentences: Vec<ByteSpan>,
    sentence: ByteSpan,
    words: Vec<Token>,
}

impl<'a> Introductions<'a> {
    pub fn new(article: &'a Article) -> Self {
        let (sentences, words) = (Vec::new(), Vec::new());
        Self { article, block: None, sentences, sentence: ByteSpan::default(), words }
    }

    /// How the name at `name` of a block is introduced, if it is.
    pub fn of(&mut self, block: u32, name: ByteSpan, kind: EntityType) -> Option<Introduction> {
        let text = &self.article.text;
        if self.block != Some(block) {
            self.sentences = sentences(text, self.article.blocks.get(block as usize)?.span);
            self.block = Some(block);
        }
        let at = self.sentences.partition_point(|sentence| sentence.end < name.end);
        let sentence = *self.sentences.get(at).filter(|sentence| sentence.contains(name))?;
        if self.sentence != sentence {
            self.words = tokens(text, sentence);
            self.sentence = sentence;
        }
        beside(text, &self.words, Named { span: name, kind }, sentence)
    }
}

/// What is introduced.
#[derive(Clone, Copy)]
struct Named {
    span: ByteSpan,
    kind: EntityType,
}

/// Whether [`Introductions`] finds one, where the blocks have been scanned.
///
/// # Cost
/// Linear in the sentence.
pub(super) fn is_introduced<B: Blocks + ?Sized>(
    article: &Article,
    blocks: &B,
    block: u32,
    name: ByteSpan,
    kind: EntityType,
) -> bool {
    let (scan, place) = (blocks.scan(block as usize), article.blocks[block as usize]);
    let start = place.span.start;
    let name = ByteSpan { start: name.start - start, end: name.end - start };
    let sentence = scan.sentence_around(name);
    let text = place.span.of(&article.text);
    let name = |sentence, words| beside(text, words, Named { span: name, kind }, sentence);
    sentence.and_then(|(sentence, words)| name(sentence, words)).is_some()
}

/// The words of the name's sentence that introduce it.
fn beside(text: &str, words: &[Token], name: Named, sentence: ByteSpan) -> Option<Introduction> {
    let behind = words.partition_point(|word| word.span.start < name.span.end);
    let before = words.partition_point(|word| word.span.end <= name.span.start);
    let (before, behind) = (&words[..before], &words[behind..]);
    let found = apposition(text, behind, name, sentence);
    let words = match name.kind {
        EntityType::Person => found
            .or_else(|| role(text, before, name.span))
            .or_else(|| office(text, before, behind, name.span, sentence))
            .or_else(|| whose(text, behind, name.span)),
        EntityType::Organization => found.or_else(|| what(text, before, name.span)),
        _ => found,
    };
    Some(Introduction { words: words?, sentence })
}

/// ", head of research at the bank," behind the name; an age may stand first.
fn apposition(text: &str, words: &[Token], name: Named, sentence: ByteSpan) -> Option<ByteSpan> {
    let comma = |from: u32, word: &Token| gap(text, from, word.span.start) == ", ";
    // "(NRC), a local aid group"
    let bracketed = |word: &&Token| {
        word.shape == Shape::Capitals
            && gap(text, name.span.end, word.span.start) == " ("
            && text.get(word.span.end as usize..).is_some_and(|rest| rest.starts_with(')'))
    };
    let acronym = words.first().filter(bracketed);
    let end = acronym.map_or(name.span.end, |acronym| acronym.span.end + 1);
    let words = words.get(usize::from(acronym.is_some())..)?;
    let aged = words.first().is_some_and(|age| age.shape == Shape::Number && comma(end, age));
    let words = if aged { words.get(1..)? } else { words };
    let from = if aged { words.first()?.span.start - 2 } else { end };
    let first = words.first().filter(|first| comma(from, first))?;
    // To the next mark; a possessive's apostrophe is none, nor is the point of "3.5" or the comma of "12,000".
    let in_number = |[one, next]: [&Token; 2]| {
        next.shape == Shape::Number && one.shape == Shape::Number && one.span.end + 1 == next.span.start
    };
    let goes_on = |(one, next): &(&Token, &Token)| next.gap != Gap::Other || in_number([*one, *next]);
    let count = 1 + words.iter().zip(&words[1..]).take(LONGEST).take_while(goes_on).count();
    let last = words[count - 1];
    let closed = gap(text, last.span.end, words.get(count).map_or(sentence.end, |next| next.span.start));
    let speaks = || words[..count].iter().any(|word| word.is_in(&VERBS, text));
    // "Roe, the minister and the mayor spoke.", "Roe, the minister, and the mayor": somebody else.
    let another = |words: &[Token]| words[0].of(text) == "and" && words[1].is_in(&OPENERS, text);
    let listed = || {
        closed.starts_with('.') && words[..count].windows(2).any(another)
            || words.get(count..count + 2).is_some_and(another)
    };
    let apposition = (2..=LONGEST).contains(&count)
        && closed.starts_with([',', '.', ';', ')'])
        && opens(text, &words[..count], name.kind)
        && !speaks()
        && !listed();
    apposition.then(|| first.span.to(last.span))
}

/// Whether words behind a comma tell what a thing of this kind is: "a think tank", "its founder", "who leads the board";
/// but not "Paris, the Las Vegas Strip and …", nor "Roe, the philosopher Jo Li says".
fn opens(text: &str, words: &[Token], kind: EntityType) -> bool {
    let Some(first) = words.first() else { return false };
    if kind == EntityType::Person && first.of(text) == "who" {
        return true;
    }
    // "one of its founders"
    let some = words.len() > 2 && first.of(text) == "one" && words[1].of(text) == "of";
    let phrase = if some { &words[2..] } else { words };
    let end = phrase.iter().position(|word| word.is_in(&CLAUSES, text)).unwrap_or(phrase.len());
    let role = |word: &Token| word.shape == Shape::Lower && word.is_in(&ROLES, text);
    // "Middle East director of the firm"
    let led =
        || kind == EntityType::Person && first.is_capitalised() && phrase[..end].last().is_some_and(role);
    let opens = first.is_in(&OPENERS, text) || first.is_in(&ROLES, text) || first.possessive || led();
    let of_its_kind = |at: &usize| {
        let (word, row) = (&phrase[*at], phrase[*at].row_in(&KINDS, text));
        word.shape == Shape::Lower
            && match kind {
                EntityType::Person => {
                    row == Some(0) || role(word) || *at + 1 == end && is_somebody(word, text)
                }
                EntityType::Place => row == Some(1),
                EntityType::Organization => row == Some(2),
                // Of names that are nothing else some are of bodies.
                _ => row == Some(2) && first.of(text) == "a",
            }
    };
    // "the last colony had watched": a clause of its own.
    let speaks = phrase[..end].iter().any(|word| word.is_in(&AUXILIARIES, text));
    let noun = (0..end).rev().find(of_its_kind).filter(|_| !speaks);
    let names_another =
        |at: usize| phrase.get(at + 1).is_some_and(|next| next.gap == Gap::Space && next.is_capitalised());
    opens && noun.is_some_and(|at| !names_another(at))
}

/// Whether a noun tells of a person: "shopkeeper", "epidemiologist", the end of "19-year-old".
fn is_somebody(noun: &Token, text: &str) -> bool {
    let word = noun.of(text);
    let ends = |ending: &&str| word.len() > ending.len() + 2 && word.ends_with(*ending);
    DOERS.iter().any(ends) && !noun.is_in(&NOBODIES, text) || word == "old" && noun.gap == Gap::Hyphen
}

fn gap(text: &str, from: u32, to: u32) -> &str {
    ByteSpan { start: from, end: to }.of(text)
}

/// "Jo Li |of Makerere University|"
fn whose(text: &str, words: &[Token], name: ByteSpan) -> Option<ByteSpan> {
    let of = words.first().filter(|of| of.gap == Gap::Space && of.of(text) == "of")?;
    let part = |word: &&Token| {
        matches!(word.gap, Gap::Space | Gap::Hyphen)
            && (word.is_capitalised() || ["the", "of", "for"].contains(&word.of(text)))
    };
    let count = words[1..].iter().take_while(part).count();
    let last = words[1..=count].iter().rev().find(|word| word.is_capitalised())?;
    // "Joan of Arc" is her name.
    (name.of(text).contains(' ') && !last.possessive).then(|| of.span.to(last.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Language;

    #[track_caller]
    fn assert_introduced(text: &str, name: &str, words: Option<&str>) {
        assert_introduced_as(EntityType::Person, text, name, words);
    }

    #[track_caller]
    fn assert_introduced_as(kind: EntityType, text: &str, name: &str, words: Option<&str>) {
        let article = Article::from_plain_text(text, None, Language::En);
        let start = article.text.find(name).expect(name);
        let found = Introductions::new(&article).of(0, ByteSpan::new(start, start + name.len()), kind);
        assert_eq!(found.map(|found| found.words.of(&article.text)), words, "{text}");
    }

    #[test]
    fn appositions_and_roles_introduce() {
        let head = "head of the Élysée programme at the Fund of the United States";
        assert_introduced(&format!("“Both,” said Ann Roe, {head}, a think tank."), "Ann Roe", Some(head));
        assert_introduced("Jo Li, 42, a teacher from Leeds, wept.", "Jo Li", Some("a teacher from Leeds"));
        assert_introduced("We met Jo Li, who leads the board.", "Jo Li", Some("who leads the board"));
        assert_introduced("He named party vice-chairman Jo Li.", "Jo Li", Some("party vice-chairman"));
        for (text, words) in [
            ("“No,” said Jo Li, a shopkeeper.", "a shopkeeper"),
            ("Jo Li, a 19-year-old from Leeds, won.", "a 19-year-old from Leeds"),
            ("It is late, said Jo Li, an epidemiologist at the Fund.", "an epidemiologist at the Fund"),
            ("“No,” said Jo Li, Middle East director of Acme.", "Middle East director of Acme"),
            ("Its chief executive, Jo Li, said so.", "Its chief executive"),
            ("That is wrong, according to its founder, Jo Li.", "its founder"),
            ("Oxfam’s regional director, Jo Li, left.", "Oxfam’s regional director"),
            ("The head of the Bank of the South, Jo Li, left.", "head of the Bank of the South"),
            ("On Monday French Finance Minister Jo Li left.", "French Finance Minister"),
            ("Then House Speaker Jo Li left.", "House Speaker"),
            ("The plumber Jo Li left.", "plumber"),
            ("“No,” said farmer Jo Li.", "farmer"),
            ("South Korea’s president, Jo Li, left.", "South Korea’s president"),
            ("The new team’s coach, Jo Li, left.", "new team’s coach"),
            ("Jo Li of the University of the South has left.", "of the University of the South"),
            ("They beat Jo Li of the Greens and Ann Roe of Acme.", "of the Greens"),
        ] {
            assert_introduced(text, "Jo Li", Some(words));
        }
        assert_introduced(
            "The probe into Central Army Board vice-chairman Jo Li goes on.",
            "Jo Li",
            Some("Central Army Board vice-chairman"),
        );
        let body = EntityType::Organization;
        assert_introduced_as(
            body,
            "They work for Acme, a maker of anvils.",
            "Acme",
            Some("a maker of anvils"),
        );
        for (text, words) in [
            ("The Acme (ACM), a lobby group, left.", "a lobby group"),
            ("The trade body Acme left.", "trade body"),
            ("It was told by lender Acme.", "lender"),
            ("He is the chief of the lender Acme.", "lender"),
        ] {
            assert_introduced_as(body, text, "Acme", Some(words));
        }
        let place = EntityType::Place;
        assert_introduced_as(
            place,
            "He is from Baku, the capital of Azerbaijan.",
            "Baku",
            Some("the capital of Azerbaijan"),
        );
    }

    #[test]
    fn what_is_no_introduction_is_not_quoted() {
        assert_introduced("Jo Li, the minister said, must go.", "Jo Li", None);
        assert_introduced("Jo Li, and the others, left.", "Jo Li", None);
        assert_introduced("Jo Li said so.", "Jo Li", None);
        assert_introduced("Jo Li, the chancellor and the prime minister flew home.", "Jo Li", None);
        assert_introduced("Jo Li, the chancellor, and the prime minister flew home.", "Jo Li", None);
        assert_introduced("In Leeds, Jo Li, 42, wept.", "Jo Li", None);
        assert_introduced("It rained on Jo Li.", "Jo Li", None);
        assert_introduced("In Paris, a decade later, Jo Li died.", "Jo Li", None);
        assert_introduced("After Jo Li, a year earlier, nobody left.", "Jo Li", None);
        assert_introduced("Yesterday President Jo Li left.", "Jo Li", None);
        assert_introduced("On Monday President Jo Li left.", "Jo Li", None);
        assert_introduced("It was told after Jo Li left.", "Jo Li", None);
        assert_introduced("In a letter to the chairman, Jo Li said so.", "Jo Li", None);
        assert_introduced("They met the chairman, the coach and Jo Li.", "Jo Li", None);
        assert_introduced("Jo of Leeds left.", "Jo", None);
        assert_introduced("They want to engineer Jo Li.", "Jo Li", None);
        assert_introduced("He is known as music journalist Jo Li.", "Jo Li", None);
        assert_introduced("Then House of Commons Speaker Jo Li left.", "Jo Li", None);
        assert_introduced("Far from Jo Li, she became the head of the clan.", "Jo Li", None);
        assert_introduced("In Baku Li, the winter’s first snow fell.", "Baku Li", None);
        assert_introduced("Unlike Jo Li, the philosopher Ann Roe wept.", "Jo Li", None);
        assert_introduced_as(EntityType::Place, "In Paris, the Strip and Rome, it rained.", "Paris", None);
        assert_introduced_as(
            EntityType::Place,
            "On Iran, Russia’s war and trade, they agreed.",
            "Iran",
            None,
        );
        assert_introduced_as(EntityType::Organization, "At Acme, the engineer slept.", "Acme", None);
        assert_introduced_as(EntityType::Organization, "It can handle giant Acme.", "Acme", None);
        assert_introduced_as(
            EntityType::Organization,
            "She is the singer of defunct band Acme.",
            "Acme",
            None,
        );
    }
}
