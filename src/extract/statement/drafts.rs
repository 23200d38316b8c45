//! The statements found so far, kept so that a quotation finds its own without looking at all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Draft;

/// Statements by where they stand.
pub struct Drafts {
    all: Vec<Draft>,
    /// First token of the reporting word → statement.
    by_cue: BTreeMap<usize, usize>,
    /// Reporting word, or first word said where there is none, with the statement.
    by_place: BTreeSet<(usize, usize)>,
}

impl Drafts {
    /// Index these.
    pub fn new(drafts: Vec<Draft>) -> Self {
        let mut indexed = Self { all: Vec::new(), by_cue: BTreeMap::new(), by_place: BTreeSet::new() };
        for draft in drafts {
            indexed.push(draft);
        }
        indexed
    }

    /// Add one. Returns its index.
    pub fn push(&mut self, draft: Draft) -> usize {
        let index = self.all.len();
        if let Some(cue) = draft.cue_start() {
            self.by_cue.entry(cue).or_insert(index);
        }
        self.all.push(draft);
        self.place(index);
        index
    }

    /// Note where a statement stands that had no words before.
    pub fn place(&mut self, index: usize) {
        let draft = &self.all[index];
        if let Some(at) = draft.cue_start().or_else(|| draft.content.first().map(|range| range.start)) {
            self.by_place.insert((at, index));
        }
    }

    /// The statement reported by the word at this token.
    pub fn with_cue(&self, cue: usize) -> Option<usize> {
        self.by_cue.get(&cue).copied()
    }

    /// Statements that stand in these tokens, with their indices, in text order.
    pub fn within(&self, tokens: Range<usize>) -> impl DoubleEndedIterator<Item = (usize, &Draft)> {
        let places = (!tokens.is_empty()).then(|| self.by_place.range((tokens.start, 0)..(tokens.end, 0)));
        places.into_iter().flatten().map(|&(_, index)| (index, &self.all[index]))
    }

    /// The statement with this index.
    pub fn get(&self, index: usize) -> &Draft {
        &self.all[index]
    }

    /// The statement with this index, to be changed; its reporting word stays.
    pub fn get_mut(&mut self, index: usize) -> &mut Draft {
        &mut self.all[index]
    }

    /// All of them.
    pub fn into_inner(self) -> Vec<Draft> {
        self.all
    }
}
