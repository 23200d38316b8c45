//! Who can take part in an event: how much a noun phrase is an actor, and the participant that it becomes.
//!
//! Example: in `Russian warplanes bombed a depot near Homs` the source is `Russian warplanes`, who are Russia's.

use crate::english::{Dep, Doc, EntType, Pos};
use crate::entities::Story;
use crate::facts::{EntityType, Event, Participant, Sector};
use crate::grammar::control::is_accused;
use crate::grammar::partitive::of_what;
use crate::lexicon::{kind, sector};
use crate::span::Span;

/// Nouns of those who stand to somebody and are not that somebody.
const OTHERS: &[&str] = &[
    "adversary",
    "ally",
    "backer",
    "enemy",
    "foe",
    "friend",
    "neighbor",
    "neighbour",
    "opponent",
    "partner",
    "rival",
    "sponsor",
];

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
    if sector::is_actor_noun(&doc.lemma(head).to_lowercase()) {
        return Standing::Common;
    }
    let placed = || in_phrase(story, head, &["in", "near", "at"]);
    if owner(story, head).or_else(placed).is_some()
        || of_what(doc, head).is_some_and(|of| standing(story, of) >= Standing::Common)
    {
        return Standing::Owned;
    }
    match doc.pos(head) {
        Pos::Propn if is_acronym(doc.token(head)) => Standing::Common,
        Pos::Propn => Standing::Owned,
        _ => Standing::Thing,
    }
}

/// True for private persons of nobody and nowhere in particular ("a man", "her husband", an unresolved "he").
pub fn is_private(story: &Story<'_>, head: usize) -> bool {
    let doc = &story.doc;
    if doc.pos(head) == Pos::Pron {
        return match story.entity(head) {
            Some(entity) => entity.kind == EntityType::Group && !entity.plural && entity.of.is_none(),
            None => speaker_before(doc, head).is_none_or(|speaker| is_private(story, speaker)),
        };
    }
    let of_a_people = || owner(story, head).is_some_and(|owner| story.named_actor(owner).is_some());
    // "Armed men" are no private persons.
    let in_arms =
        || doc.lefts(head).any(|child| matches!(doc.lemma(child), "armed" | "masked" | "hooded" | "uniformed"));
    sector::is_private(&doc.lemma(head).to_lowercase()) && !of_a_people() && !in_arms()
}

/// True for who can be to blame: somebody named, or what somebody named did or has ("Russia's buildup").
pub fn is_culprit(story: &Story<'_>, head: usize) -> bool {
    match story.entity(head) {
        Some(entity) => entity.kind != EntityType::Group || entity.of.is_some(),
        None => {
            let people = sector::of_noun(&story.doc.lemma(head).to_lowercase()) == Some(Sector::Civilians);
            !people && (owner_before(story, head).is_some() || in_phrase(story, head, &["by"]).is_some())
        }
    }
}

/// "ELN", "SLM/A": letters that stand for a body, known or not.
fn is_acronym(token: &str) -> bool {
    let letters = token.chars().filter(|c| c.is_uppercase()).count();
    (3..=6).contains(&letters) && token.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '/' | '-' | '&'))
}

/// True for what strikes and is nobody: storms, epidemics, sanctions, prices.
pub fn is_force(story: &Story<'_>, head: usize) -> bool {
    const FORCES: &[&str] = &[
        "coronavirus",
        "crisis",
        "disease",
        "inflation",
        "pandemic",
        "price",
        "recession",
        "sanction",
        "shortage",
        "tariff",
        "virus",
        "weather",
    ];
    story.phrase(head).take_while(|&i| i <= head).any(|i| {
        let of_the_head = i == head || story.doc.head(i) == head && story.doc.dep(i) == Dep::Compound;
        let lemma = story.doc.lemma(i).to_lowercase();
        of_the_head && (FORCES.contains(&lemma.as_str()) || kind::is_mishap(&lemma))
    })
}

/// The token of the name that a thing belongs to: possessor, adjective of a people, name before the noun, "by", "of"
/// or "from" phrase.
pub fn owner(story: &Story<'_>, head: usize) -> Option<usize> {
    owner_before(story, head).or_else(|| in_phrase(story, head, &["by", "of", "from"]))
}

fn owner_before(story: &Story<'_>, head: usize) -> Option<usize> {
    let doc = &story.doc;
    doc.lefts(head)
        .filter(|&child| matches!(doc.dep(child), Dep::Poss | Dep::Amod | Dep::Compound | Dep::Nmod))
        .find(|&child| is_name(story, child))
        // "Malian army missiles": further left inside the phrase.
        .or_else(|| {
            let inside =
                |&i: &usize| story.named_actor(i).is_some() && is_name(story, i) && doc.head(doc.head(i)) == head;
            (doc.left_edge(head)..head).rev().find(inside)
        })
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
    participant.span = without_crime(story, place, participant.span);
    if participant.entity.is_none() {
        participant.entity = story.entity(head).map(|entity| entity.slug.clone());
    }
    if participant.entity.is_some() {
        return participant;
    }
    // "Several of its fighters" are its fighters.
    let quantity = matches!(story.doc.pos(head), Pos::Adj | Pos::Num | Pos::Det | Pos::Pron)
        || matches!(story.doc.lemma(head), "dozen" | "hundred" | "thousand" | "number" | "group" | "score");
    if quantity && let Some(entity) = of_what(&story.doc, head).and_then(|of| story.entity(of)) {
        participant.entity = Some(entity.slug.clone());
        participant.name.clone_from(&entity.name);
        return participant;
    }
    // "Israeli settlers", "her colleagues": people of somebody, who are not that somebody.
    let apart = sector::of_noun(&story.doc.lemma(head).to_lowercase()).is_some_and(sector::is_apart);
    if let Some(id) = story.anybody_at[head].filter(|_| apart) {
        participant.entity = Some(story.entities[id].slug.clone());
        participant.name.clone_from(&story.entities[id].name);
        return participant;
    }
    // "Its regional allies" are others than whose they are.
    if OTHERS.contains(&story.doc.lemma(head).to_lowercase().as_str()) {
        return participant;
    }
    let owner = owner(story, head);
    if let Some(entity) = owner.and_then(|owner| story.entity(owner)) {
        participant.entity = Some(entity.slug.clone());
        participant.name.clone_from(&entity.name);
        return participant;
    }
    let named = story.named_actor(head).or_else(|| story.named_actor(owner?));
    // Only who is an entity of the story can be referred to.
    if let Some(id) = named.and_then(|(actor, _)| story.by_slug(&story.authority.actor(actor).slug)) {
        let entity = &story.entities[id];
        participant.entity = Some(entity.slug.clone());
        participant.name.clone_from(&entity.name);
    }
    participant
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
    let subject = doc.left(governor, Dep::Nsubj)?;
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
    let id = story.by_slug(source.entity.as_deref()?)?;
    if story.entities[id].kind == EntityType::State {
        return None;
    }
    let state = story.state_of(id)?;
    Some(story.entities[state].slug.clone())
}
