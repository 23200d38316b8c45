//! Happenings: events of several articles that are one and the same.
//!
//! Example: "a blast killed 30 in Gao on Monday" and, the next day, "the toll of Monday's explosion in Gao rose to 45" are one
//! happening; "a blast in Kidal on Monday" is another.
//!
//! Events are compared where they are of one kind and meet in a story, a place or two actors. Day, place, actors, numbers, rare
//! names, the deed and the sentence speak for or against ([`event`]); days or places that cannot both be rule two out. Groups
//! are formed by average linkage of what speaks for each pair, and hold no two that were ruled out. A group whose events all
//! articles tell in one sentence stands where that is surely read ([`is_sure`]).

pub mod described;
mod event;
mod surety;
pub mod telling;

use std::io;

use super::components::Components;
use super::join::{Join, number};
use super::linkage;
use super::verdicts::Pairs;
use crate::spill::{Records, Sorted, Sorter, Spill};
pub use event::{Event, Number, When};
pub use surety::{Telling, is_sure};

/// What must speak for two events, or groups of them, at least to be one.
const LEAST: f64 = 1.9;

/// What must speak for every two of a group that were compared: an event that is like some of a happening and unlike another is
/// another one.
const LEAST_OF_EACH: f64 = 1.6;

/// How alike two are that cannot be of one group; what a user judges outweighs it.
const APART: f64 = -1e5;

/// An event is compared with so many of each of its keys at most, the latest first.
const LOOK_BACK: usize = 60;

/// For each event the first of its happening. Expects events in an order that is always the same, the earliest first; those of
/// habits, plans and denials are not for here. What is `judged` of two, by their places, holds.
///
/// # Errors
/// When what memory does not hold cannot be written or read.
pub fn happenings(events: &Records<Event>, judged: &Pairs, spill: &Spill) -> io::Result<Vec<usize>> {
    let mut compared = Components::new(events.len(), spill);
    let mut pairs = pairs(events, spill)?;
    while let Some([one, other]) = pairs.pull()? {
        let (one, other) = (one as usize, other as usize);
        if judged.of(one, other).is_some() {
            continue;
        }
        let (one_event, other_event) = (events.get(one)?, events.get(other)?);
        let points = one_event.speaks_for(&other_event).filter(|points| *points >= LEAST_OF_EACH).unwrap_or(APART);
        compared.add(one, other, points, points >= LEAST)?;
    }
    judged.scores().try_for_each(|(one, other, score)| compared.add(one, other, score, score >= LEAST))?;
    linkage::groups_of(events.len(), compared, None, LEAST)
}

/// The pairs that are compared, each once, in order.
fn pairs(events: &Records<Event>, spill: &Spill) -> io::Result<Sorted<2>> {
    let mut posted = Join::new(spill);
    let mut whens = Vec::with_capacity(events.len());
    for (at, event) in events.iter().enumerate() {
        let event = event?;
        whens.push(event.when);
        keys(&event).into_iter().try_for_each(|key| posted.add(key, at))?;
    }
    let mut pairs = Sorter::new(spill);
    posted.each(|_, sharing| {
        for (place, &at) in sharing.iter().enumerate() {
            let earlier = sharing[..place].iter().rev().take(LOOK_BACK);
            let near = |other: &&u32| !whens[**other as usize].is_long_before(&whens[at as usize]);
            earlier.filter(near).try_for_each(|&other| pairs.push([other, at]))?;
        }
        Ok(())
    })?;
    pairs.sorted()
}

/// By what an event is found: its kind or deed with its story, its places, both its actors.
fn keys(event: &Event) -> Vec<u64> {
    let mut keys = vec![number((0, event.story, &event.deed))];
    if !event.kind.is_empty() {
        keys.push(number((1, event.story, &event.kind)));
        keys.extend(event.places.iter().map(|place| number((2, &event.kind, place))));
        if let (Some(source), Some(target)) = (&event.source, &event.target) {
            let pair = if source < target { (source, target) } else { (target, source) };
            keys.push(number((3, &event.kind, pair)));
        }
    }
    keys
}

#[cfg(test)]
mod tests;
