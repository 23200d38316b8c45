//! Which contents are worth comparing: those that share some of their heaviest words within some days.
//!
//! The join is on equal keys, so that it costs what the keys have in common and nothing else. Under one key everybody is
//! compared with those next to it in time, at most [`NEIGHBOURS`] of them: a phrase that a thousand articles have is no
//! claim, and must not cost a million comparisons.

use std::io;

use super::content::Content;
use crate::ledger::join::{Join, number};
use crate::spill::Sorted;

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

/// Look a content up by its keys.
///
/// # Errors
/// When what memory does not hold cannot be written.
pub fn add(posted: &mut Join, at: usize, content: &Content, keys: Keys) -> io::Result<()> {
    let words = content.heaviest();
    for (first, word) in words.iter().enumerate() {
        match keys {
            Keys::Words => posted.add(*word, at)?,
            Keys::Pairs => words[first + 1..].iter().try_for_each(|other| posted.add(number((word, other)), at))?,
        }
    }
    Ok(())
}

/// Pairs of contents, by their numbers, the smaller first. Contents come in the order of time, each with its day; no pair is
/// more than `within` days apart.
///
/// # Errors
/// When what memory does not hold cannot be written or read.
pub fn pairs(posted: Join, days: &[i32], within: i32) -> io::Result<Sorted<2>> {
    posted.pairs(NEIGHBOURS, |one, other| days[other] - days[one] <= within)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spill::Spill;

    #[test]
    fn only_what_shares_words_within_days_is_compared() {
        let contents = [
            (1, Content::new("rebels seized the airport at Gao")),
            (2, Content::new("the Gao airport was seized")),
            (3, Content::new("the mayor of Lagos sang in Abuja")),
            (40, Content::new("rebels seized the airport at Gao")),
        ];
        let days: Vec<i32> = contents.iter().map(|(day, _)| *day).collect();
        let found = |keys, within| {
            let mut posted = Join::new(&Spill::memory());
            for (at, (_, content)) in contents.iter().enumerate() {
                add(&mut posted, at, content, keys).unwrap();
            }
            let mut pairs = pairs(posted, &days, within).unwrap();
            std::iter::from_fn(move || pairs.pull().unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(found(Keys::Pairs, 14), [[0, 1]]);
        assert_eq!((found(Keys::Pairs, 100).len(), found(Keys::Words, 1).len()), (3, 1));
    }
}
