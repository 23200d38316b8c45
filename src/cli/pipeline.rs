//! How facts are found: the pipeline, its authority files, its threads.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use sayso::graph::Base;
use sayso::{Options, Sayso};

use super::failure::Failure;
use super::options::ThreadsOption;

/// How facts are found.
#[derive(Debug, Clone, Args)]
pub struct PipelineOptions {
    /// An authority file of your own (Turtle): actors and their names, beside the bundled ones
    #[arg(long, value_name = "FILE.ttl")]
    pub actors: Vec<PathBuf>,

    /// The day that "Friday" and "last week" are counted from in articles that do not tell their own
    /// (YYYY-MM-DD); without it such words keep no date
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub now: Option<Date>,

    #[command(flatten)]
    threads: ThreadsOption,
}

impl PipelineOptions {
    /// Run `work` on as many threads as asked for.
    pub fn on_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
        self.threads.on_threads(work)
    }
}

/// Load the pipeline.
pub fn pipeline(actors: Vec<PathBuf>, base: Base, now: Option<Date>) -> Result<Sayso, Failure> {
    Sayso::new(&Options { actors, base, now, ..Options::default() })
        .map_err(|error| Failure::from_error(&error).hint(error.hint()))
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("`{text}` is no day; write it as 2015-09-11"))
}
