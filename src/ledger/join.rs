//! Which items may be one: those that have a key in common.
//!
//! ```
//! use sayso::ledger::join::Join;
//! use sayso::spill::Spill;
//! let mut join = Join::new(&Spill::memory());
//! for (item, word) in [(0, 7), (1, 9), (2, 7), (3, 7)] {
//!     join.add(word, item)?;
//! }
//! let mut pairs = join.pairs(1, |_, _| true)?;
//! assert_eq!((pairs.pull()?, pairs.pull()?, pairs.pull()?), (Some([0, 2]), Some([2, 3]), None));
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! Rows of a key and an item are sorted by the key, so that items of one key stand together, whatever there is besides; pairs are
//! sorted again. That is how a table is joined with itself, and costs what the keys have in common.

use std::hash::{BuildHasher as _, Hash};
use std::io;

use foldhash::fast::FixedState;

use crate::spill::{Sorted, Sorter, Spill};

/// The number that stands for something that is compared, the same on every run.
pub fn number(of: impl Hash) -> u64 {
    FixedState::default().hash_one(of)
}

/// The two halves of a number, as they stand in rows.
#[allow(clippy::cast_possible_truncation, reason = "the halves are what is wanted")]
pub const fn halves(number: u64) -> [u32; 2] {
    [(number >> 32) as u32, number as u32]
}

/// The number of two halves.
pub const fn whole([high, low]: [u32; 2]) -> u64 {
    (high as u64) << 32 | low as u64
}

/// The number of an item in rows.
///
/// # Errors
/// For more than four billion items.
pub fn row(item: usize) -> io::Result<u32> {
    u32::try_from(item).map_err(io::Error::other)
}

/// Items with their keys.
pub struct Join {
    rows: Sorter<3>,
    spill: Spill,
}

impl Join {
    /// Begin with none.
    pub fn new(spill: &Spill) -> Self {
        Self { rows: Sorter::new(spill), spill: spill.clone() }
    }

    /// Say that an item has a key.
    ///
    /// # Errors
    /// When what memory does not hold cannot be written.
    pub fn add(&mut self, key: u64, item: usize) -> io::Result<()> {
        let [high, low] = halves(key);
        self.rows.push([high, low, row(item)?])
    }

    /// Hand the items of each key to `visit`, in their order.
    ///
    /// # Errors
    /// Those of `visit`, and when what was written cannot be read.
    pub fn each(self, mut visit: impl FnMut(u64, &[u32]) -> io::Result<()>) -> io::Result<()> {
        let mut rows = self.rows.sorted()?;
        let (mut key, mut items) = ([0, 0], Vec::new());
        while let Some([high, low, item]) = rows.pull()? {
            if key != [high, low] && !items.is_empty() {
                visit(whole(key), &items)?;
                items.clear();
            }
            key = [high, low];
            items.push(item);
        }
        if items.is_empty() { Ok(()) } else { visit(whole(key), &items) }
    }

    /// The pairs of items that have a key in common, in order and each once, the lesser first: each item with at most
    /// `look_back` of those before it, the next ones first, as long as `near` holds for the earlier and the later.
    ///
    /// # Errors
    /// When what memory does not hold cannot be written or read.
    pub fn pairs(self, look_back: usize, near: impl Fn(usize, usize) -> bool) -> io::Result<Sorted<2>> {
        let mut pairs = Sorter::new(&self.spill);
        self.each(|_, items| {
            for (place, &item) in items.iter().enumerate() {
                let before = items[..place].iter().rev().take(look_back);
                for &one in before.take_while(|&&one| near(one as usize, item as usize)) {
                    pairs.push([one, item])?;
                }
            }
            Ok(())
        })?;
        pairs.sorted()
    }
}

/// Pairs that have several keys in common.
pub struct Shared {
    rows: Sorter<4>,
}

impl Shared {
    /// Begin with none.
    pub fn new(spill: &Spill) -> Self {
        Self { rows: Sorter::new(spill) }
    }

    /// Say that two items share a key.
    ///
    /// # Errors
    /// When what memory does not hold cannot be written.
    pub fn add(&mut self, one: u32, other: u32, key: u64) -> io::Result<()> {
        let [high, low] = halves(key);
        self.rows.push([one, other, high, low])
    }

    /// Hand the pairs that share so many keys at least to `visit`, in order.
    ///
    /// # Errors
    /// Those of `visit`, and when what was written cannot be read.
    pub fn each(self, least: usize, mut visit: impl FnMut(usize, usize) -> io::Result<()>) -> io::Result<()> {
        let mut rows = self.rows.sorted()?;
        let (mut pair, mut count) = ([0, 0], 0);
        loop {
            let row = rows.pull()?;
            let next = row.map(|[one, other, ..]| [one, other]);
            if next != Some(pair) {
                if count >= least {
                    visit(pair[0] as usize, pair[1] as usize)?;
                }
                let Some(next) = next else { return Ok(()) };
                (pair, count) = (next, 0);
            }
            count += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pairs_with_enough_in_common_count() {
        let mut shared = Shared::new(&Spill::memory());
        for (one, other, key) in [(0, 1, 5), (0, 1, 5), (0, 2, 5), (0, 2, 6), (1, 2, 7), (1, 2, 1 << 40)] {
            shared.add(one, other, key).unwrap();
        }
        let mut found = Vec::new();
        let note = |one, other| {
            found.push((one, other));
            Ok(())
        };
        shared.each(2, note).unwrap();
        assert_eq!(found, [(0, 2), (1, 2)]);
        Shared::new(&Spill::memory()).each(1, |_, _| Err(io::Error::other("none"))).unwrap();
    }

    #[test]
    fn who_is_not_near_ends_the_look_back() {
        let mut join = Join::new(&Spill::memory());
        (0..5).for_each(|item| join.add(u64::MAX, item).unwrap());
        let mut pairs = join.pairs(9, |one, other| other - one < 2).unwrap();
        let found: Vec<[u32; 2]> = std::iter::from_fn(|| pairs.pull().unwrap()).collect();
        assert_eq!(found, [[0, 1], [1, 2], [2, 3], [3, 4]]);
    }
}
