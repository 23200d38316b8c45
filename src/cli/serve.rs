//! `sayso serve`: an endpoint and pages over a store.

use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use clap::Args;

use sayso::serve::{Settings, serve};

use super::failure::{Failure, Outcome};
use super::interrupt::on_interrupt;
use super::printer::Printer;
use super::served::ServedOption;

/// Serve a store to browsers, SPARQL clients and agents on this machine, read-only
///
/// Pages at /, SPARQL 1.1 at /sparql, one article's graph at /graph?graph=IRI, tools for agents at
/// /mcp. Every page is also .csv, .json, .ttl, .geojson or .rss. Nothing is changed, nothing is
/// loaded from elsewhere. When the store changes, what is served changes with it. Ctrl-C ends it.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    which: ServedOption,

    /// Address and port to listen at; port 0 takes a free one
    #[arg(long, default_value = "127.0.0.1:8730", value_name = "ADDRESS:PORT")]
    bind: SocketAddr,

    /// Answer under this name too, beside localhost and the address listened at
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,

    /// Let pages of this origin read the answers (https://desk.example, or * for all)
    #[arg(long, value_name = "ORIGIN")]
    cors: Vec<String>,

    #[command(flatten)]
    limits: ServeLimits,
}

/// What a query may use while others wait.
#[derive(Debug, Clone, Args)]
pub struct ServeLimits {
    /// Stop a query after so many seconds; 0 lets it run as long as it takes
    #[arg(long, default_value_t = 10, value_name = "SECONDS")]
    timeout: u64,

    /// Stop a query that answers more rows; 0 lets it answer all
    #[arg(long, default_value_t = 10_000, value_name = "NUMBER")]
    max_rows: usize,

    /// Stop a query that takes about so much memory; 0 lets it take all
    #[arg(long, default_value_t = 150, value_name = "MB")]
    max_memory: u64,

    /// Queries that run at the same time; others wait two seconds, then are told to come back
    #[arg(long, default_value_t = 2, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=64))]
    max_queries: u16,
}

/// Bytes that the engine needs for a term that it keeps, measured.
const BYTES_PER_TERM: u64 = 100;

impl ServeLimits {
    /// Settings with these limits.
    pub fn settings(&self) -> Settings {
        Settings {
            time: (self.timeout > 0).then(|| Duration::from_secs(self.timeout)),
            rows: (self.max_rows > 0).then_some(self.max_rows),
            terms: (self.max_memory > 0).then(|| self.max_memory.saturating_mul(1_000_000) / BYTES_PER_TERM),
            queries: usize::from(self.max_queries),
            ..Settings::default()
        }
    }
}

impl Serve {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let (source, _scratch) = self.which.source(printer)?;
        let listener = TcpListener::bind(self.bind).map_err(|error| {
            let failure = Failure::io(&format!("cannot listen at {}", self.bind), &error);
            match error.kind() {
                io::ErrorKind::AddrInUse => {
                    failure.hint("something listens there already; --bind 127.0.0.1:0 takes a free port")
                }
                _ => failure.hint("give an address of this machine with --bind ADDRESS:PORT"),
            }
        })?;
        let address = listener.local_addr().map_err(|error| Failure::io("cannot tell the address", &error))?;
        let settings = Settings {
            hosts: self.allow_host.iter().map(|host| host.to_ascii_lowercase()).collect(),
            origins: self.cors.clone(),
            ..self.limits.settings()
        };
        let stop = on_interrupt()?;
        let mut out = printer.out();
        writeln!(out, "http://{address}/")?;
        out.flush()?;
        if !address.ip().is_loopback() {
            printer.note("whoever reaches this address can read the store");
        }
        printer.note("Ctrl-C ends it");
        serve(settings.with_address(address), listener, source, &|| stop.is_cancelled())
            .map_err(|error| Failure::io("cannot serve", &error))?;
        Ok(Outcome::Done)
    }
}
