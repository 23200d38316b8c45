//! `sayso forget`: take articles out, and all that hangs on them.

use clap::Args;

use sayso::query::names::nearest;
use sayso::store::{Entry, Look, Manifest, Writer};

use super::failure::{Failure, Outcome};
use super::numbers::counted;
use super::options::StoreOption;
use super::printer::Printer;

/// Take articles out of the store, and all that hangs on them
///
/// Their text and facts leave the disk, those of earlier versions too. An address takes all articles that were published
/// there. A later build of the same files puts them back.
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
        // Closed again before anything is removed: a writer waits for those who read.
        let manifest = self.store.open(Look::Sizes, printer)?.manifest().clone();
        let mut ids = Vec::new();
        // Whoever asks again by an address or IRI names what the store does not know any more.
        let leaving = !manifest.is_purged();
        let mut unknown = 0;
        for name in &self.articles {
            let found = manifest.find(name);
            if found.is_empty() && manifest.is_leaving(name) {
                printer.note(&format!("`{name}` was forgotten before; its text leaves the disk now"));
            } else if found.is_empty() {
                unknown += 1;
                printer.failure(&unknown_article(&manifest, name));
            }
            if found.len() > 1 {
                printer.note(&format!("{} have the address {name}: {}", counted(found.len(), "article"), list(&found)));
            }
            ids.extend(found.into_iter().map(|entry| entry.id));
        }
        ids.sort();
        ids.dedup();
        if self.dry_run {
            for id in &ids {
                printer.note(&format!("would forget `{id}`"));
            }
        } else if leaving || !ids.is_empty() {
            return Ok(Outcome::found(self.forget(&ids, &manifest.base, printer)? && unknown == 0));
        }
        Ok(Outcome::found(unknown == 0))
    }

    /// Forget these; `false` when somebody goes on reading them.
    fn forget(&self, ids: &[String], base: &str, printer: &Printer) -> Result<bool, Failure> {
        let mut writer = Writer::open(&self.store.store, base)?;
        if !ids.is_empty() {
            writer.forget(ids)?;
        }
        let store = writer.finish().map_err(|error| {
            Failure::from(error).hint(
                "forgotten, but the text is not yet off the disk; mend this and give the same command again, or build",
            )
        })?;
        super::indexing::index(&self.store.store, printer)?;
        let left = counted(store.manifest().articles.len(), "article");
        printer.summary(&format!("{} forgotten, {left} left", counted(ids.len(), "article")));
        if !store.manifest().is_purged() {
            printer.error(
                "somebody goes on reading the store, so the text is not yet off the disk",
                Some("when they are done, give the same command again, or build"),
            );
        }
        Ok(store.manifest().is_purged())
    }
}

fn list(entries: &[Entry]) -> String {
    entries.iter().map(|entry| format!("`{}`", entry.id)).collect::<Vec<_>>().join(", ")
}

/// The message for an article that is not in the store, with the nearest ids.
pub fn unknown_article(manifest: &Manifest, name: &str) -> Failure {
    let failure = Failure::new(format!("there is no article `{name}` in the store"));
    let near = nearest(name, manifest.articles.ids());
    if near.is_empty() { failure } else { failure.hint(format!("nearest: {}", near.join(", "))) }
}
