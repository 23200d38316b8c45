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
use crate::entities::place::PlaceIdentity;
use crate::extract::found::Facts;
use crate::facts::{Place, PlaceRole};
use crate::span::Span;

/// Gives places their roles.
pub struct PlaceRoles;

impl Extractor for PlaceRoles {
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
    place::described(story, known.map_or(PlaceIdentity::Named, PlaceIdentity::Described), name, span, role, 0.5)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;
    use crate::facts::PlaceRole;

    #[test]
    fn where_something_happened_where_somebody_spoke_and_where_the_story_was_filed() {
        let facts = facts("NIAMEY – A Malian envoy said in Rome that rebels attacked a base near Gao on Monday.");
        let role = |name: &str| facts.places.iter().find(|place| place.name == name).map(|place| place.role);
        assert_eq!(role("Gao"), Some(PlaceRole::Event));
        assert_eq!(role("Rome"), Some(PlaceRole::Mention));
        assert_eq!(role("Niamey"), Some(PlaceRole::Dateline));
    }

    #[test]
    fn a_place_that_only_an_event_makes_one_is_added() {
        let facts = facts("Rebels attacked a base in Qalatbek on Monday.");
        assert!(facts.places.iter().any(|place| place.name == "Qalatbek" && place.role == PlaceRole::Event));
    }
}
