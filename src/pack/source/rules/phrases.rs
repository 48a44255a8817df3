//! Looking for whole words in texts.

/// The first of some phrases, in small letters, that stands in a text as whole words.
pub(in crate::pack::source) fn said_in(text: &str, phrases: &[&'static str]) -> Option<&'static str> {
    let words = spaced(text);
    let whole =
        |phrase: &str, at: usize| words[..at].ends_with(' ') && words[at + phrase.len()..].starts_with(' ');
    phrases.iter().copied().find(|phrase| words.match_indices(phrase).any(|(at, _)| whole(phrase, at)))
}

/// Whether a name stands in a text as whole words, in any case.
pub(super) fn names(text: &str, name: &str) -> bool {
    spaced(text).contains(&spaced(name))
}

/// In small letters, one space before, between and behind the words. A hyphen stays inside its word.
fn spaced(text: &str) -> String {
    let in_word = |c: char| c.is_alphanumeric() || c == '-';
    let small = text.to_lowercase();
    let words = small.split(|c| !in_word(c)).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |out, word| out + word + " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_found_in_any_case() {
        assert_eq!(said_in("A Province of China.", &["province of"]), Some("province of"));
        assert_eq!(said_in("Apart of it", &["part of"]), None);
        assert!(names("Über Taiwan’s status", "taiwan") && !names("Taiwanese", "Taiwan"));
    }
}
