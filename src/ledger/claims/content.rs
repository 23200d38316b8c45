//! What a statement or a headline says, as words with weights, and how far two say the same.
//!
//! Example: `rebels seized the airport at Gao` and `the Gao airport was seized` share all that the second says.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ledger::join::number;
use crate::ledger::words::{stems, weight};

/// How much two words that stand together weigh beside the two alone.
const TOGETHER: f64 = 0.3;

/// By how many of its heaviest words a content is looked up.
const HEAVIEST: usize = 6;

/// A word of a text, or two that stand together.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Weighed {
    /// The number of its stem, or of both.
    number: u64,
    /// How much it weighs.
    weight: f64,
    /// It stands in small letters: it is no name.
    is_plain: bool,
}

/// The words of a text, each once, with their weights.
///
/// A word weighs the root of its inverse share of articles: what a claim is about stands in many of its words, and a name
/// that no other article has must not outweigh them all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// Its stems, in the order of their numbers.
    words: Vec<Weighed>,
    /// Pairs of stems that stand together, in the order of their numbers.
    pairs: Vec<Weighed>,
    /// The length of the vector of all weights.
    length: f64,
    /// The sum of the weights of the words alone.
    sum: f64,
    /// The words of them that are numbers, in order.
    figures: Vec<u64>,
    /// The heaviest words, in order.
    heaviest: Vec<u64>,
}

impl Content {
    /// Read a text.
    pub fn new(text: &str) -> Self {
        let all = stems(text);
        let root = |stem: &str| weight(stem).max(0.0).sqrt();
        let together = |two: &[String]| {
            let (one, other) = (two[0].as_str().min(&two[1]), two[0].as_str().max(&two[1]));
            let weight = TOGETHER * (root(one) + root(other)) / 2.0;
            Weighed { number: number((one, other)), weight, is_plain: false }
        };
        let pairs = by_number(all.windows(2).map(together).collect());
        let plain: BTreeSet<String> = text
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| word.starts_with(char::is_lowercase))
            .flat_map(stems)
            .collect();
        let all: BTreeSet<String> = all.into_iter().collect();
        let weighed =
            |stem: &String| Weighed { number: number(stem), weight: root(stem), is_plain: plain.contains(stem) };
        let words = by_number(all.iter().map(weighed).collect());
        let weights = words.iter().chain(&pairs).map(|it| it.weight);
        let length = weights.map(|weight| weight * weight).sum::<f64>().sqrt();
        let sum = words.iter().map(|word| word.weight).sum();
        let is_number = |stem: &&String| stem.starts_with(|first: char| first.is_ascii_digit());
        let mut figures: Vec<u64> = all.iter().filter(is_number).map(number).collect();
        figures.sort_unstable();
        let mut by_weight: Vec<(f64, &String)> = all.iter().map(|stem| (root(stem), stem)).collect();
        by_weight.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(other.1)));
        let mut heaviest: Vec<u64> = by_weight.iter().take(HEAVIEST).map(|(_, stem)| number(stem)).collect();
        heaviest.sort_unstable();
        Self { words, pairs, length, sum, figures, heaviest }
    }

    /// How many words it has that tell something.
    pub const fn count(&self) -> usize {
        self.words.len()
    }

    /// The cosine of the two, between 0 and 1.
    pub fn cosine(&self, other: &Self) -> f64 {
        let product = |(one, two): (Weighed, Weighed)| one.weight * two.weight;
        let product = shared(&self.words, &other.words).map(product).sum::<f64>()
            + shared(&self.pairs, &other.pairs).map(product).sum::<f64>();
        if product > 0.0 { product / (self.length * other.length) } else { 0.0 }
    }

    /// How many words both have, and which share that is of the shorter one, of the second and of both together, by weight.
    pub fn overlap(&self, other: &Self) -> Overlap {
        let (mut words, mut plain, mut root, mut weight) = (0, 0, 0.0, 0.0);
        for (own, theirs) in shared(&self.words, &other.words) {
            words += 1;
            plain += usize::from(own.is_plain || theirs.is_plain);
            root += own.weight;
            weight += own.weight * own.weight;
        }
        let share = |of: f64| if of > 0.0 { root / of } else { 0.0 };
        Overlap {
            words,
            plain,
            weight,
            of_shorter: share(self.sum.min(other.sum)),
            of_second: share(other.sum),
            of_both: share(self.sum + other.sum - root),
            other_numbers: !self.figures.is_empty()
                && !other.figures.is_empty()
                && !self.figures.iter().any(|number| other.figures.contains(number)),
        }
    }

    /// The numbers of its heaviest words, in order.
    pub fn heaviest(&self) -> &[u64] {
        &self.heaviest
    }
}

/// In the order of their numbers, each once.
fn by_number(mut weighed: Vec<Weighed>) -> Vec<Weighed> {
    weighed.sort_by_key(|it| it.number);
    weighed.dedup_by_key(|it| it.number);
    weighed
}

/// What two contents share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// How many words.
    pub words: usize,
    /// How many of them are no names.
    pub plain: usize,
    /// What they weigh together, by the table of words.
    pub weight: f64,
    /// Their share of the shorter content, by weight.
    pub of_shorter: f64,
    /// Their share of the second content.
    pub of_second: f64,
    /// Their share of all words of both, by weight.
    pub of_both: f64,
    /// Both have numbers, and none in common.
    pub other_numbers: bool,
}

/// What stands in both of two sorted lists, as each has it.
fn shared<'w>(one: &'w [Weighed], other: &'w [Weighed]) -> impl Iterator<Item = (Weighed, Weighed)> + 'w {
    let mut rest = other;
    one.iter().filter_map(move |own| {
        let skipped = rest.partition_point(|there| there.number < own.number);
        rest = &rest[skipped..];
        let found = rest.first().filter(|there| there.number == own.number)?;
        Some((*own, *found))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_in_other_words_is_like() {
        let one = Content::new("Rebels seized the airport at Gao on Monday");
        let same = Content::new("the Gao airport was seized by rebels");
        let other = Content::new("the mayor of Lagos opened a new airport");
        assert!(one.cosine(&same) > 0.7 && one.cosine(&other) < 0.3);
        assert!((one.cosine(&one) - 1.0).abs() < 1e-9);
        assert_eq!(one.cosine(&same), same.cosine(&one));
        let overlap = one.overlap(&same);
        assert!(overlap.words == 4 && overlap.of_shorter > 0.99 && overlap.of_both > 0.7, "{overlap:?}");
        let more = Content::new("the Gao airport was seized by rebels, and a bridge near Kidal by herders");
        assert!(more.overlap(&same).of_second > 0.99 && same.overlap(&more).of_second < 0.7);
    }

    #[test]
    fn numbers_tell_two_apart() {
        let killed = |number: &str| Content::new(&format!("{number} villagers were killed near Kidal"));
        assert!(killed("45").overlap(&killed("30")).other_numbers);
        assert!(
            !killed("45").overlap(&killed("45")).other_numbers && !killed("45").overlap(&killed("some")).other_numbers
        );
    }

    #[test]
    fn nothing_is_like_nothing() {
        let nothing = Content::new("he said that it was");
        assert!(nothing.count() == 0 && nothing.heaviest().is_empty());
        assert_eq!((nothing.cosine(&nothing), nothing.overlap(&nothing).of_shorter), (0.0, 0.0));
    }
}
