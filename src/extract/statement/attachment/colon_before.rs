//! The report before a colon, also at the end of the paragraph before: any verb reports there.
//!
//! Example: `She went further: "…"`; `She said:`, and the quotation below; `Said Roe: "…"`, where the tree makes one name
//! of both words.

use super::beside::{has_speaker, noun_behind, statement_of};
use super::definition::{Attachment, Quoted};
use super::right_behind::taken_behind;
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::entities::quotation::Quote;
use crate::extract::statement::report::{Report, Rule};
use crate::extract::statement::reports::Reports;
use crate::extract::statement::utterance::{is_word, takes_quote};

/// How far before the colon a report may stand, in tokens.
const REACH: usize = 14;

const NAMED: Rule = "beside-quote";

/// A report that ends with a colon.
pub const ATTACHMENT: Attachment = Attachment {
    example: "The mayor was angry. She went further: \"The bridge has been closed for two years.\"",
    rule: "beside-quote",
    find,
};

fn find(quoted: &Quoted<'_>, reports: &mut Reports) -> Option<usize> {
    let Quoted { story, quote, .. } = *quoted;
    let doc = &story.doc;
    let own = || quote.tokens.start.checked_sub(2).filter(|&i| i >= quote.paragraph.start && doc.token(i) == ":");
    let colon = colon_above(doc, quote).or_else(own)?;
    let start = doc.sentence(colon).start;
    let first = (start..colon).find(|&i| is_word(doc, i))?;
    if takes_quote(doc, first)
        && let Some(speaker) = noun_behind(doc, first, colon)
        && (speaker + 1 == colon || matches!(doc.token(speaker + 1), "," | "("))
    {
        return Some(taken_behind(quoted, first, Some(speaker), reports));
    }
    let with_subject = |&i: &usize| doc.pos(i) == Pos::Verb && doc.left(i, Dep::Nsubj).is_some();
    let near = |&i: &usize| takes_quote(doc, i) && has_speaker(story, i) && i + REACH >= colon;
    if let Some(name) = name_above(story, start, colon).filter(|_| colon < quote.paragraph.start) {
        return Some(reports.push(Report::new(NAMED, Some(name), None)));
    }
    // "Roe, who is leaving the board, was more direct: …": who the sentence is about, and nobody in a clause of it.
    let main = |&i: &usize| doc.root(i) == i && doc.left(i, Dep::Nsubj).is_some();
    let verb = (start..colon).rev().find(near).or_else(|| (start..colon).rev().find(main));
    let verb = verb.or_else(|| (start..colon).rev().find(with_subject))?;
    Some(statement_of(story, verb, reports))
}

/// "Prime Minister Jane Roe:", a paragraph of its own: Roe.
fn name_above(story: &Story<'_>, start: usize, colon: usize) -> Option<usize> {
    let doc = &story.doc;
    let name = colon.checked_sub(1).and_then(|last| story.mention(last)).filter(|name| name.tokens.end == colon)?;
    let bare = !(start..colon).any(|i| matches!(doc.pos(i), Pos::Verb | Pos::Aux | Pos::Adp | Pos::Sconj));
    (bare && name.is_person(story.authority)).then_some(name.head)
}

/// The colon that ends the paragraph before, where the quotation opens its own.
fn colon_above(doc: &Doc, quote: &Quote) -> Option<usize> {
    let opens = quote.tokens.start <= quote.paragraph.start + 1 && !quote.continues;
    let above = (0..quote.paragraph.start).rev().take(3).find(|&i| doc.pos(i) != Pos::Space)?;
    (opens && doc.token(above) == ":").then_some(above)
}

#[cfg(test)]
mod tests {
    use super::ATTACHMENT;
    use crate::extract::testing::statements;

    #[test]
    fn any_verb_before_the_colon_here_or_above() {
        let closed = "The bridge has been closed for two years";
        assert_eq!(statements(ATTACHMENT.example), [format!("She ~ went ~ {closed}")]);
        assert_eq!(
            statements(&format!("The mayor was angry. She said:\n\n\"{closed}.\"\n\nSnow fell on Tuesday.")),
            [format!("She ~ said ~ {closed}")]
        );
        assert_eq!(
            statements(&format!("The bridge is closed. Said Roe: \"{closed}.\"")),
            [format!("Roe ~ Said ~ {closed}")]
        );
    }

    #[test]
    fn a_name_and_a_colon_above_the_marks() {
        let text = "The two met on Sunday.\n\nPrime Minister Jane Roe:\n\n\"I would like to thank the farmers.\"";
        assert_eq!(statements(text), ["Prime Minister Jane Roe ~ - ~ I would like to thank the farmers"]);
    }
}
