//! What a newsroom is told when a reader says that something on a card is wrong: the card, what it states, whose word that
//! is, and the place in the article. Nothing about the reader.

use super::{PackLine, View};
use crate::value::digits_of;

/// Where in the article the card was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot<'a> {
    /// Number of the block, from 0.
    pub block: u32,
    /// The words there.
    pub surface: &'a str,
}

/// An address of the publisher's with all of this: parameters of an `https:` address, the text of a `mailto:` one.
pub fn address(to: &str, view: &View, spot: &Spot<'_>) -> String {
    let is_mail = to.starts_with("mailto:");
    let (sign, end) = if is_mail { ("%3A%20", "%0D%0A") } else { ("=", "&") };
    let mut told = String::new();
    let mut tell = |key: &str, value: &str| {
        if !told.is_empty() {
            told.push_str(end);
        }
        told.push_str(key);
        told.push_str(sign);
        escape(value, &mut told);
    };
    tell("card", &view.id);
    tell("text", spot.surface);
    tell("block", &digits_of(spot.block));
    view.facts.iter().for_each(|fact| tell("fact", fact));
    for PackLine { id, version, hash } in &view.packs {
        tell("pack", &[id.as_str(), " ", version, " ", hash].concat());
    }
    let (place, fragment) = to.split_at(to.find('#').unwrap_or(to.len()));
    let joint = if place.contains('?') { "&" } else { "?" };
    [place, joint, if is_mail { "body=" } else { "" }, &told, fragment].concat()
}

/// Adds a text as the part of an address.
fn escape(text: &str, out: &mut String) {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0').to_ascii_uppercase();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.extend(['%', digit(byte >> 4), digit(byte & 15)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view() -> View {
        let pack = PackLine { id: "story".to_owned(), version: "3".to_owned(), hash: "9f2c".to_owned() };
        View {
            id: "taiwan".to_owned(),
            facts: vec!["taiwan/gdp".to_owned(), "taiwan/troops".to_owned()],
            packs: vec![pack],
            ..View::default()
        }
    }

    #[track_caller]
    fn assert_address(to: &str, expected: &str) {
        assert_eq!(address(to, &view(), &Spot { block: 4, surface: "Taiwan’s & é" }), expected);
    }

    #[test]
    fn a_web_address_gets_parameters_behind_its_own_and_before_its_fragment() {
        let told = "card=taiwan&text=Taiwan%E2%80%99s%20%26%20%C3%A9&block=4&fact=taiwan%2Fgdp&fact=taiwan%2Ftroops&\
                    pack=story%203%209f2c";
        assert_address("https://paper.example/wrong", &format!("https://paper.example/wrong?{told}"));
        let own = "https://paper.example/wrong?article=7";
        assert_address(&format!("{own}#form"), &format!("{own}&{told}#form"));
    }

    #[test]
    fn a_mail_address_gets_a_text() {
        let text = "card%3A%20taiwan%0D%0Atext%3A%20Taiwan%E2%80%99s%20%26%20%C3%A9%0D%0Ablock%3A%204%0D%0A\
                    fact%3A%20taiwan%2Fgdp%0D%0Afact%3A%20taiwan%2Ftroops%0D%0Apack%3A%20story%203%209f2c";
        assert_address("mailto:desk@paper.example", &format!("mailto:desk@paper.example?body={text}"));
        let with = "mailto:desk@paper.example?subject=A%20card";
        assert_address(with, &format!("{with}&body={text}"));
    }
}
