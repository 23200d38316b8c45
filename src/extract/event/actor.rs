//! Who can take part in an event: how much a noun phrase is an actor, and the participant that it becomes.
//!
//! Example: in `Russian warplanes bombed a depot near Homs` the source is `Russian warplanes`, who are Russia's.

use crate::english::{Dep, Doc, EntType, Pos};
use crate::entities::Story;
use crate::extract::fact::{EntityType, Event, Participant};
use crate::extract::frame;

/// How much of an actor a noun phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Not at all: a time, a sum, a pronoun for a thing.
    Never,
    /// A thing or a notion, of nobody in particular.
    Thing,
    /// A thing that belongs to somebody or some place named ("the Iranian tanker").
    Owned,
    /// People, or a body, by a common noun.
    Common,
    /// Somebody or some place named, or a mention of them.
    Named,
}

/// How much of an actor the phrase headed by `head` is.
pub fn standing(story: &Story<'_>, head: usize) -> Standing {
    let doc = &story.doc;
    if matches!(
        doc.ent_type(head),
        Some(
            EntType::Date
                | EntType::Time
                | EntType::Money
                | EntType::Percent
                | EntType::Quantity
                | EntType::Ordinal
                | EntType::Language
        )
    ) {
        return Standing::Never;
    }
    if let Some(entity) = story.entity(head) {
        return if entity.kind == EntityType::Group { Standing::Common } else { Standing::Named };
    }
    if doc.pos(head) == Pos::Pron
        && let Some(speaker) = speaker_before(doc, head)
    {
        return standing(story, speaker);
    }
    if doc.pos(head) == Pos::Pron || doc.pos(head) == Pos::Det {
        let personal = matches!(
            doc.token(head).to_lowercase().as_str(),
            "they" | "them" | "he" | "she" | "him" | "her" | "we" | "us" | "i" | "me"
        );
        return if personal { Standing::Common } else { Standing::Never };
    }
    if story.mention(head).is_some_and(|mention| {
        mention.senses.actor.is_some() || mention.senses.place.is_some() || mention.label.is_some()
    }) {
        return Standing::Named;
    }
    if !matches!(doc.pos(head), Pos::Noun | Pos::Propn | Pos::Num | Pos::Adj) {
        return Standing::Never;
    }
    if frame::is_actor_noun(&doc.lemma(head).to_lowercase()) {
        return Standing::Common;
    }
    let placed = || in_phrase(story, head, &["in", "near", "at"]);
    if owner(story, head).or_else(placed).is_some()
        || counted(doc, head).is_some_and(|of| standing(story, of) >= Standing::Common)
    {
        return Standing::Owned;
    }
    if doc.pos(head) == Pos::Propn { Standing::Owned } else { Standing::Thing }
}

/// What a noun of quantity counts: "dozens of activists", "a group of rebels".
pub fn counted(doc: &Doc, head: usize) -> Option<usize> {
    let of = doc.rights(head).find(|&child| doc.dep(child) == Dep::Prep && doc.lemma(child) == "of")?;
    doc.rights(of).find(|&child| doc.dep(child) == Dep::Pobj)
}

/// The token of the name that a thing belongs to: possessor, adjective of a people, name before the noun, "by", "of"
/// or "from" phrase.
pub fn owner(story: &Story<'_>, head: usize) -> Option<usize> {
    let doc = &story.doc;
    let before = doc
        .lefts(head)
        .filter(|&child| matches!(doc.dep(child), Dep::Poss | Dep::Amod | Dep::Compound | Dep::Nmod))
        .find(|&child| is_name(story, child));
    before.or_else(|| in_phrase(story, head, &["by", "of", "from"]))
}

/// The first name that one of these prepositions ties to a noun.
fn in_phrase(story: &Story<'_>, head: usize, prepositions: &[&str]) -> Option<usize> {
    let doc = &story.doc;
    let fits =
        |&child: &usize| matches!(doc.dep(child), Dep::Prep | Dep::Agent) && prepositions.contains(&doc.token(child));
    let objects = doc.rights(head).filter(fits).flat_map(|preposition| doc.rights(preposition));
    objects.filter(|&child| doc.dep(child) == Dep::Pobj).find(|&child| is_name(story, child))
}

