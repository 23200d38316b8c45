//! Which contents are worth comparing: those that share some of their heaviest words within some days.
//!
//! The join is on equal keys, so that it costs what the keys have in common and nothing else. Under one key everybody is
//! compared with those next to it in time, at most [`NEIGHBOURS`] of them: a phrase that a thousand articles have is no
//! claim, and must not cost a million comparisons.

use std::collections::{BTreeSet, HashMap};

use foldhash::fast::FixedState;

use super::content::Content;

/// With how many that came before it a content is compared under one key.
const NEIGHBOURS: usize = 64;

/// What a content is looked up by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// Each of its heaviest words.
    Words,
    /// Any two of them.
    Pairs,
}

/// Pairs of contents, by their numbers, the smaller first. Contents come in the order of time, each with its day; no pair is
/// more than `days` apart.
pub fn pairs(contents: &[(i32, &Content)], keys: Keys, days: i32) -> BTreeSet<(usize, usize)> {
    let mut by_key: HashMap<(&str, &str), Vec<usize>, FixedState> = HashMap::default();
    let mut pairs = BTreeSet::new();
    for (at, (day, content)) in contents.iter().enumerate() {
        let words = content.heaviest();
        for (first, word) in words.iter().enumerate() {
            let others = if keys == Keys::Words { &[""] } else { &words[first + 1..] };
            for other in others {
                let before = by_key.entry((word, other)).or_default();
                let near = before.iter().rev().take(NEIGHBOURS).take_while(|&&one| day - contents[one].0 <= days);
                pairs.extend(near.map(|&one| (one, at)));
                before.push(at);
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_shares_words_within_days_is_compared() {
        let contents = [
            (1, Content::new("rebels seized the airport at Gao")),
            (2, Content::new("the Gao airport was seized")),
            (3, Content::new("the mayor of Lagos sang in Abuja")),
            (40, Content::new("rebels seized the airport at Gao")),
        ];
        let contents: Vec<(i32, &Content)> = contents.iter().map(|(day, content)| (*day, content)).collect();
        assert_eq!(pairs(&contents, Keys::Pairs, 14).into_iter().collect::<Vec<_>>(), [(0, 1)]);
        assert_eq!(pairs(&contents, Keys::Pairs, 100).len(), 3);
        assert_eq!(pairs(&contents, Keys::Words, 1).len(), 1);
    }
}
