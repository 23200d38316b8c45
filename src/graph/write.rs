//! Writing a graph in any format: pretty where people read it, streaming where programs do.

use std::io::{self, Write};

use oxigraph::io::{RdfFormat, RdfSerializer, WriterQuadSerializer};
use oxigraph::model::{GraphNameRef, Quad, QuadRef, TripleRef};
use sophia_api::prefix::{Prefix, PrefixMapPair};
use sophia_api::serializer::{QuadSerializer, TripleSerializer};
use sophia_api::source::IntoSource;
use sophia_iri::Iri;
use sophia_turtle::serializer::trig::TriGSerializer;
use sophia_turtle::serializer::turtle::{TurtleConfig, TurtleSerializer};

use super::bridge::{quad_terms, triple_terms};
use super::jsonld::JsonLdWriter;
use super::xml::XmlText;
use crate::lexicon::prefixes::exported;

/// Writes a graph piece by piece; a piece is an article, or a query's whole answer.
///
/// Turtle and TriG are pretty-printed a piece at a time (sophia's printer takes quadratic time, so a
/// piece should not be much larger than an article), JSON-LD is compacted; the other formats are streamed.
pub struct GraphWriter<'p, W: Write> {
    sink: Sink<W>,
    prefixes: Prefixes<'p>,
}

/// Prefix names and the IRIs they stand for.
pub type Prefixes<'p> = &'p [(&'p str, &'p str)];

enum Sink<W: Write> {
    Pretty { out: W, graphs: bool, begun: bool },
    JsonLd(Box<JsonLdWriter<W>>),
    Stream { serializer: Box<WriterQuadSerializer<XmlText<W>>>, graphs: bool },
}

/// Pieces with more quads than this are streamed instead of pretty-printed.
const PRETTY_LIMIT: usize = 20_000;

impl<W: Write> GraphWriter<'static, W> {
    /// A writer with the prefixes that queries know.
    ///
    /// # Errors
    /// Never on a sound build: the prefixes are tested.
    pub fn with_usual_prefixes(out: W, format: RdfFormat) -> io::Result<Self> {
        Self::new(out, format, exported())
    }
}

impl<'p, W: Write> GraphWriter<'p, W> {
    /// A writer of `format` to `out` that abbreviates IRIs by `prefixes` where the format can.
    ///
    /// # Errors
    /// When a prefix stands for something that is not an IRI.
    pub fn new(out: W, format: RdfFormat, prefixes: Prefixes<'p>) -> io::Result<Self> {
        let sink = match format {
            RdfFormat::Turtle | RdfFormat::TriG => {
                Sink::Pretty { out, graphs: format == RdfFormat::TriG, begun: false }
            }
            RdfFormat::JsonLd { .. } => Sink::JsonLd(Box::new(JsonLdWriter::new(out)?)),
            _ => {
                let serializer = with_prefixes(RdfSerializer::from_format(format), prefixes)?;
                let out = XmlText::new(out, format == RdfFormat::RdfXml);
                Sink::Stream { serializer: Box::new(serializer.for_writer(out)), graphs: format.supports_datasets() }
            }
        };
        Ok(Self { sink, prefixes })
    }

    /// Write `quads`; a format without graphs gets their triples.
    ///
    /// # Errors
    /// When the output cannot be written, or the format cannot say it (triple terms in JSON-LD).
    pub fn write(&mut self, quads: &[Quad]) -> io::Result<()> {
        match &mut self.sink {
            Sink::JsonLd(writer) => writer.write(quads),
            Sink::Stream { serializer, graphs } => stream(serializer, quads, *graphs),
            Sink::Pretty { out, graphs, begun } => {
                let text = if quads.len() > PRETTY_LIMIT {
                    plain_text(quads, *graphs, self.prefixes)?
                } else {
                    pretty_text(quads, *graphs, self.prefixes)?
                };
                let piece = if *begun { without_prefixes(&text) } else { &text };
                if *begun && !piece.starts_with('\n') {
                    out.write_all(b"\n")?;
                }
                *begun = true;
                out.write_all(piece.as_bytes())
            }
        }
    }

    /// Write what closes the document, and flush.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn finish(self) -> io::Result<()> {
        match self.sink {
            Sink::Pretty { mut out, .. } => out.flush(),
            Sink::JsonLd(writer) => writer.finish(),
            Sink::Stream { serializer, .. } => serializer.finish()?.flush(),
        }
    }
}

fn stream<W: Write>(serializer: &mut WriterQuadSerializer<W>, quads: &[Quad], graphs: bool) -> io::Result<()> {
    for quad in quads {
        let mut quad = QuadRef::from(quad);
        if !graphs {
            quad = TripleRef::from(quad).in_graph(GraphNameRef::DefaultGraph);
        }
        serializer.serialize_quad(quad)?;
    }
    Ok(())
}

