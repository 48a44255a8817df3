//! A text as words with what parts them, and lists of words with open ends.

/// What stands before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    None,
    /// A comma, a bracket, a dash: within a sentence.
    Soft,
    /// A full stop, a semicolon, a colon.
    Hard,
}

#[derive(Debug)]
pub(super) struct Word {
    /// In small letters; a hyphen stays inside.
    pub text: String,
    pub before: Break,
}

pub(super) fn words(text: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let (mut inside, mut before) = (false, Break::Hard);
    for c in text.chars() {
        if c.is_alphanumeric() || c == '-' && inside {
            if !inside {
                out.push(Word { text: String::new(), before });
                (inside, before) = (true, Break::None);
            }
            out.iter_mut().last().into_iter().for_each(|word| word.text.extend(c.to_lowercase()));
            continue;
        }
        inside = false;
        match c {
            '.' | ';' | ':' | '!' | '?' | '\n' => before = Break::Hard,
            ',' | '(' | ')' | '–' | '—' if before == Break::None => before = Break::Soft,
            _ => {}
        }
    }
    out
}

/// Words between spaces: a `*` stands for any end, a `+` parts the words of a phrase.
pub(super) struct Stems(pub &'static str);

impl Stems {
    /// Whether one of them begins at a place.
    pub fn at(&self, words: &[Word], at: usize) -> bool {
        self.0.split_ascii_whitespace().any(|entry| begins(entry, words, at))
    }

    /// The first place of a text where one begins.
    pub fn find(&self, words: &[Word]) -> Option<usize> {
        (0..words.len()).find(|at| self.at(words, *at))
    }
}

fn begins(entry: &str, words: &[Word], at: usize) -> bool {
    entry.split('+').enumerate().all(|(step, part)| {
        words.get(at + step).is_some_and(|word| match part.strip_suffix('*') {
            Some(stem) => word.text.starts_with(stem),
            None => word.text == part,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_and_phrases_begin_at_words() {
        let text = words("He was on trial, and embezzled; well-known.");
        let stems = Stems("embezzl* on+trial");
        assert_eq!((stems.find(&text), stems.at(&text, 5)), (Some(2), true));
        let breaks: Vec<Break> = text.iter().map(|word| word.before).collect();
        assert_eq!(breaks[4..], [Break::Soft, Break::None, Break::Hard]);
        assert_eq!(text[6].text, "well-known");
    }
}
