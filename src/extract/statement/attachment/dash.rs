//! A dash and a name behind a quotation, also with the dash at the head of the next line.
//!
//! Example: `“We lost everything.” — Sonya Roe, fisherman`.

use std::ops::Range;

use super::definition::{Attachment, Quoted};
use crate::english::{Doc, Pos};
use crate::entities::quotation::Quote;
use crate::extract::statement::construction::dash;
use crate::extract::statement::reports::Reports;
use crate::grammar::clause;

/// How many tokens may stand behind the dash, the description of who speaks included.
const LONGEST: usize = 16;

/// The name behind the dash says it.
pub const ATTACHMENT: Attachment =
    Attachment { example: "“We lost all of our boats.” ― Sonya Roe, fisherman", rule: "dash", find };

fn find(quoted: &Quoted<'_>, reports: &mut Reports) -> Option<usize> {
    let doc = &quoted.story.doc;
    let (dash, speaker) = dash_and_name(doc, quoted.quote).or_else(|| signature(doc, quoted.quote))?;
    Some(reports.push(dash::report(dash..dash + 1, speaker)))
}

/// The dash, and the head of the name behind it.
fn dash_and_name(doc: &Doc, quote: &Quote) -> Option<(usize, usize)> {
    let idle = |&i: &usize| {
        doc.pos(i) == Pos::Space || matches!(doc.token(i), "\"" | "”" | "''" | "“" | "»" | "’" | "'" | "." | ",")
    };
    let dash = (quote.tokens.end..doc.len()).take(5).find(|i| !idle(i)).filter(|&i| dash::is_dash(doc, i))?;
    // Behind the paragraph's end, the line of the dash is its own paragraph, as long as its sentence.
    let line = if dash < quote.paragraph.end { quote.paragraph.end } else { doc.sentence(dash).end.max(dash + 1) };
    let breaks = |&i: &usize| doc.pos(i) == Pos::Space && doc.token(i).contains('\n');
    let behind = dash + 1..(dash + 1..line).find(breaks).unwrap_or(line);
    let tells = |i: usize| clause::is_finite_form(doc, i) || doc.pos(i) == Pos::Aux;
    if behind.len() > LONGEST || behind.clone().any(tells) {
        return None;
    }
    Some((dash, name(doc, behind)?))
}

/// `“We lost our boats.”― Sonya Roe`, where the marks are read wrongly and the name stands inside them.
fn signature(doc: &Doc, quote: &Quote) -> Option<(usize, usize)> {
    let closed = |i: usize| matches!(doc.token(i - 1), "\"" | "”" | "''");
    let from = (quote.tokens.start + 3).max(quote.tokens.end.saturating_sub(LONGEST));
    let dash = (from..quote.tokens.end).rev().find(|&i| dash::is_dash(doc, i) && closed(i))?;
    let named = (dash + 1..quote.tokens.end).all(|i| matches!(doc.pos(i), Pos::Propn | Pos::Punct | Pos::Space));
    Some((dash, name(doc, dash + 1..quote.tokens.end).filter(|_| named)?))
}

/// Head of the name that the tokens begin with: its last noun before a comma or bracket.
fn name(doc: &Doc, tokens: Range<usize>) -> Option<usize> {
    let first = tokens.clone().find(|&i| doc.pos(i) != Pos::Space)?;
    let capital = doc.token(first).chars().next().is_some_and(char::is_uppercase);
    let part = |&i: &usize| {
        matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Det | Pos::Num | Pos::X)
            || matches!(doc.token(i), "." | "of")
    };
    let noun = |&i: &usize| matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::X);
    let head = (first..tokens.end).take_while(part).filter(noun).last()?;
    capital.then_some(head)
}

#[cfg(test)]
mod tests {
    use super::ATTACHMENT;
    use crate::extract::testing::statements;

    #[test]
    fn the_name_says_it_and_a_clause_is_no_name() {
        assert_eq!(statements(ATTACHMENT.example), ["Sonya Roe ~ ― ~ We lost all of our boats"]);
        assert_eq!(statements("“We lost all of our boats.” ― The winter had come early."), [""; 0]);
    }
}
