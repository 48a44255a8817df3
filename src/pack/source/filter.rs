//! Filter files: by one word of each wording that a pack knows, the loader tells whether a page can have anything of it,
//! before it fetches the core or the pack. `www/src/filter.js` reads them; `docs/embedding.md` has the format.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::draft::Draft;
use crate::pack::{AliasKind, Purpose};
use crate::text::{ByteSpan, Shape, Token, fold, tokens};

/// First bytes of a filter file; the last one is the version.
const MAGIC: [u8; 4] = *b"bsf\x02";

/// Words that most pages have, which stand for a wording only where it has no others.
const COMMON: [&str; 48] = [
    "a",
    "act",
    "all",
    "an",
    "and",
    "at",
    "back",
    "board",
    "by",
    "city",
    "day",
    "de",
    "east",
    "end",
    "first",
    "for",
    "from",
    "general",
    "great",
    "group",
    "high",
    "house",
    "in",
    "international",
    "long",
    "national",
    "new",
    "north",
    "of",
    "office",
    "old",
    "on",
    "one",
    "open",
    "out",
    "party",
    "people",
    "public",
    "south",
    "state",
    "the",
    "to",
    "united",
    "up",
    "us",
    "west",
    "with",
    "world",
];

/// Words of which a page must have one before the packs can have anything to say on it, as they were written, by what the
/// filter compares.
///
/// # Examples
/// "Taiwan" stands for "Taiwan Strait" and "Taiwan Relations Act" too, and "Hague" for "The Hague". A figure counts where a
/// series of the pack speaks of it, whose signal words are here; one that stands alone, or beside what any amount may be set
/// beside, does not, nor does a name that no pack knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    words: BTreeMap<String, Word>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    written: String,
    /// Whether it also counts in small letters.
    small: bool,
}

/// The letters and digits that a filter compares: the folded ones of ASCII. Other scripts have none.
pub fn compared(word: &str) -> String {
    word.chars().flat_map(fold).filter(char::is_ascii_alphanumeric).collect()
}

/// FNV-1a with 32 bits over the bytes of what is compared.
pub fn hash(compared: &str) -> u32 {
    compared.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl Filter {
    pub(super) fn of(draft: &Draft) -> Self {
        let mut filter = Self::default();
        let mut wordings = wordings(draft);
        // Those of one word stand for many of the others.
        wordings.sort_by_key(|(text, small)| (words(text).len(), !small, *text));
        wordings.iter().for_each(|(text, small)| filter.add(text, *small));
        filter
    }

    /// The words of both.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        for (compared, word) in other.words {
            self.insert(compared, word);
        }
        self
    }

    /// Whether a text has one of the words. The loader asks the same of a page, where it may also say yes in vain.
    pub fn passes(&self, text: &str) -> bool {
        let known = |token: &Token| {
            let word = self.words.get(&compared(token.of(text)));
            word.is_some_and(|word| word.small || token.shape != Shape::Lower)
        };
        words(text).iter().any(known)
    }

    /// One word to a line as it was written, for editors who wonder what lets a page pass.
    pub fn list(&self) -> String {
        self.words.values().flat_map(|word| [word.written.as_str(), "\n"]).collect()
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The file: the magic; how many words count only with a capital, and how many in any case, by which a file that is not
    /// whole is told; the hashes of those in ascending order, then of the others, each as the distance from the one before,
    /// seven bits to a byte, the lowest first.
    pub fn to_bytes(&self) -> Vec<u8> {
        let hashes = |small: bool| {
            let of = self.words.iter().filter(move |(_, word)| word.small == small);
            let mut hashes: Vec<u32> = of.map(|(compared, _)| hash(compared)).collect();
            hashes.sort_unstable();
            hashes.dedup();
            hashes
        };
        let (capital, any) = (hashes(false), hashes(true));
        let mut out = MAGIC.to_vec();
        put(capital.len() as u32, &mut out);
        put(any.len() as u32, &mut out);
        for list in [capital, any] {
            let mut last = 0;
            for hash in list {
                put(hash - std::mem::replace(&mut last, hash), &mut out);
            }
        }
        out
    }

    fn add(&mut self, text: &str, small: bool) {
        let tokens = words(text);
        let of = |token: &Token| compared(token.of(text));
        let is_first = |at: usize| at == 0;
        // Only of its first word is it known how it is written.
        let stands = |(at, token): (usize, &Token)| {
            self.words.get(&of(token)).is_some_and(|known| known.small || is_first(at) && !small)
        };
        if tokens.iter().enumerate().any(stands) {
            return;
        }
        // The longer a word, the fewer pages have it.
        let rare = tokens.iter().enumerate().filter(|(_, token)| !COMMON.contains(&of(token).as_str()));
        let telling = rare.max_by_key(|(at, token)| (token.span.len(), Reverse(*at))).map_or(0, |(at, _)| at);
        let Some(token) = tokens.get(telling) else { return };
        let word = Word { written: token.of(text).to_owned(), small: small || !is_first(telling) };
        self.insert(of(token), word);
    }

    fn insert(&mut self, compared: String, word: Word) {
        let small = word.small;
        self.words.entry(compared).or_insert(word).small |= small;
    }
}

