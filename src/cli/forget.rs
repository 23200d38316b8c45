//! `sayso forget`: take articles out, and all that hangs on them.

use clap::Args;

use sayso::query::names::nearest;
use sayso::store::{Manifest, Writer};

use super::failure::{Failure, Outcome};
use super::numbers::counted;
use super::options::StoreOption;
use super::printer::Printer;

/// Take articles out of the store, and all that hangs on them
///
/// Their text and facts leave the disk. A later build of the same files puts them back.
#[derive(Debug, Args)]
pub struct Forget {
    /// The article's id, IRI or address
    #[arg(required = true, value_name = "ID|URL")]
    articles: Vec<String>,

    #[command(flatten)]
    store: StoreOption,

    /// Say what would be forgotten, and change nothing
    #[arg(long)]
    dry_run: bool,
}

impl Forget {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let store = self.store.open()?;
        let mut ids = Vec::new();
        let mut unknown = 0;
        for name in &self.articles {
            match store.manifest().find(name) {
                Some(entry) => ids.push(entry.id.clone()),
                None => {
                    unknown += 1;
                    printer.failure(&unknown_article(store.manifest(), name));
                }
            }
        }
        ids.sort();
        ids.dedup();
        if self.dry_run {
            for id in &ids {
                printer.note(&format!("would forget `{id}`"));
            }
        } else if !ids.is_empty() {
            let mut writer = Writer::open(&self.store.store, &store.manifest().base)?;
            writer.forget(&ids)?;
            let store = writer.finish()?;
            super::build::index(&store, printer)?;
            let left = counted(store.manifest().articles.len(), "article");
            printer.summary(&format!("{} forgotten, {left} left", counted(ids.len(), "article")));
        }
        Ok(Outcome::found(unknown == 0))
    }
}

/// The message for an article that is not in the store, with the nearest ids.
pub fn unknown_article(manifest: &Manifest, name: &str) -> Failure {
    let failure = Failure::new(format!("there is no article `{name}` in the store"));
    let near = nearest(name, manifest.articles.keys().map(String::as_str));
    if near.is_empty() { failure } else { failure.hint(format!("nearest: {}", near.join(", "))) }
}
