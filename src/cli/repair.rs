//! `sayso repair`: from what a damaged store still holds, one that works.

use clap::Args;

use sayso::store;

use super::failure::{Failure, Outcome};
use super::numbers::counted;
use super::options::{BaseOption, StoreOption};
use super::printer::Printer;

/// Mend a damaged store: keep all that is sound, and say what is lost
///
/// Makes a manifest that is lost or cut off anew from the segments, takes up segments that it does not name, and keeps
/// the whole articles of damaged ones. What is lost is named; a build of the same files puts it back. Exit code 1 means
/// that something is lost.
#[derive(Debug, Args)]
pub struct Repair {
    #[command(flatten)]
    store: StoreOption,

    #[command(flatten)]
    base: BaseOption,

    /// Say what would be done, and change nothing
    #[arg(long)]
    dry_run: bool,
}

impl Repair {
    pub fn run(&self, printer: &Printer) -> Result<Outcome, Failure> {
        let base = match &self.base.base {
            Some(_) => Some(self.base.checked_or(None)?),
            None => None,
        };
        let found = store::Repair::of(&self.store.store, base.as_ref().map(|base| base.as_str()), self.dry_run)?;
        if found.is_needless() {
            printer.summary(&format!("nothing to repair: {}, all sound", counted(found.articles, "article")));
            return Ok(Outcome::Done);
        }
        if let Some(damage) = &found.manifest {
            printer.note(&format!("{damage}: it is made anew from the segments"));
        }
        for (segment, articles) in &found.taken_up {
            printer.note(&format!("segment {segment} is taken up: {}", counted(*articles, "article")));
        }
        for (segment, articles) in &found.rescued {
            printer.note(&format!("of the damaged segment {segment}, {} kept", counted(*articles, "whole article")));
        }
        for file in &found.unreadable {
            printer.error(
                &format!("nothing in {file} can be read"),
                Some("sayso leaves it as it is; move it away when you have no use for it"),
            );
        }
        for id in &found.lost {
            printer.error(&format!("article `{id}` is lost"), None);
        }
        if !found.lost.is_empty() {
            printer.hint("a build of their files puts them back");
        }
        if !self.dry_run {
            self.store.open(store::Look::Sizes, printer)?; // which tells of damage that is left
            super::indexing::index(&self.store.store, printer)?;
        }
        let what = if self.dry_run { "nothing written: the store would hold" } else { "the store holds" };
        printer.summary(&format!("{what} {}, {} lost", counted(found.articles, "article"), found.lost.len()));
        Ok(Outcome::found(found.lost.is_empty() && found.unreadable.is_empty()))
    }
}