/// Everything by which a page can begin to be about something of the pack, and whether it may be written small.
///
/// Nouns, adjectives, offices and descriptions are not among them: each needs something that the article names (`mention::describe`).
fn wordings(draft: &Draft) -> Vec<(&str, bool)> {
    let aliases = draft.aliases.iter().map(|alias| (alias.text.as_str(), alias.kind == AliasKind::Term));
    // A series about somebody also asks for the name.
    let series = draft.series.iter().map(|(_, series)| series).filter(|series| series.about.is_empty());
    let signals = series
        .filter(|series| matches!(series.purpose, Purpose::Compare | Purpose::Remark))
        .flat_map(|series| &series.signals);
    aliases.chain(signals.map(|text| (text.as_str(), true))).collect()
}

fn words(text: &str) -> Vec<Token> {
    tokens(text, ByteSpan::new(0, text.len()))
}

fn put(mut number: u32, out: &mut Vec<u8>) {
    while number > 0x7f {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(wordings: &[(&str, bool)]) -> Filter {
        let mut filter = Filter::default();
        wordings.iter().for_each(|(text, small)| filter.add(text, *small));
        filter
    }

    #[test]
    fn one_word_stands_for_each_wording_and_the_least_common_of_it() {
        let words = filter(&[
            ("Taiwan", false),
            ("Taiwan Strait", false),
            ("The Hague", false),
            ("Lai Ching-te", false),
            ("the island", true),
        ]);
        assert_eq!(words.list(), "Ching\nHague\nisland\nTaiwan\n");
        let capitals = |filter: &Filter| filter.words.values().filter(|word| !word.small).count();
        // How "Hague" is written behind "The" is not known.
        assert_eq!(capitals(&words), 1);
        let both = words.with(filter(&[("taiwan", true)]));
        assert_eq!((both.len(), capitals(&both)), (4, 0));
    }

    #[test]
    fn a_word_that_is_known_with_a_capital_does_not_stand_for_one_in_small_letters() {
        let words = filter(&[("Won", false), ("won", true), ("South Won", false)]);
        assert_eq!((words.len(), words.words["won"].small), (1, true));
        let words = filter(&[("Won", false), ("South Won", false)]);
        assert!(words.words["won"].small, "behind another word it may be written small");
    }

    #[test]
    fn other_scripts_compare_as_nothing_and_letters_with_marks_as_those_without() {
        assert_eq!((compared("한국").as_str(), compared("Nicola\u{301}s").as_str()), ("", "nicolas"));
        assert_eq!((compared("O’Brien").as_str(), compared("U.S.").as_str()), ("obrien", "us"));
    }

    /// Each wording has a word in the filter that any text has which has the wording.
    #[test]
    fn no_wording_of_any_pack_is_missed() {
        let packs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("packs");
        for folder in std::fs::read_dir(packs).expect("packs").map(|entry| entry.expect("an entry").path()) {
            let (draft, _) = super::super::checked(&folder, None).expect("a folder");
            let filter = Filter::of(&draft);
            for (text, small) in wordings(&draft) {
                let known = words(text).iter().enumerate().any(|(at, token)| {
                    let word = filter.words.get(&compared(token.of(text)));
                    word.is_some_and(|word| word.small || at == 0 && !small)
                });
                assert!(known, "{}: {text:?}", folder.display());
            }
        }
    }

    /// The browser's side runs on the same file: `www/tests/filter.test.js`.
    #[test]
    fn letters_and_hashes_are_those_of_the_loader() {
        #[derive(serde::Deserialize)]
        struct Vectors {
            letters: BTreeMap<String, String>,
            words: Vec<(String, String, u32)>,
        }
        let vectors: Vectors =
            serde_json::from_str(include_str!("../../../tests/data/filter.json")).expect("vectors");
        let mut letters: BTreeMap<String, String> = BTreeMap::new();
        for letter in '\u{80}'..=char::MAX {
            let plain = compared(letter.encode_utf8(&mut [0; 4]));
            if !plain.is_empty() {
                letters.entry(plain).or_default().push(letter);
            }
        }
        assert_eq!(letters, vectors.letters);
        for (written, plain, number) in vectors.words {
            assert_eq!((compared(&written), hash(&plain)), (plain, number), "{written}");
        }
    }

    #[test]
    fn the_file_has_ascending_hashes_in_few_bytes() {
        let bytes = filter(&[("a", false), ("Taiwan", false), ("won", true)]).to_bytes();
        assert_eq!((&bytes[..4], &bytes[4..6]), (&MAGIC[..], &[2, 1][..]));
        assert!(bytes.len() <= 6 + 3 * 5);
    }
}
