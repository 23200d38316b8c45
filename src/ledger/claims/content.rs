//! What a statement or a headline says, as words with weights, and how far two say the same.
//!
//! Example: `rebels seized the airport at Gao` and `the Gao airport was seized` share all that the second says.

use crate::ledger::words::{stems, weight};

/// How much two words that stand together weigh beside the two alone.
const TOGETHER: f64 = 0.3;

/// By how many of its heaviest words a content is looked up.
const HEAVIEST: usize = 6;

/// The words of a text, each once, with their weights.
///
/// A word weighs the root of its inverse share of articles: what a claim is about stands in many of its words, and a name
/// that no other article has must not outweigh them all.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// Stems in order, with their weights.
    words: Vec<(String, f64)>,
    /// Those that stand in small letters, in order: they are no names.
    plain: Vec<String>,
    /// Pairs of stems that stand together, in order, with their weights.
    pairs: Vec<((String, String), f64)>,
    /// The length of the vector of all weights.
    length: f64,
    /// The sum of the weights of the words alone.
    sum: f64,
    /// Numbers in it, in order.
    numbers: Vec<String>,
}

impl Content {
    /// Read a text.
    pub fn new(text: &str) -> Self {
        let all = stems(text);
        let root = |stem: &str| weight(stem).max(0.0).sqrt();
        let mut pairs: Vec<((String, String), f64)> = all
            .windows(2)
            .map(|two| {
                let mut two = [two[0].clone(), two[1].clone()];
                two.sort_unstable();
                let [one, other] = two;
                let weight = TOGETHER * (root(&one) + root(&other)) / 2.0;
                ((one, other), weight)
            })
            .collect();
        pairs.sort_by(|one, other| one.0.cmp(&other.0));
        pairs.dedup_by(|one, other| one.0 == other.0);
        let mut words: Vec<(String, f64)> =
            all.into_iter().map(|stem| (root(&stem), stem)).map(|(weight, stem)| (stem, weight)).collect();
        words.sort_by(|one, other| one.0.cmp(&other.0));
        words.dedup_by(|one, other| one.0 == other.0);
        let weights = words.iter().map(|word| word.1).chain(pairs.iter().map(|pair| pair.1));
        let length = weights.map(|weight| weight * weight).sum::<f64>().sqrt();
        let sum = words.iter().map(|word| word.1).sum();
        let mut plain: Vec<String> = text
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| word.starts_with(char::is_lowercase))
            .flat_map(stems)
            .collect();
        plain.sort_unstable();
        plain.dedup();
        let is_number = |stem: &&(String, f64)| stem.0.starts_with(|first: char| first.is_ascii_digit());
        let numbers = words.iter().filter(is_number).map(|word| word.0.clone()).collect();
        Self { words, plain, pairs, length, sum, numbers }
    }

    /// How many words it has that tell something.
    pub const fn count(&self) -> usize {
        self.words.len()
    }

    /// The cosine of the two, between 0 and 1.
    pub fn cosine(&self, other: &Self) -> f64 {
        let product = shared(&self.words, &other.words).map(|(_, one, two)| one * two).sum::<f64>()
            + shared(&self.pairs, &other.pairs).map(|(_, one, two)| one * two).sum::<f64>();
        if product > 0.0 { product / (self.length * other.length) } else { 0.0 }
    }

    /// How many words both have, and which share that is of the shorter one and of both together, by weight.
    pub fn overlap(&self, other: &Self) -> Overlap {
        let (mut words, mut plain, mut root, mut weight) = (0, 0, 0.0, 0.0);
        for (stem, own, _) in shared(&self.words, &other.words) {
            words += 1;
            plain += usize::from(self.plain.binary_search(stem).is_ok() || other.plain.binary_search(stem).is_ok());
            root += own;
            weight += own * own;
        }
        let share = |of: f64| if of > 0.0 { root / of } else { 0.0 };
        Overlap {
            words,
            plain,
            weight,
            of_shorter: share(self.sum.min(other.sum)),
            of_both: share(self.sum + other.sum - root),
            other_numbers: !self.numbers.is_empty()
                && !other.numbers.is_empty()
                && !self.numbers.iter().any(|number| other.numbers.contains(number)),
        }
    }

    /// Its heaviest words, in order.
    pub fn heaviest(&self) -> Vec<&str> {
        let mut heaviest: Vec<&(String, f64)> = self.words.iter().collect();
        heaviest.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        heaviest.truncate(HEAVIEST);
        heaviest.sort_by(|one, other| one.0.cmp(&other.0));
        heaviest.iter().map(|word| word.0.as_str()).collect()
    }
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
    /// Their share of all words of both, by weight.
    pub of_both: f64,
    /// Both have numbers, and none in common.
    pub other_numbers: bool,
}

/// What stands in both of two sorted lists, with the weights of each.
fn shared<'w, T: Ord>(one: &'w [(T, f64)], other: &'w [(T, f64)]) -> impl Iterator<Item = (&'w T, f64, f64)> {
    let mut rest = other;
    one.iter().filter_map(move |(item, weight)| {
        let skipped = rest.partition_point(|there| there.0 < *item);
        rest = &rest[skipped..];
        let found = rest.first().filter(|there| there.0 == *item)?;
        Some((item, *weight, found.1))
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
