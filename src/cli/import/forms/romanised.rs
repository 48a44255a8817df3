//! Names that were written in other scripts, told by their syllables.

use super::spelling::plain;

/// Syllables as Chinese, Korean and Vietnamese names are written: "Xiaoping", "Enlai", "Shih".
pub(super) fn is_pinyin_shaped(word: &str) -> bool {
    const INITIALS: [&str; 36] = [
        "zh", "ch", "sh", "ng", "ph", "th", "kh", "tr", "ts", "hs", "gi", "nh", "b", "p", "m", "f", "d", "t",
        "n", "l", "g", "k", "h", "j", "q", "x", "z", "c", "s", "r", "y", "w", "v", "pp", "kk", "",
    ];
    const FINALS: [&str; 44] = [
        "iang", "iong", "uang", "yeon", "yung", "ieu", "ang", "eng", "ing", "ong", "ian", "iao", "uan",
        "uai", "eon", "oon", "eun", "ung", "uyen", "oo", "ee", "ai", "ei", "ao", "ou", "an", "en", "in",
        "un", "on", "ia", "ie", "iu", "ua", "uo", "ui", "ih", "eo", "uh", "a", "o", "e", "i", "u",
    ];
    fn rest(word: &str, syllables: usize) -> bool {
        if word.is_empty() {
            return syllables > 0;
        }
        syllables < 3
            && INITIALS.iter().filter_map(|initial| word.strip_prefix(initial)).any(|word| {
                FINALS.iter().filter_map(|end| word.strip_prefix(end)).any(|word| rest(word, syllables + 1))
            })
    }
    rest(&plain(word).to_lowercase(), 0)
}

/// "Ichiyō Higuchi"
pub(in crate::cli::import) fn is_japanese_name(title: &str) -> bool {
    title.split_once(' ').is_some_and(|(first, last)| is_japanese_shaped(first) && is_japanese_shaped(last))
}

/// Japanese syllables: a consonant at most, then a vowel; "n" may close one.
pub(super) fn is_japanese_shaped(word: &str) -> bool {
    let word = plain(word).to_lowercase();
    let mut rest = word.as_str();
    let mut syllables = 0;
    while !rest.is_empty() {
        let onset = [
            "ky", "sh", "ch", "ts", "ry", "gy", "hy", "k", "s", "t", "n", "h", "m", "y", "r", "w", "g", "z",
            "d", "b", "j", "f", "p",
        ];
        rest = onset.iter().find_map(|o| rest.strip_prefix(o)).unwrap_or(rest);
        let Some(after) = rest.strip_prefix(['a', 'e', 'i', 'o', 'u']) else { return false };
        let closed = after.strip_prefix('n').filter(|more| !more.starts_with(['a', 'e', 'i', 'o', 'u', 'y']));
        rest = closed.unwrap_or(after);
        syllables += 1;
    }
    syllables > 1
}
