//! Writing an answer: rows as table, CSV, TSV, JSON, XML or GeoJSON; graphs in any RDF format; yes or no.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::Path;

use oxigraph::io::RdfFormat;
use oxigraph::model::{GraphName, Quad, Triple};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{QuerySolutionIter, QueryTripleIter, Variable};
use sha2::{Digest as _, Sha256};

use super::QueryError;
#[cfg(feature = "cli")]
use super::draw;
#[cfg(feature = "geo")]
use super::geojson::{self, NoCoordinates};
use super::run::{Answer, Limited};
use super::table::{Rows, TableStyle};
use crate::graph::format::GRAPH_FORMATS;
use crate::graph::write::GraphWriter;
use crate::graph::xml::XmlText;

/// The formats that rows can be written in, as messages list them.
pub const ROW_FORMATS: &str = "table, csv, tsv, json, xml, geojson";

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFormat {
    /// For people: columns, wrapped to the terminal, IRIs shortened.
    #[cfg(feature = "cli")]
    Table,
    /// One of the standard's formats.
    Results(QueryResultsFormat),
    /// For maps: features with the coordinates of each row.
    #[cfg(feature = "geo")]
    GeoJson,
}

/// The format that `name` stands for: an extension, a media type, or `table`.
pub fn row_format(name: &str) -> Option<RowFormat> {
    let name = name.trim().trim_start_matches('.').to_ascii_lowercase();
    match name.as_str() {
        #[cfg(feature = "cli")]
        "table" => return Some(RowFormat::Table),
        #[cfg(feature = "geo")]
        "geojson" | "application/geo+json" => return Some(RowFormat::GeoJson),
        _ => {}
    }
    QueryResultsFormat::from_extension(&name)
        .or_else(|| QueryResultsFormat::from_media_type(&name))
        .map(RowFormat::Results)
}

/// The format that a file's extension stands for.
pub fn row_format_of(path: &Path) -> Option<RowFormat> {
    path.extension().and_then(|extension| extension.to_str()).and_then(row_format)
}

/// How an answer is written, whatever it turns out to be.
#[derive(Debug, Clone)]
pub struct Style {
    /// For rows, and for yes or no; none where the format asked for is one of graphs.
    pub rows: Option<RowFormat>,
    /// For graphs; none where the format asked for is one of rows.
    pub graph: Option<RdfFormat>,
    /// For tables.
    pub table: TableStyle,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// So many rows.
    Rows(usize),
    /// So many triples.
    Triples(usize),
    /// Yes or no.
    Boolean(bool),
}

impl Written {
    /// True when something was found, or the answer is yes.
    pub const fn found(self) -> bool {
        match self {
            Self::Rows(count) | Self::Triples(count) => count > 0,
            Self::Boolean(yes) => yes,
        }
    }
}

