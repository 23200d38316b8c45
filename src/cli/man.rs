//! `sayso man`: the manual page.

use std::io::Write;

use clap::{Args, Command};
use clap_mangen::Man as Page;

use super::failure::{Failure, Outcome};
use super::printer::Printer;

/// Print the manual page, of sayso or of one command
///
/// For example: sayso man build | man -l -
#[derive(Debug, Args)]
pub struct Man {
    /// The command
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

impl Man {
    pub fn run(&self, printer: &Printer, mut command: Command) -> Result<Outcome, Failure> {
        command.build();
        let page = match &self.command {
            None => Page::new(command),
            Some(name) => {
                let found = command.find_subcommand(name).ok_or_else(|| {
                    Failure::new(format!("there is no command `{name}`")).hint("`sayso help` lists them")
                })?;
                Page::new(found.clone().name(format!("sayso-{name}")))
            }
        };
        let mut out = printer.out();
        page.render(&mut out)?;
        out.flush()?;
        Ok(Outcome::Done)
    }
}
