//! The name table: a hashed walk over words, on disk as in memory.
//!
//! Every prefix of every alias is a node in one table, found by the hash of its words. A reader of text hashes word
//! after word and probes while a longer alias is still possible; the longest that ends wins. What stands between the
//! words (a space, a hyphen) is not part of the hash.

use crate::text::{Gap, Token};

/// A node: 32 bits of fingerprint, 32 bits of what is there. Nodes of one bucket stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub fingerprint: u32,
    pub payload: u32,
}

/// A longer alias continues here.
const GOES_ON: u32 = 1 << 31;
/// An alias ends here; the low bits say which group of senses it has.
const ENDS: u32 = 1 << 30;
const GROUP: u32 = ENDS - 1;
/// Nodes in a bucket on average: one cache line of 64 bytes holds eight.
const BUCKET_LOAD: usize = 4;

/// The table of one pack's aliases, or of its nouns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NameTable {
    /// Where each bucket begins in `nodes`; one more than there are buckets. Their number is a power of two.
    pub buckets: Vec<u32>,
    pub nodes: Vec<Node>,
}

/// Words that end a known alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub words: usize,
    pub group: u32,
}

impl NameTable {
    /// Builds the table from word hashes with the group that each alias leads to.
    pub fn build(aliases: &[(Vec<u64>, u32)]) -> Self {
        let mut nodes: Vec<(u64, u32)> = Vec::new();
        for (words, group) in aliases {
            let mut path = START;
            for (at, word) in words.iter().enumerate() {
                path = step(path, *word);
                let last = at + 1 == words.len();
                nodes.push((path, if last { ENDS | (group & GROUP) } else { GOES_ON }));
            }
        }
        nodes.sort_unstable();
        let mut merged: Vec<(u64, u32)> = Vec::with_capacity(nodes.len());
        for (path, payload) in nodes {
            match merged.last_mut() {
                Some(last) if last.0 == path => last.1 |= payload,
                _ => merged.push((path, payload)),
            }
        }
        Self::from_sorted(&merged)
    }

    fn from_sorted(paths: &[(u64, u32)]) -> Self {
        let count = (paths.len() / BUCKET_LOAD).max(1).next_power_of_two();
        let mut buckets = vec![0_u32; count + 1];
        for (path, _) in paths {
            buckets[bucket(*path, count) + 1] += 1;
        }
        for at in 0..count {
            buckets[at + 1] += buckets[at];
        }
        // Sorted by path is sorted by bucket: the bucket is the path's high bits.
        let nodes = paths.iter().map(|&(path, payload)| Node { fingerprint: path as u32, payload }).collect();
        Self { buckets, nodes }
    }

    /// The longest alias that begins with the first of `tokens`.
    pub fn longest(&self, tokens: &[Token]) -> Option<Found> {
        let mut path = START;
        let mut found = None;
        for (at, token) in tokens.iter().enumerate() {
            if at > 0 && matches!(token.gap, Gap::Other) {
                break;
            }
            let before = path;
            path = step(before, token.hash);
            let node = match self.node(path) {
                Some(node) => node,
                None if token.possessive => Node { fingerprint: 0, payload: 0 },
                None => break,
            };
            if node.payload & ENDS != 0 {
                found = Some(Found { words: at + 1, group: node.payload & GROUP });
            }
            if token.possessive {
                // "Prime Minister’s Questions" is one name, "Taiwan’s Strait" is none.
                path = step(before, inner_hash(token));
                if self.node(path).is_none() {
                    break;
                }
            } else if node.payload & GOES_ON == 0 {
                break;
            }
        }
        found
    }

    fn node(&self, path: u64) -> Option<Node> {
        let count = self.buckets.len().checked_sub(1)?;
        let bucket = bucket(path, count);
        let (from, to) = (self.buckets[bucket] as usize, self.buckets[bucket + 1] as usize);
        self.nodes[from..to].iter().find(|node| node.fingerprint == path as u32).copied()
    }

    /// Proves that every probe stays inside, and that no group reaches `groups`.
    pub fn is_sound(&self, groups: usize) -> bool {
        let Some((last, starts)) = self.buckets.split_last() else { return false };
        let ordered = self.buckets.windows(2).all(|pair| pair[0] <= pair[1]);
        let ends = |node: &Node| node.payload & ENDS == 0 || ((node.payload & GROUP) as usize) < groups;
        starts.len().is_power_of_two()
            && self.buckets[0] == 0
            && ordered
            && *last as usize == self.nodes.len()
            && self.nodes.iter().all(ends)
    }
}

const START: u64 = 0x6261_636b_7374_6f72;

/// The hash of a word inside a name: with its possessive ending, if it has one, it is another word.
pub(super) fn inner_hash(token: &Token) -> u64 {
    if token.possessive { token.hash.rotate_left(1) } else { token.hash }
}

/// The hash of all words of a phrase.
pub(super) fn path_of(words: &[u64]) -> u64 {
    words.iter().fold(START, |path, word| step(path, *word))
}

/// The hash of a path one word longer.
fn step(path: u64, word: u64) -> u64 {
    crate::text::mixed(path.rotate_left(5) ^ word)
}

/// The high bits choose the bucket, the low ones are the fingerprint.
fn bucket(path: u64, count: usize) -> usize {
    let bits = count.trailing_zeros();
    if bits == 0 { 0 } else { (path >> (64 - bits)) as usize }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{ByteSpan, tokens};

    fn words(text: &str) -> Vec<Token> {
        tokens(text, ByteSpan::new(0, text.len()))
    }

    fn table(aliases: &[&str]) -> NameTable {
        let rows: Vec<(Vec<u64>, u32)> =
            aliases.iter().zip(0..).map(|(a, at)| (super::super::packs::hashes(a), at)).collect();
        NameTable::build(&rows)
    }

    #[test]
    fn the_longest_alias_wins_and_none_crosses_a_comma() {
        let table = table(&["Chicago", "Chicago Board of Trade", "Lai Ching-te"]);
        assert!(table.is_sound(3));
        let find = |text: &str| table.longest(&words(text)).map(|f| (f.words, f.group));
        assert_eq!(find("Chicago Board of Trade soybean"), Some((4, 1)));
        assert_eq!(find("Chicago Board of Directors"), Some((1, 0)));
        assert_eq!(find("Lai Ching\u{a0}te"), Some((3, 2)));
        assert_eq!(find("Lai, Ching-te"), None);
        assert_eq!(find("Board of Trade"), None);
        let table = self::table(&["Taiwan Strait", "People's Republic of China", "King's Cross", "King"]);
        let find = |text: &str| table.longest(&words(text)).map(|f| (f.words, f.group));
        assert_eq!(find("Taiwan’s Strait"), None);
        assert_eq!(find("People’s Republic of China’s"), Some((4, 1)));
        assert_eq!(find("King’s Cross"), Some((2, 2)));
        assert_eq!(find("King’s court"), Some((1, 3)));
    }

    #[test]
    fn a_hundred_thousand_aliases_stay_within_their_bytes() {
        let names: Vec<String> = (0..100_000).map(|n| format!("Name{n} Surname{}", n % 40_000)).collect();
        let table = table(&names.iter().map(String::as_str).collect::<Vec<_>>());
        let bytes = table.nodes.len() * 8 + table.buckets.len() * 4;
        // Two nodes an alias here, since no two share their first word; real names share it often.
        assert!(bytes / names.len() <= 18, "{} bytes an alias", bytes / names.len());
        assert_eq!(table.longest(&words("Name77 Surname77")).map(|f| f.group), Some(77));
    }
}
