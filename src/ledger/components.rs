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
//! other, and finds what would be found among all. Memory holds a number an item, and the pairs of one component; or only its
//! members, for whoever asks so, where those are many: many copies of a few articles make one large component.

use std::io;

use super::join::{halves, row, whole};
use crate::spill::{Sorted, Sorter, Spill};

/// Fewer members than that are not looked through before all are there.
const LOOK_THROUGH: usize = 1 << 12;

/// The pairs of a component, and how alike they are.
pub enum Pairs<'c> {
    /// By their places among the members, the lesser first.
    Few(&'c [(usize, usize, f64)]),
    /// As rows of both items and the two halves of the number, each pair once from either side, in order.
    Many(Sorted<4>),
}

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

    /// Where what memory does not hold goes.
    pub const fn spill(&self) -> &Spill {
        &self.spill
    }

    /// Hand the members of each component of at least two to `visit`, in order, with its pairs: places among the members, the
    /// lesser first, and how alike they are.
    ///
    /// # Errors
    /// Those of `visit`, and when what was written cannot be read.
    pub fn each(self, mut visit: impl FnMut(&[usize], &[(usize, usize, f64)]) -> io::Result<()>) -> io::Result<()> {
        self.each_of(usize::MAX, |members, pairs| match pairs {
            Pairs::Few(pairs) => visit(members, pairs),
            Pairs::Many(_) => Ok(()), // none has more than that
        })
    }

    /// The same, with no more than `most` pairs in memory.
    ///
    /// # Errors
    /// Those of `visit`, and when what memory does not hold cannot be written or read.
    pub fn each_of(
        mut self,
        most: usize,
        mut visit: impl FnMut(&[usize], Pairs<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
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
        let mut component = Component::default();
        loop {
            let next = inside.pull()?;
            let now = next.map(|[of, ..]| of);
            if now != of && of.is_some() {
                std::mem::take(&mut component).hand_to(&mut visit)?;
            }
            let Some([_, one, other, high, low]) = next else { return Ok(()) };
            of = now;
            component.add([one, other, high, low], most, &self.spill)?;
        }
    }
}

/// A component that is being read.
#[derive(Default)]
struct Component {
    /// Its members, some of them twice.
    members: Vec<usize>,
    /// As many members, each once, were there when they were last looked through.
    distinct: usize,
    few: Vec<(usize, usize, f64)>,
    many: Option<Sorter<4>>,
}

impl Component {
    /// Add a pair; `most` of them are held in memory.
    fn add(&mut self, pair: [u32; 4], most: usize, spill: &Spill) -> io::Result<()> {
        let [one, other, high, low] = pair;
        self.members.extend([one as usize, other as usize]);
        // Else memory would hold the pairs once more.
        if self.members.len() > 2 * self.distinct.max(LOOK_THROUGH) {
            self.look_through();
        }
        if self.many.is_none() {
            self.few.push((one as usize, other as usize, f64::from_bits(whole([high, low]))));
            if self.few.len() > most {
                let mut many = Sorter::new(spill);
                for (one, other, alike) in std::mem::take(&mut self.few) {
                    let [high, low] = halves(alike.to_bits());
                    both_ways(&mut many, [row(one)?, row(other)?, high, low])?;
                }
                self.many = Some(many);
            }
            return Ok(());
        }
        self.many.as_mut().map_or(Ok(()), |many| both_ways(many, pair))
    }

    fn look_through(&mut self) {
        self.members.sort_unstable();
        self.members.dedup();
        self.distinct = self.members.len();
    }

    fn hand_to(mut self, visit: &mut impl FnMut(&[usize], Pairs<'_>) -> io::Result<()>) -> io::Result<()> {
        self.look_through();
        let Self { members, mut few, many, .. } = self;
        match many {
            Some(many) => visit(&members, Pairs::Many(many.sorted()?)),
            None => {
                let place = |item: usize| members.partition_point(|&member| member < item);
                few.iter_mut().for_each(|pair| (pair.0, pair.1) = (place(pair.0), place(pair.1)));
                visit(&members, Pairs::Few(&few))
            }
        }
    }
}

/// Add a pair as each of its two sees it.
fn both_ways(pairs: &mut Sorter<4>, [one, other, high, low]: [u32; 4]) -> io::Result<()> {
    pairs.push([one, other, high, low])?;
    pairs.push([other, one, high, low])
}

/// The first of the component of an item.
pub fn root(parent: &mut [u32], mut at: u32) -> u32 {
    while parent[at as usize] != at {
        parent[at as usize] = parent[parent[at as usize] as usize];
        at = parent[at as usize];
    }
    at
}
