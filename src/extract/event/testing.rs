//! What tests of events share.

use crate::extract::testing::facts;
use crate::facts::{Event, Modality, Participant, Polarity};

/// `source CATEGORY target`, with what is not plainly so after it; events outside the scheme as `kind: places`.
pub fn line(event: &Event) -> String {
    let Some(category) = event.category else {
        return format!("{}: {}", event.kind.as_deref().unwrap_or(""), event.places.join(", "));
    };
    let name = |part: &Option<Participant>| part.as_ref().map_or("nobody".to_owned(), |part| part.name.clone());
    let mut line = format!("{} {} {}", name(&event.source), category.code(), name(&event.target));
    if event.polarity == Polarity::Negated {
        line.push_str(" negated");
    }
    if event.modality != Modality::Asserted {
        line.push_str(&format!(" {:?}", event.modality).to_lowercase());
    }
    line
}

/// Checks the events that a text tells.
#[track_caller]
pub fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = facts(text).events.iter().map(line).collect();
    assert_eq!(found, expected, "{text}");
}
