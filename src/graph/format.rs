//! Graph formats by any of their names: extension, media type, or what people call them.

use std::path::Path;

use oxigraph::io::{JsonLdProfileSet, RdfFormat};

/// The formats a graph can be written in, as messages list them.
pub const GRAPH_FORMATS: &str = "ttl, trig, nt, nq, jsonld, rdf";

/// The format that `name` stands for: an extension (`ttl`), a media type (`text/turtle`), or a name
/// (`turtle`, `n-quads`, `json-ld`, `rdf/xml`). `None` for anything else.
pub fn graph_format(name: &str) -> Option<RdfFormat> {
    let name = name.trim().trim_start_matches('.').to_ascii_lowercase();
    let spelled_out = match name.as_str() {
        "turtle" => Some(RdfFormat::Turtle),
        "ntriples" | "n-triples" => Some(RdfFormat::NTriples),
        "nquads" | "n-quads" => Some(RdfFormat::NQuads),
        "json" | "json-ld" => Some(RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }),
        "rdfxml" | "rdf/xml" | "rdf-xml" => Some(RdfFormat::RdfXml),
        _ => None,
    };
    spelled_out
        .or_else(|| RdfFormat::from_extension(&name))
        .or_else(|| RdfFormat::from_media_type(&name))
        .filter(|format| *format != RdfFormat::N3)
}

/// The format that a file's extension stands for.
pub fn graph_format_of(path: &Path) -> Option<RdfFormat> {
    path.extension().and_then(|extension| extension.to_str()).and_then(graph_format)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extension_media_type_and_name_agree() {
        for name in ["ttl", ".ttl", "turtle", "text/turtle", "Turtle"] {
            assert_eq!(graph_format(name), Some(RdfFormat::Turtle), "{name}");
        }
        assert_eq!(graph_format("application/n-quads"), Some(RdfFormat::NQuads));
        assert_eq!(graph_format("n3"), None);
        assert_eq!(graph_format("docx"), None);
        assert_eq!(graph_format_of(Path::new("out/graph.trig")), Some(RdfFormat::TriG));
    }
}
