//! The quotation before, which this one goes on with where that one was interrupted (`"A," she said. "B."`), did not
//! close, or ended the paragraph before.
//!
//! Example: `"A," she said. "B."` is one statement with two stretches.

use super::definition::{Attachment, Quoted};
use crate::extract::statement::construction::noun;
use crate::extract::statement::reports::Reports;
use crate::extract::statement::utterance::{is_word, stands_alone};
use crate::facts::SpeechAct;

/// How many tokens may part the two halves of an interrupted quotation.
const INTERRUPTION: usize = 45;

/// A quotation before, or a report of the same paragraph.
pub const ATTACHMENT: Attachment = Attachment {
    example: "\"We are ready for the winter,\" the mayor said. \"The roads have been salted.\"",
    rule: "verb",
    find,
};

fn find(quoted: &Quoted<'_>, reports: &mut Reports) -> Option<usize> {
    let Quoted { quote, before, .. } = *quoted;
    let doc = &quoted.story.doc;
    if let Some((index, before)) = before {
        let next_paragraph = before.paragraph.end == quote.paragraph.start;
        if next_paragraph && quote.continues {
            return Some(index);
        }
        let between = before.tokens.end..quote.tokens.start;
        let same = before.paragraph.start == quote.paragraph.start;
        let interrupted = reports.get(index).cue_start().is_some_and(|cue| between.contains(&cue))
            && between.len() <= INTERRUPTION
            && between.clone().rev().nth(1).is_some_and(|i| !is_word(doc, i));
        // "…," Roe said, but she warned that it was late, "and that it was dark."
        let anew = reports.within(between.clone()).rev().find(|(other, report)| {
            let ends = report.content.last().map_or(0, |range| range.end);
            *other != index && report.cue.is_some() && ends > before.tokens.end && ends + 3 > quote.tokens.start
        });
        if let Some((anew, _)) = anew.filter(|_| same && between.len() <= INTERRUPTION && !stands_alone(doc, quote)) {
            return Some(anew);
        }
        if same && (interrupted || stands_alone(doc, quote) || !between.clone().any(|i| is_word(doc, i))) {
            return Some(index);
        }
    }
    // "She said that she was sorry. "I should have known.""
    let told = reports.within(quote.paragraph.start..quote.tokens.start).rev().find(|(_, report)| {
        report.cue.is_some() && report.speaker.is_some() && report.act != SpeechAct::Think && report.rule != noun::RULE
    });
    told.filter(|_| stands_alone(doc, quote)).map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::ATTACHMENT;
    use crate::extract::testing::statements;

    #[test]
    fn a_second_report_takes_what_ends_it() {
        let text = "“There are many ways to do it,” the mayor added, but she said the matter would be decided by the council, “and it has to be done by people.”";
        assert_eq!(
            statements(text),
            [
                "the mayor ~ added ~ There are many ways to do it",
                "she ~ said ~ the matter would be decided by the council, “and it has to be done by people.”"
            ]
        );
    }

    #[test]
    fn in_the_same_paragraph_and_in_the_next() {
        let both = ["the mayor ~ said ~ We are ready for the winter | The roads have been salted"];
        assert_eq!(statements(ATTACHMENT.example), both);
        let parted = ATTACHMENT.example.replace(". \"The", ".\n\n\"The");
        assert_eq!(
            statements(&format!("The town met on Monday.\n\n{parted}\n\nSnow fell on Tuesday.")),
            ["the mayor ~ said ~ We are ready for the winter", "the mayor ~ - ~ The roads have been salted"]
        );
    }
}
