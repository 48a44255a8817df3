//! What the article itself says of whom it names: the words beside a name that introduce it.
//!
//! "Bonnie Glaser, head of the Indo-Pacific programme at the German Marshall Fund, said": quoted on the card, never
//! reworded.

use crate::article::Article;
use crate::mention::Scan;
use crate::text::{ByteSpan, Gap, Lexicon, Shape, Token, sentences, tokens};

/// The words that introduce a name, and their sentence: UTF-8 bytes of the article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Introduction {
    pub words: ByteSpan,
    pub sentence: ByteSpan,
}

/// Words of an introduction at most; longer ones are most often a clause of their own.
const LONGEST: usize = 24;

/// Words of a role before a name at most: "German foreign affairs committee chairman".
const ROLE_WORDS: usize = 6;

/// What people do and are, as newspapers call them.
static ROLES: Lexicon = Lexicon::new(&[
    "activist, actor, actress, adviser, advisor, ambassador, analyst, architect, artist, author, banker, bishop, boss, \
     captain, cardinal, ceo, chair, chairman, chairwoman, chancellor, chief, coach, co-founder, columnist, commander, \
     commissioner, composer, co-ordinator, coordinator, counsel, deputy, designer, diplomat, director, doctor, \
     economist, editor, engineer, envoy, executive, expert, farmer, film-maker, filmmaker, founder, general, governor, \
     head, historian, inspector, investor, journalist, judge, lawmaker, lawyer, leader, lecturer, manager, mayor, \
     member, minister, mp, novelist, nurse, officer, official, owner, partner, physicist, pilot, player, poet, \
     politician, premier, president, principal, producer, professor, prosecutor, reporter, representative, researcher, \
     resident, scholar, scientist, secretary, senator, singer, soldier, specialist, spokesman, spokesperson, \
     spokeswoman, strategist, student, superintendent, surgeon, teacher, trader, vice-chairman, vice-president, \
     winner, worker, writer",
]);

/// What narrows a role before a name.
static NARROWER: Lexicon = Lexicon::new(&[
    "acting, assistant, associate, chief, defence, defense, deputy, education, energy, executive, finance, first, \
     foreign, former, general, health, home, interim, interior, justice, managing, national, party, police, prime, \
     senior, state, then, trade, vice",
]);

/// An apposition begins with one of these, or with a role: "a think tank", "its founder", "who leads the board".
static OPENERS: Lexicon =
    Lexicon::new(&["a, an, the, its, his, her, their, our, one, former, then, now, who, which"]);

/// Verbs that show that no apposition is meant: "Roe, the minister said, …".
static VERBS: Lexicon =
    Lexicon::new(&["said, says, told, tells, added, adds, wrote, writes, warned, argued"]);

/// How the article introduces the name at `name`, if it does beside it.
///
/// # Cost
/// Linear in the block.
pub fn introduction(article: &Article, block: u32, name: ByteSpan) -> Option<Introduction> {
    let block = article.blocks.get(block as usize)?.span;
    let sentence = sentences(&article.text, block).into_iter().find(|sentence| sentence.contains(name))?;
    beside(&article.text, &tokens(&article.text, sentence), name, sentence)
}

/// Whether [`introduction`] finds one, where the blocks have been scanned.
///
/// # Cost
/// Linear in the sentence.
pub(super) fn is_introduced(article: &Article, scans: &[&Scan], block: u32, name: ByteSpan) -> bool {
    let block = block as usize;
    let (Some(scan), Some(place)) = (scans.get(block), article.blocks.get(block)) else { return false };
    let start = place.span.start;
    let name = ByteSpan { start: name.start - start, end: name.end - start };
    let sentence = scan.sentence_around(name);
    let text = place.span.of(&article.text);
    sentence.and_then(|(sentence, words)| beside(text, words, name, sentence)).is_some()
}

/// The words of the name's sentence that introduce it.
fn beside(text: &str, words: &[Token], name: ByteSpan, sentence: ByteSpan) -> Option<Introduction> {
    let behind = words.partition_point(|word| word.span.start < name.end);
    let before = words.partition_point(|word| word.span.end <= name.start);
    let words =
        apposition(text, &words[behind..], name, sentence).or_else(|| role(text, &words[..before], name))?;
    Some(Introduction { words, sentence })
}

