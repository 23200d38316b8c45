//! Phrases that name a source: `according to X, …`, `…, in X's words, …`, `as X put it, …`. What is said is the clause
//! that the phrase hangs on, without the phrase.

use std::ops::Range;

use super::Draft;
use super::extent::{self, subtree_range};
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::facts::SpeechAct;
use crate::grammar::clause;

/// Verbs of "as X put it".
const AS_VERBS: [&str; 7] = ["put", "say", "note", "explain", "report", "describe", "argue"];

/// The statement of the phrase whose cue stands at token `i`.
pub fn find(story: &Story<'_>, i: usize) -> Option<Draft> {
    let doc = &story.doc;
    if i + 1 >= doc.len() {
        return None;
    }
    let (cue, speaker) = match doc.token(i).to_lowercase().as_str() {
        "according" if doc.token(i + 1) == "to" => {
            (i..i + 2, doc.rights(i + 1).find(|&child| doc.dep(child) == Dep::Pobj)?)
        }
        "per" if doc.dep(i) == Dep::Prep => {
            let source = doc.rights(i).find(|&child| doc.dep(child) == Dep::Pobj)?;
            // "Per capita" and "per day" name no source.
            story.mention(source)?;
            (i..i + 1, source)
        }
        "in" if doc.dep(i) == Dep::Prep => (i..i + 1, words_of(doc, i)?),
        "as" => as_put(story, i)?,
        _ => return None,
    };
    let phrase = phrase(doc, i, speaker);
    let content = content(doc, doc.head(phrase_head(doc, i)), &phrase);
    (!content.is_empty()).then(|| Draft {
        speaker: Some(speaker),
        cue: Some((doc.slice(cue.clone()).to_lowercase(), cue)),
        content,
        addressee: None,
        act: SpeechAct::Assert,
        rule: "according-to",
        confidence: 0.9,
    })
}

/// "In X's words": X.
fn words_of(doc: &Doc, preposition: usize) -> Option<usize> {
    let words = doc.rights(preposition).find(|&child| doc.dep(child) == Dep::Pobj && doc.token(child) == "words")?;
    let possessor = doc.lefts(words).find(|&child| doc.dep(child) == Dep::Poss);
    // "In the words of X".
    possessor.or_else(|| clause::prepositional(doc, words, &["of"]).map(|(_, object)| object))
}

/// "As X put it": the verb and X.
fn as_put(story: &Story<'_>, i: usize) -> Option<(Range<usize>, usize)> {
    let doc = &story.doc;
    let verb = doc.head(i);
    let fits = doc.dep(i) == Dep::Mark
        && doc.dep(verb) == Dep::Advcl
        && AS_VERBS.contains(&doc.lemma(verb))
        && !doc.rights(verb).any(|child| matches!(doc.dep(child), Dep::Ccomp | Dep::Xcomp))
        && (doc.lemma(verb) != "put" || clause::object(doc, verb).is_some_and(|object| doc.token(object) == "it"));
    let speaker = doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Nsubj)?;
    fits.then_some((verb..verb + 1, speaker))
}

/// The token of the phrase that hangs on the clause.
fn phrase_head(doc: &Doc, i: usize) -> usize {
    if doc.token(i).eq_ignore_ascii_case("as") { doc.head(i) } else { i }
}

fn phrase(doc: &Doc, i: usize, speaker: usize) -> Range<usize> {
    let head = phrase_head(doc, i);
    let end = if head == i {
        doc.right_edge(speaker).max(doc.right_edge(head).min(speaker + 12))
    } else {
        doc.right_edge(head)
    };
    i..end + 1
}

/// The clause around the phrase, in one or two stretches.
fn content(doc: &Doc, governor: usize, phrase: &Range<usize>) -> Vec<Range<usize>> {
    let mut head = governor;
    while !matches!(doc.pos(head), Pos::Verb | Pos::Aux) && doc.head(head) != head {
        head = doc.head(head);
    }
    // Set off by a comma, the phrase speaks of the whole sentence, whichever of its clauses the parser hung it on.
    let set_off = phrase.start == doc.sentence(phrase.start).start
        || phrase.start.checked_sub(1).is_some_and(|i| matches!(doc.token(i), "," | "\"" | "”" | "''"));
    if set_off {
        head = doc.root(head);
    }
    let whole = subtree_range(doc, head);
    [whole.start..phrase.start.clamp(whole.start, whole.end), phrase.end.clamp(whole.start, whole.end)..whole.end]
        .into_iter()
        .map(|range| extent::trimmed(doc, range))
        .filter(|range| range.len() > 1)
        .collect()
}
