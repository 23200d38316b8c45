//! What a place does in the article: something happened there, the story was filed there, somebody is from there, or it
//! is only named.
//!
//! Runs when the events are found. Places that only an event's sentence makes places ("in Qalat") and the dateline's
//! town, which stands outside the sentences, are added to those recognised.
//!
//! Example: in `NIAMEY – A Malian envoy said in Rome that clashes near Gao went on` Gao is where something happened.

use std::collections::BTreeSet;

use super::fact::{Facts, Place, PlaceRole};
use super::{Extractor, place};
use crate::article::{Article, BlockKind};
use crate::entities::Story;
use crate::entities::places::Meaning;
use crate::span::{CharIndex, Span};

/// Gives places their roles.
pub struct Roles;

impl Extractor for Roles {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        let known: BTreeSet<Span> = facts.places.iter().map(|place| place.span).collect();
        let mut sites: Vec<(Span, String)> = Vec::new();
        for site in facts.events.iter().flat_map(|event| &event.sites).filter(|site| site.rule != "scene/dateline") {
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
        if let Some((name, span)) = dateline(story.article).filter(|(_, span)| !known.contains(span)) {
            facts.places.push(unrecognised(story, &name, span, PlaceRole::Dateline));
        }
        facts.places.sort_by_key(|place| place.span);
    }
}

/// The name of the town that the story was filed in, and where it stands before the first sentence.
pub fn dateline(article: &Article) -> Option<(String, Span)> {
    let name = article.meta.dateline.as_deref()?;
    let block = article.layout.blocks.iter().find(|block| block.kind == BlockKind::Dateline)?;
    let words = CharIndex::new(&article.text).cut(&article.text, block.span).to_lowercase();
    let at = words.find(&name.to_lowercase())?;
    let start = block.span.start + u32::try_from(words[..at].chars().count()).ok()?;
    Some((name.to_owned(), Span::new(start, start + u32::try_from(name.chars().count()).ok()?)))
}

/// A place that was not recognised by its name alone: known where the authority file has the name.
fn unrecognised(story: &Story<'_>, name: &str, span: Span, role: PlaceRole) -> Place {
    let authority = story.authority;
    let senses = authority.look_up(name).unwrap_or_default();
    let territory = senses.actor.and_then(|(actor, _)| authority.actor(actor).territory.as_deref());
    let known = senses.place.or_else(|| territory.and_then(|iri| authority.place_by_iri(iri)));
    place::described(story, &known.map_or(Meaning::Unknown, Meaning::Described), name, span, role, 0.5)
}
