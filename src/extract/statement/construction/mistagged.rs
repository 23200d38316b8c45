//! Reporting verbs that the tagger took for nouns, present tense above all: `The Herald and the Post report that …`,
//! `"We won," Roe notes.`
//!
//! Example: a verb taken for a noun has a sentence without a verb above it, and "that" behind it.

use std::ops::Range;

use super::definition::Construction;
use crate::english::{Dep, Doc, Pos};
use crate::extract::statement::extent;
use crate::extract::statement::page::Page;
use crate::extract::statement::report::{Report, Rule};
use crate::facts::SpeechAct;
use crate::lexicon::cue::{self, CueEntry, CuePos, Frame};

/// How many words the subject behind a quotation may have.
const LONGEST_SUBJECT: usize = 8;

/// The rule of mistagged verbs.
pub const RULE: Rule = "mistagged";

/// A noun that should be a verb, and "that".
pub const CONSTRUCTION: Construction =
    Construction { rule: RULE, example: "The Herald and the Post report that the mine was safe.", find };

fn find(page: &Page<'_>, i: usize) -> Option<Report> {
    let doc = &page.story.doc;
    let entry = entry(doc, i)?;
    let owned = i > 0 && doc.tag(i - 1) == "POS";
    if owned || !entry.takes(&Frame::Clause) || i + 2 >= doc.len() || doc.token(i + 1) != "that" {
        return None;
    }
    let sentence = doc.sentence(i);
    let root = doc.root(i);
    let verbless = matches!(doc.pos(root), Pos::Noun | Pos::Propn) && root <= i;
    let subject_before = (sentence.start..i).all(|j| !matches!(doc.pos(j), Pos::Verb | Pos::Aux | Pos::Punct));
    if !(verbless && subject_before && sentence.start < i) {
        return None;
    }
    let speaker = if root < i { root } else { i - 1 };
    let content = extent::trimmed(doc, i + 1..sentence.end);
    Some(Report { content: vec![content], ..report(doc, i, speaker) })
}

/// "…," Roe notes: the noun, and the name before it.
pub fn behind_quote(doc: &Doc, behind: Range<usize>) -> Option<(usize, usize)> {
    let noun = behind.clone().take(LONGEST_SUBJECT).find(|&i| entry(doc, i).is_some_and(|e| e.takes(&Frame::Quote)))?;
    let subject = behind.start..noun;
    let name = subject.clone().all(|i| matches!(doc.pos(i), Pos::Propn | Pos::Noun | Pos::Det | Pos::Adj));
    (name && !subject.is_empty()).then(|| (noun, noun - 1))
}

/// What is known of the report before its content is.
pub fn report(doc: &Doc, noun: usize, speaker: usize) -> Report {
    let cue = (doc.lemma(noun).to_lowercase(), noun..noun + 1);
    let act = entry(doc, noun).map_or(SpeechAct::Assert, |entry| entry.act);
    Report { act, ..Report::new(RULE, Some(speaker), Some(cue)) }
}

fn entry(doc: &Doc, i: usize) -> Option<&'static CueEntry> {
    let noun = doc.pos(i) == Pos::Noun && doc.dep(i) != Dep::Compound;
    noun.then(|| cue::look_up(&doc.lemma(i).to_lowercase(), CuePos::Verb)).flatten()
}

#[cfg(test)]
mod tests {
    use super::CONSTRUCTION;
    use crate::extract::testing::facts;

    #[test]
    fn joint_speakers_before_a_verb_taken_for_a_noun() {
        let statements = facts(CONSTRUCTION.example).statements;
        assert!(statements.iter().all(|statement| statement.rule == "statement/mistagged"), "{statements:?}");
        assert!(!statements.is_empty());
    }
}
