//! Groups by average linkage: the two groups whose members are most alike on the average become one, again and again, as
//! long as that average is high enough (UPGMA, Sokal and Michener 1958).
//!
//! ```
//! use sayso::ledger::linkage::groups;
//! // 0 and 1 are alike, 1 and 2 too, 0 and 2 are not: the strongest pair is one, the third stays alone.
//! assert_eq!(groups(3, [(0, 1, 0.9), (1, 2, 0.8)], Some(0.0), 0.5), [0, 0, 2]);
//! ```
//!
//! Only pairs that were compared are kept, so that the cost grows with their number and not with the square of the items. Where
//! they are too many for memory they lie on disk ([`large`]), and the groups are the same.
//! Ties are broken by the order of the items: who wants the same groups whatever the order in which they came sorts them.

mod large;
mod tie;

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::io;

use foldhash::fast::FixedState;

use super::components::{Components, Pairs};
use tie::{Candidate, Tie};

/// So many pairs of a component are held in memory, some 200 bytes each while they are grouped.
const MOST: usize = 1 << 15;

/// Such, with how often each had been joined when this was computed.
type Aged = (Candidate, (u32, u32));

/// The groups in the making.
struct Groups {
    ties: Vec<HashMap<usize, Tie, FixedState>>,
    members: Vec<Vec<usize>>,
    ages: Vec<u32>,
    unlike: Option<f64>,
}

/// For each of `count` items the first item of its group. `pairs` are those that were compared and how alike they are; one
/// that was not compared is `unlike` alike or, where that is `None`, does not count. Groups become one as long as the mean
/// is at least `least`.
pub fn groups(
    count: usize,
    pairs: impl IntoIterator<Item = (usize, usize, f64)>,
    unlike: Option<f64>,
    least: f64,
) -> Vec<usize> {
    let mut groups = Groups {
        ties: vec![HashMap::default(); count],
        members: (0..count).map(|item| vec![item]).collect(),
        ages: vec![0; count],
        unlike,
    };
    for (one, other, alike) in pairs {
        for (from, to) in [(one, other), (other, one)] {
            groups.ties[from].insert(to, Tie { sum: alike, pairs: 1.0 });
        }
    }
    let mut heap: BinaryHeap<Aged> = (0..count).flat_map(|item| groups.candidates(item, least)).collect();
    while let Some((best, ages)) = heap.pop() {
        let Reverse((one, other)) = best.groups;
        if (groups.ages[one], groups.ages[other]) == ages {
            let joined = groups.join(one, other);
            heap.extend(groups.candidates(joined, least));
        }
    }
    let mut first = vec![0; count];
    for members in groups.members.iter().filter(|members| !members.is_empty()) {
        let founder = members.iter().copied().min().unwrap_or_default();
        members.iter().for_each(|&member| first[member] = founder);
    }
    first
}

/// The same for pairs of any number, a component at a time.
///
/// # Errors
/// When what memory does not hold cannot be read.
pub fn groups_of(count: usize, compared: Components, unlike: Option<f64>, least: f64) -> io::Result<Vec<usize>> {
    let mut first: Vec<usize> = (0..count).collect();
    let spill = compared.spill().clone();
    compared.each_of(MOST, |members, pairs| {
        let founders = match pairs {
            Pairs::Few(pairs) => groups(members.len(), pairs.iter().copied(), unlike, least),
            Pairs::Many(pairs) => large::groups(members, pairs, unlike, least, &spill)?,
        };
        for (place, founder) in founders.into_iter().enumerate() {
            first[members[place]] = members[founder];
        }
        Ok(())
    })?;
    Ok(first)
}

impl Groups {
    /// The groups that `group` may become one with.
    fn candidates(&self, group: usize, least: f64) -> Vec<Aged> {
        let candidate = |(&other, tie): (&usize, &Tie)| {
            let (one, two) = (group.min(other), group.max(other));
            let mean = tie.mean(self.members[one].len() * self.members[two].len(), self.unlike);
            let ages = (self.ages[one], self.ages[two]);
            (mean >= least).then_some((Candidate { mean, groups: Reverse((one, two)) }, ages))
        };
        self.ties[group].iter().filter_map(candidate).collect()
    }

    /// Make two groups one: that with more ties takes the other in. Says which.
    fn join(&mut self, one: usize, other: usize) -> usize {
        let rank = |group: usize| (self.ties[group].len(), Reverse(group));
        let (into, gone) = if rank(one) > rank(other) { (one, other) } else { (other, one) };
        self.ages[into] += 1;
        self.ages[gone] += 1;
        let members = std::mem::take(&mut self.members[gone]);
        self.members[into].extend(members);
        self.ties[into].remove(&gone);
        for (neighbour, tie) in std::mem::take(&mut self.ties[gone]) {
            self.ties[neighbour].remove(&gone);
            if neighbour == into {
                continue;
            }
            let known = self.ties[into].entry(neighbour).or_default();
            *known = known.and(tie);
            let known = *known;
            self.ties[neighbour].insert(into, known);
        }
        into
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_does_not_make_one_group() {
        let chain = (0..5).map(|item| (item, item + 1, 0.9));
        assert_eq!(groups(6, chain, Some(0.0), 0.5), [0, 0, 2, 2, 4, 4]);
    }

    #[test]
    fn pairs_that_were_not_compared_count_only_where_asked() {
        let chain = [(0, 1, 0.9), (1, 2, 0.8)];
        assert_eq!(groups(3, chain, None, 0.5), [0, 0, 0]);
        assert_eq!(groups(3, chain, Some(-9.0), 0.5), [0, 0, 2]);
        assert_eq!(groups(2, [], None, 0.5), [0, 1]);
    }

    #[test]
    fn the_order_of_pairs_does_not_matter() {
        let mut pairs: Vec<(usize, usize, f64)> = Vec::new();
        for one in 0..40_usize {
            for other in one + 1..40 {
                pairs.push((one, other, ((one * 31 + other * 17) % 13) as f64 / 13.0));
            }
        }
        let found = groups(40, pairs.clone(), Some(0.0), 0.55);
        pairs.reverse();
        assert_eq!(groups(40, pairs.into_iter().map(|(one, other, it)| (other, one, it)), Some(0.0), 0.55), found);
        assert!(found.iter().enumerate().any(|(item, first)| item != *first));
    }
}
