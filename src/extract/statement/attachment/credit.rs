//! Whose words they are behind the marks, as digests have it: `“It was a strong deal.” Jane Roe, The Harbour Times`.
//!
//! Example: a name and an outlet, and no verb, end the paragraph behind the quotation, or are the line below it.

use std::ops::Range;

use super::definition::{Attachment, Quoted};
use crate::english::Pos;
use crate::entities::quotation::Quote;
use crate::extract::statement::report::{Report, Rule};
use crate::extract::statement::reports::Reports;
use crate::extract::statement::utterance::is_word;
use crate::facts::EntityType;

/// How many tokens the name and the outlet have at most.
const LONGEST: usize = 12;

const RULE: Rule = "credit";

/// A name and an outlet behind a quotation.
pub const ATTACHMENT: Attachment = Attachment {
    example: "The mayor spoke on Monday.\n\n“It was a strong deal for the island.” Jane Roe, The Harbour Times",
    rule: "credit",
    find,
};

fn find(quoted: &Quoted<'_>, reports: &mut Reports) -> Option<usize> {
    let doc = &quoted.story.doc;
    let behind = behind(quoted)?;
    let words: Vec<usize> = behind.clone().filter(|&i| is_word(doc, i)).collect();
    let names = words.iter().all(|&i| matches!(doc.pos(i), Pos::Propn | Pos::Noun | Pos::Det | Pos::Adp));
    let comma = behind.clone().find(|&i| doc.token(i) == ",")?;
    let head = words.iter().copied().take_while(|&i| i < comma).last()?;
    let person = quoted.story.entity(head).is_some_and(|entity| entity.kind == EntityType::Person);
    // "Editorial Board, The Harbour Times": the outlet itself.
    let board = doc.words(behind.start..comma).to_lowercase().ends_with("editorial board");
    let outlet = words.last().copied().filter(|&last| last > comma);
    let (head, person) = if board { (outlet?, true) } else { (head, person) };
    let outlet = outlet.is_some();
    (names && person && outlet && behind.len() <= LONGEST).then(|| reports.push(Report::new(RULE, Some(head), None)))
}

/// What stands behind the marks: to the paragraph's end, or, where the quotation is all of it, the line below, under
/// whatever paragraphs it goes on in.
fn behind(quoted: &Quoted<'_>) -> Option<Range<usize>> {
    let Quoted { story, quote, .. } = *quoted;
    let doc = &story.doc;
    let bare = |range: Range<usize>| !range.into_iter().any(|i| is_word(doc, i));
    let fills =
        |quote: &Quote| bare(quote.paragraph.start..quote.tokens.start) && bare(quote.tokens.end..quote.paragraph.end);
    if !fills(quote) {
        return Some(quote.tokens.end + 1..quote.paragraph.end);
    }
    let mut last = quote;
    let next = |last: &Quote| {
        let at = story.quotes.partition_point(|other| other.tokens.start < last.tokens.end);
        story.quotes.get(at).filter(|next| next.continues && next.paragraph.start == last.paragraph.end && fills(next))
    };
    while let Some(more) = next(last) {
        last = more;
    }
    let below = last.paragraph.end;
    (below < doc.len() && doc.is_sent_start(below)).then(|| below..doc.sentence(below).end)
}

#[cfg(test)]
mod tests {
    use super::ATTACHMENT;
    use crate::extract::testing::statements;

    #[test]
    fn the_name_behind_the_marks_says_it() {
        let said = ["Jane Roe ~ - ~ It was a strong deal for the island"];
        assert_eq!(statements(ATTACHMENT.example), said);
        assert_eq!(statements(&ATTACHMENT.example.replace(".” ", ".”\n\n")), said);
        let board = ATTACHMENT.example.replace("Jane Roe", "Editorial Board");
        assert_eq!(statements(&board), ["The Harbour Times ~ - ~ It was a strong deal for the island"]);
    }
}
