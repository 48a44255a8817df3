//! Folding: what makes "Nicolás" and "NICOLAS" the same word.

use super::span::part;

/// The folded form of one character: lower case, without diacritics; nothing for combining marks and soft hyphens.
///
/// Covers the Latin letters of Unicode's Latin-1, Extended-A and Vietnamese blocks; Greek, Cyrillic and Armenian are
/// only put into lower case, and other scripts stay as they are.
pub fn fold(c: char) -> Folded {
    match c {
        'a'..='z' | '0'..='9' => Folded::One(c),
        'A'..='Z' => Folded::One(c.to_ascii_lowercase()),
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}' => {
            Folded::Nothing
        }
        // "O’Keeffe" and "O'Keeffe"
        '’' | 'ʼ' => Folded::One('\''),
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

/// The plain letters of those from U+00C0 to U+017F; a dot for what stays as it is or becomes two.
const LATIN: &[u8; 192] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllllllllnnnnnnnnnoooooo..rrrrrrssssssss\
    ttttttuuuuuuuuuuuuwwyyyzzzzzz.";

/// Each row: the plain letter, then the others that fold to it, in lower case.
const PLAIN: &[(char, &str)] = &[
    ('a', "ǎạảấầẩẫậắằẳẵặ"),
    ('e', "ẹẻẽếềểễệ"),
    ('i', "ǐỉị"),
    ('o', "ơǒọỏốồổỗộớờởỡợ"),
    ('s', "ș"),
    ('t', "ț"),
    ('u', "ưǔụủứừửữự"),
    ('y', "ỳỵỷỹ"),
];

