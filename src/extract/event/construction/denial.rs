//! Denials that no predicate of the scheme tells: statements with a word of denying, and charges called false by who was
//! charged.
//!
//! Example: `Mali accused Niger of theft. Niger said the charge was untrue.` The second sentence denies.

use crate::english::{Dep, Doc};
use crate::extract::commitment;
use crate::extract::event::answer::answered;
use crate::extract::event::context::Context;
use crate::extract::found::{Event, Statement};
use crate::facts::{Category, Polarity, SpeechAct};
use crate::grammar::mood;
use crate::lexicon::classes::EventWord;
use crate::span::Span;

/// The denials that no predicate told.
pub fn find(context: &Context<'_, '_>, events: &[Event]) -> Vec<Event> {
    let mut known: Vec<&str> = events.iter().filter_map(|event| event.statement.as_deref()).collect();
    known.sort_unstable();
    let is_told = |statement: &Statement| known.binary_search(&statement.id.as_str()).is_ok();
    let by_cue = context.facts.statements.iter().filter(|statement| {
        statement.act == SpeechAct::Deny && !is_told(statement) && !is_no_comment(&context.story.doc, statement)
    });
    let in_words = (0..context.story.doc.len()).filter_map(|i| in_words(context, i, events));
    by_cue.filter_map(by_word_of_denying).chain(in_words).collect()
}

fn is_no_comment(doc: &Doc, statement: &Statement) -> bool {
    let cue = statement.cue.as_ref().map(|cue| doc.tokens_in(cue.span)).unwrap_or_default();
    cue.into_iter().any(|token| mood::is_half_of_no_comment(doc, token))
}

/// The event that a statement with a word of denying is.
fn by_word_of_denying(statement: &Statement) -> Option<Event> {
    let cue = statement.cue.as_ref()?;
    Some(Event {
        statement: Some(statement.id.clone()),
        according_to: statement.within.clone(),
        polarity: statement.polarity,
        modality: statement.modality,
        ..rejection(statement, cue.span)
    })
}

/// "The charge is baseless", "this is a lie": said by who was accused, it is a denial without a word of denying.
fn in_words(context: &Context<'_, '_>, i: usize, events: &[Event]) -> Option<Event> {
    let doc = &context.story.doc;
    if !EventWord::False.has(doc.lemma(i)) || !matches!(doc.dep(i), Dep::Acomp | Dep::Attr) {
        return None;
    }
    let be = doc.head(i);
    let lemma = doc.lemma(doc.left(be, Dep::Nsubj)?).to_lowercase();
    let meant =
        EventWord::Accusation.has(&lemma) || matches!(lemma.as_str(), "this" | "that" | "it" | "they" | "these");
    let statement = context.attribution.said_in(context.facts, i)?;
    if !meant || commitment::own(doc, be).polarity == Polarity::Negated {
        return None;
    }
    let said = rejection(statement, doc.span(i));
    let event = Event { according_to: Some(statement.id.clone()), ..said };
    answered(&event, events, context.facts).map(|_| event)
}

/// A rejection by who makes a statement.
fn rejection(statement: &Statement, trigger: Span) -> Event {
    Event {
        category: Some(Category::Reject),
        source: statement.speaker.clone(),
        about: statement.content.clone(),
        span: statement.content.iter().copied().fold(trigger, Span::cover),
        ..Event::new(trigger)
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    fn denials(text: &str) -> Vec<Option<String>> {
        let events = facts(text).events.into_iter().filter(|event| event.rule == "event/denial");
        events.map(|event| event.source.map(|source| source.name)).collect()
    }

    #[test]
    fn words_of_denying_and_charges_called_false() {
        let sweden = Some("Sweden".to_owned());
        assert_eq!(denials("Norway accused Sweden of theft. Sweden said the charge was untrue."), [sweden]);
        assert_eq!(denials("Norway accused Sweden of theft. Sweden said the charge was not untrue."), []);
        assert_eq!(denials("Norway accused Sweden of theft. Sweden said the road was long."), []);
    }
}
