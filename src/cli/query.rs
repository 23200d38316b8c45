//! `sayso query`: a canned query by name, a SPARQL file, or standard input.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use clap::Args;

use sayso::query::catalog::{canned, find};
use sayso::query::names::nearest;
use sayso::query::{Limits, ParamKind, QueryText, answer, parameters, run, set};
use sayso::store::Index;

use super::failure::{Failure, Outcome};
use super::interrupt::query_limits;
use super::numbers::counted;
use super::options::{StoreOption, TimeoutOption};
use super::output::OutputOptions;
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
    output: OutputOptions,

    #[command(flatten)]
    store: StoreOption,

    #[command(flatten)]
    timeout: TimeoutOption,
}

/// Which query, with what set.
#[derive(Debug, Clone, Args)]
pub struct WhichQuery {
    /// Name of a canned query, a file, or `-`
    #[arg(value_name = "NAME|FILE.rq|-")]
    query: String,

    /// Set a parameter of the query
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
}

impl Query {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let query = self.which.text()?;
        if self.show {
            let mut out = self.output.open(printer)?;
            out.write_all(query.text.as_bytes())?;
            out.flush()?;
            return Ok(Outcome::Done);
        }
        let style = self.output.style(printer)?;
        let limits = query_limits(self.timeout.limit())?;
        let (_, index) = self.store.index(printer)?;
        let answer = run(&index, &query, &limits)?;
        let mut out = self.output.open(printer)?;
        let written = answer::write(answer, &style, index.base(), &mut out)?;
        out.flush()?;
        match written {
            answer::Written::Rows(0) | answer::Written::Triples(0) => {
                printer.note("nothing found");
                self.which.say_who_was_meant(&index, &limits, printer)?;
            }
            answer::Written::Rows(rows) if printer.out_is_terminal() => printer.note(&counted(rows, "row")),
            _ => {}
        }
        Ok(Outcome::found(written.found()))
    }
}

impl WhichQuery {
    /// The SPARQL text with its parameters set, and what to call it.
    pub fn text(&self) -> Result<QueryText, Failure> {
        let (name, text) = find_text(&self.query)?;
        Ok(QueryText { name, text: set(&text, &self.set)? })
    }

    /// Nothing was found: perhaps a name was misspelt.
    fn say_who_was_meant(&self, index: &Index, limits: &Limits, printer: &Printer) -> Result<(), Failure> {
        let (_, text) = find_text(&self.query)?;
        let texts = parameters(&text).into_iter().filter(|param| param.kind == ParamKind::Text);
        for param in texts {
            let prefix = format!("{}=", param.name);
            let Some(value) = self.set.iter().find_map(|it| it.strip_prefix(&prefix)) else { continue };
            let names = actor_names(index, limits)?;
            let known = names.iter().any(|name| name.to_lowercase().contains(&value.to_lowercase()));
            let near = nearest(value, names.iter().map(String::as_str));
            if !known && !near.is_empty() {
                printer.hint(&format!("no name in the store contains `{value}`; nearest: {}", near.join(", ")));
            }
        }
        Ok(())
    }
}

/// All names of actors and places in the store.
fn actor_names(index: &Index, limits: &Limits) -> Result<Vec<String>, Failure> {
    let query = QueryText {
        name: "names".to_owned(),
        text: "SELECT DISTINCT (STR(?label) AS ?name) { ?actor skos:prefLabel|skos:altLabel ?label }".to_owned(),
    };
    let rows = answer::rows(run(index, &query, limits)?)?;
    Ok(rows
        .rows
        .iter()
        .filter_map(|row| row.first()?.as_ref())
        .map(|term| sayso::query::table::cell(term, index.base()))
        .collect())
}

/// The text of a query, and what messages call it: standard input, a canned query, or a file.
pub fn find_text(wanted: &str) -> Result<(String, String), Failure> {
    if wanted == "-" {
        let mut text = String::new();
        io::stdin()
            .read_to_string(&mut text)
            .map_err(|error| Failure::io("cannot read the query from standard input", &error))?;
        return Ok(("standard input".to_owned(), text));
    }
    if let Some(query) = find(wanted) {
        return Ok((format!("{}.rq", query.name), query.text.clone()));
    }
    let path = Path::new(wanted);
    let is_file_name = path.extension().is_some_and(|extension| extension == "rq" || extension == "sparql");
    if path.is_file() || is_file_name {
        let text = fs::read_to_string(path)
            .map_err(|error| Failure::io(&format!("cannot read {}", path.display()), &error))?;
        return Ok((wanted.to_owned(), text));
    }
    let near = nearest(wanted, canned().iter().map(|query| query.name.as_str()));
    let failure = Failure::new(format!("there is no query `{wanted}`"));
    if near.is_empty() {
        return Err(failure.hint("`sayso queries` lists them; a file of your own ends in .rq"));
    }
    let near: Vec<String> = near.into_iter().map(|name| format!("`{name}`")).collect();
    Err(failure.hint(format!("did you mean {}?", near.join(" or "))))
}
