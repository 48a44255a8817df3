//! Which language a text is in: English or not.

use super::read::UNDETERMINED;
use super::{Language, Unread};
use crate::text::{Lexicon, is_letter, part};

/// The commonest words of English that few other languages share, in lower case.
static COMMON: Lexicon = Lexicon::new(&[
    "a, about, after, and, are, as, at, be, been, but, by, for, from, had, has, have, he, her, his, i, in, \
     is, it, its, not, of, on, or, said, she, that, the, their, they, this, to, was, we, were, which, who, \
     will, with, would, you",
]);

/// What the words of a text say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evidence {
    English,
    Other,
    /// Too few words, or too few of either kind.
    Unclear,
}

/// The language of a text, from the tag that its page declares and from its words.
///
/// A tag is believed unless the words plainly say otherwise; without one the words decide.
///
/// # Errors
/// Names the language that is declared, or "und" where none is, if it is not one of ours.
pub fn detect(text: &str, tag: Option<&str>) -> Result<Language, Unread> {
    let known = |tag: &str| Language::from_tag(tag).filter(|language| language.is_supported());
    let declared = tag.map(|tag| known(tag).ok_or(tag)).transpose();
    match (declared, evidence(text)) {
        (Err(other), _) => Err(Unread::UnsupportedLanguage(other.trim().to_owned())),
        (Ok(_), Evidence::Other) | (Ok(None), Evidence::Unclear) => {
            Err(Unread::UnsupportedLanguage(UNDETERMINED.to_owned()))
        }
        (Ok(Some(language)), _) => Ok(language),
        (Ok(None), Evidence::English) => Ok(Language::En),
    }
}

fn evidence(text: &str) -> Evidence {
    /// Bytes that are looked at: some 3,000 words.
    const SAMPLE: usize = 20_000;
    let sample = text.char_indices().nth(SAMPLE).map_or(text, |(end, _)| part(text, 0, end));
    let (mut words, mut common, mut letters, mut foreign) = (0_usize, 0_usize, 0_usize, 0_usize);
    for word in sample.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()) {
        words += 1;
        common += usize::from(COMMON.has(word));
        letters += word.chars().count();
        // Past the Latin letters and their phonetic kin.
        foreign += word.chars().filter(|c| *c >= '\u{370}').count();
    }
    let percent = common * 100 / words.max(1);
    // English news has some 40 % of these words, Dutch and Danish 8 to 14 %, French and Chinese fewer.
    if foreign * 2 > letters || words >= 60 && percent < 12 {
        Evidence::Other
    } else if words >= 8 && percent >= 22 {
        Evidence::English
    } else {
        Evidence::Unclear
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The ministers met in the harbour town on Monday, and both said that the talks about grain had been useful.";
    const GERMAN: &str = "Die Minister trafen sich am Montag in der Hafenstadt, und beide sagten, die Gespräche über \
         Getreide seien nützlich gewesen. Über die Höhe der Zölle wollen sie im Herbst wieder reden, wenn die Ernte \
         eingebracht ist und die Preise an der Börse bekannt sind. Ein Sprecher nannte das Treffen einen guten \
         Anfang, doch warnten die Verbände vor zu viel Hoffnung, weil noch keine Zahlen auf dem Tisch liegen.";
    const CHINESE: &str = "部长们周一在港口城市会面，双方都表示有关粮食的会谈很有成果。";

    fn unsupported(tag: &str) -> Result<Language, Unread> {
        Err(Unread::UnsupportedLanguage(tag.to_owned()))
    }

    #[test]
    fn a_declared_language_is_believed() {
        assert_eq!(detect(ENGLISH, Some("en-GB")), Ok(Language::EnGb));
        assert_eq!(detect("Xi", Some("en")), Ok(Language::En));
        assert_eq!(detect(ENGLISH, Some("de-AT")), unsupported("de-AT"));
    }

    #[test]
    fn words_decide_where_nothing_is_declared() {
        assert_eq!(detect(ENGLISH, None), Ok(Language::En));
        assert_eq!(detect(GERMAN, None), unsupported("und"));
        assert_eq!(detect(CHINESE, None), unsupported("und"));
        assert_eq!(detect("", None), unsupported("und"));
    }

    #[test]
    fn words_overrule_a_wrong_declaration() {
        assert_eq!(detect(CHINESE, Some("en")), unsupported("und"));
        assert_eq!(detect(GERMAN, Some("en-US")), unsupported("und"));
    }
}
