//! Tables of patterns, compiled once, that give one answer: does any of them match.

use regex::bytes::{RegexSet, RegexSetBuilder};

/// A table of patterns over folded lines ([`super::lines::Line::folded`]).
///
/// The patterns see bytes: `.` is a byte, and `\w`, `\b` and case know ASCII alone. That is enough
/// for the English of sites and makes the tables some forty times cheaper to compile than
/// patterns over all of Unicode.
pub(super) struct Table(RegexSet);

impl Table {
    /// A table in which small and capital letters are the same.
    pub fn ignoring_case(patterns: &[&str]) -> Self {
        Self::new(patterns, true)
    }

    /// A table in which they are not.
    pub fn with_case(patterns: &[&str]) -> Self {
        Self::new(patterns, false)
    }

    /// A table that does not compile matches nothing, so that no run can end in a panic here; the
    /// tests of each table see to it that it compiles.
    fn new(patterns: &[&str], ignore_case: bool) -> Self {
        let set = RegexSetBuilder::new(patterns).case_insensitive(ignore_case).unicode(false).build();
        Self(set.unwrap_or_default())
    }

    /// True when a pattern matches.
    pub fn matches(&self, folded: &str) -> bool {
        self.0.is_match(folded.as_bytes())
    }

    /// Number of patterns.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.0.len()
    }
}
