//! A source and a colon, a headline's style: `Poll: Most voters undecided`, `Roe: 'We will not yield'`.
//!
//! Example: the source says what follows to the line's end.

use crate::grammar::clause;
use std::ops::Range;

use super::definition::Construction;
use crate::english::{Doc, Pos};
use crate::entities::Story;
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::facts::EntityType;
use crate::lexicon::classes::{LayoutWord, ReportWord};

const RULE: Rule = "colon";

/// A source and a colon that open a block.
pub const CONSTRUCTION: Construction =
    Construction { rule: RULE, example: "The two met on Sunday.\n\nJane Roe: The bridge has been closed.", find };

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    let name = page.name_before(i).filter(|name| is_name(doc, name) && page.turn(i).is_none())?;
    if LayoutWord::NoSpeaker.has(&doc.words(name.clone()).to_lowercase()) {
        return None;
    }
    let head = doc.head_of(name.clone())?;
    let speaker = name.rev().find(|&i| matches!(doc.pos(i), Pos::Noun | Pos::Propn)).unwrap_or(head);
    if !is_source(page.story, speaker, page.headline(i).is_some()) {
        return None;
    }
    let content = clause::trim(doc, i + 1..page.block(i)?.end);
    let cue = (":".to_owned(), i..i + 1);
    (content.len() > 2).then(|| Report { content: vec![content], ..Report::new(RULE, Some(speaker), Some(cue)) })
}

/// A noun phrase without a verb.
fn is_name(doc: &Doc, name: &Range<usize>) -> bool {
    !name.is_empty()
        && name.clone().all(|i| {
            matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Det | Pos::Num)
                || matches!(doc.token(i), "'s" | "’s" | "." | "/" | "-")
        })
}

/// True for whoever a headline quotes with a mark alone, and outside headlines for a person.
pub fn is_source(story: &Story<'_>, head: usize, headline: bool) -> bool {
    if headline && ReportWord::Source.has(&story.doc.lemma(head).to_lowercase()) {
        return true;
    }
    let person = story.entity(head).is_some_and(|entity| entity.kind == EntityType::Person);
    let body =
        story.entity(head).is_some_and(|entity| matches!(entity.kind, EntityType::Organization | EntityType::Actor));
    person || (headline && body)
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn a_person_says_what_follows_and_a_thing_does_not() {
        assert_eq!(statements(CONSTRUCTION.example), ["Jane Roe ~ : ~ The bridge has been closed"]);
        assert_eq!(statements("The two met on Sunday.\n\nThe winter: The bridge has been closed."), [""; 0]);
        assert_eq!(statements("The two met on Sunday.\n\nPros: Would keep the bridge open for all."), [""; 0]);
    }
}
