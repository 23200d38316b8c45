//! What is served: a store as it changes, or the bundled articles.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process;

use clap::Args;

use sayso::serve::{Source, State};
use sayso::store::{Folder, Index, Scratch};

use super::demo::demo_graph;
use super::failure::Failure;
use super::options::StoreOption;
use super::printer::Printer;

/// Which store, or the bundled articles.
#[derive(Debug, Clone, Args)]
pub struct ServedOption {
    #[command(flatten)]
    store: StoreOption,

    /// Take the bundled articles in place of a store
    #[arg(long, conflicts_with = "store")]
    demo: bool,
}

impl ServedOption {
    /// What is served, and the folder to remove at the end where it was made for this.
    pub fn source(&self, printer: &Printer) -> Result<(Source, Option<Scratch>), Failure> {
        if self.demo {
            let path = std::env::temp_dir().join(format!("sayso-{}", process::id()));
            let scratch = Scratch::new(path.clone())
                .map_err(|error| Failure::io(&format!("cannot create {}", path.display()), &error))?;
            let (base, quads) = demo_graph()?;
            let index = Index::in_folder(scratch.path(), base.as_str(), &quads)?;
            let state = State { index, stamp: format!("demo-{}", quads.len()) };
            return Ok((Source { state, next: Box::new(|| None) }, Some(scratch)));
        }
        let index = self.store.index(printer)?;
        let path = self.store.store.clone();
        let mut count = 0;
        let mut seen = looks(&path);
        let state = State { index, stamp: stamp(seen, count) };
        let next = move || {
            let now = looks(&path);
            if now == seen {
                return None;
            }
            // While a build goes on, the index that lies there is the one of before: it is looked at again.
            let index = Index::open(&path).ok()?;
            seen = looks(&path);
            count += 1;
            Some(State { index, stamp: stamp(seen, count) })
        };
        Ok((Source { state, next: Box::new(next) }, None))
    }
}

/// Tells a state of a store that is served from any other.
fn stamp(looks: u64, count: usize) -> String {
    format!("{}-{looks:016x}-{count}", env!("CARGO_PKG_VERSION"))
}

/// How the files of a store look that change when it does: a digest of names, sizes and times.
fn looks(store: &Path) -> u64 {
    let folder = Folder::new(store);
    let mut hasher = DefaultHasher::new();
    let mut paths: Vec<PathBuf> = vec![folder.manifest()];
    let indexes = fs::read_dir(folder.index()).into_iter().flatten().flatten().map(|entry| entry.path());
    paths.extend(indexes.filter(|path| path.extension().is_some_and(|extension| extension == "index")));
    paths.sort();
    for path in paths {
        path.hash(&mut hasher);
        if let Ok(meta) = fs::metadata(&path) {
            (meta.len(), meta.modified().ok()).hash(&mut hasher);
        }
    }
    hasher.finish()
}
