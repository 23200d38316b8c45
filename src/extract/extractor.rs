//! What an extractor is.

use crate::entities::Story;
use crate::extract::found::Facts;

/// Finds facts of one kind in a story. Extractors run in the order of [`super::EXTRACTORS`]; a later one may read what
/// an earlier one found (events look up the statements they stand in).
pub trait Extractor: Sync {
    /// Add the facts found in `story` to `facts`.
    fn extract(&self, story: &Story<'_>, facts: &mut Facts);
}
