//! Places named in the text, with the role they play.

use super::Extractor;
use super::fact::{Facts, Place, PlaceRole};
use crate::english::{Dep, EntType};
use crate::entities::{Mention, Story};
use crate::slug::slug;

/// Finds places.
pub struct Places;

impl Extractor for Places {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        for mention in &story.mentions {
            facts.places.extend(place(story, mention));
        }
    }
}

/// The name of the place that token `i` names.
pub fn name_at(story: &Story<'_>, i: usize) -> Option<String> {
    let mention = story.mention(i)?;
    place(story, mention).map(|place| place.name)
}

fn place(story: &Story<'_>, mention: &Mention) -> Option<Place> {
    if mention.is_demonym() || mention.is_person(story.authority) {
        return None;
    }
    let words = story.doc.slice(mention.tokens.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
    let label = mention.label;
    let territory = mention.senses.actor.and_then(|(actor, _)| story.authority.actor(actor).territory.as_deref());
    let known = mention.senses.place.or_else(|| territory.and_then(|iri| story.authority.place_by_iri(iri)));
    if known.is_none() && !matches!(label, Some(EntType::Gpe | EntType::Loc | EntType::Fac)) {
        return None;
    }
    let (name, iri, point) = match known {
        Some(index) => {
            let place = story.authority.place(index);
            (place.name.clone(), Some(place.iri.clone()), place.point)
        }
        None => (words, None, None),
    };
    let geonameid = iri.as_deref().and_then(geoname_id);
    Some(Place {
        span: story.doc.span_of(mention.tokens.clone()),
        // An unknown place is known by its name; the base is put before it when the facts are settled.
        iri: iri.unwrap_or_else(|| slug(&name)),
        name,
        geonameid,
        lat: point.map(|(lat, _)| lat),
        lon: point.map(|(_, lon)| lon),
        role: match story.doc.dep(mention.head) {
            Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Poss => PlaceRole::Origin,
            _ => PlaceRole::Mention,
        },
        confidence: if known.is_some() { 0.9 } else { 0.6 },
    })
}

/// The number in a GeoNames IRI (`https://sws.geonames.org/524901/`).
fn geoname_id(iri: &str) -> Option<u64> {
    iri.strip_prefix("https://sws.geonames.org/")?.trim_end_matches('/').parse().ok()
}
