//! A paragraph that is quoted whole, announced by the one before: `The Post reports:`, `Jane Roe in the Post:`.
//!
//! Example: whoever is named says the next paragraph.

use std::ops::Range;

use super::definition::Construction;
use crate::english::{Dep, Doc, Pos};
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::extract::statement::utterance::takes_quote;
use crate::facts::EntityType;
use crate::grammar::clause;

/// How many tokens the announcement has at most.
const LONGEST: usize = 14;

/// The rule of paragraphs quoted whole.
pub const RULE: Rule = "block-quote";

/// A paragraph of a source and a colon.
pub const CONSTRUCTION: Construction = Construction {
    rule: RULE,
    example: "The two met on Sunday.\n\nThe Harbour Times reports:\n\nThe bridge over the harbour has been closed since Monday.",
    find,
};

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let story = page.story;
    let doc = &story.doc;
    let block = page.block(i).filter(|_| doc.token(i) == ":")?;
    let ends = (i + 1..block.end).all(|j| doc.pos(j) == Pos::Space);
    if !ends || i - block.start > LONGEST || page.turn(i).is_some() {
        return None;
    }
    let next = page.goes_on(i)?;
    let marked =
        story.quotes.iter().any(|quote| next.contains(&quote.tokens.start) && quote.tokens.start <= next.start + 1);
    let announced = block.start..i;
    let speaker = reporter(doc, &announced).or_else(|| {
        let in_outlet = doc.token(by_line(doc, &announced)?);
        let head = announced.clone().take_while(|&j| doc.token(j) != in_outlet).last()?;
        story.entity(head).is_some_and(|entity| entity.kind == EntityType::Person).then_some(head)
    })?;
    let content = clause::trim(doc, next.clone());
    (!marked && content.len() > 5).then(|| Report {
        content: vec![content],
        ..Report::new(RULE, Some(speaker), Some((":".to_owned(), i..i + 1)))
    })
}

/// "The Post reports": the subject of a reporting verb that ends the announcement.
fn reporter(doc: &Doc, announced: &Range<usize>) -> Option<usize> {
    let verb = announced.clone().next_back().filter(|&verb| takes_quote(doc, verb))?;
    doc.left(verb, Dep::Nsubj).filter(|subject| announced.contains(subject))
}

/// "Jane Roe in the Post": the preposition, where names and nothing else stand around it.
fn by_line(doc: &Doc, announced: &Range<usize>) -> Option<usize> {
    let named = |i: usize| matches!(doc.pos(i), Pos::Propn | Pos::Det | Pos::Punct);
    let at = announced.clone().find(|&i| !named(i)).filter(|&i| matches!(doc.token(i), "in" | "at" | "for"))?;
    let outlet = at + 1..announced.end;
    (!outlet.is_empty() && outlet.clone().all(named) && at > announced.start).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::{speakers, statements};

    #[test]
    fn who_is_announced_says_the_next_paragraph() {
        let content = "The bridge over the harbour has been closed since Monday";
        assert_eq!(statements(CONSTRUCTION.example), [format!("The Harbour Times ~ : ~ {content}")]);
        let by_line = CONSTRUCTION.example.replace("The Harbour Times reports", "Jane Roe in the Harbour Times");
        assert_eq!(speakers(&by_line), ["jane-roe"]);
        let list = CONSTRUCTION.example.replace("The Harbour Times reports", "Three facts about the harbour");
        assert!(statements(&list).is_empty());
    }
}
