//! The report that ends at the opening mark.
//!
//! Example: `The mayor added, "The roads have been salted."`

use super::beside::{has_speaker, statement_of};
use super::definition::{Attachment, Quoted};
use crate::english::Pos;
use crate::extract::statement::reports::Reports;
use crate::extract::statement::utterance::takes_quote;

/// How far before the marks a report may stand, in tokens.
const REACH: usize = 14;

/// A report, and a comma or colon or nothing before the marks.
pub const ATTACHMENT: Attachment = Attachment {
    example: "The mayor, tired, had to shout through the storm, \"The roads have been salted since Monday.\"",
    rule: "beside-quote",
    find,
};

fn find(quoted: &Quoted<'_>, reports: &mut Reports) -> Option<usize> {
    let Quoted { story, quote, .. } = *quoted;
    let doc = &story.doc;
    let mark = quote.tokens.start.checked_sub(1)?;
    let colon = mark.checked_sub(1).is_some_and(|i| matches!(doc.token(i), ":" | ","));
    let start = if colon { doc.sentence(mark - 1).start } else { doc.sentence(mark).start };
    let start = start.max(quote.paragraph.start);
    let verb = (start.max(quote.tokens.start.saturating_sub(REACH))..mark).rev().find(|&i| doc.pos(i) == Pos::Verb)?;
    let fits = takes_quote(doc, verb) && (colon || verb + 3 >= mark) && has_speaker(story, verb);
    fits.then(|| statement_of(story, verb, reports))
}

#[cfg(test)]
mod tests {
    use super::ATTACHMENT;
    use crate::extract::testing::statements;

    #[test]
    fn the_verb_before_the_marks_reports() {
        assert_eq!(statements(ATTACHMENT.example), ["The mayor ~ shout ~ The roads have been salted since Monday"]);
    }
}
