//! Events that strict readers judged by eye, each on its own: a simple random sample of what an earlier version told of 978 articles.
//!
//! They are stand-off, as the annotations are: where the words for an event and for who took part stand, and whether every part of
//! the event was right.

use std::path::Path;

use sayso::extract::confidence::Features;
use sayso::facts::{Event, Facts, Participant, Polarity};
use serde::Deserialize;

use super::gold::{self, Range};
use super::judge::Judged;

/// What tells those judged by eye from those that are held against annotations: whoever reads one event forgives more.
const BY_EYE: &str = "read by eye";

/// The events of an article that were judged.
#[derive(Debug, Deserialize)]
pub struct Read {
    pub id: String,
    /// Of the text read.
    pub sha256: String,
    events: Vec<Seen>,
}

/// An event as it was told, and whether that was right.
#[derive(Debug, Deserialize)]
struct Seen {
    trigger: Range,
    category: String,
    source: Option<Range>,
    target: Option<Range>,
    polarity: String,
    by: bool,
    right: bool,
}

/// The judgements in a file, an article a line.
pub fn read(file: &Path) -> Vec<Read> {
    gold::rows(file)
}

/// Of the events that were judged those that are still told as they were.
pub fn judged(read: &Read, facts: &Facts) -> Vec<Judged> {
    let told = Features::new(facts);
    let found =
        read.events.iter().filter_map(|seen| Some((seen, facts.events.iter().find(|event| is_as_told(seen, event))?)));
    let judge = |(seen, event): (&Seen, &Event)| {
        let mut features = told.event(event);
        features.push(BY_EYE.to_owned());
        Judged { kind: "event", features, confidence: event.confidence, right: seen.right }
    };
    found.map(judge).collect()
}

fn is_as_told(seen: &Seen, event: &Event) -> bool {
    let span = |part: &Option<Participant>| part.as_ref().map(|part| (part.span.start, part.span.end));
    let negated = event.polarity == Polarity::Negated;
    event.category.is_some_and(|category| category.code() == seen.category)
        && (event.trigger.start, event.trigger.end) == seen.trigger
        && span(&event.source) == seen.source
        && span(&event.target) == seen.target
        && negated == (seen.polarity == "negated")
        && event.according_to.is_some() == seen.by
}
