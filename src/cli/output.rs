//! Where an answer goes: standard output or a file, in a format given, guessed or usual.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use oxigraph::io::RdfFormat;
use oxigraph::sparql::results::QueryResultsFormat;

use sayso::graph::format::{GRAPH_FORMATS, graph_format, graph_format_of};
use sayso::query::answer::{ROW_FORMATS, Style};
use sayso::query::{RowFormat, row_format, row_format_of};

use super::failure::Failure;
use super::printer::Printer;

/// Where to, and in which format.
#[derive(Debug, Clone, Args)]
pub struct OutputOptions {
    /// Format: an extension or a media type [rows: table, csv, tsv, json, xml, geojson; graphs:
    /// ttl, trig, nt, nq, jsonld, rdf; default: by the output file's extension, else a table or Turtle on a
    /// terminal, TSV or N-Triples in a pipe]
    #[arg(short, long, value_name = "FORMAT")]
    pub format: Option<String>,

    /// Write to a file; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

impl OutputOptions {
    /// The file to write to, if not standard output.
    pub fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// Open the output.
    pub fn open(&self, printer: &Printer) -> Result<Box<dyn Write>, Failure> {
        Ok(match self.file() {
            None => Box::new(printer.out()),
            Some(path) => {
                let file = File::create(path)
                    .map_err(|error| Failure::io(&format!("cannot write {}", path.display()), &error))?;
                Box::new(BufWriter::new(file))
            }
        })
    }

    /// How an answer is written, be it rows or a graph.
    pub fn style(&self, printer: &Printer) -> Result<Style, Failure> {
        let for_people = self.file().is_none() && printer.out_is_terminal();
        let usual = if for_people {
            (RowFormat::Table, RdfFormat::Turtle)
        } else {
            (RowFormat::Results(QueryResultsFormat::Tsv), RdfFormat::NTriples)
        };
        let (rows, graph) = match (&self.format, self.file()) {
            (Some(name), _) => {
                let (rows, graph) = (row_format(name), graph_format(name));
                if rows.is_none() && graph.is_none() {
                    return Err(unknown_format(name, &format!("{ROW_FORMATS}, {GRAPH_FORMATS}")));
                }
                (rows, graph)
            }
            (None, Some(path)) => (row_format_of(path), graph_format_of(path)),
            (None, None) => (None, None),
        };
        // A format that was asked for is the one to write, or an error; a file's name is taken where it tells.
        let (rows, graph) = match (&self.format, rows, graph) {
            (None, rows, graph) => (rows.or(Some(usual.0)), graph.or(Some(usual.1))),
            (Some(_), rows, graph) => (rows, graph),
        };
        Ok(Style { rows, graph, table: printer.table_style() })
    }

    /// The format of a graph.
    pub fn graph(&self, usual: RdfFormat) -> Result<RdfFormat, Failure> {
        match (&self.format, self.file()) {
            (Some(name), _) => graph_format(name).ok_or_else(|| unknown_format(name, GRAPH_FORMATS)),
            (None, Some(path)) => graph_format_of(path).ok_or_else(|| {
                Failure::new(format!("cannot tell the format from the name {}", path.display()))
                    .hint(format!("give --format, one of: {GRAPH_FORMATS}"))
            }),
            (None, None) => Ok(usual),
        }
    }
}

fn unknown_format(name: &str, known: &str) -> Failure {
    Failure::new(format!("there is no format `{name}`")).hint(format!("one of: {known}"))
}
