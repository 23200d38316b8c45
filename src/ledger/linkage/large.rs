//! The same groups where a component has more pairs than memory should hold: who is tied to whom lies on disk.
//!
//! Example: seventeen papers print each report of a war. Every event of it is like seventeen others and like some of the day
//! before, and all of them are one component of half a million pairs.
//!
//! Memory holds some numbers a member: its group, how the groups came about, and of each group the pair that is best. The list of
//! a group's ties is read when it joins another, or when its best is asked for and is not known any more. Between the two a list
//! grows old: groups that it names became one. So it names them as they were, as nodes of the tree of all joins, and whoever
//! reads it adds up what became one in the order in which it did: its sums are, to the bit, those of a list that was always
//! kept, as memory keeps them in [`super::groups`].

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};
use std::io;

use super::tie::{Candidate, Tie};
use crate::ledger::join::{halves, row, whole};
use crate::spill::{Shelf, Sorted, Spill};

/// A row of a list: the node of a group, how many pairs were compared, and both halves of the sum.
type Row = [u32; 4];

/// For each of the members the first of its group, by their places. `pairs` are rows of two members and the halves of how alike
/// they are, each pair from either side, in order.
///
/// # Errors
/// When what memory does not hold cannot be written or read.
pub fn groups(
    members: &[usize],
    mut pairs: Sorted<4>,
    unlike: Option<f64>,
    least: f64,
    spill: &Spill,
) -> io::Result<Vec<usize>> {
    let mut groups = Groups::new(members.len(), unlike, least, spill)?;
    let place = |item: u32| members.partition_point(|&member| member < item as usize);
    let (mut of, mut ties) = (0, Vec::new());
    loop {
        let next = pairs.pull()?;
        let now = next.map(|[one, ..]| one);
        if !ties.is_empty() && now != Some(of) {
            groups.begin(place(of), &ties)?;
            ties.clear();
        }
        let Some([one, other, high, low]) = next else { break };
        of = one;
        ties.push((row(place(other))?, Tie { sum: f64::from_bits(whole([high, low])), pairs: 1.0 }));
    }
    drop(pairs);
    groups.join_all()?;
    Ok(groups.founders())
}

/// The groups in the making, each by one of its members.
struct Groups {
    /// The ties of each, as of when they were written.
    lists: Shelf<4>,
    /// The tree of joins: of each node the one that it became part of, else itself. First come the items, then a node for each join.
    parents: Vec<u32>,
    /// The group of each node that is no part of another.
    group_of: Vec<usize>,
    /// The node of each group.
    nodes: Vec<u32>,
    /// How many members each has, and how many ties.
    sizes: Vec<usize>,
    degrees: Vec<usize>,
    /// The best candidate of each group, or what is no worse than any of them.
    best: Vec<Option<Candidate>>,
    /// True where it is a candidate still.
    is_true: Vec<bool>,
    /// All of those, with their groups.
    queue: BTreeSet<(Candidate, usize)>,
    /// Ties by node, while a list is read; none between two readings.
    open: Vec<Tie>,
    rows: Vec<Row>,
    unlike: Option<f64>,
    least: f64,
}

impl Groups {
    fn new(count: usize, unlike: Option<f64>, least: f64, spill: &Spill) -> io::Result<Self> {
        let nodes: Vec<u32> = (0..row(count)?).collect();
        Ok(Self {
            lists: Shelf::new(count, spill)?,
            parents: nodes.clone(),
            group_of: (0..count).collect(),
            nodes,
            sizes: vec![1; count],
            degrees: vec![0; count],
            best: vec![None; count],
            is_true: vec![true; count],
            queue: BTreeSet::new(),
            open: vec![Tie::default(); count],
            rows: Vec::new(),
            unlike,
            least,
        })
    }

    /// Say what an item is tied to.
    fn begin(&mut self, item: usize, ties: &[(u32, Tie)]) -> io::Result<()> {
        self.write(item, ties)?;
        let best = self.best_of(item, ties);
        self.set(item, best);
        Ok(())
    }

