//! What was probably meant: the word of a list that is fewest slips of the pen away.

/// The nearest of some words; `None` where more than a third of the letters differ, for then it is a guess.
pub(super) fn nearest<'w>(word: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let most = word.chars().count().div_ceil(3);
    let slips = |other: &'w str| (slips(word, other), other);
    words.into_iter().map(slips).filter(|(slips, _)| *slips <= most).min().map(|(_, word)| word)
}

/// Letters to add, leave out, replace or swap with their neighbour: the distance of optimal string alignment.
pub(super) fn slips(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    // Rows of the table of distances: of the prefix two letters shorter, of one letter shorter, and this one's.
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut row = vec![at + 1];
        for (to, wanted) in other.iter().enumerate() {
            let replaced = last[to] + usize::from(letter != wanted);
            let mut best = replaced.min(last[to + 1] + 1).min(row[to] + 1);
            let swapped = at > 0 && to > 0 && one[at - 1] == *wanted && other[to - 1] == *letter;
            if swapped {
                best = best.min(before[to - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_found_and_another_word_is_not() {
        let keys = ["demonyms", "nouns", "metonyms", "as_of"];
        for (word, expected) in [
            ("demonym", Some("demonyms")),
            ("nuons", Some("nouns")),
            ("asof", Some("as_of")),
            ("colour", None),
            ("x", None),
        ] {
            assert_eq!(nearest(word, keys), expected, "{word}");
        }
        assert_eq!((slips("usd", "uds"), slips("é", "e"), slips("", "abc")), (1, 1, 3));
    }
}
