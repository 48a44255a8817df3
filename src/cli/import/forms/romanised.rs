//! Names that were written in other scripts, told by their syllables.

use super::spelling::plain;

/// Syllables as Chinese, Korean and Vietnamese names are written: "Xiaoping", "Enlai", "Shih".
pub(super) fn is_pinyin_shaped(word: &str) -> bool {
    is_of_syllables(word, 3)
}

/// "En-lai": a name of two syllables, parted as it was in older books and is in Taiwan.
pub(super) fn parted(word: &str) -> impl Iterator<Item = String> {
    let cuts = word.char_indices().skip(1).map(|(at, _)| word.split_at(at));
    let whole = cuts.filter(|(first, second)| is_of_syllables(first, 1) && is_of_syllables(second, 1));
    whole.map(|(first, second)| format!("{first}-{second}"))
}

fn is_of_syllables(word: &str, most: usize) -> bool {
    const INITIALS: [&str; 36] = [
        "zh", "ch", "sh", "ng", "ph", "th", "kh", "tr", "ts", "hs", "gi", "nh", "b", "p", "m", "f", "d", "t",
        "n", "l", "g", "k", "h", "j", "q", "x", "z", "c", "s", "r", "y", "w", "v", "pp", "kk", "",
    ];
    const FINALS: [&str; 44] = [
        "iang", "iong", "uang", "yeon", "yung", "ieu", "ang", "eng", "ing", "ong", "ian", "iao", "uan",
        "uai", "eon", "oon", "eun", "ung", "uyen", "oo", "ee", "ai", "ei", "ao", "ou", "an", "en", "in",
        "un", "on", "ia", "ie", "iu", "ua", "uo", "ui", "ih", "eo", "uh", "a", "o", "e", "i", "u",
    ];
    fn rest(word: &str, more: usize) -> bool {
        more > 0
            && INITIALS.iter().filter_map(|initial| word.strip_prefix(initial)).any(|word| {
                let mut rests = FINALS.iter().filter_map(|end| word.strip_prefix(end));
                rests.any(|word| word.is_empty() || rest(word, more - 1))
            })
    }
    rest(&plain(word).to_lowercase(), most)
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
