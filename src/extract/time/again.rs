//! The day of what is told on: the next sentence goes on with the deed of the one before, or looks back at it.
//!
//! Example: in `Rebels attacked the base on Sunday. They killed four guards` the guards were killed on Sunday, and so was
//! who fell `in the attack`. Only plain pasts go on; what had been or has been done was done on another day.

use crate::article::BlockKind;
use crate::english::{Dep, Doc, Pos};
use crate::entities::{EntityId, Story};
use crate::extract::found::{Event, Statement};
use crate::facts::{Modality, Polarity, TimeRef};
use crate::lexicon::classes::{GrammarWord, SiteWord};
use crate::span::Span;

/// Something told of a day.
struct Dated {
    at: Span,
    by: Option<EntityId>,
    /// Something done, not said.
    done: bool,
    time: TimeRef,
}

/// Give events without a day that of what they go on with. `is_deed` tells what is done from what is said.
pub fn settle(story: &Story<'_>, statements: &[Statement], events: &mut [Event], is_deed: impl Fn(&Event) -> bool) {
    let mut told: Vec<Dated> = statements.iter().filter_map(said).collect();
    told.extend(events.iter().filter_map(|event| dated(event, is_deed(event))));
    told.sort_by_key(|dated| dated.at.start);
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|&at| (events[at].trigger.start, at));
    for at in order {
        let event = &events[at];
        let has_time = event.time.as_ref().is_some_and(|time| time.from.is_some() || time.to.is_some());
        if has_time || !is_told(event) {
            continue;
        }
        let Some(token) = story.doc.head_of(story.doc.tokens_in(event.trigger)) else { continue };
        let before = || told.iter().rev().filter(|dated| dated.at.end <= event.trigger.start);
        let found = if is_deed(event) {
            let looks_back = looks_back(&story.doc, token).then(|| before().find(|dated| dated.done)).flatten();
            looks_back.or_else(|| before().find(|dated| dated.done).filter(|dated| goes_on(story, dated, token)))
        } else {
            let by = event.source.as_ref().and_then(|source| source.entity);
            let same = |dated: &&Dated| by.is_some() && dated.by == by;
            before().next().filter(same).filter(|dated| goes_on(story, dated, token))
        };
        let Some(time) = found.map(|dated| dated.time.clone()) else { continue };
        events[at].time = Some(time);
        if let Some(dated) = dated(&events[at], is_deed(&events[at])) {
            let place = told.partition_point(|other| other.at.start <= dated.at.start);
            told.insert(place, dated);
        }
    }
}

fn said(statement: &Statement) -> Option<Dated> {
    let time = statement.time.clone().filter(|time| time.date.is_some())?;
    let by = statement.speaker.as_ref().and_then(|speaker| speaker.entity);
    Some(Dated { at: statement.cue.as_ref()?.span, by, done: false, time })
}

fn dated(event: &Event, done: bool) -> Option<Dated> {
    let time = event.time.clone().filter(|time| time.date.is_some() && is_told(event))?;
    Some(Dated { at: event.trigger, by: event.source.as_ref()?.entity, done, time })
}

fn is_told(event: &Event) -> bool {
    event.polarity == Polarity::Affirmed && event.modality == Modality::Asserted
}

/// True where the sentence of the word goes on with what the one before it told.
fn goes_on(story: &Story<'_>, before: &Dated, token: usize) -> bool {
    let doc = &story.doc;
    let sentence = doc.sentence(token);
    let Some(last) = doc.token_at(before.at.start).map(|i| doc.sentence(i)) else { return false };
    let blocks = || story.article.layout.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let same_block = blocks().any(|block| block.span.contains(before.at) && block.span.contains(doc.span(token)));
    let next = last.end == sentence.start || last == sentence;
    if !same_block || !next || !is_plain_past(doc, token) {
        return false;
    }
    let subject = doc.left(token, Dep::Nsubj).or_else(|| doc.left(token, Dep::Nsubjpass));
    let by_pronoun = subject.is_some_and(|i| matches!(doc.norm(i), "he" | "she" | "it" | "they"));
    by_pronoun || doc.lefts(token).any(|child| doc.norm(child) == "also")
}

/// True for "attacked" and "were killed", not for "had attacked", "have been killed".
fn is_plain_past(doc: &Doc, verb: usize) -> bool {
    let passive = || doc.lefts(verb).any(|child| doc.dep(child) == Dep::Auxpass && doc.tag(child) == "VBD");
    let perfect = doc.lefts(verb).any(|child| doc.dep(child) == Dep::Aux);
    !perfect && (doc.tag(verb) == "VBD" || doc.tag(verb) == "VBN" && passive())
}

/// True for "the attack" and for what happened in it.
pub fn looks_back(doc: &Doc, token: usize) -> bool {
    let again = |noun: usize| {
        let definite = doc
            .lefts(noun)
            .any(|child| doc.dep(child) == Dep::Det && doc.norm(child) != "a" && doc.norm(child) != "an");
        let bare =
            doc.lefts(noun).all(|child| doc.dep(child) == Dep::Det || matches!(doc.norm(child), "initial" | "same"));
        let open = doc.rights(noun).all(|child| doc.dep(child) != Dep::Prep);
        definite && bare && open && SiteWord::Outbreak.has(doc.lemma(noun)) && doc.pos(noun) == Pos::Noun
    };
    let during = |&child: &usize| doc.dep(child) == Dep::Prep && GrammarWord::During.has(doc.norm(child));
    again(token) || doc.rights(token).filter(during).filter_map(|child| doc.right(child, Dep::Pobj)).any(again)
}

#[cfg(test)]
mod tests {
    use super::super::tests::times;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(times(text, Some("2015-09-11")), expected, "{text}");
    }

    #[test]
    fn the_next_sentence_goes_on() {
        let sunday = "Sunday: 2015-09-06..2015-09-06";
        check("Malian rebels attacked a base on Sunday. They killed four guards.", &[sunday, sunday]);
        check("Malian rebels attacked a base on Sunday. They have killed four guards.", &[sunday]);
        check("Malian rebels attacked a base on Sunday. Niger's army killed four guards.", &[sunday]);
    }

    #[test]
    fn in_the_attack_looks_back() {
        let sunday = "Sunday: 2015-09-06..2015-09-06";
        let text = "Malian rebels attacked a base on Sunday.\n\nIt is large.\n\nFour guards were killed in the attack.";
        check(text, &[sunday, sunday]);
    }
}
