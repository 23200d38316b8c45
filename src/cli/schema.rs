//! `sayso schema`: the JSON Schema of the facts.

use std::io::Write;

use clap::Args;

use sayso::facts::schema::schema;

use super::failure::{Failure, Outcome};
use super::printer::Printer;

/// The JSON Schema of what `sayso extract` writes
///
/// Draft 2020-12, of one line of `sayso extract --format jsonl`. Its version is the field `version` of the facts.
#[derive(Debug, Args)]
pub struct Schema {}

impl Schema {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let mut out = printer.out();
        serde_json::to_writer_pretty(&mut out, &schema()).map_err(std::io::Error::from)?;
        writeln!(out)?;
        out.flush()?;
        Ok(Outcome::Done)
    }
}
