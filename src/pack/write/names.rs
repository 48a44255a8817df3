//! Writes name tables; `super::super::names` reads them.

use crate::pack::names::{inner_hash, share, sieve_bits, step};
use crate::text::{ByteSpan, Token, tokens};

/// Nodes in a bucket on average: one cache line of 64 bytes holds eight.
const BUCKET_LOAD: usize = 4;
/// Bits of the sieve for each path: with two of them set, one path in twenty passes that leads nowhere.
const SIEVE_BITS: usize = 8;
/// Bits of the sieve for each alias at most, however many words aliases have: with its node of eight bytes and its share
/// of the bucket starts, one, an alias then costs less than twelve bytes.
const SIEVE_BITS_AN_ALIAS: usize = 23;

/// The word hashes of an alias or a phrase.
pub(in crate::pack) fn hashes(phrase: &str) -> Vec<u64> {
    hashes_of(&tokens(phrase, ByteSpan::new(0, phrase.len())))
}

/// The word hashes of words that are an alias or a phrase.
pub(crate) fn hashes_of(words: &[Token]) -> Vec<u64> {
    let last = words.len().saturating_sub(1);
    let hash = |(at, token): (usize, &Token)| if at < last { inner_hash(token) } else { token.hash };
    words.iter().enumerate().map(hash).collect()
}

/// Writes the table of aliases, each given by the hashes of its words and its payload.
pub(super) fn table<'a>(aliases: impl Iterator<Item = (&'a [u64], u32)>) -> Vec<u8> {
    let mut paths: Vec<u64> = Vec::new();
    let mut nodes: Vec<(u64, u32)> = Vec::new();
    for (words, payload) in aliases {
        let mut path = None;
        for word in words {
            path = Some(step(path, *word));
            paths.extend(path);
        }
        nodes.extend(path.map(|path| (path, payload)));
    }
    nodes.sort_unstable();
    nodes.dedup_by_key(|(path, _)| *path);
    let starts = bucket_starts(&nodes);
    let sieve = sieve(paths, nodes.len());
    let counts = [starts.len() - 1, nodes.len(), sieve.len()].map(|count| count as u32);
    let nodes = nodes.into_iter().flat_map(|(path, payload)| [path as u32, payload]);
    let words = counts.into_iter().chain(starts).chain(nodes);
    words.flat_map(u32::to_le_bytes).chain(sieve.into_iter().flat_map(u64::to_le_bytes)).collect()
}

fn bucket_starts(nodes: &[(u64, u32)]) -> Vec<u32> {
    let count = nodes.len().div_ceil(BUCKET_LOAD);
    let mut starts = vec![0; count + 1];
    for (path, _) in nodes {
        starts[share(*path, count) + 1] += 1;
    }
    for at in 0..count {
        starts[at + 1] += starts[at];
    }
    starts
}

fn sieve(mut paths: Vec<u64>, aliases: usize) -> Vec<u64> {
    paths.sort_unstable();
    paths.dedup();
    let bits = (SIEVE_BITS * paths.len()).min(SIEVE_BITS_AN_ALIAS * aliases);
    let mut sieve = vec![0; bits / 64 + usize::from(bits > 0)];
    let count = sieve.len();
    paths.iter().for_each(|path| sieve[share(*path, count)] |= sieve_bits(*path));
    sieve
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::names::NameTable;

    fn words(text: &str) -> Vec<Token> {
        tokens(text, ByteSpan::new(0, text.len()))
    }

    fn written(aliases: &[&str]) -> Vec<u8> {
        let rows: Vec<Vec<u64>> = aliases.iter().map(|alias| hashes(alias)).collect();
        super::table(rows.iter().map(Vec::as_slice).zip(0..))
    }

    fn table(bytes: &[u8]) -> NameTable<'_> {
        NameTable::new(bytes).expect("the table that was written")
    }

    #[track_caller]
    fn assert_found(aliases: &[&str], rows: &[(&str, Option<(usize, u32)>)]) {
        let bytes = written(aliases);
        let table = table(&bytes);
        assert!(table.is_sound() && table.payloads().all(|payload| (payload as usize) < aliases.len()));
        for (text, expected) in rows {
            let found = table.longest(&words(text)).map(|found| (found.words, found.payload));
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn the_longest_alias_wins_and_none_crosses_a_comma() {
        assert_found(
            &["Chicago", "Chicago Board of Trade", "Lai Ching-te"],
            &[
                ("Chicago Board of Trade soybean", Some((4, 1))),
                ("Chicago Board of Directors", Some((1, 0))),
                ("Lai Ching\u{a0}te", Some((3, 2))),
                ("Lai, Ching-te", None),
                ("Board of Trade", None),
            ],
        );
    }

    #[test]
    fn a_possessive_is_part_of_a_name_only_where_it_is_written_so() {
        assert_found(
            &["Taiwan Strait", "People's Republic of China", "King's Cross", "King"],
            &[
                ("Taiwan’s Strait", None),
                ("People’s Republic of China’s", Some((4, 1))),
                ("King’s Cross", Some((2, 2))),
                ("King’s court", Some((1, 3))),
            ],
        );
    }

    #[test]
    fn no_list_of_names_costs_more_than_twelve_bytes_an_alias() {
        for shape in ["Name# Surname#", "Name#", "A# B# C# D# E# F#", "The # of Ministry Foreign Affairs"] {
            let names: Vec<String> = (0..20_000).map(|at| shape.replace('#', &at.to_string())).collect();
            let bytes = written(&names.iter().map(String::as_str).collect::<Vec<_>>());
            let each = bytes.len() as f64 / names.len() as f64;
            assert!(each < 12.0, "{shape}: {each} bytes an alias");
            let table = table(&bytes);
            for (name, payload) in names.iter().zip(0..) {
                assert_eq!(table.longest(&words(name)).map(|found| found.payload), Some(payload), "{name}");
            }
        }
    }

    #[test]
    fn the_sieve_lets_few_words_pass_that_begin_no_name() {
        let names: Vec<String> = (0..20_000).map(|at| format!("Name{at} Surname{at}")).collect();
        let bytes = written(&names.iter().map(String::as_str).collect::<Vec<_>>());
        let others = (0..10_000).map(|at| words(&format!("Other{at}"))[0]);
        let passed = others.filter(|word| table(&bytes).may_begin(word)).count();
        assert!(passed < 1000, "{passed} of 10,000");
    }

    #[test]
    fn an_empty_table_has_nothing() {
        let bytes = written(&[]);
        assert_eq!(table(&bytes).longest(&words("Paris")), None);
        assert!(table(&bytes).is_sound() && NameTable::default().longest(&words("Paris")).is_none());
    }
}