fn with_prefixes(mut serializer: RdfSerializer, prefixes: Prefixes) -> io::Result<RdfSerializer> {
    for (prefix, iri) in prefixes {
        serializer = serializer.with_prefix(*prefix, *iri).map_err(io::Error::other)?;
    }
    Ok(serializer)
}

/// Turtle or TriG by sophia's pretty printer.
fn pretty_text(quads: &[Quad], graphs: bool, prefixes: Prefixes) -> io::Result<String> {
    let map: Vec<PrefixMapPair> = prefixes
        .iter()
        .map(|(prefix, iri)| (Prefix::new_unchecked(Box::from(*prefix)), Iri::new_unchecked(Box::from(*iri))))
        .collect();
    let config = TurtleConfig::new().with_pretty(true).with_own_prefix_map(map);
    let mut bytes = Vec::new();
    if graphs {
        let source = quads.iter().map(|quad| quad_terms(quad.as_ref()));
        TriGSerializer::new_with_config(&mut bytes, config)
            .serialize_quads(source.into_source())
            .map_err(io::Error::other)?;
    } else {
        let source = quads.iter().map(|quad| triple_terms(quad.as_ref().into()));
        TurtleSerializer::new_with_config(&mut bytes, config)
            .serialize_triples(source.into_source())
            .map_err(io::Error::other)?;
    }
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// Turtle or TriG without the search for a pretty shape, in linear time.
fn plain_text(quads: &[Quad], graphs: bool, prefixes: Prefixes) -> io::Result<String> {
    let format = if graphs { RdfFormat::TriG } else { RdfFormat::Turtle };
    let serializer = with_prefixes(RdfSerializer::from_format(format), prefixes)?;
    let mut writer = serializer.for_writer(Vec::new());
    stream(&mut writer, quads, graphs)?;
    String::from_utf8(writer.finish()?).map_err(io::Error::other)
}

/// `text` from its first line that declares no prefix.
fn without_prefixes(text: &str) -> &str {
    let mut rest = text;
    while rest.starts_with("PREFIX ") || rest.starts_with("@prefix ") {
        rest = rest.split_once('\n').map_or("", |(_, after)| after);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::io::RdfParser;
    use oxigraph::model::{GraphName, Literal, NamedNode};

    const EX: Prefixes<'static> = &[("ex", "https://example.org/")];

    fn article(name: &str) -> Vec<Quad> {
        let node = |name: &str| NamedNode::new(format!("https://example.org/{name}")).unwrap();
        let graph = GraphName::NamedNode(node(name));
        vec![
            Quad::new(node(name), node("said"), node("x"), graph.clone()),
            Quad::new(
                node(&format!("{name}#statement-1-2")),
                node("content"),
                Literal::new_simple_literal("line one\nline \"two\""),
                graph,
            ),
        ]
    }

    #[test]
    fn what_is_written_in_pieces_reads_back_whole() {
        for format in ["ttl", "trig", "nt", "nq", "jsonld", "rdf"] {
            let format = super::super::format::graph_format(format).unwrap();
            let mut out = Vec::new();
            let mut writer = GraphWriter::new(&mut out, format, EX).unwrap();
            writer.write(&article("one")).unwrap();
            writer.write(&article("two")).unwrap();
            writer.finish().unwrap();
            let mut read: Vec<Quad> = RdfParser::from_format(format).for_slice(&out).collect::<Result<_, _>>().unwrap();
            let mut wanted: Vec<Quad> = [article("one"), article("two")].concat();
            if !format.supports_datasets() {
                for quad in &mut wanted {
                    quad.graph_name = GraphName::DefaultGraph;
                }
            }
            read.sort_by_key(ToString::to_string);
            wanted.sort_by_key(ToString::to_string);
            assert_eq!(read, wanted, "{format}: {}", String::from_utf8_lossy(&out));
        }
    }

    #[test]
    fn xml_is_well_formed_for_every_text() {
        let mut quads = article("one");
        quads[1].object = Literal::new_simple_literal("one\r\ntwo\u{0}\u{1}\u{ffff}").into();
        let mut out = Vec::new();
        let mut writer = GraphWriter::new(&mut out, RdfFormat::RdfXml, EX).unwrap();
        writer.write(&quads).unwrap();
        writer.finish().unwrap();
        let read: Result<Vec<Quad>, _> = RdfParser::from_format(RdfFormat::RdfXml).for_slice(&out).collect();
        let objects: Vec<String> = read.unwrap().iter().map(|quad| quad.object.to_string()).collect();
        assert!(objects.contains(&r#""one\r\ntwo���""#.to_owned()), "{objects:?}");
    }

    #[test]
    fn prefixes_are_declared_once() {
        let mut out = Vec::new();
        let mut writer = GraphWriter::new(&mut out, RdfFormat::Turtle, EX).unwrap();
        writer.write(&article("one")).unwrap();
        writer.write(&article("two")).unwrap();
        writer.finish().unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text.matches("PREFIX").count(), 1, "{text}");
    }
}
