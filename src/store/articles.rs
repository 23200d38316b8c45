//! A store's articles one after another, read from the index where there is one of this very state.
//!
//! Example: `store.for_each(|entry, quads| …)` is how `export` and `check` see each article once, in the order of the ids.

use oxigraph::model::Quad;

use super::{Entry, Index, Store, StoreError, Verdicts};

/// How many articles are read into memory at a time by [`Store::for_each`].
const WINDOW: usize = 4_096;

impl Store {
    /// Call `visit` with each article and its sorted quads, without the facts that are judged wrong, in the order of their ids.
    ///
    /// Reads them from the index where there is one of this very state: there, every article is at hand. Otherwise some
    /// thousand articles at a time, the segments in parallel; an article's place in the order never depends on the
    /// segment it lies in.
    ///
    /// # Errors
    /// A segment that cannot be read, or what `visit` returns.
    pub fn for_each<E: From<StoreError>>(
        &self,
        mut visit: impl FnMut(&Entry, &[Quad]) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each(Index::exactly(self).as_ref(), |entry, quads| visit(entry, &quads))
    }

    /// The same with the quads as they lie in the segments, facts that are judged wrong among them.
    ///
    /// # Errors
    /// A segment that cannot be read, or what `visit` returns.
    pub(super) fn for_each_as_read<E: From<StoreError>>(
        &self,
        visit: impl FnMut(&Entry, Vec<Quad>) -> Result<(), E>,
    ) -> Result<(), E> {
        let as_read = Self { verdicts: Verdicts::default(), ..self.clone() };
        let index = if self.verdicts.leave_articles() { Index::exactly(self) } else { None };
        as_read.each(index.as_ref(), visit)
    }

    fn each<E: From<StoreError>>(
        &self,
        index: Option<&Index>,
        mut visit: impl FnMut(&Entry, Vec<Quad>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut entries = self.readable();
        loop {
            let some: Vec<Entry> = entries.by_ref().take(if index.is_some() { 1 } else { WINDOW }).collect();
            let Some(first) = some.first() else { return Ok(()) };
            if let Some(quads) = index.and_then(|index| index.article(&first.graph)) {
                visit(first, quads)?;
                continue;
            }
            let mut quads = self.quads_of(&some)?;
            for entry in &some {
                visit(entry, quads.remove(&entry.graph).unwrap_or_default())?;
            }
        }
    }

    /// The RDFC-1.0 canonical hash of all articles' graphs.
    ///
    /// # Errors
    /// A segment that cannot be read.
    pub fn canonical_hash(&self) -> Result<String, StoreError> {
        let mut all = Vec::new();
        self.for_each(|_, quads| {
            all.extend_from_slice(quads);
            Ok::<(), StoreError>(())
        })?;
        crate::graph::canonical::canonical_hash(all).map_err(StoreError::io("canonicalise", self.folder.root()))
    }
}