/// ", head of research at the bank," behind the name; an age may stand first.
fn apposition(text: &str, words: &[Token], name: ByteSpan, sentence: ByteSpan) -> Option<ByteSpan> {
    let comma = |from: u32, word: &Token| ByteSpan { start: from, end: word.span.start }.of(text) == ", ";
    let aged = words.first().is_some_and(|age| age.shape == Shape::Number && comma(name.end, age));
    let words = if aged { words.get(1..)? } else { words };
    let from = if aged { words.first()?.span.start - 2 } else { name.end };
    let first = words.first().filter(|first| comma(from, first))?;
    let opens = OPENERS.has(first.of(text)) || ROLES.has(first.of(text)) || first.possessive;
    // To the next mark; a possessive's apostrophe is none.
    let count = 1 + words[1..].iter().take_while(|word| word.gap != Gap::Other).count();
    let last = words[count - 1];
    let closed = words.get(count).map_or(sentence.end, |next| next.span.start);
    let closed = ByteSpan { start: last.span.end, end: closed }.of(text);
    let speaks = words[..count].iter().any(|word| VERBS.has(word.of(text)));
    let apposition =
        opens && !speaks && (2..=LONGEST).contains(&count) && closed.starts_with([',', '.', ';', ')']);
    apposition.then(|| first.span.to(last.span))
}

/// "Central Military Commission vice-chairman" before the name.
fn role(text: &str, words: &[Token], name: ByteSpan) -> Option<ByteSpan> {
    let last = *words.last()?;
    let beside = ByteSpan { start: last.span.end, end: name.start }.of(text) == " ";
    let role = last.shape == Shape::Lower && ROLES.has(last.of(text)) && beside;
    let part = |word: &Token| {
        word.is_capitalised() && !OPENERS.has(word.of(text))
            || word.shape == Shape::Lower && (NARROWER.has(word.of(text)) || ROLES.has(word.of(text)))
    };
    let joined = |word: &Token| matches!(word.gap, Gap::Space | Gap::Hyphen);
    let mut first = words.len() - 1;
    while first > 0 && words.len() - first < ROLE_WORDS && joined(&words[first]) && part(&words[first - 1]) {
        first -= 1;
    }
    // "President" alone tells nothing.
    (role && words.len() - first > 1).then(|| words[first].span.to(last.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Language;

    #[track_caller]
    fn assert_introduced(text: &str, name: &str, words: Option<&str>) {
        let article = Article::from_plain_text(text, None, Language::En);
        let start = article.text.find(name).expect(name);
        let found = introduction(&article, 0, ByteSpan::new(start, start + name.len()));
        assert_eq!(found.map(|found| found.words.of(&article.text)), words, "{text}");
    }

    #[test]
    fn appositions_and_roles_introduce() {
        let head = "head of the Élysée programme at the Fund of the United States";
        assert_introduced(&format!("“Both,” said Ann Roe, {head}, a think tank."), "Ann Roe", Some(head));
        assert_introduced("Jo Li, 42, a teacher from Leeds, wept.", "Jo Li", Some("a teacher from Leeds"));
        assert_introduced("We met Jo Li, who leads the board.", "Jo Li", Some("who leads the board"));
        assert_introduced("He named party vice-chairman Jo Li.", "Jo Li", Some("party vice-chairman"));
        assert_introduced(
            "The probe into Central Army Board vice-chairman Jo Li goes on.",
            "Jo Li",
            Some("Central Army Board vice-chairman"),
        );
        assert_introduced("They work for Acme, a maker of anvils.", "Acme", Some("a maker of anvils"));
    }

    #[test]
    fn what_is_no_introduction_is_not_quoted() {
        assert_introduced("Jo Li, the minister said, must go.", "Jo Li", None);
        assert_introduced("Jo Li, and the others, left.", "Jo Li", None);
        assert_introduced("Jo Li said so.", "Jo Li", None);
        assert_introduced("In Leeds, Jo Li, 42, wept.", "Jo Li", None);
        assert_introduced("It rained on Jo Li.", "Jo Li", None);
    }
}
