//! A text as the weights of its words, and how alike two such texts are: the cosine of their vectors.
//!
//! Example: of "Fire in Oslo" and "Oslo: fire out" both words that weigh anything are shared, so that they are fully alike.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use serde::{Deserialize, Serialize};

use super::join::number;
use super::words;

/// A word that no article of the table has tells no more than a very rare one: it may be a slip of the pen.
const HEAVIEST: f64 = 8.0;

/// What weighs less stands in every third article and tells nothing.
const LIGHTEST: f64 = 1.0;

/// How much a stem weighs at most and at least; `None` where it tells nothing.
pub fn weight(stem: &str) -> Option<f64> {
    Some(words::weight(stem).min(HEAVIEST)).filter(|weight| *weight >= LIGHTEST)
}

/// The weights of a text's words, of length one.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Vector(Vec<(u64, f32)>);

impl Vector {
    /// From the stems of a text: a word said again counts by the logarithm of how often.
    pub fn of(stems: &[String]) -> Self {
        let mut counts: HashMap<&str, u32, FixedState> = HashMap::default();
        for stem in stems {
            *counts.entry(stem).or_default() += 1;
        }
        let weighed = counts.into_iter().filter_map(|(stem, count)| {
            let weight = weight(stem)? * (1.0 + f64::from(count).ln());
            #[allow(clippy::cast_possible_truncation, reason = "six digits are more than a weight is known to")]
            Some((number(stem), weight as f32))
        });
        let mut weights: Vec<(u64, f32)> = weighed.collect();
        weights.sort_unstable_by_key(|(word, _)| *word);
        let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        weights.iter_mut().for_each(|(_, weight)| *weight /= length);
        Self(weights)
    }

    /// True for a text in which nothing tells anything.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Between 0 (no word in common) and 1 (the same words as often).
    pub fn alike(&self, other: &Self) -> f64 {
        let (mut one, mut two) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut sum = 0.0;
        while let (Some((a, x)), Some((b, y))) = (one.peek(), two.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => _ = one.next(),
                std::cmp::Ordering::Greater => _ = two.next(),
                std::cmp::Ordering::Equal => {
                    sum += f64::from(x * y);
                    one.next();
                    two.next();
                }
            }
        }
        sum
    }

    /// The words that weigh most in it, at most `count`, the heaviest first.
    pub fn heaviest(&self, count: usize) -> Vec<u64> {
        let mut words = self.0.clone();
        words.sort_unstable_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
        words.into_iter().take(count).map(|(word, _)| word).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vector(text: &str) -> Vector {
        Vector::of(&words::stems(text))
    }

    #[test]
    fn the_same_words_are_alike_whatever_their_order() {
        let alike = vector("The trawler burned off Narvik").alike(&vector("off Narvik burns a trawler"));
        assert!((alike - 1.0).abs() < 1e-6, "{alike}");
        assert_eq!(vector("The trawler").alike(&vector("the harbour")), 0.0);
        assert!(vector("and of the").is_empty());
    }

    #[test]
    fn rare_words_make_more_alike_than_common_ones() {
        // "President" stands in most articles and weighs nothing.
        let text = vector("The president and a minister saw trawlermen");
        assert!(text.alike(&vector("trawlermen")) > text.alike(&vector("minister")));
        assert_eq!((text.alike(&vector("president")), text.alike(&vector("minister")) > 0.0), (0.0, true));
        assert!(text.heaviest(9).len() < 4);
        assert_eq!(text.heaviest(1), vector("trawlermen").heaviest(1));
    }
}
