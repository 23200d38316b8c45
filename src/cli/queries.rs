//! `sayso queries`: what can be asked.

use std::io::Write;

use clap::Args;

use sayso::query::catalog::{CannedQuery, canned};

use super::failure::{Failure, Outcome};
use super::printer::{Ink, Printer};

/// List the canned queries, or describe those whose name contains a word
#[derive(Debug, Args)]
pub struct Queries {
    /// Describe the queries whose name contains this
    #[arg(value_name = "WORD")]
    word: Option<String>,
}

impl Queries {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let mut out = printer.out();
        let found = match &self.word {
            None => {
                let width = canned().iter().map(|query| query.name.len()).max().unwrap_or(0);
                for query in canned() {
                    let name = printer.ink(Ink::Bold, &format!("{:width$}", query.name));
                    writeln!(out, "{name}  {}", query.title)?;
                }
                out.flush()?;
                printer.note("\nrun one with `sayso query NAME`; `sayso queries NAME` says what can be set");
                !canned().is_empty()
            }
            Some(word) => {
                let matching: Vec<&CannedQuery> =
                    canned().iter().filter(|query| query.name.contains(word.as_str())).collect();
                for query in &matching {
                    describe(query, printer, &mut out)?;
                }
                out.flush()?;
                if matching.is_empty() {
                    printer.error(&format!("no query has `{word}` in its name"), Some("`sayso queries` lists them"));
                }
                !matching.is_empty()
            }
        };
        Ok(Outcome::found(found))
    }
}

fn describe(query: &CannedQuery, printer: &Printer, out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out, "{} — {}", printer.ink(Ink::Bold, &query.name), query.title)?;
    for line in query.description.lines() {
        writeln!(out, "  {line}")?;
    }
    for param in &query.params {
        let name = printer.ink(Ink::Cyan, &format!("--set {}=…", param.name));
        writeln!(out, "  {name}  {}; default {}; {}", param.doc, param.default, param.kind.describe())?;
    }
    if !query.sample.is_empty() {
        writeln!(out, "  Sample:")?;
        for line in query.sample.lines() {
            writeln!(out, "  {}", printer.ink(Ink::Dim, line))?;
        }
    }
    writeln!(out)?;
    Ok(())
}
