//! Places named in the text.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// What a place does in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum PlaceRole {
    /// Something happened there.
    Event,
    /// The story was filed there.
    Dateline,
    /// Somebody is from there.
    Origin,
    /// It is only named.
    Mention,
}

/// A place named in the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// Where the name stands.
    pub span: Span,
    /// The place's name: that of the authority file, or else as the article spells it.
    pub name: String,
    /// Its name in the authority file or the gazetteer, the same in every article.
    pub label: String,
    /// Its IRI in the graph.
    pub iri: String,
    /// GeoNames id, where one is known.
    pub geonameid: Option<u64>,
    /// Latitude in degrees (WGS 84).
    pub lat: Option<f64>,
    /// Longitude in degrees (WGS 84).
    pub lon: Option<f64>,
    /// What it is: `country`, `region`, `district`, `capital`, `seat` (of a region), `town`, `quarter`, `area`,
    /// `sea`, `river`, `base`, `crossing` …; null for a place that the gazetteer does not know.
    pub kind: Option<String>,
    /// ISO 3166-1 alpha-2 code of the country that it is or lies in.
    pub country: Option<String>,
    /// IRI of that country's state, where the authority file describes it.
    pub state: Option<String>,
    /// The first-level region that it lies in.
    pub region: Option<Region>,
    /// True where the authority file describes the place, so that a graph need not.
    pub known: bool,
    /// What it does in the article.
    pub role: PlaceRole,
    /// Between 0 and 1: how sure it is which place the name means, from the rule's precision on development data.
    pub confidence: f64,
}

/// A first-level region: a province, a state, a governorate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Region {
    /// Its name.
    pub name: String,
    /// Its IRI in the graph.
    pub iri: String,
    /// GeoNames id.
    pub geonameid: u64,
}
