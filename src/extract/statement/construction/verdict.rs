//! What somebody's words were like, and behind a colon what they were: `The mayor's verdict was simple: the bridge must go`.
//!
//! Example: the mayor says `the bridge must go`.

use super::definition::Construction;
use super::noun::RULE;
use crate::english::{Dep, Pos};
use crate::extract::statement::extent;
use crate::extract::statement::page::Page;
use crate::extract::statement::report::Report;
use crate::grammar::phrase;
use crate::lexicon::classes::ReportWord;
use crate::lexicon::cue::{self, CuePos};

/// A reporting noun that somebody owns, "be", an adjective of plain words and a colon.
pub const CONSTRUCTION: Construction =
    Construction { rule: RULE, example: "The mayor's verdict was simple: the bridge must go.", find };

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    let lemma = doc.lemma(i).to_lowercase();
    let entry = cue::look_up(&lemma, CuePos::Noun).filter(|_| doc.pos(i) == Pos::Noun && doc.dep(i) == Dep::Nsubj)?;
    let owner = doc.left(i, Dep::Poss);
    // "Monday's message" is nobody's.
    let is_name = |owner: usize| doc.pos(owner) == Pos::Propn && !phrase::is_time(doc, owner);
    let is_somebody = |owner: usize| doc.pos(owner) == Pos::Pron || page.story.entity_at[owner].is_some();
    let owner = owner.filter(|&owner| is_somebody(owner) || is_name(owner))?;
    let be = doc.head(i);
    // "Would be clear", "was not clear": what follows the colon tells why.
    let open = doc.children(be).any(|child| doc.dep(child) == Dep::Neg || doc.tag(child) == "MD");
    let like = doc.right(be, Dep::Acomp).filter(|_| doc.lemma(be) == "be" && !open)?;
    let colon = like + 1;
    let behind = colon + 1;
    let block = page.block(i).filter(|block| block.contains(&behind))?;
    // "Was swift: the bridge was closed": so the author tells what came of it.
    if !ReportWord::Plain.has(&doc.lemma(like).to_lowercase()) || doc.token(colon) != ":" {
        return None;
    }
    let said = extent::trimmed(doc, behind..doc.sentence(behind).end.min(block.end));
    let content = extent::whole_quotation(page.story, said);
    (!content.is_empty()).then(|| Report {
        content: vec![content],
        act: entry.act,
        ..Report::new(RULE, Some(owner), Some((lemma, i..i + 1)))
    })
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::statements;

    #[test]
    fn what_stands_behind_the_colon_is_what_the_words_were() {
        assert_eq!(statements(CONSTRUCTION.example), ["The mayor's ~ verdict ~ the bridge must go"]);
        let blunt = ["Roe's ~ message ~ the bridge is closed"];
        assert_eq!(statements("Roe's message was blunt: the bridge is closed."), blunt);
        assert_eq!(
            statements("The minister's answer to the union was clear: \"We will not pay. Nobody will.\""),
            ["The minister's ~ answer ~ We will not pay. Nobody will"]
        );
    }

    #[test]
    fn only_plain_words_and_a_colon_tell_it() {
        for text in [
            "The mayor's car was blunt: the bridge must go.",
            "Monday's message was blunt: the bridge is closed.",
            "The mayor's message was blunt, and the bridge is closed.",
            "The mayor's response was swift: the bridge was closed.",
            "The mayor's answer was not clear: the bridge was closed.",
        ] {
            assert_eq!(statements(text), [""; 0], "{text}");
        }
    }
}
