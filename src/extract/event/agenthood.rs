//! Agenthood: how much of an actor a noun phrase is, and whose.
//!
//! Example: `Russian warplanes` belong to somebody named, `the weather` to nobody; `a man` is private.

use crate::english::{Dep, EntType, Pos};
use crate::entities::{NameKind, Story};
use crate::facts::{EntityType, Sector};
use crate::grammar::partitive::of_what;
use crate::grammar::voice;
use crate::lexicon::classes::EventWord;
use crate::lexicon::{kind, sector};

/// How much of an actor a noun phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agenthood {
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
pub fn agenthood(story: &Story<'_>, head: usize) -> Agenthood {
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
        return Agenthood::Never;
    }
    if let Some(entity) = story.entity(head) {
        return if entity.kind == EntityType::Group { Agenthood::Common } else { Agenthood::Named };
    }
    if doc.pos(head) == Pos::Pron
        && let Some(speaker) = speaker_before(story, head)
    {
        return agenthood(story, speaker);
    }
    if doc.pos(head) == Pos::Pron || doc.pos(head) == Pos::Det {
        let personal = EventWord::Personal.has(&doc.token(head).to_lowercase());
        return if personal { Agenthood::Common } else { Agenthood::Never };
    }
    if story.mention(head).is_some_and(|mention| {
        mention.senses.actor.is_some() || mention.senses.place.is_some() || mention.label.is_some()
    }) {
        return Agenthood::Named;
    }
    if !matches!(doc.pos(head), Pos::Noun | Pos::Propn | Pos::Num | Pos::Adj) {
        return Agenthood::Never;
    }
    if sector::is_actor_noun(&doc.lemma(head).to_lowercase()) {
        return Agenthood::Common;
    }
    let placed = || in_phrase(story, head, &["in", "near", "at"]);
    // "The Roe campaign" are people.
    if doc.lemma(head) == "campaign" && is_of_person(story, head) {
        return Agenthood::Common;
    }
    if owner(story, head).or_else(placed).or_else(|| owner_by_kind(story, head)).is_some()
        || of_what(doc, head).is_some_and(|of| agenthood(story, of) >= Agenthood::Common)
    {
        return Agenthood::Owned;
    }
    match doc.pos(head) {
        Pos::Propn if is_acronym(doc.token(head)) => Agenthood::Common,
        Pos::Propn => Agenthood::Owned,
        _ => Agenthood::Thing,
    }
}

