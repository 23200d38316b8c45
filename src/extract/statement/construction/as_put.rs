//! `As X put it, …`, `as X noted, …`.
//!
//! Example: in `As the mayor put it, the plan was mad` the mayor says that the plan was mad.

use super::definition::Construction;
use super::source_phrase::{self, RULE};
use crate::english::{Dep, Doc};
use crate::extract::statement::extent;
use crate::extract::statement::page::Page;
use crate::extract::statement::report::Report;
use crate::grammar::clause;
use crate::lexicon::classes::ReportWord;
use crate::lexicon::cue::{self, CuePos};

/// "As", a source and a verb of putting into words.
pub const CONSTRUCTION: Construction =
    Construction { rule: RULE, example: "As the mayor put it, the plan was mad.", find };

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    if !doc.token(i).eq_ignore_ascii_case("as") || i + 1 >= doc.len() {
        return None;
    }
    let verb = doc.head(i);
    let fits = doc.dep(i) == Dep::Mark
        && doc.dep(verb) == Dep::Advcl
        && (ReportWord::Puts.has(doc.lemma(verb)) || extent::is_reporting(doc, verb))
        && !doc.rights(verb).any(|child| matches!(doc.dep(child), Dep::Ccomp | Dep::Xcomp))
        && match clause::object(doc, verb) {
            Some(object) => doc.token(object) == "it",
            None => doc.lemma(verb) != "put" && !tells_of(doc, verb),
        };
    let speaker = doc.left(verb, Dep::Nsubj).filter(|_| fits)?;
    source_phrase::report(doc, i, verb, speaker, verb..verb + 1)
}

/// "As they have complained of the noise": what they say follows.
fn tells_of(doc: &Doc, verb: usize) -> bool {
    let entry = cue::look_up(&clause::verb_lemma(doc, verb), CuePos::Verb);
    let of = |child: usize| entry.is_some_and(|entry| entry.takes_preposition(doc.token(child)));
    doc.rights(verb).any(|child| doc.dep(child) == Dep::Prep && of(child))
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn who_puts_it_says_the_rest() {
        assert_eq!(statements(CONSTRUCTION.example), ["the mayor ~ put ~ the plan was mad"]);
    }

    #[test]
    fn what_happens_while_somebody_speaks_is_not_said() {
        let said = ["the firm ~ announced ~ a new ferry"];
        assert_eq!(statements("The news came as the firm announced a new ferry."), said);
    }
}
