//! Asking a store: which query, of which store, and where the answer goes.

use std::io::Write;

use clap::Args;

use sayso::query::actors::actor_names;
use sayso::query::names::nearest;
use sayso::query::wanted::find_text;
use sayso::query::{Answer, Limits, ParamKind, QueryText, answer, parameters, run, set, terms};
use sayso::store::Index;

use super::failure::Failure;
use super::options::{LimitOptions, StoreOption};
use super::output::OutputOptions;
use super::printer::Printer;

/// Which query, with what set.
#[derive(Debug, Clone, Args)]
pub struct WhichQuery {
    /// Name of a canned query, a file, or `-`
    #[arg(value_name = "NAME|FILE.rq|-", required_unless_present = "execute")]
    pub query: Option<String>,

    /// The text of a query, in place of a name or a file
    #[arg(short = 'e', long, value_name = "SPARQL", conflicts_with = "query")]
    pub execute: Option<String>,

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
    pub limits: LimitOptions,
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
        let found = match (&self.execute, &self.query) {
            (Some(text), _) => QueryText { name: "-e".to_owned(), text: text.clone() },
            (None, Some(wanted)) => find_text(wanted)?,
            (None, None) => find_text("-")?,
        };
        Ok(QueryText { text: set(&found.text, &self.set)?, ..found })
    }

    /// Nothing was found: perhaps a name or a term was misspelt.
    pub fn say_who_was_meant(
        &self,
        text: &str,
        index: &Index,
        limits: &Limits,
        printer: &Printer,
    ) -> Result<(), Failure> {
        terms::hints(text).iter().for_each(|hint| printer.hint(hint));
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
        let limits = self.limits.limits()?;
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
        answer::check(&answer, style)?;
        let mut out = self.output.open(printer)?;
        let written = answer::write(answer, style, index.base(), &mut out)?;
        out.flush()?;
        Ok(written)
    }
}
