//! Where facts happened: a town is a point, a country or a land is never one.

use std::collections::HashMap;

use super::names::local;
use crate::entities::gazetteer::Gazetteer;
use crate::graph::iri::geonameid;
use crate::serve::edition::Edition;
use crate::store::Node;

/// A place, and how it is known that something happened there.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// The place.
    pub node: Node,
    /// What it is called.
    pub name: String,
    /// Its page.
    pub page: String,
    /// Longitude and latitude in degrees.
    pub point: Option<(f64, f64)>,
    /// True for a land: something happened somewhere in it, not at its point.
    pub wide: bool,
    /// The code of the country that it is, where it is one.
    pub country: Option<&'static str>,
    /// What makes it the place of a fact.
    pub known: Known,
}

/// What makes a place that of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// The article says that it happened there.
    In,
    /// The article says that it happened by it and not in it.
    Near,
    /// It was inferred.
    Inferred,
}

/// What is known to have happened at a place.
#[derive(Debug, Clone)]
pub struct Spots {
    /// The place.
    pub spot: Spot,
    /// Facts of which the article says that they happened there, or by it where it is a town.
    pub told: usize,
    /// Facts of which that was inferred.
    pub inferred: usize,
}

/// Where a fact happened: as told, in a place before near one, else as inferred.
pub fn spot(edition: &Edition, fact: Node) -> Option<Spot> {
    let (reader, words) = (&edition.reader, &edition.words);
    let ways = [(words.located, Known::In), (words.near, Known::Near), (words.inferred, Known::Inferred)];
    ways.into_iter().find_map(|(property, known)| Some(at(edition, reader.value(fact, property)?, known)))
}

fn at(edition: &Edition, place: Node, known: Known) -> Spot {
    let (reader, words) = (&edition.reader, &edition.words);
    let iri = reader.text(place);
    let gazetteer = Gazetteer::embedded();
    let listed = geonameid(iri).and_then(|id| gazetteer.by_geoname(id));
    let kind = listed.map(|place| gazetteer.kind(place));
    let is_country = kind.is_some_and(|kind| kind.name() == "country");
    Spot {
        node: place,
        name: reader.value(place, words.label).map_or(iri, |label| reader.text(label)).to_owned(),
        page: local(edition, place),
        point: reader.value(place, words.point).and_then(|point| self::point(reader.text(point))),
        wide: kind.is_some_and(|kind| kind.is_wide() || kind.is_water()),
        country: listed.filter(|_| is_country).and_then(|place| gazetteer.country_code(place)),
        known,
    }
}

/// Longitude and latitude of `POINT(23.7 61.5)`.
pub fn point(wkt: &str) -> Option<(f64, f64)> {
    let (longitude, latitude) = wkt.strip_prefix("POINT(")?.strip_suffix(')')?.split_once(' ')?;
    Some((longitude.parse().ok()?, latitude.parse().ok()?))
}

/// All places where something happened among facts that `wanted` takes, those with most first.
pub fn spots(edition: &Edition, wanted: impl Fn(Node) -> bool) -> Vec<Spots> {
    let (reader, words) = (&edition.reader, &edition.words);
    let mut counts: HashMap<Node, [usize; 3]> = HashMap::new();
    for (way, property) in [words.located, words.near, words.inferred].into_iter().enumerate() {
        for (place, _) in reader.pairs(property).filter(|(_, fact)| wanted(*fact)) {
            counts.entry(place).or_default()[way] += 1;
        }
    }
    let spots = counts.into_iter().map(|(place, [located, near, inferred])| {
        let mut spot = at(edition, place, Known::Inferred);
        // What is near a land is not in it.
        let told = if spot.wide { located } else { located + near };
        if told > 0 {
            spot.known = Known::In;
        }
        Spots { spot, told, inferred }
    });
    let mut spots: Vec<Spots> = spots.filter(|spots| spots.told + spots.inferred > 0).collect();
    spots.sort_by_key(|spots| (std::cmp::Reverse(spots.told + spots.inferred), spots.spot.node));
    spots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_has_the_longitude_first() {
        assert_eq!(point("POINT(36.29 -33.5)"), Some((36.29, -33.5)));
        assert_eq!(point("POLYGON((0 0))"), None);
    }
}
