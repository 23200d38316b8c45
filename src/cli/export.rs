//! `sayso export`: the graph in any RDF format.

use std::borrow::Cow;
use std::io::Write;

use clap::Args;
use oxigraph::io::RdfFormat;
use oxigraph::model::Quad;

use sayso::graph::rdf12::with_reifiers;
use sayso::graph::vocab::PREFIXES;
use sayso::graph::write::GraphWriter;
use sayso::query::{QueryText, answer, run};
use sayso::store::{Entry, Store};

use super::failure::{Failure, Outcome};
use super::interrupt::query_limits;
use super::numbers::counted;
use super::options::{StoreOption, TimeoutOption};
use super::output::OutputOptions;
use super::printer::Printer;
use super::query::find_text;

/// Write the graph: all articles, some, or what a CONSTRUCT query makes
///
/// Formats: Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML. Articles come in the order of their
/// ids; the same articles give the same bytes. Formats without graphs (Turtle, N-Triples, RDF/XML)
/// get the triples of all articles together.
#[derive(Debug, Args)]
pub struct Export {
    /// Only this article: its id, IRI or address
    #[arg(long, value_name = "ID|URL")]
    article: Vec<String>,

    /// What this CONSTRUCT or DESCRIBE query makes: a name, a file, or `-`
    #[arg(long, value_name = "NAME|FILE.rq|-", conflicts_with = "article")]
    query: Option<String>,

    /// Set a parameter of the query
    #[arg(long, value_name = "NAME=VALUE", requires = "query")]
    set: Vec<String>,

    /// Tie each event to its shortcut with an RDF 1.2 triple term (`?event rdf:reifies <<( … )>>`)
    #[arg(long, conflicts_with = "query")]
    rdf12: bool,

    #[command(flatten)]
    output: OutputOptions,

    #[command(flatten)]
    store: StoreOption,

    #[command(flatten)]
    timeout: TimeoutOption,
}

impl Export {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let format = self.output.graph(RdfFormat::NQuads)?;
        if self.rdf12 && matches!(format, RdfFormat::JsonLd { .. }) {
            return Err(Failure::new("JSON-LD cannot say RDF 1.2 triple terms")
                .hint("leave --rdf12 out, or choose ttl, trig, nt, nq or rdf"));
        }
        match &self.query {
            Some(query) => self.export_query(query, format, printer),
            None => self.export_articles(format, printer),
        }
    }

    fn export_articles(&self, format: RdfFormat, printer: &Printer) -> Result<Outcome, Failure> {
        let store = self.store.open()?;
        let mut writer = GraphWriter::new(self.output.open(printer)?, format, PREFIXES)?;
        let mut count = 0;
        let mut write = |_: &Entry, quads: &[Quad]| -> Result<(), Failure> {
            let quads = if self.rdf12 { Cow::Owned(with_reifiers(quads)) } else { Cow::Borrowed(quads) };
            count += quads.len();
            writer.write(&quads)?;
            Ok(())
        };
        if self.article.is_empty() {
            store.for_each(&mut write)?;
        } else {
            let wanted = self.wanted(&store)?;
            let graphs = store.quads_of(&wanted)?;
            for entry in wanted {
                write(entry, graphs.get(&entry.graph).map_or(&[], Vec::as_slice))?;
            }
        }
        writer.finish()?;
        if let Some(path) = self.output.file() {
            printer.summary(&format!("{} written to {}", counted(count, "triple"), path.display()));
        }
        Ok(Outcome::found(count > 0))
    }

    fn wanted<'s>(&self, store: &'s Store) -> Result<Vec<&'s Entry>, Failure> {
        self.article
            .iter()
            .map(|name| {
                store.manifest().find(name).ok_or_else(|| super::forget::unknown_article(store.manifest(), name))
            })
            .collect()
    }

    fn export_query(&self, query: &str, format: RdfFormat, printer: &Printer) -> Result<Outcome, Failure> {
        let (name, text) = find_text(query)?;
        let query = QueryText { name, text: sayso::query::set(&text, &self.set)? };
        let style = answer::Style { graph: format, ..self.output.style(printer)? };
        let limits = query_limits(self.timeout.limit())?;
        let (_, index) = self.store.index(printer)?;
        let answer = run(&index, &query, &limits)?;
        if !answer.is_graph() {
            return Err(Failure::new(format!("{} is not a CONSTRUCT or DESCRIBE query", query.name))
                .hint("use `sayso query` for rows"));
        }
        let mut out = self.output.open(printer)?;
        let written = answer::write(answer, &style, index.base(), &mut out)?;
        out.flush()?;
        Ok(Outcome::found(written.found()))
    }
}
