//! Bringing a store's index up to date, with something to see while it lasts.

use std::path::Path;

use sayso::store::Index;

use super::failure::Failure;
use super::printer::Printer;

/// Bring the index up to date, so that the first question need not.
pub fn index(store: &Path, printer: &Printer) -> Result<Index, Failure> {
    let bar = printer.progress("index");
    let made = Index::up_to_date(store);
    bar.finish_and_clear();
    made.map_err(Failure::from)
}
