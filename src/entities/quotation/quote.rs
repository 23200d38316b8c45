//! A quotation in the text.

use std::ops::Range;

/// A stretch between quotation marks, as tokens, the marks left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words inside.
    pub tokens: Range<usize>,
    /// The tokens of the paragraph that it stands in.
    pub paragraph: Range<usize>,
    /// True where it continues the quotation of the paragraph before, which did not close.
    pub continues: bool,
    /// True for single marks, which also set off words that nobody said.
    pub single: bool,
}
