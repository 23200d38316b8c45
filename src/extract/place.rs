//! Places named in the text, with the role they play.

use super::extractor::Extractor;
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::entities::gazetteer::{Gazetteer, PlaceId};
use crate::entities::places::{Meaning, PlaceMention, geoname, geoname_iri};
use crate::facts::{Facts, Place, PlaceRole, Region};
use crate::slug::slug;
use crate::span::Span;

/// Finds places.
pub struct Places;

impl Extractor for Places {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        facts.places.extend(story.places.iter().map(|mention| place(story, mention)));
        for i in 0..story.doc.len() {
            facts.places.extend(introduced(story, i));
        }
        facts.places.sort_by_key(|place| (place.span.start, place.span.end));
    }
}

/// The name of the place that token `i` names. What stands inside the name of a body is no place of its own there.
pub fn name_at(story: &Story<'_>, i: usize) -> Option<String> {
    match story.place(i) {
        Some(mention) if mention.inside => None,
        Some(mention) => Some(mention.name.clone()),
        None => introduced(story, i).map(|place| place.name),
    }
}

/// A name that only the words before it make a place: "the village of Arlu", "towns such as Arlu and Bemo".
fn introduced(story: &Story<'_>, i: usize) -> Option<Place> {
    let doc = &story.doc;
    if doc.pos(i) != Pos::Propn || story.named_actor(i).is_some() || story.place(i).is_some() {
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
    let name = doc.words(start..i + 1);
    let span = doc.span_of(start..i + 1);
    Some(described(story, &Meaning::Unknown, &name, span, PlaceRole::Mention, 0.5))
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

fn place(story: &Story<'_>, mention: &PlaceMention) -> Place {
    let role = if mention.dateline {
        PlaceRole::Dateline
    } else if mention.inside {
        PlaceRole::Origin
    } else {
        let head = mention.tokens.clone().rev().find(|&i| !mention.tokens.contains(&story.doc.head(i)));
        match story.doc.dep(head.unwrap_or(mention.tokens.start)) {
            Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Poss => PlaceRole::Origin,
            _ => PlaceRole::Mention,
        }
    };
    described(story, &mention.meaning, &mention.name, mention.span, role, mention.confidence)
}

/// A place with all that the authority file and the gazetteer know of it.
pub(super) fn described(
    story: &Story<'_>,
    meaning: &Meaning,
    name: &str,
    span: Span,
    role: PlaceRole,
    confidence: f64,
) -> Place {
    let label = meaning.label(story.authority).unwrap_or_else(|| name.to_owned());
    let mut place = Place {
        span,
        // A place without an id is known by its name; the base is put before it when the facts are settled.
        iri: slug(&label),
        name: name.to_owned(),
        label,
        geonameid: None,
        lat: None,
        lon: None,
        kind: None,
        country: None,
        state: None,
        region: None,
        known: false,
        role,
        confidence,
    };
    match meaning {
        Meaning::Described(index) => {
            let known = story.authority.place(*index);
            place.iri.clone_from(&known.iri);
            place.geonameid = geoname(&known.iri);
            place.lat = known.point.map(|(lat, _)| lat);
            place.lon = known.point.map(|(_, lon)| lon);
            place.known = true;
        }
        Meaning::Listed(listed) => list(story, *listed, &mut place),
        Meaning::Unknown => {}
    }
    place
}

/// What the gazetteer knows of a place; coordinates and labels of the authority file come first.
fn list(story: &Story<'_>, listed: PlaceId, place: &mut Place) {
    let gazetteer = Gazetteer::embedded();
    let id = gazetteer.geoname(listed);
    let described = id.and_then(|id| story.authority.place_by_iri(&geoname_iri(id)));
    let point = described.and_then(|index| story.authority.place(index).point).or_else(|| gazetteer.point(listed));
    place.iri = id.map_or_else(|| place.iri.clone(), geoname_iri);
    place.geonameid = id;
    place.lat = point.map(|(lat, _)| lat);
    place.lon = point.map(|(_, lon)| lon);
    place.known = described.is_some();
    place.kind = Some(gazetteer.kind(listed).name().to_owned());
    place.country = gazetteer.country_code(listed).map(str::to_owned);
    let country = gazetteer.country(listed).and_then(|country| gazetteer.geoname(country)).map(geoname_iri);
    let state = country.and_then(|iri| story.authority.by_territory(&iri));
    place.state = state.map(|actor| story.authority.actor(actor).iri.clone());
    let region = gazetteer.region(listed).filter(|&region| region != listed);
    place.region = region.and_then(|region| {
        let id = gazetteer.geoname(region)?;
        let name = Meaning::Listed(region).label(story.authority)?;
        Some(Region { name, iri: geoname_iri(id), geonameid: id })
    });
}
