//! What is known of two groups in the making, and which two are the next to become one.

use std::cmp::{Ordering, Reverse};

/// What is known between two groups: the sum over the pairs compared, and their number.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tie {
    /// How alike the pairs are, all together.
    pub sum: f64,
    /// How many were compared.
    pub pairs: f64,
}

impl Tie {
    /// What is known of both pairs of groups together.
    pub fn and(self, other: Self) -> Self {
        Self { sum: self.sum + other.sum, pairs: self.pairs + other.pairs }
    }

    /// How alike two groups are that have so many pairs, of which those that were not compared are `unlike`.
    pub fn mean(self, all: usize, unlike: Option<f64>) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "groups have less than 2^53 pairs")]
        let all = all as f64;
        match unlike {
            Some(unlike) => (self.sum + unlike * (all - self.pairs)) / all,
            None => self.sum / self.pairs,
        }
    }
}

/// Two groups that may become one; the most alike are greatest, of equals the first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// How alike they are on the average.
    pub mean: f64,
    /// Both, the lesser first.
    pub groups: Reverse<(usize, usize)>,
}

impl Candidate {
    /// True where one of the two is this group.
    pub fn is_of(self, group: usize) -> bool {
        let Reverse((one, other)) = self.groups;
        one == group || other == group
    }
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean.total_cmp(&other.mean).then(self.groups.cmp(&other.groups))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
