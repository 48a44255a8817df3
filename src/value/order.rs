//! Sorting, and maps over plain numbers.
//!
//! Each element type that the standard library's sorts, trees and hash tables are used on costs the wasm one to four
//! kilobytes; with one type for all of them it is paid once. Order never depends on a hash.

use super::eight::Eight;

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
/// Looking up and inserting take a few steps, however many numbers there are; 34 to 136 bytes each. Where a number is not
/// in, a look at eight bytes tells so, in the same steps each time.
///
/// # Source
/// Kulukundis, "Designing a fast, efficient, cache-friendly hash table" (2017), with groups of eight.
#[derive(Clone, Debug, Default)]
pub struct NumberMap {
    /// A byte of each slot in a group of eight: some bits of its key, or 0 where it is free. Half of the slots are free at
    /// least. A power of two; none while nothing was put in.
    tags: Vec<Eight>,
    slots: Vec<(u64, u32)>,
    count: usize,
}

/// Numbers that a map has room for at least once it has any.
const LEAST: usize = 32;
/// Slots of a group.
const GROUP: usize = Eight::COUNT;

impl NumberMap {
    /// From pairs in any order; of several with one key the greatest value stays.
    pub fn new(pairs: &[(u64, u32)]) -> Self {
        let mut map = Self::default();
        map.make_room(pairs.len());
        for (key, value) in pairs {
            let known = map.value(*key);
            *known = (*known).max(*value);
        }
        map
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn get(&self, key: u64) -> Option<u32> {
        self.place(key).ok().map(|place| self.slots[place].1)
    }

    pub fn contains(&self, key: u64) -> bool {
        self.get(key).is_some()
    }

    /// Sets the value and gives the one there was.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn insert(&mut self, key: u64, value: u32) -> Option<u32> {
        let count = self.count;
        let before = std::mem::replace(self.value(key), value);
        (self.count == count).then_some(before)
    }

    /// Adds to a set; false where it was in already.
    pub fn add(&mut self, key: u64) -> bool {
        self.insert(key, 0).is_none()
    }

    /// All keys, in no order that tells anything.
    pub fn numbers(&self) -> impl Iterator<Item = u64> {
        self.taken().map(|place| self.slots[place].0)
    }

    /// The places of all keys.
    fn taken(&self) -> impl Iterator<Item = usize> {
        let is_taken = |place: &usize| self.tags[place / GROUP].0 >> (8 * (place % GROUP)) & 0xff != 0;
        (0..self.slots.len()).filter(is_taken)
    }

    /// The value of a key, 0 where it had none.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn value(&mut self, key: u64) -> &mut u32 {
        if 2 * self.count >= self.slots.len() {
            // Room for four times as many, and for a few dozen at first: filling a map anew costs more than slots that stay free.
            self.make_room((2 * self.count + 1).max(LEAST));
        }
        let place = self.place(key).unwrap_or_else(|free| {
            self.count += 1;
            self.tags[free / GROUP].0 |= u64::from(tag(mixed(key))) << (8 * (free % GROUP));
            self.slots[free] = (key, 0);
            free
        });
        &mut self.slots[place].1
    }

    /// Has room for so many numbers, twice over.
    #[inline(never)]
    fn make_room(&mut self, count: usize) {
        if count == 0 {
            return;
        }
        let groups = (2 * count).div_ceil(GROUP).next_power_of_two();
        let empty =
            Self { tags: vec![Eight::default(); groups], slots: vec![(0, 0); GROUP * groups], count: 0 };
        let earlier = std::mem::replace(self, empty);
        for place in earlier.taken() {
            let (key, value) = earlier.slots[place];
            *self.value(key) = value;
        }
    }

    /// Where a key of this hash is looked for first.
    #[inline]
    fn group(&self, hash: u64) -> usize {
        (hash >> 32) as usize & self.tags.len().wrapping_sub(1)
    }

    /// Where a key's slot is; else the free one that it would get. Most questions end with its first look.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    fn place(&self, key: u64) -> Result<usize, usize> {
        let (hash, last) = (mixed(key), self.tags.len().wrapping_sub(1));
        let mut group = self.group(hash);
        while let Some(tags) = self.tags.get(group) {
            let mut same = tags.that_are(tag(hash));
            while same != 0 {
                let place = GROUP * group + Eight::place(same);
                if self.slots[place].0 == key {
                    return Ok(place);
                }
                same &= same - 1;
            }
            let free = free(*tags);
            if free != 0 {
                return Err(GROUP * group + Eight::place(free));
            }
            group = (group + 1) & last;
        }
        Err(0)
    }
}

/// # Source
/// Knuth, The Art of Computer Programming 3, 6.4: multiplication by the golden ratio.
#[inline]
fn mixed(key: u64) -> u64 {
    key.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The highest bit of each tag of a free slot: all others have it set.
#[inline]
fn free(tags: Eight) -> u64 {
    !tags.0 & Eight::each(0x80).0
}

/// Far from 0, since a byte next to the one that is looked for may be taken for it ([`Eight::that_are`]), and the key 0 for
/// that of a free slot.
#[inline]
fn tag(hash: u64) -> u8 {
    (hash >> 56) as u8 | 0x80
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
    fn what_is_in_order_is_merged_in_order() {
        let mut words = vec!["fig", "plum", "apple"];
        merge_by_number(&mut words, ["a", "nut", "melon", "banana"].into_iter(), |word| word.len() as u64);
        assert_eq!(words, ["a", "fig", "nut", "plum", "apple", "melon", "banana"]);
    }

    #[test]
    fn a_map_finds_what_was_put_in() {
        assert!(NumberMap::default().is_empty() && !NumberMap::default().contains(0));
        let mut map = NumberMap::new(&[(9, 1), (3, 7), (9, 0)]);
        assert_eq!((map.get(9), map.get(3), map.get(4)), (Some(1), Some(7), None));
        assert_eq!((map.insert(4, 2), map.insert(4, 5), map.get(4)), (None, Some(2), Some(5)));
        assert!(map.add(0) && !map.add(0) && map.contains(0) && !map.is_empty());
        assert!((100..2000).all(|key| map.add(key)));
        assert!((100..2000).all(|key| map.contains(key)) && !map.contains(2000));
        assert_eq!((map.get(9), map.get(3), map.get(4)), (Some(1), Some(7), Some(5)));
    }

    #[test]
    fn a_free_slot_has_no_key() {
        assert!((1..2000).all(|key| !NumberMap::new(&[(key, 0)]).contains(0)));
    }
}
