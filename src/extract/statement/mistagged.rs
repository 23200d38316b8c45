//! Reporting verbs that the tagger took for nouns, present tense above all: `The Herald and the Post report that …`,
//! `"We won," Roe notes.`

use std::ops::Range;

use super::Draft;
use super::extent;
use crate::english::{Dep, Doc, Pos};
use crate::facts::SpeechAct;
use crate::lexicon::cue::{self, CueEntry, CuePos, Frame};

/// How many words the subject behind a quotation may have.
const LONGEST_SUBJECT: usize = 8;

/// The statement of a verb at token `i` taken for a noun: its sentence has no verb above it, and "that" follows.
pub fn find(doc: &Doc, i: usize) -> Option<Draft> {
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
    Some(Draft { content: vec![content], ..draft(doc, i, speaker) })
}

/// "…," Roe notes: the noun, and the name before it.
pub fn behind_quote(doc: &Doc, behind: Range<usize>) -> Option<(usize, usize)> {
    let noun = behind.clone().take(LONGEST_SUBJECT).find(|&i| entry(doc, i).is_some_and(|e| e.takes(&Frame::Quote)))?;
    let subject = behind.start..noun;
    let name = subject.clone().all(|i| matches!(doc.pos(i), Pos::Propn | Pos::Noun | Pos::Det | Pos::Adj));
    (name && !subject.is_empty()).then(|| (noun, noun - 1))
}

/// What is known of the statement before its content is.
pub fn draft(doc: &Doc, noun: usize, speaker: usize) -> Draft {
    Draft {
        speaker: Some(speaker),
        cue: Some((doc.lemma(noun).to_lowercase(), noun..noun + 1)),
        content: Vec::new(),
        addressee: None,
        act: entry(doc, noun).map_or(SpeechAct::Assert, |entry| entry.act),
        rule: "mistagged",
        confidence: 0.7,
    }
}

fn entry(doc: &Doc, i: usize) -> Option<&'static CueEntry> {
    let noun = doc.pos(i) == Pos::Noun && doc.dep(i) != Dep::Compound;
    noun.then(|| cue::look_up(&doc.lemma(i).to_lowercase(), CuePos::Verb)).flatten()
}
