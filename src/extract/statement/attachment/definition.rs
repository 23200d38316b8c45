//! What an attachment is.

use crate::entities::Story;
use crate::entities::quotation::Quote;
use crate::extract::statement::reports::Reports;

/// A quotation that looks for its statement.
pub struct Quoted<'s> {
    /// The story that it stands in.
    pub story: &'s Story<'s>,
    /// The quotation.
    pub quote: &'s Quote,
    /// The statement that took the quotation before, with that quotation.
    pub before: Option<(usize, &'s Quote)>,
}

/// A way in which a quotation hangs on what reports it.
#[cfg_attr(not(test), allow(dead_code, reason = "rule and example are for the test of the table"))]
pub struct Attachment {
    /// A text of our own in which it gives the last quotation to its statement.
    pub example: &'static str,
    /// The rule of that statement.
    pub rule: &'static str,
    /// The statement, made where there is none.
    pub find: fn(&Quoted<'_>, &mut Reports) -> Option<usize>,
}
