//! The statements found so far, kept so that a quotation finds its own without looking at all of them.
//!
//! Example: the report with the cue `said` is found by the token of "said", and among those of its sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::report::Report;

/// Statements by where they stand.
pub struct Reports {
    all: Vec<Report>,
    /// First token of the reporting word → statement.
    by_cue: BTreeMap<usize, usize>,
    /// Reporting word, or first word said where there is none, with the statement.
    by_place: BTreeSet<(usize, usize)>,
}

impl Reports {
    /// Index these.
    pub fn new(reports: Vec<Report>) -> Self {
        let mut indexed = Self { all: Vec::new(), by_cue: BTreeMap::new(), by_place: BTreeSet::new() };
        for report in reports {
            indexed.push(report);
        }
        indexed
    }

    /// Add one. Returns its index.
    pub fn push(&mut self, report: Report) -> usize {
        let index = self.all.len();
        if let Some(cue) = report.cue_start() {
            self.by_cue.entry(cue).or_insert(index);
        }
        self.all.push(report);
        self.place(index);
        index
    }

    /// Note where a statement stands that had no words before.
    pub fn place(&mut self, index: usize) {
        let report = &self.all[index];
        if let Some(at) = report.cue_start().or_else(|| report.content.first().map(|range| range.start)) {
            self.by_place.insert((at, index));
        }
    }

    /// The statement reported by the word at this token.
    pub fn with_cue(&self, cue: usize) -> Option<usize> {
        self.by_cue.get(&cue).copied()
    }

    /// Statements that stand in these tokens, with their indices, in text order.
    pub fn within(&self, tokens: Range<usize>) -> impl DoubleEndedIterator<Item = (usize, &Report)> {
        let places = (!tokens.is_empty()).then(|| self.by_place.range((tokens.start, 0)..(tokens.end, 0)));
        places.into_iter().flatten().map(|&(_, index)| (index, &self.all[index]))
    }

    /// The statement with this index.
    pub fn get(&self, index: usize) -> &Report {
        &self.all[index]
    }

    /// The statement with this index, to be changed; its reporting word stays.
    pub fn get_mut(&mut self, index: usize) -> &mut Report {
        &mut self.all[index]
    }

    /// All of them.
    pub fn into_inner(self) -> Vec<Report> {
        self.all
    }
}

#[cfg(test)]
mod tests {
    use super::Reports;
    use crate::extract::statement::report::Report;

    #[test]
    fn a_report_is_found_by_its_cue_and_by_its_place() {
        let mut reports = Reports::new(vec![Report::new("verb", None, Some(("say".to_owned(), 3..4)))]);
        let continued = reports.push(Report::new("verb", None, None));
        assert_eq!((reports.with_cue(3), reports.with_cue(4)), (Some(0), None));
        let indices = |reports: &Reports| reports.within(0..9).map(|(index, _)| index).collect::<Vec<_>>();
        assert_eq!(indices(&reports), [0]);
        reports.get_mut(continued).content.push(1..2);
        reports.place(continued);
        assert_eq!(indices(&reports), [1, 0]);
    }
}
