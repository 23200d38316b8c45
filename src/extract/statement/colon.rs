//! A name and a colon: `Poll: Most voters undecided`, `Roe: 'We will not yield'`, `SMITH: Thank you all.` The first is
//! a headline's style, the last that of a transcript.

use std::ops::Range;

use super::Draft;
use crate::article::BlockKind;
use crate::english::{Doc, Pos};
use crate::entities::{Story, quotation};
use crate::facts::{EntityType, SpeechAct};
use crate::grammar::clause;

/// How many tokens may stand before the colon.
pub const LONGEST_NAME: usize = 6;
/// Rule of a transcript's turns.
pub const TURN: &str = "turn";

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
    // A name in capitals before a colon speaks where the text is a transcript: where there are several.
    let turns = blocks.iter().filter(|(_, block)| name_in(doc, block).is_some_and(|name| is_shouted(doc, &name)));
    let transcript = turns.take(2).count() > 1;
    blocks
        .into_iter()
        .filter_map(|(kind, block)| in_block(story, block, kind == BlockKind::Headline, transcript))
        .collect()
}

/// The tokens before the colon that a block opens with; quotation marks before them are none of theirs.
fn name_in(doc: &Doc, block: &Range<usize>) -> Option<Range<usize>> {
    let start = block.clone().find(|&i| !matches!(doc.pos(i), Pos::Punct | Pos::Space))?;
    let colon = (start..block.end).take(LONGEST_NAME + 1).find(|&i| doc.token(i) == ":")?;
    (start < colon).then_some(start..colon)
}

/// "WALLACE", "MS. ROE".
fn is_shouted(doc: &Doc, name: &Range<usize>) -> bool {
    let letters = |i: usize| doc.token(i).chars().filter(|c| c.is_alphabetic()).count();
    name.clone().all(|i| !doc.token(i).chars().any(char::is_lowercase)) && name.clone().map(letters).sum::<usize>() > 2
}

fn in_block(story: &Story<'_>, block: Range<usize>, headline: bool, transcript: bool) -> Option<Draft> {
    let doc = &story.doc;
    let name = name_in(doc, &block)?;
    let colon = name.end;
    let turn = transcript && is_shouted(doc, &name);
    let head = doc.head_of(name.clone()).filter(|_| turn || is_name(doc, &name))?;
    let speaker = name.clone().rev().find(|&i| matches!(doc.pos(i), Pos::Noun | Pos::Propn)).unwrap_or(head);
    if !(turn || is_source(story, speaker, headline)) {
        return None;
    }
    let content = clause::trim(doc, colon + 1..block.end);
    (content.len() > 2 || (turn && !content.is_empty())).then(|| Draft {
        speaker: Some(speaker),
        cue: Some((":".to_owned(), colon..colon + 1)),
        content: vec![content],
        addressee: None,
        act: SpeechAct::Assert,
        rule: if turn { TURN } else { "colon" },
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

/// True for whoever a headline quotes with a mark alone, and outside headlines for a person.
pub fn is_source(story: &Story<'_>, head: usize, headline: bool) -> bool {
    if headline && SOURCES.contains(&story.doc.lemma(head).to_lowercase().as_str()) {
        return true;
    }
    let person = story.entity(head).is_some_and(|entity| entity.kind == EntityType::Person);
    let body =
        story.entity(head).is_some_and(|entity| matches!(entity.kind, EntityType::Organization | EntityType::Actor));
    person || (headline && body)
}