fn fold_latin(c: char) -> Folded {
    let listed = (c as usize).checked_sub(0xc0).and_then(|place| LATIN.get(place));
    if let Some(plain) = listed.filter(|plain| **plain != b'.') {
        return Folded::One(char::from(*plain));
    }
    let lower = lower(c);
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

/// Each row: the first and the last capital of a stretch, from one capital to the next, and from each to its small
/// letter. The standard library's tables have every script and would cost the wasm 8 KB (brotli).
///
/// # Source
/// Unicode 16, UnicodeData.txt, simple lower-case mappings.
const CAPITALS: &[(u16, u16, u8, i16)] = &[
    (0x41, 0x5a, 1, 32),
    (0xc0, 0xd6, 1, 32),
    (0xd8, 0xde, 1, 32),
    (0x100, 0x12e, 2, 1),
    (0x130, 0x130, 1, -199),
    (0x132, 0x136, 2, 1),
    (0x139, 0x147, 2, 1),
    (0x14a, 0x176, 2, 1),
    (0x178, 0x178, 1, -121),
    (0x179, 0x17d, 2, 1),
    (0x1a0, 0x1a4, 2, 1),
    (0x1af, 0x1af, 1, 1),
    (0x1cd, 0x1db, 2, 1),
    (0x1de, 0x1ee, 2, 1),
    (0x1f8, 0x21e, 2, 1),
    (0x222, 0x232, 2, 1),
    (0x386, 0x386, 1, 38),
    (0x388, 0x38a, 1, 37),
    (0x38c, 0x38c, 1, 64),
    (0x38e, 0x38f, 1, 63),
    (0x391, 0x3a1, 1, 32),
    (0x3a3, 0x3ab, 1, 32),
    (0x400, 0x40f, 1, 80),
    (0x410, 0x42f, 1, 32),
    (0x460, 0x480, 2, 1),
    (0x48a, 0x4be, 2, 1),
    (0x4c0, 0x4c0, 1, 15),
    (0x4c1, 0x4cd, 2, 1),
    (0x4d0, 0x52e, 2, 1),
    (0x531, 0x556, 1, 48),
    (0x1e00, 0x1e94, 2, 1),
    (0x1e9e, 0x1e9e, 1, -7615),
    (0x1ea0, 0x1efe, 2, 1),
];

/// The small letter of a capital; anything else as it is.
fn lower(c: char) -> char {
    let at = c as u32;
    let row = CAPITALS.iter().find(|row| holds(row, at));
    row.and_then(|row| char::from_u32(at.wrapping_add_signed(i32::from(row.3)))).unwrap_or(c)
}

/// Whether a capital is in a stretch.
fn holds((first, last, step, _): &(u16, u16, u8, i16), capital: u32) -> bool {
    let first = u32::from(*first);
    (first..=u32::from(*last)).contains(&capital) && (capital - first).is_multiple_of(u32::from(*step))
}

/// The capital of a small letter of the scripts that [`fold`] knows; anything else as it is.
pub fn upper(c: char) -> char {
    let at = c as u32;
    let mut capitals = CAPITALS.iter().filter_map(|row| {
        let capital = at.checked_add_signed(-i32::from(row.3))?;
        if holds(row, capital) { char::from_u32(capital) } else { None }
    });
    capitals.next().unwrap_or(c)
}

/// Whether a letter is a capital of the scripts that [`fold`] knows.
pub fn is_capital(c: char) -> bool {
    c.is_ascii_uppercase() || !c.is_ascii() && lower(c) != c
}

/// Whether a letter has a capital in the scripts that [`fold`] knows.
pub fn is_small(c: char) -> bool {
    c.is_ascii_lowercase() || !c.is_ascii() && upper(c) != c
}

/// Hash of a word's folded letters. Stable: packs store what it gives.
///
/// # Source
/// Each eight bytes of the folded form in UTF-8, as a little-endian number whose missing bytes are 0, are mixed into the
/// hash by the finaliser of splitmix64, so that every bit depends on every letter. Words of up to eight letters, four of
/// five, take one step.
pub fn hash_folded(word: &str) -> u64 {
    hash_joined(&[word])
}

/// [`hash_folded`] of the parts written as one word.
pub fn hash_joined(parts: &[&str]) -> u64 {
    let mut hash = ByteHash::NEW;
    for written in parts {
        let mut ascii = 0;
        while let Some(byte) = written.as_bytes().get(ascii).filter(|byte| byte.is_ascii()) {
            hash.add(byte.to_ascii_lowercase());
            ascii += 1;
        }
        for folded in part(written, ascii, written.len()).chars().flat_map(fold) {
            folded.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| hash.add(byte));
        }
    }
    hash.finish()
}

/// Hash of a text as it is written, to know it again. Stable: article packs store what it gives.
///
/// # Source
/// As [`hash_folded`], over the UTF-8 bytes themselves.
pub fn hash_of_text(text: &str) -> u64 {
    let (eights, rest) = text.as_bytes().as_chunks();
    let mut hash = WordHash::NEW;
    eights.iter().for_each(|eight| hash.add(u64::from_le_bytes(*eight)));
    let mut last = ByteHash { hash, ..ByteHash::NEW };
    rest.iter().for_each(|byte| last.add(*byte));
    last.finish()
}

/// [`hash_folded`] by eight bytes of the folded form at a time; only the last eight may have fewer, one at least.
#[derive(Clone, Copy)]
pub(super) struct WordHash(u64);

impl WordHash {
    pub const NEW: Self = Self(0xcbf2_9ce4_8422_2325);

    #[inline]
    pub fn add(&mut self, eight: u64) {
        self.0 = mixed(self.0 ^ eight);
    }

    #[inline]
    pub fn finish(self) -> u64 {
        self.0
    }
}

/// [`hash_folded`] byte by byte.
struct ByteHash {
    hash: WordHash,
    /// Bytes that make no eight yet, and eight times how many they are.
    waiting: u64,
    bits: u32,
}

impl ByteHash {
    const NEW: Self = Self { hash: WordHash::NEW, waiting: 0, bits: 0 };

    #[inline]
    fn add(&mut self, byte: u8) {
        self.waiting |= u64::from(byte) << self.bits;
        self.bits += 8;
        if self.bits == u64::BITS {
            self.hash.add(self.waiting);
            (self.waiting, self.bits) = (0, 0);
        }
    }

