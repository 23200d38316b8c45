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
    /// True where the article says that it happened there or by it; false where it was inferred.
    pub told: bool,
    /// True where it happened by it and not in it.
    pub near: bool,
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
    let there = |property, told, near| Some(Spot { near, ..at(edition, reader.value(fact, property)?, told) });
    let by = || there(words.near, true, true);
    there(words.located, true, false).or_else(by).or_else(|| there(words.inferred, false, false))
}

fn at(edition: &Edition, place: Node, told: bool) -> Spot {
    let (reader, words) = (&edition.reader, &edition.words);
    let iri = reader.text(place);
    let gazetteer = Gazetteer::embedded();
    let known = geonameid(iri).and_then(|id| gazetteer.by_geoname(id));
    let kind = known.map(|place| gazetteer.kind(place));
    let is_country = kind.is_some_and(|kind| kind.name() == "country");
    Spot {
        node: place,
        name: reader.value(place, words.label).map_or(iri, |label| reader.text(label)).to_owned(),
        page: local(edition, place),
        point: reader.value(place, words.point).and_then(|point| self::point(reader.text(point))),
        wide: kind.is_some_and(|kind| kind.is_wide() || kind.is_water()),
        country: known.filter(|_| is_country).and_then(|place| gazetteer.country_code(place)),
        told,
        near: false,
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
    let mut counts: HashMap<Node, (usize, usize)> = HashMap::new();
    // What is near a land is not in it.
    let near = reader.pairs(words.near).filter(|(place, _)| !at(edition, *place, true).wide);
    for (place, _) in reader.pairs(words.located).chain(near).filter(|(_, fact)| wanted(*fact)) {
        counts.entry(place).or_default().0 += 1;
    }
    for (place, _) in reader.pairs(words.inferred).filter(|(_, fact)| wanted(*fact)) {
        counts.entry(place).or_default().1 += 1;
    }
    let mut spots: Vec<Spots> = counts
        .into_iter()
        .map(|(place, (told, inferred))| Spots { spot: at(edition, place, told > 0), told, inferred })
        .collect();
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
