//! The words of the interface in one language. English is built in; other languages come as message files.
//!
//! Both are the same lines, by number ([`Say`]), made from `messages/*.toml` by the build: texts with numbered places
//! (`#0`), forms between strokes, and for a few tables records with fields. What interprets them here knows no language.

use crate::text::behind_last;
use crate::value::{Decimal, Gather, digits_of, number_of};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// BCP 47 tag of what packs and articles say.
pub const TOLD: &str = "en";

/// Begins and ends a text in another language than what is around it (UAX #9): the page makes an element of it.
pub const ISOLATE: char = '\u{2066}';
pub const END_OF_ISOLATE: char = '\u{2069}';

/// What stands for a message that a file does not have.
const MISSING: &str = "?";

/// What a file may have at most, so that one which is damaged, or of somebody else's making, holds no page up: UTF-8 bytes
/// in all, where the longest of ours have 9 KB; bytes in a line, where a table of currencies has 6 KB; and places in a line:
/// two in each form that CLDR knows.
const LONGEST: usize = 64 << 10;
const LONGEST_LINE: usize = 8 << 10;
const MOST_PLACES: usize = 12;

/// The interface in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interface {
    language: String,
    is_rtl: bool,
    /// By number.
    lines: Vec<String>,
}

impl Default for Interface {
    fn default() -> Self {
        Self::of(TOLD, false, ENGLISH).0
    }
}

impl Interface {
    /// With lines that are proven, one after another; and how many there are English ones in their places.
    fn of(language: &str, is_rtl: bool, lines: &str) -> (Self, usize) {
        // What stands behind the last end is not whole.
        let mut given = lines.split_inclusive('\n');
        let mut missing = 0;
        let line = |(at, english): (usize, &str)| {
            let own = given.next().and_then(|line| line.strip_suffix('\n')).filter(|line| fits(line, at));
            match own {
                Some(line) => line.to_owned(),
                None => {
                    missing += 1;
                    marked(english, at)
                }
            }
        };
        let lines = ENGLISH.split_terminator('\n').enumerate().map(line).gather();
        (Self { language: language.to_owned(), is_rtl, lines }, missing)
    }

    /// Takes a message file, and tells how many messages it does not have as they must be: those stay English.
    ///
    /// # Errors
    /// It is none, one of another version, or has more than a file may have.
    pub fn from_file(file: &str) -> Result<(Self, usize), String> {
        bounded("the file", "bytes", file.len(), LONGEST)?;
        for (line, at) in file.split('\n').zip(1_u32..) {
            let place = ["line ", &digits_of(at)].concat();
            bounded(&place, "bytes", line.len(), LONGEST_LINE)?;
            bounded(&place, "places", line.matches('#').count(), MOST_PLACES)?;
        }
        let (head, lines) = file.split_once('\n').unwrap_or((file, ""));
        let mut words = head.split(' ');
        let mut word = || words.next().unwrap_or("");
        if word() != "backstory-messages" {
            return Err("this is no message file".to_owned());
        }
        let version = word();
        if version != FINGERPRINT {
            return Err(["the messages are of version ", version, "; this core has ", FINGERPRINT].concat());
        }
        let language = word();
        Ok(Self::of(language, word() == "rtl", lines))
    }

    /// One of the languages that come with the core, by its tag.
    #[cfg(feature = "cli")]
    pub fn shipped(tag: &str) -> Option<Self> {
        let (_, file) = SHIPPED.iter().find(|(name, _)| *name == tag)?;
        Self::from_file(file).ok().map(|(interface, _)| interface)
    }

    /// BCP 47 tag.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// "ltr" or "rtl", as HTML has it.
    pub fn direction(&self) -> &'static str {
        if self.is_rtl { "rtl" } else { "ltr" }
    }

    /// What packs and articles say, marked where it is not in the interface's language.
    pub fn told(&self, text: &str) -> String {
        let is_own = self.language == TOLD || text.is_empty();
        if is_own { text.to_owned() } else { isolated(text) }
    }

    /// A message as it stands, without places.
    pub fn line(&self, say: Say) -> &str {
        self.lines.get(say as usize).map_or("", String::as_str)
    }

    /// A message with texts in its places.
    pub fn put(&self, say: Say, parts: &[&str]) -> String {
        filled(self.line(say), parts)
    }

    /// The same, in the form that a count asks for.
    pub fn put_counted(&self, say: Say, rules: Say, count: &Count, parts: &[&str]) -> String {
        filled(self.form(self.line(say), rules, Some(count)), parts)
    }

    /// One of a message's texts, from 0; empty where there is none.
    pub fn nth(&self, say: Say, at: usize) -> &str {
        self.line(say).split('|').nth(at).unwrap_or("")
    }

    /// The fields of a table's record behind its key.
    pub fn record(&self, table: Say, key: &str) -> Option<&str> {
        let mut records = self.line(table).split('\t');
        records.find_map(|record| record.strip_prefix(key)?.strip_prefix(';'))
    }

    /// The one of several forms that a count asks for; the last one without a count.
    pub fn form<'f>(&self, forms: &'f str, rules: Say, count: Option<&Count>) -> &'f str {
        let rules = self.line(rules).split('|');
        let chosen = count.and_then(|count| rules.enumerate().find(|(_, rule)| count.fits(rule)));
        chosen.and_then(|(at, _)| forms.split('|').nth(at)).unwrap_or_else(|| behind_last(forms, b'|'))
    }
}

