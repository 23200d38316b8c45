//! `sayso mcp`: tools for agents over standard input and output.

use std::io;

use clap::Args;

use sayso::serve::converse;

use super::failure::{Failure, Outcome};
use super::printer::Printer;
use super::serve::ServeLimits;
use super::served::ServedOption;

/// Give an agent read-only tools over a store, by the Model Context Protocol
///
/// Reads messages from standard input and answers on standard output, a message a line. An answer has
/// at most 20 rows and 8 KB, says how many there are, and where to go on. `sayso serve` has the same
/// tools at /mcp.
#[derive(Debug, Args)]
pub struct Mcp {
    #[command(flatten)]
    which: ServedOption,

    #[command(flatten)]
    limits: ServeLimits,
}

impl Mcp {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let (source, _scratch) = self.which.source(printer)?;
        converse(&self.limits.settings(), source, io::stdin().lock(), printer.out())?;
        Ok(Outcome::Done)
    }
}
