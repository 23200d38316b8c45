//! Happenings: events of several articles that are one and the same.
//!
//! Example: "a blast killed 30 in Gao on Monday" and, the next day, "the toll of Monday's explosion in Gao rose to 45" are one
//! happening; "a blast in Kidal on Monday" is another.
//!
//! Events are compared where they are of one kind and meet in a story, a place or two actors. Day, place, actors, numbers, rare
//! names, the deed and the sentence speak for or against ([`event`]); days or places that cannot both be rule two out. Groups
//! are formed by average linkage of what speaks for each pair.

mod event;

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher as _, Hash};

use foldhash::fast::FixedState;

use super::linkage;
pub use event::{Event, Number, When};

/// What must speak for two events, or groups of them, at least to be one; meetings of the same two are seldom two.
const LEAST: f64 = 1.9;
const LEAST_MEETING: f64 = 1.3;

/// An event is compared with so many of each of its keys at most, the latest first.
const LOOK_BACK: usize = 60;

/// For each event the first of its happening. Expects events in an order that is always the same, the earliest first; those of
/// habits, plans and denials are not for here.
pub fn happenings(events: &[Event]) -> Vec<usize> {
    let pairs = pairs(events).into_iter().filter_map(|(one, other)| {
        let (one_event, other_event) = (&events[one], &events[other]);
        let least = if one_event.kind == event::MEETING { LEAST_MEETING } else { LEAST };
        Some((one, other, one_event.speaks_for(other_event)? + LEAST - least))
    });
    linkage::groups(events.len(), pairs.collect::<Vec<_>>(), None, LEAST)
}

/// The pairs that are compared, each once, in order.
fn pairs(events: &[Event]) -> Vec<(usize, usize)> {
    let mut posted: HashMap<u64, Vec<usize>, FixedState> = HashMap::default();
    let mut pairs: HashSet<(usize, usize), FixedState> = HashSet::default();
    for (at, event) in events.iter().enumerate() {
        for key in keys(event) {
            let earlier = posted.entry(key).or_default();
            let near = |other: &&usize| !events[**other].when.is_long_before(&event.when);
            pairs.extend(earlier.iter().rev().take(LOOK_BACK).filter(near).map(|&other| (other, at)));
            earlier.push(at);
        }
    }
    let mut pairs: Vec<(usize, usize)> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

/// By what an event is found: its kind or deed with its story, its places, both its actors.
fn keys(event: &Event) -> Vec<u64> {
    fn key(parts: impl Hash) -> u64 {
        FixedState::default().hash_one(parts)
    }
    let mut keys = vec![key((0, event.story, &event.deed))];
    if !event.kind.is_empty() {
        keys.push(key((1, event.story, &event.kind)));
        keys.extend(event.places.iter().map(|place| key((2, &event.kind, place))));
        if let (Some(source), Some(target)) = (&event.source, &event.target) {
            let pair = if source < target { (source, target) } else { (target, source) };
            keys.push(key((3, &event.kind, pair)));
        }
    }
    keys
}

#[cfg(test)]
mod tests;
