//! What somebody's words were about, told by its own verb: `The plan drew criticism from the union`.
//!
//! Example: the union criticizes the plan, which is the verb's subject.

use super::definition::Construction;
use crate::english::{Dep, Doc, Pos};
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::facts::SpeechAct;
use crate::grammar::{clause, subject, voice};
use crate::lexicon::cue::{self, CuePos};

const RULE: Rule = "light-verb";

/// A verb of drawing, a noun of blame or praise, and whom it comes from.
pub const CONSTRUCTION: Construction =
    Construction { rule: RULE, example: "The new harbour plan drew sharp criticism from the union.", find };

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let story = page.story;
    let doc = &story.doc;
    let draws = matches!(doc.lemma(i), "draw" | "win" | "earn" | "receive" | "face" | "attract");
    let noun = clause::object(doc, i).filter(|_| draws && doc.pos(i) == Pos::Verb && !voice::is_passive(doc, i))?;
    let lemma = doc.lemma(noun).to_lowercase();
    let act = cue::look_up(&lemma, CuePos::Noun).map(|entry| entry.act)?;
    if !matches!(act, SpeechAct::Accuse | SpeechAct::Endorse | SpeechAct::Reject) {
        return None;
    }
    let speaker = from(doc, noun).or_else(|| from(doc, i))?;
    let subject = subject::of(doc, i).filter(|&subject| doc.pos(subject) != Pos::Pron)?;
    Some(Report {
        content: vec![story.phrase(subject)],
        act,
        ..Report::new(RULE, Some(speaker), Some((lemma, noun..noun + 1)))
    })
}

fn from(doc: &Doc, head: usize) -> Option<usize> {
    let from = doc.rights(head).find(|&child| doc.dep(child) == Dep::Prep && doc.token(child) == "from")?;
    doc.right(from, Dep::Pobj)
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn whoever_it_comes_from_says_it_of_the_subject() {
        assert_eq!(statements(CONSTRUCTION.example), ["the union ~ criticism ~ The new harbour plan"]);
        assert_eq!(statements("The new harbour plan drew money from the union."), [""; 0]);
    }
}
