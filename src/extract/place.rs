//! Places named in the text, with the role they play.

use super::Extractor;
use super::fact::{Facts, Place, PlaceRole};
use crate::english::{Dep, Doc, EntType, Pos};
use crate::entities::{Mention, Story};
use crate::slug::slug;

/// Finds places.
pub struct Places;

impl Extractor for Places {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        for mention in &story.mentions {
            facts.places.extend(place(story, mention));
        }
        for i in 0..story.doc.len() {
            let known = story.mention(i).and_then(|mention| place(story, mention)).is_some();
            facts.places.extend(introduced(story, i).filter(|_| !known));
        }
    }
}

/// The name of the place that token `i` names.
pub fn name_at(story: &Story<'_>, i: usize) -> Option<String> {
    let named = story.mention(i).and_then(|mention| place(story, mention));
    named.or_else(|| introduced(story, i)).map(|place| place.name)
}

/// A name that only the words before it make a place: "the village of Arlu", "towns such as Arlu and Bemo".
fn introduced(story: &Story<'_>, i: usize) -> Option<Place> {
    let doc = &story.doc;
    if doc.pos(i) != Pos::Propn || story.named_actor(i).is_some() {
        return None;
    }
    let mut first = i;
    while doc.dep(first) == Dep::Conj && doc.pos(doc.head(first)) == Pos::Propn {
        first = doc.head(first);
    }
    let preposition = doc.head(first);
    if doc.dep(first) != Dep::Pobj || !matches!(doc.token(preposition), "of" | "as" | "like") {
        return None;
    }
    // "Such as" hangs on the noun, or on the verb whose object the noun is.
    let governor = doc.head(preposition);
    let noun = if doc.pos(governor) == Pos::Verb {
        (governor..first).rev().find(|&j| is_settlement(doc, j))?
    } else {
        governor
    };
    if !is_settlement(doc, noun) {
        return None;
    }
    let mut start = i;
    while start > 0 && doc.dep(start - 1) == Dep::Compound && doc.pos(start - 1) == Pos::Propn {
        start -= 1;
    }
    let name = doc.slice(start..i + 1).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Place {
        span: doc.span_of(start..i + 1),
        iri: slug(&name),
        name,
        geonameid: None,
        lat: None,
        lon: None,
        role: PlaceRole::Mention,
        confidence: 0.5,
    })
}

fn is_settlement(doc: &Doc, noun: usize) -> bool {
    matches!(
        doc.lemma(noun).to_lowercase().as_str(),
        "village"
            | "town"
            | "city"
            | "district"
            | "province"
            | "region"
            | "suburb"
            | "neighbourhood"
            | "neighborhood"
            | "settlement"
            | "hamlet"
            | "port"
            | "governorate"
            | "county"
            | "area"
            | "island"
            | "valley"
    )
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
pub(super) fn geoname_id(iri: &str) -> Option<u64> {
    iri.strip_prefix("https://sws.geonames.org/")?.trim_end_matches('/').parse().ok()
}