fn is_name(story: &Story<'_>, token: usize) -> bool {
    let doc = &story.doc;
    let hyphenated = token + 1 < doc.len() && matches!(doc.token(token + 1), "-" | "–") && !doc.space_after(token);
    !hyphenated && (story.mention_at[token].is_some() || story.entity_at[token].is_some())
}

/// The participant that the phrase headed by `head` is: the local noun phrase, and who it means or belongs to.
pub fn participant(story: &Story<'_>, head: usize) -> Participant {
    let place = spelled_out(story, head);
    let mut participant = story.participant(place);
    if participant.entity.is_none() {
        participant.entity = story.entity(head).map(|entity| entity.slug.clone());
    }
    if participant.entity.is_some() {
        return participant;
    }
    // "Several of its fighters" are its fighters.
    let quantity = matches!(story.doc.pos(head), Pos::Adj | Pos::Num | Pos::Det | Pos::Pron)
        || matches!(story.doc.lemma(head), "dozen" | "hundred" | "thousand" | "number" | "group" | "score");
    if quantity && let Some(entity) = counted(&story.doc, head).and_then(|of| story.entity(of)) {
        participant.entity = Some(entity.slug.clone());
        participant.name.clone_from(&entity.name);
        return participant;
    }
    let owner = owner(story, head);
    if let Some(entity) = owner.and_then(|owner| story.entity(owner)) {
        participant.entity = Some(entity.slug.clone());
        participant.name.clone_from(&entity.name);
        return participant;
    }
    let named = story.named_actor(head).or_else(|| story.named_actor(owner?));
    let named = named.map(|(actor, _)| &story.authority.actor(actor).slug);
    // Only who is an entity of the story can be referred to.
    if let Some(entity) = story.entities.iter().find(|entity| Some(&entity.slug) == named) {
        participant.entity = Some(entity.slug.clone());
        participant.name.clone_from(&entity.name);
    }
    participant
}

/// For a pronoun, the first mention of the same in its sentence that is not one ("Turkey said it had arrested …").
fn spelled_out(story: &Story<'_>, head: usize) -> usize {
    let doc = &story.doc;
    if doc.pos(head) != Pos::Pron {
        return head;
    }
    let Some(entity) = story.entity_at[head] else { return speaker_before(doc, head).unwrap_or(head) };
    let is_spelled = |&i: &usize| {
        story.entity_at[i] == Some(entity)
            && matches!(doc.pos(i), Pos::Noun | Pos::Propn)
            && !matches!(doc.dep(i), Dep::Compound | Dep::Poss)
    };
    (doc.sentence(head).start..head).find(is_spelled).unwrap_or(head)
}

/// Who says it, for a pronoun that is the subject of what is said ("strikers said they will not yield").
fn speaker_before(doc: &Doc, pronoun: usize) -> Option<usize> {
    let verb = doc.head(pronoun);
    let governor = doc.head(verb);
    let subject = doc.lefts(governor).find(|&child| doc.dep(child) == Dep::Nsubj)?;
    let plural =
        matches!(doc.tag(subject), "NNS" | "NNPS") || doc.rights(subject).any(|child| doc.dep(child) == Dep::Conj);
    let fits = match doc.token(pronoun).to_lowercase().as_str() {
        "they" => plural,
        "he" | "she" | "it" => !plural,
        _ => false,
    };
    let says = doc.dep(pronoun) == Dep::Nsubj && matches!(doc.dep(verb), Dep::Ccomp | Dep::Advcl) && governor != verb;
    (says && fits && doc.pos(subject) != Pos::Pron).then_some(subject)
}

/// Puts who speaks in the place of "we" and "I"; false where nobody is known to speak.
pub fn first_person(story: &Story<'_>, event: &mut Event, speaker: Option<&Participant>) -> bool {
    for part in [&mut event.source, &mut event.target].into_iter().flatten() {
        if part.entity.is_some() || !matches!(part.name.to_lowercase().as_str(), "we" | "us" | "i" | "me") {
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
pub fn on_behalf_of(story: &Story<'_>, source: &Participant) -> Option<String> {
    let id = *story.by_slug.get(source.entity.as_ref()?)?;
    if story.entities[id].kind == EntityType::State {
        return None;
    }
    let state = story.state_of(id)?;
    Some(story.entities[state].slug.clone())
}
