//! Which language a text is in: English or not.

use super::read::UNDETERMINED;
use super::{Language, Unread};
use crate::text::{Lexicon, is_letter, part};

/// Common words of English that news in other languages hardly has: "in", "was", "of" and "for" are words of its neighbours, too.
/// Lower case; "s" is that of "Kenya’s".
static COMMON: Lexicon = Lexicon::new(&[
    "about, after, and, are, beat, been, before, being, could, during, fell, friday, from, has, have, his, into, its, led, \
     lost, monday, not, rose, s, said, saturday, says, she, should, sunday, than, that, the, their, them, there, they, \
     this, three, thursday, tuesday, two, wednesday, were, when, which, while, who, with, women, would, you",
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
    let (mut all, mut words, mut common, mut letters, mut foreign) =
        (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    for word in sample.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()) {
        all += 1;
        let known = COMMON.has(word);
        common += usize::from(known);
        // Names are of any language: a brief on sport has little else.
        words += usize::from(known || word.as_bytes()[0].is_ascii_lowercase());
        letters += word.chars().count();
        // Past the Latin letters and their phonetic kin.
        foreign += word.chars().filter(|c| *c >= '\u{370}').count();
    }
    let percent = common * 100 / words.max(1);
    // English news has 20 to 45 % of these words, and that of twenty other languages hardly one in a hundred.
    if foreign * 2 > letters || all >= 60 && percent < 4 {
        Evidence::Other
    } else if all >= 8 && common > 1 && percent >= 7 {
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

    const ENGLISH_BRIEFS: [&str; 6] = [
        "LONDON (Reuters) - Oil fell 2% on Monday after weak Chinese data. Brent lost $1.60 to $70. Saudi Arabia cut \
         prices. Russia kept output steady.",
        "Chelsea beat Aston Villa 2-1 on Wednesday with a late header from Branislav Ivanovic. Valencia and Sevilla drew.",
        "Carlos Alcaraz beat Jannik Sinner 6-4 7-6 6-1 in Paris. Iga Swiatek lost to Coco Gauff 6-2 6-2.",
        "Nvidia, Microsoft and Apple led Wall Street higher. Fed Chair Jerome Powell speaks Friday.",
        "Police arrested three men in Leeds. Two women died. West Yorkshire Police seek witnesses.",
        "Kenya’s Eliud Kipchoge won the Berlin Marathon. Ethiopia’s Tigist Assefa broke the record.",
    ];
    const FOREIGN_BRIEFS: [&str; 21] = [
        "Prezident dnes řekl, že to je možné, a že se to stane ještě letos.",
        "Real Madrid in Manchester: Bellingham traf in Minute 12, Vinicius in Minute 40. Guardiola war in London. Er will in \
         Madrid an Haaland festhalten.",
        "Wall Street schließt fester. Apple, Microsoft und Nvidia legten zu. Tesla will in Texas bauen.",
        "Lyon bat Marseille 2-1. Lacazette a marqué un but. Le PSG joue mardi à Nice. On attend Mbappé.",
        "Wilders won in Den Haag. Yesilgöz is in Brussel. Trump was in Londen, en we horen of hij won.",
        "Pretoria - President Cyril Ramaphosa was Maandag in Kaapstad. Hy is as leier van die ANC daar. Die vergadering is by \
         Tuynhuys gehou, en hy het in Engels gepraat.",
        "It is in moaie dei yn Fryslân. De plysje hat it dien en we binne bliid mei as der in oplossing is.",
        "AIK vann i Solna. Djurgården var i Malmö. Det är en bra start för dem i Allsvenskan, men de hade inte tur.",
        "Mette Frederiksen var i mandags i Kyiv for at møde Zelenskyj. Hun vil have mere hjælp fra EU at arbejde med.",
        "Haaland for City i Manchester. Ødegaard for Arsenal i London. Begge var med for Norge, og her er alle mål.",
        "El Madrid ganó a Sevilla. Mbappé marcó a los 12 minutos. Lima espera a Messi en la final de la copa.",
        "Inter in testa a Milano. Juventus a Torino con la Roma. Lukaku in gol a Napoli.",
        "Benfica vence o Porto por 2-1 em Lisboa. Di Maria marcou a meio da segunda parte. As equipas voltam a jogar.",
        "JAKARTA - Presiden Prabowo Subianto bertemu dengan Xi Jinping di Beijing pada Senin. Indonesia siap untuk bekerja sama.",
        "Premier Donald Tusk był w Brukseli. To nie jest koniec rozmów z Niemcami i Francją, a rząd czeka do piątku.",
        "Nicușor Dan a fost la Bruxelles. Guvernul a spus că nu are bani, iar leul a pierdut la bursă.",
        "Premiér Petr Fiala jel do Varšavy a v pondělí byl i v Berlíně. Ministr to do konce roku vyřeší.",
        "Presidentti Alexander Stubb on Washingtonissa. Hän on tavannut Trumpin, ja he ovat samaa mieltä.",
        "Orbán Viktor Moszkvába utazott, és a Kremlben Putyinnal tárgyalt. Nem volt is be a program a sajtónak.",
        "Rais William Ruto alikuwa Kampala na Yoweri Museveni. Walisema kwamba watu wa nchi hizi ni ndugu.",
        "Sinabi ng pangulo na ang mga Pilipino ay handa sa at may pag-asa. Nasa Tokyo si Ferdinand Marcos.",
    ];

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
        for brief in FOREIGN_BRIEFS {
            assert_eq!(detect(brief, None), unsupported("und"), "{brief}");
        }
        for brief in ENGLISH_BRIEFS {
            assert_eq!(detect(brief, None), Ok(Language::En), "{brief}");
        }
        assert_eq!(detect("", None), unsupported("und"));
    }

    #[test]
    fn words_overrule_a_wrong_declaration() {
        assert_eq!(detect(CHINESE, Some("en")), unsupported("und"));
        assert_eq!(detect(GERMAN, Some("en-US")), unsupported("und"));
    }
}
