//! Nouns that come back to what the article has told: evidence of it, and nothing new.
//!
//! Example: in `A teenager was shot in Gao. Police came after the shooting.` the noun is evidence that somebody was shot.

use crate::english::{Dep, Doc, Pos};
use crate::extract::event::context::Context;
use crate::extract::found::{Event, entity_of};
use crate::facts::{Modality, Polarity};
use crate::lexicon::classes::EventWord;
use crate::lexicon::{deeds, frame, kind};

/// Tie each definite noun that tells nothing by itself to the latest event before it that is of its deed and, where the noun
/// tells whose it is, of that one.
pub fn tie(context: &Context<'_, '_>, events: &mut [Event]) {
    let doc = &context.story.doc;
    let mut is_told = context.is_told.clone();
    events.iter().for_each(|event| is_told[doc.tokens_in(event.trigger)].fill(true));
    tie_verbs(doc, &is_told, events);
    let real = |event: &Event| event.polarity == Polarity::Affirmed && event.modality == Modality::Asserted;
    let deed_of = |token: usize| deeds::deed(&doc.lemma(token).to_lowercase()).to_owned();
    let told = |(at, event): (usize, &Event)| {
        Some((event.trigger.start, deed_of(doc.head_of(doc.tokens_in(event.trigger))?), at))
    };
    let mut told: Vec<(u32, String, usize)> =
        events.iter().enumerate().filter(|(_, event)| real(event)).filter_map(told).collect();
    told.sort();
    // "The slew of charges" is no killing.
    let names_deed = |i: usize| kind::of_noun(doc.lemma(i)).is_some() || frame::noun(doc.lemma(i)).is_some();
    for noun in (0..doc.len()).filter(|&i| !is_told[i] && is_definite(doc, i) && names_deed(i)) {
        let (span, deed) = (doc.span(noun), deed_of(noun));
        let whose = doc.left(noun, Dep::Poss).and_then(|owner| context.story.entity_at[owner]);
        let is_theirs = |event: &Event| {
            whose.is_none() || [&event.source, &event.target].into_iter().any(|side| entity_of(side) == whose)
        };
        let before = told.iter().rev().filter(|(start, ..)| *start < span.start);
        let same = before.filter(|(_, other, _)| *other == deed).map(|&(.., at)| at);
        if let Some(at) = same.into_iter().find(|&at| is_theirs(&events[at])) {
            events[at].evidence.push(span);
        }
    }
}

/// The verb that only says that what its subject names came about is evidence of it: "a quake struck", "a fire broke out".
fn tie_verbs(doc: &Doc, is_told: &[bool], events: &mut [Event]) {
    for event in events {
        let Some(noun) = doc.head_of(doc.tokens_in(event.trigger)) else { continue };
        let verb = doc.head(noun);
        let is_subject = doc.pos(noun) != Pos::Verb && matches!(doc.dep(noun), Dep::Nsubj | Dep::Nsubjpass);
        if is_subject && doc.pos(verb) == Pos::Verb && !is_told[verb] && comes_about(doc, verb) {
            event.evidence.push(doc.span(verb));
        }
    }
}

/// "Struck", "broke out", "took place".
fn comes_about(doc: &Doc, verb: usize) -> bool {
    let next = if verb + 1 < doc.len() { doc.token(verb + 1) } else { "" };
    match doc.lemma(verb) {
        "break" => next == "out",
        "take" => next == "place",
        lemma => EventWord::ComingAbout.has(lemma),
    }
}

/// "The shooting", "this fire", "their fire".
fn is_definite(doc: &Doc, noun: usize) -> bool {
    let fixed = |child: usize| match doc.dep(child) {
        Dep::Det => matches!(doc.lemma(child), "the" | "this" | "that" | "these" | "those"),
        Dep::Poss => true,
        _ => false,
    };
    doc.pos(noun) == Pos::Noun && doc.dep(noun) != Dep::Compound && doc.lefts(noun).any(fixed)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    /// The words that are evidence of the events of a text.
    fn evidence(text: &str) -> Vec<String> {
        let events = facts(text).events;
        let spans = events.iter().flat_map(|event| &event.evidence);
        let cut = |start: u32, end: u32| text.chars().skip(start as usize).take((end - start) as usize).collect();
        spans.map(|span| cut(span.start, span.end)).collect()
    }

    #[test]
    fn a_definite_noun_comes_back_to_what_was_told() {
        assert_eq!(evidence("A teenager was shot in Cairo on Sunday. Police came after the shooting."), ["shooting"]);
        assert_eq!(evidence("A fire broke out near Cairo. Ten cars burned in the fire."), ["broke", "fire"]);
        assert!(evidence("A teenager was shot in Cairo on Sunday. A shooting is bad for trade.").is_empty());
        assert!(evidence("The shooting was bad for trade. A teenager was shot in Cairo on Sunday.").is_empty());
    }

    #[test]
    fn the_verb_that_says_that_it_came_about_is_evidence() {
        assert_eq!(evidence("An earthquake struck Cairo on Sunday."), ["struck"]);
        assert_eq!(evidence("A fire broke out near Cairo."), ["broke"]);
        assert!(evidence("A fire near Cairo frightened the goats.").is_empty());
    }

    #[test]
    fn what_is_somebody_elses_is_no_evidence() {
        assert_eq!(evidence("A fire broke out near Cairo. The fire was small."), ["broke", "fire"]);
        assert_eq!(evidence("A fire broke out near Cairo. Sweden's fire was small."), ["broke"]);
    }
}
