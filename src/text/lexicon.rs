//! Small tables of words.

use std::sync::OnceLock;

use super::fold::hash_joined;
use super::position;
use crate::value::{Gather, NumberMap};

/// Rows of words, parted by spaces, or of words and phrases, parted by commas, that are found whatever their case.
///
/// One text takes a third of the wasm's bytes that a slice of strings takes; it is split and hashed at first use.
pub struct Lexicon {
    rows: &'static [&'static str],
    places: OnceLock<NumberMap>,
}

impl Lexicon {
    pub const fn new(rows: &'static [&'static str]) -> Self {
        Self { rows, places: OnceLock::new() }
    }

    pub fn has(&self, word: &str) -> bool {
        self.row_of(&[word]).is_some()
    }

    /// The row of what the parts say when written as one; the last of several.
    pub fn row_of(&self, parts: &[&str]) -> Option<usize> {
        self.row_of_hash(hash_joined(parts))
    }

    /// The row of a word by its folded hash.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn row_of_hash(&self, hash: u64) -> Option<usize> {
        let rows = self.places.get_or_init(|| NumberMap::new(&self.words()));
        rows.get(hash).map(|row| row as usize)
    }

    /// The hash of each word, with its row.
    fn words(&self) -> Vec<(u64, u32)> {
        let rows = self.rows.iter().zip(0..);
        let words = rows.flat_map(|(row, at)| {
            let by = if position(row, ",", 0).is_some() { ',' } else { ' ' };
            row.split(by).map(move |word| (hash_joined(&[word.trim()]), at))
        });
        words.gather()
    }
}

/// Several tables as one: a word is looked up once.
pub struct Lexicons {
    tables: &'static [&'static Lexicon],
    places: OnceLock<NumberMap>,
}

impl Lexicons {
    pub const fn new(tables: &'static [&'static Lexicon]) -> Self {
        Self { tables, places: OnceLock::new() }
    }

    /// Which is the first table that has the word of a folded hash.
    #[inline]
    pub fn first_with(&self, hash: u64) -> Option<usize> {
        let behind = self.places.get_or_init(|| self.read()).get(hash)?;
        Some(self.tables.len() - behind as usize)
    }

    #[inline(never)]
    fn read(&self) -> NumberMap {
        let mut words = Vec::new();
        // A map keeps the greatest value: that of the first table.
        for (table, behind) in self.tables.iter().rev().zip(1..) {
            table.words().iter().for_each(|(hash, _)| words.push((*hash, behind)));
        }
        NumberMap::new(&words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_phrases_are_found_whole_and_in_any_case() {
        static TABLE: Lexicon = Lexicon::new(&["mr, mrs", "read more, see also"]);
        assert_eq!(TABLE.row_of(&["Mrs"]), Some(0));
        assert_eq!(TABLE.row_of(&["Read", " ", "more"]), Some(1));
        static OTHER: Lexicon = Lexicon::new(&["mrs, ms"]);
        static BOTH: Lexicons = Lexicons::new(&[&OTHER, &TABLE]);
        let first = |word: &str| BOTH.first_with(hash_joined(&[word]));
        assert_eq!(["mr", "mrs", "ms", "miss"].map(first), [Some(1), Some(0), Some(0), None]);
        assert!(TABLE.has("see also") && !TABLE.has("see") && !TABLE.has("") && !TABLE.has("m"));
    }
}
