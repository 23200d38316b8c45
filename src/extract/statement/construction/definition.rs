//! What a reporting construction is.

use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};

/// A way in which English reports what somebody said.
#[cfg_attr(not(test), allow(dead_code, reason = "rule and example are for the test of the table"))]
pub struct Construction {
    /// The rule that its statements carry.
    pub rule: Rule,
    /// A text of our own in which it alone gives a statement of that rule.
    pub example: &'static str,
    /// The report by the word at this token: verb, noun, preposition, colon or dash.
    pub find: fn(&Page<'_>, usize) -> Option<Report>,
}
