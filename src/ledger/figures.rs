//! Figures of one happening: how many, of whom, on whose word, and how that changed.
//!
//! ```
//! use sayso::ledger::figures::{Count, Tie, ledgers};
//! let count = |id, day, from, source| Count { id, article: id, happening: "blast", measure: "killed", whom: "people", day, from, to: Some(from), source, ..Count::default() };
//! let counts = [count("a", 1, 30, "army"), count("b", 3, 45, "army"), count("c", 3, 60, "rebels")];
//! let ledger = &ledgers(&counts)[0];
//! assert_eq!(ledger.ties, [(0, Tie::SupersededBy, 1), (1, Tie::ConflictsWith, 2)]);
//! ```
//!
//! Figures of one happening, measure and kind of victim stand in one ledger, in the order of their days. A later figure of the
//! same source supersedes its earlier one; figures of two sources at the same time are in conflict where their ranges do not
//! meet; what a text counts among others is part of those. Nothing is averaged and nothing is left out but what counts a war
//! beside a day of it.

mod count;
mod whom;

use std::collections::BTreeMap;

pub use count::Count;
pub use whom::{is_no_total, whom};

/// Figures that are at most so many days apart are of one time: a toll rises from one day to the next.
const SAME_TIME: i32 = 0;

/// A figure so many times the middle one of its ledger counts more than the happening.
const BEYOND: u64 = 10;

/// Fewer figures have no middle one to go by.
const FEWEST: usize = 3;

/// What a figure is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// The same source gives another later.
    SupersededBy,
    /// Another source gives another at the same time.
    ConflictsWith,
    /// It counts some of those whom the other counts.
    PartOf,
}

/// The figures of one happening, measure and kind of victim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger<'a> {
    /// The happening.
    pub happening: &'a str,
    /// What is counted: `killed`.
    pub measure: &'a str,
    /// Who is counted: `people`, `children`.
    pub whom: &'a str,
    /// The figures by their places in what was given, in the order of time.
    pub counts: Vec<usize>,
    /// What they are to each other and to those of other ledgers of the happening, by their places in what was given.
    pub ties: Vec<(usize, Tie, usize)>,
}

/// The ledgers of these figures, by happening, measure and kind of victim.
pub fn ledgers<'a>(counts: &[Count<'a>]) -> Vec<Ledger<'a>> {
    let mut by_key: BTreeMap<(&str, &str, &str), Vec<usize>> = BTreeMap::new();
    for (at, count) in counts.iter().enumerate() {
        by_key.entry((count.happening, count.measure, count.whom)).or_default().push(at);
    }
    let mut ledgers = Vec::new();
    for ((happening, measure, whom), mut own) in by_key {
        own.sort_by_key(|&at| counts[at].order());
        leave_out_beyond(counts, &mut own);
        let mut ties = superseded(counts, &own);
        let is_old = |at: usize| ties.iter().any(|(one, ..)| *one == at);
        let conflicts = conflicts(counts, &own, is_old);
        ties.extend(conflicts);
        ties.extend(parts(counts, &own));
        ties.sort_unstable();
        ties.dedup();
        ledgers.push(Ledger { happening, measure, whom, counts: own, ties });
    }
    ledgers
}