/// Why an answer could not be written.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// The query failed on the way.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A map was asked for, and nothing has coordinates.
    #[cfg(feature = "geo")]
    #[error(transparent)]
    Coordinates(#[from] NoCoordinates),
    /// The format asked for is not one of such answers.
    #[error("the answer is {answer}, which cannot be written in this format")]
    Format {
        /// `rows` or `a graph`.
        answer: &'static str,
        /// The formats that can.
        known: &'static str,
    },
    /// The output cannot be written.
    #[error("cannot write the answer")]
    Output(#[from] io::Error),
}

/// Whether the style has a format for this answer, told before anything is written.
///
/// # Errors
/// [`AnswerError::Format`] when it has none.
pub fn check(answer: &Answer, style: &Style) -> Result<(), AnswerError> {
    if answer.is_graph() {
        style.graph.map(|_| ()).ok_or(AnswerError::Format { answer: "a graph", known: GRAPH_FORMATS })
    } else {
        style.rows.map(|_| ()).ok_or(AnswerError::Format { answer: "rows", known: ROW_FORMATS })
    }
}

/// Read an answer to its end and write it to `out`.
///
/// # Errors
/// When the style has no format for it, the query fails or is stopped on the way, a map is asked for and nothing has
/// coordinates, or the output cannot be written.
#[cfg_attr(not(feature = "cli"), allow(unused_variables, reason = "only tables for people shorten IRIs by the base"))]
pub fn write(answer: Answer, style: &Style, base: &str, out: &mut dyn Write) -> Result<Written, AnswerError> {
    check(&answer, style)?;
    // Checked just now: the one that the answer needs is there.
    let as_rows = style.rows.unwrap_or(RowFormat::Results(QueryResultsFormat::Tsv));
    let as_graph = style.graph.unwrap_or(RdfFormat::NTriples);
    match answer {
        Answer::Rows { columns, rows } => match as_rows {
            #[cfg(feature = "cli")]
            RowFormat::Table => {
                let rows = collect(&columns, rows)?;
                out.write_all(draw::render(&rows, base, style.table).as_bytes())?;
                Ok(Written::Rows(rows.rows.len()))
            }
            #[cfg(feature = "geo")]
            RowFormat::GeoJson => {
                let rows = collect(&columns, rows)?;
                out.write_all(geojson::render(&rows)?.as_bytes())?;
                Ok(Written::Rows(rows.rows.len()))
            }
            RowFormat::Results(format) => stream(columns, rows, format, out),
        },
        Answer::Boolean(yes) => {
            match as_rows {
                RowFormat::Results(format @ (QueryResultsFormat::Json | QueryResultsFormat::Xml)) => {
                    QueryResultsSerializer::from_format(format).serialize_boolean_to_writer(&mut *out, yes)?;
                    out.write_all(b"\n")?;
                }
                _ => writeln!(out, "{yes}")?,
            }
            Ok(Written::Boolean(yes))
        }
        Answer::Triples(triples) => write_graph(triples, as_graph, out),
    }
}

/// The rows of an answer in memory; an answer that is not rows has none.
///
/// # Errors
/// When the query fails or is stopped on the way.
pub fn rows(answer: Answer) -> Result<Rows, QueryError> {
    match answer {
        Answer::Rows { columns, rows } => collect(&columns, rows),
        Answer::Boolean(_) | Answer::Triples(_) => Ok(Rows::default()),
    }
}

fn collect(columns: &[Variable], mut from: Limited<QuerySolutionIter<'static>>) -> Result<Rows, QueryError> {
    let columns = columns.iter().map(|column| column.as_str().to_owned()).collect();
    let mut rows = Vec::new();
    while let Some(row) = from.next_kept() {
        rows.push(row?.values().to_vec());
    }
    Ok(Rows { columns, rows })
}

fn stream(
    columns: Vec<Variable>,
    rows: Limited<QuerySolutionIter<'static>>,
    format: QueryResultsFormat,
    out: &mut dyn Write,
) -> Result<Written, AnswerError> {
    let out = XmlText::new(out, format == QueryResultsFormat::Xml);
    let mut serializer = QueryResultsSerializer::from_format(format).serialize_solutions_to_writer(out, columns)?;
    let mut count = 0;
    for row in rows {
        serializer.serialize(&row?)?;
        count += 1;
    }
    let mut out = serializer.finish()?;
    if matches!(format, QueryResultsFormat::Json | QueryResultsFormat::Xml) {
        out.write_all(b"\n")?;
    }
    Ok(Written::Rows(count))
}

/// A template makes a triple again for every solution; each is written once.
fn write_graph(
    triples: Limited<QueryTripleIter<'static>>,
    format: RdfFormat,
    out: &mut dyn Write,
) -> Result<Written, AnswerError> {
    let mut writer = GraphWriter::with_usual_prefixes(out, format)?;
    let count = match format {
        RdfFormat::NTriples | RdfFormat::NQuads => write_lines(triples, &mut writer)?,
        _ => write_in_order(triples, &mut writer)?,
    };
    writer.finish()?;
    Ok(Written::Triples(count))
}

/// Lines stand for themselves: each is written as soon as it is found, and known again by its digest.
fn write_lines(
    mut triples: Limited<QueryTripleIter<'static>>,
    writer: &mut GraphWriter<'static, &mut dyn Write>,
) -> Result<usize, AnswerError> {
    let mut written: HashSet<[u8; 32]> = HashSet::new();
    while let Some(triple) = triples.next() {
        let triple = triple?;
        if written.insert(Sha256::digest(triple.to_string()).into()) {
            triples.clock().keep_more(1)?;
            writer.write(&[triple.in_graph(GraphName::DefaultGraph)])?;
        }
    }
    Ok(written.len())
}

/// Where triples share what they begin with, those of one node stand together.
fn write_in_order(
    mut triples: Limited<QueryTripleIter<'static>>,
    writer: &mut GraphWriter<'static, &mut dyn Write>,
) -> Result<usize, AnswerError> {
    let mut found: HashSet<Triple> = HashSet::new();
    while let Some(triple) = triples.next() {
        let triple = triple?;
        if !found.contains(&triple) {
            triples.clock().keep([&triple.subject.clone().into(), &triple.object])?;
            found.insert(triple);
        }
    }
    let mut quads: Vec<Quad> = found.into_iter().map(|triple| triple.in_graph(GraphName::DefaultGraph)).collect();
    quads.sort_by_cached_key(ToString::to_string);
    writer.write(&quads)?;
    Ok(quads.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Limits, QueryText, run};
    use crate::store::Index;

    fn answered(query: &str, rows: &str, graph: RdfFormat) -> (String, Written) {
        let base = "https://example.org/";
        let index = Index::in_memory(base, Vec::new()).unwrap();
        let query = QueryText { name: "test".to_owned(), text: query.to_owned() };
        let style =
            Style { rows: row_format(rows), graph: Some(graph), table: TableStyle { width: 80, colour: false } };
        let mut out = Vec::new();
        let answer = run(&index, &query, &Limits::default()).unwrap();
        let written = write(answer, &style, base, &mut out).unwrap();
        (String::from_utf8(out).unwrap(), written)
    }

    #[test]
    fn rows_keep_the_order_of_columns() {
        let query = r#"SELECT ?b ?a { VALUES (?a ?b) { (1 "x") (2 "y, z") } }"#;
        let (text, written) = answered(query, "csv", RdfFormat::Turtle);
        assert_eq!(text, "b,a\r\nx,1\r\n\"y, z\",2\r\n");
        assert_eq!(written, Written::Rows(2));
        let (text, _) = answered(query, "application/sparql-results+json", RdfFormat::Turtle);
        assert!(text.starts_with(r#"{"head":{"vars":["b","a"]}"#), "{text}");
    }

    #[test]
    fn xml_is_well_formed_for_every_text() {
        let (text, _) = answered(r#"SELECT ?a { VALUES ?a { "x\r\ny\u0001\uFFFF" } }"#, "xml", RdfFormat::Turtle);
        assert!(text.contains("x&#xD;\ny\u{fffd}\u{fffd}"), "{text}");
    }

    #[test]
    fn a_format_that_the_answer_cannot_take_is_refused() {
        let index = Index::in_memory("https://example.org/", Vec::new()).unwrap();
        let query = QueryText { name: "test".to_owned(), text: "SELECT * {}".to_owned() };
        let table = TableStyle { width: 80, colour: false };
        let style = Style { rows: None, graph: Some(RdfFormat::Turtle), table };
        let answer = run(&index, &query, &Limits::default()).unwrap();
        assert!(matches!(write(answer, &style, "", &mut Vec::new()), Err(AnswerError::Format { answer: "rows", .. })));
    }

    #[test]
    fn yes_and_no_and_graphs() {
        assert_eq!(answered("ASK { }", "tsv", RdfFormat::Turtle).0, "true\n");
        assert!(!answered("ASK { FILTER(false) }", "tsv", RdfFormat::Turtle).1.found());
        let (text, written) = answered("CONSTRUCT { <x> sayso:said <y> } {}", "tsv", RdfFormat::NTriples);
        assert_eq!(text, "<https://example.org/x> <https://w3id.org/sayso/ontology#said> <https://example.org/y> .\n");
        assert_eq!(written, Written::Triples(1));
        let again = "CONSTRUCT { <x> sayso:said ?a } { VALUES (?a ?b) { (<z> 1) (<y> 2) (<z> 3) } }";
        for format in [RdfFormat::NTriples, RdfFormat::Turtle] {
            assert_eq!(answered(again, "tsv", format).1, Written::Triples(2), "{format:?}");
        }
    }
}
