//! The statement whose complement the quotation is: of several the one whose cue is nearest.
//!
//! Example: in `The mayor said the bridge was "not at all safe for buses"` the quotation is part of what "said" takes.

use super::definition::{Attachment, Quoted};
use crate::extract::statement::page::LONGEST_NAME;
use crate::extract::statement::report::Report;
use crate::extract::statement::reports::Reports;

/// A statement that a construction found and that says the quotation or part of it.
pub const ATTACHMENT: Attachment =
    Attachment { example: "The mayor said the bridge was \"not at all safe for any buses\".", rule: "verb", find };

fn find(quoted: &Quoted<'_>, reports: &mut Reports) -> Option<usize> {
    let (doc, quote) = (&quoted.story.doc, quoted.quote);
    let near = |report: &Report| {
        let cue = report.cue_start()?;
        let touches =
            report.content.iter().any(|range| range.start < quote.tokens.end && quote.tokens.start < range.end);
        let apart = quote.tokens.start.saturating_sub(cue).max(cue.saturating_sub(quote.tokens.end));
        (touches && !quote.tokens.contains(&cue)).then_some(apart)
    };
    // A complement stands in its verb's sentence; what a line says behind "X:" goes to the line's end.
    let start = doc.sentence(quote.tokens.start).start;
    let sentences = reports.within(start..doc.sentence(quote.tokens.end - 1).end);
    let line = reports.within(quote.paragraph.start..(quote.paragraph.start + LONGEST_NAME + 2).min(start));
    let distances = line.chain(sentences).filter_map(|(index, report)| Some((near(report)?, index)));
    distances.min().map(|(_, index)| index)
}

#[cfg(test)]
mod tests {
    use super::ATTACHMENT;
    use crate::extract::testing::facts;
    use crate::facts::Quotation;

    #[test]
    fn the_quotation_is_part_of_the_complement() {
        let statements = facts(ATTACHMENT.example).statements;
        let [statement] = &statements[..] else { panic!("{statements:?}") };
        assert_eq!(statement.quotation, Quotation::Mixed);
    }

    #[test]
    fn a_report_further_behind_has_no_part_of_it() {
        let text = format!("{} and the minister added that it was new.", ATTACHMENT.example.trim_end_matches('.'));
        let statements = facts(&text).statements;
        let given: Vec<Quotation> = statements.iter().map(|statement| statement.quotation).collect();
        assert_eq!(given, [Quotation::Mixed, Quotation::Indirect], "{statements:?}");
    }
}
