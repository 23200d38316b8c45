//! What a user judges of pairs, as numbers of whatever is grouped: that two are one, or that they are two.
//!
//! ```
//! use sayso::ledger::verdicts::Pairs;
//! let mut pairs = Pairs::default();
//! pairs.judge(4, 2, true);
//! assert_eq!((pairs.of(2, 4), pairs.of(2, 3)), (Some(true), None));
//! assert!(pairs.scores().all(|(one, other, score)| one < other && score > 1000.0));
//! ```
//!
//! Such a pair is no more compared: it is as alike, or as unlike, as no two others are, and so it decides whatever else speaks
//! for or against the two groups that it stands between.

use std::collections::BTreeMap;

/// How alike two are that are judged to be one; and two that are not, which outweighs it.
pub const ONE: f64 = 1e6;
/// How alike two are that are judged to be two.
pub const TWO: f64 = -1e12;

/// Pairs that are judged, the lesser first.
#[derive(Debug, Clone, Default)]
pub struct Pairs(BTreeMap<(usize, usize), bool>);

impl Pairs {
    /// Two are one, or they are not; nothing is one or not one with itself.
    pub fn judge(&mut self, one: usize, other: usize, are_one: bool) {
        if one != other {
            self.0.insert((one.min(other), one.max(other)), are_one);
        }
    }

    /// What is judged of two.
    pub fn of(&self, one: usize, other: usize) -> Option<bool> {
        self.0.get(&(one.min(other), one.max(other))).copied()
    }

    /// All of them, with how alike that makes them.
    pub fn scores(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        self.0.iter().map(|(&(one, other), &are_one)| (one, other, if are_one { ONE } else { TWO }))
    }

    /// Those who are judged to be another than `it`.
    pub fn apart_from(&self, it: usize) -> impl Iterator<Item = usize> {
        let other = move |&(one, other): &(usize, usize)| match it {
            _ if it == one => Some(other),
            _ if it == other => Some(one),
            _ => None,
        };
        self.0.iter().filter(|(_, are_one)| !**are_one).filter_map(move |(pair, _)| other(pair))
    }
}
