//! Quotations without any report: they are of whoever spoke before in their paragraph or at the end of the one before it.
//!
//! Example: `Roe spoke last. She said that it was late. "Let us go home."`

use super::definition::{Attachment, Quoted};
use crate::extract::statement::report::{Report, Rule};
use crate::extract::statement::reports::Reports;
use crate::extract::statement::utterance::stands_alone;
use crate::facts::SpeechAct;

const RULE: Rule = "continued";

/// A quotation that is a sentence or paragraph of its own.
pub const ATTACHMENT: Attachment = Attachment {
    example: "The mayor said that the bridge was closed.\n\nIt snowed. \"The roads have been salted since Monday.\"",
    rule: "continued",
    find,
};

fn find(quoted: &Quoted<'_>, reports: &mut Reports) -> Option<usize> {
    let alone = stands_alone(&quoted.story.doc, quoted.quote) && ends(quoted);
    let speaker = alone.then(|| speaker(quoted, reports)).flatten()?;
    Some(reports.push(Report::new(RULE, Some(speaker), None)))
}

/// True where the quotation ends like a sentence: a heading in marks is nobody's.
fn ends(quoted: &Quoted<'_>) -> bool {
    let (doc, tokens) = (&quoted.story.doc, &quoted.quote.tokens);
    let marks = (tokens.start..tokens.end + 2).rev().filter(|&i| i < doc.len()).take(4);
    quoted.quote.continues || marks.into_iter().any(|i| matches!(doc.token(i), "." | "!" | "?" | "…" | "," | "..."))
}

/// Whoever said the quotation before, where it ended the paragraph before, or else the last who spoke.
fn speaker(quoted: &Quoted<'_>, reports: &Reports) -> Option<usize> {
    let Quoted { quote, before, .. } = *quoted;
    let doc = &quoted.story.doc;
    if let Some((index, before)) = before
        && before.paragraph.end == quote.paragraph.start
        && reports.get(index).speaker.is_some()
    {
        return reports.get(index).speaker;
    }
    // A heading, or what somebody does, parts the quotation from who spoke.
    let reach = quote.paragraph.start.checked_sub(1).map_or(0, |last| doc.sentence(last).start);
    let spoke = |report: &Report| {
        let stands_for_another =
            |head: usize| matches!(doc.token(head).to_lowercase().as_str(), "who" | "which" | "that");
        report.speaker.is_some_and(|head| !stands_for_another(head)) && report.act != SpeechAct::Think
    };
    let end = |report: &Report| report.content.last().map_or(0, |range| range.end).max(report.cue_start().unwrap_or(0));
    let near = reports.within(0..quote.tokens.start).filter(|(_, report)| end(report) > reach);
    let spoken = near.filter(|(_, report)| spoke(report));
    let last = spoken.max_by_key(|(index, report)| (report.content.last().map_or(0, |range| range.end), *index));
    last.and_then(|(_, report)| report.speaker)
}

#[cfg(test)]
mod tests {
    use super::ATTACHMENT;
    use crate::extract::testing::statements;

    #[test]
    fn the_last_who_spoke_goes_on() {
        let shown = statements(ATTACHMENT.example);
        assert_eq!(shown.last().map(String::as_str), Some("The mayor ~ - ~ The roads have been salted since Monday"));
        let parted = ATTACHMENT.example.replace("closed.", "closed.\n\nEnergy and climate");
        assert_eq!(statements(&parted).len(), 1);
    }
}
