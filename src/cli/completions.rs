//! `sayso completions`: for the shell.

use clap::{Args, Command};
use clap_complete::Shell;
use std::io::Write;

use super::failure::{Failure, Outcome};
use super::printer::Printer;

/// Print completions for a shell
///
/// For example: sayso completions bash > ~/.local/share/bash-completion/completions/sayso
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub fn run(&self, printer: &Printer, mut command: Command) -> Result<Outcome, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, "sayso", &mut script);
        let mut out = printer.out();
        out.write_all(&script)?;
        out.flush()?;
        Ok(Outcome::Done)
    }
}
