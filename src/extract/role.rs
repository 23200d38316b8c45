//! What a place does in the article: something happened there, the story was filed there, somebody is from there, or it
//! is only named.
//!
//! Runs when the events are found. Places that only an event's sentence makes places ("in Qalat") are added to those
//! recognised.
//!
//! Example: in `NIAMEY – A Malian envoy said in Rome that clashes near Gao went on` Gao is where something happened.

use std::collections::BTreeSet;

use super::extractor::Extractor;
use super::place;
use crate::entities::Story;
use crate::entities::places::Meaning;
use crate::facts::{Facts, Place, PlaceRole};
use crate::span::Span;

/// Gives places their roles.
pub struct Roles;

impl Extractor for Roles {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        let known: BTreeSet<Span> = facts.places.iter().map(|place| place.span).collect();
        let mut sites: Vec<(Span, String)> = Vec::new();
        for site in facts.events.iter().flat_map(|event| &event.sites) {
            sites.push((site.span, site.name.clone()));
        }
        sites.sort();
        sites.dedup();
        let happened: BTreeSet<Span> = facts
            .events
            .iter()
            .flat_map(|event| &event.sites)
            .filter(|site| !site.inferred)
            .map(|site| site.span)
            .collect();
        for place in facts.places.iter_mut().filter(|place| happened.contains(&place.span)) {
            place.role = PlaceRole::Event;
        }
        for (span, name) in sites.into_iter().filter(|(span, _)| !known.contains(span)) {
            let role = if happened.contains(&span) { PlaceRole::Event } else { PlaceRole::Mention };
            facts.places.push(unrecognised(story, &name, span, role));
        }
        facts.places.sort_by_key(|place| place.span);
    }
}

/// A place that was not recognised by its name alone: known where the authority file has the name.
fn unrecognised(story: &Story<'_>, name: &str, span: Span, role: PlaceRole) -> Place {
    let authority = story.authority;
    let senses = authority.look_up(name).unwrap_or_default();
    let known = senses.place.or_else(|| senses.actor.and_then(|(actor, _)| authority.land(actor)));
    place::described(story, &known.map_or(Meaning::Unknown, Meaning::Described), name, span, role, 0.5)
}
