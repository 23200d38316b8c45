//! `sayso export`: the graph in any RDF format.

use std::borrow::Cow;

use clap::Args;
use oxigraph::io::RdfFormat;
use oxigraph::model::Quad;

use sayso::graph::rdf12::with_reifiers;
use sayso::graph::write::GraphWriter;
use sayso::lexicon::prefixes::exported;
use sayso::query::answer;
use sayso::store::{Entry, Look, Store};

use super::asking::{AskOptions, WhichQuery};
use super::failure::{Failure, Outcome};
use super::numbers::counted;
use super::printer::Printer;

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
    asking: AskOptions,
}

impl Export {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let format = self.asking.output.graph(RdfFormat::NQuads)?;
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
        let store = self.asking.store.open(Look::Bytes, printer)?;
        let mut writer = GraphWriter::new(self.asking.output.open(printer)?, format, exported())?;
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
        if let Some(path) = self.asking.output.file() {
            printer.summary(&format!("{} written to {}", counted(count, "triple"), path.display()));
        }
        Ok(Outcome::found(count > 0))
    }

    fn wanted<'s>(&self, store: &'s Store) -> Result<Vec<&'s Entry>, Failure> {
        let mut wanted = Vec::new();
        for name in &self.article {
            let found = store.manifest().find(name);
            if found.is_empty() {
                return Err(super::forget::unknown_article(store.manifest(), name));
            }
            wanted.extend(found);
        }
        Ok(wanted)
    }

    fn export_query(&self, query: &str, format: RdfFormat, printer: &Printer) -> Result<Outcome, Failure> {
        let query = WhichQuery { query: query.to_owned(), set: self.set.clone() }.text()?;
        let style = answer::Style { graph: format, ..self.asking.output.style(printer)? };
        let asked = self.asking.ask(&query, printer)?;
        if !asked.answer.is_graph() {
            return Err(Failure::new(format!("{} is not a CONSTRUCT or DESCRIBE query", query.name))
                .hint("use `sayso query` for rows"));
        }
        let written = self.asking.write(asked.answer, &style, &asked.index, printer)?;
        Ok(Outcome::found(written.found()))
    }
}
