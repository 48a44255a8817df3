//! The name table: a hashed walk over words, on disk as in memory.
//!
//! Each alias is one node, found by the hash of its words; a sieve holds every path that leads to one. A reader of text
//! hashes word after word and goes on while the sieve lets it; the longest alias that ends wins. What stands between
//! the words (a space, a hyphen) is not part of the hash.

use super::container::word_at;
use super::file::second;
use crate::text::{Gap, Token};

/// The table of one pack's aliases, or of its nouns, as it stands in the file.
#[derive(Clone, Copy, Default)]
pub(super) struct NameTable<'b> {
    /// Where each bucket begins in `nodes`; one more than there are buckets.
    starts: &'b [[u8; 4]],
    /// Fingerprint and payload. Nodes of one bucket stand together.
    nodes: &'b [[u8; 8]],
    sieve: &'b [[u8; 8]],
}

/// Words that end a known alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub words: usize,
    /// What the alias means, as the writer has put it.
    pub payload: u32,
}

impl<'b> NameTable<'b> {
    /// The table in a section; `None` where its counts are not those of its bytes.
    #[inline(never)]
    pub fn new(section: &'b [u8]) -> Option<Self> {
        let count = |at: usize| word_at(section, 4 * at).map(|count| count as usize);
        let (starts, nodes, sieve) = (count(0)?.checked_add(1)?, count(1)?, count(2)?);
        let (starts, rest) = section.get(12..)?.split_at_checked(starts.checked_mul(4)?)?;
        let (nodes, sieve_bytes) = rest.split_at_checked(nodes.checked_mul(8)?)?;
        let (sieve_words, []) = sieve_bytes.as_chunks() else { return None };
        (sieve_words.len() == sieve).then_some(Self {
            starts: starts.as_chunks().0,
            nodes: nodes.as_chunks().0,
            sieve: sieve_words,
        })
    }

    /// Proves that every probe stays inside.
    pub fn is_sound(&self) -> bool {
        let mut last = 0;
        let ascend = self.starts.iter().all(|start| {
            let start = u32::from_le_bytes(*start);
            std::mem::replace(&mut last, start) <= start
        });
        ascend && last as usize == self.nodes.len()
    }

    pub fn payloads(&self) -> impl Iterator<Item = u32> {
        self.nodes.iter().map(second)
    }

    /// Aliases in the table.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether an alias may begin with a word; a possessive is another word inside an alias than at its end.
    #[inline]
    pub fn may_begin(&self, word: &Token) -> bool {
        self.may_lead(word.hash) || word.possessive && self.may_lead(inner_hash(word))
    }

    /// The longest alias that begins with the first of `tokens`, of at most [`MOST_WORDS`] words.
    pub fn longest(&self, tokens: &[Token]) -> Option<Found> {
        let mut before = None;
        let mut found = None;
        for (at, token) in tokens.iter().take(MOST_WORDS).enumerate() {
            if at > 0 && matches!(token.gap, Gap::Other) {
                break;
            }
            let mut path = step(before, token.hash);
            if self.may_lead(path) {
                found = self.payload(path).map(|payload| Found { words: at + 1, payload }).or(found);
            } else if !token.possessive {
                break;
            }
            if token.possessive {
                // "Prime Minister’s Questions" is one name, "Taiwan’s Strait" is none.
                path = step(before, inner_hash(token));
                if !self.may_lead(path) {
                    break;
                }
            }
            before = Some(path);
        }
        found
    }

    /// False where no alias goes through a path.
    #[inline]
    fn may_lead(&self, path: u64) -> bool {
        let bits = sieve_bits(path);
        let word = self.sieve.get(share(path, self.sieve.len()));
        word.is_some_and(|word| u64::from_le_bytes(*word) & bits == bits)
    }

    fn payload(&self, path: u64) -> Option<u32> {
        let bucket = share(path, self.starts.len().checked_sub(1)?);
        let [from, to, ..] = self.starts.get(bucket..)? else { return None };
        let nodes = self.nodes.get(u32::from_le_bytes(*from) as usize..u32::from_le_bytes(*to) as usize)?;
        let fingerprint = (path as u32).to_le_bytes();
        nodes.iter().find(|node| node[..4] == fingerprint).map(second)
    }
}

/// Words of the longest name that is looked for: a forged table could lead through a whole page at each of its words.
pub(super) const MOST_WORDS: usize = 64;

/// The hash of a word inside a name: with its possessive ending, if it has one, it is another word.
pub(super) fn inner_hash(token: &Token) -> u64 {
    if token.possessive { token.hash.rotate_left(1) } else { token.hash }
}

/// The hash of a path that is one word longer; a path of one word is that word’s.
#[inline]
pub(super) fn step(path: Option<u64>, word: u64) -> u64 {
    path.map_or(word, |path| crate::text::mixed(path.rotate_left(5) ^ word))
}

/// Which of `count` shares of all paths a path falls into: the higher the path, the higher the share.
#[inline]
pub(super) fn share(path: u64, count: usize) -> usize {
    (((path >> 32) * count as u64) >> 32) as usize
}

/// The two bits of a path in its word of the sieve.
#[inline]
pub(super) fn sieve_bits(path: u64) -> u64 {
    1 << (path & 63) | 1 << (path >> 6 & 63)
}
