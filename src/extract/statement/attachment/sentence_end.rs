//! The next report of the sentence behind the quotation.
//!
//! Example: in `No "more buses than farmers" here, the mayor joked` the sentence before the marks is said as well.

use crate::grammar::clause;
use std::ops::Range;

use super::beside::{has_speaker, statement_of};
use super::definition::{Attachment, Quoted};
use crate::english::{Dep, Doc};
use crate::entities::quotation::Quote;
use crate::extract::statement::reports::Reports;
use crate::extract::statement::utterance::takes_quote;

/// How far behind the marks a report may stand.
const REACH: usize = 18;

/// A report further behind the marks, which reports more of the sentence than the marks hold.
pub const ATTACHMENT: Attachment = Attachment {
    example: "Not one of them a “friend of the people of this town,” the mayor joked.",
    rule: "beside-quote",
    find,
};

fn find(quoted: &Quoted<'_>, reports: &mut Reports) -> Option<usize> {
    let Quoted { story, quote, .. } = *quoted;
    let doc = &story.doc;
    let end = doc.sentence(quote.tokens.end - 1).end.min(quote.paragraph.end);
    let limit = end.min(quote.tokens.end + REACH);
    let verb = (quote.tokens.end..limit).find(|&i| takes_quote(doc, i) && has_speaker(story, i))?;
    let index = statement_of(story, verb, reports);
    let report = reports.get_mut(index);
    if report.content.is_empty() {
        report.content.extend(sentence_before(doc, quote, verb));
    }
    Some(index)
}

/// All that the sentence says before the report at its end.
fn sentence_before(doc: &Doc, quote: &Quote, verb: usize) -> Option<Range<usize>> {
    let subject = doc.left(verb, Dep::Nsubj);
    let report = subject.map_or(verb, |subject| doc.left_edge(subject).min(verb));
    let comma = report.checked_sub(1).filter(|&i| doc.token(i) == ",")?;
    let start = doc.sentence(quote.tokens.start).start.max(quote.paragraph.start);
    let told = clause::trim(doc, start..comma);
    let reports = told.clone().any(|i| takes_quote(doc, i) && !quote.tokens.contains(&i));
    (!reports && quote.tokens.end <= comma).then_some(told)
}

#[cfg(test)]
mod tests {
    use super::ATTACHMENT;
    use crate::extract::testing::statements;

    #[test]
    fn the_sentence_before_the_marks_is_said() {
        assert_eq!(
            statements(ATTACHMENT.example),
            ["the mayor ~ joked ~ Not one of them a “friend of the people of this town,”"]
        );
    }
}