/// Leave out what counts more than the happening ("7,000 killed since March"), by the middle of all figures.
fn leave_out_beyond(counts: &[Count<'_>], own: &mut Vec<usize>) {
    if own.len() < FEWEST {
        return;
    }
    let mut values: Vec<u64> = own.iter().map(|&at| counts[at].from).collect();
    values.sort_unstable();
    let middle = values[values.len() / 2].max(1);
    own.retain(|&at| counts[at].from / BEYOND < middle);
}

/// Each figure with the next one that its source gives on a later day, where the two differ.
fn superseded(counts: &[Count<'_>], own: &[usize]) -> Vec<(usize, Tie, usize)> {
    let next = |(place, &at): (usize, &usize)| {
        let count = &counts[at];
        let later = |&&other: &&usize| counts[other].day > count.day && counts[other].source == count.source;
        let later = own[place + 1..].iter().find(later)?;
        (!count.source.is_empty() && counts[*later].range() != count.range()).then_some((at, Tie::SupersededBy, *later))
    };
    own.iter().enumerate().filter_map(next).collect()
}

/// Figures of two sources whose ranges do not meet: given at one time, or the later one lower, which no count becomes by
/// itself. Of a source only what it said last counts.
fn conflicts(counts: &[Count<'_>], own: &[usize], is_old: impl Fn(usize) -> bool) -> Vec<(usize, Tie, usize)> {
    let mut found = Vec::new();
    for (place, &at) in own.iter().enumerate() {
        let count = &counts[at];
        for &later in &own[place + 1..] {
            let other = &counts[later];
            // What a text tells by itself beside what it has others say is as often another part of the whole.
            let is_one_text = count.article == other.article && !(count.attributed && other.attributed);
            let is_one_source = count.source == other.source || is_one_text;
            let is_same_time = other.day - count.day <= SAME_TIME;
            let is_undone = !is_old(at) && other.to.is_some_and(|to| to < count.from);
            if !is_one_source && !count.meets(other) && (is_same_time || is_undone) {
                found.push((at, Tie::ConflictsWith, later));
            }
        }
    }
    found
}

/// Figures that count some of those whom another one of their article counts.
fn parts(counts: &[Count<'_>], own: &[usize]) -> Vec<(usize, Tie, usize)> {
    let whole = |at: usize| {
        let of = counts[at].part_of?;
        counts.iter().position(|count| count.id == of && count.happening == counts[at].happening)
    };
    own.iter().filter_map(|&at| Some((at, Tie::PartOf, whole(at)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(id: &'static str, day: i32, from: u64, source: &'static str) -> Count<'static> {
        let base = Count { happening: "blast", measure: "killed", whom: "people", ..Count::default() };
        Count { id, article: id, day, from, to: Some(from), source, ..base }
    }

    #[test]
    fn a_later_word_of_one_source_supersedes_the_earlier() {
        let counts = [count("a", 1, 30, "army"), count("b", 2, 30, "army"), count("c", 4, 45, "army")];
        assert_eq!(ledgers(&counts)[0].ties, [(1, Tie::SupersededBy, 2)]);
    }

    #[test]
    fn two_sources_are_in_conflict_where_their_ranges_do_not_meet() {
        let least = Count { to: None, ..count("b", 1, 20, "rebels") };
        let counts = [count("a", 1, 30, "army"), least, count("c", 2, 10, "mayor")];
        assert_eq!(ledgers(&counts)[0].ties, [(0, Tie::ConflictsWith, 2), (1, Tie::ConflictsWith, 2)]);
        // A toll that rises from one day to another on another's word is an update, one that falls is not.
        let rises = [count("a", 1, 30, "army"), count("b", 9, 45, "mayor")];
        assert!(ledgers(&rises)[0].ties.is_empty());
        let falls = [count("a", 1, 45, "army"), count("b", 9, 30, "mayor")];
        assert_eq!(ledgers(&falls)[0].ties, [(0, Tie::ConflictsWith, 1)]);
    }

    #[test]
    fn in_one_text_only_those_whom_it_names_contradict_each_other() {
        let text = |attributed, other| {
            let own = Count { article: "x", attributed, ..count("a", 1, 65, "residents") };
            let counts = [own, Count { article: "x", attributed: other, ..count("b", 1, 38, "harbour master") }];
            ledgers(&counts)[0].ties.len()
        };
        assert_eq!((text(true, true), text(true, false)), (1, 0));
    }

    #[test]
    fn a_part_belongs_to_its_whole() {
        let part = Count { whom: "children", part_of: Some("a"), article: "a", ..count("b", 1, 7, "army") };
        let counts = [count("a", 1, 13, "army"), part];
        let ledgers = ledgers(&counts);
        assert_eq!((ledgers.len(), ledgers[0].whom, ledgers[1].whom), (2, "children", "people"));
        assert_eq!((ledgers[0].ties.as_slice(), ledgers[1].ties.len()), ([(1, Tie::PartOf, 0)].as_slice(), 0));
    }

    #[test]
    fn the_toll_of_a_war_is_none_of_a_day() {
        let counts = [count("a", 1, 30, "army"), count("b", 1, 31, "mayor"), count("c", 1, 7000, "UN")];
        assert_eq!(ledgers(&counts)[0].counts, [0, 1]);
    }
}
