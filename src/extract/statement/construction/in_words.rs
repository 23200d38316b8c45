//! `In X's words, …`, `in the words of X, …`.
//!
//! Example: in `The plan was mad, in the mayor's words` the mayor says that the plan was mad.

use super::definition::Construction;
use super::source_phrase::{self, RULE};
use crate::english::{Dep, Doc};
use crate::extract::statement::page::Page;
use crate::extract::statement::report::Report;
use crate::grammar::clause;

/// "In" and whose words it is in.
pub const CONSTRUCTION: Construction =
    Construction { rule: RULE, example: "The plan was mad, in the mayor's words.", find };

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    if !doc.token(i).eq_ignore_ascii_case("in") || doc.dep(i) != Dep::Prep || i + 1 >= doc.len() {
        return None;
    }
    source_phrase::report(doc, i, i, whose_words(doc, i)?, i..i + 1)
}

fn whose_words(doc: &Doc, preposition: usize) -> Option<usize> {
    let words = doc.rights(preposition).find(|&child| doc.dep(child) == Dep::Pobj && doc.token(child) == "words")?;
    let possessor = doc.left(words, Dep::Poss);
    possessor.or_else(|| clause::prepositional(doc, words, &["of"]).map(|(_, object)| object))
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn whose_words_they_are() {
        assert_eq!(statements(CONSTRUCTION.example), ["the mayor's ~ in ~ The plan was mad"]);
        assert_eq!(statements("The plan was mad, in the words of the mayor."), ["the mayor ~ in ~ The plan was mad"]);
    }
}
