//! The formats of a page, by the suffix of its address or by what the client likes best.

use axum::http::HeaderMap;
use oxigraph::io::{JsonLdProfileSet, RdfFormat};

use crate::serve::accept::best;

/// A format of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Html,
    /// A table.
    Csv,
    /// A list of objects.
    Json,
    /// A graph.
    Graph(RdfFormat),
    /// Points on a map.
    GeoJson,
    /// News of a page.
    Rss,
    /// A network.
    Gexf,
}

const JSON_LD: RdfFormat = RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() };

/// Each format with the suffix that asks for it and its media type; those that we like best first.
const FORMATS: &[(Format, &str, &str)] = &[
    (Format::Html, ".html", "text/html"),
    (Format::Csv, ".csv", "text/csv"),
    (Format::Json, ".json", "application/json"),
    (Format::Graph(RdfFormat::Turtle), ".ttl", "text/turtle"),
    (Format::Graph(JSON_LD), ".jsonld", "application/ld+json"),
    (Format::Graph(RdfFormat::NTriples), ".nt", "application/n-triples"),
    (Format::Graph(RdfFormat::RdfXml), ".rdf", "application/rdf+xml"),
    (Format::GeoJson, ".geojson", "application/geo+json"),
    (Format::Rss, ".rss", "application/rss+xml"),
    (Format::Gexf, ".gexf", "application/gexf+xml"),
];

impl Format {
    /// The format that the client likes best.
    pub fn liked(headers: &HeaderMap) -> Option<Self> {
        let media: Vec<&str> = FORMATS.iter().map(|(.., media)| *media).collect();
        best(headers, &media).map(|at| FORMATS[at].0)
    }

    /// The media type.
    pub fn media(self) -> &'static str {
        FORMATS.iter().find(|(format, ..)| *format == self).map_or("text/plain", |(.., media)| media)
    }

    /// The suffix.
    pub fn suffix(self) -> &'static str {
        FORMATS.iter().find(|(format, ..)| *format == self).map_or("", |(_, suffix, _)| suffix)
    }
}

/// All suffixes, as messages list them.
pub fn known() -> String {
    FORMATS.iter().map(|(_, suffix, _)| *suffix).collect::<Vec<_>>().join(" ")
}

/// A path without the suffix that asks for a format.
pub fn split(path: &str) -> (&str, Option<Format>) {
    let last = path.rfind('/').unwrap_or(0);
    let found = FORMATS.iter().find_map(|(format, suffix, _)| Some((path.strip_suffix(suffix)?, *format)));
    match found {
        Some(("", format)) => ("/", Some(format)),
        // `/.csv` is the start page as a table; other names do not begin with a suffix.
        Some((bare, format)) if bare.len() > last => (if bare == "/" { "/" } else { bare }, Some(format)),
        _ => (path, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suffix_asks_for_a_format() {
        assert_eq!(split("/claims.csv"), ("/claims", Some(Format::Csv)));
        assert_eq!(split("/article/a.b/c.jsonld"), ("/article/a.b/c", Some(Format::Graph(JSON_LD))));
        assert_eq!(split("/.rss"), ("/", Some(Format::Rss)));
        assert_eq!(split("/claims"), ("/claims", None));
        assert_eq!(split("/actor/csv"), ("/actor/csv", None));
    }
}
