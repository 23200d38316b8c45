//! The formats of answers, by what clients ask for.

use std::io::{self, Write};

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use oxigraph::io::RdfFormat;
use oxigraph::model::{GraphName, Quad};

use crate::graph::format::{GRAPH_FORMATS, graph_format};
use crate::graph::write::GraphWriter;
use crate::lexicon::media::media;
use crate::lexicon::prefixes::exported;
use crate::query::answer::ROW_FORMATS;
use crate::query::{RowFormat, row_format};
use crate::serve::accept::best;
use crate::serve::fail::Fail;

/// How an answer is written: in the format named, else in the one that the client likes best, for rows and for graphs.
///
/// # Errors
/// 406 where there is none.
pub fn wanted(headers: &HeaderMap, named: Option<&str>) -> Result<(Option<RowFormat>, Option<RdfFormat>), Fail> {
    let (rows, graph) = match named {
        Some(name) => (row_format(name).filter(|format| *format != RowFormat::Table), graph_format(name)),
        None => {
            let offers = media("rows");
            (best(headers, &offers).and_then(|at| row_format(offers[at])), graph_of(headers))
        }
    };
    if rows.is_none() && graph.is_none() {
        return Err(Fail::format(&format!("{}, {GRAPH_FORMATS}", ROW_FORMATS.trim_start_matches("table, "))));
    }
    Ok((rows, graph))
}

/// The format of graphs that a client likes best.
pub fn graph_of(headers: &HeaderMap) -> Option<RdfFormat> {
    let offers = media("graph");
    best(headers, &offers).and_then(|at| graph_format(offers[at]))
}

/// True where the client likes a page better than any graph, as browsers do; engines that ask for pages too, in case one
/// has data in it, like graphs better.
pub fn likes_page(headers: &HeaderMap) -> bool {
    let offers = [media("graph"), vec!["text/html"]].concat();
    best(headers, &offers) == Some(offers.len() - 1)
}

/// The media type of rows.
pub fn media_of(format: RowFormat) -> &'static str {
    match format {
        RowFormat::Results(format) => format.media_type(),
        RowFormat::GeoJson => "application/geo+json",
        RowFormat::Table => "text/plain; charset=utf-8",
    }
}

/// Quads in a format. Only formats of datasets tell in which graph each stands: a document about something is one graph.
///
/// # Errors
/// When they cannot be written in it.
pub fn written(quads: &[Quad], format: RdfFormat, most: usize) -> Result<Response, Fail> {
    let mut out = Capped::new(most);
    let mut writer = GraphWriter::new(&mut out, format, exported()).map_err(too_long)?;
    let is_dataset = matches!(format, RdfFormat::TriG | RdfFormat::NQuads);
    let graph = |quad: &Quad| if is_dataset { quad.graph_name.clone() } else { GraphName::DefaultGraph };
    let quads: Vec<Quad> = quads.iter().map(|quad| Quad { graph_name: graph(quad), ..quad.clone() }).collect();
    for piece in pieces(&quads) {
        writer.write(piece).map_err(too_long)?;
    }
    writer.finish().map_err(too_long)?;
    Ok(([(header::CONTENT_TYPE, format.media_type())], out.bytes).into_response())
}

/// Quads written at a time: few, as pretty printing takes quadratic time.
const PIECE: usize = 500;

/// Quads in pieces; none ends inside of a subject.
fn pieces(quads: &[Quad]) -> Vec<&[Quad]> {
    let mut pieces = Vec::new();
    let (mut rest, mut length) = (quads, 0);
    for subject in quads.chunk_by(|one, other| one.subject == other.subject) {
        length += subject.len();
        if length >= PIECE {
            let (piece, further) = rest.split_at(length);
            pieces.push(piece);
            (rest, length) = (further, 0);
        }
    }
    if !rest.is_empty() {
        pieces.push(rest);
    }
    pieces
}

fn too_long(error: io::Error) -> Fail {
    crate::query::answer::AnswerError::Output(error).into()
}

/// An answer in memory that does not grow beyond a limit: nothing is sent before all of it is there, so that a failure
/// on the way is told as one.
pub struct Capped {
    /// What was written.
    pub bytes: Vec<u8>,
    most: usize,
}

impl Capped {
    /// At most so many bytes.
    pub const fn new(most: usize) -> Self {
        Self { bytes: Vec::new(), most }
    }
}

impl Write for Capped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.most {
            return Err(io::Error::other(format!("the answer has more than {} MB", self.most >> 20)));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::NamedNode;

    #[test]
    fn no_subject_is_cut_and_nothing_lost() {
        let node = |name: &str| NamedNode::new_unchecked(format!("https://x.example/{name}"));
        let quad = |at: usize| {
            Quad::new(node(&format!("s{}", at / 7)), node("p"), node(&at.to_string()), GraphName::DefaultGraph)
        };
        let quads: Vec<Quad> = (0..2_000).map(quad).collect();
        let pieces = pieces(&quads);
        assert_eq!(pieces.concat(), quads);
        assert!(
            pieces.len() > 2 && pieces.windows(2).all(|pair| pair[0].last().unwrap().subject != pair[1][0].subject)
        );
    }
}
