//! Extraction: what counts as a fact. One file for each kind, all behind [`Extractor`]. This room knows neither
//! RDF nor files.

mod clause;
mod cue;
mod event;
pub mod fact;
mod figure;
mod frame;
mod office;
mod place;
mod settle;
mod statement;

use crate::entities::Story;
use fact::Facts;

/// Finds facts of one kind in a story. Extractors run in the order of [`EXTRACTORS`]; a later one may read what
/// an earlier one found (events look up the statements they stand in).
pub trait Extractor: Sync {
    /// Add the facts found in `story` to `facts`.
    fn extract(&self, story: &Story<'_>, facts: &mut Facts);
}

/// All extractors, in the order in which they run.
pub const EXTRACTORS: &[&dyn Extractor] =
    &[&office::Offices, &place::Places, &statement::Statements, &event::Events, &figure::Figures, &settle::Settle];
