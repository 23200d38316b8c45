//! A transcript's turn: `SMITH: Thank you all.`
//!
//! Example: where several lines open with a name in capitals and a colon, each says what follows.

use std::ops::Range;

use super::definition::Construction;
use crate::english::{Doc, Pos};
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::grammar::clause;

/// The rule of turns.
pub const RULE: Rule = "turn";

/// More characters than this between two words that are read side by side are a stage direction.
const GAP: u32 = 6;

/// A name in capitals and a colon.
pub const CONSTRUCTION: Construction = Construction {
    rule: RULE,
    example: "The two spoke on Sunday.\n\nROE: Will you close the bridge?\n\nDOE: We have not decided that yet.",
    find,
};

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    let name = page.turn(i)?;
    let head = doc.head_of(name.clone())?;
    let speaker = name.rev().find(|&i| matches!(doc.pos(i), Pos::Noun | Pos::Propn)).unwrap_or(head);
    let mut content = clause::trim(doc, i + 1..page.block(i)?.end);
    if content.is_empty() {
        content = clause::trim(doc, page.goes_on(i)?.clone());
    }
    let cue = (":".to_owned(), i..i + 1);
    (!content.is_empty())
        .then(|| Report { content: spoken(doc, content), ..Report::new(RULE, Some(speaker), Some(cue)) })
}

/// The words without the stage directions between them, which are not read and leave a gap.
fn spoken(doc: &Doc, content: Range<usize>) -> Vec<Range<usize>> {
    let end = content.end;
    let gap = |&i: &usize| doc.span(i).start > doc.span(i - 1).end + GAP;
    let starts: Vec<usize> =
        std::iter::once(content.start).chain((content.start + 1..content.end).filter(gap)).collect();
    let ends = starts.iter().skip(1).copied().chain([end]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| clause::trim(doc, start..end))
        .filter(|range| !range.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::{facts, speakers, statements};
    use crate::facts::Quotation;

    #[test]
    fn each_says_what_follows_the_name() {
        assert_eq!(
            statements(CONSTRUCTION.example),
            ["ROE ~ : ~ Will you close the bridge", "DOE ~ : ~ We have not decided that yet"]
        );
    }

    #[test]
    fn turns_are_direct_and_tied_to_whoever_was_named_in_full() {
        let text = "President Olav Hagen met Jane Brandt in Oslo on Sunday.\n\nJANE BRANDT, HOST: Will you pay?\n\nPRESIDENT \
            OLAV HAGEN: We will not. BRANDT: Why is that? HAGEN: We have paid. (APPLAUSE) We will not pay again.";
        assert_eq!(speakers(text), ["jane-brandt", "olav-hagen", "jane-brandt", "olav-hagen"]);
        assert_eq!(statements(text)[3], "HAGEN ~ : ~ We have paid | We will not pay again");
        assert!(facts(text).statements.iter().all(|statement| statement.quotation == Quotation::Direct));
    }

    #[test]
    fn labels_are_no_speakers() {
        for text in [
            "URGENT: The bridge is closed.\n\nFILE PHOTO: The ferry sails.\n\nThe council met.",
            "[Updated 8:14 a.m. ET] It rains.\n\n10:22 a.m.: The ferry sails.",
        ] {
            assert!(statements(text).is_empty(), "{text}");
        }
    }
}