    /// Join the best two as long as they are alike enough.
    fn join_all(&mut self) -> io::Result<()> {
        while let Some(&(best, group)) = self.queue.last() {
            if self.is_true[group] {
                let Reverse((one, other)) = best.groups;
                self.join(one, other)?;
            } else {
                let ties = self.read(group)?;
                let best = self.best_of(group, &ties);
                self.set(group, best);
            }
        }
        Ok(())
    }

    /// Make two groups one: that with more ties takes the other in.
    fn join(&mut self, one: usize, other: usize) -> io::Result<()> {
        let rank = |group: usize| (self.degrees[group], Reverse(group));
        let (into, gone) = if rank(one) > rank(other) { (one, other) } else { (other, one) };
        let (kept, moved) = (self.read(into)?, self.read(gone)?);
        let ties = self.both(into, &kept, gone, &moved);
        let node = row(self.parents.len())?;
        for part in [into, gone] {
            self.parents[self.nodes[part] as usize] = node;
        }
        self.parents.push(node);
        self.group_of.push(into);
        self.open.push(Tie::default());
        self.nodes[into] = node;
        self.sizes[into] += self.sizes[gone];
        self.write(into, &ties)?;
        self.set(gone, None);
        let best = self.best_of(into, &ties);
        self.set(into, best);
        for &(third, tie) in &ties {
            let third = self.group_of[third as usize];
            let now = self.candidate(into, third, tie);
            let was = self.best[third];
            if now >= was {
                self.set(third, now);
            } else if was.is_some_and(|was| was.is_of(into) || was.is_of(gone)) {
                self.is_true[third] = false;
            }
        }
        Ok(())
    }

    /// The ties of two groups together, but for that between them.
    fn both(&mut self, into: usize, kept: &[(u32, Tie)], gone: usize, moved: &[(u32, Tie)]) -> Vec<(u32, Tie)> {
        let own = [self.nodes[into], self.nodes[gone]];
        let mut ties: Vec<(u32, Tie)> = Vec::with_capacity(kept.len().max(moved.len()));
        let mut moved = moved.iter().copied().filter(|(node, _)| !own.contains(node)).peekable();
        for (node, tie) in kept.iter().copied().filter(|(node, _)| !own.contains(node)) {
            ties.extend(std::iter::from_fn(|| moved.next_if(|(other, _)| *other < node)));
            let Some((_, other)) = moved.next_if(|(other, _)| *other == node) else {
                ties.push((node, tie));
                continue;
            };
            ties.push((node, tie.and(other)));
            self.degrees[self.group_of[node as usize]] -= 1;
        }
        ties.extend(moved);
        ties
    }

    /// Say what the best of a group is.
    fn set(&mut self, group: usize, best: Option<Candidate>) {
        self.is_true[group] = true;
        let before = std::mem::replace(&mut self.best[group], best);
        if before != best {
            before.map(|before| self.queue.remove(&(before, group)));
            best.map(|best| self.queue.insert((best, group)));
        }
    }

    fn best_of(&self, group: usize, ties: &[(u32, Tie)]) -> Option<Candidate> {
        let candidates = ties.iter().map(|&(node, tie)| self.candidate(group, self.group_of[node as usize], tie));
        candidates.max().flatten()
    }

    /// Two groups that may become one; none where they are not alike enough.
    fn candidate(&self, one: usize, other: usize, tie: Tie) -> Option<Candidate> {
        let mean = tie.mean(self.sizes[one] * self.sizes[other], self.unlike);
        let groups = Reverse((one.min(other), one.max(other)));
        (mean >= self.least).then_some(Candidate { mean, groups })
    }

