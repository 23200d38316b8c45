//! Asking a store: which query, of which store, and where the answer goes.

use std::io::Write;

use clap::Args;

use sayso::query::actors::actor_names;
use sayso::query::names::nearest;
use sayso::query::wanted::find_text;
use sayso::query::{Answer, Limits, ParamKind, QueryText, answer, parameters, run, set};
use sayso::store::Index;

use super::failure::Failure;
use super::interrupt::query_limits;
use super::options::{StoreOption, TimeoutOption};
use super::output::OutputOptions;
use super::printer::Printer;

/// Which query, with what set.
#[derive(Debug, Clone, Args)]
pub struct WhichQuery {
    /// Name of a canned query, a file, or `-`
    #[arg(value_name = "NAME|FILE.rq|-")]
    pub query: String,

    /// Set a parameter of the query
    #[arg(long, value_name = "NAME=VALUE")]
    pub set: Vec<String>,
}

/// Where to ask, how long, and where the answer goes.
#[derive(Debug, Clone, Args)]
pub struct AskOptions {
    #[command(flatten)]
    pub output: OutputOptions,

    #[command(flatten)]
    pub store: StoreOption,

    #[command(flatten)]
    pub timeout: TimeoutOption,
}

/// An answer, and what was asked.
pub struct Asked {
    pub answer: Answer,
    pub index: Index,
    pub limits: Limits,
}

impl WhichQuery {
    /// The SPARQL text with its parameters set, and what to call it.
    pub fn text(&self) -> Result<QueryText, Failure> {
        let found = find_text(&self.query)?;
        Ok(QueryText { text: set(&found.text, &self.set)?, ..found })
    }

    /// Nothing was found: perhaps a name was misspelt.
    pub fn say_who_was_meant(
        &self,
        text: &str,
        index: &Index,
        limits: &Limits,
        printer: &Printer,
    ) -> Result<(), Failure> {
        let texts = parameters(text).into_iter().filter(|param| param.kind == ParamKind::Text);
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

impl AskOptions {
    /// Ask the store.
    pub fn ask(&self, query: &QueryText, printer: &Printer) -> Result<Asked, Failure> {
        let limits = query_limits(self.timeout.limit())?;
        let index = self.store.index(printer)?;
        let answer = run(&index, query, &limits)?;
        Ok(Asked { answer, index, limits })
    }

    /// Write an answer.
    pub fn write(
        &self,
        answer: Answer,
        style: &answer::Style,
        index: &Index,
        printer: &Printer,
    ) -> Result<answer::Written, Failure> {
        let mut out = self.output.open(printer)?;
        let written = answer::write(answer, style, index.base(), &mut out)?;
        out.flush()?;
        Ok(written)
    }
}
