//! Flags that several commands share, each defined once.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use sayso::graph::Base;
use sayso::graph::iri::DEFAULT_BASE;
use sayso::query::Limits;
use sayso::store::{Index, Look, Store};

use super::failure::Failure;
use super::interrupt::interruptible;
use super::printer::Printer;

/// Which store.
#[derive(Debug, Clone, Args)]
pub struct StoreOption {
    /// The store's folder
    #[arg(long, env = "SAYSO_STORE", default_value = "sayso.db", value_name = "DIR")]
    pub store: PathBuf,
}

impl StoreOption {
    /// Open it for reading. Damage is told, and what is not damaged can be read.
    pub fn open(&self, look: Look, printer: &Printer) -> Result<Store, Failure> {
        let mut store = Store::open(&self.store)?;
        store.skip_damage(look);
        say_damage(&store, printer);
        Ok(store)
    }

    /// Open its index, making it where it is out of date. Damage is told.
    pub fn index(&self, printer: &Printer) -> Result<Index, Failure> {
        if !Store::is_as_seen(&self.store) {
            let store = self.open(Look::Bytes, printer)?;
            store.remember_sound();
        }
        let bar = printer.progress("opening the store");
        let index = Index::open(&self.store);
        bar.finish_and_clear();
        Ok(index?)
    }
}

/// Name each damaged part of a store; the exit code will tell too.
pub fn say_damage(store: &Store, printer: &Printer) {
    for fault in store.damage() {
        printer.trouble(&fault.to_string());
    }
    if let Some(fault) = store.damage().first() {
        printer.hint(&fault.hint(store.folder()));
    }
}

/// What data IRIs begin with.
#[derive(Debug, Clone, Args)]
pub struct BaseOption {
    /// What the IRIs of articles, actors and places begin with [default: the store's, or
    /// https://w3id.org/sayso/id/]
    #[arg(long, env = "SAYSO_BASE", value_name = "IRI")]
    pub base: Option<String>,
}

impl BaseOption {
    /// The base given, else the store's, else the usual one.
    pub fn checked_or(&self, stored: Option<&str>) -> Result<Base, Failure> {
        let base = self.base.as_deref().or(stored).unwrap_or(DEFAULT_BASE);
        Base::new(base)
            .map_err(|error| Failure::from_error(&error).hint("give an absolute IRI such as https://example.org/news/"))
    }
}

/// What a query may use.
#[derive(Debug, Clone, Args)]
pub struct LimitOptions {
    /// Stop a query after so many seconds; 0 lets it run as long as it takes
    #[arg(long, env = "SAYSO_TIMEOUT", default_value_t = 60, value_name = "SECONDS")]
    pub timeout: u64,

    /// Stop a query that answers more rows; 0 lets it answer all
    #[arg(long, env = "SAYSO_MAX_ROWS", default_value_t = 1_000_000, value_name = "NUMBER")]
    pub max_rows: usize,

    /// Stop a query that takes about so much memory; 0 lets it take all
    #[arg(long, env = "SAYSO_MAX_MEMORY", default_value_t = 1_000, value_name = "MB")]
    pub max_memory: u64,
}

/// Bytes that the engine needs for a term that it keeps, measured.
const BYTES_PER_TERM: u64 = 100;

impl LimitOptions {
    /// The limits, and Ctrl-C.
    pub fn limits(&self) -> Result<Limits, Failure> {
        interruptible(Limits {
            time: (self.timeout > 0).then(|| Duration::from_secs(self.timeout)),
            rows: (self.max_rows > 0).then_some(self.max_rows),
            terms: (self.max_memory > 0).then(|| self.max_memory.saturating_mul(1_000_000) / BYTES_PER_TERM),
            ..Limits::default()
        })
    }
}

/// How many threads work.
#[derive(Debug, Clone, Args)]
pub struct ThreadsOption {
    /// How many threads work; the result does not depend on it [default: as many as there are cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

impl ThreadsOption {
    /// Run `work` on as many threads as asked for.
    pub fn on_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(self.threads.map_or(0, usize::from))
            .build()
            .map_err(|error| Failure::from_error(&error))?;
        Ok(pool.install(work))
    }
}