/// # Errors
/// It is more: what it is of, how much, and the limit.
fn bounded(place: &str, what: &str, count: usize, limit: usize) -> Result<(), String> {
    if count <= limit {
        return Ok(());
    }
    let (count, limit) = (digits_of(count as u32), digits_of(limit as u32));
    Err([place, " has ", &count, " ", what, "; the limit is ", &limit].concat())
}

/// A text marked as one in another language.
pub fn isolated(text: &str) -> String {
    let mut out = String::from(ISOLATE);
    out.push_str(text);
    out.push(END_OF_ISOLATE);
    out
}

/// Whether a line of a file has the places that a message must have, and no others.
fn fits(line: &str, at: usize) -> bool {
    let mut places = line.split('#');
    places.next();
    // No message has a place 7.
    let digit = |piece: &str| piece.bytes().next().map_or(7, |digit| digit.wrapping_sub(b'0').min(7));
    let used = places.fold(0_u8, |used, piece| used | 1 << digit(piece));
    let [required, allowed] = PLACES.get(at).copied().unwrap_or_default();
    line != MISSING && used & required == required && used | allowed == allowed
}

/// An English message among those of another language: marked as such, which a table cannot be.
fn marked(english: &str, at: usize) -> String {
    if at < Say::Comma as usize {
        return english.to_owned();
    }
    let mut out = String::new();
    for form in english.split('|') {
        if !out.is_empty() {
            out.push('|');
        }
        out.push_str(&isolated(form));
    }
    out
}

/// Calls `place` for the number of each place in a message, in the order in which they stand there.
///
/// Texts in places have been filled, too, and grow from one to the next: what goes on beyond the longest line is left out.
pub fn fill(message: &str, place: &mut dyn FnMut(&mut String, usize)) -> String {
    let mut pieces = message.split('#');
    let mut out = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        if out.len() > LONGEST_LINE {
            break;
        }
        let digit = piece.as_bytes().first().map_or(0, |digit| digit.wrapping_sub(b'0'));
        place(&mut out, usize::from(digit));
        out.push_str(piece.get(1..).unwrap_or(""));
    }
    out
}

fn filled(message: &str, parts: &[&str]) -> String {
    fill(message, &mut |out, at| out.push_str(parts.get(at).copied().unwrap_or("")))
}

/// A number as the rules of plurals look at it.
///
/// # Source
/// Unicode Technical Standard #35, part 3, "Plural operand meanings".
pub struct Count {
    value: Decimal,
    /// Power of ten of the word behind it: 6 in "1.5 million".
    exponent: u8,
}

impl Count {
    /// Of a value in full, and the power of ten that is told in a word.
    pub fn new(value: Decimal, exponent: u8) -> Self {
        Self { value: value.abs(), exponent }
    }

    pub fn whole(number: u32) -> Self {
        Self::new(Decimal::from(i64::from(number)), 0)
    }

    pub fn is_one(&self) -> bool {
        self.value == Decimal::from(1)
    }

    /// Whether a rule holds, as the build writes it: "n100 11~13 !" is CLDR's "n % 100 != 11..13". An operand with what
    /// it is divided by; ranges; whether the rest is to be in one of them (=) or in none (!); a stroke between
    /// alternatives.
    fn fits(&self, rule: &str) -> bool {
        let (mut any, mut all) = (false, !rule.is_empty());
        let (mut value, mut is_in) = (None, false);
        for token in rule.split(' ') {
            match token.as_bytes().first() {
                Some(b'=') => all &= is_in,
                Some(b'!') => all &= !is_in,
                Some(b'/') => (any, all) = (any || all, true),
                Some(b'0'..=b'9') => {
                    let (from, to) = token.split_once('~').unwrap_or((token, token));
                    is_in |= value.is_some() && number_of(from) <= value && value <= number_of(to);
                }
                _ => (value, is_in) = (self.operand(token), false),
            }
        }
        any || all
    }

    /// "n100": the number's rest by 100. `None` for a fraction, which equals no whole number.
    fn operand(&self, token: &str) -> Option<i64> {
        let whole = self.value.trunc();
        let trimmed = self.value.trimmed();
        let fraction = |of: Decimal| of.minus(Decimal::from(whole)).map(Decimal::mantissa);
        let value = match token.as_bytes().first()? {
            b'n' if trimmed.scale() > 0 => None,
            b'n' | b'i' => Some(whole),
            b'v' => Some(self.value.scale().into()),
            b'f' => fraction(self.value),
            b't' => fraction(trimmed),
            _ => Some(self.exponent.into()),
        };
        // A file may ask for a rest by 0.
        value?.checked_rem(number_of(token.get(1..)?).unwrap_or(i64::MAX))
    }
}
