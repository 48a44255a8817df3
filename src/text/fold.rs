//! Folding: what makes "Nicolás" and "NICOLAS" the same word.

/// The folded form of one character: lower case, without diacritics; nothing for combining marks and soft hyphens.
///
/// Covers the Latin letters of Unicode's Latin-1, Extended-A and Vietnamese blocks; other scripts are only put into
/// lower case.
pub fn fold(c: char) -> Folded {
    match c {
        'a'..='z' | '0'..='9' => Folded::One(c),
        'A'..='Z' => Folded::One(c.to_ascii_lowercase()),
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}' => {
            Folded::Nothing
        }
        _ if c.is_ascii() => Folded::One(c),
        _ => fold_latin(c),
    }
}

/// Zero, one or two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    Nothing,
    One(char),
    Two(char, char),
}

impl Iterator for Folded {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let (first, rest) = match *self {
            Self::Nothing => return None,
            Self::One(c) => (c, Self::Nothing),
            Self::Two(a, b) => (a, Self::One(b)),
        };
        *self = rest;
        Some(first)
    }
}

/// Each row: the plain letter, then the letters that fold to it, in lower case.
const PLAIN: &[(char, &str)] = &[
    ('a', "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"),
    ('c', "çćĉċč"),
    ('d', "ďđð"),
    ('e', "èéêëēĕėęěẹẻẽếềểễệ"),
    ('g', "ĝğġģ"),
    ('h', "ĥħ"),
    ('i', "ìíîïĩīĭįıǐỉị"),
    ('j', "ĵ"),
    ('k', "ķ"),
    ('l', "ĺļľŀł"),
    ('n', "ñńņňŉŋ"),
    ('o', "òóôõöøōŏőơǒọỏốồổỗộớờởỡợ"),
    ('r', "ŕŗř"),
    ('s', "śŝşšș"),
    ('t', "ţťŧț"),
    ('u', "ùúûüũūŭůűųưǔụủứừửữự"),
    ('w', "ŵ"),
    ('y', "ýÿŷỳỵỷỹ"),
    ('z', "źżž"),
];

fn fold_latin(c: char) -> Folded {
    let lower = c.to_lowercase().next().unwrap_or(c);
    match lower {
        'æ' => return Folded::Two('a', 'e'),
        'œ' => return Folded::Two('o', 'e'),
        'ß' => return Folded::Two('s', 's'),
        'þ' => return Folded::Two('t', 'h'),
        _ if lower > '\u{1ef9}' => return Folded::One(lower),
        _ => {}
    }
    let plain = PLAIN.iter().find(|(_, marked)| marked.contains(lower));
    Folded::One(plain.map_or(lower, |(plain, _)| *plain))
}

/// Hash of a word's folded letters. Stable: packs store what it gives.
///
/// # Source
/// FNV-1a with 64 bits over the UTF-8 bytes of the folded form, then the finaliser of splitmix64, so that the high
/// bits, which choose the bucket, depend on every byte.
pub fn hash_folded(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut byte = |b: u8| hash = (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
    for c in word.chars() {
        if c.is_ascii() {
            byte(c.to_ascii_lowercase() as u8);
            continue;
        }
        for folded in fold(c) {
            folded.encode_utf8(&mut [0; 4]).bytes().for_each(&mut byte);
        }
    }
    mixed(hash)
}

/// The finaliser of splitmix64: a bijection that spreads every bit.
pub(crate) fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_same(a: &str, b: &str) {
        assert_eq!(hash_folded(a), hash_folded(b), "{a} and {b}");
    }

    #[test]
    fn case_diacritics_and_invisible_marks_fold_away() {
        assert_same("Nicolás", "NICOLAS");
        assert_same("Nicola\u{301}s", "nicolas");
        assert_same("Straße", "STRASSE");
        assert_same("Erdoğan", "Erdogan");
        assert_same("Zelens\u{ad}kyy", "Zelenskyy");
        assert_same("Đặng", "dang");
        assert_ne!(hash_folded("Xi"), hash_folded("Xo"));
        assert_ne!(hash_folded("한"), hash_folded("국"));
    }
}