/// True for private persons of nobody and nowhere in particular ("a man", "her husband", an unresolved "he").
pub fn is_private(story: &Story<'_>, head: usize) -> bool {
    let doc = &story.doc;
    if doc.pos(head) == Pos::Pron {
        return match story.entity(head) {
            Some(entity) => entity.kind == EntityType::Group && !entity.plural && entity.of.is_none(),
            None => speaker_before(story, head).is_none_or(|speaker| is_private(story, speaker)),
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
    // "Ida hit Cuba on Sunday. It killed ten."
    let meant = story.entity(head).filter(|it| it.kind != EntityType::Person && story.doc.pos(head) == Pos::Pron);
    if meant.is_some_and(|it| it.name.split(' ').any(|word| kind::is_mishap(&word.to_lowercase()))) {
        return true;
    }
    story.phrase(head).take_while(|&i| i <= head).any(|i| {
        let of_the_head = i == head || story.doc.head(i) == head && story.doc.dep(i) == Dep::Compound;
        let lemma = story.doc.lemma(i).to_lowercase();
        of_the_head && (EventWord::Force.has(&lemma) || kind::is_mishap(&lemma))
    })
}

/// The token of the name that a thing belongs to: possessor, adjective of a people, name before the noun, "by", "of"
/// or "from" phrase.
pub fn owner(story: &Story<'_>, head: usize) -> Option<usize> {
    // "Defended the decision from critics": it is not theirs.
    let shielded = EventWord::Shielding.has(story.doc.lemma(story.doc.head(head)));
    let prepositions: &[&str] = if shielded { &["by", "of"] } else { &["by", "of", "from"] };
    owner_before(story, head)
        .or_else(|| in_phrase(story, head, prepositions))
        .or_else(|| maker(story, head))
        .or_else(|| of_what(&story.doc, head).filter(|&of| of != head).and_then(|of| owner_before(story, of)))
}

/// "A bill passed by Parliament", "positions held by Mali": who does what a participle says of the noun.
pub fn maker(story: &Story<'_>, head: usize) -> Option<usize> {
    let doc = &story.doc;
    // Whom somebody holds is not theirs.
    if sector::is_actor_noun(&doc.lemma(head).to_lowercase()) {
        return None;
    }
    // "Guards held captive by rebels" are not theirs.
    let captive =
        |participle: usize| doc.rights(participle).any(|child| matches!(doc.dep(child), Dep::Oprd | Dep::Acomp));
    let participles =
        doc.rights(head).filter(|&child| doc.dep(child) == Dep::Acl && doc.tag(child) == "VBN" && !captive(child));
    participles.filter_map(|participle| voice::agent(doc, participle)).find(|&agent| is_name(story, agent))
}

/// The noun before a noun that says of which armed or public body it is: "government targets", "rebel positions".
pub fn owner_by_kind(story: &Story<'_>, head: usize) -> Option<usize> {
    let doc = &story.doc;
    let public = |&child: &usize| {
        let sector = sector::of_noun(&doc.lemma(child).to_lowercase());
        let armed = matches!(sector, Some(Sector::Government | Sector::Military | Sector::Police | Sector::Rebels));
        doc.dep(child) == Dep::Compound && doc.pos(child) == Pos::Noun && armed
    };
    doc.lefts(head).find(public)
}

fn is_of_person(story: &Story<'_>, head: usize) -> bool {
    owner_before(story, head)
        .and_then(|owner| story.entity(owner))
        .is_some_and(|owner| owner.kind == EntityType::Person)
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
    let hyphen = |i: usize| matches!(doc.token(i), "-" | "–");
    let hyphenated = token + 1 < doc.len() && hyphen(token + 1) && !doc.space_after(token);
    // "Pro-Danish protests" are not the Danes'.
    let sided = token > 1
        && hyphen(token - 1)
        && matches!(doc.token(token - 2).to_lowercase().as_str(), "pro" | "anti" | "non" | "ex");
    // "The Oslo accord", "the Norway-Sweden Agreement" are called so, and nobody's in particular.
    let accord = doc.head(token);
    let town = || matches!(story.named_actor(token), Some((_, NameKind::Metonym)));
    let titular = matches!(doc.dep(token), Dep::Compound | Dep::Nmod)
        && EventWord::Accord.has(&doc.lemma(accord).to_lowercase())
        && (doc.token(accord).starts_with(char::is_uppercase) || town());
    // "The Iraq war" is where it was fought, "the Russia inquiry" about Russia.
    let topic = doc.lemma(doc.head(token)).to_lowercase();
    let fought_there = match doc.dep(token) {
        Dep::Compound | Dep::Nmod => topic == "war" || EventWord::Topical.has(&topic) && is_land(story, token),
        Dep::Amod => topic == "war",
        _ => false,
    };
    !hyphenated
        && !sided
        && !titular
        && !fought_there
        && (story.mention_at[token].is_some() || story.entity_at[token].is_some())
}

/// True for the name of a state.
fn is_land(story: &Story<'_>, token: usize) -> bool {
    story.named_actor(token).is_some_and(|(actor, _)| story.authority.actor(actor).kind == EntityType::State)
}

/// Who says it, for a pronoun that is the subject of what is said ("strikers said they will not yield").
pub fn speaker_before(story: &Story<'_>, pronoun: usize) -> Option<usize> {
    let doc = &story.doc;
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
    // "“He lied,” Roe said": of himself Roe would not say so.
    let is_quoted = story.quote(pronoun).is_some_and(|quote| !quote.tokens.contains(&subject));
    (says && fits && subject < pronoun && !is_quoted && doc.pos(subject) != Pos::Pron).then_some(subject)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    fn events(text: &str) -> usize {
        facts(text).events.len()
    }

    #[test]
    fn forces_and_private_persons_do_not_act() {
        assert_eq!(events("Hurricane Ida hit Cuba."), 0);
        assert_eq!(events("Ten villagers were killed due to the typhoon."), 0);
        assert_eq!(events("A man stabbed his wife on Friday."), 0);
        assert_eq!(events("Armed men attacked a Malian village."), 1);
    }

    #[test]
    fn a_pronoun_is_who_it_stands_for() {
        assert_eq!(events("The strikers said they would attack Cuba."), 1);
        // Who speaks is nobody that they call "he".
        assert_eq!(events("“He attacked Cuba,” the minister said."), 0);
        assert_eq!(events("The minister said: “He attacked Cuba.”"), 0);
    }
}
