//! Groups of what is alike: the two that are most alike join first, and so on while they are alike enough.
//!
//! How alike two groups are is the mean of the better half of all pairs between them. The mean of all (average linkage)
//! parts what tells one thing from several sides, the best pair alone (single linkage) makes chains. Which groups there are
//! depends on the pairs alone, not on their order.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use crate::ledger::verdicts::TWO;

/// How alike two of the items are, by their numbers; pairs that are not told are not alike at all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// One.
    pub one: u32,
    /// The other, of a greater number.
    pub other: u32,
    /// Between 0 and 1.
    pub score: f64,
}

/// Two groups that may join: the better first, of two as good those of lower numbers.
#[derive(Debug, PartialEq)]
struct Candidate {
    score: f64,
    one: u32,
    other: u32,
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let numbers = (other.one, other.other).cmp(&(self.one, self.other));
        self.score.total_cmp(&other.score).then(numbers)
    }
}

/// The scores of the pairs between two groups, the best first; nearly always there is one, which needs no list of its own.
#[derive(Debug)]
enum Scores {
    One([f64; 1]),
    Several(Box<[f64]>),
}

impl Scores {
    fn all(&self) -> &[f64] {
        match self {
            Self::One(score) => score,
            Self::Several(scores) => scores,
        }
    }

    /// These and others, the best first.
    fn with(self, others: &[f64]) -> Self {
        let mut all = match self {
            Self::One([score]) => vec![score],
            Self::Several(scores) => scores.into_vec(),
        };
        all.extend(others);
        all.sort_by(|one, other| other.total_cmp(one));
        Self::Several(all.into_boxed_slice())
    }
}

/// The groups of `count` items, each sorted, in the order of their first members. Two groups join while the better half of
/// their pairs is at `least` alike on average.
pub fn groups(count: usize, pairs: impl IntoIterator<Item = Pair>, least: f64) -> Vec<Vec<usize>> {
    let mut members: Vec<Vec<usize>> = (0..count).map(|item| vec![item]).collect();
    // The scores between two groups, kept with both, the best first.
    let mut between: Vec<BTreeMap<u32, Scores>> = (0..count).map(|_| BTreeMap::new()).collect();
    let mut queue = BinaryHeap::new();
    for Pair { one, other, score } in pairs {
        between[one as usize].insert(other, Scores::One([score]));
        between[other as usize].insert(one, Scores::One([score]));
        if score >= least {
            queue.push(Candidate { score, one, other });
        }
    }
    while let Some(best) = queue.pop() {
        let size = |group: u32| members[group as usize].len();
        let now = between[best.one as usize].get(&best.other);
        let now = now.map(|scores| better_half(scores.all(), size(best.one) * size(best.other)));
        // What was told of a group that has grown or gone since is not true any more.
        if now != Some(best.score) {
            continue;
        }
        let (kept, gone) = (best.one, best.other);
        let moved = std::mem::take(&mut members[gone as usize]);
        members[kept as usize].extend(moved);
        for (third, scores) in std::mem::take(&mut between[gone as usize]) {
            between[third as usize].remove(&gone);
            if third != kept {
                merge(&mut between[third as usize], kept, scores.all());
                merge(&mut between[kept as usize], third, scores.all());
            }
        }
        for (&third, scores) in &between[kept as usize] {
            let pairs = members[kept as usize].len() * members[third as usize].len();
            let score = better_half(scores.all(), pairs);
            if score >= least {
                queue.push(Candidate { score, one: kept.min(third), other: kept.max(third) });
            }
        }
    }
    members.retain(|group| !group.is_empty());
    members.iter_mut().for_each(|group| group.sort_unstable());
    members.sort_unstable();
    members
}

/// The mean of the better half of so many pairs, of which those that are not told are 0.
#[allow(clippy::cast_precision_loss, reason = "a mean")]
fn better_half(scores: &[f64], pairs: usize) -> f64 {
    // One pair that is judged to be two keeps its groups apart.
    if scores.last().is_some_and(|worst| *worst <= TWO) {
        return TWO;
    }
    let half = (pairs / 2).max(1);
    scores.iter().take(half).sum::<f64>() / half as f64
}

/// Put scores with a group among those that there are.
fn merge(into: &mut BTreeMap<u32, Scores>, with: u32, scores: &[f64]) {
    let merged = match into.remove(&with) {
        Some(before) => before.with(scores),
        None => match scores {
            [score] => Scores::One([*score]),
            several => Scores::Several(several.into()),
        },
    };
    into.insert(with, merged);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::verdicts::ONE;

    fn pairs(told: &[(u32, u32, f64)]) -> Vec<Pair> {
        told.iter().map(|&(one, other, score)| Pair { one, other, score }).collect()
    }

    #[test]
    fn the_most_alike_join_first_and_only_the_alike() {
        let told = pairs(&[(0, 1, 0.9), (1, 2, 0.4), (3, 4, 0.5), (2, 3, 0.1)]);
        assert_eq!(groups(6, told, 0.45), [vec![0, 1], vec![2], vec![3, 4], vec![5]]);
    }

    #[test]
    fn a_chain_of_likes_is_no_group() {
        let told = pairs(&[(0, 1, 0.8), (2, 3, 0.8), (4, 5, 0.8), (1, 2, 0.7), (3, 4, 0.7)]);
        assert_eq!(groups(6, told, 0.5), [vec![0, 1], vec![2, 3], vec![4, 5]]);
    }

    #[test]
    fn what_is_judged_decides() {
        let told = [(0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.9), (3, 4, ONE), (0, 3, 0.6)];
        assert_eq!(groups(5, pairs(&told), 0.5), [vec![0, 1, 2], vec![3, 4]]);
        let told = [(0, 1, 0.9), (0, 2, 0.8), (1, 2, TWO), (3, 4, ONE), (0, 4, 0.7)];
        assert_eq!(groups(5, pairs(&told), 0.5), [vec![0, 1], vec![2], vec![3, 4]]);
    }

    #[test]
    fn the_order_of_the_pairs_does_not_matter() {
        let told = [(0, 1, 0.5), (1, 2, 0.5), (2, 3, 0.5), (0, 3, 0.5), (0, 2, 0.2), (4, 0, 0.45)];
        let told = told.map(|(one, other, score): (u32, u32, f64)| (one.min(other), one.max(other), score));
        let mut reversed = told;
        reversed.reverse();
        assert_eq!(groups(5, pairs(&told), 0.3), groups(5, pairs(&reversed), 0.3));
        assert!(groups(0, [], 0.5).is_empty());
    }
}
