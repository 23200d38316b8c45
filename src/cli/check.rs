//! `sayso check`: does the graph keep the rules?

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use sayso::graph::format::{GRAPH_FORMATS, graph_format_of};
use sayso::graph::iri::DEFAULT_BASE;
use sayso::query::catalog::checks;
use sayso::query::{QueryText, answer, draw, run};
use sayso::store::Index;

use super::failure::{Failure, Outcome};
use super::numbers::counted;
use super::options::{LimitOptions, StoreOption};
use super::printer::{Ink, Printer};

/// Validate the store, or an RDF file, by the rules of ontology/shapes.ttl
///
/// The rules are run as SPARQL queries; each row is a violation. Exit code 1 means that there are
/// some.
#[derive(Debug, Args)]
pub struct Check {
    /// Check this RDF file instead of the store
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    #[command(flatten)]
    store: StoreOption,

    #[command(flatten)]
    limits: LimitOptions,
}

impl Check {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let index = match &self.file {
            Some(path) => load(path)?,
            None => self.store.index(printer)?,
        };
        let limits = self.limits.limits()?;
        let mut out = printer.out();
        let mut violations = 0;
        for check in checks() {
            let query = QueryText { name: format!("checks/{}.rq", check.name), text: check.text.clone() };
            let rows = answer::rows(run(&index, &query, &limits)?)?;
            if rows.rows.is_empty() {
                continue;
            }
            violations += rows.rows.len();
            let title = printer.ink(Ink::Bold, &check.title);
            writeln!(out, "{title} ({}, {})", check.name, counted(rows.rows.len(), "violation"))?;
            writeln!(out, "{}", draw::render(&rows, index.base(), printer.table_style()))?;
        }
        out.flush()?;
        printer.summary(&format!(
            "{} run, {} found",
            counted(checks().len(), "check"),
            counted(violations, "violation")
        ));
        Ok(Outcome::found(violations == 0))
    }
}

fn load(path: &Path) -> Result<Index, Failure> {
    let name = path.display().to_string();
    let format = graph_format_of(path).ok_or_else(|| {
        Failure::new(format!("cannot tell the format from the name {name}"))
            .hint(format!("give the file one of these extensions: {GRAPH_FORMATS}"))
    })?;
    let bytes = fs::read(path).map_err(|error| Failure::io(&format!("cannot read {name}"), &error))?;
    Ok(Index::of_document(DEFAULT_BASE, &name, format, &bytes)?)
}
