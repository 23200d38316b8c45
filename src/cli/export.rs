//! `sayso export`: the graph in any RDF format, or as tables.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::Args;
use oxigraph::io::RdfFormat;
use oxigraph::model::Quad;

use sayso::graph::quote::with_quotes;
use sayso::graph::rdf12::with_reifiers;
use sayso::graph::vocab::{node, schema};
use sayso::graph::write::GraphWriter;
use sayso::query::companions::{Companions, ontology};
use sayso::query::{Limits, answer};
use sayso::store::{Entry, Look, Store};
use sayso::tables::{self, TableFormat};

use super::asking::{AskOptions, WhichQuery};
use super::failure::{Failure, Outcome};
use super::numbers::{count, counted};
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

    /// Quote each fact of an article with an address as annotation tools do (W3C `oa:TextQuoteSelector`)
    #[arg(long, conflicts_with = "query")]
    quotes: bool,
    /// Also the known actors that the articles name, and what is derived from the articles (names, days, sides): the
    /// file then stands alone
    #[arg(long, conflicts_with = "query")]
    with_actors: bool,

    /// Also the vocabulary: the ontology and the scheme of categories
    #[arg(long, conflicts_with = "query")]
    with_ontology: bool,

    /// Leave out the text of the articles; what facts quote of it stays
    #[arg(long, conflicts_with = "query")]
    without_text: bool,

    /// Write the facts as flat tables into this folder: a file each for articles, statements, events, figures, offices,
    /// places, actors and the ledgers (stories, origins, happenings, claims, …), as Parquet or, with `--format csv`, as CSV
    #[arg(long, value_name = "DIR", conflicts_with = "output", conflicts_with_all = ["query", "article", "rdf12", "quotes", "with_actors", "with_ontology"])]
    tables: Option<PathBuf>,

    #[command(flatten)]
    asking: AskOptions,
}

impl Export {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        if let Some(folder) = &self.tables {
            return self.export_tables(folder, printer);
        }
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
        let some = if self.article.is_empty() { None } else { Some(self.wanted(&store)?) };
        let graphs = some.as_ref().map(|entries| entries.iter().map(|entry| entry.graph.clone()).collect());
        let mut companions = if self.with_actors { Some(Companions::new(&store, graphs)?) } else { None };
        let mut writer = GraphWriter::with_usual_prefixes(self.asking.output.open(printer)?, format)?;
        let mut triples = 0;
        let mut write = |_: &Entry, quads: &[Quad]| -> Result<(), Failure> {
            let mut quads = if self.rdf12 { Cow::Owned(with_reifiers(quads)) } else { Cow::Borrowed(quads) };
            if self.quotes {
                quads = Cow::Owned(with_quotes(&quads));
            }
            if let Some(companions) = &mut companions {
                companions.see(&quads);
            }
            if self.without_text {
                quads.to_mut().retain(|quad| quad.predicate != node(&schema::articleBody));
            }
            triples += quads.len();
            writer.write(&quads)?;
            Ok(())
        };
        match some {
            None => store.for_each(&mut write)?,
            Some(entries) => {
                let graphs = store.quads_of(&entries)?;
                for entry in entries {
                    write(&entry, graphs.get(&entry.graph).map_or(&[], Vec::as_slice))?;
                }
            }
        }
        let mut add = |quads: &[Quad]| -> Result<(), Failure> {
            triples += quads.len();
            Ok(writer.write(quads)?)
        };
        if let Some(companions) = companions {
            let limits = self.asking.limits.limits()?;
            companions.write(&self.asking.store.index(printer)?, &Limits { rows: None, ..limits }, &mut add)?;
        }
        if self.with_ontology {
            add(&ontology(&store)?)?;
        }
        writer.finish()?;
        if let Some(path) = self.asking.output.file() {
            printer.summary(&format!("{} written to {}", counted(triples, "triple"), path.display()));
        }
        Ok(Outcome::found(triples > 0))
    }

    fn export_tables(&self, folder: &Path, printer: &Printer) -> Result<Outcome, Failure> {
        let format = match self.asking.output.format.as_deref() {
            None | Some("parquet") => TableFormat::Parquet,
            Some("csv") => TableFormat::Csv,
            Some(name) => {
                return Err(
                    Failure::new(format!("there are no tables in the format `{name}`")).hint("one of: parquet, csv")
                );
            }
        };
        let store = self.asking.store.open(Look::Bytes, printer)?;
        let index = self.asking.store.index(printer)?;
        let written = tables::in_folder(&store, &index, folder, format, !self.without_text)?;
        let told: Vec<String> = written.iter().map(|(name, rows)| format!("{} {name}", count(*rows))).collect();
        printer.summary(&format!("{} written to {}", told.join(", "), folder.display()));
        Ok(Outcome::found(written.iter().any(|(_, rows)| *rows > 0)))
    }

    fn wanted(&self, store: &Store) -> Result<Vec<Entry>, Failure> {
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
        let query = WhichQuery { query: Some(query.to_owned()), execute: None, set: self.set.clone() }.text()?;
        let style = answer::Style { graph: Some(format), rows: None, table: printer.table_style() };
        let asked = self.asking.ask(&query, printer)?;
        if !asked.answer.is_graph() {
            return Err(Failure::new(format!("{} is not a CONSTRUCT or DESCRIBE query", query.name))
                .hint("use `sayso query` for rows"));
        }
        let written = self.asking.write(asked.answer, &style, &asked.index, printer)?;
        Ok(Outcome::found(written.found()))
    }
}
