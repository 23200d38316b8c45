//! Places named in the text, with the role they play.

use super::extractor::Extractor;
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::entities::gazetteer::{Gazetteer, PlaceId};
use crate::entities::place::{PlaceIdentity, PlaceMention};
use crate::extract::found::Facts;
use crate::facts::{Place, PlaceRole, Region};
use crate::lexicon::classes::PlaceWord;
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
    Some(described(story, PlaceIdentity::Named, &name, span, PlaceRole::Mention, 0.5))
}

fn is_settlement(doc: &Doc, noun: usize) -> bool {
    PlaceWord::Settlement.has(&doc.lemma(noun).to_lowercase())
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
    described(story, mention.identity, &mention.name, mention.span, role, mention.confidence)
}

/// A place with all that the authority file and the gazetteer know of it.
pub(super) fn described(
    story: &Story<'_>,
    identity: PlaceIdentity,
    name: &str,
    span: Span,
    role: PlaceRole,
    confidence: f64,
) -> Place {
    let label = identity.label(story.authority).unwrap_or_else(|| name.to_owned());
    let mut place = Place {
        span,
        iri: iri(story, identity, &label),
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
    match identity {
        PlaceIdentity::Described(index) => {
            let known = story.authority.place(index);
            place.geonameid = known.geonameid;
            place.lat = known.point.map(|(lat, _)| lat);
            place.lon = known.point.map(|(_, lon)| lon);
            place.known = true;
        }
        PlaceIdentity::Listed(listed) => list(story, listed, &mut place),
        PlaceIdentity::Named => {}
    }
    place
}

/// The place's IRI in the graph: that of the authority file, that of GeoNames, or one made of its name.
fn iri(story: &Story<'_>, identity: PlaceIdentity, label: &str) -> String {
    let id = match identity {
        PlaceIdentity::Described(index) => return story.authority.place(index).iri.clone(),
        PlaceIdentity::Listed(listed) => Gazetteer::embedded().geoname(listed),
        PlaceIdentity::Named => None,
    };
    id.map_or_else(|| story.naming.place(&slug(label)), |id| story.naming.geoname(id))
}

/// What the gazetteer knows of a place; coordinates and labels of the authority file come first.
fn list(story: &Story<'_>, listed: PlaceId, place: &mut Place) {
    let gazetteer = Gazetteer::embedded();
    let id = gazetteer.geoname(listed);
    let described = id.and_then(|id| story.authority.place_by_geoname(id));
    let point = described.and_then(|index| story.authority.place(index).point).or_else(|| gazetteer.point(listed));
    // A state that is a town has the town's point.
    let town = || {
        let inside =
            gazetteer.look_up(&place.name).filter(|sense| sense.own && gazetteer.contains(listed, sense.place));
        inside.filter_map(|sense| gazetteer.point(sense.place)).next()
    };
    let point = point.or_else(town);
    place.geonameid = id;
    place.lat = point.map(|(lat, _)| lat);
    place.lon = point.map(|(_, lon)| lon);
    place.known = described.is_some();
    place.kind = Some(gazetteer.kind(listed).name().to_owned());
    place.country = gazetteer.country_code(listed).map(str::to_owned);
    let country = gazetteer.country(listed).and_then(|country| gazetteer.geoname(country));
    let state = country.and_then(|id| story.authority.by_land(id));
    place.state = state.map(|actor| story.authority.actor(actor).iri.clone());
    let region = gazetteer.region(listed).filter(|&region| region != listed);
    place.region = region.and_then(|region| {
        let id = gazetteer.geoname(region)?;
        let name = PlaceIdentity::Listed(region).label(story.authority)?;
        Some(Region { name, iri: story.naming.geoname(id), geonameid: id })
    });
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;
    use crate::facts::PlaceRole;

    #[test]
    fn an_iri_is_of_geonames_or_of_the_name() {
        let facts = facts("Two wells were dug in the village of Arlubek and in Oslo.");
        let iri = |name: &str| facts.places.iter().find(|place| place.name == name).unwrap().iri.clone();
        assert!(iri("Arlubek").ends_with("/id/place/arlubek"));
        assert!(iri("Oslo").starts_with("https://sws.geonames.org/"));
    }

    #[test]
    fn words_before_a_name_make_it_a_place() {
        let names = |text: &str| facts(text).places.into_iter().map(|place| place.name).collect::<Vec<_>>();
        assert_eq!(names("Wells were dug in towns such as Arlubek and Bemolo."), ["Arlubek", "Bemolo"]);
    }

    #[test]
    fn whose_name_owns_something_is_where_that_is_from() {
        let facts = facts("The Oslo fire brigade came.");
        assert_eq!(facts.places.first().map(|place| place.role), Some(PlaceRole::Origin));
    }
}
