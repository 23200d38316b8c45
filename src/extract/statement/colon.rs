//! A name and a colon: `Poll: Most voters undecided`, `Roe: 'We will not yield'`, `SMITH: Thank you all.` The first is
//! a headline's style, the last that of a transcript.

use std::ops::Range;

use super::Draft;
use crate::article::BlockKind;
use crate::english::{Doc, Pos};
use crate::entities::{Story, quotation};
use crate::extract::clause;
use crate::extract::fact::{EntityType, SpeechAct};

/// How many words may stand before the colon.
const LONGEST_NAME: usize = 6;

/// Nouns of sources that headlines set before a colon.
const SOURCES: [&str; 12] = [
    "poll",
    "report",
    "study",
    "survey",
    "source",
    "official",
    "analyst",
    "expert",
    "police",
    "spokesman",
    "paper",
    "book",
];

/// The statements of blocks that open with a name and a colon.
pub fn find(story: &Story<'_>) -> Vec<Draft> {
    let doc = &story.doc;
    let blocks = quotation::blocks(story.article, doc);
    blocks.into_iter().filter_map(|(kind, block)| in_block(story, block, kind == BlockKind::Headline)).collect()
}

fn in_block(story: &Story<'_>, block: Range<usize>, headline: bool) -> Option<Draft> {
    let doc = &story.doc;
    let colon = block.clone().take(LONGEST_NAME + 1).find(|&i| doc.token(i) == ":")?;
    let name = block.start..colon;
    let head = doc.head_of(name.clone()).filter(|_| is_name(doc, &name))?;
    let speaker = name.clone().rev().find(|&i| matches!(doc.pos(i), Pos::Noun | Pos::Propn)).unwrap_or(head);
    if !is_source(story, speaker, headline) {
        return None;
    }
    let content = clause::trim(doc, colon + 1..block.end);
    (content.len() > 2).then(|| Draft {
        speaker: Some(speaker),
        cue: Some((":".to_owned(), colon..colon + 1)),
        content: vec![content],
        addressee: None,
        act: SpeechAct::Assert,
        rule: "colon",
        confidence: 0.75,
    })
}

/// A noun phrase without a verb.
fn is_name(doc: &Doc, name: &Range<usize>) -> bool {
    !name.is_empty()
        && name.clone().all(|i| {
            matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Det | Pos::Num)
                || matches!(doc.token(i), "'s" | "’s" | "." | "/" | "-")
        })
}

fn is_source(story: &Story<'_>, head: usize, headline: bool) -> bool {
    if headline && SOURCES.contains(&story.doc.lemma(head).to_lowercase().as_str()) {
        return true;
    }
    let person = story.entity(head).is_some_and(|entity| entity.kind == EntityType::Person);
    let body = story.entity(head).is_some_and(|entity| entity.kind == EntityType::Organization);
    person || (headline && body)
}
