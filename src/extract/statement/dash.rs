//! A dash and a name behind what is said: `"We lost everything." — Sonya Roe`, also with the dash at the head of the next
//! line, and the headline `No talks before spring – minister`, which may have a colon for its dash.

use std::ops::Range;

use super::Draft;
use super::colon;
use crate::article::BlockKind;
use crate::english::{Doc, Pos};
use crate::entities::quotation::Quote;
use crate::entities::{Story, quotation};
use crate::facts::SpeechAct;
use crate::grammar::clause;

/// How many tokens may stand behind the dash, the description of who speaks included.
const LONGEST: usize = 16;
/// How many tokens a name in a headline has at most.
const LONGEST_IN_HEADLINE: usize = 4;

/// The dash behind a quotation, and the head of the name behind it.
pub fn behind_quote(doc: &Doc, quote: &Quote) -> Option<(Range<usize>, usize)> {
    let idle = |&i: &usize| {
        doc.pos(i) == Pos::Space || matches!(doc.token(i), "\"" | "”" | "''" | "“" | "»" | "’" | "'" | "." | ",")
    };
    let dash = (quote.tokens.end..doc.len()).take(5).find(|i| !idle(i)).filter(|&i| is_dash(doc, i))?;
    // Behind the paragraph's end, the line of the dash is its own paragraph, as long as its sentence.
    let line = if dash < quote.paragraph.end { quote.paragraph.end } else { doc.sentence(dash).end.max(dash + 1) };
    let breaks = |&i: &usize| doc.pos(i) == Pos::Space && doc.token(i).contains('\n');
    let behind = dash + 1..(dash + 1..line).find(breaks).unwrap_or(line);
    let tells = |i: usize| matches!(doc.tag(i), "VBD" | "VBZ" | "VBP" | "MD") || doc.pos(i) == Pos::Aux;
    if behind.len() > LONGEST || behind.clone().any(tells) {
        return None;
    }
    let name = name(doc, behind)?;
    Some((dash..dash + 1, name))
}

/// Head of the name that the tokens begin with: its last noun before a comma or bracket.
fn name(doc: &Doc, tokens: Range<usize>) -> Option<usize> {
    let first = tokens.clone().find(|&i| doc.pos(i) != Pos::Space)?;
    let capital = doc.token(first).chars().next().is_some_and(char::is_uppercase);
    let part = |&i: &usize| {
        matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Det | Pos::Num | Pos::X)
            || matches!(doc.token(i), "." | "of")
    };
    let noun = |&i: &usize| matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::X);
    let head = (first..tokens.end).take_while(part).filter(noun).last()?;
    capital.then_some(head)
}

fn is_dash(doc: &Doc, i: usize) -> bool {
    matches!(doc.token(i), "―" | "—" | "–" | "--" | "-" | "~")
}

/// The statement of a quotation with a dash and a name behind it.
pub fn draft(cue: Range<usize>, speaker: usize) -> Draft {
    Draft {
        speaker: Some(speaker),
        cue: Some(("-".to_owned(), cue)),
        content: Vec::new(),
        addressee: None,
        act: SpeechAct::Assert,
        rule: "dash",
        confidence: 0.85,
    }
}

/// Headlines that end with a dash or colon and who says so.
pub fn find(story: &Story<'_>) -> Vec<Draft> {
    let blocks = quotation::blocks(story.article, &story.doc);
    let headlines = blocks.into_iter().filter(|(kind, _)| *kind == BlockKind::Headline);
    headlines.filter_map(|(_, block)| in_headline(story, block)).collect()
}

fn in_headline(story: &Story<'_>, block: Range<usize>) -> Option<Draft> {
    let doc = &story.doc;
    let parts = |&i: &usize| is_dash(doc, i) || doc.token(i) == ":";
    let cue = block.clone().rev().take(LONGEST_IN_HEADLINE + 2).find(parts)?;
    let spaced = doc.token(cue) == ":" || (cue > block.start && doc.space_after(cue - 1) && doc.space_after(cue));
    let tail = clause::trim(doc, cue + 1..block.end);
    let nouns = tail.clone().all(|i| matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Part));
    let speaker = tail.clone().rev().find(|&i| matches!(doc.pos(i), Pos::Noun | Pos::Propn))?;
    let content = clause::trim(doc, block.start..cue);
    let tells = content.clone().any(|i| matches!(doc.pos(i), Pos::Verb | Pos::Aux)) || content.len() > 4;
    let source = colon::is_source(story, speaker, true);
    (spaced && nouns && tells && source).then(|| Draft { content: vec![content], ..draft(cue..cue + 1, speaker) })
}