    fn finish(mut self) -> u64 {
        if self.bits > 0 {
            self.hash.add(self.waiting);
        }
        self.hash.finish()
    }
}

/// The finaliser of splitmix64: a bijection that spreads every bit.
pub(crate) fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// Ends of the ranges of numerals that a page in a language we read may hold: digits, fractions, Roman and circled
/// numbers, digits of Arabic, Indian and East Asian scripts. Unicode has a hundred more, half a kilobyte of table.
const NUMERALS: [(char, char); 17] = [
    ('0', '9'),
    ('²', '³'),
    ('¹', '¹'),
    ('¼', '¾'),
    ('٠', '٩'),
    ('۰', '۹'),
    ('०', '९'),
    ('\u{2070}', '\u{2070}'),
    ('\u{2074}', '\u{2079}'),
    ('\u{2080}', '\u{2089}'),
    ('\u{2150}', '\u{2182}'),
    ('\u{2185}', '\u{2189}'),
    ('\u{2460}', '\u{249b}'),
    ('\u{24ea}', '\u{24ff}'),
    ('\u{2776}', '\u{2793}'),
    ('\u{3007}', '\u{3007}'),
    ('\u{ff10}', '\u{ff19}'),
];

/// Ends of the ranges of letters beyond ASCII, vowel signs with them: to the character where pages in a language we read
/// have them, elsewhere by the script, without the marks and signs between its letters. The standard library's table costs
/// the wasm 1 KB (brotli) more.
#[rustfmt::skip]
const LETTERS: [(u32, u32); 110] = [
    (0xaa, 0xaa), (0xb5, 0xb5), (0xba, 0xba), (0xc0, 0xd6), (0xd8, 0xf6), (0xf8, 0x2c1), (0x2c6, 0x2d1),
    (0x2e0, 0x2e4), (0x2ec, 0x2ec), (0x2ee, 0x2ee), (0x345, 0x345), (0x363, 0x374), (0x376, 0x377), (0x37a, 0x37d),
    (0x37f, 0x37f), (0x386, 0x386), (0x388, 0x38a), (0x38c, 0x38c), (0x38e, 0x3a1), (0x3a3, 0x3f5), (0x3f7, 0x481),
    (0x48a, 0x52f), (0x531, 0x556), (0x559, 0x559), (0x560, 0x588), (0x5b0, 0x5bd), (0x5bf, 0x5bf), (0x5c1, 0x5c2),
    (0x5c4, 0x5c5), (0x5c7, 0x5c7), (0x5d0, 0x5ea), (0x5ef, 0x5f2), (0x610, 0x61a), (0x620, 0x657), (0x659, 0x65f),
    (0x66e, 0x6d3), (0x6d5, 0x6dc), (0x6e1, 0x6e8), (0x6ed, 0x6ef), (0x6fa, 0x6fc), (0x6ff, 0x6ff), (0x700, 0x963),
    (0x966, 0xe3e), (0xe40, 0xe4e), (0xe50, 0xe59), (0xe80, 0xf00), (0xf40, 0xfbc), (0x1000, 0x1049),
    (0x1050, 0x10fa), (0x10fc, 0x135f), (0x1369, 0x13fd), (0x1401, 0x166c), (0x166f, 0x169a), (0x16a0, 0x16ea),
    (0x16ee, 0x17d3), (0x17dc, 0x17e9), (0x1810, 0x1939), (0x1946, 0x19da), (0x1a00, 0x1fbc), (0x1fc2, 0x1fcc),
    (0x1fd0, 0x1fdb), (0x1fe0, 0x1fec), (0x1ff2, 0x1ffc), (0x2071, 0x2071), (0x207f, 0x207f), (0x2090, 0x209c),
    (0x2102, 0x2102), (0x2107, 0x2107), (0x210a, 0x2113), (0x2115, 0x2115), (0x2119, 0x211d), (0x2124, 0x2124),
    (0x2126, 0x2126), (0x2128, 0x2128), (0x212a, 0x212d), (0x212f, 0x2139), (0x213c, 0x213f), (0x2145, 0x2149),
    (0x214e, 0x214e), (0x2160, 0x2188), (0x24b6, 0x24e9), (0x2c00, 0x2dff), (0x3005, 0x3007), (0x3021, 0x302f),
    (0x3031, 0x3035), (0x3041, 0x309f), (0x30a1, 0x30fa), (0x30fc, 0x318e), (0x31a0, 0x31bf), (0x31f0, 0x31ff),
    (0x3400, 0x4dbf), (0x4e00, 0xa48c), (0xa4d0, 0xabff), (0xac00, 0xd7fb), (0xf900, 0xfd3d), (0xfd50, 0xfdfb),
    (0xfe70, 0xfefc), (0xff21, 0xff3a), (0xff41, 0xff5a), (0xff66, 0xffbe), (0xffc2, 0xffc7), (0xffca, 0xffcf),
    (0xffd2, 0xffd7), (0xffda, 0xffdc), (0x10000, 0x1cfff), (0x1d400, 0x1efff), (0x1f130, 0x1f149),
    (0x1f150, 0x1f169), (0x1f170, 0x1f189), (0x20000, 0x3ffff),
];

