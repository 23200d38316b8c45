//! `sayso query`: a canned query by name, a SPARQL file, or standard input.

use std::io::Write;

use clap::Args;

use sayso::query::answer;

use super::asking::{AskOptions, WhichQuery};
use super::failure::{Failure, Outcome};
use super::numbers::counted;
use super::printer::Printer;

/// Ask the store: a canned query by name, a SPARQL file, or `-` for standard input
///
/// Queries see all articles as one graph, with the prefixes sayso:, plover:, schema:, skos:, prov:,
/// nif:, geo:, owl:, foaf:, a: (actors), rdf:, rdfs:, xsd:, geof: (functions of GeoSPARQL) and uom:
/// (its units) declared. Exit code 1 means that nothing was found.
#[derive(Debug, Args)]
pub struct Query {
    #[command(flatten)]
    which: WhichQuery,

    /// Print the query's SPARQL instead of running it
    #[arg(long)]
    show: bool,

    #[command(flatten)]
    asking: AskOptions,
}

impl Query {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let query = self.which.text()?;
        if self.show {
            let mut out = self.asking.output.open(printer)?;
            out.write_all(query.text.as_bytes())?;
            out.flush()?;
            return Ok(Outcome::Done);
        }
        let style = self.asking.output.style(printer)?;
        let asked = self.asking.ask(&query, printer)?;
        let written = self.asking.write(asked.answer, &style, &asked.index, printer)?;
        match written {
            answer::Written::Rows(0) | answer::Written::Triples(0) => {
                printer.note("nothing found");
                self.which.say_who_was_meant(&query.text, &asked.index, &asked.limits, printer)?;
            }
            answer::Written::Rows(rows) if printer.out_is_terminal() => printer.note(&counted(rows, "row")),
            _ => {}
        }
        Ok(Outcome::found(written.found()))
    }
}