    /// The ties of a group as they are now, in the order of nodes.
    fn read(&mut self, group: usize) -> io::Result<Vec<(u32, Tie)>> {
        self.lists.get(group, &mut self.rows)?;
        // A node is younger than its parts, so that the parts of each are together before it comes.
        let mut next = BinaryHeap::with_capacity(self.rows.len());
        for &[node, pairs, high, low] in &self.rows {
            self.open[node as usize] = Tie { sum: f64::from_bits(whole([high, low])), pairs: f64::from(pairs) };
            next.push(Reverse(node));
        }
        let mut ties = Vec::with_capacity(self.rows.len());
        while let Some(Reverse(node)) = next.pop() {
            let tie = std::mem::take(&mut self.open[node as usize]);
            let parent = self.parents[node as usize];
            if parent == node {
                ties.push((node, tie));
                continue;
            }
            let known = &mut self.open[parent as usize];
            if known.pairs == 0.0 {
                next.push(Reverse(parent));
            }
            *known = known.and(tie);
        }
        Ok(ties)
    }

    fn write(&mut self, group: usize, ties: &[(u32, Tie)]) -> io::Result<()> {
        self.degrees[group] = ties.len();
        self.rows.clear();
        self.rows.extend(ties.iter().map(|&(node, Tie { sum, pairs })| {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of rows")]
            let pairs = pairs as u32;
            let [high, low] = halves(sum.to_bits());
            [node, pairs, high, low]
        }));
        self.lists.put(group, &self.rows)
    }

    /// Of each item the first of its group.
    fn founders(self) -> Vec<usize> {
        let count = self.nodes.len();
        let mut roots = self.parents;
        // What a node became part of is younger than it.
        for node in (0..roots.len()).rev() {
            roots[node] = roots[roots[node] as usize];
        }
        let mut first: Vec<Option<usize>> = vec![None; roots.len()];
        (0..count).map(|item| *first[roots[item] as usize].get_or_insert(item)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spill::Sorter;

    /// Pairs of many copies of a few items, most of them as alike as others, some told apart for good.
    fn pairs(count: usize, copies: usize, seed: usize) -> Vec<(usize, usize, f64)> {
        let all = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other)));
        let near =
            all.filter(|(one, other)| other - one < 25 + seed * 3 && !(one * 7 + other * 13 + seed).is_multiple_of(5));
        let alike = |(one, other): (usize, usize)| {
            let (a, b) = (one / copies, other / copies);
            let alike = ((a * 31 + b * 17 + seed * 7) % 23) as f64 / 7.0;
            (one, other, if (a + b) % 11 == 4 { -1e5 } else { alike })
        };
        near.map(alike).collect()
    }

    #[test]
    fn the_groups_are_those_that_memory_finds() {
        let folder = tempfile::tempdir().unwrap();
        let mut joined = 0;
        for (seed, copies) in [(0, 1), (1, 3), (2, 7), (3, 17), (4, 2), (5, 40)] {
            for (unlike, least) in [(None, 1.9), (None, 0.3), (Some(-6.0), -0.6), (Some(0.0), 0.5)] {
                let pairs = pairs(150, copies, seed);
                let expected = super::super::groups(150, pairs.iter().copied(), unlike, least);
                joined += expected.iter().enumerate().filter(|(item, first)| item != *first).count();
                for spill in [Spill::memory(), Spill::to(folder.path().to_owned())] {
                    let mut rows = Sorter::new(&spill);
                    for &(one, other, alike) in &pairs {
                        // Items are any numbers, in order.
                        let (one, other) = (row(one * 3 + 5).unwrap(), row(other * 3 + 5).unwrap());
                        let [high, low] = halves(alike.to_bits());
                        rows.push([one, other, high, low]).unwrap();
                        rows.push([other, one, high, low]).unwrap();
                    }
                    let members: Vec<usize> = (0..150).map(|item| item * 3 + 5).collect();
                    let found = groups(&members, rows.sorted().unwrap(), unlike, least, &spill).unwrap();
                    assert_eq!(found, expected, "{seed} {copies} {unlike:?} {least}");
                }
            }
        }
        assert!(joined > 1_000, "{joined}");
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    }
}
