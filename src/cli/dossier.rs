//! `sayso report`: a page that stands alone.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use sayso::serve::{Subject, report};

use super::failure::{Failure, Outcome};
use super::printer::Printer;
use super::served::ServedOption;

/// Write a page about somebody or something that needs no server: to mail, keep or print
#[derive(Debug, Args)]
pub struct Report {
    #[command(flatten)]
    which: ServedOption,

    /// About whom: a name or a part of one
    #[arg(long, value_name = "NAME", conflicts_with = "topic")]
    actor: Option<String>,

    /// About what: words that stand in what is said; what each side says of it
    #[arg(long, value_name = "WORDS")]
    topic: Option<String>,

    /// Write to a file; `-` is standard output
    #[arg(short, long, value_name = "FILE.html", default_value = "-")]
    output: PathBuf,
}

impl Report {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let (source, _scratch) = self.which.source(printer)?;
        let subject = match (&self.actor, &self.topic) {
            (Some(name), _) => Subject::Actor(name.clone()),
            (None, Some(words)) => Subject::Topic(words.clone()),
            (None, None) => Subject::All,
        };
        let page = report(source.state, &subject).map_err(|error| Failure::from_error(&error).hint(error.hint()))?;
        if self.output == Path::new("-") {
            let mut out = printer.out();
            out.write_all(page.as_bytes())?;
            out.flush()?;
        } else {
            fs::write(&self.output, page)
                .map_err(|error| Failure::io(&format!("cannot write {}", self.output.display()), &error))?;
        }
        Ok(Outcome::Done)
    }
}
