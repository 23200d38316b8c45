//! A report set into what it reports, its subject behind its verb: `The vote, said Roe, the mayor, would go on`. The
//! parser takes the vote for who said it and Roe for what would go on.
//!
//! Example: Roe says `The vote` … `would go on`.

use crate::grammar::clause;
use std::ops::Range;

use super::definition::Construction;
use crate::english::{Dep, Doc};
use crate::entities::Story;
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::extract::statement::{extent, unsaid};
use crate::facts::EntityType;
use crate::lexicon::cue::Frame;

const RULE: Rule = "verb";

/// Verb and subject between the two halves of what is said.
pub const CONSTRUCTION: Construction =
    Construction { rule: RULE, example: "The vote, said Jane Roe, the mayor, would go on.", find };

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let (verb, report) = unsaid::reported(page.story, i, RULE)?;
    let (speaker, content) = halves(page.story, i).filter(|_| verb.entry.takes(&Frame::Clause))?;
    Some(Report { speaker: Some(speaker), content, ..report })
}

/// The speaker, and what stands before and behind the report.
fn halves(story: &Story<'_>, verb: usize) -> Option<(usize, Vec<Range<usize>>)> {
    let doc = &story.doc;
    let comma = verb.checked_sub(1).filter(|&i| doc.token(i) == ",")?;
    let clause = doc.right(verb, Dep::Ccomp)?;
    let speaker = doc.left(clause, Dep::Nsubj)?;
    let subject = doc.left(verb, Dep::Nsubj)?;
    // "His father, John Roe, said his son, …": whoever has a name before the verb says it.
    let named = |i: usize| story.entity(i).is_some_and(|entity| entity.kind == EntityType::Person);
    if named(subject) || doc.rights(subject).any(|child| doc.dep(child) == Dep::Appos && named(child)) {
        return None;
    }
    if !(doc.left_edge(clause) == verb + 1 && doc.left_edge(speaker) == verb + 1 && is_set_off(doc, speaker)) {
        return None;
    }
    let first = clause::trim(doc, doc.left_edge(subject)..comma);
    let second = extent::trimmed(doc, doc.right_edge(speaker) + 1..doc.right_edge(clause) + 1);
    Some((speaker, vec![first, second]))
}

/// A comma ends the phrase or follows it.
fn is_set_off(doc: &Doc, head: usize) -> bool {
    (doc.right_edge(head)..doc.right_edge(head) + 2).any(|i| doc.token(i) == ",")
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn who_stands_behind_the_verb_says_both_halves() {
        assert_eq!(statements(CONSTRUCTION.example), ["Jane Roe ~ said ~ The vote | would go on"]);
    }
}
