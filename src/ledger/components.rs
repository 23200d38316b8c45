//! Items that may come to be in one group, apart from all others: the components of the graph of pairs that are alike enough.
//!
//! ```
//! use sayso::ledger::components::Components;
//! use sayso::spill::Spill;
//! let mut components = Components::new(5, &Spill::memory());
//! for (one, other, alike) in [(0, 1, 0.9), (1, 2, 0.2), (2, 4, 0.8), (0, 4, 0.1), (0, 2, 0.7)] {
//!     components.add(one, other, alike, alike > 0.5)?;
//! }
//! components.each(|members, pairs| {
//!     // 3 is alone; 4 is the fourth of those that are not.
//!     assert_eq!((members, pairs.len(), pairs[0]), ([0, 1, 2, 4].as_slice(), 5, (0, 1, 0.9)));
//!     Ok(())
//! })?;
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! Two groups become one only where some pair between them is alike enough. So whoever groups may look at one component after the
//! other, and finds what would be found among all. Memory holds a number an item, and the pairs of one component.

use std::io;

use super::join::{halves, row, whole};
use crate::spill::{Sorter, Spill};

/// Pairs that were compared.
pub struct Components {
    /// Of each item one of its component, nearer to the first.
    parent: Vec<u32>,
    pairs: Sorter<4>,
    spill: Spill,
}

impl Components {
    /// Begin with no pair of so many items.
    pub fn new(count: usize, spill: &Spill) -> Self {
        let parent = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
        Self { parent, pairs: Sorter::new(spill), spill: spill.clone() }
    }

    /// Say how alike two items are, the lesser first, and whether that is enough to join them.
    ///
    /// # Errors
    /// When what memory does not hold cannot be written.
    pub fn add(&mut self, one: usize, other: usize, alike: f64, joins: bool) -> io::Result<()> {
        let (one, other) = (row(one)?, row(other)?);
        if joins {
            let (a, b) = (root(&mut self.parent, one), root(&mut self.parent, other));
            self.parent[a.max(b) as usize] = a.min(b);
        }
        let [high, low] = halves(alike.to_bits());
        self.pairs.push([one, other, high, low])
    }

    /// Hand the members of each component of at least two to `visit`, in order, with its pairs: places among the members, the
    /// lesser first, and how alike they are.
    ///
    /// # Errors
    /// Those of `visit`, and when what was written cannot be read.
    pub fn each(mut self, mut visit: impl FnMut(&[usize], &[(usize, usize, f64)]) -> io::Result<()>) -> io::Result<()> {
        let mut inside = Sorter::<5>::new(&self.spill);
        let mut pairs = self.pairs.sorted()?;
        while let Some([one, other, high, low]) = pairs.pull()? {
            let of = root(&mut self.parent, one);
            if of == root(&mut self.parent, other) {
                inside.push([of, one, other, high, low])?;
            }
        }
        drop(pairs);
        let mut inside = inside.sorted()?;
        let mut of = None;
        let mut together: Vec<(usize, usize, f64)> = Vec::new();
        loop {
            let next = inside.pull()?;
            let now = next.map(|[of, ..]| of);
            if now != of && !together.is_empty() {
                let mut members: Vec<usize> = together.iter().flat_map(|&(one, other, _)| [one, other]).collect();
                members.sort_unstable();
                members.dedup();
                let place = |item: usize| members.partition_point(|&member| member < item);
                together.iter_mut().for_each(|pair| (pair.0, pair.1) = (place(pair.0), place(pair.1)));
                visit(&members, &together)?;
                together.clear();
            }
            let Some([_, one, other, high, low]) = next else { return Ok(()) };
            of = now;
            together.push((one as usize, other as usize, f64::from_bits(whole([high, low]))));
        }
    }
}

/// The first of the component of an item.
pub fn root(parent: &mut [u32], mut at: u32) -> u32 {
    while parent[at as usize] != at {
        parent[at as usize] = parent[parent[at as usize] as usize];
        at = parent[at as usize];
    }
    at
}
