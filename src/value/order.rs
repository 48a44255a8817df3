//! Sorting, sorted maps and sieves over plain numbers.
//!
//! Each element type that the standard library's sorts, trees and hash tables are used on costs the wasm one to four
//! kilobytes; with one type for all of them it is paid once. Order never depends on a hash.

/// Sorts by a number; what has the same number keeps its order.
///
/// # Cost
/// O(n log n); allocates 12 bytes and one element for each element.
pub fn sort_by_number<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    let mut order: Vec<(u64, u32)> = items.iter().map(number).zip(0..).collect();
    order.sort_unstable();
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.iter().filter_map(|(_, at)| slots[*at as usize].take()));
}

/// Adds what comes in the order of a number to what stands in it; of what has the same number the first comes first.
pub fn merge_by_number<T>(items: &mut Vec<T>, more: impl Iterator<Item = T>, number: impl Fn(&T) -> u64) {
    let mut more = more.peekable();
    for item in std::mem::take(items) {
        while let Some(earlier) = more.next_if(|other| number(other) < number(&item)) {
            items.push(earlier);
        }
        items.push(item);
    }
    items.extend(more);
}

/// A map from numbers to small numbers, and a set where nobody asks for the values.
///
/// # Cost
/// Looking up is O(log n); inserting moves what is greater, so it is for thousands of numbers, not for millions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberMap(Vec<(u64, u32)>);

impl NumberMap {
    /// From pairs in any order; of several with one key the greatest value stays.
    pub fn new(mut pairs: Vec<(u64, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            *kept = if same { *next } else { *kept };
            same
        });
        Self(pairs)
    }

    pub fn get(&self, key: u64) -> Option<u32> {
        self.place(key).ok().map(|at| self.0[at].1)
    }

    pub fn contains(&self, key: u64) -> bool {
        self.place(key).is_ok()
    }

    /// Sets the value and gives the one there was.
    pub fn insert(&mut self, key: u64, value: u32) -> Option<u32> {
        match self.place(key) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    /// Adds to a set; false where it was in already.
    pub fn add(&mut self, key: u64) -> bool {
        self.insert(key, 0).is_none()
    }

    /// The least key that is not below `key`.
    pub fn from(&self, key: u64) -> Option<u64> {
        self.0.get(self.0.partition_point(|pair| pair.0 < key)).map(|pair| pair.0)
    }

    #[inline(never)]
    fn place(&self, key: u64) -> Result<usize, usize> {
        self.0.binary_search_by(|pair| pair.0.cmp(&key))
    }
}

/// A set of hashes that may hold more than was put in: one in eight of the others, so that most questions end here.
///
/// # Cost
/// A look at one bit; a byte for each hash.
#[derive(Clone, Debug, Default)]
pub struct Sieve(Vec<u64>);

impl Sieve {
    pub fn new(hashes: impl ExactSizeIterator<Item = u64>) -> Self {
        let mut sieve = Self(vec![0; (hashes.len() / 8).next_power_of_two()]);
        for hash in hashes {
            let (word, bit) = sieve.place(hash);
            sieve.0[word] |= bit;
        }
        sieve
    }

    /// False where the hash was not put in.
    #[inline]
    pub fn may_hold(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }

    #[inline]
    fn place(&self, hash: u64) -> (usize, u64) {
        let word = (hash >> 6) as usize & self.0.len().wrapping_sub(1);
        (word, 1 << (hash & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sieve_keeps_what_was_put_in_and_lets_few_others_pass() {
        let hash = |number: u64| number.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32);
        let sieve = Sieve::new((0..1000_u32).map(|number| hash(number.into())));
        assert!((0..1000).all(|number| sieve.may_hold(hash(number))));
        let others = (1000..11_000).filter(|number| sieve.may_hold(hash(*number))).count();
        assert!(others < 2000, "{others} of 10,000");
        assert!(!Sieve::default().may_hold(0));
    }

    #[test]
    fn equal_numbers_keep_their_order() {
        let mut words = vec!["pear", "fig", "plum", "nut", "apple"];
        sort_by_number(&mut words, |word| word.len() as u64);
        assert_eq!(words, ["fig", "nut", "pear", "plum", "apple"]);
    }

    #[test]
    fn what_is_in_order_is_merged_in_order() {
        let mut words = vec!["fig", "plum", "apple"];
        merge_by_number(&mut words, ["a", "nut", "melon", "banana"].into_iter(), |word| word.len() as u64);
        assert_eq!(words, ["a", "fig", "nut", "plum", "apple", "melon", "banana"]);
    }

    #[test]
    fn a_map_finds_what_was_put_in_and_what_comes_next() {
        let mut map = NumberMap::new(vec![(9, 1), (3, 7), (9, 0)]);
        assert_eq!((map.get(9), map.get(3), map.get(4)), (Some(1), Some(7), None));
        assert_eq!((map.insert(4, 2), map.insert(4, 5), map.get(4)), (None, Some(2), Some(5)));
        assert_eq!((map.from(5), map.from(4), map.from(10)), (Some(9), Some(4), None));
        assert!(map.add(1) && !map.add(1) && map.contains(1));
    }
}