/// Whether a character is a letter.
pub fn is_letter(c: char) -> bool {
    let at = c as u32;
    // Most are among the first few.
    c.is_ascii_alphabetic()
        || LETTERS.iter().find(|(_, last)| at <= *last).is_some_and(|(first, _)| *first <= at)
}

/// Whether a word that begins with this is a number.
pub fn is_numeral(c: char) -> bool {
    NUMERALS.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// Whether words are made of it: letters and numerals.
pub fn is_of_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { is_letter(c) || is_numeral(c) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_numerals_are_those_of_unicode_where_pages_have_them() {
        for c in '\0'..=char::MAX {
            assert!(!is_numeral(c) || c.is_numeric(), "{c:?}");
            let of_pages = matches!(c, '\0'..='\u{6ff}' | '\u{2000}'..='\u{2bff}' | '\u{ff00}'..='\u{ffef}');
            assert!(!of_pages || is_of_word(c) == c.is_alphanumeric(), "{c:?}");
            assert!(!of_pages || is_letter(c) == c.is_alphabetic(), "{c:?}");
        }
    }

    #[track_caller]
    fn assert_same(a: &str, b: &str) {
        assert_eq!(hash_folded(a), hash_folded(b), "{a} and {b}");
    }

    #[test]
    fn letters_of_the_four_scripts_change_case_as_in_unicode() {
        let latin = ['\0'..='\u{17f}', '\u{1ea0}'..='\u{1eff}', '\u{1cd}'..='\u{1dc}', '\u{218}'..='\u{21b}'];
        let others = ['\u{386}'..='\u{3ce}', '\u{400}'..='\u{52f}', '\u{531}'..='\u{586}'];
        for c in latin.into_iter().chain(others).flatten() {
            assert_eq!(lower(c), c.to_lowercase().next().unwrap(), "{c}");
            let mut capital = c.to_uppercase();
            let capital = capital.next().filter(|_| capital.next().is_none());
            // These go up to letters that come down as others.
            let odd = "ıſςµΐΰÿßẞևŉ".contains(c);
            if let Some(capital) = capital.filter(|_| !odd) {
                assert_eq!(upper(c), capital, "{c}");
            }
        }
        assert!(is_capital('Đ') && !is_capital('đ') && !is_capital('한') && !is_capital('1'));
        assert!(is_small('đ') && is_small('ß') && !is_small('Đ') && !is_small('한') && !is_small('-'));
        assert_eq!((lower('한'), upper('한'), upper('ÿ')), ('한', '한', 'Ÿ'));
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
