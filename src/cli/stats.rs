//! `sayso stats`: what the store holds.

use std::fs;
use std::io::Write;

use clap::Args;
use serde::Serialize;

use sayso::store::{Counts, Look, Store, adopted};

use super::failure::{Failure, Outcome};
use super::numbers::count;
use super::options::StoreOption;
use super::printer::Printer;

/// What the store holds
#[derive(Debug, Args)]
pub struct Stats {
    #[command(flatten)]
    store: StoreOption,

    /// Also the RDFC-1.0 canonical hash (SHA-256) of all articles' graphs: equal hashes, equal graphs
    #[arg(long)]
    canonical_hash: bool,

    /// As one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Report {
    store: String,
    base: String,
    articles: usize,
    #[serde(flatten)]
    counts: Counts,
    segments: usize,
    bytes: u64,
    own_actor_files: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    canonical_hash: Option<String>,
}

impl Stats {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let store = self.store.open(Look::Bytes, printer)?;
        let report = Report {
            store: store.folder().root().display().to_string(),
            base: store.manifest().base.clone(),
            articles: store.manifest().articles.len(),
            counts: store.manifest().totals(),
            segments: store.manifest().by_segment().len(),
            bytes: size(&store),
            own_actor_files: adopted(store.folder())?.len(),
            canonical_hash: if self.canonical_hash { Some(store.canonical_hash()?) } else { None },
        };
        let mut out = printer.out();
        if self.json {
            serde_json::to_writer(&mut out, &report).map_err(std::io::Error::from)?;
            writeln!(out)?;
        } else {
            for (what, value) in report.lines() {
                writeln!(out, "{what:<16}{value}")?;
            }
        }
        out.flush()?;
        Ok(Outcome::found(report.articles > 0))
    }
}

impl Report {
    fn lines(&self) -> Vec<(&'static str, String)> {
        let mut lines = vec![("store", self.store.clone()), ("base", self.base.clone())];
        lines.extend([
            ("articles", count(self.articles)),
            ("statements", count(self.counts.statements)),
            ("events", count(self.counts.events)),
            ("figures", count(self.counts.figures)),
            ("offices", count(self.counts.offices)),
            ("triples", count(self.counts.quads)),
        ]);
        lines.push(("segments", count(self.segments)));
        lines.push(("size", format!("{:.1} MB", self.bytes as f64 / 1e6)));
        if self.own_actor_files > 0 {
            lines.push(("own actor files", count(self.own_actor_files)));
        }
        if let Some(hash) = &self.canonical_hash {
            lines.push(("canonical hash", hash.clone()));
        }
        lines
    }
}

/// Bytes of the segments on disk; a file that vanishes meanwhile counts nothing.
fn size(store: &Store) -> u64 {
    store
        .manifest()
        .by_segment()
        .keys()
        .filter_map(|name| fs::metadata(store.folder().segment(name)).ok())
        .map(|metadata| metadata.len())
        .sum()
}
