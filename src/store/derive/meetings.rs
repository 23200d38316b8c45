//! Meetings that an article tells from both sides: each is listed once.
//!
//! ```text
//! <x#event-1> a sayso:Meeting ; sayso:source a:norway ; sayso:target a:russia ; sayso:trigger "met" .
//! <x#event-2> a sayso:Meeting ; sayso:source a:russia ; sayso:target a:norway ; sayso:trigger "met" ;
//!   sayso:mirrors <x#event-1> .
//! ```

use std::collections::HashMap;

use super::subject::Subject;
use super::vocabulary::Vocabulary;
use crate::store::index::key::Dictionary;

/// Article, word, and the two parties in either order; who met nobody named stands twice.
type Meeting = (u32, u32, [u32; 2]);

/// Which event, of those that tell of one meeting, has the first IRI.
pub struct Meetings(HashMap<Meeting, u32>);

impl Meetings {
    /// The meetings of these articles.
    pub fn of(vocabulary: &Vocabulary, terms: &impl Dictionary, subjects: &[Subject<'_>]) -> Self {
        let mut first: HashMap<Meeting, u32> = HashMap::new();
        for subject in subjects {
            for meeting in told(vocabulary, *subject) {
                let node = subject.node();
                let event = first.entry(meeting).or_insert(node);
                if terms.key(node) < terms.key(*event) {
                    *event = node;
                }
            }
        }
        Self(first)
    }

    /// The event under which to list what this one tells; `None` where it is to be listed itself.
    pub fn told_before(&self, vocabulary: &Vocabulary, subject: Subject<'_>) -> Option<u32> {
        let first: Vec<u32> = told(vocabulary, subject).iter().filter_map(|it| self.0.get(it)).copied().collect();
        first.first().copied().filter(|_| !first.contains(&subject.node()))
    }
}

/// The meetings that an event tells of: one for each word and pair.
fn told(vocabulary: &Vocabulary, subject: Subject<'_>) -> Vec<Meeting> {
    if !subject.is_a(vocabulary, vocabulary.meeting) {
        return Vec::new();
    }
    let targets: Vec<u32> = subject.values(vocabulary.target).collect();
    let mut meetings = Vec::new();
    for word in subject.values(vocabulary.trigger) {
        for one in subject.values(vocabulary.source) {
            let alone = targets.is_empty().then_some(one);
            let others = targets.iter().copied().chain(alone);
            meetings.extend(others.map(|other| (subject.graph(), word, [one.min(other), one.max(other)])));
        }
    }
    meetings
}
