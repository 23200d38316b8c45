//! The participant that a noun phrase is: its words, who it means, for whom it acts.
//!
//! Example: in `Russian warplanes bombed a depot near Homs` the source is `Russian warplanes`, who are Russia's.

use super::agenthood::{owner, owner_by_kind, speaker_before};
use crate::english::{Dep, Pos};
use crate::entities::{EntityId, Story, core_words};
use crate::extract::found::{Event, Participant};
use crate::facts::EntityType;
use crate::grammar::control::is_accused;
use crate::grammar::partitive::of_what;
use crate::grammar::phrase::{is_first_person, is_indefinite};
use crate::lexicon::classes::EventWord;
use crate::lexicon::sector;
use crate::span::Span;

/// The participant that the phrase headed by `head` is: the local noun phrase, and who it means or belongs to.
pub fn participant(story: &Story<'_>, head: usize) -> Participant {
    let place = spelled_out(story, head);
    let mut participant = story.participant(place);
    participant.span = without_crime(story, place, participant.span);
    if participant.entity.is_none() {
        participant.entity = story.entity_at[head];
    }
    if participant.entity.is_some() {
        return participant;
    }
    // "The army offensive" after "the Malian army": the same army.
    if matches!(story.doc.dep(head), Dep::Compound | Dep::Nmod)
        && let Some(id) = called_before(story, head)
    {
        return story.as_participant(id, participant.span);
    }
    // "Several of its fighters" are its fighters.
    let quantity = matches!(story.doc.pos(head), Pos::Adj | Pos::Num | Pos::Det | Pos::Pron)
        || matches!(story.doc.lemma(head), "dozen" | "hundred" | "thousand" | "number" | "group" | "score");
    if quantity && let Some(id) = of_what(&story.doc, head).and_then(|of| story.entity_at[of]) {
        return story.as_participant(id, participant.span);
    }
    // "Israeli settlers", "her colleagues": people of somebody, who are not that somebody.
    let apart = sector::of_noun(&story.doc.lemma(head).to_lowercase()).is_some_and(sector::is_apart);
    if let Some(id) = story.anybody_at[head].filter(|_| apart) {
        return story.as_participant(id, participant.span);
    }
    // "Its regional allies" are others than whose they are.
    if EventWord::Relation.has(&story.doc.lemma(head).to_lowercase()) {
        return participant;
    }
    let owner = owner(story, head);
    // "Sanctions on his country" are on the country.
    let country = matches!(story.doc.lemma(head), "country" | "nation" | "homeland");
    let state = owner.filter(|_| country).and_then(|owner| story.state_of(story.entity_at[owner]?));
    if let Some(id) = state.or_else(|| owner.and_then(|owner| story.entity_at[owner])) {
        return story.as_participant(id, participant.span);
    }
    let named = story.named_actor(head).or_else(|| story.named_actor(owner?));
    // Only who is an entity of the story can be referred to.
    match named.and_then(|(actor, _)| story.actor(actor)) {
        Some(id) => story.as_participant(id, participant.span),
        // "An army reservist" is one of it.
        None => {
            match owner_by_kind(story, head)
                .filter(|_| !is_indefinite(&story.doc, head))
                .and_then(|body| called_before(story, body))
            {
                Some(id) => story.as_participant(id, participant.span),
                None => Participant { name: core_words(&story.doc, place), ..participant },
            }
        }
    }
}

/// The thing that the phrase headed by `head` names, whoever it belongs to.
pub fn thing(story: &Story<'_>, head: usize) -> Participant {
    Participant { entity: None, name: core_words(&story.doc, head), ..story.participant(head) }
}

/// The last body before a noun that goes by the same noun: no noun before another has a meaning of its own.
fn called_before(story: &Story<'_>, noun: usize) -> Option<EntityId> {
    let doc = &story.doc;
    let lemma = doc.lemma(noun).to_lowercase();
    // "State voting systems" are of no state in particular.
    if lemma == "state" {
        return None;
    }
    let same = |i: usize| {
        let id = story.entity_at[i]?;
        let body = !matches!(story.entities[id].kind, EntityType::Person);
        (body && doc.lemma(i).to_lowercase() == lemma).then_some(id)
    };
    (0..noun).rev().find_map(same).or_else(|| (noun..doc.len()).find_map(same))
}

/// "(Accused) the army of burning villages": who is accused, without what of.
fn without_crime(story: &Story<'_>, head: usize, phrase: Span) -> Span {
    let doc = &story.doc;
    let of = doc.rights(head).find(|&child| {
        let gerund = doc.rights(child).any(|object| doc.dep(object) == Dep::Pcomp && doc.tag(object) == "VBG");
        doc.dep(child) == Dep::Prep && doc.lemma(child) == "of" && gerund
    });
    match of.filter(|_| is_accused(doc, head)) {
        Some(of) => Span::new(phrase.start, doc.span(of - 1).end.max(phrase.start)),
        None => phrase,
    }
}

/// For a pronoun, the first mention of the same in its sentence that is not one ("Turkey said it had arrested …").
fn spelled_out(story: &Story<'_>, head: usize) -> usize {
    let doc = &story.doc;
    if doc.pos(head) != Pos::Pron {
        return head;
    }
    let Some(entity) = story.entity_at[head] else { return speaker_before(story, head).unwrap_or(head) };
    let is_spelled = |&i: &usize| {
        story.entity_at[i] == Some(entity)
            && matches!(doc.pos(i), Pos::Noun | Pos::Propn)
            && !matches!(doc.dep(i), Dep::Compound | Dep::Poss)
    };
    (doc.sentence(head).start..head).find(is_spelled).unwrap_or(head)
}

/// Puts who speaks in the place of "we" and "I"; false where nobody is known to speak.
pub fn first_person(story: &Story<'_>, event: &mut Event, speaker: Option<&Participant>) -> bool {
    for part in [&mut event.source, &mut event.target].into_iter().flatten() {
        if part.entity.is_some() || !is_first_person(&part.name) {
            continue;
        }
        let Some(speaker) = speaker else { return false };
        part.entity.clone_from(&speaker.entity);
        part.name.clone_from(&speaker.name);
    }
    if event.on_behalf_of.is_none() {
        event.on_behalf_of = event.source.as_ref().and_then(|source| on_behalf_of(story, source));
    }
    true
}

/// The state that the source acts for, when it is not that state itself.
pub fn on_behalf_of(story: &Story<'_>, source: &Participant) -> Option<EntityId> {
    let id = source.entity?;
    if story.entities[id].kind == EntityType::State {
        return None;
    }
    story.state_of(id)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[track_caller]
    fn check(text: &str, entity: Option<&str>, name: &str) {
        let facts = facts(text);
        let source = facts.events[0].source.as_ref().unwrap();
        assert_eq!((source.entity.as_deref(), source.name.as_str()), (entity, name), "{text}");
    }

    #[test]
    fn what_belongs_to_somebody_is_theirs() {
        check("Russian warplanes bombed a depot near Homs.", Some("russia"), "Russia");
        check("Mali's regional allies attacked Niger.", None, "Mali's regional allies");
        let text = "Malian President Jane Roe spoke on Monday. Niger imposed sanctions on her country.";
        let target = facts(text).events.into_iter().find_map(|event| event.target).unwrap();
        assert_eq!(target.entity.as_deref(), Some("mali"));
    }

    #[test]
    fn we_are_who_speaks() {
        check("\"We attacked Niger on Friday,\" Mali said.", Some("mali"), "Mali");
    }
}
