//! Sorting and sorted maps over plain numbers.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_keep_their_order() {
        let mut words = vec!["pear", "fig", "plum", "nut", "apple"];
        sort_by_number(&mut words, |word| word.len() as u64);
        assert_eq!(words, ["fig", "nut", "pear", "plum", "apple"]);
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
