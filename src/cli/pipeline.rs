//! How facts are found: the pipeline, its authority files, its threads.

use std::path::PathBuf;

use clap::Args;

use sayso::graph::Base;
use sayso::{Options, Sayso};

use super::failure::Failure;

/// How facts are found.
#[derive(Debug, Clone, Args)]
pub struct PipelineOptions {
    /// An authority file of your own (Turtle): actors and their names, beside the bundled ones
    #[arg(long, value_name = "FILE.ttl")]
    pub actors: Vec<PathBuf>,

    /// How many threads work; the result does not depend on it [default: as many as there are cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
}

impl PipelineOptions {
    /// Run `work` on as many threads as asked for.
    pub fn on_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(self.threads.map_or(0, usize::from))
            .build()
            .map_err(|error| Failure::from_error(&error))?;
        Ok(pool.install(work))
    }
}

/// Load the pipeline.
pub fn pipeline(actors: Vec<PathBuf>, base: Base) -> Result<Sayso, Failure> {
    Sayso::new(&Options { actors, base }).map_err(|error| Failure::from_error(&error).hint(error.hint()))
}
