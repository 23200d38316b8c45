//! Rows with coordinates as GeoJSON (RFC 7946), which maps and spreadsheets of places read.
//!
//! Each row is a feature. Its geometry is the first value that is a WKT literal (`geo:asWKT`), or a point of a column
//! `lat` (or `latitude`) and a column `long` (or `lon`, `lng`, `longitude`), in degrees of WGS 84. The other columns are
//! its properties: numbers and truth values as such, IRIs and all else as text, nothing as null. A row without
//! coordinates is a feature without geometry, as the standard has it.

use geojson::{Feature, FeatureCollection, Geometry, GeometryValue, JsonObject, JsonValue};
use oxigraph::model::{Literal, Term};
use wkt::TryFromWkt;

use super::table::Rows;
use crate::lexicon::classes::SparqlWord;

/// The literals of `geo:asWKT`.
const WKT: &str = "http://www.opengis.net/ont/geosparql#wktLiteral";

/// An answer in which nothing has coordinates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the answer has no coordinates")]
pub struct NoCoordinates;

impl NoCoordinates {
    /// What the user can do about it.
    pub fn hint(self) -> String {
        "select a place's geo:asWKT, or columns ?lat and ?long; the query `events-near` has them".to_owned()
    }
}

/// The rows as a feature collection, with an end of line.
///
/// # Errors
/// [`NoCoordinates`] when there are rows and none of them has any.
pub fn render(rows: &Rows) -> Result<String, NoCoordinates> {
    let column = |names: &[&str]| rows.columns.iter().position(|name| names.contains(&name.to_lowercase().as_str()));
    let pair = column(&["lat", "latitude"]).zip(column(&["long", "lon", "lng", "longitude"]));
    let features: Vec<Feature> = rows.rows.iter().map(|row| feature(&rows.columns, row, pair)).collect();
    if !features.is_empty() && features.iter().all(|feature| feature.geometry.is_none()) {
        return Err(NoCoordinates);
    }
    let collection = FeatureCollection { bbox: None, features, foreign_members: None };
    Ok(format!("{collection}\n"))
}

fn feature(columns: &[String], row: &[Option<Term>], pair: Option<(usize, usize)>) -> Feature {
    let located = row.iter().enumerate().find_map(|(at, term)| Some((at, from_wkt(term.as_ref()?)?)));
    let point = pair.and_then(|(lat, long)| Some((degrees(row, lat, 90.0)?, degrees(row, long, 180.0)?)));
    let (geometry, taken) = match (located, point) {
        (Some((at, geometry)), _) => (Some(geometry), vec![at]),
        (None, Some((lat, long))) => {
            let point = geo_types::Point::new(long, lat);
            (Some(Geometry::new(GeometryValue::from(&point))), pair.map_or(Vec::new(), |(lat, long)| vec![lat, long]))
        }
        (None, None) => (None, Vec::new()),
    };
    let properties: JsonObject = columns
        .iter()
        .zip(row)
        .enumerate()
        .filter(|(at, _)| !taken.contains(at))
        .map(|(_, (name, term))| (name.clone(), term.as_ref().map_or(JsonValue::Null, property)))
        .collect();
    Feature { geometry, properties: Some(properties), bbox: None, id: None, foreign_members: None }
}

/// The geometry of a WKT literal. GeoSPARQL lets the IRI of a reference system stand before it; longitude comes first
/// where there is none.
fn from_wkt(term: &Term) -> Option<Geometry> {
    let Term::Literal(literal) = term else { return None };
    if literal.datatype().as_str() != WKT {
        return None;
    }
    let text = literal.value().trim();
    let text = match text.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        Some((system, rest)) => system.ends_with("/CRS84").then_some(rest)?,
        None => text,
    };
    let geometry = geo_types::Geometry::<f64>::try_from_wkt_str(text.trim()).ok()?;
    Some(Geometry::new(GeometryValue::from(&geometry)))
}

fn degrees(row: &[Option<Term>], column: usize, limit: f64) -> Option<f64> {
    let Some(Term::Literal(literal)) = row.get(column)?.as_ref() else { return None };
    literal.value().parse().ok().filter(|degrees: &f64| degrees.abs() <= limit)
}

fn property(term: &Term) -> JsonValue {
    match term {
        Term::Literal(literal) => value(literal),
        Term::NamedNode(node) => node.as_str().into(),
        other => other.to_string().into(),
    }
}

/// A number or a truth value as JSON has it, else the words.
fn value(literal: &Literal) -> JsonValue {
    let text = literal.value();
    let number = || serde_json::from_str::<serde_json::Number>(text).ok();
    match literal.datatype().as_str().strip_prefix("http://www.w3.org/2001/XMLSchema#") {
        Some(name) if SparqlWord::NumericType.has(name) => number().map_or_else(|| text.into(), JsonValue::Number),
        Some("boolean") if text == "true" || text == "false" => (text == "true").into(),
        _ => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::NamedNode;

    fn rows(columns: &[&str], row: Vec<Option<Term>>) -> Rows {
        Rows { columns: columns.iter().map(|&name| name.to_owned()).collect(), rows: vec![row] }
    }

    fn wkt(text: &str) -> Option<Term> {
        Some(Literal::new_typed_literal(text, NamedNode::new_unchecked(WKT)).into())
    }

    #[test]
    fn a_point_in_wkt() {
        let name = Some(Literal::new_simple_literal("Oslo").into());
        let events = Some(Literal::from(3).into());
        let place = Some(NamedNode::new_unchecked("https://example.org/oslo").into());
        let rows = rows(
            &["name", "point", "events", "place", "note"],
            vec![name, wkt("POINT(10.74609 59.91273)"), events, place, None],
        );
        let expected = concat!(
            r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","#,
            r#""coordinates":[10.74609,59.91273]},"properties":{"name":"Oslo","events":3,"#,
            r#""place":"https://example.org/oslo","note":null}}]}"#,
            "\n"
        );
        let found: JsonValue = serde_json::from_str(&render(&rows).unwrap()).unwrap();
        assert_eq!(found, serde_json::from_str::<JsonValue>(expected).unwrap());
    }

    #[test]
    fn a_latitude_and_a_longitude() {
        let rows = rows(&["lat", "long"], vec![Some(Literal::from(59.9).into()), Some(Literal::from(10.7).into())]);
        let text = render(&rows).unwrap();
        assert!(text.contains("[10.7,59.9]") && text.contains(r#""properties":{}"#), "{text}");
    }

    #[test]
    fn other_reference_systems_and_no_coordinates() {
        let crs84 = wkt("<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT(1 2)");
        assert!(render(&rows(&["p"], vec![crs84])).is_ok());
        let latitude_first = wkt("<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(1 2)");
        assert_eq!(render(&rows(&["p"], vec![latitude_first])), Err(NoCoordinates));
        assert_eq!(render(&rows(&["p"], vec![wkt("POINT(nowhere)")])), Err(NoCoordinates));
        assert!(render(&Rows::default()).unwrap().contains(r#""features":[]"#));
    }
}
